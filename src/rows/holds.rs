//! Whether a row fulfils conditions, and what is known where a cell of them cannot be read.

use super::{Row, Rows};
use crate::campaign::model::{
    Campaign, ColumnId, ColumnKind, Condition, FieldRef, Hop, Keeper, Literal, PersonId, Test, UnitId,
};
use crate::fold::fold;
use crate::record::Record;
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

/// Whether a row fulfils conditions, as far as its cells tell (`decisions` 75).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fulfils {
    /// It fulfils all of them.
    Yes,
    /// It fails one of them.
    No,
    /// It may: this field of a condition cannot be read, through the fault of who has to fill it.
    Unread(FieldRef, Fault),
}

/// Who has to fill a cell that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The unit that sent the row, or did not send it.
    Unit,
    /// The office, in one of its registers.
    Office,
}

impl<'a> Rows<'a> {
    /// Whether a row is known to fulfil all conditions.
    pub fn holds(&self, row: Row<'a>, conditions: &[Condition], subject: Subject) -> bool {
        self.fulfils(row, conditions, subject) == Fulfils::Yes
    }

    /// Whether a row fulfils all conditions; one that it fails is enough, whatever the others say. Of several fields
    /// that cannot be read one of the office's stands first.
    pub fn fulfils(&self, row: Row<'a>, conditions: &[Condition], subject: Subject) -> Fulfils {
        let mut all = Fulfils::Yes;
        for condition in conditions {
            match (self.one(row, condition, subject), all) {
                (Fulfils::No, _) => return Fulfils::No,
                (Fulfils::Yes, _) | (Fulfils::Unread(..), Fulfils::Unread(_, Fault::Office)) => {}
                (unread, Fulfils::Yes) => all = unread,
                (unread @ Fulfils::Unread(_, Fault::Office), _) => all = unread,
                _ => {}
            }
        }
        all
    }

    fn one(&self, row: Row<'a>, condition: &Condition, subject: Subject) -> Fulfils {
        match self.fault(row, condition.field, &condition.test, subject) {
            Some(fault) => Fulfils::Unread(condition.field, fault),
            None => match holds(
                self.campaign,
                self.value(row, condition.field),
                condition,
                Some(subject),
            ) {
                true => Fulfils::Yes,
                false => Fulfils::No,
            },
        }
    }

    /// Whose fault it is that a test of a field cannot be decided; none where it can. A cell that may stay blank is
    /// an answer when it is blank.
    fn fault(&self, row: Row<'a>, field: FieldRef, test: &Test, subject: Subject) -> Option<Fault> {
        let Some((record, column)) = self.field(row, field) else {
            let known = matches!(test, Test::Empty(_)) || self.refers_to_nothing(row, field);
            return (!known).then(|| self.fault_of_absent(field));
        };
        let fault = match record.sender {
            Some(_) => Fault::Unit,
            None => Fault::Office,
        };
        match record.value(column) {
            Value::Unreadable => Some(fault),
            Value::Missing | Value::Nil if matches!(test, Test::Empty(_)) => None,
            Value::Missing | Value::Nil => self.is_required(record, column, subject).then_some(fault),
            _ => None,
        }
    }

    /// Whether the way to a field begins with a reference that may stay blank, and does.
    fn refers_to_nothing(&self, row: Row<'a>, field: FieldRef) -> bool {
        let (from, column) = match field.hop {
            Hop::Via(column) => (row.own, column),
            Hop::BaseVia(column) => (row.base, column),
            Hop::Own | Hop::Base => return false,
        };
        from.is_some_and(|from| {
            let blank = matches!(from.value(column), Value::Missing | Value::Nil);
            blank && !self.campaign.ledgers[from.ledger].columns[column].required
        })
    }

    fn fault_of_absent(&self, field: FieldRef) -> Fault {
        match (field.hop, self.campaign.ledgers[field.ledger].keeper) {
            (Hop::Base | Hop::BaseVia(_), _) => Fault::Office,
            (Hop::Via(_), Keeper::Office) if self.records.of(field.ledger).is_empty() => Fault::Office,
            _ => Fault::Unit,
        }
    }

    /// Whether a cell of a row must not stay blank; it may have to be filled where what that hangs on is unreadable.
    pub fn is_required(&self, record: &'a Record, column: ColumnId, subject: Subject) -> bool {
        let column = &self.campaign.ledgers[record.ledger].columns[column];
        let asked = |condition: &Condition| {
            let value = self.value(self.row(record), condition.field);
            *value == Value::Unreadable || holds(self.campaign, value, condition, Some(subject))
        };
        let when = &column.required_when;
        column.required || (!when.is_empty() && when.iter().all(asked))
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
        (Value::People(people), Literal::Person(wanted)) => people.contains(wanted),
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
