//! Whether a row fulfils conditions.

use super::{Row, Rows};
use crate::campaign::model::{Campaign, ColumnKind, Condition, FieldRef, Literal, PersonId, Test, UnitId};
use crate::fold::fold;
use crate::value::Value;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The unit, person or code for which a row is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A unit of the roster.
    Unit(UnitId),
    /// A person of the roster, in one post.
    Person(PersonId),
    /// A word of a code list, by its index.
    Code(usize),
}

impl<'a> Rows<'a> {
    /// Whether a row fulfils all conditions.
    pub fn holds(&self, row: Row<'a>, conditions: &[Condition], subject: Subject) -> bool {
        conditions.iter().all(|condition| {
            let value = self.value(row, condition.field);
            holds(self.campaign, value, condition, Some(subject))
        })
    }
}

/// Whether the value of a condition's field fulfils the condition. `subject`: whom the row is looked at for; without
/// one, nothing is the same as an attribute of it.
pub(crate) fn holds(
    campaign: &Campaign,
    value: &Value,
    condition: &Condition,
    subject: Option<Subject>,
) -> bool {
    match &condition.test {
        Test::In(literals) => literals.iter().any(|literal| is(value, literal)),
        // A value that cannot be read fulfils neither `In` nor `NotIn`.
        Test::NotIn(literals) => {
            *value != Value::Unreadable && !literals.iter().any(|literal| is(value, literal))
        }
        Test::Empty(empty) => matches!(value, Value::Missing | Value::Nil) == *empty,
        Test::AtLeast(least) => number(value).is_some_and(|number| number >= *least),
        Test::AtMost(most) => number(value).is_some_and(|number| number <= *most),
        Test::SameAs(name) => subject
            .and_then(|subject| attribute(campaign, subject, name))
            .is_some_and(|wanted| is_called(campaign, value, condition.field, &wanted)),
    }
}

/// Attribute of the subject in the roster, or of the subject's unit; none where there is none.
pub(crate) fn attribute(campaign: &Campaign, subject: Subject, name: &str) -> Option<Arc<str>> {
    let roster = &campaign.roster;
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

fn is_called(campaign: &Campaign, value: &Value, field: FieldRef, wanted: &str) -> bool {
    let roster = &campaign.roster;
    let same = |name: &str| fold(name) == fold(wanted);
    match value {
        Value::People(people) => people.iter().any(|id| same(&roster.people[*id].name)),
        Value::Units(units) => units.iter().any(|id| {
            same(&roster.units[*id].name) || roster.units[*id].aliases.iter().any(|alias| same(alias))
        }),
        Value::Text(text) => same(text),
        Value::Choice(code) => match campaign.ledgers[field.ledger].columns[field.column].kind {
            ColumnKind::Choice(list) => same(&campaign.lists[list].values[*code]),
            _ => false,
        },
        Value::Measure(measure) => same(&campaign.measures[*measure].name),
        _ => false,
    }
}

/// Whether a value is the one that a definition names.
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

/// The value as a number; none where it is no number.
pub fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}
