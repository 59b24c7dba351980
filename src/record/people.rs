//! Cells with people: by name and unit in the roster. A name of several people is an error that lists them.

use super::bounds;
use super::doubt::take;
use super::reader::Draft;
use crate::campaign::model::{Column, ColumnId, ColumnKind, PersonId, UnitId};
use crate::finding::{Kind, hint};
use crate::fold::fold;
use crate::lexicon::TITLES;
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
    let written = without_titles(draft, id, written);
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

/// The names without the posts written behind, before or beside them. A post is dropped only where a name that the
/// roster knows is left.
fn without_titles(draft: &mut Draft<'_>, id: ColumnId, written: Vec<Name>) -> Vec<Name> {
    let names = &draft.reader.names;
    let is_known = |name: &str| !names.people(name).is_empty();
    let known = |name: &Name| is_known(&name.name) || is_known(&name.whole);
    let named: Option<String> = written
        .iter()
        .find(|name| known(name))
        .map(|name| name.name.clone());
    let mut kept: Vec<Name> = Vec::new();
    for name in written {
        if known(&name) {
            kept.push(name);
            continue;
        }
        let beside = named.clone().filter(|_| is_title(&name.name));
        let glued = TITLES.iter().find_map(|title| {
            let rest = name.name.strip_suffix(title).or(name.name.strip_prefix(title))?;
            is_known(rest).then(|| ((*title).to_owned(), rest.to_owned()))
        });
        let (title, of) = match (beside, glued) {
            (Some(of), _) => (name.name.clone(), of),
            (None, Some((title, rest))) => {
                kept.push(Name {
                    whole: rest.clone(),
                    name: rest.clone(),
                    note: name.note,
                });
                (title, rest)
            }
            (None, None) => {
                kept.push(name);
                continue;
            }
        };
        draft.remark(id, Kind::TitleWithName { title, name: of });
    }
    kept
}

/// Whether a word is nothing but a post.
fn is_title(word: &str) -> bool {
    let word = fold(word);
    TITLES.iter().any(|title| *title == word)
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
