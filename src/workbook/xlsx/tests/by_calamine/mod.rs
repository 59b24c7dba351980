//! xlsx and xlsm by calamine's streaming reader, to compare ours with. It does not report hidden rows and columns. It is
//! never read as a range: a range reserves room for every cell between its corners.

mod cell;
mod guard;

use crate::finding::{Findings, Kind, Place};
use crate::workbook::damaged;
use crate::workbook::gather::{Budget, Gather};
use crate::workbook::limits::LIMITS;
use crate::workbook::raw::{Area, NumberFormat, RawBook, RawSheet, RawValue};
use crate::workbook::tabs::{self, Tab};
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use cell::{Found, format_of, take};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a workbook, which may panic.
pub(super) fn read(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Result<RawBook, Kind> {
    if !guard::shared_strings_are_sane(bytes) {
        return Err(damaged("文字表写着的条数不可能"));
    }
    catch_unwind(AssertUnwindSafe(|| book(file, bytes, findings)))
        .unwrap_or_else(|_| Err(damaged("内部结构前后矛盾")))
}

fn book(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Result<RawBook, Kind> {
    let mut source: Book = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut out = RawBook {
        file: file.clone(),
        kind: "xlsx",
        sheets: Vec::new(),
        properties: BTreeMap::new(),
    };
    if let Ok(properties) = source.workbook_properties() {
        out.properties = properties.custom_properties.into_iter().collect();
    }
    let sheets = source.sheets_metadata().to_vec();
    let mut budget = Budget::new(&LIMITS);
    for tab in tabs(file, &sheets, findings) {
        let mut reading = StreamedSheet {
            source: &mut source,
            tab: &tab,
            file,
            findings,
        };
        let sheet = reading.sheet(&mut budget);
        out.sheets.push(sheet);
    }
    Ok(out)
}

/// The worksheets to read, of those the book lists; what is left out is said.
fn tabs(file: &Arc<str>, sheets: &[calamine::Sheet], findings: &mut Findings) -> Vec<Tab> {
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets = sheets.map(|sheet| Tab {
        name: sheet.name.clone(),
        hidden: sheet.visible != SheetVisible::Visible,
        part: String::new(),
    });
    tabs::admit(file, sheets.collect(), &LIMITS, findings)
}

/// An area with rows and columns from 1; calamine counts from 0.
fn area(of: &Dimensions) -> Area {
    Area {
        top: of.start.0.saturating_add(1),
        left: of.start.1.saturating_add(1),
        bottom: of.end.0.saturating_add(1),
        right: of.end.1.saturating_add(1),
    }
}

fn refusal(error: &XlsxError) -> Kind {
    match error {
        XlsxError::Password => Kind::Encrypted { how: String::new() },
        XlsxError::Zip(_) | XlsxError::Io(_) => damaged("压缩包读不完整"),
        XlsxError::FileNotFound(part) => damaged(&format!("缺少部件{part}")),
        XlsxError::RelationshipNotFound => damaged("缺少工作簿的关系表"),
        _ => damaged("内部的文字不合格式"),
    }
}

fn problem_of(error: &XlsxError) -> &'static str {
    match error {
        XlsxError::Zip(_) | XlsxError::Io(_) => "压缩包读不完整",
        XlsxError::FileNotFound(_) | XlsxError::WorksheetNotFound(_) => "缺少这张表的部件",
        XlsxError::XmlEof(_) => "内容在中途断了",
        _ => "内部的文字不合格式",
    }
}

/// Whether the reader can go on after an error: it belongs to one cell.
fn of_one_cell(error: &XlsxError) -> Option<&'static str> {
    match error {
        XlsxError::CellTAttribute(_) => Some("内容的类别不认识"),
        XlsxError::CellError(_) => Some("错误值不认识"),
        XlsxError::Unexpected(_) | XlsxError::UnexpectedNode(_) => Some("内容不合格式"),
        XlsxError::ParseFloat(_) | XlsxError::ParseInt(_) => Some("不是数字"),
        XlsxError::ColumnNumberOverflow
        | XlsxError::RowNumberOverflow
        | XlsxError::Alphanumeric(_)
        | XlsxError::NumericColumn(_)
        | XlsxError::RangeWithoutColumnComponent
        | XlsxError::RangeWithoutRowComponent => Some("位置不合格式"),
        _ => None,
    }
}

/// One sheet of the book, being read.
struct StreamedSheet<'a, 'b> {
    source: &'a mut Book<'b>,
    tab: &'a Tab,
    file: &'a Arc<str>,
    findings: &'a mut Findings,
}

impl StreamedSheet<'_, '_> {
    fn sheet(&mut self, budget: &mut Budget) -> RawSheet {
        let mut gather = Gather::new(self.file, &self.tab.name, self.tab.hidden, budget);
        let empty = self.cells(&mut gather);
        if !empty.is_empty() {
            self.without_result(&empty, &mut gather);
        }
        if let Ok(merges) = self.source.merge_cells_by_sheet_name(&self.tab.name) {
            merges.iter().for_each(|merge| gather.merge(area(merge)));
        }
        gather.finish(self.findings)
    }

    /// Adds the cells one by one; returns the places of cells without a value.
    fn cells(&mut self, gather: &mut Gather) -> BTreeSet<(u32, u32)> {
        let mut empty = BTreeSet::new();
        let is_1904 = self.source.has_1904_epoch();
        let mut reader = match self.source.worksheet_cells_reader(&self.tab.name) {
            Ok(reader) => reader,
            Err(error) => {
                say_unreadable(self.file, self.tab, &error, self.findings);
                return empty;
            }
        };
        let formats: Vec<NumberFormat> = reader.styles().iter().map(format_of).collect();
        let mut bad = 0;
        while !gather.is_full() {
            match reader.next_cell_with_style_id() {
                Ok(None) => break,
                Ok(Some((cell, style))) => {
                    let (row, col) = cell.get_position();
                    let at = Found {
                        row: row.saturating_add(1),
                        col: col.saturating_add(1),
                        format: formats.get(style).copied().unwrap_or_default(),
                        is_1904,
                    };
                    if matches!(cell.get_value(), DataRef::Empty) {
                        empty.insert((row, col));
                    }
                    take(gather, &at, cell.get_value().clone(), self.findings);
                }
                Err(error) => {
                    bad += 1;
                    if !go_on(self.file, self.tab, gather, &error, bad, self.findings) {
                        break;
                    }
                }
            }
        }
        empty
    }

    /// A second pass for formulas: which of the empty cells should hold a result.
    fn without_result(&mut self, empty: &BTreeSet<(u32, u32)>, gather: &mut Gather) {
        let Ok(mut reader) = self.source.worksheet_cells_reader(&self.tab.name) else {
            return;
        };
        while let Ok(Some(cell)) = reader.next_cell_with_formula_metadata() {
            if cell.formula.is_some() && empty.contains(&cell.pos) {
                let (row, col) = (cell.pos.0 + 1, cell.pos.1 + 1);
                gather.value(row, col, RawValue::NoResult, NumberFormat::General, self.findings);
            }
        }
    }
}

/// Says what is wrong at a cell; whether the rest of the sheet can still be read.
fn go_on(
    file: &Arc<str>,
    tab: &Tab,
    gather: &mut Gather,
    error: &XlsxError,
    bad: usize,
    findings: &mut Findings,
) -> bool {
    match of_one_cell(error) {
        Some(problem) if bad < LIMITS.listed => {
            let (row, col) = gather.last();
            let problem = problem.into();
            gather.problem(Kind::CellUnreadable { problem }, row, col, findings);
            true
        }
        _ => {
            say_unreadable(file, tab, error, findings);
            false
        }
    }
}

fn say_unreadable(file: &Arc<str>, tab: &Tab, error: &XlsxError, findings: &mut Findings) {
    let problem = problem_of(error).into();
    let place = Place::sheet(file, &tab.name.as_str().into());
    findings.add(Kind::SheetUnreadable { problem }, place);
}
