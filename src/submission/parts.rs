//! Several files of one ledger that are parts of it: their names carry different months or numbers and they hold other
//! rows. All of them count.

use super::apart::Rows;
use super::claim::Claim;
use super::mark::{is_version, months, number};
use super::versions::Question;
use crate::campaign::model::Every;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use crate::table::Table;
use std::collections::BTreeSet;

/// Files with one mark (month or number): versions of one part.
struct Part {
    mark: BTreeSet<u32>,
    files: Vec<usize>,
}

impl Question<'_> {
    /// The files grouped into parts; a single part if they are versions of the whole ledger. A finding says where parts
    /// were guessed.
    pub(super) fn parts(
        &self,
        files: &[usize],
        claims: &[Claim],
        findings: &mut Findings,
    ) -> Vec<Vec<usize>> {
        let monthly = self.names.campaign().ledgers[self.ledger].due.every == Every::Month;
        let by_month = by_mark(files, |file| self.months(file, claims));
        if monthly && let Some(parts) = by_month {
            return parts.into_iter().map(|part| part.files).collect();
        }
        if files.len() > 1 && !self.register_decides(files) {
            let by_number = || by_mark(files, |file| self.number(file, claims).into_iter().collect());
            let found = by_month
                .filter(|parts| self.are_apart(parts, claims, false))
                .map(|parts| ("月份", "月", parts))
                .or_else(|| {
                    let parts = by_number().filter(|parts| self.are_apart(parts, claims, true))?;
                    Some(("序号", "", parts))
                });
            if let Some((by, unit, parts)) = found {
                self.tell_parts((by, unit), &parts, findings);
                return parts.into_iter().map(|part| part.files).collect();
            }
        }
        vec![files.to_vec()]
    }

    /// Whether no two files share more than a few rows.
    pub(super) fn all_apart(&self, files: &[usize], claims: &[Claim]) -> bool {
        let each = files.iter().map(|file| Part {
            mark: BTreeSet::new(),
            files: vec![*file],
        });
        self.are_apart(&each.collect::<Vec<_>>(), claims, true)
    }

    /// Whether the register of receipts names some of the files and not the others; then it decides which version
    /// counts.
    fn register_decides(&self, files: &[usize]) -> bool {
        let named = self.receipts.named_files(self.unit, self.ledger);
        let is_named = |file: &&usize| {
            let path = &self.files[**file].path;
            named.iter().any(|name| super::versions::is_called(path, name))
        };
        let count = files.iter().filter(is_named).count();
        count > 0 && count < files.len()
    }

    fn are_apart(&self, parts: &[Part], claims: &[Claim], filled: bool) -> bool {
        let ledger = &self.names.campaign().ledgers[self.ledger];
        let rows = |file: &usize| Rows::new(ledger, self.period, &self.tables(*file, claims));
        let rows: Vec<Vec<Rows>> = parts
            .iter()
            .map(|part| part.files.iter().map(rows).collect())
            .collect();
        let none = rows.iter().flatten().any(|rows| rows.count() == 0);
        let apart =
            |(one, two): (&Vec<Rows>, &Vec<Rows>)| one.iter().all(|one| two.iter().all(|two| one.apart(two)));
        let mut pairs = (0..rows.len()).flat_map(|at| {
            rows[at + 1..]
                .iter()
                .map(|two| (&rows[at], two))
                .collect::<Vec<_>>()
        });
        !(filled && none) && pairs.all(apart)
    }

    fn tell_parts(&self, (by, unit): (&str, &str), parts: &[Part], findings: &mut Findings) {
        let campaign = self.names.campaign();
        let files: Vec<usize> = parts.iter().flat_map(|part| part.files.clone()).collect();
        let marks: Vec<String> = parts.iter().map(|part| shown(&part.mark, unit)).collect();
        let kind = Kind::LedgerInParts {
            count: files.len().to_string(),
            by: format!("{by}（{}）", marks.join("、")),
        };
        let mut finding = Finding::new(kind, Place::file(&self.files[files[0]].path))
            .of_unit(self.unit, &campaign.roster.units[self.unit].name)
            .in_ledger(self.ledger, &campaign.ledgers[self.ledger].name);
        for file in &files[1..] {
            finding = finding.see_also(Place::file(&self.files[*file].path));
        }
        findings.push(finding);
    }

    fn months(&self, file: usize, claims: &[Claim]) -> BTreeSet<u32> {
        let texts = self.texts(file, claims);
        let said = texts
            .iter()
            .map(|text| months(text))
            .find(|months| !months.is_empty());
        said.unwrap_or_default()
    }

    fn number(&self, file: usize, claims: &[Claim]) -> Option<u32> {
        let texts = self.texts(file, claims);
        if texts.iter().any(|text| is_version(text)) {
            return None;
        }
        texts.iter().find_map(|text| number(text))
    }

    /// Name of the file, then titles and tabs of its tables.
    fn texts(&self, file: usize, claims: &[Claim]) -> Vec<&str> {
        let name = self.files[file].path.rsplit('/').next().unwrap_or_default();
        let mut texts = vec![name.rsplit_once('.').map_or(name, |(stem, _)| stem)];
        if let [table] = self.tables(file, claims)[..] {
            texts.push(&table.title);
            texts.extend(Some(&*table.sheet).filter(|tab| !is_given(tab)));
        }
        texts
    }

    fn tables(&self, file: usize, claims: &[Claim]) -> Vec<&Table> {
        let own = claims.iter().filter(|claim| claim.file == file);
        own.map(|claim| self.table(*claim)).collect()
    }
}

/// Whether a tab still has the name that a program gave it.
fn is_given(tab: &str) -> bool {
    let tab = fold(tab);
    ["sheet", "工作表", "表"].iter().any(|word| {
        tab.strip_prefix(word)
            .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
    })
}

/// The files grouped by their marks; none where one has no mark, all have the same, or marks overlap.
fn by_mark(files: &[usize], mark: impl Fn(usize) -> BTreeSet<u32>) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    for file in files {
        let mark = mark(*file);
        if mark.is_empty() {
            return None;
        }
        if let Some(part) = parts.iter_mut().find(|part| part.mark == mark) {
            part.files.push(*file);
        } else if parts.iter().all(|part| part.mark.is_disjoint(&mark)) {
            let files = vec![*file];
            parts.push(Part { mark, files });
        } else {
            return None;
        }
    }
    parts.sort_by(|a, b| a.mark.cmp(&b.mark));
    (parts.len() > 1).then_some(parts)
}

fn shown(mark: &BTreeSet<u32>, unit: &str) -> String {
    let (Some(first), Some(last)) = (mark.first(), mark.last()) else {
        return String::new();
    };
    if first == last {
        format!("{first}{unit}")
    } else {
        format!("{first}至{last}{unit}")
    }
}
