//! 封存后更正: what later decisions would have changed in sealed periods.

use crate::book::{Cell, Column, Page, Row, row};
use crate::campaign::model::UnitId;
use crate::number::plain;
use crate::outcome::{CorrectedLine, Correction, Outcome};
use crate::report::{phrase, words};

/// The page; lines of one unit only, or of all.
pub(in crate::report) fn page(outcome: &Outcome, unit: Option<UnitId>) -> Page {
    let rows = outcome
        .corrections
        .iter()
        .flat_map(|correction| rows(correction, unit));
    Page::new("封存后更正")
        .title(phrase::title(outcome, "封存后更正"))
        .meta(
            "封存的结果不改动；这里列出按后来的认定应有的得分",
            phrase::as_of(outcome),
        )
        .column(Column::new("期").width(18))
        .column(Column::new("后来的决定").width(60))
        .headings([
            "单位",
            "编号",
            "指标",
            "分值",
            "封存得分",
            "更正后",
            "封存总分",
            "更正后总分",
        ])
        .rows(rows.collect::<Vec<Row>>())
        .or_say("没有针对已封存各期的认定")
}

fn rows(correction: &Correction, unit: Option<UnitId>) -> Vec<Row> {
    let words = decisions(correction);
    let told = correction
        .lines
        .iter()
        .filter(|line| unit.is_none_or(|unit| line.unit_id == unit));
    let mut rows: Vec<Row> = told.map(|line| one(correction, &words, line)).collect();
    if rows.is_empty() && unit.is_none() {
        let why = words::without_lines(correction);
        rows.push(row![
            &correction.period,
            &words,
            Cell::text(why).across(Cell::WIDE)
        ]);
    }
    rows
}

/// `2022-05-12 容错成立：…`, one a line.
pub(in crate::report) fn decisions(correction: &Correction) -> String {
    let words = correction.decisions.iter().map(|decision| match decision.date {
        Some(date) => format!("{date} {}", decision.words()),
        None => decision.words(),
    });
    words.collect::<Vec<_>>().join("\n")
}

fn one(correction: &Correction, words: &str, line: &CorrectedLine) -> Row {
    let mark = |mark: Option<rust_decimal::Decimal>| mark.map_or_else(|| Cell::text("不涉及"), Cell::mark);
    row![
        &correction.period,
        words,
        &line.unit,
        &line.number,
        &line.indicator,
        plain(line.points),
        mark(line.before),
        mark(line.after),
        Cell::mark(line.total_before),
        Cell::mark(line.total_after),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use rust_decimal::Decimal;

    /// Two units of the same printed name.
    const FIRST: UnitId = UnitId(0);
    const SECOND: UnitId = UnitId(1);

    fn correction(unit: Option<UnitId>) -> Correction {
        let line = |unit: UnitId| CorrectedLine {
            unit: "甲股".into(),
            unit_id: unit,
            number: "1.1".into(),
            indicator: "按期率".into(),
            points: Decimal::TEN,
            before: Some(Decimal::ONE),
            after: None,
            total_before: Decimal::from(80),
            total_after: Decimal::from(90),
        };
        Correction {
            id: "2022Q1".into(),
            period: "2022年第一季度".into(),
            decisions: Vec::new(),
            lines: unit.map(line).into_iter().collect(),
            inputs_changed: false,
        }
    }

    /// Whether a line is told, and whether it is told that nothing changed.
    fn told(correction: Correction, unit: Option<UnitId>) -> (bool, bool) {
        let mut outcome = fixture::outcome();
        outcome.corrections = vec![correction];
        let text = page(&outcome, unit).plain();
        (text.contains("按期率"), text.contains("得分没有变化"))
    }

    #[test]
    fn only_the_office_is_told_that_a_decision_changed_nothing() {
        assert_eq!(told(correction(None), None), (false, true));
        assert_eq!(told(correction(None), Some(FIRST)), (false, false));
        assert_eq!(told(correction(Some(SECOND)), Some(FIRST)), (false, false));
    }

    #[test]
    fn a_corrected_line_is_told_to_the_office_and_its_unit() {
        assert_eq!(told(correction(Some(SECOND)), None), (true, false));
        assert_eq!(told(correction(Some(SECOND)), Some(SECOND)), (true, false));
    }
}
