//! The ways to read a file that are compared. Each gives the number of cells that it saw, or of tokens.

use calamine::{Data, DataRef, Ods, Reader, Xls, Xlsx};
use kaoping::finding::Findings;
use kaoping::workbook::{self, ChildReader, RawBook};
use quick_xml::events::Event;
use std::hint::black_box;
use std::io::{Cursor, Read};
use std::sync::Arc;
use zip::ZipArchive;

type Way = fn(&[u8]) -> usize;

/// A kind of file, and the ways to read it.
pub(crate) struct Kind {
    pub(crate) ending: &'static str,
    pub(crate) ours: fn(&[u8]) -> RawBook,
    /// The parts inflated and taken apart into tokens, without looking at a cell; none for a file without parts.
    pub(crate) floor: Option<Way>,
    /// The cheapest way to all values.
    pub(crate) calamine: Way,
    /// The way that its documentation shows: open, then ask for the range of each sheet.
    pub(crate) ranges: Option<Way>,
}

pub(crate) const XLSX: Kind = Kind {
    ending: "xlsx",
    ours: |bytes| {
        let children = ChildReader::refused();
        let book = workbook::read(&"a.xlsx".into(), bytes, &children, &mut Findings::new());
        book.expect("a workbook")
    },
    floor: Some(|bytes| tokens(bytes, |name| name.starts_with("xl/") && !name.contains("theme"))),
    calamine: xlsx_by_calamine,
    ranges: None,
};

pub(crate) const XLS: Kind = Kind {
    ending: "xls",
    ours: |bytes| in_this_process(workbook::read_xls, bytes),
    floor: None,
    calamine: |bytes| opened(&Xls::new(Cursor::new(bytes)).expect("a workbook")),
    ranges: Some(|bytes| ranges(Xls::new(Cursor::new(bytes)).expect("a workbook"))),
};

pub(crate) const ODS: Kind = Kind {
    ending: "ods",
    ours: |bytes| in_this_process(workbook::read_ods, bytes),
    floor: Some(|bytes| {
        tokens(bytes, |name| {
            matches!(name, "content.xml" | "styles.xml" | "meta.xml")
        })
    }),
    calamine: |bytes| opened(&Ods::new(Cursor::new(bytes)).expect("a workbook")),
    ranges: Some(|bytes| ranges(Ods::new(Cursor::new(bytes)).expect("a workbook"))),
};

/// The kind of a file by its name.
pub(crate) fn of(name: &str) -> Option<&'static Kind> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    [&XLSX, &XLS, &ODS]
        .into_iter()
        .find(|kind| ending == Some(kind.ending))
}

fn in_this_process(read: fn(&Arc<str>, &[u8], &mut Findings) -> Option<RawBook>, bytes: &[u8]) -> RawBook {
    read(&"a".into(), bytes, &mut Findings::new()).expect("a workbook")
}

/// Number of cells of a book.
pub(crate) fn cells(book: &RawBook) -> usize {
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    rows.map(|row| row.cells.len()).sum()
}

fn tokens(bytes: &[u8], is_read: impl Fn(&str) -> bool) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut part = Vec::new();
    let mut events = 0;
    for at in 0..archive.len() {
        let mut packed = archive.by_index(at).expect("a part");
        if !is_read(&packed.name().expect("a name")) {
            continue;
        }
        part.clear();
        packed.read_to_end(&mut part).expect("it inflates");
        let text = simdutf8::basic::from_utf8(&part).expect("text");
        let mut tokens = quick_xml::Reader::from_str(text);
        while !matches!(black_box(tokens.read_event().expect("well-formed")), Event::Eof) {
            events += 1;
        }
    }
    events
}

fn xlsx_by_calamine(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut cells = 0;
    for sheet in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&sheet).expect("a sheet");
        while let Some(cell) = reader.next_cell().expect("a cell") {
            cells += usize::from(!matches!(black_box(&cell).get_value(), DataRef::Empty));
        }
    }
    cells
}

/// Of these kinds calamine reads all cells when it opens the file.
fn opened<'a>(book: &impl Reader<Cursor<&'a [u8]>>) -> usize {
    black_box(book).sheet_names().len()
}

fn ranges<'a>(mut book: impl Reader<Cursor<&'a [u8]>>) -> usize {
    let mut cells = 0;
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).expect("a sheet");
        cells += range
            .used_cells()
            .filter(|(.., data)| !matches!(data, Data::Empty))
            .count();
    }
    cells
}
