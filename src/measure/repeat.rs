//! What makes a case a repetition of others of the same unit, and how many of them earlier periods counted.

use super::ScoringContext;
use crate::campaign::model::{FieldRef, Life, Part, Period, RepeatWindow, UnitId};
use crate::fold::fold;
use crate::rows::Row;
use crate::value::Value;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Of which others a case is a repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeats {
    /// What makes two cases the same, folded; blank where all are. None where the unit left that out: the case then
    /// repeats what was repeated most.
    pub same: Option<Arc<str>>,
    /// Day by which cases are counted; none where it is not known.
    pub day: Option<NaiveDate>,
}

/// The same of a row; none where nothing grows with repetition.
pub(super) fn of_row(
    scoring: &ScoringContext<'_>,
    part: &Part,
    row: Row<'_>,
    due: Option<NaiveDate>,
) -> Option<Repeats> {
    let repeat = part.amounts()?.repeat.as_ref()?;
    Some(Repeats {
        same: match repeat.same {
            None => Some("".into()),
            Some(field) => value(scoring, row, field),
        },
        day: due.or_else(|| day(scoring, row)),
    })
}

fn value(scoring: &ScoringContext<'_>, row: Row<'_>, field: FieldRef) -> Option<Arc<str>> {
    let (record, column) = scoring.rows.field(row, field)?;
    let blank = matches!(
        record.value(column),
        Value::Missing | Value::Nil | Value::Unreadable
    );
    match (blank, record.sender) {
        (false, _) => Some(fold(&record.fields[column].shown).into()),
        (true, Some(_)) => None,
        // What the office left out repeats nothing.
        (true, None) => Some(scoring.rows.label(row).into()),
    }
}

fn day(scoring: &ScoringContext<'_>, row: Row<'_>) -> Option<NaiveDate> {
    let ledger = &scoring.inputs.campaign.ledgers[row.ledger];
    match (&ledger.life, row.own) {
        (Life::Event { date }, Some(_)) => scoring.rows.date(row, FieldRef::own(row.ledger, *date)),
        _ => None,
    }
}

/// Number of cases that earlier periods of the same kind counted in the window, by what makes them the same.
pub(super) fn before(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part) -> BTreeMap<Arc<str>, u32> {
    let mut counts = BTreeMap::new();
    let Some(repeat) = part.amounts().and_then(|amounts| amounts.repeat.as_ref()) else {
        return counts;
    };
    let (campaign, period) = (scoring.inputs.campaign, scoring.inputs.period);
    let indicator = &campaign.indicators[part.indicator].name;
    let from = first_day(repeat.window, period);
    for sealed in &scoring.inputs.history.periods {
        let is_alike = campaign
            .period(&sealed.period)
            .is_some_and(|earlier| earlier.kind == period.kind);
        let is_inside = from.is_none_or(|from| sealed.from >= from) && sealed.from < period.span.from;
        let of_unit = sealed.unit(&campaign.roster.units[unit].name);
        let repeats = of_unit.map(|unit| unit.repeats.as_slice()).unwrap_or_default();
        for repeat in repeats.iter().filter(|_| is_alike && is_inside) {
            if repeat.is_of(indicator, part.at) {
                *counts.entry(repeat.same.clone()).or_default() += repeat.times;
            }
        }
    }
    counts
}

/// First day of the window; none where it is the whole campaign.
fn first_day(window: RepeatWindow, period: &Period) -> Option<NaiveDate> {
    let (year, month) = (period.span.from.year(), period.span.from.month0());
    let month = match window {
        RepeatWindow::Campaign => return None,
        RepeatWindow::Period => return Some(period.span.from),
        RepeatWindow::Quarter => month - month % 3,
        RepeatWindow::HalfYear => month - month % 6,
        RepeatWindow::Year => 0,
    };
    NaiveDate::from_ymd_opt(year, month + 1, 1)
}
