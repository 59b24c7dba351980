//! Why nothing is due: not applicable, missing, empty, explicitly nil (`decisions` 10, 14, 15). Never guessed.

use super::Ground;
use crate::campaign::model::{Keeper, LedgerId, UnitId};
use crate::outcome::SubmissionState;

/// Why a part has nothing to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absent {
    /// 不涉及, with where that is known from.
    NotApplicable(String),
    /// The unit's own ledger is missing or empty: 0.
    Zero(String),
    /// Explicit nil that the office has not confirmed: 0 for now.
    Nil(String),
    /// Votes or a mark of the office are not there yet: left out for now.
    Waiting(String),
}

impl Absent {
    /// Whether it leaves the table rather than coming to 0.
    pub fn leaves_table(&self) -> bool {
        matches!(self, Absent::NotApplicable(_) | Absent::Waiting(_))
    }

    /// Whether the office has still to decide.
    pub fn is_awaiting(&self) -> bool {
        matches!(self, Absent::Nil(_) | Absent::Waiting(_))
    }

    /// In words.
    pub fn words(&self) -> &str {
        match self {
            Absent::NotApplicable(words)
            | Absent::Zero(words)
            | Absent::Nil(words)
            | Absent::Waiting(words) => words,
        }
    }
}

/// What became of a unit's ledger; none where it is not asked of the unit.
pub fn sent_state(ground: &Ground<'_>, unit: UnitId, ledger: LedgerId) -> Option<SubmissionState> {
    let due = &ground.of(unit).due;
    due.iter().find(|due| due.ledger == ledger).map(|due| due.state)
}

impl Ground<'_> {
    /// Why a unit has nothing due in a ledger.
    pub(super) fn nothing_due(&self, unit: UnitId, ledger: LedgerId) -> Absent {
        let definition = &self.context.campaign.ledgers[ledger];
        if definition.base.is_some() || definition.keeper == Keeper::Office {
            return not_applicable("登记簿");
        }
        match self.not_usable(unit, ledger) {
            Some(absent) => absent,
            None if self.has_rows(unit, ledger) => not_applicable("台账中没有应办事项"),
            None if sent_state(self, unit, ledger).is_none() => not_applicable("不要求报送"),
            None => Absent::Zero(format!("{}没有内容，得 0", definition.name)),
        }
    }

    /// 0 for a ledger of the unit's own that never came, whatever rows of other units name it: nobody is better off
    /// for sending nothing (`decisions` 15). What answers a register is scored on the register.
    pub(super) fn never_came(&self, unit: UnitId, ledger: LedgerId) -> Option<Absent> {
        let definition = &self.context.campaign.ledgers[ledger];
        let own = definition.base.is_none() && definition.keeper != Keeper::Office;
        let absent = own.then(|| self.not_usable(unit, ledger)).flatten()?;
        matches!(absent, Absent::Zero(_)).then_some(absent)
    }

    /// What a missing or explicitly empty own ledger comes to, whatever else is known.
    pub(super) fn not_usable(&self, unit: UnitId, ledger: LedgerId) -> Option<Absent> {
        let name = &self.context.campaign.ledgers[ledger].name;
        let silent = self.context.submissions.silent.contains(&unit);
        match sent_state(self, unit, ledger)? {
            _ if silent => Some(Absent::Zero(format!("{name}缺报，得 0"))),
            SubmissionState::Missing => Some(Absent::Zero(format!("{name}缺报，得 0"))),
            SubmissionState::Unreadable => Some(Absent::Zero(format!("{name}未能读取，得 0"))),
            SubmissionState::Nil if self.has_rows(unit, ledger) => None,
            SubmissionState::Nil if self.is_confirmed(unit) => Some(not_applicable("零报告已核定")),
            SubmissionState::Nil => Some(Absent::Nil(format!("{name}零报告，待核定，暂按 0 分"))),
            SubmissionState::OnTime | SubmissionState::Late => None,
        }
    }

    pub(super) fn has_rows(&self, unit: UnitId, ledger: LedgerId) -> bool {
        !self.rows.items(ledger, unit).is_empty() || !self.rows.sent(ledger, unit).is_empty()
    }

    /// Whether the office has confirmed the unit's explicit nils of this period.
    fn is_confirmed(&self, unit: UnitId) -> bool {
        self.nils_confirmed
            || self.context.registers.not_applicable.iter().any(|entry| {
                entry.indicator.is_none()
                    && entry.unit.is_none_or(|of| of == unit)
                    && entry.entry.period == self.context.period.id
            })
    }
}

pub(super) fn not_applicable(known_from: &str) -> Absent {
    Absent::NotApplicable(format!("没有应办，不涉及（{known_from}）"))
}
