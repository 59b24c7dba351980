//! A row of a register with fixed columns: cells by the column's name, with findings at the cell.

use super::{Entry, FixedTable};
use crate::calendar::Span;
use crate::campaign::model::{IndicatorId, LedgerId, UnitId};
use crate::campaign::names::{Names, suggest};
use crate::evidence::Evidence;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::{clean, fold};
use crate::table::{TableCell, TableRow};
use crate::value::Content;
use crate::value::day::{When, read_date};
use crate::value::nil::{Presence, presence};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The words that mean every ledger or unit.
const ALL: &[&str] = &["全部", "所有", "全部台账", "全部单位", "all"];

/// Confirms the explicit nils of a period.
pub(super) const NILS: &str = "零报告";

/// A row of a register.
pub(super) struct RegisterRow<'a> {
    pub names: &'a Names<'a>,
    pub table: &'a FixedTable,
    pub row: &'a TableRow,
    /// Years are taken from here where none is written.
    pub span: Span,
    pub findings: &'a mut Findings,
}

impl<'a> RegisterRow<'a> {
    fn column(&self, name: &str) -> usize {
        let columns = self.table.kind.columns();
        columns
            .iter()
            .position(|(names, _)| names[0] == name)
            .expect("a column of this register")
    }

    fn cell(&self, name: &str) -> Option<&'a TableCell> {
        let cell = self.row.cells.get(self.column(name))?.as_ref()?;
        match presence(&Content::new(&cell.value, cell.format)) {
            // 零报告 is a word of the register of what does not apply.
            Presence::Nil if fold(&cell.value.shown()) == NILS => Some(cell),
            Presence::Blank | Presence::Nil | Presence::Placeholder => None,
            _ => Some(cell),
        }
    }

    fn place(&self, name: &str) -> Place {
        let (file, sheet) = (&self.table.file, &self.table.table.sheet);
        let found = self
            .table
            .table
            .columns
            .get(self.column(name))
            .and_then(Option::as_ref);
        match (self.cell(name), found) {
            (Some(cell), _) => Place::cell(file, sheet, cell.row, cell.col),
            (None, Some(column)) => Place::cell(file, sheet, self.row.row, column.col),
            (None, None) => Place::row(file, sheet, self.row.row),
        }
    }

    fn tell(&mut self, kind: Kind, column: &str) {
        let finding = Finding::new(kind, self.place(column))
            .in_ledger(&Arc::from(self.table.kind.name()))
            .in_column(&Arc::from(column));
        self.findings.push(finding);
    }

    /// What stands there, tidied; empty where nothing is said.
    pub(super) fn text(&self, column: &str) -> Arc<str> {
        self.cell(column)
            .map_or_else(|| Arc::from(""), |cell| Arc::from(clean(&cell.value.shown())))
    }

    /// What stands there; a blank is a finding.
    pub(super) fn need(&mut self, column: &str) -> Option<Arc<str>> {
        let text = self.text(column);
        if text.is_empty() {
            self.tell(
                Kind::RegisterBlank {
                    column: column.into(),
                },
                column,
            );
            return None;
        }
        Some(text)
    }

    /// A day. Blank is none; unreadable is none with a finding.
    pub(super) fn date(&mut self, column: &str) -> Option<NaiveDate> {
        let cell = self.cell(column)?;
        match read_date(&Content::new(&cell.value, cell.format), self.span).value {
            Some(When::Day(day)) => Some(day),
            _ => {
                self.unreadable(column);
                None
            }
        }
    }

    /// Says that a cell cannot be read.
    pub(super) fn unreadable(&mut self, column: &str) {
        let word = self.text(column).to_string();
        self.tell(
            Kind::RegisterUnreadable {
                column: column.into(),
                word,
            },
            column,
        );
    }

    /// A plain number.
    pub(super) fn number(&mut self, column: &str) -> Option<Decimal> {
        let text = self.need(column)?;
        let number = fold(&text).trim_end_matches('分').parse().ok();
        if number.is_none() {
            self.unreadable(column);
        }
        number
    }

    /// Says that a name is not known, with those that are like it.
    pub(super) fn unknown(&mut self, column: &str, word: &str, like: &[Arc<str>]) {
        let hint = crate::finding::hint(like);
        self.tell(
            Kind::RegisterNameUnknown {
                column: column.into(),
                word: word.into(),
                hint,
            },
            column,
        );
    }

    pub(super) fn unit(&mut self, column: &str) -> Option<UnitId> {
        let word = self.need(column)?;
        let unit = self.names.unit(&word);
        if unit.is_none() {
            self.unknown(column, &word, &self.names.suggest_unit(&word));
        }
        unit
    }

    /// A unit, or none for 全部.
    pub(super) fn unit_or_all(&mut self, column: &str) -> Option<Option<UnitId>> {
        if self.is_all(column) {
            return Some(None);
        }
        self.unit(column).map(Some)
    }

    fn is_all(&self, column: &str) -> bool {
        ALL.contains(&&*fold(&self.text(column)))
    }

    pub(super) fn ledger(&mut self, column: &str) -> Option<LedgerId> {
        let word = self.need(column)?;
        let ledger = self.names.ledger(&word);
        if ledger.is_none() {
            self.unknown(column, &word, &self.names.suggest_ledger(&word));
        }
        ledger
    }

    /// A ledger, or none for 全部 and for blank.
    pub(super) fn ledger_or_all(&mut self, column: &str) -> Option<Option<LedgerId>> {
        if self.text(column).is_empty() || self.is_all(column) {
            return Some(None);
        }
        self.ledger(column).map(Some)
    }

    pub(super) fn indicator(&mut self, column: &str) -> Option<IndicatorId> {
        let indicators = &self.names.campaign().indicators;
        self.one_of(column, indicators.iter().map(|indicator| &indicator.name))
    }

    /// The position of the name that stands there.
    pub(super) fn one_of<'n>(
        &mut self,
        column: &str,
        names: impl Iterator<Item = &'n Arc<str>> + Clone,
    ) -> Option<usize> {
        let word = self.need(column)?;
        let folded = fold(&word);
        let found = names.clone().position(|name| fold(name) == folded);
        if found.is_none() {
            let known: Vec<(String, Arc<str>)> = names.map(|name| (fold(name), name.clone())).collect();
            let like = suggest(
                &word,
                known.iter().map(|(key, name)| (key.as_str(), name.clone())),
            );
            self.unknown(column, &word, &like);
        }
        found
    }

    /// The filled cells of the row.
    pub(super) fn entry(&self) -> Entry {
        let columns = self.table.kind.columns().iter().map(|(names, _)| names[0]);
        let cells = columns.zip(&self.row.cells).filter_map(|(name, cell)| {
            let cell = cell.as_ref()?;
            Some(Evidence {
                place: Place::cell(&self.table.file, &self.table.table.sheet, cell.row, cell.col),
                column: Arc::from(name),
                shown: Arc::from(clean(&cell.value.shown())),
                personal: false,
            })
        });
        Entry {
            period: self.table.period.clone(),
            cells: cells.collect(),
        }
    }
}
