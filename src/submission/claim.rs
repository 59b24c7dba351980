//! Which table is whose: every table of every file is claimed by a unit and a ledger, or a finding says why not.

use super::ReadFile;
use super::due::ledgers_due;
use super::owner::{Stated, owner};
use super::{Fate, InputFile};
use crate::campaign::model::{LedgerId, Period, UnitId};
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::register::Fixed;
use crate::table::Table;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A table of a unit, of a ledger that is due from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// Index of the file.
    pub file: usize,
    /// Index of the table in the file.
    pub table: usize,
}

/// What is known before versions are chosen.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Tables by unit and ledger.
    pub tables: BTreeMap<(UnitId, LedgerId), Vec<Claim>>,
    /// Unreadable files: unit, index of the file, and the ledgers that its name tells.
    pub unreadable: Vec<(UnitId, usize, Vec<LedgerId>)>,
    /// Ledgers due, by unit.
    pub due: BTreeMap<UnitId, Vec<LedgerId>>,
    /// Paths of files of which it is not known to which unit they belong.
    pub of_nobody: Vec<Arc<str>>,
    /// What was done with each file.
    pub fates: Fates,
}

/// Unit and fate of each file, filled in as they become known.
#[derive(Debug, Default)]
pub(super) struct Fates(Vec<InputFile>);

impl Fates {
    pub(super) fn new(files: &[ReadFile]) -> Self {
        let input = |file: &ReadFile| InputFile {
            path: file.path.clone(),
            origin: file.origin,
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            unit: None,
            unit_id: None,
            ledgers: Vec::new(),
            fates: Vec::new(),
        };
        Fates(files.iter().map(input).collect())
    }

    /// Adds a fate to a file, unless it has it already.
    pub(super) fn say(&mut self, file: usize, fate: Fate) {
        let fates = &mut self.0[file].fates;
        if !fates.contains(&fate) {
            fates.push(fate);
        }
    }

    pub(super) fn belongs(&mut self, file: usize, unit: UnitId, name: &Arc<str>) {
        self.0[file].unit = Some(name.clone());
        self.0[file].unit_id = Some(unit);
    }

    pub(super) fn takes(&mut self, file: usize, ledger: &Arc<str>) {
        if !self.0[file].ledgers.contains(ledger) {
            self.0[file].ledgers.push(ledger.clone());
        }
        self.say(file, Fate::Used);
    }

    pub(super) fn into_files(self) -> Vec<InputFile> {
        self.0
    }
}

/// Goes through all files. Copies of a file are not looked at again.
pub(super) fn claims(names: &Names, period: &Period, files: &[ReadFile], findings: &mut Findings) -> Claims {
    let campaign = names.campaign();
    let units = campaign.roster.units.ids();
    let claims = Claims {
        due: units
            .map(|unit| (unit, ledgers_due(campaign, unit, period)))
            .collect(),
        ..Claims::default()
    };
    let mut clerk = Clerk {
        names,
        claims,
        fates: Fates::new(files),
        findings,
    };
    for ((at, file), copy_of) in files.iter().enumerate().zip(first_copies(files)) {
        if file.aside {
            let why = file.problem.clone();
            clerk.fates.say(at, Fate::Aside { why });
        } else if let Some(first) = copy_of {
            clerk.copy(at, file, &first);
        } else if file.readable {
            clerk.tables(at, file);
        } else {
            clerk.unreadable(at, file);
        }
    }
    clerk.claims.fates = clerk.fates;
    clerk.claims
}

/// For each file the path of the first one before it that has the same bytes. What could not be read is judged for
/// each sender.
pub(super) fn first_copies(files: &[ReadFile]) -> Vec<Option<Arc<str>>> {
    let mut known: BTreeMap<&str, &Arc<str>> = BTreeMap::new();
    let mut copies = Vec::with_capacity(files.len());
    for file in files {
        copies.push(known.get(&*file.sha256).map(|path| Arc::clone(path)));
        if file.readable {
            known.entry(&file.sha256).or_insert(&file.path);
        }
    }
    copies
}

/// The finding that a file has the same bytes as an earlier one.
pub(super) fn same_file(file: &ReadFile, first: &Arc<str>) -> Finding {
    let kind = Kind::SameFile {
        other: first.to_string(),
    };
    Finding::new(kind, Place::file(&file.path)).see_also(Place::file(first))
}

struct Clerk<'a> {
    names: &'a Names<'a>,
    claims: Claims,
    fates: Fates,
    findings: &'a mut Findings,
}

impl Clerk<'_> {
    fn unit_name(&self, unit: UnitId) -> &Arc<str> {
        &self.names.campaign().roster.units[unit].name
    }

    fn copy(&mut self, at: usize, file: &ReadFile, first: &Arc<str>) {
        self.fates.say(at, Fate::Copy { of: first.clone() });
        self.findings.push(same_file(file, first));
    }

    fn tables(&mut self, at: usize, file: &ReadFile) {
        let stated = Stated::new(self.names, file);
        if file.tables.is_empty() {
            self.fates.say(at, Fate::NoLedger);
            if let Some(unit) = owner(self.names, file, (&stated, None), self.findings) {
                self.fates.belongs(at, unit, &self.unit_name(unit).clone());
            }
        }
        for (index, table) in file.tables.iter().enumerate() {
            match owner(self.names, file, (&stated, Some(index)), self.findings) {
                Some(unit) => self.table(
                    unit,
                    Claim {
                        file: at,
                        table: index,
                    },
                    file,
                ),
                None => {
                    self.fates.say(at, Fate::OfNobody);
                    self.findings
                        .add(Kind::UnitUnknown {}, Place::sheet(&file.path, &table.sheet));
                    self.of_nobody(file);
                }
            }
        }
    }

    fn table(&mut self, unit: UnitId, claim: Claim, file: &ReadFile) {
        let table = &file.tables[claim.table];
        let name = self.unit_name(unit).clone();
        self.fates.belongs(claim.file, unit, &name);
        let id = LedgerId(table.spec);
        if self.claims.due[&unit].contains(&id) {
            self.claims.tables.entry((unit, id)).or_default().push(claim);
            return;
        }
        let ledger = self.ledger_name(table);
        let fate = Fate::NotDue {
            ledger: ledger.clone(),
        };
        self.fates.say(claim.file, fate);
        let kind = Kind::LedgerNotDue {
            ledger: ledger.to_string(),
            unit: name.to_string(),
        };
        let finding = Finding::new(kind, Place::sheet(&file.path, &table.sheet));
        let finding = finding.of_unit(unit, &name);
        let declared = self.names.campaign().ledgers.get(id).is_some();
        self.findings.push(match declared {
            true => finding.in_ledger(id, &ledger),
            false => finding.in_form(&ledger),
        });
    }

    fn ledger_name(&self, table: &Table) -> Arc<str> {
        let ledgers = &self.names.campaign().ledgers;
        match ledgers.get(LedgerId(table.spec)) {
            Some(ledger) => ledger.name.clone(),
            None => Arc::from(Fixed::ALL[table.spec - ledgers.len()].name()),
        }
    }

    fn unreadable(&mut self, at: usize, file: &ReadFile) {
        let why = file.problem.clone();
        self.fates.say(at, Fate::Unreadable { why });
        let stated = Stated::new(self.names, file);
        let Some(unit) = owner(self.names, file, (&stated, None), self.findings) else {
            self.fates.say(at, Fate::OfNobody);
            self.findings
                .add(Kind::UnreadableOfNobody {}, Place::file(&file.path));
            self.of_nobody(file);
            return;
        };
        self.fates.belongs(at, unit, &self.unit_name(unit).clone());
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let mut told = self.names.ledgers_within(name);
        told.retain(|ledger| self.claims.due[&unit].contains(ledger));
        self.claims.unreadable.push((unit, at, told));
    }

    fn of_nobody(&mut self, file: &ReadFile) {
        if self.claims.of_nobody.last() != Some(&file.path) {
            self.claims.of_nobody.push(file.path.clone());
        }
    }
}
