//! What an entry rests on: document, approver, date. Without them it has no effect, unless the campaign does without
//! (`decisions` 51).

use super::fixed::Field;
use super::row::RegisterRow;
use super::{Exemption, Fixed, NotApplicable};
use crate::campaign::model::{EntryKind, Ground};
use crate::finding::Kind;
use chrono::NaiveDate;
use std::sync::Arc;

/// What an entry rests on, as far as it has to say so.
pub(super) struct Grounds {
    pub document: Arc<str>,
    pub approver: Arc<str>,
    pub date: Option<NaiveDate>,
}

/// What an entry rests on, as it is cited: 容〔2022〕1号，石刚批准.
fn cited(document: &Arc<str>, approver: &str) -> Arc<str> {
    match (document.is_empty(), approver.is_empty()) {
        (_, true) => document.clone(),
        (true, false) => format!("{approver}批准").into(),
        (false, false) => format!("{document}，{approver}批准").into(),
    }
}

impl Exemption {
    /// Document and approver, as they are cited.
    pub fn grounds(&self) -> Arc<str> {
        cited(&self.document, &self.approver)
    }
}

impl NotApplicable {
    /// Document and approver, as they are cited.
    pub fn grounds(&self) -> Arc<str> {
        cited(&self.document, &self.approver)
    }
}

impl Fixed {
    /// The kind of entries that rest on something; none for receipts and votes.
    fn entry_kind(self) -> Option<EntryKind> {
        Some(match self {
            Fixed::Receipts | Fixed::Votes => return None,
            Fixed::Extensions => EntryKind::Extension,
            Fixed::Exemptions => EntryKind::Exemption,
            Fixed::NotApplicable => EntryKind::NotApplicable,
            Fixed::Adjustments => EntryKind::Adjustment,
            Fixed::Vetoes => EntryKind::Veto,
            Fixed::Assessed => EntryKind::Assessed,
        })
    }

    /// Whether the date of an entry is that of the matter; else it is that of the approval.
    fn dates_the_matter(self) -> bool {
        matches!(self, Fixed::Adjustments | Fixed::Vetoes)
    }
}

/// What an entry rests on. None where something is missing, unreadable or out of time, each with a finding.
pub(super) fn grounds(row: &mut RegisterRow<'_>) -> Option<Grounds> {
    let document = ground(row, Field::Document, Ground::Document);
    let approver = ground(row, Field::Approver, Ground::Approver);
    let written = ground(row, Field::Time, Ground::Date);
    let date = row.date(Field::Time);
    let readable = date.is_some() || written.as_ref().is_some_and(|text| text.is_empty());
    let in_time = date.is_none_or(|date| in_time(row, date));
    let (document, approver) = (document?, approver?);
    written?;
    (readable && in_time).then_some(Grounds {
        document,
        approver,
        date,
    })
}

/// Text of a field that the entry rests on; empty where the campaign does without it. None with a finding.
fn ground(row: &mut RegisterRow<'_>, field: Field, ground: Ground) -> Option<Arc<str>> {
    let kind = row.kind.entry_kind();
    let may_lack = kind.is_none_or(|kind| row.names.campaign().may_lack(kind, ground));
    if may_lack {
        return Some(row.text(field));
    }
    row.need(field)
}

/// A matter lies in the days of the period; an approval is given by the day of the report at the latest.
fn in_time(row: &mut RegisterRow<'_>, date: NaiveDate) -> bool {
    let kind = if row.kind.dates_the_matter() {
        let days = row.names.campaign().days_of(row.period);
        if days.is_some_and(|days| days.contains(date)) {
            return true;
        }
        let shown = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        Kind::EntryOutsidePeriod {
            date: date.to_string(),
            from: shown(days.map(|days| days.from)),
            to: shown(days.map(|days| days.to)),
        }
    } else {
        let last = row.period.last_report();
        if date <= last {
            return true;
        }
        Kind::ApprovedTooLate {
            date: date.to_string(),
            last: last.to_string(),
        }
    };
    row.tell(Field::Time, kind);
    false
}
