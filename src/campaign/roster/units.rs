//! The table of units.

use super::super::model::find::unit_names;
use super::super::model::{ById, GroupId, PersonId, PersonResolution, Roster, Unit, UnitId};
use super::super::reader::{Mistakes, UNDECIDED, hint};
use super::grid::{Cell, Grid, RosterRow};
use super::people::ordered;
use crate::finding::{Finding, Kind, Place};
use crate::fold::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Units in the office's order; leaders come once the people are known.
pub(super) fn read(grid: &Grid, groups: &[(Arc<str>, GroupId)], mistakes: &Mistakes) -> ById<UnitId, Unit> {
    let rows = grid.rows.iter();
    let units: Vec<(&RosterRow, Unit)> = rows
        .filter_map(|row| Some((row, unit(row, groups, mistakes)?)))
        .collect();
    names_are_unique(&units, mistakes);
    codes_are_unique(&units, mistakes);
    units.into_iter().map(|(_, unit)| unit).collect()
}

fn unit(row: &RosterRow, groups: &[(Arc<str>, GroupId)], mistakes: &Mistakes) -> Option<Unit> {
    let name = row.need("单位", mistakes)?.text.clone();
    let group = row.get("组别").and_then(|cell| group(cell, groups, mistakes));
    let ranked = row.yes("参评", mistakes);
    if ranked == Some(true) && row.get("组别").is_none() {
        mistakes.add(
            Kind::RosterBlank {
                column: "组别".into(),
            },
            &row.place,
        );
    }
    undecided(row, &format!("单位“{name}”"), mistakes);
    let names = |column: &str| row.get(column).map(|cell| parts(&cell.text)).unwrap_or_default();
    let (mut aliases, former) = (names("别名"), names("曾用名"));
    aliases.extend(
        former
            .iter()
            .filter(|name| !aliases.contains(name))
            .cloned()
            .collect::<Vec<_>>(),
    );
    let (founded, abolished) = (row.date("成立时间", mistakes), row.date("撤销时间", mistakes));
    ordered(row, "撤销时间", "存续", founded, abolished, mistakes);
    Some(Unit {
        code: row.text("编码"),
        name,
        aliases,
        former,
        founded,
        abolished,
        group,
        ranked: group.is_some() && ranked.unwrap_or(true),
        leader: None,
        attributes: row.attributes().collect(),
    })
}

/// A row that is labelled as an example or as not decided is told, and counts like any other.
pub(super) fn undecided(row: &RosterRow, what: &str, mistakes: &Mistakes) {
    let Some(cell) = row.get("标签") else { return };
    if parts(&cell.text).iter().any(|label| &**label == UNDECIDED) {
        let what = what.to_owned();
        mistakes.add(Kind::Undecided { what }, &cell.place);
    }
}

fn group(cell: &Cell, groups: &[(Arc<str>, GroupId)], mistakes: &Mistakes) -> Option<GroupId> {
    let wanted = fold(&cell.text);
    let found = groups.iter().find(|(name, _)| fold(name) == wanted);
    // Where no group could be read, that is the mistake.
    if found.is_none() && !groups.is_empty() {
        let names = groups.iter().map(|(name, _)| &**name);
        let kind = Kind::UnknownGroup {
            group: cell.text.to_string(),
            hint: hint(&cell.text, names, "请先在campaign.toml的groups里写上它"),
        };
        mistakes.add(kind, &cell.place);
    }
    found.map(|(_, group)| *group)
}

/// Parts of a cell that holds several words.
pub(crate) fn parts(text: &str) -> Vec<Arc<str>> {
    let parts = text.split(['、', '，', ',', '；', ';', '/', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(Arc::from).collect()
}

fn names_are_unique(units: &[(&RosterRow, Unit)], mistakes: &Mistakes) {
    let mut names: BTreeMap<String, (usize, Place)> = BTreeMap::new();
    for (at, (row, unit)) in units.iter().enumerate() {
        let place = place(row, "单位");
        if let Some((_, first)) = names.get(&fold(&unit.name)) {
            let kind = Kind::DuplicateUnit {
                name: unit.name.to_string(),
            };
            mistakes.push(Finding::new(kind, place).see_also(first.clone()));
        } else {
            names.insert(fold(&unit.name), (at, place));
        }
    }
    for (at, (row, unit)) in units.iter().enumerate() {
        for alias in &unit.aliases {
            let place = place(row, "别名");
            match names.get(&fold(alias)) {
                Some((other, first)) if *other != at => {
                    let kind = Kind::AliasClaimed {
                        alias: alias.to_string(),
                        first: units[*other].1.name.to_string(),
                        second: unit.name.to_string(),
                    };
                    mistakes.push(Finding::new(kind, place).see_also(first.clone()));
                }
                Some(_) => {}
                None => {
                    names.insert(fold(alias), (at, place));
                }
            }
        }
    }
}

fn codes_are_unique(units: &[(&RosterRow, Unit)], mistakes: &Mistakes) {
    let mut known: BTreeMap<&Arc<str>, Place> = BTreeMap::new();
    for (row, unit) in units {
        let (Some(code), place) = (&unit.code, place(row, "编码")) else {
            continue;
        };
        if let Some(first) = known.get(code) {
            let code = code.to_string();
            mistakes.push(Finding::new(Kind::DuplicateUnitCode { code }, place).see_also(first.clone()));
        } else {
            known.insert(code, place);
        }
    }
}

fn place(row: &RosterRow, column: &str) -> Place {
    row.get(column)
        .map_or_else(|| row.place.clone(), |cell| cell.place.clone())
}

/// Finds the leader in charge of each unit among the people.
pub(super) fn set_leaders(grid: &Grid, roster: &mut Roster, mistakes: &Mistakes) {
    for row in &grid.rows {
        let (Some(name), Some(cell)) = (row.get("单位"), row.get("分管领导")) else {
            continue;
        };
        let leader = leader(cell, roster, mistakes);
        let wanted = fold(&name.text);
        if let Some(unit) = roster.units.iter_mut().find(|unit| fold(&unit.name) == wanted) {
            unit.leader = unit.leader.or(leader);
        }
    }
}

fn leader(cell: &Cell, roster: &Roster, mistakes: &Mistakes) -> Option<PersonId> {
    let by_id = |person: &super::super::model::Person| person.id.as_ref() == Some(&cell.text);
    if let Some(id) = roster.people.find_id(by_id) {
        return Some(id);
    }
    let kind = match roster.find_person(&cell.text) {
        PersonResolution::Found(id) => return Some(id),
        PersonResolution::Ambiguous(ids) => {
            let labels: Vec<String> = ids.iter().map(|id| roster.person_label(*id)).collect();
            Kind::LeaderAmbiguous {
                name: cell.text.to_string(),
                candidates: labels.join("、"),
            }
        }
        PersonResolution::None => {
            let names = roster.people.iter().map(|person| &*person.name);
            Kind::LeaderUnknown {
                name: cell.text.to_string(),
                hint: hint(&cell.text, names, "请在人员表里补上，或改正姓名"),
            }
        }
    };
    mistakes.add(kind, &cell.place);
    None
}

/// What to do about a unit that is not in the roster.
pub(super) fn unit_hint(text: &str, roster: &Roster) -> String {
    hint(
        text,
        unit_names(roster).map(|name| &**name),
        "请在单位表里补上，或改正名称",
    )
}
