//! 靠自报的得分: the points of each line that hang on what nobody tells but the unit, and their sum for each unit.

use crate::book::{Align, Cell, Column, Page, Row, row};
use crate::outcome::{LineResult, Outcome, UnitResult};
use crate::report::{phrase, words};
use rust_decimal::Decimal;

/// The page: units with most such points first, under the sum of each its lines, again with most first.
pub(super) fn page(outcome: &Outcome) -> Page {
    let mut units: Vec<&UnitResult> = outcome.units.iter().collect();
    units.retain(|unit| !unit.figures.self_reported.is_zero());
    // Equal ones stay in the order of the roster.
    units.sort_by_key(|unit| std::cmp::Reverse(unit.figures.self_reported));
    Page::new("靠自报的得分")
        .title(phrase::title(outcome, "靠单位自报的得分"))
        .meta(
            "只凭单位自己写、别处没有印证的得分；不等于不实，抽查先查这些",
            phrase::as_of(outcome),
        )
        .headings(["单位", "编号"])
        .column(Column::new("指标").width(26))
        .headings(["分值", "得分", "靠自报的得分", "占得分"])
        .column(Column::new("靠自报的件数").align(Align::Centre))
        .column(Column::new("靠单位自报的事实").width(70))
        .rows(units.into_iter().flat_map(rows))
        .or_say("没有只凭单位自报的得分")
        .note(words::SELF_REPORTED_RULE)
        .freeze_columns(2)
        .filtered()
}

fn rows(unit: &UnitResult) -> Vec<Row> {
    let mut lines: Vec<&LineResult> = unit.lines.iter().collect();
    lines.retain(|line| !line.self_reported.points.is_zero());
    lines.sort_by_key(|line| std::cmp::Reverse(line.self_reported.points));
    let points = unit.figures.self_reported;
    let number = |of: fn(&LineResult) -> usize| lines.iter().map(|line| of(line)).sum::<usize>();
    let (own, all) = (
        number(|line| line.self_reported.cases),
        number(|line| line.self_reported.of),
    );
    let sum = row![
        &unit.unit,
        "合计",
        format!("{}项", lines.len()),
        Cell::number(unit.figures.applicable, 0),
        Cell::mark(unit.figures.marks),
        Cell::mark(points),
        share(points, unit.figures.marks),
        cases(own, all),
        "—",
    ];
    let line = |line: &&LineResult| line_row(unit, line);
    [sum.total()].into_iter().chain(lines.iter().map(line)).collect()
}

fn line_row(unit: &UnitResult, line: &LineResult) -> Row {
    let told = &line.self_reported;
    let mark = line.mark.unwrap_or_default();
    row![
        &unit.unit,
        &line.number,
        &line.indicator,
        phrase::points(line),
        Cell::mark(mark),
        Cell::mark(told.points),
        share(told.points, mark),
        cases(told.cases, told.of),
        words::facts(&told.facts),
    ]
}

/// `3／5`; — where the points are earned by what does not stand in a ledger.
fn cases(own: usize, all: usize) -> String {
    match own {
        0 => "—".to_owned(),
        own => format!("{own}／{all}"),
    }
}

fn share(points: Decimal, mark: Decimal) -> Cell {
    match mark.is_zero() {
        true => Cell::text("—"),
        false => Cell::percent(points / mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::UnitId;
    use crate::outcome::{NamedFact, SelfReportedLine};
    use crate::report::fixture;
    use crate::self_reported::FactKind;

    #[test]
    fn units_and_lines_with_most_points_stand_first() {
        let mut outcome = fixture::outcome();
        for (at, points) in [(0, [1, 2]), (1, [4, 0])] {
            let unit = &mut outcome.units[UnitId(at)];
            let second = unit.lines[0].clone();
            unit.lines.push(second);
            for (line, points) in unit.lines.iter_mut().zip(points) {
                line.mark = Some(4.into());
                line.self_reported = SelfReportedLine {
                    points: points.into(),
                    cases: 1,
                    of: 3,
                    facts: vec![NamedFact {
                        ledger: "信访".into(),
                        column: Some("办结".into()),
                        kind: FactKind::DoneDate,
                    }],
                };
            }
            unit.figures.self_reported = points.iter().sum::<i64>().into();
            unit.figures.marks = 8.into();
        }
        let told = |row: &Row| {
            let cell = |at: usize| row.cells[at].value.plain();
            format!(
                "{} {} {} {} {} {}",
                cell(0),
                cell(1),
                cell(4),
                cell(5),
                cell(6),
                cell(7)
            )
        };
        let rows: Vec<String> = page(&outcome).body.iter().map(told).collect();
        assert_eq!(
            rows,
            [
                "乙站 合计 8.00 4.00 50.0% 1／3",
                "乙站 1.1 4.00 4.00 100.0% 1／3",
                "甲股 合计 8.00 3.00 37.5% 2／6",
                "甲股 1.1 4.00 2.00 50.0% 1／3",
                "甲股 1.1 4.00 1.00 25.0% 1／3",
            ]
        );
    }

    #[test]
    fn without_any_the_page_says_so() {
        assert!(
            page(&fixture::outcome())
                .plain()
                .contains("没有只凭单位自报的得分")
        );
    }
}
