//! 不超过起止天数: who was away from the 3rd to the 5th was away for three days at most.

use super::flaw::Flaw;
use super::{Context, named};
use crate::calendar::Span;
use crate::campaign::model::CheckKind;
use crate::finding::Kind;
use crate::rows::{day, number};
use rust_decimal::Decimal;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, check) in named(context) {
        let CheckKind::WithinSpan { from, to } = check.kind else {
            continue;
        };
        let column = context.campaign.ledgers[id].columns[check.column]
            .name
            .to_string();
        for (at, record) in context.records.of(id).iter().enumerate() {
            let days = || Span::new(day(record.value(from))?, day(record.value(to))?);
            let (Some(span), Some(stated)) = (days(), number(record.value(check.column))) else {
                continue;
            };
            if stated > Decimal::from(span.len()) {
                let kind = Kind::MoreThanItsDays {
                    column: column.clone(),
                    value: stated.normalize().to_string(),
                    span: format!("{}至{}", span.from, span.to),
                    days: span.len().to_string(),
                };
                let flaw = Flaw::new(id, at, Some(check.column), kind).citing(check.clause);
                flaws.push(flaw.quoting(id, from).quoting(id, to));
            }
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{Check, ClauseId, ColumnId, ColumnKind};
    use crate::check::flaws_of;
    use crate::rows::sample;

    #[test]
    fn days_are_held_against_their_dates() {
        let mut campaign = sample::campaign();
        let columns = [
            ("开始", ColumnKind::Date),
            ("结束", ColumnKind::Date),
            ("天数", ColumnKind::Decimal),
        ];
        let mut ledger = sample::ledger("调研", &columns);
        ledger.key.clear();
        ledger.checks.push(Check {
            clause: ClauseId(0),
            column: ColumnId(2),
            kind: CheckKind::WithinSpan {
                from: ColumnId(0),
                to: ColumnId(1),
            },
        });
        campaign.ledgers.push(ledger);
        let text = "甲|04-10|04-12|3\n甲|04-13|04-13|200\n甲|04-14|04-14|0.5\n甲|!x|04-14|9";
        let records = sample::all(&campaign, &[text]);
        assert_eq!(flaws_of(&campaign, &records, check), [(6, "天数多于起止")]);
    }
}
