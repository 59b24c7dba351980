//! Two ways to count rows: rows that are good by a condition, each row of a register.

use super::alone;
use super::amount;
use super::choose::{self, Pick};
use super::repeat;
use super::weight::weight;
use super::{Case, CaseName, CaseResult, NumberOf, Reckoning, ScoringContext, Tally, waive};
use crate::campaign::model::{Condition, Keeper, LedgerId, Part, UnitId};
use crate::rows::{Fault, Fulfils, Subject};
use crate::waiver::Charge;

/// Rows of the period as cases, good by the conditions or not. A row that the office's own register leaves blank or
/// wrong is charged to nobody.
pub(super) fn good(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    good: &[Condition],
) -> Tally {
    let mut picked = choose::in_period(scoring, unit, part, ledger);
    let mut cases = Vec::new();
    for pick in &picked.rows {
        match scoring.rows.fulfils(pick.item.row, good, Subject::Unit(unit)) {
            Fulfils::Unread(field, Fault::Office) => {
                picked.faults.extend(choose::fault(scoring, pick.item.row, field));
            }
            fulfils => cases.push(tested(scoring, unit, part, pick, (good, fulfils == Fulfils::Yes))),
        }
    }
    let counted = (cases.len(), picked.waiting.len());
    let nothing = || scoring.nothing_to_count((unit, ledger), counted, &picked.faults);
    let absent = scoring.never_came(unit, ledger).or_else(nothing);
    Tally {
        cases,
        absent,
        lead_unread: picked.waiting.len(),
        register_faults: picked.faults,
        ..Tally::default()
    }
}

fn tested(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    pick: &Pick<'_>,
    (conditions, fulfils): (&[Condition], bool),
) -> Case {
    let row = pick.item.row;
    let good = row.counts() && row.own.is_some() && fulfils && pick.is_certain();
    let mut case = plain(scoring, unit, part, pick, good);
    case.result = match good {
        true => CaseResult::Good,
        false if row.counts() && pick.undecided.is_none() => CaseResult::NotGood,
        false => CaseResult::Unusable,
    };
    let cells = conditions.iter();
    case.evidence
        .extend(cells.filter_map(|condition| scoring.rows.cell(row, condition.field)));
    case.evidence.dedup();
    case
}

/// Each row of the period is charged. A register without an entry charges nothing (`decisions` 38); a rejected row
/// is listed and not charged (37), unless the error is what leaves open whether it belongs here (75).
pub(super) fn each(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part, ledger: LedgerId) -> Tally {
    let picked = choose::in_period(scoring, unit, part, ledger);
    let charged = |pick: &&Pick<'_>| {
        let row = pick.item.row;
        // Nobody gains by a row of which it is open whether it belongs here.
        let is_open = pick.undecided.is_some() && !amount::is_gain(part, amount::of_row(scoring, part, row));
        (row.counts() && pick.undecided.is_none()) || is_open || amount::is_spoilt(scoring, part, row)
    };
    let cases: Vec<Case> = picked
        .rows
        .iter()
        .filter(charged)
        .map(|pick| plain(scoring, unit, part, pick, false))
        .collect();
    let definition = &scoring.inputs.campaign.ledgers[ledger];
    let of_office = definition.keeper == Keeper::Office && !definition.row_per_unit;
    let is_told = part.none_due.is_some() && picked.waiting.is_empty() && picked.faults.is_empty();
    let absent = match of_office || scoring.has_rows(unit, ledger) {
        true if !(is_told && cases.is_empty()) => None,
        _ => Some(scoring.nothing_due(unit, ledger)),
    };
    let is_number = part.amounts().is_none();
    Tally {
        cases,
        reckoning: is_number.then(|| Reckoning::new(NumberOf::Count, false)),
        absent,
        lead_unread: picked.waiting.len(),
        register_faults: picked.faults,
        unsaid: alone::unsaid(scoring, ledger),
        ..Tally::default()
    }
}

/// A row as a case, before it is judged. `good`: whether it will be.
pub(super) fn plain(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    pick: &Pick<'_>,
    good: bool,
) -> Case {
    let row = pick.item.row;
    let name = CaseName::Row(scoring.rows.label(row).into());
    let amount = amount::of_row(scoring, part, row);
    // Who gains by a row gains no more by leaving its weight blank.
    let is_light = good || amount::is_gain(part, amount);
    Case {
        good,
        weight: weight(scoring, part, &pick.item, is_light),
        waiver: waive::waiver(scoring, row, unit, Charge::Indicator(part.indicator)),
        clause: Some(scoring.inputs.campaign.ledgers[row.ledger].clause),
        evidence: row
            .own
            .or(row.base)
            .map(|record| scoring.rows.key_cells(record))
            .unwrap_or_default(),
        undecided: pick.undecided.clone(),
        alone: alone::of_row(scoring, unit, part, row),
        amount,
        repeats: repeat::of_row(scoring, part, row, None),
        ..Case::new(name, CaseResult::Listed)
    }
}
