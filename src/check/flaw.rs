//! A flaw: something wrong with a row, before it becomes a finding.

use crate::campaign::model::{Campaign, ClauseId, ColumnId, LedgerId, UnitId};
use crate::finding::{Finding, Kind, Level, Place};
use crate::record::{Record, Rejection};
use std::collections::BTreeSet;

/// What a flaw does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// A remark at the catalogue's level; the row counts.
    Remark,
    /// An error that rejects the row where counting reads the column, else a warning.
    Wrong,
    /// As `Wrong`, but without a finding: it has been reported elsewhere.
    Silent,
    /// An error that rejects the row.
    Reject,
}

/// A flaw of a row.
#[derive(Debug)]
pub(super) struct Flaw {
    pub ledger: LedgerId,
    /// Index of the record in its ledger.
    pub at: usize,
    /// Column of the cell it is about; none = the whole row.
    pub column: Option<ColumnId>,
    pub kind: Kind,
    pub weight: Weight,
    /// Clause to cite; none = that of the column, or of the ledger.
    pub clause: Option<ClauseId>,
    pub also: Vec<Place>,
    /// Other columns whose cells the facts of the kind quote.
    pub quotes: Vec<(LedgerId, ColumnId)>,
    /// Unit whose data it is about; none = the sender of the row.
    pub unit: Option<UnitId>,
    /// Where it is told, where that is not the row.
    pub told_at: Option<Place>,
}

impl Flaw {
    pub(super) fn new(ledger: LedgerId, at: usize, column: Option<ColumnId>, kind: Kind) -> Self {
        Flaw {
            ledger,
            at,
            column,
            kind,
            weight: Weight::Wrong,
            clause: None,
            also: Vec::new(),
            quotes: Vec::new(),
            unit: None,
            told_at: None,
        }
    }

    pub(super) fn weighing(self, weight: Weight) -> Self {
        Flaw { weight, ..self }
    }

    pub(super) fn citing(self, clause: ClauseId) -> Self {
        Flaw {
            clause: Some(clause),
            ..self
        }
    }

    pub(super) fn see_also(mut self, place: Place) -> Self {
        self.also.push(place);
        self
    }

    pub(super) fn quoting(mut self, ledger: LedgerId, column: ColumnId) -> Self {
        self.quotes.push((ledger, column));
        self
    }

    pub(super) fn about(self, unit: UnitId) -> Self {
        Flaw {
            unit: Some(unit),
            ..self
        }
    }

    /// The same flaw for another unit, told at a place of its own; the row is a place to see.
    pub(super) fn for_unit(self, unit: UnitId, place: Place, record: &Record) -> Self {
        let row = self.place(record);
        Flaw {
            unit: Some(unit),
            told_at: Some(place),
            ..self.see_also(row)
        }
    }

    fn is_counted(&self, campaign: &Campaign) -> bool {
        let columns = &campaign.ledgers[self.ledger].columns;
        self.column.is_some_and(|column| columns[column].counted)
    }

    pub(super) fn rejects(&self, campaign: &Campaign) -> bool {
        match self.weight {
            Weight::Remark => false,
            Weight::Wrong | Weight::Silent => self.is_counted(campaign),
            Weight::Reject => true,
        }
    }

    pub(super) fn is_told(&self) -> bool {
        self.weight != Weight::Silent
    }

    /// Why the row cannot be counted.
    pub(super) fn rejection(&self) -> Rejection {
        Rejection {
            column: self.column,
            kind: self.kind.clone(),
            quotes: self.quotes.clone(),
        }
    }

    fn place(&self, record: &Record) -> Place {
        if let Some(place) = &self.told_at {
            return place.clone();
        }
        self.column
            .map_or_else(|| record.place(), |column| record.cell(column))
    }

    /// Whether the cell has an error already, so that this one is not reported.
    pub(super) fn is_echo_of(&self, faulty: &BTreeSet<Place>, record: &Record) -> bool {
        self.column.is_some() && self.is_told() && faulty.contains(&self.place(record))
    }

    pub(super) fn finding(&self, campaign: &Campaign, record: &Record) -> Finding {
        let ledger = &campaign.ledgers[self.ledger];
        let column = self.column.map(|column| (column, &ledger.columns[column]));
        let clause = self
            .clause
            .or(column.map(|(_, column)| column.clause))
            .unwrap_or(ledger.clause);
        let mut finding = Finding::new(self.kind.clone(), self.place(record))
            .in_ledger(self.ledger, &ledger.name)
            .citing(&campaign.clauses[clause].key);
        if let Some((id, column)) = column {
            finding = finding.in_column(id, &column.name);
        }
        if let Some(unit) = self.unit.or(record.sender) {
            finding = finding.of_unit(unit, &campaign.roster.units[unit].name);
        }
        finding.also.clone_from(&self.also);
        for (ledger, column) in &self.quotes {
            finding = finding.quoting(*ledger, Some(*column));
        }
        match self.weight {
            Weight::Remark => finding,
            _ if self.rejects(campaign) => finding.at_level(Level::Error),
            _ => finding.at_level(Level::Warning),
        }
    }
}
