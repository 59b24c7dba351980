//! Requirements: what each unit, person or code had to reach in each window, and what was reached.

mod counted;
mod report;
mod sealed;
mod target;
#[cfg(test)]
mod tests;
mod windows;

pub use report::{RequirementCase, newly_counted, requirement_results};
pub use target::Target;

use crate::calendar::Span;
use crate::campaign::model::{
    Campaign, ColumnId, ColumnKind, CountsFor, Each, Measured, Period, PersonId, Requirement, RequirementId,
    SetMembers, UnitId,
};
use crate::history::History;
use crate::record::Record;
use crate::rows::{Rows, Subject};
use chrono::NaiveDate;
use counted::Counted;
use rust_decimal::Decimal;
use sealed::Seen;
use std::sync::Arc;
use windows::Frame;

/// What requirements are worked out from.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Rows, with the ways to each other.
    pub rows: &'a Rows<'a>,
    /// The period that is judged.
    pub period: &'a Period,
    /// Seals of the periods before it.
    pub history: &'a History,
}

/// A requirement for one subject, code and window.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The requirement.
    pub requirement: RequirementId,
    /// The unit, person or code that must reach it.
    pub subject: Subject,
    /// Units whose score it enters; empty = it is only reported.
    pub units: Vec<UnitId>,
    /// Index of the code in the list of the requirement's `per` column; none where there is no such column.
    pub code: Option<usize>,
    /// First and last day counted.
    pub span: Span,
    /// What was reached, in the unit of what the requirement measures.
    pub reached: Decimal,
    /// Number printed as the target.
    pub needed: Decimal,
    /// The target with its arithmetic.
    pub target: Target,
    /// Whether it is due; what is not due yet is listed and does not enter a score.
    pub due: bool,
    /// Whether it is met: reached against target, and not unproven.
    pub met: bool,
    /// Why it is not proven that an upper limit was kept; then it is not met.
    pub unproven: Option<Unproven>,
    /// Rows of this period that were counted; what sealed periods hold is in `reached` only.
    pub records: Vec<&'a Record>,
}

/// Why it is not proven that an upper limit was kept (`decisions` 38, 50).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unproven {
    /// Nothing was reported, or a row that may count cannot be used.
    Unreported,
    /// Of these months, by their first days, nothing was reported.
    Months(Vec<NaiveDate>),
}

/// All cases of all requirements in a period, by requirement, subject, code, window.
pub fn judge_requirements<'a>(asked: &Asked<'a>) -> Vec<Case<'a>> {
    let seen = Seen::new(asked);
    let requirements = asked.rows.campaign.requirements.with_ids();
    requirements
        .filter(|(id, _)| asked.rows.campaign.asks_requirement(asked.period, *id))
        .flat_map(|(id, requirement)| of_requirement(asked, id, requirement, &seen))
        .collect()
}

fn of_requirement<'a>(
    asked: &Asked<'a>,
    id: RequirementId,
    requirement: &Requirement,
    seen: &Seen<'a>,
) -> Vec<Case<'a>> {
    let campaign = asked.rows.campaign;
    let frames = windows::frames(campaign, asked.period, requirement);
    if frames.is_empty() {
        return Vec::new();
    }
    let counted = counted::gather(asked, requirement, seen);
    let codes = codes(campaign, requirement);
    let mut cases = Vec::new();
    for subject in subjects(campaign, requirement) {
        for code in &codes {
            for frame in &frames {
                if is_there(campaign, subject, frame) {
                    let case = RequirementJudge {
                        asked,
                        id,
                        requirement,
                        counted: &counted,
                        seen,
                    };
                    cases.extend(case.judge(subject, *code, frame));
                }
            }
        }
    }
    cases
}

struct RequirementJudge<'b, 'a> {
    asked: &'b Asked<'a>,
    id: RequirementId,
    requirement: &'b Requirement,
    counted: &'b Counted<'a>,
    seen: &'b Seen<'a>,
}

impl<'a> RequirementJudge<'_, 'a> {
    /// The case of a subject, code and window; none where nothing is due and nothing was reached.
    fn judge(&self, subject: Subject, code: Option<usize>, frame: &Frame) -> Option<Case<'a>> {
        let campaign = self.asked.rows.campaign;
        let mut amount = self.counted.amount(subject, code, frame);
        let sealed = self.seen.amount(self.requirement, subject, code, frame.counted);
        let all = self.all(code, frame);
        let mut value = amount.value + sealed.value;
        for post in other_posts(campaign, self.requirement, subject) {
            let before = self.counted.amount(post, code, frame);
            let held = self.seen.amount(self.requirement, post, code, frame.counted);
            value += before.value + held.value;
            amount.records.extend(before.records);
        }
        let reached = target::scaled(campaign, self.requirement, value, all);
        let goal = target::goal(
            campaign,
            self.requirement,
            subject,
            frame,
            amount.other + sealed.other,
        );
        let drops_out = target::drops_out(campaign, self.requirement, subject, frame);
        let due = frame.due && !drops_out;
        if !due && reached.is_zero() {
            return None;
        }
        let unproven = match goal.needs_proof {
            true => self.counted.unproven(subject, code, frame, &sealed.days),
            false => None,
        };
        Some(Case {
            requirement: self.id,
            subject,
            units: units(campaign, self.requirement, subject),
            code,
            span: frame.counted,
            reached,
            needed: goal.needed,
            met: goal.is_met(reached) && unproven.is_none(),
            target: goal.target,
            due,
            unproven,
            records: amount.records,
        })
    }
}

impl RequirementJudge<'_, '_> {
    /// Sum over the rows of all subjects; 0 where no share of it is measured.
    fn all(&self, code: Option<usize>, frame: &Frame) -> Decimal {
        if !matches!(self.requirement.measured, Measured::ShareOfSum(_)) {
            return Decimal::ZERO;
        }
        let of = |subject: Subject| {
            let sealed = self.seen.amount(self.requirement, subject, code, frame.counted);
            self.counted.amount(subject, code, frame).value + sealed.value
        };
        subjects(self.asked.rows.campaign, self.requirement)
            .into_iter()
            .map(of)
            .sum()
    }
}

/// Earlier posts of a person in other units, where one target is asked of the person and not a share of it of each post:
/// who has met it need not meet it again after moving (`decisions` 53).
fn other_posts(campaign: &Campaign, requirement: &Requirement, subject: Subject) -> Vec<Subject> {
    let roster = &campaign.roster;
    let whole = requirement.at_least.is_some()
        && !requirement.paced
        && requirement.at_most.is_none()
        && requirement.at_most_of.is_none()
        && matches!(requirement.measured, Measured::Count | Measured::Sum(_));
    let Subject::Person(person) = subject else {
        return Vec::new();
    };
    let from = roster.people[person].in_post.from;
    let is_before = |other: &PersonId| {
        let ended = roster.people[*other].in_post.to;
        let before = ended.is_some_and(|ended| from.is_some_and(|from| ended < from));
        before
            && roster.people[*other].unit != roster.people[person].unit
            && roster.same_person(person, *other)
    };
    let posts = roster.people.ids().filter(|other| whole && is_before(other));
    posts.map(Subject::Person).collect()
}

fn subjects(campaign: &Campaign, requirement: &Requirement) -> Vec<Subject> {
    match requirement.each {
        Each::Units(set) => campaign.sets[set]
            .units()
            .iter()
            .map(|unit| Subject::Unit(*unit))
            .collect(),
        Each::People(set) => match &campaign.sets[set].members {
            SetMembers::People(people) => people.iter().map(|person| Subject::Person(*person)).collect(),
            SetMembers::Units(_) => Vec::new(),
        },
        Each::Codes(list, _) => (0..campaign.lists[list].values.len())
            .map(Subject::Code)
            .collect(),
    }
}

fn codes(campaign: &Campaign, requirement: &Requirement) -> Vec<Option<usize>> {
    match requirement
        .per
        .and_then(|column| code_names(campaign, requirement, column))
    {
        Some(names) => (0..names.len()).map(Some).collect(),
        None => vec![None],
    }
}

/// Printed names of the codes of a column.
fn code_names<'a>(
    campaign: &'a Campaign,
    requirement: &Requirement,
    column: ColumnId,
) -> Option<Vec<&'a Arc<str>>> {
    match campaign.ledgers[requirement.ledger].columns[column].kind {
        ColumnKind::Choice(list) => Some(campaign.lists[list].values.iter().collect()),
        ColumnKind::Measure => Some(campaign.measures.iter().map(|measure| &measure.name).collect()),
        _ => None,
    }
}

/// Whether a person was in post, or a unit was there, long enough to be asked: for at least half of a window that is
/// over; the cumulative windows are judged on the day (of people by [`target::drops_out`]).
fn is_there(campaign: &Campaign, subject: Subject, frame: &Frame) -> bool {
    match subject {
        Subject::Unit(unit) if frame.cumulative => campaign.roster.units[unit].exists_on(frame.counted.to),
        Subject::Unit(unit) => {
            let days = campaign.roster.units[unit].days_in(frame.window);
            days * 2 >= frame.window.len()
        }
        Subject::Person(person) if !frame.cumulative => {
            let days = campaign.roster.people[person].in_post.days_in(frame.window);
            days * 2 >= frame.window.len()
        }
        _ => true,
    }
}

/// Whose score a case enters.
fn units(campaign: &Campaign, requirement: &Requirement, subject: Subject) -> Vec<UnitId> {
    let roster = &campaign.roster;
    match (subject, requirement.counts_for) {
        (_, CountsFor::ReportOnly) => Vec::new(),
        (Subject::Unit(unit), _) => vec![unit],
        (Subject::Person(person), CountsFor::OwnUnit) => vec![roster.people[person].unit],
        (Subject::Person(person), CountsFor::UnitsInCharge) => in_charge(campaign, person),
        (Subject::Code(_), _) => roster.units.ids().collect(),
    }
}

fn in_charge(campaign: &Campaign, person: PersonId) -> Vec<UnitId> {
    let units = campaign.roster.units.with_ids();
    units
        .filter(|(_, unit)| unit.leader == Some(person))
        .map(|(id, _)| id)
        .collect()
}
