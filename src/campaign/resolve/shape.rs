//! Ledgers as far as others refer to them: names and types of columns, known before anything else is resolved.

use super::super::definition::Definition;
use super::super::definition::ledger::Column;
use super::super::definition::words::Type;
use super::super::model::{ById, ColumnId, ColumnKind, LedgerId};
use super::super::reader::Word;
use super::index::DefinitionNames;
use crate::fold::fold;
use std::sync::Arc;

/// A ledger as others see it.
pub(super) struct Shape {
    pub name: Arc<str>,
    pub base: Option<LedgerId>,
    /// Whether all ledgers it refers to are known; else a column may stand in one that is not.
    pub whole: bool,
    pub columns: ById<ColumnId, ShapeColumn>,
}

/// A column as others see it.
pub(super) struct ShapeColumn {
    pub name: Arc<str>,
    folded: String,
    /// None where the type is wrong, which is reported with the column.
    pub kind: Option<ColumnKind>,
}

impl Shape {
    /// Its own column of that name.
    pub(super) fn own(&self, name: &str) -> Option<ColumnId> {
        let wanted = fold(name);
        self.columns.find_id(|column| column.folded == wanted)
    }
}

pub(super) fn shapes(def: &Definition, names: &DefinitionNames) -> ById<LedgerId, Shape> {
    let shapes = def.ledgers.ledgers.iter().map(|ledger| {
        let known = |word: &Word| names.ledgers.find(&word.value);
        let mut targets = ledger.columns.iter().filter_map(|column| column.to.as_ref());
        Shape {
            name: ledger.name.value.clone(),
            base: ledger.base.as_ref().and_then(known),
            whole: ledger
                .base
                .iter()
                .chain(&mut targets)
                .all(|word| known(word).is_some())
                && ledger.columns.iter().all(|column| !column.name.is_unread()),
            columns: ledger
                .columns
                .iter()
                .map(|column| shape_column(column, names))
                .collect(),
        }
    });
    shapes.collect()
}

fn shape_column(column: &Column, names: &DefinitionNames) -> ShapeColumn {
    ShapeColumn {
        name: column.name.value.clone(),
        folded: fold(&column.name.value),
        kind: kind(column, names),
    }
}

/// The type of a column; conditions on a reference are left to the ledger itself.
pub(super) fn kind(column: &Column, names: &DefinitionNames) -> Option<ColumnKind> {
    if let Some(list) = &column.list {
        return names.lists.find(&list.value).map(ColumnKind::Choice);
    }
    if let Some(to) = &column.to {
        return Some(ColumnKind::Reference {
            ledger: names.ledgers.find(&to.value)?,
            conditions: Vec::new(),
            both_ways: column.both_ways,
            within: None,
        });
    }
    let written = match &column.kind {
        None => Type::Text,
        Some(kind) => kind.as_ref()?.value,
    };
    Some(match written {
        Type::Text => ColumnKind::Text,
        Type::Integer => ColumnKind::Integer,
        Type::Decimal => ColumnKind::Decimal,
        Type::Percent => ColumnKind::Percent,
        Type::Date => ColumnKind::Date,
        Type::Month => ColumnKind::Month,
        Type::Due => ColumnKind::Due,
        Type::Bool => ColumnKind::Bool,
        Type::People => ColumnKind::People,
        Type::Units => ColumnKind::Units,
        Type::DocNumber => ColumnKind::DocNumber,
        Type::Measure => ColumnKind::Measure,
    })
}

/// What a user calls the type.
pub(super) fn type_name(kind: &ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "文本",
        ColumnKind::Integer => "整数",
        ColumnKind::Decimal => "小数",
        ColumnKind::Percent => "百分比",
        ColumnKind::Date => "日期",
        ColumnKind::Month => "月份",
        ColumnKind::Due => "期限",
        ColumnKind::Bool => "是否",
        ColumnKind::People => "人员",
        ColumnKind::Units => "单位",
        ColumnKind::DocNumber => "文号",
        ColumnKind::Measure => "措施",
        ColumnKind::Choice(_) => "代码表",
        ColumnKind::Reference { .. } => "引用",
    }
}
