//! Budgets, and bytes that mean harm.

use super::super::record::CELL_TEXT;
use super::biff12::{Package, cell, number, row, shared, texts, wide};
use super::{open, sheets, shown, told};
use crate::workbook::limits::{LIMITS, Limits};

#[test]
fn cells_rows_and_texts_are_limited() {
    let limits = Limits {
        cells: 3,
        rows: 2,
        text_bytes: 6,
        strings: 2,
        ..LIMITS
    };
    let told = |package: Package| open(&package.zipped(), &limits).1;
    let numbers = |count: u32, down: u32| -> Package {
        let cells = (0..count).map(|at| {
            let begin = if at == 0 || down > 0 {
                row(at * down)
            } else {
                Vec::new()
            };
            [begin, number([at, 0], 1.0)].concat()
        });
        Package::rows(&cells.collect::<Vec<_>>())
    };
    assert_eq!(told(numbers(3, 0)), [""; 0]);
    assert_eq!(told(numbers(4, 0)), ["W10 D1"]);
    assert_eq!(told(numbers(2, 1)), [""; 0]);
    assert_eq!(told(numbers(3, 1)), ["W10 C3"]);
    let table = |of: &[&str]| Package::rows(&[]).part("xl/sharedStrings.bin", texts(of));
    assert_eq!(told(table(&["甲", "乙"])), [""; 0]);
    assert_eq!(told(table(&["甲", "乙", "丙"])), ["W23"]);
    assert_eq!(told(table(&["甲乙丙"])), ["W23"]);
    let own = |text: &str| Package::cells(&[cell(CELL_TEXT, [0, 0], &wide(text))]);
    assert_eq!(told(own("甲乙")), [""; 0]);
    assert_eq!(told(own("甲乙丙")), ["W23 A1"]);
}

#[test]
fn sheets_are_limited() {
    let limits = Limits { sheets: 2, ..LIMITS };
    let one = || super::biff12::part(&[], &[row(0), number([0, 0], 1.0)], &[]);
    let package = Package::book(0, &[("甲", 0, one()), ("乙", 0, one()), ("丙", 0, one())]);
    let (book, said) = open(&package.zipped(), &limits);
    assert_eq!((book.expect("read").sheets.len(), said), (2, vec!["W11".into()]));
}

#[test]
fn parts_and_records_are_limited_by_their_bytes() {
    let package = Package::cells(&[
        shared([0, 0], 0),
        cell(CELL_TEXT, [1, 0], &wide(&"甲".repeat(600))),
    ]);
    let told = |limits: Limits| open(&package.zipped(), &limits).1;
    assert_eq!(told(LIMITS), [""; 0]);
    let part_bytes = 1000;
    assert_eq!(told(Limits { part_bytes, ..LIMITS }), ["W02"]);
    let piece_bytes = 1000;
    assert_eq!(
        told(Limits {
            piece_bytes,
            ..LIMITS
        }),
        ["W02"]
    );
    let inflated_bytes = 1000;
    assert_eq!(
        told(Limits {
            inflated_bytes,
            ..LIMITS
        }),
        ["W02"]
    );
}

#[test]
fn the_farthest_cell_takes_no_more_room_than_the_first() {
    let bytes = Package::rows(&[
        row(0),
        number([0, 0], 1.0),
        row(1_048_575),
        number([16_383, 0], 2.0),
        number([16_384, 0], 3.0),
        number([u32::MAX, 0], 3.0),
        row(u32::MAX),
        number([0, 0], 4.0),
    ])
    .zipped();
    assert_eq!(shown(&bytes), ["表!A1=1", "表!XFD1048576=2"]);
    assert_eq!(told(&bytes), ["W09"]);
    assert_eq!(sheets(&bytes)[0].rows.len(), 2);
}

/// Numbers that look random.
fn draw(seed: &mut u64, below: usize) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).expect("31 bits") % below.max(1)
}

#[test]
fn changed_bytes_and_cut_parts_get_an_answer() {
    let cells = [
        row(0),
        shared([0, 0], 0),
        number([1, 1], 1.0),
        row(7),
        shared([1, 0], 1),
    ];
    let part = super::biff12::part(&[], &cells, &[]);
    let whole = Package::book(1, &[("甲", 0, part.clone()), ("乙", 1, part)]);
    let mut seed = 2022;
    for _ in 0..3000 {
        let mut bent = whole.clone();
        let parts = bent.0.len();
        let content = &mut bent.0[draw(&mut seed, parts)].1;
        for _ in 0..=draw(&mut seed, 5) {
            let at = draw(&mut seed, content.len());
            content[at] ^= 1 << draw(&mut seed, 8);
        }
        content.truncate(content.len() - (draw(&mut seed, 40) * draw(&mut seed, 2)).min(content.len()));
        let (book, said) = open(&bent.zipped(), &LIMITS);
        assert!(book.is_some() || !said.is_empty());
    }
}
