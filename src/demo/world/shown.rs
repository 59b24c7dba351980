//! What of a row's life is seen in a period.

use super::{Entry, Values, World, day};
use crate::campaign::model::{Column, ColumnId, ColumnKind, Hop, LedgerId, Life, UnitId};
use crate::rows::{self, Subject};
use crate::value::Value;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

impl World<'_> {
    /// The rows of a ledger that a unit (or the office) shows in a period.
    pub(crate) fn shown(&self, ledger: LedgerId, unit: Option<UnitId>, period: usize) -> Vec<Values> {
        let concerned = |entry: &&Entry| match unit {
            Some(unit) => entry.owner == Some(unit),
            None => true,
        };
        let mut rows: Vec<(Option<NaiveDate>, usize, Values)> = self.entries[ledger]
            .iter()
            .filter(concerned)
            .filter_map(|entry| {
                Some((
                    self.opened(entry, ledger),
                    entry.id,
                    self.as_of(ledger, entry, period)?,
                ))
            })
            .collect();
        rows.sort_by_key(|(opened, id, _)| (*opened, *id));
        rows.into_iter().map(|(_, _, values)| values).collect()
    }

    /// The row as of a period's day; none where it is not there yet or no more.
    pub(super) fn as_of(&self, ledger: LedgerId, entry: &Entry, period: usize) -> Option<Values> {
        let written = &self.campaign.ledgers[ledger];
        let now = self.periods[period];
        let office = self.keepers(ledger).is_none();
        let there = match written.life {
            Life::Event { .. } => entry.period == period,
            Life::State => entry.period <= period && !(office && entry.period < period),
            Life::Item { closed, .. } => {
                let gone = closed.and_then(|field| day(&self.value(entry, field, ledger)));
                // Units carry their ledgers on; the office repeats a row only to enter how it ended.
                entry.period == period
                    || (entry.period < period
                        && (!office || gone.is_some_and(|gone| now.span.contains(gone))))
            }
        };
        if !there
            || self
                .opened(entry, ledger)
                .is_some_and(|opened| opened > now.as_of)
        {
            return None;
        }
        let mut seen = Entry {
            values: entry.values.clone(),
            ..entry.clone()
        };
        for (id, column) in written.columns.with_ids() {
            let ahead = matches!(seen.values[id], Value::Date(day) if day > now.as_of);
            if ahead && column.kind == ColumnKind::Date && !self.is_limit(ledger, id) {
                if column.required {
                    return None;
                }
                seen.values[id] = Value::Missing;
            }
        }
        self.repeated(ledger, &mut seen, now.as_of);
        self.numbers_at(ledger, entry, period, &mut seen.values);
        self.texts_at(ledger, entry, period, &mut seen.values);
        self.states(ledger, &mut seen);
        self.only_when(ledger, &mut seen);
        Some(seen.values)
    }

    /// What is told again and again was told not long ago.
    fn repeated(&self, ledger: LedgerId, seen: &mut Entry, as_of: NaiveDate) {
        let facts: Vec<(ColumnId, NaiveDate)> = self
            .repeating(ledger)
            .filter_map(|(from, deadline)| {
                let from = day(&self.value(seen, from, ledger))?;
                let until = deadline
                    .until
                    .and_then(|field| day(&self.value(seen, field, ledger)));
                let end = until.unwrap_or(as_of).min(as_of);
                Some((
                    deadline.met.column,
                    (end - Days::new(seen.id as u64 % 9)).max(from),
                ))
            })
            .collect();
        for (column, on) in facts {
            seen.values[column] = Value::Date(on);
        }
    }

    /// The state that goes with the days that are there.
    fn states(&self, ledger: LedgerId, seen: &mut Entry) {
        let columns = &self.campaign.ledgers[ledger].columns;
        for (id, column) in columns.with_ids() {
            let ColumnKind::Choice(list) = column.kind else {
                continue;
            };
            if !self.campaign.lists[list].states {
                continue;
            }
            let last = self.campaign.lists[list].values.len().saturating_sub(1);
            let fits = |state: &usize| {
                let mut asked = columns.iter().zip(&seen.values).filter_map(|(other, value)| {
                    let named = other.required_when.iter().any(|condition| {
                        condition.field.hop == Hop::Own
                            && condition.field.column == id
                            && rows::holds(self.campaign, &Value::Choice(*state), condition, None)
                    });
                    named.then_some(*value != Value::Missing)
                });
                let first = asked.next();
                first.is_some_and(|first| first && asked.all(|there| there))
            };
            let done = (2..=last).rev().find(fits);
            let closed = match self.campaign.ledgers[ledger].life {
                Life::Item {
                    closed: Some(closed), ..
                } => self.value(seen, closed, ledger) != Value::Missing,
                _ => false,
            };
            let fallback = if closed { 2.min(last) } else { 1.min(last) };
            let state = done.unwrap_or(fallback);
            seen.values[id] = Value::Choice(state);
            shares(columns, seen, state);
        }
    }

    /// What is asked for only in some cases stands only there.
    fn only_when(&self, ledger: LedgerId, seen: &mut Entry) {
        let columns = &self.campaign.ledgers[ledger].columns;
        for (id, column) in columns.with_ids() {
            let asked = column.required_when.is_empty()
                || self.holds(seen, ledger, &column.required_when, seen.owner.map(Subject::Unit));
            if !asked && column.kind != ColumnKind::Date {
                seen.values[id] = Value::Missing;
            }
            if !asked && column.kind == ColumnKind::Date && !self.depends_on_state(ledger, id) {
                seen.values[id] = Value::Missing;
            }
        }
    }

    /// Whether a day is asked for by the state, which itself goes by the day.
    fn depends_on_state(&self, ledger: LedgerId, id: ColumnId) -> bool {
        let columns = &self.campaign.ledgers[ledger].columns;
        columns[id].required_when.iter().any(|condition| {
            condition.field.hop == Hop::Own
                && matches!(columns[condition.field.column].kind, ColumnKind::Choice(list) if self.campaign.lists[list].states)
        })
    }
}

/// Shares go with the state: all of what is done, part of what is not.
fn shares(columns: &[Column], seen: &mut Entry, state: usize) {
    let part = 20 + (seen.id * 7 + seen.values.len()) % 60;
    let share = if state > 1 { 100 } else { part };
    for (column, value) in columns.iter().zip(&mut seen.values) {
        if column.kind == ColumnKind::Percent && *value != Value::Missing {
            *value = Value::Number(Decimal::from(share));
        }
    }
}
