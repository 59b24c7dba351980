//! The start tag of a cell.

use super::styles::Styles;
use crate::workbook::formula::gives_a_number;
use crate::workbook::raw::NumberFormat;
use crate::workbook::xml::entity;
use crate::workbook::xml::scan::Broken;
use crate::workbook::xml::tag::{Prefixed, Tag};
use memchr::memmem;

/// Attributes of a cell; the room is used again for the next cell.
#[derive(Default)]
pub(super) struct Written {
    pub(super) kind: Type,
    /// The value of a number; empty where there is none.
    pub(super) number: String,
    /// The value of a date, a time or a boolean; empty where there is none.
    pub(super) other: String,
    /// The value of a text; none where it stands in the paragraphs only.
    pub(super) text: Option<String>,
    pub(super) formula: Option<Formula>,
    /// Whether it is an error, where LibreOffice says so.
    pub(super) is_error: Option<bool>,
    /// Format by its own style.
    pub(super) format: Option<NumberFormat>,
    /// How often the cell is repeated to the right.
    pub(super) repeat: u64,
    /// Rows and columns that it spans.
    pub(super) span: (u64, u64),
}

/// Type of the value as declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Type {
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
pub(super) struct Formula {
    /// `DISPIMG(…)` of WPS.
    pub(super) is_picture: bool,
    /// `TRUE()` or `FALSE()`, as LibreOffice writes a boolean.
    pub(super) truth: Option<bool>,
    pub(super) gives_a_number: bool,
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

impl Written {
    /// Reads the start tag of a cell.
    pub(super) fn read(&mut self, tag: &Tag, styles: &mut Styles) -> Result<(), Broken> {
        self.clear();
        let mut attributes = tag.attributes();
        while let Some(attribute) = attributes.next_prefixed() {
            self.attribute(attribute?, styles);
        }
        Ok(())
    }

    /// Makes it a cell without attributes.
    pub(super) fn clear(&mut self) {
        self.number.clear();
        self.other.clear();
        (self.kind, self.is_error, self.repeat, self.span) = (Type::None, None, 1, (1, 1));
        (self.text, self.formula, self.format) = (None, None, None);
    }

    /// Takes an attribute in.
    #[inline]
    pub(super) fn attribute(&mut self, attribute: Prefixed, styles: &mut Styles) {
        match attribute {
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
