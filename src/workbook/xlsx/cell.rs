//! One cell: what is written in it → its value.

use super::escape::unescape;
use super::sheet::Sheet;
use super::strings::rich;
use crate::finding::Kind;
use crate::workbook::raw::{NumberFormat, RawValue};
use crate::workbook::xml::scan::{Broken, Scanner};
use crate::workbook::{duration, tidy};
use memchr::memmem;
use std::borrow::Cow;

/// The attributes of a cell.
#[derive(Default)]
pub(super) struct Written<'a> {
    pub(super) row: u32,
    pub(super) col: u32,
    pub(super) style: usize,
    /// Type of the value, the attribute `t`; a number when empty.
    pub(super) kind: &'a str,
    /// Whether the cell has rich data, such as a picture placed in it.
    pub(super) rich: bool,
}

/// What stands between its tags.
#[derive(Default)]
pub(super) struct Content<'a> {
    value: Option<Cow<'a, str>>,
    text: Option<String>,
    formula: bool,
    picture: bool,
}

impl<'a> Content<'a> {
    /// Reads up to the end of the cell.
    pub(super) fn read(scanner: &mut Scanner<'a>) -> Result<Self, Broken> {
        let mut content = Content::default();
        while let Some(tag) = scanner.child()? {
            match tag.name {
                "v" => content.value = Some(scanner.content(&tag)?),
                "f" => {
                    let formula = scanner.content(&tag)?;
                    content.formula = true;
                    content.picture = memmem::find(formula.as_bytes(), b"DISPIMG(").is_some();
                }
                "is" => {
                    let text = content.text.get_or_insert_default();
                    rich(scanner, &tag, |piece| text.push_str(piece))?;
                }
                _ => scanner.skip(&tag)?,
            }
        }
        Ok(content)
    }
}

/// The value of a cell, or the problem in words for a finding.
type Read = Result<RawValue, String>;

impl Sheet<'_, '_> {
    /// Reads a cell and adds it to the sheet.
    pub(super) fn take(&mut self, cell: &Written, content: Content) {
        let (row, col) = (cell.row, cell.col);
        let format = self.shared.formats.kind(cell.style);
        let picture = content.picture;
        let value = content.value.as_deref().unwrap_or_default();
        let read = match cell.kind {
            _ if picture => Ok(RawValue::Picture),
            "inlineStr" | "str" => return self.take_text(cell, content, format),
            _ if value.trim_ascii().is_empty() => {
                if content.text.is_some() {
                    return self.take_text(cell, content, format);
                }
                if !content.formula {
                    return;
                }
                Ok(RawValue::NoResult)
            }
            "s" => return self.take_shared(cell, value),
            "" | "n" => return self.take_number(cell, value),
            "b" => truth(value),
            "e" => Ok(self.error(value, cell.rich)),
            "d" => return self.take_day(cell, value, format),
            other => Err(format!("内容的类别“{}”不认识", tidy::short(other))),
        };
        let value = read.unwrap_or_else(|problem| self.broken(cell, problem));
        self.gather.value(row, col, value, format, self.findings);
    }

    /// Adds a cell that holds a number.
    pub(super) fn take_number(&mut self, cell: &Written, text: &str) {
        let format = self.shared.formats.kind(cell.style);
        let read = self.number(text, format);
        let value = read.unwrap_or_else(|problem| self.broken(cell, problem));
        let place = (cell.row, cell.col);
        match (value, self.shared.formats.shown(cell.style)) {
            (RawValue::Number(number), Some(shown)) => {
                self.gather.number(place, number, (format, shown), self.findings);
            }
            (value, _) => self
                .gather
                .value(cell.row, cell.col, value, format, self.findings),
        }
    }

    fn number(&self, text: &str, format: NumberFormat) -> Read {
        let text = text.trim_ascii();
        let number = tidy::decimal(text).ok_or_else(|| format!("“{}”不是数字", tidy::short(text)))?;
        Ok(match self.shared.is_1904 {
            true => tidy::since_1900(number, format),
            false => number,
        })
    }

    /// A picture placed in a cell is kept as an error with something behind it.
    fn error(&self, text: &str, rich: bool) -> RawValue {
        match text.trim_ascii() {
            "#VALUE!" if rich && self.shared.pictures => RawValue::Picture,
            error => RawValue::Error(error.into()),
        }
    }

    fn take_text(&mut self, cell: &Written, content: Content, format: NumberFormat) {
        let text = match (content.text, content.value) {
            (Some(text), _) => Cow::Owned(text),
            (None, Some(value)) => unescape(value),
            (None, None) if content.formula => {
                return self
                    .gather
                    .value(cell.row, cell.col, RawValue::NoResult, format, self.findings);
            }
            (None, None) => return,
        };
        self.gather.text(cell.row, cell.col, &text, format, self.findings);
    }

    /// Adds a cell whose text stands in the table of texts.
    pub(super) fn take_shared(&mut self, cell: &Written, index: &str) {
        let format = self.shared.formats.kind(cell.style);
        let found = index.trim_ascii().parse().ok();
        if let Some(value) = found.and_then(|index| self.shared.texts.ready(index)) {
            let value = value.clone();
            return self
                .gather
                .value(cell.row, cell.col, value, format, self.findings);
        }
        match found.and_then(|index| self.shared.texts.get(index)) {
            Some(tidied) => self
                .gather
                .tidied(cell.row, cell.col, tidied, format, self.findings),
            None => {
                let problem = format!("它的文字（第{}条）不在文件里", tidy::short(index.trim_ascii()));
                let value = self.broken(cell, problem);
                self.gather
                    .value(cell.row, cell.col, value, format, self.findings);
            }
        }
    }

    fn take_day(&mut self, cell: &Written, text: &str, format: NumberFormat) {
        match tidy::iso(text.trim_ascii()).or_else(|| duration::days(text)) {
            Some(days) => {
                self.gather
                    .value(cell.row, cell.col, days, NumberFormat::Date, self.findings);
            }
            None => self.gather.text(cell.row, cell.col, text, format, self.findings),
        }
    }

    /// The value of a cell that cannot be read, with a finding: an error, since it must not look blank.
    fn broken(&mut self, cell: &Written, problem: String) -> RawValue {
        let value = RawValue::Error(problem.as_str().into());
        self.gather
            .problem(Kind::BadCell { problem }, cell.row, cell.col, self.findings);
        value
    }
}

fn truth(text: &str) -> Read {
    match text.trim_ascii() {
        "1" | "true" | "TRUE" => Ok(RawValue::Bool(true)),
        "0" | "false" | "FALSE" => Ok(RawValue::Bool(false)),
        other => Err(format!("逻辑值不能是“{}”", tidy::short(other))),
    }
}
