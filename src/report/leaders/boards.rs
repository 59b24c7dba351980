//! The red/black list.

use crate::book::{Cell, Column, Page, Row, Style, row};
use crate::campaign::model::UnitId;
use crate::outcome::{GroupResult, Outcome};
use crate::report::phrase;
use crate::verdict::Board;

/// The page 红黑榜 of the leaders' workbook.
pub(super) fn page(outcome: &Outcome) -> Page {
    let page = Page::new("红黑榜")
        .title(phrase::title(outcome, "“红黑榜”"))
        .meta(&*outcome.campaign.organiser, phrase::as_of(outcome))
        .headings(["组别", "榜", "名次", "单位", "总分", "较上期", "位次变化"])
        .column(Column::new("依据").width(56))
        .rows(outcome.groups.iter().flat_map(|group| group_rows(outcome, group)));
    let notes = outcome.groups.iter().flat_map(|group| {
        let provisional = group.provisional_words(outcome).into_iter();
        provisional
            .chain(group.notes(outcome))
            .map(|note| format!("{}：{note}", group.name))
    });
    notes.fold(page, |page, note| page.note(note))
}

fn group_rows(outcome: &Outcome, group: &GroupResult) -> Vec<Row> {
    let mut rows = board(outcome, group, Board::Red, &group.red, Style::Good);
    rows.extend(board(outcome, group, Board::Black, &group.black, Style::Bad));
    rows
}

fn board(outcome: &Outcome, group: &GroupResult, of: Board, units: &[UnitId], style: Style) -> Vec<Row> {
    let name = of.word();
    if units.is_empty() {
        let none = match group.unmade.contains(&of) {
            true => "本期不评",
            false => "本期空缺",
        };
        return vec![row![&group.name, name, Cell::text(none).across(Cell::WIDE)].style(Style::Muted)];
    }
    let line = |index: &UnitId| {
        let unit = &outcome.units[*index];
        row![
            &group.name,
            Cell::text(name).style(style),
            unit.place.map(Cell::place),
            Cell::from(&unit.unit).style(style),
            Cell::mark(unit.figures.total),
            phrase::change(unit),
            phrase::step(unit),
            unit.board_words().join("；"),
        ]
    };
    units.iter().map(line).collect()
}
