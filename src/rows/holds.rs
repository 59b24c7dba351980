//! Whether a row fulfils conditions.

use super::{Row, Rows};
use crate::campaign::model::{ColumnKind, Condition, FieldRef, Literal, PersonId, Test, UnitId};
use crate::fold::fold;
use crate::value::Value;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Whom a row is looked at for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A unit.
    Unit(UnitId),
    /// A person.
    Person(PersonId),
    /// A code of a list.
    Code(usize),
}

impl<'a> Rows<'a> {
    /// Whether all conditions hold for a row.
    pub fn holds(&self, row: Row<'a>, conditions: &[Condition], subject: Subject) -> bool {
        conditions
            .iter()
            .all(|condition| self.one_holds(row, condition, subject))
    }

    fn one_holds(&self, row: Row<'a>, condition: &Condition, subject: Subject) -> bool {
        let value = self.value(row, condition.field);
        match &condition.test {
            Test::In(literals) => literals.iter().any(|literal| is(value, literal)),
            // What cannot be read is neither in a set nor known to be out of it.
            Test::NotIn(literals) => {
                *value != Value::Unreadable && !literals.iter().any(|literal| is(value, literal))
            }
            Test::Empty(empty) => matches!(value, Value::Missing | Value::Nil) == *empty,
            Test::AtLeast(least) => number(value).is_some_and(|number| number >= *least),
            Test::AtMost(most) => number(value).is_some_and(|number| number <= *most),
            Test::SameAs(attribute) => self
                .attribute(subject, attribute)
                .is_some_and(|wanted| self.is_called(value, condition.field, &wanted)),
        }
    }

    /// An attribute of the subject, or of the subject's unit.
    fn attribute(&self, subject: Subject, name: &str) -> Option<Arc<str>> {
        let roster = &self.campaign.roster;
        let of_unit = |unit: UnitId| roster.units[unit].attributes.get(name).cloned();
        match subject {
            Subject::Unit(unit) => of_unit(unit),
            Subject::Person(person) => {
                let person = &roster.people[person];
                person
                    .attributes
                    .get(name)
                    .cloned()
                    .or_else(|| of_unit(person.unit))
            }
            Subject::Code(_) => None,
        }
    }

    fn is_called(&self, value: &Value, field: FieldRef, wanted: &str) -> bool {
        let roster = &self.campaign.roster;
        let same = |name: &str| fold(name) == fold(wanted);
        match value {
            Value::People(people) => people.iter().any(|id| same(&roster.people[*id].name)),
            Value::Units(units) => units.iter().any(|id| {
                same(&roster.units[*id].name) || roster.units[*id].aliases.iter().any(|alias| same(alias))
            }),
            Value::Text(text) => same(text),
            Value::Choice(code) => match self.campaign.ledgers[field.ledger].columns[field.column].kind {
                ColumnKind::Choice(list) => same(&self.campaign.lists[list].values[*code]),
                _ => false,
            },
            Value::Measure(measure) => same(&self.campaign.measures[*measure].name),
            _ => false,
        }
    }
}

/// Whether a value is what a definition names.
pub(crate) fn is(value: &Value, literal: &Literal) -> bool {
    match (value, literal) {
        (Value::Choice(code), Literal::Choice(wanted)) => code == wanted,
        (Value::Bool(value), Literal::Bool(wanted)) => value == wanted,
        (Value::Units(units), Literal::Unit(wanted)) => units.contains(wanted),
        (Value::Measure(measure), Literal::Measure(wanted)) => measure == wanted,
        (Value::Text(text), Literal::Text(wanted)) => fold(text) == fold(wanted),
        (Value::Number(number), Literal::Text(wanted)) => wanted.parse().is_ok_and(|w: Decimal| w == *number),
        _ => false,
    }
}

/// The number a value is.
pub fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}
