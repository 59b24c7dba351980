//! Marks of every unit line by line, and bonuses, deductions, vetoes.

use crate::book::{Cell, Column, Page, Row, Style, row};
use crate::outcome::{GroupResult, LineResult, Outcome, UnitResult, VetoLine};
use crate::report::{phrase, words};

/// Marks of a group: one line of the score table per row, one unit per column.
pub(super) fn page(outcome: &Outcome, group: &GroupResult) -> Page {
    let units: Vec<&UnitResult> = group.ranking.iter().map(|index| &outcome.units[*index]).collect();
    let mut columns: Vec<Column> = ["编号", "指标", "分值"].into_iter().map(Column::new).collect();
    columns.extend(units.iter().map(|unit| Column::new(&*unit.unit).width(10)));
    let lines = units.first().map_or(&[][..], |unit| &unit.lines);
    Page::new(format!("{}得分", group.name))
        .title(phrase::title(outcome, &format!("得分明细表（{}）", group.name)))
        .meta(format!("评分表：{}", group.table), phrase::as_of(outcome))
        .columns(columns)
        .rows(
            lines
                .iter()
                .enumerate()
                .map(|(at, line)| line_row(&units, line, at)),
        )
        .rows(totals(&units))
        .freeze_columns(2)
}

fn line_row(units: &[&UnitResult], line: &LineResult, at: usize) -> Row {
    let mut cells = vec![
        Cell::from(&line.number),
        Cell::from(&line.indicator),
        phrase::points(line),
    ];
    let marks = units.iter().map(|unit| unit.lines.get(at));
    cells.extend(marks.map(|line| line.map_or_else(Cell::empty, phrase::mark)));
    Row::from(cells)
}

fn totals(units: &[&UnitResult]) -> Vec<Row> {
    type Figure = fn(&UnitResult) -> rust_decimal::Decimal;
    let figures: [(&str, Figure); 6] = [
        ("得分合计", |unit| unit.figures.marks),
        ("适用分值", |unit| unit.figures.applicable),
        ("折算", |unit| unit.scaling),
        ("加分", |unit| unit.figures.bonus),
        ("减分", |unit| unit.figures.deduction),
        ("总分", |unit| unit.figures.total),
    ];
    let row = |(name, figure): &(&str, Figure)| {
        let mut cells = vec![Cell::empty(), Cell::text(*name), Cell::empty()];
        cells.extend(units.iter().map(|unit| Cell::mark(figure(unit))));
        Row::from(cells).total()
    };
    figures.iter().map(row).collect()
}

/// Bonuses, deductions and vetoes with document and cell.
pub(super) fn adjustments(outcome: &Outcome, units: &[UnitResult]) -> Page {
    Page::new("加减分与否决")
        .title(phrase::title(outcome, "加减分、一票否决"))
        .meta("", phrase::as_of(outcome))
        .headings(["单位", "类别", "级别（情形）"])
        .column(Column::new("事项").width(30))
        .headings(["分值", "文号", "说明", "依据"])
        .column(Column::new("出处").width(46))
        .rows(units.iter().flat_map(adjustment_rows))
        .or_say("没有加减分和否决")
        .filtered()
}

fn adjustment_rows(unit: &UnitResult) -> Vec<Row> {
    let adjustments = unit.adjustments.iter().map(|line| {
        let points = Cell::delta(line.points);
        let sources = phrase::sources(&line.evidence);
        let note = line.note();
        row![
            &unit.unit,
            &line.kind,
            &line.level,
            &line.matter,
            points,
            &line.document,
            note,
            &line.clause,
            sources
        ]
    });
    let capped = unit.bonus_note().into_iter().map(|note| {
        let bonus = Cell::mark(unit.figures.bonus);
        row![&unit.unit, "加分封顶", "", note, bonus, "", "", "", ""].style(Style::Muted)
    });
    let floored = unit.deduction_note().into_iter().map(|note| {
        let deduction = Cell::mark(-unit.figures.deduction);
        row![&unit.unit, "减分封底", "", note, deduction, "", "", "", ""].style(Style::Muted)
    });
    let vetoes = unit.vetoes.iter().map(|veto| veto_row(unit, veto));
    adjustments.chain(vetoes).chain(capped).chain(floored).collect()
}

fn veto_row(unit: &UnitResult, veto: &VetoLine) -> Row {
    let (kind, note) = if veto.in_force {
        ("一票否决", "")
    } else {
        ("提请核查", "未生效：只凭登记簿生效")
    };
    let effects: Vec<&str> = veto.effects.iter().map(|one| words::effect(*one)).collect();
    let effects = effects.join("；");
    let sources = phrase::sources(&veto.evidence);
    row![
        &unit.unit,
        kind,
        &veto.kind,
        effects,
        "—",
        &veto.document,
        note,
        &veto.clause,
        sources
    ]
    .style(Style::Warn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::UnitId;
    use crate::report::fixture;
    use rust_decimal::Decimal;

    #[test]
    fn each_figure_below_the_marks_stands_in_its_own_row() {
        let mut outcome = fixture::outcome();
        let unit = &mut outcome.units[UnitId(0)];
        let figures: [(&mut Decimal, i64); 6] = [
            (&mut unit.figures.marks, 81),
            (&mut unit.figures.applicable, 90),
            (&mut unit.scaling, 9),
            (&mut unit.figures.bonus, 3),
            (&mut unit.figures.deduction, 2),
            (&mut unit.figures.total, 91),
        ];
        for (figure, value) in figures {
            *figure = value.into();
        }
        let page = page(&outcome, &outcome.groups[0]);
        let rows = page.body.iter().filter(|row| row.style == Style::Total);
        let rows: Vec<String> = rows
            .map(|row| format!("{} {}", row.cells[1].value.plain(), row.cells[3].value.plain()))
            .collect();
        assert_eq!(
            rows,
            [
                "得分合计 81.00",
                "适用分值 90.00",
                "折算 9.00",
                "加分 3.00",
                "减分 2.00",
                "总分 91.00"
            ]
        );
    }
}
