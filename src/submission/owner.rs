//! Whose file it is: what it was handed over as → stamp of the template → 填报单位 in the sheet → 填报单位 on other sheets of the workbook → file
//! name → folder. The stronger clue decides, every unit that another clue names is a finding, likeness only suggests.

use super::ReadFile;
use crate::campaign::model::UnitId;
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place, hint};
use crate::fold::fold;
use crate::table::{Meta, Table};
use std::sync::Arc;

/// Custom property with the unit's name (or code) that the template writes.
pub const STAMP: &str = "kaoping.unit";

const LABELS: &[&str] = &[
    "填报单位",
    "报送单位",
    "上报单位",
    "填表单位",
    "填报部门",
    "填报股室",
    "填报处室",
    "填报科室",
    "报送部门",
    "单位名称",
    "部门",
    "股室",
    "处室",
    "单位",
];

/// A hint at an owner.
pub struct Clue {
    /// Whom it names.
    pub unit: UnitId,
    /// What it was read from, in words.
    pub by: &'static str,
    /// Where.
    pub place: Place,
}

/// The unit of a table; of the file as a whole without one.
pub(super) fn owner(
    names: &Names,
    file: &ReadFile,
    table: Option<&Table>,
    findings: &mut Findings,
) -> Option<UnitId> {
    let Clues { telling, others } = clues(names, file, table, findings);
    let first = telling.first()?;
    let mut said = vec![first.unit];
    for clue in telling.iter().chain(&others) {
        if !said.contains(&clue.unit) {
            said.push(clue.unit);
            findings.push(clash(names, first, clue));
        }
    }
    Some(first.unit)
}

/// Everything that hints at an owner.
#[derive(Default)]
pub struct Clues {
    /// The strongest first: it decides.
    pub telling: Vec<Clue>,
    /// What other sheets say that name several units: they can contradict and not decide.
    pub others: Vec<Clue>,
}

/// What hints at the owner of a table, or of the file as a whole. A word that names nobody is a finding.
pub fn clues(names: &Names, file: &ReadFile, table: Option<&Table>, findings: &mut Findings) -> Clues {
    let mut clues = Clues::default();
    clues.telling.extend(file.given.map(|unit| Clue {
        unit,
        by: "命令里--unit写的单位",
        place: Place::file(&file.path),
    }));
    clues.telling.extend(stamp(names, file, findings));
    let own = table.and_then(|table| sheet(names, file, table, findings));
    let states = table.is_some_and(|table| stated(names, &table.meta).is_some());
    clues.telling.extend(own);
    let others = elsewhere(names, file, table, states);
    let one = others.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    let of = if one {
        &mut clues.telling
    } else {
        &mut clues.others
    };
    of.extend(others);
    clues.telling.extend(path(names, file));
    if clues.telling.is_empty() && !states {
        unknown_elsewhere(names, file, findings);
    }
    clues
}

fn clash(names: &Names, chosen: &Clue, other: &Clue) -> Finding {
    let unit = |id: UnitId| names.campaign().roster.units[id].name.clone();
    let kind = Kind::UnitClash {
        chosen: unit(chosen.unit).to_string(),
        by: chosen.by.into(),
        other: unit(other.unit).to_string(),
        other_by: other.by.into(),
    };
    Finding::new(kind, chosen.place.clone())
        .of_unit(&unit(chosen.unit))
        .see_also(other.place.clone())
}

fn stamp(names: &Names, file: &ReadFile, findings: &mut Findings) -> Option<Clue> {
    let word = file
        .properties
        .get(STAMP)
        .filter(|word| !word.trim().is_empty())?;
    let place = Place::file(&file.path);
    let Some(unit) = names.unit(word) else {
        let kind = Kind::StampUnknown {
            word: word.clone(),
            hint: hint(&names.suggest_unit(word)),
        };
        findings.push(Finding::new(kind, place));
        return None;
    };
    Some(Clue {
        unit,
        by: "模板标记",
        place,
    })
}

fn sheet(names: &Names, file: &ReadFile, table: &Table, findings: &mut Findings) -> Option<Clue> {
    let meta = stated(names, &table.meta)?;
    if named(names, &meta.value.shown()).is_none() {
        findings.push(unknown(names, file, &table.sheet, meta));
    }
    clue(names, file, &table.sheet, meta, "表内“填报单位”")
}

/// What the workbook's other sheets state: its cover, and, for a table that states nothing itself, the ledgers beside
/// it. Sheets of a collected workbook each speak for themselves.
fn elsewhere(names: &Names, file: &ReadFile, table: Option<&Table>, states: bool) -> Vec<Clue> {
    let covers = file.covers.iter().map(|(sheet, meta)| (sheet, meta, COVER));
    let tables = file.tables.iter().filter(|_| !states);
    let beside = tables
        .filter(|other| table.is_none_or(|table| table.sheet != other.sheet))
        .map(|other| (&other.sheet, &other.meta, BESIDE));
    covers
        .chain(beside)
        .filter_map(|(sheet, meta, by)| clue(names, file, sheet, stated(names, meta)?, by))
        .collect()
}

/// Covers are looked at twice only where nothing tells the unit: their words may be an example.
fn unknown_elsewhere(names: &Names, file: &ReadFile, findings: &mut Findings) {
    for (sheet, meta) in &file.covers {
        if let Some(meta) = stated(names, meta)
            && named(names, &meta.value.shown()).is_none()
        {
            findings.push(unknown(names, file, sheet, meta));
        }
    }
}

const COVER: &str = "封面等不是台账的工作表";
const BESIDE: &str = "同一文件的另一张台账";

fn clue(names: &Names, file: &ReadFile, sheet: &Arc<str>, meta: &Meta, by: &'static str) -> Option<Clue> {
    Some(Clue {
        unit: named(names, &meta.value.shown())?,
        by,
        place: Place::cell(&file.path, sheet, meta.row, meta.col),
    })
}

fn unknown(names: &Names, file: &ReadFile, sheet: &Arc<str>, meta: &Meta) -> Finding {
    let word = meta.value.shown();
    let hint = hint(&names.suggest_unit(&word));
    let place = Place::cell(&file.path, sheet, meta.row, meta.col);
    Finding::new(Kind::UnitNameUnknown { word, hint }, place)
}

/// The label that says most plainly who fills in; a bare 单位 may be one of measure, so it must name a unit.
fn stated<'t>(names: &Names, all: &'t [Meta]) -> Option<&'t Meta> {
    LABELS.iter().find_map(|label| {
        let sure = label.starts_with('填') || label.starts_with('报') || label.starts_with('上');
        let fits = |meta: &&Meta| {
            fold(&meta.label) == *label && (sure || named(names, &meta.value.shown()).is_some())
        };
        all.iter().find(fits)
    })
}

fn named(names: &Names, word: &str) -> Option<UnitId> {
    let folded = fold(word);
    let bare = ["(盖章)", "(公章)", "(章)", "(签章)", "盖章"]
        .iter()
        .find_map(|seal| folded.strip_suffix(seal));
    names.unit(&folded).or_else(|| names.unit(bare?))
}

/// The file's own name, then its folders from the innermost out.
fn path(names: &Names, file: &ReadFile) -> Vec<Clue> {
    let kept = file.path.starts_with("inbox/") || file.path.starts_with("registers/");
    // The folders of the campaign itself name nobody.
    let mut parts = file
        .path
        .split('/')
        .skip(if kept { 2 } else { 0 })
        .collect::<Vec<_>>();
    let Some(name) = parts.pop() else {
        return Vec::new();
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let inner = parts.iter().rev().map(|folder| (*folder, "文件夹名"));
    let clue = |(text, by): (&str, &'static str)| {
        let exact = names.unit(text);
        let within = names.units_within(text);
        let unit = exact.or(if let [unit] = within[..] { Some(unit) } else { None })?;
        Some(Clue {
            unit,
            by,
            place: Place::file(&file.path),
        })
    };
    [(stem, "文件名")]
        .into_iter()
        .chain(inner)
        .filter_map(clue)
        .collect()
}

#[cfg(test)]
mod tests;
