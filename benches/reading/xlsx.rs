//! A book of a fleet as xlsx, by the writer of the program.

use crate::fleet::{Content, Fleet, heads, line, sheet_name};
use kaoping::book::{Book, Cell, Column, Page, Row, Value};
use rust_decimal::Decimal;

pub(crate) fn write(fleet: &Fleet) -> Vec<u8> {
    let mut book = Book::new("台账");
    for sheet in 0..fleet.sheets {
        let mut page = Page::new(sheet_name(sheet))
            .title("问题整改台账")
            .meta("填报单位：物业股", "单位：万元");
        for head in heads() {
            page = page.column(Column::new(head));
        }
        let row = |row| Row::from(line(sheet, row).map(cell).collect::<Vec<_>>());
        page.body = (0..fleet.rows).map(row).collect();
        book.push(page);
    }
    kaoping::excel::write(&book).expect("it is written")
}

fn cell(content: Content) -> Cell {
    match content {
        Content::Whole(value) => Cell::of(Value::Number {
            value: value.into(),
            places: 0,
        }),
        Content::Day(days) => {
            let first = chrono::NaiveDate::from_ymd_opt(2022, 1, 1).expect("a day");
            Cell::of(Value::Date(first + chrono::Days::new(days.into())))
        }
        Content::Hundredths(value) => Cell::number(Decimal::new(value, 2), 2),
        // Programs write no more than the digits that are shown here.
        Content::Seventh(value) => {
            let value: Decimal = format!("{value:.11}").parse().expect("a number");
            Cell::number(value, 11)
        }
        Content::Text(text) => Cell::text(text),
    }
}
