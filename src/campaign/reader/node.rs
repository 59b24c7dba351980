//! One value of the tree, asked for by type.

use super::describe::{KnownType, Slot};
use super::{Doc, Fields, Word, Written, hint};
use crate::finding::{Kind, Place};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::DeValue;

/// A value of the tree with the key it stands under, or the place where its type is written down.
#[derive(Clone)]
pub(crate) enum Node<'a> {
    Written(Value<'a>),
    Sketched(Slot),
}

/// A value as it was written.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) key: &'a str,
    pub(super) value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    /// The value, if there is one; else its type is written down.
    fn asked(self, holds: impl FnOnce() -> KnownType) -> Option<Value<'a>> {
        match self {
            Node::Written(value) => Some(value),
            Node::Sketched(slot) => {
                *slot.borrow_mut() = holds();
                None
            }
        }
    }

    /// A text that is not blank.
    pub(crate) fn text(self) -> Option<Word> {
        let value = self.asked(|| KnownType::Text)?;
        let Some(text) = value.get().as_str() else {
            return value.wrong("加英文双引号的文字");
        };
        if text.trim().is_empty() {
            return value.wrong("不空的文字");
        }
        Some(value.written(text.trim().into()))
    }

    /// A day.
    pub(crate) fn date(self) -> Option<Written<NaiveDate>> {
        let value = self.asked(|| KnownType::Date)?;
        let day = value.get().as_datetime().and_then(|at| at.date);
        let day =
            day.and_then(|day| NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into()));
        match day {
            Some(day) => Some(value.written(day)),
            None => value.wrong("日期（不加引号，写成2022-01-31这样）"),
        }
    }

    /// A number within bounds.
    pub(crate) fn number(self, least: i64, most: i64) -> Option<Written<Decimal>> {
        let value = self.asked(|| KnownType::Number { least, most })?;
        let digits = match value.get() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => return value.wrong("数字（不加引号）"),
        };
        let Ok(number) = digits.trim_start_matches('+').parse::<Decimal>() else {
            return value.wrong("普通写法的数字");
        };
        if number < Decimal::from(least) || number > Decimal::from(most) {
            return value.outside(&number.normalize().to_string(), least, most);
        }
        Some(value.written(number))
    }

    /// A whole number within bounds.
    pub(crate) fn count(self, least: u32, most: u32) -> Option<Written<u32>> {
        let value = self.asked(|| KnownType::Count { least, most })?;
        let DeValue::Integer(integer) = value.get() else {
            return value.wrong("整数（不加引号）");
        };
        match integer.as_str().parse::<i64>() {
            Ok(n) if (i64::from(least)..=i64::from(most)).contains(&n) => {
                Some(value.written(u32::try_from(n).unwrap_or(least)))
            }
            _ => value.outside(integer.as_str(), least.into(), most.into()),
        }
    }

    /// true or false.
    pub(crate) fn flag(self) -> Option<Written<bool>> {
        let value = self.asked(|| KnownType::Flag)?;
        match value.get().as_bool() {
            Some(flag) => Some(value.written(flag)),
            None => value.wrong("true或false（不加引号）"),
        }
    }

    /// A word of a closed vocabulary.
    pub(crate) fn one_of<T: Copy>(self, words: &'static [(&'static str, T)]) -> Option<Written<T>> {
        let known = || words.iter().map(|(known, _)| *known);
        let value = self.asked(|| KnownType::Words(known().collect()))?;
        let word = Node::Written(value).text()?;
        if let Some((_, meaning)) = words.iter().find(|(known, _)| *known == &*word.value) {
            return Some(value.written(*meaning));
        }
        value.report(Kind::NotAWord {
            key: value.key.into(),
            value: word.value.to_string(),
            hint: hint(&word.value, known(), ""),
        });
        None
    }

    /// A word of a closed vocabulary, or a number within bounds.
    pub(crate) fn word_or_number<T: Copy>(
        self,
        words: &'static [(&'static str, T)],
        least: i64,
        most: i64,
        number: impl FnOnce(Decimal) -> T,
    ) -> Option<Written<T>> {
        let known = || words.iter().map(|(known, _)| *known).collect();
        let value = self.asked(|| KnownType::WordOrNumber {
            words: known(),
            least,
            most,
        })?;
        match value.get() {
            DeValue::String(_) => Node::Written(value).one_of(words),
            _ => {
                let written = Node::Written(value).number(least, most)?;
                Some(value.written(number(written.value)))
            }
        }
    }

    /// A value that may be written in several shapes, each with its reader.
    pub(crate) fn shaped<T>(self, ways: &[Way<'_, 'a, T>]) -> Option<T> {
        let value = match self {
            Node::Written(value) => value,
            Node::Sketched(slot) => {
                let known = ways.iter().map(|(_, read)| sketched(read));
                *slot.borrow_mut() = KnownType::Either(known.collect());
                return None;
            }
        };
        match ways.iter().find(|(shape, _)| *shape == value.shape()) {
            Some((_, read)) => read(Node::Written(value)),
            None => {
                let names: Vec<&str> = ways.iter().map(|(shape, _)| shape.name()).collect();
                value.wrong(&names.join("，或者"))
            }
        }
    }

    /// The items of a list, each read by `item`; what cannot be read drops out.
    pub(crate) fn list<T>(self, mut item: impl FnMut(Node<'a>) -> Option<T>) -> Option<Vec<T>> {
        let value = match self {
            Node::Written(value) => value,
            Node::Sketched(slot) => {
                *slot.borrow_mut() = KnownType::List(sketched(item).into());
                return None;
            }
        };
        let Some(items) = value.get().as_array() else {
            return match value.get().is_table() && value.is_head() {
                true => value.wrong(&format!("[[{}]]，表头用两层方括号", value.key)),
                false => value.wrong("方括号里的列表"),
            };
        };
        let nodes = items
            .iter()
            .map(|item| Node::Written(Value { value: item, ..value }));
        Some(nodes.filter_map(&mut item).collect())
    }

    /// One value, or a list of such values.
    pub(crate) fn one_or_several<T>(self, mut item: impl FnMut(Node<'a>) -> Option<T>) -> Option<Vec<T>> {
        match self {
            Node::Sketched(slot) => {
                *slot.borrow_mut() = KnownType::OneOrSeveral(sketched(item).into());
                None
            }
            Node::Written(value) if value.get().is_array() => self.list(item),
            Node::Written(_) => item(self).map(|one| vec![one]),
        }
    }

    /// Whether it is a list that holds nothing.
    pub(super) fn is_empty_list(&self) -> bool {
        let Node::Written(value) = self else { return false };
        let items = value.get().as_array();
        items.is_some_and(|items| items.iter().next().is_none())
    }

    /// A table, read by `read`; keys nobody asked for are mistakes.
    pub(crate) fn table<T>(self, read: impl FnOnce(&Fields<'a>) -> T) -> Option<T> {
        let value = match self {
            Node::Written(value) => value,
            Node::Sketched(slot) => {
                let fields = Fields::sketched();
                let read = read(&fields);
                *slot.borrow_mut() = KnownType::Table(fields.sketch());
                return Some(read);
            }
        };
        let Some(table) = value.get().as_table() else {
            return value.wrong("花括号里的一组“名称 = 值”，或方括号表头下的一组");
        };
        let fields = Fields::new(value.doc, value.key, table, value.place());
        let read = read(&fields);
        fields.finish();
        Some(read)
    }

    /// Reports something about this value.
    pub(crate) fn report(&self, kind: Kind) {
        if let Node::Written(value) = self {
            value.report(kind);
        }
    }
}

/// A shape in which a value may be written, with its reader.
pub(crate) type Way<'r, 'a, T> = (Shape, &'r dyn Fn(Node<'a>) -> Option<T>);

/// The shape in which a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    Number,
    Flag,
    Date,
    List,
    Table,
}

impl Shape {
    fn name(self) -> &'static str {
        match self {
            Shape::Text => "文字",
            Shape::Number => "数字",
            Shape::Flag => "true/false",
            Shape::Date => "日期",
            Shape::List => "列表",
            Shape::Table => "一组“名称 = 值”",
        }
    }
}

/// What an item of a list holds.
fn sketched<'a, T>(mut item: impl FnMut(Node<'a>) -> Option<T>) -> KnownType {
    let slot = Slot::default();
    item(Node::Sketched(slot.clone()));
    slot.take()
}

impl<'a> Value<'a> {
    fn get(&self) -> &'a DeValue<'a> {
        self.value.get_ref()
    }

    fn place(&self) -> Place {
        self.doc.text.place(self.value.span())
    }

    /// Whether it is a table under a `[head]`.
    fn is_head(&self) -> bool {
        let line = self.doc.text.line_at(self.value.span().start);
        self.doc.text.as_str()[line].starts_with('[')
    }

    fn report(&self, kind: Kind) {
        self.doc.report(kind, &self.place());
    }

    fn written<T>(&self, value: T) -> Written<T> {
        Written {
            value,
            place: self.place(),
        }
    }

    fn shape(&self) -> Shape {
        match self.get() {
            DeValue::String(_) => Shape::Text,
            DeValue::Integer(_) | DeValue::Float(_) => Shape::Number,
            DeValue::Boolean(_) => Shape::Flag,
            DeValue::Datetime(_) => Shape::Date,
            DeValue::Array(_) => Shape::List,
            DeValue::Table(_) => Shape::Table,
        }
    }

    fn wrong<T>(&self, expected: &str) -> Option<T> {
        self.report(Kind::WrongType {
            key: self.key.into(),
            found: self.shape().name().into(),
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
