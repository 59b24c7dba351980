//! Budgets, and bytes that mean harm.

use super::super::record::{MULRK, SST};
use super::biff::{book, cell, number, of, record, shared, texts};
use super::{open, shown, told};
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
    let told = |book: &[u8]| open(book, &limits).1;
    let numbers = |count: u16, down: u16| -> Vec<Vec<u8>> {
        (0..count).map(|at| number([at * down, at, 0], 1.0)).collect()
    };
    assert_eq!(told(&of(&[], &numbers(3, 0))), [""; 0]);
    assert_eq!(told(&of(&[], &numbers(4, 0))), ["W10"]);
    assert_eq!(told(&of(&[], &numbers(2, 1))), [""; 0]);
    assert_eq!(told(&of(&[], &numbers(3, 1))), ["W10"]);
    assert_eq!(told(&of(&[texts(&["甲", "乙"])], &[])), [""; 0]);
    assert_eq!(told(&of(&[texts(&["甲", "乙", "丙"])], &[])), ["W23"]);
    assert_eq!(told(&of(&[texts(&["甲乙丙"])], &[])), ["W23"]);
}

#[test]
fn a_file_has_no_say_in_what_is_reserved() {
    let huge = record(SST, &[0xff; 8]);
    let far = of(
        &[huge],
        &[number([0xffff, 0xffff, 0], 1.0), number([0xffff, 255, 0], 2.0)],
    );
    assert_eq!(shown(&far), ["表!IV65536=2"]);
    assert_eq!(told(&far), ["W09"]);
}

#[test]
fn many_cells_in_one_record_stay_within_the_budget() {
    let limits = Limits { cells: 10, ..LIMITS };
    let row = cell(MULRK, [0, 0, 0], &[2; 6 * 200 - 2]);
    let (book, codes) = open(&of(&[], &[row]), &limits);
    assert_eq!(book.expect("read").sheets[0].rows[0].cells.len(), 10);
    assert_eq!(codes, ["W10"]);
}

/// Numbers that look random.
fn draw(seed: &mut u64, below: usize) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).expect("31 bits") % below.max(1)
}

#[test]
fn changed_bytes_and_cut_streams_get_an_answer() {
    let cells = [shared([0, 0, 0], 0), number([1, 0, 0], 1.0), shared([1, 1, 0], 1)];
    let whole = book(
        &[texts(&["甲乙", "丙"])],
        &[("甲", 0, cells.concat()), ("乙", 1, cells.concat())],
    );
    let mut seed = 2022;
    for _ in 0..3000 {
        let mut bent = whole.clone();
        for _ in 0..=draw(&mut seed, 5) {
            let at = draw(&mut seed, bent.len());
            bent[at] ^= 1 << draw(&mut seed, 8);
        }
        bent.truncate(bent.len() - draw(&mut seed, 40) * draw(&mut seed, 2));
        let (book, codes) = open(&bent, &LIMITS);
        assert!(book.is_some() || !codes.is_empty());
    }
}
