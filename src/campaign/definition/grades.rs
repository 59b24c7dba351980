//! `[[grades]]` of campaign.toml.

use super::super::model::PeriodKind;
use super::super::reader::{Fields, Node, Word, Written};
use super::words::{GRADE_RESTS, KINDS_OF_PERIOD};
use crate::finding::Place;
use rust_decimal::Decimal;

type Number = Option<Written<Decimal>>;
type Count = Option<Written<u32>>;

/// One of `[[grades]]`.
#[derive(Debug)]
pub(crate) struct Grades {
    pub name: Word,
    pub clause: Word,
    pub only: Vec<Written<PeriodKind>>,
    pub levels: Vec<Level>,
    pub lower: Vec<Lower>,
}

/// One of `levels`.
#[derive(Debug)]
pub(crate) struct Level {
    pub place: Place,
    pub grade: Word,
    pub at_least: Number,
    pub quota: Number,
    /// Whether a part of a place counts as one.
    pub rest: Option<Written<bool>>,
    pub places: Count,
    pub missed: Vec<Word>,
}

/// One of `lower`.
#[derive(Debug)]
pub(crate) struct Lower {
    pub place: Place,
    pub veto: Option<Word>,
    pub ladder: Option<Word>,
    pub step: Count,
    pub missed: Option<Vec<Word>>,
    pub black: bool,
    pub to: Option<Word>,
    pub by: Count,
}

pub(super) fn grades(fields: &Fields<'_>) -> Grades {
    Grades {
        name: fields.word("name"),
        clause: fields.word("clause"),
        only: fields.list("only", |node| node.one_of(KINDS_OF_PERIOD)),
        levels: fields.full_list("levels", |node| node.table(level)),
        lower: fields.list("lower", |node| node.table(lower)),
    }
}

fn level(fields: &Fields<'_>) -> Level {
    Level {
        place: fields.place(),
        grade: fields.word("grade"),
        at_least: fields.number("at_least", -10_000, 10_000),
        quota: fields.number("quota", 0, 100),
        rest: fields.one_of("rest", GRADE_RESTS),
        places: fields.count("places", 0, 9999),
        missed: fields.words("missed"),
    }
}

fn lower(fields: &Fields<'_>) -> Lower {
    Lower {
        place: fields.place(),
        veto: fields.maybe("veto"),
        ladder: fields.maybe("ladder"),
        step: fields.count("step", 1, 99),
        missed: fields.may("missed", |node| node.list(Node::text)),
        black: fields.flag("black"),
        to: fields.maybe("to"),
        by: fields.count("by", 1, 99),
    }
}
