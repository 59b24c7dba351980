//! 审核问题: findings with place, fact, remedy; grouped by cause, each cause capped with a count of the rest.

use crate::book::{Cell, Column, Page, Row, Style, row};
use crate::finding::{Code, Finding, Level};
use crate::outcome::Outcome;
use crate::report::phrase;
use std::collections::BTreeMap;

/// Findings of one cause shown for one unit.
const MOST: usize = 100;

/// The page of findings.
pub(in crate::report) fn page(outcome: &Outcome, findings: &[Finding]) -> Page {
    Page::new("审核问题")
        .title(phrase::title(outcome, "台账审核问题"))
        .meta(
            "错误：这一行或这一格不能计数；提醒：可以计数，请改正；说明：不必改",
            phrase::as_of(outcome),
        )
        .headings(["单位", "级别", "代码", "问题类型", "文件", "位置", "台账", "列"])
        .column(Column::new("问题").width(44))
        .column(Column::new("怎样改").width(44))
        .column(Column::new("条款"))
        .rows(grouped(findings))
        .or_say("没有发现问题")
        .freeze_columns(1)
        .filtered()
}

/// Unit, level, kind, ledger: what makes findings one cause on the page.
type Cause<'a> = (Option<&'a str>, Level, Code, Option<&'a str>);

fn grouped(findings: &[Finding]) -> Vec<Row> {
    let mut causes: BTreeMap<Cause<'_>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let cause = (
            finding.unit.as_deref(),
            finding.level,
            finding.code(),
            finding.ledger.as_deref(),
        );
        causes.entry(cause).or_default().push(finding);
    }
    causes
        .into_values()
        .flat_map(|found| cause_rows(&found))
        .collect()
}

fn cause_rows(found: &[&Finding]) -> Vec<Row> {
    let mut rows: Vec<Row> = found.iter().take(MOST).map(|finding| line(finding)).collect();
    if found.len() > MOST {
        let rest = format!("同类问题还有{}处，未逐一列出", found.len() - MOST);
        rows.push(row![found[0].unit.as_ref(), Cell::text(rest).across(Cell::WIDE)].style(Style::Muted));
    }
    rows
}

fn line(finding: &Finding) -> Row {
    let style = match finding.level {
        Level::Error => Style::Bad,
        Level::Warning => Style::Normal,
        Level::Note => Style::Muted,
    };
    row![
        finding.unit.as_ref(),
        Cell::text(finding.level.word()).style(style),
        finding.code().name(),
        finding.code().title(),
        finding.place.file.as_ref(),
        phrase::within_file(&finding.place),
        finding.ledger.as_ref(),
        finding.column.as_ref(),
        with_others(finding),
        finding.remedy(),
        finding.clause.as_ref(),
    ]
}

fn with_others(finding: &Finding) -> String {
    let others: Vec<String> = finding.also.iter().map(ToString::to_string).collect();
    if others.is_empty() {
        finding.message()
    } else {
        format!("{}（另见{}）", finding.message(), others.join("、"))
    }
}
