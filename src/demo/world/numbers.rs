//! Numbers within their bounds and in proportion to each other.

use super::{Entry, Values, World};
use crate::campaign::model::{CheckKind, Column, ColumnId, ColumnKind, Hop, LedgerId, Measured, Test, What};
use crate::demo::chance::Chance;
use crate::rows::number;
use crate::value::Value;
use rust_decimal::Decimal;

impl World<'_> {
    /// All numbers of a new row. What grows from period to period is worked out when it is shown.
    pub(super) fn numbers(&self, ledger: LedgerId, entry: &mut Entry, chance: &mut Chance) {
        self.sums(ledger, entry, chance);
        let columns = &self.campaign.ledgers[ledger].columns;
        let mut open: Vec<ColumnId> = columns
            .ids()
            .filter(|id| is_number(&columns[*id]) && entry.values[*id] == Value::Missing)
            .collect();
        while !open.is_empty() {
            let ready = |id: &ColumnId| {
                let fields = [columns[*id].not_above, columns[*id].not_below];
                let waits = |column: ColumnId| open.contains(&column) && column != *id;
                !fields
                    .iter()
                    .flatten()
                    .any(|field| field.hop == Hop::Own && waits(field.column))
                    && self.ceiling(ledger, *id).is_none_or(|other| !waits(other))
            };
            let at = open.iter().position(ready).unwrap_or(0);
            let id = open.remove(at);
            if columns[id].required || chance.percent(60) {
                entry.values[id] = Value::Number(self.number(ledger, id, entry, chance));
            }
        }
    }

    fn number(&self, ledger: LedgerId, id: ColumnId, entry: &Entry, chance: &mut Chance) -> Decimal {
        let column = &self.campaign.ledgers[ledger].columns[id];
        let known = |field: Option<crate::campaign::model::FieldRef>| {
            field.and_then(|field| number(&self.value(entry, field, ledger)))
        };
        if let Some(count) = self.linked(ledger, id, entry) {
            return count;
        }
        if let Some(other) = self
            .ceiling(ledger, id)
            .and_then(|other| number(&entry.values[other]))
        {
            return if other > Decimal::ONE {
                other - Decimal::ONE
            } else {
                other
            };
        }
        if let Some(most) = known(column.not_above) {
            let share = Decimal::from(chance.between(25, 27)) / Decimal::ONE_HUNDRED;
            return step_up(most * share, column).min(most);
        }
        if let Some(least) = known(column.not_below) {
            return least + step_of(column);
        }
        let (low, high) = usual(column);
        if let Some(pass) = self.pass_mark(ledger, id)
            && !self.well(entry.owner, chance)
        {
            return pass - Decimal::from(chance.between(1, 15));
        }
        let steps = ((high - low) / step_of(column)).floor();
        let n = chance.below(usize::try_from(steps.mantissa()).unwrap_or(0) + 1);
        low + step_of(column) * Decimal::from(n)
    }

    /// Smallest number with which the row counts as good.
    fn pass_mark(&self, ledger: LedgerId, id: ColumnId) -> Option<Decimal> {
        let good = self.good(ledger);
        good.iter().find_map(|condition| match condition.test {
            Test::AtLeast(least) if condition.field.hop == Hop::Own && condition.field.column == id => {
                Some(least)
            }
            _ => None,
        })
    }

    /// A total and its parts: everybody there but one or none.
    fn sums(&self, ledger: LedgerId, entry: &mut Entry, chance: &mut Chance) {
        for check in &self.campaign.ledgers[ledger].checks {
            let CheckKind::EqualsSum(parts) = &check.kind else {
                continue;
            };
            let on = self.opened(entry, ledger).unwrap_or(self.campaign.span.from);
            let heads = entry.owner.map_or(8, |unit| self.staff(unit, on).len().max(1));
            let absent = if parts.len() > 1 && heads > 3 && chance.percent(30) {
                1
            } else {
                0
            };
            let mut shares = vec![0; parts.len()];
            shares[0] = heads - absent;
            if absent > 0 {
                shares[1] = absent;
            }
            entry.values[check.column] = Value::Number(Decimal::from(heads));
            for (part, share) in parts.iter().zip(shares) {
                entry.values[*part] = Value::Number(Decimal::from(share));
            }
        }
    }

    /// A count from which on another column refers to something: as many as it refers to.
    fn linked(&self, ledger: LedgerId, id: ColumnId, entry: &Entry) -> Option<Decimal> {
        let columns = &self.campaign.ledgers[ledger].columns;
        columns.iter().zip(&entry.values).find_map(|(column, value)| {
            let ColumnKind::Reference { .. } = column.kind else {
                return None;
            };
            let asks = column
                .required_when
                .iter()
                .find(|asked| asked.field.hop == Hop::Own && asked.field.column == id)?;
            match asks.test {
                Test::AtLeast(least) if *value != Value::Missing => Some(least),
                Test::AtLeast(_) => Some(Decimal::ZERO),
                _ => None,
            }
        })
    }

    /// The column that a requirement sets as the ceiling of this one.
    fn ceiling(&self, ledger: LedgerId, id: ColumnId) -> Option<ColumnId> {
        let requirements = self
            .campaign
            .requirements
            .iter()
            .filter(|requirement| requirement.ledger == ledger);
        let of_column = requirements.filter(|requirement| requirement.measured == Measured::Sum(id));
        of_column.filter_map(|requirement| requirement.at_most_of).next()
    }

    /// Numerator and denominator of the ratios that are scored in a ledger.
    pub(super) fn ratios(&self, ledger: LedgerId) -> Vec<(ColumnId, ColumnId)> {
        let parts = self
            .campaign
            .indicators
            .iter()
            .flat_map(|indicator| &indicator.parts);
        parts
            .filter_map(|part| match part.what {
                What::Ratio {
                    ledger: of,
                    sum,
                    over,
                } if of == ledger => Some((sum, over)),
                _ => None,
            })
            .collect()
    }

    /// Sets what is done of a plan in a period, and what grows with it.
    pub(super) fn numbers_at(&self, ledger: LedgerId, entry: &Entry, period: usize, values: &mut Values) {
        let written = &self.campaign.ledgers[ledger];
        for (sum, over) in self.ratios(ledger) {
            let Some(plan) = number(&values[over]) else {
                continue;
            };
            let done = self.done(ledger, entry, period, sum, plan);
            let most = written.columns[sum]
                .not_above
                .filter(|field| field.hop == Hop::Own)
                .and_then(|field| number(&values[field.column]));
            values[sum] = Value::Number(most.map_or(done, |most| done.min(most)));
            let grows = |check: &&crate::campaign::model::Check| {
                let below = written.columns[check.column].not_below;
                check.kind == CheckKind::NeverLess
                    && below.is_some_and(|field| field.hop == Hop::Own && field.column == sum)
            };
            for check in written.checks.iter().filter(grows) {
                let all = (entry.period..=period).map(|at| self.done(ledger, entry, at, sum, plan));
                values[check.column] = Value::Number(all.sum());
            }
        }
    }

    fn done(&self, ledger: LedgerId, entry: &Entry, period: usize, sum: ColumnId, plan: Decimal) -> Decimal {
        let written = &self.campaign.ledgers[ledger];
        let mut chance = self.chance(&["done", &written.name, &entry.id.to_string(), &period.to_string()]);
        let share = if self.well(entry.owner, &mut chance) {
            chance.between(100, 106)
        } else {
            chance.between(50, 96)
        };
        step_up(
            plan * Decimal::from(share) / Decimal::ONE_HUNDRED,
            &written.columns[sum],
        )
    }
}

fn is_number(column: &Column) -> bool {
    matches!(
        column.kind,
        ColumnKind::Integer | ColumnKind::Decimal | ColumnKind::Percent
    )
}

fn step_of(column: &Column) -> Decimal {
    match (column.step, column.unit.as_deref(), &column.kind) {
        (Some(step), ..) if !step.is_zero() => step,
        (_, Some("万元"), ColumnKind::Decimal) => Decimal::TEN,
        _ => Decimal::ONE,
    }
}

/// Rounds up to a multiple of the column's step.
fn step_up(exact: Decimal, column: &Column) -> Decimal {
    let step = match column.kind {
        ColumnKind::Integer => Decimal::ONE,
        _ => column.step.unwrap_or(Decimal::ONE),
    };
    (exact / step).ceil() * step
}

/// Between what numbers of such a column usually lie.
fn usual(column: &Column) -> (Decimal, Decimal) {
    let (low, high) = match (column.unit.as_deref(), &column.kind) {
        (Some("万元"), _) => (400, 4000),
        (Some("元"), _) => (100, 1200),
        (_, ColumnKind::Percent) => (90, 100),
        (_, ColumnKind::Decimal) if column.max == Some(Decimal::ONE_HUNDRED) => (75, 100),
        _ => (1, 9),
    };
    let low = column
        .min
        .map_or(Decimal::from(low), |min| min.max(Decimal::from(low)));
    let high = column
        .max
        .map_or(Decimal::from(high), |max| max.min(Decimal::from(high)));
    (low.min(high.max(column.min.unwrap_or(low))), high.max(low))
}
