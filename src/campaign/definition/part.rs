//! The parts of an indicator: what is counted, and how a mark comes of it.

use super::super::model::{Aspect, PeriodKind};
use super::super::reader::{Fields, Node, Word, Written};
use super::condition::{self, Condition};
use super::words::{ASPECTS, DAY_UNITS, INITIALS, KINDS_OF_PERIOD, MISSING_RESULTS, RESTS};
use crate::calendar::DayUnit;
use crate::curve::{Initial, Rest};
use crate::finding::Place;
use rust_decimal::Decimal;

type Number = Option<Written<Decimal>>;
type Count = Option<Written<u32>>;

/// Bounds of limits for numbers that have none of their own.
const WIDE: i64 = 1_000_000_000_000;

/// One of `parts`.
#[derive(Debug)]
pub(crate) struct Part {
    pub place: Place,
    pub ledger: Option<Word>,
    pub deadlines: Option<Vec<Word>>,
    pub good: Option<Vec<Condition>>,
    pub sum: Option<Word>,
    pub over: Option<Word>,
    pub findings: Option<Vec<Word>>,
    pub requirements: Option<Vec<Word>>,
    pub submission: Option<Written<Aspect>>,
    pub ledgers: Option<Vec<Word>>,
    pub ladder: Option<Vec<Written<Decimal>>>,
    pub rating: Option<Word>,
    pub assessed: bool,
    pub results: Option<Written<PeriodKind>>,
    pub weights: Option<Vec<Written<Decimal>>>,
    pub missing: Option<Written<bool>>,
    pub best: Count,
    pub conditions: Vec<Condition>,
    pub lead_only: bool,
    pub late_counts: bool,
    pub carried: bool,
    pub weight: Option<Word>,
    pub points: Number,
    pub marks: Marks,
    /// Whether it holds a key that is none, so that what is missing may be misspelt.
    pub holds_unknown: bool,
}

pub(super) fn read(fields: &Fields<'_>) -> Part {
    let words = |key| fields.may(key, |node| node.list(Node::text));
    let amounts = |node: Node<'_>| node.list(|node| node.number(0, 100));
    Part {
        place: fields.place(),
        ledger: fields.maybe("ledger"),
        deadlines: words("deadlines"),
        good: fields.may("good", |node| node.list(|node| node.table(condition::read))),
        sum: fields.maybe("sum"),
        over: fields.maybe("over"),
        findings: words("findings"),
        requirements: words("requirements"),
        submission: fields.one_of("submission", ASPECTS),
        ledgers: words("ledgers"),
        ladder: fields.may("ladder", amounts),
        rating: fields.maybe("rating"),
        assessed: fields.flag("assessed"),
        results: fields.one_of("results", KINDS_OF_PERIOD),
        weights: fields.may("weights", |node| node.list(|node| node.number(0, 1000))),
        missing: fields.one_of("missing", MISSING_RESULTS),
        best: fields.count("best", 1, 99),
        conditions: fields.list("where", |node| node.table(condition::read)),
        lead_only: fields.flag("lead_only"),
        late_counts: fields.flag("late_counts"),
        carried: fields.flag("carried"),
        weight: fields.maybe("weight"),
        points: fields.number("points", 0, 100),
        marks: marks(fields),
        holds_unknown: fields.holds_unknown(),
    }
}

/// How a mark comes of a part.
#[derive(Debug)]
pub(crate) struct Marks {
    pub zero_below: Number,
    pub excess: Option<Excess>,
    pub deduct: Number,
    pub late_each: Count,
    pub late_over: Count,
    pub late_zero: Count,
    pub late_unit: Option<Written<DayUnit>>,
    pub bands: Option<Vec<Band>>,
    pub linear: Option<Vec<Point>>,
    pub steps: Option<Vec<Step>>,
    pub initial: Option<Written<Initial>>,
    pub rest: Option<Written<Rest>>,
}

fn marks(fields: &Fields<'_>) -> Marks {
    Marks {
        zero_below: fields.number("zero_below", 0, 100),
        excess: fields.table("excess", excess),
        deduct: fields.number("deduct", 0, 100),
        late_each: fields.count("late_each", 1, 3650),
        late_over: fields.count("late_over", 0, 3650),
        late_zero: fields.count("late_zero", 1, 3650),
        late_unit: fields.one_of("late_unit", DAY_UNITS),
        bands: fields.may("bands", |node| node.list(|node| node.table(band))),
        linear: fields.may("linear", |node| node.list(|node| node.table(point))),
        steps: fields.may("steps", |node| node.list(|node| node.table(step))),
        initial: fields.may("initial", initial),
        rest: fields.one_of("rest", RESTS),
    }
}

/// `excess`.
#[derive(Debug)]
pub(crate) struct Excess {
    pub every: Number,
    pub points: Number,
    pub cap: Number,
}

fn excess(fields: &Fields<'_>) -> Excess {
    Excess {
        every: fields.need("every", |node| node.number(0, 1000)),
        points: fields.need("points", |node| node.number(0, 100)),
        cap: fields.need("cap", |node| node.number(0, 100)),
    }
}

/// One of `bands`.
#[derive(Debug)]
pub(crate) struct Band {
    pub place: Place,
    pub at_least: Number,
    pub above: Number,
    pub at_most: Number,
    pub below: Number,
    pub gives: Gives,
}

fn band(fields: &Fields<'_>) -> Band {
    Band {
        place: fields.place(),
        at_least: fields.number("at_least", -WIDE, WIDE),
        above: fields.number("above", -WIDE, WIDE),
        at_most: fields.number("at_most", -WIDE, WIDE),
        below: fields.number("below", -WIDE, WIDE),
        gives: gives(fields),
    }
}

/// What a band or a point gives; exactly one must be written.
#[derive(Debug)]
pub(crate) struct Gives {
    pub percent: Number,
    pub mark: Number,
}

fn gives(fields: &Fields<'_>) -> Gives {
    Gives {
        percent: fields.number("percent", 0, 100),
        mark: fields.number("mark", 0, 1000),
    }
}

/// One of `linear`.
#[derive(Debug)]
pub(crate) struct Point {
    pub place: Place,
    pub at: Number,
    pub gives: Gives,
}

fn point(fields: &Fields<'_>) -> Point {
    Point {
        place: fields.place(),
        at: fields.need("at", |node| node.number(-WIDE, WIDE)),
        gives: gives(fields),
    }
}

/// One of `steps`.
#[derive(Debug)]
pub(crate) struct Step {
    pub place: Place,
    pub below: Number,
    pub above: Number,
    pub stop: Number,
    pub every: Number,
    pub amount: Number,
}

fn step(fields: &Fields<'_>) -> Step {
    Step {
        place: fields.place(),
        below: fields.number("below", -WIDE, WIDE),
        above: fields.number("above", -WIDE, WIDE),
        stop: fields.number("stop", -WIDE, WIDE),
        every: fields.need("every", |node| node.number(0, WIDE)),
        amount: fields.need("amount", |node| node.number(-1000, 1000)),
    }
}

/// A word, or a number of marks.
fn initial(node: Node<'_>) -> Option<Written<Initial>> {
    node.word_or_number(INITIALS, 0, 1000, Initial::Mark)
}
