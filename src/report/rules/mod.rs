//! The rules as they were applied, in sentences, from the definition: what the office shows when somebody asks.

mod duties;
mod marks;
mod places;

use crate::calendar::{DayUnit, Roll};
use crate::campaign::model::{Campaign, ClauseId, Period};
use crate::outcome::RuleLine;
use rust_decimal::Decimal;

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
    lines.extend(places::lines(campaign, period));
    lines
}

fn line(campaign: &Campaign, heading: &str, text: String, clause: ClauseId) -> RuleLine {
    RuleLine {
        heading: heading.into(),
        text,
        clause: campaign.cite(clause),
    }
}

/// A number without trailing zeros.
fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// `5个工作日`.
fn term(n: u32, unit: DayUnit) -> String {
    match unit {
        DayUnit::Natural => format!("{n}日"),
        DayUnit::Working => format!("{n}个工作日"),
        DayUnit::Month => format!("{n}个月"),
    }
}

/// What happens on a day off, as the end of a sentence.
fn rolled(roll: Roll) -> &'static str {
    match roll {
        Roll::None => "",
        Roll::NextWorking => "，遇休息日顺延",
    }
}
