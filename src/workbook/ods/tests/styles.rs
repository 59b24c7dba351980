//! Styles: the formats they give, and what they hide.

use crate::workbook::ods::styles::{Family, Styles};
use crate::workbook::raw::NumberFormat;
use crate::workbook::xml::scan::{Scanner, State};

/// Styles of an element, each element of the second level a style.
fn read(styles: &mut Styles, in_common: bool, text: &str) {
    let text = format!("<a>{text}</a>");
    let mut scanner = Scanner::new(&text, State::default(), false);
    styles.begin(in_common);
    scanner.child().expect("a root");
    while let Some(tag) = scanner.child().expect("well-formed") {
        let is_data = styles.data(&tag).expect("well-formed");
        if !is_data {
            styles.style(&tag).expect("well-formed");
        }
        while !tag.closed
            && let Some(inner) = scanner.child().expect("well-formed")
        {
            match is_data {
                true => styles.part(&inner),
                false => styles.property(&inner),
            }
            .expect("well-formed");
            scanner.skip(&inner).expect("well-formed");
        }
        styles.close();
    }
}

fn cell(name: &str, data: &str, parent: &str) -> String {
    format!(
        "<s:style s:name='{name}' s:family='table-cell' s:data-style-name='{data}' s:parent-style-name='{parent}'/>"
    )
}

#[test]
fn a_format_is_found_through_parents_however_they_turn() {
    let mut styles = Styles::default();
    let common = "<n:percentage-style s:name='N1'/>".to_string()
        + &cell("率", "N1", "")
        + &cell("子", "", "率")
        + &cell("甲", "", "乙")
        + &cell("乙", "", "甲");
    read(&mut styles, true, &common);
    let own = "<n:date-style s:name='N1'/>".to_string() + &cell("ce1", "", "子") + &cell("率", "", "率");
    read(&mut styles, false, &own);
    assert_eq!(styles.format("ce1"), NumberFormat::Date, "the nearer N1");
    assert_eq!(
        styles.format("率"),
        NumberFormat::Date,
        "its parent of the same name"
    );
    for none in ["甲", "ce9", "N1", ""] {
        assert_eq!(styles.format(none), NumberFormat::General, "{none}");
    }
}

#[test]
fn sections_are_told_by_what_they_show() {
    let mut styles = Styles::default();
    let data = "<n:number-style s:name='P0'/><n:percentage-style s:name='P1'/><n:text-style s:name='N0'/>
        <n:text-style s:name='N1'><n:text>号</n:text><n:text-content/></n:text-style>
        <n:text-style s:name='N2'><n:text-content/><s:map s:apply-style-name='P0'/></n:text-style>
        <n:text-style s:name='N3'><n:text-content/><s:map s:apply-style-name='P1'/></n:text-style>
        <n:time-style s:name='N4'><s:map s:apply-style-name='P0'/></n:time-style>";
    let cells: String = (0..5)
        .map(|at| cell(&format!("c{at}"), &format!("N{at}"), ""))
        .collect();
    read(&mut styles, false, &(data.to_string() + &cells));
    let formats: Vec<NumberFormat> = (0..5).map(|at| styles.format(&format!("c{at}"))).collect();
    use NumberFormat::{Date, General, Percent, Text};
    assert_eq!(formats, [Text, General, General, Percent, Date]);
}

#[test]
fn what_is_not_displayed_or_has_no_height_is_hidden() {
    let mut styles = Styles::default();
    let style = |family: &str, name: &str, property: &str| {
        format!("<s:style s:name='{name}' s:family='{family}'><s:{family}-properties {property}/></s:style>")
    };
    let text = style("table", "ta1", "t:display='false'")
        + &style("table", "ta2", "t:display='true'")
        + &style("table-row", "ro1", "s:row-height='0cm'")
        + &style("table-row", "ro2", "s:row-height='0.05cm'")
        + &style("table-column", "co1", "s:column-width='0.0in'");
    read(&mut styles, false, &text);
    let hides = |family, name| styles.hides(family, name);
    assert!(hides(Family::Table, "ta1") && hides(Family::Row, "ro1") && hides(Family::Column, "co1"));
    assert!(!hides(Family::Table, "ta2") && !hides(Family::Row, "ro2") && !hides(Family::Table, "ro1"));
}
