//! Rows that requirements ask for: so many of whom, in what time, of what kind.

use super::{Entry, Wish, World};
use crate::calendar::Span;
use crate::campaign::model::{
    CheckKind, ColumnId, ColumnKind, FieldRef, Hop, LedgerId, Life, Literal, Measured, PersonId, Requirement,
    Test, UnitId, Window,
};
use crate::demo::chance::Chance;
use crate::rows::{self, Subject, number};
use crate::value::Value;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// A requirement's subject with its window and amount.
pub(super) struct Need<'r> {
    pub requirement: &'r Requirement,
    subject: Subject,
    pub code: Option<(ColumnId, usize)>,
    /// Position of the subject among those of the requirement, from 0.
    pub turn: usize,
    /// Where rows count.
    window: Span,
    /// Where new rows go.
    pub days: Span,
    amount: Decimal,
}

impl World<'_> {
    /// Adds what the requirements of a ledger still lack in a period.
    pub(super) fn needs(&mut self, ledger: LedgerId, period: usize) {
        if self.is_by_month(ledger) {
            return self.month_by_month(ledger, period);
        }
        let campaign = self.campaign;
        let mut requirements: Vec<&Requirement> = campaign
            .requirements
            .iter()
            .filter(|requirement| {
                // Who is counted in a share is asked by a requirement of their own.
                requirement.ledger == ledger && !matches!(requirement.measured, Measured::ShareOf(_))
            })
            .collect();
        // Short windows first: what they ask for counts in the long ones too.
        requirements.sort_by_key(|requirement| match requirement.window {
            Window::Weekday(_) => 0,
            Window::Week => 1,
            Window::Month => 2,
            Window::Quarter => 3,
            _ => 4,
        });
        for requirement in requirements {
            for (window, days) in self.windows(requirement, period) {
                self.fulfil(requirement, window, days, period);
            }
        }
    }

    fn fulfil(&mut self, requirement: &Requirement, window: Span, days: Span, period: usize) {
        for (turn, (subject, code)) in self.subjects(requirement).into_iter().enumerate() {
            let amount = self.amount(requirement, subject, window, days);
            if self.is_put_off(requirement, turn, window, days) {
                continue;
            }
            let need = Need {
                requirement,
                subject,
                code,
                turn,
                window,
                days,
                amount,
            };
            self.meet(&need, period);
        }
    }

    /// Whether something that is not due yet is left for a later period.
    fn is_put_off(&self, requirement: &Requirement, turn: usize, window: Span, days: Span) -> bool {
        let due = requirement.by.unwrap_or(window.to);
        let early = self.words.percent("分期", &requirement.name);
        let mut chance = self.chance(&[
            "early",
            &requirement.name,
            &turn.to_string(),
            &days.from.to_string(),
        ]);
        early.is_some_and(|early| due > days.to && !chance.percent(early))
    }

    fn meet(&mut self, need: &Need<'_>, period: usize) {
        let Some(owner) = self.sender(need) else { return };
        let name = match need.subject {
            Subject::Person(id) => id.0.to_string(),
            Subject::Unit(UnitId(at)) | Subject::Code(at) => format!("u{at}"),
        };
        let from = need.days.from.to_string();
        let mut chance = self.chance(&["need", &need.requirement.name, &name, &from]);
        let missing = !self.well(Some(owner), &mut chance) && chance.percent(70);
        let mut amount = if missing {
            need.amount - self.step(need.requirement)
        } else {
            need.amount
        };
        amount -= self.reached(need, owner);
        let most_rows = 200;
        for _ in 0..most_rows {
            if amount <= Decimal::ZERO {
                return;
            }
            let Some(added) = self.add(need, owner, period, amount, &mut chance) else {
                return;
            };
            amount -= added.max(Decimal::new(1, 2));
        }
    }

    /// The unit in whose ledger the row goes.
    fn sender(&self, need: &Need<'_>) -> Option<UnitId> {
        let ledger = need.requirement.ledger;
        let unit = match need.subject {
            Subject::Unit(unit) => Some(unit),
            Subject::Person(person) => Some(self.campaign.roster.people[person].unit),
            Subject::Code(_) => None,
        };
        let Some(keepers) = self.keepers(ledger) else {
            return unit.or(Some(UnitId(0)));
        };
        let few = keepers.len() <= 2;
        let code = match need.subject {
            Subject::Code(code) => code,
            _ => 0,
        };
        match unit.filter(|unit| keepers.contains(unit)) {
            Some(unit) => Some(unit),
            None if few || unit.is_none() => keepers.get(code % keepers.len().max(1)).copied(),
            None => None,
        }
    }

    /// The amount that existing rows reach.
    fn reached(&self, need: &Need<'_>, owner: UnitId) -> Decimal {
        let ledger = need.requirement.ledger;
        let counts = |entry: &&Entry| {
            let inside = self
                .when(ledger, entry)
                .is_none_or(|on| need.window.contains(on) && on <= need.days.to);
            let coded = need
                .code
                .is_none_or(|(column, code)| entry.values[column] == Value::Choice(code));
            inside
                && coded
                && self.is_about(ledger, entry, need.subject)
                && self.holds(entry, ledger, &need.requirement.conditions, Some(need.subject))
        };
        let own = self.rows_of(ledger, Some(owner));
        let rows: Vec<&Entry> = match need.subject {
            Subject::Code(_) => self.entries[ledger].iter().filter(counts).collect(),
            _ => own.filter(counts).collect(),
        };
        let rows = rows.into_iter();
        match need.requirement.measured {
            Measured::Sum(column) | Measured::ShareOfSum(column) => {
                rows.filter_map(|entry| number(&entry.values[column])).sum()
            }
            _ => Decimal::from(rows.count()),
        }
    }

    fn when(&self, ledger: LedgerId, entry: &Entry) -> Option<NaiveDate> {
        self.opened(entry, ledger)
    }

    fn is_about(&self, ledger: LedgerId, entry: &Entry, subject: Subject) -> bool {
        match subject {
            Subject::Unit(unit) => entry.owner == Some(unit),
            Subject::Code(_) => true,
            Subject::Person(person) => match self.person_column(ledger) {
                Some(column) => {
                    matches!(&entry.values[column], Value::People(people) if people.contains(&person))
                }
                None => false,
            },
        }
    }

    fn person_column(&self, ledger: LedgerId) -> Option<ColumnId> {
        let field = self.campaign.ledgers[ledger].person?;
        (field.hop == Hop::Own).then_some(field.column)
    }

    /// What stands in the measured column of a row that is to bring an amount, and how much it brings.
    fn measured(&self, need: &Need<'_>, amount: Decimal) -> (Vec<(ColumnId, Value)>, Decimal) {
        let (Measured::Sum(column) | Measured::ShareOfSum(column)) = need.requirement.measured else {
            return (Vec::new(), Decimal::ONE);
        };
        let written = &self.campaign.ledgers[need.requirement.ledger].columns[column];
        if need.requirement.at_least.is_some() {
            let most = written.max.unwrap_or(Decimal::from(3));
            let brings = amount.min(most).max(written.min.unwrap_or(Decimal::ZERO));
            (vec![(column, Value::Number(brings))], brings)
        } else if need.requirement.at_most_of.is_none() {
            (vec![(column, Value::Number(Decimal::ZERO))], Decimal::ONE)
        } else {
            (Vec::new(), Decimal::ONE)
        }
    }

    /// Adds one row; how much it brings.
    fn add(
        &mut self,
        need: &Need<'_>,
        owner: UnitId,
        period: usize,
        amount: Decimal,
        chance: &mut Chance,
    ) -> Option<Decimal> {
        let ledger = need.requirement.ledger;
        let (mut values, brings) = self.measured(need, amount);
        if let Some((column, code)) = need.code {
            values.push((column, Value::Choice(code)));
        }
        if let Subject::Person(person) = need.subject {
            values.push((self.person_column(ledger)?, Value::People(vec![person])));
        }
        values.extend(self.asked(need, chance)?);
        let mut days = need.days;
        if let Some((column, code, session)) = self.session(need) {
            values.retain(|(other, _)| *other != column);
            values.push((column, Value::Choice(code)));
            days = session;
        }
        let date = self.date_column(ledger);
        let is_new = |day: NaiveDate| {
            let day = date.map(|date| (date, Value::Date(day)));
            self.has_new_key(ledger, owner, values.iter().cloned().chain(day))
        };
        let span = self.free_days(need, days, (brings, &is_new), chance)?;
        if let Some(date) = date {
            values.push((date, Value::Date(span.from)));
        }
        let (owner, subject) = (Some(owner), Some(need.subject));
        self.create(
            ledger,
            Wish {
                owner,
                period,
                span,
                subject,
                values,
                base: None,
            },
        )?;
        Some(brings)
    }

    /// Whether a row with these values does not repeat a key of its sender.
    fn has_new_key(
        &self,
        ledger: LedgerId,
        owner: UnitId,
        values: impl Iterator<Item = (ColumnId, Value)>,
    ) -> bool {
        let written = &self.campaign.ledgers[ledger];
        let mut row = Entry {
            owner: Some(owner),
            values: written.columns.iter().map(|_| Value::Missing).collect(),
            base: None,
            period: 0,
            id: 0,
        };
        for (column, value) in values {
            row.values[column] = value;
        }
        written.key.is_empty() || !self.is_doubled(ledger, &row)
    }

    fn date_column(&self, ledger: LedgerId) -> Option<ColumnId> {
        let written = &self.campaign.ledgers[ledger];
        let column = match written.life {
            Life::Event { date } => date,
            Life::Item {
                opened:
                    Some(FieldRef {
                        hop: Hop::Own,
                        column,
                        ..
                    }),
                ..
            } => column,
            _ => return None,
        };
        (written.columns[column].kind == ColumnKind::Date).then_some(column)
    }

    /// Values that fulfil the conditions of a requirement.
    fn asked(&self, need: &Need<'_>, chance: &mut Chance) -> Option<Vec<(ColumnId, Value)>> {
        let mut values = Vec::new();
        for condition in &need.requirement.conditions {
            if condition.field.hop != Hop::Own {
                continue;
            }
            let column = condition.field.column;
            let kind = &self.campaign.ledgers[need.requirement.ledger].columns[column].kind;
            let value = match (&condition.test, kind) {
                (Test::In(literals), _) => chance.pick(literals).map(of_literal),
                (Test::NotIn(literals), ColumnKind::Choice(list)) => {
                    let codes = 0..self.campaign.lists[*list].values.len();
                    let able: Vec<usize> = codes
                        .filter(|code| !literals.contains(&Literal::Choice(*code)))
                        .collect();
                    chance.pick(&able).map(|code| Value::Choice(*code))
                }
                (Test::SameAs(attribute), ColumnKind::People) => {
                    let name = rows::attribute(self.campaign, need.subject, attribute)?;
                    let people = &self.campaign.roster.people;
                    let found = people.find_id(|person| *person.name == *name)?;
                    Some(Value::People(vec![found]))
                }
                (Test::AtLeast(least), _) => Some(Value::Number(*least)),
                (Test::AtMost(most), _) => Some(Value::Number(*most)),
                _ => None,
            };
            values.extend(value.map(|value| (column, value)));
        }
        Some(values)
    }

    /// Days on which the subject is there and has nothing of the kind yet.
    /// `is_new`: whether a row of the day is none that is there already.
    fn free_days(
        &self,
        need: &Need<'_>,
        days: Span,
        (brings, is_new): (Decimal, &dyn Fn(NaiveDate) -> bool),
        chance: &mut Chance,
    ) -> Option<Span> {
        use rust_decimal::prelude::ToPrimitive;
        let ledger = need.requirement.ledger;
        let checks = &self.campaign.ledgers[ledger].checks;
        let until = checks.iter().find_map(|check| match check.kind {
            CheckKind::NoOverlap(end) => Some(end),
            _ => None,
        });
        let daily = checks
            .iter()
            .any(|check| matches!(check.kind, CheckKind::SameDayAtMost(_)));
        let length = if until.is_some() {
            brings.ceil().to_u64().unwrap_or(1).max(1)
        } else {
            1
        };
        let person = match need.subject {
            Subject::Person(person) => Some(person),
            _ => None,
        };
        let busy = match person {
            Some(person) if until.is_some() || daily => self.busy(ledger, (person, days), until),
            _ => Vec::new(),
        };
        let fits = |from: &NaiveDate| {
            let span = Span {
                from: *from,
                to: *from + Days::new(length - 1),
            };
            self.campaign.calendar.is_working(*from)
                && span.to <= days.to
                && self.there(person, span)
                && busy.iter().all(|other| other.overlap(&span).is_none())
                && is_new(*from)
        };
        let free: Vec<NaiveDate> = days.days().filter(fits).collect();
        let from = *chance.pick(&free)?;
        Some(Span {
            from,
            to: from + Days::new(length - 1),
        })
    }

    fn there(&self, person: Option<PersonId>, span: Span) -> bool {
        person.is_none_or(|person| {
            span.days()
                .all(|day| self.campaign.roster.people[person].in_post.covers(day))
        })
    }
}

fn of_literal(literal: &Literal) -> Value {
    match literal {
        Literal::Choice(code) => Value::Choice(*code),
        Literal::Bool(yes) => Value::Bool(*yes),
        Literal::Unit(unit) => Value::Units(vec![*unit]),
        Literal::Person(person) => Value::People(vec![*person]),
        Literal::Measure(measure) => Value::Measure(*measure),
        Literal::Text(text) => Value::Text(text.clone()),
    }
}
