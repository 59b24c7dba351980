//! When ledgers are due.

use super::super::definition::duty::Duty;
use super::super::model::{ClauseId, DueRule, Every};
use super::Resolver;
use crate::calendar::{DayUnit, Roll};

impl Resolver<'_> {
    /// `[submission]`: the fifth working day, unless written otherwise.
    pub(super) fn submission(&self) -> DueRule {
        let clause = self
            .head()
            .and_then(|head| self.names.clauses.find(&head.clause.value));
        let default = DueRule {
            clause: clause.unwrap_or_default(),
            every: Every::Period,
            within: 5,
            unit: DayUnit::Working,
            roll: Roll::None,
        };
        let written = &self.def.campaign.submission;
        self.duty(written, &default, default.clause)
    }

    /// A rule in which what is not written is inherited.
    pub(super) fn duty(&self, written: &Duty, inherited: &DueRule, clause: ClauseId) -> DueRule {
        DueRule {
            clause: self.clause_or(written.clause.as_ref(), clause),
            every: super::number(written.every.as_ref()).unwrap_or(inherited.every),
            within: super::number(written.within.as_ref()).unwrap_or(inherited.within),
            unit: super::number(written.unit.as_ref()).unwrap_or(inherited.unit),
            roll: super::number(written.roll.as_ref()).unwrap_or(inherited.roll),
        }
    }
}
