//! 报送情况: unit × ledger.

use crate::book::{Cell, Column, Page, Row, Style};
use crate::outcome::Outcome;
use crate::report::phrase;
use crate::submission::SubmissionCell;
use crate::submission::SubmissionState;
use std::sync::Arc;

/// The page of submissions: units by ledgers, with the state of each.
pub(super) fn matrix(outcome: &Outcome) -> Page {
    let mut ledgers: Vec<&Arc<str>> = Vec::new();
    for cell in &outcome.submissions {
        if !ledgers.contains(&&cell.ledger) {
            ledgers.push(&cell.ledger);
        }
    }
    let units = outcome.submissions.chunk_by(|one, next| one.unit == next.unit);
    let mut columns = vec![Column::new("单位"), Column::new("迟报"), Column::new("缺报")];
    columns.extend(ledgers.iter().map(|ledger| Column::new(&***ledger).width(9)));
    Page::new("报送情况")
        .title(phrase::title(outcome, "台账报送情况"))
        .meta(
            format!(
                "报送期限：{}{}",
                outcome.period.ledgers_due.format("%Y年%-m月%-d日"),
                crate::report::words::unpublished(outcome.period.provisional),
            ),
            phrase::as_of(outcome),
        )
        .columns(columns)
        .rows(units.map(|own| line(own, &ledgers)))
        .or_say("本期没有应报的台账")
        .freeze_columns(1)
        .note(
            "√ 按时；迟N 迟报N天；缺 缺报；零 零报告；读不出 收到但无法读取；退N 被退回N次；空白 不需报送。",
        )
}

/// The cells of one unit, which stand together.
fn line(own: &[SubmissionCell], ledgers: &[&Arc<str>]) -> Row {
    let count = |state: SubmissionState| own.iter().filter(|cell| cell.state == state).count();
    let mut cells = vec![
        Cell::from(&own[0].unit),
        Cell::from(count(SubmissionState::Late)),
        Cell::from(count(SubmissionState::Missing)),
    ];
    cells.extend(
        ledgers
            .iter()
            .map(|ledger| match own.iter().find(|cell| cell.ledger == **ledger) {
                Some(cell) => mark(cell),
                None => Cell::empty(),
            }),
    );
    Row::from(cells)
}

fn mark(cell: &SubmissionCell) -> Cell {
    let mut text = match cell.state {
        SubmissionState::OnTime => "√".to_owned(),
        SubmissionState::Late => format!("迟{}", cell.days_late),
        SubmissionState::Missing => "缺".to_owned(),
        SubmissionState::Nil => "零".to_owned(),
        SubmissionState::Unreadable => "读不出".to_owned(),
    };
    if cell.returned > 0 {
        text.push_str(&format!(" 退{}", cell.returned));
    }
    let fine = matches!(cell.state, SubmissionState::OnTime | SubmissionState::Nil) && cell.returned == 0;
    Cell::text(text)
        .align(crate::book::Align::Centre)
        .style(if fine { Style::Normal } else { Style::Warn })
}
