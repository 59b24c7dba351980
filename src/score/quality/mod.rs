//! Quality of submissions: timely, missing, complete, accurate, returned, regular in form ([`Aspect`]).

mod accurate;
mod cells;
mod entry;
mod known;
mod least;
mod timely;

use super::card::{CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss, Remark};
use super::deduct::points_less;
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Aspect, ClauseId, LedgerId, MarkRule, UnitId};
use crate::curve::Told;
use crate::evidence::Evidence;
use crate::measure::{Absent, CaseName, CaseResult, ScoringContext};
use crate::submission::{Irregularity, LedgerDue, SubmissionState};
use entry::Entry;
use rust_decimal::Decimal;
use std::sync::Arc;

/// One quality of what a unit sent, before it is marked.
pub(super) struct Quality {
    found: Found,
    /// Why there is nothing to count: no ledger was due, or the unit sent nothing at all.
    pub absent: Option<Absent>,
}

enum Found {
    /// Timely: each ledger due, and how it came.
    Timely(Vec<timely::Sent>),
    /// Complete: number of required cells, and the blank ones.
    Complete { required: u32, blank: Vec<Evidence> },
    /// The other qualities: occurrences that cost an amount each.
    Counted { aspect: Aspect, entries: Vec<Entry> },
}

pub(super) fn read(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    aspect: Aspect,
    ledgers: &[LedgerId],
) -> Quality {
    let asked = |due: &&LedgerDue| ledgers.is_empty() || ledgers.contains(&due.ledger);
    let due: Vec<&LedgerDue> = scoring.of(unit).due.iter().copied().filter(asked).collect();
    let counted = |entries| Found::Counted { aspect, entries };
    let found = match aspect {
        Aspect::Timely => Found::Timely(timely::sent(scoring, &due)),
        Aspect::Complete => {
            let (required, blank) = cells::required(scoring, unit, &due);
            Found::Complete { required, blank }
        }
        Aspect::Missing => counted(missing(scoring, &due)),
        Aspect::Accurate => counted(accurate::wrong(scoring, unit, &due)),
        Aspect::Returned => counted(returned(scoring, &due)),
        Aspect::Regular => counted(irregular(scoring, &due)),
    };
    let silent = scoring.inputs.submissions.silent.contains(&unit) && aspect != Aspect::Timely;
    let absent = match due.is_empty() {
        true => Some(Absent::NoLedgerDue),
        false if silent && aspect != Aspect::Missing => Some(Absent::AllMissing),
        false => None,
    };
    Quality { found, absent }
}

fn ledger_name(scoring: &ScoringContext<'_>, due: &LedgerDue) -> Arc<str> {
    scoring.inputs.campaign.ledgers[due.ledger].name.clone()
}

fn missing(scoring: &ScoringContext<'_>, due: &[&LedgerDue]) -> Vec<Entry> {
    let missing = due.iter().filter(|due| due.state == SubmissionState::Missing);
    missing
        .map(|due| Entry::without_cells(CaseName::Missing(ledger_name(scoring, due))))
        .collect()
}

fn returned(scoring: &ScoringContext<'_>, due: &[&LedgerDue]) -> Vec<Entry> {
    let of_ledger = |due: &&LedgerDue| {
        let name = ledger_name(scoring, due);
        (0..due.returned).map(move |_| Entry::without_cells(CaseName::Returned(name.clone())))
    };
    due.iter().flat_map(of_ledger).collect()
}

/// Irregular forms; one irregularity of a file that holds several ledgers counts once, the same one of two files twice.
fn irregular(scoring: &ScoringContext<'_>, due: &[&LedgerDue]) -> Vec<Entry> {
    let mut seen: Vec<(Option<&Arc<str>>, &Irregularity)> = Vec::new();
    let mut entries = Vec::new();
    for due in due {
        for irregular in &due.irregular {
            let file = irregular.place.as_ref().and_then(|place| place.file.as_ref());
            if !seen.contains(&(file, &irregular.what)) {
                seen.push((file, &irregular.what));
                entries.push(Entry::without_cells(CaseName::Irregular {
                    ledger: ledger_name(scoring, due),
                    what: irregular.what.clone(),
                }));
            }
        }
    }
    entries
}

impl Quality {
    pub(super) fn mark(&self, rule: &MarkRule, points: Decimal, clause: ClauseId) -> PartScore {
        match &self.found {
            Found::Timely(sent) => timely::mark(sent, rule, points, clause),
            Found::Complete { required, blank } => complete(*required, blank, rule, points, clause),
            Found::Counted { aspect, entries } => charged(*aspect, entries, rule, points, clause),
        }
    }
}

fn complete(
    required: u32,
    blank: &[Evidence],
    rule: &MarkRule,
    points: Decimal,
    clause: ClauseId,
) -> PartScore {
    let missing = Decimal::from(blank.len());
    let cells = |number: Decimal| Calc::number(Quantity::Cells, number);
    let rate = match required {
        0 => Calc::number(Quantity::Constant, Decimal::ONE),
        required => cells(Decimal::from(required) - missing).over(cells(Decimal::from(required))),
    };
    let value = rate.value();
    let remark = Remark::Complete {
        required,
        blank: blank.len(),
        rate: value,
    };
    let (calc, told_by_remarks) = match rule {
        MarkRule::Rate(curve) => {
            let marked = curve.mark(&rate, points);
            (
                marked.calc,
                matches!(marked.told, Told::ByCases | Told::BelowLine(_)),
            )
        }
        MarkRule::Deduct { each, .. } => {
            let left = points_less(points, *each * missing);
            (left.at_least(Calc::zero()), true)
        }
    };
    let mut part = PartScore {
        points,
        calc: Some(calc),
        told_by_remarks,
        ..PartScore::default()
    };
    let lost = points - part.mark().unwrap_or_default();
    if !lost.is_zero() {
        part.losses.push(Loss {
            part: None,
            amount: lost,
            cause: Cause::Remarks(vec![remark.clone()]),
            clause: Some(clause),
            evidence: blank.to_vec(),
        });
    }
    part.remarks.push(remark);
    let cases = blank.iter();
    part.cases = cases
        .map(|cell| CaseScore::listed(CaseName::BlankCell, CaseResult::Listed, vec![cell.clone()]))
        .collect();
    part
}

fn charged(
    aspect: Aspect,
    entries: &[Entry],
    rule: &MarkRule,
    points: Decimal,
    clause: ClauseId,
) -> PartScore {
    let each = match rule {
        MarkRule::Deduct { each, .. } => *each,
        // A rule by rate has no amount: one occurrence takes all points.
        MarkRule::Rate(_) => points,
    };
    let takes_off = points.is_zero();
    let mut left = points;
    let mut part = PartScore {
        points,
        ..PartScore::default()
    };
    let mut taken = Decimal::ZERO;
    for entry in entries {
        let amount = if takes_off { each } else { each.min(left) };
        left -= amount;
        taken += amount;
        part.cases.push(CaseScore::listed(
            entry.name.clone(),
            CaseResult::Listed,
            entry.evidence.clone(),
        ));
        if !amount.is_zero() {
            part.losses.push(Loss {
                part: None,
                amount,
                cause: Cause::Charged(CaseFacts {
                    name: entry.name.clone(),
                    result: CaseResult::Listed,
                    waiver: None,
                }),
                clause: Some(clause),
                evidence: entry.evidence.clone(),
            });
        }
    }
    part.calc = Some(match takes_off {
        true => Calc::number(Quantity::Charge, -taken),
        false => points_less(points, taken),
    });
    if !entries.is_empty() {
        part.remarks.push(Remark::Entries {
            aspect,
            number: entries.len(),
            taken,
        });
    }
    part
}
