//! `[[groups]]` of campaign.toml.

use super::super::model::PeriodKind;
use super::super::reader::{Fields, Word, Written};
use super::words::KINDS_OF_PERIOD;
use rust_decimal::Decimal;

type Number = Option<Written<Decimal>>;
type Count = Option<Written<u32>>;

/// `[[groups]]`.
#[derive(Debug)]
pub(crate) struct Group {
    pub name: Word,
    pub clause: Word,
    pub table: Option<Word>,
    pub tables: Vec<(Option<Written<PeriodKind>>, Word)>,
    pub red: Option<Board>,
    pub black: Option<Board>,
    pub grades: Option<Word>,
}

/// `red` or `black` of a group.
#[derive(Debug)]
pub(crate) struct Board {
    pub places: Count,
    pub at_least: Number,
    pub below: Number,
    pub missed: Vec<Word>,
    pub only: Vec<Written<PeriodKind>>,
    pub few_under: Count,
    pub few_places: Count,
}

pub(super) fn group(fields: &Fields<'_>) -> Group {
    Group {
        name: fields.word("name"),
        clause: fields.word("clause"),
        table: fields.maybe("table"),
        tables: fields.tables("tables", |table| {
            let of = table.need("period", |node| node.one_of(KINDS_OF_PERIOD));
            (of, table.word("table"))
        }),
        red: fields.need("red", |node| node.table(red)),
        black: fields.need("black", |node| node.table(black)),
        grades: fields.maybe("grades"),
    }
}

fn red(fields: &Fields<'_>) -> Board {
    Board {
        places: fields.need("places", |node| node.count(0, 999)),
        at_least: fields.number("at_least", 0, 10_000),
        below: None,
        missed: fields.words("missed"),
        only: fields.list("only", |node| node.one_of(KINDS_OF_PERIOD)),
        few_under: None,
        few_places: None,
    }
}

fn black(fields: &Fields<'_>) -> Board {
    Board {
        places: fields.need("places", |node| node.count(0, 999)),
        at_least: None,
        below: fields.number("below", 0, 10_000),
        missed: fields.words("missed"),
        only: fields.list("only", |node| node.one_of(KINDS_OF_PERIOD)),
        few_under: fields.count("few_under", 0, 999),
        few_places: fields.count("few_places", 0, 999),
    }
}
