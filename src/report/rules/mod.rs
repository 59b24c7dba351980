//! The rules as they were applied, in sentences, from the definition: what the office shows when somebody asks.

mod adjusted;
mod against;
mod amounts;
mod curves;
mod duties;
mod factor;
mod filling;
mod grades;
mod marks;
mod places;
mod sentence;
mod sources;
mod tariff;
mod votes;
mod worked;

use crate::campaign::model::{Campaign, IndicatorId, Period};
use crate::outcome::RuleLine;
use crate::self_reported::FactKinds;
use sentence::line;

pub use worked::{Worked, worked};

/// Every rule of the period: time, duties, marks, places.
pub fn rule_lines(campaign: &Campaign, period: &Period) -> Vec<RuleLine> {
    let mut lines = vec![
        line(
            campaign,
            "期间",
            format!(
                "{}为{}至{}，一切以{}为准；此后的事项只列出，不计入",
                period.title, period.span.from, period.span.to, period.as_of
            ),
            campaign.clause,
        ),
        line(
            campaign,
            "报送",
            duties::due(&campaign.submission),
            campaign.submission.clause,
        ),
    ];
    lines.extend(duties::ledgers(campaign));
    lines.extend(duties::deadlines(campaign));
    lines.extend(duties::requirements(campaign));
    lines.extend(marks::lines(campaign, period));
    let indicators = marks::indicators(campaign, period);
    lines.extend(indicators.iter().map(|id| tariff::of(campaign, *id)));
    let kinds = FactKinds::new(campaign);
    lines.push(sources::rule(campaign));
    lines.extend(indicators.iter().map(|id| sources::of(campaign, &kinds, *id)));
    lines.extend(places::lines(campaign, period));
    lines.extend(filling::lines(campaign, false));
    lines
}

/// How an indicator is marked, and on what its mark rests.
pub fn indicator_rule_lines(campaign: &Campaign, id: IndicatorId) -> [RuleLine; 2] {
    let kinds = FactKinds::new(campaign);
    [tariff::of(campaign, id), sources::of(campaign, &kinds, id)]
}

/// How what only few may know of is filled in and checked: for the office alone.
pub fn restricted_rule_lines(campaign: &Campaign) -> Vec<RuleLine> {
    filling::lines(campaign, true)
}
