//! What scoring reads, and what is worked out from it once for all units.

use super::Peers;
use crate::calendar::Span;
use crate::campaign::model::{ById, Campaign, Group, Period, RequirementId, TableId, UnitId};
use crate::deadline::{Judge, charged_days, judged_before};
use crate::finding::Finding;
use crate::history::History;
use crate::ladder::LadderCase;
use crate::register::Registers;
use crate::requirement;
use crate::rows::Rows;
use crate::self_reported::{FactKinds, Witnesses};
use crate::submission::{LedgerDue, Submissions};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything scoring reads.
#[derive(Clone, Copy)]
pub struct ScoringInputs<'a> {
    /// Definition, roster and calendar.
    pub campaign: &'a Campaign,
    /// The period that is scored.
    pub period: &'a Period,
    /// All rows with their ways to each other.
    pub rows: &'a Rows<'a>,
    /// Registers with fixed columns.
    pub registers: &'a Registers,
    /// Whose file is which, and what is missing or late.
    pub submissions: &'a Submissions,
    /// Seals of the periods before this one.
    pub history: &'a History,
    /// Misconduct cases, numbered in each person's count.
    pub ladder: &'a [LadderCase<'a>],
    /// Findings up to here; some indicators charge them.
    pub findings: &'a [Finding],
}

/// The inputs of scoring, and what is worked out from them once for all units.
pub struct ScoringContext<'a> {
    /// The inputs.
    pub inputs: ScoringInputs<'a>,
    /// The rows of the inputs.
    pub rows: &'a Rows<'a>,
    /// Cases of all requirements in the period.
    pub cases: Arc<Vec<requirement::Case<'a>>>,
    of_units: Arc<ById<UnitId, OfUnit<'a>>>,
    /// What the columns tell that a unit alone can know.
    pub kinds: Arc<FactKinds>,
    /// Days whose due dates the period charges; none where it is judged before it begins.
    pub charged: Option<Span>,
    /// The day the previous period was judged; lateness up to it was charged then.
    pub before: NaiveDate,
    /// What the other units reached; none where only files of one unit are here.
    pub peers: Option<Arc<Peers>>,
    /// Whether explicit nils (零报告) are scored as if the office had confirmed them.
    pub nils_confirmed: bool,
    /// Whether scoring does without decisions of tolerance and clarification, to tell what they give back.
    pub undecided: bool,
}

/// What concerns one unit, looked up once.
#[derive(Default)]
pub struct OfUnit<'a> {
    /// Findings in the data of the unit.
    pub findings: Vec<&'a Finding>,
    /// Ledgers due from the unit.
    pub due: Vec<&'a LedgerDue>,
    /// Cases of requirements that enter its score: indices into [`ScoringContext::cases`].
    cases: BTreeMap<RequirementId, Vec<usize>>,
}

impl<'a> ScoringContext<'a> {
    /// Works out what is the same for all units.
    pub fn new(inputs: ScoringInputs<'a>) -> Self {
        let rows = inputs.rows;
        let asked = requirement::Asked {
            rows,
            period: inputs.period,
            history: inputs.history,
        };
        let cases = requirement::judge_requirements(&asked);
        ScoringContext {
            inputs,
            rows,
            of_units: Arc::new(of_units(inputs, &cases)),
            cases: Arc::new(cases),
            kinds: Arc::new(FactKinds::new(inputs.campaign)),
            charged: charged_days(inputs.campaign, inputs.period),
            before: judged_before(inputs.campaign, inputs.period),
            peers: None,
            nils_confirmed: false,
            undecided: false,
        }
    }

    /// The same scoring with explicit nils confirmed, or as they are.
    pub fn with_nils(&self, confirmed: bool) -> Self {
        ScoringContext {
            cases: self.cases.clone(),
            of_units: self.of_units.clone(),
            kinds: self.kinds.clone(),
            peers: self.peers.clone(),
            nils_confirmed: confirmed,
            ..*self
        }
    }

    /// The same scoring with what all units reached.
    pub fn with_peers(&self, peers: Peers) -> Self {
        ScoringContext {
            peers: Some(Arc::new(peers)),
            ..self.with_nils(self.nils_confirmed)
        }
    }

    /// The same scoring without decisions of tolerance and clarification. The ladder stays as it is.
    pub fn without_decisions(&self) -> Self {
        ScoringContext {
            undecided: true,
            ..self.with_nils(self.nils_confirmed)
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

    /// Who may say the same as a unit.
    pub(super) fn witnesses(&self) -> Witnesses<'_> {
        Witnesses {
            rows: self.rows,
            history: self.inputs.history,
            kinds: &self.kinds,
        }
    }

    /// The judge of deadlines on the day of the period.
    pub fn judge(&self) -> Judge<'a> {
        Judge {
            rows: self.rows,
            registers: self.inputs.registers,
            as_of: self.inputs.period.as_of,
            window: self.charged.unwrap_or(self.inputs.period.span),
        }
    }
}

fn of_units<'a>(inputs: ScoringInputs<'a>, cases: &[requirement::Case<'a>]) -> ById<UnitId, OfUnit<'a>> {
    let roster = &inputs.campaign.roster.units;
    let mut units: ById<UnitId, OfUnit<'a>> = roster.iter().map(|_| OfUnit::default()).collect();
    for finding in inputs.findings {
        if let Some(id) = finding.about.unit {
            units[id].findings.push(finding);
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
    group.table_in(period)
}
