//! Our reader of xlsx beside a floor and beside calamine, on three fleets: A, many files the shape of a quarter; B,
//! few files with long sheets; C, one very long sheet.
//!
//! `cargo bench --bench reading` (`-- 10` for fleets of a tenth). The fleets are made in a temporary folder with the
//! writer of the program. The floor inflates the parts a reader needs and runs quick-xml's tokeniser over them,
//! without looking at a cell. Ours does all of its work: kind of file, merges, formats, formulas, hidden rows. In
//! each round the three take turns; medians of the time on the processor are compared.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a bench prints what it timed"
)]

use calamine::{DataRef, Reader, Xlsx};
use kaoping::book::{Book, Cell, Column, Page, Row, Value};
use kaoping::excel;
use kaoping::finding::Findings;
use kaoping::workbook::{self, ChildReader, RawBook, RawCell, RawRow, RawValue};
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};
use zip::ZipArchive;

const ROUNDS: usize = 7;

/// Name, files, sheets of a file, rows of a sheet, columns.
const FLEETS: [(&str, usize, usize, usize, usize); 3] = [
    ("A", 500, 10, 60, 12),
    ("B", 20, 5, 5_000, 12),
    ("C", 1, 1, 200_000, 12),
];

type Way = fn(&[u8]) -> usize;
const WAYS: [Way; 3] = [ours, floor, by_calamine];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, "peak", file] = arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        return peak_of(file);
    }
    let part = arguments.iter().find_map(|argument| argument.parse().ok());
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("机群  文件数  单元格数  本程序(ms)  底线(ms)  calamine(ms)  比底线  比calamine");
    let mut longest = PathBuf::new();
    for fleet in FLEETS {
        longest = folder.path().join(format!("{}0.xlsx", fleet.0));
        compare(fleet, part.unwrap_or(1), folder.path());
    }
    say_peak(&longest);
}

fn compare(
    (name, files, sheets, rows, columns): (&str, usize, usize, usize, usize),
    part: usize,
    folder: &Path,
) {
    let (files, rows) = match files {
        1 => (1, rows / part),
        _ => ((files / part).max(1), rows),
    };
    let book = excel::write(&book(sheets, rows, columns)).expect("it is written");
    for file in 0..files {
        std::fs::write(folder.join(format!("{name}{file}.xlsx")), &book).expect("it is saved");
    }
    let read = |file| std::fs::read(folder.join(format!("{name}{file}.xlsx"))).expect("it is there");
    let fleet: Vec<Vec<u8>> = (0..files).map(read).collect();
    let mut times = [const { Vec::new() }; 3];
    let mut cells = [0; 3];
    for _ in 0..ROUNDS {
        for ((way, times), cells) in WAYS.iter().zip(&mut times).zip(&mut cells) {
            let before = on_processor();
            *cells = fleet.iter().map(|bytes| way(black_box(bytes))).sum();
            times.push(on_processor() - before);
        }
    }
    assert_eq!(cells[0], cells[2], "we read what calamine reads");
    let [ours, floor, calamine] = times.map(median);
    let (to_floor, to_calamine) = (ours / floor, ours / calamine);
    println!(
        "{name}  {files:>6}  {:>8}  {ours:>8.1}  {floor:>8.1}  {calamine:>10.1}  {to_floor:>8.2}  {to_calamine:>8.2}",
        cells[0]
    );
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// Time this thread has had, where the system tells; else time that has gone by.
fn on_processor() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|line| line.split(' ').next()?.parse().ok());
    told.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// Ledgers as units send them: numbers, days, marks, names, and a text that differs in each row.
fn book(sheets: usize, rows: usize, columns: usize) -> Book {
    let mut book = Book::new("台账");
    for sheet in 0..sheets {
        let mut page = Page::new(format!("台账{sheet}"))
            .title("问题整改台账")
            .meta("填报单位：物业股", "单位：万元");
        for column in 0..columns {
            page = page.column(Column::new(format!("列{column}")));
        }
        page.body = (0..rows).map(|row| line(sheet, row, columns)).collect();
        book.push(page);
    }
    book
}

fn line(sheet: usize, row: usize, columns: usize) -> Row {
    const WORDS: [&str; 5] = ["已完成", "推进中", "办公室", "物业管理股", "质量安全监督站"];
    let serial = i64::try_from(sheet * 1_000_000 + row).expect("small");
    let day = chrono::NaiveDate::from_ymd_opt(2022, 1, 1).expect("a day");
    let cell = |column: usize| match column % 6 {
        0 => Cell::of(Value::Number {
            value: serial.into(),
            places: 0,
        }),
        1 => Cell::text(format!(
            "第{row}项：小区电梯停运，群众多次反映 & 未解决（{sheet}）"
        )),
        2 => Cell::of(Value::Date(day + chrono::Days::new(row as u64 % 365))),
        3 => Cell::number(rust_decimal::Decimal::new(serial * 7 + 3, 2), 2),
        4 => Cell::text(WORDS[row % 5]),
        _ => Cell::text(WORDS[(row + column) % 5]),
    };
    Row::from((0..columns).map(cell).collect::<Vec<_>>())
}

fn ours(bytes: &[u8]) -> usize {
    let book = read(bytes);
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    rows.map(|row| row.cells.len()).sum()
}

fn read(bytes: &[u8]) -> RawBook {
    let file = Arc::from("a.xlsx");
    workbook::read(&file, bytes, &ChildReader::refused(), &mut Findings::new()).expect("a workbook")
}

fn floor(bytes: &[u8]) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut part = Vec::new();
    let mut events = 0;
    for at in 0..archive.len() {
        let mut packed = archive.by_index(at).expect("a part");
        let name = packed.name().expect("a name").into_owned();
        if !name.starts_with("xl/") || name.contains("theme") {
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

fn by_calamine(bytes: &[u8]) -> usize {
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

/// In a process of its own: the most memory reading took beside the file, and the two it may not exceed together.
fn peak_of(file: &str) {
    let bytes = std::fs::read(file).expect("it is there");
    let before = memory("VmRSS");
    let book = read(&bytes);
    let peak = memory("VmHWM") - before;
    let mut archive = ZipArchive::new(Cursor::new(&bytes[..])).expect("a package");
    let sizes = (0..archive.len()).filter_map(|at| archive.by_index_raw(at).ok().map(|part| part.size()));
    let largest = usize::try_from(sizes.max().unwrap_or(0)).expect("it fits") >> 20;
    let rows = kept(&book) >> 20;
    let verdict = if peak <= largest + rows { "≤" } else { ">" };
    println!("机群C内存：读时最多{peak}MB {verdict} 最大的部件展开后{largest}MB + 留下的行{rows}MB");
}

/// Megabytes as the system tells them.
fn memory(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) >> 10
}

/// Bytes of the rows, their cells and the texts, each counted once.
fn kept(book: &RawBook) -> usize {
    let mut texts = BTreeSet::new();
    let mut bytes = 0;
    for row in book.sheets.iter().flat_map(|sheet| &sheet.rows) {
        bytes += size_of::<RawRow>() + row.cells.capacity() * size_of::<RawCell>();
        for cell in &row.cells {
            if let RawValue::Text(text) = &cell.value
                && texts.insert(text.as_ptr())
            {
                bytes += text.len() + 2 * size_of::<usize>();
            }
        }
    }
    bytes
}

fn say_peak(file: &Path) {
    let own = std::env::current_exe().expect("this program");
    let told = Command::new(own).arg("peak").arg(file).output().expect("it runs");
    print!("{}", String::from_utf8_lossy(&told.stdout));
}
