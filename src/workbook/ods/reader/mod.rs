//! The parts of a document, token by token: where a tag stands decides what it means. No call goes deeper with the
//! elements, so a part may be cut into pieces anywhere between two of them.

mod tables;

use super::cell::Written;
use super::inline;
use super::level::{Level, Part};
use super::plain;
use super::sheet::Sheet;
use super::styles::Styles;
use super::text::Paragraphs;
use crate::finding::Findings;
use crate::workbook::gather::Budget;
use crate::workbook::limits::Limits;
use crate::workbook::raw::{RawSheet, RawValue};
use crate::workbook::tabs::Tab;
use crate::workbook::tidy;
use crate::workbook::xml::scan::{Broken, Scanner, Token};
use crate::workbook::xml::tag::Tag;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sheets that are listed, and properties that are kept, at most; far more than are read.
const MOST: usize = 20_000;

/// A document while it is read.
pub(super) struct Reader<'a> {
    file: &'a Arc<str>,
    limits: &'a Limits,
    part: Part,
    open: Vec<Level>,
    styles: Styles,
    written: Written,
    shown: Paragraphs,
    /// Name of the property that is read, and its text so far.
    property: Option<(String, String)>,
    sheet: Option<Sheet<'a>>,
    /// What the workbook may still hold; none while a sheet spends it.
    budget: Option<&'a mut Budget>,
    read: Read,
}

/// What was read of a document.
pub(super) struct Read {
    pub(super) file: Arc<str>,
    pub(super) said: Findings,
    /// Days from 1899-12-30 to the day from which the document counts.
    pub(super) from_1899: Decimal,
    pub(super) properties: BTreeMap<String, String>,
    /// All sheets of the document.
    pub(super) tabs: Vec<Tab>,
    /// Those of them that are read.
    pub(super) sheets: Vec<RawSheet>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a Arc<str>, limits: &'a Limits, budget: &'a mut Budget) -> Self {
        Reader {
            file,
            limits,
            part: Part::default(),
            open: Vec::new(),
            styles: Styles::default(),
            written: Written::default(),
            shown: Paragraphs::default(),
            property: None,
            sheet: None,
            budget: Some(budget),
            read: Read {
                file: file.clone(),
                said: Findings::new(),
                from_1899: Decimal::ZERO,
                properties: BTreeMap::new(),
                tabs: Vec::new(),
                sheets: Vec::new(),
            },
        }
    }

    pub(super) fn finish(self) -> Read {
        self.read
    }

    /// The next tokens are those of another part; the one before may have broken off.
    pub(super) fn begin(&mut self, part: Part) {
        self.part = part;
        self.open.clear();
    }

    /// Reads the part, or the next piece of it.
    pub(super) fn read(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        loop {
            while self.plain_cell(scanner) {}
            scanner.pause()?;
            match scanner.next()? {
                Token::Open(tag) => {
                    let level = self.enter(&tag)?;
                    match tag.closed {
                        true => self.leave(level),
                        false => self.open.push(level),
                    }
                }
                Token::Close => {
                    let level = self.open.pop();
                    level.into_iter().for_each(|level| self.leave(level));
                }
                Token::Text(text) if self.takes_text() => {
                    let text = scanner.resolve(text);
                    self.text(&text);
                }
                Token::Literal(text) if self.takes_text() => self.text(text),
                Token::Text(_) | Token::Literal(_) => {}
                Token::End => return Ok(()),
            }
        }
    }

    /// Reads the next cell of a row, if it is plain.
    fn plain_cell(&mut self, scanner: &mut Scanner) -> bool {
        if self.open.last() != Some(&Level::Row) || !scanner.has_depth(plain::DEPTH) {
            return false;
        }
        let Some(cell) = self.written.plain(scanner.rest(), &mut self.styles) else {
            return false;
        };
        self.shown.clear();
        if let Some(paragraph) = cell.paragraph {
            self.shown.start();
            self.shown.push(paragraph);
            self.shown.end();
        }
        self.leave_cell();
        scanner.advance(cell.length);
        true
    }

    fn enter(&mut self, tag: &Tag) -> Result<Level, Broken> {
        let Some(level) = self.open.last().copied() else {
            return Ok(Level::Document);
        };
        match level {
            Level::Document => Ok(self.enter_part(tag)),
            Level::Styles | Level::Style | Level::DataStyle => self.enter_style(level, tag),
            Level::Meta if tag.name == "user-defined" => {
                let name = tag
                    .attribute("name")?
                    .filter(|_| self.read.properties.len() < MOST);
                self.property = name.map(|name| (name.into_owned(), String::new()));
                Ok(Level::Property)
            }
            Level::Body if tag.name == "spreadsheet" => Ok(Level::Spreadsheet),
            Level::Spreadsheet if tag.name == "table" => self.enter_table(tag),
            Level::Spreadsheet if tag.name == "calculation-settings" => Ok(Level::Settings),
            Level::Settings if tag.name == "null-date" => {
                if let Some(RawValue::Number(days)) =
                    tag.attribute("date-value")?.and_then(|day| tidy::iso(&day))
                {
                    self.read.from_1899 = days;
                }
                Ok(Level::Skipped)
            }
            Level::Table | Level::Columns(_) | Level::Rows(_) => self.enter_rows(level, tag),
            Level::Row if matches!(tag.name, "table-cell" | "covered-table-cell") => {
                self.written.read(tag, &mut self.styles)?;
                self.shown.clear();
                Ok(Level::Cell)
            }
            Level::Cell | Level::List | Level::Paragraph | Level::Inline => {
                inline::enter(level, tag, &mut self.shown)
            }
            _ => Ok(Level::Skipped),
        }
    }

    fn enter_part(&mut self, tag: &Tag) -> Level {
        match (tag.name, self.part) {
            ("styles", Part::Styles | Part::Content) => {
                self.styles.begin(true);
                Level::Styles
            }
            ("automatic-styles", Part::Content) => {
                self.styles.begin(false);
                Level::Styles
            }
            ("meta", Part::Meta | Part::Content) => Level::Meta,
            ("body", Part::Content) => Level::Body,
            _ => Level::Skipped,
        }
    }

    fn enter_style(&mut self, level: Level, tag: &Tag) -> Result<Level, Broken> {
        match level {
            Level::Style => self.styles.property(tag)?,
            Level::DataStyle => self.styles.part(tag)?,
            _ if tag.name == "style" => {
                self.styles.style(tag)?;
                return Ok(Level::Style);
            }
            _ if self.styles.data(tag)? => return Ok(Level::DataStyle),
            _ => {}
        }
        Ok(Level::Skipped)
    }

    fn leave(&mut self, level: Level) {
        match level {
            Level::Style | Level::DataStyle => self.styles.close(),
            Level::Property => self.read.properties.extend(self.property.take()),
            Level::Paragraph => self.shown.end(),
            Level::Cell => self.leave_cell(),
            Level::Row => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.end_row(&mut self.read.said);
                }
            }
            Level::Table => {
                if let Some(sheet) = self.sheet.take() {
                    let (sheet, budget) = sheet.finish(&mut self.read.said);
                    self.read.sheets.push(sheet);
                    self.budget = Some(budget);
                }
            }
            _ => {}
        }
    }

    fn leave_cell(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        let written = &self.written;
        let format = written.format.unwrap_or_else(|| sheet.format());
        let (content, decided) = written.content(&self.shown, format, self.read.from_1899);
        sheet.cell(written.repeat, content, decided.or(written.format), written.span);
    }

    fn takes_text(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Level::Paragraph | Level::Inline | Level::Property)
        )
    }

    /// Adds to the paragraph or the property that is read.
    fn text(&mut self, text: &str) {
        match (self.open.last(), &mut self.property) {
            (Some(Level::Property), Some((_, value))) => value.push_str(text),
            (Some(Level::Property), None) => {}
            _ => self.shown.push(text),
        }
    }
}
