//! A cell of a consolidated ledger: its value by type, and the text that the sender wrote.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A cell of a consolidated ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LedgerCell {
    /// The value that was read.
    pub value: CellValue,
    /// Text of the cell in the sender's file; empty for a cell that nobody wrote.
    pub written: Arc<str>,
}

/// The value of a ledger cell by type.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    /// The cell is blank.
    #[default]
    Empty,
    /// Text, document numbers, names, words of a list, time limits that are no day.
    Words(Arc<str>),
    /// A number in the unit of its column.
    Number(Decimal),
    /// Per cent: 95.5 means 95.5 %.
    Percent(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A month, given as its first day.
    Month(NaiveDate),
    /// The cell could not be read: only the written text is known.
    Unread,
}

impl LedgerCell {
    /// A cell that shows `word` instead of its content.
    pub fn masked(word: &str) -> LedgerCell {
        LedgerCell {
            value: CellValue::Words(word.into()),
            written: Arc::default(),
        }
    }

    /// The cell as reports print it.
    pub fn printed(&self) -> Arc<str> {
        match &self.value {
            CellValue::Empty => Arc::default(),
            CellValue::Words(words) => words.clone(),
            CellValue::Number(number) => number.normalize().to_string().into(),
            CellValue::Percent(number) => format!("{}%", number.normalize()).into(),
            CellValue::Date(day) => day.to_string().into(),
            CellValue::Month(day) => day.format("%Y-%m").to_string().into(),
            CellValue::Unread => self.written.clone(),
        }
    }
}

/// `null`, a string for words written as they are printed, else an object: the type with the value, and the written
/// text where it is not the printed one.
impl Serialize for LedgerCell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let other = !self.written.is_empty() && self.written != self.printed();
        match &self.value {
            CellValue::Empty => return serializer.serialize_none(),
            CellValue::Words(words) if !other => return serializer.serialize_str(words),
            _ => {}
        }
        let mut map = serializer.serialize_map(None)?;
        match &self.value {
            CellValue::Empty => {}
            CellValue::Words(words) => map.serialize_entry("words", words)?,
            CellValue::Number(number) => map.serialize_entry("number", &number.normalize())?,
            CellValue::Percent(number) => map.serialize_entry("percent", &number.normalize())?,
            CellValue::Date(day) => map.serialize_entry("date", day)?,
            CellValue::Month(_) => map.serialize_entry("month", &self.printed())?,
            CellValue::Unread => map.serialize_entry("unread", &self.written)?,
        }
        if other {
            map.serialize_entry("written", &self.written)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: CellValue, written: &str) -> String {
        let written = written.into();
        serde_json::to_string(&LedgerCell { value, written }).expect("JSON")
    }

    #[test]
    fn a_cell_is_written_with_its_type_and_the_senders_text_where_it_differs() {
        let day = NaiveDate::from_ymd_opt(2022, 5, 1).expect("a day");
        let number = Decimal::new(1250, 2);
        assert_eq!(cell(CellValue::Empty, ""), "null");
        assert_eq!(cell(CellValue::Words("督1".into()), "督1"), "\"督1\"");
        assert_eq!(
            cell(CellValue::Words("是".into()), "√"),
            r#"{"words":"是","written":"√"}"#
        );
        assert_eq!(cell(CellValue::Number(number), "12.5"), r#"{"number":"12.5"}"#);
        assert_eq!(
            cell(CellValue::Percent(number), "0.125"),
            r#"{"percent":"12.5","written":"0.125"}"#
        );
        assert_eq!(
            cell(CellValue::Date(day), "5月1日"),
            r#"{"date":"2022-05-01","written":"5月1日"}"#
        );
        assert_eq!(cell(CellValue::Month(day), "2022-05"), r#"{"month":"2022-05"}"#);
        assert_eq!(cell(CellValue::Unread, "不详"), r#"{"unread":"不详"}"#);
    }

    #[test]
    fn a_masked_cell_tells_nothing_of_what_was_written() {
        assert_eq!(
            serde_json::to_string(&LedgerCell::masked("***")).expect("JSON"),
            "\"***\""
        );
    }
}
