//! A number packed into four bytes, as xls and xlsb hold most of theirs.

use super::raw::RawValue;
use super::tidy;
use rust_decimal::Decimal;

/// Bit 0: divided by 100; bit 1: the other 30 bits are a whole number, and else the upper ones of a binary number.
pub(super) fn rk(packed: u32) -> RawValue {
    let hundredths = packed & 1 == 1;
    if packed & 2 == 2 {
        let whole = i64::from(packed.cast_signed() >> 2);
        let number = match hundredths {
            true => tidy::shortest(whole, 2),
            false => whole.into(),
        };
        return RawValue::Number(number);
    }
    match tidy::number(f64::from_bits(u64::from(packed & !3) << 32)) {
        RawValue::Number(number) if hundredths => {
            RawValue::Number((number / Decimal::ONE_HUNDRED).normalize())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_kinds() {
        let shown = |packed: u32| rk(packed).shown();
        assert_eq!(shown(30 << 2 | 2), "30");
        assert_eq!(shown((-30_i32 << 2 | 2).cast_unsigned()), "-30");
        assert_eq!(shown(1250 << 2 | 3), "12.5");
        assert_eq!(shown((-5_i32 << 2 | 3).cast_unsigned()), "-0.05");
        let upper = |value: f64| u32::try_from(value.to_bits() >> 32).expect("32 bits");
        assert_eq!(shown(upper(0.5)), "0.5");
        assert_eq!(shown(upper(150.5) | 1), "1.505");
        assert_eq!(shown(upper(-8.0)), "-8");
        assert!(matches!(rk(upper(f64::INFINITY)), RawValue::Error(_)));
    }
}
