//! Subject of a row and the units that lead it, for readers who do not know it by its key.

use super::{Row, Rows, items};
use crate::campaign::model::{
    Campaign, Column, ColumnId, ColumnKind, DueFrom, FieldRef, Hop, Ledger, LedgerId, Life, Shown, UnitId,
};
use crate::fold::fold;
use crate::record::Record;
use crate::value::Value;
use std::sync::Arc;

/// Most characters of a subject, with the ellipsis of one that is cut.
const LONGEST: usize = 40;

/// Subject of a row, and the units that lead it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// What the row is about; none where no column that everybody may read says so.
    pub subject: Option<Arc<str>>,
    /// Printed names of the units that lead it.
    pub lead_units: Vec<Arc<str>>,
}

impl<'a> Rows<'a> {
    /// Subject and lead units of a row.
    pub fn matter(&self, row: Row<'a>) -> Matter {
        let units = &self.campaign.roster.units;
        let record = row.base.or(row.own);
        let leads = record.map_or_else(Vec::new, |record| self.lead_units(record));
        Matter {
            subject: self.subject(row),
            lead_units: leads.iter().map(|unit| units[*unit].name.clone()).collect(),
        }
    }

    /// Units that lead a record: those it names, else its sender, else the units of its people.
    pub fn lead_units(&self, record: &Record) -> Vec<UnitId> {
        items::units_of(self, record.ledger, record).0
    }

    /// What a row is about, in at most 40 characters. The register says it for the rows that answer it, and the row a
    /// key refers to for the rows that continue it; else the first text of the row itself.
    pub fn subject(&self, row: Row<'a>) -> Option<Arc<str>> {
        let campaign = self.campaign;
        if campaign.ledgers[row.ledger].shown != Shown::Open {
            return None;
        }
        let record = match campaign.ledgers[row.ledger].base {
            Some(_) => row.base?,
            None => row.own?,
        };
        let referred = self.referred_by_key(record);
        let told = referred.and_then(|referred| first_text(campaign, referred));
        told.or_else(|| first_text(campaign, record)).map(short)
    }

    /// The row that a column of the key refers to.
    pub(crate) fn referred_by_key(&self, record: &'a Record) -> Option<&'a Record> {
        let ledger = &self.campaign.ledgers[record.ledger];
        ledger.key.iter().find_map(|column| {
            let ColumnKind::Reference { ledger: to, .. } = &ledger.columns[*column].kind else {
                return None;
            };
            let Value::Text(key) = record.value(*column) else {
                return None;
            };
            self.find(*to, &fold(key), record.sender)
        })
    }
}

/// The cell of the first column that may tell what a record is about.
fn first_text<'a>(campaign: &Campaign, record: &'a Record) -> Option<&'a Arc<str>> {
    let id = record.ledger;
    let ledger = &campaign.ledgers[id];
    if ledger.shown != Shown::Open {
        return None;
    }
    let mut columns = ledger.columns.ids().take_while(|at| !is_end(id, ledger, *at));
    let may_tell = |at: &ColumnId| !ledger.key.contains(at) && is_open_text(&ledger.columns[*at]);
    match record.value(columns.find(may_tell)?) {
        Value::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

fn is_open_text(column: &Column) -> bool {
    column.kind == ColumnKind::Text && column.shown == Shown::Open
}

/// Whether a column holds a time limit or the day it was met: the text columns after it tell how the row went, not what
/// it is about.
fn is_end(id: LedgerId, ledger: &Ledger, column: ColumnId) -> bool {
    let own = |field: FieldRef| field.hop == Hop::Own && field.ledger == id && field.column == column;
    let closed = matches!(ledger.life, Life::Item { closed: Some(closed), .. } if own(closed));
    let mut deadlines = ledger.deadlines.iter();
    let limit = deadlines
        .any(|deadline| own(deadline.met) || matches!(deadline.due, DueFrom::Column(due) if own(due)));
    closed || limit
}

/// The text on one line, cut at [`LONGEST`] characters.
fn short(text: &Arc<str>) -> Arc<str> {
    let breaks = text.contains(['\n', '\r', '\t']);
    if !breaks && text.chars().nth(LONGEST).is_none() {
        return text.clone();
    }
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    match line.chars().nth(LONGEST) {
        None => line.into(),
        Some(_) => line
            .chars()
            .take(LONGEST - 1)
            .chain(['…'])
            .collect::<String>()
            .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{all, base, campaign, deadline, ledger, own};
    use super::*;

    /// Register (编号, 批示, 内容, 牵头, 时限, 结果), answers to it (编号, 进展), continued rows (编号, 措施).
    fn matters() -> Campaign {
        let mut campaign = campaign();
        let mut register = ledger(
            "登记",
            &[
                ("编号", ColumnKind::Text),
                ("批示", ColumnKind::DocNumber),
                ("内容", ColumnKind::Text),
                ("牵头", ColumnKind::Units),
                ("时限", ColumnKind::Due),
                ("结果", ColumnKind::Text),
            ],
        );
        register.lead = Some(own(LedgerId(0), 3));
        register.deadlines = vec![deadline(
            "办结",
            DueFrom::Column(own(LedgerId(0), 4)),
            own(LedgerId(0), 4),
        )]
        .into();
        let mut answers = ledger("台账", &[("编号", ColumnKind::Text), ("进展", ColumnKind::Text)]);
        answers.base = Some(LedgerId(0));
        answers.deadlines = vec![deadline(
            "办结",
            DueFrom::Column(base(LedgerId(0), 4)),
            base(LedgerId(0), 4),
        )]
        .into();
        let to = ColumnKind::Reference {
            ledger: LedgerId(0),
            conditions: Vec::new(),
            both_ways: false,
            within: None,
        };
        let continued = ledger("整改", &[("编号", to), ("措施", ColumnKind::Text)]);
        campaign.ledgers = vec![register, answers, continued].into();
        campaign
    }

    const ROWS: [&str; 3] = [
        "-|1|〔2022〕1号|修桥|甲、乙|06-01|在修\n-|2|〔2022〕2号||乙|06-01|在修",
        "甲|1|做了一半\n甲|9|不在登记簿",
        "丙|1|加固\n丙|9|改道",
    ];

    fn subjects(campaign: &Campaign, id: LedgerId) -> Vec<Option<String>> {
        let records = all(campaign, &ROWS);
        let rows = Rows::new(campaign, &records);
        let of = |record| rows.subject(rows.row(record)).map(|text| text.to_string());
        records.of(id).iter().map(of).collect()
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn the_register_or_the_row_referred_to_says_what_a_row_is_about() {
        let campaign = matters();
        assert_eq!(subjects(&campaign, LedgerId(0)), [some("修桥"), None]);
        assert_eq!(subjects(&campaign, LedgerId(1)), [some("修桥"), None]);
        assert_eq!(subjects(&campaign, LedgerId(2)), [some("修桥"), some("改道")]);
    }

    #[test]
    fn nothing_personal_or_restricted_is_a_subject() {
        for shown in [Shown::Personal, Shown::Restricted] {
            let mut column = matters();
            column.ledgers[LedgerId(0)].columns[ColumnId(2)].shown = shown;
            assert_eq!(subjects(&column, LedgerId(0)), [None, None]);
            assert_eq!(subjects(&column, LedgerId(1)), [None, None]);
            assert_eq!(subjects(&column, LedgerId(2)), [some("加固"), some("改道")]);

            let mut register = matters();
            register.ledgers[LedgerId(0)].shown = shown;
            assert_eq!(subjects(&register, LedgerId(0)), [None, None]);
            assert_eq!(subjects(&register, LedgerId(1)), [None, None]);
            assert_eq!(subjects(&register, LedgerId(2)), [some("加固"), some("改道")]);

            let mut answers = matters();
            answers.ledgers[LedgerId(1)].shown = shown;
            assert_eq!(subjects(&answers, LedgerId(1)), [None, None]);
        }
    }

    #[test]
    fn the_units_of_the_register_lead_its_rows() {
        let campaign = matters();
        let records = all(&campaign, &ROWS);
        let rows = Rows::new(&campaign, &records);
        let leads = |id: LedgerId| rows.matter(rows.row(&records.of(id)[0])).lead_units;
        assert_eq!(leads(LedgerId(0)), ["甲".into(), "乙".into()]);
        assert_eq!(leads(LedgerId(1)), ["甲".into(), "乙".into()]);
        assert_eq!(leads(LedgerId(2)), ["丙".into()]);
    }

    #[test]
    fn a_long_subject_is_cut_at_forty_characters() {
        let text = |length: usize| -> Arc<str> { "长".repeat(length).into() };
        assert_eq!(short(&text(40)), text(40));
        assert_eq!(short(&text(41)).chars().count(), 40);
        assert!(short(&text(41)).ends_with("长…"));
        assert_eq!(&*short(&"一\n二".into()), "一 二");
    }
}
