//! A row of a register that every campaign has: reads its fields as values, with findings at their cells.

use super::fixed::Field;
use super::{Entry, Fixed};
use crate::campaign::model::{ColumnId, IndicatorId, LedgerId, Period, UnitId};
use crate::campaign::names::{Names, suggest};
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use crate::record::Record;
use crate::value::nil::{Presence, presence};
use crate::value::{Content, Value};
use crate::workbook::{NumberFormat, RawValue};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Words that mean all ledgers or all units.
const ALL: &[&str] = &["全部", "所有", "全部台账", "全部单位", "all"];

/// Word by which the office confirms the explicit nils of a period.
pub(super) const NILS: &str = "零报告";

/// A row of a register while it is read.
pub(super) struct RegisterRow<'a> {
    pub names: &'a Names<'a>,
    pub kind: Fixed,
    pub record: &'a Record,
    /// The period of the folder the row is in.
    pub period: &'a Period,
    pub findings: &'a mut Findings,
}

impl RegisterRow<'_> {
    /// The column with a field. Asking for a field that the register does not have is a mistake in the program.
    fn column(&self, field: Field) -> Option<ColumnId> {
        let column = self.kind.column(field);
        debug_assert!(column.is_some(), "{:?} has no {field:?}", self.kind);
        column
    }

    fn place(&self, field: Field) -> Place {
        let column = self.column(field);
        column.map_or_else(|| self.record.place(), |column| self.record.cell(column))
    }

    fn heading(&self, field: Field) -> Arc<str> {
        let ledger = &Fixed::ledgers()[self.record.ledger];
        let column = self.column(field);
        column.map_or_else(Arc::default, |column| ledger.columns[column].name.clone())
    }

    /// Adds a finding about the row as a whole.
    pub(super) fn tell_row(&mut self, kind: Kind) {
        let finding = Finding::new(kind, self.record.place()).in_form(&Arc::from(self.kind.name()));
        self.findings.push(finding);
    }

    pub(super) fn tell(&mut self, field: Field, kind: Kind) {
        let finding = Finding::new(kind, self.place(field))
            .in_form(&Arc::from(self.kind.name()))
            .under_heading(&self.heading(field));
        self.findings.push(finding);
    }

    /// Text of a field; empty where nothing is said.
    pub(super) fn text(&self, field: Field) -> Arc<str> {
        let column = self.column(field);
        let shown = column.map_or_else(Arc::default, |column| self.record.fields[column].shown.clone());
        let raw = RawValue::Text(shown.clone());
        match presence(&Content::new(&raw, NumberFormat::General)) {
            // 零报告 is a word of the register of what does not apply.
            Presence::Nil if fold(&shown) == NILS => shown,
            Presence::Blank | Presence::Nil | Presence::Placeholder => Arc::default(),
            _ => shown,
        }
    }

    /// Text of a field that must be filled; a blank is a finding and none.
    pub(super) fn need(&mut self, field: Field) -> Option<Arc<str>> {
        let text = self.text(field);
        if text.is_empty() {
            let column = self.heading(field).to_string();
            self.tell(field, Kind::RegisterBlank { column });
            return None;
        }
        Some(text)
    }

    fn value(&self, field: Field) -> Option<&Value> {
        self.column(field).map(|column| self.record.value(column))
    }

    /// A field as a day; none where it is blank, or unreadable (with a finding).
    pub(super) fn date(&mut self, field: Field) -> Option<NaiveDate> {
        if let Some(Value::Date(day)) = self.value(field) {
            return Some(*day);
        }
        if !self.text(field).is_empty() {
            self.unreadable(field);
        }
        None
    }

    /// Adds the finding that a cell cannot be read.
    pub(super) fn unreadable(&mut self, field: Field) {
        let (column, word) = (self.heading(field).to_string(), self.text(field).to_string());
        self.tell(field, Kind::RegisterUnreadable { column, word });
    }

    /// A field as a number; none where it is blank, or unreadable (with a finding).
    pub(super) fn number(&mut self, field: Field) -> Option<Decimal> {
        let text = self.need(field)?;
        let number = fold(&text).trim_end_matches('分').parse().ok();
        if number.is_none() {
            self.unreadable(field);
        }
        number
    }

    /// Adds the finding that a name is unknown, with similar names.
    pub(super) fn unknown(&mut self, field: Field, word: &str, like: &[Arc<str>]) {
        let kind = Kind::RegisterNameUnknown {
            column: self.heading(field).to_string(),
            word: word.into(),
            hint: crate::finding::hint(like),
        };
        self.tell(field, kind);
    }

    pub(super) fn unit(&mut self) -> Option<UnitId> {
        let word = self.need(Field::Unit)?;
        if let Some(Value::Units(units)) = self.value(Field::Unit)
            && let [unit] = units[..]
        {
            return Some(unit);
        }
        self.unknown(Field::Unit, &word, &self.names.suggest_unit(&word));
        None
    }

    /// The unit; inner none = 全部 (all units); outer none = not known, with a finding.
    pub(super) fn unit_or_all(&mut self) -> Option<Option<UnitId>> {
        if self.is_all(Field::Unit) {
            return Some(None);
        }
        self.unit().map(Some)
    }

    fn is_all(&self, field: Field) -> bool {
        ALL.contains(&&*fold(&self.text(field)))
    }

    pub(super) fn ledger(&mut self) -> Option<LedgerId> {
        let word = self.need(Field::Ledger)?;
        let ledger = self.names.ledger(&word);
        if ledger.is_none() {
            self.unknown(Field::Ledger, &word, &self.names.suggest_ledger(&word));
        }
        ledger
    }

    /// The ledger; inner none = 全部 or blank (all ledgers); outer none = not known, with a finding.
    pub(super) fn ledger_or_all(&mut self) -> Option<Option<LedgerId>> {
        if self.text(Field::Ledger).is_empty() || self.is_all(Field::Ledger) {
            return Some(None);
        }
        self.ledger().map(Some)
    }

    pub(super) fn indicator(&mut self) -> Option<IndicatorId> {
        let indicators = &self.names.campaign().indicators;
        self.one_of(
            Field::Indicator,
            indicators.iter().map(|indicator| &indicator.name),
        )
        .map(IndicatorId)
    }

    /// Points of an indicator's line in the score table of a unit; none where its table has no such line, with a finding.
    pub(super) fn line_points(&mut self, unit: UnitId, indicator: IndicatorId) -> Option<Decimal> {
        let campaign = self.names.campaign();
        let group = campaign.roster.units[unit].group;
        let table = group.and_then(|group| campaign.groups[group].table_in(self.period));
        let sections = table
            .into_iter()
            .flat_map(|table| &campaign.tables[table].sections);
        let mut lines = sections.flat_map(|section| &section.lines);
        let line = lines.find(|line| line.indicator == indicator);
        if line.is_none() {
            let kind = Kind::NotScored {
                indicator: campaign.indicators[indicator].name.to_string(),
                unit: campaign.roster.units[unit].name.to_string(),
            };
            self.tell(Field::Indicator, kind);
        }
        line.map(|line| line.points)
    }

    /// Index of the name in a field; none where it is not known, with a finding.
    pub(super) fn one_of<'n>(
        &mut self,
        field: Field,
        names: impl Iterator<Item = &'n Arc<str>> + Clone,
    ) -> Option<usize> {
        let word = self.need(field)?;
        let folded = fold(&word);
        let found = names.clone().position(|name| fold(name) == folded);
        if found.is_none() {
            let known: Vec<(String, Arc<str>)> = names.map(|name| (fold(name), name.clone())).collect();
            let like = suggest(
                &word,
                known.iter().map(|(key, name)| (key.as_str(), name.clone())),
            );
            self.unknown(field, &word, &like);
        }
        found
    }

    /// Period and filled cells of the row.
    pub(super) fn entry(&self) -> Entry {
        let columns = Fixed::ledgers()[self.record.ledger].columns.with_ids();
        let filled = columns.filter(|(id, _)| !self.record.fields[*id].shown.is_empty());
        Entry {
            period: self.record.period.clone(),
            cells: filled
                .map(|(id, column)| self.record.evidence(id, column))
                .collect(),
        }
    }
}
