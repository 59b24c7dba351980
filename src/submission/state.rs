//! State of each ledger due from each unit.

use super::due::{days_late, due_dates, due_is_provisional};
use super::receipts::Facts;
use super::{Irregular, Irregularity, LedgerDue};
use crate::campaign::model::{Campaign, LedgerId, Period, UnitId};
use crate::finding::Place;
use crate::submission::SubmissionState;
use crate::table::Table;
use chrono::NaiveDate;
use std::sync::Arc;

/// What the state of a ledger is judged from.
pub(super) struct Case<'a> {
    pub campaign: &'a Campaign,
    pub period: &'a Period,
    pub unit: UnitId,
    pub ledger: LedgerId,
    /// Tables that are used, each with the path of its file.
    pub tables: Vec<(&'a Arc<str>, &'a Table)>,
    /// Whether there are several versions and no rule that decides.
    pub undecided: bool,
    /// Whether a file that may hold the ledger could not be read.
    pub unreadable: bool,
    pub facts: Facts,
}

impl Case<'_> {
    /// The state, with everything that marks for submissions need.
    pub(super) fn judge(&self) -> LedgerDue {
        let dues = due_dates(self.campaign, self.ledger, self.period);
        let late = if self.came() { self.lateness(&dues) } else { 0 };
        LedgerDue {
            unit: self.unit,
            ledger: self.ledger,
            due: dues.last().copied().unwrap_or(self.period.received_by),
            provisional: due_is_provisional(self.campaign, self.ledger, self.period),
            state: self.state(late),
            received: self.facts.received.first().copied().filter(|_| self.came()),
            days_late: late,
            returned: self.facts.returned,
            irregular: self.irregular(),
        }
    }

    /// Whether the register says that the ledger came. A receipt for all ledgers does not say so of one that is not
    /// there.
    fn came(&self) -> bool {
        !self.tables.is_empty() || self.undecided || self.unreadable || self.facts.by_name
    }

    /// Whether rows were filled in among the examples and nowhere else.
    pub(super) fn only_samples(&self) -> bool {
        let mut tables = self.tables.iter().map(|(_, table)| table);
        let nothing = tables.all(|table| table.rows.is_empty() && table.nil.is_none());
        nothing && self.tables.iter().any(|(_, table)| table.samples > 0)
    }

    fn state(&self, late: u32) -> SubmissionState {
        let nil = |(_, table): &(_, &Table)| table.rows.is_empty() && table.nil.is_some();
        let empty = self.tables.iter().all(|(_, table)| table.rows.is_empty());
        if self.tables.is_empty() || self.only_samples() {
            let unknown = self.undecided || self.unreadable || self.only_samples();
            let unknown = unknown && !self.facts.missing;
            if unknown {
                SubmissionState::Unreadable
            } else {
                SubmissionState::Missing
            }
        } else if empty && self.tables.iter().any(nil) {
            SubmissionState::Nil
        } else if late > 0 {
            SubmissionState::Late
        } else {
            SubmissionState::OnTime
        }
    }

    /// Natural days late. The first receipt counts; of a monthly ledger the latest month, each receipt compared with
    /// its own due date.
    fn lateness(&self, dues: &[NaiveDate]) -> u32 {
        let received = &self.facts.received;
        let pairs: Vec<(&NaiveDate, &NaiveDate)> = match (received.first(), dues.last()) {
            (Some(_), Some(_)) if dues.len() > 1 && received.len() >= dues.len() => {
                dues.iter().zip(received).collect()
            }
            (Some(first), Some(due)) => vec![(due, first)],
            _ => Vec::new(),
        };
        let late = |(due, received): (&NaiveDate, &NaiveDate)| days_late(self.campaign, *due, *received);
        pairs.into_iter().map(late).max().unwrap_or(0)
    }

    fn irregular(&self) -> Vec<Irregular> {
        let mut files = self.tables.iter().map(|(file, _)| *file);
        let first = files.next().filter(|first| files.all(|file| file == *first));
        let noted = self.facts.irregular.iter().map(|(what, place)| Irregular {
            what: Irregularity::Noted(what.clone()),
            place: first.map(Place::file),
            noted: place.clone(),
        });
        let mut all: Vec<Irregular> = noted.collect();
        for (file, table) in &self.tables {
            let place = Place::row(file, &table.sheet, table.header.1);
            let changed = columns_changed(self.campaign, self.ledger, table);
            all.extend(changed.into_iter().map(|what| Irregular {
                what,
                place: Some(place.clone()),
                noted: None,
            }));
        }
        all.dedup();
        all
    }
}

fn columns_changed(campaign: &Campaign, ledger: LedgerId, table: &Table) -> Vec<Irregularity> {
    let unknown = table.extra.iter().filter(|column| column.word.is_none());
    let extra: Vec<Arc<str>> = unknown
        .map(|column| Arc::from(column.name.as_str()))
        .filter(|name: &Arc<str>| !name.is_empty())
        .collect();
    let columns = table.columns.iter().zip(&campaign.ledgers[ledger].columns);
    let gone = columns.filter(|(found, _)| found.is_none());
    let gone: Vec<Arc<str>> = gone.map(|(_, column)| column.name.clone()).collect();
    let sheet = || Arc::from(&*table.sheet);
    let mut changed = Vec::new();
    if !extra.is_empty() {
        changed.push(Irregularity::ExtraColumns {
            sheet: sheet(),
            columns: extra,
        });
    }
    if !gone.is_empty() {
        changed.push(Irregularity::MissingColumns {
            sheet: sheet(),
            columns: gone,
        });
    }
    changed
}
