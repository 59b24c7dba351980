//! From what stands in a cell, or a term after a date, to the due date.

use super::Judge;
use crate::calendar::{DayUnit, Roll, Span, Start};
use crate::campaign::model::{Deadline, DueFrom, FieldRef};
use crate::rows::{Row, day};
use crate::value::{Due, Recurrence, Value};
use chrono::{Datelike, Days, NaiveDate};

/// 立行立改 means within this many natural days after it was handed out.
const AT_ONCE_DAYS: u32 = 7;

/// The time limit that a deadline sets for a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Limit {
    /// One last day in time. `provisional`: it may still move, since a year without a holiday notice went into it.
    On { date: NaiveDate, provisional: bool },
    /// It comes back: for each time the last day of the time before, and its own last day.
    Again(Vec<(NaiveDate, NaiveDate)>),
    /// 长期坚持: never due.
    Standing,
    /// The unit wrote something that is no time limit.
    Unreadable,
    /// No limit: none is set, none can be known yet, or the register does not say.
    None,
}

impl<'a> Judge<'a> {
    pub(super) fn limit(&self, row: Row<'a>, deadline: &Deadline) -> Limit {
        match deadline.due {
            DueFrom::Column(field) => self.written(row, deadline, field),
            DueFrom::After { from, n } => match self.rows.value(row, from) {
                Value::Unreadable => self.unreadable(row, from),
                value => day(value).map_or(Limit::None, |from| self.after(from, n, deadline.unit, deadline)),
            },
            DueFrom::Every { from, n } => match self.rows.date(row, from) {
                Some(from) => Limit::Again(self.every(from, n, deadline)),
                None => Limit::None,
            },
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
        let column = &self.rows.campaign.ledgers[field.ledger].columns[field.column];
        let rolled = |date: NaiveDate| self.after(date, 0, DayUnit::Natural, deadline);
        match self.rows.value(row, field) {
            Value::Date(date) => rolled(*date),
            Value::Month(first) => rolled(Span::month_of(*first).to),
            Value::Due(due) => match due {
                Due::On(date) | Due::Between(_, date) => rolled(*date),
                Due::Standing if column.standing => Limit::Standing,
                Due::Immediate => self.immediate(row),
                Due::Within { n, unit } => match self.rows.opened(row) {
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

    fn immediate(&self, row: Row<'a>) -> Limit {
        let calendar = &self.rows.campaign.calendar;
        match self.rows.opened(row) {
            Some(opened) => {
                let due = calendar.add(opened, AT_ONCE_DAYS, DayUnit::Natural, Start::NextDay, Roll::None);
                Limit::On {
                    date: due.date,
                    provisional: false,
                }
            }
            None => Limit::None,
        }
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
