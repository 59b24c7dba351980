//! The table of people.

use super::super::model::{ById, InPost, Person, PersonId, Roster};
use super::super::names::UnitNames;
use super::super::reader::Mistakes;
use super::grid::{Grid, RosterRow};
use super::units::{undecided, unit_hint};
use crate::calendar::Span;
use crate::finding::{Finding, Kind};
use crate::fold::fold;
use chrono::NaiveDate;

/// People in the order of the roster.
pub(super) fn read(grid: &Grid, roster: &Roster, mistakes: &Mistakes) -> ById<PersonId, Person> {
    let mut people: Vec<(&RosterRow, Person)> = Vec::new();
    let units = UnitNames::new(&roster.units);
    for row in &grid.rows {
        let Some(person) = person(row, roster, &units, mistakes) else {
            continue;
        };
        let twin = people.iter().find(|(_, known)| are_twins(known, &person));
        if let Some((first, _)) = twin {
            let kind = Kind::DuplicatePerson {
                name: person.name.to_string(),
                unit: roster.units[person.unit].name.to_string(),
            };
            mistakes.push(Finding::new(kind, row.place.clone()).see_also(first.place.clone()));
        }
        people.push((row, person));
    }
    people.into_iter().map(|(_, person)| person).collect()
}

fn person(row: &RosterRow, roster: &Roster, units: &UnitNames, mistakes: &Mistakes) -> Option<Person> {
    let name = row.need("姓名", mistakes);
    let unit = row.need("单位", mistakes)?;
    let Some(unit) = units.unit(&unit.text) else {
        let kind = Kind::UnknownUnit {
            unit: unit.text.to_string(),
            hint: unit_hint(&unit.text, roster),
        };
        mistakes.add(kind, &unit.place);
        return None;
    };
    if let Some(name) = name {
        undecided(row, &format!("人员“{}”", name.text), mistakes);
    }
    // Written once more as 是 or 否 where conditions on the roster look at it.
    row.yes("班子成员", mistakes);
    Some(Person {
        id: row.text("编号"),
        name: name?.text.clone(),
        unit,
        head: row.yes("主要负责人", mistakes).unwrap_or(false),
        in_post: in_post(row, mistakes),
        attributes: row.attributes().collect(),
    })
}

fn in_post(row: &RosterRow, mistakes: &Mistakes) -> InPost {
    let (from, to) = (row.date("在岗起", mistakes), row.date("在岗止", mistakes));
    ordered(row, "在岗止", "在岗", from, to, mistakes);
    let (free_from, free_to) = (row.date("免除起", mistakes), row.date("免除止", mistakes));
    ordered(row, "免除止", "免除", free_from, free_to, mistakes);
    let reason = row.text("免除原因").unwrap_or_else(|| "".into());
    let exempt = (free_from.is_some() || free_to.is_some()).then(|| {
        let span = Span {
            from: free_from.unwrap_or(NaiveDate::MIN),
            to: free_to.unwrap_or(NaiveDate::MAX),
        };
        (span, reason)
    });
    InPost {
        from,
        to,
        exempt: exempt.into_iter().collect(),
    }
}

pub(super) fn ordered(
    row: &RosterRow,
    column: &str,
    what: &str,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    mistakes: &Mistakes,
) {
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let place = row.get(column).map_or(&row.place, |cell| &cell.place);
        let kind = Kind::RosterBackwards {
            from: from.to_string(),
            to: to.to_string(),
            what: what.into(),
        };
        mistakes.add(kind, place);
    }
}

/// Whether two rows are about one person in one post at one time.
fn are_twins(one: &Person, other: &Person) -> bool {
    let same_post = one.unit == other.unit && fold(&one.name) == fold(&other.name);
    let different_people = one.id.is_some() && other.id.is_some() && one.id != other.id;
    same_post && !different_people && overlap(&one.in_post, &other.in_post)
}

fn overlap(one: &InPost, other: &InPost) -> bool {
    let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| match (end, start) {
        (Some(end), Some(start)) => end < start,
        _ => false,
    };
    !before(one.to, other.from) && !before(other.to, one.from)
}
