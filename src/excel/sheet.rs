//! One page as a worksheet.

use super::look::Looks;
use super::{chart, text};
use crate::book::{Book, Layout, Page, Paper, Part, Placed, Style, Target, Value, lay_out};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, Formula, Url, Worksheet, XlsxError,
};

/// Links that Excel takes on one worksheet; further ones are written as text.
const MOST_LINKS: usize = 65_530;

/// Writes a page.
pub(super) fn write(
    sheet: &mut Worksheet,
    book: &Book,
    page: &Page,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let layout = lay_out(page);
    sheet.set_name(page.name.as_str())?;
    for column in 0..layout.widths.len() {
        sheet.set_column_width_pixels(column as u16, layout.column_pixels(column))?;
    }
    let mut pen = Pen {
        sheet,
        book,
        links: 0,
    };
    for (row, line) in (0u32..).zip(&layout.lines) {
        pen.sheet.set_row_height(row, line.height)?;
        for placed in &line.cells {
            pen.cell(row, placed, looks.of(line.part, placed))?;
        }
    }
    chart::write(sheet, page, &layout, layout.lines.len() as u32)?;
    choices(sheet, page, &layout)?;
    view(sheet, page, &layout)?;
    print(sheet, page, &layout)
}

struct Pen<'a> {
    sheet: &'a mut Worksheet,
    book: &'a Book,
    links: usize,
}

impl Pen<'_> {
    fn cell(&mut self, row: u32, placed: &Placed<'_>, format: &Format) -> Result<(), XlsxError> {
        let column = placed.column;
        if placed.columns > 1 || placed.rows > 1 {
            let last = (row + placed.rows - 1, column + placed.columns - 1);
            self.sheet.merge_range(row, column, last.0, last.1, "", format)?;
        }
        self.value(row, column, &placed.cell.value, format)
    }

    fn value(&mut self, row: u32, column: u16, value: &Value, format: &Format) -> Result<(), XlsxError> {
        match value {
            Value::Empty => self.sheet.write_blank(row, column, format)?,
            Value::Text(words) => self.text(row, column, words, format)?,
            Value::Number { value, .. }
            | Value::Percent { value, .. }
            | Value::Mark(value)
            | Value::Delta { value, .. } => {
                self.sheet
                    .write_number_with_format(row, column, double(*value), format)?
            }
            Value::Integer(count) => {
                self.sheet
                    .write_number_with_format(row, column, *count as f64, format)?
            }
            Value::Place(place) => self.sheet.write_number_with_format(row, column, *place, format)?,
            Value::Date(day) | Value::IsoDate(day) | Value::Month(day) => match date(*day) {
                Some(day) => self.sheet.write_datetime_with_format(row, column, &day, format)?,
                None => self.text(row, column, &value.plain(), format)?,
            },
            Value::Link { text, to } => return self.link(row, column, text, to, format),
            Value::Formula { text, value } => {
                let formula = Formula::new(text).set_result(result(value));
                self.sheet
                    .write_formula_with_format(row, column, formula, format)?
            }
        };
        Ok(())
    }

    fn text(
        &mut self,
        row: u32,
        column: u16,
        words: &str,
        format: &Format,
    ) -> Result<&mut Worksheet, XlsxError> {
        self.sheet
            .write_string_with_format(row, column, text::cell(words), format)
    }

    /// A link to a page that the book has not stays text.
    fn link(
        &mut self,
        row: u32,
        column: u16,
        words: &str,
        to: &Target,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let words = text::cell(words);
        match self.book.page(&to.page) {
            Some(page) if self.links < MOST_LINKS && !words.is_empty() => {
                self.links += 1;
                let url = Url::new(address(page, to)).set_text(words);
                self.sheet.write_url_with_format(row, column, url, format)?;
            }
            _ => {
                self.text(row, column, &words, format)?;
            }
        }
        Ok(())
    }
}

fn address(page: &Page, to: &Target) -> String {
    let row = to.row.map_or(1, |row| page.sheet_row(row));
    let column = crate::finding::column_letters(u32::from(to.column) + 1);
    format!("internal:'{}'!{column}{row}", page.name.replace('\'', "''"))
}

fn double(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

fn date(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}

/// The value of a formula as the file stores it.
fn result(value: &Value) -> String {
    match value {
        Value::Number { value, .. }
        | Value::Percent { value, .. }
        | Value::Mark(value)
        | Value::Delta { value, .. } => value.normalize().to_string(),
        value => text::cell(&value.plain()),
    }
}

/// Most characters a drop-down may hold, its commas among them.
const MOST_OF_CHOICES: usize = 255;

/// Drop-downs; a list that Excel does not take is left to the instructions below the table.
fn choices(sheet: &mut Worksheet, page: &Page, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let (first, rows) = (layout.above_body() as u32, layout.count(Part::Body) as u32);
    for (at, column) in (0u16..).zip(&page.columns) {
        let length = column
            .choices
            .iter()
            .map(|word| word.chars().count() + 1)
            .sum::<usize>();
        let plain = column.choices.iter().all(|word| !word.contains(','));
        if rows > 0 && length > 0 && length <= MOST_OF_CHOICES && plain {
            let list = DataValidation::new()
                .allow_list_strings(&column.choices)?
                .set_error_title("不在可选项里")?
                .set_error_message(
                    format!("请选：{}", column.choices.join("、"))
                        .chars()
                        .take(200)
                        .collect::<String>(),
                )?
                .set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(first, at, first + rows - 1, at, &list)?;
        }
    }
    Ok(())
}

/// What is seen on the screen.
fn view(sheet: &mut Worksheet, page: &Page, layout: &Layout<'_>) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    let top = layout.above_body() as u32;
    if layout.count(Part::Header) == 0 {
        return Ok(());
    }
    sheet.set_freeze_panes(top, page.frozen_columns)?;
    let totals = page.body.iter().rev().take_while(|row| row.style == Style::Total);
    let filtered = (page.body.len() - totals.count()) as u32;
    if page.filter && filtered > 0 {
        sheet.autofilter(top - 1, 0, top + filtered - 1, layout.widths.len() as u16 - 1)?;
    }
    Ok(())
}

/// What is seen on paper.
fn print(sheet: &mut Worksheet, page: &Page, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let (code, lying) = match layout.paper {
        Paper::A4 => (9, false),
        Paper::A4Wide => (9, true),
        Paper::A3 => (8, false),
        Paper::A3Wide => (8, true),
    };
    sheet.set_paper_size(code);
    if lying {
        sheet.set_landscape();
    }
    // Left, right, top, bottom, header, footer in inches: 1.5 cm at the sides, 2 cm above and below.
    sheet.set_margins(0.59, 0.59, 0.79, 0.79, 0.39, 0.39);
    sheet.set_footer("&C&\"仿宋,常规\"&10第 &P 页 共 &N 页");
    sheet.set_print_center_horizontally(true);
    sheet.set_print_fit_to_pages(1, u16::from(page.one_sheet));
    if layout.count(Part::Header) > 0 {
        sheet.set_repeat_rows(0, layout.above_body() as u32 - 1)?;
    }
    let charts = page.charts.len() as u32 * chart::ROWS;
    let rows = (layout.lines.len() as u32 + charts).max(1);
    sheet.set_print_area(0, 0, rows - 1, layout.widths.len() as u16 - 1)?;
    Ok(())
}
