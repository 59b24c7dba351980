//! Sums of a unit: sections, the table, adjustments, with their arithmetic.

use super::factors::{self, FactorScore};
use crate::calc::{Calc, Quantity};
use crate::curve::Limits;
use rust_decimal::Decimal;

/// Sums of a unit. What is added here is at hand for every page and is written to `result.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Points of the unit's score table.
    pub full: Decimal,
    /// Limits of the table.
    pub limits: Limits,
    /// Sum of the marks of all sections, in points.
    pub marks: Decimal,
    /// Sum of the points of the lines that apply to the unit (at most those of the table).
    pub applicable: Decimal,
    /// Factors of the table that hold.
    pub factors: Vec<FactorScore>,
    /// marks ÷ applicable × the points of the table × factors, rounded to two decimals, within the limits.
    pub scaled: Decimal,
    /// Bonus points before the campaign's cap.
    pub gained: Decimal,
    /// Bonus points after the campaign's cap.
    pub bonus: Decimal,
    /// Points deducted by the register of adjustments before the campaign's floor; positive.
    pub charged: Decimal,
    /// Points deducted by the register of adjustments after the campaign's floor; positive.
    pub deduction: Decimal,
    /// Whether a veto makes the total 0, whatever the marks are.
    pub zeroed: bool,
    /// scaled + bonus − deduction, in points; 0 where a veto makes it so.
    pub total: Decimal,
    /// The total if the office confirmed the explicit nils (零报告) that wait for it; none where nothing waits.
    pub total_if_confirmed: Option<Decimal>,
    /// Points of `marks` that hang on the unit's word alone.
    pub self_reported: Decimal,
}

impl Default for Figures {
    /// Nothing of a table of 100 points.
    fn default() -> Self {
        Figures {
            full: Decimal::ONE_HUNDRED,
            limits: Limits::default(),
            marks: Decimal::ZERO,
            applicable: Decimal::ZERO,
            factors: Vec::new(),
            scaled: Decimal::ZERO,
            gained: Decimal::ZERO,
            bonus: Decimal::ZERO,
            charged: Decimal::ZERO,
            deduction: Decimal::ZERO,
            zeroed: false,
            total: Decimal::ZERO,
            total_if_confirmed: None,
            self_reported: Decimal::ZERO,
        }
    }
}

impl Figures {
    /// The arithmetic of the marks scaled to the points of the table, before its limits.
    pub fn scaling(&self) -> Calc {
        let scaled = Calc::number(Quantity::Marks, self.marks)
            .over(Calc::number(Quantity::ApplicablePoints, self.applicable))
            .times(Calc::number(Quantity::Constant, self.full));
        factors::times(scaled, &self.factors).rounded()
    }

    /// The arithmetic of `scaled`.
    pub fn limited(&self) -> Calc {
        self.limits.hold(self.scaling())
    }

    /// The arithmetic of `total`.
    pub fn calc(&self) -> Calc {
        if self.zeroed {
            return Calc::zero();
        }
        let bonus = Calc::number(Quantity::Bonus, self.bonus);
        Calc::Sum(vec![self.limited(), bonus]).less(Calc::number(Quantity::Deduction, self.deduction))
    }

    /// The scaled marks per 100 points of the table: comparable between tables.
    pub fn rate(&self) -> Decimal {
        let per_hundred = Calc::number(Quantity::Constant, Decimal::ONE_HUNDRED);
        match self.full == Decimal::ONE_HUNDRED {
            true => self.scaled,
            false => Calc::number(Quantity::Marks, self.scaled)
                .over(Calc::number(Quantity::ApplicablePoints, self.full))
                .times(per_hundred)
                .rounded()
                .value(),
        }
    }
}

/// Sums of a section of the score table.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionScore {
    /// Points that the section counts in the table.
    pub points: Decimal,
    /// Points of those that apply to the unit.
    pub applicable: Decimal,
    /// What the section comes to in the table.
    pub marks: Decimal,
    /// How it comes of its lines.
    pub sum: SectionSum,
}

/// How a section comes of its lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SectionSum {
    /// Sum of the marks of the lines.
    pub marks: Decimal,
    /// Points of the lines that apply.
    pub applicable: Decimal,
    /// Factors that hold.
    pub factors: Vec<FactorScore>,
    /// Limits of the sum.
    pub limits: Limits,
    /// Points to which the sum is folded; none = it is not.
    pub folds_to: Option<Decimal>,
}

impl SectionSum {
    /// The arithmetic of what the section comes to; 0 where none of its lines applies.
    pub fn calc(&self) -> Calc {
        if self.applicable.is_zero() {
            return Calc::zero();
        }
        let sum = factors::times(Calc::number(Quantity::Marks, self.marks), &self.factors);
        let sum = self.limits.hold(sum);
        let Some(folds) = self.folds_to else {
            return sum;
        };
        let applicable = Calc::number(Quantity::ApplicablePoints, self.applicable);
        sum.over(applicable).times(Calc::points(folds)).rounded()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    /// `marks of applicable` with floor, cap and folding, `-` = none.
    fn section(text: &str) -> String {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let limit = |at: usize| fields[at].parse().ok();
        let sum = SectionSum {
            marks: number(fields[0]),
            applicable: number(fields[1]),
            factors: Vec::new(),
            limits: Limits {
                least: limit(2),
                most: limit(3),
            },
            folds_to: limit(4),
        };
        sum.calc().value().normalize().to_string()
    }

    #[test]
    fn a_section_is_limited_first_and_folded_then() {
        assert_eq!(section("85 100 - - 30"), "25.5");
        // 20 points of the section do not apply: 60 of 80.
        assert_eq!(section("60 80 - - 30"), "22.5");
        // 7 × 30 ÷ 90 = 2.333…
        assert_eq!(section("7 90 - - 30"), "2.33");
        assert_eq!(section("-12 20 -5 - -"), "-5");
        assert_eq!(section("-12 20 - - -"), "-12");
        assert_eq!(section("-12 100 -5 - 30"), "-1.5");
        assert_eq!(section("118 100 - 110 -"), "110");
        assert_eq!(section("118 100 - 110 30"), "33");
        // Nothing of it applies: no floor makes marks of it.
        assert_eq!(section("0 0 5 - 30"), "0");
    }

    #[test]
    fn a_table_has_its_own_points_and_limits() {
        let figures = |marks: &str, floor: Option<i64>, cap: Option<i64>| Figures {
            full: number("1000"),
            limits: Limits {
                least: floor.map(Decimal::from),
                most: cap.map(Decimal::from),
            },
            marks: number(marks),
            applicable: number("800"),
            deduction: number("3"),
            ..Figures::default()
        };
        // 600 of the 800 points that apply: 750 of 1000.
        assert_eq!(figures("600", None, None).limited().value(), number("750"));
        assert_eq!(figures("600", None, Some(700)).limited().value(), number("700"));
        assert_eq!(figures("-8", Some(0), None).limited().value(), number("0"));
        // Adjustments stand outside the limits.
        assert_eq!(figures("-8", Some(0), None).calc().value(), number("-3"));
        assert_eq!(figures("-8", None, None).calc().value(), number("-13"));
    }
}
