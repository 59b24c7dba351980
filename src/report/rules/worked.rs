//! An indicator worked out for some rates: what a clerk looks at to see whether the rule is the one of the plan.

use crate::calc::{Calc, Quantity, rounded_text};
use crate::campaign::model::{Campaign, Indicator, IndicatorId, MarkRule, What};
use crate::curve::{Figure, Number, NumberKind};
use crate::number::plain;
use crate::score;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A line of a score table, worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// Printed name of the table.
    pub table: Arc<str>,
    /// Number of the line.
    pub number: Arc<str>,
    /// Points of the line.
    pub points: String,
    /// Of each part with a curve: `100%→10　50%→5　0%→0`.
    pub marks: Vec<String>,
}

/// Every line that scores the indicator.
pub fn worked(campaign: &Campaign, id: IndicatorId) -> Vec<Worked> {
    let indicator = &campaign.indicators[id];
    let lines = campaign.tables.iter().flat_map(|table| {
        let lines = table.sections.iter().flat_map(|section| &section.lines);
        lines.filter(|line| line.indicator == id).map(|line| Worked {
            table: table.name.clone(),
            number: line.number.clone(),
            points: plain(line.points),
            marks: marks(indicator, line.points),
        })
    });
    lines.collect()
}

fn marks(indicator: &Indicator, line: Decimal) -> Vec<String> {
    let points = score::of_parts(indicator, line);
    let parts = indicator.parts.iter().zip(points);
    let told = parts.filter_map(|(part, points)| {
        let curve = match &part.rule {
            MarkRule::Curve(curve) if part.what != What::Assessed => curve,
            _ => return None,
        };
        let kind = part.number_kind();
        let mark = |at: &Decimal| {
            let number = Calc::number(Quantity::Share, *at);
            let number = match kind {
                NumberKind::Percent | NumberKind::Growth => number.percent(),
                _ => number,
            };
            let number = Number::new(kind, number);
            let mark = curve.mark(&number, points).calc;
            let mark = part.limits(points).hold(mark).rounded().value();
            format!("{}→{}", exactly(number.figure()), rounded_text(mark))
        };
        let limits = part.limits(points);
        let marks: Vec<String> = curve.telling(kind, points, limits).iter().map(mark).collect();
        Some((part.into_adjustments, points, marks.join("　")))
    });
    let told: Vec<(bool, Decimal, String)> = told.collect();
    let carrying = indicator.parts.iter().filter(|part| !part.carries_nothing());
    let carrying = carrying.count();
    let part = |(into, points, marks): (bool, Decimal, String)| match carrying {
        _ if into => format!("计入加减分：{marks}"),
        1 if !points.is_zero() => marks,
        _ if points.is_zero() => format!("另加减：{marks}"),
        _ => format!("其中{}分：{marks}", rounded_text(points)),
    };
    told.into_iter().map(part).collect()
}

/// The number with all its digits.
fn exactly(figure: Figure) -> String {
    let number = plain(figure.value);
    match figure.kind {
        NumberKind::Percent | NumberKind::Growth => format!("{number}%"),
        NumberKind::Plain | NumberKind::Difference => number,
        NumberKind::Place => format!("第{number}名"),
        NumberKind::Climb => format!("进{number}位"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::fixture::county;

    #[test]
    fn a_line_is_worked_out_where_its_curve_bends() {
        let campaign = county();
        let find = |name: &str| {
            campaign
                .indicators
                .find_id(|indicator| &*indicator.name == name)
                .expect(name)
        };
        let of = |name: &str| worked(&campaign, find(name)).remove(0);
        let share = of("季度投资完成率");
        assert_eq!((&*share.number, share.points.as_str()), ("1.1", "10"));
        let bonus = "计入加减分：110%→1　101%→0.1　100%→0　50%→0　0%→0";
        assert_eq!(share.marks, ["100%→10　60%→6　59%→0　50%→0　0%→0", bonus]);
        assert_eq!(
            of("报送完整").marks,
            ["100%→2　99%→2　98%→1　95%→1　94%→0　50%→0　0%→0"]
        );
        // One part takes off an amount for each case, the other is half of the line.
        assert_eq!(of("学习").marks, ["其中1.5分：100%→1.5　50%→0.75　0%→0"]);
        assert_eq!(of("质量安全").marks, Vec::<String>::new());
    }
}
