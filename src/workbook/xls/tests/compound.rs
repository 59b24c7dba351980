//! Compound files made by hand: which stream of the tree is the workbook, and where its bytes lie.

use super::biff::{book, number};
use super::{shown, told};

const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

/// An entry of the directory.
struct Entry<'a> {
    name: &'a str,
    kind: u8,
    /// Next one of the same storage, and first one within it.
    right: u32,
    child: u32,
    bytes: Vec<u8>,
}

fn entry<'a>(name: &'a str, kind: u8, right: u32, child: u32, bytes: Vec<u8>) -> Entry<'a> {
    Entry {
        name,
        kind,
        right,
        child,
        bytes,
    }
}

fn long(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// Sectors, and the table of those that follow each.
#[derive(Default)]
struct Sectors {
    bytes: Vec<u8>,
    next: Vec<u32>,
}

impl Sectors {
    /// Adds a chain; the number of its first sector.
    fn add(&mut self, bytes: &[u8]) -> u32 {
        let first = self.next.len();
        let end = first + bytes.len().div_ceil(512).max(1);
        self.bytes.extend(bytes);
        self.bytes.resize(end * 512, 0);
        let number = |at: usize| u32::try_from(at).expect("short");
        self.next.extend((first + 1..end).map(number).chain([END]));
        number(first)
    }
}

/// A line of the directory: where the stream begins, and how long it is.
fn line(entry: &Entry, start: u32, length: usize) -> Vec<u8> {
    let units = entry.name.encode_utf16().chain([0]);
    let name: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    let mut line = name.clone();
    line.resize(64, 0);
    line.extend([u8::try_from(name.len()).expect("short"), 0, entry.kind, 1]);
    line.extend(long(&[FREE, entry.right, entry.child]));
    line.extend([0; 36]);
    line.extend(long(&[start, u32::try_from(length).expect("short"), 0]));
    line
}

/// A compound file. `small`: its one stream lies in small sectors, whose bytes are the root's stream.
fn compound(entries: &[Entry], small: bool) -> Vec<u8> {
    let mut sectors = Sectors::default();
    let mut directory = Vec::new();
    for entry in entries {
        let mut bytes = entry.bytes.clone();
        let start = match entry.kind {
            2 if small => 0,
            2 => {
                bytes.resize(bytes.len().max(4096), 0);
                sectors.add(&bytes)
            }
            _ => sectors.add(&bytes),
        };
        directory.extend(line(entry, start, bytes.len()));
    }
    directory.resize(directory.len().next_multiple_of(512), 0);
    let directory = sectors.add(&directory);
    let chain: Vec<u32> = (1..=127).chain([END]).collect();
    let small_table = if small { sectors.add(&long(&chain)) } else { END };
    let at = u32::try_from(sectors.next.len()).expect("short");
    sectors.next.push(0xffff_fffd);
    sectors.next.resize(128, FREE);
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    file.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    file.extend(long(&[0, 1, directory, 0, 4096, small_table, 1, END, 0, at]));
    file.resize(512, 0xff);
    [file, sectors.bytes, long(&sectors.next)].concat()
}

/// A book that says which one it is.
fn one(number_in_it: f64) -> Vec<u8> {
    book(&[], &[("表", 0, number([0, 0, 0], number_in_it))])
}

#[test]
fn the_newer_of_two_workbooks_is_read_whatever_the_case_of_its_name() {
    for (older, newer) in [("Book", "Workbook"), ("BOOK", "WORKBOOK"), ("book", "WorkBook")] {
        let file = compound(
            &[
                entry("Root Entry", 5, FREE, 1, Vec::new()),
                entry(older, 2, 2, FREE, one(5.0)),
                entry(newer, 2, FREE, FREE, one(8.0)),
            ],
            false,
        );
        assert_eq!(shown(&file), ["表!A1=8"]);
    }
}

#[test]
fn the_older_one_is_read_where_the_newer_holds_no_records() {
    let file = compound(
        &[
            entry("Root Entry", 5, FREE, 1, Vec::new()),
            entry("Book", 2, 2, FREE, one(5.0)),
            entry("Workbook", 2, FREE, FREE, vec![0; 512]),
        ],
        false,
    );
    assert_eq!(shown(&file), ["表!A1=5"]);
}

#[test]
fn a_workbook_embedded_in_the_document_is_not_the_document() {
    let file = compound(
        &[
            entry("Root Entry", 5, FREE, 1, Vec::new()),
            entry("MBD0001", 1, 3, 2, Vec::new()),
            entry("Workbook", 2, FREE, FREE, one(1.0)),
            entry("Workbook", 2, FREE, FREE, one(2.0)),
        ],
        false,
    );
    assert_eq!(shown(&file), ["表!A1=2"]);
    let alone = compound(
        &[
            entry("Root Entry", 5, FREE, 1, Vec::new()),
            entry("MBD0001", 1, FREE, 2, Vec::new()),
            entry("Workbook", 2, FREE, FREE, one(1.0)),
        ],
        false,
    );
    assert_eq!(told(&alone), ["W06"]);
}

#[test]
fn a_workbook_that_the_damaged_tree_does_not_lead_to_is_found() {
    let file = compound(
        &[
            entry("Root Entry", 5, FREE, 9, Vec::new()),
            entry("Workbook", 2, FREE, FREE, one(3.0)),
        ],
        false,
    );
    assert_eq!(shown(&file), ["表!A1=3"]);
    let circle = compound(
        &[
            entry("Root Entry", 5, FREE, 1, Vec::new()),
            entry("甲", 2, 1, 1, Vec::new()),
            entry("Workbook", 2, 2, FREE, one(3.0)),
        ],
        false,
    );
    assert_eq!(shown(&circle), ["表!A1=3"]);
}

#[test]
fn a_small_workbook_lies_in_the_small_sectors() {
    let book = one(7.0);
    let file = compound(
        &[
            entry("Root Entry", 5, FREE, 1, book.clone()),
            entry("Workbook", 2, FREE, FREE, book),
        ],
        true,
    );
    assert_eq!(shown(&file), ["表!A1=7"]);
}

#[test]
fn a_last_sector_that_is_not_whole_is_read() {
    let mut file = compound(
        &[
            entry("Root Entry", 5, FREE, 1, Vec::new()),
            entry("Workbook", 2, FREE, FREE, one(7.0)),
        ],
        false,
    );
    file.truncate(file.len() - 100);
    assert_eq!(shown(&file), ["表!A1=7"]);
}
