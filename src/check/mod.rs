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
mod measures;
mod overlap;
mod owed;
mod posts;
mod references;
mod registers;
mod required;
mod same_day;
mod schedule;
mod sealed;
mod settled;
mod sums;
#[cfg(test)]
mod tests;
mod when;
mod within_span;

pub use entries::check_register_entries;
pub use every_unit::check_every_unit;

use crate::campaign::model::{Campaign, Check, LedgerId, Period};
use crate::finding::{Findings, Level, Place};
use crate::history::History;
use crate::record::Records;
use crate::rows::Rows;
use flaw::Flaw;
use std::collections::BTreeSet;

/// The arguments of a family of checks.
struct Context<'a> {
    campaign: &'a Campaign,
    period: &'a Period,
    rows: &'a Rows<'a>,
    records: &'a Records,
    history: &'a History,
}

/// A family of checks: from the rows to their flaws.
type Family = fn(&Context<'_>) -> Vec<Flaw>;

/// All families, in the order in which their reasons are given.
const FAMILIES: &[Family] = &[
    required::check,
    compare::check,
    duplicates::check,
    references::check,
    registers::check,
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

/// Runs all checks: findings for what is wrong, reasons in the rows that counting cannot use, and how complete each
/// ledger is. `history` holds only what lies before the period.
pub fn run_checks(
    campaign: &Campaign,
    period: &Period,
    records: &mut Records,
    history: &History,
    findings: &mut Findings,
) {
    let (flaws, completeness, owed) = {
        let rows = Rows::new(campaign, records);
        let context = Context {
            campaign,
            period,
            rows: &rows,
            records,
            history,
        };
        let flaws: Vec<Flaw> = FAMILIES.iter().flat_map(|family| family(&context)).collect();
        (
            flaws,
            required::completeness(&context),
            references::owed(&context),
        )
    };
    records.completeness = completeness;
    let mut faulty = faulty(findings);
    for flaw in flaws {
        take(campaign, records, flaw, &mut faulty, findings);
    }
    left_out::add(campaign, period, records, history, findings);
    left_out::enter(campaign, period, records, &owed);
    settle(campaign, period, records, history, findings);
}

/// Says of each row who answers for it. What a sealed period holds and this one lacks stands among the rows by now.
fn settle(
    campaign: &Campaign,
    period: &Period,
    records: &mut Records,
    history: &History,
    findings: &mut Findings,
) {
    let (answers, flaws) = {
        let rows = Rows::new(campaign, records);
        settled::settle(&Context {
            campaign,
            period,
            rows: &rows,
            records,
            history,
        })
    };
    for flaw in flaws {
        findings.push(flaw.finding(campaign, &records.ledgers[flaw.ledger][flaw.at]));
    }
    for (ledger, at, settled) in answers {
        records.ledgers[ledger][at].settled = Some(settled);
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
    let history = History::default();
    let context = Context {
        campaign,
        period: &period,
        rows: &rows,
        records,
        history: &history,
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
