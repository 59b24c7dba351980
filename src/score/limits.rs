//! Least and most marks of a line.

use super::points::of_parts;
use crate::campaign::model::{Bound, Combine, Indicator, Part};
use crate::curve::Limits;
use rust_decimal::Decimal;

/// Least and most marks of a line: the sums of those of its parts. A part that carries nothing counts only where its
/// limit is written.
pub(super) fn of_line(indicator: &Indicator, points: Decimal) -> Limits {
    let of_parts = of_parts(indicator, points);
    let parts = || {
        indicator
            .parts
            .iter()
            .zip(&of_parts)
            .filter(|(part, _)| !part.into_adjustments)
    };
    let sum = |end: &dyn Fn(Limits) -> Option<Decimal>, written: &dyn Fn(&Part) -> bool| {
        let counted = parts().filter(|(part, _)| !part.carries_nothing() || written(part));
        let ends = counted.map(|(part, points)| end(part.limits(*points)));
        ends.sum::<Option<Decimal>>()
    };
    let end = |of: fn(Limits) -> Option<Decimal>,
               outer: fn(Decimal, Decimal) -> Decimal,
               is_written: fn(&Part) -> bool| {
        if indicator.combine == Combine::Sum {
            return sum(&of, &is_written);
        }
        let ends = parts().map(|(part, points)| of(part.limits(*points)));
        ends.collect::<Option<Vec<Decimal>>>()?.into_iter().reduce(outer)
    };
    let unless = |written: Option<Bound>, default: Option<Decimal>| written.map_or(default, Bound::points);
    Limits {
        least: unless(
            indicator.floor,
            end(|limits| limits.least, Decimal::min, |part| part.floor.is_some()),
        ),
        most: unless(
            indicator.cap,
            end(|limits| limits.most, Decimal::max, |part| part.cap.is_some()),
        ),
    }
}
