//! A [`Book`] as an Excel file; the only home of `rust_xlsxwriter`.
//!
//! The same book always gives the same bytes: the day of creation is the book's own or a fixed one.

mod chart;
mod host;
mod look;
mod sheet;
mod text;

use crate::book::{Book, Page};
use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use thiserror::Error;

/// Most rows of a worksheet.
const MOST_ROWS: usize = 1_048_576;
/// Most columns of a worksheet.
const MOST_COLUMNS: usize = 16_384;

/// Why a book could not be written.
#[derive(Debug, Error)]
pub enum ExcelError {
    /// More rows or columns than a worksheet holds.
    #[error("工作表“{page}”有{rows}行{columns}列，超出Excel一张表能放的1048576行16384列")]
    TooLarge {
        /// Name of the page.
        page: String,
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// The library refused a page: a mistake of this program.
    #[error("工作表“{page}”无法写成Excel文件")]
    Page {
        /// Name of the page.
        page: String,
        /// What the library said.
        source: XlsxError,
    },
    /// The library refused the whole: a mistake of this program.
    #[error("报表“{title}”无法写成Excel文件")]
    Book {
        /// Title of the book.
        title: String,
        /// What the library said.
        source: XlsxError,
    },
}

/// Writes a book as the bytes of an .xlsx file. A book without a page gets an empty one.
pub fn write(book: &Book) -> Result<Vec<u8>, ExcelError> {
    let mut writer = Writer::new(book)?;
    for page in book.pages() {
        writer.page(book, page)?;
    }
    writer.finish(book)
}

/// Writes a long book: `head` has no pages yet, each is drawn when its turn comes, and is gone once it is written.
/// Links may lead to pages before their own.
pub fn write_long(mut head: Book, pages: impl Iterator<Item = Page>) -> Result<Vec<u8>, ExcelError> {
    let mut writer = Writer::new(&head)?;
    for page in pages {
        head.push(page);
        if let Some(page) = head.pages().last() {
            writer.page(&head, page)?;
        }
        head.forget_rows();
    }
    writer.finish(&head)
}

/// A file being written.
struct Writer {
    workbook: Workbook,
    looks: look::Looks,
}

impl Writer {
    fn new(book: &Book) -> Result<Writer, ExcelError> {
        let mut workbook = Workbook::new();
        let properties = properties(book).map_err(|source| whole(book, source))?;
        workbook.set_properties(&properties);
        Ok(Writer {
            workbook,
            looks: look::Looks::default(),
        })
    }

    fn page(&mut self, book: &Book, page: &Page) -> Result<(), ExcelError> {
        let columns = page.width();
        let rows = page.sheet_row(page.body.len()) + page.notes.len();
        if rows >= MOST_ROWS || columns > MOST_COLUMNS {
            let page = page.name.clone();
            return Err(ExcelError::TooLarge { page, rows, columns });
        }
        let refused = |source| ExcelError::Page {
            page: page.name.clone(),
            source,
        };
        let worksheet = self.workbook.add_worksheet();
        sheet::write(worksheet, book, page, &mut self.looks).map_err(refused)
    }

    fn finish(mut self, book: &Book) -> Result<Vec<u8>, ExcelError> {
        if book.pages().is_empty() {
            self.workbook.add_worksheet();
        }
        self.workbook
            .save_to_buffer()
            .map(host::settle)
            .map_err(|source| whole(book, source))
    }
}

fn whole(book: &Book, source: XlsxError) -> ExcelError {
    ExcelError::Book {
        title: book.title.clone(),
        source,
    }
}

fn properties(book: &Book) -> Result<DocProperties, XlsxError> {
    let created = match book.dated {
        Some(day) if (1900..=9999).contains(&day.year()) => {
            ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?
        }
        _ => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    let known = DocProperties::new()
        .set_title(text::cell(&book.title))
        .set_creation_datetime(&created);
    let custom = |known: DocProperties, (name, value): &(String, String)| {
        known.set_custom_property(text::cell(name), text::cell(value))
    };
    Ok(book.properties.iter().fold(known, custom))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Book, Cell, Page, row};

    #[test]
    fn two_runs_give_the_same_bytes() {
        let book = sample::book();
        assert_eq!(write(&book).unwrap(), write(&book).unwrap());
    }

    #[test]
    fn a_long_book_is_the_same_file() {
        let mut head = Book::new("排名").property("期", "2022Q2");
        head.dated = sample::book().dated;
        let mut whole = head.clone();
        // The last page first, as links lead back only.
        for page in sample::book().pages().iter().rev() {
            whole.push(page.clone());
        }
        let long = write_long(head, whole.pages().iter().cloned()).unwrap();
        assert!(long == write(&whole).unwrap());
        assert!(write_long(Book::new("空"), std::iter::empty()).is_ok());
    }

    #[test]
    fn a_book_without_pages_is_still_a_workbook() {
        assert!(write(&Book::new("空")).is_ok());
    }

    #[test]
    fn too_many_columns_are_named() {
        let mut book = Book::new("x");
        book.push(Page::new("宽").row(crate::book::Row::from(vec![Cell::empty(); 16_385])));
        let message = write(&book).unwrap_err().to_string();
        assert!(message.contains("“宽”有2行16385列"), "{message}");
    }

    #[test]
    fn odd_content_is_written() {
        let mut book = Book::new("\u{1}");
        let long = "长".repeat(40_000);
        book.push(Page::new("a'b").row(row!["=1+1", "\u{0}\u{FFFF}", long, "_x0041_"]));
        book.push(Page::new("b").row(row![Cell::link("", "a'b"), Cell::link("不在", "没有")]));
        assert!(write(&book).is_ok());
    }

    mod looks;
    mod sample;
}
