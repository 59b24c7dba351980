//! expected.toml: marks that the office worked out by hand.

use super::super::reader::{Fields, Node, Word, Written};
use super::words::EXPECTED;
use crate::finding::Place;
use rust_decimal::Decimal;

/// One of `marks`.
#[derive(Debug)]
pub(crate) struct Expected {
    pub place: Place,
    pub period: Word,
    pub unit: Word,
    pub indicator: Word,
    pub mark: Option<Written<ExpectedMark>>,
    pub why: Word,
}

/// What a line must come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedMark {
    /// So many marks.
    Mark(Decimal),
    /// 不涉及.
    NotApplicable,
}

pub(crate) fn read(file: &Fields<'_>) -> Vec<Expected> {
    file.tables("marks", expected)
}

fn expected(fields: &Fields<'_>) -> Expected {
    let mark = |node: Node<'_>| node.word_or_number(EXPECTED, -100_000, 100_000, ExpectedMark::Mark);
    Expected {
        place: fields.place(),
        period: fields.word("period"),
        unit: fields.word("unit"),
        indicator: fields.word("indicator"),
        mark: fields.need("mark", mark),
        why: fields.word("why"),
    }
}
