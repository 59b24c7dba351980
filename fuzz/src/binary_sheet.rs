//! An xlsb around the records of one sheet: two texts, styles of every kind.

use crate::package;

const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The bytes of the file.
pub fn bytes(sheet: &[u8]) -> Vec<u8> {
    let link = |id: &str, kind: &str, to: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{LINK}{kind}\" Target=\"{to}\"/>")
    };
    let links = |links: &[String]| format!("<Relationships>{}</Relationships>", links.concat()).into_bytes();
    let top = links(&[link("a", "officeDocument", "b")]);
    let of_book = links(&[
        link("a", "worksheet", "s"),
        link("b", "sharedStrings", "t"),
        link("c", "styles", "f"),
        link("d", "richValueRel", "r"),
    ]);
    package::of_parts(&[
        ("_rels/.rels", &top[..]),
        ("b", &book()[..]),
        ("_rels/b.rels", &of_book[..]),
        ("t", &texts()[..]),
        ("f", &styles()[..]),
        ("s", sheet),
    ])
}

/// A record whose number and length fit into seven bits each, or whose number into fourteen.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let [low, high] = [(kind & 0x7f) as u8, (kind >> 7) as u8];
    let length = u8::try_from(body.len()).expect("short");
    match high {
        0 => [&[low, length][..], body].concat(),
        _ => [&[low | 0x80, high, length][..], body].concat(),
    }
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u32::try_from(units.len()).expect("short").to_le_bytes();
    let units = units.into_iter().flat_map(u16::to_le_bytes);
    count.into_iter().chain(units).collect()
}

/// One sheet; days count from 1904.
fn book() -> Vec<u8> {
    let sheet = [&[0; 8][..], &wide("a"), &wide("表")].concat();
    [record(153, &[1, 0, 0, 0]), record(156, &sheet), record(132, &[])].concat()
}

fn texts() -> Vec<u8> {
    let text = |text: &str| record(19, &[&[0][..], &wide(text)].concat());
    [text("甲"), text("\u{1}乙"), record(160, &[])].concat()
}

fn styles() -> Vec<u8> {
    let format = [&[164, 0][..], &wide("\"督〔2022〕\"0\"号\"")].concat();
    let style = |id: u8| record(47, &[0, 0, id, 0]);
    let used = [0, 14, 10, 49, 164].map(style).concat();
    [
        record(44, &format),
        record(617, &[]),
        used,
        record(618, &[]),
        record(279, &[]),
    ]
    .concat()
}
