//! The order of size (`decisions` 58): a number a hundred times above or below its plan, its year's target or its seal,
//! or more than twice its plan, waits for the office to confirm it.

mod confirmations;

use super::Context;
use super::flaw::{Flaw, Weight};
use super::planned::plan;
use crate::campaign::model::{
    Campaign, CheckKind, Column, ColumnId, ColumnKind, IndicatorId, Ledger, LedgerId, UnitId, What,
};
use crate::finding::{Finding, Kind};
use crate::number::plain;
use crate::record::Record;
use crate::register::Verdict;
use crate::rows::number;
pub(super) use confirmations::is_confirmed;
use confirmations::{entered, is_stated_before, key, needless};
use rust_decimal::Decimal;

/// A cell that waits for the office: index of the record in its ledger, and the column.
pub(super) type ToConfirm = (LedgerId, usize, ColumnId);

/// From so many times its measure on a number is of another order of size.
const ANOTHER_ORDER: Decimal = Decimal::ONE_HUNDRED;
/// Times of its plan beyond which a number is not taken without being asked about.
const BEYOND_PLAN: Decimal = Decimal::TWO;
/// Per cent beyond which a percentage is not taken.
const BEYOND_PERCENT: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// What a number is held against.
struct Measure {
    /// As a sentence names it.
    name: String,
    amount: Decimal,
    /// Whether the two make a rate: then more than twice the plan is asked about too.
    makes_a_rate: bool,
    /// The column, where it is one of the row.
    column: Option<ColumnId>,
}

/// How a number stands to what it is held against.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    FarBelow,
    BeyondPlan,
    FarAbove,
}

/// What is out of proportion in the rows of the units.
#[derive(Default)]
pub(super) struct Sizes {
    pub flaws: Vec<Flaw>,
    /// The cells that wait for the office.
    pub waiting: Vec<ToConfirm>,
    /// Confirmations of the period that no figure needs.
    pub idle: Vec<Finding>,
}

pub(super) fn check(context: &Context<'_>) -> Sizes {
    let mut sizes = Sizes::default();
    let entered = entered(context);
    let mut used = vec![false; entered.len()];
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        for (at, record) in context.records.of(id).iter().enumerate() {
            let Some(unit) = record.sender.filter(|_| !record.superseded) else {
                continue;
            };
            for (column, definition) in ledger.columns.with_ids() {
                let Some(value) = figure(record, column, definition) else {
                    continue;
                };
                let Some((kind, weight, other)) = judge(context, (record, unit), column, value) else {
                    continue;
                };
                let key = key(context, record);
                let named = entered.iter().position(|(_, figure)| {
                    (figure.unit, figure.ledger, figure.column) == (unit, id, column) && figure.key == key
                });
                if let Some(named) = named {
                    used[named] = true;
                    if entered[named].0.verdict == Verdict::Granted {
                        continue;
                    }
                }
                let flaw = Flaw::new(id, at, Some(column), kind).weighing(weight);
                sizes.flaws.push(other.into_iter().fold(flaw, |flaw, other| {
                    flaw.see_also(record.cell(other)).quoting(id, other)
                }));
                sizes.waiting.push((id, at, column));
            }
        }
    }
    let idle = entered
        .iter()
        .zip(used)
        .filter(|((_, figure), used)| !used && !is_stated_before(context, figure));
    sizes.idle = idle
        .map(|((entry, figure), _)| needless(context, entry, figure))
        .collect();
    sizes
}

/// A number that may be held against another: above 0, without an error of its own, as the unit's cell says it.
fn figure(record: &Record, column: ColumnId, definition: &Column) -> Option<Decimal> {
    let is_number = matches!(
        definition.kind,
        ColumnKind::Integer | ColumnKind::Decimal | ColumnKind::Percent
    );
    let own = is_number && !record.is_rejected_at(column) && record.fields[column].held.is_none();
    number(record.value(column)).filter(|value| own && *value > Decimal::ZERO)
}

fn judge(
    context: &Context<'_>,
    (record, unit): (&Record, UnitId),
    column: ColumnId,
    value: Decimal,
) -> Option<(Kind, Weight, Option<ColumnId>)> {
    let ledger = &context.campaign.ledgers[record.ledger];
    let definition = &ledger.columns[column];
    if definition.kind == ColumnKind::Percent && value > BEYOND_PERCENT {
        let kind = Kind::PercentTooGreat {
            column: definition.name.to_string(),
            value: plain(value),
        };
        return Some((kind, Weight::Wrong, None));
    }
    let measures = measures(context, (record, unit), column);
    let sized = measures
        .iter()
        .filter_map(|measure| Some((size(value, measure)?, measure)));
    let (size, measure) = sized.max_by_key(|(size, _)| *size)?;
    let said = |amount: Decimal| {
        let unit = definition.unit.as_deref().unwrap_or_default();
        format!("{}{unit}", plain(amount))
    };
    let facts = Facts {
        column: definition.name.to_string(),
        value: said(value),
        other: measure.name.clone(),
        limit: said(measure.amount),
    };
    // A plan that is written too large takes nothing from anybody but the unit that wrote it.
    let weight = match size {
        Size::FarAbove if !is_plan(context.campaign, record.ledger, column) => Weight::Wrong,
        _ => Weight::Remark,
    };
    Some((facts.kind(size), weight, measure.column))
}

/// What a finding tells.
struct Facts {
    column: String,
    value: String,
    other: String,
    limit: String,
}

impl Facts {
    fn kind(self, size: Size) -> Kind {
        let Facts {
            column,
            value,
            other,
            limit,
        } = self;
        match size {
            Size::FarAbove => Kind::FarAbove {
                column,
                value,
                other,
                limit,
            },
            Size::BeyondPlan => Kind::BeyondPlan {
                column,
                value,
                other,
                limit,
            },
            Size::FarBelow => Kind::FarBelow {
                column,
                value,
                other,
                limit,
            },
        }
    }
}

fn size(value: Decimal, measure: &Measure) -> Option<Size> {
    let amount = measure.amount;
    let times = |factor: Decimal, of: Decimal| of.checked_mul(factor).unwrap_or(Decimal::MAX);
    if !amount.is_zero() && value >= times(ANOTHER_ORDER, amount) {
        Some(Size::FarAbove)
    } else if measure.makes_a_rate && value > times(BEYOND_PLAN, amount) {
        Some(Size::BeyondPlan)
    } else if times(ANOTHER_ORDER, value) <= amount {
        Some(Size::FarBelow)
    } else {
        None
    }
}

/// What a cell is held against: plans and targets in its row; where it has none, what the last seal says of the row.
fn measures(context: &Context<'_>, (record, unit): (&Record, UnitId), column: ColumnId) -> Vec<Measure> {
    let campaign = context.campaign;
    let ledger = &campaign.ledgers[record.ledger];
    let row = context.rows.row(record);
    let planned = against(campaign, record.ledger, column)
        .into_iter()
        .filter_map(|(other, makes_a_rate)| {
            let planned = plan(campaign, context.history, unit, row, other).amount();
            let amount = planned.or_else(|| number(record.value(other)))?;
            let definition = &ledger.columns[other];
            (definition.unit == ledger.columns[column].unit).then(|| Measure {
                name: definition.name.to_string(),
                amount,
                makes_a_rate,
                column: Some(other),
            })
        });
    let mut measures: Vec<Measure> = planned.collect();
    if measures.iter().all(|measure| measure.amount.is_zero()) {
        measures.extend(sealed(context, (record, unit), ledger, column));
    }
    measures
}

fn sealed(
    context: &Context<'_>,
    (record, unit): (&Record, UnitId),
    ledger: &Ledger,
    column: ColumnId,
) -> Option<Measure> {
    let name = &ledger.columns[column].name;
    let unit = &*context.campaign.roster.units[unit].name;
    let mut rows = context
        .history
        .rows(&ledger.name, Some(unit), record.key.as_deref()?);
    let found = rows.find_map(|(sealed, row)| Some((sealed, row.amount(name)?)));
    let (sealed, amount) = found.filter(|(_, amount)| *amount > Decimal::ZERO)?;
    Some(Measure {
        name: format!("{}封存的数", sealed.title),
        amount,
        makes_a_rate: false,
        column: None,
    })
}

/// The columns of a row that a column is held against, each with whether the two make a rate.
fn against(campaign: &Campaign, id: LedgerId, column: ColumnId) -> Vec<(ColumnId, bool)> {
    let mut found: Vec<(ColumnId, bool)> = Vec::new();
    for (sum, over) in ratios(campaign, id) {
        if sum == column && !found.contains(&(over, true)) {
            found.push((over, true));
        }
    }
    for check in &campaign.ledgers[id].checks {
        if let CheckKind::BehindSchedule { of, .. } = check.kind
            && check.column == column
            && found.iter().all(|(other, _)| *other != of)
        {
            found.push((of, false));
        }
    }
    found
}

/// Whether a column stands below the line of a rate.
fn is_plan(campaign: &Campaign, id: LedgerId, column: ColumnId) -> bool {
    ratios(campaign, id).any(|(_, over)| over == column)
}

/// The columns above and below the line of every rate over a ledger.
fn ratios(campaign: &Campaign, id: LedgerId) -> impl Iterator<Item = (ColumnId, ColumnId)> + '_ {
    let parts = (0..campaign.indicators.len()).flat_map(|at| &campaign.indicators[IndicatorId(at)].parts);
    parts.filter_map(move |part| match part.what {
        What::Ratio { ledger, sum, over } if ledger == id => Some((sum, over)),
        _ => None,
    })
}
