//! Rows of this period that a requirement counts, by subject.

use super::sealed::Seen;
use super::windows::Frame;
use super::{Asked, Unproven};
use crate::calendar::Span;
use crate::campaign::model::{ColumnKind, Each, Every, Keeper, Life, Measured, PersonId, Requirement};
use crate::record::Record;
use crate::rows::{Fulfils, Rows, Subject, number};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of this period that a requirement counts, by subject.
pub(super) struct Counted<'a> {
    by_subject: BTreeMap<Subject, Vec<Entry<'a>>>,
    spoilt: BTreeMap<Subject, Vec<Spoilt>>,
    requirement: &'a Requirement,
    /// Whether units report it month by month: once a month, or in rows of one month each.
    monthly: bool,
    /// Whether the rows name a month and no day.
    by_month: bool,
    /// Whether the office keeps the ledger; then what is not in it did not happen.
    of_office: bool,
    members: Option<BTreeSet<PersonId>>,
}

#[derive(Clone)]
struct Entry<'a> {
    record: &'a Record,
    when: Option<Span>,
    code: Option<usize>,
    /// Whether the row fulfils the conditions of the requirement for this subject.
    holds: bool,
    /// Whether no seal of an earlier period holds the row.
    is_new: bool,
    value: Decimal,
    other: Decimal,
    people: &'a [PersonId],
}

/// A row that cannot be used: its day or month, and its code, as far as they are known.
type Spoilt = (Option<Span>, Option<usize>);

/// A subject, and the index of a code.
type Named = (Subject, Option<usize>);

/// What the rows of this period add, by day.
pub(super) struct Days {
    pub amounts: Vec<(NaiveDate, Decimal)>,
    /// Amounts of the column whose sum is the upper limit.
    pub others: Vec<(NaiveDate, Decimal)>,
}

/// What was counted in one window.
#[derive(Default)]
pub(super) struct Amount<'a> {
    pub value: Decimal,
    /// Sum of the column whose sum is the upper limit.
    pub other: Decimal,
    pub records: Vec<&'a Record>,
}

pub(super) fn gather<'a>(asked: &Asked<'a>, requirement: &Requirement, seen: &Seen<'a>) -> Counted<'a> {
    let rows = asked.rows;
    let ledger = &rows.campaign.ledgers[requirement.ledger];
    // The campaign's own copy lives as long as the rows do.
    let requirement = rows
        .campaign
        .requirements
        .iter()
        .find(|own| own.name == requirement.name)
        .expect("requirements come from the campaign");
    let mut by_subject: BTreeMap<Subject, Vec<Entry<'a>>> = BTreeMap::new();
    let mut spoilt: BTreeMap<Subject, Vec<Spoilt>> = BTreeMap::new();
    for record in rows.distinct(requirement.ledger).iter().copied() {
        for subject in subjects_of(rows, requirement, record) {
            let fulfils = rows.fulfils(rows.row(record), &requirement.conditions, subject);
            let holds = fulfils == Fulfils::Yes;
            let entry = entry(rows, requirement, record, holds, seen);
            // A row that may fulfil the conditions counts for nobody and proves nothing (`decisions` 75).
            if record.counts() && !matches!(fulfils, Fulfils::Unread(..)) {
                by_subject.entry(subject).or_default().push(entry);
            } else {
                spoilt.entry(subject).or_default().push((entry.when, entry.code));
            }
        }
    }
    let by_month = match ledger.life {
        Life::Event { date } => ledger.columns[date].kind == ColumnKind::Month,
        Life::Item { .. } | Life::State => false,
    };
    let members = match requirement.measured {
        Measured::ShareOf(set) => Some(rows.campaign.sets[set].people().iter().copied().collect()),
        Measured::Count | Measured::Sum(_) | Measured::ShareOfSum(_) => None,
    };
    Counted {
        by_subject,
        spoilt,
        requirement,
        monthly: by_month || ledger.due.every == Every::Month,
        by_month,
        of_office: ledger.keeper == Keeper::Office,
        members,
    }
}

fn entry<'a>(
    rows: &Rows<'a>,
    requirement: &Requirement,
    record: &'a Record,
    holds: bool,
    seen: &Seen<'a>,
) -> Entry<'a> {
    let sum = |column| number(record.value(column)).unwrap_or_default();
    Entry {
        record,
        when: rows.when(rows.row(record)),
        code: requirement.per.and_then(|column| rows.code(record, column)),
        holds,
        is_new: seen.is_new(record),
        value: match requirement.measured {
            // A ceiling is kept by doing less, not by taking away what was done (`decisions` 77).
            Measured::Sum(column) if requirement.at_least.is_none() => sum(column).max(Decimal::ZERO),
            Measured::Sum(column) | Measured::ShareOfSum(column) => sum(column),
            Measured::Count | Measured::ShareOf(_) => Decimal::ONE,
        },
        other: requirement.at_most_of.map(sum).unwrap_or_default(),
        people: rows.people_of(record),
    }
}

fn subjects_of(rows: &Rows<'_>, requirement: &Requirement, record: &Record) -> Vec<Subject> {
    match requirement.each {
        Each::Units(_) => rows.units_about(record).into_iter().map(Subject::Unit).collect(),
        Each::People(_) => {
            let people: BTreeSet<PersonId> = rows.people_of(record).iter().copied().collect();
            people.into_iter().map(Subject::Person).collect()
        }
        Each::Codes(_, column) => rows.code(record, column).map(Subject::Code).into_iter().collect(),
    }
}

impl<'a> Counted<'a> {
    /// What this period's rows add in a window.
    pub(super) fn amount(&self, subject: Subject, code: Option<usize>, frame: &Frame) -> Amount<'a> {
        let mut amount = Amount::default();
        let mut members: BTreeSet<PersonId> = BTreeSet::new();
        let entries = self
            .entries(subject, code)
            .filter(|entry| entry.holds && entry.is_new);
        for entry in entries.filter(|entry| lies_in(entry.when, frame)) {
            amount.records.push(entry.record);
            amount.other += entry.other;
            match &self.members {
                Some(set) => members.extend(entry.people.iter().filter(|person| set.contains(person))),
                None => amount.value += entry.value,
            }
        }
        if self.members.is_some() {
            amount.value = Decimal::from(members.len());
        }
        amount
    }

    /// Why a ceiling has no report behind it: every month's where months are reported (`decisions` 50), else any; and
    /// none that cannot be read. `sealed`: days that sealed periods hold.
    pub(super) fn unproven(
        &self,
        subject: Subject,
        code: Option<usize>,
        frame: &Frame,
        sealed: &[NaiveDate],
    ) -> Option<Unproven> {
        if self.of_office {
            return None;
        }
        // A count of certain rows is proven by any row; a sum for a code by a row of that code.
        let code = code.filter(|_| matches!(self.requirement.measured, Measured::Sum(_)));
        let spoilt = self.spoilt.get(&subject).map_or(&[][..], Vec::as_slice);
        let concerns = |own: Option<usize>| code.is_none() || own.is_none() || own == code;
        if spoilt
            .iter()
            .any(|(when, own)| concerns(*own) && lies_in(*when, frame))
        {
            return Some(Unproven::Unreported);
        }
        let reported: Vec<Span> = self
            .entries(subject, code)
            .filter(|entry| lies_in(entry.when, frame))
            .filter_map(|entry| entry.when)
            .chain(sealed.iter().map(|day| Span::day(*day)))
            .collect();
        let has = |span: &Span| reported.iter().any(|when| when.overlap(span).is_some());
        if !self.monthly || reported.is_empty() {
            return reported.is_empty().then_some(Unproven::Unreported);
        }
        // A row of a month that began before the window is none of it.
        let asked = |month: &Span| {
            month.to <= frame.counted.to && (!self.by_month || month.from >= frame.counted.from)
        };
        let months = frame.counted.months().into_iter().filter(asked);
        let missing: Vec<NaiveDate> = months
            .filter(|month| !has(month))
            .map(|month| month.from)
            .collect();
        (!missing.is_empty()).then_some(Unproven::Months(missing))
    }

    fn entries(&self, subject: Subject, code: Option<usize>) -> impl Iterator<Item = &Entry<'a>> {
        let entries = self.by_subject.get(&subject).map_or(&[][..], Vec::as_slice);
        entries
            .iter()
            .filter(move |entry| code.is_none() || entry.code == code)
    }

    /// What is newly counted for each subject and code, by day.
    pub(super) fn newly(&self, until: NaiveDate) -> Vec<(Named, Days)> {
        let mut sums: BTreeMap<Named, BTreeMap<NaiveDate, (Decimal, Decimal)>> = BTreeMap::new();
        for (subject, entries) in &self.by_subject {
            for entry in entries.iter().filter(|entry| entry.holds && entry.is_new) {
                let Some(when) = entry.when.filter(|when| when.from <= until) else {
                    continue;
                };
                let days = sums.entry((*subject, entry.code)).or_default();
                let (value, other) = days.entry(when.from).or_default();
                *value += entry.value;
                *other += entry.other;
            }
        }
        let has_other = self.requirement.at_most_of.is_some();
        let by_day = |days: BTreeMap<NaiveDate, (Decimal, Decimal)>| Days {
            amounts: days.iter().map(|(day, (value, _))| (*day, *value)).collect(),
            others: days
                .iter()
                .filter(|_| has_other)
                .map(|(day, (_, other))| (*day, *other))
                .collect(),
        };
        sums.into_iter().map(|(key, days)| (key, by_day(days))).collect()
    }
}

/// A day must lie in what was counted; a month in the window, and not after what was counted.
fn lies_in(when: Option<Span>, frame: &Frame) -> bool {
    match when {
        None => true,
        Some(when) if when.from == when.to => frame.counted.contains(when.from),
        Some(when) => {
            frame.takes_months
                && frame
                    .window
                    .overlap(&when)
                    .is_some_and(|both| both == when || when.from >= frame.window.from)
                && when.from <= frame.counted.to
        }
    }
}
