//! Rows and cells of a table that are not read, collected until a finding reports them.

use super::model::HeaderSpec;
use super::other::Other;
use super::reading::Reading;
use super::report::about;
use crate::finding::{Findings, Kind, Place, column_letters};

/// Rows and cells that are not read: for each reason where the first is, and how many there are.
#[derive(Default)]
pub(super) struct LeftOut {
    /// Rows that are parts (其中) of the row above.
    pub(super) parts: Option<(u32, usize)>,
    /// Rows with nothing but formulas without a value.
    pub(super) broken: Option<(u32, usize)>,
    /// Rows with nothing but what the form came with.
    pub(super) presets: Option<(u32, usize)>,
    /// Rows of nothing but zeros, by their place on the sheet: data as soon as data follow.
    pub(super) zeros: Vec<usize>,
    /// Cells with data that have no label above them.
    pub(super) unlabelled: Option<((u32, u32), usize)>,
    /// Another table, matching no ledger, whose rows are being passed over.
    pub(super) other: Option<Other>,
}

/// Adds one to a tally, which remembers where the first was.
pub(super) fn count<T>(tally: &mut Option<(T, usize)>, at: T) {
    tally.get_or_insert((at, 0)).1 += 1;
}

impl LeftOut {
    /// Adds one finding for all part rows (其中) that follow each other.
    pub(super) fn say_parts(&mut self, reading: &Reading, spec: &HeaderSpec, findings: &mut Findings) {
        if let Some((first, count)) = self.parts.take() {
            let place = Place::row(reading.file, &reading.sheet.name, first);
            let count = count.to_string();
            findings.push(about(spec, Kind::PartRows { count }, place));
        }
    }

    /// Adds a finding for the rows passed over as those of another table.
    pub(super) fn say_other(&mut self, reading: &Reading, spec: &HeaderSpec, findings: &mut Findings) {
        if let Some(other) = self.other.take() {
            let place = Place::row(reading.file, &reading.sheet.name, other.row);
            let (words, count) = (other.words, other.count.to_string());
            findings.push(about(spec, Kind::StrangeTable { words, count }, place));
        }
    }

    /// Adds findings for cells that were not read, at the end of the table.
    pub(super) fn say_cells(&mut self, reading: &Reading, spec: &HeaderSpec, findings: &mut Findings) {
        let (file, sheet) = (reading.file, &reading.sheet.name);
        if let Some((first, count)) = self.broken.take() {
            let (count, place) = (count.to_string(), Place::row(file, sheet, first));
            findings.push(about(spec, Kind::RowsWithoutValues { count }, place));
        }
        if let Some((first, count)) = self.presets.take() {
            let (count, place) = (count.to_string(), Place::row(file, sheet, first));
            findings.push(about(spec, Kind::PresetRows { count }, place));
        }
        if let Some(((row, col), count)) = self.unlabelled.take() {
            let (column, count) = (column_letters(col), count.to_string());
            let place = Place::cell(file, sheet, row, col);
            findings.push(about(spec, Kind::NoHeading { column, count }, place));
        }
    }
}
