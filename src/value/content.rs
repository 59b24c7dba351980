//! What a parser is given.

use crate::workbook::{self, NumberFormat, RawValue, ShownAs};

/// What a cell holds and how the sheet shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Content<'a> {
    /// Value of the cell.
    pub value: &'a RawValue,
    /// How a number is shown.
    pub format: NumberFormat,
    /// What the number format shows in the place of the number, where that is more or something else.
    pub shown: Option<&'a ShownAs>,
}

impl<'a> Content<'a> {
    /// Content of a cell with a value and a number format.
    pub fn new(value: &'a RawValue, format: NumberFormat) -> Content<'a> {
        Content {
            value,
            format,
            shown: None,
        }
    }
}

impl Content<'_> {
    /// The cell as the sheet shows it, for messages: a number that is shown as a date with its time of day.
    pub fn shown(&self) -> String {
        if let (RawValue::Number(number), NumberFormat::Date) = (self.value, self.format)
            && let Some(time) = super::day::shown(*number)
        {
            return time;
        }
        workbook::shown(self.value, self.format)
    }
}

/// For tables of tests: what a text reads as.
#[cfg(test)]
pub(super) fn with_text<T>(text: &str, read: impl Fn(&Content<'_>) -> T) -> T {
    read(&Content::new(&RawValue::Text(text.into()), NumberFormat::Text))
}

/// For tables of tests: what a number reads as.
#[cfg(test)]
pub(super) fn with_number<T>(number: &str, format: NumberFormat, read: impl Fn(&Content<'_>) -> T) -> T {
    let number = number.parse().expect("a number of the test");
    read(&Content::new(&RawValue::Number(number), format))
}
