//! One value of the tree, asked for by type.

use super::{Doc, Fields, Word, Written, hint};
use crate::finding::{Kind, Place};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::DeValue;

/// A value of the tree with the key it stands under.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) key: &'a str,
    pub(super) value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    /// Place of the value in the file.
    pub(crate) fn place(&self) -> Place {
        self.doc.text.place(self.value.span())
    }

    /// Whether it is a list.
    pub(crate) fn is_list(&self) -> bool {
        self.value.get_ref().is_array()
    }

    /// A text that is not blank.
    pub(crate) fn text(self) -> Option<Word> {
        let Some(text) = self.value.get_ref().as_str() else {
            return self.wrong("加英文双引号的文字");
        };
        if text.trim().is_empty() {
            return self.wrong("不空的文字");
        }
        Some(self.written(text.trim().into()))
    }

    /// A day.
    pub(crate) fn date(self) -> Option<Written<NaiveDate>> {
        let day = self.value.get_ref().as_datetime().and_then(|at| at.date);
        let day =
            day.and_then(|day| NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into()));
        match day {
            Some(day) => Some(self.written(day)),
            None => self.wrong("日期（不加引号，写成2022-01-31这样）"),
        }
    }

    /// A number within bounds.
    pub(crate) fn number(self, least: i64, most: i64) -> Option<Written<Decimal>> {
        let digits = match self.value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => return self.wrong("数字（不加引号）"),
        };
        let Ok(number) = digits.trim_start_matches('+').parse::<Decimal>() else {
            return self.wrong("普通写法的数字");
        };
        if number < Decimal::from(least) || number > Decimal::from(most) {
            return self.outside(&number.normalize().to_string(), least, most);
        }
        Some(self.written(number))
    }

    /// A whole number within bounds.
    pub(crate) fn count(self, least: u32, most: u32) -> Option<Written<u32>> {
        let DeValue::Integer(integer) = self.value.get_ref() else {
            return self.wrong("整数（不加引号）");
        };
        match integer.as_str().parse::<i64>() {
            Ok(n) if (i64::from(least)..=i64::from(most)).contains(&n) => {
                Some(self.written(u32::try_from(n).unwrap_or(least)))
            }
            _ => self.outside(integer.as_str(), least.into(), most.into()),
        }
    }

    /// true or false.
    pub(crate) fn flag(self) -> Option<Written<bool>> {
        match self.value.get_ref().as_bool() {
            Some(flag) => Some(self.written(flag)),
            None => self.wrong("true或false（不加引号）"),
        }
    }

    /// A word of a closed vocabulary.
    pub(crate) fn one_of<T: Copy>(self, words: &[(&str, T)]) -> Option<Written<T>> {
        let word = self.text()?;
        if let Some((_, meaning)) = words.iter().find(|(known, _)| *known == &*word.value) {
            return Some(self.written(*meaning));
        }
        let kind = Kind::NotAWord {
            key: self.key.into(),
            value: word.value.to_string(),
            hint: hint(&word.value, words.iter().map(|(known, _)| *known), ""),
        };
        self.report(kind);
        None
    }

    /// The items of a list, each read by `item`; what cannot be read drops out.
    pub(crate) fn list<T>(self, mut item: impl FnMut(Node<'a>) -> Option<T>) -> Option<Vec<T>> {
        let Some(items) = self.value.get_ref().as_array() else {
            return self.wrong("方括号里的列表");
        };
        let nodes = items.iter().map(|value| Node { value, ..self });
        Some(nodes.filter_map(&mut item).collect())
    }

    /// A table, read by `read`; keys nobody asked for are mistakes.
    pub(crate) fn table<T>(self, read: impl FnOnce(&Fields<'a>) -> T) -> Option<T> {
        let Some(table) = self.value.get_ref().as_table() else {
            return self.wrong("花括号里的一组“名称 = 值”，或方括号表头下的一组");
        };
        let fields = Fields::new(self.doc, self.key, table, self.place());
        let value = read(&fields);
        fields.finish();
        Some(value)
    }

    /// Reports something about this value.
    pub(crate) fn report(&self, kind: Kind) {
        self.doc.report(kind, &self.place());
    }

    fn written<T>(&self, value: T) -> Written<T> {
        Written {
            value,
            place: self.place(),
        }
    }

    fn wrong<T>(&self, expected: &str) -> Option<T> {
        let found = match self.value.get_ref() {
            DeValue::String(_) => "文字",
            DeValue::Integer(_) | DeValue::Float(_) => "数字",
            DeValue::Boolean(_) => "true/false",
            DeValue::Datetime(_) => "日期",
            DeValue::Array(_) => "列表",
            DeValue::Table(_) => "一组“名称 = 值”",
        };
        self.report(Kind::WrongType {
            key: self.key.into(),
            found: found.into(),
            expected: expected.into(),
        });
        None
    }

    fn outside<T>(&self, value: &str, least: i64, most: i64) -> Option<T> {
        self.report(Kind::OutOfRange {
            key: self.key.into(),
            value: value.into(),
            least: least.to_string(),
            most: most.to_string(),
        });
        None
    }
}
