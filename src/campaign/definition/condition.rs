//! `{ column = "…", in = […] }`.

use super::super::reader::{Fields, Node, Word, Written};
use crate::finding::Place;
use rust_decimal::Decimal;

/// A condition as written; more or fewer than one test is a mistake found later.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    pub place: Place,
    pub column: Word,
    pub tests: Vec<Test>,
}

/// A test as written.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    In(Vec<Word>),
    NotIn(Vec<Word>),
    Empty(bool),
    AtLeast(Written<Decimal>),
    AtMost(Written<Decimal>),
    SameAs(Word),
}

/// Bounds in a condition for numbers that have no limit of their own.
const WIDE: i64 = 1_000_000_000_000;

pub(crate) fn read(fields: &Fields<'_>) -> Condition {
    let words = |key| fields.may(key, |node| node.list(Node::text));
    let number = |key| fields.number(key, -WIDE, WIDE);
    let tests = [
        words("in").map(Test::In),
        words("not_in").map(Test::NotIn),
        fields
            .may("empty", Node::flag)
            .map(|flag| Test::Empty(flag.value)),
        number("at_least").map(Test::AtLeast),
        number("at_most").map(Test::AtMost),
        fields.maybe("same_as").map(Test::SameAs),
    ];
    let column = fields.word("column");
    Condition {
        place: column.place.clone(),
        column,
        tests: tests.into_iter().flatten().collect(),
    }
}
