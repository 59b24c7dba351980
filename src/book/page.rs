//! A page: title, table, notes; built in one expression.

use super::cell::{Align, Cell, Style};
use super::chart::Chart;

/// A worksheet.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Name on the tab; [`super::Book::push`] makes it valid and unique.
    pub name: String,
    /// Lines of the title, from the top.
    pub title: Vec<String>,
    /// Lines between title and table: whose, when, in what.
    pub meta: Vec<Meta>,
    /// The columns; their headings make the header.
    pub columns: Vec<Column>,
    /// Rows of the table.
    pub body: Vec<Row>,
    /// Lines of text below the table.
    pub notes: Vec<String>,
    /// Charts below the notes.
    pub charts: Vec<Chart>,
    /// Paper; none = chosen by the width of the table.
    pub paper: Option<Paper>,
    /// Number of columns on the left that stay in view when scrolling; the rows down to the header always do.
    pub frozen_columns: u16,
    /// Whether the header has filter buttons.
    pub filter: bool,
    /// Whether everything must fit on one sheet of paper.
    pub one_sheet: bool,
}

/// A line between title and table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Text on the left.
    pub left: String,
    /// Text on the right; may be empty.
    pub right: String,
}

/// A column of the table.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Headings from the top down; equal neighbours become one cell.
    pub headings: Vec<String>,
    /// Half-width characters at which words break; the column is narrower where its content needs less and
    /// wider where the paper has room.
    pub width: Option<u16>,
    /// Whether the width is kept whatever the content, as in a form to be filled in.
    pub exact: bool,
    /// Alignment of the cells of the body; headings are centred.
    pub align: Align,
    /// Words that a cell of the body offers to choose from; empty = any content.
    pub choices: Vec<String>,
}

/// A row of the table: its cells from left to right, leaving out what a cell above covers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Cells from left to right.
    pub cells: Vec<Cell>,
    /// Reason for which the row stands out.
    pub style: Style,
}

/// A size of paper with its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// A4, portrait.
    A4,
    /// A4, landscape.
    A4Wide,
    /// A3, portrait.
    A3,
    /// A3, landscape.
    A3Wide,
}

impl Page {
    /// A page without anything on it.
    pub fn new(name: impl Into<String>) -> Self {
        Page {
            name: name.into(),
            ..Page::default()
        }
    }

    /// Adds a line of the title.
    pub fn title(mut self, line: impl Into<String>) -> Self {
        self.title.push(line.into());
        self
    }

    /// Adds a line between title and table; `right` may be empty.
    pub fn meta(mut self, left: impl Into<String>, right: impl Into<String>) -> Self {
        self.meta.push(Meta {
            left: left.into(),
            right: right.into(),
        });
        self
    }

    /// Adds a column.
    pub fn column(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }

    /// Adds columns.
    pub fn columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.columns.extend(columns);
        self
    }

    /// Adds one column for each heading.
    pub fn headings<'a>(self, headings: impl IntoIterator<Item = &'a str>) -> Self {
        self.columns(headings.into_iter().map(Column::new))
    }

    /// Adds a row.
    pub fn row(mut self, row: impl Into<Row>) -> Self {
        self.body.push(row.into());
        self
    }

    /// Adds rows.
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.body.extend(rows);
        self
    }

    /// Adds a row with this text if the table has no row.
    pub fn or_say(mut self, nothing: &str) -> Self {
        if self.body.is_empty() {
            let cell = Cell::text(nothing).across(Cell::WIDE).align(Align::Centre);
            self.body.push(Row::from(vec![cell]).style(Style::Muted));
        }
        self
    }

    /// Adds a line under the table.
    pub fn note(mut self, line: impl Into<String>) -> Self {
        self.notes.push(line.into());
        self
    }

    /// Adds a chart under the notes.
    pub fn chart(mut self, chart: Chart) -> Self {
        self.charts.push(chart);
        self
    }

    /// Sets the paper.
    pub fn paper(mut self, paper: Paper) -> Self {
        self.paper = Some(paper);
        self
    }

    /// Sets the number of columns on the left that stay in view when scrolling.
    pub fn freeze_columns(mut self, columns: u16) -> Self {
        self.frozen_columns = columns;
        self
    }

    /// Gives the header filter buttons.
    pub fn filtered(mut self) -> Self {
        self.filter = true;
        self
    }

    /// Makes everything fit on one sheet of paper.
    pub fn on_one_sheet(mut self) -> Self {
        self.one_sheet = true;
        self
    }

    /// Number of columns: those declared, or those of the longest row.
    pub fn width(&self) -> usize {
        let covered = |cell: &Cell| match cell.columns {
            Cell::WIDE => 1,
            columns => usize::from(columns),
        };
        let wide = |row: &Row| row.cells.iter().map(covered).sum();
        let longest: usize = self.body.iter().map(wide).max().unwrap_or(0);
        self.columns.len().max(longest).max(1)
    }

    /// Number of rows of the header.
    pub fn header_rows(&self) -> usize {
        header_depth(&self.columns)
    }

    /// Row of the worksheet, from 1, in which a row of the body (from 0) stands.
    pub fn sheet_row(&self, body_row: usize) -> usize {
        self.title.len() + self.meta.len() + self.header_rows() + body_row + 1
    }

    /// The page as lines of text, for tests and terminals.
    pub fn plain(&self) -> String {
        let mut lines = self.title.clone();
        for meta in &self.meta {
            lines.push(format!("{}  {}", meta.left, meta.right).trim_end().to_string());
        }
        if self.header_rows() > 0 {
            let headings: Vec<String> = self
                .columns
                .iter()
                .map(|column| column.headings.join("/"))
                .collect();
            lines.push(headings.join(" | "));
        }
        for row in &self.body {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.value.plain()).collect();
            lines.push(cells.join(" | "));
        }
        lines.extend(self.notes.iter().cloned());
        lines.iter().map(|line| format!("{line}\n")).collect()
    }
}

impl Column {
    /// A column under one heading.
    pub fn new(heading: impl Into<String>) -> Self {
        Column {
            headings: vec![heading.into()],
            ..Column::default()
        }
    }

    /// Puts a further heading above, which neighbours with the same heading share.
    pub fn under(mut self, heading: impl Into<String>) -> Self {
        self.headings.insert(0, heading.into());
        self
    }

    /// Sets the width at which words break, in half-width characters.
    pub fn width(mut self, width: u16) -> Self {
        self.width = Some(width);
        self
    }

    /// Sets a width that is kept whatever the content, in half-width characters.
    pub fn exactly(mut self, width: u16) -> Self {
        self.exact = true;
        self.width(width)
    }

    /// Lets the cells of the body offer words to choose from.
    pub fn choices<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.choices = words.into_iter().map(str::to_owned).collect();
        self
    }

    /// Sets the alignment of the body.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }
}

impl Row {
    /// A row with the heading of a section, over the whole width.
    pub fn band(heading: impl Into<String>) -> Self {
        Row::from(vec![Cell::text(heading).across(Cell::WIDE)]).style(Style::Band)
    }

    /// A row with the headings of a further table inside the body.
    pub fn headings<'a>(headings: impl IntoIterator<Item = &'a str>) -> Self {
        let cells: Vec<Cell> = headings.into_iter().map(Cell::from).collect();
        Row::from(cells).style(Style::Heading)
    }

    /// Sets the reason for which the row stands out.
    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Marks the row as a sum.
    pub fn total(self) -> Self {
        self.style(Style::Total)
    }
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Row {
            cells,
            style: Style::Normal,
        }
    }
}

/// Makes a [`Row`] of anything that turns into a [`Cell`].
#[macro_export]
macro_rules! row {
    ($($cell:expr),* $(,)?) => {
        $crate::book::Row::from(vec![$($crate::book::Cell::from($cell)),*])
    };
}

/// Rows of the header over columns: as many as the column with most headings has, none where all are empty.
pub(super) fn header_depth(columns: &[Column]) -> usize {
    let headings = || columns.iter().flat_map(|column| &column.headings);
    if headings().all(String::is_empty) {
        return 0;
    }
    let depth = columns.iter().map(|column| column.headings.len());
    depth.max().unwrap_or(0)
}
