//! Ledgers with a row for every month; sessions that have their days; registers that close what units finished.

use super::needs::Need;
use super::{Wish, World, day};
use crate::calendar::Span;
use crate::campaign::model::{
    ColumnId, ColumnKind, Deadline, DueFrom, Each, Hop, LedgerId, Life, ListId, Measured, Requirement, UnitId,
};
use crate::demo::chance::Chance;
use crate::value::Value;
use chrono::Days;
use rust_decimal::Decimal;

/// How many days a session lasts.
const SESSION: u64 = 9;

impl World<'_> {
    /// Whether units tell of every month in a ledger.
    pub(super) fn is_by_month(&self, ledger: LedgerId) -> bool {
        let written = &self.campaign.ledgers[ledger];
        let by_month = match written.life {
            Life::Event { date } => written.columns[date].kind == ColumnKind::Month,
            _ => false,
        };
        by_month && self.keepers(ledger).is_some()
    }

    /// A row for every month, unit and code that is asked for.
    pub(super) fn month_by_month(&mut self, ledger: LedgerId, period: usize) {
        let campaign = self.campaign;
        let (Some(days), Some(units)) = (self.days_of(ledger, period), self.keepers(ledger)) else {
            return;
        };
        let asked: Vec<&Requirement> = campaign
            .requirements
            .iter()
            .filter(|requirement| requirement.ledger == ledger)
            .collect();
        let per = asked.iter().find_map(|requirement| requirement.per);
        let codes: Vec<Option<usize>> = match per.map(|column| &campaign.ledgers[ledger].columns[column].kind)
        {
            Some(ColumnKind::Choice(list)) => (0..campaign.lists[*list].values.len()).map(Some).collect(),
            _ => vec![None],
        };
        for unit in units {
            for month in days.months().into_iter().filter_map(|month| month.overlap(&days)) {
                for code in &codes {
                    let values = self.month(ledger, *unit, month, &asked);
                    let coded = per.zip(*code).map(|(column, code)| (column, Value::Choice(code)));
                    let values = values.into_iter().chain(coded).collect();
                    let wish = Wish {
                        owner: Some(*unit),
                        period,
                        span: month,
                        subject: None,
                        values,
                        base: None,
                    };
                    self.create(ledger, wish);
                }
            }
        }
    }

    /// Numbers of a month that keep below their ceilings, where the unit does well.
    fn month(
        &self,
        ledger: LedgerId,
        unit: UnitId,
        month: Span,
        asked: &[&Requirement],
    ) -> Vec<(ColumnId, Value)> {
        let name = &self.campaign.roster.units[unit].name;
        let written = &self.campaign.ledgers[ledger].name;
        let id = self.entries[ledger].len().to_string();
        let mut chance = self.chance(&["month", written, name, &month.from.to_string(), &id]);
        let mut values = Vec::new();
        for requirement in asked {
            let Measured::Sum(column) = requirement.measured else {
                continue;
            };
            let badly = !self.well(Some(unit), &mut chance);
            match (requirement.at_most_of, requirement.at_most) {
                (Some(other), _) => {
                    let before = chance.between(2, 9);
                    let now = if badly {
                        before + 1
                    } else {
                        before - chance.below(2)
                    };
                    values.push((other, whole(before)));
                    values.push((column, whole(now)));
                }
                (None, Some(_)) => values.push((column, whole(usize::from(badly && chance.percent(8))))),
                (None, None) => {}
            }
        }
        values
    }

    /// The code whose share of a roster is asked for, where the ledger has such a column, and its days: whoever is
    /// trained in one of three sessions is there when it takes place.
    pub(super) fn session(&self, need: &Need<'_>) -> Option<(ColumnId, usize, Span)> {
        let ledger = need.requirement.ledger;
        let (list, column) = self.session_list(ledger)?;
        let codes = self.campaign.lists[list].values.len().max(1);
        let code = match need.requirement.each {
            Each::People(_) => need.turn % codes,
            _ if need.code.is_some_and(|(of, _)| of == column) => need.code?.1,
            _ => self.entries[ledger].len() % codes,
        };
        let part = u64::from(need.days.len()) / codes as u64;
        let from = need.days.from + Days::new(part * code as u64 + part / 2);
        let to = (from + Days::new(SESSION)).min(need.days.to);
        Some((column, code, Span { from, to }))
    }

    fn session_list(&self, ledger: LedgerId) -> Option<(ListId, ColumnId)> {
        let shared = self.campaign.requirements.iter().filter_map(|requirement| {
            match (requirement.each, requirement.measured) {
                (Each::Codes(list, _), Measured::ShareOf(_)) => Some(list),
                _ => None,
            }
        });
        let columns = &self.campaign.ledgers[ledger].columns;
        shared
            .filter_map(|list| {
                let column = columns.find_id(|column| column.kind == ColumnKind::Choice(list))?;
                Some((list, column))
            })
            .next()
    }

    /// The register says when what the lead finished was closed.
    pub(super) fn close_base(&mut self, ledger: LedgerId, row: usize, base: (LedgerId, usize)) {
        let campaign = self.campaign;
        let written = &campaign.ledgers[ledger];
        for deadline in &written.deadlines {
            let Some((from, within)) = closes(deadline) else {
                continue;
            };
            let entry = &self.entries[ledger][row];
            let owner = entry.owner;
            let mut chance = self.chance(&["close", &written.name, &row.to_string()]);
            let closed =
                day(&entry.values[from]).map(|from| from + Days::new(self.taken(owner, within, &mut chance)));
            self.entries[base.0][base.1].values[deadline.met.column] =
                closed.map_or(Value::Missing, Value::Date);
        }
    }

    fn taken(&self, owner: Option<UnitId>, within: u32, chance: &mut Chance) -> u64 {
        let within = within as usize;
        let days = match self.well(owner, chance) {
            true => chance.between(0, within),
            false => within + chance.between(1, 9),
        };
        days as u64
    }
}

/// A deadline that starts in the unit's own column and is met in the register: the column and the days.
fn closes(deadline: &Deadline) -> Option<(ColumnId, u32)> {
    match deadline.due {
        DueFrom::After { from, n } if from.hop == Hop::Own && deadline.met.hop == Hop::Base => {
            Some((from.column, n))
        }
        _ => None,
    }
}

fn whole(number: usize) -> Value {
    Value::Number(Decimal::from(number))
}
