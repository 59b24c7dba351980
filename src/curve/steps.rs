//! A curve by steps: so many marks for every so much below or above a number.

use super::limits::Limits;
use super::mark::{CurveMark, Told};
use crate::calc::{Calc, Quantity};
use rust_decimal::Decimal;

/// Steps from a mark at the beginning.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    initial: Initial,
    steps: Vec<Step>,
    rest: Rest,
}

/// The mark from which is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initial {
    /// 满分: all points.
    Full,
    /// 零分: none.
    Nothing,
    /// So many marks.
    Mark(Decimal),
}

/// Steps on one side of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Whether the steps lead down from the number, not up.
    pub is_below: bool,
    /// The number.
    pub from: Decimal,
    /// Where the steps end; none = they do not.
    pub stop: Option<Decimal>,
    /// Length of a step.
    pub every: Decimal,
    /// Marks for a step; negative ones are taken off.
    pub amount: Decimal,
}

/// What a part of a step counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// 不计: nothing.
    #[default]
    Nothing,
    /// 按一步: as a whole step.
    Whole,
    /// 按比例: in proportion.
    Share,
}

/// Why steps do not make a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepMistake {
    /// There are none.
    None,
    /// They end on the other side of their beginning.
    Backwards,
    /// Two lie over each other.
    Overlap,
    /// Some give and some take, and it is not said from what mark.
    NoInitial,
}

impl Step {
    /// From the lower to the upper end; none = without an end.
    fn span(self) -> (Option<Decimal>, Option<Decimal>) {
        match self.is_below {
            true => (self.stop, Some(self.from)),
            false => (Some(self.from), self.stop),
        }
    }

    /// How much of the number lies in the steps.
    fn within(self, number: Decimal) -> Decimal {
        let length = match self.is_below {
            true => self.from - self.stop.map_or(number, |stop| number.max(stop)),
            false => self.stop.map_or(number, |stop| number.min(stop)) - self.from,
        };
        length.max(Decimal::ZERO)
    }
}

impl Steps {
    /// `initial`: none = all points where steps only take, none where they only give.
    pub fn new(initial: Option<Initial>, steps: Vec<Step>, rest: Rest) -> Result<Steps, StepMistake> {
        let backwards = |step: &Step| matches!(step.span(), (Some(low), Some(high)) if low >= high);
        let apart = |one: &Step, other: &Step| {
            let before = |high: Option<Decimal>, low: Option<Decimal>| matches!((high, low), (Some(high), Some(low)) if high <= low);
            before(one.span().1, other.span().0) || before(other.span().1, one.span().0)
        };
        let overlap = |at: usize| steps[..at].iter().any(|other| !apart(&steps[at], other));
        let takes = steps.iter().any(|step| step.amount < Decimal::ZERO);
        let gives = steps.iter().any(|step| step.amount > Decimal::ZERO);
        let initial = match (initial, takes, gives) {
            _ if steps.is_empty() => return Err(StepMistake::None),
            _ if steps.iter().any(backwards) => return Err(StepMistake::Backwards),
            _ if (0..steps.len()).any(overlap) => return Err(StepMistake::Overlap),
            (Some(initial), ..) => initial,
            (None, true, true) => return Err(StepMistake::NoInitial),
            (None, _, false) => Initial::Full,
            (None, false, true) => Initial::Nothing,
        };
        Ok(Steps { initial, steps, rest })
    }

    /// The mark from which is counted.
    pub fn initial(&self) -> Initial {
        self.initial
    }

    /// What a part of a step counts.
    pub fn rest(&self) -> Rest {
        self.rest
    }

    /// As they were written.
    pub fn iter(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter()
    }

    /// Numbers at which the limits of a mark are reached by one kind of step alone.
    pub(super) fn ends(&self, points: Decimal, limits: Limits) -> Vec<Decimal> {
        let start = match self.initial {
            Initial::Full => points,
            Initial::Nothing => Decimal::ZERO,
            Initial::Mark(mark) => mark,
        };
        let end = |step: &Step| {
            let limit = if step.amount < Decimal::ZERO {
                limits.least
            } else {
                limits.most
            };
            let number = ((limit? - start) / step.amount).ceil().max(Decimal::ZERO);
            let way = step.every * number;
            let end = if step.is_below {
                step.from - way
            } else {
                step.from + way
            };
            let stops = |stop: Decimal| if step.is_below { end < stop } else { end > stop };
            (!step.stop.is_some_and(stops)).then_some(end)
        };
        self.steps.iter().filter_map(end).collect()
    }

    /// `at`: the number; per cent in per cent.
    pub(super) fn mark(&self, at: Decimal, points: Decimal) -> CurveMark {
        let mut calc = match self.initial {
            Initial::Full => Calc::points(points),
            Initial::Nothing => Calc::zero(),
            Initial::Mark(mark) => Calc::number(Quantity::Mark, mark),
        };
        for step in &self.steps {
            let number = self.rest.of(step.within(at) / step.every);
            if number.is_zero() {
                continue;
            }
            let amount = Calc::number(Quantity::Charge, step.amount.abs());
            let change = Calc::number(Quantity::Number, number).times(amount);
            calc = match (step.amount < Decimal::ZERO, calc) {
                (true, calc) => calc.less(change),
                (false, calc) if calc.value().is_zero() && !calc.is_operation() => change,
                (false, calc) => Calc::Sum(vec![calc, change]),
            };
        }
        CurveMark {
            calc,
            told: Told::Set,
        }
    }
}

impl Rest {
    /// Number of steps that count, of so many with their part of one.
    pub fn of(self, steps: Decimal) -> Decimal {
        match self {
            Rest::Nothing => steps.floor(),
            Rest::Whole => steps.ceil(),
            Rest::Share => steps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn step(is_below: bool, from: i64, every: i64, amount: &str) -> Step {
        Step {
            is_below,
            from: from.into(),
            stop: None,
            every: every.into(),
            amount: number(amount),
        }
    }

    fn mark(steps: &Steps, percent: &str) -> String {
        let mark = steps.mark(number(percent), Decimal::TEN).calc;
        format!("{} = {}", mark.words(), mark.value().normalize())
    }

    #[test]
    fn every_point_below_the_line_takes_its_marks() {
        let below = |rest| Steps::new(None, vec![step(true, 95, 1, "-0.5")], rest).expect("a curve");
        let whole = below(Rest::Nothing);
        assert_eq!(mark(&whole, "97"), "10 = 10");
        assert_eq!(mark(&whole, "95"), "10 = 10");
        assert_eq!(mark(&whole, "92.5"), "10 − 2 × 0.5 = 9");
        assert_eq!(mark(&below(Rest::Whole), "92.5"), "10 − 3 × 0.5 = 8.5");
        assert_eq!(mark(&below(Rest::Share), "92.5"), "10 − 2.5 × 0.5 = 8.75");
        assert_eq!(
            mark(&whole, "50"),
            "10 − 45 × 0.5 = -12.5",
            "limits are the part's"
        );
    }

    #[test]
    fn steps_end_where_they_stop_and_may_lead_both_ways() {
        let stopped = Step {
            stop: Some(90.into()),
            ..step(true, 95, 1, "-1")
        };
        let steps = Steps::new(None, vec![stopped], Rest::Nothing).expect("a curve");
        assert_eq!(mark(&steps, "10"), "10 − 5 × 1 = 5");
        let both = vec![step(true, 80, 5, "-1"), step(false, 90, 2, "0.5")];
        let steps = Steps::new(Some(Initial::Mark(8.into())), both.clone(), Rest::Nothing).expect("a curve");
        assert_eq!(mark(&steps, "85"), "8 = 8");
        assert_eq!(mark(&steps, "70"), "8 − 2 × 1 = 6");
        assert_eq!(mark(&steps, "94"), "8 + 2 × 0.5 = 9");
        assert_eq!(
            Steps::new(None, both, Rest::Nothing).err(),
            Some(StepMistake::NoInitial)
        );
        let up = Steps::new(None, vec![step(false, 0, 10, "1")], Rest::Nothing).expect("a curve");
        assert_eq!(mark(&up, "35"), "3 × 1 = 3");
        assert_eq!(mark(&up, "5"), "0 = 0");
    }

    #[test]
    fn steps_that_lie_over_each_other_or_lead_backwards_are_refused() {
        let of = |steps: Vec<Step>| Steps::new(None, steps, Rest::Nothing).err();
        assert_eq!(of(Vec::new()), Some(StepMistake::None));
        let backwards = Step {
            stop: Some(97.into()),
            ..step(true, 95, 1, "-1")
        };
        assert_eq!(of(vec![backwards]), Some(StepMistake::Backwards));
        let over = vec![step(true, 95, 1, "-1"), step(true, 90, 1, "-1")];
        assert_eq!(of(over), Some(StepMistake::Overlap));
        let first = Step {
            stop: Some(90.into()),
            ..step(true, 95, 1, "-1")
        };
        assert_eq!(of(vec![first, step(true, 90, 1, "-2")]), None);
    }
}
