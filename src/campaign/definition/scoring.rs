//! scoring.toml.

use super::super::model::{
    ById, Combine, CountsFor, Effect, EntryKind, Ground, IndicatorId, SameMatter, TableId, Window,
};
use super::super::reader::{Fields, Node, Word, Written};
use super::condition::{self, Condition};
use super::factor::{self, Factor};
use super::limit::{self, Limit, MOST_POINTS};
use super::part::{self, Part};
use super::words::{COMBINES, COUNTS_FOR, EFFECTS, ENTRY_KINDS, GROUNDS, SAME_MATTER, WINDOWS};
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
    pub bonus_cap: Limit,
    pub penalty_floor: Limit,
}

fn head(fields: &Fields<'_>) -> Head {
    Head {
        clause: fields.word("clause"),
        support_weight: fields.number("support_weight", 0, 1),
        bonus_cap: limit::cap(fields, "bonus_cap"),
        penalty_floor: limit::penalty_floor(fields, "penalty_floor"),
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
    pub combine: Option<Written<Combine>>,
    pub times: Vec<Factor>,
    pub floor: Limit,
    pub cap: Limit,
}

fn indicator(fields: &Fields<'_>) -> Indicator {
    Indicator {
        name: fields.word("name"),
        clause: fields.word("clause"),
        parts: fields.full_list("parts", |node| node.table(part::read)),
        combine: fields.one_of("combine", COMBINES),
        times: factor::times(fields),
        floor: limit::floor(fields),
        cap: limit::cap(fields, "cap"),
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
    pub abstain: Vec<Word>,
    pub range: Option<Vec<Written<Decimal>>>,
}

fn rating(fields: &Fields<'_>) -> Rating {
    Rating {
        name: fields.word("name"),
        clause: fields.word("clause"),
        grades: fields.tables("grades", |grade| {
            (
                grade.word("grade"),
                grade.need("percent", |node| node.number(0, 100)),
            )
        }),
        raters: fields.tables("raters", |rater| {
            (
                rater.word("name"),
                rater.need("weight", |node| node.number(0, 100)),
            )
        }),
        trim: fields.count("trim", 0, 99),
        abstain: fields.words("abstain"),
        range: fields.may("range", |node| node.list(|node| node.number(0, 1000))),
    }
}

/// `[[tables]]`.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: Word,
    pub clause: Word,
    pub total: Number,
    pub times: Vec<Factor>,
    pub floor: Limit,
    pub cap: Limit,
    pub sections: Vec<Section>,
    pub tie_breakers: Vec<Word>,
}

/// `[[tables.sections]]`.
#[derive(Debug)]
pub(crate) struct Section {
    pub name: Word,
    pub times: Vec<Factor>,
    pub floor: Limit,
    pub cap: Limit,
    pub folds_to: Number,
    pub lines: Vec<(Word, Number)>,
}

fn table(fields: &Fields<'_>) -> Table {
    Table {
        name: fields.word("name"),
        clause: fields.word("clause"),
        total: fields.number("total", 1, MOST_POINTS),
        times: factor::times(fields),
        floor: limit::floor(fields),
        cap: limit::cap(fields, "cap"),
        tie_breakers: fields.words("tie_breakers"),
        sections: fields.full_list("sections", |node| node.table(section)),
    }
}

fn section(fields: &Fields<'_>) -> Section {
    let line = |line: &Fields<'_>| {
        let points = line.need("points", |node| node.number(0, MOST_POINTS));
        (line.word("indicator"), points)
    };
    Section {
        name: fields.word("name"),
        times: factor::times(fields),
        floor: limit::floor(fields),
        cap: limit::cap(fields, "cap"),
        folds_to: fields.number("folds_to", 0, MOST_POINTS),
        lines: fields.full_list("lines", |node| node.table(line)),
    }
}

/// `[[adjustments]]`.
#[derive(Debug)]
pub(crate) struct Adjustment {
    pub name: Word,
    pub clause: Word,
    pub levels: Vec<(Word, Number)>,
    pub floor: Limit,
    pub cap: Limit,
    pub same_matter: SameMatter,
    pub zeroes: bool,
}

fn adjustment(fields: &Fields<'_>) -> Adjustment {
    let level = |level: &Fields<'_>| {
        let amount = level.need("amount", |node| node.number(-MOST_POINTS, MOST_POINTS));
        (level.word("level"), amount)
    };
    Adjustment {
        name: fields.word("name"),
        clause: fields.word("clause"),
        levels: fields.full_list("levels", |node| node.table(level)),
        floor: limit::penalty_floor(fields, "floor"),
        cap: limit::cap(fields, "cap"),
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
