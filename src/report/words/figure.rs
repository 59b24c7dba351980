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
        NumberKind::Place => format!("第{number}名"),
        NumberKind::Climb if figure.value < Decimal::ZERO => format!("退{}位", number.replace('-', "")),
        NumberKind::Climb => format!("进{number}位"),
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
        assert_eq!(of(NumberKind::Place, 2), "第2名");
        assert_eq!(of(NumberKind::Climb, -2), "退2位");
    }
}
