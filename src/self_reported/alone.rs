//! Which facts of a row a unit tells alone: no register, no seal and no other unit says the same.

use super::{Fact, FactKind, FactKinds};
use crate::campaign::model::{ColumnId, FieldRef, Hop, Keeper, UnitId};
use crate::fold::fold;
use crate::history::{History, SealedRow};
use crate::record::{Record, words};
use crate::rows::{Row, Rows};
use crate::value::Value;

/// Who may say the same as a unit.
#[derive(Clone, Copy)]
pub struct Witnesses<'a> {
    /// The rows of everybody.
    pub rows: &'a Rows<'a>,
    /// Seals of the periods before.
    pub history: &'a History,
    /// What the columns tell.
    pub kinds: &'a FactKinds,
}

impl<'a> Witnesses<'a> {
    /// Facts of a row, in these cells and by being there, that nobody tells but the unit that is scored; in order, each
    /// once.
    pub fn told_alone(&self, unit: UnitId, row: Row<'a>, fields: &[FieldRef]) -> Vec<Fact> {
        let told = fields.iter().filter_map(|field| self.fact(unit, row, *field));
        let mut facts: Vec<Fact> = told.chain(self.row(unit, row)).collect();
        facts.sort_unstable();
        facts.dedup();
        facts
    }

    fn fact(&self, unit: UnitId, row: Row<'a>, field: FieldRef) -> Option<Fact> {
        let (record, column) = self.rows.field(row, field)?;
        let kind = self.kinds.of(record.ledger, column)?;
        let blank = matches!(record.value(column), Value::Missing | Value::Nil);
        let told = self.is_own(unit, record)
            && !(blank && kind != FactKind::Answer)
            && !(field.hop == Hop::Own && self.is_registered(row, column))
            && !(kind.is_held_by_seal() && self.is_sealed(record, Some(column)))
            && !self
                .others(record)
                .any(|other| other.value(column) == record.value(column));
        told.then_some(Fact {
            ledger: record.ledger,
            column: Some(column),
            kind,
        })
    }

    /// That there is the row, where nobody else knows of it.
    fn row(&self, unit: UnitId, row: Row<'a>) -> Option<Fact> {
        let record = row.own.filter(|own| self.is_own(unit, own))?;
        let known = row.base.is_some()
            || self.is_sealed(record, None)
            || self.others(record).next().is_some()
            || self
                .rows
                .referred_by_key(record)
                .is_some_and(|referred| referred.sender != Some(unit));
        (!known).then_some(Fact {
            ledger: record.ledger,
            column: None,
            kind: FactKind::Rows,
        })
    }

    /// Whether the unit wrote the row for this period.
    fn is_own(&self, unit: UnitId, record: &Record) -> bool {
        let kept = self.rows.campaign.ledgers[record.ledger].keeper;
        record.sender == Some(unit) && record.was_sent() && kept != Keeper::Office
    }

    /// Whether the register's column of the same name says the same.
    fn is_registered(&self, row: Row<'a>, column: ColumnId) -> bool {
        let campaign = self.rows.campaign;
        let (Some(own), Some(base)) = (row.own, row.base) else {
            return false;
        };
        let told = &campaign.ledgers[own.ledger].columns[column];
        let text = words(campaign, told, own.value(column));
        let columns = campaign.ledgers[base.ledger].columns.with_ids();
        let mut same = columns.filter(|(_, other)| fold(&other.name) == fold(&told.name));
        same.any(|(at, other)| words(campaign, other, base.value(at)) == text)
    }

    /// Whether the last seal that holds the row says the same in a column; none = whether a seal holds it.
    fn is_sealed(&self, record: &Record, column: Option<ColumnId>) -> bool {
        let campaign = self.rows.campaign;
        let ledger = &campaign.ledgers[record.ledger];
        let Some(key) = record.key.as_deref() else {
            return false;
        };
        let sender = record.sender.map(|unit| &*campaign.roster.units[unit].name);
        let sealed = self.history.rows(&ledger.name, sender, key).next();
        let says = |(_, sealed): (_, &SealedRow)| match column {
            None => true,
            Some(column) => {
                let told = &ledger.columns[column];
                let text = words(campaign, told, record.value(column));
                sealed.cells.get(&told.name) == Some(&text) && !sealed.doubtful.contains(&told.name)
            }
        };
        sealed.is_some_and(says)
    }

    /// Rows in which other units, led by or supporting the same matter, tell of it.
    fn others(&self, record: &'a Record) -> impl Iterator<Item = &'a Record> {
        self.rows.told_by_others(record).filter(move |other| {
            let named = self.rows.units_named(record);
            let (leads, supports) = &named;
            let takes_part = |unit: &UnitId| leads.contains(unit) || supports.contains(unit);
            other.sender.as_ref().is_some_and(takes_part) && self.rows.units_named(other) == named
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{Campaign, ColumnKind, DueFrom, LedgerId};
    use crate::history::fixture::sealed;
    use crate::rows::sample::{all, base, campaign, deadline, ledger, own};
    use crate::self_reported::fields;
    use std::sync::Arc;

    /// 台账 (编号, 牵头, 时限, 办结), 登记 (编号, 时限), 办理 (编号, 时限, 办结), which answers 登记.
    fn items() -> Campaign {
        let mut campaign = campaign();
        let columns = [
            ("编号", ColumnKind::Text),
            ("牵头", ColumnKind::Units),
            ("时限", ColumnKind::Due),
            ("办结", ColumnKind::Date),
        ];
        let mut items = ledger("台账", &columns);
        items.lead = Some(own(LedgerId(0), 1));
        let due = DueFrom::Column(own(LedgerId(0), 2));
        items.deadlines = vec![deadline("办结", due, own(LedgerId(0), 3))].into();
        let (key, limit, done) = (columns[0].clone(), columns[2].clone(), columns[3].clone());
        let mut register = ledger("登记", &[key.clone(), limit.clone()]);
        register.keeper = Keeper::Office;
        let mut answers = ledger("办理", &[key, limit, done]);
        answers.base = Some(LedgerId(1));
        let due = DueFrom::Column(base(LedgerId(1), 1));
        answers.deadlines = vec![deadline("办结", due, own(LedgerId(2), 2))].into();
        campaign.ledgers = vec![items, register, answers].into();
        campaign
    }

    /// What 甲 tells alone of its first row of a ledger, with what the seal of the period before holds of it.
    fn told(ledger: usize, texts: [&str; 3], seal: Option<(&str, &str)>) -> Vec<(FactKind, Option<usize>)> {
        let campaign = items();
        let records = all(&campaign, &texts);
        let rows = Rows::new(&campaign, &records);
        let mut before = sealed("2022Q1", "2022-01-01", "2022-03-31");
        before.rows.extend(seal.map(|(column, cell)| SealedRow {
            ledger: campaign.ledgers[LedgerId(ledger)].name.clone(),
            unit: Some("甲".into()),
            key: "1".into(),
            cells: [(column.into(), cell.into())].into(),
            counted: true,
            doubtful: Vec::new(),
        }));
        let history = History {
            periods: vec![Arc::new(before)],
            ..History::default()
        };
        let witnesses = Witnesses {
            rows: &rows,
            history: &history,
            kinds: &FactKinds::new(&campaign),
        };
        let id = LedgerId(ledger);
        let deadlines = campaign.ledgers[id].deadlines.iter();
        let read: Vec<FieldRef> = deadlines
            .flat_map(|deadline| fields::of_deadline(&campaign, id, deadline))
            .collect();
        let row = rows.row(&records.of(id)[0]);
        let facts = witnesses.told_alone(UnitId(0), row, &read).into_iter();
        facts
            .map(|fact| (fact.kind, fact.column.map(|column| column.0)))
            .collect()
    }

    const ROWS: (FactKind, Option<usize>) = (FactKind::Rows, None);
    const TERM: (FactKind, Option<usize>) = (FactKind::Term, Some(2));
    const DONE: (FactKind, Option<usize>) = (FactKind::DoneDate, Some(3));

    #[test]
    fn another_unit_that_leads_the_same_matter_confirms_what_it_tells_alike() {
        let own = "甲|1|甲、乙|06-10|06-01";
        let with = |other: &str| told(0, [&format!("{own}\n{other}"), "", ""], None);
        assert_eq!(with(""), [ROWS, TERM, DONE]);
        assert_eq!(with("乙|1|甲、乙|06-10|06-01"), []);
        assert_eq!(with("乙|1|甲、乙|06-10|06-05"), [DONE]);
        // Another matter under the same key, and a unit that has no part in it.
        assert_eq!(with("乙|1|乙|06-10|06-01"), [ROWS, TERM, DONE]);
        assert_eq!(with("丙|1|甲、乙|06-10|06-01"), [ROWS, TERM, DONE]);
    }

    #[test]
    fn a_seal_confirms_the_row_and_the_term_that_it_holds() {
        let own = ["甲|1||06-10|06-01", "", ""];
        assert_eq!(told(0, own, Some(("时限", "2022-06-10"))), [DONE]);
        assert_eq!(told(0, own, Some(("时限", "2022-05-10"))), [TERM, DONE]);
        // The day something was done is not settled by an earlier seal.
        assert_eq!(told(0, own, Some(("办结", "2022-06-01"))), [TERM, DONE]);
    }

    #[test]
    fn the_register_says_which_items_there_are_and_what_its_columns_tell() {
        let done = (FactKind::DoneDate, Some(2));
        assert_eq!(told(2, ["", "-|1|06-10", "甲|1|06-10|06-01"], None), [done]);
        let mut campaign = items();
        let limit = DueFrom::Column(own(LedgerId(2), 1));
        campaign.ledgers[LedgerId(2)].deadlines = vec![deadline("办结", limit, own(LedgerId(2), 2))].into();
        let alike = |limit: &str| {
            let records = all(&campaign, &["", "-|1|06-10", &format!("甲|1|{limit}|")]);
            let rows = Rows::new(&campaign, &records);
            let witnesses = Witnesses {
                rows: &rows,
                history: &History::default(),
                kinds: &FactKinds::new(&campaign),
            };
            let row = rows.row(&records.of(LedgerId(2))[0]);
            let read = [own(LedgerId(2), 1)];
            witnesses.told_alone(UnitId(0), row, &read).len()
        };
        assert_eq!((alike("06-10"), alike("06-20")), (0, 1));
    }
}
