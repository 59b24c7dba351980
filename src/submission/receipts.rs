//! What the register of receipts says about one ledger of one unit.

use super::versions::is_called;
use crate::campaign::model::{LedgerId, Period, UnitId};
use crate::finding::Place;
use crate::register::{Receipt, Registers};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the register of a period says about a ledger; entries that name the ledger override those for all ledgers.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Days on which it came, ascending.
    pub received: Vec<NaiveDate>,
    /// Whether an entry names this very ledger.
    pub by_name: bool,
    /// Number of times it was sent back.
    pub returned: u32,
    /// Whether the office declares that nothing came.
    pub missing: bool,
    /// Irregular forms that the office noted, each with the row of the register.
    pub irregular: Vec<(Arc<str>, Option<Place>)>,
}

/// The entries of a period, by unit.
pub(super) struct Receipts<'a>(BTreeMap<UnitId, Vec<&'a Receipt>>);

impl<'a> Receipts<'a> {
    pub(super) fn new(registers: &'a Registers, period: &Period) -> Self {
        let mut by_unit: BTreeMap<UnitId, Vec<&Receipt>> = BTreeMap::new();
        for receipt in &registers.receipts {
            if receipt.entry.period == period.id {
                by_unit.entry(receipt.unit).or_default().push(receipt);
            }
        }
        Receipts(by_unit)
    }

    /// Entries about a ledger, including those for all ledgers.
    fn about(&self, unit: UnitId, ledger: LedgerId) -> impl Iterator<Item = &'a Receipt> {
        let of_unit = self.0.get(&unit).into_iter().flatten().copied();
        of_unit.filter(move |receipt| receipt.ledger.is_none_or(|of| of == ledger))
    }

    /// Entries for all ledgers of a unit are sent back or irregular once, not once per ledger: they count at the
    /// `first`.
    pub(super) fn facts(&self, unit: UnitId, ledger: LedgerId, first: bool) -> Facts {
        let (named, general): (Vec<&Receipt>, Vec<&Receipt>) = self
            .about(unit, ledger)
            .partition(|receipt| receipt.ledger.is_some());
        let says_when = |receipts: &[&Receipt]| receipts.iter().any(|r| r.received.is_some() || r.missing);
        let by_name = says_when(&named);
        let when = if by_name { &named } else { &general };
        let mut received: Vec<NaiveDate> = when.iter().filter_map(|receipt| receipt.received).collect();
        received.sort_unstable();
        let counted: Vec<&Receipt> = named
            .iter()
            .chain(general.iter().filter(|_| first))
            .copied()
            .collect();
        let returned = counted
            .iter()
            .filter(|receipt| receipt.returned.is_some())
            .count();
        let noted = counted.iter().filter(|receipt| receipt.irregular);
        Facts {
            missing: received.is_empty() && when.iter().any(|receipt| receipt.missing),
            received,
            by_name,
            returned: u32::try_from(returned).unwrap_or(u32::MAX),
            irregular: noted
                .map(|receipt| (receipt.reason.clone(), row(receipt)))
                .collect(),
        }
    }

    /// The last day on which the register notes that a file came for a ledger.
    pub(super) fn came(&self, unit: UnitId, ledger: LedgerId, path: &str) -> Option<NaiveDate> {
        let named = |receipt: &&Receipt| receipt.file.as_ref().is_some_and(|name| is_called(path, name));
        self.about(unit, ledger)
            .filter(named)
            .filter_map(|receipt| receipt.received)
            .max()
    }

    /// Whether a ledger was sent back from one day to another, so that the unit was asked to send it again.
    pub(super) fn asked_again(&self, unit: UnitId, ledger: LedgerId, from: NaiveDate, to: NaiveDate) -> bool {
        let mut returned = self.about(unit, ledger).filter_map(|receipt| receipt.returned);
        returned.any(|day| from <= day && day <= to)
    }

    /// Names of files that the register notes for a ledger.
    pub(super) fn named_files(&self, unit: UnitId, ledger: LedgerId) -> Vec<Arc<str>> {
        let named = self.about(unit, ledger);
        named.filter_map(|receipt| receipt.file.clone()).collect()
    }

    /// The file noted for a ledger on the latest day.
    pub(super) fn named_file(&self, unit: UnitId, ledger: LedgerId) -> Option<Arc<str>> {
        let named = self.about(unit, ledger).filter(|receipt| receipt.file.is_some());
        named
            .max_by_key(|receipt| (receipt.received, receipt.ledger.is_some()))?
            .file
            .clone()
    }
}

/// The row of the register with an entry.
fn row(receipt: &Receipt) -> Option<Place> {
    let cell = receipt.entry.cells.first()?;
    Some(Place {
        col: None,
        ..cell.place.clone()
    })
}
