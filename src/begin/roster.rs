//! The roster as a workbook to be filled in: two tables with drop-downs, and how to fill them.

use crate::book::{Book, Cell, Column, Page, Row};
use crate::campaign::{PERSON_COLUMNS, UNIT_COLUMNS};

/// Rows to be filled in below those that are there.
const EMPTY_ROWS: usize = 60;
/// What each column takes: name, whether it is needed, words.
const NOTES: &str = include_str!("roster.txt");
/// Columns that take a yes or a no.
const YES_NO: [&str; 3] = ["参评", "主要负责人", "班子成员"];

/// Rows of a table: for each the cells by the name of their column.
pub(super) type Rows = Vec<Vec<(String, String)>>;

/// What stands in a roster that is begun.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// Names of the groups, for the drop-down.
    pub groups: Vec<String>,
    /// Rows of the units.
    pub units: Rows,
    /// Rows of the people.
    pub people: Rows,
    /// Further columns of the table of units.
    pub unit_columns: Vec<String>,
    /// Further columns of the table of people.
    pub person_columns: Vec<String>,
}

/// Rows from lines of cells between tabs, the first of which names the columns.
pub(super) fn rows(text: &str) -> Rows {
    let mut lines = text.lines();
    let heads: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let row = |line: &str| {
        let cells = heads.iter().zip(line.split('\t'));
        cells
            .map(|(head, cell)| ((*head).to_owned(), cell.to_owned()))
            .collect()
    };
    lines.map(row).collect()
}

/// The workbook.
pub(super) fn book(begun: &Begun) -> Book {
    let mut book = Book::new("花名册");
    book.push(page(
        "单位",
        UNIT_COLUMNS,
        &begun.unit_columns,
        &begun.units,
        &begun.groups,
    ));
    book.push(page(
        "人员",
        PERSON_COLUMNS,
        &begun.person_columns,
        &begun.people,
        &[],
    ));
    book.push(notes());
    book
}

fn page(name: &str, known: &[&str], more: &[String], rows: &Rows, groups: &[String]) -> Page {
    let columns: Vec<&str> = known
        .iter()
        .copied()
        .chain(more.iter().map(String::as_str))
        .collect();
    let line = |cells: &Vec<(String, String)>| {
        let cell = |column: &&str| {
            let found = cells.iter().find(|(name, _)| name == column);
            found
                .filter(|(_, text)| !text.is_empty())
                .map_or_else(Cell::empty, |(_, text)| Cell::text(text.as_str()))
        };
        Row::from(columns.iter().map(cell).collect::<Vec<_>>())
    };
    let blank = Row::from(vec![Cell::empty(); columns.len()]);
    let column = |name: &&str| {
        let column = Column::new(*name).width(14);
        match *name {
            name if YES_NO.contains(&name) => column.choices(["是", "否"]),
            "组别" => column.choices(groups.iter().map(String::as_str)),
            _ => column,
        }
    };
    Page::new(name)
        .columns(columns.iter().map(column))
        .rows(rows.iter().map(line))
        .rows(vec![blank; EMPTY_ROWS])
        .freeze_columns(2)
}

fn notes() -> Page {
    let lines = NOTES.lines().map(|line| {
        let cells = line.split('\t').map(Cell::text);
        Row::from(cells.collect::<Vec<_>>())
    });
    Page::new("说明")
        .title("花名册怎样填")
        .columns([
            Column::new("哪张表"),
            Column::new("哪一列"),
            Column::new("填什么").width(80),
        ])
        .rows(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_that_the_tool_understands_is_explained() {
        let told: Vec<(&str, &str)> = NOTES
            .lines()
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some((cells.next()?, cells.next()?))
            })
            .collect();
        let columns = UNIT_COLUMNS.iter().map(|column| ("单位表", *column));
        let wanted: Vec<(&str, &str)> = columns
            .chain(PERSON_COLUMNS.iter().map(|column| ("人员表", *column)))
            .collect();
        assert_eq!(told, wanted);
    }

    #[test]
    fn rows_have_their_cells_by_column() {
        let read = rows("单位\t组别\n一科\t甲组\n二科\t\n");
        let cell = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(
            read,
            [
                vec![cell("单位", "一科"), cell("组别", "甲组")],
                vec![cell("单位", "二科"), cell("组别", "")]
            ]
        );
    }
}
