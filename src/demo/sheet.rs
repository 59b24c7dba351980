//! A ledger as somebody lays it out: title, whose and when, header, rows, signatures; then cells of a worksheet.

use super::world::Values;
use crate::book::{Cell, Page, Row, Style};
use crate::campaign::model::{Campaign, Column, ColumnId, LedgerId, PersonId, UnitId};
use crate::record::words;
use crate::template::{REMARKS, SERIAL, heading};
use crate::value::{Due, Value};
use rust_decimal::Decimal;

/// A sheet being laid out.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub ledger: LedgerId,
    /// Name on the tab.
    pub name: String,
    /// Rows above the title.
    pub above: Vec<String>,
    pub title: String,
    /// Labels with what is filled in, above the header.
    pub meta: Vec<(String, String)>,
    /// The labels stand in one merged cell.
    pub one_cell: bool,
    pub heads: Vec<Head>,
    pub lines: Vec<Line>,
    /// Rows below the table.
    pub below: Vec<String>,
}

/// A heading with the column it stands for; none for 序号, 备注 and what the unit added.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub top: Option<String>,
    pub label: String,
    pub column: Option<ColumnId>,
}

/// A row below the header.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// A row with what it means.
    Data(Data),
    /// A heading over the whole width.
    Band(String),
    /// Sums and the like, cell by cell.
    Plain(Vec<Cell>),
    /// The header once more.
    Header,
}

/// A row of data: cells in the order of the heads; none where the cell above covers it.
#[derive(Clone, Debug)]
pub(super) struct Data {
    pub cells: Vec<Option<Cell>>,
    /// By column of the ledger.
    pub values: Values,
    /// Whether a cell was written otherwise already.
    pub spoiled: bool,
}

impl Sheet {
    /// A ledger laid out like its template.
    pub(super) fn new(campaign: &Campaign, ledger: LedgerId, unit: UnitId, rows: &[Values]) -> Sheet {
        let written = &campaign.ledgers[ledger];
        let plain = |label: &str| Head {
            top: None,
            label: label.to_owned(),
            column: None,
        };
        let mut heads = vec![plain(SERIAL)];
        heads.extend(written.columns.with_ids().map(|(id, column)| Head {
            top: None,
            label: heading(column),
            column: Some(id),
        }));
        heads.push(plain(REMARKS));
        let lines = rows.iter().enumerate().map(|(at, values)| {
            let mut cells = vec![Some(Cell::serial(at))];
            let print = |(column, value)| Some(cell(campaign, column, value, Some(unit)));
            cells.extend(written.columns.iter().zip(values).map(print));
            cells.push(Some(Cell::empty()));
            Line::Data(Data {
                cells,
                values: values.clone(),
                spoiled: false,
            })
        });
        Sheet {
            ledger,
            name: written.name.to_string(),
            above: Vec::new(),
            title: String::new(),
            meta: Vec::new(),
            one_cell: false,
            heads,
            lines: lines.collect(),
            below: Vec::new(),
        }
    }

    /// Puts the columns in another order.
    pub(super) fn reorder(&mut self, order: &[usize]) {
        self.heads = order.iter().map(|at| self.heads[*at].clone()).collect();
        for line in &mut self.lines {
            if let Line::Data(data) = line {
                data.cells = order.iter().map(|at| data.cells[*at].clone()).collect();
            }
        }
    }

    /// Adds a column before the last one.
    pub(super) fn add_column(&mut self, label: &str, content: impl Fn(usize) -> Cell) {
        let at = self.heads.len() - 1;
        self.heads.insert(
            at,
            Head {
                top: None,
                label: label.to_owned(),
                column: None,
            },
        );
        for (n, line) in self.lines.iter_mut().enumerate() {
            match line {
                Line::Data(data) => data.cells.insert(at, Some(content(n))),
                Line::Plain(cells) if cells.len() > at => cells.insert(at, Cell::empty()),
                _ => {}
            }
        }
    }

    /// Rows of data by their place among the lines.
    pub(super) fn data(&self) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(_, line)| matches!(line, Line::Data(_)))
            .map(|(at, _)| at)
            .collect()
    }

    /// A row of data.
    pub(super) fn row(&mut self, at: usize) -> Option<&mut Data> {
        match self.lines.get_mut(at) {
            Some(Line::Data(data)) => Some(data),
            _ => None,
        }
    }

    fn two_rows(&self) -> bool {
        self.heads.iter().any(|head| head.top.is_some())
    }

    /// The row of the worksheet, from 1, of a line.
    pub(super) fn row_number(&self, line: usize) -> usize {
        self.row_of_header() + usize::from(self.two_rows()) + 1 + self.rows_before(line)
    }

    fn rows_before(&self, line: usize) -> usize {
        let rows = |line: &Line| match line {
            Line::Header if self.two_rows() => 2,
            _ => 1,
        };
        self.lines[..line].iter().map(rows).sum()
    }

    /// The row of the worksheet, from 1, of the header.
    pub(super) fn row_of_header(&self) -> usize {
        self.above.len() + usize::from(!self.title.is_empty()) + usize::from(!self.meta.is_empty()) + 1
    }

    /// The rows of the worksheet.
    pub(super) fn rows(&self) -> Vec<Row> {
        let over = |text: &String| Row::from(vec![Cell::text(text.as_str()).across(Cell::WIDE)]);
        let mut rows: Vec<Row> = self.above.iter().map(over).collect();
        if !self.title.is_empty() {
            rows.push(over(&self.title).style(Style::Band));
        }
        if !self.meta.is_empty() {
            rows.push(self.meta_row());
        }
        rows.extend(self.header());
        for line in &self.lines {
            match line {
                Line::Data(data) => rows.push(Row::from(
                    data.cells.iter().flatten().cloned().collect::<Vec<_>>(),
                )),
                Line::Band(text) => rows.push(over(text)),
                Line::Plain(cells) => rows.push(Row::from(cells.clone())),
                Line::Header => rows.extend(self.header()),
            }
        }
        rows.extend(self.below.iter().map(over));
        rows
    }

    fn meta_row(&self) -> Row {
        let said: Vec<String> = self
            .meta
            .iter()
            .map(|(label, value)| format!("{label}：{value}"))
            .collect();
        if self.one_cell || said.len() < 2 {
            return Row::from(vec![Cell::text(said.join("        ")).across(Cell::WIDE)]);
        }
        let half = (self.heads.len() / 2).max(1);
        let (first, rest) = said.split_at(1);
        Row::from(vec![
            Cell::text(first.concat()).across(u16::try_from(half).unwrap_or(1)),
            Cell::text(rest.join("    ")).across(Cell::WIDE),
        ])
    }

    fn header(&self) -> Vec<Row> {
        if !self.two_rows() {
            return vec![Row::headings(self.heads.iter().map(|head| head.label.as_str()))];
        }
        let mut first: Vec<Cell> = Vec::new();
        let mut second: Vec<Cell> = Vec::new();
        for (at, head) in self.heads.iter().enumerate() {
            let Some(top) = &head.top else {
                first.push(Cell::text(head.label.as_str()).down(2));
                continue;
            };
            second.push(Cell::text(head.label.as_str()));
            let before = at.checked_sub(1).and_then(|at| self.heads[at].top.as_ref());
            if before != Some(top) {
                let width = self.heads[at..]
                    .iter()
                    .take_while(|head| head.top.as_ref() == Some(top))
                    .count();
                first.push(Cell::text(top.as_str()).across(u16::try_from(width).unwrap_or(1)));
            }
        }
        vec![
            Row::from(first).style(Style::Heading),
            Row::from(second).style(Style::Heading),
        ]
    }

    /// The worksheet.
    pub(super) fn page(&self) -> Page {
        Page::new(self.name.as_str()).rows(self.rows())
    }
}

/// A value as it is filled in.
pub(super) fn cell(campaign: &Campaign, column: &Column, value: &Value, sender: Option<UnitId>) -> Cell {
    match value {
        Value::Date(day) | Value::Due(Due::On(day)) => Cell::from(*day),
        Value::Missing => Cell::empty(),
        Value::Number(number) => match column.kind {
            crate::campaign::model::ColumnKind::Percent => Cell::percent(*number / Decimal::ONE_HUNDRED),
            _ => Cell::number(*number, u8::try_from(number.normalize().scale()).unwrap_or(2)),
        },
        Value::Month(day) => Cell::text(day.format("%Y年%-m月").to_string()),
        Value::People(people) => {
            let names: Vec<String> = people.iter().map(|id| name(campaign, *id, sender)).collect();
            Cell::text(names.join("、"))
        }
        other => Cell::text(words(campaign, column, other)),
    }
}

/// A name, with the unit where others are called the same.
fn name(campaign: &Campaign, id: PersonId, sender: Option<UnitId>) -> String {
    let people = &campaign.roster.people;
    let person = &people[id];
    let namesakes = people.iter().filter(|other| other.name == person.name).count();
    if namesakes > 1 && sender != Some(person.unit) {
        return format!("{}（{}）", person.name, campaign.roster.units[person.unit].name);
    }
    person.name.to_string()
}

/// Column letters of the position of a head.
pub(super) fn letters(at: usize) -> String {
    let mut n = at + 1;
    let mut letters = Vec::new();
    while n > 0 {
        let digit = u8::try_from((n - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        n = (n - 1) / 26;
    }
    letters.iter().rev().collect()
}
