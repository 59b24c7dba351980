//! Columns of type 文本, and what keys and references are read as.

use super::{Content, Doubt, Reading, nil};
use crate::fold::clean;
use crate::workbook::{self, NumberFormat, RawValue};
use rust_decimal::Decimal;
use std::sync::Arc;

/// As many characters as a cell can hold: what is longer was cut off.
const CELL: usize = 32_767;

/// Excel keeps this many digits of a number; an identity or card number typed as a number has lost its end.
const EXACT_DIGITS: usize = 15;

/// Reads words, cleaned. Numbers are written out in digits, dates as dates.
pub fn read(content: &Content<'_>) -> Reading<Arc<str>> {
    match content.value {
        RawValue::Text(text) => of_text(text),
        RawValue::Number(number) => of_number(*number, content.format),
        RawValue::Bool(true) => Reading::sure("是".into()),
        RawValue::Bool(false) => Reading::sure("否".into()),
        RawValue::Error(code) => Reading::none(Doubt::FormulaError {
            code: code.to_string(),
        }),
        RawValue::NoResult => Reading::none(Doubt::NoResult),
        RawValue::Picture => Reading::none(Doubt::Picture),
    }
}

/// Nearly all are clean as they stand and are shared with the file they were read from.
fn of_text(text: &Arc<str>) -> Reading<Arc<str>> {
    let mut doubts = Vec::new();
    if nil::has_gap(text) {
        doubts.push(Doubt::Placeholder);
    }
    let end = text.trim_end();
    let full = text.len() >= CELL && text.chars().count() >= CELL;
    if full || end.ends_with("……") || end.ends_with("...") {
        doubts.push(Doubt::CutOff);
    }
    let kept = clean(text);
    let same = *kept == **text;
    Reading::with(if same { text.clone() } else { kept.into() }, doubts)
}

fn of_number(number: Decimal, format: NumberFormat) -> Reading<Arc<str>> {
    if format == NumberFormat::Date
        && let Some(date) = workbook::day(number)
    {
        return Reading::sure(date.to_string().into());
    }
    let shown = workbook::shown(&RawValue::Number(number), format);
    let digits = number.trunc().abs().to_string().len();
    let doubts = if digits > EXACT_DIGITS {
        vec![Doubt::DigitsLost]
    } else {
        Vec::new()
    };
    Reading::with(shown.into(), doubts)
}

#[cfg(test)]
mod tests {
    use super::super::content::{with_number, with_text};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_read_back(text in ".{0,30}") {
            let kept = with_text(&text, read).value.expect("a text is always read");
            prop_assert_eq!(with_text(&kept, read).value, Some(kept));
        }
    }

    #[test]
    fn texts_are_cleaned_and_gaps_and_cut_ends_told() {
        assert_eq!(
            with_text(" 已\n完成\u{200b}。 ", read),
            Reading::sure("已 完成。".into())
        );
        assert_eq!(with_text("××小区", read).doubts, [Doubt::Placeholder]);
        assert_eq!(with_text("一是加强领导……", read).doubts, [Doubt::CutOff]);
    }

    #[test]
    fn numbers_as_words_and_ids_that_lost_their_end() {
        let of = |number, format| with_number(number, format, read);
        assert_eq!(
            of("13800000000", NumberFormat::General),
            Reading::sure("13800000000".into())
        );
        assert_eq!(
            of("44625", NumberFormat::Date),
            Reading::sure("2022-03-05".into())
        );
        assert_eq!(of("0.8", NumberFormat::Percent), Reading::sure("80%".into()));
        let id = of("360121199001010000", NumberFormat::General);
        assert_eq!(
            id,
            Reading::with("360121199001010000".into(), vec![Doubt::DigitsLost])
        );
    }
}
