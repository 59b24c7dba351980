//! How the points of a line are split between its parts.

use crate::campaign::model::{Combine, Indicator, Part};
use rust_decimal::Decimal;

/// Points of each part of an indicator in a line of so many points, where all of them apply.
pub fn of_parts(indicator: &Indicator, line: Decimal) -> Vec<Decimal> {
    among(indicator, line, &vec![true; indicator.parts.len()])
}

/// Points of each part. `applies`: whether it does. Where one part decides, or the mean, each carries the whole line.
pub(super) fn among(indicator: &Indicator, line: Decimal, applies: &[bool]) -> Vec<Decimal> {
    if indicator.combine != Combine::Sum {
        let of_part = |applies: &bool| if *applies { line } else { Decimal::ZERO };
        return applies.iter().map(of_part).collect();
    }
    let sizes: Vec<Option<Decimal>> = indicator.parts.iter().map(size).collect();
    split(line, &sizes, applies)
}

/// The size of a part, as written.
fn size(part: &Part) -> Option<Decimal> {
    match part.carries_nothing() {
        true => Some(Decimal::ZERO),
        false => part.worth,
    }
}

/// Points of each part. Parts without a size share equally what the written sizes leave; written sizes alone are in
/// proportion to the line; a part that does not apply leaves its points to the others. A size of zero stays zero.
fn split(line: Decimal, sizes: &[Option<Decimal>], applies: &[bool]) -> Vec<Decimal> {
    let full = sized(line, sizes);
    let applicable: Decimal = full
        .iter()
        .zip(applies)
        .filter(|(_, applies)| **applies)
        .map(|(size, _)| *size)
        .sum();
    let fall = |(size, applies): (&Decimal, &bool)| match *applies && !applicable.is_zero() {
        true => *size * line / applicable,
        false => Decimal::ZERO,
    };
    full.iter().zip(applies).map(fall).collect()
}

fn sized(line: Decimal, sizes: &[Option<Decimal>]) -> Vec<Decimal> {
    let written: Decimal = sizes.iter().flatten().sum();
    let open = sizes.iter().filter(|size| size.is_none()).count();
    let rest = (line - written).max(Decimal::ZERO);
    let each = match open {
        0 => Decimal::ZERO,
        open => rest / Decimal::from(open),
    };
    sizes.iter().map(|size| size.unwrap_or(each)).collect()
}

#[cfg(test)]
mod tests {
    use super::split;
    use rust_decimal::Decimal;

    fn numbers(text: &str) -> Vec<Decimal> {
        text.split(' ').map(|number| number.parse().unwrap()).collect()
    }

    fn of(line: &str, sizes: &str, applies: &[bool]) -> Vec<Decimal> {
        let sizes: Vec<Option<Decimal>> = sizes.split(' ').map(|size| size.parse().ok()).collect();
        let points = split(line.parse().unwrap(), &sizes, applies);
        points.iter().map(|points| points.round_dp(2)).collect()
    }

    #[test]
    fn sizes_are_shares_of_the_line() {
        assert_eq!(of("2", "1 1 1", &[true; 3]), numbers("0.67 0.67 0.67"));
        assert_eq!(of("3", "1 1 1", &[true; 3]), numbers("1 1 1"));
        assert_eq!(of("4", "1.5 1.5", &[true; 2]), numbers("2 2"));
        assert_eq!(of("10", "- 0", &[true; 2]), numbers("10 0"));
        assert_eq!(of("8", "5 -", &[true; 2]), numbers("5 3"));
    }

    #[test]
    fn a_part_that_does_not_apply_leaves_its_points_to_the_rest() {
        assert_eq!(of("3", "1.5 1.5", &[false, true]), numbers("0 3"));
        assert_eq!(of("10", "7 3", &[true, false]), numbers("10 0"));
        assert_eq!(of("3", "1.5 1.5", &[false, false]), numbers("0 0"));
    }
}
