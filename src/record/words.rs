//! The one form in which a value is printed, sealed and compared.

use crate::campaign::model::{Campaign, Column, ColumnKind};
use crate::value::Value;
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
        Value::Due(due) => due.to_string(),
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

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("、")
}
