//! Conditions on rows: columns, literals by the column's type.

use super::super::definition::condition::{Condition as Written, Test as WrittenTest};
use super::super::model::find::unit_names;
use super::super::model::{ColumnKind, Condition, FieldRef, LedgerId, ListId, Literal, Test, UnitId};
use super::super::reader::{Word, hint};
use super::Resolver;
use super::field::{NUMBER, is_number};
use crate::finding::Kind;
use crate::fold::fold;
use std::sync::Arc;

impl Resolver<'_> {
    /// Conditions that counting reads.
    pub(super) fn counted_conditions(&self, ledger: LedgerId, written: &[Written]) -> Vec<Condition> {
        let conditions = self.conditions(ledger, written);
        for condition in &conditions {
            self.count(ledger, condition.field);
        }
        conditions
    }

    /// Conditions as seen from a row of a ledger.
    pub(super) fn conditions(&self, ledger: LedgerId, written: &[Written]) -> Vec<Condition> {
        let conditions = written
            .iter()
            .filter_map(|condition| self.condition(ledger, condition));
        conditions.collect()
    }

    fn condition(&self, ledger: LedgerId, written: &Written) -> Option<Condition> {
        let field = self.field(ledger, &written.column);
        let [test] = written.tests.as_slice() else {
            let column = written.column.value.to_string();
            self.mistakes.add(Kind::ConditionTests { column }, &written.place);
            return None;
        };
        let field = field?;
        let test = self.test(field, &written.column, test)?;
        Some(Condition { field, test })
    }

    fn test(&self, field: FieldRef, column: &Word, test: &WrittenTest) -> Option<Test> {
        let kind = self.kind_of(field)?;
        let number = || {
            if !is_number(kind) {
                self.typed_wrong_for_number(column, kind);
            }
        };
        Some(match test {
            WrittenTest::In(words) => Test::In(self.literals(kind, column, words)),
            WrittenTest::NotIn(words) => Test::NotIn(self.literals(kind, column, words)),
            WrittenTest::Empty(empty) => Test::Empty(*empty),
            WrittenTest::AtLeast(least) => {
                number();
                Test::AtLeast(least.value)
            }
            WrittenTest::AtMost(most) => {
                number();
                Test::AtMost(most.value)
            }
            WrittenTest::SameAs(attribute) => Test::SameAs(self.attribute(attribute)?),
        })
    }

    fn typed_wrong_for_number(&self, column: &Word, kind: &ColumnKind) {
        self.wrong_type(column, kind, NUMBER.words());
    }

    /// A column of the roster, as printed there.
    fn attribute(&self, word: &Word) -> Option<Arc<str>> {
        let columns = self.roster.unit_columns.iter().chain(&self.roster.person_columns);
        let wanted = fold(&word.value);
        if let Some(column) = columns.clone().find(|name| fold(name) == wanted) {
            return Some(column.clone());
        }
        if self.roster.whole {
            self.no_roster_column(word, columns.map(|name| &**name));
        }
        None
    }

    pub(super) fn no_roster_column<'n>(&self, word: &Word, columns: impl Iterator<Item = &'n str>) {
        let kind = Kind::NoRosterColumn {
            column: word.value.to_string(),
            hint: hint(&word.value, columns, "请在花名册里加上这一列，或改正列名"),
        };
        self.mistakes.add(kind, &word.place);
    }

    fn literals(&self, kind: &ColumnKind, column: &Word, words: &[Word]) -> Vec<Literal> {
        if is_number(kind) || matches!(kind, ColumnKind::Date | ColumnKind::Month | ColumnKind::Due) {
            self.wrong_type(column, kind, "能列举取值的列（数字用at_least、at_most）");
            return Vec::new();
        }
        if *kind == ColumnKind::People {
            let people = words.iter().flat_map(|word| self.people_named(word));
            return people.map(Literal::Person).collect();
        }
        words
            .iter()
            .filter_map(|word| self.literal(kind, column, word))
            .collect()
    }

    pub(super) fn literal(&self, kind: &ColumnKind, column: &Word, word: &Word) -> Option<Literal> {
        match kind {
            ColumnKind::Choice(list) => self.choice(*list, column, word),
            ColumnKind::Bool => match &*word.value {
                "是" => Some(Literal::Bool(true)),
                "否" => Some(Literal::Bool(false)),
                _ => self.not_in_list(column, word, ["是", "否"].into_iter()),
            },
            ColumnKind::Units => self.unit(word).map(Literal::Unit),
            ColumnKind::Measure => self.names.measures.get(word, self.mistakes).map(Literal::Measure),
            _ => Some(Literal::Text(word.value.clone())),
        }
    }

    fn choice(&self, list: ListId, column: &Word, word: &Word) -> Option<Literal> {
        let values = self.list_values(list);
        let wanted = fold(&word.value);
        match values.iter().position(|value| fold(value) == wanted) {
            Some(at) => Some(Literal::Choice(at)),
            None => self.not_in_list(column, word, values.iter().map(|value| &**value)),
        }
    }

    fn not_in_list<'v>(
        &self,
        column: &Word,
        word: &Word,
        values: impl Iterator<Item = &'v str>,
    ) -> Option<Literal> {
        let kind = Kind::NotInList {
            value: word.value.to_string(),
            column: column.value.to_string(),
            hint: hint(&word.value, values, "请改成这一列代码表里的值"),
        };
        self.mistakes.add(kind, &word.place);
        None
    }

    /// A unit of the roster.
    pub(super) fn unit(&self, word: &Word) -> Option<UnitId> {
        let found = self.units.unit(&word.value);
        if found.is_none() && self.roster.whole && !word.is_unread() {
            let names = unit_names(&self.roster.roster).map(|name| &**name);
            let kind = Kind::NoUnitOfThatName {
                name: word.value.to_string(),
                hint: hint(&word.value, names, "请在花名册的单位表里补上，或改正名称"),
            };
            self.mistakes.add(kind, &word.place);
        }
        found
    }
}
