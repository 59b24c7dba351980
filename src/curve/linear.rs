//! A curve of straight lines between points, flat outside them.

use super::gives::Gives;
use super::mark::{CurveMark, Told};
use crate::calc::{Calc, Quantity};
use rust_decimal::Decimal;

/// Points by rising number; two at least.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear(Vec<Point>);

/// A point of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The number, in per cent.
    pub at: Decimal,
    /// What it gives there.
    pub gives: Gives,
}

/// Why points do not make a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinearMistake {
    /// Fewer than two.
    TooFew,
    /// Two at the same number, in per cent.
    Twice(Decimal),
}

impl Linear {
    /// Points in any order.
    pub fn new(mut points: Vec<Point>) -> Result<Linear, LinearMistake> {
        if points.len() < 2 {
            return Err(LinearMistake::TooFew);
        }
        points.sort_by_key(|point| point.at);
        match points.windows(2).find(|pair| pair[0].at == pair[1].at) {
            Some(pair) => Err(LinearMistake::Twice(pair[0].at)),
            None => Ok(Linear(points)),
        }
    }

    /// By rising number.
    pub fn iter(&self) -> impl Iterator<Item = &Point> {
        self.0.iter()
    }

    /// `at`: the number; per cent in per cent.
    pub(super) fn mark(&self, at: Decimal, points: Decimal) -> CurveMark {
        let above = self.0.iter().position(|point| at < point.at);
        let calc = match above {
            Some(0) => self.0[0].gives.calc(points),
            Some(next) => between(&self.0[next - 1], &self.0[next], at, points),
            None => self.0[self.0.len() - 1].gives.calc(points),
        };
        CurveMark {
            calc,
            told: Told::Set,
        }
    }
}

fn between(from: &Point, to: &Point, at: Decimal, points: Decimal) -> Calc {
    let number = |number: Decimal| Calc::number(Quantity::Share, number);
    let (low, high) = (from.gives.of(points), to.gives.of(points));
    if at == from.at || low == high {
        return from.gives.calc(points);
    }
    let way = number(at - from.at).over(number(to.at - from.at));
    let rise = Calc::number(Quantity::Mark, (high - low).abs());
    let start = Calc::number(Quantity::Mark, low);
    match high > low {
        true => Calc::Sum(vec![start, rise.times(way)]),
        false => start.less(rise.times(way)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(at: i64, percent: i64) -> Point {
        Point {
            at: at.into(),
            gives: Gives::Percent(percent.into()),
        }
    }

    fn at(line: &Linear, percent: &str) -> CurveMark {
        line.mark(percent.parse().expect("a number"), Decimal::TEN)
    }

    #[test]
    fn between_two_points_the_mark_lies_on_the_straight_line() {
        // 60 % gives 6 of 10, 95 % gives all.
        let line = Linear::new(vec![point(95, 100), point(60, 60)]).expect("a line");
        let marks: Vec<String> = ["0", "60", "77.5", "95", "120"]
            .iter()
            .map(|percent| at(&line, percent).calc.value().normalize().to_string())
            .collect();
        assert_eq!(marks, ["6", "6", "8", "10", "10"]);
        // 6 + 4 × 10 ÷ 35
        assert_eq!(at(&line, "70").calc.rounded().value(), Decimal::new(714, 2));
        assert_eq!(at(&line, "70").calc.words(), "6 + 4 × 10 ÷ 35");
    }

    #[test]
    fn a_line_may_fall_and_bend() {
        let line = Linear::new(vec![point(0, 100), point(50, 80), point(100, 0)]).expect("a line");
        assert_eq!(at(&line, "25").calc.words(), "10 − 2 × 25 ÷ 50");
        assert_eq!(at(&line, "75").calc.value(), Decimal::from(4));
    }

    #[test]
    fn what_is_no_line_is_refused() {
        assert_eq!(Linear::new(vec![point(1, 1)]).err(), Some(LinearMistake::TooFew));
        let twice = vec![point(1, 1), point(2, 1), point(1, 5)];
        assert_eq!(Linear::new(twice).err(), Some(LinearMistake::Twice(1.into())));
    }
}
