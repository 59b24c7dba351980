//! Columns of type 整数 and 小数: numbers with or without a unit, in the column's unit.

mod amount;
mod digits;
#[cfg(test)]
mod tests;
mod tidy;
mod unit;

use super::{Content, Doubt, Reading};
use crate::workbook::{NumberFormat, RawValue};
use rust_decimal::Decimal;

pub(super) use amount::Amount;
pub(super) use digits::digits;
pub(super) use tidy::{Tidy, tidy};
pub use unit::Unit;

/// What the column says about its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberHint {
    /// The column's unit (天, 万元, 次).
    pub unit: Option<Unit>,
    /// Whether the column is of type 整数.
    pub whole: bool,
}

/// From here on a figure is a mistake: Excel shows no more digits of it, and sums of such cells could overflow.
const TOO_LARGE: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

/// Whether a figure is of a size that can be counted with.
pub(super) fn countable(number: Decimal) -> bool {
    number.abs() < TOO_LARGE
}

/// Reads a number in the column's unit. Never a zero for what cannot be read.
pub fn read(content: &Content<'_>, hint: &NumberHint) -> Reading<Decimal> {
    let mut reading = match content.value {
        RawValue::Number(number) => {
            shown(*number, content, hint).unwrap_or_else(|| of_cell(*number, content.format))
        }
        RawValue::Text(text) => read_text(text, hint.unit.as_ref()),
        _ => Reading::none(Doubt::NotANumber),
    };
    if reading.value.is_some_and(|number| !countable(number)) {
        return Reading::none(Doubt::NotANumber);
    }
    if hint.whole && reading.value.is_some_and(|number| !number.fract().is_zero()) {
        reading.doubts.push(Doubt::NotWhole);
    }
    reading
}

/// A number in the unit and the size in which its format shows it: 1234567 shown as 123.5万 is 123.4567万. None where
/// the format shows no number with a unit.
fn shown(number: Decimal, content: &Content<'_>, hint: &NumberHint) -> Option<Reading<Decimal>> {
    let shown = content.shown?;
    let digit = |c: char| c.is_ascii_digit();
    let (first, last) = (shown.text.find(digit)?, shown.text.rfind(digit)?);
    let bare = shown.text[..first].trim().trim_start_matches('-').is_empty();
    let exact = number.checked_div(shown.scale)?.normalize();
    let mut reading = read_text(
        &format!("{exact}{}", shown.text[last + 1..].trim()),
        hint.unit.as_ref(),
    );
    if !bare || reading.value.is_none() {
        return None;
    }
    if shown.scale != Decimal::ONE {
        let shown = shown.text.to_string();
        reading.doubts.push(Doubt::ShownOtherwise { shown });
    }
    Some(reading)
}

/// Whether a unit stands behind the number.
pub fn names_unit(content: &Content<'_>) -> bool {
    let RawValue::Text(text) = content.value else {
        return false;
    };
    let amount = tidy(text).ok().and_then(|tidy| Amount::read(&tidy.text));
    amount.is_some_and(|amount| !amount.unit.base.is_empty())
}

fn of_cell(number: Decimal, format: NumberFormat) -> Reading<Decimal> {
    match format {
        NumberFormat::Date => Reading::none(Doubt::DateForNumber),
        NumberFormat::Percent => Reading::with(number, vec![Doubt::PercentForNumber]),
        _ => Reading::sure(number),
    }
}

fn read_text(text: &str, column: Option<&Unit>) -> Reading<Decimal> {
    let Tidy { text, mut doubts } = match tidy(text) {
        Ok(tidy) => tidy,
        Err(doubt) => return Reading::none(doubt),
    };
    let Some(amount) = Amount::read(&text) else {
        let range = text
            .split_once(['-', '至', '到'])
            .filter(|(a, b)| Amount::read(a).is_some() && Amount::read(b).is_some());
        return Reading::none(if range.is_some() {
            Doubt::NumberRange
        } else {
            Doubt::NotANumber
        });
    };
    match amount.within(column) {
        Ok((number, doubt)) => {
            doubts.extend(doubt);
            Reading::with(number.normalize(), doubts)
        }
        Err(doubt) => Reading::none(doubt),
    }
}
