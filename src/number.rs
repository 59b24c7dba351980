//! Decimals as they are rounded and printed.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds half away from zero (2.345 → 2.35, -2.345 → -2.35). Zero has no sign.
pub(crate) fn half_up(exact: Decimal, places: u32) -> Decimal {
    let rounded = exact.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() { Decimal::ZERO } else { rounded }
}

/// Rounded half-up, always with that many decimals: `2.50`.
pub(crate) fn fixed(number: Decimal, places: u8) -> String {
    let rounded = half_up(number, u32::from(places));
    format!("{rounded:.places$}", places = usize::from(places))
}

/// As people write it, without trailing zeros and without rounding: `2.5`.
pub(crate) fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_goes_away_from_zero_and_zero_has_no_sign() {
        let rounded = |text: &str| fixed(text.parse().expect("a number"), 2);
        assert_eq!(rounded("2.345"), "2.35");
        assert_eq!(rounded("-2.345"), "-2.35");
        assert_eq!(rounded("-0.001"), "0.00");
        assert_eq!(rounded("3"), "3.00");
        assert_eq!(half_up(-Decimal::ZERO, 2).to_string(), "0");
    }

    #[test]
    fn trailing_zeros_are_not_written() {
        assert_eq!(plain(Decimal::new(2500, 3)), "2.5");
        assert_eq!(plain(Decimal::new(100, 0)), "100");
    }
}
