//! Definition as written + roster → [`Campaign`]: every name looked up once, every mistake reported.
//!
//! A lookup that fails has been reported and gives nothing; what rests on it is left out silently. The campaign is
//! handed on only when there was no error, so that what was left out never reaches a run.

mod against;
mod amount;
mod boards;
mod column;
mod companions;
mod compared;
mod condition;
mod deadline;
mod duty;
mod factor;
mod field;
mod indicator;
mod grading;
mod index;
mod ladder;
mod ledger;
mod list;
mod mark;
mod pairs;
mod period;
mod policy;
mod rating;
mod requirement;
mod results;
mod sampling;
mod sendable;
mod set;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod unused;

use super::definition::Definition;
use super::definition::campaign::Head;
use super::model::{
    ById, Campaign, CampaignHead, ClauseId, ColumnId, GroupId, LedgerId, Set, SetId, StageId,
};
use super::names::UnitNames;
use super::reader::{Mistakes, Word};
use super::roster::RosterRead;
use crate::calendar::{Calendar, Span};
use chrono::NaiveDate;
use index::DefinitionNames;
use shape::Shape;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is looked up while an entry is resolved.
pub(crate) struct Resolver<'a> {
    def: &'a Definition,
    mistakes: &'a Mistakes,
    roster: &'a RosterRead,
    units: UnitNames,
    names: DefinitionNames,
    /// Ledgers as far as others refer to them.
    shapes: ById<LedgerId, Shape>,
    /// Columns whose cells counting reads.
    counted: RefCell<BTreeSet<(LedgerId, ColumnId)>>,
}

/// Names of the groups, for reading the roster.
pub(crate) fn group_names(def: &Definition) -> Vec<(Arc<str>, GroupId)> {
    let names = def.campaign.groups.with_ids();
    names.map(|(id, group)| (group.name.value.clone(), id)).collect()
}

/// Resolves everything. Of use only when there was no error.
pub(crate) fn resolve(
    def: &Definition,
    roster: &RosterRead,
    calendar: Calendar,
    mistakes: &Mistakes,
) -> Campaign {
    let names = DefinitionNames::new(def, mistakes);
    let resolver = Resolver {
        shapes: shape::shapes(def, &names),
        def,
        mistakes,
        roster,
        units: UnitNames::new(&roster.roster.units),
        names,
        counted: RefCell::default(),
    };
    let campaign = resolver.campaign(calendar);
    resolver.report_unused();
    resolver.remark_on_policy();
    campaign
}

impl Resolver<'_> {
    /// What is missing has been reported; something stands in for it, and the campaign is not handed on.
    fn campaign(&self, calendar: Calendar) -> Campaign {
        let head = self.head();
        let (scoring, exemptions) = (self.scoring(), self.exemptions());
        let (sets, stages, submission) = (self.sets(), self.stages(), self.submission());
        let mut campaign = Campaign {
            head: campaign_head(head),
            clause: head
                .and_then(|head| self.clause(&head.clause))
                .unwrap_or_default(),
            span: self.span().unwrap_or(Span::day(NaiveDate::MIN)),
            clauses: self.clauses(),
            measures: self.measures(&sets),
            groups: self.groups(),
            periods: self.periods(&stages, &calendar),
            received_early: number(self.def.campaign.received_early.as_ref()),
            sampling: self.sampling(),
            ranking: self.ranking(),
            ladder: self.ladder(),
            orders: self.orders(),
            tracked: self.tracked(),
            lists: self.lists(),
            ledgers: self.ledgers(&submission),
            requirements: self.requirements(&sets),
            indicators: self.indicators(),
            ratings: self.ratings(),
            tables: self.tables(),
            adjustments: self.adjustments(),
            vetoes: self.vetoes(),
            scoring_clause: scoring.clause,
            support_weight: scoring.support_weight,
            bonus_cap: scoring.bonus_cap,
            penalty_floor: scoring.penalty_floor,
            exemption_clause: exemptions.0,
            exemption_partial: exemptions.1,
            entry_rules: self.entry_rules(),
            levels: self.levels(),
            roster: self.roster.roster.clone(),
            sets,
            stages,
            submission,
            calendar,
            remarks: Vec::new(),
            fingerprints: Vec::new(),
        };
        self.mark_counted(&mut campaign.ledgers);
        self.requirements_can_be_sent(&campaign);
        self.results_can_be_had(&campaign);
        self.factors_can_be_told(&campaign);
        self.grades_are_used();
        self.black_can_lower(&campaign);
        campaign
    }

    /// The clause of that name.
    fn clause(&self, word: &Word) -> Option<ClauseId> {
        self.names.clauses.get(word, self.mistakes)
    }

    /// A clause that falls back on that of what it belongs to.
    fn clause_or(&self, word: Option<&Word>, fallback: ClauseId) -> ClauseId {
        word.and_then(|word| self.clause(word)).unwrap_or(fallback)
    }

    /// The set of that name: built in, a group, or declared.
    fn set(&self, word: &Word) -> Option<SetId> {
        self.names.sets.get(word, self.mistakes)
    }

    fn ledger(&self, word: &Word) -> Option<LedgerId> {
        self.names.ledgers.get(word, self.mistakes)
    }

    fn stage_ids(&self, words: &[Word]) -> Vec<StageId> {
        let ids = words
            .iter()
            .filter_map(|word| self.names.stages.get(word, self.mistakes));
        ids.collect()
    }

    fn set_is_of_units(&self, sets: &ById<SetId, Set>, set: SetId) -> bool {
        matches!(sets[set].members, super::model::SetMembers::Units(_))
    }
}

/// The head of the campaign, its texts without their places in the file.
fn campaign_head(head: Option<&Head>) -> CampaignHead {
    let word = |word: fn(&Head) -> &Word| head.map_or_else(|| "".into(), |head| word(head).value.clone());
    let maybe = |word: fn(&Head) -> &Option<Word>| Some(word(head?).as_ref()?.value.clone());
    CampaignHead {
        title: word(|head| &head.title),
        short: word(|head| &head.short),
        organiser: word(|head| &head.organiser),
        office: word(|head| &head.office),
        responsible: maybe(|head| &head.responsible),
        basis: maybe(|head| &head.basis),
        theme: maybe(|head| &head.theme),
    }
}

/// The value without its place.
fn number<T: Copy>(written: Option<&super::reader::Written<T>>) -> Option<T> {
    written.map(|written| written.value)
}
