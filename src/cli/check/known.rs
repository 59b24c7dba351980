//! Which marks follow from a unit's own files alone, and which wait for the office (`decisions` 26).

use super::Checked;
use crate::campaign::model::{
    Aspect, ColumnKind, Indicator, LedgerId, Part, RequirementId, UnitId, What, Window,
};
use crate::outcome::SubmissionState;

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
pub(super) fn basis(checked: &Checked<'_>, unit: UnitId, indicator: &Indicator) -> Basis {
    let parts = indicator.parts.iter().map(|part| of_part(checked, unit, part));
    parts.max().unwrap_or(Basis::Office)
}

fn of_part(checked: &Checked<'_>, unit: UnitId, part: &Part) -> Basis {
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
            let due = checked.sent.due.iter().filter(|due| due.unit == unit);
            let mut asked = due.filter(|due| ledgers.is_empty() || ledgers.contains(&due.ledger));
            let all = asked.all(|due| is_sent(checked, unit, due.ledger));
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
fn of_requirement(checked: &Checked<'_>, unit: UnitId, id: RequirementId) -> Basis {
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
fn of_ledger(checked: &Checked<'_>, unit: UnitId, ledger: LedgerId) -> Basis {
    let definition = &checked.campaign.ledgers[ledger];
    let mut needed = vec![ledger];
    needed.extend(definition.base);
    needed.extend(definition.columns.iter().filter_map(|column| match column.kind {
        ColumnKind::Reference { ledger, .. } => Some(ledger),
        _ => None,
    }));
    let due = |ledger: &LedgerId| {
        checked
            .sent
            .due
            .iter()
            .any(|due| due.unit == unit && due.ledger == *ledger)
    };
    if !needed.iter().all(due) {
        Basis::Office
    } else if needed.iter().all(|ledger| is_sent(checked, unit, *ledger)) {
        Basis::Files
    } else {
        Basis::OtherLedgers
    }
}

fn is_sent(checked: &Checked<'_>, unit: UnitId, ledger: LedgerId) -> bool {
    let mut due = checked
        .sent
        .due
        .iter()
        .filter(|due| due.unit == unit && due.ledger == ledger);
    due.any(|due| matches!(due.state, SubmissionState::OnTime | SubmissionState::Late))
}
