//! From a page to rows of placed cells with heights: a writer decides nothing any more.

use super::cell::{Align, Cell, Style};
use super::page::{Column, Meta, Page, Paper, Row, header_depth};
use super::place::{Placed, place};
use super::size::{self, Script};
use std::borrow::Cow;

/// A page whose sizes and places are decided.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    /// Size of paper and its direction.
    pub paper: Paper,
    /// Widths of the columns in half-width characters.
    pub widths: Vec<u16>,
    /// All rows from the top of the worksheet.
    pub lines: Vec<Line<'a>>,
}

/// A row of the worksheet.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Part of the page the row belongs to.
    pub part: Part,
    /// Height in points.
    pub height: u16,
    /// Cells of the row, without those that a merged cell covers.
    pub cells: Vec<Placed<'a>>,
}

/// The parts of a page, from the top down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Lines of the title.
    Title,
    /// Lines between title and table: whose, when, in what.
    Meta,
    /// Headings of the columns.
    Header,
    /// Rows of the table.
    Body,
    /// Notes below the table.
    Note,
}

impl Layout<'_> {
    /// Number of rows above the body.
    pub fn above_body(&self) -> usize {
        self.lines.iter().filter(|line| line.part < Part::Body).count()
    }

    /// Number of rows of a part.
    pub fn count(&self, part: Part) -> usize {
        self.lines.iter().filter(|line| line.part == part).count()
    }

    /// Width of the page in pixels of the screen.
    pub fn pixels(&self) -> u32 {
        self.widths.iter().map(|width| size::pixels(*width)).sum()
    }

    /// Width of a column in pixels of the screen.
    pub fn column_pixels(&self, column: usize) -> u32 {
        size::pixels(self.widths[column])
    }
}

/// Decides paper, widths, places and heights of a page.
pub fn lay_out(page: &Page) -> Layout<'_> {
    let (paper, widths) = size::fit(page);
    let all = widths.iter().map(|width| usize::from(*width)).sum();
    let wide = |part, script: Script, text: &str| Line {
        part,
        height: script.height(text, all) as u16,
        cells: vec![over(text, 0, widths.len())],
    };
    let mut lines: Vec<Line<'_>> = page
        .title
        .iter()
        .map(|line| wide(Part::Title, Script::TITLE, line))
        .collect();
    lines.extend(page.meta.iter().map(|meta| meta_line(meta, &widths)));
    lines.extend(table(
        place_owned(header(&page.columns)),
        Part::Header,
        &widths,
        page,
    ));
    lines.extend(table(place(&page.body, widths.len()), Part::Body, &widths, page));
    lines.extend(page.notes.iter().map(|note| wide(Part::Note, Script::NOTE, note)));
    Layout { paper, widths, lines }
}

fn over(text: &str, first: usize, end: usize) -> Placed<'static> {
    Placed {
        column: first as u16,
        columns: (end - first) as u16,
        rows: 1,
        cell: Cow::Owned(Cell::text(text)),
        style: Style::Normal,
        align: Align::ByMeaning,
    }
}

/// Left and right text share the line where both have room, else they follow each other.
fn meta_line(meta: &Meta, widths: &[u16]) -> Line<'static> {
    let room = |part: &[u16]| part.iter().map(|width| usize::from(*width)).sum::<usize>();
    let split = (1..widths.len()).rev().find(|split| {
        room(&widths[*split..]) >= Script::META.width(&meta.right)
            && room(&widths[..*split]) >= Script::META.width(&meta.left)
    });
    let cells = match split {
        Some(split) if !meta.right.is_empty() => {
            let mut right = over(&meta.right, split, widths.len());
            right.align = Align::Right;
            vec![over(&meta.left, 0, split), right]
        }
        _ => vec![over(
            format!("{}　{}", meta.left, meta.right).trim(),
            0,
            widths.len(),
        )],
    };
    let height = |cell: &Placed<'_>| Script::META.height(&cell.cell.value.plain(), across(cell, widths));
    Line {
        part: Part::Meta,
        height: cells.iter().map(height).max().unwrap_or(0) as u16,
        cells,
    }
}

/// The rows of the header: a heading shared by neighbours is one cell, a shorter pile reaches down.
fn header(columns: &[Column]) -> Vec<Row> {
    let depth = header_depth(columns);
    (0..depth)
        .map(|level| Row::from(header_cells(columns, level, depth)))
        .collect()
}

fn header_cells(columns: &[Column], level: usize, depth: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut index = 0;
    while index < columns.len() {
        let pile = &columns[index].headings;
        let shared =
            |other: &Column| other.headings.len() > level + 1 && other.headings[..=level] == pile[..=level];
        if level + 1 < pile.len() {
            let alike = columns[index..].iter().take_while(|other| shared(other)).count();
            cells.push(Cell::text(pile[level].as_str()).across(alike as u16));
            index += alike;
        } else {
            if level + 1 == pile.len().max(1) {
                let text = pile.get(level).map_or("", String::as_str);
                cells.push(Cell::text(text).down((depth - level) as u32));
            }
            index += 1;
        }
    }
    cells
}

fn place_owned(rows: Vec<Row>) -> Vec<Vec<Placed<'static>>> {
    let width = rows.first().map_or(0, |row| {
        row.cells.iter().map(|cell| usize::from(cell.columns)).sum()
    });
    let own = |placed: Placed<'_>| Placed {
        cell: Cow::Owned(placed.cell.into_owned()),
        ..placed
    };
    let owned = |row: Vec<Placed<'_>>| row.into_iter().map(own).collect();
    place(&rows, width).into_iter().map(owned).collect()
}

fn across(placed: &Placed<'_>, widths: &[u16]) -> usize {
    let first = usize::from(placed.column);
    let covered = &widths[first..first + usize::from(placed.columns)];
    covered.iter().map(|width| usize::from(*width)).sum()
}

fn table<'a>(rows: Vec<Vec<Placed<'a>>>, part: Part, widths: &[u16], page: &Page) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::with_capacity(rows.len());
    for mut cells in rows {
        for placed in &mut cells {
            let column = page.columns.get(usize::from(placed.column));
            if placed.align == Align::ByMeaning && part == Part::Body {
                placed.align = column.map_or(Align::ByMeaning, |column| column.align);
            }
        }
        let height = cells.iter().filter(|placed| placed.rows == 1);
        let height = height.map(|placed| needed(placed, part, widths)).max();
        let height = height.unwrap_or(script(part, Style::Normal).height("", 1)) as u16;
        lines.push(Line { part, height, cells });
    }
    lift_last_rows(&mut lines, widths);
    lines
}

/// Raises the last row under a cell of several rows whose text needs more height than these rows have.
fn lift_last_rows(lines: &mut [Line<'_>], widths: &[u16]) {
    for index in 0..lines.len() {
        let tall: Vec<(usize, usize)> = lines[index]
            .cells
            .iter()
            .filter(|placed| placed.rows > 1)
            .map(|placed| (placed.rows as usize, needed(placed, lines[index].part, widths)))
            .collect();
        for (rows, needed) in tall {
            let covered = &mut lines[index..index + rows];
            let there: usize = covered.iter().map(|line| usize::from(line.height)).sum();
            if let Some(last) = covered.last_mut() {
                last.height = (usize::from(last.height) + needed.saturating_sub(there)).min(409) as u16;
            }
        }
    }
}

fn needed(placed: &Placed<'_>, part: Part, widths: &[u16]) -> usize {
    let value = &placed.cell.value;
    let script = script(part, placed.style);
    if value.wraps() {
        script.height(&value.plain(), across(placed, widths))
    } else {
        script.height("", 1)
    }
}

fn script(part: Part, style: Style) -> Script {
    match (part, style) {
        (Part::Header, _) | (_, Style::Heading) => Script::HEADER,
        _ => Script::BODY,
    }
}

#[cfg(test)]
mod tests {
    use super::super::row;
    use super::*;

    /// Draws placed cells as `text@column+columns×rows`.
    fn drawn(page: &Page, part: Part) -> Vec<String> {
        let layout = lay_out(page);
        let cell = |placed: &Placed<'_>| {
            let text = placed.cell.value.plain();
            format!("{text}@{}+{}×{}", placed.column, placed.columns, placed.rows)
        };
        let lines = layout.lines.iter().filter(|line| line.part == part);
        lines
            .map(|line| line.cells.iter().map(cell).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn headings_shared_by_neighbours_are_one_cell() {
        let page = Page::new("x")
            .column(Column::new("名次"))
            .column(Column::new("基本分").under("得分"))
            .column(Column::new("加分").under("得分"))
            .column(Column::new("备注"));
        assert_eq!(
            drawn(&page, Part::Header),
            ["名次@0+1×2 得分@1+2×1 备注@3+1×2", "基本分@1+1×1 加分@2+1×1"]
        );
    }

    #[test]
    fn equal_headings_under_different_ones_stay_apart() {
        let page = Page::new("x")
            .column(Column::new("数").under("甲"))
            .column(Column::new("数").under("乙"));
        assert_eq!(
            drawn(&page, Part::Header),
            ["甲@0+1×1 乙@1+1×1", "数@0+1×1 数@1+1×1"]
        );
    }

    #[test]
    fn a_cell_over_rows_pushes_the_cells_below_to_the_right() {
        let page = Page::new("x")
            .headings(["单位", "事项", "状态"])
            .row(row![Cell::text("甲").down(2), "一", "好"])
            .row(row!["二"])
            .row(Row::band("小结"));
        assert_eq!(
            drawn(&page, Part::Body),
            ["甲@0+1×2 一@1+1×1 好@2+1×1", "二@1+1×1 @2+1×1", "小结@0+3×1"]
        );
    }

    #[test]
    fn a_cell_over_rows_never_leaves_the_body() {
        let page = Page::new("x").row(row![Cell::text("甲").down(9), "一"]);
        assert_eq!(drawn(&page, Part::Body), ["甲@0+1×1 一@1+1×1"]);
    }

    #[test]
    fn tall_text_over_rows_lifts_the_last() {
        let page = Page::new("x")
            .column(Column::new("事项").exactly(10))
            .column(Column::new("数"))
            .row(row![Cell::text("长".repeat(30)).down(2), 1i64])
            .row(row![2i64]);
        let layout = lay_out(&page);
        let heights: Vec<u16> = layout.lines.iter().map(|line| line.height).collect();
        assert_eq!(heights, [26, 22, 111 - 22]);
    }

    #[test]
    fn meta_is_left_and_right_where_there_is_room() {
        let page = Page::new("x").meta("单位：甲", "2022年7月8日");
        let narrow = page.clone().headings(["一"]);
        assert_eq!(drawn(&narrow, Part::Meta), ["单位：甲　2022年7月8日@0+1×1"]);
        let wide = page.headings(["一", "二", "三", "四"]);
        assert_eq!(drawn(&wide, Part::Meta), ["单位：甲@0+2×1 2022年7月8日@2+2×1"]);
    }

    #[test]
    fn rows_of_the_sheet_are_known_before_writing() {
        let page = Page::new("x")
            .title("题")
            .meta("左", "")
            .headings(["一"])
            .row(row!["甲"]);
        assert_eq!(page.sheet_row(0), 4);
        assert_eq!(lay_out(&page).above_body(), 3);
    }
}
