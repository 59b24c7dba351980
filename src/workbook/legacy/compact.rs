//! An ods that is indented, each element on a line of its own: calamine takes the line break between two cells for an
//! extra cell.

use crate::workbook::limits::INFLATED_BYTES;
use quick_xml::Writer;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::io::{BufRead, BufReader, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const CONTENT: &str = "content.xml";

/// The same package without the blanks between elements. None when there is no content that can be read.
pub(super) fn compact(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = archive.by_name(CONTENT).ok()?;
    if u128::from(part.size()) > INFLATED_BYTES {
        return None;
    }
    let content = without_blanks(BufReader::new(part))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(at) else {
            continue;
        };
        if part.name().is_ok_and(|name| name != CONTENT) {
            written.raw_copy_file(part).ok()?;
        }
    }
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    written.start_file(CONTENT, stored).ok()?;
    written.write_all(&content).ok()?;
    Some(written.finish().ok()?.into_inner())
}

/// Blanks count inside a paragraph only.
fn without_blanks(from: impl BufRead) -> Option<Vec<u8>> {
    let mut reader = Reader::from_reader(from);
    let mut writer = Writer::new(Vec::new());
    let mut buffer = Vec::new();
    let mut paragraphs = 0_usize;
    loop {
        let event = reader.read_event_into(&mut buffer).ok()?;
        match &event {
            Event::Start(tag) if tag.name().as_ref() == PARAGRAPH => paragraphs += 1,
            Event::End(tag) if tag.name().as_ref() == PARAGRAPH => paragraphs = paragraphs.saturating_sub(1),
            Event::Text(text) if paragraphs == 0 && text.trim().is_empty() => {
                buffer.clear();
                continue;
            }
            Event::Eof => return Some(writer.into_inner()),
            _ => {}
        }
        writer.write_event(event).ok()?;
        buffer.clear();
    }
}

const PARAGRAPH: &str = "text:p";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_between_elements_go_and_those_in_a_paragraph_stay() {
        let spread = "<a>\n <table:table-cell>\r\n\t<text:p>一 <text:s/> <text:span>二</text:span>\n三</text:p>\n \
                      </table:table-cell>\n <b/>\n</a>";
        let compact = without_blanks(spread.as_bytes()).expect("it is read");
        assert_eq!(
            String::from_utf8(compact).expect("text"),
            "<a><table:table-cell><text:p>一 <text:s/> <text:span>二</text:span>\n三</text:p></table:table-cell><b/></a>"
        );
        assert_eq!(without_blanks("<a><b></a>".as_bytes()), None);
    }
}
