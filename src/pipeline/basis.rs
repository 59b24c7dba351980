//! Which marks follow from a unit's own files alone, and which wait for the office (`decisions` 26).

use crate::campaign::model::{
    Aspect, Campaign, ColumnKind, Factor, FactorWhen, Indicator, LedgerId, Part, Period, RequirementId,
    UnitId, What, Window,
};
use crate::history::History;
use crate::submission::{LedgerDue, SubmissionState};

/// From what the mark of an indicator follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// From the files at hand alone.
    Files,
    /// Also from ledgers of the unit that are not among the files.
    OtherLedgers,
    /// Also from what only the office has: registers, receipts, votes, seals.
    Office,
}

/// What was sent, and the seals of earlier periods.
pub(super) struct MarkSources<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) period: &'a Period,
    pub(super) due: &'a [LedgerDue],
    /// Seals of the periods before this one.
    pub(super) history: &'a History,
}

/// From what the mark of an indicator follows; of several parts and factors the one that reaches furthest.
pub(super) fn basis(sources: &MarkSources<'_>, unit: UnitId, indicator: &Indicator) -> Basis {
    let parts = indicator.parts.iter().map(|part| of_part(sources, unit, part));
    let factors = indicator
        .times
        .iter()
        .map(|factor| of_factor(sources, unit, factor));
    parts
        .max()
        .unwrap_or(Basis::Office)
        .max(factors.max().unwrap_or(Basis::Files))
}

fn of_part(sources: &MarkSources<'_>, unit: UnitId, part: &Part) -> Basis {
    match &part.what {
        _ if compares_with_the_unknown(sources, part) => Basis::Office,
        What::Requirements(requirements) => {
            let each = requirements.iter().map(|id| of_requirement(sources, unit, *id));
            each.max().unwrap_or(Basis::Office)
        }
        What::Submission {
            aspect: Aspect::Complete,
            ledgers,
        } => {
            let due = sources.due.iter().filter(|due| due.unit == unit);
            let mut asked = due.filter(|due| ledgers.is_empty() || ledgers.contains(&due.ledger));
            let all = asked.all(|due| sent(sources, unit, due.ledger) != Basis::OtherLedgers);
            if all { Basis::Files } else { Basis::OtherLedgers }
        }
        what => what
            .ledger()
            .map_or(Basis::Office, |ledger| of_ledger(sources, unit, ledger)),
    }
}

/// Whether a mark comes of other units, or of an earlier period whose seal is not here.
fn compares_with_the_unknown(sources: &MarkSources<'_>, part: &Part) -> bool {
    let (campaign, period) = (sources.campaign, sources.period);
    let earlier = part.against.earlier;
    let mut looked_at = campaign
        .looked_back_on(period, part)
        .into_iter()
        .chain(earlier.and_then(|earlier| campaign.earlier(period, earlier)));
    part.against.others.is_some() || looked_at.any(|earlier| sources.history.sealed(&earlier.id).is_none())
}

/// The basis of what a factor looks at.
fn of_factor(sources: &MarkSources<'_>, unit: UnitId, factor: &Factor) -> Basis {
    match &factor.when {
        FactorWhen::Always => Basis::Files,
        FactorWhen::Missed(other) => basis(sources, unit, &sources.campaign.indicators[*other]),
        FactorWhen::Unmet(requirement) => of_requirement(sources, unit, *requirement),
        FactorWhen::Found(part) => of_part(sources, unit, part),
    }
}

/// The basis of a requirement: one that runs over several periods needs seals.
fn of_requirement(sources: &MarkSources<'_>, unit: UnitId, id: RequirementId) -> Basis {
    let requirement = &sources.campaign.requirements[id];
    let reaches_back = matches!(
        requirement.window,
        Window::Year | Window::Stage | Window::Campaign
    );
    let first = sources.period.previous.is_none();
    if reaches_back && !first && sources.history.previous(sources.period).is_none() {
        return Basis::Office;
    }
    of_ledger(sources, unit, requirement.ledger)
}

/// The basis of a ledger: its own files suffice where it reports on no register and refers to none.
fn of_ledger(sources: &MarkSources<'_>, unit: UnitId, ledger: LedgerId) -> Basis {
    let definition = &sources.campaign.ledgers[ledger];
    let mut needed = vec![ledger];
    needed.extend(definition.base);
    needed.extend(definition.columns.iter().filter_map(|column| match column.kind {
        ColumnKind::Reference { ledger, .. } => Some(ledger),
        _ => None,
    }));
    let due = |ledger: &LedgerId| {
        sources
            .due
            .iter()
            .any(|due| due.unit == unit && due.ledger == *ledger)
    };
    if !needed.iter().all(due) {
        return Basis::Office;
    }
    let each = needed.iter().map(|ledger| sent(sources, unit, *ledger));
    // What is not there at all is asked for first; that of what is there the office has to confirm a 无 comes after.
    each.clone()
        .find(|basis| *basis == Basis::OtherLedgers)
        .or_else(|| each.max())
        .unwrap_or(Basis::Office)
}

/// Whether a ledger is among the files; where it says that there is nothing, the office has to confirm that.
fn sent(sources: &MarkSources<'_>, unit: UnitId, ledger: LedgerId) -> Basis {
    let mut due = sources.due.iter();
    let state = due
        .find(|due| due.unit == unit && due.ledger == ledger)
        .map(|due| &due.state);
    match state {
        Some(SubmissionState::OnTime | SubmissionState::Late) => Basis::Files,
        Some(SubmissionState::Nil) => Basis::Office,
        _ => Basis::OtherLedgers,
    }
}
