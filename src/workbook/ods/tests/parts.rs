//! Parts of a document: its sheets, styles and properties, and what is none of these.

use super::{cell, content, draw, none, read_within, row, table, zipped};
use crate::workbook::limits::{LIMITS, Limits};

fn text(of: &str) -> String {
    row(&cell(
        "office:value-type=\"string\"",
        &format!("<text:p>{of}</text:p>"),
    ))
}

fn named(name: &str, rest: &str, rows: &str) -> String {
    format!("<table:table table:name=\"{name}\" {rest}>{rows}</table:table>")
}

/// Sheets as `name=cells`, hidden ones in brackets, and the findings.
fn sheets(content: &str) -> (Vec<String>, Vec<String>) {
    let (book, said) = read_within(&zipped(&[("content.xml", content)]), &LIMITS);
    let sheets = book.expect("it is read").sheets;
    let told = sheets.iter().map(|sheet| {
        let name = if sheet.hidden {
            format!("（{}）", sheet.name)
        } else {
            sheet.name.to_string()
        };
        format!("{name} {}", draw(sheet))
    });
    (told.collect(), said)
}

#[test]
fn sheets_are_listed_with_those_that_are_hidden() {
    let all = named("甲", "", &text("一"))
        + &named("乙", "table:style-name=\"藏\"", &text("二"))
        + &named("空", "", "");
    let (told, said) = sheets(&content(&all));
    assert_eq!(told, ["甲 A1=一", "（乙） A1=二", "空 "]);
    assert_eq!(said, none());
}

#[test]
fn tables_that_are_no_sheets_are_left_out() {
    let old = "<table:tracked-changes><table:cell-content-change><table:change-track-table-cell><text:p>旧</text:p>\
               </table:change-track-table-cell></table:cell-content-change></table:tracked-changes>";
    let link = format!(
        "<table:dde-links><table:dde-link>{}</table:dde-link></table:dde-links>",
        named("连", "", &text("外"))
    );
    let cached = named("'file:///a.ods'#$表", "", &text("外"))
        + &named("别", "table:style-name=\"ta_extref\"", &text("外"));
    let inside = "<table:title>题</table:title><table:shapes><draw:frame><text:p>图</text:p></draw:frame></table:shapes>\
                  <table:table-source table:table-name=\"源\"/>";
    let all = old.to_string() + &cached + &named("甲", "", &(inside.to_string() + &text("一"))) + &link;
    assert_eq!(sheets(&content(&all)), (vec!["甲 A1=一".to_string()], none()));
}

#[test]
fn of_two_sheets_with_one_name_the_first_is_read() {
    let all = named("甲", "", &text("一")) + &named("甲", "", &text("二")) + &named("乙", "", &text("三"));
    let (told, said) = sheets(&content(&all));
    assert_eq!(
        (told, said),
        (
            vec!["甲 A1=一".to_string(), "乙 A1=三".into()],
            vec!["W13".to_string()]
        )
    );
}

#[test]
fn only_so_many_sheets_are_read() {
    let limits = Limits { sheets: 2, ..LIMITS };
    let all: String = (1..5)
        .map(|at| named(&format!("表{at}"), "", &text("一")))
        .collect();
    let (book, said) = read_within(&zipped(&[("content.xml", &content(&all))]), &limits);
    assert_eq!(
        (book.expect("it is read").sheets.len(), said),
        (2, vec!["W11".to_string()])
    );
}

#[test]
fn styles_and_properties_stand_in_parts_of_their_own() {
    let styles = "<office:document-styles><office:styles><number:percentage-style style:name=\"N9\"/>
        <style:style style:name=\"子\" style:family=\"table-cell\" style:parent-style-name=\"父\"/>
        <style:style style:name=\"父\" style:family=\"table-cell\" style:data-style-name=\"N9\"/></office:styles>
        <office:automatic-styles><style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N9\"/>
        </office:automatic-styles></office:document-styles>";
    let meta = "<office:document-meta><office:meta><dc:title>题</dc:title><meta:user-defined meta:name=\"模板\">一&amp;二\
        </meta:user-defined></office:meta></office:document-meta>";
    let number = |style: &str| {
        cell(
            &format!("office:value-type=\"float\" office:value=\"1\" table:style-name=\"{style}\""),
            "",
        )
    };
    let table = table(&row(&(number("子") + &number("ce1"))));
    let parts = [
        ("content.xml", &*table),
        ("styles.xml", styles),
        ("meta.xml", meta),
    ];
    let (book, said) = read_within(&zipped(&parts), &LIMITS);
    let book = book.expect("it is read");
    assert_eq!((draw(&book.sheets[0]).as_str(), said), ("A1=1·率 B1=1", none()));
    assert_eq!(
        book.properties.into_iter().collect::<Vec<_>>(),
        [("模板".into(), "一&二".into())]
    );
    let broken = [("content.xml", &*table), ("styles.xml", &styles[..200])];
    let (book, said) = read_within(&zipped(&broken), &LIMITS);
    assert_eq!(
        (draw(&book.expect("it is read").sheets[0]).as_str(), said),
        ("A1=1 B1=1", vec!["W20".to_string()])
    );
}

#[test]
fn a_document_that_breaks_off_is_refused() {
    let whole = content(&(named("甲", "", &text("一").repeat(9)) + &named("乙", "", &text("二"))));
    for part in 1..10 {
        let mut end = whole.len() * part / 10;
        while !whole.is_char_boundary(end) {
            end -= 1;
        }
        for bytes in [zipped(&[("content.xml", &whole[..end])]), whole[..end].into()] {
            let refused = read_within(&bytes, &LIMITS).0.expect_err("it breaks off");
            assert_eq!(refused.code().name(), "W06", "{part}/10");
        }
    }
    let refused = read_within(&zipped(&[("styles.xml", "<a/>")]), &LIMITS).0;
    assert_eq!(refused.expect_err("no content").code().name(), "W06");
}

#[test]
fn a_long_sheet_comes_in_pieces_and_rows_elsewhere_do_not_end_them() {
    let beside = format!(
        "<draw:frame><table:table>{}</table:table></draw:frame>",
        text("内").repeat(3)
    );
    let rows: String = (0..20_000)
        .map(|at| {
            row(&cell(
                "office:value-type=\"string\"",
                &format!("{beside}<text:p>第{at}行</text:p>"),
            ))
        })
        .collect();
    let (book, said) = read_within(&zipped(&[("content.xml", &table(&rows))]), &LIMITS);
    let sheet = &book.expect("it is read").sheets[0];
    assert_eq!((sheet.rows.len(), said), (20_000, none()));
    assert_eq!(
        sheet.cell(19_999, 1).map(|cell| cell.value.shown()).as_deref(),
        Some("第19998行")
    );
    let tag = "<!-- </table:table-row> -->";
    let (book, said) = read_within(
        table(&rows.replace("<draw:frame>", &format!("{tag}<draw:frame>"))).as_bytes(),
        &LIMITS,
    );
    assert_eq!(
        (book.expect("it is read").sheets[0].rows.len(), said),
        (20_000, none())
    );
}

#[test]
fn a_row_that_is_too_long_and_a_part_that_is_too_large_are_refused() {
    let long = table(&text(&"长".repeat(40_000)));
    let refused = |limits: Limits| {
        let refused = read_within(&zipped(&[("content.xml", &long)]), &limits).0;
        refused.expect_err("too large").code().name()
    };
    assert_eq!(
        refused(Limits {
            piece_bytes: 50_000,
            ..LIMITS
        }),
        "W02"
    );
    assert_eq!(
        refused(Limits {
            part_bytes: 50_000,
            ..LIMITS
        }),
        "W02"
    );
    assert_eq!(
        refused(Limits {
            inflated_bytes: 50_000,
            ..LIMITS
        }),
        "W02"
    );
}
