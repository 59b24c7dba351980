//! The ways units lay out one and the same ledger.

use super::chance::Chance;
use super::sheet::{Line, Sheet};
use crate::campaign::model::{Campaign, ColumnId, ColumnKind, Life};
use crate::value::Value;
use chrono::Datelike;
use std::collections::BTreeMap;

/// How a unit likes its ledgers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Like the template.
    Template,
    /// Labels in one merged cell, two rows of header.
    TwoRows,
    /// Columns in another order, under their other names, without marks.
    Reordered,
    /// A sheet for each month.
    Months,
}

impl Layout {
    pub(super) const ALL: [Layout; 4] = [
        Layout::Template,
        Layout::TwoRows,
        Layout::Reordered,
        Layout::Months,
    ];
}

/// Group labels of a two-row header.
const TOPS: [&str; 2] = ["基本情况", "落实情况"];

/// Lays a sheet out; one may become several.
pub(super) fn lay_out(
    campaign: &Campaign,
    mut sheet: Sheet,
    layout: Layout,
    chance: &mut Chance,
) -> Vec<Sheet> {
    match layout {
        Layout::Template => {}
        Layout::TwoRows => two_rows(campaign, &mut sheet),
        Layout::Reordered => reordered(campaign, &mut sheet, chance),
        Layout::Months => return months(campaign, &sheet),
    }
    vec![sheet]
}

fn two_rows(campaign: &Campaign, sheet: &mut Sheet) {
    sheet.one_cell = true;
    let columns = &campaign.ledgers[sheet.ledger].columns;
    if columns.len() < 4 {
        return;
    }
    let half = columns.len() / 2;
    for head in &mut sheet.heads {
        let Some(id) = head.column else { continue };
        head.label.clone_from(&columns[id].name.to_string());
        if let Some(unit) = &columns[id].unit {
            head.label = format!("{}（{unit}）", head.label);
        }
        if id.0 > 0 {
            head.top = Some(TOPS[usize::from(id.0 > half)].to_owned());
        }
    }
}

fn reordered(campaign: &Campaign, sheet: &mut Sheet, chance: &mut Chance) {
    let columns = &campaign.ledgers[sheet.ledger].columns;
    for head in &mut sheet.heads {
        let Some(id) = head.column else { continue };
        let unit = columns[id]
            .unit
            .as_ref()
            .map_or_else(String::new, |unit| format!("({unit})"));
        let name = chance.pick(&columns[id].aliases).unwrap_or(&columns[id].name);
        head.label = format!("{name}{unit}");
    }
    let mut order: Vec<usize> = (0..sheet.heads.len()).collect();
    let last = order.len() - 1;
    if last > 4 {
        let (a, b) = (chance.between(2, last - 1), chance.between(2, last - 1));
        order.swap(a, b);
    }
    sheet.reorder(&order);
}

/// Events by month; what has no day stays on one sheet.
fn months(campaign: &Campaign, sheet: &Sheet) -> Vec<Sheet> {
    let Life::Event { date } = campaign.ledgers[sheet.ledger].life else {
        return vec![sheet.clone()];
    };
    if campaign.ledgers[sheet.ledger].columns[date].kind != ColumnKind::Date {
        return vec![sheet.clone()];
    }
    let mut months: BTreeMap<u32, Vec<Line>> = BTreeMap::new();
    for line in &sheet.lines {
        if let Some(month) = month_of(line, date) {
            months.entry(month).or_default().push(line.clone());
        }
    }
    if months.is_empty() {
        return vec![sheet.clone()];
    }
    let of_month = |(month, lines): (u32, Vec<Line>)| Sheet {
        name: format!("{}{month}月", sheet.name),
        lines: numbered(lines),
        ..sheet.clone()
    };
    months.into_iter().map(of_month).collect()
}

fn month_of(line: &Line, date: ColumnId) -> Option<u32> {
    let Line::Data(data) = line else { return None };
    match &data.values[date] {
        Value::Date(day) => Some(day.month()),
        _ => None,
    }
}

fn numbered(mut lines: Vec<Line>) -> Vec<Line> {
    for (at, line) in lines.iter_mut().enumerate() {
        if let Line::Data(data) = line {
            data.cells[0] = Some(crate::book::Cell::serial(at));
        }
    }
    lines
}
