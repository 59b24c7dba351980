//! What stands below the line for a row: the planned amount that cannot be shrunk by spoiling it (`decisions` 77).

use crate::campaign::model::{Campaign, ColumnId, UnitId};
use crate::fold::fold;
use crate::history::History;
use crate::rows::{Row, number};
use rust_decimal::Decimal;

/// Where the planned amount of a row was found, if not in the unit's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanSource {
    /// In the office's register, in the column of the same name.
    Register,
    /// In the last seal that holds the row.
    Seal,
}

/// The planned amount of a row, in the unit of its column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plan {
    /// The unit's row says it, and nothing says otherwise.
    Own(Decimal),
    /// It was found elsewhere.
    From(PlanSource, Decimal),
    /// It is known nowhere.
    Unknown,
}

impl Plan {
    pub(crate) fn amount(self) -> Option<Decimal> {
        match self {
            Plan::Own(amount) | Plan::From(_, amount) => Some(amount),
            Plan::Unknown => None,
        }
    }
}

/// Whether a figure of the row waits for the office (`decisions` 58).
fn waits(row: Row<'_>) -> bool {
    row.own.is_some_and(|own| !own.to_confirm.is_empty())
}

/// The amount in a column of a row: that of the register's column of the same name, else the unit's own, else that of
/// the last seal that holds the row. A sealed amount stands before an own of 0 while a figure of the row waits.
pub(crate) fn plan(
    campaign: &Campaign,
    history: &History,
    unit: UnitId,
    row: Row<'_>,
    column: ColumnId,
) -> Plan {
    let name = &campaign.ledgers[row.ledger].columns[column].name;
    let is_plan = |plan: &Decimal| *plan >= Decimal::ZERO;
    let own = row.own.and_then(|own| {
        number(own.value(column))
            .filter(|_| !own.is_rejected_at(column))
            .filter(is_plan)
    });
    let registered = row.base.and_then(|base| {
        let columns = campaign.ledgers[base.ledger].columns.with_ids();
        let mut same = columns.filter(|(_, column)| fold(&column.name) == fold(name));
        number(base.value(same.next()?.0)).filter(is_plan)
    });
    match (registered, own) {
        (Some(plan), Some(own)) if plan == own => return Plan::Own(own),
        (Some(plan), _) => return Plan::From(PlanSource::Register, plan),
        (None, Some(own)) if !own.is_zero() => return Plan::Own(own),
        (None, _) => {}
    }
    let key = row.own.or(row.base).and_then(|record| record.key.as_deref());
    let sealed = key.and_then(|key| {
        let ledger = &campaign.ledgers[row.ledger].name;
        let unit = &*campaign.roster.units[unit].name;
        let mut rows = history.rows(ledger, Some(unit), key);
        rows.find_map(|(_, row)| row.amount(name).filter(is_plan))
    });
    match (own, sealed) {
        // A plan of nothing takes no row out of a rate that a seal holds a plan of.
        (Some(own), sealed) if !waits(row) || sealed.is_none() => Plan::Own(own),
        (_, Some(plan)) => Plan::From(PlanSource::Seal, plan),
        (_, None) => Plan::Unknown,
    }
}
