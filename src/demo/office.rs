//! The office's own folder: the registers a campaign declares and those with fixed columns.

use super::chance::Chance;
use super::more;
use super::sheet::cell;
use super::words::Facts;
use super::world::{Values, World};
use crate::book::{Book, Cell, Column, Page, Row};
use crate::calendar::Span;
use crate::campaign::model::{Campaign, DueFrom, Keeper, LedgerId, Rating, RatingId, UnitId, What};
use crate::number::plain;
use crate::register::Fixed;
use crate::submission::{due_date, ledgers_due};
use crate::template::{REMARKS, SERIAL, fixed_headings, heading, title};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// When a unit's ledgers came.
#[derive(Clone, Debug)]
pub(super) struct Came {
    pub unit: UnitId,
    /// None where nothing came.
    pub on: Option<NaiveDate>,
}

/// The registers of a period: declared ones in one workbook, those with fixed columns in another.
pub(super) fn registers(world: &World<'_>, period: usize, came: &[Came]) -> Vec<(String, Book)> {
    let campaign = world.campaign;
    let day = world.periods[period].as_of;
    let mut declared = Book::new(format!("{}登记簿", campaign.head.office)).dated(day);
    for (id, ledger) in campaign.ledgers.with_ids() {
        let rows = world.shown(id, None, period);
        if ledger.keeper == Keeper::Office && !rows.is_empty() {
            declared.push(page(world, id, period, &rows));
        }
    }
    let mut fixed = Book::new("登记").dated(day);
    for (kind, rows) in [
        (Fixed::Receipts, more::receipts(world, period, came)),
        (Fixed::Extensions, extensions(world, period)),
        (Fixed::Exemptions, more::exemptions(world, period)),
        (Fixed::NotApplicable, more::not_applicable(world, period)),
        (Fixed::Vetoes, more::vetoes(world, period)),
        (Fixed::Adjustments, adjustments(world, period)),
        (Fixed::Votes, votes(world, period)),
    ] {
        if !rows.is_empty() {
            fixed.push(fixed_page(world, kind, period, rows));
        }
    }
    let mut books = vec![
        ("登记簿.xlsx".to_owned(), declared),
        ("报送与核定.xlsx".to_owned(), fixed),
    ];
    books.retain(|(_, book)| !book.pages().is_empty());
    books
}

fn page(world: &World<'_>, ledger: LedgerId, period: usize, rows: &[Values]) -> Page {
    let campaign = world.campaign;
    let written = &campaign.ledgers[ledger];
    let body = rows.iter().enumerate().map(|(at, values)| {
        let mut cells = vec![Cell::serial(at)];
        cells.extend(
            written
                .columns
                .iter()
                .zip(values)
                .map(|(column, value)| cell(campaign, column, value, None)),
        );
        cells.push(Cell::empty());
        Row::from(cells)
    });
    Page::new(&*written.name)
        .title(title(campaign, &written.name, world.periods[period]))
        .column(Column::new(SERIAL))
        .columns(written.columns.iter().map(|column| Column::new(heading(column))))
        .column(Column::new(REMARKS))
        .rows(body.collect::<Vec<_>>())
}

fn fixed_page(world: &World<'_>, kind: Fixed, period: usize, rows: Vec<Vec<Cell>>) -> Page {
    let headings = fixed_headings(kind);
    let body = rows.into_iter().enumerate().map(|(at, cells)| {
        let mut all = vec![Cell::serial(at)];
        all.extend(cells);
        Row::from(all)
    });
    Page::new(kind.name())
        .title(title(world.campaign, kind.name(), world.periods[period]))
        .column(Column::new(SERIAL))
        .columns(headings.iter().map(Column::new))
        .rows(body.collect::<Vec<_>>())
}

/// The day by which everything of a unit has to be there.
pub(super) fn last_day(campaign: &Campaign, world: &World<'_>, unit: UnitId, period: usize) -> NaiveDate {
    let now = world.periods[period];
    let ledgers = ledgers_due(campaign, unit, now);
    let days = ledgers.iter().map(|ledger| due_date(campaign, *ledger, now));
    days.min().unwrap_or(now.received_by)
}

/// When each unit's ledgers came: mostly in time.
pub(super) fn came(world: &World<'_>, period: usize) -> Vec<Came> {
    let campaign = world.campaign;
    let now = world.periods[period];
    let of = |unit: UnitId| {
        let name = &campaign.roster.units[unit].name;
        let mut chance = world.chance(&["came", name, &now.id]);
        let due = last_day(campaign, world, unit, period);
        let first = (now.as_of + Days::new(1)).min(due);
        let last = period + 1 == world.periods.len();
        if last && world.silent.contains(&unit) {
            return Came { unit, on: None };
        }
        if world.exemplary.contains(&unit) {
            return Came {
                unit,
                on: Some(first),
            };
        }
        let on = if world.well(Some(unit), &mut chance) || chance.percent(50) {
            world.worked_day(Span { from: first, to: due }, &mut chance)
        } else {
            due + Days::new(chance.between(1, 4) as u64)
        };
        Came { unit, on: Some(on) }
    };
    let units = campaign.roster.units.ids();
    let asked = |unit: &UnitId| !ledgers_due(campaign, *unit, now).is_empty();
    units.filter(asked).map(of).collect()
}

/// Now and then a limit that falls into the period was put off before it passed.
fn extensions(world: &World<'_>, period: usize) -> Vec<Vec<Cell>> {
    if world.clean {
        return Vec::new();
    }
    let campaign = world.campaign;
    let now = world.periods[period];
    let mut rows = Vec::new();
    for (id, ledger) in campaign.ledgers.with_ids() {
        let mut chance = world.chance(&["extension", &ledger.name, &now.id]);
        let limits = ledger.deadlines.iter().filter_map(|deadline| match deadline.due {
            DueFrom::Column(field) => Some((deadline, field)),
            _ => None,
        });
        for (deadline, field) in limits {
            let late = world.entries[id].iter().filter_map(|entry| {
                let due = super::world::day(&world.value(entry, field, id))?;
                let met = super::world::day(&world.value(entry, deadline.met, id))?;
                (now.span.contains(due) && met > due).then_some((entry, due))
            });
            let late: Vec<_> = late.collect();
            let Some((entry, due)) = chance.pick(&late).filter(|_| rows.len() < 3) else {
                continue;
            };
            let leader = entry.owner.and_then(|unit| campaign.roster.units[unit].leader);
            let approver = leader.map_or(&campaign.head.office, |leader| {
                &campaign.roster.people[leader].name
            });
            rows.push(vec![
                Cell::from(&ledger.name),
                Cell::text(world.key(id, entry)),
                Cell::from(&deadline.name),
                Cell::from(*due + Days::new(30)),
                Cell::from(approver),
                Cell::from(*due - Days::new(3)),
                Cell::text(format!("延〔{}〕{}号", due.format("%Y"), rows.len() + 1)),
            ]);
        }
    }
    rows
}

fn adjustments(world: &World<'_>, period: usize) -> Vec<Vec<Cell>> {
    let campaign = world.campaign;
    let now = world.periods[period];
    let mut rows = Vec::new();
    for unit in campaign
        .roster
        .units
        .ids()
        .filter(|unit| campaign.roster.units[*unit].ranked)
    {
        let name = &campaign.roster.units[unit].name;
        let mut chance = world.chance(&["adjustment", name, &now.id]);
        if world.exemplary.contains(&unit) {
            continue;
        }
        let kinds = campaign.adjustments.iter().filter(|kind| !kind.zeroes);
        let fits = |points: Decimal| points.is_sign_positive() == (world.quality[unit] >= 850);
        let able: Vec<(&str, &str)> = kinds
            .flat_map(|kind| kind.levels.iter().map(move |level| (kind, level)))
            .filter(|(_, (_, points))| fits(*points))
            .map(|(kind, (level, _))| (&*kind.name, &**level))
            .collect();
        let Some((kind, level)) = chance.pick(&able).copied().filter(|_| chance.clone().percent(20)) else {
            continue;
        };
        // A document of a later period is another one, though its words may be those of an earlier one.
        let number = period * campaign.roster.units.len() + unit.0 + 1;
        rows.push(vec![
            Cell::from(name),
            Cell::text(kind),
            Cell::text(level),
            Cell::text(matter(world, (unit, now.span.to), kind, &mut chance)),
            Cell::empty(),
            Cell::text(format!("〔{}〕{number}号", now.span.from.format("%Y"))),
            Cell::from(world.worked_day(now.span, &mut chance)),
            Cell::from(&campaign.head.office),
        ]);
    }
    rows
}

/// What a bonus or deduction is for: an entry of the kind's own list, else of the common one.
fn matter(world: &World<'_>, (unit, day): (UnitId, NaiveDate), kind: &str, chance: &mut Chance) -> String {
    let of = &world.campaign.roster.units[unit];
    let facts = Facts {
        n: unit.0 + 1,
        day,
        unit: of.name.to_string(),
        code: of.code.as_deref().unwrap_or_default().to_owned(),
    };
    let lists = [format!("加减分事项/{kind}"), "加减分事项".into()];
    let said = world.words.say(&lists, chance, &facts);
    said.unwrap_or_else(|| format!("{kind}事项"))
}

/// Votes on the units whose table asks for them in this period.
fn votes(world: &World<'_>, period: usize) -> Vec<Vec<Cell>> {
    let campaign = world.campaign;
    let mut rows = Vec::new();
    for (id, unit) in campaign.roster.units.with_ids() {
        let Some(group) = unit.group.filter(|_| unit.ranked) else {
            continue;
        };
        let table = campaign.groups[group].table_in(world.periods[period]);
        let Some(table) = table.map(|table| &campaign.tables[table]) else {
            continue;
        };
        let lines = table.sections.iter().flat_map(|section| &section.lines);
        let parts = lines.flat_map(|line| &campaign.indicators[line.indicator].parts);
        let asked = parts.filter_map(|part| match &part.what {
            What::Rating(part) => Some(part.rating),
            _ => None,
        });
        let asked: BTreeSet<RatingId> = asked.collect();
        for rating in asked.into_iter().map(|id| &campaign.ratings[id]) {
            let mut chance = world.chance(&["vote", &unit.name, &world.periods[period].id]);
            let groups: Vec<&str> = match rating.raters.is_empty() {
                true => vec![""],
                false => rating.raters.iter().map(|(name, _)| &**name).collect(),
            };
            for group in groups {
                for n in 1..=5 {
                    let vote = vote(world, id, rating, &mut chance);
                    let rater = format!("{}号票", n);
                    let cells = [&*rating.name, &*unit.name, group, &rater, &vote];
                    rows.push(cells.into_iter().map(Cell::text).collect());
                }
            }
        }
    }
    rows
}

fn vote(world: &World<'_>, unit: UnitId, rating: &Rating, chance: &mut Chance) -> String {
    let worse = (1000 - world.quality[unit]) / 200;
    let at = if world.exemplary.contains(&unit) {
        0
    } else {
        chance.below(2) + worse
    };
    let grades = &rating.grades;
    match grades.get(at.min(grades.len().saturating_sub(1))) {
        Some((grade, _)) => grade.to_string(),
        None => {
            let (least, most) = rating.range;
            let percent = Decimal::from(chance.between(80 - worse * 10, 98));
            plain((percent * most / Decimal::ONE_HUNDRED).max(least))
        }
    }
}
