//! ledgers.toml.

use super::super::model::{ById, DeadlineId, LedgerId, Shown};
use super::super::reader::{Fields, Node, Word, Written};
use super::condition::{self, Condition};
use super::duty::{self, Duty};
use super::words::{CHECKS, CheckName, DAY_UNITS, ROLLS, ROWS, SHOWN, STARTS, TYPES, Type};
use crate::calendar::{DayUnit, Roll, Start};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The whole file.
#[derive(Debug)]
pub(crate) struct LedgersFile {
    pub lists: Vec<List>,
    pub ledgers: ById<LedgerId, Ledger>,
}

pub(super) fn read(file: &Fields<'_>) -> LedgersFile {
    LedgersFile {
        lists: file.tables("lists", list),
        ledgers: file.full_list("ledgers", |node| node.table(ledger)).into(),
    }
}

/// One of `lists`.
#[derive(Debug)]
pub(crate) struct List {
    pub name: Word,
    pub clause: Word,
    pub values: Vec<Word>,
    pub aliases: Vec<(Word, Vec<Word>)>,
}

fn list(fields: &Fields<'_>) -> List {
    List {
        name: fields.word("name"),
        clause: fields.word("clause"),
        values: fields.full_list("values", Node::text),
        aliases: fields.tables("aliases", |alias| {
            (alias.word("of"), alias.full_list("words", Node::text))
        }),
    }
}

/// `[[ledgers]]`.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub name: Word,
    pub clause: Word,
    pub aliases: Vec<Word>,
    pub kept_by: Option<Word>,
    pub rows: Option<Written<bool>>,
    pub base: Option<Word>,
    pub only: Vec<Word>,
    pub submission: Option<Duty>,
    pub limits_until: Option<Written<NaiveDate>>,
    pub filled_for: Option<Word>,
    pub shown: Shown,
    pub key: Vec<Word>,
    /// Whether the key could be read.
    pub key_known: bool,
    pub date: Option<Word>,
    pub opened: Option<Word>,
    pub closed: Option<Word>,
    pub lead: Option<Word>,
    pub support: Option<Word>,
    pub person: Option<Word>,
    pub columns: Vec<Column>,
    pub deadlines: ById<DeadlineId, Deadline>,
    pub checks: Vec<Check>,
}

fn ledger(fields: &Fields<'_>) -> Ledger {
    let key = fields.node("key").map(|node| node.list(Node::text));
    Ledger {
        key_known: !matches!(key, Some(None)),
        name: fields.word("name"),
        clause: fields.word("clause"),
        aliases: fields.words("aliases"),
        kept_by: fields.maybe("kept_by"),
        rows: fields.one_of("rows", ROWS),
        base: fields.maybe("base"),
        only: fields.words("only"),
        submission: fields.table("submission", duty::read),
        limits_until: fields.may("limits_until", Node::date),
        filled_for: fields.maybe("filled_for"),
        shown: fields
            .one_of("shown", SHOWN)
            .map_or(Shown::Open, |shown| shown.value),
        key: key.flatten().unwrap_or_default(),
        date: fields.maybe("date"),
        opened: fields.maybe("opened"),
        closed: fields.maybe("closed"),
        lead: fields.maybe("lead"),
        support: fields.maybe("support"),
        person: fields.maybe("person"),
        columns: fields.full_list("columns", |node| node.table(column)),
        deadlines: fields.tables("deadlines", deadline).into(),
        checks: fields.tables("checks", check),
    }
}

/// One of `columns`.
#[derive(Debug)]
pub(crate) struct Column {
    pub name: Word,
    pub clause: Option<Word>,
    pub aliases: Vec<Word>,
    /// None when not written; none inside when it could not be read.
    pub kind: Option<Option<Written<Type>>>,
    pub list: Option<Word>,
    pub to: Option<Word>,
    pub to_where: Vec<Condition>,
    pub both_ways: bool,
    pub within: Option<Written<u32>>,
    pub set: Option<Word>,
    pub by_measure: bool,
    pub standing: bool,
    pub shown: Option<Written<Shown>>,
    pub unit: Option<Word>,
    pub required: bool,
    pub required_when: Vec<Condition>,
    pub empty_when: Vec<Condition>,
    pub min: Option<Written<Decimal>>,
    pub max: Option<Written<Decimal>>,
    pub step: Option<Written<Decimal>>,
    pub not_below: Option<Word>,
    pub not_above: Option<Word>,
}

/// Largest number a bound may be.
const WIDE: i64 = 1_000_000_000_000;

fn column(fields: &Fields<'_>) -> Column {
    let conditions = |key| fields.list(key, |node| node.table(condition::read));
    Column {
        name: fields.word("name"),
        clause: fields.maybe("clause"),
        aliases: fields.words("aliases"),
        kind: fields.node("type").map(|node| node.one_of(TYPES)),
        list: fields.maybe("list"),
        to: fields.maybe("to"),
        to_where: conditions("to_where"),
        both_ways: fields.flag("both_ways"),
        within: fields.count("within", 0, 3_660),
        set: fields.maybe("set"),
        by_measure: fields.flag("by_measure"),
        standing: fields.flag("standing"),
        shown: fields.one_of("shown", SHOWN),
        unit: fields.maybe("unit"),
        required: fields.flag("required"),
        required_when: conditions("required_when"),
        empty_when: conditions("empty_when"),
        min: fields.number("min", -WIDE, WIDE),
        max: fields.number("max", -WIDE, WIDE),
        step: fields.number("step", 0, WIDE),
        not_below: fields.maybe("not_below"),
        not_above: fields.maybe("not_above"),
    }
}

/// One of `deadlines`.
#[derive(Debug)]
pub(crate) struct Deadline {
    pub name: Word,
    pub clause: Option<Word>,
    pub conditions: Vec<Condition>,
    pub due: Option<Word>,
    pub from: Option<Word>,
    pub within: Option<Written<u32>>,
    pub every: Option<Written<u32>>,
    pub unit: DayUnit,
    pub start: Start,
    pub roll: Roll,
    pub met: Word,
    pub until: Option<Word>,
}

fn deadline(fields: &Fields<'_>) -> Deadline {
    Deadline {
        name: fields.word("name"),
        clause: fields.maybe("clause"),
        conditions: fields.list("where", |node| node.table(condition::read)),
        due: fields.maybe("due"),
        from: fields.maybe("from"),
        within: fields.count("within", 0, 3650),
        every: fields.count("every", 1, 3650),
        unit: fields
            .one_of("unit", DAY_UNITS)
            .map_or(DayUnit::Natural, |unit| unit.value),
        start: fields
            .one_of("start", STARTS)
            .map_or(Start::NextDay, |start| start.value),
        roll: fields.one_of("roll", ROLLS).map_or(Roll::None, |roll| roll.value),
        met: fields.word("met"),
        until: fields.maybe("until"),
    }
}

/// One of `checks`.
#[derive(Debug)]
pub(crate) struct Check {
    pub check: Option<Written<CheckName>>,
    pub column: Word,
    pub of: Vec<Word>,
    pub limit: Option<Written<Decimal>>,
    pub periods: Option<Written<u32>>,
    pub clause: Option<Word>,
}

fn check(fields: &Fields<'_>) -> Check {
    Check {
        check: fields.need("check", |node| node.one_of(CHECKS)),
        column: fields.word("column"),
        of: fields.words("of"),
        limit: fields.number("limit", 0, WIDE),
        periods: fields.count("periods", 1, 40),
        clause: fields.maybe("clause"),
    }
}
