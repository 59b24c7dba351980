//! What units send: workbooks with one ledger or all of them, in folders or not.

use super::chance::Chance;
use super::layout::{Layout, lay_out};
use super::sheet::Sheet;
use super::world::World;
use crate::book::{Book, Cell};
use crate::campaign::model::{LedgerId, UnitId};
use crate::file_name::stem;
use crate::submission::{STAMP, ledgers_due};
use crate::template::{instructions, title};
use chrono::NaiveDate;

/// A file of a unit before it is written.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    /// Path below the inbox of its period.
    pub path: String,
    pub unit: UnitId,
    pub sheets: Vec<Sheet>,
    /// Whether it carries the stamp of the template.
    pub stamped: bool,
}

impl Sent {
    pub(super) fn book(&self, world: &World<'_>, period: usize) -> Book {
        let name = &world.campaign.roster.units[self.unit].name;
        let mut book = Book::new(format!("{name}台账")).dated(world.periods[period].as_of);
        if self.stamped {
            book = book.property(STAMP, &**name);
        }
        for sheet in &self.sheets {
            book.push(sheet.page());
        }
        book
    }
}

/// Everything a unit sends for a period. How it likes its files is the same in every period.
pub(super) fn of_unit(world: &World<'_>, unit: UnitId, period: usize, filled: NaiveDate) -> Vec<Sent> {
    let campaign = world.campaign;
    let now = world.periods[period];
    let name = &campaign.roster.units[unit].name;
    let mut taste = world.chance(&["taste", name]);
    let layout = Layout::ALL[(unit.0 + taste.below(2)) % Layout::ALL.len()];
    let many_files = taste.percent(30);
    let called = stem(name);
    let folder = if many_files || taste.percent(20) {
        format!("{called}/")
    } else {
        String::new()
    };
    let mut chance = world.chance(&["layout", name, &now.id]);
    let mut files: Vec<Sent> = Vec::new();
    let stamped = layout == Layout::Template;
    for ledger in ledgers_due(campaign, unit, now) {
        let sheets = sheets(world, (ledger, unit, period), layout, filled, &mut chance);
        if many_files || files.is_empty() {
            let what = if many_files {
                stem(&campaign.ledgers[ledger].name)
            } else {
                "台账".into()
            };
            let path = format!("{folder}{called}{what}（{}）.xlsx", stem(&now.title));
            files.push(Sent {
                path,
                unit,
                sheets,
                stamped,
            });
        } else if let Some(file) = files.last_mut() {
            file.sheets.extend(sheets);
        }
    }
    files
}

fn sheets(
    world: &World<'_>,
    (ledger, unit, period): (LedgerId, UnitId, usize),
    layout: Layout,
    filled: NaiveDate,
    chance: &mut Chance,
) -> Vec<Sheet> {
    let campaign = world.campaign;
    let written = &campaign.ledgers[ledger];
    let rows = world.shown(ledger, Some(unit), period);
    let mut sheet = Sheet::new(campaign, ledger, unit, &rows);
    sheet.title = title(campaign, &written.name, world.periods[period]);
    let dotted = layout == Layout::TwoRows;
    let day = if dotted {
        filled.format("%Y.%-m.%-d")
    } else {
        filled.format("%Y年%-m月%-d日")
    };
    let name = &campaign.roster.units[unit].name;
    let label = if dotted {
        "填报单位（盖章）"
    } else {
        "填报单位"
    };
    sheet.meta = vec![
        (label.into(), name.to_string()),
        ("填报时间".into(), day.to_string()),
    ];
    sheet.below = match layout {
        Layout::Template => vec![instructions(campaign, written)],
        Layout::Months => Vec::new(),
        _ => vec![signatures(world, unit, chance)],
    };
    if rows.is_empty() {
        let mut cells = vec![Cell::empty(); sheet.heads.len()];
        cells[1] = Cell::text("无");
        sheet.lines.push(super::sheet::Line::Plain(cells));
        return vec![sheet];
    }
    lay_out(campaign, sheet, layout, chance)
}

fn signatures(world: &World<'_>, unit: UnitId, chance: &mut Chance) -> String {
    let people: Vec<&str> = world
        .campaign
        .roster
        .people
        .iter()
        .filter(|person| person.unit == unit)
        .map(|person| &*person.name)
        .collect();
    let one = |chance: &mut Chance| chance.pick(&people).copied().unwrap_or_default().to_owned();
    let (filled, checked) = (one(chance), one(chance));
    format!(
        "填表人：{filled}    审核人：{checked}    主要负责人（签字）：      联系电话：0000-{:07}",
        chance.below(10_000_000)
    )
}
