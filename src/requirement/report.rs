//! Cases with names, as reports list them.

use super::sealed::{Seen, named};
use super::{Asked, Case, Target, code_names, counted};
use crate::campaign::model::{Campaign, Each, Life, Measured, Shown, UnitId};
use crate::evidence::Evidence;
use crate::history::SealedSum;
use crate::rows::{Rows, Subject};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A case of a requirement: subject × code × window.
#[derive(Clone, Debug)]
pub struct RequirementCase {
    /// Requirement.
    pub requirement: Arc<str>,
    /// Unit whose score it enters (or whose person it is).
    pub unit: Arc<str>,
    /// The same unit by its id; none for an organiser that is not in the roster.
    pub unit_id: Option<UnitId>,
    /// Person, where the subject is one.
    pub person: Option<Arc<str>>,
    /// Code, where there is one case per code.
    pub code: Option<Arc<str>>,
    /// First day of the window (cumulative windows: first day counted).
    pub from: NaiveDate,
    /// Last day counted.
    pub to: NaiveDate,
    /// What was reached.
    pub reached: Decimal,
    /// What had to be reached, and how it was worked out.
    pub target: Target,
    /// The target as a number.
    pub needed: Decimal,
    /// Whether it is due yet.
    pub due: bool,
    /// Whether it is met.
    pub met: bool,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Cells counted.
    pub evidence: Vec<Evidence>,
}

/// The cases that open reports may list.
pub fn requirement_results(rows: &Rows<'_>, cases: &[Case<'_>]) -> Vec<RequirementCase> {
    let open = |case: &&Case<'_>| {
        let requirement = &rows.campaign.requirements[case.requirement];
        rows.campaign.ledgers[requirement.ledger].shown != Shown::Restricted
    };
    cases
        .iter()
        .filter(open)
        .map(|case| printed(rows, case))
        .collect()
}

/// What the requirements count for the first time in this period, as a seal keeps it.
pub fn newly_counted(asked: &Asked<'_>) -> Vec<SealedSum> {
    let until = asked.period.span.to.min(asked.period.as_of);
    let seen = Seen::new(asked);
    let mut sums = Vec::new();
    for requirement in &asked.rows.campaign.requirements {
        let newly = counted::gather(asked, requirement, &seen).newly(until);
        for ((subject, code), days) in newly {
            let named = named(asked, requirement, subject, code);
            sums.push(SealedSum {
                requirement: requirement.name.clone(),
                unit: named.unit.into(),
                person: named.person.map(Into::into),
                person_id: named.person_id.map(Into::into),
                code: named.code.map(Into::into),
                amounts: days.amounts,
                others: days.others,
            });
        }
    }
    sums.sort();
    sums
}

fn printed(rows: &Rows<'_>, case: &Case<'_>) -> RequirementCase {
    let campaign = rows.campaign;
    let requirement = &campaign.requirements[case.requirement];
    RequirementCase {
        requirement: requirement.name.clone(),
        unit: case.unit_name(campaign),
        unit_id: case.unit_id(campaign),
        person: case.person_name(campaign),
        code: case.code_name(campaign),
        from: case.span.from,
        to: case.span.to,
        reached: case.reached,
        target: case.target,
        needed: case.needed,
        due: case.due,
        met: case.met,
        clause: campaign.cite(requirement.clause),
        evidence: case.evidence(rows),
    }
}

impl Case<'_> {
    /// The unit, or the unit of the person; the organiser for a code.
    pub fn unit_name(&self, campaign: &Campaign) -> Arc<str> {
        let roster = &campaign.roster;
        match self.subject {
            Subject::Unit(unit) => roster.units[unit].name.clone(),
            Subject::Person(person) => roster.units[roster.people[person].unit].name.clone(),
            Subject::Code(_) => campaign.head.organiser.clone(),
        }
    }

    /// The unit, or the unit of the person; for a code the organiser, where the roster has it.
    fn unit_id(&self, campaign: &Campaign) -> Option<UnitId> {
        let roster = &campaign.roster;
        match self.subject {
            Subject::Unit(unit) => Some(unit),
            Subject::Person(person) => Some(roster.people[person].unit),
            Subject::Code(_) => roster.units.find_id(|unit| unit.name == campaign.head.organiser),
        }
    }

    /// The person.
    pub fn person_name(&self, campaign: &Campaign) -> Option<Arc<str>> {
        match self.subject {
            Subject::Person(person) => Some(campaign.roster.people[person].name.clone()),
            Subject::Unit(_) | Subject::Code(_) => None,
        }
    }

    /// The code.
    pub fn code_name(&self, campaign: &Campaign) -> Option<Arc<str>> {
        let requirement = &campaign.requirements[self.requirement];
        if let (Subject::Code(code), Each::Codes(list, _)) = (self.subject, requirement.each) {
            return campaign.lists[list].values.get(code).cloned();
        }
        let names = code_names(campaign, requirement, requirement.per?)?;
        names.get(self.code?).map(|name| (*name).clone())
    }

    /// The cells that were counted: the sum's, else the day's, else the key's.
    pub fn evidence(&self, rows: &Rows<'_>) -> Vec<Evidence> {
        let campaign = rows.campaign;
        let requirement = &campaign.requirements[self.requirement];
        let life = campaign.ledgers[requirement.ledger].life;
        let column = match (requirement.measured, life) {
            (Measured::Sum(column) | Measured::ShareOfSum(column), _) => Some(column),
            (_, Life::Event { date }) => Some(date),
            _ => None,
        };
        self.records
            .iter()
            .flat_map(|record| match column {
                Some(column) => rows.record_cell(record, column).into_iter().collect(),
                None => rows.key_cells(record),
            })
            .collect()
    }
}
