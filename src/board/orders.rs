//! Orders to rectify that the plan provides for; the office sends them.

use super::Lists;
use crate::calendar::DayUnit;
use crate::campaign::model::{ById, ClauseId, Order, UnitId};
use crate::deadline::{Judge, Judged, State};
use crate::evidence::Evidence;
use crate::ranking::Standings;
use crate::rows::{Matter, Role, Subject};
use crate::score::Scorecard;
use crate::verdict::{Board, Rated};
use rust_decimal::Decimal;
use std::sync::Arc;

/// An order to rectify that the office may send.
#[derive(Clone, Debug)]
pub struct OrderProposal {
    /// Order, by its place among the campaign's orders.
    pub order: usize,
    /// To which unit.
    pub unit: UnitId,
    /// What triggered it.
    pub causes: Vec<OrderCause>,
    /// Term, counted from the day of the order.
    pub within: u32,
    /// Unit of the term.
    pub day_unit: DayUnit,
    /// Clause cited.
    pub clause: ClauseId,
    /// Cells it rests on.
    pub evidence: Vec<Evidence>,
}

/// What triggers an order.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderCause {
    /// The total is below a line.
    Below {
        /// Total.
        total: Decimal,
        /// Line.
        line: Decimal,
    },
    /// Nothing was sent.
    AllMissing,
    /// On the black list.
    Black,
    /// A row the unit leads is overdue.
    Overdue {
        /// How the row is called.
        row: Arc<str>,
        /// What it is about and who leads it.
        matter: Matter,
        /// The time limit.
        deadline: Arc<str>,
        /// What became of it.
        judged: Judged,
    },
}

/// Every order a unit gives cause for, by order and unit. `cards` stand in roster order.
pub(crate) fn orders(
    judge: &Judge<'_>,
    cards: &ById<UnitId, Scorecard>,
    groups: &[(Standings, Lists)],
) -> Vec<OrderProposal> {
    let campaign = judge.rows.campaign;
    let mut proposals = Vec::new();
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

/// Causes that lie in the marks and lists.
fn standing(order: &Order, card: &Scorecard, groups: &[(Standings, Lists)]) -> Vec<OrderCause> {
    let mut causes = Vec::new();
    let mut places = groups.iter().flat_map(|(standings, _)| &standings.places);
    let ranked = places.any(|placed| placed.unit == card.unit) && card.rated != Rated::NotAssessed;
    if let Some(line) = order.below.filter(|line| ranked && card.total < *line) {
        causes.push(OrderCause::Below {
            total: card.total,
            line,
        });
    }
    if order.missing && card.rated == Rated::Missing {
        causes.push(OrderCause::AllMissing);
    }
    let mut boards = groups.iter().map(|(_, lists)| lists.board(card.unit));
    if order.black && boards.any(|board| board == Some(Board::Black)) {
        causes.push(OrderCause::Black);
    }
    causes
}

/// Rows the unit leads that are overdue.
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
        .filter(|item| item.role == Role::Lead);
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
