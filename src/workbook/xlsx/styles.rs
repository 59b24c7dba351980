//! The styles part: which kind of number format each style has.

use super::code;
use crate::workbook::raw::NumberFormat;
use crate::workbook::shown::Shown;
use crate::workbook::xml::scan::{Broken, Scanner};
use crate::workbook::xml::tag::Tag;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Kind of number format by number of style.
#[derive(Default)]
pub(super) struct Styles {
    own: BTreeMap<u32, (NumberFormat, Option<Arc<Shown>>)>,
    used: Vec<u32>,
    kinds: Vec<(NumberFormat, Option<Arc<Shown>>)>,
}

/// Styles of a book; Excel allows 64,000.
const MOST: usize = 100_000;

impl Styles {
    /// Reads the part.
    pub(super) fn read(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        scanner.child()?;
        while let Some(tag) = scanner.child()? {
            match tag.name {
                "numFmts" => self.each(scanner, &tag, Self::number_format)?,
                "cellXfs" => self.each(scanner, &tag, Self::style)?,
                _ => scanner.skip(&tag)?,
            }
        }
        Ok(())
    }

    /// Replaces format numbers by kinds, once the part was read to its end or to where it breaks off.
    pub(super) fn settle(&mut self) {
        let kind = |id: &u32| self.own.get(id).cloned().unwrap_or_else(|| (built_in(*id), None));
        self.kinds = self.used.iter().map(kind).collect();
    }

    /// The kind of a style; General when there is no such style.
    pub(super) fn kind(&self, style: usize) -> NumberFormat {
        self.kinds.get(style).map(|(kind, _)| *kind).unwrap_or_default()
    }

    /// What a style shows in the place of a number; none where that is the number.
    pub(super) fn shown(&self, style: usize) -> Option<&Shown> {
        self.kinds.get(style)?.1.as_deref()
    }

    fn each(
        &mut self,
        scanner: &mut Scanner,
        tag: &Tag,
        take: fn(&mut Self, &Tag) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        if tag.closed {
            return Ok(());
        }
        while let Some(inner) = scanner.child()? {
            take(self, &inner)?;
            scanner.skip(&inner)?;
        }
        Ok(())
    }

    fn number_format(&mut self, tag: &Tag) -> Result<(), Broken> {
        if let (Some(id), Some(code)) = (number(tag)?, tag.attribute("formatCode")?) {
            self.own
                .insert(id, (code::kind(&code), Shown::of_code(&code).map(Arc::new)));
        }
        Ok(())
    }

    fn style(&mut self, tag: &Tag) -> Result<(), Broken> {
        if tag.name == "xf" && self.used.len() < MOST {
            self.used.push(number(tag)?.unwrap_or(0));
        }
        Ok(())
    }
}

fn number(tag: &Tag) -> Result<Option<u32>, Broken> {
    Ok(tag.attribute("numFmtId")?.and_then(|id| id.trim().parse().ok()))
}

/// Formats a file does not spell out. 27–36 and 50–58 are dates in Chinese, Japanese and Korean programs.
fn built_in(id: u32) -> NumberFormat {
    match id {
        9 | 10 => NumberFormat::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => NumberFormat::Date,
        49 => NumberFormat::Text,
        _ => NumberFormat::General,
    }
}
