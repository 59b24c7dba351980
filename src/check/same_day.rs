//! 同日合计不超过: what one person did on one day adds up to no more than so much, whoever reported it.

use super::flaw::Flaw;
use super::{Context, duplicates, named};
use crate::campaign::model::{Check, CheckKind, LedgerId, Life, PersonId};
use crate::finding::Kind;
use crate::record::Record;
use crate::rows::number;
use crate::value::Value;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let of = |(id, check): (LedgerId, &Check)| match check.kind {
        CheckKind::SameDayAtMost(limit) => days(context, id, check, limit),
        _ => Vec::new(),
    };
    named(context).flat_map(of).collect()
}

/// The flaw stands at the row with which the sum of a day exceeds the limit; earlier rows of that day are shown with
/// it.
fn days(context: &Context<'_>, id: LedgerId, check: &Check, limit: Decimal) -> Vec<Flaw> {
    let mut sums: BTreeMap<(PersonId, NaiveDate), (Decimal, Vec<&Record>)> = BTreeMap::new();
    let mut flaws = Vec::new();
    let repeats = duplicates::repeats(context, id);
    let rows = context.records.of(id).iter().enumerate();
    // A row that is there twice is told as that, and is no second time of day.
    for (at, record) in rows.filter(|(at, _)| !repeats.contains_key(at)) {
        let (Some(day), Some(amount)) = (day(context, record), number(record.value(check.column))) else {
            continue;
        };
        for person in people(context, record) {
            let (sum, before) = sums.entry((person, day)).or_default();
            let over = *sum + amount > limit && !before.is_empty();
            if over {
                let kind = Kind::TooMuchOnADay {
                    person: context.campaign.roster.people[person].name.to_string(),
                    day: day.to_string(),
                    sum: (*sum + amount).normalize().to_string(),
                    limit: limit.normalize().to_string(),
                };
                let flaw = Flaw::new(id, at, Some(check.column), kind).citing(check.clause);
                let flaw = quoting_person(context, quoting_day(context, flaw));
                flaws.push(
                    before
                        .iter()
                        .fold(flaw, |flaw, other| flaw.see_also(other.cell(check.column))),
                );
            } else {
                *sum += amount;
            }
            before.push(record);
        }
    }
    flaws
}

fn day(context: &Context<'_>, record: &Record) -> Option<NaiveDate> {
    let Life::Event { date } = context.campaign.ledgers[record.ledger].life else {
        return None;
    };
    match record.value(date) {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

/// A flaw that names the day of its row.
fn quoting_day(context: &Context<'_>, flaw: Flaw) -> Flaw {
    match context.campaign.ledgers[flaw.ledger].life {
        Life::Event { date } => {
            let ledger = flaw.ledger;
            flaw.quoting(ledger, date)
        }
        Life::Item { .. } | Life::State => flaw,
    }
}

/// A flaw that names a person of its row.
pub(super) fn quoting_person(context: &Context<'_>, flaw: Flaw) -> Flaw {
    match context.campaign.ledgers[flaw.ledger].person {
        Some(field) => flaw.quoting(field.ledger, field.column),
        None => flaw,
    }
}

/// The people a row is about.
pub(super) fn people<'a>(context: &Context<'a>, record: &'a Record) -> Vec<PersonId> {
    let Some(field) = context.campaign.ledgers[record.ledger].person else {
        return Vec::new();
    };
    match context.rows.value(context.rows.row(record), field) {
        Value::People(people) => people.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{ClauseId, ColumnId, ColumnKind};
    use crate::check::flaws_of;
    use crate::rows::sample;

    #[test]
    fn a_row_that_is_there_twice_is_no_second_time_of_day() {
        let mut campaign = sample::campaign();
        let columns = [
            ("姓名", ColumnKind::People),
            ("日期", ColumnKind::Date),
            ("天数", ColumnKind::Decimal),
        ];
        let mut ledger = sample::ledger("学习", &columns);
        ledger.key.clear();
        ledger.life = Life::Event { date: ColumnId(1) };
        ledger.person = Some(sample::own(LedgerId(0), 0));
        ledger.checks.push(Check {
            clause: ClauseId(0),
            column: ColumnId(2),
            kind: CheckKind::SameDayAtMost(Decimal::ONE),
        });
        campaign.ledgers.push(ledger);
        let rows = "甲|赵|04-08|1\n甲|赵|04-08|1\n甲|钱|04-08|0.5\n甲|钱|04-08|1";
        let records = sample::all(&campaign, &[rows]);
        assert_eq!(flaws_of(&campaign, &records, check), [(8, "同一天合计过多")]);
        assert_eq!(
            flaws_of(&campaign, &records, duplicates::check),
            [(6, "整行重复")]
        );
    }

    #[test]
    fn two_halves_are_a_day_and_three_are_too_much() {
        let mut campaign = sample::campaign();
        let columns = [
            ("姓名", ColumnKind::People),
            ("日期", ColumnKind::Date),
            ("天数", ColumnKind::Decimal),
            ("内容", ColumnKind::Text),
        ];
        let mut ledger = sample::ledger("学习", &columns);
        ledger.key.clear();
        ledger.life = Life::Event { date: ColumnId(1) };
        ledger.person = Some(sample::own(LedgerId(0), 0));
        let kind = CheckKind::SameDayAtMost(Decimal::ONE);
        ledger.checks.push(Check {
            clause: ClauseId(0),
            column: ColumnId(2),
            kind,
        });
        campaign.ledgers.push(ledger);
        let text = "甲|赵|04-10|0.5|上午\n甲|赵|04-10|0.5|下午\n乙|赵|04-10|0.5\n甲|赵|04-11|1";
        let records = sample::all(&campaign, &[text]);
        assert_eq!(flaws_of(&campaign, &records, check), [(7, "同一天合计过多")]);
    }
}
