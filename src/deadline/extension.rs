//! What approved extensions make of a time limit, and which of them make nothing of it (`decisions` 51).

use super::due::Limit;
use super::{Judge, concerns};
use crate::campaign::model::Deadline;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use crate::register::{Extension, Fixed};
use crate::rows::{Row, Subject};
use chrono::NaiveDate;
use std::sync::Arc;

/// What became of an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It moved the last day in time.
    Moved,
    /// The item was met by the day that held: it counts as on time whatever was granted.
    Met,
    /// It was approved after the last day in time, or is not approved yet on the day the period is judged.
    Late,
    /// Its day is not later than the one that holds.
    NotLater,
}

/// An extension with the day that held when it was granted.
struct Granted {
    /// Index into the register of extensions.
    at: usize,
    /// The last day in time before it.
    due: NaiveDate,
    fate: Fate,
}

impl<'a> Judge<'a> {
    /// Moves a date by the extensions that were approved before it passed, for as long as the item was open.
    pub(super) fn extend(
        &self,
        row: Row<'a>,
        deadline: &Deadline,
        date: NaiveDate,
    ) -> (NaiveDate, Option<usize>) {
        let granted = self.granted(row, deadline, date);
        let moved = granted.iter().rfind(|granted| granted.fate == Fate::Moved);
        moved.map_or((date, None), |moved| {
            (self.registers.extensions[moved.at].date, Some(moved.at))
        })
    }

    /// Whether an extension that holds puts the last day in time off from one day to the other.
    pub(crate) fn is_put_off(
        &self,
        row: Row<'a>,
        deadline: &Deadline,
        from: NaiveDate,
        to: NaiveDate,
    ) -> bool {
        let granted = self.granted(row, deadline, from);
        let mut holding = granted
            .iter()
            .filter(|granted| matches!(granted.fate, Fate::Moved | Fate::Met));
        holding.any(|granted| self.registers.extensions[granted.at].date == to)
    }

    /// The extensions of a time limit in the order of their approval.
    fn granted(&self, row: Row<'a>, deadline: &Deadline, date: NaiveDate) -> Vec<Granted> {
        let name = fold(&deadline.name);
        let all = self.registers.extensions.iter().enumerate();
        let mut meant: Vec<(usize, &Extension)> = all
            .filter(|(_, extension)| {
                concerns(row, extension.ledger, &extension.key) && *extension.deadline == *name
            })
            .collect();
        meant.sort_by_key(|(at, extension)| (extension.approved, *at));
        let met = self.met(row, deadline);
        let mut due = date;
        let mut granted = Vec::new();
        for (at, extension) in meant {
            let in_time = |approved: NaiveDate| approved <= due && approved <= self.as_of;
            let fate = if met.is_some_and(|met| met <= due) {
                Fate::Met
            } else if extension.date <= due {
                Fate::NotLater
            } else if extension.approved.is_none_or(in_time) {
                Fate::Moved
            } else {
                Fate::Late
            };
            granted.push(Granted { at, due, fate });
            if fate == Fate::Moved {
                due = extension.date;
            }
        }
        granted
    }

    /// Findings about extensions that were approved too late or put nothing off.
    pub fn check_extensions(&self, findings: &mut Findings) {
        for (at, extension) in self.registers.extensions.iter().enumerate() {
            let found = self
                .rows_of(extension)
                .into_iter()
                .find_map(|(row, deadline, subject)| {
                    let Limit::On { date, .. } = self.limit(row, deadline, subject) else {
                        return None;
                    };
                    let mut granted = self.granted(row, deadline, date).into_iter();
                    let own = granted.find(|granted| granted.at == at)?;
                    Some((deadline, told(extension, own.due, own.fate)?))
                });
            if let Some((deadline, kind)) = found {
                findings.push(self.finding(extension, deadline, kind));
            }
        }
    }

    /// A row of which an extension moved a time limit, with the last day in time before it; none where it moved nothing.
    pub(crate) fn moved(&self, at: usize) -> Option<(Row<'a>, NaiveDate)> {
        let rows = self.rows_of(&self.registers.extensions[at]).into_iter();
        let mut moved = rows.filter_map(|(row, deadline, subject)| {
            let Limit::On { date, .. } = self.limit(row, deadline, subject) else {
                return None;
            };
            let granted = self.granted(row, deadline, date);
            let own = granted.iter().find(|granted| granted.at == at)?;
            (own.fate == Fate::Moved).then_some((row, own.due))
        });
        moved.next()
    }

    /// The rows that an extension means, each with the time limit and the unit that it is set.
    fn rows_of(&self, extension: &Extension) -> Vec<(Row<'a>, &'a Deadline, Subject)> {
        let campaign = self.rows.campaign;
        let units = || campaign.roster.units.ids();
        let mut found = Vec::new();
        for (id, ledger) in campaign.ledgers.with_ids() {
            let is_meant = id == extension.ledger || ledger.base == Some(extension.ledger);
            let named = |deadline: &&Deadline| fold(&deadline.name) == *extension.deadline;
            let Some(deadline) = ledger.deadlines.iter().find(named).filter(|_| is_meant) else {
                continue;
            };
            let items =
                units().flat_map(|unit| self.rows.items(id, unit).iter().map(move |item| (unit, item)));
            let meant = items.filter(|(unit, item)| {
                concerns(item.row, extension.ledger, &extension.key)
                    && self
                        .rows
                        .holds(item.row, &deadline.conditions, Subject::Unit(*unit))
            });
            found.extend(meant.map(|(unit, item)| (item.row, deadline, Subject::Unit(unit))));
        }
        found
    }

    fn finding(&self, extension: &Extension, deadline: &Deadline, kind: Kind) -> Finding {
        let cell = Fixed::Extensions.key_cell(&extension.entry);
        let place = cell.map_or_else(Place::default, |cell| cell.place.clone());
        let field = deadline.due.field();
        Finding::new(kind, place)
            .in_form(&Arc::from(Fixed::Extensions.name()))
            .quoting(field.ledger, Some(field.column))
    }
}

fn told(extension: &Extension, due: NaiveDate, fate: Fate) -> Option<Kind> {
    match fate {
        Fate::Moved | Fate::Met => None,
        Fate::NotLater => Some(Kind::ExtensionNotLater {
            date: extension.date.to_string(),
            due: due.to_string(),
        }),
        Fate::Late => Some(Kind::ExtensionTooLate {
            approved: extension
                .approved
                .map_or_else(String::new, |approved| approved.to_string()),
            due: due.to_string(),
        }),
    }
}
