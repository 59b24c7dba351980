//! roster.xlsx: the office's tables of units and people → [`Roster`]. Mistakes cite cells.

mod grid;
mod people;
#[cfg(test)]
mod tests;
mod units;

pub(crate) use units::parts;

use super::model::{ById, GroupId, Roster};
use super::reader::Mistakes;
use crate::finding::{Kind, Place};
use crate::workbook::RawBook;
use std::sync::Arc;

/// Columns of the table of units that the tool itself understands.
pub(crate) const UNIT_COLUMNS: &[&str] = &[
    "编码",
    "单位",
    "别名",
    "曾用名",
    "成立时间",
    "撤销时间",
    "类别",
    "标签",
    "组别",
    "分管领导",
    "参评",
];

/// Columns of the table of people that the tool itself understands.
pub(crate) const PERSON_COLUMNS: &[&str] = &[
    "编号",
    "姓名",
    "单位",
    "职务",
    "级别",
    "主要负责人",
    "班子成员",
    "标签",
    "在岗起",
    "在岗止",
    "免除起",
    "免除止",
    "免除原因",
];

/// Columns with a day, which is a day whatever the format of its cell.
const DAY_COLUMNS: &[&str] = &["成立时间", "撤销时间", "在岗起", "在岗止", "免除起", "免除止"];

/// A roster with the columns it has.
#[derive(Debug, Default)]
pub(crate) struct RosterRead {
    pub roster: Roster,
    /// Columns of the table of units, those the tool understands first.
    pub unit_columns: Vec<Arc<str>>,
    /// Columns of the table of people.
    pub person_columns: Vec<Arc<str>>,
    /// Whether both tables were there; else nothing is known about who is missing.
    pub whole: bool,
}

/// Reads a roster workbook against the groups of the campaign.
pub(crate) fn read(book: &RawBook, groups: &[(Arc<str>, GroupId)], mistakes: &Mistakes) -> RosterRead {
    let (unit_rows, person_rows) = grid::find(book);
    for (table, rows) in [("单位", &unit_rows), ("人员", &person_rows)] {
        if rows.is_none() {
            let table = table.to_owned();
            mistakes.add(Kind::NoRosterTable { table }, &Place::file(&book.file));
        }
    }
    // Where a table is missing, its rows may stand below the other's header: nothing more can be said.
    let (Some(unit_rows), Some(person_rows)) = (unit_rows, person_rows) else {
        return RosterRead::default();
    };
    let units = units::read(&unit_rows, groups, mistakes);
    let mut roster = Roster {
        units,
        people: ById::new(),
    };
    roster.people = people::read(&person_rows, &roster, mistakes);
    units::set_leaders(&unit_rows, &mut roster, mistakes);
    RosterRead {
        unit_columns: columns(UNIT_COLUMNS, &unit_rows),
        person_columns: columns(PERSON_COLUMNS, &person_rows),
        roster,
        whole: true,
    }
}

fn columns(known: &[&str], grid: &grid::Grid) -> Vec<Arc<str>> {
    let mut names: Vec<Arc<str>> = known.iter().map(|name| Arc::from(*name)).collect();
    for name in grid.names() {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
