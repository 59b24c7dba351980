//! Whose file it is: stamp of the template → 填报单位 in the sheet → file name → folder. The stronger clue decides,
//! a clue that says otherwise is a finding, likeness only suggests.

use super::ReadFile;
use crate::campaign::model::UnitId;
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place, hint};
use crate::fold::fold;
use crate::table::{Meta, Table};

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
struct Clue {
    unit: UnitId,
    /// What it was read from, in words.
    by: &'static str,
    /// Where.
    place: Place,
}

/// The unit of a table; of the file as a whole without one.
pub(super) fn owner(
    names: &Names,
    file: &ReadFile,
    table: Option<&Table>,
    findings: &mut Findings,
) -> Option<UnitId> {
    let mut clues: Vec<Clue> = Vec::new();
    clues.extend(stamp(names, file));
    clues.extend(table.and_then(|table| sheet(names, file, table, findings)));
    clues.extend(path(names, file));
    let first = clues.first()?;
    if let Some(other) = clues.iter().find(|clue| clue.unit != first.unit) {
        findings.push(clash(names, first, other));
    }
    Some(first.unit)
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

fn stamp(names: &Names, file: &ReadFile) -> Option<Clue> {
    let unit = names.unit(file.properties.get(STAMP)?)?;
    Some(Clue {
        unit,
        by: "模板标记",
        place: Place::file(&file.path),
    })
}

fn sheet(names: &Names, file: &ReadFile, table: &Table, findings: &mut Findings) -> Option<Clue> {
    let meta = stated(names, table)?;
    let place = Place::cell(&file.path, &table.sheet, meta.row, meta.col);
    let word = meta.value.shown();
    let Some(unit) = named(names, &word) else {
        let kind = Kind::UnitNameUnknown {
            word: word.clone(),
            hint: hint(&names.suggest_unit(&word)),
        };
        findings.push(Finding::new(kind, place));
        return None;
    };
    Some(Clue {
        unit,
        by: "表内“填报单位”",
        place,
    })
}

/// The label that says most plainly who fills in; a bare 单位 may be one of measure, so it must name a unit.
fn stated<'t>(names: &Names, table: &'t Table) -> Option<&'t Meta> {
    LABELS.iter().find_map(|label| {
        let sure = label.starts_with('填') || label.starts_with('报') || label.starts_with('上');
        let fits = |meta: &&Meta| {
            fold(&meta.label) == *label && (sure || named(names, &meta.value.shown()).is_some())
        };
        table.meta.iter().find(fits)
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
    let mut parts = file.path.split('/').skip(2).collect::<Vec<_>>();
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
mod tests {
    use super::*;
    use crate::campaign::fixture::county;
    use crate::workbook::{NumberFormat, RawValue};

    /// The unit of a file with these clues, and the codes of what is found.
    fn of(stamp: &str, stated: &str, path: &str) -> (Option<String>, Vec<&'static str>) {
        let campaign = county();
        let names = Names::new(&campaign);
        let mut file = ReadFile {
            path: path.into(),
            ..ReadFile::default()
        };
        if !stamp.is_empty() {
            file.properties.insert(STAMP.into(), stamp.into());
        }
        let meta = (!stated.is_empty()).then(|| Meta {
            label: "填报单位".into(),
            value: RawValue::Text(stated.into()),
            format: NumberFormat::General,
            row: 2,
            col: 1,
        });
        let table = Table {
            meta: meta.into_iter().collect(),
            ..Table::default()
        };
        let mut findings = Findings::new();
        let unit = owner(&names, &file, Some(&table), &mut findings);
        let codes = findings.as_slice().iter().map(|finding| finding.code().name());
        (
            unit.map(|unit| campaign.roster.units[unit].name.to_string()),
            codes.collect(),
        )
    }

    #[test]
    fn the_stamp_beats_the_sheet_the_sheet_the_name_and_the_name_the_folder() {
        let (a, b) = ("物业管理股", "质量监督站");
        let name = format!("inbox/2022Q2/{b}/{a}台账(1).xlsx");
        let clash = |unit: &str| (Some(unit.to_string()), vec!["S06"]);
        assert_eq!(of(b, a, "inbox/2022Q2/a.xlsx"), clash(b));
        assert_eq!(of("", b, &format!("inbox/2022Q2/{a}.xlsx")), clash(b));
        assert_eq!(of("", "", &name), clash(a));
        let folder = format!("inbox/2022Q2/{b}/台账(1).xlsx");
        assert_eq!(of("", "", &folder), (Some(b.to_string()), vec![]));
        assert_eq!(
            of(a, a, &format!("inbox/2022Q2/{a}/{a}.xlsx")),
            (Some(a.to_string()), vec![])
        );
        assert_eq!(of("", "", "inbox/2022Q2/台账(1).xlsx"), (None, vec![]));
    }

    #[test]
    fn a_name_that_is_only_like_one_is_no_clue() {
        let (unit, codes) = of("", "物业管里股", "inbox/2022Q2/物管股.xlsx");
        assert_eq!((unit, codes), (None, vec!["S05"]));
        let sealed = of("", "物业管理股（盖章）", "inbox/2022Q2/a.xlsx");
        assert_eq!(sealed, (Some("物业管理股".to_string()), vec![]));
    }
}
