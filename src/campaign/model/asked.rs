//! What a period asks for: a quarter or a stage asks for everything, a year only for what its score tables read
//! (`decisions` 66).

use super::{
    Campaign, Each, Keeper, LedgerId, Period, PeriodKind, Requirement, RequirementId, ScoreTable, UnitId,
    What,
};

impl Campaign {
    /// Whether a period asks a unit for a ledger, should it be due from it at all.
    pub fn asks_unit_for(&self, period: &Period, unit: UnitId, ledger: LedgerId) -> bool {
        let group = self.roster.units[unit].group;
        match group.map(|group| self.groups[group].year_table) {
            _ if period.kind != PeriodKind::Year => true,
            Some(Some(table)) => self.reads(&self.tables[table], ledger),
            Some(None) => false,
            None => self.asks_for(period, ledger),
        }
    }

    /// Whether a period asks anybody for a ledger.
    pub fn asks_for(&self, period: &Period, ledger: LedgerId) -> bool {
        period.kind != PeriodKind::Year || self.year_tables().any(|table| self.reads(table, ledger))
    }

    /// Whether a period asks for a requirement.
    pub fn asks_requirement(&self, period: &Period, requirement: RequirementId) -> bool {
        let named = |what: &What| matches!(what, What::Requirements(all) if all.contains(&requirement));
        period.kind != PeriodKind::Year || self.year_tables().any(|table| self.any_part(table, named))
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

    /// Periods of a kind that lie in a longer one, oldest first.
    pub fn periods_inside<'a>(
        &'a self,
        whole: &'a Period,
        kind: PeriodKind,
    ) -> impl Iterator<Item = &'a Period> {
        let periods = self.periods.iter();
        periods.filter(move |part| part.kind == kind && part.is_part_of(whole))
    }

    fn year_tables(&self) -> impl Iterator<Item = &ScoreTable> {
        let tables = self.groups.iter().filter_map(|group| group.year_table);
        tables.map(|table| &self.tables[table])
    }

    fn reads(&self, table: &ScoreTable, asked: LedgerId) -> bool {
        self.any_part(table, |what| match what {
            What::Deadlines { ledger, .. }
            | What::Good { ledger, .. }
            | What::Ratio { ledger, .. }
            | What::Sum { ledger, .. }
            | What::Mean { ledger, .. }
            | What::Rows { ledger }
            | What::Findings { ledger, .. } => *ledger == asked,
            What::Requirements(all) => all.iter().any(|id| self.requirements[*id].ledger == asked),
            What::Submission { ledgers, .. } => ledgers.contains(&asked),
            What::RosterNumber(_) | What::Ladder | What::Rating(_) | What::Assessed | What::Results(_) => {
                false
            }
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
