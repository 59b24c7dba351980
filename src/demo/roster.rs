//! A made-up roster: units after the patterns of the words or of another roster, people with names, posts, days of
//! coming and leaving, exemptions.

use super::chance::Chance;
use super::names::new_name;
use super::words::Words;
use crate::book::{Book, Cell, Column, Page, Row};
use crate::calendar::Span;
use crate::campaign::model::{PersonId, Roster, UnitId};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Cells of a row by the name of their column.
type Cells = Vec<(String, String)>;

/// What units of a kind look like.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    unit: Cells,
    people: Vec<Cells>,
    /// Whether it is ranked, and so may be left out or multiplied.
    ranked: bool,
}

/// Columns of the table of units that are made up for each unit.
const OWN: [&str; 2] = ["人数", "编码"];
/// What makes a pattern that of a leader in charge.
const LEADER: &str = "分管领导";
const PERSON_OWN: [&str; 9] = [
    "编号",
    "姓名",
    "单位",
    "人数",
    "适用",
    "在岗起",
    "在岗止",
    "免除起",
    "免除止",
];

/// The patterns that the words give in `[单位表]` and `[人员表]`.
pub(super) fn patterns_of_words(words: &Words) -> Vec<Pattern> {
    let posts = words.table("人员表");
    let pattern = |unit: Cells| {
        let kind = get(&unit, "类别").to_owned();
        let name = get(&unit, "单位").to_owned();
        let size: usize = get(&unit, "人数").parse().unwrap_or(5);
        let suits = |post: &&Cells| [&kind, &name].iter().any(|suited| get(post, "适用") == **suited);
        let mut people: Vec<Cells> = Vec::new();
        for post in posts.iter().filter(suits) {
            let count = match get(post, "人数") {
                "*" => size.saturating_sub(people.len()),
                count => count.parse().unwrap_or(1),
            };
            people.extend(std::iter::repeat_n(post.clone(), count));
        }
        let ranked = !get(&unit, "组别").is_empty() && get(&unit, "参评") != "否";
        Pattern { unit, people, ranked }
    };
    words.table("单位表").into_iter().map(pattern).collect()
}

/// The patterns of the units of another roster, where the words give none.
pub(super) fn patterns_of_roster(roster: &Roster) -> Vec<Pattern> {
    let cells = |attributes: &std::collections::BTreeMap<std::sync::Arc<str>, std::sync::Arc<str>>| -> Cells {
        attributes
            .iter()
            .map(|(name, text)| (name.to_string(), text.to_string()))
            .collect()
    };
    let leads = |id: PersonId| roster.units.iter().any(|unit| unit.leader == Some(id));
    let mut leaders: Vec<PersonId> = roster.people.ids().filter(|id| leads(*id)).collect();
    leaders.sort_by_key(|id| (roster.people[*id].unit, *id));
    let of_unit = |id: UnitId| {
        let people = roster
            .people
            .ids()
            .filter(|person| roster.people[*person].unit == id);
        let person = |id: PersonId| {
            let mut cells = cells(&roster.people[id].attributes);
            if leads(id) {
                cells.push(("适用".into(), LEADER.into()));
            }
            cells
        };
        let mut unit = cells(&roster.units[id].attributes);
        let leader = roster.units[id]
            .leader
            .and_then(|leader| leaders.iter().position(|id| *id == leader));
        if let Some(at) = leader {
            set(&mut unit, "分管领导", &(at + 1).to_string());
        }
        Pattern {
            ranked: roster.units[id].ranked,
            people: people.map(person).collect(),
            unit,
        }
    };
    roster.units.ids().map(of_unit).collect()
}

fn is_leader(person: &Cells) -> bool {
    get(person, "班子成员") == "是" || get(person, "适用") == LEADER
}

fn get<'a>(cells: &'a Cells, column: &str) -> &'a str {
    cells
        .iter()
        .find(|(name, _)| name == column)
        .map_or("", |(_, text)| text)
}

fn set(cells: &mut Cells, column: &str, text: &str) {
    match cells.iter_mut().find(|(name, _)| name == column) {
        Some((_, old)) => text.clone_into(old),
        None => cells.push((column.to_owned(), text.to_owned())),
    }
}

/// So many ranked units: some of the patterns, all of them, or more than there are. Units that the definition names
/// always stay.
pub(super) fn units(
    patterns: &[Pattern],
    count: usize,
    named: impl Fn(&str) -> bool,
    words: &Words,
) -> Vec<Pattern> {
    let kind =
        |pattern: &Pattern| ["组别", "类别", "标签"].map(|column| get(&pattern.unit, column).to_owned());
    let mut turns: Vec<(usize, usize)> = Vec::new();
    for (at, pattern) in patterns.iter().enumerate() {
        let same = patterns[..at]
            .iter()
            .filter(|other| kind(other) == kind(pattern))
            .count();
        turns.push((same, at));
    }
    turns.sort_unstable();
    let ranked: Vec<usize> = turns
        .iter()
        .map(|(_, at)| *at)
        .filter(|at| patterns[*at].ranked)
        .collect();
    let kept = |at: &usize| {
        let place = ranked.iter().position(|ranked| ranked == at);
        place.is_none_or(|place| place < count) || named(get(&patterns[*at].unit, "单位"))
    };
    let mut chosen: Vec<Pattern> = (0..patterns.len())
        .filter(kept)
        .map(|at| patterns[at].clone())
        .collect();
    let areas = words.list("片区");
    for n in ranked.len()..count {
        let mut copy = patterns[ranked[n % ranked.len()]].clone();
        let round = n / ranked.len();
        let area = areas
            .get(round - 1)
            .cloned()
            .unwrap_or_else(|| format!("第{round}片区"));
        let name = format!("{area}{}", get(&copy.unit, "单位"));
        set(&mut copy.unit, "单位", &name);
        set(&mut copy.unit, "别名", "");
        chosen.push(copy);
    }
    chosen
}

/// The roster as a workbook.
pub(super) fn book(patterns: &[Pattern], campaign: Span, chance: &mut Chance) -> Book {
    let mut known = BTreeSet::new();
    let mut people: Vec<Cells> = Vec::new();
    let mut leaders: Vec<String> = Vec::new();
    for pattern in patterns {
        for post in &pattern.people {
            let person = person(post, get(&pattern.unit, "单位"), &people, &mut known, chance);
            if is_leader(post) {
                leaders.push(get(&person, "姓名").to_owned());
            }
            people.push(person);
        }
    }
    for person in &mut people {
        comings_and_goings(person, campaign, chance);
    }
    let units: Vec<Cells> = patterns
        .iter()
        .enumerate()
        .map(|(at, pattern)| unit(at, pattern, &leaders))
        .collect();
    let mut book = Book::new("花名册").dated(campaign.from);
    book.push(page("单位", &["单位"], &units));
    book.push(page("人员", &["姓名", "单位"], &people));
    book
}

fn unit(at: usize, pattern: &Pattern, leaders: &[String]) -> Cells {
    let mut cells: Cells = vec![("编码".into(), format!("D{:03}", at + 1))];
    cells.extend(
        pattern
            .unit
            .iter()
            .filter(|(name, _)| !OWN.contains(&name.as_str()))
            .cloned(),
    );
    let leader = get(&cells, "分管领导").parse::<usize>().ok();
    if let Some(name) = leader.and_then(|n| leaders.get((n - 1) % leaders.len().max(1))) {
        set(&mut cells, "分管领导", name);
    } else if !leaders.is_empty() && pattern.ranked {
        set(&mut cells, "分管领导", &leaders[at % leaders.len()]);
    }
    cells
}

/// One in forty is called like somebody of another unit; leaders and heads never are.
fn person(
    post: &Cells,
    unit: &str,
    people: &[Cells],
    known: &mut BTreeSet<String>,
    chance: &mut Chance,
) -> Cells {
    let plain = |person: &Cells| !is_leader(person) && get(person, "主要负责人") != "是";
    let own: BTreeSet<&str> = people
        .iter()
        .filter(|person| get(person, "单位") == unit)
        .map(|person| get(person, "姓名"))
        .collect();
    let others: Vec<&Cells> = people
        .iter()
        .filter(|other| plain(other) && get(other, "单位") != unit && !own.contains(get(other, "姓名")))
        .collect();
    let name = match chance.pick(&others) {
        Some(other) if plain(post) && chance.permille(25) => get(other, "姓名").to_owned(),
        _ => new_name(chance, known),
    };
    known.insert(name.clone());
    let mut cells: Cells = vec![
        ("编号".into(), format!("R{:04}", people.len() + 1)),
        ("姓名".into(), name),
        ("单位".into(), unit.to_owned()),
    ];
    cells.extend(
        post.iter()
            .filter(|(name, _)| !PERSON_OWN.contains(&name.as_str()))
            .cloned(),
    );
    for column in ["在岗起", "在岗止", "免除起", "免除止", "免除原因"] {
        set(&mut cells, column, "");
    }
    cells
}

/// A few come later, leave, or are exempt for a time.
fn comings_and_goings(person: &mut Cells, campaign: Span, chance: &mut Chance) {
    if is_leader(person) || get(person, "主要负责人") == "是" {
        return;
    }
    let day = |n: usize| (campaign.from + Days::new(n as u64)).min(campaign.to).to_string();
    match chance.below(1000) {
        0..25 => set(person, "在岗起", &day(chance.between(40, 100))),
        25..45 => set(person, "在岗止", &day(chance.between(70, 160))),
        45..60 => {
            let from = chance.between(0, 60);
            set(person, "免除起", &day(from));
            set(person, "免除止", &day(from + 365));
            let reason = if chance.percent(60) { "驻村" } else { "产假" };
            set(person, "免除原因", reason);
        }
        _ => {}
    }
}

/// A table of the roster; without rows it still has the columns that tell it.
fn page(name: &str, telling: &[&'static str], rows: &[Cells]) -> Page {
    let mut columns: Vec<&str> = Vec::new();
    for (column, _) in rows.iter().flatten() {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    if rows.is_empty() {
        columns.extend(telling);
    }
    let cell = |text: &str| match text.parse::<NaiveDate>() {
        Ok(day) => Cell::from(day),
        Err(_) if text.is_empty() => Cell::empty(),
        Err(_) => Cell::text(text),
    };
    let row = |cells: &Cells| {
        Row::from(
            columns
                .iter()
                .map(|column| cell(get(cells, column)))
                .collect::<Vec<_>>(),
        )
    };
    let body: Vec<Row> = rows.iter().map(row).collect();
    Page::new(name)
        .columns(columns.iter().map(|column| Column::new(*column)))
        .rows(body)
        .filtered()
}
