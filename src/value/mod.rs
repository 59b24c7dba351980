//! What a cell means once it is read by the type of its column.
//!
//! One file per type: `read(content, hint)` gives a [`Reading`], the value with every [`Doubt`] about it. Nothing is
//! guessed silently and nothing becomes zero. Blank cells, 无 and placeholders are told apart first, by
//! [`nil::presence`].

pub mod boolean;
pub mod choice;
pub mod content;
pub mod day;
pub mod doc_number;
pub mod doubt;
pub mod due;
pub mod names;
pub mod nil;
pub mod number;
mod numeral;
pub mod percent;
pub mod status;
pub mod text;

pub use content::Content;
pub use doubt::{Doubt, Reading};
pub(crate) use numeral::arabic;

use crate::calendar::DayUnit;
use crate::id::{MeasureId, PersonId, UnitId};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A read cell. Missing is never zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Blank, or no such column.
    Missing,
    /// Explicitly nothing: 无, /, —.
    Nil,
    /// Something stands there that could not be read; a finding says so.
    Unreadable,
    /// Words, cleaned of hidden characters.
    Text(Arc<str>),
    /// A number in the column's unit; a percentage is 0–100.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A month, as its first day.
    Month(NaiveDate),
    /// A time limit.
    Due(Due),
    /// 是 / 否.
    Bool(bool),
    /// Index into the column's code list.
    Choice(usize),
    /// People of the roster, by index.
    People(Vec<PersonId>),
    /// Units of the roster, by index.
    Units(Vec<UnitId>),
    /// Index into the campaign's measures.
    Measure(MeasureId),
}

/// What people write where a time limit is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// A day, or the last day of a named span (6月底, 第二季度).
    On(NaiveDate),
    /// From a day to a day; due at its end.
    Between(NaiveDate, NaiveDate),
    /// Again and again (每月25日前).
    Every(Recurrence),
    /// Within a term of something (收到后5个工作日内).
    Within {
        /// Number of units.
        n: u32,
        /// Unit of the number.
        unit: DayUnit,
    },
    /// 长期坚持: never due.
    Standing,
    /// 立行立改: at once.
    Immediate,
    /// 已完成 stands where the limit should.
    Done,
}

/// A limit that comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// 每周二: ISO day, Monday = 1.
    Weekly(u32),
    /// 每两周: every so many weeks, counted from the day the matter was opened.
    Weeks(u32),
    /// 每月25日前; 31 = last day of the month.
    Monthly(u32),
    /// 每月5日和20日: bit n = day n; a day the month does not have = its last day.
    Days(u32),
    /// 每季度末.
    QuarterEnd,
    /// 每半年末.
    HalfYearEnd,
    /// 每年底.
    YearEnd,
}

#[cfg(test)]
mod long {
    //! Every parser comes to an end on long cells; one whose time or depth grew with the square would not within
    //! anyone's patience.

    use super::content::with_text;
    use super::{boolean, choice, day, doc_number, due, names, nil, number, percent, status, text};
    use crate::calendar::Quarter;

    #[test]
    fn long_cells_come_to_an_end() {
        let span = Quarter {
            year: 2022,
            number: 2,
        }
        .span();
        let choices = choice::Choices::new(["已完成", "推进中"], []);
        let parts = [
            "一",
            "1-",
            "至",
            "3月5日至",
            "(",
            "）",
            "每",
            "和",
            "：",
            "1 ",
            "1亿",
            "半",
            "同上",
            "〔2022〕",
            "张三（股长）",
            "\u{301}",
            "\n",
            "○",
        ];
        for part in parts {
            let long = part.repeat(3000 / part.chars().count());
            let each = |content: &super::Content<'_>| {
                day::read_date(content, span);
                day::read_month(content, span);
                due::read(content, span);
                number::read(content, &number::NumberHint::default());
                percent::read(content);
                boolean::read(content, None);
                status::read(content);
                choice::read(content, &choices);
                doc_number::read(content);
                names::read(content, &names::Known::new());
                text::read(content);
                nil::presence(content);
            };
            with_text(&long, each);
        }
        for part in ["和", "张和", "：", "一：", "（", "等", "1."] {
            let long = part.repeat(32_767 / part.chars().count());
            let read = with_text(&long, |content| names::read(content, &names::Known::new()));
            assert!(read.value.is_none_or(|names| names.len() == 1), "{part}");
        }
    }
}
