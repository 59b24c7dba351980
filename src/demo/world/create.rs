//! Which rows come about in a period, and for whom.

use super::{Entry, Wish, World};
use crate::campaign::model::{ColumnId, ColumnKind, Condition, Hop, LedgerId, Life, Measured, UnitId, What};
use crate::rows::holds;
use crate::value::Value;
use std::sync::Arc;

/// Attempts at making a row with a key that does not exist yet.
const ATTEMPTS: usize = 12;

impl World<'_> {
    /// The rows of a ledger that come about in a period.
    pub(super) fn happen(&mut self, ledger: LedgerId, period: usize) {
        if self.days_of(ledger, period).is_none() {
            return;
        }
        let written = &self.campaign.ledgers[ledger];
        if written.base.is_some() {
            self.answers(ledger, period);
        } else if let Some(column) = self.one_to_one(ledger) {
            self.counterparts(ledger, column, period);
        } else if let Some(keepers) = self.keepers(ledger) {
            self.needs(ledger, period);
            for unit in keepers {
                self.usual(ledger, *unit, period);
            }
        } else {
            self.needs(ledger, period);
            for unit in self.answering(ledger) {
                self.usual(ledger, unit, period);
            }
        }
    }

    /// A column by which every row of another ledger has its counterpart here.
    fn one_to_one(&self, ledger: LedgerId) -> Option<ColumnId> {
        let columns = &self.campaign.ledgers[ledger].columns;
        columns.find_id(|column| matches!(column.kind, ColumnKind::Reference { both_ways: true, .. }))
    }

    /// Rows that answer the office's register: the lead always, a supporting unit mostly.
    fn answers(&mut self, ledger: LedgerId, period: usize) {
        let written = &self.campaign.ledgers[ledger];
        let Some(base_id) = written.base else { return };
        let base = base_id;
        let keepers = self.keepers(ledger).unwrap_or_default();
        for at in 0..self.entries[base].len() {
            let entry = self.entries[base][at].clone();
            if entry.period != period {
                continue;
            }
            let mut chance = self.chance(&["answer", &written.name, &at.to_string()]);
            let units = self.concerned(base, &entry, |_| {
                chance.percent(if self.clean { 100 } else { 70 })
            });
            let values = self.same_key(ledger, base, &entry);
            for unit in units.into_iter().filter(|unit| keepers.contains(unit)) {
                let span = self.periods[period].span;
                let (values, base) = (values.clone(), Some(at));
                let leads = entry.owner == Some(unit);
                let made = self.create(
                    ledger,
                    Wish {
                        owner: Some(unit),
                        period,
                        span,
                        subject: None,
                        values,
                        base,
                    },
                );
                if let Some(row) = made.filter(|_| leads) {
                    self.close_base(ledger, row, (base_id, at));
                }
            }
        }
    }

    /// Lead and supporting units of a register's row.
    fn concerned(
        &self,
        base: LedgerId,
        entry: &Entry,
        mut answers: impl FnMut(UnitId) -> bool,
    ) -> Vec<UnitId> {
        let support = self.campaign.ledgers[base].support;
        let supporting = match support.map(|field| self.value(entry, field, base)) {
            Some(Value::Units(units)) => units,
            _ => Vec::new(),
        };
        let mut units: Vec<UnitId> = entry.owner.into_iter().collect();
        units.extend(supporting.into_iter().filter(|unit| answers(*unit)));
        units
    }

    fn same_key(&self, ledger: LedgerId, base: LedgerId, entry: &Entry) -> Vec<(ColumnId, Value)> {
        let (own, other) = (
            &self.campaign.ledgers[ledger].key,
            &self.campaign.ledgers[base].key,
        );
        own.iter()
            .zip(other)
            .map(|(own, other)| (*own, entry.values[*other].clone()))
            .collect()
    }

    /// One row for each row of the other ledger that has none yet.
    fn counterparts(&mut self, ledger: LedgerId, column: ColumnId, period: usize) {
        let kind = &self.campaign.ledgers[ledger].columns[column].kind;
        let ColumnKind::Reference {
            ledger: other,
            conditions,
            ..
        } = kind
        else {
            return;
        };
        let other = *other;
        let keepers = self.keepers(ledger);
        for at in 0..self.entries[other].len() {
            let entry = self.entries[other][at].clone();
            let Some(owner) = entry
                .owner
                .filter(|unit| keepers.is_none_or(|keepers| keepers.contains(unit)))
            else {
                continue;
            };
            let key: Arc<str> = self.key(other, &entry).into();
            let value = Value::Text(key);
            let fits = self.fits_by_now(&entry, other, conditions, period);
            if !fits || self.is_taken(ledger, column, &self.key(other, &entry)) {
                continue;
            }
            let days = self.periods[period].span;
            let opened = self.opened(&entry, other).unwrap_or(days.from).max(days.from);
            let span = crate::calendar::Span {
                from: opened,
                to: days.to,
            };
            let values = vec![(column, value)];
            self.create(
                ledger,
                Wish {
                    owner: Some(owner),
                    period,
                    span,
                    subject: None,
                    values,
                    base: None,
                },
            );
        }
    }

    /// As many rows as a ledger usually has.
    fn usual(&mut self, ledger: LedgerId, unit: UnitId, period: usize) {
        let written = &self.campaign.ledgers[ledger];
        if written.life == Life::State && period > 0 {
            return;
        }
        if self.exemplary.contains(&unit) && self.is_charged(ledger) || self.is_by_month(ledger) {
            return;
        }
        let name = self.campaign.roster.units[unit].name.clone();
        let mut chance = self.chance(&["count", &written.name, &name, &period.to_string()]);
        let said = self.words.count(&written.name, &mut chance);
        if said.is_none() && !self.may_have_more(ledger) {
            return;
        }
        let count = said.unwrap_or(if written.life == Life::State {
            self.rows.min(2)
        } else {
            self.rows
        });
        let there = self
            .rows_of(ledger, Some(unit))
            .filter(|entry| entry.period == period);
        for _ in there.count()..count {
            let Some(span) = self.days_of(ledger, period) else {
                return;
            };
            let (values, base) = (Vec::new(), None);
            self.create(
                ledger,
                Wish {
                    owner: Some(unit),
                    period,
                    span,
                    subject: None,
                    values,
                    base,
                },
            );
        }
    }

    /// Whether each row of a ledger costs marks.
    pub(crate) fn is_charged(&self, ledger: LedgerId) -> bool {
        let parts = self
            .campaign
            .indicators
            .iter()
            .flat_map(|indicator| &indicator.parts);
        let mut rows = parts.filter_map(|part| match part.what {
            What::Rows { ledger } => Some(ledger),
            _ => None,
        });
        let ladder = self
            .campaign
            .ladder
            .as_ref()
            .is_some_and(|ladder| ladder.ledger == ledger);
        ladder || rows.any(|charged| charged == ledger)
    }

    /// Rows beyond those that are asked for would break a requirement with a ceiling.
    fn may_have_more(&self, ledger: LedgerId) -> bool {
        let mut requirements = self
            .campaign
            .requirements
            .iter()
            .filter(|requirement| requirement.ledger == ledger);
        requirements.all(|requirement| {
            requirement.at_most.is_none()
                && requirement.at_most_of.is_none()
                && !matches!(requirement.measured, Measured::ShareOf(_))
        })
    }

    /// Adds a row that fulfils a wish; none where it cannot be.
    pub(super) fn create(&mut self, ledger: LedgerId, wish: Wish) -> Option<usize> {
        if wish.owner.is_some_and(|owner| self.owes_in_vain(ledger, owner)) {
            return None;
        }
        for attempt in 0..ATTEMPTS {
            let entry = self.draft(ledger, &wish, attempt)?;
            if !self.is_doubled(ledger, &entry) {
                let id = entry.id;
                self.keep(ledger, entry);
                return Some(id);
            }
        }
        None
    }

    /// A row that fulfils a wish; each attempt leaves other things to chance.
    fn draft(&self, ledger: LedgerId, wish: &Wish, attempt: usize) -> Option<Entry> {
        let written = &self.campaign.ledgers[ledger];
        let id = self.entries[ledger].len();
        let (number, again) = (id.to_string(), attempt.to_string());
        let stream = ["row", &written.name, &number, &again];
        let mut chance = self.chance(&stream[..if attempt == 0 { 3 } else { 4 }]);
        let mut entry = Entry {
            owner: wish.owner,
            values: written.columns.iter().map(|_| Value::Missing).collect(),
            base: wish.base,
            period: wish.period,
            id,
        };
        for (column, value) in &wish.values {
            entry.values[*column] = value.clone();
        }
        self.names(ledger, &mut entry, wish, &mut chance)?;
        self.dates(ledger, &mut entry, wish, &mut chance)?;
        self.people(ledger, &mut entry, wish, &mut chance)?;
        self.numbers(ledger, &mut entry, &mut chance);
        self.texts(ledger, &mut entry, &mut chance);
        self.leave_blank(ledger, &mut entry);
        Some(entry)
    }

    /// Takes out what may not stand beside what the row says now.
    fn leave_blank(&self, ledger: LedgerId, entry: &mut Entry) {
        let ruled = self.campaign.ledgers[ledger].columns.with_ids();
        for (id, column) in ruled.filter(|(_, column)| !column.empty_when.is_empty()) {
            let said = |condition: &Condition| {
                let own = condition.field.hop == Hop::Own;
                own && holds(
                    self.campaign,
                    &entry.values[condition.field.column],
                    condition,
                    None,
                )
            };
            if column.empty_when.iter().all(said) {
                entry.values[id] = Value::Missing;
            }
        }
    }
}
