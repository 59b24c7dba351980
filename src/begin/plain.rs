//! A small whole campaign to change into one's own: three made-up units with their files, marked as such.

use super::roster;
use super::{Begun, NAMES, Unmade, campaign, guide, text};
use crate::book::{Book, Cell, Page, Row};
use crate::campaign::model::{Campaign, Period, UnitId};
use crate::{excel, template};
use chrono::NaiveDate;

const CAMPAIGN: &str = include_str!("plain/campaign.toml");
const LEDGERS: &str = include_str!("plain/ledgers.toml");
const SCORING: &str = include_str!("plain/scoring.toml");
const EXPECTED: &str = include_str!("plain/expected.toml");
const UNITS: &str = include_str!("plain/units.txt");
const PEOPLE: &str = include_str!("plain/people.txt");
/// Rows of the office's register, then those of the receipts, each under its name.
const REGISTERS: &str = include_str!("plain/registers.txt");
/// Rows of each unit's ledger under the unit's name.
const INBOX: &str = include_str!("plain/inbox.txt");
const READ_ME: &str = include_str!("plain/说明.txt");

/// The folder.
pub(crate) fn plain() -> Result<Begun, Unmade> {
    let units = roster::rows(UNITS);
    let begun = roster::Begun {
        groups: groups(&units),
        units,
        people: roster::rows(PEOPLE),
        ..roster::Begun::default()
    };
    let roster = excel::write(&roster::book(&begun))?;
    let campaign = campaign([CAMPAIGN, LEDGERS, SCORING], &roster)?;
    let mut files = vec![
        guide(READ_ME),
        text(NAMES[0], CAMPAIGN),
        text(NAMES[1], LEDGERS),
        text(NAMES[2], SCORING),
        text(crate::campaign::expected::FILE, EXPECTED),
        (NAMES[3].to_owned(), roster),
    ];
    if let Some(period) = campaign.periods.first() {
        let registers = format!("registers/{}/登记簿.xlsx", period.id);
        files.push((registers, excel::write(&registers_of(&campaign, period))?));
        for (unit, rows) in sections(INBOX) {
            let Some(id) = campaign.roster.units.find_id(|known| *known.name == *unit) else {
                continue;
            };
            let path = format!("inbox/{}/{unit}台账（{}）.xlsx", period.id, period.title);
            files.push((path, excel::write(&ledgers_of(&campaign, period, id, &rows))?));
        }
    }
    Ok(Begun {
        files,
        folders: Vec::new(),
    })
}

/// The groups that rows of units name.
fn groups(units: &roster::Rows) -> Vec<String> {
    let cells = units.iter().flatten();
    let mut groups: Vec<String> = cells
        .filter(|(column, _)| column == "组别")
        .map(|(_, group)| group.clone())
        .collect();
    groups.dedup();
    groups
}

/// The lines under each heading; a heading holds no tab.
fn sections(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        match sections.last_mut() {
            Some((_, rows)) if line.contains('\t') => rows.push(line),
            _ => sections.push((line, Vec::new())),
        }
    }
    sections
}

fn registers_of(campaign: &Campaign, period: &Period) -> Book {
    let mut book = template::of_office(campaign, period).dated(period.as_of);
    for (name, rows) in sections(REGISTERS) {
        let at = book.pages().iter().position(|page| page.name == name);
        if let Some(page) = at.and_then(|at| book.page_mut(at)) {
            fill(page, &rows);
        }
    }
    book
}

fn ledgers_of(campaign: &Campaign, period: &Period, unit: UnitId, rows: &[&str]) -> Book {
    let mut book = template::of_unit(campaign, unit, period).dated(period.as_of);
    if let Some(page) = book.page_mut(0) {
        fill(page, rows);
        for meta in &mut page.meta {
            meta.right += &period.as_of.to_string();
        }
    }
    book
}

/// Writes rows into an empty form, from its second column on: the first one counts them.
fn fill(page: &mut Page, rows: &[&str]) {
    for (at, (empty, line)) in page.body.iter_mut().zip(rows).enumerate() {
        let mut cells = vec![Cell::serial(at)];
        cells.extend(line.split('\t').map(cell));
        cells.resize(empty.cells.len(), Cell::empty());
        *empty = Row::from(cells);
    }
}

fn cell(text: &str) -> Cell {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Cell::from(day);
    }
    match text.parse::<i64>() {
        // 001 is a number to be told by, not an amount.
        Ok(number) if !text.starts_with('0') => Cell::from(number),
        _ if text.is_empty() => Cell::empty(),
        _ => Cell::text(text),
    }
}
