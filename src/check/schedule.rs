//! 慢于序时: what was reached of the year's plan is behind the share of the year that has gone by.

use super::flaw::{Flaw, Weight};
use super::{Context, named};
use crate::calendar::Span;
use crate::campaign::model::CheckKind;
use crate::finding::Kind;
use crate::rows::number;
use rust_decimal::Decimal;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let gone = elapsed(context);
    let mut flaws = Vec::new();
    for (id, check) in named(context) {
        let CheckKind::BehindSchedule { of, limit } = check.kind else {
            continue;
        };
        for (at, record) in context.records.of(id).iter().enumerate() {
            let (Some(reached), Some(plan)) = (number(record.value(check.column)), number(record.value(of)))
            else {
                continue;
            };
            if plan <= Decimal::ZERO {
                continue;
            }
            let share = reached / plan * Decimal::ONE_HUNDRED;
            if gone - share > limit {
                let kind = Kind::BehindSchedule {
                    share: share.round_dp(1).normalize().to_string(),
                    elapsed: gone.round_dp(1).normalize().to_string(),
                    behind: (gone - share).round_dp(1).normalize().to_string(),
                };
                let flaw = Flaw::new(id, at, Some(check.column), kind).citing(check.clause);
                let flaw = flaw.weighing(Weight::Remark).see_also(record.cell(of));
                flaws.push(flaw.quoting(id, of));
            }
        }
    }
    flaws
}

/// Per cent of the calendar year gone by on the day everything is judged by.
fn elapsed(context: &Context<'_>) -> Decimal {
    let day = context.period.as_of;
    let year = Span::year_of(day);
    let gone = Span {
        from: year.from,
        to: day,
    };
    Decimal::from(gone.len()) / Decimal::from(year.len()) * Decimal::ONE_HUNDRED
}
