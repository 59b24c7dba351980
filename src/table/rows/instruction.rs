//! Rows between header and data that say what to fill in where.

use super::row::{Layout, Row};
use crate::fold::fold;
use crate::lexicon::{CODES, INSTRUCTIONS, LETTERS, UNITS, WRITTEN_AS};
use crate::workbook::{RawCell, RawValue};

/// Whether a row holds numbers of the columns, codes for a program, or words on what to fill in.
pub(super) fn is_instruction(row: &Row, layout: &Layout) -> bool {
    let cells = row.cells;
    let most = cells.len() >= 3 && cells.len() * 3 >= layout.width * 2;
    if most && (counts_columns(cells) || cells.iter().all(is_code)) {
        return true;
    }
    if is_lettered(cells) && counts_columns(cells) {
        return true;
    }
    let units = || {
        let said = cells.iter().filter(|cell| is_unit(cell)).count();
        said >= 2 && cells.iter().all(|cell| is_unit(cell) || has_no_unit(cell))
    };
    if cells.len() >= 2 && (cells.iter().all(in_brackets) || units()) {
        return true;
    }
    let tells = |cell: &&RawCell| match &cell.value {
        RawValue::Text(text) => {
            let folded = fold(&text.chars().take(60).collect::<String>());
            INSTRUCTIONS.iter().any(|word| folded.contains(word))
        }
        _ => false,
    };
    // A matter may be about filling in.
    let telling = cells.iter().filter(tells).count();
    telling >= 2 && 2 * telling >= cells.len() && !layout.numbers(row)
}

/// Whether the cells number the columns: 1, 2, 3 …, with 甲, 乙, A, B or 栏次 in front and formulas like 7=5+6 among
/// them.
pub(super) fn counts_columns(cells: &[RawCell]) -> bool {
    let (mut number, mut letters) = (0, [0; LETTERS.len()]);
    for cell in cells {
        let shown = fold(&cell.value.shown());
        let token = shown.trim_matches(|c| matches!(c, '(' | ')'));
        let counted = token.split(['=', ')']).next().unwrap_or(token);
        let next = (0..LETTERS.len()).find(|kind| LETTERS[*kind].get(letters[*kind]) == Some(&token));
        if counted.parse() == Ok(number + 1) {
            number += 1;
        } else if let (0, Some(kind)) = (number, next) {
            letters[kind] += 1;
        } else if number > 0 || !CODES.contains(&token) {
            return false;
        }
    }
    number + letters.iter().sum::<usize>() >= 3
}

/// Whether the cells begin with two letters by which columns are counted; then a few of them are enough.
fn is_lettered(cells: &[RawCell]) -> bool {
    let [first, second, _, ..] = cells else {
        return false;
    };
    let shown = [first, second].map(|cell| fold(&cell.value.shown()));
    LETTERS.iter().any(|letters| shown == letters[..2])
}

/// Whether a cell says that its column has no unit.
fn has_no_unit(cell: &RawCell) -> bool {
    matches!(&cell.value, RawValue::Text(text) if ["/", "-"].contains(&&*fold(text)))
}

/// Whether a cell tells how its column is measured or written: 万元, （人）, 年/月/日.
fn is_unit(cell: &RawCell) -> bool {
    let RawValue::Text(text) = &cell.value else {
        return false;
    };
    if text.chars().count() > 12 {
        return false;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(['(', ')']);
    let bare = bare.strip_prefix("单位:").unwrap_or(bare);
    UNITS.contains(&bare) || WRITTEN_AS.contains(&bare)
}

fn is_code(cell: &RawCell) -> bool {
    let RawValue::Text(text) = &cell.value else {
        return false;
    };
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_.:- /()".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Whether a cell is a remark on its column, in brackets: （填写具体措施）.
fn in_brackets(cell: &RawCell) -> bool {
    let RawValue::Text(text) = &cell.value else {
        return false;
    };
    let text = text.trim();
    text.starts_with(['（', '(']) && text.ends_with(['）', ')']) && text.chars().count() > 3
}
