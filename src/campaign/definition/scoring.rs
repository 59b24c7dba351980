//! scoring.toml.

use super::super::model::{
    Aspect, ById, CountsFor, Effect, EntryKind, Ground, IndicatorId, SameMatter, TableId, Window,
};
use super::super::reader::{Fields, Node, Word, Written};
use super::condition::{self, Condition};
use super::words::{
    ASPECTS, COUNTS_FOR, DAY_UNITS, EFFECTS, ENTRY_KINDS, GROUNDS, QUARTERS, SAME_MATTER, WINDOWS,
};
use crate::calendar::DayUnit;
use crate::finding::Place;
use chrono::NaiveDate;
use rust_decimal::Decimal;

type Number = Option<Written<Decimal>>;
type Count = Option<Written<u32>>;

/// The whole file.
#[derive(Debug)]
pub(crate) struct ScoringFile {
    pub head: Option<Head>,
    pub exemptions: Option<Exemptions>,
    pub entries: Vec<Entries>,
    pub requirements: Vec<Requirement>,
    pub indicators: ById<IndicatorId, Indicator>,
    pub ratings: Vec<Rating>,
    pub tables: ById<TableId, Table>,
    pub adjustments: Vec<Adjustment>,
    pub vetoes: Vec<Veto>,
}

pub(super) fn read(file: &Fields<'_>) -> ScoringFile {
    ScoringFile {
        head: file.need("scoring", |node| node.table(head)),
        exemptions: file.table("exemptions", exemptions),
        entries: file.tables("entries", entries),
        requirements: file.tables("requirements", requirement),
        indicators: file.full_list("indicators", |node| node.table(indicator)).into(),
        ratings: file.tables("ratings", rating),
        tables: file.full_list("tables", |node| node.table(table)).into(),
        adjustments: file.tables("adjustments", adjustment),
        vetoes: file.tables("vetoes", veto),
    }
}

/// `[scoring]`.
#[derive(Debug)]
pub(crate) struct Head {
    pub clause: Word,
    pub support_weight: Number,
    pub bonus_cap: Number,
}

fn head(fields: &Fields<'_>) -> Head {
    Head {
        clause: fields.word("clause"),
        support_weight: fields.number("support_weight", 0, 1),
        bonus_cap: fields.number("bonus_cap", 0, 100),
    }
}

/// `[exemptions]`.
#[derive(Debug)]
pub(crate) struct Exemptions {
    pub clause: Word,
    pub partial: Number,
}

fn exemptions(fields: &Fields<'_>) -> Exemptions {
    Exemptions {
        clause: fields.word("clause"),
        partial: fields.number("partial", 0, 100),
    }
}

/// `[[entries]]`.
#[derive(Debug)]
pub(crate) struct Entries {
    pub register: Option<Written<EntryKind>>,
    pub clause: Word,
    pub without: Vec<Written<Ground>>,
}

fn entries(fields: &Fields<'_>) -> Entries {
    Entries {
        register: fields.need("register", |node| node.one_of(ENTRY_KINDS)),
        clause: fields.word("clause"),
        without: fields.full_list("without", |node| node.one_of(GROUNDS)),
    }
}

/// `[[requirements]]`.
#[derive(Debug)]
pub(crate) struct Requirement {
    pub name: Word,
    pub clause: Word,
    pub each: Word,
    pub per: Option<Word>,
    pub ledger: Word,
    pub conditions: Vec<Condition>,
    pub sum: Option<Word>,
    pub share_of: Option<Word>,
    pub window: Option<Written<Window>>,
    pub only: Vec<Word>,
    pub by: Option<Written<NaiveDate>>,
    pub at_least: Number,
    pub at_most: Number,
    pub at_most_of: Option<Word>,
    pub paced: bool,
    pub counts_for: Option<Written<CountsFor>>,
}

/// Largest target.
const WIDE: i64 = 1_000_000_000_000;

fn requirement(fields: &Fields<'_>) -> Requirement {
    Requirement {
        name: fields.word("name"),
        clause: fields.word("clause"),
        each: fields.word("each"),
        per: fields.maybe("per"),
        ledger: fields.word("ledger"),
        conditions: fields.list("where", |node| node.table(condition::read)),
        sum: fields.maybe("sum"),
        share_of: fields.maybe("share_of"),
        window: fields.need("window", |node| node.one_of(WINDOWS)),
        only: fields.words("only"),
        by: fields.may("by", Node::date),
        at_least: fields.number("at_least", 0, WIDE),
        at_most: fields.number("at_most", 0, WIDE),
        at_most_of: fields.maybe("at_most_of"),
        paced: fields.flag("paced"),
        counts_for: fields.one_of("counts_for", COUNTS_FOR),
    }
}

/// `[[indicators]]`.
#[derive(Debug)]
pub(crate) struct Indicator {
    pub name: Word,
    pub clause: Word,
    pub parts: Vec<Part>,
}

fn indicator(fields: &Fields<'_>) -> Indicator {
    Indicator {
        name: fields.word("name"),
        clause: fields.word("clause"),
        parts: fields.full_list("parts", |node| node.table(part)),
    }
}

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
    pub quarters: Option<Written<bool>>,
    pub conditions: Vec<Condition>,
    pub lead_only: bool,
    pub late_counts: bool,
    pub carried: bool,
    pub weight: Option<Word>,
    pub points: Number,
    pub marks: Marks,
}

fn part(fields: &Fields<'_>) -> Part {
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
        quarters: fields.one_of("quarters", QUARTERS),
        conditions: fields.list("where", |node| node.table(condition::read)),
        lead_only: fields.flag("lead_only"),
        late_counts: fields.flag("late_counts"),
        carried: fields.flag("carried"),
        weight: fields.maybe("weight"),
        points: fields.number("points", 0, 100),
        marks: marks(fields),
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
    pub at_least: Number,
    pub at_most: Number,
    pub percent: Number,
}

fn band(fields: &Fields<'_>) -> Band {
    Band {
        at_least: fields.number("at_least", 0, 1000),
        at_most: fields.number("at_most", 0, 1000),
        percent: fields.need("percent", |node| node.number(0, 100)),
    }
}

/// `[[ratings]]`.
#[derive(Debug)]
pub(crate) struct Rating {
    pub name: Word,
    pub clause: Word,
    pub grades: Vec<(Word, Number)>,
    pub raters: Vec<(Word, Number)>,
    pub trim: Count,
}

fn rating(fields: &Fields<'_>) -> Rating {
    Rating {
        name: fields.word("name"),
        clause: fields.word("clause"),
        grades: fields.tables("grades", |grade| {
            (
                grade.word("grade"),
                grade.need("mark", |node| node.number(0, 100)),
            )
        }),
        raters: fields.tables("raters", |rater| {
            (
                rater.word("name"),
                rater.need("weight", |node| node.number(0, 100)),
            )
        }),
        trim: fields.count("trim", 0, 99),
    }
}

/// `[[tables]]`.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: Word,
    pub clause: Word,
    pub sections: Vec<Section>,
    pub tie_breakers: Vec<Word>,
}

/// `[[tables.sections]]`.
#[derive(Debug)]
pub(crate) struct Section {
    pub name: Word,
    pub lines: Vec<(Word, Number)>,
}

fn table(fields: &Fields<'_>) -> Table {
    Table {
        name: fields.word("name"),
        clause: fields.word("clause"),
        tie_breakers: fields.words("tie_breakers"),
        sections: fields.full_list("sections", |node| node.table(section)),
    }
}

fn section(fields: &Fields<'_>) -> Section {
    let line = |line: &Fields<'_>| {
        let points = line.need("points", |node| node.number(0, 100));
        (line.word("indicator"), points)
    };
    Section {
        name: fields.word("name"),
        lines: fields.full_list("lines", |node| node.table(line)),
    }
}

/// `[[adjustments]]`.
#[derive(Debug)]
pub(crate) struct Adjustment {
    pub name: Word,
    pub clause: Word,
    pub levels: Vec<(Word, Number)>,
    pub cap: Number,
    pub same_matter: SameMatter,
    pub zeroes: bool,
}

fn adjustment(fields: &Fields<'_>) -> Adjustment {
    let level = |level: &Fields<'_>| {
        let points = level.need("points", |node| node.number(-100, 100));
        (level.word("level"), points)
    };
    Adjustment {
        name: fields.word("name"),
        clause: fields.word("clause"),
        levels: fields.full_list("levels", |node| node.table(level)),
        cap: fields.number("cap", 0, 100),
        same_matter: fields
            .one_of("same_matter", SAME_MATTER)
            .map_or(SameMatter::All, |same| same.value),
        zeroes: fields.flag("zeroes"),
    }
}

/// `[[vetoes]]`.
#[derive(Debug)]
pub(crate) struct Veto {
    pub name: Word,
    pub clause: Word,
    pub effects: Vec<Effect>,
    pub propose: Option<(Word, Vec<Condition>)>,
}

fn veto(fields: &Fields<'_>) -> Veto {
    let effect = |node: Node<'_>| node.one_of(EFFECTS).map(|effect| effect.value);
    let propose = |rows: &Fields<'_>| {
        let conditions = rows.list("where", |node| node.table(condition::read));
        (rows.word("ledger"), conditions)
    };
    Veto {
        name: fields.word("name"),
        clause: fields.word("clause"),
        effects: fields.full_list("effects", effect),
        propose: fields.table("propose", propose),
    }
}
