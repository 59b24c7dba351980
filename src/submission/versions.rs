//! Which of several files of one ledger is used (`decisions` 12): the one the register of receipts names, else the
//! latest 填报时间, else none. Sheets of one file are parts, and so may files be (`parts`).

use super::ReadFile;
use super::claim::Claim;
use super::receipts::Receipts;
use crate::campaign::model::{LedgerId, Period, UnitId};
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use crate::lexicon::Label;
use crate::table::Table;
use crate::value::Content;
use crate::value::day::{When, read_date};
use chrono::NaiveDate;

/// The tables to use, and the files replaced by others. Where no rule decides, no table is used.
pub(super) struct Choice {
    pub used: Vec<Claim>,
    pub replaced: Vec<(usize, usize)>,
    pub undecided: bool,
}

/// A unit's ledger with several tables, and what decides between them.
pub(super) struct Question<'a> {
    pub names: &'a Names<'a>,
    pub period: &'a Period,
    pub receipts: &'a Receipts<'a>,
    pub files: &'a [ReadFile],
    pub unit: UnitId,
    pub ledger: LedgerId,
}

impl Question<'_> {
    /// Decides; adds a finding where the decision is not obvious.
    pub(super) fn choose(&self, claims: &[Claim], findings: &mut Findings) -> Choice {
        let mut files: Vec<usize> = claims.iter().map(|claim| claim.file).collect();
        files.dedup();
        let (mut used, mut gave_way, mut undecided) = (Vec::new(), Vec::new(), false);
        for part in self.parts(&files, claims, findings) {
            let chosen = match part[..] {
                [only] => Some(only),
                _ => self.version(&part, claims, findings),
            };
            undecided |= chosen.is_none();
            if let Some(chosen) = chosen {
                let others = part.iter().filter(|file| **file != chosen);
                gave_way.extend(others.map(|file| (*file, chosen)));
                used.push(chosen);
            }
        }
        if undecided {
            return Choice {
                used: Vec::new(),
                replaced: Vec::new(),
                undecided,
            };
        }
        let kept = claims
            .iter()
            .filter(|claim| used.contains(&claim.file))
            .copied()
            .collect();
        Choice {
            used: self.visible(kept, findings),
            replaced: gave_way,
            undecided,
        }
    }

    fn version(&self, files: &[usize], claims: &[Claim], findings: &mut Findings) -> Option<usize> {
        let named = self.receipts.named_file(self.unit, self.ledger);
        if let Some(name) = named
            && let Some(file) = files
                .iter()
                .find(|file| is_called(&self.files[**file].path, &name))
        {
            return Some(*file);
        }
        let mut dated: Vec<(Option<NaiveDate>, usize)> = files
            .iter()
            .map(|file| (self.filled_in(*file, claims), *file))
            .collect();
        dated.sort_unstable();
        let latest = match dated[..] {
            [.., (before, _), (Some(last), file)] if before != Some(last) => Some((last, file)),
            _ => None,
        };
        let kind = match latest {
            Some((date, _)) => Kind::VersionByDate {
                count: files.len().to_string(),
                date: date.to_string(),
            },
            None => Kind::VersionsUndecided {
                count: files.len().to_string(),
            },
        };
        let chosen = latest.map(|(_, file)| file);
        self.tell(kind, chosen, files, findings);
        if self.all_apart(files, claims) {
            let count = files.len().to_string();
            self.tell(Kind::VersionsApart { count }, chosen, files, findings);
        }
        chosen
    }

    fn tell(&self, kind: Kind, chosen: Option<usize>, files: &[usize], findings: &mut Findings) {
        let campaign = self.names.campaign();
        let first = chosen.unwrap_or(files[0]);
        let mut finding = Finding::new(kind, Place::file(&self.files[first].path))
            .of_unit(self.unit, &campaign.roster.units[self.unit].name)
            .in_ledger(self.ledger, &campaign.ledgers[self.ledger].name);
        for file in files.iter().filter(|file| **file != first) {
            finding = finding.see_also(Place::file(&self.files[*file].path));
        }
        findings.push(finding);
    }

    /// The latest 填报时间 that a file states for the ledger.
    fn filled_in(&self, file: usize, claims: &[Claim]) -> Option<NaiveDate> {
        let tables = claims
            .iter()
            .filter(|claim| claim.file == file)
            .map(|claim| self.table(*claim));
        tables.filter_map(|table| filled_in(table, self.period)).max()
    }

    /// Leaves out hidden sheets if there is a visible one.
    fn visible(&self, claims: Vec<Claim>, findings: &mut Findings) -> Vec<Claim> {
        let hidden = |claim: &Claim| self.table(*claim).sheet_hidden;
        let (aside, seen): (Vec<Claim>, Vec<Claim>) = claims.iter().partition(|claim| hidden(claim));
        if seen.is_empty() {
            return claims;
        }
        for claim in &aside {
            let place = Place::sheet(&self.files[claim.file].path, &self.table(*claim).sheet);
            let unit = &self.names.campaign().roster.units[self.unit].name;
            findings.push(Finding::new(Kind::HiddenLedger {}, place).of_unit(self.unit, unit));
        }
        seen
    }

    pub(super) fn table(&self, claim: Claim) -> &Table {
        &self.files[claim.file].tables[claim.table]
    }
}

pub(super) fn filled_in(table: &Table, period: &Period) -> Option<NaiveDate> {
    let meta = table
        .meta
        .iter()
        .find(|meta| meta.meaning == Some(Label::FilledOn))?;
    match read_date(&Content::new(&meta.value, meta.format), period.span).value? {
        When::Day(day) => Some(day),
        When::Month(_) => None,
    }
}

/// Whether a path is the file of that name: the register may note it without its extension, or as a path.
pub(super) fn is_called(path: &str, name: &str) -> bool {
    let stem = |text: &str| fold(text.rsplit_once('.').map_or(text, |(stem, _)| stem));
    let base = path.rsplit('/').next().unwrap_or(path);
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    fold(base) == fold(name) || stem(base) == fold(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_what_the_register_notes() {
        assert!(is_called("inbox/2022Q2/台账（改）.xlsx", "台账(改)"));
        assert!(is_called("inbox/2022Q2/台账（改）.xlsx", "台账（改）.xlsx"));
        assert!(!is_called("inbox/2022Q2/台账（改）.xlsx", "台账"));
    }
}
