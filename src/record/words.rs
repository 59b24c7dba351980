//! A value in the one form in which it is printed, sealed and compared.

use crate::calendar::DayUnit;
use crate::campaign::model::{Campaign, Column, ColumnKind};
use crate::value::{Due, Recurrence, Value};
use rust_decimal::Decimal;

/// The value in words; empty for what is missing. What could not be read has no words of its own: the caller
/// shows the cell as it stands.
pub fn words(campaign: &Campaign, column: &Column, value: &Value) -> String {
    match value {
        Value::Missing | Value::Unreadable => String::new(),
        Value::Nil => "无".into(),
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number_words(column, *number),
        Value::Date(day) => day.to_string(),
        Value::Month(day) => day.format("%Y-%m").to_string(),
        Value::Due(due) => due_words(due),
        Value::Bool(yes) => if *yes { "是" } else { "否" }.into(),
        Value::Choice(index) => choice_words(campaign, column, *index),
        Value::People(people) => joined(people.iter().map(|id| campaign.roster.people[*id].name.as_ref())),
        Value::Units(units) => joined(units.iter().map(|id| campaign.roster.units[*id].name.as_ref())),
        Value::Measure(index) => campaign.measures[*index].name.to_string(),
    }
}

fn number_words(column: &Column, number: Decimal) -> String {
    let number = number.normalize();
    match column.kind {
        ColumnKind::Percent => format!("{number}%"),
        _ => number.to_string(),
    }
}

fn choice_words(campaign: &Campaign, column: &Column, index: usize) -> String {
    match column.kind {
        ColumnKind::Choice(list) => campaign.lists[list].values[index].to_string(),
        _ => String::new(),
    }
}

/// A time limit in words.
pub fn due_words(due: &Due) -> String {
    match due {
        Due::On(day) => day.to_string(),
        Due::Between(from, to) => format!("{from}至{to}"),
        Due::Every(again) => recurrence_words(*again),
        Due::Within { n, unit } => format!("{n}个{}内", unit_words(*unit)),
        Due::Standing => "长期坚持".into(),
        Due::Immediate => "立行立改".into(),
        Due::Done => "已完成".into(),
    }
}

fn recurrence_words(again: Recurrence) -> String {
    match again {
        Recurrence::Weekly(day) => {
            let names = ["一", "二", "三", "四", "五", "六", "日"];
            let index = usize::try_from(day).unwrap_or(0).saturating_sub(1);
            format!("每周{}", names.get(index).unwrap_or(&"日"))
        }
        Recurrence::Monthly(31) => "每月底".into(),
        Recurrence::Monthly(day) => format!("每月{day}日前"),
        Recurrence::QuarterEnd => "每季度末".into(),
        Recurrence::HalfYearEnd => "每半年末".into(),
        Recurrence::YearEnd => "每年底".into(),
    }
}

fn unit_words(unit: DayUnit) -> &'static str {
    match unit {
        DayUnit::Natural => "自然日",
        DayUnit::Working => "工作日",
        DayUnit::Month => "月",
    }
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("、")
}
