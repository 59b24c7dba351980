//! Sums of sections and tables: limits and folding.

use super::factor;
use crate::calc::{rounded_text, two_decimals};
use crate::curve::Limits;
use crate::number::plain;
use crate::outcome::{SectionResult, UnitResult};
use crate::score::{Figures, product};
use rust_decimal::Decimal;

/// What the limits make of a sum; none where neither holds.
fn limit(sum: Decimal, limits: Limits) -> Option<String> {
    let floor = limits.least.filter(|floor| sum < *floor);
    let cap = limits.most.filter(|cap| sum > *cap);
    let floor = floor.map(|floor| format!("最少按 {} 计", rounded_text(floor)));
    floor.or(cap.map(|cap| format!("最多按 {} 计", rounded_text(cap))))
}

impl SectionResult {
    /// How it comes of its lines, where that is more than their sum; none where it is not.
    pub fn told(&self) -> Option<String> {
        let sum = &self.sum;
        if sum.applicable.is_zero() {
            return None;
        }
        let factored = sum.marks * product(&sum.factors);
        let factors = (!sum.factors.is_empty())
            .then(|| format!("{} = {}", factor::factors(&sum.factors), two_decimals(factored)));
        let limit = limit(factored, sum.limits);
        let bounded = sum.limits.least.map_or(factored, |floor| factored.max(floor));
        let bounded = sum.limits.most.map_or(bounded, |cap| bounded.min(cap));
        let folding = sum.folds_to.map(|folds| {
            format!(
                "折算 {} ÷ {} × {} = {}",
                two_decimals(bounded),
                plain(sum.applicable),
                plain(folds),
                two_decimals(self.marks)
            )
        });
        let told = factors.into_iter().chain(limit).chain(folding);
        let told: Vec<String> = told.collect();
        let joined = format!("各行合计 {}，{}", two_decimals(sum.marks), told.join("，"));
        (!told.is_empty()).then_some(joined)
    }
}

impl UnitResult {
    /// Factors of the whole table that hold, as the end of a sentence; blank where none does.
    pub fn factor_words(&self) -> String {
        match self.figures.factors.is_empty() {
            true => String::new(),
            false => format!("（{}）", factor::factors(&self.figures.factors)),
        }
    }
}

impl Figures {
    /// The arithmetic of the scaled marks in words, with the limit where one holds.
    pub fn scaled_words(&self) -> String {
        format!("{}{}", self.scaling().equation(), self.limit_words())
    }

    /// The limit of the table that holds, as the end of a sentence; blank where none does.
    pub fn limit_words(&self) -> String {
        let limit = limit(self.scaling().value(), self.limits);
        limit.map_or_else(String::new, |limit| format!("，{limit}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::SectionSum;

    #[test]
    fn limits_and_folding_are_told_where_they_change_the_sum() {
        let told = |marks: i64, limits: Limits, folds_to: Option<i64>| {
            let sum = SectionSum {
                marks: Decimal::from(marks),
                applicable: Decimal::from(100),
                factors: Vec::new(),
                limits,
                folds_to: folds_to.map(Decimal::from),
            };
            let section = SectionResult {
                name: "党建".into(),
                points: Decimal::from(30),
                applicable: Decimal::from(30),
                marks: sum.calc().value(),
                sum,
                previous: None,
            };
            section.told()
        };
        let limits = Limits {
            least: Some(Decimal::from(-20)),
            most: Some(Decimal::from(90)),
        };
        assert_eq!(told(85, limits, None), None);
        assert_eq!(told(-25, limits, None).unwrap(), "各行合计 -25.00，最少按 -20 计");
        assert_eq!(
            told(95, limits, Some(30)).unwrap(),
            "各行合计 95.00，最多按 90 计，折算 90.00 ÷ 100 × 30 = 27.00"
        );
    }

    #[test]
    fn the_limit_of_a_table_is_told_behind_its_arithmetic() {
        let figures = Figures {
            full: Decimal::from(1000),
            limits: Limits {
                least: None,
                most: Some(Decimal::from(700)),
            },
            marks: Decimal::from(600),
            applicable: Decimal::from(800),
            ..Figures::default()
        };
        assert_eq!(
            figures.scaled_words(),
            "600.00 ÷ 800 × 1000 = 750.00，最多按 700 计"
        );
    }
}
