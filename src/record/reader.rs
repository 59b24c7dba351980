//! What every row is read with: names, code lists and hints, prepared once.

use super::Rejection;
use super::SentTable;
use crate::campaign::model::{
    ById, Campaign, ColumnId, ColumnKind, DueFrom, Ledger, LedgerId, ListId, Period,
};
use crate::campaign::names::Names;
use crate::finding::{Finding, Kind, Level, Place};
use crate::fold::fold;
use crate::table::TableRow;
use crate::value::choice::Choices;
use crate::value::names::Known;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What stays the same for all rows.
pub(super) struct Reader<'a> {
    pub campaign: &'a Campaign,
    /// Definitions of the tables that are read: [`SentTable::ledger`] is an index into them.
    pub ledgers: &'a ById<LedgerId, Ledger>,
    pub period: &'a Period,
    pub names: Names<'a>,
    /// Folded names of units and of people; a name that contains a separator is not split.
    pub units: Known,
    pub people: Known,
    /// Choices of each code list.
    pub lists: ById<ListId, Choices>,
    pub measures: Choices,
    /// Date columns that hold a time limit; the others hold facts, which cannot be in the future.
    limits: BTreeSet<(LedgerId, ColumnId)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        campaign: &'a Campaign,
        ledgers: &'a ById<LedgerId, Ledger>,
        period: &'a Period,
    ) -> Self {
        let units = campaign.roster.units.iter();
        let called = units.flat_map(|unit| unit.aliases.iter().chain([&unit.name]));
        let lists = campaign.lists.iter().map(|list| {
            let aliases = list
                .aliases
                .iter()
                .flat_map(|(at, words)| words.iter().map(|word| (&**word, *at)));
            Choices::new(list.values.iter().map(|value| &**value), aliases)
        });
        Reader {
            campaign,
            ledgers,
            period,
            names: Names::new(campaign),
            units: called.map(|name| fold(name)).collect(),
            people: campaign
                .roster
                .people
                .iter()
                .map(|person| fold(&person.name))
                .collect(),
            lists: lists.collect(),
            measures: Choices::new(campaign.measures.iter().map(|measure| &*measure.name), []),
            limits: limits(ledgers),
        }
    }

    /// Whether a column holds the date of something that has happened.
    pub(super) fn is_fact(&self, ledger: LedgerId, column: ColumnId) -> bool {
        let kind = &self.ledgers[ledger].columns[column].kind;
        *kind == ColumnKind::Date && !self.is_limit(ledger, column)
    }

    /// Whether a column holds a time limit.
    pub(super) fn is_limit(&self, ledger: LedgerId, column: ColumnId) -> bool {
        self.limits.contains(&(ledger, column))
    }
}

fn limits(ledgers: &ById<LedgerId, Ledger>) -> BTreeSet<(LedgerId, ColumnId)> {
    let deadlines = ledgers.iter().flat_map(|ledger| &ledger.deadlines);
    let dues = deadlines.filter_map(|deadline| match &deadline.due {
        DueFrom::Column(field) => Some((field.ledger, field.column)),
        DueFrom::After { .. } | DueFrom::Every { .. } => None,
    });
    dues.collect()
}

/// A row while it is read, with the findings about it so far.
pub(super) struct Draft<'a> {
    pub reader: &'a Reader<'a>,
    pub sent: &'a SentTable,
    pub row: &'a TableRow,
    pub findings: Vec<Finding>,
    pub rejected: Vec<Rejection>,
}

impl Draft<'_> {
    /// Place of a column's cell; where there is none, the place it would have.
    pub(super) fn place(&self, column: ColumnId) -> Place {
        let (file, sheet) = (&self.sent.file, &self.sent.table.sheet);
        let cell = self.row.cells.get(column.0).and_then(Option::as_ref);
        let found = self.sent.table.columns.get(column.0).and_then(Option::as_ref);
        match (cell, found) {
            (Some(cell), _) => Place::cell(file, sheet, cell.row, cell.col),
            (None, Some(found)) => Place::cell(file, sheet, self.row.row, found.col),
            (None, None) => Place::row(file, sheet, self.row.row),
        }
    }

    /// Adds a finding about a cell, at the level of the catalogue.
    pub(super) fn remark(&mut self, column: ColumnId, kind: Kind) {
        let finding = self.finding(column, kind);
        self.findings.push(finding);
    }

    /// Adds a finding about a cell: an error that rejects the row if counting reads the column, else a warning.
    pub(super) fn wrong(&mut self, column: ColumnId, kind: Kind) {
        if self.reader.ledgers[self.sent.ledger].columns[column].counted {
            self.reject(column, kind);
        } else {
            let finding = self.finding(column, kind);
            self.findings.push(finding.at_level(Level::Warning));
        }
    }

    /// Adds an error about a cell, which rejects the row.
    pub(super) fn reject(&mut self, column: ColumnId, kind: Kind) {
        let finding = self.finding(column, kind);
        self.rejected.push(Rejection {
            column: Some(column),
            kind: finding.kind.clone(),
            quotes: Vec::new(),
        });
        self.findings.push(finding.at_level(Level::Error));
    }

    fn finding(&self, column: ColumnId, kind: Kind) -> Finding {
        let campaign = self.reader.campaign;
        let ledger = &self.reader.ledgers[self.sent.ledger];
        let column_of = &ledger.columns[column];
        let finding = Finding::new(kind, self.place(column))
            .in_ledger(self.sent.ledger, &ledger.name)
            .in_column(column, &column_of.name)
            .citing(&campaign.clauses[column_of.clause].key);
        match self.sent.unit {
            Some(unit) => finding.of_unit(unit, &campaign.roster.units[unit].name),
            None => finding,
        }
    }

    /// Last day on which facts of this table may be dated; none for registers.
    pub(super) fn received(&self) -> Option<NaiveDate> {
        self.sent.received
    }
}
