//! What a row is.

use crate::fold::fold;
use crate::table::grid::Grid;
use crate::table::header::Block;
use crate::table::meta;
use crate::table::names::is_everywhere;
use crate::table::words::{INSTRUCTIONS, NIL, NIL_SPANS, NOTES, SAMPLES, TOTALS};
use crate::workbook::{RawCell, RawRow, RawValue};
use std::collections::BTreeMap;

/// A row within the columns of its table.
pub(in crate::table) struct Row<'a> {
    pub(in crate::table) raw: &'a RawRow,
    pub(in crate::table) cells: &'a [RawCell],
    /// Columns over which its first cell is merged.
    pub(in crate::table) wide: u32,
    /// How many of its cells belong to a merged area from above.
    pub(in crate::table) filled: usize,
}

/// What the rows are judged against.
pub(in crate::table) struct Layout {
    pub(in crate::table) cols: (u32, u32),
    /// Columns that have a label.
    width: usize,
    /// The third labelled column: total and sample words stand no further right.
    third: u32,
    /// The column 序号.
    number: Option<u32>,
    /// The column 备注.
    remark: Option<u32>,
    /// Labels of the header by column, blanks aside.
    labels: BTreeMap<u32, Vec<String>>,
}

/// What a row turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::table) enum Class {
    Data,
    RepeatedHeader,
    Band(String),
    Total(String),
    Instruction,
    Footer,
    Note,
    Sample,
    Nil { col: u32, text: String },
    NumberOnly,
}

/// What came before in the same table.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::table) struct Before {
    pub(in crate::table) data: bool,
    pub(in crate::table) note: bool,
}

impl Layout {
    pub(in crate::table) fn new(block: &Block) -> Self {
        let column_of = |wanted: fn(&str) -> bool| {
            let named = |column: &&crate::table::header::Column| {
                column.labels.iter().any(|label| wanted(label.bare()))
            };
            block.columns.iter().find(named).map(|column| column.col)
        };
        let labels = block.columns.iter().map(|column| {
            let printed = column.labels.iter().map(|label| label.printed.clone());
            (column.col, printed.collect())
        });
        Layout {
            cols: block.cols(),
            width: block.columns.len(),
            third: block
                .columns
                .get(2)
                .or(block.columns.last())
                .map_or(1, |column| column.col),
            number: column_of(|label| label != "备注" && is_everywhere(label)),
            remark: column_of(|label| label == "备注"),
            labels: labels.collect(),
        }
    }

    /// The column 序号.
    pub(in crate::table) fn number(&self) -> Option<u32> {
        self.number
    }
}

/// Judges a row.
pub(in crate::table) fn classify(row: &Row, layout: &Layout, before: Before) -> Class {
    let numbered = layout.number.is_some_and(|number| {
        row.cells
            .first()
            .is_some_and(|cell| cell.col == number && is_number(&cell.value))
    });
    if row.filled == 0 && says_nothing(row, layout, numbered) {
        return Class::NumberOnly;
    }
    if repeats_header(row, layout) {
        return Class::RepeatedHeader;
    }
    if !before.data && is_instruction(row, layout) {
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
    beside_the_data(row, layout, before).unwrap_or(Class::Data)
}

/// Notes, footers and bands: rows whose first cell is a text and no number of a row.
fn beside_the_data(row: &Row, layout: &Layout, before: Before) -> Option<Class> {
    let first = row.cells.first()?;
    let RawValue::Text(text) = &first.value else {
        return None;
    };
    let head = fold(&text.chars().take(40).collect::<String>());
    let alone = row.cells.len() == 1;
    if row.cells.len() <= 2 && NOTES.iter().any(|note| head.starts_with(note)) {
        return Some(Class::Note);
    }
    if row.filled == 0 && (meta::begins(text) || (alone && closes(&head))) {
        return Some(Class::Footer);
    }
    if alone && before.note && row.filled == 0 {
        return Some(Class::Note);
    }
    let across = row.wide >= 3 || (row.wide >= 2 && row.wide as usize * 2 >= layout.width);
    let leads = layout.number == Some(first.col) || (first.col <= layout.third && is_numbering(&head));
    if alone && row.filled == 0 && (across || leads) {
        return Some(Class::Band(text.split_whitespace().collect()));
    }
    numbered_band(row, layout, &head)
}

/// `一 | 理论武装类` in cells of their own.
fn numbered_band(row: &Row, layout: &Layout, head: &str) -> Option<Class> {
    let [first, second] = row.cells else {
        return None;
    };
    let RawValue::Text(text) = &second.value else {
        return None;
    };
    let numeral = head.trim_matches(|c| matches!(c, '(' | ')' | '、' | '.'));
    let counts = !numeral.is_empty() && numeral.chars().all(|c| "一二三四五六七八九十".contains(c));
    let band = counts && layout.number == Some(first.col) && layout.width > 3 && row.filled == 0;
    band.then(|| {
        Class::Band(format!(
            "{numeral}、{}",
            text.split_whitespace().collect::<String>()
        ))
    })
}

/// The words of a row that only labels and values stand in: title region and footers.
pub(in crate::table) fn meta_line(row: &RawRow, cells: &[RawCell]) -> Vec<crate::table::Meta> {
    meta::of_row(row, cells)
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
            _ => return false,
        }
    }
    errors > 0 || zeros <= 1
}

fn is_number(value: &RawValue) -> bool {
    match value {
        RawValue::Number(_) => true,
        RawValue::Text(text) => {
            let folded = fold(text);
            let digits = folded.trim_matches(|c: char| matches!(c, '.' | '(' | ')' | '、' | ',' | '#'));
            !digits.is_empty()
                && digits
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        }
        _ => false,
    }
}

/// The first texts of the row stand as labels of the header in the same columns.
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

/// Numbers of the columns, codes for a program, or words on what to fill in.
fn is_instruction(row: &Row, layout: &Layout) -> bool {
    let cells = row.cells;
    let most = cells.len() >= 3 && cells.len() * 3 >= layout.width * 2;
    if most && (counts_columns(cells) || cells.iter().all(is_code)) {
        return true;
    }
    let tells = |cell: &&RawCell| match &cell.value {
        RawValue::Text(text) => {
            let folded = fold(&text.chars().take(60).collect::<String>());
            INSTRUCTIONS.iter().any(|word| folded.contains(word))
        }
        _ => false,
    };
    cells.iter().filter(tells).count() >= 2
}

/// 1, 2, 3 … from column to column, with 甲, 乙 or 栏次 before and formulas like 7=5+6 among them.
fn counts_columns(cells: &[RawCell]) -> bool {
    let mut expected = 1;
    for cell in cells {
        let shown = fold(&cell.value.shown());
        let token = shown.trim_matches(|c| matches!(c, '(' | ')'));
        let number = token.split(['=', ')']).next().unwrap_or(token);
        if number.parse() == Ok(expected) {
            expected += 1;
        } else if expected > 1
            || !matches!(
                token,
                "甲" | "乙" | "丙" | "丁" | "a" | "b" | "c" | "栏次" | "行次" | "-"
            )
        {
            return false;
        }
    }
    expected > 3
}

fn is_code(cell: &RawCell) -> bool {
    let RawValue::Text(text) = &cell.value else {
        return false;
    };
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
}

fn total(row: &Row, layout: &Layout) -> Option<String> {
    for (at, cell) in row.cells.iter().take(3).enumerate() {
        let RawValue::Text(text) = &cell.value else {
            continue;
        };
        if text.len() > 60 || (cell.col > layout.third && at > 0) {
            continue;
        }
        let folded = fold(text);
        let word = folded.trim_matches(|c: char| matches!(c, ':' | '(' | ')' | '.'));
        let ends =
            ["合计", "小计", "总计"].iter().any(|end| word.ends_with(end)) && word.chars().count() <= 10;
        let begins =
            at == 0 && (word.starts_with("合计") || word.starts_with("总计")) && row.cells.len() <= 2;
        let weak = matches!(word, "累计" | "平均" | "平均值" | "共计");
        if (TOTALS.contains(&word) && (!weak || at == 0)) || ends || begins {
            return Some(word.to_string());
        }
    }
    None
}

fn is_sample(row: &Row, layout: &Layout) -> bool {
    row.cells
        .iter()
        .take(3)
        .filter(|cell| cell.col <= layout.third)
        .any(|cell| match &cell.value {
            RawValue::Text(text) => {
                let head = fold(&text.chars().take(12).collect::<String>());
                head == "例" || SAMPLES.iter().any(|word| head.starts_with(word))
            }
            _ => false,
        })
}

fn nil(row: &Row, layout: &Layout) -> Option<Class> {
    let aside = |cell: &&RawCell| {
        layout.remark != Some(cell.col) && !(layout.number == Some(cell.col) && is_number(&cell.value))
    };
    let mut told: Option<(&RawCell, String)> = None;
    for cell in row.cells.iter().filter(aside) {
        let text = match &cell.value {
            RawValue::Text(text) if is_nil(text) => text.as_ref(),
            RawValue::Number(number) if number.is_zero() => "0",
            _ => return None,
        };
        let weak = |text: &str| matches!(fold(text).as_str(), "/" | "-" | "0");
        if told
            .as_ref()
            .is_none_or(|(_, before)| weak(before) && !weak(text))
        {
            told = Some((cell, text.trim().to_string()));
        }
    }
    told.map(|(cell, text)| Class::Nil { col: cell.col, text })
}

/// Whether a text says that there is nothing.
pub(in crate::table) fn is_nil(text: &str) -> bool {
    if text.len() > 90 {
        return false;
    }
    let folded = fold(text);
    let folded = folded.trim_end_matches(['。', '.', '!']).trim_matches(['(', ')']);
    if NIL.contains(&folded) {
        return true;
    }
    let spans: Vec<&&str> = NIL_SPANS
        .iter()
        .filter(|span| folded.starts_with(**span))
        .collect();
    let longest = spans.iter().map(|span| span.len()).max().unwrap_or(0);
    let rest = folded[longest..].trim_start_matches([',', ':', '、']);
    let Some(nothing) = ["没有", "暂无", "未发生", "未开展", "零报告", "无", "零"]
        .iter()
        .find(|word| rest.starts_with(**word))
    else {
        return false;
    };
    let what = &rest[nothing.len()..];
    let of_this = ["此类", "相关", "该类", "新增", "上述", "此情况"]
        .iter()
        .any(|word| what.starts_with(word));
    what.chars().count() <= 12 && (longest > 0 || of_this)
}

/// `2022年6月25日` or `(盖章)` standing alone below a table.
fn closes(folded: &str) -> bool {
    let day =
        folded.ends_with('日') && folded.contains('年') && folded.starts_with(|c: char| c.is_ascii_digit());
    let seal = ["盖章", "公章", "签字", "签章", "签名"]
        .iter()
        .any(|word| folded.contains(word));
    day || (seal && folded.chars().count() <= 15)
}

/// `一、`, `(一)`, `第一类`.
fn is_numbering(folded: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let rest = folded.trim_start_matches(['(', '第']);
    let after = rest.trim_start_matches(numeral);
    after.len() < rest.len() && after.starts_with(['、', ')', '.', ',', ':', '类', '部'])
}

/// The row within the columns of a table, with what merged areas say of it.
pub(in crate::table) fn row_of<'a>(grid: &Grid, raw: &'a RawRow, cols: (u32, u32), filled: usize) -> Row<'a> {
    let cells = Grid::within(raw, cols);
    let wide = cells.first().and_then(|cell| {
        let area = grid.area(raw.row, cell.col)?;
        Some(area.right.min(cols.1).saturating_sub(area.left) + 1)
    });
    Row {
        raw,
        cells,
        wide: wide.unwrap_or(1),
        filled,
    }
}
