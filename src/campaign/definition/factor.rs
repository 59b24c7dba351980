//! `{ factor = 0.8, missed = "…" }`: one of `times`.

use super::super::reader::{Fields, Node, Shape, Word, Written};
use super::condition::{self, Condition};
use crate::finding::Place;
use rust_decimal::Decimal;

/// The largest factor.
pub(crate) const MOST: i64 = 100;

/// One of `times` as written.
#[derive(Debug)]
pub(crate) struct Factor {
    pub place: Place,
    pub by: Option<By>,
    pub missed: Option<Word>,
    pub unmet: Option<Word>,
    pub found: Option<Found>,
}

/// By what is multiplied: a number, or one of the roster.
#[derive(Debug)]
pub(crate) enum By {
    Number(Written<Decimal>),
    Roster(Word),
}

/// `found`: rows of a ledger.
#[derive(Debug)]
pub(crate) struct Found {
    pub ledger: Word,
    pub conditions: Vec<Condition>,
}

pub(crate) fn read(fields: &Fields<'_>) -> Factor {
    Factor {
        place: fields.place(),
        by: fields.need("factor", by),
        missed: fields.maybe("missed"),
        unmet: fields.maybe("unmet"),
        found: fields.table("found", |rows| Found {
            ledger: rows.word("ledger"),
            conditions: rows.list("where", |node| node.table(condition::read)),
        }),
    }
}

/// `times` of a table.
pub(super) fn times(fields: &Fields<'_>) -> Vec<Factor> {
    fields.list("times", |node| node.table(read))
}

fn by(node: Node<'_>) -> Option<By> {
    node.shaped(&[
        (Shape::Number, &|node| node.number(0, MOST).map(By::Number)),
        (Shape::Table, &|node| {
            node.table(|fields| By::Roster(fields.word("roster")))
        }),
    ])
}
