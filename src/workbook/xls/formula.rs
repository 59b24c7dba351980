//! A formula's cached result, and the kind of result its outermost function can have.

use crate::workbook::little_endian::{f64_at, u16_at, u32_at};
use crate::workbook::tokens;

/// The result that a formula record holds.
#[derive(Debug, PartialEq)]
pub(super) enum Cached {
    Number(f64),
    Bool(bool),
    /// Code of an error.
    Error(u8),
    /// A text, in a record of its own behind this one.
    Text,
    /// An empty text, which may be the result, or stand for one that was never computed.
    Empty,
    /// The program that wrote the file computes nothing.
    None,
}

/// Where the parts of a formula record stand behind row, column and style.
const RESULT: usize = 6;
const FLAGS: usize = 14;
const CHAIN: usize = 16;
const LENGTH: usize = 20;
const TOKENS: usize = 22;

/// The result in a formula record; None when it is too short to have one.
pub(super) fn cached(body: &[u8]) -> Option<Cached> {
    let [kind, _, value, _, _, _, high, higher] = *body.get(RESULT..)?.first_chunk()?;
    if (high, higher) != (0xff, 0xff) {
        let number = f64_at(body, RESULT)?;
        return Some(match is_of_java(body, number) {
            true => Cached::None,
            false => Cached::Number(number),
        });
    }
    Some(match kind {
        0 => Cached::Text,
        1 => Cached::Bool(value != 0),
        2 => Cached::Error(value),
        3 => Cached::Empty,
        _ => Cached::None,
    })
}

/// JExcelApi computes no formula, and writes 4 as the result of each.
fn is_of_java(body: &[u8], number: f64) -> bool {
    number == 4.0 && u16_at(body, FLAGS) == Some(2) && u32_at(body, CHAIN) == Some(0xfce0_0000)
}

/// Whether the result of a formula record can only be a number: whatever is done to one, the outcome is no empty text.
/// Some programs write an empty text where they have computed nothing; for other formulas (`IF(A1="","",…)`) it may be
/// the result.
pub(super) fn gives_a_number(body: &[u8], is_biff8: bool) -> bool {
    let length = u16_at(body, LENGTH).map_or(0, usize::from);
    let behind = body.get(TOKENS..).unwrap_or_default();
    // Cut off by the record's end, or followed by arrays that the tokens point to.
    let formula = behind.get(..length);
    formula.is_some_and(|formula| {
        tokens::gives_a_number(formula, |token, code| self::length(token, code, is_biff8))
    })
}

/// Bytes of a token, its code included; None for one that is not known.
fn length(token: &[u8], code: u8, is_biff8: bool) -> Option<usize> {
    let either = |new: usize, old: usize| if is_biff8 { new } else { old };
    Some(match code {
        0x01 | 0x02 => 5,
        0x03..=0x16 => 1,
        0x17 => {
            let count = usize::from(*token.get(1)?);
            let wide = is_biff8 && token.get(2)? & 1 == 1;
            either(3, 2) + if wide { 2 * count } else { count }
        }
        0x19 => match token.get(1)? {
            choose if choose & 0x04 != 0 => 6 + 2 * usize::from(u16_at(token, 2)?),
            _ => 4,
        },
        0x1c | 0x1d => 2,
        0x1e | 0x21 | 0x29 => 3,
        0x1f => 9,
        0x20 => 8,
        0x22 => 4,
        0x23 => either(5, 15),
        0x24 | 0x2a | 0x2c => either(5, 4),
        0x25 | 0x2b | 0x2d => either(9, 7),
        0x26..=0x28 => 7,
        0x39 => either(7, 25),
        0x3a | 0x3c => either(7, 18),
        0x3b | 0x3d => either(11, 21),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A formula record with this result and these tokens.
    fn record(result: [u8; 8], tokens: &[u8]) -> Vec<u8> {
        let mut body = vec![0; RESULT];
        body.extend(result);
        body.extend([0; 6]);
        body.extend(u16::try_from(tokens.len()).expect("short").to_le_bytes());
        body.extend(tokens);
        body
    }

    #[test]
    fn results_of_every_kind() {
        let of = |kind, value| cached(&record([kind, 0, value, 0, 0, 0, 0xff, 0xff], &[]));
        assert_eq!(of(0, 0), Some(Cached::Text));
        assert_eq!(of(1, 1), Some(Cached::Bool(true)));
        assert_eq!(of(2, 0x2a), Some(Cached::Error(0x2a)));
        assert_eq!(of(3, 0), Some(Cached::Empty));
        assert_eq!(
            cached(&record(2.5_f64.to_le_bytes(), &[])),
            Some(Cached::Number(2.5))
        );
        assert_eq!(cached(&[0; 13]), None);
    }

    #[test]
    fn the_4_of_java_is_no_result_and_any_other_4_is_one() {
        let mut body = record(4.0_f64.to_le_bytes(), &[]);
        assert_eq!(cached(&body), Some(Cached::Number(4.0)));
        body[FLAGS] = 2;
        assert_eq!(cached(&body), Some(Cached::Number(4.0)));
        body[CHAIN..LENGTH].copy_from_slice(&[0, 0, 0xe0, 0xfc]);
        assert_eq!(cached(&body), Some(Cached::None));
        body[RESULT + 6] = 0x14;
        assert_eq!(cached(&body), Some(Cached::Number(5.0)));
    }

    #[test]
    fn an_empty_text_is_a_result_where_the_formula_can_give_one() {
        let cell = [0x44, 1, 0, 2, 0];
        let area = [0x25, 3, 0, 4, 0, 3, 0, 3, 0];
        let of = |pieces: &[&[u8]]| gives_a_number(&record([0; 8], &pieces.concat()), true);
        assert!(of(&[&area, &[0x19, 0x10, 0, 0]]), "SUM(D4:D5)");
        assert!(of(&[&area, &[0x42, 1, 4, 0]]), "SUM with its count");
        assert!(
            of(&[&area, &[0x1e, 1, 0], &[0x41, 0x5a, 1], &[0x1e, 2, 0], &[0x06]]),
            "COUNTIF(…)/2"
        );
        assert!(
            of(&[&cell, &[0x1e, 2, 0], &[0x05], &[0x15], &[0x19, 0x40, 0, 1]]),
            "(A1*2)"
        );
        assert!(!of(&[&cell]), "A1");
        assert!(!of(&[&cell, &[0x17, 1, 0, b'a'], &[0x08]]), "A1&\"a\"");
        assert!(!of(&[&cell, &[0x12]]), "+A1");
        let branches = [0x19, 0x02, 9, 0, 0x17, 0, 0, 0x19, 0x08, 0, 0];
        assert!(
            !of(&[&cell, &branches, &area, &[0x19, 0x10, 0, 0], &[0x42, 3, 1, 0]]),
            "IF(…,\"\",SUM(…))"
        );
        assert!(!of(&[&[0x01, 0, 0, 0, 0]]), "a shared formula");
        assert!(!of(&[&[0xff, 0x05]]), "an unknown token");
        assert!(!of(&[]));
        let old = [&[0x25, 3, 0, 4, 0, 3, 3][..], &[0x19, 0x10, 0, 0]].concat();
        assert!(
            gives_a_number(&record([0; 8], &old), false),
            "an area of Excel 95"
        );
        assert!(!gives_a_number(&record([0; 8], &[])[..21], true));
    }
}
