//! A workbook as every reader yields it: sparse cells with their places, whatever the file format.

use chrono::{Days, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Content of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct RawBook {
    /// Path below the campaign folder, with `/`; the `file` of every place.
    pub file: Arc<str>,
    /// Kind of file by its content, as users know it: `xlsx`, `xls`, `ods`, `csv（GBK）`…
    pub kind: &'static str,
    /// Sheets in the order of the file, hidden ones included.
    pub sheets: Vec<RawSheet>,
    /// Custom document properties, by name.
    pub properties: BTreeMap<String, String>,
}

/// One sheet. Rows and columns count from 1, as Excel shows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawSheet {
    /// Name on the tab.
    pub name: Arc<str>,
    /// Whether the tab is hidden in Excel.
    pub hidden: bool,
    /// Rows that hold at least one cell, ascending.
    pub rows: Vec<RawRow>,
    /// Merged areas of the sheet.
    pub merges: Vec<Area>,
    /// Numbers of hidden columns, from 1.
    pub hidden_columns: Vec<u32>,
}

/// A row with at least one cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RawRow {
    /// Number of the row, from 1.
    pub row: u32,
    /// Whether the row is hidden or filtered out.
    pub hidden: bool,
    /// Cells with content, by ascending column.
    pub cells: Vec<RawCell>,
}

/// A cell with content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RawCell {
    /// Number of the column, from 1.
    pub col: u32,
    /// Value of the cell.
    pub value: RawValue,
    /// How the sheet shows a number.
    pub format: NumberFormat,
    /// What a number format shows in the place of the number, where that is more or something else.
    pub shown: Option<Box<ShownAs>>,
}

/// What a number format makes of a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownAs {
    /// The text in the sheet: `督〔2022〕46号`, `123.5万`.
    pub text: Arc<str>,
    /// By what the number is divided before it is shown: 10 000 for 123.5万; 1 = it is shown in its own size.
    #[serde(with = "exact")]
    pub scale: Decimal,
}

/// Value of a cell. Blank cells do not occur.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RawValue {
    /// Text as typed, line breaks included.
    Text(Arc<str>),
    /// A number with the 15 significant digits Excel shows. Dates are serial numbers of the 1900 epoch.
    Number(#[serde(with = "exact")] Decimal),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value (`#REF!`, `#N/A`…), or a number that cannot be used (infinite).
    Error(Arc<str>),
    /// A formula for which the file holds no result.
    NoResult,
    /// A picture placed in the cell.
    Picture,
}

/// The part of a number format that decides how a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberFormat {
    /// Any other format.
    #[default]
    General,
    /// A date or time format.
    Date,
    /// A percentage format: `0%` and the like.
    Percent,
    /// The text format `@`.
    Text,
}

/// A rectangle of cells, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Area {
    /// First row, from 1.
    pub top: u32,
    /// First column, from 1.
    pub left: u32,
    /// Last row, itself in the area.
    pub bottom: u32,
    /// Last column, itself in the area.
    pub right: u32,
}

/// Stores a number as the sixteen bytes of a `Decimal`.
mod exact {
    use super::{Decimal, Deserialize, Serialize};
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(number: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        number.serialize().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        <[u8; 16]>::deserialize(from).map(Decimal::deserialize)
    }
}

impl RawValue {
    /// The value in words, whatever the format of its cell: dates are serial numbers.
    pub fn shown(&self) -> String {
        match self {
            RawValue::Text(text) => text.to_string(),
            RawValue::Number(number) => number.normalize().to_string(),
            RawValue::Bool(true) => "TRUE".into(),
            RawValue::Bool(false) => "FALSE".into(),
            RawValue::Error(error) => error.to_string(),
            RawValue::NoResult => "（公式没有结果）".into(),
            RawValue::Picture => "（图片）".into(),
        }
    }
}

/// The value of a cell with a number format as the sheet shows it: dates as 2022-06-30, times alone as 08:30,
/// percentages with their sign.
pub fn shown(value: &RawValue, format: NumberFormat) -> String {
    match (value, format) {
        (RawValue::Number(number), NumberFormat::Date) => match (day(*number), time(*number)) {
            (Some(day), _) => day.to_string(),
            (None, Some(time)) => time,
            (None, None) => value.shown(),
        },
        (RawValue::Number(number), NumberFormat::Percent) => match number.checked_mul(Decimal::ONE_HUNDRED) {
            Some(number) => format!("{}%", number.normalize()),
            None => value.shown(),
        },
        _ => value.shown(),
    }
}

/// The day of a serial number of the 1900 epoch. A time alone, and 60, which is Excel's 1900-02-29, are none.
pub fn day(serial: Decimal) -> Option<NaiveDate> {
    const LAST: u64 = 2_958_465;
    let whole = u64::try_from(serial.trunc()).ok()?;
    let shift = match whole {
        1..=59 => 1,
        61..=LAST => 0,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(whole + shift))
}

/// A time of day that goes with no day, to the second.
fn time(serial: Decimal) -> Option<String> {
    const SECONDS: u32 = 86_400;
    let is_time = serial > Decimal::ZERO && serial < Decimal::ONE;
    let seconds = is_time.then(|| (serial * Decimal::from(SECONDS)).round())?;
    let seconds = u32::try_from(seconds).ok()?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    let format = if seconds.is_multiple_of(60) {
        "%H:%M"
    } else {
        "%H:%M:%S"
    };
    Some(time.format(format).to_string())
}

impl RawCell {
    /// As the sheet shows it.
    pub fn shown(&self) -> String {
        match &self.shown {
            Some(shown) => shown.text.to_string(),
            None => shown(&self.value, self.format),
        }
    }
}

impl RawSheet {
    /// The cell at a row and column, both from 1.
    pub fn cell(&self, row: u32, col: u32) -> Option<&RawCell> {
        let row = &self.rows[self.rows.binary_search_by_key(&row, |r| r.row).ok()?];
        row.cells
            .binary_search_by_key(&col, |c| c.col)
            .ok()
            .map(|at| &row.cells[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_shown_as_such() {
        let of = |number: &str| {
            let number = RawValue::Number(number.parse().expect("a number"));
            shown(&number, NumberFormat::Date)
        };
        assert_eq!(of("44625.395833"), "2022-03-05");
        assert_eq!(of("0.354166666666667"), "08:30");
        assert_eq!(of("0.999988"), "23:59:59");
        assert_eq!(of("0.999999"), "0.999999", "a whole day, to the second");
        assert_eq!([of("0"), of("-0.5"), of("60")], ["0", "-0.5", "60"]);
    }
}
