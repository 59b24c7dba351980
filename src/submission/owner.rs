//! Whose file it is: what it was handed over as → stamp of the template → 填报单位 in the sheet → 填报单位 on other
//! sheets of the workbook → file name → folder. The stronger clue decides, every unit that another clue names is a
//! finding, likeness only suggests.

use super::ReadFile;
use crate::campaign::model::UnitId;
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place, hint};
use crate::fold::fold;
use crate::lexicon::{Label, SEALS_AFTER_A_NAME};
use crate::record::Origin;
use crate::table::Meta;
use std::sync::Arc;

/// Custom property with the unit's name (or code) that the template writes.
pub const STAMP: &str = "kaoping.unit";

/// Custom property with the id of the period that the template writes.
pub const PERIOD_STAMP: &str = "kaoping.period";

/// A clue to the unit a table belongs to.
#[derive(Clone)]
pub struct Clue {
    /// Unit that it names.
    pub unit: UnitId,
    /// Where it was found, in words for a message.
    pub by: &'static str,
    /// Place where it was found.
    pub place: Place,
}

/// Units stated on the sheets of a file, read once for all its tables.
pub struct Stated {
    covers: Vec<Clue>,
    /// By index of the table.
    tables: Vec<Option<Clue>>,
}

impl Stated {
    /// Reads what every sheet states.
    pub fn new(names: &Names, file: &ReadFile) -> Stated {
        let clue = |sheet: &Arc<str>, meta: &[Meta], by| clue(names, file, sheet, stated(names, meta)?, by);
        let covers = file.covers.iter();
        let tables = file.tables.iter();
        Stated {
            covers: covers
                .filter_map(|(sheet, meta)| clue(sheet, meta, COVER))
                .collect(),
            tables: tables.map(|table| clue(&table.sheet, &table.meta, OWN)).collect(),
        }
    }

    /// What the tables beside a table state; its own sheet is left out.
    fn beside(&self, file: &ReadFile, table: Option<usize>) -> Vec<Clue> {
        let own = table.map(|at| &file.tables[at].sheet);
        let others = file.tables.iter().zip(&self.tables);
        let others = others.filter(|(other, _)| own.is_none_or(|own| other.sheet != *own));
        others
            .filter_map(|(_, clue)| {
                Some(Clue {
                    by: BESIDE,
                    ..clue.clone()?
                })
            })
            .collect()
    }
}

/// The unit of a table, by its index; without one, of the file as a whole.
pub(super) fn owner(
    names: &Names,
    file: &ReadFile,
    (sheets, table): (&Stated, Option<usize>),
    findings: &mut Findings,
) -> Option<UnitId> {
    let Clues { telling, others } = clues(names, file, (sheets, table), findings);
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

/// All clues to the unit a table belongs to.
#[derive(Default)]
pub struct Clues {
    /// Clues that decide, the strongest first.
    pub telling: Vec<Clue>,
    /// Clues from other sheets that name several units: they can contradict, not decide.
    pub others: Vec<Clue>,
}

/// What hints at the owner of a table, or of the file as a whole. A word that names nobody is a finding.
pub fn clues(
    names: &Names,
    file: &ReadFile,
    (sheets, table): (&Stated, Option<usize>),
    findings: &mut Findings,
) -> Clues {
    let mut clues = Clues::default();
    clues.telling.extend(file.given.map(|unit| Clue {
        unit,
        by: "命令里--unit写的单位",
        place: Place::file(&file.path),
    }));
    clues.telling.extend(stamp(names, file, findings));
    let own = table.and_then(|at| sheets.tables[at].clone());
    let states = own.is_some();
    if let Some(table) = table.map(|at| &file.tables[at]).filter(|_| !states) {
        findings.extend(unknown(names, file, &table.sheet, &table.meta));
    }
    clues.telling.extend(own);
    let mut others = sheets.covers.clone();
    let beside = sheets.beside(file, table);
    let agree = |clues: &[Clue]| clues.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    // Sheets of a collected workbook each speak for themselves; one that alone differs from all others was copied.
    if !states || (beside.len() >= ENOUGH && agree(&beside)) {
        others.extend(beside);
    }
    let of = match agree(&others) {
        true => &mut clues.telling,
        false => &mut clues.others,
    };
    of.extend(others);
    clues.telling.extend(path(names, file));
    if clues.telling.is_empty() {
        // Words of a cover may be an example, so they are told only where nothing else tells the unit.
        let covers = file.covers.iter();
        findings.extend(covers.filter_map(|(sheet, meta)| unknown(names, file, sheet, meta)));
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
        .of_unit(chosen.unit, &unit(chosen.unit))
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

/// Number of tables that must agree before they outweigh the table's own statement.
const ENOUGH: usize = 2;
const OWN: &str = "表内“填报单位”";
const COVER: &str = "封面等不是台账的工作表";
const FOLDER: &str = "文件夹名";
const BESIDE: &str = "同一文件的其他台账";

fn clue(names: &Names, file: &ReadFile, sheet: &Arc<str>, meta: &Meta, by: &'static str) -> Option<Clue> {
    Some(Clue {
        unit: named(names, &meta.shown())?,
        by,
        place: Place::cell(&file.path, sheet, meta.row, meta.col),
    })
}

/// The finding for a stated unit that nobody knows; none where all is known.
fn unknown(names: &Names, file: &ReadFile, sheet: &Arc<str>, meta: &[Meta]) -> Option<Finding> {
    let meta = stated(names, meta)?;
    let word = meta.shown();
    if named(names, &word).is_some() {
        return None;
    }
    let hint = hint(&names.suggest_unit(&word));
    let place = Place::cell(&file.path, sheet, meta.row, meta.col);
    Some(Finding::new(Kind::UnitNameUnknown { word, hint }, place))
}

/// The label that says most plainly who fills in; a bare 单位 may be one of measure, so it must name a unit.
fn stated<'t>(names: &Names, all: &'t [Meta]) -> Option<&'t Meta> {
    Label::OF_SENDER.iter().find_map(|label| {
        let fits = |meta: &&Meta| {
            let sure = || label.surely_of_sender() || named(names, &meta.shown()).is_some();
            meta.meaning == Some(*label) && sure()
        };
        all.iter().find(fits)
    })
}

fn named(names: &Names, word: &str) -> Option<UnitId> {
    let folded = fold(word);
    let bare = SEALS_AFTER_A_NAME
        .iter()
        .find_map(|seal| folded.strip_suffix(seal));
    names.unit(&folded).or_else(|| names.unit(bare?))
}

/// The unit in whose folder a file lies; where no folder names one, the unit that the name of the file names.
pub(super) fn host(names: &Names, file: &ReadFile) -> Option<UnitId> {
    let clues = path(names, file);
    let folder = clues.iter().find(|clue| clue.by == FOLDER);
    folder.or(clues.first()).map(|clue| clue.unit)
}

/// Clues in the path: name of the file, then its folders from the innermost out.
fn path(names: &Names, file: &ReadFile) -> Vec<Clue> {
    let kept = matches!(file.origin, Origin::Inbox | Origin::Register);
    // The folders of the campaign itself are no clues.
    let mut parts = file
        .path
        .split('/')
        .skip(if kept { 2 } else { 0 })
        .collect::<Vec<_>>();
    let Some(name) = parts.pop() else {
        return Vec::new();
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let inner = parts.iter().rev().map(|folder| (*folder, FOLDER));
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
