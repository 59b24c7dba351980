//! Orders to rectify.

use super::{days, judged};
use crate::board::OrderCause;
use crate::calendar::DayUnit;
use crate::outcome::OrderProposal;

impl OrderProposal {
    /// Words for the triggers that hold.
    pub fn reasons(&self) -> Vec<String> {
        self.causes.iter().map(cause).collect()
    }

    /// Words for the term, counted from the day of the order: `10个工作日`.
    pub fn term(&self) -> String {
        match self.day_unit {
            DayUnit::Natural => format!("{}日", self.within),
            DayUnit::Working => days(self.within, DayUnit::Working),
            DayUnit::Month => format!("{}个月", self.within),
        }
    }
}

fn cause(cause: &OrderCause) -> String {
    match cause {
        OrderCause::Below { total, line } => format!("总分{total}低于{}分", line.normalize()),
        OrderCause::AllMissing => "应报的台账一张也没有报".into(),
        OrderCause::Black => "列入黑榜".into(),
        OrderCause::Overdue {
            row,
            deadline,
            judged: became,
            ..
        } => format!("{row}·{deadline}：{}", judged(became)),
    }
}
