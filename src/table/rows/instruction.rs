//! Rows between header and data that say what to fill in where.

use super::row::{Layout, Row};
use crate::fold::fold;
use crate::lexicon::{CODES, INSTRUCTIONS};
use crate::workbook::{RawCell, RawValue};

/// Whether a row holds numbers of the columns, codes for a program, or words on what to fill in.
pub(super) fn is_instruction(row: &Row, layout: &Layout) -> bool {
    let cells = row.cells;
    let most = cells.len() >= 3 && cells.len() * 3 >= layout.width * 2;
    if most && (counts_columns(cells) || cells.iter().all(is_code)) {
        return true;
    }
    if cells.len() >= 2 && cells.iter().all(in_brackets) {
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

/// Whether the cells number the columns: 1, 2, 3 …, with 甲, 乙 or 栏次 in front and formulas like 7=5+6 among them.
fn counts_columns(cells: &[RawCell]) -> bool {
    let mut expected = 1;
    for cell in cells {
        let shown = fold(&cell.value.shown());
        let token = shown.trim_matches(|c| matches!(c, '(' | ')'));
        let number = token.split(['=', ')']).next().unwrap_or(token);
        if number.parse() == Ok(expected) {
            expected += 1;
        } else if expected > 1 || !CODES.contains(&token) {
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
