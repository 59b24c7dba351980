//! The ranking of a group, with sections, adjustments and the change against the last period.

use crate::book::{Cell, Column, Page, Row, Style};
use crate::campaign::model::UnitId;
use crate::number::plain;
use crate::outcome::{GroupResult, Outcome};
use crate::report::phrase;
use crate::verdict::Board;
use rust_decimal::Decimal;

/// The page with the ranking of one group.
pub(super) fn page(outcome: &Outcome, group: &GroupResult) -> Page {
    let page = Page::new(format!("{}排名", group.name))
        .title(phrase::title(
            outcome,
            &format!("量化打分排名表（{}）", group.name),
        ))
        .meta(format!("评分表：{}", group.table), phrase::as_of(outcome))
        .columns(columns(outcome, group))
        .rows(group.ranking.iter().map(|index| line(outcome, group, *index)))
        .or_say("本组没有参评单位")
        .freeze_columns(2)
        .filtered();
    let page = group
        .provisional_words(outcome)
        .into_iter()
        .fold(page, |page, why| page.note(format!("排名暂定：{why}")));
    group
        .notes(outcome)
        .into_iter()
        .fold(page, |page, note| page.note(note))
        .note(format!(
            "总分 = 得分 + 折算 + 加分 − 减分；折算：不涉及的指标退出后按适用分值折合到{}分。",
            plain(full(outcome, group))
        ))
}

/// Whether its units have grades.
fn is_graded(outcome: &Outcome, group: &GroupResult) -> bool {
    let mut units = group.ranking.iter().map(|unit| &outcome.units[*unit]);
    units.any(|unit| unit.grade.is_some())
}

/// Points of the score table of the group.
fn full(outcome: &Outcome, group: &GroupResult) -> Decimal {
    let first = group.ranking.first();
    first.map_or(Decimal::ONE_HUNDRED, |unit| outcome.units[*unit].figures.full)
}

fn columns(outcome: &Outcome, group: &GroupResult) -> Vec<Column> {
    let sections = group
        .ranking
        .first()
        .map_or(&[][..], |first| &outcome.units[*first].sections);
    let mut columns = vec![Column::new("名次"), Column::new("单位")];
    columns.extend(
        sections
            .iter()
            .filter(|section| !section.points.is_zero())
            .map(|section| Column::new(format!("{}（{}）", section.name, plain(section.points)))),
    );
    let rest = ["得分", "适用分值", "折算", "加分", "减分", "总分"];
    columns.extend(rest.into_iter().map(Column::new));
    columns.extend(is_graded(outcome, group).then(|| Column::new("等次")));
    columns.extend(
        ["得分", "较上期"]
            .into_iter()
            .map(|name| Column::new(name).under("纵向（上期）")),
    );
    columns.extend(
        ["名次", "位次变化"]
            .into_iter()
            .map(|name| Column::new(name).under("横向（上期）")),
    );
    columns.push(Column::new("备注").width(30));
    columns
}

fn line(outcome: &Outcome, group: &GroupResult, index: UnitId) -> Row {
    let unit = &outcome.units[index];
    let mut cells = vec![
        unit.place.map_or_else(|| Cell::text("—"), Cell::place),
        Cell::from(&unit.unit),
    ];
    let marked = unit.sections.iter().filter(|section| !section.points.is_zero());
    cells.extend(marked.map(|section| {
        if section.applicable.is_zero() {
            Cell::text("不涉及")
        } else {
            Cell::mark(section.marks)
        }
    }));
    cells.extend([
        Cell::mark(unit.figures.marks),
        Cell::number(unit.figures.applicable, 2),
        Cell::mark(unit.scaling),
        Cell::mark(unit.figures.bonus),
        Cell::mark(unit.figures.deduction),
        Cell::mark(unit.figures.total).style(Style::Total),
    ]);
    cells.extend(is_graded(outcome, group).then(|| Cell::text(unit.grade_cell())));
    cells.extend([
        unit.change
            .previous_total
            .map(Cell::mark)
            .unwrap_or_else(|| Cell::text("—")),
        phrase::change(unit),
        unit.change
            .previous_place
            .map(Cell::place)
            .unwrap_or_else(|| Cell::text("—")),
        phrase::step(unit),
        Cell::text(phrase::remarks(group, outcome, index)),
    ]);
    let style = match unit.board {
        Some(Board::Red) => Style::Good,
        Some(Board::Black) => Style::Bad,
        None => Style::Normal,
    };
    Row::from(cells).style(style)
}
