//! Orders to rectify that the plan provides for; the office sends them.

use super::{Lists, board_of, place_of};
use crate::calendar::DayUnit;
use crate::campaign::model::{ById, ClauseId, Life, Order, Period, PeriodKind, UnitId};
use crate::deadline::{Judge, Judged, State};
use crate::evidence::Evidence;
use crate::ranking::Standings;
use crate::rows::{Matter, Role, Row, Subject};
use crate::score::Scorecard;
use crate::verdict::{Board, Rated};
use rust_decimal::Decimal;
use std::sync::Arc;

/// An order to rectify, proposed to the office.
#[derive(Clone, Debug)]
pub struct OrderProposal {
    /// Index into the orders of the campaign.
    pub order: usize,
    /// Unit that the order is for.
    pub unit: UnitId,
    /// The triggers that hold.
    pub causes: Vec<OrderCause>,
    /// Term from the day of the order, counted in `day_unit`.
    pub within: u32,
    /// Unit of the term.
    pub day_unit: DayUnit,
    /// Clause cited.
    pub clause: ClauseId,
    /// Source cells that show it.
    pub evidence: Vec<Evidence>,
}

/// A trigger of an order that holds.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderCause {
    /// The total is below a line.
    Below {
        /// Total of the unit, in points.
        total: Decimal,
        /// The line, in points.
        line: Decimal,
    },
    /// The unit sent nothing.
    AllMissing,
    /// The unit is on the black list.
    Black,
    /// A row that the unit leads is overdue.
    Overdue {
        /// Label of the row.
        row: Arc<str>,
        /// Subject of the row, and the units that lead it.
        matter: Matter,
        /// Printed name of the time limit.
        deadline: Arc<str>,
        /// State and lateness of the time limit.
        judged: Judged,
    },
}

/// Every order a unit gives cause for, by order and unit; a year orders nothing, its quarters did (`decisions` 66).
/// `cards` stand in roster order.
pub(crate) fn orders(
    judge: &Judge<'_>,
    period: &Period,
    cards: &ById<UnitId, Scorecard>,
    groups: &[(Standings, Lists)],
) -> Vec<OrderProposal> {
    let campaign = judge.rows.campaign;
    let mut proposals = Vec::new();
    if period.kind == PeriodKind::Year {
        return proposals;
    }
    for (id, order) in campaign.orders.iter().enumerate() {
        for card in cards {
            let mut causes = standing(order, card, groups);
            let mut evidence = Vec::new();
            overdue(judge, order, card.unit, &mut causes, &mut evidence);
            if !causes.is_empty() {
                proposals.push(OrderProposal {
                    order: id,
                    unit: card.unit,
                    causes,
                    within: order.within,
                    day_unit: order.unit,
                    clause: order.clause,
                    evidence,
                });
            }
        }
    }
    proposals
}

/// The triggers that lie in marks and lists.
fn standing(order: &Order, card: &Scorecard, groups: &[(Standings, Lists)]) -> Vec<OrderCause> {
    let mut causes = Vec::new();
    let ranked = place_of(groups, card.unit).is_some() && card.rated != Rated::NotAssessed;
    if let Some(line) = order.below.filter(|line| ranked && card.figures.total < *line) {
        causes.push(OrderCause::Below {
            total: card.figures.total,
            line,
        });
    }
    if order.missing && card.rated == Rated::Missing {
        causes.push(OrderCause::AllMissing);
    }
    if order.black && board_of(groups, card.unit) == Some(Board::Black) {
        causes.push(OrderCause::Black);
    }
    causes
}

/// The trigger of overdue rows: rows that the unit leads.
fn overdue(
    judge: &Judge<'_>,
    order: &Order,
    unit: UnitId,
    causes: &mut Vec<OrderCause>,
    evidence: &mut Vec<Evidence>,
) {
    let Some((ledger, deadlines)) = &order.overdue else {
        return;
    };
    let rows = judge.rows;
    let leads = rows
        .items(*ledger, unit)
        .iter()
        .filter(|item| item.role == Role::Lead && !is_closed_by_office(judge, item.row));
    for item in leads {
        for deadline in deadlines
            .iter()
            .map(|id| &rows.campaign.ledgers[*ledger].deadlines[*id])
        {
            let timings = judge.timings(item.row, deadline, Subject::Unit(unit));
            let Some(late) = timings.iter().find(|timing| timing.state == State::Overdue) else {
                continue;
            };
            causes.push(OrderCause::Overdue {
                row: rows.label(item.row).into(),
                matter: rows.matter(item.row),
                deadline: deadline.name.clone(),
                judged: judge.judged(late, deadline.unit),
            });
            let record = item.row.own.or(item.row.base);
            evidence.extend(record.map(|record| rows.key_cells(record)).unwrap_or_default());
        }
    }
}

/// Whether the office's own register closed the row out: there is nothing left to order. A unit that says so of itself
/// changes nothing.
fn is_closed_by_office(judge: &Judge<'_>, row: Row<'_>) -> bool {
    let life = judge.rows.campaign.ledgers[row.ledger].life;
    let Life::Item {
        closed: Some(closed), ..
    } = life
    else {
        return false;
    };
    let by_office = judge
        .rows
        .field(row, closed)
        .is_some_and(|(record, _)| record.sender.is_none());
    by_office && judge.rows.closed(row).is_some_and(|day| day <= judge.as_of)
}
