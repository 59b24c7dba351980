//! What a unit takes along to check its own ledgers (`decisions` 26): its slice of the roster and of the seals. The
//! definition goes with it as it stands; other units are names without people.

use crate::book::{Book, Cell, Column, Page, Row};
use crate::campaign::model::{Campaign, PersonId, SetMembers, UnitId};
use crate::campaign::{PERSON_COLUMNS, UNIT_COLUMNS};
use crate::history::{Sealed, SealedRestricted};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Columns told of people who are not the unit's own: who they are, and not when they were away or why.
const OF_LEADERS: &[&str] = &["姓名", "单位", "职务", "级别", "主要负责人", "班子成员", "标签"];

/// The roster as a unit sees it: every unit by name, its own people, and the leaders whom its ledgers have to name.
pub(crate) fn roster(campaign: &Campaign, unit: UnitId) -> Book {
    let roster = &campaign.roster;
    let units = roster.units.iter().map(|unit| cells(&unit.attributes, |_| true));
    let leaders = leaders(campaign);
    let mut people = Vec::new();
    for (id, person) in roster.people.with_ids() {
        if person.unit == unit {
            people.push(cells(&person.attributes, |_| true));
        } else if leaders.contains(&id) {
            people.push(cells(&person.attributes, |column| OF_LEADERS.contains(&column)));
        }
    }
    let mut book = Book::new("花名册").dated(campaign.span.from);
    book.push(page("单位", UNIT_COLUMNS, &units.collect::<Vec<_>>()));
    book.push(page("人员", PERSON_COLUMNS, &people));
    book
}

/// Leaders in charge, and whom a column's set names in units that are not ranked: the bureau's leaders.
fn leaders(campaign: &Campaign) -> BTreeSet<PersonId> {
    let roster = &campaign.roster;
    let mut leaders: BTreeSet<PersonId> = roster.units.iter().filter_map(|unit| unit.leader).collect();
    let columns = campaign.ledgers.iter().flat_map(|ledger| &ledger.columns);
    for set in columns.filter_map(|column| column.set) {
        if let SetMembers::People(members) = &campaign.sets[set].members {
            let unranked = members
                .iter()
                .filter(|id| !roster.units[roster.people[**id].unit].ranked);
            leaders.extend(unranked);
        }
    }
    leaders
}

/// A seal with nothing of other units in it: what its own rows are compared with and its own sums go on from.
pub(crate) fn seal(campaign: &Campaign, unit: UnitId, sealed: &Sealed) -> (Sealed, SealedRestricted) {
    let roster = &campaign.roster;
    let name = &roster.units[unit].name;
    let own = |of: &Arc<str>| of == name;
    let of_unit = |of: &Option<Arc<str>>| of.as_ref().is_some_and(own);
    let open = Sealed {
        definition: Vec::new(),
        inputs: Vec::new(),
        units: sealed
            .units
            .iter()
            .filter(|unit| own(&unit.unit))
            .cloned()
            .collect(),
        sums: sealed.sums.iter().filter(|sum| own(&sum.unit)).cloned().collect(),
        open: sealed
            .open
            .iter()
            .filter(|item| own(&item.unit))
            .cloned()
            .collect(),
        rows: sealed
            .rows
            .iter()
            .filter(|row| of_unit(&row.unit))
            .cloned()
            .collect(),
        events: sealed
            .events
            .iter()
            .filter(|event| of_unit(&event.unit))
            .cloned()
            .collect(),
        ..sealed.clone()
    };
    let restricted = SealedRestricted {
        schema: sealed.schema,
        period: sealed.period.clone(),
        ..SealedRestricted::default()
    };
    (open, restricted)
}

type Cells<'a> = BTreeMap<&'a str, &'a str>;

fn cells<'a>(attributes: &'a BTreeMap<Arc<str>, Arc<str>>, told: impl Fn(&str) -> bool) -> Cells<'a> {
    attributes
        .iter()
        .filter(|(column, _)| told(column))
        .map(|(column, text)| (&**column, &**text))
        .collect()
}

/// A table with the columns the tool knows first, as far as anybody has something in them.
fn page(name: &str, known: &[&str], rows: &[Cells<'_>]) -> Page {
    let filled: BTreeSet<&str> = rows
        .iter()
        .flatten()
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, _)| *column)
        .collect();
    let mut columns: Vec<&str> = known
        .iter()
        .copied()
        .filter(|column| filled.contains(column))
        .collect();
    columns.extend(filled.iter().copied().filter(|column| !known.contains(column)));
    let line = |cells: &Cells<'_>| {
        let cell = |column: &&str| {
            cells
                .get(column)
                .map_or_else(Cell::empty, |text| Cell::text(*text))
        };
        Row::from(columns.iter().map(cell).collect::<Vec<Cell>>())
    };
    Page::new(name)
        .columns(columns.iter().map(|column| Column::new(*column)))
        .rows(rows.iter().map(line))
        .filtered()
}
