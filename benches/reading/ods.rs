//! A book of a fleet as ods, the way LibreOffice writes it.

use crate::fleet::{ABOVE, COLUMNS, Content, Fleet, heads, line, sheet_name};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

pub(crate) fn write(fleet: &Fleet) -> Vec<u8> {
    let manifest = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("mimetype", TYPE),
        ("content.xml", &content(fleet)),
        ("META-INF/manifest.xml", &manifest),
    ] {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("in memory");
        zip.write_all(content.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3"><office:scripts/><office:automatic-styles><style:style style:name="co1" style:family="table-column"><style:table-column-properties fo:break-before="auto" style:column-width="22.6mm"/></style:style><style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="4.52mm" fo:break-before="auto" style:use-optimal-row-height="true"/></style:style><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style><number:date-style style:name="N120"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style><number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"/></number:number-style><style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default"/><style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N120"/><style:style style:name="ce3" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N2"/></office:automatic-styles><office:body><office:spreadsheet>"#;
const TAIL: &str = "</office:spreadsheet></office:body></office:document-content>";

fn content(fleet: &Fleet) -> String {
    let mut to = HEAD.to_owned();
    for sheet in 0..fleet.sheets {
        let name = sheet_name(sheet);
        write!(to, r#"<table:table table:name="{name}" table:style-name="ta1"><table:table-column table:style-name="co1" table:number-columns-repeated="{COLUMNS}" table:default-cell-style-name="ce1"/>"#).expect("in memory");
        for above in ABOVE {
            row(&mut to, 0, [Content::Text(above.into())]);
        }
        row(&mut to, 0, heads().map(Content::Text));
        for at in 0..fleet.rows {
            row(&mut to, ABOVE.len() + 2 + at, line(sheet, at));
        }
        to.push_str("</table:table>");
    }
    to.push_str(TAIL);
    to
}

fn row(to: &mut String, number: usize, cells: impl IntoIterator<Item = Content>) {
    to.push_str(r#"<table:table-row table:style-name="ro1">"#);
    for content in cells {
        cell(to, number, &content).expect("in memory");
    }
    to.push_str("</table:table-row>");
}

fn cell(to: &mut String, row: usize, content: &Content) -> std::fmt::Result {
    match content {
        Content::Whole(value) => write!(
            to,
            r#"<table:table-cell office:value-type="float" office:value="{value}" calcext:value-type="float"><text:p>{value}</text:p></table:table-cell>"#
        ),
        Content::Day(days) => {
            let first = chrono::NaiveDate::from_ymd_opt(2022, 1, 1).expect("a day");
            let day = first + chrono::Days::new((*days).into());
            let shown = day.format("%Y年%-m月%-d日");
            write!(
                to,
                r#"<table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="{day}" calcext:value-type="date"><text:p>{shown}</text:p></table:table-cell>"#
            )
        }
        Content::Hundredths(value) => {
            let value = *value as f64 / 100.0;
            write!(
                to,
                r#"<table:table-cell table:style-name="ce3" office:value-type="float" office:value="{value}" calcext:value-type="float"><text:p>{value:.2}</text:p></table:table-cell>"#
            )
        }
        Content::Seventh(value) => write!(
            to,
            r#"<table:table-cell table:style-name="ce3" table:formula="of:=[.D{row}]/7" office:value-type="float" office:value="{value}" calcext:value-type="float"><text:p>{value:.2}</text:p></table:table-cell>"#
        ),
        Content::Text(text) => {
            let text = text.replace('&', "&amp;");
            write!(
                to,
                r#"<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
            )
        }
    }
}
