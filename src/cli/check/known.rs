//! Which marks follow from a unit's own files alone, and which wait for the office (`decisions` 26).

use super::SelfCheck;
use crate::campaign::model::{
    Aspect, ColumnKind, Indicator, LedgerId, Part, RequirementId, UnitId, What, Window,
};
use crate::submission::SubmissionState;

/// What the mark of an indicator hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Basis {
    /// The files at hand.
    Files,
    /// Ledgers of the unit that are not among them.
    OtherLedgers,
    /// What only the office knows: registers, receipts, votes, seals.
    Office,
}

/// What the mark of an indicator hangs on, at worst.
pub(super) fn basis(checked: &SelfCheck<'_>, unit: UnitId, indicator: &Indicator) -> Basis {
    let parts = indicator.parts.iter().map(|part| of_part(checked, unit, part));
    parts.max().unwrap_or(Basis::Office)
}

fn of_part(checked: &SelfCheck<'_>, unit: UnitId, part: &Part) -> Basis {
    match &part.what {
        What::Deadlines { ledger, .. }
        | What::Good { ledger, .. }
        | What::Ratio { ledger, .. }
        | What::Rows { ledger }
        | What::Findings { ledger, .. } => of_ledger(checked, unit, *ledger),
        What::Requirements(requirements) => {
            let each = requirements.iter().map(|id| of_requirement(checked, unit, *id));
            each.max().unwrap_or(Basis::Office)
        }
        What::Submission {
            aspect: Aspect::Complete,
            ledgers,
        } => {
            let due = checked.own.submissions.due.iter().filter(|due| due.unit == unit);
            let mut asked = due.filter(|due| ledgers.is_empty() || ledgers.contains(&due.ledger));
            let all = asked.all(|due| sent(checked, unit, due.ledger) != Basis::OtherLedgers);
            if all { Basis::Files } else { Basis::OtherLedgers }
        }
        What::Submission { .. }
        | What::Ladder(_)
        | What::Rating(_)
        | What::Assessed
        | What::Quarters { .. } => Basis::Office,
    }
}

/// What reaches back further than the period needs its seals.
fn of_requirement(checked: &SelfCheck<'_>, unit: UnitId, id: RequirementId) -> Basis {
    let requirement = &checked.campaign.requirements[id];
    let reaches_back = matches!(
        requirement.window,
        Window::Year | Window::Stage | Window::Campaign
    );
    let first = checked.period.previous.is_none();
    if reaches_back && !first && checked.history.previous(checked.period).is_none() {
        return Basis::Office;
    }
    of_ledger(checked, unit, requirement.ledger)
}

/// A unit's own ledger that answers no register of the office and refers to none.
fn of_ledger(checked: &SelfCheck<'_>, unit: UnitId, ledger: LedgerId) -> Basis {
    let definition = &checked.campaign.ledgers[ledger];
    let mut needed = vec![ledger];
    needed.extend(definition.base);
    needed.extend(definition.columns.iter().filter_map(|column| match column.kind {
        ColumnKind::Reference { ledger, .. } => Some(ledger),
        _ => None,
    }));
    let due = |ledger: &LedgerId| {
        checked
            .own
            .submissions
            .due
            .iter()
            .any(|due| due.unit == unit && due.ledger == *ledger)
    };
    if !needed.iter().all(due) {
        return Basis::Office;
    }
    let each = needed.iter().map(|ledger| sent(checked, unit, *ledger));
    // What is not there at all is asked for first; that of what is there the office has to confirm a 无 comes after.
    each.clone()
        .find(|basis| *basis == Basis::OtherLedgers)
        .or_else(|| each.max())
        .unwrap_or(Basis::Office)
}

/// Whether a ledger is among the files; where it says that there is nothing, the office has to confirm that.
fn sent(checked: &SelfCheck<'_>, unit: UnitId, ledger: LedgerId) -> Basis {
    let mut due = checked.own.submissions.due.iter();
    let state = due
        .find(|due| due.unit == unit && due.ledger == ledger)
        .map(|due| &due.state);
    match state {
        Some(SubmissionState::OnTime | SubmissionState::Late) => Basis::Files,
        Some(SubmissionState::Nil) => Basis::Office,
        _ => Basis::OtherLedgers,
    }
}
