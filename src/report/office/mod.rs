//! The office's workbook: every mark, deduction, row and rule, with the cell it was read from.

mod corrections;
mod deductions;
mod findings;
mod inputs;
mod ledgers;
mod marks;
mod open_items;
mod orders;
mod requirements;
mod rules;
mod self_reported;
mod submissions;
mod tracked;

pub(super) use corrections::{decisions, page as corrections_page};
pub(super) use deductions::page as deductions_page;
pub(super) use findings::page as findings_page;
pub(super) use ledgers::page as ledger_page;
pub(super) use open_items::page as open_items_page;
pub(super) use requirements::shortfalls as shortfalls_page;
pub(super) use tracked::page as tracked_page;

use super::phrase;
use crate::book::{Book, Page};
use crate::items::{TrackedItem, TrackedList};
use crate::outcome::Outcome;

/// The workbook without its pages.
pub(super) fn head(outcome: &Outcome) -> Book {
    Book::new(phrase::title(outcome, "办公室工作簿")).dated(outcome.period.as_of)
}

/// Its pages, each drawn when its turn comes: with thousands of units one of them fills hundreds of megabytes.
pub(super) fn pages(outcome: &Outcome) -> impl Iterator<Item = Page> {
    type Draw = fn(&Outcome) -> Page;
    const FIRST: [Draw; 5] = [
        |outcome| deductions::page(outcome, &outcome.units, |_| true),
        self_reported::page,
        |outcome| marks::adjustments(outcome, &outcome.units),
        submissions::matrix,
        |outcome| open_items::page(outcome, &outcome.items.open, |_| true),
    ];
    const THEN: [Draw; 4] = [
        |outcome| requirements::shortfalls(outcome, &outcome.requirements),
        requirements::all,
        |outcome| findings::page(outcome, &outcome.findings),
        orders::page,
    ];
    const LAST: [Draw; 2] = [rules::page, inputs::page];
    let drawn = |draw: Draw| draw(outcome);
    let tracked = |list: &TrackedList| {
        let items: Vec<&TrackedItem> = list.items.iter().collect();
        tracked::page(outcome, list, &items)
    };
    let groups = outcome.groups.iter().map(|group| marks::page(outcome, group));
    let corrected = (!outcome.corrections.is_empty()).then(|| corrections::page(outcome, None));
    let ledgers = outcome
        .ledgers
        .iter()
        .map(|ledger| ledgers::page(outcome, ledger));
    groups
        .chain(FIRST.into_iter().map(drawn))
        .chain(outcome.items.tracked.iter().map(tracked))
        .chain(THEN.into_iter().map(drawn))
        .chain(corrected)
        .chain(ledgers)
        .chain(LAST.into_iter().map(drawn))
}
