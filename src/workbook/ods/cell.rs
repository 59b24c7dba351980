//! One cell: the attributes and paragraphs in which it is written → its value.

use super::duration;
use super::shown;
use super::styles::Styles;
use super::text::Paragraphs;
use crate::workbook::formula::gives_a_number;
use crate::workbook::raw::{NumberFormat, RawValue};
use crate::workbook::tidy::{self, Tidied};
use crate::workbook::xml::entity;
use crate::workbook::xml::scan::Broken;
use crate::workbook::xml::tag::Tag;
use memchr::memmem;
use rust_decimal::Decimal;

/// Attributes of a cell; the room is used again for the next cell.
#[derive(Default)]
pub(super) struct Written {
    kind: Type,
    /// The value of a number; empty where there is none.
    number: String,
    /// The value of a date, a time or a boolean; empty where there is none.
    other: String,
    /// The value of a text; none where it stands in the paragraphs only.
    text: Option<String>,
    formula: Option<Formula>,
    /// Whether it is an error, where LibreOffice says so.
    is_error: Option<bool>,
    /// Format by its own style.
    pub(super) format: Option<NumberFormat>,
    /// How often the cell is repeated to the right.
    pub(super) repeat: u64,
    /// Rows and columns that it spans.
    pub(super) span: (u64, u64),
}

/// Type of the value as declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Type {
    #[default]
    None,
    Number,
    Percentage,
    Date,
    Time,
    Boolean,
    Text,
    Unknown,
}

/// What is asked of a formula.
#[derive(Clone, Copy, Default)]
struct Formula {
    /// `DISPIMG(…)` of WPS.
    is_picture: bool,
    /// `TRUE()` or `FALSE()`, as LibreOffice writes a boolean.
    truth: Option<bool>,
    gives_a_number: bool,
}

impl Formula {
    /// `of:=SUM([.A1:.A3])`
    fn of(written: &str) -> Self {
        let formula = written.split_once('=').map_or(written, |(_, formula)| formula);
        Formula {
            is_picture: memmem::find(formula.as_bytes(), b"DISPIMG(").is_some(),
            truth: match formula {
                "TRUE()" => Some(true),
                "FALSE()" => Some(false),
                _ => None,
            },
            gives_a_number: gives_a_number(formula),
        }
    }
}

/// What a cell holds.
#[derive(Clone)]
pub(super) enum Content {
    Blank,
    Text(Tidied),
    Value(RawValue),
    /// A value that cannot be read: the problem in words.
    Bad(String),
}

impl Written {
    /// Reads the start tag of a cell.
    pub(super) fn read(&mut self, tag: &Tag, styles: &mut Styles) -> Result<(), Broken> {
        self.number.clear();
        self.other.clear();
        (self.kind, self.is_error, self.repeat, self.span) = (Type::None, None, 1, (1, 1));
        (self.text, self.formula, self.format) = (None, None, None);
        let mut attributes = tag.attributes();
        while let Some(attribute) = attributes.next_prefixed() {
            match attribute? {
                ("calcext:", "value-type", value) => self.is_error = Some(value == "error"),
                ("calcext:", ..) => {}
                (_, "value-type", value) => self.kind = type_of(value),
                (_, "value", value) => self.number.push_str(value.trim_ascii()),
                (_, "date-value" | "time-value" | "boolean-value", value) => {
                    self.other.push_str(value.trim_ascii());
                }
                (_, "string-value", value) => self.text = Some(entity::resolve(value).0.into_owned()),
                (_, "formula", value) => self.formula = Some(Formula::of(&entity::resolve(value).0)),
                (_, "style-name", value) => self.format = Some(styles.format(&entity::resolve(value).0)),
                (_, "number-columns-repeated", value) => self.repeat = count(value),
                (_, "number-rows-spanned", value) => self.span.0 = count(value),
                (_, "number-columns-spanned", value) => self.span.1 = count(value),
                _ => {}
            }
        }
        Ok(())
    }

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
    /// name. A user's text of such a name is a
    /// text, and so is the result of a formula where the program would have said that it is an error.
    fn error<'a>(&'a self, shown: &'a str) -> Option<&'a str> {
        let text = self.text.as_deref().unwrap_or_default().trim();
        let shown = Some(shown.trim())
            .filter(|shown| !shown.is_empty())
            .unwrap_or(text);
        if self.is_error == Some(true) {
            return Some(if shown.is_empty() { "错误值" } else { shown });
        }
        let is_result = self.formula.is_some() && !(self.kind == Type::Text && self.is_error == Some(false));
        let may_be = is_result || self.is_nothing();
        (may_be && is_name_of_error(shown)).then_some(shown)
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
            Some(value) => Content::Value(value),
            None => Content::Bad(format!("“{}”不是数字", tidy::short(&self.number))),
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
        let truth = match shown.trim() {
            "TRUE" => Some(true),
            "FALSE" => Some(false),
            _ => None,
        };
        let truth = self.formula?.truth.or(truth)?;
        let number = if truth { "1" } else { "0" };
        (self.number == number).then_some(truth)
    }

    fn truth(&self, shown: &Paragraphs) -> Content {
        match self.other.as_str() {
            "true" | "TRUE" | "1" => Content::Value(RawValue::Bool(true)),
            "false" | "FALSE" | "0" => Content::Value(RawValue::Bool(false)),
            "" => self.unread(shown),
            other => Content::Bad(format!("逻辑值不能是“{}”", tidy::short(other))),
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

fn type_of(name: &str) -> Type {
    match name {
        "float" | "currency" => Type::Number,
        "percentage" => Type::Percentage,
        "date" => Type::Date,
        "time" => Type::Time,
        "boolean" => Type::Boolean,
        "string" => Type::Text,
        "" | "void" => Type::None,
        _ => Type::Unknown,
    }
}

/// How often or how far, from 1; more than can be counted is the most.
pub(super) fn count(text: &str) -> u64 {
    let text = text.trim_ascii();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let most = if is_number { u64::MAX } else { 1 };
    text.parse().unwrap_or(most).max(1)
}

fn is_zero(number: &str) -> bool {
    number.contains('0') && number.chars().all(|c| !matches!(c, '1'..='9'))
}

/// Whether a text is what a program shows for an error.
fn is_name_of_error(text: &str) -> bool {
    const NAMES: [&str; 14] = [
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#GETTING_DATA",
    ];
    let mut numbered = ["Err:", "错误:", "错误："].iter();
    let number = numbered.find_map(|head| text.strip_prefix(head));
    let has_number = |number: &str| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    NAMES.contains(&text) || number.is_some_and(has_number)
}
