//! The tokens of a formula whose result is an empty text.

use crate::workbook::little_endian::{u16_at, u32_at};
use crate::workbook::tokens;

/// Whether the formula behind a result, which ends at this place in its record, can only give a number. Some programs
/// write an empty text where they have computed nothing; for other formulas (`IF(A1="","",…)`) it may be the result.
pub(super) fn gives_a_number(body: &[u8], at: usize) -> bool {
    const FLAGS: usize = 2;
    const COUNT: usize = 4;
    let count = u32_at(body, at + FLAGS).and_then(|count| usize::try_from(count).ok());
    let behind = body.get(at + FLAGS + COUNT..).unwrap_or_default();
    // Cut off by the record's end, or followed by arrays that the tokens point to.
    let formula = count.and_then(|count| behind.get(..count));
    formula.is_some_and(|formula| tokens::gives_a_number(formula, length))
}

/// Bytes of a token, its code included; None for one that is not known.
fn length(token: &[u8], code: u8) -> Option<usize> {
    Some(match code {
        0x01 | 0x02 | 0x23 => 5,
        0x03..=0x16 => 1,
        0x17 => 3 + 2 * usize::from(u16_at(token, 1)?),
        // A column of a table, by its name.
        0x18 => match token.get(1)? {
            0x19 => 14,
            0x1d => 6,
            _ => return None,
        },
        0x19 => match token.get(1)? {
            choose if choose & 0x04 != 0 => 6 + 2 * usize::from(u16_at(token, 2)?),
            _ => 4,
        },
        0x1c | 0x1d => 2,
        0x1e | 0x21 | 0x29 => 3,
        0x1f | 0x3a | 0x3c => 9,
        0x20 | 0x3b | 0x3d => 15,
        0x22 => 4,
        0x24 | 0x26..=0x28 | 0x2a | 0x2c | 0x39 => 7,
        0x25 | 0x2b | 0x2d => 13,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pieces: &[&[u8]]) -> bool {
        let tokens = pieces.concat();
        let count = u32::try_from(tokens.len()).expect("short").to_le_bytes();
        gives_a_number(&[&[9, 9, 0, 0][..], &count, &tokens].concat(), 2)
    }

    #[test]
    fn an_empty_text_is_a_result_where_the_formula_can_give_one() {
        let cell: [u8; 7] = [0x44, 1, 0, 0, 0, 2, 0];
        let area: [u8; 13] = [0x25, 3, 0, 0, 0, 4, 0, 0, 0, 3, 0, 3, 0];
        let other_sheet: [u8; 15] = [0x3b, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 3, 0, 3, 0];
        let column: [u8; 14] = [0x18, 0x19, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        assert!(of(&[&area, &[0x19, 0x10, 0, 0]]), "SUM(D4:D5)");
        assert!(of(&[&other_sheet, &[0x42, 1, 4, 0]]), "SUM of another sheet");
        assert!(of(&[&column, &[0x42, 1, 4, 0]]), "SUM of a column of a table");
        assert!(
            of(&[&area, &[0x1e, 1, 0], &[0x41, 0x5a, 1], &[0x1e, 2, 0], &[6]]),
            "COUNTIF(…)/2"
        );
        assert!(of(&[&cell, &[0x17, 1, 0, 0x2d, 0x4e], &[0x05]]), "A1*\"中\"");
        assert!(!of(&[&cell]), "A1");
        assert!(!of(&[&cell, &[0x17, 1, 0, 0x2d, 0x4e], &[0x08]]), "A1&\"中\"");
        assert!(!of(&[&[0x01, 0, 0, 0, 0]]), "a shared formula");
        assert!(!of(&[&[0x18, 0x55]]), "an unknown token");
        assert!(!of(&[]));
        assert!(!gives_a_number(&[0, 0, 9, 0, 0, 0, 0x1e], 0), "cut off");
        assert!(!gives_a_number(&[], 0));
    }
}
