//! A small campaign and rows as text, for the tests of what stands on them.

use crate::calendar::{Calendar, DayUnit, Roll, Span, Start};
use crate::campaign::model::{
    ById, Campaign, CampaignHead, Clause, ClauseId, Column, ColumnId, ColumnKind, Deadline, DueFrom, DueRule,
    Every, FieldRef, Hop, Keeper, Ledger, LedgerId, Life, Period, PeriodKind, Person, PersonId, Ranking,
    Roster, Set, SetId, SetMembers, Shown, Unit, UnitId,
};
use crate::finding::Kind;
use crate::fold::fold;
use crate::record::Origin;
use crate::record::{Field, Record, Records, Rejection};
use crate::value::{Due, Recurrence, Value};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `06-10` of 2022.
pub(crate) fn day(text: &str) -> NaiveDate {
    format!("2022-{text}").parse().unwrap()
}

/// 2022Q2, judged by its last day.
pub(crate) fn quarter() -> Period {
    Period {
        id: "2022Q2".into(),
        title: "2022年第二季度".into(),
        kind: PeriodKind::Quarter,
        stage: None,
        span: Span::new(day("04-01"), day("06-30")).unwrap(),
        as_of: day("06-30"),
        received_by: day("07-07"),
        previous: None,
    }
}

fn rule() -> DueRule {
    DueRule {
        clause: ClauseId(0),
        every: Every::Period,
        within: 3,
        unit: DayUnit::Natural,
        roll: Roll::NextWorking,
    }
}

fn roster() -> Roster {
    let unit = |name: &str| Unit {
        code: None,
        name: name.into(),
        aliases: Vec::new(),
        former: Vec::new(),
        founded: None,
        abolished: None,
        group: None,
        ranked: true,
        leader: None,
        attributes: BTreeMap::new(),
    };
    let person = |name: &str, unit: UnitId| Person {
        id: None,
        name: name.into(),
        unit,
        head: false,
        in_post: Default::default(),
        attributes: BTreeMap::new(),
    };
    Roster {
        units: vec![unit("甲"), unit("乙"), unit("丙")].into(),
        people: vec![
            person("赵", UnitId(0)),
            person("钱", UnitId(1)),
            person("孙", UnitId(2)),
        ]
        .into(),
    }
}

fn head() -> CampaignHead {
    CampaignHead {
        title: "活动".into(),
        short: "活动".into(),
        organiser: "局".into(),
        office: "局办公室".into(),
        responsible: None,
        basis: None,
        theme: None,
    }
}

/// Units 甲, 乙, 丙 with the people 赵 (甲), 钱 (乙), 孙 (丙), and no ledger yet.
pub(crate) fn campaign() -> Campaign {
    Campaign {
        head: head(),
        clause: ClauseId(0),
        span: Span::new(day("01-01"), day("12-31")).unwrap(),
        stages: ById::new(),
        clauses: vec![Clause {
            key: "B01".into(),
            place: "一".into(),
            text: "条".into(),
        }]
        .into(),
        measures: ById::new(),
        sets: vec![
            Set {
                name: "单位".into(),
                members: SetMembers::Units(vec![UnitId(0), UnitId(1), UnitId(2)]),
            },
            Set {
                name: "人员".into(),
                members: SetMembers::People(vec![PersonId(0), PersonId(1), PersonId(2)]),
            },
        ]
        .into(),
        groups: ById::new(),
        periods: vec![quarter()],
        submission: rule(),
        sampling: None,
        tracked: Vec::new(),
        ranking: Ranking {
            clause: ClauseId(0),
            across_takes_all: false,
            progress_places: None,
        },
        ladder: None,
        orders: Vec::new(),
        lists: ById::new(),
        ledgers: ById::new(),
        requirements: ById::new(),
        indicators: ById::new(),
        ratings: ById::new(),
        tables: ById::new(),
        adjustments: ById::new(),
        vetoes: ById::new(),
        scoring_clause: ClauseId(0),
        support_weight: Decimal::new(6, 1),
        bonus_cap: None,
        penalty_floor: None,
        exemption_clause: None,
        exemption_partial: Decimal::from(50),
        entry_rules: Vec::new(),
        received_early: None,
        levels: BTreeMap::new(),
        roster: roster(),
        calendar: Calendar::builtin(),
        remarks: Vec::new(),
        fingerprints: Vec::new(),
    }
}

/// A ledger of all units with these columns, the first of which is the key.
pub(crate) fn ledger(name: &str, columns: &[(&str, ColumnKind)]) -> Ledger {
    let column = |(name, kind): &(&str, ColumnKind)| Column {
        name: (*name).into(),
        aliases: Vec::new(),
        clause: ClauseId(0),
        kind: kind.clone(),
        set: None,
        by_measure: false,
        standing: true,
        shown: Shown::Open,
        unit: None,
        required: false,
        required_when: Vec::new(),
        empty_when: Vec::new(),
        min: None,
        max: None,
        step: None,
        not_below: None,
        not_above: None,
        counted: true,
    };
    Ledger {
        row_per_unit: false,
        name: name.into(),
        aliases: Vec::new(),
        clause: ClauseId(0),
        keeper: Keeper::Units(SetId(0)),
        base: None,
        only: Vec::new(),
        due: rule(),
        limits_until: None,
        filled_for: None,
        shown: Shown::Open,
        key: vec![ColumnId(0)],
        life: Life::State,
        lead: None,
        support: None,
        person: None,
        columns: columns.iter().map(column).collect(),
        deadlines: ById::new(),
        checks: Vec::new(),
    }
}

/// A column of the ledger itself.
pub(crate) fn own(ledger: LedgerId, column: usize) -> FieldRef {
    FieldRef {
        hop: Hop::Own,
        ledger,
        column: ColumnId(column),
    }
}

/// A column of the register behind it.
pub(crate) fn base(ledger: LedgerId, column: usize) -> FieldRef {
    FieldRef {
        hop: Hop::Base,
        ledger,
        column: ColumnId(column),
    }
}

/// A deadline in natural days.
pub(crate) fn deadline(name: &str, due: DueFrom, met: FieldRef) -> Deadline {
    Deadline {
        name: name.into(),
        clause: ClauseId(0),
        conditions: Vec::new(),
        due,
        unit: DayUnit::Natural,
        start: Start::NextDay,
        roll: Roll::None,
        met,
        until: None,
    }
}

/// Rows of a ledger: sender (`-` for the office) and cells, separated by `|`. A cell `!…` is unreadable and rejects
/// its row.
pub(crate) fn records(campaign: &Campaign, ledger: LedgerId, text: &str) -> Vec<Record> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .zip(5..)
        .map(|(line, row)| record(campaign, ledger, line, row))
        .collect()
}

/// Records of ledgers 0, 1, …
pub(crate) fn all(campaign: &Campaign, texts: &[&str]) -> Records {
    let ledgers = texts.iter().enumerate();
    Records {
        completeness: Vec::new(),
        ledgers: ledgers
            .map(|(id, text)| records(campaign, LedgerId(id), text))
            .collect(),
    }
}

fn record(campaign: &Campaign, ledger: LedgerId, line: &str, row: u32) -> Record {
    let mut cells = line.split('|').map(str::trim);
    let sender = cells.next().unwrap();
    let columns = &campaign.ledgers[ledger].columns;
    let fields: ById<ColumnId, Field> = columns
        .iter()
        .zip(1..)
        .map(|(column, col)| {
            let shown = cells.next().unwrap_or("");
            Field {
                value: value(campaign, &column.kind, shown),
                shown: shown.into(),
                row,
                col,
                held: None,
            }
        })
        .collect();
    let spoilt = fields.iter().any(|field| field.value == Value::Unreadable);
    Record {
        ledger,
        sender: campaign.roster.units.find_id(|unit| *unit.name == *sender),
        origin: Origin::Inbox,
        period: "2022Q2".into(),
        file: "a.xlsx".into(),
        sheet: "Sheet1".into(),
        row,
        key: (!campaign.ledgers[ledger].key.is_empty()).then(|| fold(&fields[ColumnId(0)].shown).into()),
        fields,
        settled: None,
        to_confirm: Vec::new(),
        rejected: if spoilt {
            vec![Rejection {
                column: None,
                kind: Kind::CellUnclear { text: String::new() },
                quotes: Vec::new(),
            }]
        } else {
            Vec::new()
        },
        stated: None,
        superseded: false,
    }
}

fn value(campaign: &Campaign, kind: &ColumnKind, shown: &str) -> Value {
    let find_unit = |name: &str| campaign.roster.units.find_id(|unit| *unit.name == *name);
    let find_person = |name: &str| campaign.roster.people.find_id(|person| *person.name == *name);
    match (kind, shown) {
        (_, "") => Value::Missing,
        (_, shown) if shown.starts_with('!') => Value::Unreadable,
        (ColumnKind::Date, _) => Value::Date(day(shown)),
        (ColumnKind::Month, _) => Value::Month(day(&format!("{shown}-01"))),
        (ColumnKind::Due, "长期坚持") => Value::Due(Due::Standing),
        (ColumnKind::Due, "立行立改") => Value::Due(Due::Immediate),
        (ColumnKind::Due, "每月5日和20日") => Value::Due(Due::Every(Recurrence::Days(1 << 5 | 1 << 20))),
        (ColumnKind::Due, "每半月") => Value::Due(Due::Every(Recurrence::Days(1 << 15 | 1 << 31))),
        (ColumnKind::Due, "每两周") => Value::Due(Due::Every(Recurrence::Weeks(2))),
        (ColumnKind::Due, "每月25日前") => Value::Due(Due::Every(Recurrence::Monthly(25))),
        (ColumnKind::Due, _) => Value::Due(Due::On(day(shown))),
        (ColumnKind::Integer | ColumnKind::Decimal, _) => Value::Number(shown.parse().unwrap()),
        (ColumnKind::Bool, _) => Value::Bool(shown == "是"),
        (ColumnKind::Units, _) => Value::Units(shown.split('、').filter_map(find_unit).collect()),
        (ColumnKind::People, _) => Value::People(shown.split('、').filter_map(find_person).collect()),
        (ColumnKind::Choice(list), _) => {
            let values = &campaign.lists[*list].values;
            Value::Choice(values.iter().position(|value| **value == *shown).unwrap())
        }
        _ => Value::Text(shown.into()),
    }
}
