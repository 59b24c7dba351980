//! A formula as xls and xlsb hold it: tokens in the order in which they are computed.

use super::little_endian::u16_at;

/// A token that does something.
#[derive(Clone, Copy)]
struct Token {
    code: u8,
    /// Number of the function, of one that calls a function.
    function: Option<u16>,
}

/// Functions that give a number or an error, nothing else: COUNT SUM AVERAGE MIN MAX ROUND COUNTA TODAY SUMPRODUCT
/// SUBTOTAL SUMIF COUNTIF.
const NUMERIC: [u16; 12] = [0, 4, 5, 6, 7, 27, 169, 221, 228, 344, 345, 346];

impl Token {
    fn is_numeric(self) -> bool {
        match self.code {
            // + - * / ^, unary minus, %, whole numbers, numbers.
            0x03..=0x07 | 0x13 | 0x14 | 0x1e | 0x1f => true,
            _ => self.function.is_some_and(|function| NUMERIC.contains(&function)),
        }
    }
}

/// Whether the result can only be a number. `length`: bytes of the token at the head of some bytes, with its code
/// without class; none where it is not known.
pub(super) fn gives_a_number(formula: &[u8], length: impl Fn(&[u8], u8) -> Option<usize>) -> bool {
    last_token(formula, length).is_some_and(Token::is_numeric)
}

/// The last token is the outermost function.
fn last_token(tokens: &[u8], length: impl Fn(&[u8], u8) -> Option<usize>) -> Option<Token> {
    const BRACKETS: u8 = 0x15;
    const ATTRIBUTE: u8 = 0x19;
    const CALL: u8 = 0x21;
    const CALL_OF_MANY: u8 = 0x22;
    const SUM: u16 = 4;
    let (mut at, mut last) = (0, None);
    while let Some(code) = tokens.get(at).copied() {
        let code = base(code);
        let function = match code {
            ATTRIBUTE if tokens.get(at + 1)? & 0x10 != 0 => Some(SUM),
            CALL => Some(u16_at(tokens, at + 1)?),
            CALL_OF_MANY => Some(u16_at(tokens, at + 2)?),
            _ => None,
        };
        if code != BRACKETS && (code != ATTRIBUTE || function.is_some()) {
            last = Some(Token { code, function });
        }
        at += length(tokens.get(at..)?, code)?;
    }
    last
}

/// The token without its class: reference, value or array.
fn base(code: u8) -> u8 {
    match code {
        0x40..=0x5f => code - 0x20,
        0x60..=0x7f => code - 0x40,
        _ => code,
    }
}
