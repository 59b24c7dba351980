//! The result without what stands in personal columns (`decisions` 25): for everything but a unit's own slip and the
//! office's workbook.

use crate::campaign::model::{ColumnId, LedgerId, Shown};
use crate::evidence::Evidence;
use crate::finding::{Finding, Quote};
use crate::items::{OpenItem, TrackedList};
use crate::outcome::{CellValue, ConsolidatedLedger, LedgerCell, OrderProposal, Outcome, UnitResult};
use crate::requirement::RequirementCase;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The result in which personal cells, findings in them and what rests on them say only where they stand.
pub fn masked(mut outcome: Outcome) -> Outcome {
    let mask = Mask::new(&outcome);
    outcome.ledgers.iter_mut().for_each(|part| mask.ledger(part));
    outcome.findings.iter_mut().for_each(|part| mask.finding(part));
    outcome.units.iter_mut().for_each(|part| mask.unit(part));
    outcome
        .requirements
        .iter_mut()
        .for_each(|part| mask.requirement(part));
    outcome
        .items
        .open
        .iter_mut()
        .for_each(|part| mask.open_item(part));
    outcome
        .items
        .tracked
        .iter_mut()
        .for_each(|part| mask.tracked(part));
    outcome.orders.iter_mut().for_each(|part| mask.order(part));
    outcome
}

/// What has to be known for masking a part of a result.
pub(super) struct Mask {
    personal: BTreeSet<(LedgerId, ColumnId)>,
}

impl Mask {
    pub(super) fn new(outcome: &Outcome) -> Self {
        Mask {
            personal: outcome.personal.clone(),
        }
    }

    pub(super) fn ledger(&self, ledger: &mut ConsolidatedLedger) {
        for row in &mut ledger.rows {
            for (cell, personal) in row.cells.iter_mut().zip(&ledger.personal) {
                if *personal && cell.value != CellValue::Empty {
                    *cell = LedgerCell::masked(Shown::MASK);
                }
            }
            let personal = row.rejected.iter_mut().filter(|reason| reason.personal);
            personal
                .for_each(|reason| reason.kind = reason.kind.as_ref().map(|kind| kind.masked(Shown::MASK)));
        }
    }

    pub(super) fn finding(&self, finding: &mut Finding) {
        let personal = |quote: Quote| {
            let column = quote.column;
            column.is_some_and(|column| self.personal.contains(&(quote.ledger, column)))
        };
        if finding.quotes().any(personal) {
            finding.kind = finding.kind.masked(Shown::MASK);
        }
    }

    pub(super) fn unit(&self, unit: &mut UnitResult) {
        for line in &mut unit.lines {
            let cases = line.parts.iter_mut().flat_map(|part| &mut part.cases);
            cases.for_each(|case| self.evidence(&mut case.evidence));
            line.deductions
                .iter_mut()
                .for_each(|deduction| self.evidence(&mut deduction.evidence));
        }
    }

    pub(super) fn requirement(&self, case: &mut RequirementCase) {
        self.evidence(&mut case.evidence);
    }

    pub(super) fn open_item(&self, item: &mut OpenItem) {
        self.evidence(&mut item.evidence);
    }

    pub(super) fn tracked(&self, list: &mut TrackedList) {
        list.items
            .iter_mut()
            .for_each(|item| self.evidence(&mut item.evidence));
    }

    pub(super) fn order(&self, order: &mut OrderProposal) {
        self.evidence(&mut order.evidence);
    }

    fn evidence(&self, cells: &mut [Evidence]) {
        cells
            .iter_mut()
            .filter(|cell| cell.personal)
            .for_each(|cell| cell.shown = Arc::from(Shown::MASK));
    }
}
