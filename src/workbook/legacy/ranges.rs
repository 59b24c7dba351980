//! xls, xlsb and ods by calamine's ranges: these formats hold no cell far from the others, or the reader clips it.

use super::cell::{Found, take_owned};
use super::{area, book, damaged, encrypted, tabs};
use crate::finding::{Findings, Kind, Place};
use crate::workbook::gather::{Budget, Gather};
use crate::workbook::limits::LIMITS;
use crate::workbook::preflight::FileKind;
use crate::workbook::raw::{Area, NumberFormat, RawBook};
use crate::workbook::tabs::Tab;
use calamine::{Data, Dimensions, Ods, OdsError, Range, Reader, Xls, XlsError, Xlsb, XlsbError};
use std::io::Cursor;
use std::sync::Arc;

type Bytes<'a> = Cursor<&'a [u8]>;

pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    kind: FileKind,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    let bytes = Cursor::new(bytes);
    match kind {
        FileKind::Xlsb => {
            let source: Xlsb<Bytes> = Xlsb::new(bytes).map_err(|error| match error {
                XlsbError::Password => encrypted(),
                _ => damaged("内部结构不合格式"),
            })?;
            Ok(all(file, "xlsb", source, &|_, _| Vec::new(), findings))
        }
        FileKind::Ods => {
            let source: Ods<Bytes> = Ods::new(bytes).map_err(|error| match error {
                OdsError::Password => encrypted(),
                _ => damaged("内部的文字不合格式"),
            })?;
            Ok(all(file, "ods", source, &|_, _| Vec::new(), findings))
        }
        FileKind::Xls | FileKind::Xlsx | FileKind::Text => {
            let source: Xls<Bytes> = Xls::new(bytes).map_err(|error| xls_refusal(&error))?;
            let merges = |source: &mut Xls<Bytes>, name: &str| {
                source.merge_cells_by_sheet_name(name).unwrap_or_default()
            };
            Ok(all(file, "xls", source, &merges, findings))
        }
    }
}

/// A book protected by the old password scheme fails in the middle, with a code page that does not exist.
fn xls_refusal(error: &XlsError) -> Kind {
    match error {
        XlsError::Password => encrypted(),
        other if other.to_string().contains("Codepage") => encrypted(),
        _ => damaged("内部结构不合格式"),
    }
}

fn all<'a, R: Reader<Bytes<'a>>>(
    file: &Arc<str>,
    kind: &'static str,
    mut source: R,
    merges: &dyn Fn(&mut R, &str) -> Vec<Dimensions>,
    findings: &mut Findings,
) -> RawBook {
    let mut out = book(file, kind);
    let mut budget = Budget::new(&LIMITS);
    let sheets = source.sheets_metadata().to_vec();
    for tab in tabs(file, &sheets, findings) {
        let mut gather = Gather::new(file, &tab.name, tab.hidden, &mut budget);
        match source.worksheet_range(&tab.name) {
            Ok(range) => cells(&mut gather, &range, findings),
            Err(_) => say_unreadable(file, &tab, findings),
        }
        let found: Vec<Area> = merges(&mut source, &tab.name).iter().map(area).collect();
        found.into_iter().for_each(|merge| gather.merge(merge));
        out.sheets.push(gather.finish(findings));
    }
    out
}

fn say_unreadable(file: &Arc<str>, tab: &Tab, findings: &mut Findings) {
    let problem = "内容不合格式".into();
    let place = Place::sheet(file, &tab.name.as_str().into());
    findings.add(Kind::SheetUnreadable { problem }, place);
}

fn cells(gather: &mut Gather, range: &Range<Data>, findings: &mut Findings) {
    let (top, left) = range.start().unwrap_or_default();
    for (row, col, value) in range.used_cells() {
        if gather.is_full() {
            break;
        }
        let at = Found {
            row: top
                .saturating_add(u32::try_from(row).unwrap_or(u32::MAX))
                .saturating_add(1),
            col: left
                .saturating_add(u32::try_from(col).unwrap_or(u32::MAX))
                .saturating_add(1),
            format: NumberFormat::General,
            is_1904: false,
        };
        take_owned(gather, &at, value, findings);
    }
}
