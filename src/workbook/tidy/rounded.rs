//! A binary number rounded to the digits that Excel shows, without a way through text.

use rust_decimal::Decimal;

/// Significant digits that are kept.
const DIGITS: u32 = 15;
/// Least and first too large number of so many digits.
const LEAST: u128 = 10_u128.pow(DIGITS - 1);
const BEYOND: u128 = 10 * LEAST;
/// Most decimals for which the products below stay within 128 bits.
const MOST_PLACES: i32 = 22;

/// The number nearest to a value with 15 significant digits; none where it lies halfway between two, or is so large or
/// small that the steps here do not hold.
pub(super) fn significant(value: f64) -> Option<Decimal> {
    const FRACTION_BITS: u32 = 52;
    let bits = value.to_bits();
    let power = i32::try_from(bits >> FRACTION_BITS & 0x7ff).ok()?;
    // Neither zero nor a number with fewer bits.
    let mantissa = u128::from(bits & ((1 << FRACTION_BITS) - 1) | 1 << FRACTION_BITS);
    let shift = u32::try_from(1075 - power)
        .ok()
        .filter(|shift| (1..128).contains(shift))?;
    // Decimals that leave 15 digits, by the power of two: 1233 / 4096 is the logarithm of 2.
    let digits_before_point = ((power - 1023) * 1233) >> 12;
    let mut places = i32::try_from(DIGITS).ok()? - 1 - digits_before_point;
    for _ in 0..2 {
        if !(0..=MOST_PLACES).contains(&places) {
            return None;
        }
        let scaled = mantissa * 10_u128.pow(places.unsigned_abs());
        let whole = scaled >> shift;
        if whole >= BEYOND {
            places -= 1;
            continue;
        }
        let (rest, half) = (scaled & ((1 << shift) - 1), 1_u128 << (shift - 1));
        if whole < LEAST || rest == half {
            return None;
        }
        let whole = i64::try_from(whole + u128::from(rest > half)).ok()?;
        let signed = if value.is_sign_negative() { -whole } else { whole };
        return Some(shortest(signed, places.unsigned_abs()));
    }
    None
}

/// A number with so many decimals, without zeros at their end.
pub(in crate::workbook) fn shortest(mut value: i64, mut places: u32) -> Decimal {
    for (step, zeros) in [(100_000_000, 8), (10_000, 4), (100, 2), (10, 1)] {
        if places >= zeros && value % step == 0 {
            value /= step;
            places -= zeros;
        }
    }
    while places > 0 && value % 10 == 0 {
        value /= 10;
        places -= 1;
    }
    Decimal::new(value, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_text(value: f64) -> Option<Decimal> {
        let text = format!("{value:.14e}");
        Decimal::from_scientific(&text)
            .ok()
            .map(|number| number.normalize())
    }

    #[test]
    fn digits_and_places_are_those_of_the_text() {
        for value in [
            0.1 + 0.2,
            0.3,
            1234.565,
            -85.333_333_333_333_33,
            0.000_123_45,
            9.999_999_999_999_999,
            99_999_999_999_999.99,
            1e-5,
            0.5,
            2.5,
            100.25,
            999_999_999_999_999.9,
        ] {
            let found = significant(value);
            assert_eq!(
                found.map(|number| number.to_string()),
                by_text(value).map(|number| number.to_string()),
                "{value}"
            );
        }
        assert_eq!(significant(100_000_000_000_000.5), None, "halfway");
        for value in [0.0, 1e-300, 5e-324, 1e20, f64::INFINITY, f64::NAN] {
            assert_eq!(significant(value), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn any_number_is_rounded_as_its_text_is(bits in any::<u64>(), power in 990_u64..1080, places in 0_u32..6, cents in any::<i32>()) {
            let near_one = f64::from_bits(bits & !(0x7ff << 52) | power << 52);
            let amount = format!("{cents}e-{places}").parse().expect("a number");
            for value in [f64::from_bits(bits), near_one, amount] {
                if let Some(found) = significant(value) {
                    prop_assert_eq!(found.to_string(), by_text(value).expect("a number").to_string());
                }
            }
        }
    }
}
