//! What makes a case a repetition of others of the same unit, and how many of them earlier periods counted.

use super::ScoringContext;
use crate::campaign::model::{FieldRef, Life, Part, UnitId};
use crate::fold::fold;
use crate::history::SealedRepeat;
use crate::rows::Row;
use crate::value::Value;
use chrono::NaiveDate;
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
    let campaign = scoring.inputs.campaign;
    let is_of_part =
        |repeat: &&SealedRepeat| repeat.is_of(&campaign.indicators[part.indicator].name, part.at);
    let earlier = campaign.looked_back_on(scoring.inputs.period, part).into_iter();
    let sealed = earlier.filter_map(|earlier| scoring.inputs.history.sealed(&earlier.id));
    let of_unit = sealed.filter_map(|sealed| sealed.unit(&campaign.roster.units[unit].name));
    let mut counts = BTreeMap::new();
    for repeat in of_unit.flat_map(|unit| &unit.repeats).filter(is_of_part) {
        *counts.entry(repeat.same.clone()).or_default() += repeat.times;
    }
    counts
}
