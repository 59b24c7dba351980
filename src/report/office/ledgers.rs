//! 台账汇总: one page per ledger, every row with its unit, place and fate.

use crate::book::{Cell, Column, Page, Row, Style, Value};
use crate::outcome::{CellValue, ConsolidatedLedger, ConsolidatedRow, LedgerCell, Outcome};
use crate::report::{phrase, words};
use rust_decimal::Decimal;

/// Widest a column of words gets.
const WIDEST: u16 = 36;

/// The page of a consolidated ledger.
pub(in crate::report) fn page(outcome: &Outcome, ledger: &ConsolidatedLedger) -> Page {
    let mut columns = vec![Column::new("单位")];
    columns.extend(ledger.columns.iter().map(|name| Column::new(&**name)));
    columns.push(Column::new("期限结果").width(WIDEST));
    columns.push(Column::new("是否计数").width(20));
    columns.push(Column::new("出处").width(WIDEST));
    let counted = ledger.rows.iter().filter(|row| row.rejected.is_empty()).count();
    Page::new(&*ledger.ledger)
        .title(phrase::title(outcome, &format!("{}汇总", ledger.ledger)))
        .meta(
            format!("共{}行，计数{counted}行", ledger.rows.len()),
            phrase::as_of(outcome),
        )
        .columns(columns)
        .rows(ledger.rows.iter().map(line))
        .or_say("没有数据")
        .freeze_columns(1)
        .filtered()
}

fn line(row: &ConsolidatedRow) -> Row {
    let mut cells = vec![row.unit.as_ref().map_or_else(|| Cell::text("办公室"), Cell::from)];
    cells.extend(row.cells.iter().map(cell));
    cells.push(Cell::text(words::deadlines(&row.deadlines).join("；")));
    let rejected = if row.rejected.is_empty() {
        "计数".to_owned()
    } else {
        let reasons: Vec<String> = row.rejected.iter().map(phrase::rejected).collect();
        format!("不计：{}", reasons.join("；"))
    };
    cells.push(Cell::text(rejected));
    cells.push(Cell::text(row.place.to_string()));
    Row::from(cells).style(if row.rejected.is_empty() {
        Style::Normal
    } else {
        Style::Warn
    })
}

/// Numbers, shares and days as such, so that columns can be summed and sorted; everything else as text.
fn cell(cell: &LedgerCell) -> Cell {
    match cell.value {
        CellValue::Number(number) => Cell::number(number, places(number)),
        CellValue::Percent(number) => Cell::of(Value::Percent {
            value: number / Decimal::ONE_HUNDRED,
            places: places(number),
        }),
        CellValue::Date(day) => Cell::of(Value::IsoDate(day)),
        CellValue::Month(day) => Cell::of(Value::Month(day)),
        CellValue::Empty | CellValue::Words(_) | CellValue::Unread => Cell::text(&*cell.printed()),
    }
}

/// As many decimals as the number has.
fn places(number: Decimal) -> u8 {
    u8::try_from(number.normalize().scale()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use chrono::NaiveDate;

    fn shown(value: CellValue, written: &str) -> (Value, String) {
        let cell = cell(&LedgerCell {
            value,
            written: written.into(),
        });
        (cell.value.clone(), cell.value.plain())
    }

    #[test]
    fn a_cell_keeps_its_type_and_is_printed_as_in_words() {
        let day = NaiveDate::from_ymd_opt(2022, 5, 1).expect("a day");
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        let cells = [
            (CellValue::Date(day), Value::IsoDate(day), "2022-05-01"),
            (CellValue::Month(day), Value::Month(day), "2022-05"),
            (
                CellValue::Number(number("3.430")),
                Value::Number {
                    value: number("3.43"),
                    places: 2,
                },
                "3.43",
            ),
            (
                CellValue::Percent(number("95.5")),
                Value::Percent {
                    value: number("0.955"),
                    places: 1,
                },
                "95.5%",
            ),
            (
                CellValue::Words("0017".into()),
                Value::Text("0017".into()),
                "0017",
            ),
            (CellValue::Unread, Value::Text("约三个".into()), "约三个"),
        ];
        for (value, typed, printed) in cells {
            let (cell, plain) = shown(value, "约三个");
            assert_eq!((cell, plain.as_str()), (typed, printed));
        }
    }

    #[test]
    fn a_row_tells_where_it_stands_and_whether_it_counts() {
        let mut outcome = fixture::outcome();
        outcome.ledgers[0].rows[0].deadlines = vec![("办结".into(), fixture::pending(3))];
        let page = page(&outcome, &outcome.ledgers[0]);
        let headings: Vec<&str> = page.columns.iter().map(|column| &*column.headings[0]).collect();
        assert_eq!(
            headings,
            ["单位", "编号", "反映内容", "期限结果", "是否计数", "出处"]
        );
        let cells = page.body[0].cells.iter().map(|cell| cell.value.plain());
        assert_eq!(
            cells.collect::<Vec<String>>(),
            [
                "乙站",
                "1",
                "某人反映",
                "办结：未到期",
                "计数",
                "乙站.xlsx｜表1｜C5"
            ]
        );
    }
}
