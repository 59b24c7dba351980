//! Which ledgers are due from which unit, and when.

use crate::calendar::{DayUnit, DueDate, Span, Start};
use crate::campaign::model::{
    Campaign, Every, Keeper, Ledger, LedgerId, Period, PeriodKind, Stage, StageId, UnitId,
};
use chrono::NaiveDate;

/// Ledgers due from a unit in a period, by id; none from one that is not there on the period's day.
pub fn ledgers_due(campaign: &Campaign, unit: UnitId, period: &Period) -> Vec<LedgerId> {
    let due = |ledger: &Ledger| match ledger.keeper {
        Keeper::Units(set) => {
            campaign.sets[set].units().contains(&unit) && is_asked(campaign, ledger, period)
        }
        Keeper::Office => false,
    };
    let exists = campaign.roster.units[unit].exists_on(period.as_of);
    let ledgers = campaign.ledgers.with_ids();
    ledgers
        .filter(|(id, ledger)| exists && campaign.asks_unit_for(period, unit, *id) && due(ledger))
        .map(|(id, _)| id)
        .collect()
}

/// Whether a period asks for a ledger: where it has a day of one of the ledger's stages; of a ledger that is due once
/// a stage, where it closes one.
fn is_asked(campaign: &Campaign, ledger: &Ledger, period: &Period) -> bool {
    if ledger.due.every == Every::Stage {
        return closed_stage(campaign, ledger, period).is_some();
    }
    let has_a_day = |stage: &StageId| campaign.stages[*stage].span.overlap(&period.span).is_some();
    ledger.only.is_empty() || ledger.only.iter().any(has_a_day)
}

/// The stage after which a ledger is due with a period: the stage that is the period; where no stages are periods,
/// the one that ends in it.
fn closed_stage<'a>(campaign: &'a Campaign, ledger: &Ledger, period: &Period) -> Option<&'a Stage> {
    let asked = |id: StageId| ledger.only.is_empty() || ledger.only.contains(&id);
    if let Some(id) = period.stage {
        return asked(id).then(|| &campaign.stages[id]);
    }
    let is_stage = |period: &Period| period.kind == PeriodKind::Stage;
    if campaign.periods.iter().any(is_stage) {
        return None;
    }
    let stages = campaign.stages.with_ids();
    let mut ending = stages.filter(|(id, stage)| asked(*id) && period.span.contains(stage.span.to));
    ending.next_back().map(|(_, stage)| stage)
}

/// The days that a ledger sent for a period tells of: the period, and the stage at whose end it is asked for.
pub(super) fn span_told(campaign: &Campaign, ledger: LedgerId, period: &Period) -> Span {
    let ledger = &campaign.ledgers[ledger];
    let stage = Some(ledger).filter(|ledger| ledger.due.every == Every::Stage);
    match stage.and_then(|ledger| closed_stage(campaign, ledger, period)) {
        Some(stage) => Span {
            from: stage.span.from.min(period.span.from),
            to: stage.span.to.max(period.span.to),
        },
        None => period.span,
    }
}

/// The last day on which a ledger of the period is in time.
pub fn due_date(campaign: &Campaign, ledger: LedgerId, period: &Period) -> NaiveDate {
    due_dates(campaign, ledger, period)
        .last()
        .copied()
        .unwrap_or(period.received_by)
}

/// Whether the last day on which a ledger of the period is in time may still move: it reaches into a year without a
/// holiday notice.
pub(super) fn due_is_provisional(campaign: &Campaign, ledger: LedgerId, period: &Period) -> bool {
    let last = all_due(campaign, ledger, period).pop();
    last.is_some_and(|due| due.provisional)
}

/// All days on which a ledger is due for the period: one, or one after each month.
pub fn due_dates(campaign: &Campaign, ledger: LedgerId, period: &Period) -> Vec<NaiveDate> {
    let all = all_due(campaign, ledger, period).into_iter();
    all.map(|due| due.date).collect()
}

fn all_due(campaign: &Campaign, ledger: LedgerId, period: &Period) -> Vec<DueDate> {
    let rule = &campaign.ledgers[ledger].due;
    let months = period.span.months();
    let ends: Vec<NaiveDate> = match rule.every {
        Every::Month => months
            .iter()
            .map(|month: &Span| month.to.min(period.span.to))
            .collect(),
        Every::Period => vec![period.span.to],
        Every::Stage => {
            let stage = closed_stage(campaign, &campaign.ledgers[ledger], period);
            vec![stage.map_or(period.span.to, |stage| stage.span.to)]
        }
    };
    let add = |end: NaiveDate| {
        campaign
            .calendar
            .add(end, rule.within, rule.unit, Start::NextDay, rule.roll)
    };
    ends.into_iter().map(add).collect()
}

/// Natural days from the due date to the day of receipt; 0 if it came in time.
pub(super) fn days_late(campaign: &Campaign, due: NaiveDate, received: NaiveDate) -> u32 {
    campaign.calendar.days_late(due, received, DayUnit::Natural)
}
