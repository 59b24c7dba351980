//! The ranking of each group with its lists.

use super::{RULED, WIDTH};
use crate::number::plain;
use crate::outcome::{GroupResult, Outcome, UnitResult};
use crate::trend::Delta;
use crate::verdict::{Board, Rated};
use comfy_table::{CellAlignment, ContentArrangement, Table};
use rust_decimal::Decimal;
use std::fmt::Write;

pub(super) fn text(outcome: &Outcome) -> String {
    outcome
        .groups
        .iter()
        .map(|group| group_text(outcome, group))
        .collect()
}

fn group_text(outcome: &Outcome, group: &GroupResult) -> String {
    let state = if group.provisional.is_empty() {
        ""
    } else {
        "（暂定）"
    };
    let mut text = format!("{}排名{state}：{}个单位\n", group.name, group.ranking.len());
    if !group.ranking.is_empty() {
        text += &table(outcome, group);
        text += "\n";
    }
    for reason in group.provisional_words(outcome) {
        let _ = writeln!(text, "  暂定：{reason}。");
    }
    for note in group.notes(outcome) {
        let _ = writeln!(text, "  说明：{note}。");
    }
    if !group.progress.is_empty() {
        let names: Vec<&str> = group
            .progress
            .iter()
            .map(|unit| &*outcome.units[*unit].unit)
            .collect();
        let _ = writeln!(text, "  进步奖：{}", names.join("、"));
    }
    text + "\n"
}

fn table(outcome: &Outcome, group: &GroupResult) -> String {
    let mut table = Table::new();
    table
        .load_style(RULED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header([
            "名次",
            "单位",
            "基本分",
            "加分",
            "减分",
            "总分",
            "纵向",
            "横向",
            "榜",
        ]);
    for unit in &group.ranking {
        table.add_row(row(&outcome.units[*unit]));
    }
    // A name of ten characters stays on one line of eighty columns.
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, u16::from(at < 7)));
    }
    for column in [0, 2, 3, 4, 5, 6, 7] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

fn row(unit: &UnitResult) -> [String; 9] {
    let rated = match unit.rated {
        Rated::Missing => "（缺报）",
        Rated::NotAssessed => "（未评定）",
        Rated::Scored | Rated::NotRanked => "",
    };
    let delta = match unit.change.delta {
        Some(Delta::Total(delta)) => format!("{delta:+.2}"),
        Some(Delta::Rate(delta)) => format!("{delta:+.2}（率）"),
        None => String::new(),
    };
    [
        unit.place.map_or_else(String::new, |place| place.to_string()),
        format!("{}{rated}", unit.unit),
        format!("{:.2}", unit.figures.scaled),
        unless_zero(unit.figures.bonus),
        unless_zero(unit.figures.deduction),
        format!("{:.2}", unit.figures.total),
        delta,
        unit.change
            .delta_place
            .map_or_else(String::new, |delta| format!("{delta:+}")),
        board(unit),
    ]
}

fn unless_zero(amount: Decimal) -> String {
    if amount.is_zero() {
        String::new()
    } else {
        plain(amount)
    }
}

fn board(unit: &UnitResult) -> String {
    let (name, run) = match unit.board {
        Some(Board::Red) => ("红榜", unit.change.red_run),
        Some(Board::Black) => ("黑榜", unit.change.black_run),
        None => return String::new(),
    };
    if run > 1 {
        format!("{name}，连{run}期")
    } else {
        name.into()
    }
}
