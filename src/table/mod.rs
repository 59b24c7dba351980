//! Header spec + [`RawSheet`](crate::workbook::RawSheet) → rows with places; knows no campaign.
//!
//! [`sheet`] goes through a [`reading`] of a sheet from the top: [`header`] finds where a table begins and which spec
//! it fits, [`rows`] tells data from bands, totals, footers and notes, [`meta`] reads the lines around it, [`open`]
//! puts the table together, [`report`] says what is amiss.

mod above;
mod cover;
mod covered;
#[cfg(test)]
mod drawn;
mod form;
mod grid;
mod header;
mod label;
mod left_out;
mod likely;
mod meta;
mod model;
mod names;
mod open;
mod other;
mod reading;
mod report;
mod rows;
mod sample;
mod sheet;
#[cfg(test)]
mod tests;
mod unclaimed;
mod unknown;

pub use cover::covers;
pub use likely::{likely_header, likely_labels};
pub use model::{ColumnSpec, FoundColumn, HeaderSpec, Meta, Nil, SkipReason, Table, TableCell, TableRow};
pub use names::Names;
pub use unclaimed::Unclaimed;

use crate::finding::{Findings, Kind, Place};
use crate::fold::fold;
use crate::workbook::RawBook;
use reading::Reading;

/// Finds every ledger of a book, from which what nobody sees is taken out, and the sheets with rows of which it is not
/// understood which ledger they are. What is not understood is a finding too.
pub fn find(book: &mut RawBook, names: &Names, findings: &mut Findings) -> (Vec<Table>, Vec<Unclaimed>) {
    if book.sheets.iter().all(report::is_empty) {
        findings.add(Kind::BookEmpty {}, Place::file(&book.file));
    }
    let file_name = book.file.rsplit('/').next().unwrap_or(&book.file);
    let named = header::Named::in_text(names, &fold(file_name));
    let (mut all, mut unclaimed) = (Vec::new(), Vec::new());
    for sheet in book.sheets.iter_mut().filter(|sheet| !report::is_empty(sheet)) {
        let other = covered::take_out(sheet);
        let reading = Reading::new(&book.file, sheet, names, &named);
        let tables = reading.tables(findings);
        if tables.is_empty() && !unknown::is_aside(&reading) {
            unclaimed.extend(unclaimed::of(&reading));
        }
        if let Some(((row, col), count)) = other.filter(|_| !tables.is_empty()) {
            let (count, place) = (count.to_string(), Place::cell(&book.file, &sheet.name, row, col));
            findings.add(Kind::CellsCovered { count }, place);
        }
        all.extend(tables);
    }
    (all, unclaimed)
}
