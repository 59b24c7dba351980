//! Quality of submissions: timely, missing, complete, accurate, returned, regular in form ([`Aspect`]).

mod accurate;
mod cells;
mod entry;
mod known;
mod least;
mod timely;

use super::amounts;
use super::card::{CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss, Remark};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Aspect, ClauseId, LedgerId, MarkRule, Part, UnitId};
use crate::curve::{Number, NumberKind, Told};
use crate::evidence::Evidence;
use crate::measure::{Absent, CaseName, CaseResult, ScoringContext, Tally};
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
    Sent(Vec<timely::Sent>),
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
    let silent = scoring.inputs.submissions.silent.contains(&unit) && aspect != Aspect::Timely;
    let absent = match due.is_empty() {
        true => Some(Absent::NoLedgerDue),
        false if silent && aspect != Aspect::Missing => Some(Absent::AllMissing),
        false => None,
    };
    let found = match aspect {
        Aspect::Timely => Found::Sent(timely::sent(scoring, &due)),
        Aspect::Complete => {
            let (required, blank) = cells::required(scoring, unit, &due);
            Found::Complete { required, blank }
        }
        Aspect::Missing => counted(missing(scoring, &due)),
        Aspect::Accurate => counted(accurate::wrong(scoring, unit, &due)),
        Aspect::Returned => counted(returned(scoring, &due)),
        Aspect::Regular => counted(irregular(scoring, &due)),
    };
    Quality { found, absent }
}

/// Ledgers that were due as cases, where they are not marked one by one: good = in time.
pub(super) fn ledgers_in_time(quality: &Quality, part: &Part) -> Option<Tally> {
    match &quality.found {
        Found::Sent(sent) if !part.apiece => Some(timely::tally(sent, part, quality.absent.clone())),
        _ => None,
    }
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
    pub(super) fn mark(&self, part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
        match &self.found {
            Found::Sent(sent) => timely::mark(sent, part, points, clause),
            Found::Complete { required, blank } => complete(*required, blank, part, points, clause),
            Found::Counted { aspect, entries } => charged(*aspect, entries, part, points, clause),
        }
    }
}

fn complete(required: u32, blank: &[Evidence], part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
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
    let MarkRule::Curve(curve) = &part.rule else {
        return PartScore::default();
    };
    let marked = curve.mark(&Number::new(NumberKind::Percent, rate), points);
    let told_by_remarks = matches!(marked.told, Told::ByCases | Told::BelowLine(_));
    let mut score = PartScore {
        points,
        calc: Some(part.limits(points).hold(marked.calc)),
        told_by_remarks,
        ..PartScore::default()
    };
    let lost = points - score.mark().unwrap_or_default();
    if lost > Decimal::ZERO {
        score.losses.push(Loss {
            part: None,
            amount: lost,
            cause: Cause::Remarks(vec![remark.clone()]),
            clause: Some(clause),
            evidence: blank.to_vec(),
        });
    }
    score.remarks.push(remark);
    let cases = blank.iter();
    score.cases = cases
        .map(|cell| CaseScore::listed(CaseName::BlankCell, CaseResult::Listed, vec![cell.clone()]))
        .collect();
    score
}

fn charged(aspect: Aspect, entries: &[Entry], part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
    let Some(amounts) = part.amounts() else {
        return PartScore::default();
    };
    let each: Decimal = amounts.each.all().into_iter().sum();
    let entry = |entry| charge(entry, each, clause);
    let charges: Vec<amounts::Entry<'_>> = entries.iter().map(entry).collect();
    let account = amounts::account(&charges, amounts.initial, part.limits(points), points);
    let mut score = PartScore {
        points,
        ..PartScore::default()
    };
    let listed =
        |entry: &Entry| CaseScore::listed(entry.name.clone(), CaseResult::Listed, entry.evidence.clone());
    score.cases = entries.iter().map(listed).collect();
    if !entries.is_empty() {
        score.remarks.push(Remark::Entries {
            aspect,
            number: entries.len(),
            taken: account.losses.iter().map(|loss| loss.amount).sum(),
        });
    }
    score.losses = account.losses;
    score.calc = Some(account.calc);
    score
}

fn charge(entry: &Entry, amount: Decimal, clause: ClauseId) -> amounts::Entry<'_> {
    amounts::Entry {
        charge: amounts::Charge::Amount(amount),
        facts: CaseFacts {
            repeated: None,
            name: entry.name.clone(),
            result: CaseResult::Listed,
            waiver: None,
        },
        clause: Some(clause),
        evidence: &entry.evidence,
    }
}
