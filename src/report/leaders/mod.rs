//! The leaders' workbook: one page that stands on its own, the boards, a ranking per group.

mod boards;
mod one_page;
mod ranking;

use super::phrase;
use crate::book::Book;
use crate::outcome::Outcome;

/// The leaders' workbook.
pub(super) fn book(outcome: &Outcome) -> Book {
    let mut book = Book::new(phrase::title(outcome, "红黑榜与排名")).dated(outcome.period.as_of);
    book.push(one_page::page(outcome));
    book.push(boards::page(outcome));
    for group in &outcome.groups {
        book.push(ranking::page(outcome, group));
    }
    book
}
