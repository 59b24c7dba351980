//! What was found and is not clear: sheets with rows that no ledger claims (`decisions` 59), tables in one unit's folder
//! that say they are another's (78). A missing ledger that may be among it is undecided, never missing.

use super::LedgerDue;
use super::ReadFile;
use super::SubmissionState;
use super::claim::{Fates, Guest};
use crate::campaign::model::{Campaign, LedgerId, UnitId};
use crate::finding::{Finding, Findings, Kind, Place};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something that may be ledgers of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclear {
    pub unit: UnitId,
    /// The ledgers that it may be.
    pub ledgers: Vec<LedgerId>,
    /// The sheet.
    pub place: Place,
    /// Of a sheet that is not understood the ledger it is likest, and the heads of that one that it lacks; none for a
    /// table that says it is another unit's.
    pub likeliest: Option<(LedgerId, Vec<Arc<str>>)>,
}

impl Unclear {
    /// A table that says it is another unit's may be the ledger of the unit in whose folder it lies.
    pub(super) fn of_guest(guest: &Guest, file: &ReadFile) -> Unclear {
        Unclear {
            unit: guest.host,
            ledgers: vec![guest.ledger],
            place: Place::sheet(&file.path, &file.tables[guest.claim.table].sheet),
            likeliest: None,
        }
    }

    /// Whether a ledger of a unit may be among it.
    pub(super) fn may_be(&self, unit: UnitId, ledger: LedgerId) -> bool {
        self.unit == unit && self.ledgers.contains(&ledger)
    }
}

/// A finding for each sheet that leaves a ledger undecided.
pub(super) fn tell(campaign: &Campaign, unclear: &[Unclear], due: &[LedgerDue], findings: &mut Findings) {
    for sheet in unclear {
        let Some((likeliest, lacking)) = &sheet.likeliest else {
            continue;
        };
        let undecided = due
            .iter()
            .filter(|cell| cell.state == SubmissionState::Unreadable && sheet.may_be(cell.unit, cell.ledger));
        let names: Vec<&str> = undecided
            .map(|cell| &*campaign.ledgers[cell.ledger].name)
            .collect();
        if !names.is_empty() {
            let unit = &campaign.roster.units[sheet.unit].name;
            let kind = Kind::FilledNotUnderstood {
                unit: unit.to_string(),
                ledgers: names.join("、"),
                likeliest: campaign.ledgers[*likeliest].name.to_string(),
                lacking: listed(lacking),
            };
            findings.push(Finding::new(kind, sheet.place.clone()).of_unit(sheet.unit, unit));
        }
    }
}

/// Most heads named in one finding.
const NAMED: usize = 8;

fn listed(heads: &[Arc<str>]) -> String {
    let named = heads[..heads.len().min(NAMED)].join("、");
    match heads.len() {
        0 => "表头不缺".into(),
        number if number > NAMED => format!("表头缺{named}等{number}列"),
        _ => format!("表头缺{named}"),
    }
}

/// The findings for a table in the folder of another unit: for that one, and, where its own file is used, for the unit
/// that it names.
pub(super) fn tell_guest(
    campaign: &Campaign,
    guest: &Guest,
    file: &ReadFile,
    own: Option<&ReadFile>,
    findings: &mut Findings,
) {
    let units = &campaign.roster.units;
    let ledger = &campaign.ledgers[guest.ledger].name;
    let sheet = Place::sheet(&file.path, &file.tables[guest.claim.table].sheet);
    let kind = Kind::SaysAnotherUnit {
        of: units[guest.of].name.to_string(),
        ledger: ledger.to_string(),
    };
    let finding = Finding::new(kind, sheet.clone()).of_unit(guest.host, &units[guest.host].name);
    findings.push(finding.in_ledger(guest.ledger, ledger));
    if let Some(own) = own {
        let kind = Kind::InAnothersFolder {
            host: units[guest.host].name.to_string(),
            ledger: ledger.to_string(),
        };
        let finding = Finding::new(kind, Place::file(&own.path)).of_unit(guest.of, &units[guest.of].name);
        findings.push(finding.in_ledger(guest.ledger, ledger).see_also(sheet));
    }
}

/// The findings for files of two units with the same bytes, one for each.
pub(super) fn tell_same_files(
    campaign: &Campaign,
    files: &[ReadFile],
    fates: &Fates,
    findings: &mut Findings,
) {
    let mut alike: BTreeMap<&str, Vec<(UnitId, &ReadFile)>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| file.readable) {
        if let Some(unit) = fates.unit(at) {
            alike.entry(&file.sha256).or_default().push((unit, file));
        }
    }
    for files in alike.values() {
        for (unit, file) in files {
            if let Some((_, other)) = files.iter().find(|(of, _)| of != unit) {
                let name = &campaign.roster.units[*unit].name;
                let finding = Finding::new(Kind::SameAsAnothers {}, Place::file(&file.path));
                findings.push(finding.of_unit(*unit, name).see_also(Place::file(&other.path)));
            }
        }
    }
}
