//! Columns of a ledger.

use super::super::definition::ledger::{Column as Written, Ledger as WrittenLedger};
use super::super::model::{ById, ClauseId, Column, ColumnId, ColumnKind, FieldRef, LedgerId};
use super::super::reader::Word;
use super::Resolver;
use super::field::{is_number, is_time};
use super::shape;
use crate::finding::Kind;

impl Resolver<'_> {
    pub(super) fn columns(
        &self,
        id: LedgerId,
        ledger: &WrittenLedger,
        clause: ClauseId,
    ) -> ById<ColumnId, Column> {
        let columns = ledger.columns.iter().map(|column| {
            let kind = self.column_kind(column);
            if let Some(kind) = &kind {
                self.settings_fit(id, column, kind);
            }
            let bound = |word: &Option<Word>| self.bound(id, word.as_ref(), kind.as_ref());
            let (not_below, not_above) = (bound(&column.not_below), bound(&column.not_above));
            Column {
                name: column.name.value.clone(),
                aliases: column.aliases.iter().map(|alias| alias.value.clone()).collect(),
                clause: self.clause_or(column.clause.as_ref(), clause),
                set: column.set.as_ref().and_then(|set| self.set(set)),
                by_measure: column.by_measure,
                standing: column.standing,
                shown: super::number(column.shown.as_ref()).unwrap_or(ledger.shown),
                unit: column.unit.as_ref().map(|unit| unit.value.clone()),
                required: column.required,
                required_when: self.conditions(id, &column.required_when),
                empty_when: self.counted_conditions(id, &column.empty_when),
                min: super::number(column.min.as_ref()),
                max: super::number(column.max.as_ref()),
                step: super::number(column.step.as_ref()).filter(|step| !step.is_zero()),
                not_below,
                not_above,
                kind: kind.unwrap_or(ColumnKind::Text),
                counted: false,
            }
        });
        columns.collect()
    }

    fn column_kind(&self, column: &Written) -> Option<ColumnKind> {
        let (list, to) = (column.list.as_ref(), column.to.as_ref());
        if let (Some(list), Some(_)) = (list, to) {
            self.together("list和to", "一列要么取代码表的值，要么引用别的台账", list);
        }
        if let (Some(word), true) = (list.or(to), column.kind.is_some()) {
            self.together("type和list、to", "写了list或to就不用写type", word);
        }
        if let Some(list) = list {
            return self.names.lists.get(list, self.mistakes).map(ColumnKind::Choice);
        }
        let Some(to) = to else {
            if column.both_ways || column.within.is_some() || !column.to_where.is_empty() {
                self.misplaced(
                    "both_ways、within、to_where",
                    "只用于引用别的台账（to）的列",
                    &column.name,
                );
            }
            return shape::kind(column, &self.names);
        };
        let ledger = self.ledger(to)?;
        self.can_be_referred_to(ledger, to);
        if let (Some(_), false) = (&column.within, column.both_ways) {
            let reason = "说的是对应的一行几天内要有，只和both_ways一起写";
            self.misplaced("within", reason, &column.name);
        }
        Some(ColumnKind::Reference {
            ledger,
            conditions: self.counted_conditions(ledger, &column.to_where),
            both_ways: column.both_ways,
            within: super::number(column.within.as_ref()),
        })
    }

    fn can_be_referred_to(&self, ledger: LedgerId, to: &Word) {
        let target = &self.def.ledgers.ledgers[ledger];
        if target.key_known && target.key.len() != 1 {
            self.misplaced("to", "被引用的台账要有且只有一列key，才知道指的是哪一行", to);
        }
    }

    /// Settings must mean something for the type of the column.
    fn settings_fit(&self, id: LedgerId, column: &Written, kind: &ColumnKind) {
        let names = matches!(kind, ColumnKind::People | ColumnKind::Units);
        let number = is_number(kind);
        let only = |written: bool, fits: bool, key: &str, reason: &str| {
            if written && !fits {
                self.misplaced(key, reason, &column.name);
            }
        };
        only(
            column.standing,
            matches!(kind, ColumnKind::Due),
            "standing",
            "只用于期限列",
        );
        only(column.unit.is_some(), number, "unit", "只用于数字列");
        only(column.step.is_some(), number, "step", "只用于数字列");
        let bounded = column.min.is_some() || column.max.is_some();
        only(
            bounded,
            number || names,
            "min、max",
            "只用于数字列，或限制人员、单位的个数",
        );
        only(column.set.is_some(), names, "set", "只用于人员列和单位列");
        only(
            column.by_measure,
            *kind == ColumnKind::Units,
            "by_measure",
            "只用于单位列",
        );
        only(
            column.by_measure,
            self.has_measure(id),
            "by_measure",
            "台账里没有措施列，不知道按哪一条措施核对",
        );
        if let (Some(min), Some(max)) = (&column.min, &column.max)
            && min.value > max.value
        {
            let kind = Kind::KeysTogether {
                keys: "min和max".into(),
                reason: "最小值大于最大值".into(),
            };
            self.mistakes.add(kind, &min.place);
        }
        if let (Some(set), Some(word)) = (column.set.as_ref().and_then(|set| self.set(set)), &column.set)
            && names
            && self.is_set_of_people(set) != (*kind == ColumnKind::People)
        {
            self.misplaced("set", "人员列要用人员的名单，单位列要用单位的名单", word);
        }
    }

    fn has_measure(&self, id: LedgerId) -> bool {
        let base = self.shapes[id].base;
        let mut columns = base
            .into_iter()
            .chain([id])
            .flat_map(|id| &self.shapes[id].columns);
        columns.any(|column| column.kind == Some(ColumnKind::Measure))
    }

    /// Dates are compared with dates, numbers with numbers.
    fn bound(&self, id: LedgerId, word: Option<&Word>, kind: Option<&ColumnKind>) -> Option<FieldRef> {
        let word = word?;
        let field = self.field(id, word)?;
        let (Some(kind), Some(other)) = (kind, self.kind_of(field)) else {
            return Some(field);
        };
        if is_number(kind) && !is_number(other) {
            self.wrong_type(word, other, "数字列（与数字比大小）");
        } else if is_time(kind) && !is_time(other) {
            self.wrong_type(word, other, "日期列（与日期比先后）");
        } else if !is_number(kind) && !is_time(kind) {
            self.misplaced("not_below、not_above", "只用于日期列和数字列", word);
        }
        Some(field)
    }
}
