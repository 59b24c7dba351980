//! Bytes of a part → its characters: UTF-8 nearly always, UTF-16 now and then.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The characters of a part.
pub(in crate::workbook) struct Decoded<'a> {
    pub(in crate::workbook) text: Cow<'a, str>,
    /// The name of the encoding, when some characters could not be read.
    pub(in crate::workbook) lossy: Option<&'static str>,
}

/// `cut`: the part is known to break off, be it in the middle of a character.
pub(in crate::workbook) fn decode<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    cut: bool,
) -> Decoded<'a> {
    if encoding == UTF_8 {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        return utf8(bytes, cut);
    }
    let (text, errors) = encoding.decode_with_bom_removal(bytes);
    Decoded {
        text,
        lossy: (errors && !cut).then_some(encoding.name()),
    }
}

fn utf8(bytes: &[u8], cut: bool) -> Decoded<'_> {
    // With the standard check Chinese text takes a tenth of the whole time of reading.
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: Cow::Borrowed(text),
            lossy: None,
        },
        Err(error) => {
            let at_end = cut && error.error_len().is_none();
            let bytes = if at_end {
                &bytes[..error.valid_up_to()]
            } else {
                bytes
            };
            Decoded {
                text: String::from_utf8_lossy(bytes),
                lossy: (!at_end).then_some("UTF-8"),
            }
        }
    }
}

/// The encoding of a part that begins in this way.
pub(in crate::workbook) fn of(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => UTF_16BE,
        _ => declared(bytes).unwrap_or(UTF_8),
    }
}

/// The encoding named in the first line.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(120)];
    let head = head.strip_prefix(b"<?xml")?;
    let end = head.iter().position(|byte| *byte == b'>')?;
    let head = std::str::from_utf8(&head[..end]).ok()?;
    let (_, value) = head.split_once("encoding")?;
    let value = value.trim_start_matches([' ', '=']).strip_prefix(['"', '\''])?;
    let label = value.split(['"', '\'']).next()?;
    // The bytes are not UTF-16, whatever they say.
    Encoding::for_label(label.as_bytes()).filter(|found| *found != UTF_16LE && *found != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8], cut: bool) -> Decoded<'_> {
        super::decode(bytes, of(bytes), cut)
    }

    #[test]
    fn parts_in_any_encoding() {
        let text = "<?xml version='1.0'?><a>中</a>";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, false).text, text);
        let marked: Vec<u8> = "\u{feff}<a>中</a>"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(decode(&marked, false).text, "<a>中</a>");
        let gbk = b"<?xml version=\"1.0\" encoding=\"GBK\"?><a>\xd6\xd0</a>";
        assert!(decode(gbk, false).text.ends_with("<a>中</a>"));
        let wrong = b"<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>";
        assert_eq!(decode(wrong, false).lossy, None);
        assert_eq!(decode(b"<a>\xd6</a>", false).lossy, Some("UTF-8"));
        let cut = decode("<a>中".as_bytes().split_last().expect("bytes").1, true);
        assert_eq!((&*cut.text, cut.lossy), ("<a>", None));
    }
}
