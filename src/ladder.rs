//! Confirmed style problems per person, and what the plan provides for the first, second, third. The tool proposes,
//! people decide; all of it is restricted.

use crate::calendar::Span;
use crate::campaign::model::{Campaign, Condition, Ladder, LadderStep, Period, PersonId};
use crate::deadline::concerns;
use crate::history::{History, SealedCase};
use crate::outcome::{Evidence, LadderCase, LadderEntry};
use crate::record::Record;
use crate::register::{ExemptionTarget, Registers, Verdict};
use crate::rows::{Row, Rows, Subject};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whose case it is: the person's number or, without one, the name and the unit.
type Who = (Arc<str>, Option<usize>);

/// Where the cases stand and what bears on them.
struct Climb<'a> {
    rows: &'a Rows<'a>,
    ladder: &'a Ladder,
    registers: &'a Registers,
}

/// The ladder of everybody with a case in the window, by unit and person. Cases are counted up to the day the period
/// is judged by; those an earlier period sealed and the register no longer holds are counted too.
pub fn climb(rows: &Rows<'_>, period: &Period, registers: &Registers, history: &History) -> Vec<LadderEntry> {
    let Some(ladder) = &rows.campaign.ladder else {
        return Vec::new();
    };
    let climb = Climb {
        rows,
        ladder,
        registers,
    };
    let mut people: BTreeMap<Who, (PersonId, Vec<LadderCase>)> = BTreeMap::new();
    let sealed = history.cases().iter().filter_map(|case| climb.sealed(case));
    for (person, case) in climb.registered().into_iter().chain(sealed) {
        let entry = people
            .entry(who(rows.campaign, person))
            .or_insert((person, Vec::new()));
        if entry.1.iter().all(|known| known.key != case.key) {
            entry.0 = person;
            entry.1.push(case);
        }
    }
    let window = window(rows.campaign, ladder, period);
    let mut entries: Vec<(PersonId, LadderEntry)> = Vec::new();
    for (person, mut cases) in people.into_values() {
        cases.retain(|case| window.contains(case.date));
        if !cases.is_empty() {
            entries.push((person, climb.entry(period, person, counted(cases))));
        }
    }
    entries.sort_by_key(|(person, _)| (rows.campaign.roster.people[*person].unit, *person));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Days whose cases count together.
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

fn who(campaign: &Campaign, person: PersonId) -> Who {
    let person = &campaign.roster.people[person];
    match &person.id {
        Some(id) => (id.clone(), None),
        None => (person.name.clone(), Some(person.unit)),
    }
}

/// Oldest first, and which time each one is.
fn counted(mut cases: Vec<LadderCase>) -> Vec<LadderCase> {
    cases.sort_by(|one, other| {
        (one.waived.is_some(), one.date, &one.key).cmp(&(other.waived.is_some(), other.date, &other.key))
    });
    for (nth, case) in (1..).zip(cases.iter_mut().filter(|case| case.waived.is_none())) {
        case.nth = Some(nth);
    }
    cases
}

/// The step of a number of cases; more cases than steps stay on the last.
fn step(steps: &[LadderStep], count: u32) -> Option<&LadderStep> {
    let at = usize::try_from(count).ok()?.checked_sub(1)?;
    steps.get(at).or(steps.last())
}

impl<'a> Climb<'a> {
    /// Every case of the register, for each person it is about.
    fn registered(&self) -> Vec<(PersonId, LadderCase)> {
        let mut cases = Vec::new();
        for record in self.rows.distinct(self.ladder.ledger).iter().copied() {
            let row = self.rows.row(record);
            let Some(date) = self.rows.when(row).map(|span| span.to) else {
                continue;
            };
            for person in self.rows.people_of(record) {
                let case = LadderCase {
                    key: record
                        .key
                        .clone()
                        .unwrap_or_else(|| self.rows.record_label(record).into()),
                    date,
                    nth: None,
                    waived: self.waived(record, row, *person),
                    evidence: self.cells(record),
                };
                cases.push((*person, case));
            }
        }
        cases
    }

    /// Why a case does not count.
    fn waived(&self, record: &Record, row: Row<'a>, person: PersonId) -> Option<String> {
        if !record.counts() {
            let reasons: Vec<String> = record
                .rejected
                .iter()
                .map(|reason| reason.kind.message())
                .collect();
            return Some(format!("这一行有错误，未计次：{}", reasons.join("；")));
        }
        if !self
            .rows
            .holds(row, &self.ladder.confirmed, Subject::Person(person))
        {
            return Some(self.shown(row, &self.ladder.confirmed));
        }
        let granted = self.registers.exemptions.iter().find(|exemption| {
            let meant = match &exemption.target {
                ExemptionTarget::Row(ledger, key) => concerns(row, *ledger, key),
                ExemptionTarget::BlackBoard(_) => false,
            };
            meant && exemption.verdict == Verdict::Granted
        })?;
        Some(format!("{}成立，不计次（{}）", granted.kind, granted.document))
    }

    /// `核实结论：不属实`.
    fn shown(&self, row: Row<'a>, conditions: &[Condition]) -> String {
        let fields = conditions
            .iter()
            .filter_map(|condition| self.rows.field(row, condition.field));
        let words = fields.map(|(record, column)| {
            let name = &self.rows.campaign.ledgers[record.ledger].columns[column].name;
            format!("{name}：{}", record.fields[column].shown)
        });
        words.collect::<Vec<_>>().join("，")
    }

    /// All filled cells: this stays in the restricted files.
    fn cells(&self, record: &Record) -> Vec<Evidence> {
        let columns = self.rows.campaign.ledgers[record.ledger]
            .columns
            .iter()
            .enumerate();
        columns
            .filter(|(id, _)| !record.fields[*id].shown.is_empty())
            .map(|(id, column)| record.evidence(id, column))
            .collect()
    }

    /// A case of an earlier period as its seal knows it, if the person is still in the roster.
    fn sealed(&self, case: &SealedCase) -> Option<(PersonId, LadderCase)> {
        let roster = &self.rows.campaign.roster;
        let person = roster
            .people
            .iter()
            .position(|person| match (&person.id, &case.person_id) {
                (Some(own), Some(sealed)) => own == sealed,
                _ => person.name == case.person && roster.units[person.unit].name == case.unit,
            })?;
        let waived = (!case.counted).then(|| String::from("封存时未计次"));
        let case = LadderCase {
            key: case.key.clone(),
            date: case.date,
            nth: None,
            waived,
            evidence: Vec::new(),
        };
        Some((person, case))
    }

    fn entry(&self, period: &Period, person: PersonId, cases: Vec<LadderCase>) -> LadderEntry {
        let campaign = self.rows.campaign;
        let about = &campaign.roster.people[person];
        let head = campaign
            .roster
            .people
            .iter()
            .find(|other| other.head && other.unit == about.unit && other.in_post.covers(period.as_of));
        let last = cases
            .iter()
            .filter(|case| case.nth.is_some())
            .max_by_key(|case| case.nth);
        let count = last.and_then(|case| case.nth).unwrap_or(0);
        let step = step(&self.ladder.steps, count);
        let of = |part: fn(&LadderStep) -> &Vec<Arc<str>>| step.map(part).cloned().unwrap_or_default();
        LadderEntry {
            person: about.name.clone(),
            unit: campaign.roster.units[about.unit].name.clone(),
            head: head.map(|head| head.name.clone()),
            count,
            for_person: of(|step| &step.person),
            for_unit: of(|step| &step.unit),
            for_head: of(|step| &step.head),
            clause: campaign.cite(step.map_or(self.ladder.clause, |step| step.clause)),
            new_in_period: last.is_some_and(|case| period.span.contains(case.date)),
            cases,
        }
    }
}

/// The cases as the seal keeps them.
pub fn sealed(campaign: &Campaign, entries: &[LadderEntry]) -> Vec<SealedCase> {
    let number = |entry: &LadderEntry| {
        let unit = |unit: usize| campaign.roster.units[unit].name == entry.unit;
        let mut people = campaign.roster.people.iter();
        people
            .find(|person| person.name == entry.person && unit(person.unit))?
            .id
            .clone()
    };
    let cases = entries.iter().flat_map(|entry| {
        let person_id = number(entry);
        entry.cases.iter().map(move |case| SealedCase {
            unit: entry.unit.clone(),
            person: entry.person.clone(),
            person_id: person_id.clone(),
            key: case.key.clone(),
            date: case.date,
            counted: case.nth.is_some(),
        })
    });
    let cases: BTreeSet<SealedCase> = cases.collect();
    cases.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn case(key: &str, date: &str, waived: bool) -> LadderCase {
        LadderCase {
            key: key.into(),
            date: date.parse::<NaiveDate>().unwrap(),
            nth: None,
            waived: waived.then(|| "容错".into()),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn cases_count_by_date_and_waived_ones_do_not() {
        let cases = counted(vec![
            case("作3", "2022-06-08", false),
            case("作2", "2022-05-24", true),
            case("作1", "2022-02-20", false),
        ]);
        let words: Vec<String> = cases
            .iter()
            .map(|case| format!("{}{}", case.key, case.nth.unwrap_or(0)))
            .collect();
        assert_eq!(words, ["作11", "作32", "作20"]);
    }

    #[test]
    fn more_cases_than_steps_stay_on_the_last() {
        let steps: Vec<LadderStep> = (1..=3)
            .map(|clause| LadderStep {
                clause,
                person: vec![],
                unit: vec![],
                head: vec![],
            })
            .collect();
        let clause = |count| step(&steps, count).map(|step| step.clause);
        assert_eq!([0, 1, 3, 7].map(clause), [None, Some(1), Some(3), Some(3)]);
    }
}
