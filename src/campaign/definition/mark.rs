//! How a mark comes of a part: curves, and marks for each case.

use super::super::model::RepeatWindow;
use super::super::reader::{Fields, Node, Shape, Word, Written};
use super::part::{Codes, WIDE, codes};
use super::words::{DAY_UNITS, INITIALS, REPEAT_WINDOWS, RESTS};
use crate::calendar::DayUnit;
use crate::curve::{Initial, Rest};
use crate::finding::Place;
use rust_decimal::Decimal;

type Number = Option<Written<Decimal>>;
type Count = Option<Written<u32>>;

/// How a mark comes of a part.
#[derive(Debug)]
pub(crate) struct Marks {
    pub zero_below: Number,
    pub amount: Option<Amount>,
    pub late: Option<Late>,
    pub early: Option<Early>,
    pub repeat: Option<Repeat>,
    pub short: Option<Short>,
    pub bands: Option<Vec<Band>>,
    pub linear: Option<Vec<Point>>,
    pub steps: Option<Vec<Step>>,
    pub initial: Option<Written<Initial>>,
    pub rest: Option<Written<Rest>>,
}

pub(super) fn marks(fields: &Fields<'_>) -> Marks {
    Marks {
        zero_below: fields.number("zero_below", -WIDE, WIDE),
        amount: fields.may("amount", amount),
        late: fields.table("late", late),
        early: fields.table("early", early),
        repeat: fields.table("repeat", repeat),
        short: fields.table("short", short),
        bands: fields.may("bands", |node| node.list(|node| node.table(band))),
        linear: fields.may("linear", |node| node.list(|node| node.table(point))),
        steps: fields.may("steps", |node| node.list(|node| node.table(step))),
        initial: fields.may("initial", initial),
        rest: fields.one_of("rest", RESTS),
    }
}

/// `amount`: marks of each case, of the first, the second …, or by a code.
#[derive(Debug)]
pub(crate) enum Amount {
    Same(Written<Decimal>),
    Nth(Vec<Written<Decimal>>),
    Codes(Codes),
}

fn amount(node: Node<'_>) -> Option<Amount> {
    let number = |node: Node<'_>| node.number(-1000, 1000);
    node.shaped(&[
        (Shape::Number, &|node| number(node).map(Amount::Same)),
        (Shape::List, &|node| node.list(number).map(Amount::Nth)),
        (Shape::Table, &|node| {
            node.table(|fields| Amount::Codes(codes(fields, "amount", -1000)))
        }),
    ])
}

/// `late`.
#[derive(Debug)]
pub(crate) struct Late {
    pub place: Place,
    pub every: Count,
    pub more_than: Count,
    pub zero: Count,
    pub unit: Option<Written<DayUnit>>,
    pub rest: Option<Written<Rest>>,
}

fn late(fields: &Fields<'_>) -> Late {
    Late {
        place: fields.place(),
        every: fields.count("every", 1, 3650),
        more_than: fields.count("more_than", 0, 3650),
        zero: fields.count("zero", 1, 3650),
        unit: fields.one_of("unit", DAY_UNITS),
        rest: fields.one_of("rest", RESTS),
    }
}

/// `early`.
#[derive(Debug)]
pub(crate) struct Early {
    pub every: Count,
    pub unit: Option<Written<DayUnit>>,
    pub amount: Number,
    pub cap: Number,
}

fn early(fields: &Fields<'_>) -> Early {
    Early {
        every: fields.need("every", |node| node.count(1, 3650)),
        unit: fields.one_of("unit", DAY_UNITS),
        amount: fields.need("amount", |node| node.number(0, 1000)),
        cap: fields.number("cap", 0, 1000),
    }
}

/// `repeat`.
#[derive(Debug)]
pub(crate) struct Repeat {
    pub place: Place,
    pub window: Option<Written<RepeatWindow>>,
    pub same: Option<Word>,
    pub factors: Vec<(Count, Number)>,
}

fn repeat(fields: &Fields<'_>) -> Repeat {
    let factor = |factor: &Fields<'_>| {
        let nth = factor.need("nth", |node| node.count(2, 999));
        (nth, factor.need("factor", |node| node.number(0, 100)))
    };
    Repeat {
        place: fields.place(),
        window: fields.one_of("window", REPEAT_WINDOWS),
        same: fields.maybe("same"),
        factors: fields.full_list("factors", |node| node.table(factor)),
    }
}

/// `short`.
#[derive(Debug)]
pub(crate) struct Short {
    pub every: Number,
    pub rest: Option<Written<Rest>>,
}

fn short(fields: &Fields<'_>) -> Short {
    Short {
        every: fields.need("every", |node| node.number(0, WIDE)),
        rest: fields.one_of("rest", RESTS),
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
        percent: fields.number("percent", 0, 1000),
        mark: fields.number("mark", -1000, 1000),
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
    node.word_or_number(INITIALS, -1000, 1000, Initial::Mark)
}
