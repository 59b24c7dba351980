//! 计分规则: the rules as they were applied.

use crate::book::{Column, Page, row};
use crate::outcome::Outcome;
use crate::report::phrase;

/// The page of the rules that were applied.
pub(super) fn page(outcome: &Outcome) -> Page {
    Page::new("计分规则")
        .title(phrase::title(outcome, "计分规则（本期实际执行）"))
        .meta(
            outcome.campaign.basis.as_deref().unwrap_or_default(),
            phrase::as_of(outcome),
        )
        .column(Column::new("事项").width(24))
        .column(Column::new("规则").width(80))
        .column(Column::new("条款").width(40))
        .rows(
            outcome
                .rules
                .iter()
                .map(|rule| row![&rule.heading, &rule.text, &rule.clause]),
        )
}
