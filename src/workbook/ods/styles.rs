//! Styles: how the cells of each show a number, and which hide a sheet, a row or a column.

use crate::workbook::raw::NumberFormat;
use crate::workbook::xml::scan::Broken;
use crate::workbook::xml::tag::Tag;
use std::collections::{BTreeMap, BTreeSet};

/// Styles of a kind that are kept at most; Excel allows 64,000.
const MOST: usize = 100_000;
/// Bytes of the longest name that is kept.
const LONGEST: usize = 200;
/// How many parents of a style are asked, one after another.
const PARENTS: usize = 16;
/// Sections of a number format, each a data style of its own.
const SECTIONS: usize = 8;

/// Styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    /// Styles with names that users see; the others may rest on them.
    common: Scope,
    /// Styles that a program made for single cells.
    own: Scope,
    in_common: bool,
    /// The style that is being read.
    open: Open,
    known: BTreeMap<String, NumberFormat>,
    unseen: BTreeMap<Family, BTreeSet<String>>,
}

/// Styles by name; those of cells and those of numbers are apart.
#[derive(Default)]
struct Scope {
    cells: BTreeMap<String, CellStyle>,
    data: BTreeMap<String, DataStyle>,
}

#[derive(Default)]
struct CellStyle {
    data: Option<String>,
    parent: Option<String>,
}

/// A number format: its last section, and the styles of the sections before.
#[derive(Clone, Default)]
struct DataStyle {
    format: NumberFormat,
    sections: Vec<String>,
}

/// Families of styles that can hide something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Table,
    Row,
    Column,
}

#[derive(Default)]
enum Open {
    #[default]
    None,
    Of(Family, String),
    Data(String, DataStyle),
}

impl Styles {
    /// The styles to come are those that users see, or those of single cells.
    pub(super) fn begin(&mut self, in_common: bool) {
        self.in_common = in_common;
    }

    fn scope(&mut self) -> &mut Scope {
        match self.in_common {
            true => &mut self.common,
            false => &mut self.own,
        }
    }

    /// Opens a style of a cell, row, column or table.
    pub(super) fn style(&mut self, tag: &Tag) -> Result<(), Broken> {
        self.open = Open::None;
        let Some(name) = name(tag, "name")? else {
            return Ok(());
        };
        match tag.attribute("family")?.as_deref() {
            Some("table-cell") => {
                let style = CellStyle {
                    data: self::name(tag, "data-style-name")?,
                    parent: self::name(tag, "parent-style-name")?,
                };
                let cells = &mut self.scope().cells;
                if cells.len() < MOST {
                    cells.entry(name).or_insert(style);
                }
            }
            Some("table") => self.open = Open::Of(Family::Table, name),
            Some("table-row") => self.open = Open::Of(Family::Row, name),
            Some("table-column") => self.open = Open::Of(Family::Column, name),
            _ => {}
        }
        Ok(())
    }

    /// An element of the style that was opened.
    pub(super) fn property(&mut self, tag: &Tag) -> Result<(), Broken> {
        let Open::Of(family, name) = &self.open else {
            return Ok(());
        };
        let hides = match (family, tag.name) {
            (Family::Table, "table-properties") => {
                tag.attribute("display")?.is_some_and(|shown| shown == "false")
            }
            (Family::Row, "table-row-properties") => is_zero(tag.attribute("row-height")?.as_deref()),
            (Family::Column, "table-column-properties") => is_zero(tag.attribute("column-width")?.as_deref()),
            _ => false,
        };
        let unseen = self.unseen.entry(*family).or_default();
        if hides && unseen.len() < MOST {
            unseen.insert(name.clone());
        }
        Ok(())
    }

    /// Opens the style of a number; false where the element is none.
    pub(super) fn data(&mut self, tag: &Tag) -> Result<bool, Broken> {
        let format = match tag.name {
            "percentage-style" => NumberFormat::Percent,
            "date-style" | "time-style" => NumberFormat::Date,
            "text-style" => NumberFormat::Text,
            "number-style" | "currency-style" | "boolean-style" => NumberFormat::General,
            _ => return Ok(false),
        };
        let sections = Vec::new();
        self.open = match name(tag, "name")? {
            Some(name) => Open::Data(name, DataStyle { format, sections }),
            None => Open::None,
        };
        Ok(true)
    }

    /// An element of the number's style: a section of its own, or words beside the number. A style for texts with either
    /// is not `@` alone.
    pub(super) fn part(&mut self, tag: &Tag) -> Result<(), Broken> {
        let Open::Data(_, style) = &mut self.open else {
            return Ok(());
        };
        if tag.name == "map" {
            let section = name(tag, "apply-style-name")?;
            style
                .sections
                .extend(section.filter(|_| style.sections.len() < SECTIONS));
        }
        if style.format == NumberFormat::Text && matches!(tag.name, "map" | "text") {
            style.format = NumberFormat::General;
        }
        Ok(())
    }

    /// The style that was opened is read.
    pub(super) fn close(&mut self) {
        if let Open::Data(name, style) = std::mem::take(&mut self.open) {
            let data = &mut self.scope().data;
            if data.len() < MOST {
                data.entry(name).or_insert(style);
            }
        }
    }

    /// Whether a style hides what has it.
    pub(super) fn hides(&self, family: Family, name: &str) -> bool {
        self.unseen.get(&family).is_some_and(|names| names.contains(name))
    }

    /// How a cell of this style shows a number; General when there is no such style.
    pub(super) fn format(&mut self, name: &str) -> NumberFormat {
        if let Some(format) = self.known.get(name) {
            return *format;
        }
        let format = self.look_up(name);
        if self.known.len() < MOST && name.len() <= LONGEST {
            self.known.insert(name.into(), format);
        }
        format
    }

    fn look_up(&self, name: &str) -> NumberFormat {
        let mut scopes = [&self.own, &self.common];
        let mut next = Some(name);
        for _ in 0..PARENTS {
            let found = next.and_then(|name| scopes.iter().find_map(|scope| scope.cells.get(name)));
            let Some(style) = found else { break };
            if let Some(data) = &style.data {
                return self.number(data);
            }
            next = style.parent.as_deref();
            // A style rests on those that users see.
            scopes = [&self.common, &self.own];
        }
        NumberFormat::General
    }

    /// The kind of a number format: of its sections the first that says more than a plain number.
    fn number(&self, name: &str) -> NumberFormat {
        let find = |name: &str| self.own.data.get(name).or_else(|| self.common.data.get(name));
        let Some(style) = find(name) else {
            return NumberFormat::General;
        };
        let sections = style.sections.iter().filter_map(|section| find(section));
        let formats: Vec<NumberFormat> = sections
            .map(|section| section.format)
            .chain([style.format])
            .collect();
        let telling = [NumberFormat::Date, NumberFormat::Percent].into_iter();
        let found = telling.into_iter().find(|format| formats.contains(format));
        found.unwrap_or(style.format)
    }
}

/// A name that is no longer than any program writes.
fn name(tag: &Tag, attribute: &str) -> Result<Option<String>, Broken> {
    let name = tag.attribute(attribute)?;
    let name = name.filter(|name| !name.is_empty() && name.len() <= LONGEST);
    Ok(name.map(std::borrow::Cow::into_owned))
}

/// Whether a length with its unit (`0cm`) is nothing, which hides a row or column.
fn is_zero(length: Option<&str>) -> bool {
    let length = length.map(|length| {
        length
            .trim_ascii()
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
    });
    length
        .is_some_and(|length| length.contains('0') && length.bytes().all(|byte| matches!(byte, b'0' | b'.')))
}
