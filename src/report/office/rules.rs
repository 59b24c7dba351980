//! 计分规则: the rules as they were applied.

use crate::book::{Column, Page, row};
use crate::outcome::Outcome;
use crate::report::{phrase, words};

/// The page of the rules that were applied, with what changed in them since the period before at its head.
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
        .rows(words::rules_since(outcome).map(|since| row!["与上期比", since, ""]))
        .rows(
            words::rule_changes(outcome)
                .map(|(heading, change)| row![format!("改动：{heading}"), change, ""]),
        )
        .rows(
            outcome
                .rules
                .iter()
                .map(|rule| row![&rule.heading, &rule.text, &rule.clause]),
        )
}

#[cfg(test)]
mod tests {
    use crate::history::{RuleChange, RulesSince};
    use crate::report::fixture;

    #[test]
    fn what_changed_stands_at_its_head() {
        let mut outcome = fixture::outcome();
        outcome.period.previous = Some("上一季度".into());
        outcome.rules_since = Some(RulesSince::Changed(vec![RuleChange {
            heading: "红榜".into(),
            before: None,
            now: Some("甲类：前3名".into()),
        }]));
        let page = super::page(&outcome);
        let cells = page
            .body
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.value.plain()));
        let cells: Vec<String> = cells.map(|cells| cells.collect::<Vec<_>>().join("|")).collect();
        assert_eq!(
            cells,
            [
                "与上期比|上一季度封存以后规则改了1处|",
                "改动：红榜|新增：甲类：前3名|"
            ]
        );
    }
}
