//! A text in a record: its count of UTF-16 units in four bytes, then the units.

use crate::workbook::little_endian::u32_at;

/// The units of a text, as bytes, and where they end. None where the body ends before.
pub(super) fn units(body: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let count = usize::try_from(u32_at(body, at)?).ok()?;
    let from = at.checked_add(4)?;
    let to = from.checked_add(count.checked_mul(2)?)?;
    Some((body.get(from..to)?, to))
}

/// Adds the characters of some units. Half of a pair is no character.
pub(super) fn decode(units: &[u8], to: &mut String) {
    let (units, _) = units.as_chunks();
    let units = units.iter().map(|unit| u16::from_le_bytes(*unit));
    to.extend(char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

/// The characters of a text. None where the body ends before.
pub(super) fn text(body: &[u8], at: usize) -> Option<String> {
    let mut text = String::new();
    decode(units(body, at)?.0, &mut text);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_to_its_end_or_not_at_all() {
        let body = [9, 2, 0, 0, 0, 0xc4, 0x7e, 0x41, 0, 7];
        assert_eq!(text(&body, 1).as_deref(), Some("组A"));
        assert_eq!(units(&body, 1).map(|(_, end)| end), Some(9));
        assert_eq!(text(&body[..8], 1), None);
        assert_eq!(text(&[0xff; 40], 0), None);
        assert_eq!(text(&[0xff; 3], 0), None);
        assert_eq!(text(&[1, 0, 0, 0, 0x3d, 0xd8], 0).as_deref(), Some("\u{fffd}"));
    }
}
