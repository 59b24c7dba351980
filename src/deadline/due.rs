//! From what stands in a cell, or a term after a date, to the due date.

use super::{Judge, State, Timing};
use crate::calendar::{DayUnit, Roll, Span, Start};
use crate::campaign::model::{Deadline, DueFrom, FieldRef, Ledger};
use crate::rows::{Row, Subject, day};
use crate::value::{Due, Recurrence, Value};
use chrono::{Datelike, Days, NaiveDate};

/// 立行立改 means within this many natural days after it was handed out.
const AT_ONCE_DAYS: u32 = 7;

/// The time limit that a deadline sets for a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Limit {
    /// One last day in time. `provisional`: it may still move, since a year without a holiday notice went into it.
    On { date: NaiveDate, provisional: bool },
    /// Due with the limit on which it depends, which was missed.
    Missed { date: NaiveDate, provisional: bool },
    /// It comes back: for each time the last day of the time before, and its own last day.
    Again(Vec<(NaiveDate, NaiveDate)>),
    /// 长期坚持: never due.
    Standing,
    /// The unit wrote something that is no time limit.
    Unreadable,
    /// Not known yet: the limit on which it depends has not passed.
    Waiting,
    /// No limit: none is set, or the register does not say.
    None,
}

impl<'a> Judge<'a> {
    pub(super) fn limit(&self, row: Row<'a>, deadline: &Deadline, subject: Subject) -> Limit {
        let from = match deadline.due {
            DueFrom::Column(field) => return self.written(row, deadline, field),
            DueFrom::After { from, .. } | DueFrom::Every { from, .. } => from,
        };
        let of_unit = self
            .rows
            .field(row, from)
            .is_some_and(|(record, _)| record.sender.is_some());
        let day = day(self.rows.value(row, from)).filter(|_| !of_unit || self.is_usable(row, from));
        match (day, &deadline.due) {
            (Some(from), DueFrom::Every { n, .. }) => Limit::Again(self.every(from, *n, deadline)),
            (Some(from), DueFrom::After { n, .. }) => self.after(from, *n, deadline.unit, deadline),
            (Some(_), DueFrom::Column(_)) => Limit::None,
            (None, _) => self.without_start(row, deadline, from, subject),
        }
    }

    fn is_usable(&self, row: Row<'a>, field: FieldRef) -> bool {
        let found = self.rows.field(row, field);
        found.is_none_or(|(record, column)| !record.is_rejected_at(column))
    }

    /// The limit where the day is missing from which the term runs (`decisions` 63). Where that day meets a time limit
    /// of its own and that one has passed unmet, this one is due with it. Else it is not known yet, or the unit left
    /// out what it has to say.
    fn without_start(&self, row: Row<'a>, deadline: &Deadline, from: FieldRef, subject: Subject) -> Limit {
        let ledger = &self.rows.campaign.ledgers[row.ledger];
        let is_event = ledger.deadlines.iter().any(|other| leads_to(other, deadline));
        if !is_event {
            let unread = *self.rows.value(row, from) == Value::Unreadable;
            return match unread || !self.is_usable(row, from) || self.rows.must_be_filled(row, from) {
                true => self.unreadable(row, from),
                false => Limit::None,
            };
        }
        if goes_round(ledger, deadline) {
            return Limit::None;
        }
        let before = ledger.deadlines.iter().filter(|other| leads_to(other, deadline));
        let timings: Vec<Timing> = before
            .flat_map(|other| self.timings(row, other, subject))
            .collect();
        let missed = timings
            .iter()
            .filter(|timing| matches!(timing.state, State::Overdue | State::Unknown | State::DoneUntimed));
        let first = missed
            .filter_map(|timing| Some((timing.due?, timing.provisional)))
            .min();
        let open = |timing: &Timing| matches!(timing.state, State::Pending | State::NoLimit);
        let is_waiting = timings.iter().any(open);
        match (first, &deadline.due) {
            (Some((due, _)), DueFrom::Every { n, .. }) => Limit::Again(self.every(due, *n, deadline)),
            (Some((date, provisional)), _) => Limit::Missed { date, provisional },
            (None, _) if is_waiting => Limit::Waiting,
            (None, _) => Limit::None,
        }
    }

    fn after(&self, from: NaiveDate, n: u32, unit: DayUnit, deadline: &Deadline) -> Limit {
        let due = self
            .rows
            .campaign
            .calendar
            .add(from, n, unit, deadline.start, deadline.roll);
        Limit::On {
            date: due.date,
            provisional: due.provisional,
        }
    }

    fn written(&self, row: Row<'a>, deadline: &Deadline, field: FieldRef) -> Limit {
        self.set_by(row, deadline, field, self.rows.value(row, field))
    }

    /// The time limit that a value would set for a row if it stood in the field from which the deadline takes it.
    pub(crate) fn set_by(&self, row: Row<'a>, deadline: &Deadline, field: FieldRef, value: &Value) -> Limit {
        let column = &self.rows.campaign.ledgers[field.ledger].columns[field.column];
        let rolled = |date: NaiveDate| self.after(date, 0, DayUnit::Natural, deadline);
        match value {
            Value::Date(date) if self.is_before_opening(row, field, *date) => self.unreadable(row, field),
            Value::Date(date) => rolled(*date),
            Value::Month(first) => rolled(Span::month_of(*first).to),
            Value::Due(due) => match due {
                Due::On(date) | Due::Between(_, date) if self.is_before_opening(row, field, *date) => {
                    self.unreadable(row, field)
                }
                Due::On(date) | Due::Between(_, date) => rolled(*date),
                Due::Standing if column.standing => Limit::Standing,
                Due::Immediate => self.immediate(row, field),
                Due::Within { n, unit } => match self.start(row) {
                    Some(opened) => self.after(opened, *n, *unit, deadline),
                    None => self.unreadable(row, field),
                },
                Due::Every(recurrence) => Limit::Again(self.recurring(row, *recurrence)),
                Due::Standing | Due::Done => self.unreadable(row, field),
            },
            Value::Unreadable => self.unreadable(row, field),
            _ => Limit::None,
        }
    }

    fn immediate(&self, row: Row<'a>, field: FieldRef) -> Limit {
        let calendar = &self.rows.campaign.calendar;
        match self.start(row) {
            Some(opened) => {
                let due = calendar.add(opened, AT_ONCE_DAYS, DayUnit::Natural, Start::NextDay, Roll::None);
                Limit::On {
                    date: due.date,
                    provisional: false,
                }
            }
            None => self.unreadable(row, field),
        }
    }

    /// The day a row was opened, from which relative terms run; none where the unit wrote a day that cannot be.
    fn start(&self, row: Row<'a>) -> Option<NaiveDate> {
        let field = self.rows.opened_field(row)?;
        self.rows.date(row, field).filter(|_| self.is_usable(row, field))
    }

    /// Whether a limit that was found to contradict other cells lies before the day the row was opened.
    fn is_before_opening(&self, row: Row<'a>, field: FieldRef, date: NaiveDate) -> bool {
        !self.is_usable(row, field) && self.start(row).is_some_and(|opened| date < opened)
    }

    /// The limit where a field cannot be read: unreadable by the unit's fault, none by the register's.
    fn unreadable(&self, row: Row<'a>, field: FieldRef) -> Limit {
        match self.rows.field(row, field) {
            Some((record, _)) if record.sender.is_some() => Limit::Unreadable,
            _ => Limit::None,
        }
    }

    fn every(&self, from: NaiveDate, n: u32, deadline: &Deadline) -> Vec<(NaiveDate, NaiveDate)> {
        let calendar = &self.rows.campaign.calendar;
        let mut times = Vec::new();
        let mut before = from;
        // Counted from the first day each time: a month after January 31 is February 28, two months are March 31.
        for step in 1u32.. {
            let term = n.max(1).saturating_mul(step);
            let next = calendar
                .add(from, term, deadline.unit, Start::NextDay, Roll::None)
                .date;
            if before >= self.window.to || next <= before {
                break;
            }
            times.push((before, next));
            before = next;
        }
        times
    }

    fn recurring(&self, row: Row<'a>, recurrence: Recurrence) -> Vec<(NaiveDate, NaiveDate)> {
        let opened = self.rows.opened(row);
        let first = Span::year_of(opened.unwrap_or(self.window.from)).from;
        let eve = first.pred_opt().unwrap_or(first);
        let mut before = opened.unwrap_or(eve);
        let mut times = Vec::new();
        let Some(span) = Span::new(first, self.window.to) else {
            return times;
        };
        if let Recurrence::Weeks(n) = recurrence {
            let step = Days::new(7 * u64::from(n.max(1)));
            let next = |before: &NaiveDate| before.checked_add_days(step);
            let dates = std::iter::successors(Some(before), next).take_while(|date| *date <= self.window.to);
            let dates: Vec<NaiveDate> = dates.collect();
            return dates.windows(2).map(|pair| (pair[0], pair[1])).collect();
        }
        for date in span.days().filter(|date| falls_on(recurrence, *date)) {
            if opened.is_none_or(|opened| date > opened) {
                times.push((before, date));
                before = date;
            }
        }
        times
    }
}

/// Whether the day on which `before` is met is the one from which the term of `deadline` runs.
fn leads_to(before: &Deadline, deadline: &Deadline) -> bool {
    let runs_from = !matches!(deadline.due, DueFrom::Column(_));
    runs_from && before.met == deadline.due.field() && before.name != deadline.name
}

/// Whether the deadlines before this one lead back to it.
fn goes_round(ledger: &Ledger, deadline: &Deadline) -> bool {
    let mut before: Vec<&Deadline> = vec![deadline];
    let mut at = 0;
    while at < before.len() {
        let last = before[at];
        for other in ledger.deadlines.iter().filter(|other| leads_to(other, last)) {
            if other.name == deadline.name {
                return true;
            }
            if before.iter().all(|known| known.name != other.name) {
                before.push(other);
            }
        }
        at += 1;
    }
    false
}

fn falls_on(recurrence: Recurrence, date: NaiveDate) -> bool {
    let month_end = Span::month_of(date).to;
    match recurrence {
        Recurrence::Weekly(weekday) => date.weekday().number_from_monday() == weekday,
        // Counted from the day before, not by the calendar.
        Recurrence::Weeks(_) => false,
        Recurrence::Days(set) => {
            let beyond = date == month_end && set >> date.day() > 1;
            set & (1 << date.day()) != 0 || beyond
        }
        Recurrence::Monthly(nth) => date.day() == nth.min(month_end.day()),
        Recurrence::QuarterEnd => date == Span::quarter_of(date).to,
        Recurrence::HalfYearEnd => date == month_end && matches!(date.month(), 6 | 12),
        Recurrence::YearEnd => date == Span::year_of(date).to,
    }
}
