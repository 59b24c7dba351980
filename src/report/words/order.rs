//! Orders to rectify.

use super::{judged, term};
use crate::board::OrderCause;
use crate::number::plain;
use crate::outcome::OrderProposal;

impl OrderProposal {
    /// Words for the triggers that hold.
    pub fn reasons(&self) -> Vec<String> {
        self.causes.iter().map(cause).collect()
    }

    /// Words for the term, counted from the day of the order: `10个工作日`.
    pub fn term(&self) -> String {
        term(self.within, self.day_unit)
    }
}

fn cause(cause: &OrderCause) -> String {
    match cause {
        OrderCause::Below { total, line } => format!("总分{total}低于{}分", plain(*line)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayUnit;
    use crate::report::fixture;
    use crate::rows::Matter;
    use rust_decimal::Decimal;

    fn order(causes: Vec<OrderCause>, day_unit: DayUnit) -> OrderProposal {
        OrderProposal {
            order: "督办函".into(),
            unit: "甲股".into(),
            unit_id: crate::campaign::model::UnitId(0),
            causes,
            within: 10,
            day_unit,
            clause: String::new(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn every_cause_has_its_words() {
        let causes = vec![
            OrderCause::Below {
                total: Decimal::new(5950, 2),
                line: Decimal::from(60),
            },
            OrderCause::AllMissing,
            OrderCause::Black,
            OrderCause::Overdue {
                row: "督5".into(),
                matter: Matter::default(),
                deadline: "办结".into(),
                judged: fixture::overdue(12),
            },
        ];
        assert_eq!(
            order(causes, DayUnit::Natural).reasons(),
            [
                "总分59.50低于60分",
                "应报的台账一张也没有报",
                "列入黑榜",
                "督5·办结：逾期未办 12天",
            ]
        );
    }

    #[test]
    fn a_term_is_told_in_its_unit() {
        let units = [DayUnit::Natural, DayUnit::Working, DayUnit::Month];
        let terms = units.map(|unit| order(Vec::new(), unit).term());
        assert_eq!(terms, ["10日", "10个工作日", "10个月"]);
    }
}
