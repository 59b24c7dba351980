//! Cells with people: by name and unit in the roster. A name of several people is an error that lists them.

use super::bounds;
use super::doubt::take;
use super::reader::Draft;
use crate::campaign::model::{Column, ColumnId, ColumnKind, PersonId, UnitId};
use crate::finding::{Kind, hint};
use crate::value::names::Name;
use crate::value::{Content, Value, names};
use std::sync::Arc;

pub(super) fn read(draft: &mut Draft<'_>, id: ColumnId, column: &Column, content: &Content<'_>) -> Value {
    let reading = names::read(content, &draft.reader.people);
    let written = reading.value.clone().unwrap_or_default();
    if take(draft, id, content, reading.map(|_| Value::Nil)) == Value::Unreadable {
        return Value::Unreadable;
    }
    let members = column.set.map(|set| draft.reader.campaign.sets[set].people());
    let mut people = Vec::new();
    for name in &written {
        match person(draft, id, name, members) {
            Some(person) if !people.contains(&person) => people.push(person),
            Some(_) => {}
            None => return Value::Unreadable,
        }
    }
    bounds::heads(draft, id, column, people.len(), "人");
    set(draft, id, column, &people);
    Value::People(people)
}

/// Of people with one name those in the row's unit, else those in the column's set. Several posts of one person count
/// as one.
fn person(
    draft: &mut Draft<'_>,
    id: ColumnId,
    name: &Name,
    members: Option<&[PersonId]>,
) -> Option<PersonId> {
    let reader = draft.reader;
    let mut called = reader.names.people(&name.name).to_vec();
    if called.is_empty() {
        called = reader.names.people(&name.whole).to_vec();
    }
    if called.is_empty() {
        let like = hint(&reader.names.suggest_person(&name.name));
        draft.wrong(
            id,
            Kind::PersonUnknown {
                name: name.name.clone(),
                hint: like,
            },
        );
        return None;
    }
    let near = units_near(draft, name);
    let roster = &reader.campaign.roster;
    narrow(&mut called, |person| {
        members.is_none_or(|members| members.contains(&person))
    });
    narrow(&mut called, |person| near.contains(&roster.people[person].unit));
    if called.iter().all(|person| roster.same_person(called[0], *person)) {
        let as_of = reader.period.as_of;
        let in_post = called
            .iter()
            .find(|person| roster.people[**person].in_post.covers(as_of));
        return Some(*in_post.unwrap_or(&called[0]));
    }
    let candidates: Vec<String> = called.iter().map(|person| described(draft, *person)).collect();
    draft.wrong(
        id,
        Kind::PersonAmbiguous {
            name: name.name.clone(),
            candidates: candidates.join("、"),
        },
    );
    None
}

fn narrow(called: &mut Vec<PersonId>, keep: impl Fn(PersonId) -> bool) {
    if called.iter().any(|person| keep(*person)) {
        called.retain(|person| keep(*person));
    }
}

/// Units named beside the person or in the row; if there are none, the sender.
fn units_near(draft: &Draft<'_>, name: &Name) -> Vec<UnitId> {
    let reader = draft.reader;
    if let Some(unit) = name.note.as_deref().and_then(|note| reader.names.unit(note)) {
        return vec![unit];
    }
    let columns = reader.ledgers[draft.sent.ledger]
        .columns
        .iter()
        .zip(&draft.row.cells);
    let cells = columns
        .filter(|(column, _)| column.kind == ColumnKind::Units)
        .filter_map(|(_, cell)| cell.as_ref());
    let named: Vec<UnitId> = cells
        .filter_map(|cell| reader.names.unit(&cell.value.shown()))
        .collect();
    match draft.sent.unit {
        None => named,
        Some(sender) => vec![sender],
    }
}

/// A person for a list of candidates, as far as the roster tells: `张三（物业股，副科级）`.
fn described(draft: &Draft<'_>, id: PersonId) -> String {
    let roster = &draft.reader.campaign.roster;
    let person = &roster.people[id];
    let post = ["职务", "岗位", "级别"]
        .iter()
        .find_map(|name| person.attributes.get(&Arc::from(*name)));
    let post = post
        .filter(|post| !post.is_empty())
        .map(|post| format!("，{post}"))
        .unwrap_or_default();
    format!("{}（{}{post}）", person.name, roster.units[person.unit].name)
}

fn set(draft: &mut Draft<'_>, id: ColumnId, column: &Column, people: &[PersonId]) {
    let campaign = draft.reader.campaign;
    let Some(set) = column.set.map(|set| &campaign.sets[set]) else {
        return;
    };
    for person in people {
        let member = set
            .people()
            .iter()
            .any(|other| campaign.roster.same_person(*other, *person));
        if !member {
            let name = campaign.roster.people[*person].name.to_string();
            draft.wrong(
                id,
                Kind::NotInSet {
                    name,
                    set: set.name.to_string(),
                },
            );
        }
    }
}
