//! 台账汇总: one page per ledger, every row with its unit, place and fate.

use crate::book::{Cell, Column, Page, Row, Style};
use crate::outcome::{ConsolidatedLedger, ConsolidatedRow, Outcome};
use crate::report::{phrase, words};

/// Widest a column of words gets.
const WIDEST: u16 = 36;

/// The page.
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
    cells.extend(row.cells.iter().map(Cell::from));
    cells.push(Cell::text(words::deadlines(&row.deadlines).join("；")));
    let rejected = if row.rejected.is_empty() {
        "计数".to_owned()
    } else {
        format!("不计：{}", row.rejected.join("；"))
    };
    cells.push(Cell::text(rejected));
    cells.push(Cell::text(row.place.to_string()));
    Row::from(cells).style(if row.rejected.is_empty() {
        Style::Normal
    } else {
        Style::Warn
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

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
