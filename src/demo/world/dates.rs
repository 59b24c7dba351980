//! Days of a row's life: opened, due, met, closed, and those between, in an order that makes sense.

use super::{Entry, Wish, World, day};
use crate::calendar::Span;
use crate::campaign::model::{
    CheckKind, ColumnId, ColumnKind, Deadline, DueFrom, FieldRef, Hop, LedgerId, Life,
};
use crate::demo::chance::Chance;
use crate::rows::Subject;
use crate::value::{Due, Value};
use chrono::{Days, NaiveDate};

/// What an immediate limit means in days.
const AT_ONCE: u64 = 7;

impl World<'_> {
    /// All days; none where there is no day left for the row.
    pub(super) fn dates(
        &self,
        ledger: LedgerId,
        entry: &mut Entry,
        wish: &Wish,
        chance: &mut Chance,
    ) -> Option<()> {
        let from = self.begin(ledger, entry, wish, chance)?;
        self.span_of_event(ledger, entry, wish);
        self.limits(ledger, entry, from, chance);
        self.met(ledger, entry, from, chance);
        self.between(ledger, entry, from, wish, chance);
        self.months(ledger, entry, from);
        Some(())
    }

    /// The day it began.
    fn begin(
        &self,
        ledger: LedgerId,
        entry: &mut Entry,
        wish: &Wish,
        chance: &mut Chance,
    ) -> Option<NaiveDate> {
        let own = match self.campaign.ledgers[ledger].life {
            Life::Event { date } => Some(date),
            Life::Item {
                opened:
                    Some(FieldRef {
                        hop: Hop::Own,
                        column,
                        ..
                    }),
                ..
            } => Some(column),
            _ => None,
        };
        let Some(column) = own else {
            return Some(self.opened(entry, ledger).unwrap_or(wish.span.from));
        };
        if let Some(known) = day(&entry.values[column]) {
            return Some(known);
        }
        let date = self.worked_day(self.possible(wish)?, chance);
        let kind = &self.campaign.ledgers[ledger].columns[column].kind;
        entry.values[column] = match kind {
            ColumnKind::Month => Value::Month(first_of_month(date)),
            _ => Value::Date(date),
        };
        Some(date)
    }

    /// The days of the wish on which the person was in post.
    fn possible(&self, wish: &Wish) -> Option<Span> {
        let Some(Subject::Person(person)) = wish.subject else {
            return Some(wish.span);
        };
        let in_post = &self.campaign.roster.people[person].in_post;
        let mut days = wish.span.days().filter(|day| in_post.covers(*day));
        let from = days.next()?;
        let to = days.take_while(|day| in_post.covers(*day)).last().unwrap_or(from);
        Some(Span { from, to })
    }

    /// Events that last: the last day by the number of days they took.
    fn span_of_event(&self, ledger: LedgerId, entry: &mut Entry, wish: &Wish) {
        let written = &self.campaign.ledgers[ledger];
        for check in &written.checks {
            let CheckKind::NoOverlap(end) = check.kind else {
                continue;
            };
            let Some(from) = day(&entry.values[check.column]) else {
                continue;
            };
            let whole = self.length_of(ledger, entry).saturating_sub(1);
            let to = (from + Days::new(whole)).min(wish.span.to);
            entry.values[end] = Value::Date(to);
        }
    }

    /// Days that a row says it took; 1 where it says nothing yet.
    fn length_of(&self, ledger: LedgerId, entry: &Entry) -> u64 {
        use rust_decimal::prelude::ToPrimitive;
        let columns = self.campaign.ledgers[ledger].columns.iter().zip(&entry.values);
        let days = columns.filter(|(column, _)| column.unit.as_deref() == Some("天"));
        let said = days.filter_map(|(_, value)| crate::rows::number(value)?.ceil().to_u64());
        said.max().unwrap_or(1)
    }

    /// Columns that say until when.
    pub(super) fn is_limit(&self, ledger: LedgerId, id: ColumnId) -> bool {
        let written = &self.campaign.ledgers[ledger];
        let says = |deadline: &Deadline| match &deadline.due {
            DueFrom::Column(field) => field.ledger == ledger && field.column == id,
            _ => false,
        };
        let anywhere = self.campaign.ledgers.iter().flat_map(|ledger| &ledger.deadlines);
        written.columns[id].kind == ColumnKind::Due || anywhere.into_iter().any(says)
    }

    fn limits(&self, ledger: LedgerId, entry: &mut Entry, from: NaiveDate, chance: &mut Chance) {
        let columns = &self.campaign.ledgers[ledger].columns;
        for (id, column) in columns.with_ids() {
            if entry.values[id] == Value::Missing && self.is_limit(ledger, id) {
                let wanted = column.required || !column.required_when.is_empty() || chance.percent(60);
                if wanted {
                    let limit = self.limit(ledger, id, entry, from, chance);
                    let least = self.least(ledger, entry, id, from);
                    entry.values[id] = match limit {
                        Value::Due(Due::On(date)) => Value::Due(Due::On(date.max(least))),
                        other => other,
                    };
                }
            }
        }
    }

    /// Days that meet a deadline, in time or not.
    fn met(&self, ledger: LedgerId, entry: &mut Entry, from: NaiveDate, chance: &mut Chance) {
        for deadline in &self.campaign.ledgers[ledger].deadlines {
            let own = deadline.met.hop == Hop::Own;
            let repeats = matches!(deadline.due, DueFrom::Every { .. });
            let column = deadline.met.column;
            let applies = self.holds(
                entry,
                ledger,
                &deadline.conditions,
                entry.owner.map(Subject::Unit),
            );
            if !own || repeats || !applies || entry.values[column] != Value::Missing {
                continue;
            }
            let Some(due) = self.due(ledger, entry, deadline, from) else {
                continue;
            };
            let least = self.least(ledger, entry, column, from).min(due);
            let on = if self.well(entry.owner, chance) {
                self.worked_before(Span { from: least, to: due }, chance)
            } else if chance.percent(60) {
                due + Days::new(chance.between(1, 20) as u64)
            } else {
                due + Days::new(chance.between(60, 200) as u64)
            };
            entry.values[column] = Value::Date(on.max(self.least(ledger, entry, column, from)));
        }
    }

    /// A worked day of the second half of a span.
    fn worked_before(&self, span: Span, chance: &mut Chance) -> NaiveDate {
        let half = Days::new(u64::from(span.len() / 2));
        let late = Span {
            from: span.from + half,
            to: span.to,
        };
        self.worked_day(late, chance).max(span.from)
    }

    fn due(
        &self,
        ledger: LedgerId,
        entry: &Entry,
        deadline: &Deadline,
        from: NaiveDate,
    ) -> Option<NaiveDate> {
        match &deadline.due {
            DueFrom::Column(field) => match self.value(entry, *field, ledger) {
                Value::Due(Due::Immediate) => Some(from + Days::new(AT_ONCE)),
                value => day(&value),
            },
            DueFrom::After { from, n } => {
                let from = day(&self.value(entry, *from, ledger))?;
                let calendar = &self.campaign.calendar;
                Some(
                    calendar
                        .add(from, *n, deadline.unit, deadline.start, deadline.roll)
                        .date,
                )
            }
            DueFrom::Every { .. } => None,
        }
    }

    /// The first day a column may hold.
    fn least(&self, ledger: LedgerId, entry: &Entry, id: ColumnId, from: NaiveDate) -> NaiveDate {
        let below = self.campaign.ledgers[ledger].columns[id].not_below;
        let other = below.and_then(|field| day(&self.value(entry, field, ledger)));
        other.map_or(from, |other| other.max(from))
    }

    /// The other days: not after what must not come before them.
    fn between(
        &self,
        ledger: LedgerId,
        entry: &mut Entry,
        from: NaiveDate,
        wish: &Wish,
        chance: &mut Chance,
    ) {
        let columns = &self.campaign.ledgers[ledger].columns;
        let repeating: Vec<ColumnId> = self
            .repeating(ledger)
            .map(|(_, deadline)| deadline.met.column)
            .collect();
        for id in columns.ids() {
            let open = entry.values[id] == Value::Missing && columns[id].kind == ColumnKind::Date;
            if !open || repeating.contains(&id) || self.is_met(ledger, id) {
                continue;
            }
            let least = self.least(ledger, entry, id, from);
            let after = columns.iter().zip(&entry.values).filter_map(|(column, value)| {
                let field = column.not_below?;
                (field.hop == Hop::Own && field.column == id).then(|| day(value))?
            });
            let after = after.min();
            let most = after.unwrap_or(wish.span.to).max(least);
            let near = (least + Days::new(10)).min(most);
            let wanted = columns[id].required || !columns[id].required_when.is_empty();
            let leads_on = self.chained(ledger, id);
            if wanted || after.is_some() || (!leads_on && chance.percent(50)) {
                let span = if after.is_some() {
                    Span { from: near, to: most }
                } else {
                    Span {
                        from: least,
                        to: near,
                    }
                };
                entry.values[id] = Value::Date(self.worked_day(span, chance).max(least));
            }
        }
    }

    /// Whether another column must not come before this one.
    fn chained(&self, ledger: LedgerId, id: ColumnId) -> bool {
        let columns = &self.campaign.ledgers[ledger].columns;
        columns.iter().any(|column| {
            column
                .not_below
                .is_some_and(|field| field.hop == Hop::Own && field.column == id)
        })
    }

    fn is_met(&self, ledger: LedgerId, id: ColumnId) -> bool {
        let deadlines = &self.campaign.ledgers[ledger].deadlines;
        deadlines
            .iter()
            .any(|deadline| deadline.met.hop == Hop::Own && deadline.met.column == id)
    }

    /// Deadlines that come again and again.
    pub(super) fn repeating(&self, ledger: LedgerId) -> impl Iterator<Item = (FieldRef, &Deadline)> {
        let deadlines = self.campaign.ledgers[ledger].deadlines.iter();
        deadlines.filter_map(|deadline| match &deadline.due {
            DueFrom::Every { from, .. } if deadline.met.hop == Hop::Own => Some((*from, deadline)),
            _ => None,
        })
    }

    fn months(&self, ledger: LedgerId, entry: &mut Entry, from: NaiveDate) {
        for (column, value) in self.campaign.ledgers[ledger]
            .columns
            .iter()
            .zip(&mut entry.values)
        {
            if column.kind == ColumnKind::Month && *value == Value::Missing {
                *value = Value::Month(first_of_month(from));
            }
        }
    }
}

/// The first of a day's month.
fn first_of_month(day: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    day.with_day(1).unwrap_or(day)
}
