//! The workbook part: its sheets and its epoch. And the custom properties of the document.

use super::strings::text;
use crate::workbook::xml::links::Listed;
use crate::workbook::xml::scan::{Broken, Scanner};
use crate::workbook::xml::tag::is_true;
use std::collections::BTreeMap;

/// What the workbook part says.
#[derive(Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Listed>,
    /// Whether dates count from 1904.
    pub(super) is_1904: bool,
}

/// Sheets that are listed at most; far more than are read.
const MOST: usize = 20_000;

impl Book {
    /// Reads the part.
    pub(super) fn read(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        scanner.child()?;
        while let Some(tag) = scanner.child()? {
            match tag.name {
                "workbookPr" => {
                    self.is_1904 = tag.says("date1904")?;
                    scanner.skip(&tag)?;
                }
                "sheets" if !tag.closed => self.sheets(scanner)?,
                _ => scanner.skip(&tag)?,
            }
        }
        Ok(())
    }

    fn sheets(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        while let Some(tag) = scanner.child()? {
            let name = tag.attribute("name")?;
            if let Some(name) = name.filter(|_| tag.name == "sheet" && self.sheets.len() < MOST) {
                let state = tag.attribute("state")?;
                self.sheets.push(Listed {
                    name: super::escape::unescape(name).into_owned(),
                    hidden: state.is_some_and(|state| state != "visible"),
                    link: tag.attribute("id")?.unwrap_or_default().into_owned(),
                });
            }
            scanner.skip(&tag)?;
        }
        Ok(())
    }
}

/// Reads the part with the custom document properties.
pub(in crate::workbook) fn properties(
    scanner: &mut Scanner,
    properties: &mut BTreeMap<String, String>,
) -> Result<(), Broken> {
    scanner.child()?;
    while let Some(tag) = scanner.child()? {
        let name = tag.attribute("name")?.filter(|_| properties.len() < MOST);
        let value = if tag.closed { None } else { property(scanner)? };
        if let (Some(name), Some(value)) = (name, value) {
            properties.insert(name.into_owned(), value);
        }
    }
    Ok(())
}

fn property(scanner: &mut Scanner) -> Result<Option<String>, Broken> {
    let mut value = None;
    while let Some(tag) = scanner.child()? {
        let content = text(scanner, &tag)?;
        value = Some(match tag.name {
            "bool" => if is_true(&content) { "true" } else { "false" }.to_string(),
            _ => content.into_owned(),
        });
    }
    Ok(value)
}
