//! Header spec + [`RawSheet`](crate::workbook::RawSheet) → rows with places; knows no campaign.

mod model;

pub use model::{ColumnSpec, FoundColumn, HeaderSpec, Meta, Nil, SkipReason, Table, TableCell, TableRow};

use crate::finding::Findings;
use crate::workbook::RawBook;

/// Finds every ledger of a book. What is not understood is a finding.
pub fn find(book: &RawBook, specs: &[HeaderSpec], findings: &mut Findings) -> Vec<Table> {
    let _ = (book, specs, findings);
    Vec::new()
}
