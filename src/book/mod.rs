//! A workbook as plain data: pages, cells by meaning, links, formulas, charts. Knows no library and no campaign.
//!
//! A page of a report is a pure function to [`Page`] and is tested as data ([`Page::plain`]); [`lay_out`] decides
//! everything about size and paper, so that a writer only walks over the result.
//!
//! ```
//! use kaoping::book::{Book, Cell, Column, Page, row};
//! let mut book = Book::new("排名");
//! book.push(
//!     Page::new("排名")
//!         .title("第二季度排名表")
//!         .column(Column::new("名次"))
//!         .column(Column::new("单位"))
//!         .row(row![Cell::place(1), "甲股"]),
//! );
//! assert_eq!(book.pages()[0].plain(), "第二季度排名表\n名次 | 单位\n1 | 甲股\n");
//! ```

mod cell;
mod chart;
mod layout;
mod name;
mod page;
mod place;
mod size;

pub use cell::{Align, Cell, Style, Target, Value};
pub use chart::{Chart, ChartKind, Series};
pub use layout::{Layout, Line, Part, lay_out};
pub use name::sheet_name;
pub use page::{Column, Meta, Page, Paper, Row};
pub use place::Placed;
pub use size::units;

/// Makes a [`Row`] of anything that turns into a [`Cell`].
pub use crate::row;

use chrono::NaiveDate;

/// A workbook.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Title in the properties of the file.
    pub title: String,
    /// The day the workbook speaks of, written as its day of creation; a fixed day when there is none.
    pub dated: Option<NaiveDate>,
    /// Custom properties of the file: name and value.
    pub properties: Vec<(String, String)>,
    pages: Vec<Page>,
}

impl Book {
    /// A workbook without pages.
    pub fn new(title: impl Into<String>) -> Self {
        Book {
            title: title.into(),
            ..Book::default()
        }
    }

    /// Sets the day the workbook speaks of.
    pub fn dated(mut self, day: NaiveDate) -> Self {
        self.dated = Some(day);
        self
    }

    /// Adds a custom property of the file.
    pub fn property(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.properties.push((name.into(), value.into()));
        self
    }

    /// Adds a page under a name that Excel takes and no other page has; links to the page use the name returned.
    pub fn push(&mut self, mut page: Page) -> String {
        page.name = name::unique(&page.name, self.pages.iter().map(|page| page.name.as_str()));
        let name = page.name.clone();
        self.pages.push(page);
        name
    }

    /// Lets go of the rows of the last page once they are written; its name and heading stay, so that links to it hold.
    pub fn forget_rows(&mut self) {
        if let Some(page) = self.pages.last_mut() {
            page.body = Vec::new();
        }
    }

    /// The pages in the order of their tabs.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// A page by its tab, to be changed.
    pub fn page_mut(&mut self, at: usize) -> Option<&mut Page> {
        self.pages.get_mut(at)
    }

    /// The page of that name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_name_are_told_apart() {
        let mut book = Book::new("x");
        assert_eq!(book.push(Page::new("明细")), "明细");
        assert_eq!(book.push(Page::new("明细")), "明细(2)");
        assert_eq!(book.push(Page::new("明细")), "明细(3)");
        assert!(book.page("明细(3)").is_some());
    }
}
