//! Where the records of each sheet lie in the stream.

use super::globals::Listed;
use super::record::{BOF, Records};
use crate::workbook::little_endian::u16_at;
use std::collections::BTreeSet;

/// Type of a [`BOF`] that begins a worksheet.
const WORKSHEET: u16 = 0x10;
/// Types of a [`BOF`] that begins no sheet with cells: globals, a module, a chart.
const OTHERS: [u16; 3] = [5, 6, 0x20];

/// The records of each listed sheet that has cells, from those that begin it up to those that begin the next one: no
/// two share a record. Each is named by its place. None for a sheet that is not in the stream.
pub(super) fn of<'a>(stream: &'a [u8], listed: &[Listed]) -> Vec<Option<(usize, &'a [u8])>> {
    let mut starts: BTreeSet<usize> = BTreeSet::new();
    let said = listed.iter().map(|sheet| {
        let at = usize::try_from(sheet.at).ok()?;
        let kind = begins(stream, at)?;
        starts.insert(at);
        (!sheet.has_cells || !OTHERS.contains(&kind)).then_some(at)
    });
    let said: Vec<Option<usize>> = said.collect();
    // Sheets whose place is wrong are those that nobody points to, in their order.
    let mut others = if said.contains(&None) {
        worksheets(stream, &starts)
    } else {
        Vec::new()
    }
    .into_iter();
    let at = listed.iter().zip(said).filter(|(sheet, _)| sheet.has_cells);
    let at: Vec<Option<usize>> = at.map(|(_, said)| said.or_else(|| others.next())).collect();
    starts.extend(at.iter().flatten());
    let records = |at: usize| {
        let end = starts.range(at + 1..).next().copied().unwrap_or(stream.len());
        Some((at, stream.get(at..end)?))
    };
    at.into_iter().map(|at| records(at?)).collect()
}

/// The type of what begins at a place.
fn begins(stream: &[u8], at: usize) -> Option<u16> {
    let is_begin = u16_at(stream, at)? == BOF && (4..=32).contains(&u16_at(stream, at + 2)?);
    is_begin.then(|| u16_at(stream, at + 6)).flatten()
}

/// Where worksheets begin to which nobody points.
fn worksheets(stream: &[u8], known: &BTreeSet<usize>) -> Vec<usize> {
    let begins = Records::new(stream).filter(|record| record.kind == BOF);
    let worksheets = begins.filter(|record| u16_at(record.body, 2) == Some(WORKSHEET));
    let places = worksheets.map(|record| record.at);
    places.filter(|at| *at > 0 && !known.contains(at)).collect()
}
