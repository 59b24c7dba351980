//! What begins like nothing binary: text of some sort, tables of other programs, or bytes nobody knows.

use super::{FileKind, not_a_workbook, other_table};
use crate::finding::Kind;
use crate::workbook::text::{Wide, wide};

/// How much is looked at.
const HEAD: usize = 4096;

pub(super) fn kind(bytes: &[u8]) -> Result<FileKind, Kind> {
    if is_owner_file(bytes) {
        return Err(not_a_workbook("表格打开时的临时文件"));
    }
    if is_dbase(bytes) {
        return Err(other_table("dBase（dbf）表格"));
    }
    if wide(bytes) == Wide::No && bytes.contains(&0) {
        return Err(not_a_workbook("认不出的文件"));
    }
    let head: Vec<u8> = bytes
        .iter()
        .take(HEAD)
        .copied()
        .filter(|byte| *byte != 0)
        .collect();
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let start = head.trim_start_matches(|c: char| !c.is_ascii() || c.is_whitespace());
    if start.starts_with('<') {
        return marked_up(&head);
    }
    if start.starts_with("mime-version:") {
        return Err(web_page("网页（MHT）"));
    }
    if start.starts_with("[internetshortcut]") {
        return Err(not_a_workbook("网址的快捷方式"));
    }
    if start.starts_with("id;p")
        && ["\nc;", "\nb;", "\np;", "\nf;"]
            .iter()
            .any(|line| head.contains(line))
    {
        return Err(other_table("SYLK（slk）表格"));
    }
    if start.starts_with("table\r\n0,1") || start.starts_with("table\n0,1") {
        return Err(other_table("DIF表格"));
    }
    Ok(FileKind::Text)
}

fn web_page(kind: &str) -> Kind {
    Kind::WebPage { kind: kind.into() }
}

/// The kind of a file that begins with markup. `head`: its beginning in small letters.
fn marked_up(head: &str) -> Result<FileKind, Kind> {
    let holds = |word: &str| head.contains(word);
    if holds("urn:schemas-microsoft-com:office:spreadsheet") && holds("<?xml") {
        return Err(other_table("XML表格（Excel 2003的旧格式）"));
    }
    if holds("opendocument.spreadsheet") && holds("<?xml") {
        return Ok(FileKind::Fods);
    }
    if holds("progid=\"word.document\"") {
        return Err(not_a_workbook("Word文档"));
    }
    let tags = [
        "<html",
        "<!doctype html",
        "<table",
        "<head",
        "<body",
        "<meta",
        "<div",
    ];
    if tags.iter().any(|tag| holds(tag)) {
        return Err(web_page("网页"));
    }
    if holds("<?xml") {
        return Err(not_a_workbook("XML文件"));
    }
    Ok(FileKind::Text)
}

/// What Excel keeps beside an open workbook: the user's name, padded, once in bytes and once in UTF-16.
fn is_owner_file(bytes: &[u8]) -> bool {
    let length = usize::from(bytes.first().copied().unwrap_or(0));
    let pad = || bytes[1 + length..55].iter().all(|byte| matches!(byte, 0 | b' '));
    bytes.len() == 165 && (1..54).contains(&length) && pad()
}

/// Version, day of the last change, and a header of 32 bytes for each field.
fn is_dbase(bytes: &[u8]) -> bool {
    let Some(&[version, _, month, day, _, _, _, _, low, high, ..]) = bytes.get(..32) else {
        return false;
    };
    let header = usize::from(u16::from_le_bytes([low, high]));
    matches!(version, 0x03 | 0x30 | 0x31 | 0x83 | 0x8b | 0xf5)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && header > 64
        && (bytes.get(header - 1) == Some(&0x0d) || bytes.get(header.wrapping_sub(264)) == Some(&0x0d))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        kind(bytes).map_or_else(|kind| kind.message(), |_| "text".into())
    }

    #[test]
    fn tables_of_other_programs_are_named() {
        assert!(refused(b"ID;PWXL;N;E\r\nC;Y1;X1;K\"a\"\r\nE\r\n").contains("SYLK"));
        assert_eq!(refused("ID;姓名;单位\r\n1;张三;物业股\r\n".as_bytes()), "text");
        assert!(refused(b"TABLE\r\n0,1\r\n\"EXCEL\"\r\n").contains("DIF"));
        let mut dbase = vec![0x03, 122, 6, 30, 1, 0, 0, 0, 97, 0, 10, 0];
        dbase.resize(96, 0);
        dbase.extend(b"\r 0123456789\x1a");
        assert!(refused(&dbase).contains("dBase"));
        let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert!(refused(xml.as_bytes()).contains("Excel 2003"));
        let wide: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(refused(&wide).contains("Excel 2003"));
    }

    #[test]
    fn a_document_in_one_part_is_a_table() {
        let fods = "<?xml version=\"1.0\"?>\n<office:document \
                    office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">";
        assert_eq!(kind(fods.as_bytes()).expect("a table"), FileKind::Fods);
        let text = fods.replace("spreadsheet", "text");
        assert!(refused(text.as_bytes()).contains("XML"));
    }

    #[test]
    fn an_owner_file_under_another_name_is_known() {
        let mut bytes = vec![4];
        bytes.extend(b"user");
        bytes.resize(55, b' ');
        bytes.extend([4, 0]);
        bytes.extend("user".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(165, 0);
        assert!(refused(&bytes).contains("临时文件"));
    }
}
