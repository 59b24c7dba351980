//! What calamine does not tell of an xlsx sheet: hidden rows and columns, and whether it has formulas. The parts are
//! only scanned for the tags that say so.

use super::limits::{COLUMNS, ROWS};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The parts of an xlsx, by sheet.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    paths: Vec<Option<String>>,
}

/// What a scan of a sheet shows.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Glance {
    pub(super) formulas: bool,
    /// Ascending.
    pub(super) hidden_rows: Vec<u32>,
    /// Ascending.
    pub(super) hidden_columns: Vec<u32>,
}

impl<'a> Parts<'a> {
    /// None when the book does not list as many sheets as its reader found.
    pub(super) fn open(bytes: &'a [u8], sheets: usize) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let book = part(&mut archive, "xl/workbook.xml")?;
        let links = part(&mut archive, "xl/_rels/workbook.xml.rels")?;
        let links: Vec<(String, String)> = tags(&links, &["Relationship"])
            .filter_map(|(_, tag)| Some((attribute(tag, "Id")?, attribute(tag, "Target")?)))
            .collect();
        let path = |tag: &str| {
            let id = attribute(tag, "r:id")?;
            let (_, target) = links.iter().find(|(link, _)| *link == id)?;
            Some(match target.strip_prefix('/') {
                Some(path) => path.to_string(),
                None => format!("xl/{target}"),
            })
        };
        let paths: Vec<Option<String>> = tags(&book, &["sheet"]).map(|(_, tag)| path(tag)).collect();
        (paths.len() == sheets).then_some(Parts { archive, paths })
    }

    /// Scans the sheet at a place in the book's list.
    pub(super) fn glance(&mut self, at: usize) -> Option<Glance> {
        let path = self.paths.get(at)?.clone()?;
        Some(scan(&part(&mut self.archive, &path)?))
    }
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    archive.by_name(path).ok()?.read_to_end(&mut bytes).ok()?;
    Some(
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    )
}

fn scan(xml: &str) -> Glance {
    let mut glance = Glance::default();
    let mut row = 0;
    for (name, tag) in tags(xml, &["row", "col", "f"]) {
        let hidden = || attribute(tag, "hidden").is_some_and(|value| value == "1" || value == "true");
        let number = |name: &str| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
        match name {
            "row" => {
                row = number("r").unwrap_or(row + 1);
                if row <= ROWS && hidden() {
                    glance.hidden_rows.push(row);
                }
            }
            "col" if hidden() => {
                let (from, to) = (number("min").unwrap_or(1).max(1), number("max").unwrap_or(0));
                glance.hidden_columns.extend(from..=to.min(COLUMNS));
            }
            "f" => glance.formulas = true,
            _ => {}
        }
    }
    glance.hidden_rows.sort_unstable();
    glance.hidden_columns.sort_unstable();
    glance.hidden_columns.dedup();
    glance
}

/// The start tags of the given names, whatever prefix they bear: name and what stands after it up to `>`.
fn tags<'a>(xml: &'a str, names: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let bytes = xml.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(|byte| *byte == b'<')? + 1;
            let end = bytes[at..]
                .iter()
                .position(|byte| matches!(byte, b' ' | b'>' | b'/' | b'\n' | b'\r' | b'\t'));
            let Some(name) = xml.get(at..at + end?) else {
                continue;
            };
            let name = name.rsplit(':').next().unwrap_or(name);
            if let Some(name) = names.iter().find(|wanted| **wanted == name) {
                let from = at + end?;
                let to = from + bytes[from..].iter().position(|byte| *byte == b'>')?;
                at = to;
                return Some((*name, xml.get(from..to).unwrap_or_default()));
            }
        }
    })
}

/// The value of an attribute; entities do not occur in those asked for.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut from = 0;
    loop {
        let at = from + tag[from..].find(name)?;
        from = at + name.len();
        let alone = tag[..at].ends_with(|c: char| c.is_whitespace());
        let rest = tag[from..].trim_start();
        let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
            continue;
        };
        let quote = value.chars().next().filter(|c| alone && matches!(c, '"' | '\''));
        if let Some(quote) = quote {
            return value[1..].split(quote).next().map(ToString::to_string);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_columns_and_formulas() {
        let xml = r#"<x:worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/></cols>
            <sheetData><row r="1" ht="20"><c r="A1"/></row><row hidden='true' r='4'></row><row collapsed="1" hidden="0"/>
            <x:row r="9" customHidden="1" hidden="1"><c><f>A1</f></c></x:row></sheetData></x:worksheet>"#;
        let glance = scan(xml);
        assert_eq!(
            (glance.hidden_rows, glance.hidden_columns),
            (vec![4, 9], vec![2, 3])
        );
        assert!(glance.formulas);
        assert_eq!(scan("<worksheet><form/><fx>"), Glance::default());
    }
}
