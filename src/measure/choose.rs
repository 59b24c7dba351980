//! The rows a part looks at. A row of which a cell leaves open whether it belongs here stays in (`decisions` 75); a row
//! that the office's register leaves open charges nobody and waits for the office.

use super::{RegisterFault, RowPlace, ScoringContext, Undecided};
use crate::campaign::model::{
    ColumnKind, Condition, Deadline, FieldRef, LedgerId, Life, Literal, Part, Test, UnitId,
};
use crate::deadline::State;
use crate::record::Record;
use crate::rows::{Fault, Fulfils, Item, Role, Row, Subject};
use crate::value::Value;
use crate::value::status::Status;

/// A row that a part looks at.
#[derive(Clone)]
pub(super) struct Pick<'a> {
    pub item: Item<'a>,
    /// It was due and is not done, and the part looks only at what is done: it counts as not good (`decisions` 49).
    pub unfinished: bool,
    /// Set where a cell of the unit leaves open whether the row belongs here.
    pub undecided: Option<Undecided>,
}

impl Pick<'_> {
    /// Whether it belongs here and may be good.
    pub(super) fn is_certain(&self) -> bool {
        !self.unfinished && self.undecided.is_none()
    }
}

/// Rows that a part looks at, and cells of registers that leave open whether there are more.
#[derive(Default)]
pub(super) struct Picked<'a> {
    pub rows: Vec<Pick<'a>>,
    pub faults: Vec<RegisterFault>,
    /// Items that the unit supports and that wait for the ledger of their lead (`decisions` 60).
    pub waiting: Vec<Item<'a>>,
}

/// The unit's items that fulfil the part's conditions, or may.
pub(super) fn picked<'a>(
    scoring: &ScoringContext<'a>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
) -> Picked<'a> {
    let (done, others): (Vec<Condition>, Vec<Condition>) = part
        .conditions
        .iter()
        .cloned()
        .partition(|condition| asks_for_done(scoring, ledger, condition));
    let mut picked = Picked::default();
    for item in scoring.rows.items(ledger, unit).iter().copied() {
        if part.lead_only && item.role == Role::Support {
            continue;
        }
        let unfinished = is_unfinished(scoring, &done, item.row, Subject::Unit(unit));
        let conditions = if unfinished { &others } else { &part.conditions };
        let undecided = match scoring.rows.fulfils(item.row, conditions, Subject::Unit(unit)) {
            Fulfils::No => continue,
            Fulfils::Yes => None,
            Fulfils::Unread(field, Fault::Office) => {
                picked.faults.extend(fault(scoring, item.row, field));
                continue;
            }
            Fulfils::Unread(field, Fault::Unit) => match undecided(scoring, unit, &item, field) {
                Some(undecided) => Some(undecided),
                None => continue,
            },
        };
        if scoring.awaits_lead(&item) {
            picked.waiting.push(item);
            continue;
        }
        picked.rows.push(Pick {
            item,
            unfinished,
            undecided,
        });
    }
    picked
}

/// Whether a condition asks that a row be done: that a day is filled by which a limit is met or the row closed out, or
/// that its state is one of the done ones.
fn asks_for_done(scoring: &ScoringContext<'_>, ledger: LedgerId, condition: &Condition) -> bool {
    let campaign = scoring.inputs.campaign;
    let ledger = &campaign.ledgers[ledger];
    match &condition.test {
        Test::Empty(false) => ledger.done().any(|field| field == condition.field),
        Test::In(states) => {
            let column = &campaign.ledgers[condition.field.ledger].columns[condition.field.column];
            let is_done = |state: &Literal| match state {
                Literal::Choice(at) => Status::at(*at).is_some_and(|state| state >= Status::Done),
                _ => false,
            };
            let is_state = match column.kind {
                ColumnKind::Choice(list) => campaign.lists[list].states,
                _ => false,
            };
            is_state && states.iter().all(is_done)
        }
        _ => false,
    }
}

/// Whether a row is not done although a limit of it has passed. `done`: conditions that ask that it be done.
fn is_unfinished<'a>(
    scoring: &ScoringContext<'a>,
    done: &[Condition],
    row: Row<'a>,
    subject: Subject,
) -> bool {
    let ledger = &scoring.inputs.campaign.ledgers[row.ledger];
    let is_overdue = |deadline: &Deadline| {
        let timings = scoring.judge().timings(row, deadline, subject);
        let mut states = timings.iter().map(|timing| timing.state);
        states.any(|state| matches!(state, State::Overdue | State::Unknown))
    };
    let is_done = || scoring.rows.fulfils(row, done, subject) == Fulfils::Yes;
    !done.is_empty() && !is_done() && ledger.deadlines.iter().any(is_overdue)
}

/// The same, of those that belong to the period. An erroneous row of the office's own is no case of anybody.
pub(super) fn in_period<'a>(
    scoring: &ScoringContext<'a>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
) -> Picked<'a> {
    let mut picked = picked(scoring, unit, part, ledger);
    let belongs = |item: &Item<'a>| scoring.rows.belongs(item.row, scoring.inputs.period);
    picked.waiting.retain(belongs);
    let rows = std::mem::take(&mut picked.rows);
    for pick in rows {
        let row = pick.item.row;
        let belongs = scoring.rows.belongs(row, scoring.inputs.period);
        match erroneous(row) {
            Some(record) if belongs || is_dateless(scoring, row) => {
                picked.faults.extend(fault_of_row(scoring, record));
            }
            None if belongs => picked.rows.push(pick),
            _ => {}
        }
    }
    picked.faults.dedup();
    picked
}

/// The office's own row, if it has an error.
pub(super) fn erroneous<'a>(row: Row<'a>) -> Option<&'a Record> {
    row.own.filter(|own| own.sender.is_none() && !own.counts())
}

/// Whether nobody can tell to which period an event belongs.
fn is_dateless(scoring: &ScoringContext<'_>, row: Row<'_>) -> bool {
    match (scoring.inputs.campaign.ledgers[row.ledger].life, row.own) {
        (Life::Event { date }, Some(own)) => {
            let blank = matches!(own.value(date), Value::Unreadable | Value::Missing | Value::Nil);
            blank && is_of_this_period(scoring, own)
        }
        _ => false,
    }
}

/// What an earlier period left to the office waits no longer.
fn is_of_this_period(scoring: &ScoringContext<'_>, record: &Record) -> bool {
    record.period == scoring.inputs.period.id
}

/// The cell of a register that cannot be read; none in a register of an earlier period.
pub(super) fn fault<'a>(
    scoring: &ScoringContext<'a>,
    row: Row<'a>,
    field: FieldRef,
) -> Option<RegisterFault> {
    let ledger = &scoring.inputs.campaign.ledgers[field.ledger];
    match scoring.rows.field(row, field) {
        Some((record, column)) if is_of_this_period(scoring, record) => Some(RegisterFault {
            ledger: ledger.name.clone(),
            column: Some(ledger.columns[column].name.clone()),
            cells: match scoring.rows.record_cell(record, column) {
                Some(cell) => vec![cell],
                None => scoring.rows.key_cells(record),
            },
        }),
        Some(_) => None,
        None => Some(RegisterFault {
            ledger: ledger.name.clone(),
            column: None,
            cells: Vec::new(),
        }),
    }
}

/// A row of a register that has an error.
pub(super) fn fault_of_row(scoring: &ScoringContext<'_>, record: &Record) -> Option<RegisterFault> {
    let ledger = &scoring.inputs.campaign.ledgers[record.ledger];
    let column = record.rejected.iter().find_map(|rejection| rejection.column);
    is_of_this_period(scoring, record).then(|| RegisterFault {
        ledger: ledger.name.clone(),
        column: column.map(|column| ledger.columns[column].name.clone()),
        cells: scoring.rows.key_cells(record),
    })
}

/// A row as one whose place is open; none for a row that another unit wrote, which charges nobody else.
pub(super) fn undecided(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    item: &Item<'_>,
    field: FieldRef,
) -> Option<Undecided> {
    let own = match item.row.own {
        Some(own) => own.sender == Some(unit),
        None => item.role == Role::Lead,
    };
    let record = item.row.own.or(item.row.base).filter(|_| own)?;
    let ledger = &scoring.inputs.campaign.ledgers[field.ledger];
    Some(Undecided {
        row: RowPlace::of(item.row.ledger, record),
        label: scoring.rows.label(item.row).into(),
        column: ledger.columns[field.column].name.clone(),
    })
}
