//! A table as a ledger: header, columns, lines around it, rows read and rows left out.

use super::fact::{INDENT, fact};
use super::matched::how;
use crate::campaign::model::{Campaign, Column, LedgerId};
use crate::cli::wrap;
use crate::finding::column_letters;
use crate::register::Fixed;
use crate::submission;
use crate::table::{SkipReason, Table};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Everything about one table, a line for each fact.
pub(super) fn text(campaign: &Campaign, table: &Table) -> String {
    let mut text = String::new();
    let mut fact = |name: &str, words: &str| text.push_str(&fact(name, words));
    fact("台账", &name(campaign, table));
    if !table.title.is_empty() {
        fact("表标题", &table.title);
    }
    let (top, bottom) = table.header;
    fact(
        "表头",
        &if top == bottom {
            format!("第{top}行")
        } else {
            format!("第{top}至{bottom}行")
        },
    );
    for meta in &table.meta {
        let cell = format!("{}{}", column_letters(meta.col), meta.row);
        fact(
            &wrap::short(&meta.label, 9),
            &format!("{}（{cell}）", meta.shown()),
        );
    }
    fact("数据", &rows(table));
    let skipped = skipped(table);
    let skipped = skipped
        .iter()
        .map(|(reason, rows)| format!("{}：第{}行", words(*reason), ranges(rows)));
    let skipped: Vec<String> = skipped.collect();
    if !skipped.is_empty() {
        fact("未当数据", &skipped.join("；"));
    }
    if let Some(nil) = &table.nil {
        fact(
            "零报告",
            &format!("{}{}写明“{}”", column_letters(nil.col), nil.row, nil.text),
        );
    }
    let names = expected(campaign, table);
    for (what, columns) in [("没有的列", missing(&names, table)), ("没读的列", extra(table))] {
        if !columns.is_empty() {
            fact(what, &columns.join("、"));
        }
    }
    text + &columns(campaign, &names, table)
}

/// Columns that were looked for and are not there.
fn missing(names: &[String], table: &Table) -> Vec<String> {
    let all = names.iter().zip(&table.columns).enumerate();
    let missing = all.filter(|(_, (_, found))| found.is_none());
    let word = |(at, (name, _)): (usize, (&String, _))| {
        if table.missing.contains(&at) {
            format!("{name}（必需）")
        } else {
            name.clone()
        }
    };
    missing.map(word).collect()
}

/// Columns that are there and not looked for; 序号 and 备注 stand in every ledger.
fn extra(table: &Table) -> Vec<String> {
    let extra = table.extra.iter().filter(|found| found.word.is_none());
    extra
        .map(|found| format!("{} {}", column_letters(found.col), found.name))
        .collect()
}

/// Printed name of the ledger or register.
pub(super) fn name(campaign: &Campaign, table: &Table) -> String {
    match campaign.ledgers.get(LedgerId(table.spec)) {
        Some(ledger) => ledger.name.to_string(),
        None => format!("{}（办公室登记簿）", fixed(campaign, table).name()),
    }
}

fn fixed(campaign: &Campaign, table: &Table) -> Fixed {
    Fixed::ALL[table.spec - campaign.ledgers.len()]
}

/// Names of the columns that were looked for.
fn expected(campaign: &Campaign, table: &Table) -> Vec<String> {
    match campaign.ledgers.get(LedgerId(table.spec)) {
        Some(ledger) => ledger.columns.iter().map(printed).collect(),
        None => {
            let spec = fixed(campaign, table).spec(table.spec);
            spec.columns
                .iter()
                .map(|column| column.names[0].to_string())
                .collect()
        }
    }
}

fn printed(column: &Column) -> String {
    match &column.unit {
        Some(unit) => format!("{}（{unit}）", column.name),
        None => column.name.to_string(),
    }
}

/// Excel's letter, what the header says word for word, and which column that is where it is called otherwise.
fn columns(campaign: &Campaign, names: &[String], table: &Table) -> String {
    let specs = submission::specs(campaign);
    let spec = &specs[table.spec].columns;
    let all = table.columns.iter().zip(names).zip(spec);
    let mut found: Vec<_> = all
        .filter_map(|((found, name), spec)| Some((found.as_ref()?, name, spec)))
        .collect();
    found.sort_by_key(|(column, ..)| column.col);
    let mut text = format!("{INDENT}读到的列（没有箭头的，列名与方案一致）\n");
    for (column, name, spec) in found {
        let header = match &column.unit {
            Some(unit) if !column.name.contains(&**unit) => format!("{}（{unit}）", column.name),
            _ => column.name.clone(),
        };
        let as_what =
            how(&header, name, &spec.names).map_or_else(String::new, |how| format!(" → {name}（{how}）"));
        let first = format!("{INDENT}  {} ", wrap::padded(&column_letters(column.col), 3));
        let line = wrap::hanging(&format!("{header}{as_what}"), &first, &" ".repeat(15));
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn rows(table: &Table) -> String {
    let (Some(first), Some(last)) = (table.rows.first(), table.rows.last()) else {
        return "没有数据行".into();
    };
    let hidden = table.rows.iter().filter(|row| row.hidden).count();
    let span = match first.row == last.row {
        true => format!("第{}行", first.row),
        false => format!("第{}至{}行", first.row, last.row),
    };
    let mut text = format!("{}行（{span}）", table.rows.len());
    if hidden > 0 {
        let _ = write!(text, "，其中{hidden}行是隐藏的");
    }
    let filled = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .flatten()
        .filter(|cell| cell.filled.is_some())
        .count();
    if filled > 0 {
        let _ = write!(text, "，{filled}格取自合并的单元格或“同上”");
    }
    text
}

fn skipped(table: &Table) -> BTreeMap<SkipReason, Vec<u32>> {
    let mut by_reason: BTreeMap<SkipReason, Vec<u32>> = BTreeMap::new();
    for (row, reason) in &table.skipped {
        by_reason.entry(*reason).or_default().push(*row);
    }
    by_reason
}

fn words(reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::RepeatedHeader => "重复的表头",
        SkipReason::Band => "分类行",
        SkipReason::Total => "合计行",
        SkipReason::Instruction => "填写说明行或列号行",
        SkipReason::Footer => "落款行",
        SkipReason::Note => "注释行",
        SkipReason::Sample => "模板示例",
        SkipReason::Nil => "写明没有的行",
        SkipReason::Preset => "只有序号和下拉默认值的空行",
        SkipReason::NumberOnly => "只有序号的空行",
        SkipReason::Title => "再次出现的标题",
        SkipReason::Part => "上一行的“其中”项",
        SkipReason::AboveHeader => "表头上方像数据的行",
        SkipReason::OtherTable => "另一张表的行",
    }
}

/// `5、7至12`.
fn ranges(rows: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let run = |(from, to): &(u32, u32)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}至{to}")
        }
    };
    runs.iter().map(run).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_a_row_are_one_range() {
        assert_eq!(ranges(&[5, 7, 8, 9, 12]), "5、7至9、12");
    }
}
