//! Why nothing is due: not applicable, missing, empty, explicitly nil (`decisions` 10, 14, 15). Never guessed.

use super::{RegisterFault, ScoringContext};
use crate::campaign::model::{Earlier, Keeper, LedgerId, PeriodKind, UnitId};
use crate::rows::{Item, Role};
use crate::submission::SubmissionState;
use std::sync::Arc;

/// Why a part has nothing to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absent {
    /// 不涉及: nothing had to be done; the part leaves the table.
    NothingDue(KnownFrom),
    /// No ledger was due from the unit.
    NoLedgerDue,
    /// The unit sent nothing at all: the mark is 0.
    AllMissing,
    /// The unit's own ledger, so named, did not come: the mark is 0.
    LedgerMissing(Arc<str>),
    /// The unit's own ledger, so named, could not be read: the mark is 0.
    LedgerUnreadable(Arc<str>),
    /// The unit's own ledger, so named, has no rows: the mark is 0.
    LedgerEmpty(Arc<str>),
    /// The ledger so named is an explicit nil that the office has not confirmed: the mark is 0 for now.
    NilAwaiting(Arc<str>),
    /// The figures below the line of a ratio, in the column so named, are known nowhere for the rows so named: the mark
    /// is 0 until the office decides.
    PlanUnread(Arc<str>, Vec<Arc<str>>),
    /// What is due is left open by an error in the office's register so named: the part is left out for now.
    RegisterUnread(Arc<str>),
    /// The register so named, which has a row for every unit, has none for this one: the part is left out for now.
    NoRowOfUnit(Arc<str>),
    /// Nobody has voted in the appraisal so named yet: the part is left out for now.
    NoVotes(Arc<str>),
    /// All who voted in the appraisal so named abstained: the part does not apply.
    OnlyAbstentions(Arc<str>),
    /// The office has not set the mark yet: the part is left out for now.
    NotAssessed,
    /// No period of the kind so named is sealed yet, or the unit was in none of them: the part is left out for now.
    NoSealedPeriod(PeriodKind),
    /// All items wait for the ledgers of their leads, which could not be read: the part is left out for now.
    LeadUnread,
    /// The mark comes of a comparison with other units, whose files are not here: the part is left out for now.
    OthersUnknown,
}

/// Why it is known that nothing was due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownFrom {
    /// The office's register has no row for the unit.
    Register,
    /// The unit's ledger has rows, and none of them is due.
    Ledger,
    /// The ledger is not due from the unit.
    NotAsked,
    /// The office confirmed the explicit nil.
    ConfirmedNil,
    /// The roster has nobody in the set that the requirement is about.
    Roster,
    /// The roster's number of the unit, in the column so named, is blank or 0.
    RosterBlank(Arc<str>),
    /// The column so named sums up to 0.
    SumIsZero(Arc<str>),
    /// No number of that earlier period is sealed for the unit, or one of something else.
    NoEarlier(Earlier),
    /// The number of that earlier period is 0, from which nothing can grow by so many per cent.
    EarlierIsZero(Earlier),
}

impl Absent {
    /// Whether the part leaves the table (not applicable); otherwise its mark is 0.
    pub fn leaves_table(&self) -> bool {
        match self {
            Absent::NothingDue(_)
            | Absent::NoLedgerDue
            | Absent::NoRowOfUnit(_)
            | Absent::NoVotes(_)
            | Absent::OnlyAbstentions(_)
            | Absent::RegisterUnread(_)
            | Absent::NotAssessed
            | Absent::NoSealedPeriod(_)
            | Absent::LeadUnread
            | Absent::OthersUnknown => true,
            Absent::AllMissing
            | Absent::LedgerMissing(_)
            | Absent::LedgerUnreadable(_)
            | Absent::LedgerEmpty(_)
            | Absent::PlanUnread(..)
            | Absent::NilAwaiting(_) => false,
        }
    }

    /// Whether an explicit nil waits for the office.
    pub(crate) fn is_open_nil(&self) -> bool {
        matches!(self, Absent::NilAwaiting(_))
    }

    /// Whether votes, or a mark that the office sets, are not entered yet.
    pub(crate) fn is_open_mark(&self) -> bool {
        matches!(self, Absent::NoVotes(_) | Absent::NotAssessed)
    }

    /// Whether the mark can still change by a decision or entry of the office.
    pub fn is_awaiting(&self) -> bool {
        matches!(
            self,
            Absent::NilAwaiting(_)
                | Absent::PlanUnread(..)
                | Absent::RegisterUnread(_)
                | Absent::NoRowOfUnit(_)
                | Absent::NoVotes(_)
                | Absent::NotAssessed
                | Absent::NoSealedPeriod(_)
                | Absent::OthersUnknown
        )
    }
}

/// State of a unit's ledger; none where the ledger is not due from the unit.
pub fn sent_state(scoring: &ScoringContext<'_>, unit: UnitId, ledger: LedgerId) -> Option<SubmissionState> {
    let due = &scoring.of(unit).due;
    due.iter().find(|due| due.ledger == ledger).map(|due| due.state)
}

impl ScoringContext<'_> {
    /// Why a unit has no row that is due in a ledger.
    pub(super) fn nothing_due(&self, unit: UnitId, ledger: LedgerId) -> Absent {
        let definition = &self.inputs.campaign.ledgers[ledger];
        if definition.base.is_some() || definition.keeper == Keeper::Office {
            let register = &self.inputs.campaign.ledgers[definition.base.unwrap_or(ledger)];
            if register.row_per_unit && self.rows.items(ledger, unit).is_empty() {
                return Absent::NoRowOfUnit(register.name.clone());
            }
            return Absent::NothingDue(KnownFrom::Register);
        }
        match self.not_usable(unit, ledger) {
            Some(absent) => absent,
            None if self.has_rows(unit, ledger) => Absent::NothingDue(KnownFrom::Ledger),
            None if sent_state(self, unit, ledger).is_none() => Absent::NothingDue(KnownFrom::NotAsked),
            None => Absent::LedgerEmpty(definition.name.clone()),
        }
    }

    /// The same, where errors of registers may be why there is none.
    fn nothing_due_but(&self, unit: UnitId, ledger: LedgerId, faults: &[RegisterFault]) -> Absent {
        match (faults, self.nothing_due(unit, ledger)) {
            ([fault, ..], Absent::NothingDue(_)) => Absent::RegisterUnread(fault.ledger.clone()),
            (_, nothing) => nothing,
        }
    }

    /// Why a unit has nothing to count, by the number of its cases and of those that wait for their leads; errors of
    /// registers may be why.
    pub(super) fn nothing_to_count(
        &self,
        (unit, ledger): (UnitId, LedgerId),
        (cases, waiting): (usize, usize),
        faults: &[RegisterFault],
    ) -> Option<Absent> {
        match (cases, waiting) {
            (0, 0) => Some(self.nothing_due_but(unit, ledger, faults)),
            (0, _) => Some(Absent::LeadUnread),
            _ => None,
        }
    }

    /// Whether an item that a unit supports, without a row of anybody for it, waits for the ledger of a lead that could
    /// not be read (`decisions` 60).
    pub fn awaits_lead(&self, item: &Item<'_>) -> bool {
        let (Role::Support, None, Some(base)) = (item.role, item.row.own, item.row.base) else {
            return false;
        };
        let unread =
            |lead: &UnitId| sent_state(self, *lead, item.row.ledger) == Some(SubmissionState::Unreadable);
        self.rows.lead_units(base).iter().any(unread)
    }

    /// 0 for a ledger of the unit's own that never came, whatever rows of other units name it: nobody is better off
    /// for sending nothing (`decisions` 15). What answers a register is scored on the register.
    pub(super) fn never_came(&self, unit: UnitId, ledger: LedgerId) -> Option<Absent> {
        let definition = &self.inputs.campaign.ledgers[ledger];
        let own = definition.base.is_none() && definition.keeper != Keeper::Office;
        let absent = own.then(|| self.not_usable(unit, ledger)).flatten()?;
        let zero = matches!(absent, Absent::LedgerMissing(_) | Absent::LedgerUnreadable(_));
        zero.then_some(absent)
    }

    /// Why the unit's own ledger cannot be counted: missing, unreadable, empty or explicitly nil; none where it can.
    pub(super) fn not_usable(&self, unit: UnitId, ledger: LedgerId) -> Option<Absent> {
        let name = || self.inputs.campaign.ledgers[ledger].name.clone();
        let silent = self.inputs.submissions.silent.contains(&unit);
        match sent_state(self, unit, ledger)? {
            _ if silent => Some(Absent::LedgerMissing(name())),
            SubmissionState::Missing => Some(Absent::LedgerMissing(name())),
            SubmissionState::Unreadable => Some(Absent::LedgerUnreadable(name())),
            SubmissionState::Nil if self.has_rows(unit, ledger) => None,
            SubmissionState::Nil if self.is_confirmed(unit) => {
                Some(Absent::NothingDue(KnownFrom::ConfirmedNil))
            }
            SubmissionState::Nil => Some(Absent::NilAwaiting(name())),
            SubmissionState::OnTime | SubmissionState::Late => None,
        }
    }

    pub(super) fn has_rows(&self, unit: UnitId, ledger: LedgerId) -> bool {
        !self.rows.items(ledger, unit).is_empty() || !self.rows.sent(ledger, unit).is_empty()
    }

    /// Whether the office has confirmed the unit's explicit nils of this period.
    fn is_confirmed(&self, unit: UnitId) -> bool {
        self.nils_confirmed
            || self.inputs.registers.not_applicable.iter().any(|entry| {
                entry.indicator.is_none()
                    && entry.unit.is_none_or(|of| of == unit)
                    && entry.entry.period == self.inputs.period.id
            })
    }
}
