//! What units answer against what the office handed out: not in the register, not answered, said otherwise.

use super::Context;
use super::flaw::{Flaw, Weight};
use crate::campaign::model::{
    ById, Campaign, Column, ColumnId, FieldRef, Hop, LedgerId, Life, Period, UnitId,
};
use crate::campaign::names::suggest_by;
use crate::finding::{Kind, hint};
use crate::fold::fold;
use crate::history::History;
use crate::record::{Record, words};
use crate::value::Value;
use std::collections::BTreeSet;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        if let Some(base) = ledger.base.filter(|base| !context.records.of(*base).is_empty()) {
            let pair = Pair::new(context, id, base);
            flaws.extend(pair.unknown());
            flaws.extend(pair.unanswered());
        }
    }
    flaws
}

/// A ledger and the register it answers.
struct Pair<'c, 'a> {
    context: &'c Context<'a>,
    id: LedgerId,
    base: LedgerId,
    /// Columns of the ledger with those of the same name in the register; keys are compared otherwise.
    columns: Vec<(ColumnId, ColumnId)>,
}

impl<'c, 'a> Pair<'c, 'a> {
    fn new(context: &'c Context<'a>, id: LedgerId, base: LedgerId) -> Self {
        let ledgers = &context.campaign.ledgers;
        let register: ById<ColumnId, String> = ledgers[base]
            .columns
            .iter()
            .map(|column| fold(&column.name))
            .collect();
        let same = |(own, column): (ColumnId, &Column)| {
            let name = fold(&column.name);
            Some((own, register.find_id(|other| *other == name)?))
        };
        let columns = ledgers[id].columns.with_ids();
        let columns = columns.filter(|(own, _)| !ledgers[id].key.contains(own));
        Pair {
            context,
            id,
            base,
            columns: columns.filter_map(same).collect(),
        }
    }

    /// Rows whose key the register does not know, or whose words differ from it.
    fn unknown(&self) -> Vec<Flaw> {
        let column = self.context.campaign.ledgers[self.id].key.first().copied();
        let mut flaws = Vec::new();
        for (at, record) in self.context.records.of(self.id).iter().enumerate() {
            let Some(key) = &record.key else { continue };
            match self.context.rows.find(self.base, key, None) {
                None => {
                    let flaw = Flaw::new(self.id, at, column, self.not_there(key, record));
                    flaws.push(flaw.weighing(Weight::Remark));
                }
                Some(base) => flaws.extend(self.differences(at, record, base)),
            }
        }
        flaws
    }

    fn not_there(&self, key: &str, record: &Record) -> Kind {
        let rows = &self.context.rows;
        let known = self.context.records.of(self.base).iter();
        let known = known.filter_map(|row| Some((row.key.as_deref()?, row)));
        let like = suggest_by(key, known, |row| rows.record_label(row).into());
        let register = self.context.campaign.ledgers[self.base].name.to_string();
        Kind::NotInRegister {
            key: rows.record_label(record),
            register,
            hint: hint(&like),
        }
    }

    /// Compares cells with the register's: the register's value counts, and the unit gets a finding where its own
    /// differs.
    fn differences(&self, at: usize, record: &Record, base: &Record) -> Vec<Flaw> {
        let campaign = self.context.campaign;
        let ledger = &campaign.ledgers[self.id];
        let columns = self.columns.iter().copied();
        columns
            .filter_map(|(own, theirs)| {
                let column = &ledger.columns[own];
                let says = said(record, own).then(|| words(campaign, column, record.value(own)))?;
                let that = &campaign.ledgers[self.base].columns[theirs];
                let register = said(base, theirs).then(|| words(campaign, that, base.value(theirs)))?;
                if fold(&says) == fold(&register) {
                    return None;
                }
                let kind = Kind::RegisterDiffers {
                    column: column.name.to_string(),
                    said: says,
                    register,
                };
                let flaw = Flaw::new(self.id, at, Some(own), kind).weighing(Weight::Remark);
                Some(flaw.see_also(base.cell(theirs)).quoting(self.base, theirs))
            })
            .collect()
    }

    /// What was handed out to a unit that sent the ledger and does not mention it. What a sealed period closed is over.
    fn unanswered(&self) -> Vec<Flaw> {
        let sent: BTreeSet<Option<UnitId>> = self
            .context
            .records
            .of(self.id)
            .iter()
            .map(|row| row.sender)
            .collect();
        let Context {
            campaign,
            period,
            history,
            ..
        } = *self.context;
        let mut flaws = Vec::new();
        for (at, row) in self.context.records.of(self.base).iter().enumerate() {
            let Some(key) = &row.key else { continue };
            for unit in self.leads(row) {
                let own = self.context.rows.find(self.id, key, Some(unit));
                let answered = own.is_some_and(|own| own.sender == Some(unit));
                let to_answer = || is_to_answer((campaign, period, history), self.id, row, unit);
                if sent.contains(&Some(unit)) && !answered && to_answer() {
                    flaws.push(self.not_answered(at, row, unit));
                }
            }
        }
        flaws
    }

    fn not_answered(&self, at: usize, row: &Record, unit: UnitId) -> Flaw {
        let campaign = self.context.campaign;
        let ledger = campaign.ledgers[self.id].name.to_string();
        let column = campaign.ledgers[self.base].key.first().copied();
        let kind = Kind::NotAnswered {
            key: self.context.rows.record_label(row),
            ledger,
        };
        Flaw::new(self.base, at, column, kind)
            .weighing(Weight::Remark)
            .about(unit)
    }

    fn leads(&self, row: &Record) -> Vec<UnitId> {
        let ledgers = &self.context.campaign.ledgers;
        let lead = ledgers[self.base].lead.or(ledgers[self.id].lead);
        match lead {
            Some(FieldRef {
                hop: Hop::Own | Hop::Base,
                ledger,
                column,
            }) if ledger == self.base => match row.value(column) {
                Value::Units(units) => units.clone(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

/// Whether a unit has to answer a row of a register in its ledger: one of a list that holds until it is changed, one
/// handed out in the period, or one still open when the last period was sealed.
pub(crate) fn is_to_answer(
    (campaign, period, history): (&Campaign, &Period, &History),
    ledger: LedgerId,
    row: &Record,
    unit: UnitId,
) -> bool {
    let is_list = campaign.ledgers[row.ledger].life == Life::State;
    let (name, unit) = (&campaign.ledgers[ledger].name, &campaign.roster.units[unit].name);
    let is_open = |key| history.is_open(name, unit, key);
    is_list || row.period == period.id || row.key.as_deref().is_some_and(is_open)
}

fn said(record: &Record, column: ColumnId) -> bool {
    !matches!(
        record.value(column),
        Value::Missing | Value::Nil | Value::Unreadable
    )
}
