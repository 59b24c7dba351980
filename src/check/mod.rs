//! Checks across cells, rows, ledgers and units. One file per family; each is a function from the rows to what is
//! wrong with them, and nothing is changed before all have looked.
//!
//! A cell that was found faulty when it was read causes no echo here.

mod across;
mod alike;
mod changed;
mod compare;
mod confirmed;
mod contradiction;
mod copied;
mod duplicates;
mod entries;
mod every_unit;
mod flaw;
mod left_out;
mod magnitude;
mod measures;
mod overlap;
mod no_start;
mod owed;
mod planned;
mod posts;
mod references;
mod registers;
mod repeated;
mod required;
mod same_day;
mod schedule;
mod sealed;
mod settled;
mod sums;
mod terms;
#[cfg(test)]
mod tests;
mod when;
mod within_span;

pub use entries::check_register_entries;
pub use every_unit::check_every_unit;
pub use planned::PlanSource;
pub(crate) use planned::{Plan, plan};
pub(crate) use registers::is_to_answer;
pub(crate) use when::words as conditions_in_words;

use crate::campaign::model::{Campaign, Check, LedgerId, Period};
use crate::finding::{Findings, Kind, Level, Place};
use crate::history::History;
use crate::record::{Held, Records, Rejection};
use crate::register::Registers;
use crate::rows::Rows;
use flaw::Flaw;
use std::collections::BTreeSet;
use terms::Amendment;

/// The arguments of a family of checks.
struct Context<'a> {
    campaign: &'a Campaign,
    period: &'a Period,
    rows: &'a Rows<'a>,
    records: &'a Records,
    registers: &'a Registers,
    history: &'a History,
    first_stated: &'a Records,
}

/// A family of checks: from the rows to their flaws.
type Family = fn(&Context<'_>) -> Vec<Flaw>;

/// All families, in the order in which their reasons are given.
const FAMILIES: &[Family] = &[
    required::check,
    required::blank,
    compare::check,
    duplicates::check,
    references::check,
    registers::check,
    no_start::check,
    contradiction::check,
    measures::check,
    sums::check,
    same_day::check,
    overlap::check,
    schedule::check,
    sealed::check,
    changed::check,
    across::check,
    copied::check,
    within_span::check,
];

/// What is known beside the rows of the period.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Entries of the registers that every campaign has.
    pub registers: &'a Registers,
    /// Only what lies before the period.
    pub history: &'a History,
    /// Rows of versions that state the terms of items though another one counts.
    pub first_stated: &'a Records,
}

/// Runs all checks: findings for what is wrong, reasons in the rows that counting cannot use, and how complete each
/// ledger is.
pub fn run_checks(
    campaign: &Campaign,
    period: &Period,
    records: &mut Records,
    known: Known<'_>,
    findings: &mut Findings,
) {
    let mut faulty = faulty(findings);
    let mut take_all = |records: &mut Records, flaws: Vec<Flaw>, findings: &mut Findings| {
        for flaw in flaws {
            take(campaign, records, flaw, &mut faulty, findings);
        }
    };
    let beside = Beside {
        campaign,
        period,
        known,
    };
    let (flaws, completeness) = beside.look(records, |context| {
        let flaws = FAMILIES.iter().flat_map(|family| family(context)).collect();
        (flaws, required::completeness(context))
    });
    records.completeness = completeness;
    take_all(records, flaws, findings);
    let (flaws, amendments) = beside.look(records, terms::check);
    take_all(records, flaws, findings);
    amend(records, amendments);
    let repeated = beside.look(records, repeated::check);
    take_all(records, repeated.flaws, findings);
    amend(records, repeated.amendments);
    supersede(campaign, records, &repeated.superseded);
    let sizes = beside.look(records, magnitude::check);
    take_all(records, sizes.flaws, findings);
    for (ledger, at, column) in sizes.waiting {
        records.ledgers[ledger][at].to_confirm.push(column);
    }
    sizes.idle.into_iter().for_each(|finding| findings.push(finding));
    let owed = beside.look(records, references::owed);
    left_out::add(campaign, period, records, known.history, findings);
    left_out::enter(campaign, period, records, owed);
    beside.settle(records, findings);
}

/// What the checks look at beside the rows.
struct Beside<'a> {
    campaign: &'a Campaign,
    period: &'a Period,
    known: Known<'a>,
}

impl Beside<'_> {
    fn look<T>(&self, records: &Records, check: impl FnOnce(&Context<'_>) -> T) -> T {
        let rows = Rows::new(self.campaign, records);
        check(&Context {
            campaign: self.campaign,
            period: self.period,
            rows: &rows,
            records,
            registers: self.known.registers,
            history: self.known.history,
            first_stated: self.known.first_stated,
        })
    }

    /// Says of each row who answers for it. What a sealed period holds and this one lacks stands among the rows by now.
    fn settle(&self, records: &mut Records, findings: &mut Findings) {
        let (answers, flaws) = self.look(records, settled::settle);
        for flaw in flaws {
            findings.push(flaw.finding(self.campaign, &records.ledgers[flaw.ledger][flaw.at]));
        }
        for (ledger, at, settled) in answers {
            records.ledgers[ledger][at].settled = Some(settled);
        }
    }
}

/// Puts the values that count in the place of those that do not.
fn amend(records: &mut Records, amendments: Vec<Amendment>) {
    for amendment in amendments {
        let field = &mut records.ledgers[amendment.ledger][amendment.at].fields[amendment.column];
        field.held = Some(match amendment.for_error {
            true => Held::ForError,
            false => Held::Stated,
        });
        field.value = amendment.value;
    }
}

/// Marks rows for which another one of their key stands.
fn supersede(campaign: &Campaign, records: &mut Records, rows: &[(LedgerId, usize)]) {
    for (ledger, at) in rows {
        let record = &mut records.ledgers[*ledger][*at];
        let column = campaign.ledgers[*ledger].key[0];
        let key = record.fields[column].shown.to_string();
        record.superseded = true;
        record.rejected.push(Rejection {
            column: Some(column),
            kind: Kind::SameKey { key },
            quotes: Vec::new(),
        });
    }
}

/// Cells that have an error or a blank already.
fn faulty(findings: &Findings) -> BTreeSet<Place> {
    let errors = findings
        .as_slice()
        .iter()
        .filter(|finding| finding.level == Level::Error);
    errors.map(|finding| finding.place.clone()).collect()
}

fn take(
    campaign: &Campaign,
    records: &mut Records,
    flaw: Flaw,
    faulty: &mut BTreeSet<Place>,
    findings: &mut Findings,
) {
    let record = &records.ledgers[flaw.ledger][flaw.at];
    if flaw.is_echo_of(faulty, record) {
        return;
    }
    let finding = flaw.finding(campaign, record);
    if flaw.rejects(campaign) {
        records.ledgers[flaw.ledger][flaw.at]
            .rejected
            .push(flaw.rejection());
    }
    if flaw.is_told() {
        if finding.level == Level::Error {
            faulty.insert(finding.place.clone());
        }
        findings.push(finding);
    }
}

/// The named checks of one kind: ledger, check.
fn named<'a>(context: &Context<'a>) -> impl Iterator<Item = (LedgerId, &'a Check)> + use<'a> {
    let ledgers = context.campaign.ledgers.with_ids();
    ledgers.flat_map(|(id, ledger)| ledger.checks.iter().map(move |check| (id, check)))
}

#[cfg(test)]
fn flaws_of(campaign: &Campaign, records: &Records, family: Family) -> Vec<(u32, &'static str)> {
    let rows = Rows::new(campaign, records);
    let period = crate::rows::sample::quarter();
    let (registers, history) = (Registers::default(), History::default());
    let context = Context {
        campaign,
        period: &period,
        rows: &rows,
        records,
        registers: &registers,
        history: &history,
        first_stated: &Records::default(),
    };
    let flaws = family(&context);
    let told = |flaw: &Flaw| {
        (
            records.ledgers[flaw.ledger][flaw.at].row,
            flaw.kind.code().title(),
        )
    };
    flaws.iter().map(told).collect()
}
