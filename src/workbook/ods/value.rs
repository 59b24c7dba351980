//! The attributes and paragraphs of a cell → its value.

use super::cell::{Type, Written};
use super::text::Paragraphs;
use super::{error, shown};
use crate::workbook::duration;
use crate::workbook::raw::{NumberFormat, RawValue, ShownAs};
use crate::workbook::shown::told;
use crate::workbook::tidy::{self, Tidied};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a cell holds.
#[derive(Clone)]
pub(super) enum Content {
    Blank,
    Text(Tidied),
    Value(RawValue),
    /// A number of which the sheet shows something else.
    Shown(Decimal, ShownAs),
    /// A value that cannot be read: the problem in words.
    Bad(Arc<str>),
}

impl Written {
    /// The value of the cell, and the format that its type decides. `format`: that of its style; `from_1899`: days from
    /// 1899-12-30 to the day from which the document counts, on which a date that is written out does not depend.
    pub(super) fn content(
        &self,
        shown: &Paragraphs,
        format: NumberFormat,
        from_1899: Decimal,
    ) -> (Content, Option<NumberFormat>) {
        if self.formula.is_some_and(|formula| formula.is_picture) {
            return (Content::Value(RawValue::Picture), None);
        }
        let decided = match self.kind {
            Type::Percentage => Some(NumberFormat::Percent),
            Type::Date | Type::Time => Some(NumberFormat::Date),
            _ => None,
        };
        if let Some(error) = self.error(shown.text()) {
            return (Content::Value(RawValue::Error(error.into())), decided);
        }
        let days = match self.kind {
            Type::Date => day(&self.other),
            Type::Time => duration::days(&self.other),
            _ => None,
        };
        let content = match self.kind {
            Type::Number => {
                let content = self.number(shown, format, from_1899);
                let by_shown = self.format_by_shown(&content, shown, format);
                return (content, by_shown);
            }
            Type::Percentage => self.number(shown, NumberFormat::Percent, from_1899),
            Type::Date | Type::Time => match days {
                Some(days) => Content::Value(days),
                None => return (self.unread(shown), None),
            },
            Type::Boolean => self.truth(shown),
            Type::Text | Type::None => self.text(shown),
            Type::Unknown => Content::Bad("内容的类别不认识".into()),
        };
        (content, decided)
    }

    /// The name of the error. Programs write one as a number, date or boolean of nothing, or as a text, and show its
    /// name. A user's text of such a name is a text, and so is the result of a formula where the program would have
    /// said that it is an error.
    fn error<'a>(&'a self, shown: &'a str) -> Option<&'a str> {
        let is_result = self.formula.is_some() && !(self.kind == Type::Text && self.is_error == Some(false));
        let may_be = is_result || self.is_nothing();
        if self.is_error != Some(true) && !may_be {
            return None;
        }
        let text = self.text.as_deref().unwrap_or_default().trim();
        let shown = Some(shown.trim())
            .filter(|shown| !shown.is_empty())
            .unwrap_or(text);
        if self.is_error == Some(true) {
            return Some(if shown.is_empty() { "错误值" } else { shown });
        }
        error::is_name(shown).then_some(shown)
    }

    /// Whether the value is one that stands where there is none.
    fn is_nothing(&self) -> bool {
        match self.kind {
            Type::Number | Type::Percentage => is_zero(&self.number),
            Type::Date => self.other.starts_with("1899-12-30"),
            Type::Time => is_zero(self.other.trim_matches(|c: char| c.is_ascii_alphabetic())),
            Type::Boolean => self.other == "false",
            Type::Text | Type::None | Type::Unknown => false,
        }
    }

    fn number(&self, shown: &Paragraphs, format: NumberFormat, from_1899: Decimal) -> Content {
        if self.number.is_empty() {
            return self.unread(shown);
        }
        if let Some(truth) = self.truth_as_number(shown.text()) {
            return Content::Value(RawValue::Bool(truth));
        }
        match tidy::decimal(&self.number) {
            Some(RawValue::Number(days)) if format == NumberFormat::Date => {
                Content::Value(RawValue::Number(days + from_1899))
            }
            Some(RawValue::Number(number)) if self.kind == Type::Number => self.as_shown(number, shown),
            Some(value) => Content::Value(value),
            None => Content::Bad(format!("“{}”不是数字", tidy::short(&self.number)).into()),
        }
    }

    /// A number and what the sheet shows in its place, unless that is a date or a percentage.
    fn as_shown(&self, number: Decimal, shown: &Paragraphs) -> Content {
        let is_plain = || shown::format(number, shown.text()) == NumberFormat::General;
        match told(number, shown.text()).filter(|_| is_plain()) {
            Some(shown) => Content::Shown(number, shown),
            None => Content::Value(RawValue::Number(number)),
        }
    }

    /// The format of a formula's number that no style tells.
    fn format_by_shown(
        &self,
        content: &Content,
        shown: &Paragraphs,
        format: NumberFormat,
    ) -> Option<NumberFormat> {
        let Content::Value(RawValue::Number(number)) = content else {
            return None;
        };
        let is_untold = self.formula.is_some() && format == NumberFormat::General;
        is_untold.then(|| shown::format(*number, shown.text()))
    }

    /// LibreOffice writes TRUE as a formula with the number 1.
    fn truth_as_number(&self, shown: &str) -> Option<bool> {
        let formula = self.formula?;
        let truth = match shown.trim() {
            "TRUE" => Some(true),
            "FALSE" => Some(false),
            _ => None,
        };
        let truth = formula.truth.or(truth)?;
        let number = if truth { "1" } else { "0" };
        (self.number == number).then_some(truth)
    }

    fn truth(&self, shown: &Paragraphs) -> Content {
        match self.other.as_str() {
            "true" | "TRUE" | "1" => Content::Value(RawValue::Bool(true)),
            "false" | "FALSE" | "0" => Content::Value(RawValue::Bool(false)),
            "" => self.unread(shown),
            other => Content::Bad(format!("逻辑值不能是“{}”", tidy::short(other)).into()),
        }
    }

    /// A value that is missing, or in no form that is known: what is shown, else what is written.
    fn unread(&self, shown: &Paragraphs) -> Content {
        match self.text(shown) {
            Content::Blank if !self.other.is_empty() => Content::Text(tidy::text(&self.other)),
            Content::Value(RawValue::NoResult) if !self.other.is_empty() => {
                Content::Text(tidy::text(&self.other))
            }
            content => content,
        }
    }

    fn text(&self, shown: &Paragraphs) -> Content {
        if self.formula.is_some() && self.text.is_none() && !shown.any() {
            return Content::Value(RawValue::NoResult);
        }
        let written = self.text.as_deref().filter(|text| !text.is_empty());
        let tidied = tidy::text(written.unwrap_or(shown.text()));
        match tidied.value {
            Some(_) => Content::Text(tidied),
            None if self.formula.is_some_and(|formula| formula.gives_a_number) => {
                Content::Value(RawValue::NoResult)
            }
            None => Content::Blank,
        }
    }
}

/// A date that is written out; one of a year beyond 9999 has no sign.
fn day(text: &str) -> Option<RawValue> {
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    match year > 4 {
        true => tidy::iso(&format!("+{text}")),
        false => tidy::iso(text),
    }
}

fn is_zero(number: &str) -> bool {
    number.contains('0') && number.chars().all(|c| !matches!(c, '1'..='9'))
}
