//! 拟责令整改.

use crate::book::{Column, Page, row};
use crate::outcome::Outcome;
use crate::report::phrase;

/// The page of orders to rectify.
pub(super) fn page(outcome: &Outcome) -> Page {
    let rows = outcome.orders.iter().map(|order| {
        row![
            &order.unit,
            &order.order,
            order.reasons().join("\n"),
            format!("自通知之日起{}", order.term()),
            &order.clause,
            phrase::sources(&order.evidence),
        ]
    });
    Page::new("拟责令整改")
        .title(phrase::title(outcome, "拟责令限期整改"))
        .meta("由办公室核定后发出", phrase::as_of(outcome))
        .headings(["单位", "通知"])
        .column(Column::new("原因").width(50))
        .headings(["期限", "依据"])
        .column(Column::new("出处").width(50))
        .rows(rows)
        .or_say("没有需要责令整改的单位")
        .filtered()
}
