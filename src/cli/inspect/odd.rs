//! What looks odd on a sheet, whatever ledger it may be: each kind with how many cells and the first ones.

use crate::calendar::Quarter;
use crate::cli::wrap;
use crate::finding::column_letters;
use crate::value::day::{When, read_date};
use crate::value::{Content, Doubt};
use crate::workbook::{NumberFormat, RawCell, RawSheet, RawValue};
use std::collections::{BTreeMap, BTreeSet};

/// Cells named of each kind.
const NAMED: usize = 3;
/// Least number of digits of a number in text that is taken for an id, which is kept as text on purpose.
const LONG: usize = 11;

/// Kinds of cells, in the order they are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Odd {
    NoResult,
    Error,
    Picture,
    TextDate,
    TextNumber,
}

impl Odd {
    fn words(self) -> &'static str {
        match self {
            Odd::NoResult => "公式没有算出结果",
            Odd::Error => "错误值",
            Odd::Picture => "图片",
            Odd::TextDate => "日期写成文字",
            Odd::TextNumber => "数字写成文字",
        }
    }

    fn of(cell: &RawCell) -> Option<Odd> {
        match &cell.value {
            RawValue::NoResult => Some(Odd::NoResult),
            RawValue::Error(_) => Some(Odd::Error),
            RawValue::Picture => Some(Odd::Picture),
            RawValue::Text(_) if is_date(cell) => Some(Odd::TextDate),
            RawValue::Text(text) if is_number(text) => Some(Odd::TextNumber),
            _ => None,
        }
    }
}

/// A line for each kind of oddity; none on a plain sheet.
pub(super) fn lines(sheet: &RawSheet) -> Vec<String> {
    let mut kinds: BTreeMap<Odd, (usize, Vec<String>)> = BTreeMap::new();
    let mut dates = 0;
    for row in &sheet.rows {
        for cell in &row.cells {
            let number = matches!(cell.value, RawValue::Number(_));
            dates += usize::from(number && cell.format == NumberFormat::Date);
            let Some(odd) = Odd::of(cell) else { continue };
            let (count, named) = kinds.entry(odd).or_default();
            *count += 1;
            if named.len() == NAMED {
                continue;
            }
            let at = format!("{}{}", column_letters(cell.col), row.row);
            let shown = match odd {
                Odd::NoResult | Odd::Picture => at,
                _ => format!("{at} {}", wrap::short(&cell.shown(), 16)),
            };
            named.push(shown);
        }
    }
    // A date in words is odd only beside real ones.
    if dates == 0 {
        kinds.remove(&Odd::TextDate);
    }
    let line = |(odd, (count, named)): (Odd, (usize, Vec<String>))| {
        let more = if count > NAMED { "等" } else { "" };
        format!("{}{count}格：{}{more}", odd.words(), named.join("、"))
    };
    let mut lines: Vec<String> = kinds.into_iter().map(line).collect();
    lines.extend(hidden(sheet));
    lines
}

/// Hidden rows and columns that hold something.
fn hidden(sheet: &RawSheet) -> Vec<String> {
    let rows = sheet.rows.iter().filter(|row| row.hidden);
    let rows: Vec<String> = rows.map(|row| format!("第{}行", row.row)).collect();
    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
    let filled: BTreeSet<u32> = cells.map(|cell| cell.col).collect();
    let columns = sheet.hidden_columns.iter().filter(|col| filled.contains(col));
    let columns: Vec<String> = columns.map(|col| format!("{}列", column_letters(*col))).collect();
    let line = |what: &str, all: Vec<String>| {
        let more = if all.len() > NAMED { "等" } else { "" };
        let (count, named) = (all.len(), all[..all.len().min(NAMED)].join("、"));
        (count > 0).then(|| format!("隐藏的{what}{count}{what}：{named}{more}"))
    };
    [line("行", rows), line("列", columns)]
        .into_iter()
        .flatten()
        .collect()
}

/// A day as the parser of ledgers reads it, if it is no other thing: of the year only there may be a doubt.
fn is_date(cell: &RawCell) -> bool {
    // Which year stands in for a missing one is not shown.
    let any = Quarter {
        year: 2022,
        number: 2,
    }
    .span();
    let read = read_date(&Content::new(&cell.value, cell.format), any);
    let of_year = |doubt: &Doubt| matches!(doubt, Doubt::YearGuessed { .. } | Doubt::TwoDigitYear { .. });
    matches!(read.value, Some(When::Day(_))) && read.doubts.iter().all(of_year)
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%'));
    // 001 is a code, 1-2 a section.
    let code = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
    plain
        && (1..LONG).contains(&digits)
        && !code
        && !text.trim_start_matches('-').contains('-')
        && text.matches('.').count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_in_text_are_known() {
        let is_date = |text: &str| {
            is_date(&RawCell {
                col: 1,
                value: RawValue::Text(text.into()),
                format: NumberFormat::General,
                shown: None,
            })
        };
        for text in [
            "2022-04-12",
            "2022.4.12",
            "2022年4月12日",
            "4月12日",
            "22/4/12",
            "20220412",
        ] {
            assert!(is_date(text), "{text}");
        }
        for text in ["2022-04", "3.5", "6月底", "2022年第二季度", "1.2.3.4", "甲-1-2"] {
            assert!(!is_date(text), "{text}");
        }
        for text in ["30", "1,200", "85%", "-3.5", "0.5"] {
            assert!(is_number(text), "{text}");
        }
        for text in [
            "001",
            "41150020220412000X",
            "41150020220412",
            "3-1",
            "1.2.3",
            "约30",
            "-",
            "",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }
}
