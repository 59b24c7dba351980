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

/// A number as a roster holds it: with or without signs for thousands and per cent; none where it is no number.
pub(crate) fn parse_plain(text: &str) -> Option<Decimal> {
    let text = text.trim().trim_end_matches(['%', '％']).replace([',', '，'], "");
    text.parse().ok()
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
    fn a_number_of_the_roster_may_have_signs_of_a_spreadsheet() {
        assert_eq!(parse_plain(" 12,000 "), Some(Decimal::from(12000)));
        assert_eq!(parse_plain("85.5%"), Some(Decimal::new(855, 1)));
        assert_eq!(parse_plain("三十"), None);
        assert_eq!(parse_plain(""), None);
    }

    #[test]
    fn trailing_zeros_are_not_written() {
        assert_eq!(plain(Decimal::new(2500, 3)), "2.5");
        assert_eq!(plain(Decimal::new(100, 0)), "100");
    }
}
