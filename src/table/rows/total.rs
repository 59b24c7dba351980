//! Total rows, checked against the rows they sum up.

use super::row::Row;
use crate::fold::fold;
use crate::lexicon::{SUBTOTAL, UNCHECKED_TOTALS};
use crate::workbook::{NumberFormat, RawCell, RawValue};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Sums of the number columns, for checking total rows.
#[derive(Default)]
pub(in crate::table) struct Totals {
    all: Sums,
    group: Sums,
    /// Totals above their rows, checked when the rows have been read.
    pending: Vec<Stated>,
    wrong: Vec<Wrong>,
}

#[derive(Default)]
struct Sums {
    rows: usize,
    columns: BTreeMap<u32, Sum>,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    sum: Decimal,
    /// Whether the column holds something that is no number; then its sum is not checked.
    unclear: bool,
}

/// A number that stands in a total row.
struct Stated {
    label: String,
    row: u32,
    col: u32,
    number: Decimal,
}

/// A total that is not the sum of its rows.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::table) struct Wrong {
    pub(in crate::table) label: String,
    pub(in crate::table) row: u32,
    pub(in crate::table) col: u32,
    pub(in crate::table) stated: Decimal,
    pub(in crate::table) sum: Decimal,
}

impl Totals {
    /// Adds a row of data to the sums.
    pub(in crate::table) fn add(&mut self, row: &Row) {
        for sums in [&mut self.all, &mut self.group] {
            sums.rows += 1;
            for cell in row.cells {
                match number(cell) {
                    Reading::Number(number) => sums.columns.entry(cell.col).or_default().sum += number,
                    Reading::Other => sums.columns.entry(cell.col).or_default().unclear = true,
                    Reading::Nothing => {}
                }
            }
        }
    }

    /// Begins a new group: a band was read.
    pub(in crate::table) fn new_group(&mut self) {
        self.group = Sums::default();
    }

    /// Checks a total row; a total above its rows is kept for later.
    pub(in crate::table) fn check(&mut self, row: &Row, label: &str, number_col: Option<u32>) {
        if UNCHECKED_TOTALS.iter().any(|word| label.contains(word)) {
            return;
        }
        let of_group = label.ends_with(SUBTOTAL);
        for cell in row.cells.iter().filter(|cell| Some(cell.col) != number_col) {
            let Reading::Number(number) = number(cell) else {
                continue;
            };
            if cell.format == NumberFormat::Percent {
                continue;
            }
            let stated = Stated {
                label: label.to_string(),
                row: row.raw.row,
                col: cell.col,
                number,
            };
            if self.all.rows == 0 && !of_group {
                self.pending.push(stated);
            } else if self.group.rows > 0 || !of_group {
                self.wrong.extend(stated.against(&self.group, &self.all));
            }
        }
        self.new_group();
    }

    /// Checks the totals kept for later; returns all totals that are wrong.
    pub(in crate::table) fn finish(mut self) -> Vec<Wrong> {
        for stated in std::mem::take(&mut self.pending) {
            self.wrong.extend(stated.against(&self.all, &self.all));
        }
        self.wrong
    }
}

impl Stated {
    /// The total, if it is neither the sum of its group nor the sum of all rows so far.
    fn against(self, group: &Sums, all: &Sums) -> Option<Wrong> {
        let of = |sums: &Sums| sums.columns.get(&self.col).copied().unwrap_or_default();
        let (group, all) = (of(group), of(all));
        if group.unclear || all.unclear {
            return None;
        }
        let near = |sum: Sum| (sum.sum - self.number).abs() <= Decimal::new(1, 2);
        let sum = if self.label.ends_with(SUBTOTAL) {
            group.sum
        } else {
            all.sum
        };
        (!near(group) && !near(all)).then(|| Wrong {
            label: self.label,
            row: self.row,
            col: self.col,
            stated: self.number,
            sum: sum.normalize(),
        })
    }
}

enum Reading {
    Number(Decimal),
    Nothing,
    Other,
}

fn number(cell: &RawCell) -> Reading {
    match &cell.value {
        RawValue::Number(_) if cell.format == NumberFormat::Date => Reading::Other,
        RawValue::Number(number) => Reading::Number(*number),
        RawValue::Text(text) => {
            if !text
                .trim_start()
                .starts_with(|c: char| c.is_numeric() || "+-－/—无".contains(c))
                || text.len() > 60
            {
                return Reading::Other;
            }
            let folded = fold(text).replace(',', "");
            match folded.parse() {
                Ok(number) => Reading::Number(number),
                Err(_) if matches!(folded.as_str(), "/" | "-" | "无") => Reading::Nothing,
                Err(_) => Reading::Other,
            }
        }
        _ => Reading::Other,
    }
}
