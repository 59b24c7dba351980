//! Cases of requirements with printed names, as reports list them.

use super::sealed::{Seen, named};
use super::{Asked, Case, Target, Unproven, code_names, counted};
use crate::campaign::model::{Campaign, Each, Life, Measured, Shown, UnitId};
use crate::evidence::Evidence;
use crate::history::SealedSum;
use crate::rows::{Rows, Subject};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A requirement for one subject, code and window, with printed names.
#[derive(Clone, Debug)]
pub struct RequirementCase {
    /// Printed name of the requirement.
    pub requirement: Arc<str>,
    /// Unit whose score it enters, or unit of the person.
    pub unit: Arc<str>,
    /// The same unit by its id; none for an organiser that is not in the roster.
    pub unit_id: Option<UnitId>,
    /// Printed name of the person, where the subject is one.
    pub person: Option<Arc<str>>,
    /// Printed word of the code, where each code has a case of its own.
    pub code: Option<Arc<str>>,
    /// First day of the window; of a window over several periods the first day counted.
    pub from: NaiveDate,
    /// Last day counted.
    pub to: NaiveDate,
    /// What was reached, in the unit of what the requirement measures.
    pub reached: Decimal,
    /// The target with its arithmetic.
    pub target: Target,
    /// Number printed as the target.
    pub needed: Decimal,
    /// Whether it is due.
    pub due: bool,
    /// Whether it is met.
    pub met: bool,
    /// Why it is not proven that an upper limit was kept.
    pub unproven: Option<Unproven>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Source cells of the rows counted.
    pub evidence: Vec<Evidence>,
}

/// The cases of requirements whose ledger is not restricted.
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
        unproven: case.unproven.clone(),
        clause: campaign.cite(requirement.clause),
        evidence: case.evidence(rows),
    }
}

impl Case<'_> {
    /// Printed name of the unit or of the person's unit; of the organiser for a code.
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

    /// Printed name of the person; none where the subject is no person.
    pub fn person_name(&self, campaign: &Campaign) -> Option<Arc<str>> {
        match self.subject {
            Subject::Person(person) => Some(campaign.roster.people[person].name.clone()),
            Subject::Unit(_) | Subject::Code(_) => None,
        }
    }

    /// Printed word of the code; none where the case is of no code.
    pub fn code_name(&self, campaign: &Campaign) -> Option<Arc<str>> {
        let requirement = &campaign.requirements[self.requirement];
        if let (Subject::Code(code), Each::Codes(list, _)) = (self.subject, requirement.each) {
            return campaign.lists[list].values.get(code).cloned();
        }
        let names = code_names(campaign, requirement, requirement.per?)?;
        names.get(self.code?).map(|name| (*name).clone())
    }

    /// Source cells of the rows counted: those of the summed column, else those of the day, else those of the key.
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
