//! Decides the class of a row.

use super::aside::{beside_the_data, is_part};
use super::instruction::is_instruction;
use super::nil::nil;
use super::row::{Before, Class, Layout, Row};
use crate::fold::fold;
use crate::lexicon::{LEADING_TOTALS, SAMPLE, SAMPLES, SUBTOTAL, SUMS};
use crate::workbook::{RawCell, RawValue};

/// The class of a row. `beside`: what stands left of its table, if that begins behind a blank column.
pub(in crate::table) fn classify(
    row: &Row,
    (layout, before): (&Layout, Before),
    beside: &[RawCell],
) -> Class {
    match classify_alone(row, layout, before) {
        Class::Data => total_before(beside).map_or(Class::Data, Class::Total),
        class => class,
    }
}

fn classify_alone(row: &Row, layout: &Layout, before: Before) -> Class {
    let numbered = layout.numbers(row);
    if row.filled == 0 && says_nothing(row, layout, numbered) {
        return Class::NumberOnly;
    }
    if repeats_header(row, layout) {
        return Class::RepeatedHeader;
    }
    if (!before.data || before.header) && is_instruction(row, layout) {
        return Class::Instruction;
    }
    if let Some(nil) = nil(row, layout) {
        return nil;
    }
    if let Some(label) = total(row, layout) {
        return Class::Total(label);
    }
    if !before.data && is_sample(row, layout) {
        return Class::Sample;
    }
    if numbered {
        return Class::Data;
    }
    if is_part(row, layout, before) {
        return Class::Part;
    }
    beside_the_data(row, layout, before).unwrap_or(Class::Data)
}

/// Only the number of the row, and what formulas filled down in advance give: 0, `#DIV/0!`.
fn says_nothing(row: &Row, layout: &Layout, numbered: bool) -> bool {
    let beside = row
        .cells
        .iter()
        .filter(|cell| !(numbered && layout.number == Some(cell.col)));
    let (mut zeros, mut errors) = (0, 0);
    for cell in beside {
        match &cell.value {
            RawValue::Number(number) if number.is_zero() => zeros += 1,
            RawValue::Error(_) | RawValue::NoResult => errors += 1,
            RawValue::Text(text) if text.chars().all(|c| matches!(c, '…' | '.' | '·' | ' ')) => {}
            _ => return false,
        }
    }
    errors > 0 || zeros <= 1
}

/// Whether the first texts of a row are the labels of the header in the same columns.
fn repeats_header(row: &Row, layout: &Layout) -> bool {
    let mut same = 0;
    for cell in row.cells.iter().take(4) {
        let RawValue::Text(text) = &cell.value else {
            return false;
        };
        let labels = layout.labels.get(&cell.col);
        let bare = text.split_whitespace();
        let repeated = text.len() < 240
            && labels.is_some_and(|labels| {
                let text: String = bare.collect();
                labels.contains(&text)
            });
        if !repeated {
            return false;
        }
        same += 1;
    }
    same >= 2
}

fn total(row: &Row, layout: &Layout) -> Option<String> {
    for (at, cell) in row.cells.iter().take(3).enumerate() {
        let RawValue::Text(text) = &cell.value else {
            continue;
        };
        if cell.col > layout.third && at > 0 {
            continue;
        }
        if let Some(word) = total_named(text, at == 0, row.cells.len()) {
            return Some(word);
        }
    }
    None
}

fn total_before(beside: &[RawCell]) -> Option<String> {
    match beside {
        [
            RawCell {
                value: RawValue::Text(text),
                ..
            },
        ] => total_named(text, true, 1),
        _ => None,
    }
}

/// The name of a total in a text: the `first` of a row with so many cells.
fn total_named(text: &str, first: bool, cells: usize) -> Option<String> {
    if text.len() > 60 {
        return None;
    }
    let folded = fold(text);
    let bare = folded
        .split('(')
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    let word = bare.trim_matches(|c: char| matches!(c, ':' | ')' | '.'));
    let ends = SUMS.iter().any(|end| word.ends_with(end)) && word.chars().count() <= 10;
    let of_all = |sum: &&str| *sum != SUBTOTAL && word.starts_with(sum);
    let begins = first && cells <= 2 && SUMS.iter().any(of_all);
    (ends || begins || (first && LEADING_TOTALS.contains(&word))).then(|| word.to_string())
}

fn is_sample(row: &Row, layout: &Layout) -> bool {
    row.cells
        .iter()
        .take(3)
        .filter(|cell| cell.col <= layout.third)
        .any(|cell| match &cell.value {
            RawValue::Text(text) => {
                let head = fold(&text.chars().take(12).collect::<String>());
                head == SAMPLE || SAMPLES.iter().any(|word| head.starts_with(word))
            }
            _ => false,
        })
}
