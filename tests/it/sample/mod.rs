//! What must hold of every sample.

pub(crate) mod clauses;
pub(crate) mod sums;
mod words;

use kaoping::{excel, report};

/// Every report as bytes.
pub(crate) fn written(finished: &kaoping::pipeline::Finished) -> Vec<(String, Vec<u8>)> {
    let reports = report::list_reports(&finished.outcome, &finished.restricted);
    let books = reports
        .books()
        .map(|(name, book)| (name.to_owned(), excel::write(&book).expect("written")));
    let json = reports.json().map(|(name, json)| {
        let mut bytes = Vec::new();
        json.write(&mut bytes).expect("written");
        (name.to_owned(), bytes)
    });
    books.chain(json).collect()
}
