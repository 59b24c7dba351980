//! What a written file says about fonts, fills, borders and paper, read from its parts.

use super::write;
use crate::book::{Book, Cell, Column, Page, Paper, Row, Style};
use std::io::{Cursor, Read};

/// A part of a workbook as text.
fn part(book: &Book, name: &str) -> String {
    let bytes = write(book).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn one(page: Page) -> Book {
    let mut book = Book::new("样子");
    book.push(page);
    book
}

/// What stands between two words.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let rest = text
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from} in {text}"))
        .1;
    rest.split_once(to).map_or(rest, |(inner, _)| inner)
}

/// The entry with a number in a list of the styles.
fn entry<'a>(styles: &'a str, list: &str, tag: &str, number: usize) -> &'a str {
    let list = between(styles, &format!("<{list} "), &format!("</{list}>"));
    list.split(&format!("<{tag}")).nth(number + 1).expect("an entry")
}

/// `bold F3F3F3 thin` of a cell: weight, fill, border; `-` for what it has not.
fn look(book: &Book, cell: &str) -> String {
    let sheet = part(book, "xl/worksheets/sheet1.xml");
    let styles = part(book, "xl/styles.xml");
    let tag = between(&sheet, &format!("<c r=\"{cell}\" "), ">");
    let number = |text: &str, name: &str| -> usize {
        between(text, &format!("{name}=\""), "\"")
            .parse()
            .expect("a number")
    };
    let format = entry(&styles, "cellXfs", "xf ", number(tag, "s"));
    let font = entry(&styles, "fonts", "font>", number(format, "fontId"));
    let fill = entry(&styles, "fills", "fill>", number(format, "fillId"));
    let border = entry(&styles, "borders", "border>", number(format, "borderId"));
    let bold = if font.contains("<b/>") { "bold" } else { "-" };
    let colour = match fill.contains("solid") {
        true => between(fill, "<fgColor rgb=\"FF", "\""),
        false => "-",
    };
    let sides = ["left", "right", "top", "bottom"];
    let thin = sides
        .iter()
        .all(|side| border.contains(&format!("<{side} style=\"thin\"")));
    format!("{bold} {colour} {}", if thin { "thin" } else { "-" })
}

#[test]
fn rows_that_stand_out_are_bold_or_filled_and_all_of_the_table_has_borders() {
    let styles = [
        (Style::Normal, "- - thin"),
        (Style::Total, "bold F3F3F3 thin"),
        (Style::Good, "bold FDE4E1 thin"),
        (Style::Bad, "bold D9D9D9 thin"),
        (Style::Warn, "- FFF4CC thin"),
        (Style::Muted, "- - thin"),
        (Style::Band, "- F3F3F3 thin"),
        (Style::Heading, "- E7ECF4 thin"),
    ];
    let rows = styles
        .iter()
        .map(|(style, _)| Row::from(vec![Cell::text("甲")]).style(*style));
    let book = one(Page::new("一").title("题").column(Column::new("单位")).rows(rows));
    assert_eq!(look(&book, "A1"), "- - -", "the title");
    assert_eq!(look(&book, "A2"), "- E7ECF4 thin", "the header");
    for (row, (style, expected)) in (3..).zip(styles) {
        assert_eq!(look(&book, &format!("A{row}")), expected, "{style:?}");
    }
}

#[test]
fn paper_lies_where_the_page_says_so() {
    for (paper, size, lies) in [
        (Paper::A4, "9", false),
        (Paper::A4Wide, "9", true),
        (Paper::A3, "8", false),
        (Paper::A3Wide, "8", true),
    ] {
        let book = one(Page::new("一").column(Column::new("单位")).paper(paper));
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        let setup = between(&sheet, "<pageSetup ", "/>");
        assert!(
            setup.contains(&format!("paperSize=\"{size}\"")),
            "{paper:?}: {setup}"
        );
        assert_eq!(
            setup.contains("orientation=\"landscape\""),
            lies,
            "{paper:?}: {setup}"
        );
    }
}

#[test]
fn a_wide_table_lies_by_itself() {
    let wide = (0..14).map(|at| Column::new(format!("第{at}列")).exactly(12));
    let book = one(Page::new("一").columns(wide));
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(between(&sheet, "<pageSetup ", "/>").contains("landscape"));
}
