//! 扣分明细: one row per amount taken off, with clause and cell. The slips carry the same rows.

use crate::book::{Cell, Column, Page, Row, row};
use crate::evidence::Evidence;
use crate::outcome::{LineResult, Outcome, UnitResult};
use crate::report::phrase;
use rust_decimal::Decimal;

/// The page for some units, with the cells that may be shown.
pub(in crate::report) fn page<'a>(
    outcome: &Outcome,
    units: impl IntoIterator<Item = &'a UnitResult>,
    shown: impl Fn(&Evidence) -> bool,
) -> Page {
    let shown = &shown;
    Page::new("扣分明细")
        .title(phrase::title(outcome, "扣分明细表"))
        .meta("每一笔扣分的指标、算法、条款和出处", phrase::as_of(outcome))
        .headings(["单位", "编号", "指标", "扣分"])
        .column(Column::new("原因").width(50))
        .column(Column::new("条款").width(30))
        .column(Column::new("出处（文件｜表｜单元格）").width(56))
        .rows(
            units
                .into_iter()
                .flat_map(|unit| unit.lines.iter().flat_map(move |line| rows(unit, line, shown))),
        )
        .or_say("没有扣分")
        .freeze_columns(1)
        .filtered()
}

fn rows<'a>(
    unit: &'a UnitResult,
    line: &'a LineResult,
    shown: &'a impl Fn(&Evidence) -> bool,
) -> impl Iterator<Item = Row> + 'a {
    line.deductions
        .iter()
        .filter(|deduction| deduction.amount > Decimal::ZERO)
        .map(move |deduction| {
            row![
                &unit.unit,
                &line.number,
                &line.indicator,
                Cell::mark(deduction.amount),
                deduction.reason(),
                &deduction.clause,
                phrase::sources(deduction.evidence.iter().filter(|cell| shown(cell))),
            ]
        })
}
