//! When a row is due, and whether it was done in time, as of the day the period is judged.

pub(crate) mod due;
mod extension;
#[cfg(test)]
mod tests;

use crate::calendar::{DayUnit, Span};
use crate::campaign::model::{Campaign, Deadline, DueFrom, FieldRef, Hop, LedgerId, Period};
use crate::register::Registers;
use crate::rows::{Fault, Fulfils, Row, Rows, Subject, day};
use crate::value::Value;
use chrono::NaiveDate;
use due::Limit;
use std::sync::Arc;

/// State of a time limit on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// 按期: done by the last day in time.
    OnTime,
    /// 逾期办结: done, but late.
    LateDone,
    /// 逾期未办: not done, and the last day in time has passed.
    Overdue,
    /// 未到期: the last day in time has not come.
    Pending,
    /// 无法认定: what the unit wrote cannot be read.
    Unknown,
    /// 办结，是否按期无法认定: a register says that it is done, and the unit left out the day from which it was due.
    DoneUntimed,
    /// 长期坚持: never due.
    Standing,
    /// There is no limit, or the register does not say which.
    NoLimit,
}

/// A time limit of a row, judged as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// Last day in time, extensions included; none = never due, or not known.
    pub due: Option<NaiveDate>,
    /// Whether the date may still move: it was counted by working days of a year without a holiday notice.
    pub provisional: bool,
    /// Last day in time without extensions; none = never due, or not known.
    pub original: Option<NaiveDate>,
    /// Day on which it was met; none = not met by the day the period is judged, or on a day that cannot be.
    pub met: Option<NaiveDate>,
    /// State on the day the period is judged.
    pub state: State,
    /// The extension that moved the date: an index into the register of extensions.
    pub extended: Option<usize>,
}

/// State of a time limit, with lateness in one unit, as reports print it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// State on the day the period is judged.
    pub state: State,
    /// Lateness in `unit` on the day it was met, or on the day the period is judged.
    pub late: u32,
    /// Unit of `late`.
    pub unit: DayUnit,
    /// Whether the last day in time is the day the period is judged.
    pub due_today: bool,
    /// Natural days from the day the period is judged to the last day in time; none where there is no date.
    pub left: Option<i64>,
    /// Whether the last day in time may still move, since a year without a holiday notice went into it.
    pub provisional: bool,
}

/// What deadlines are judged by.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// Rows, with the way to their register's row.
    pub rows: &'a Rows<'a>,
    /// The register of extensions.
    pub registers: &'a Registers,
    /// The day the period is judged; facts dated later do not count.
    pub as_of: NaiveDate,
    /// Days for which the dates of a limit that comes back are worked out.
    pub window: Span,
}

/// The days whose due dates a period charges (`decisions` 3): its own, without what the period before left
/// undecided on its day and with that in the next.
pub(crate) fn charged_days(campaign: &Campaign, period: &Period) -> Option<Span> {
    campaign.days_of(period)
}

/// The day the previous period was judged; the day before the campaign's first where there is none.
pub(crate) fn judged_before(campaign: &Campaign, period: &Period) -> NaiveDate {
    let eve = period.span.from.pred_opt().unwrap_or(period.span.from);
    previous(campaign, period).map_or(eve, |before| before.as_of)
}

fn previous<'a>(campaign: &'a Campaign, period: &Period) -> Option<&'a Period> {
    let id = period.previous.as_ref()?;
    campaign.periods.iter().find(|before| before.id == *id)
}

impl<'a> Judge<'a> {
    /// The time limits of a row under a deadline: none where its conditions do not hold, one, or several where the
    /// limit comes back. Where a unit's cell leaves open whether the conditions hold, the limit is due and never met
    /// (`decisions` 75).
    pub fn timings(&self, row: Row<'a>, deadline: &Deadline, subject: Subject) -> Vec<Timing> {
        match self.rows.fulfils(row, &deadline.conditions, subject) {
            Fulfils::Yes => self.applying(row, deadline, subject),
            Fulfils::No => Vec::new(),
            Fulfils::Unread(_, Fault::Office) => vec![self.bare(row, deadline, State::NoLimit)],
            Fulfils::Unread(_, Fault::Unit) => {
                let never_met = |timing: Timing| match timing.state {
                    State::OnTime | State::LateDone => Timing {
                        state: State::Unknown,
                        ..timing
                    },
                    _ => timing,
                };
                self.applying(row, deadline, subject)
                    .into_iter()
                    .map(never_met)
                    .collect()
            }
        }
    }

    fn applying(&self, row: Row<'a>, deadline: &Deadline, subject: Subject) -> Vec<Timing> {
        match self.limit(row, deadline, subject) {
            Limit::On { date, provisional } => vec![self.single(row, deadline, date, provisional)],
            Limit::Missed { date, provisional } => {
                let timing = self.single(row, deadline, date, provisional);
                vec![self.after_missed(row, deadline, timing)]
            }
            Limit::Again(dates) => self.repeated(row, deadline, &dates),
            Limit::Standing => vec![self.bare(row, deadline, State::Standing)],
            Limit::Unreadable => vec![self.bare(row, deadline, State::Unknown)],
            Limit::Waiting => vec![self.bare(row, deadline, State::NoLimit)],
            Limit::None if row.counts() && !self.left_out(row, deadline) => {
                vec![self.bare(row, deadline, State::NoLimit)]
            }
            Limit::None => vec![self.bare(row, deadline, State::Unknown)],
        }
    }

    /// A term that follows one that was missed: the unit cannot have met what it never began. What the office's register
    /// closed out is closed; whether in time cannot be known without the day that the unit left out (`decisions` 63).
    fn after_missed(&self, row: Row<'a>, deadline: &Deadline, timing: Timing) -> Timing {
        let of_office = |field: FieldRef| {
            let found = self.rows.field(row, field);
            found.is_some_and(|(record, _)| record.sender.is_none())
        };
        let known = of_office(deadline.due.field());
        match (timing.state, of_office(deadline.met)) {
            (State::OnTime, true) if !known => Timing {
                state: State::DoneUntimed,
                ..timing
            },
            (_, true) => timing,
            (state, false) => Timing {
                met: None,
                state: match state {
                    State::OnTime | State::LateDone => State::Overdue,
                    state => state,
                },
                ..timing
            },
        }
    }

    /// Whether a limit comes back, so that one row may be due several times.
    pub fn comes_back(&self, row: Row<'a>, deadline: &Deadline, subject: Subject) -> bool {
        matches!(self.limit(row, deadline, subject), Limit::Again(_))
    }

    /// The register has the item and the unit, who would have to say when it is due, does not.
    fn left_out(&self, row: Row<'a>, deadline: &Deadline) -> bool {
        row.own.is_none() && matches!(deadline.due, DueFrom::Column(FieldRef { hop: Hop::Own, .. }))
    }

    fn bare(&self, row: Row<'a>, deadline: &Deadline, state: State) -> Timing {
        Timing {
            due: None,
            original: None,
            provisional: false,
            met: self.met(row, deadline),
            state,
            extended: None,
        }
    }

    fn single(&self, row: Row<'a>, deadline: &Deadline, date: NaiveDate, provisional: bool) -> Timing {
        let (due, extended) = self.extend(row, deadline, date);
        let met = self.met(row, deadline);
        let unusable = !row.counts() || !self.is_possible(row, deadline);
        let state = match met {
            _ if unusable && due <= self.as_of => State::Unknown,
            Some(met) if met <= due => State::OnTime,
            Some(_) => State::LateDone,
            None if due > self.as_of => State::Pending,
            // Due on this very day and not done counts as overdue.
            None => State::Overdue,
        };
        Timing {
            due: Some(due),
            original: Some(date),
            provisional: provisional && extended.is_none(),
            met,
            state,
            extended,
        }
    }

    /// Each time a limit comes back it is kept when something was reported after the time before; one cell holds
    /// the last report only, so an earlier time is kept wherever a later report stands.
    fn repeated(&self, row: Row<'a>, deadline: &Deadline, dates: &[(NaiveDate, NaiveDate)]) -> Vec<Timing> {
        let met = self.met(row, deadline);
        let until = deadline
            .until
            .map_or_else(|| self.rows.closed(row), |until| self.rows.date(row, until));
        let unusable = !row.counts() || !self.is_possible(row, deadline);
        dates
            .iter()
            .filter(|(_, date)| until.is_none_or(|until| *date <= until) && self.window.contains(*date))
            .map(|(before, date)| {
                // A report of an earlier time does not meet this one: it goes on being late (`decisions` 83).
                let met = met.filter(|met| met > before);
                let state = match met {
                    _ if *date > self.as_of => State::Pending,
                    _ if unusable => State::Unknown,
                    Some(_) => State::OnTime,
                    None => State::Overdue,
                };
                Timing {
                    due: Some(*date),
                    original: Some(*date),
                    provisional: false,
                    met,
                    state,
                    extended: None,
                }
            })
            .collect()
    }

    /// Day on which the limit was met; a day after the one the period is judged does not count, nor one that cannot
    /// be, so that lateness goes on to the day the period is judged (`decisions` 48).
    fn met(&self, row: Row<'a>, deadline: &Deadline) -> Option<NaiveDate> {
        let met = day(self.rows.value(row, deadline.met)).filter(|met| *met <= self.as_of);
        met.filter(|_| self.is_possible(row, deadline))
    }

    /// Whether what stands as the day a limit was met can be: it is readable, in no contradiction to other cells, and
    /// not before the day from which the term runs. The office's own mistake is not held against a unit.
    fn is_possible(&self, row: Row<'a>, deadline: &Deadline) -> bool {
        let Some((record, column)) = self.rows.field(row, deadline.met) else {
            return true;
        };
        if record.sender.is_none() {
            return *record.value(column) != Value::Unreadable;
        }
        let before_start = match deadline.due {
            DueFrom::After { from, .. } => {
                let days = (day(record.value(column)), self.rows.date(row, from));
                matches!(days, (Some(met), Some(from)) if met < from)
            }
            DueFrom::Column(_) | DueFrom::Every { .. } => false,
        };
        *record.value(column) != Value::Unreadable && !record.is_rejected_at(column) && !before_start
    }

    /// Lateness in `unit` on the day it was met, or on the day the period is judged.
    pub fn late(&self, timing: &Timing, unit: DayUnit) -> u32 {
        self.late_on(timing, timing.met.unwrap_or(self.as_of), unit)
    }

    /// Lateness in `unit` on the day `on`.
    pub fn late_on(&self, timing: &Timing, on: NaiveDate, unit: DayUnit) -> u32 {
        timing
            .due
            .map_or(0, |due| self.rows.campaign.calendar.days_late(due, on, unit))
    }

    /// State and lateness for reports; lateness is counted in `unit`.
    pub fn judged(&self, timing: &Timing, unit: DayUnit) -> Judged {
        // A limit in months is told late in days: nothing would be told of the first month.
        let unit = match unit {
            DayUnit::Month => DayUnit::Natural,
            unit => unit,
        };
        Judged {
            state: timing.state,
            late: self.late(timing, unit),
            unit,
            due_today: timing.due == Some(self.as_of),
            left: timing.due.map(|due| (due - self.as_of).num_days()),
            provisional: timing.provisional,
        }
    }
}

/// Whether an entry of a register about (ledger, key) means this row or its register's row.
pub(crate) fn concerns(row: Row<'_>, ledger: LedgerId, key: &Arc<str>) -> bool {
    [row.own, row.base]
        .into_iter()
        .flatten()
        .any(|record| record.key.as_ref() == Some(key) && (record.ledger == ledger || row.ledger == ledger))
}

impl DueFrom {
    /// The field a due date starts from.
    pub fn field(&self) -> FieldRef {
        match self {
            DueFrom::Column(field)
            | DueFrom::After { from: field, .. }
            | DueFrom::Every { from: field, .. } => *field,
        }
    }
}
