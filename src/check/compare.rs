//! Columns that must not be below (before) or above (after) another one, of the row, its register or a row it names.

use super::Context;
use super::flaw::Flaw;
use crate::campaign::model::{Column, ColumnId, FieldRef};
use crate::finding::Kind;
use crate::record::{Record, words};
use crate::value::{Due, Value};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::cmp::Ordering;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        for (column, definition) in ledger.columns.with_ids() {
            let sides = [
                (definition.not_below, Ordering::Less),
                (definition.not_above, Ordering::Greater),
            ];
            for (other, wrong) in sides {
                let Some(other) = other else { continue };
                for (at, record) in context.records.of(id).iter().enumerate() {
                    let place = Cell {
                        record,
                        column,
                        definition,
                    };
                    flaws.extend(compare(context, &place, other, wrong).map(|(kind, also)| {
                        Flaw::new(id, at, Some(column), kind)
                            .see_also(also)
                            .quoting(other.ledger, other.column)
                    }));
                }
            }
        }
    }
    flaws
}

struct Cell<'a> {
    record: &'a Record,
    column: ColumnId,
    definition: &'a Column,
}

fn compare<'a>(
    context: &Context<'a>,
    cell: &Cell<'a>,
    other: FieldRef,
    wrong: Ordering,
) -> Option<(Kind, crate::finding::Place)> {
    let row = context.rows.row(cell.record);
    let own = cell.record.value(cell.column);
    let (record, column) = context.rows.field(row, other)?;
    let found = order(own, record.value(column))?;
    if found != wrong {
        return None;
    }
    let that = &context.campaign.ledgers[other.ledger].columns[other.column];
    let value = words(context.campaign, cell.definition, own);
    let limit = words(context.campaign, that, record.value(column));
    let (this, that) = (cell.definition.name.to_string(), that.name.to_string());
    let is_time = !matches!(own, Value::Number(_));
    let kind = match (is_time, wrong) {
        (true, Ordering::Less) => Kind::TooEarly {
            column: this,
            value,
            other: that,
            limit,
        },
        (true, _) => Kind::TooLate {
            column: this,
            value,
            other: that,
            limit,
        },
        (false, Ordering::Less) => Kind::TooSmall {
            column: this,
            value,
            other: that,
            limit,
        },
        (false, _) => Kind::TooGreat {
            column: this,
            value,
            other: that,
            limit,
        },
    };
    Some((kind, record.cell(column)))
}

/// Numbers with numbers, days with days. A span begins with its first day and ends with its last.
fn order(own: &Value, other: &Value) -> Option<Ordering> {
    if let (Some(own), Some(other)) = (number(own), number(other)) {
        return Some(own.cmp(&other));
    }
    let ((from, to), (other_from, other_to)) = (days(own)?, days(other)?);
    Some(if to < other_from {
        Ordering::Less
    } else if from > other_to {
        Ordering::Greater
    } else {
        Ordering::Equal
    })
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn days(value: &Value) -> Option<(NaiveDate, NaiveDate)> {
    match value {
        Value::Date(day) | Value::Due(Due::On(day)) => Some((*day, *day)),
        Value::Due(Due::Between(from, to)) => Some((*from, *to)),
        Value::Month(first) => {
            let month = crate::calendar::Span::month_of(*first);
            Some((month.from, month.to))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{ColumnKind, LedgerId};
    use crate::check::flaws_of;
    use crate::rows::sample;

    #[test]
    fn days_and_numbers_are_compared_with_their_neighbours() {
        let mut campaign = sample::campaign();
        let columns = [
            ("编号", ColumnKind::Text),
            ("交办", ColumnKind::Date),
            ("办结", ColumnKind::Date),
            ("应到", ColumnKind::Integer),
            ("实到", ColumnKind::Integer),
        ];
        let mut ledger = sample::ledger("台账", &columns);
        ledger.columns[ColumnId(2)].not_below = Some(sample::own(LedgerId(0), 1));
        ledger.columns[ColumnId(4)].not_above = Some(sample::own(LedgerId(0), 3));
        campaign.ledgers.push(ledger);
        let text = "甲|1|04-10|04-09|5|5\n甲|2|04-10|04-10|5|6\n甲|3|!x|04-09||6";
        let records = sample::all(&campaign, &[text]);
        assert_eq!(
            flaws_of(&campaign, &records, check),
            [(5, "时间前后颠倒"), (6, "数量超过上限列")]
        );
    }

    #[test]
    fn a_month_is_before_a_day_only_when_it_has_ended() {
        let month = Value::Month("2022-06-01".parse().expect("a day"));
        let day = |text: &str| Value::Date(text.parse().expect("a day"));
        assert_eq!(order(&month, &day("2022-06-15")), Some(Ordering::Equal));
        assert_eq!(order(&month, &day("2022-07-01")), Some(Ordering::Less));
    }
}
