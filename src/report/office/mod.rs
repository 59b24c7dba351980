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
use crate::book::Book;
use crate::outcome::{Outcome, TrackedItem, UnitResult};

/// The workbook.
pub(super) fn book(outcome: &Outcome) -> Book {
    let all: Vec<&UnitResult> = outcome.units.iter().collect();
    let mut book = Book::new(phrase::title(outcome, "办公室工作簿")).dated(outcome.period.as_of);
    for group in &outcome.groups {
        book.push(marks::page(outcome, group));
    }
    book.push(deductions::page(outcome, &outcome.units, |_| true));
    book.push(marks::adjustments(outcome, &all));
    book.push(submissions::matrix(outcome));
    book.push(open_items::page(outcome, &outcome.open_items, |_| true));
    for list in &outcome.tracked {
        let items: Vec<&TrackedItem> = list.items.iter().collect();
        book.push(tracked::page(outcome, list, &items));
    }
    book.push(requirements::shortfalls(outcome, &outcome.requirements));
    book.push(requirements::all(outcome));
    book.push(findings::page(outcome, &outcome.findings));
    book.push(orders::page(outcome));
    if !outcome.corrections.is_empty() {
        book.push(corrections::page(outcome, None));
    }
    for ledger in &outcome.ledgers {
        book.push(ledgers::page(outcome, ledger));
    }
    book.push(rules::page(outcome));
    book.push(inputs::page(outcome));
    book
}
