//! What a period asks for: those of the shortest kind and stages ask for everything, longer ones and years only for what
//! their score tables read (`decisions` 66).

use super::{
    Campaign, Each, Factor, FactorWhen, Group, Keeper, LedgerId, Period, PeriodKind, Requirement,
    RequirementId, ScoreTable, UnitId, What,
};

impl Campaign {
    /// Whether a period asks a unit for a ledger, should it be due from it at all.
    pub fn asks_unit_for(&self, period: &Period, unit: UnitId, ledger: LedgerId) -> bool {
        match self.roster.units[unit].group {
            Some(group) => self.asks_group_for(&self.groups[group], period, ledger),
            None => self.asks_for(period, ledger),
        }
    }

    /// Whether a period asks anybody for a ledger; where nobody is ranked, every period does.
    pub fn asks_for(&self, period: &Period, ledger: LedgerId) -> bool {
        let mut groups = self.groups.iter();
        self.groups.is_empty() || groups.any(|group| self.asks_group_for(group, period, ledger))
    }

    fn asks_group_for(&self, group: &Group, period: &Period, ledger: LedgerId) -> bool {
        let table = group.table_in(period).map(|table| &self.tables[table]);
        table.is_some_and(|table| self.asks_everything(group, period) || self.reads(table, ledger))
    }

    /// Whether a period asks a group for everything: no shorter kind of periods is run for it. A longer one asks only for
    /// what its own table reads.
    fn asks_everything(&self, group: &Group, period: &Period) -> bool {
        let mut run = self.periods.iter().map(|period| period.kind);
        !run.any(|kind| period.kind.takes_together(kind) && group.table_of(kind).is_some())
    }

    /// Whether a period asks for a requirement.
    pub fn asks_requirement(&self, period: &Period, requirement: RequirementId) -> bool {
        let named = |what: &What| matches!(what, What::Requirements(all) if all.contains(&requirement));
        let asks = |group: &Group| {
            let table = group.table_in(period).map(|table| &self.tables[table]);
            let by_factor =
                |factor: &Factor| matches!(factor.when, FactorWhen::Unmet(id) if id == requirement);
            table.is_some_and(|table| {
                self.asks_everything(group, period)
                    || self.any_part(table, named)
                    || self.factors(table).any(by_factor)
            })
        };
        self.groups.is_empty() || self.groups.iter().any(asks)
    }

    /// Whether no rule lets a unit, or the unit of a person, send the ledger that a requirement counts (`decisions` 68).
    /// A ledger that none of the units asked sends is about others: whoever keeps it names them in its rows.
    pub fn cannot_send(&self, requirement: &Requirement, unit: UnitId) -> bool {
        let ledger = &self.ledgers[requirement.ledger];
        let Keeper::Units(keepers) = ledger.keeper else {
            return false;
        };
        let keeps = |unit: UnitId| self.sets[keepers].units().contains(&unit);
        let named_by_others = match requirement.each {
            Each::Units(_) => ledger.lead.is_some(),
            Each::People(set) => {
                let people = self.sets[set].people().iter();
                people
                    .map(|person| self.roster.people[*person].unit)
                    .all(|unit| !keeps(unit))
            }
            Each::Codes(..) => true,
        };
        !keeps(unit) && !named_by_others
    }

    /// Whether a period takes together shorter ones that lie in it.
    pub fn takes_together(&self, whole: &Period) -> bool {
        let mut periods = self.periods.iter();
        periods.any(|part| whole.kind.takes_together(part.kind) && part.is_part_of(whole))
    }

    /// Periods of a kind that lie in a longer one, oldest first.
    pub fn periods_inside<'a>(
        &'a self,
        whole: &'a Period,
        kind: PeriodKind,
    ) -> impl Iterator<Item = &'a Period> {
        let periods = self.periods.iter();
        periods.filter(move |part| part.kind == kind && part.is_part_of(whole))
    }

    /// Factors of a table, of its sections and of its lines.
    fn factors<'c>(&'c self, table: &'c ScoreTable) -> impl Iterator<Item = &'c Factor> {
        let lines = table.sections.iter().flat_map(|section| &section.lines);
        let of_lines = lines.flat_map(|line| &self.indicators[line.indicator].times);
        let of_sections = table.sections.iter().flat_map(|section| &section.times);
        table.times.iter().chain(of_sections).chain(of_lines)
    }

    fn reads(&self, table: &ScoreTable, asked: LedgerId) -> bool {
        let by_factor = |factor: &Factor| match &factor.when {
            FactorWhen::Unmet(requirement) => self.requirements[*requirement].ledger == asked,
            FactorWhen::Found(part) => part.what.ledger() == Some(asked),
            FactorWhen::Always | FactorWhen::Missed(_) => false,
        };
        let is_read = self.factors(table).any(by_factor);
        is_read
            || self.any_part(table, |what| match what {
                What::Requirements(all) => all.iter().any(|id| self.requirements[*id].ledger == asked),
                What::Submission { ledgers, .. } => ledgers.contains(&asked),
                _ => what.ledger() == Some(asked),
            })
    }

    pub(crate) fn any_part(&self, table: &ScoreTable, is: impl Fn(&What) -> bool) -> bool {
        let mut lines = table.sections.iter().flat_map(|section| &section.lines);
        lines.any(|line| {
            self.indicators[line.indicator]
                .parts
                .iter()
                .any(|part| is(&part.what))
        })
    }
}
