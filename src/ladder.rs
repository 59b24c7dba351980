//! Misconduct cases of each person, counted once for the marks, the restricted report and the seal, and what the plan
//! provides for the first, second, third. The tool proposes, people decide; the names of people stay restricted.

mod proposal;

pub use proposal::{LadderEntry, LadderEntryCase, NotCountedBy, ladder_entries};

use crate::calendar::Span;
use crate::campaign::model::{Campaign, Ladder, Period, PersonId, UnitId};
use crate::history::{History, SealedCase};
use crate::record::Record;
use crate::register::Registers;
use crate::rows::{Rows, Subject};
use crate::waiver::{self, Charge, Waiver};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A case of one person. A row about several people is a case of each.
#[derive(Clone, Debug)]
pub struct LadderCase<'a> {
    /// The person, in the post that the case is about.
    pub person: PersonId,
    /// PersonId under which all posts of one person are grouped; the same for all cases of the person.
    pub listed: PersonId,
    /// Key of the row, or its label where the ledger has no key.
    pub key: Arc<str>,
    /// Last day of the date in the row.
    pub date: NaiveDate,
    /// The row; none for a case that only a seal of an earlier period holds.
    pub record: Option<&'a Record>,
    /// Number of the case among those of the person that count, from 1; none where it does not count.
    pub nth: Option<u32>,
    /// Consequence by the plan: an index into [`Ladder::steps`].
    pub step: Option<usize>,
    /// Why it does not count; none where it counts.
    pub not_counted: Option<NotCounted>,
    /// Decision about a confirmed case; a partial one leaves the case in the count.
    pub waiver: Option<Waiver>,
}

/// Why a case does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// The row has an error.
    Rejected,
    /// The row does not say that it is confirmed.
    NotConfirmed,
    /// A decision waives it fully.
    Waived,
    /// The seal that holds it did not count it.
    NotInSeal,
}

impl<'a> LadderCase<'a> {
    /// The row of a case that can be charged: it is confirmed, whether waived or not, and stands in the register.
    pub fn confirmed(&self) -> Option<&'a Record> {
        let confirmed = matches!(self.not_counted, None | Some(NotCounted::Waived));
        self.record.filter(|_| confirmed)
    }
}

/// What makes two posts one person's: the office's number or, without one, name and unit.
type Identity = (Arc<str>, Option<UnitId>);

/// Every case in the window of the ladder, by person; of each person the counted ones first, oldest first. Those that
/// an earlier period sealed and the register no longer holds are counted too. `history` holds earlier periods only.
pub fn ladder_cases<'a>(
    rows: &Rows<'a>,
    period: &Period,
    registers: &Registers,
    history: &History,
) -> Vec<LadderCase<'a>> {
    let campaign = rows.campaign;
    let Some(ladder) = &campaign.ladder else {
        return Vec::new();
    };
    let mut people: BTreeMap<Identity, Vec<LadderCase<'a>>> = BTreeMap::new();
    for case in registered(rows, ladder, registers) {
        let known = people.entry(identity(campaign, case.person)).or_default();
        let keyed = case.record.is_some_and(|record| record.key.is_some());
        if !keyed || known.iter().all(|other| other.key != case.key) {
            known.push(case);
        }
    }
    for case in history
        .cases()
        .iter()
        .filter_map(|case| sealed_case(campaign, case))
    {
        let known = people.entry(identity(campaign, case.person)).or_default();
        if known.iter().all(|other| other.key != case.key) {
            known.push(case);
        }
    }
    let window = window(campaign, ladder, period);
    let in_window = people.into_values().map(|mut cases| {
        cases.retain(|case| window.contains(case.date));
        counted(cases, ladder.steps.len())
    });
    let mut people: Vec<Vec<LadderCase<'a>>> = in_window.filter(|cases| !cases.is_empty()).collect();
    people.sort_by_key(|cases| (campaign.roster.people[cases[0].listed].unit, cases[0].listed));
    people.into_iter().flatten().collect()
}

/// Days whose cases are counted together, up to the day the period is judged.
fn window(campaign: &Campaign, ladder: &Ladder, period: &Period) -> Span {
    let from = if ladder.yearly {
        Span::year_of(period.span.to).from
    } else {
        campaign.span.from
    };
    Span {
        from,
        to: period.as_of.max(from),
    }
}

fn identity(campaign: &Campaign, person: PersonId) -> Identity {
    let person = &campaign.roster.people[person];
    match &person.id {
        Some(id) => (id.clone(), None),
        None => (person.name.clone(), Some(person.unit)),
    }
}

/// One person's cases numbered by date. `listed` becomes the post of the latest case that stands in the register.
fn counted(mut cases: Vec<LadderCase<'_>>, steps: usize) -> Vec<LadderCase<'_>> {
    let latest = cases.iter().max_by_key(|case| (case.record.is_some(), case.date));
    let Some(listed) = latest.map(|case| case.person) else {
        return cases;
    };
    let order = |case: &LadderCase<'_>| (case.not_counted.is_some(), case.date, case.key.clone());
    cases.sort_by_key(order);
    let mut nth = 0;
    for case in &mut cases {
        case.listed = listed;
        if case.not_counted.is_none() {
            nth += 1;
            case.nth = Some(nth);
            case.step = step(steps, nth);
        }
    }
    cases
}

/// Index of the step for the n-th case; beyond the last step the last one.
fn step(steps: usize, nth: u32) -> Option<usize> {
    let last = steps.checked_sub(1)?;
    Some(last.min(usize::try_from(nth).ok()?.checked_sub(1)?))
}

/// The cases of the register.
fn registered<'a>(rows: &Rows<'a>, ladder: &Ladder, registers: &Registers) -> Vec<LadderCase<'a>> {
    let mut cases = Vec::new();
    for record in rows.distinct(ladder.ledger).iter().copied() {
        let row = rows.row(record);
        let Some(date) = rows.when(row).map(|span| span.to) else {
            continue;
        };
        let key = record.key.clone();
        let key = key.unwrap_or_else(|| rows.record_label(record).into());
        for person in rows.people_of(record) {
            let unit = rows.campaign.roster.people[*person].unit;
            let waiver = waiver::waiver(rows.campaign, registers, row, unit, Charge::Ladder);
            let not_counted = if !record.counts() {
                Some(NotCounted::Rejected)
            } else if !rows.holds(row, &ladder.confirmed, Subject::Person(*person)) {
                Some(NotCounted::NotConfirmed)
            } else if waiver.as_ref().is_some_and(Waiver::is_full) {
                Some(NotCounted::Waived)
            } else {
                None
            };
            cases.push(LadderCase {
                person: *person,
                listed: *person,
                key: key.clone(),
                date,
                record: Some(record),
                nth: None,
                step: None,
                not_counted,
                waiver: waiver.clone(),
            });
        }
    }
    cases
}

/// A case as the seal of an earlier period knows it, if the person is still in the roster: in the post of the sealed
/// unit where there is one.
fn sealed_case<'a>(campaign: &Campaign, case: &SealedCase) -> Option<LadderCase<'a>> {
    let roster = &campaign.roster;
    let in_unit = |person: PersonId| roster.units[roster.people[person].unit].name == case.unit;
    let is_meant = |person: &PersonId| match (&roster.people[*person].id, &case.person_id) {
        (Some(own), Some(sealed)) => own == sealed,
        _ => roster.people[*person].name == case.person && in_unit(*person),
    };
    let posts: Vec<PersonId> = roster.people.ids().filter(is_meant).collect();
    let person = posts.iter().find(|person| in_unit(**person)).or(posts.first());
    person.map(|person| LadderCase {
        person: *person,
        listed: *person,
        key: case.key.clone(),
        date: case.date,
        record: None,
        nth: None,
        step: None,
        not_counted: (!case.counted).then_some(NotCounted::NotInSeal),
        waiver: None,
    })
}

/// The cases as a seal keeps them.
pub fn cases_to_seal(campaign: &Campaign, cases: &[LadderCase<'_>]) -> Vec<SealedCase> {
    let sealed = cases.iter().map(|case| {
        let person = &campaign.roster.people[case.person];
        SealedCase {
            unit: campaign.roster.units[person.unit].name.clone(),
            person: person.name.clone(),
            person_id: person.id.clone(),
            key: case.key.clone(),
            date: case.date,
            counted: case.nth.is_some(),
        }
    });
    let sealed: BTreeSet<SealedCase> = sealed.collect();
    sealed.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case<'a>(key: &str, date: &str, waived: bool) -> LadderCase<'a> {
        LadderCase {
            person: PersonId(0),
            listed: PersonId(0),
            key: key.into(),
            date: date.parse().unwrap(),
            record: None,
            nth: None,
            step: None,
            not_counted: waived.then_some(NotCounted::Waived),
            waiver: None,
        }
    }

    #[test]
    fn cases_count_by_date_and_waived_ones_do_not() {
        let cases = vec![
            case("作3", "2022-06-08", false),
            case("作2", "2022-05-24", true),
            case("作1", "2022-02-20", false),
        ];
        let words: Vec<String> = counted(cases, 3)
            .iter()
            .map(|case| format!("{}{}", case.key, case.nth.unwrap_or(0)))
            .collect();
        assert_eq!(words, ["作11", "作32", "作20"]);
    }

    #[test]
    fn more_cases_than_steps_stay_on_the_last() {
        let steps = [1, 2, 3, 7].map(|nth| step(3, nth));
        assert_eq!(steps, [Some(0), Some(1), Some(2), Some(2)]);
        assert_eq!(step(0, 1), None);
    }
}
