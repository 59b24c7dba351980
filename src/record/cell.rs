//! From a cell to its value, by the type of its column. A cell that cannot be read becomes `Unreadable` with a finding,
//! never zero.

use super::doubt::take;
use super::reader::Draft;
use super::{Field, bounds, days, people, units};
use crate::campaign::model::{Column, ColumnId, ColumnKind, MeasureId};
use crate::finding::Kind;
use crate::fold::clean;
use crate::lexicon::Label;
use crate::table::TableCell;
use crate::value::nil::{Presence, presence, with_reason};
use crate::value::{
    Content, Doubt, Reading, Value, boolean, choice, day, doc_number, number, percent, status, text,
};
use crate::workbook::{self, NumberFormat, RawValue};
use std::borrow::Cow;
use std::sync::Arc;

/// Reads the cell of a column.
pub(super) fn read(draft: &mut Draft<'_>, column: ColumnId) -> Field {
    let found = draft.sent.table.columns.get(column.0).and_then(Option::as_ref);
    let col = found.map_or(0, |found| found.col);
    let Some(cell) = draft.row.cells.get(column.0).and_then(Option::as_ref) else {
        return Field {
            value: Value::Missing,
            shown: Arc::default(),
            row: draft.row.row,
            col,
            held: None,
        };
    };
    let kind = &draft.reader.ledgers[draft.sent.ledger].columns[column].kind;
    let cell = &*in_words(cell, kind);
    let value = value(draft, column, cell);
    let shown = shown(cell, &value);
    Field {
        value,
        shown,
        row: cell.row,
        col: cell.col,
        held: None,
    }
}

/// In a column of words the text that a number format shows is what the cell says: 督〔2022〕46号 for 46.
fn in_words<'c>(cell: &'c TableCell, kind: &ColumnKind) -> Cow<'c, TableCell> {
    let words = matches!(
        kind,
        ColumnKind::Text | ColumnKind::DocNumber | ColumnKind::Reference { .. } | ColumnKind::Choice(_)
    );
    match &cell.shown {
        Some(shown) if words => Cow::Owned(TableCell {
            value: RawValue::Text(shown.text.clone()),
            format: NumberFormat::Text,
            shown: None,
            ..cell.clone()
        }),
        _ => Cow::Borrowed(cell),
    }
}

/// Text of the cell as the sheet shows it: numbers that are dates or percentages in that form.
fn shown(cell: &TableCell, value: &Value) -> Arc<str> {
    match (&cell.value, value) {
        (RawValue::Number(_), Value::Date(day)) => day.to_string().into(),
        (RawValue::Number(_), Value::Month(day)) => day.format("%Y-%m").to_string().into(),
        (RawValue::Number(_), Value::Due(limit)) => limit.to_string().into(),
        (RawValue::Number(_), Value::Number(_)) if cell.shown.is_some() => {
            let shown = cell.shown.as_ref().map(|shown| shown.text.clone());
            shown.unwrap_or_default()
        }
        _ => cleaned(&Content::new(&cell.value, cell.format)),
    }
}

/// The tidied text. Most texts are tidy already and are shared with the file, not copied.
fn cleaned(cell: &Content<'_>) -> Arc<str> {
    match cell.value {
        RawValue::Text(text) => {
            let cleaned = clean(text);
            if *cleaned == **text {
                text.clone()
            } else {
                cleaned.into()
            }
        }
        other => clean(&workbook::shown(other, cell.format)).into(),
    }
}

fn value(draft: &mut Draft<'_>, id: ColumnId, cell: &TableCell) -> Value {
    let column = &draft.reader.ledgers[draft.sent.ledger].columns[id];
    let content = Content {
        shown: cell.shown.as_deref(),
        ..Content::new(&cell.value, cell.format)
    };
    let said = presence(&content);
    match said {
        Presence::Blank => Value::Missing,
        Presence::Nil => nil(draft, id, column, &content),
        // The table has already reported that there is nothing above.
        Presence::SameAsAbove => Value::Unreadable,
        // In a text that counting asks for, a word that stands for one to come is none.
        Presence::Placeholder if column.kind == ColumnKind::Text && !column.counted => {
            let text = cleaned(&content);
            draft.remark(
                id,
                Kind::PlaceholderLeft {
                    text: text.to_string(),
                },
            );
            Value::Text(text)
        }
        Presence::Placeholder => unreadable(draft, id, &content, Doubt::Placeholder),
        Presence::Broken(doubt) => unreadable(draft, id, &content, doubt),
        Presence::Present if column.kind == ColumnKind::DocNumber && says_none(&content) => {
            let (column, text) = (column.name.to_string(), cleaned(&content).to_string());
            draft.remark(id, Kind::NoneWithReason { column, text });
            Value::Nil
        }
        Presence::Present => present(draft, id, column, &content),
    }
}

fn says_none(content: &Content<'_>) -> bool {
    matches!(content.value, RawValue::Text(text) if with_reason(text))
}

/// Value of a cell that says 无: it may be a word of the list or a "no" in its own right.
fn nil(draft: &mut Draft<'_>, id: ColumnId, column: &Column, content: &Content<'_>) -> Value {
    match &column.kind {
        ColumnKind::Bool => present(draft, id, column, content),
        ColumnKind::Choice(list) if !draft.reader.campaign.lists[*list].states => {
            let reading = choice::read(content, &draft.reader.lists[*list]);
            reading.value.map_or(Value::Nil, Value::Choice)
        }
        _ => Value::Nil,
    }
}

fn unreadable(draft: &mut Draft<'_>, id: ColumnId, content: &Content<'_>, doubt: Doubt) -> Value {
    take(draft, id, content, Reading::none(doubt))
}

fn present(draft: &mut Draft<'_>, id: ColumnId, column: &Column, content: &Content<'_>) -> Value {
    let span = draft.reader.period.span;
    let reading = match &column.kind {
        ColumnKind::Text => text::read(content).map(Value::Text),
        ColumnKind::Reference { .. } => Reading::sure(words(content)),
        ColumnKind::DocNumber => {
            doc_number::read(content).map(|number| Value::Text(Arc::from(number.printed)))
        }
        ColumnKind::Integer | ColumnKind::Decimal => return numbers(draft, id, column, content),
        ColumnKind::Percent => percent::read(content).map(Value::Number),
        ColumnKind::Date => return days::fact(draft, id, content),
        ColumnKind::Month => day::read_month(content, span).map(Value::Month),
        ColumnKind::Due => days::limit_after_opening(draft, content).map(Value::Due),
        ColumnKind::Bool => boolean::read(content, None).map(Value::Bool),
        ColumnKind::People => return people::read(draft, id, column, content),
        ColumnKind::Units => return units::read(draft, id, column, content),
        ColumnKind::Measure => {
            choice::read(content, &draft.reader.measures).map(|at| Value::Measure(MeasureId(at)))
        }
        ColumnKind::Choice(list) if draft.reader.campaign.lists[*list].states => {
            status::read(content).map(Value::from)
        }
        ColumnKind::Choice(list) => choice::read(content, &draft.reader.lists[*list]).map(Value::Choice),
    };
    let value = take(draft, id, content, reading);
    match &value {
        Value::Due(limit) => days::limit(draft, id, column, limit),
        Value::Month(first) => days::month_within(draft, id, *first),
        _ => {}
    }
    if let Value::Number(number) = &value {
        bounds::number(draft, id, column, *number);
    }
    value
}

/// Text by which a reference is looked up.
fn words(content: &Content<'_>) -> Value {
    Value::Text(cleaned(content))
}

/// Value of a number cell. A number is in the unit of the header, where one is given, and is converted to that of the
/// column.
fn numbers(draft: &mut Draft<'_>, id: ColumnId, column: &Column, content: &Content<'_>) -> Value {
    let own = column.unit.as_deref().map(number::Unit::parse);
    // A unit in the cell counts more than one in the header.
    let stated = own
        .as_ref()
        .and_then(|own| stated(draft, id, own))
        .filter(|_| !number::names_unit(content));
    let hint = number::NumberHint {
        whole: column.kind == ColumnKind::Integer && stated.is_none(),
        unit: stated.as_ref().map(|(unit, _)| unit.clone()).or(own.clone()),
    };
    let mut reading = number::read(content, &hint);
    if let (Some(number), Some((unit, words)), Some(own)) = (reading.value, stated, own) {
        reading = in_unit(number, &unit, &own, words, reading.doubts);
    }
    let value = take(draft, id, content, reading.map(Value::Number));
    if let Value::Number(number) = &value {
        bounds::number(draft, id, column, *number);
    }
    value
}

/// Converts a number from the unit of the header to that of the column.
fn in_unit(
    number: rust_decimal::Decimal,
    stated: &number::Unit,
    own: &number::Unit,
    words: String,
    mut doubts: Vec<Doubt>,
) -> Reading<rust_decimal::Decimal> {
    let other = Doubt::OtherUnit { found: words };
    if !stated.converts_to(own) {
        return Reading::none(other);
    }
    if stated.base != own.base && stated.is_counter() {
        doubts.push(other);
    }
    match stated.convert(number, own) {
        Some(value) => Reading::with(value, doubts),
        None => Reading::none(Doubt::NotANumber),
    }
}

/// The unit in the header or above the table, and its words, where it is not the column's.
fn stated(draft: &Draft<'_>, id: ColumnId, own: &number::Unit) -> Option<(number::Unit, String)> {
    let table = &draft.sent.table;
    let header = table.columns.get(id.0)?.as_ref()?.unit.clone();
    let words = header.or_else(|| above(table, own))?;
    let unit = number::Unit::parse(&words);
    (unit != *own).then_some((unit, words))
}

/// The unit that the title and the lines around a table state for columns of this kind (单位：万元、人). They state the
/// units of some columns, which need not be this one. Where they state two, both words, which are no unit.
fn above(table: &crate::table::Table, own: &number::Unit) -> Option<String> {
    let labelled = table
        .meta
        .iter()
        .filter(|meta| meta.meaning.is_some_and(Label::of_measure));
    let of_labels = labelled.flat_map(|meta| units_in(&meta.value.shown()));
    let mut stated: Vec<String> = of_labels.chain(table.units_in_title()).collect();
    stated.retain(|words| number::Unit::parse(words).base == own.base);
    stated.dedup();
    (!stated.is_empty()).then(|| stated.join("、"))
}

/// The units in a text: `人民币万元、人` → 万元 and 人.
fn units_in(text: &str) -> Vec<String> {
    let words = text.split(['、', '，', ',', '/', '；', ';']);
    let around = |c: char| c.is_whitespace() || matches!(c, '（' | '(' | '）' | ')');
    let bare = words.map(|word| {
        word.trim_matches(around)
            .trim_start_matches("人民币")
            .trim()
            .to_owned()
    });
    bare.filter(|word| !word.is_empty()).collect()
}
