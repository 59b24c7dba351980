//! Cells described by what they mean; how they look is decided elsewhere.

use crate::number::fixed;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Content of a cell, by its meaning.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// An empty cell.
    #[default]
    Empty,
    /// Text; never taken for a formula.
    Text(String),
    /// A number, shown with a fixed number of decimals.
    Number {
        /// The number.
        value: Decimal,
        /// Number of decimals shown.
        places: u8,
    },
    /// A whole number, such as a count.
    Integer(i64),
    /// A share: 0.955 is shown as 95.5%.
    Percent {
        /// The share, 1 being the whole.
        value: Decimal,
        /// Number of decimals shown.
        places: u8,
    },
    /// A day, shown as 2022-5-1.
    Date(NaiveDate),
    /// A day with all its digits: 2022-05-01.
    IsoDate(NaiveDate),
    /// A month by its first day: 2022-05.
    Month(NaiveDate),
    /// A mark in points, always shown with two decimals.
    Mark(Decimal),
    /// A change, shown with its sign.
    Delta {
        /// The change.
        value: Decimal,
        /// Number of decimals shown.
        places: u8,
    },
    /// A place in a ranking or a serial number.
    Place(u32),
    /// A link to another place of the workbook.
    Link {
        /// Text that is shown.
        text: String,
        /// Place that the link leads to.
        to: Target,
    },
    /// A formula, with a value that is shown until Excel computes it again.
    Formula {
        /// The formula as Excel writes it, with the leading `=`.
        text: String,
        /// Value shown until Excel computes the formula.
        value: Box<Value>,
    },
}

/// A place of the workbook that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Name of the page, as [`super::Book::push`] returned it.
    pub page: String,
    /// Row of the body from 0; none for the top of the page.
    pub row: Option<usize>,
    /// Column, from 0.
    pub column: u16,
}

/// Reason for which a cell or row stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// The cell does not stand out.
    #[default]
    Normal,
    /// A sum.
    Total,
    /// A unit on the red list.
    Good,
    /// A unit on the black list.
    Bad,
    /// Something that needs attention.
    Warn,
    /// Something of lesser weight.
    Muted,
    /// Heading of a section of rows.
    Band,
    /// Heading of columns inside the body, for a second table on a page.
    Heading,
}

/// Alignment of the content in its cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Align {
    /// By what the cell means: words left, numbers right, days and places centred.
    #[default]
    ByMeaning,
    /// Left-aligned.
    Left,
    /// Centred.
    Centre,
    /// Right-aligned.
    Right,
}

/// A cell of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Content of the cell.
    pub value: Value,
    /// Reason for which it stands out; overrides the style of the row.
    pub style: Style,
    /// Alignment; overrides that of the column.
    pub align: Align,
    /// Number of columns it covers; [`Cell::WIDE`] = all that are left.
    pub columns: u16,
    /// Number of rows it covers.
    pub rows: u32,
}

impl Default for Cell {
    fn default() -> Self {
        Cell::of(Value::Empty)
    }
}

impl Cell {
    /// Value of `columns` for all columns that are left.
    pub const WIDE: u16 = u16::MAX;

    /// A cell with this content that covers one column and one row.
    pub fn of(value: Value) -> Self {
        Cell {
            value,
            style: Style::Normal,
            align: Align::ByMeaning,
            columns: 1,
            rows: 1,
        }
    }

    /// An empty cell.
    pub fn empty() -> Self {
        Cell::default()
    }

    /// A cell with text.
    pub fn text(text: impl Into<String>) -> Self {
        Cell::of(Value::Text(text.into()))
    }

    /// A cell with a number, shown with `places` decimals.
    pub fn number(value: Decimal, places: u8) -> Self {
        Cell::of(Value::Number { value, places })
    }

    /// A cell with a share (1 = 100 %), shown as a percentage with one decimal.
    pub fn percent(value: Decimal) -> Self {
        Cell::of(Value::Percent { value, places: 1 })
    }

    /// A cell with a mark in points.
    pub fn mark(value: Decimal) -> Self {
        Cell::of(Value::Mark(value))
    }

    /// A cell with a change of marks, in points.
    pub fn delta(value: Decimal) -> Self {
        Cell::of(Value::Delta { value, places: 2 })
    }

    /// A cell with a change of places in a ranking; upwards is positive.
    pub fn step(value: i64) -> Self {
        Cell::of(Value::Delta {
            value: Decimal::from(value),
            places: 0,
        })
    }

    /// A cell with a place in a ranking.
    pub fn place(place: u32) -> Self {
        Cell::of(Value::Place(place))
    }

    /// A cell with a serial number: `index` counts from 0, the number shown from 1.
    pub fn serial(index: usize) -> Self {
        Cell::of(Value::Place(
            u32::try_from(index).map_or(u32::MAX, |index| index + 1),
        ))
    }

    /// A cell with a link to the top of a page.
    pub fn link(text: impl Into<String>, page: impl Into<String>) -> Self {
        let to = Target {
            page: page.into(),
            row: None,
            column: 0,
        };
        Cell::of(Value::Link {
            text: text.into(),
            to,
        })
    }

    /// A cell with a link to a row of the body of a page.
    pub fn link_to(text: impl Into<String>, page: impl Into<String>, row: usize) -> Self {
        let to = Target {
            page: page.into(),
            row: Some(row),
            column: 0,
        };
        Cell::of(Value::Link {
            text: text.into(),
            to,
        })
    }

    /// A cell with a formula and its value.
    pub fn formula(text: impl Into<String>, value: Value) -> Self {
        let value = Box::new(value);
        Cell::of(Value::Formula {
            text: text.into(),
            value,
        })
    }

    /// Sets the reason for which the cell stands out.
    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Sets the alignment.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Sets the number of columns the cell covers.
    pub fn across(mut self, columns: u16) -> Self {
        self.columns = columns;
        self
    }

    /// Sets the number of rows the cell covers; the rows below leave the cell out.
    pub fn down(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }
}

impl Value {
    /// The text that the cell shows.
    pub fn plain(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Link { text, .. } => text.clone(),
            Value::Number { value, places } => fixed(*value, *places),
            Value::Integer(value) => value.to_string(),
            Value::Percent { value, places } => format!("{}%", fixed(*value * Decimal::ONE_HUNDRED, *places)),
            Value::Date(day) => day.format("%Y-%-m-%-d").to_string(),
            Value::IsoDate(day) => day.format("%Y-%m-%d").to_string(),
            Value::Month(day) => day.format("%Y-%m").to_string(),
            Value::Mark(value) => fixed(*value, 2),
            Value::Delta { value, places } => {
                let text = fixed(*value, *places);
                let up = !text.starts_with('-') && text.contains(|digit| matches!(digit, '1'..='9'));
                if up { format!("+{text}") } else { text }
            }
            Value::Place(place) => place.to_string(),
            Value::Formula { value, .. } => value.plain(),
        }
    }

    /// Whether the content is text, which may break over lines.
    pub(super) fn wraps(&self) -> bool {
        matches!(self, Value::Text(_) | Value::Link { .. })
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Cell::text(text.as_str())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::text(text)
    }
}

impl From<&std::sync::Arc<str>> for Cell {
    fn from(text: &std::sync::Arc<str>) -> Self {
        Cell::text(&**text)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Cell::of(Value::Date(day))
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Cell::of(Value::Integer(count))
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Cell::of(Value::Integer(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Cell::of(Value::Integer(count.into()))
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or_else(Cell::empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_as_printed() {
        let shown = |cell: Cell| cell.value.plain();
        assert_eq!(shown(Cell::mark(Decimal::new(97345, 3))), "97.35");
        assert_eq!(shown(Cell::percent(Decimal::new(9555, 4))), "95.6%");
        assert_eq!(shown(Cell::delta(Decimal::new(21, 1))), "+2.10");
        assert_eq!(shown(Cell::delta(Decimal::new(-21, 1))), "-2.10");
        assert_eq!(shown(Cell::step(0)), "0");
        let day = NaiveDate::from_ymd_opt(2022, 7, 8).unwrap();
        assert_eq!(shown(Cell::from(day)), "2022-7-8");
        assert_eq!(shown(Cell::from(None::<i64>)), "");
        assert_eq!(
            shown(Cell::formula("=SUM(A1:A2)", Value::Mark(Decimal::ONE))),
            "1.00"
        );
    }
}
