//! What a part of an indicator counts for a unit: cases with cells, good or not; no marks yet.

mod absent;
mod case;
mod deadlines;
mod findings;
mod requirements;
mod rows;
#[cfg(test)]
mod tests;
mod waive;

pub use absent::{Absent, KnownFrom, sent_state};
pub use case::{Arrival, Case, CaseName, CaseResult, Late};
pub use deadlines::{Standing, evidence as deadline_cells};
pub use findings::{as_evidence, directly_charged};
pub use waive::waiver;

use crate::calendar::Span;
use crate::campaign::model::{
    ById, Campaign, Group, Part, Period, PeriodKind, RequirementId, TableId, UnitId, What,
};
use crate::deadline::{Judge, charged_days, judged_before};
use crate::finding::Finding;
use crate::history::History;
use crate::ladder::LadderCase;
use crate::register::Registers;
use crate::requirement;
use crate::rows::Rows;
use crate::submission::{LedgerDue, Submissions};
use crate::waiver::Waiver;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything scoring looks at.
#[derive(Clone, Copy)]
pub struct ScoringInputs<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The period.
    pub period: &'a Period,
    /// All rows with their ways to each other.
    pub rows: &'a Rows<'a>,
    /// Registers with fixed columns.
    pub registers: &'a Registers,
    /// Who sent what.
    pub submissions: &'a Submissions,
    /// Sealed periods before this one.
    pub history: &'a History,
    /// Misconduct cases, as the ladder counts them.
    pub ladder: &'a [LadderCase<'a>],
    /// Findings so far.
    pub findings: &'a [Finding],
}

/// The inputs of scoring with what is worked out from them once for all units.
pub struct ScoringContext<'a> {
    /// What scoring looks at.
    pub inputs: ScoringInputs<'a>,
    /// Rows with their ways to each other.
    pub rows: &'a Rows<'a>,
    /// Cases of all requirements.
    pub cases: Arc<Vec<requirement::Case<'a>>>,
    of_units: Arc<ById<UnitId, OfUnit<'a>>>,
    /// Days whose due dates the period charges; none where it is judged before it begins.
    pub charged: Option<Span>,
    /// Day the period before was judged by.
    pub before: NaiveDate,
    /// Explicit nils are taken as confirmed by the office.
    pub nils_confirmed: bool,
}

/// What concerns one unit, looked up once.
#[derive(Default)]
pub struct OfUnit<'a> {
    /// Findings in its data.
    pub findings: Vec<&'a Finding>,
    /// Ledgers due from it.
    pub due: Vec<&'a LedgerDue>,
    /// Cases of requirements that enter its score: indices into [`ScoringContext::cases`].
    cases: BTreeMap<RequirementId, Vec<usize>>,
}

/// What a part counted for a unit.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cases in the order of their rows.
    pub cases: Vec<Case>,
    /// For sums: what stands above and below the line.
    pub ratio: Option<Ratio>,
    /// Why there is nothing to count, where there is not.
    pub absent: Option<Absent>,
    /// How many of the items looked at are never due.
    pub standing: Option<Standing>,
}

/// Two sums.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// Above.
    pub sum: Decimal,
    /// Below.
    pub over: Decimal,
    /// Name of the column above.
    pub sum_name: Arc<str>,
    /// Name of the column below.
    pub over_name: Arc<str>,
    /// Rows that were due, and those whose figures could be used.
    pub rows: (u32, u32),
}

impl<'a> ScoringContext<'a> {
    /// Works out what all units share.
    pub fn new(inputs: ScoringInputs<'a>) -> Self {
        let rows = inputs.rows;
        let asked = requirement::Asked {
            rows,
            period: inputs.period,
            history: inputs.history,
        };
        let cases = requirement::cases(&asked);
        ScoringContext {
            inputs,
            rows,
            of_units: Arc::new(of_units(inputs, &cases)),
            cases: Arc::new(cases),
            charged: charged_days(inputs.campaign, inputs.period),
            before: judged_before(inputs.campaign, inputs.period),
            nils_confirmed: false,
        }
    }

    /// The same scoring with explicit nils confirmed, or as they are.
    pub fn with_nils(&self, confirmed: bool) -> Self {
        ScoringContext {
            cases: self.cases.clone(),
            of_units: self.of_units.clone(),
            nils_confirmed: confirmed,
            ..*self
        }
    }

    /// What concerns a unit.
    pub fn of(&self, unit: UnitId) -> &OfUnit<'a> {
        &self.of_units[unit]
    }

    /// Cases of a requirement that enter a unit's score.
    pub fn cases_of(&self, unit: UnitId, id: RequirementId) -> impl Iterator<Item = &requirement::Case<'a>> {
        let found = self.of(unit).cases.get(&id).map_or(&[][..], Vec::as_slice);
        found.iter().map(|at| &self.cases[*at])
    }

    /// The judge of deadlines.
    pub fn judge(&self) -> Judge<'a> {
        Judge {
            rows: self.rows,
            registers: self.inputs.registers,
            as_of: self.inputs.period.as_of,
            window: self.charged.unwrap_or(self.inputs.period.span),
        }
    }

    /// Counts a part for a unit. Parts that rest on no cases (votes, quality, marks set by the office) count nothing.
    pub fn tally(&self, unit: UnitId, part: &Part) -> Tally {
        match &part.what {
            What::Deadlines { ledger, deadlines } => deadlines::tally(self, unit, part, *ledger, deadlines),
            What::Good { ledger, good } => rows::good(self, unit, part, *ledger, good),
            What::Ratio { ledger, sum, over } => rows::ratio(self, unit, part, *ledger, (*sum, *over)),
            What::Rows { ledger } => rows::each(self, unit, part, *ledger),
            What::Findings { ledger, columns } => findings::tally(self, unit, *ledger, columns),
            What::Requirements(ids) => requirements::tally(self, unit, ids),
            _ => Tally::default(),
        }
    }
}

fn of_units<'a>(inputs: ScoringInputs<'a>, cases: &[requirement::Case<'a>]) -> ById<UnitId, OfUnit<'a>> {
    let roster = &inputs.campaign.roster.units;
    let mut units: ById<UnitId, OfUnit<'a>> = roster.iter().map(|_| OfUnit::default()).collect();
    let names: BTreeMap<&str, UnitId> = roster.with_ids().map(|(id, unit)| (&*unit.name, id)).collect();
    for finding in inputs.findings {
        if let Some(id) = finding.unit.as_deref().and_then(|name| names.get(name)) {
            units[*id].findings.push(finding);
        }
    }
    for due in &inputs.submissions.due {
        units[due.unit].due.push(due);
    }
    for (at, case) in cases.iter().enumerate() {
        for unit in &case.units {
            units[*unit].cases.entry(case.requirement).or_default().push(at);
        }
    }
    units
}

/// The score table of a unit in a period; none for units that are not ranked, and in years that are not appraised.
pub fn table_of(inputs: ScoringInputs<'_>, unit: UnitId) -> Option<TableId> {
    let group = inputs.campaign.roster.units[unit].group?;
    table_of_group(&inputs.campaign.groups[group], inputs.period)
}

/// The score table of a group in a period; a group without a year table is not ranked by the year.
pub fn table_of_group(group: &Group, period: &Period) -> Option<TableId> {
    match period.kind {
        PeriodKind::Year => group.year_table,
        PeriodKind::Quarter | PeriodKind::Stage(_) => Some(group.table),
    }
}
