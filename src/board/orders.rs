//! Orders to rectify that the plan provides for; the office sends them.

use crate::calendar::DayUnit;
use crate::campaign::model::Order;
use crate::deadline::{Judge, State};
use crate::outcome::{Board, Evidence, OrderProposal, Rated, UnitResult};
use crate::rows::{Role, Subject};

/// Every order a unit gives cause for, by order and unit. The units stand in roster order.
pub fn orders(judge: &Judge<'_>, units: &[UnitResult]) -> Vec<OrderProposal> {
    let campaign = judge.rows.campaign;
    let mut proposals = Vec::new();
    for order in &campaign.orders {
        for (index, unit) in units.iter().enumerate() {
            let mut reasons = standing(order, unit);
            let mut evidence = Vec::new();
            overdue(judge, order, index, &mut reasons, &mut evidence);
            if !reasons.is_empty() {
                proposals.push(OrderProposal {
                    order: order.name.clone(),
                    unit: unit.unit.clone(),
                    reasons,
                    term: term(order),
                    clause: campaign.cite(order.clause),
                    evidence,
                });
            }
        }
    }
    proposals
}

/// Causes that lie in the result.
fn standing(order: &Order, unit: &UnitResult) -> Vec<String> {
    let mut reasons = Vec::new();
    let ranked = unit.place.is_some() && unit.rated != Rated::NotAssessed;
    if let Some(line) = order.below.filter(|line| ranked && unit.total < *line) {
        reasons.push(format!("总分{}低于{}分", unit.total, line.normalize()));
    }
    if order.missing && unit.rated == Rated::Missing {
        reasons.push("应报的台账一张也没有报".into());
    }
    if order.black && unit.board == Some(Board::Black) {
        reasons.push("列入黑榜".into());
    }
    reasons
}

/// Rows the unit leads that are overdue.
fn overdue(
    judge: &Judge<'_>,
    order: &Order,
    unit: usize,
    reasons: &mut Vec<String>,
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
            let words = judge.words(late, deadline.unit);
            reasons.push(format!("{}·{}：{words}", rows.label(item.row), deadline.name));
            let record = item.row.own.or(item.row.base);
            evidence.extend(record.map(|record| rows.key_cells(record)).unwrap_or_default());
        }
    }
}

fn term(order: &Order) -> String {
    match order.unit {
        DayUnit::Natural => format!("{}日", order.within),
        DayUnit::Working => format!("{}个工作日", order.within),
        DayUnit::Month => format!("{}个月", order.within),
    }
}
