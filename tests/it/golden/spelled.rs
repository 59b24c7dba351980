//! A cell in words: its text on one line, and a short code for what it holds and how it stands out.

use kaoping::book::{Align, Cell, Row, Style, Value};

/// Text of the cells of a row, on one line.
pub(super) fn text(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|cell| line(&cell.value.plain())).collect();
    cells.join(" | ").trim_end().to_owned()
}

/// Text on one line.
pub(super) fn line(text: &str) -> String {
    text.replace('\n', "⏎")
}

/// Codes of the cells of a row, led by the style of the row where it has one.
pub(super) fn codes(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(code).collect();
    format!("{}{}", style(row.style), cells.join(" "))
}

/// Code of a cell: kind of value with its decimals, then style, alignment and cells covered.
pub(super) fn code(cell: &Cell) -> String {
    let mut code = kind(&cell.value);
    code += style(cell.style).trim_end();
    code += match cell.align {
        Align::ByMeaning => "",
        Align::Left => "<",
        Align::Centre => "=",
        Align::Right => ">",
    };
    match cell.columns {
        1 => {}
        Cell::WIDE => code += "→",
        columns => code += &format!("→{columns}"),
    }
    if cell.rows > 1 {
        code += &format!("↓{}", cell.rows);
    }
    code
}

/// Kind of a value: `text`, `number2` with two decimals, `link(page)`, `formula:mark` …
pub(super) fn kind(value: &Value) -> String {
    match value {
        Value::Empty => "-".into(),
        Value::Text(_) => "text".into(),
        Value::Number { places, .. } => format!("number{places}"),
        Value::Integer(_) => "int".into(),
        Value::Percent { places, .. } => format!("percent{places}"),
        Value::Date(_) => "date".into(),
        Value::IsoDate(_) => "iso-date".into(),
        Value::Month(_) => "month".into(),
        Value::Mark(_) => "mark".into(),
        Value::Delta { places, .. } => format!("delta{places}"),
        Value::Place(_) => "place".into(),
        Value::Link { to, .. } => format!("link({})", to.page),
        Value::Formula { value, .. } => format!("formula:{}", kind(value)),
    }
}

/// Formula of a cell, or where a link leads; none for any other cell.
pub(super) fn behind(cell: &Cell) -> Option<String> {
    match &cell.value {
        Value::Formula { text, .. } => Some(text.clone()),
        Value::Link { to, .. } => Some(format!("{} row {:?} column {}", to.page, to.row, to.column)),
        _ => None,
    }
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Normal => "",
        Style::Total => "!total ",
        Style::Good => "!good ",
        Style::Bad => "!bad ",
        Style::Warn => "!warn ",
        Style::Muted => "!muted ",
        Style::Band => "!band ",
        Style::Heading => "!heading ",
    }
}
