//! A package as text: `@@ NAME` begins a part, what follows is its content. Bytes that begin with PK stand for
//! themselves.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MARK: &[u8] = b"@@ ";

/// The bytes of the file.
pub fn bytes(data: &[u8]) -> Vec<u8> {
    if data.starts_with(b"PK") {
        return data.to_vec();
    }
    let parts = parts(data);
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (&**name, *content)).collect();
    of_parts(&parts)
}

/// The bytes of a file with these parts: their names and contents.
pub fn of_parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // A name that occurred before is refused; the first part of that name stays.
        if zip.start_file(*name, options).is_ok() {
            zip.write_all(content).expect("in memory");
        }
    }
    zip.finish().expect("in memory").into_inner()
}

/// The same for what is a package as text; other bytes as they are.
pub fn if_marked(data: &[u8]) -> Vec<u8> {
    if data.starts_with(MARK) {
        bytes(data)
    } else {
        data.to_vec()
    }
}

fn parts(data: &[u8]) -> Vec<(String, &[u8])> {
    let starts: Vec<usize> = (0..data.len())
        .filter(|at| data[*at..].starts_with(MARK) && (*at == 0 || data[at - 1] == b'\n'))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([data.len()]);
    let part = |(from, to): (&usize, usize)| {
        let part = &data[from + MARK.len()..to];
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let content = part.get(line + 1..).unwrap_or_default();
        let content = content.strip_suffix(b"\n").unwrap_or(content);
        (String::from_utf8_lossy(&part[..line]).into_owned(), content)
    };
    starts.iter().zip(ends).map(part).collect()
}
