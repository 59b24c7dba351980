//! A number that a curve makes a mark of.

use crate::calc::rounded_text;
use crate::curve::{Figure, NumberKind};
use rust_decimal::Decimal;

/// `85%`, `12`, `+3`.
pub(crate) fn figure(figure: Figure) -> String {
    let number = rounded_text(figure.value);
    let signed = match figure.value > Decimal::ZERO {
        true => format!("+{number}"),
        false => number.replace('-', "−"),
    };
    match figure.kind {
        NumberKind::Percent => format!("{number}%"),
        NumberKind::Plain => number,
        NumberKind::Difference => signed,
        NumberKind::Growth => format!("{signed}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_printed_by_its_kind() {
        let of = |kind, value: i64| {
            figure(Figure {
                kind,
                value: value.into(),
            })
        };
        assert_eq!(of(NumberKind::Percent, 85), "85%");
        assert_eq!(of(NumberKind::Plain, 12), "12");
        assert_eq!(of(NumberKind::Difference, 3), "+3");
        assert_eq!(of(NumberKind::Difference, -3), "−3");
        assert_eq!(of(NumberKind::Growth, 0), "0%");
    }
}
