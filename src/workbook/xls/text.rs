//! A text as records spell it: UTF-16 since Excel 97, bytes of a code page before.

use super::page::Page;
use super::pieces::Pieces;

/// Room in which the characters of a text are turned into UTF-8, used again for each.
#[derive(Default)]
pub(super) struct Room {
    units: Vec<u16>,
    /// Of what stands in it only so much counts as was written last.
    utf8: String,
}

impl Room {
    /// The units as UTF-8; half of a character that has no other half becomes the sign for an unknown one.
    fn utf8(&mut self) -> &str {
        let most = 3 * self.units.len();
        let more = most.saturating_sub(self.utf8.len());
        self.utf8.extend(std::iter::repeat_n('\0', more));
        let written = encoding_rs::mem::convert_utf16_to_str(&self.units, &mut self.utf8);
        &self.utf8[..written]
    }
}

/// The part of a record that holds a text of Excel 97 and later, behind its count of characters. None when it breaks
/// off; `to` then holds nothing of it.
pub(super) fn unicode(pieces: &mut Pieces, count: u16, room: &mut Room, to: &mut String) -> Option<()> {
    let flags = pieces.u8()?;
    let runs = if flags & 0x08 != 0 { pieces.u16()? } else { 0 };
    let beside = if flags & 0x04 != 0 { pieces.u32()? } else { 0 };
    room.units.clear();
    pieces.characters(count, flags & 1 == 1, &mut room.units)?;
    to.push_str(room.utf8());
    // Runs of fonts and readings of Chinese characters; a file that breaks off in them has the text.
    let _ = pieces.skip(u64::from(runs) * 4 + u64::from(beside));
    Some(())
}

/// How a book spells its texts.
#[derive(Clone, Copy)]
pub(super) enum Spelling {
    /// UTF-16, or its lower bytes where the upper ones are zero. A code page plays no part in it.
    Unicode,
    /// Bytes of a code page.
    Bytes(Page),
}

/// Room to read texts in, used again for each.
#[derive(Default)]
pub(super) struct TextReader {
    text: String,
    room: Room,
    raw: Vec<u8>,
    /// Whether some characters could not be read.
    pub(super) lossy: bool,
}

impl TextReader {
    /// A text behind its count, of characters or bytes; None when it breaks off.
    pub(super) fn read(&mut self, pieces: &mut Pieces, count: u16, spelling: Spelling) -> Option<&str> {
        self.text.clear();
        match spelling {
            Spelling::Unicode => unicode(pieces, count, &mut self.room, &mut self.text)?,
            Spelling::Bytes(page) => {
                self.raw.clear();
                pieces.raw(count, &mut self.raw)?;
                let (text, lossy) = page.encoding.decode_without_bom_handling(&self.raw);
                self.lossy |= lossy || !page.is_exact && !self.raw.is_ascii();
                self.text.push_str(&text);
            }
        }
        Some(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::Records;
    use super::*;

    /// The text of a record whose bodies, the first and its CONTINUE records, are these.
    fn read(count: u16, bodies: &[&[u8]]) -> Option<String> {
        let mut stream = Vec::new();
        for body in bodies.iter().skip(1) {
            stream.extend([0x3c, 0, u8::try_from(body.len()).expect("short"), 0]);
            stream.extend(*body);
        }
        let mut to = String::new();
        let mut pieces = Pieces::new(bodies[0], &Records::new(&stream));
        unicode(&mut pieces, count, &mut Room::default(), &mut to)?;
        Some(to)
    }

    #[test]
    fn characters_of_one_byte_are_latin_and_no_code_page() {
        assert_eq!(read(3, &[b"\0a\xe9\xff"]).as_deref(), Some("aéÿ"));
        assert_eq!(read(2, &[b"\x01\xc4\x7e\xc7\x7e"]).as_deref(), Some("组织"));
        assert_eq!(read(0, &[b"\0"]).as_deref(), Some(""));
    }

    #[test]
    fn a_break_within_the_characters_may_change_their_width() {
        let wide = b"\x01\xc4\x7e";
        assert_eq!(read(3, &[wide, b"\x01\xc7\x7e\x41\0"]).as_deref(), Some("组织A"));
        assert_eq!(read(3, &[wide, b"\0AB"]).as_deref(), Some("组AB"));
        assert_eq!(read(3, &[b"\0AB", b"\x01\xc4\x7e"]).as_deref(), Some("AB组"));
        assert_eq!(
            read(1, &[b"\x01", b"", b"\x01\xc4\x7e"]).as_deref(),
            Some("组"),
            "all behind the break"
        );
        assert_eq!(
            read(2, &[b"\x01\xc4\x7e\xc7", b"\x01\xc7\x7e"]).as_deref(),
            Some("组织"),
            "an odd byte"
        );
        let halves: [&[u8]; 2] = [b"\x01\x3d\xd8", b"\x01\x00\xde"];
        assert_eq!(
            read(2, &halves).as_deref(),
            Some("😀"),
            "the halves of one character"
        );
        assert_eq!(read(1, &[b"\x01\x3d\xd8"]).as_deref(), Some("\u{fffd}"));
        let halves: &[u8] = b"\x01\x3d\xd8\x3d\xd8\x00\xde\x00\xde";
        assert_eq!(read(4, &[halves]).as_deref(), Some("\u{fffd}😀\u{fffd}"));
    }

    #[test]
    fn what_stands_beside_the_characters_is_passed_over() {
        let runs: [&[u8]; 2] = [b"\x08\x02\0A", b"\0\0\0\0\0\0\0\0"];
        assert_eq!(read(1, &runs).as_deref(), Some("A"));
        assert_eq!(
            read(1, &[b"\x0c\x01\0\x02\0\0\0A....", b"??"]).as_deref(),
            Some("A")
        );
        assert_eq!(read(1, &[b"\x04\xff\xff\xff\xffA"]).as_deref(), Some("A"));
    }

    #[test]
    fn a_text_that_breaks_off_is_none() {
        assert_eq!(read(3, &[b"\0AB"]), None);
        assert_eq!(read(2, &[b"\x01\xc4\x7e", b"\x01"]), None);
        assert_eq!(read(1, &[b""]), None);
    }
}
