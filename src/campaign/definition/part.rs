//! The parts of an indicator: what is counted, and how a mark comes of it.

use super::super::model::{Aspect, Compared, Earlier, NoneDue, PeriodKind, Relation};
use super::super::reader::{Fields, Node, Shape, Word, Written};
use super::condition::{self, Condition};
use super::limit::{self, Limit};
use super::mark::{Marks, marks};
use super::words::{
    AMONG, ASPECTS, BETTER, COMPARED, EARLIER, INTO, KINDS_OF_PERIOD, MISSING_RESULTS, NONE_DUE, OTHERS,
};
use crate::finding::Place;
use rust_decimal::Decimal;

type Number = Option<Written<Decimal>>;
type Count = Option<Written<u32>>;

/// Bounds of limits for numbers that have none of their own.
pub(super) const WIDE: i64 = 1_000_000_000_000;

/// One of `parts`.
#[derive(Debug)]
pub(crate) struct Part {
    pub place: Place,
    pub ledger: Option<Word>,
    pub deadlines: Option<Vec<Word>>,
    pub good: Option<Vec<Condition>>,
    pub sum: Option<Word>,
    pub mean: Option<Word>,
    pub over: Option<Over>,
    pub roster: Option<Word>,
    pub target: Option<Target>,
    pub compared: Option<Written<Compared>>,
    pub earlier: Option<Written<Earlier>>,
    pub others: Option<Written<Relation>>,
    /// Whether those of all groups are meant.
    pub among: Option<Written<bool>>,
    /// Whether less is better.
    pub better: Option<Written<bool>>,
    /// What its number is, in the words of the file.
    pub counted: String,
    pub findings: Option<Vec<Word>>,
    pub requirements: Option<Vec<Word>>,
    pub submission: Option<Written<Aspect>>,
    pub ledgers: Option<Vec<Word>>,
    pub ladder: Option<Word>,
    pub rating: Option<Word>,
    pub raters: Option<Vec<Word>>,
    pub votes: Option<Vec<Word>>,
    pub assessed: bool,
    pub results: Option<Written<PeriodKind>>,
    pub weights: Option<Vec<Written<Decimal>>>,
    pub missing: Option<Written<bool>>,
    pub best: Count,
    pub conditions: Vec<Condition>,
    pub lead_only: bool,
    pub late_counts: bool,
    pub carried: bool,
    pub apiece: bool,
    pub weight: Option<Weight>,
    pub worth: Number,
    pub floor: Limit,
    pub cap: Limit,
    pub into: Option<Written<()>>,
    pub none_due: Option<Written<NoneDue>>,
    pub marks: Marks,
    /// Whether it holds a key that is none, so that what is missing may be misspelt.
    pub holds_unknown: bool,
}

impl Part {
    /// Whether it carries no points of its line.
    pub(crate) fn carries_nothing(&self) -> bool {
        let worth = self.worth.as_ref();
        self.into.is_some() || worth.is_some_and(|worth| worth.value.is_zero())
    }

    /// Whether a curve is written that takes any number.
    pub(crate) fn is_curved(&self) -> bool {
        self.marks.bands.is_some() || self.marks.linear.is_some() || self.marks.steps.is_some()
    }

    /// Whether its number is divided by or held against a column of the same rows.
    pub(crate) fn has_column_below(&self) -> bool {
        matches!(self.over, Some(Over::Column(_))) || matches!(self.target, Some(Target::Column(_)))
    }

    /// Whether what it counts is made a share of something.
    pub(crate) fn is_share(&self) -> bool {
        let per = matches!(&self.over, Some(Over::Roster { every: None, .. }));
        per || self.target.is_some() || self.others.is_some()
    }

    /// Whether it counts the rows of a ledger, each for being there.
    pub(crate) fn counts_rows(&self) -> bool {
        let other = self.deadlines.is_some() || self.good.is_some() || self.findings.is_some();
        self.ledger.is_some() && !other && self.sum.is_none() && self.mean.is_none()
    }
}

/// Keys that say what the number of a part is, before it is held against others.
const COUNTED: &[&str] = &[
    "ledger",
    "deadlines",
    "good",
    "sum",
    "mean",
    "over",
    "roster",
    "target",
    "requirements",
    "where",
    "lead_only",
    "late_counts",
    "weight",
    "rating",
    "raters",
    "votes",
];

pub(super) fn read(fields: &Fields<'_>) -> Part {
    let words = |key| fields.may(key, |node| node.list(Node::text));
    Part {
        place: fields.place(),
        ledger: fields.maybe("ledger"),
        deadlines: words("deadlines"),
        good: fields.may("good", |node| node.list(|node| node.table(condition::read))),
        sum: fields.maybe("sum"),
        mean: fields.maybe("mean"),
        over: fields.may("over", over),
        roster: fields.maybe("roster"),
        target: fields.may("target", target),
        compared: fields.one_of("as", COMPARED),
        earlier: fields.one_of("earlier", EARLIER),
        others: fields.one_of("others", OTHERS),
        among: fields.one_of("among", AMONG),
        better: fields.one_of("better", BETTER),
        counted: fields.as_written(COUNTED),
        findings: words("findings"),
        requirements: words("requirements"),
        submission: fields.one_of("submission", ASPECTS),
        ledgers: words("ledgers"),
        ladder: fields.maybe("ladder"),
        rating: fields.maybe("rating"),
        raters: words("raters"),
        votes: words("votes"),
        assessed: fields.flag("assessed"),
        results: fields.one_of("results", KINDS_OF_PERIOD),
        weights: fields.may("weights", |node| node.list(|node| node.number(0, 1000))),
        missing: fields.one_of("missing", MISSING_RESULTS),
        best: fields.count("best", 1, 99),
        conditions: fields.list("where", |node| node.table(condition::read)),
        lead_only: fields.flag("lead_only"),
        late_counts: fields.flag("late_counts"),
        carried: fields.flag("carried"),
        apiece: fields.flag("apiece"),
        weight: fields.may("weight", weight),
        worth: fields.number("worth", 0, 1000),
        floor: limit::floor(fields),
        cap: limit::cap(fields, "cap"),
        into: fields.one_of("into", INTO),
        none_due: fields.may("none_due", |node| {
            node.word_or_number(NONE_DUE, 0, 100, NoneDue::Percent)
        }),
        marks: marks(fields),
        holds_unknown: fields.holds_unknown(),
    }
}

/// `over`: a column of the same rows, or a number of the roster.
#[derive(Debug)]
pub(crate) enum Over {
    Column(Word),
    Roster { column: Word, every: Number },
}

fn over(node: Node<'_>) -> Option<Over> {
    let roster = |fields: &Fields<'_>| Over::Roster {
        column: fields.word("roster"),
        every: fields.number("every", 1, WIDE),
    };
    node.shaped(&[
        (Shape::Text, &|node| node.text().map(Over::Column)),
        (Shape::Table, &|node| node.table(roster)),
    ])
}

/// `target`: a number, a column of the same rows, or a number of the roster.
#[derive(Debug)]
pub(crate) enum Target {
    Number(Written<Decimal>),
    Column(Word),
    Roster(Word),
}

fn target(node: Node<'_>) -> Option<Target> {
    node.shaped(&[
        (Shape::Number, &|node| {
            node.number(-WIDE, WIDE).map(Target::Number)
        }),
        (Shape::Text, &|node| node.text().map(Target::Column)),
        (Shape::Table, &|node| {
            node.table(|fields| Target::Roster(fields.word("roster")))
        }),
    ])
}

/// `weight`: a number column, a column with a code list and the weight of each code, or a number column with the weight
/// from a number on.
#[derive(Debug)]
pub(crate) enum Weight {
    Column(Word),
    Codes(Codes),
    Classes(Classes),
}

/// A number column, and the weight from a number on.
#[derive(Debug)]
pub(crate) struct Classes {
    pub column: Word,
    pub bands: Vec<(Number, Number)>,
}

fn weight(node: Node<'_>) -> Option<Weight> {
    node.shaped(&[
        (Shape::Text, &|node| node.text().map(Weight::Column)),
        (Shape::Table, &|node| node.table(weights)),
    ])
}

fn weights(fields: &Fields<'_>) -> Weight {
    let class = |class: &Fields<'_>| {
        let weight = class.need("weight", |node| node.number(0, 1000));
        (class.number("at_least", -WIDE, WIDE), weight)
    };
    let column = fields.word("column");
    match fields.may("bands", |node| node.list(|node| node.table(class))) {
        Some(bands) => Weight::Classes(Classes { column, bands }),
        None => Weight::Codes(Codes {
            column,
            codes: of_codes(fields, "weight", 0),
        }),
    }
}

/// A column with a code list, and a number for each code.
#[derive(Debug)]
pub(crate) struct Codes {
    pub column: Word,
    pub codes: Vec<(Word, Number)>,
}

/// `key`: that of the number; `least`: the least it may be.
pub(super) fn codes(fields: &Fields<'_>, key: &'static str, least: i64) -> Codes {
    Codes {
        column: fields.word("column"),
        codes: of_codes(fields, key, least),
    }
}

fn of_codes(fields: &Fields<'_>, key: &'static str, least: i64) -> Vec<(Word, Number)> {
    fields.full_list("codes", |node| {
        node.table(|code| (code.word("code"), code.need(key, |node| node.number(least, 1000))))
    })
}
