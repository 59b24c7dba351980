//! Files as they come: some with defects, one sent twice, one of nobody, a temporary file.

use super::chance::Chance;
use super::dirt::{Defect, Dirt, Scene};
use super::files::Sent;
use super::sheet::{Line, Sheet};
use super::world::World;
use crate::campaign::model::UnitId;
use crate::file_name::stem;
use std::collections::BTreeSet;

/// Of how many sheets one is spoiled in a dirty file.
const SHEETS_PER_DEFECT: usize = 4;

/// Spoils some of the files of a unit.
pub(super) fn spoil(
    world: &World<'_>,
    period: usize,
    files: &mut [Sent],
    (dirty, dirt): (u32, &mut Dirt),
) -> Vec<Defect> {
    let mut defects = Vec::new();
    let scene = Scene { world, period };
    let mut paths = BTreeSet::new();
    for file in files {
        let mut chance = world.chance(&["spoil", &world.periods[period].id, &file.path]);
        if world.exemplary.contains(&file.unit) || !chance.percent(dirty as usize) {
            paths.insert(file.path.clone());
            continue;
        }
        let before = defects.len();
        for _ in 0..=file.sheets.len() / SHEETS_PER_DEFECT {
            let mut places: Vec<usize> = (0..file.sheets.len()).collect();
            chance.shuffle(&mut places);
            let Some(at) = places.into_iter().find(|at| !file.sheets[*at].data().is_empty()) else {
                continue;
            };
            let first = !defects[before..]
                .iter()
                .any(|defect: &Defect| defect.sheet == file.sheets[at].name);
            defects.extend(dirt.spoil(&scene, &mut file.sheets[at], first, &mut chance));
        }
        defects.extend(owner(world, file, &mut chance));
        // Two files of one name would be one on a disk.
        while !paths.insert(file.path.clone()) {
            file.path = format!("{}(2).xlsx", file.path.trim_end_matches(".xlsx"));
        }
        for defect in &mut defects[before..] {
            defect.file.clone_from(&file.path);
        }
    }
    defects
}

/// Whose file it is may be told in other ways.
fn owner(world: &World<'_>, file: &mut Sent, chance: &mut Chance) -> Option<Defect> {
    let unit = &world.campaign.roster.units[file.unit];
    let defect = |kind: &str, stands: String, expected: String| Defect {
        file: String::new(),
        sheet: String::new(),
        cell: String::new(),
        kind: kind.into(),
        stands,
        expected,
    };
    match chance.below(8) {
        0 => {
            file.stamped = false;
            in_every_sheet(file, |meta| {
                meta.retain(|(label, _)| !label.starts_with("填报单位"))
            });
            file.path = format!("{}/台账汇总{}.xlsx", stem(&unit.name), chance.below(100));
            Some(defect(
                "只有文件夹名写着单位",
                "表内没有填报单位".into(),
                format!("认作{}", unit.name),
            ))
        }
        1 => {
            let alias = chance.pick(&unit.aliases)?.to_string();
            file.stamped = false;
            in_every_sheet(file, |meta| {
                for (label, value) in meta {
                    if label.starts_with("填报单位") {
                        value.clone_from(&alias);
                    }
                }
            });
            let (folder, name) = file
                .path
                .rsplit_once('/')
                .map_or(("", &*file.path), |(f, n)| (f, n));
            let name = name.replace(&stem(&unit.name), &stem(&alias));
            file.path = if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            };
            Some(defect("填报单位用简称", alias, format!("认作{}", unit.name)))
        }
        2 => {
            file.path = file.path.replace("（", "-最终版(1)（");
            Some(defect("文件命名不规范", file.path.clone(), "照样读入".into()))
        }
        _ => None,
    }
}

fn in_every_sheet(file: &mut Sent, change: impl Fn(&mut Vec<(String, String)>)) {
    file.sheets.iter_mut().for_each(|sheet| change(&mut sheet.meta));
}

/// An earlier version of what a unit sends, with the last row of each sheet missing.
pub(super) fn draft_of(file: &Sent, filled: chrono::NaiveDate) -> Sent {
    let earlier = filled - chrono::Days::new(3);
    let mut draft = file.clone();
    draft.path = format!("{}（初稿）.xlsx", file.path.trim_end_matches(".xlsx"));
    for sheet in &mut draft.sheets {
        if sheet.lines.len() > 1 {
            sheet.lines.pop();
        }
        for (label, value) in &mut sheet.meta {
            if label == "填报时间" {
                *value = earlier.format("%Y-%-m-%-d").to_string();
            }
        }
    }
    draft
}

/// A sheet of which nobody can tell whose it is.
pub(super) fn of_nobody(world: &World<'_>, period: usize, unit: UnitId, sheet: &Sheet) -> (Sent, Defect) {
    let mut sheet = sheet.clone();
    sheet.meta.retain(|(label, _)| !label.starts_with("填报单位"));
    sheet.below.clear();
    sheet.lines.retain(|line| matches!(line, Line::Data(_)));
    sheet.lines.truncate(2);
    let path = "新建 Microsoft Excel 工作表.xlsx".to_owned();
    let defect = Defect {
        file: path.clone(),
        sheet: sheet.name.clone(),
        cell: String::new(),
        kind: "不知是哪个单位的文件".into(),
        stands: "文件名、文件夹、表内都没有单位".into(),
        expected: format!("报错，不采用；{}的办公室要查清", world.periods[period].title),
    };
    let sent = Sent {
        path,
        unit,
        sheets: vec![sheet],
        stamped: false,
    };
    (sent, defect)
}

/// The list of defects as a table in Markdown.
pub(super) fn listed(defects: &[Defect]) -> String {
    let mut text = String::from(
        "# 样例里故意留下的毛病\n\n由 `kaoping demo` 一并写出：哪里、写着什么、应当怎样读或报什么问题。\n\n| 文件 | 工作表 | 单元格 | 毛病 | 写着 | 应当 |\n|---|---|---|---|---|---|\n",
    );
    let clean = |text: &str| text.replace('|', "｜").replace('\n', "↵");
    for defect in defects {
        let cells = [
            &defect.file,
            &defect.sheet,
            &defect.cell,
            &defect.kind,
            &defect.stands,
            &defect.expected,
        ];
        let row: Vec<String> = cells.into_iter().map(|cell| clean(cell)).collect();
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}
