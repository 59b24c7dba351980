//! campaign.toml.

use super::super::model::{ById, GroupId, PeriodKind, Strata};
use super::super::reader::{Fields, Node, Word, Written};
use super::condition::{self, Condition};
use super::duty::{self, Duty};
use super::grades::{Grades, grades};
use super::group::{Group, group};
use super::words::{ACROSS, DAY_UNITS, KINDS_OF_PERIOD, LADDER_WINDOWS, LEVELS, OF, Of, STRATA};
use crate::calendar::DayUnit;
use crate::finding::{Level, Place};
use chrono::NaiveDate;
use rust_decimal::Decimal;

type Day = Option<Written<NaiveDate>>;
type Number = Option<Written<Decimal>>;
type Count = Option<Written<u32>>;

/// The whole file.
#[derive(Debug)]
pub(crate) struct CampaignFile {
    pub head: Option<Head>,
    pub clauses: Vec<(Word, Word)>,
    pub measures: Vec<Measure>,
    pub sets: Vec<Set>,
    pub groups: ById<GroupId, Group>,
    pub periods: Vec<Period>,
    pub submission: Duty,
    /// Natural days before the end of a period from which receipts are believed.
    pub received_early: Option<Written<u32>>,
    pub sampling: Option<Sampling>,
    pub ranking: Option<Ranking>,
    pub ladder: Option<Ladder>,
    pub grades: Vec<Grades>,
    pub orders: Vec<Order>,
    pub tracked: Vec<Tracked>,
    pub levels: Vec<(Word, Written<Level>)>,
}

pub(super) fn read(file: &Fields<'_>) -> CampaignFile {
    let submission = file.table("submission", |fields| {
        (duty::read(fields), fields.count("early", 0, 366))
    });
    let (submission, early) = submission.unzip();
    CampaignFile {
        head: file.need("campaign", |node| node.table(head)),
        clauses: file.table("clauses", clauses).unwrap_or_default(),
        measures: file.tables("measures", measure),
        sets: file.tables("sets", set),
        groups: file.full_list("groups", |node| node.table(group)).into(),
        periods: file.tables("periods", period),
        submission: submission.unwrap_or_default(),
        received_early: early.flatten(),
        sampling: file.table("sampling", sampling),
        ranking: file.table("ranking", ranking),
        ladder: file.table("ladder", ladder),
        grades: file.tables("grades", grades),
        orders: file.tables("orders", order),
        tracked: file.tables("tracked", tracked),
        levels: file.table("levels", levels).unwrap_or_default(),
    }
}

/// `[campaign]`.
#[derive(Debug)]
pub(crate) struct Head {
    pub title: Word,
    pub short: Word,
    pub organiser: Word,
    pub office: Word,
    pub responsible: Option<Word>,
    pub basis: Option<Word>,
    pub theme: Option<Word>,
    pub clause: Word,
    pub from: Day,
    pub to: Day,
    pub periods: Vec<Written<PeriodKind>>,
    pub stages: Vec<Stage>,
}

fn head(fields: &Fields<'_>) -> Head {
    Head {
        title: fields.word("title"),
        short: fields.word("short"),
        organiser: fields.word("organiser"),
        office: fields.word("office"),
        responsible: fields.maybe("responsible"),
        basis: fields.maybe("basis"),
        theme: fields.maybe("theme"),
        clause: fields.word("clause"),
        from: fields.need("from", Node::date),
        to: fields.need("to", Node::date),
        periods: fields.may("period", periods_of).unwrap_or_default(),
        stages: fields.tables("stages", stage),
    }
}

/// One word, or a list where periods of several kinds are run beside each other.
fn periods_of(node: Node<'_>) -> Option<Vec<Written<PeriodKind>>> {
    node.one_or_several(|node| node.one_of(KINDS_OF_PERIOD))
}

/// One of `stages`.
#[derive(Debug)]
pub(crate) struct Stage {
    pub name: Word,
    pub clause: Word,
    pub from: Day,
    pub to: Day,
}

fn stage(fields: &Fields<'_>) -> Stage {
    Stage {
        name: fields.word("name"),
        clause: fields.word("clause"),
        from: fields.need("from", Node::date),
        to: fields.need("to", Node::date),
    }
}

fn clauses(fields: &Fields<'_>) -> Vec<(Word, Word)> {
    let entries = fields.entries().into_iter();
    entries
        .filter_map(|(key, node)| Some((key, node.text()?)))
        .collect()
}

fn levels(fields: &Fields<'_>) -> Vec<(Word, Written<Level>)> {
    let entries = fields.entries().into_iter();
    entries
        .filter_map(|(key, node)| Some((key, node.one_of(LEVELS)?)))
        .collect()
}

/// `[[measures]]`.
#[derive(Debug)]
pub(crate) struct Measure {
    pub name: Word,
    pub clause: Word,
    pub lead: Vec<Word>,
    pub support: Vec<Word>,
}

fn measure(fields: &Fields<'_>) -> Measure {
    Measure {
        name: fields.word("name"),
        clause: fields.word("clause"),
        lead: fields.full_list("lead", Node::text),
        support: fields.words("support"),
    }
}

/// `[[sets]]`.
#[derive(Debug)]
pub(crate) struct Set {
    pub name: Word,
    pub of: Option<Written<Of>>,
    pub conditions: Option<Vec<Condition>>,
    pub names: Option<Vec<Word>>,
}

fn set(fields: &Fields<'_>) -> Set {
    Set {
        name: fields.word("name"),
        of: fields.need("of", |node| node.one_of(OF)),
        conditions: fields.may("where", |node| node.list(|node| node.table(condition::read))),
        names: fields.may("names", |node| node.list(Node::text)),
    }
}

/// `[[periods]]`.
#[derive(Debug)]
pub(crate) struct Period {
    pub id: Word,
    pub title: Option<Word>,
    pub kind: Option<Written<PeriodKind>>,
    pub from: Day,
    pub to: Day,
    pub as_of: Day,
    pub received_by: Day,
    pub previous: Option<Word>,
}

fn period(fields: &Fields<'_>) -> Period {
    Period {
        id: fields.word("id"),
        title: fields.maybe("title"),
        kind: fields.one_of("kind", KINDS_OF_PERIOD),
        from: fields.may("from", Node::date),
        to: fields.may("to", Node::date),
        as_of: fields.may("as_of", Node::date),
        received_by: fields.may("received_by", Node::date),
        previous: fields.maybe("previous"),
    }
}

/// `[sampling]`.
#[derive(Debug)]
pub(crate) struct Sampling {
    pub clause: Word,
    pub seed: Word,
    pub rows: Count,
    pub by: Option<Written<Strata>>,
    pub ledgers: Vec<Word>,
    pub register: Option<SampleRegister>,
}

/// `register` of `[sampling]`.
#[derive(Debug)]
pub(crate) struct SampleRegister {
    pub name: Word,
    pub of: Option<Word>,
    pub row: Option<Word>,
    pub said: Option<Word>,
}

fn sampling(fields: &Fields<'_>) -> Sampling {
    Sampling {
        clause: fields.word("clause"),
        seed: fields.word("seed"),
        rows: fields.need("rows", |node| node.count(1, 9999)),
        by: fields.one_of("by", STRATA),
        ledgers: fields.words("ledgers"),
        register: fields.table("register", sample_register),
    }
}

fn sample_register(fields: &Fields<'_>) -> SampleRegister {
    SampleRegister {
        name: fields.word("name"),
        of: fields.maybe("of"),
        row: fields.maybe("row"),
        said: fields.maybe("said"),
    }
}

/// `[ranking]`.
#[derive(Debug)]
pub(crate) struct Ranking {
    pub clause: Word,
    pub across_takes_all: bool,
    pub progress_places: Count,
}

fn ranking(fields: &Fields<'_>) -> Ranking {
    let progress = |fields: &Fields<'_>| fields.need("places", |node| node.count(1, 999));
    Ranking {
        clause: fields.word("clause"),
        across_takes_all: fields.one_of("across", ACROSS).is_some_and(|all| all.value),
        progress_places: fields.table("progress", progress).flatten(),
    }
}

/// `[ladder]`.
#[derive(Debug)]
pub(crate) struct Ladder {
    pub name: Word,
    pub clause: Word,
    pub ledger: Word,
    pub confirmed: Vec<Condition>,
    pub yearly: bool,
    pub steps: Vec<LadderStep>,
}

/// One of `steps`.
#[derive(Debug)]
pub(crate) struct LadderStep {
    pub clause: Word,
    pub person: Vec<Word>,
    pub unit: Vec<Word>,
    pub head: Vec<Word>,
}

fn ladder(fields: &Fields<'_>) -> Ladder {
    Ladder {
        name: fields.word("name"),
        clause: fields.word("clause"),
        ledger: fields.word("ledger"),
        confirmed: fields.full_list("confirmed", |node| node.table(condition::read)),
        yearly: fields
            .one_of("window", LADDER_WINDOWS)
            .is_some_and(|yearly| yearly.value),
        steps: fields.full_list("steps", |node| node.table(ladder_step)),
    }
}

fn ladder_step(fields: &Fields<'_>) -> LadderStep {
    LadderStep {
        clause: fields.word("clause"),
        person: fields.words("person"),
        unit: fields.words("unit"),
        head: fields.words("head"),
    }
}

/// `[[orders]]`.
#[derive(Debug)]
pub(crate) struct Order {
    pub place: Place,
    pub name: Word,
    pub clause: Word,
    pub below: Number,
    pub missing: bool,
    pub black: bool,
    pub ledger: Option<Word>,
    pub deadlines: Vec<Word>,
    pub within: Count,
    pub unit: DayUnit,
}

fn order(fields: &Fields<'_>) -> Order {
    Order {
        place: fields.place(),
        name: fields.word("name"),
        clause: fields.word("clause"),
        below: fields.number("below", 0, 10_000),
        missing: fields.flag("missing"),
        black: fields.flag("black"),
        ledger: fields.maybe("ledger"),
        deadlines: fields.words("deadlines"),
        within: fields.need("within", |node| node.count(1, 3650)),
        unit: fields
            .one_of("unit", DAY_UNITS)
            .map_or(DayUnit::Natural, |unit| unit.value),
    }
}

/// `[[tracked]]`.
#[derive(Debug)]
pub(crate) struct Tracked {
    pub name: Word,
    pub clause: Word,
    pub ledger: Word,
    pub conditions: Vec<Condition>,
}

fn tracked(fields: &Fields<'_>) -> Tracked {
    Tracked {
        name: fields.word("name"),
        clause: fields.word("clause"),
        ledger: fields.word("ledger"),
        conditions: fields.list("where", |node| node.table(condition::read)),
    }
}
