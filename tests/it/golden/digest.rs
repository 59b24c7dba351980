//! Digests: how many cells of each kind stand in a column, and a hash of everything in it.

use super::{page, spelled};
use kaoping::book::{Page, Row};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Stands for a cell that a row does not have, as it ends before or a cell above covers the place.
const ABSENT: &str = "absent";

/// A page of which only the parts around the table are written.
pub(super) fn of_page(page: &Page) -> String {
    page::head(page) + &of_columns(page)
}

/// A line per column of the body.
pub(super) fn of_columns(page: &Page) -> String {
    let mut text = String::new();
    for at in 0..page.width() {
        let heading = page.columns.get(at).and_then(|column| column.headings.last());
        let heading = heading.map_or("", String::as_str);
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let (mut texts, mut looks) = (Sha256::new(), Sha256::new());
        for row in &page.body {
            let (kind, words, look) = part(row, at);
            *kinds.entry(kind).or_default() += 1;
            texts.update(words + "\u{1f}");
            looks.update(look + "\u{1f}");
        }
        if kinds.len() == 1 && kinds.contains_key(ABSENT) {
            continue;
        }
        let kinds = kinds.iter().map(|(kind, count)| format!("{kind}×{count}"));
        let kinds = kinds.collect::<Vec<String>>().join(" ");
        let (texts, looks) = (short(texts), short(looks));
        let _ = writeln!(
            text,
            "{} {}: {}; {texts} {looks}",
            at + 1,
            spelled::line(heading),
            kinds
        );
    }
    text
}

/// What a row holds at a place: its kind, its text, and its code with what is behind it.
fn part(row: &Row, at: usize) -> (String, String, String) {
    let style = format!("{:?}", row.style);
    match row.cells.get(at) {
        Some(cell) => (
            spelled::kind(&cell.value),
            cell.value.plain(),
            format!("{style}{}{:?}", spelled::code(cell), spelled::behind(cell)),
        ),
        None => (ABSENT.into(), String::new(), style),
    }
}

/// The first twelve hexadecimal digits.
pub(super) fn short(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
