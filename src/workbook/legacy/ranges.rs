//! xlsb by calamine's ranges: it holds no cell far from the others.

use super::cell::{Found, take_owned};
use super::{book, damaged, encrypted, tabs};
use crate::finding::{Findings, Kind, Place};
use crate::workbook::formula::gives_a_number;
use crate::workbook::gather::{Budget, Gather};
use crate::workbook::limits::LIMITS;
use crate::workbook::raw::{NumberFormat, RawBook, RawValue};
use crate::workbook::tabs::Tab;
use calamine::{Data, Range, Reader, Xlsb, XlsbError};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

type Bytes<'a> = Cursor<&'a [u8]>;

pub(super) fn read(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Result<RawBook, Kind> {
    let source: Xlsb<Bytes> = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => encrypted(),
        _ => damaged("内部结构不合格式"),
    })?;
    Ok(all(file, "xlsb", source, findings))
}

fn all<'a, R: Reader<Bytes<'a>>>(
    file: &Arc<str>,
    kind: &'static str,
    mut source: R,
    findings: &mut Findings,
) -> RawBook {
    let mut out = book(file, kind);
    let mut budget = Budget::new(&LIMITS);
    let sheets = source.sheets_metadata().to_vec();
    for tab in tabs(file, &sheets, findings) {
        let mut gather = Gather::new(file, &tab.name, tab.hidden, &mut budget);
        let mut formulas = formulas(&mut source, file, &tab, findings);
        match source.worksheet_range(&tab.name) {
            Ok(range) => {
                let results = cells(&mut gather, &range, &mut formulas, findings);
                without_result(&mut gather, &formulas, findings);
                results.say(file, &tab, findings);
            }
            Err(_) => say_unreadable(file, &tab, findings),
        }
        out.sheets.push(gather.finish(findings));
    }
    out
}

fn say_unreadable(file: &Arc<str>, tab: &Tab, findings: &mut Findings) {
    let problem = "内容不合格式".into();
    let place = Place::sheet(file, &tab.name.as_str().into());
    findings.add(Kind::SheetUnreadable { problem }, place);
}

/// Places of the formulas, and whether an empty text cannot be the result.
type Formulas = BTreeMap<(u32, u32), bool>;

/// The formulas of a sheet, before its cells: so only one range at a time takes room. Those of an xlsb are read only
/// now, by a parser that may panic where the cells are sound.
fn formulas<'a, R: Reader<Bytes<'a>>>(
    source: &mut R,
    file: &Arc<str>,
    tab: &Tab,
    findings: &mut Findings,
) -> Formulas {
    let read = catch_unwind(AssertUnwindSafe(|| source.worksheet_formula(&tab.name).ok()));
    let Ok(Some(range)) = read else {
        let part = format!("工作表“{}”的公式", tab.name);
        let problem = "有不认识的写法，没有结果的公式当作空白".into();
        findings.add(Kind::PartUnreadable { part, problem }, Place::file(file));
        return Formulas::new();
    };
    let corner = range.start().unwrap_or_default();
    let used = range.used_cells();
    used.map(|(row, col, formula)| (place(corner, row, col), gives_a_number(formula)))
        .collect()
}

/// Adds the formulas for which no value was found, as cells without a result.
fn without_result(gather: &mut Gather, formulas: &Formulas, findings: &mut Findings) {
    for &(row, col) in formulas.keys() {
        if gather.is_full() {
            break;
        }
        gather.value(row, col, RawValue::NoResult, NumberFormat::General, findings);
    }
}

/// Results of the formulas of a sheet.
#[derive(Default)]
struct Results {
    some: usize,
    /// Empty texts, which may be what the formula gives, or stand for what no program has computed.
    empty: usize,
}

impl Results {
    /// Where every result is an empty text, it is likely that nothing was computed.
    fn say(&self, file: &Arc<str>, tab: &Tab, findings: &mut Findings) {
        if self.some == 0 && self.empty > 0 {
            let count = self.empty.to_string();
            let place = Place::sheet(file, &tab.name.as_str().into());
            findings.add(Kind::ResultsEmpty { count }, place);
        }
    }
}

/// Row and column, from 1, of a cell counted from the corner of its range.
fn place((top, left): (u32, u32), row: usize, col: usize) -> (u32, u32) {
    let from_1 = |start: u32, count: usize| {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        start.saturating_add(count).saturating_add(1)
    };
    (from_1(top, row), from_1(left, col))
}

/// Adds the cells, and removes from `formulas` those that have a result.
fn cells(
    gather: &mut Gather,
    range: &Range<Data>,
    formulas: &mut Formulas,
    findings: &mut Findings,
) -> Results {
    let mut results = Results::default();
    let corner = range.start().unwrap_or_default();
    for (row, col, value) in range.used_cells() {
        if gather.is_full() {
            break;
        }
        let (row, col) = place(corner, row, col);
        let is_empty = matches!(value, Data::String(text) if text.is_empty());
        if let Some(gives_a_number) = formulas.get(&(row, col)).copied() {
            results.some += usize::from(!is_empty);
            results.empty += usize::from(is_empty && !gives_a_number);
            if !is_empty || !gives_a_number {
                formulas.remove(&(row, col));
            }
        }
        let at = Found {
            row,
            col,
            format: NumberFormat::General,
            is_1904: false,
        };
        take_owned(gather, &at, value, findings);
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The value a file of the corpus has in a cell of its first sheet.
    fn value(name: &str, row: u32, col: u32) -> Option<RawValue> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/older");
        let bytes = std::fs::read(folder.join(name)).expect("committed");
        let book = read(&name.into(), &bytes, &mut Findings::new()).expect("readable");
        book.sheets[0].cell(row, col).map(|cell| cell.value.clone())
    }

    #[test]
    fn a_formula_without_a_result_is_no_blank_cell() {
        assert_eq!(value("formula_error.xlsb", 6, 3), Some(RawValue::NoResult));
    }
}
