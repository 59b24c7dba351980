//! The result without what stands in personal columns (`decisions` 25): for everything but a unit's own slip and the
//! office's workbook.

use crate::outcome::{ConsolidatedLedger, Evidence, Outcome, UnitResult};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Stands for what is not shown.
const MASK: &str = "***";

/// A copy in which personal cells, findings in them and what rests on them say only where they stand.
pub fn masked(outcome: &Outcome) -> Outcome {
    let mut open = outcome.clone();
    let personal: BTreeSet<(Arc<str>, Arc<str>)> = outcome.ledgers.iter().flat_map(columns).collect();
    if personal.is_empty() {
        return open;
    }
    open.ledgers.iter_mut().for_each(ledger);
    for finding in &mut open.findings {
        if let (Some(ledger), Some(column)) = (&finding.ledger, &finding.column)
            && personal.contains(&(ledger.clone(), column.clone()))
        {
            finding.kind = finding.kind.masked(MASK);
        }
    }
    open.units.iter_mut().for_each(unit);
    let elsewhere = open.requirements.iter_mut().map(|case| &mut case.evidence);
    let elsewhere = elsewhere.chain(open.open_items.iter_mut().map(|item| &mut item.evidence));
    let elsewhere = elsewhere.chain(open.orders.iter_mut().map(|order| &mut order.evidence));
    let followed = open.tracked.iter_mut().flat_map(|list| &mut list.items);
    let elsewhere = elsewhere.chain(followed.map(|item| &mut item.evidence));
    elsewhere.for_each(|cells| evidence(cells));
    open
}

fn columns(ledger: &ConsolidatedLedger) -> impl Iterator<Item = (Arc<str>, Arc<str>)> + '_ {
    let columns = ledger.columns.iter().zip(&ledger.personal);
    columns
        .filter(|(_, personal)| **personal)
        .map(|(column, _)| (ledger.ledger.clone(), column.clone()))
}

fn ledger(ledger: &mut ConsolidatedLedger) {
    for row in &mut ledger.rows {
        for (cell, personal) in row.cells.iter_mut().zip(&ledger.personal) {
            if *personal && !cell.is_empty() {
                let quotes = |reason: &&mut String| reason.contains(&**cell);
                row.rejected
                    .iter_mut()
                    .filter(quotes)
                    .for_each(|reason| *reason = MASK.to_owned());
                *cell = Arc::from(MASK);
            }
        }
    }
}

fn unit(unit: &mut UnitResult) {
    for line in &mut unit.lines {
        let cases = line.parts.iter_mut().flat_map(|part| &mut part.cases);
        cases.for_each(|case| evidence(&mut case.evidence));
        line.deductions
            .iter_mut()
            .for_each(|deduction| evidence(&mut deduction.evidence));
    }
}

fn evidence(cells: &mut [Evidence]) {
    for cell in cells.iter_mut().filter(|cell| cell.personal) {
        cell.shown = Arc::from(MASK);
    }
}
