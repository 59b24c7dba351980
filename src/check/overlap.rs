//! 区间不重叠: two spans of days of one person have no day in common.

use super::flaw::Flaw;
use super::same_day::{people, quoting_person};
use super::{Context, duplicates, named};
use crate::calendar::Span;
use crate::campaign::model::{Check, CheckKind, ColumnId, LedgerId, PersonId};
use crate::finding::Kind;
use crate::record::Record;
use crate::rows::day;
use std::collections::BTreeMap;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let of = |(id, check): (LedgerId, &Check)| match check.kind {
        CheckKind::NoOverlap(end) => overlaps(context, id, check, end),
        _ => Vec::new(),
    };
    named(context).flat_map(of).collect()
}

fn overlaps(context: &Context<'_>, id: LedgerId, check: &Check, end: ColumnId) -> Vec<Flaw> {
    let mut seen: BTreeMap<PersonId, Vec<(Span, &Record)>> = BTreeMap::new();
    let mut flaws = Vec::new();
    let repeats = duplicates::repeats(context, id);
    let rows = context.records.of(id).iter().enumerate();
    for (at, record) in rows.filter(|(at, _)| !repeats.contains_key(at)) {
        let Some(span) = span(record, check.column, end) else {
            continue;
        };
        for person in people(context, record) {
            let before = seen.entry(person).or_default();
            if let Some((other, first)) = before.iter().find(|(other, _)| other.overlap(&span).is_some()) {
                let kind = Kind::SpansOverlap {
                    person: context.campaign.roster.people[person].name.to_string(),
                    span: words(span),
                    other: words(*other),
                };
                let flaw = Flaw::new(id, at, Some(check.column), kind).citing(check.clause);
                let flaw = flaw.see_also(first.cell(check.column)).quoting(id, end);
                flaws.push(quoting_person(context, flaw));
            }
            before.push((span, record));
        }
    }
    flaws
}

fn span(record: &Record, from: ColumnId, to: ColumnId) -> Option<Span> {
    let from = day(record.value(from))?;
    Span::new(from, day(record.value(to)).unwrap_or(from))
}

fn words(span: Span) -> String {
    format!("{}至{}", span.from, span.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{ClauseId, ColumnKind};
    use crate::check::flaws_of;
    use crate::rows::sample;

    #[test]
    fn one_person_is_in_one_place() {
        let mut campaign = sample::campaign();
        let columns = [
            ("姓名", ColumnKind::People),
            ("开始", ColumnKind::Date),
            ("结束", ColumnKind::Date),
        ];
        let mut ledger = sample::ledger("调研", &columns);
        ledger.key.clear();
        ledger.person = Some(sample::own(LedgerId(0), 0));
        ledger.checks.push(Check {
            clause: ClauseId(0),
            column: ColumnId(1),
            kind: CheckKind::NoOverlap(ColumnId(2)),
        });
        campaign.ledgers.push(ledger);
        let text = "甲|赵|04-10|04-12\n甲|赵|04-13|04-14\n甲|赵|04-12|04-12\n乙|钱|04-10|04-12";
        let records = sample::all(&campaign, &[text]);
        assert_eq!(flaws_of(&campaign, &records, check), [(7, "时间重叠")]);
    }
}
