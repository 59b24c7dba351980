//! Labels with values on sheets without a ledger: a cover says whose workbook it is.

use super::meta;
use super::model::{Meta, Table};
use crate::workbook::{RawBook, RawSheet};
use std::sync::Arc;

/// Number of rows of a sheet that are looked at.
const WITHIN: usize = 40;

/// Labels with values of every visible sheet without a ledger, by name of the sheet.
pub fn covers(book: &RawBook, tables: &[Table]) -> Vec<(Arc<str>, Vec<Meta>)> {
    let holds_none =
        |sheet: &&RawSheet| !sheet.hidden && !tables.iter().any(|table| table.sheet == sheet.name);
    let labels = |sheet: &RawSheet| -> Vec<Meta> {
        let rows = sheet.rows.iter().take(WITHIN);
        rows.flat_map(|row| meta::of_row(row, &row.cells)).collect()
    };
    let covers = book.sheets.iter().filter(holds_none);
    covers
        .map(|sheet| (sheet.name.clone(), labels(sheet)))
        .filter(|(_, labels)| !labels.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::drawn::sheet;

    #[test]
    fn covers_are_read_hidden_sheets_and_ledgers_are_not() {
        let cover = sheet("封面", "问题清单\n填报单位：|物业股\n填报时间：2022-6-30", "");
        let hidden = RawSheet {
            hidden: true,
            ..sheet("参数", "填报单位：旧单位", "")
        };
        let book = RawBook {
            file: "a.xlsx".into(),
            kind: "xlsx",
            sheets: vec![cover, sheet("清单", "填报单位：甲\n编号|时间", ""), hidden],
            properties: std::collections::BTreeMap::new(),
        };
        let ledger = Table {
            sheet: "清单".into(),
            ..Table::default()
        };
        let covers = covers(&book, &[ledger]);
        let shown: Vec<String> = covers
            .iter()
            .flat_map(|(sheet, labels)| labels.iter().map(move |meta| (sheet, meta)))
            .map(|(sheet, meta)| format!("{sheet} {}={} {}", meta.label, meta.value.shown(), meta.row))
            .collect();
        assert_eq!(shown, ["封面 填报单位=物业股 2", "封面 填报时间=2022-6-30 3"]);
    }
}
