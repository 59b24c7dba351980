//! Which ledgers are due from whom, and when.

use crate::calendar::{DayUnit, Span, Start};
use crate::campaign::model::{Campaign, Keeper, Ledger, LedgerId, Period, StageId, UnitId};
use chrono::NaiveDate;

/// Ledgers due from a unit in a period, by id.
pub fn ledgers_due(campaign: &Campaign, unit: UnitId, stages: &[StageId]) -> Vec<LedgerId> {
    let asked =
        |ledger: &Ledger| ledger.only.is_empty() || ledger.only.iter().any(|stage| stages.contains(stage));
    let due = |ledger: &Ledger| match ledger.keeper {
        Keeper::Units(set) => campaign.sets[set].units().contains(&unit) && asked(ledger),
        Keeper::Office => false,
    };
    let ledgers = campaign.ledgers.iter().enumerate();
    ledgers
        .filter(|(_, ledger)| due(ledger))
        .map(|(id, _)| id)
        .collect()
}

/// Stages that have a day in the period.
pub fn stages_of(campaign: &Campaign, period: &Period) -> Vec<StageId> {
    let stages = campaign.stages.iter().enumerate();
    stages
        .filter(|(_, stage)| stage.span.overlap(&period.span).is_some())
        .map(|(id, _)| id)
        .collect()
}

/// The last day on which a ledger of the period is in time.
pub fn due_date(campaign: &Campaign, ledger: LedgerId, period: &Period) -> NaiveDate {
    due_dates(campaign, ledger, period)
        .last()
        .copied()
        .unwrap_or(period.received_by)
}

/// All days on which a ledger is due for the period: one, or one after each month.
pub fn due_dates(campaign: &Campaign, ledger: LedgerId, period: &Period) -> Vec<NaiveDate> {
    let rule = &campaign.ledgers[ledger].due;
    let ends: Vec<NaiveDate> = if rule.monthly {
        period
            .span
            .months()
            .iter()
            .map(|month: &Span| month.to.min(period.span.to))
            .collect()
    } else {
        vec![period.span.to]
    };
    let add = |end: NaiveDate| {
        campaign
            .calendar
            .add(end, rule.within, rule.unit, Start::NextDay, rule.roll)
            .date
    };
    ends.into_iter().map(add).collect()
}

/// Natural days between.
pub(super) fn days_late(campaign: &Campaign, due: NaiveDate, received: NaiveDate) -> u32 {
    campaign.calendar.days_late(due, received, DayUnit::Natural)
}
