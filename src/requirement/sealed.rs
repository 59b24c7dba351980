//! What seals of earlier periods hold of a requirement, so that a row counts once.

use super::{Asked, code_names};
use crate::calendar::Span;
use crate::campaign::model::{Each, LedgerId, Requirement};
use crate::history::{SealedSum, Subject as Named, event_hash};
use crate::record::Record;
use crate::rows::Subject;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Rows and sums that seals hold.
pub(super) struct Seen<'a> {
    asked: Asked<'a>,
    /// Last day of the last sealed period.
    until: Option<NaiveDate>,
    /// Rows without a key that a seal holds, by ledger, file, sheet and row.
    held: BTreeSet<(LedgerId, &'a str, &'a str, u32)>,
    /// Sealed sums by names of requirement and unit.
    sums: BTreeMap<(&'a str, &'a str), Vec<&'a SealedSum>>,
}

/// What seals hold of one subject in one window.
#[derive(Default)]
pub(super) struct SealedAmount {
    pub value: Decimal,
    /// Sum of the column whose sum is the upper limit.
    pub other: Decimal,
    /// Days for which something was reported, even 0.
    pub days: Vec<NaiveDate>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(asked: &Asked<'a>) -> Self {
        let until = asked.history.periods.iter().map(|sealed| sealed.to).max();
        let mut seen = Seen {
            asked: *asked,
            until,
            held: BTreeSet::new(),
            sums: BTreeMap::new(),
        };
        if until.is_some() {
            seen.held = seen.held_events();
            for sum in asked.history.periods.iter().flat_map(|sealed| &sealed.sums) {
                seen.sums
                    .entry((&sum.requirement, &sum.unit))
                    .or_default()
                    .push(sum);
            }
        }
        seen
    }

    /// A running ledger repeats a row of a sealed period at most as often as the seal holds it; what is beyond that
    /// is first seen now.
    fn held_events(&self) -> BTreeSet<(LedgerId, &'a str, &'a str, u32)> {
        let campaign = self.asked.rows.campaign;
        let mut times: BTreeMap<&str, u32> = BTreeMap::new();
        for event in self
            .asked
            .history
            .periods
            .iter()
            .flat_map(|sealed| &sealed.events)
        {
            let held = times.entry(&event.hash).or_default();
            *held = event.times.max(*held);
        }
        let mut held = BTreeSet::new();
        for ledger in campaign
            .ledgers
            .ids()
            .filter(|id| campaign.ledgers[*id].key.is_empty())
        {
            for record in self
                .asked
                .rows
                .distinct(ledger)
                .iter()
                .filter(|record| self.is_old(record))
            {
                if let Some(left) = times
                    .get_mut(event_hash(campaign, record).as_str())
                    .filter(|left| **left > 0)
                {
                    *left -= 1;
                    held.insert(place(record));
                }
            }
        }
        held
    }

    /// Whether the row is dated in a sealed period.
    fn is_old(&self, record: &'a Record) -> bool {
        let when = self.asked.rows.when(self.asked.rows.row(record));
        self.until
            .is_some_and(|until| when.is_none_or(|when| when.from <= until))
    }

    /// Whether no seal holds the row as counted.
    pub(super) fn is_new(&self, record: &'a Record) -> bool {
        if !self.is_old(record) {
            return true;
        }
        let roster = &self.asked.rows.campaign.roster;
        match &record.key {
            Some(key) => {
                let ledger = &self.asked.rows.campaign.ledgers[record.ledger].name;
                let unit = record.sender.map(|sender| &*roster.units[sender].name);
                let mut rows = self.asked.history.rows(ledger, unit, key);
                !rows.any(|(_, row)| row.counted)
            }
            None => !self.held.contains(&place(record)),
        }
    }

    /// What seals hold for a subject on the days of a span.
    pub(super) fn amount(
        &self,
        requirement: &Requirement,
        subject: Subject,
        code: Option<usize>,
        span: Span,
    ) -> SealedAmount {
        let mut amount = SealedAmount::default();
        if self.until.is_none_or(|until| until < span.from) {
            return amount;
        }
        let named = named(&self.asked, requirement, subject, code);
        let sums = self
            .sums
            .get(&(&*requirement.name, named.unit))
            .map_or(&[][..], Vec::as_slice);
        let own = sums.iter().filter(|sum| {
            named.is_person(sum.person.as_deref(), sum.person_id.as_deref())
                && sum.code.as_deref() == named.code
        });
        for sum in own {
            for (day, value) in sum.amounts.iter().filter(|(day, _)| span.contains(*day)) {
                amount.value += *value;
                amount.days.push(*day);
            }
            let others = sum.others.iter().filter(|(day, _)| span.contains(*day));
            amount.other += others.map(|(_, other)| *other).sum::<Decimal>();
        }
        amount
    }
}

fn place(record: &Record) -> (LedgerId, &str, &str, u32) {
    (record.ledger, &record.file, &record.sheet, record.row)
}

/// A subject by the names it is sealed under.
pub(super) fn named<'a>(
    asked: &Asked<'a>,
    requirement: &Requirement,
    subject: Subject,
    code: Option<usize>,
) -> Named<'a> {
    let campaign = asked.rows.campaign;
    let roster = &campaign.roster;
    let code = code.and_then(|code| {
        let names = code_names(campaign, requirement, requirement.per?)?;
        names.get(code).map(|name| &***name)
    });
    match subject {
        Subject::Unit(unit) => Named {
            unit: &roster.units[unit].name,
            code,
            ..Named::default()
        },
        Subject::Person(person) => {
            let person = &roster.people[person];
            Named {
                unit: &roster.units[person.unit].name,
                person: Some(&person.name),
                person_id: person.id.as_deref(),
                code,
            }
        }
        Subject::Code(own) => {
            let list = match requirement.each {
                Each::Codes(list, _) => campaign.lists[list].values.get(own),
                Each::Units(_) | Each::People(_) => None,
            };
            Named {
                unit: &campaign.head.organiser,
                code: list.map(|name| &**name),
                ..Named::default()
            }
        }
    }
}
