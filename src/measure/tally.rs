//! What one part of an indicator counts for one unit.

use super::{Absent, Case, KnownFrom, Reckoning, RegisterFault, RowPlace, Undecided};
use crate::self_reported::Fact;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What one part of an indicator counts for one unit.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cases in the order of their rows.
    pub cases: Vec<Case>,
    /// Only for a ratio of sums: numerator and denominator.
    pub ratio: Option<Ratio>,
    /// How a number comes of them, where it is not simply their rate.
    pub reckoning: Option<Box<Reckoning>>,
    /// Why there is nothing to count; none where there is something.
    pub absent: Option<Absent>,
    /// How many of the items looked at are never due; none for parts without deadlines.
    pub standing: Option<Standing>,
    /// Number of cases that are not counted for now: the unit supports them, it has no row of its own, and the ledger of
    /// the lead could not be read.
    pub lead_unread: usize,
    /// Rows that may belong here and count in another indicator, which they cost more.
    pub elsewhere: Vec<Undecided>,
    /// Errors of registers that leave open what is due.
    pub register_faults: Vec<RegisterFault>,
    /// Only where marks grow with repetition: number of cases that earlier periods counted, by what makes them the same.
    pub repeated_before: BTreeMap<Arc<str>, u32>,
    /// Only where rows are charged for being there: that a unit, which keeps the ledger, has no others.
    pub unsaid: Option<Fact>,
}

impl Tally {
    /// Leaves out rows that count in another indicator.
    pub fn leave(&mut self, rows: &BTreeSet<RowPlace>) {
        let is_left = |case: &Case| {
            let undecided = case.undecided.as_ref();
            undecided.is_some_and(|undecided| rows.contains(&undecided.row))
        };
        let cases = std::mem::take(&mut self.cases);
        let (left, kept): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(is_left);
        self.cases = kept;
        self.elsewhere = left.into_iter().filter_map(|case| case.undecided).collect();
        self.elsewhere.dedup();
        self.leave_sums();
        if self.cases.is_empty() && !self.elsewhere.is_empty() && self.absent.is_none() {
            self.absent = Some(Absent::NothingDue(KnownFrom::Ledger));
        }
    }

    /// Takes what stands below the line for rows that count elsewhere out of a ratio.
    fn leave_sums(&mut self) {
        let Some(ratio) = &mut self.ratio else {
            return;
        };
        let elsewhere = |row: &RowPlace| self.elsewhere.iter().any(|left| left.row == *row);
        for (_, plan, made_up) in ratio.open.iter().filter(|(row, ..)| elsewhere(row)) {
            ratio.over -= *plan;
            ratio.sum -= *made_up;
        }
        if let Some(Absent::PlanUnread(_, rows)) = &mut self.absent {
            rows.retain(|row| self.elsewhere.iter().all(|left| left.label != *row));
            self.absent
                .take_if(|absent| matches!(absent, Absent::PlanUnread(_, rows) if rows.is_empty()));
        }
        if ratio.over.is_zero() && !self.cases.is_empty() && self.absent.is_none() {
            self.absent = Some(Absent::NothingDue(KnownFrom::SumIsZero(ratio.over_name.clone())));
        }
    }

    /// Whether a row has a figure that cannot be used; it counts as nothing.
    pub fn is_spoilt(&self) -> bool {
        self.reckoning.as_ref().is_some_and(|reckoning| reckoning.spoilt)
    }

    /// Rows that count here and may belong elsewhere.
    pub fn undecided(&self) -> Vec<Undecided> {
        let mut rows: Vec<Undecided> = self
            .cases
            .iter()
            .filter_map(|case| case.undecided.clone())
            .collect();
        rows.dedup();
        rows
    }
}

/// A ratio of the sums of two columns.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// Numerator: sum of the first column, in its unit.
    pub sum: Decimal,
    /// Denominator: sum of the second column, in its unit.
    pub over: Decimal,
    /// What the rows say beyond their plans and the office has yet to confirm; it is not in the numerator.
    pub held_back: Decimal,
    /// Printed name of the column of the numerator.
    pub sum_name: Arc<str>,
    /// Printed name of the column of the denominator.
    pub over_name: Arc<str>,
    /// Rows of which it is open whether they belong here, with what is in the denominator for each, and what a decision
    /// adds to the numerator.
    pub open: Vec<(RowPlace, Decimal, Decimal)>,
}

/// How many of the items looked at are standing and so are never due (`decisions` 16).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Number of items looked at.
    pub items: usize,
    /// Number of them that are never due (长期坚持).
    pub standing: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::LedgerId;
    use crate::measure::{CaseName, CaseResult};

    fn place(row: u32) -> RowPlace {
        RowPlace {
            ledger: LedgerId(0),
            file: "a.xlsx".into(),
            sheet: "项目".into(),
            row,
            key: None,
        }
    }

    fn case(row: u32) -> Case {
        Case {
            undecided: Some(Undecided {
                row: place(row),
                label: format!("第{row}行").into(),
                column: "类别".into(),
            }),
            ..Case::new(CaseName::Row("项目".into()), CaseResult::Listed)
        }
    }

    #[test]
    fn a_row_that_counts_elsewhere_takes_its_plan_with_it() {
        let mut tally = Tally {
            cases: vec![case(5), case(6)],
            ratio: Some(Ratio {
                sum: Decimal::from(3),
                over: Decimal::TEN,
                held_back: Decimal::ZERO,
                sum_name: "完成".into(),
                over_name: "计划".into(),
                open: vec![(place(5), Decimal::from(8), Decimal::ONE)],
            }),
            absent: Some(Absent::PlanUnread("计划".into(), vec!["第6行".into()])),
            ..Tally::default()
        };
        tally.leave(&BTreeSet::from([place(5)]));
        let sums = tally.ratio.as_ref().map(|ratio| (ratio.sum, ratio.over));
        assert_eq!(sums, Some((Decimal::TWO, Decimal::TWO)));
        assert!(matches!(tally.absent, Some(Absent::PlanUnread(..))));
        tally.leave(&BTreeSet::from([place(6)]));
        assert_eq!(tally.absent, Some(Absent::NothingDue(KnownFrom::Ledger)));
    }
}
