//! A file as it was understood, in lines.

use kaoping::finding::{Findings, column_letters};
use kaoping::table::{HeaderSpec, Table};
use kaoping::workbook::{Area, NumberFormat, RawBook, RawCell, RawSheet, RawValue};

/// Rows and sheets beyond these are only counted.
const ROWS: usize = 14;
const SHEETS: usize = 3;

pub(super) fn file(
    book: Option<&RawBook>,
    tables: &[Table],
    specs: &[HeaderSpec],
    findings: Findings,
) -> String {
    let mut lines = Vec::new();
    if let Some(book) = book {
        lines.push(book.kind.to_string());
        lines.extend(
            book.properties
                .iter()
                .map(|(name, value)| format!("属性 {name}={value}")),
        );
        book.sheets
            .iter()
            .take(SHEETS)
            .for_each(|one| sheet(one, &mut lines));
        if book.sheets.len() > SHEETS {
            lines.push(format!("…共{}张工作表", book.sheets.len()));
        }
    }
    tables
        .iter()
        .take(SHEETS)
        .for_each(|one| table(one, specs, &mut lines));
    let findings = findings.into_sorted();
    for finding in findings.iter().take(ROWS) {
        let place = finding.place.to_string();
        let place = place.split_once('｜').map_or("文件", |(_, place)| place);
        let (code, message) = (finding.code().name(), short(&finding.message()));
        lines.push(format!("! {code} {} {place}：{message}", finding.level.word()));
    }
    if findings.len() > ROWS {
        lines.push(format!("…共{}条", findings.len()));
    }
    lines.join("\n") + "\n"
}

fn sheet(sheet: &RawSheet, lines: &mut Vec<String>) {
    let hidden = if sheet.hidden { "（隐藏）" } else { "" };
    lines.push(format!("[{}]{hidden}", short(&sheet.name)));
    for row in sheet.rows.iter().take(ROWS) {
        let cells: Vec<String> = row.cells.iter().take(40).map(cell).collect();
        let hidden = if row.hidden { "（隐藏）" } else { "" };
        lines.push(format!("  {}{hidden} {}", row.row, cells.join(" ")));
    }
    if sheet.rows.len() > ROWS {
        lines.push(format!("  …共{}行", sheet.rows.len()));
    }
    if !sheet.merges.is_empty() {
        let merges: Vec<String> = sheet.merges.iter().map(area).collect();
        lines.push(format!("  合并 {}", merges.join(" ")));
    }
    if let (Some(first), Some(last)) = (sheet.hidden_columns.first(), sheet.hidden_columns.last()) {
        let (first, last) = (column_letters(*first), column_letters(*last));
        lines.push(format!(
            "  隐藏列 {first}…{last}（{}列）",
            sheet.hidden_columns.len()
        ));
    }
}

fn cell(cell: &RawCell) -> String {
    let value = match &cell.value {
        RawValue::Text(text) => format!("“{}”", short(text)),
        RawValue::Error(error) => format!("错误值{error}"),
        value => value.shown(),
    };
    let format = match cell.format {
        NumberFormat::Date => "·日期",
        NumberFormat::Percent => "·百分比",
        NumberFormat::Text => "·文本",
        NumberFormat::General => "",
    };
    format!("{}={value}{format}", column_letters(cell.col))
}

fn short(text: &str) -> String {
    let length = text.chars().count();
    let line = text.replace('\n', "⏎").replace('\t', "⇥");
    if length <= 90 {
        return line;
    }
    let head: String = line.chars().take(20).collect();
    format!("{head}…（{length}字）")
}

fn area(area: &Area) -> String {
    let (left, right) = (column_letters(area.left), column_letters(area.right));
    format!("{left}{}:{right}{}", area.top, area.bottom)
}

fn table(table: &Table, specs: &[HeaderSpec], lines: &mut Vec<String>) {
    let spec = specs.iter().find(|spec| spec.id == table.spec).expect("a spec");
    let (from, to) = table.header;
    lines.push(format!(
        "台账 {}｜{} 表头{from}-{to}",
        spec.names[0],
        short(&table.sheet)
    ));
    let found = spec.columns.iter().zip(&table.columns);
    let columns: Vec<String> = found
        .filter_map(|(column, found)| {
            Some(format!(
                "{}={}",
                column_letters(found.as_ref()?.col),
                column.names[0]
            ))
        })
        .collect();
    lines.push(format!("  列 {}", columns.join(" ")));
    if !table.meta.is_empty() {
        let meta = |meta: &kaoping::table::Meta| format!("{}={}", meta.label, short(&meta.value.shown()));
        let meta: Vec<String> = table.meta.iter().map(meta).collect();
        lines.push(format!("  表头表尾 {}", meta.join(" ")));
    }
    for row in table.rows.iter().take(ROWS) {
        let cells: Vec<String> = row
            .cells
            .iter()
            .flatten()
            .map(|cell| {
                let from = cell.filled.map_or(String::new(), |row| format!("↑{row}"));
                short(&cell.value.shown()) + &from
            })
            .collect();
        let band = row
            .band
            .as_ref()
            .map_or(String::new(), |band| format!("〔{band}〕"));
        lines.push(format!("  行{}{band} {}", row.row, cells.join("｜")));
    }
    let skipped: Vec<String> = table
        .skipped
        .iter()
        .map(|(row, why)| format!("{row}{why:?}"))
        .collect();
    if !skipped.is_empty() {
        lines.push(format!("  跳过 {}", skipped.join(" ")));
    }
    if let Some(nil) = &table.nil {
        lines.push(format!("  无 {}", nil.text));
    }
}
