//! Which table is whose: every table of every file is claimed by a unit and a ledger, or a finding says why not.

use super::ReadFile;
use super::due::ledgers_due;
use super::owner::{Stated, host, owner};
use super::receipts::Receipts;
use super::unclear::Unclear;
use super::versions::is_called;
use super::{Fate, InputFile, OfNobody};
use crate::campaign::model::{LedgerId, Period, UnitId};
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::register::Fixed;
use crate::table::{Table, Unclaimed};
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

/// A table that lies in the folder of one unit and says that it is another's (`decisions` 78).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Guest {
    pub claim: Claim,
    /// Unit that the table names.
    pub of: UnitId,
    /// Unit in whose folder it lies.
    pub host: UnitId,
    pub ledger: LedgerId,
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
    /// Files of which it is not known to which unit they belong.
    pub of_nobody: Vec<OfNobody>,
    /// Ledgers of which something was found that is not clear.
    pub unclear: Vec<Unclear>,
    /// Tables in the folder of another unit than they say they are of.
    pub guests: Vec<Guest>,
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

    /// The unit of a file, as far as it is known.
    pub(super) fn unit(&self, file: usize) -> Option<UnitId> {
        self.0[file].unit_id
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
pub(super) fn claims(
    names: &Names,
    period: &Period,
    files: &[ReadFile],
    receipts: &Receipts<'_>,
    findings: &mut Findings,
) -> Claims {
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
        receipts,
        claims,
        fates: Fates::new(files),
        findings,
    };
    for ((at, file), copy_of) in files
        .iter()
        .enumerate()
        .zip(first_copies(files, |file| whose(names, file)))
    {
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

/// The ledger that a sheet is likest, with the heads that it lacks; the first that it may be where a register of the
/// office is likest.
fn likeliest(sheet: &Unclaimed, ledgers: usize) -> Option<(LedgerId, Vec<Arc<str>>)> {
    let first = || sheet.specs.iter().copied().find(|spec| *spec < ledgers);
    match sheet.likeliest < ledgers {
        true => Some((LedgerId(sheet.likeliest), sheet.lacking.clone())),
        false => first().map(|spec| (LedgerId(spec), Vec::new())),
    }
}

/// The units of the tables of a file, or of the file as a whole. The same bytes may be of two units.
fn owners(names: &Names, file: &ReadFile) -> Vec<Option<UnitId>> {
    let stated = Stated::new(names, file);
    let of = |table| owner(names, file, (&stated, table), &mut Findings::new());
    match file.tables.len() {
        0 => vec![of(None)],
        tables => (0..tables).map(|table| of(Some(table))).collect(),
    }
}

/// The owners of a file, and in whose folder it lies if that is none of them: a copy of a unit's file that lies with
/// another one must not stand for the file itself.
fn whose(names: &Names, file: &ReadFile) -> (Vec<Option<UnitId>>, Option<UnitId>) {
    let owners = owners(names, file);
    let elsewhere = host(names, file).filter(|host| !owners.contains(&Some(*host)));
    (owners, elsewhere)
}

/// For each file the path of the first one before it that has the same bytes and the same owner. What could not be read
/// is judged for each sender.
pub(super) fn first_copies<K: Ord>(
    files: &[ReadFile],
    owner: impl Fn(&ReadFile) -> K,
) -> Vec<Option<Arc<str>>> {
    let mut known: BTreeMap<(&str, K), &Arc<str>> = BTreeMap::new();
    let mut copies = Vec::with_capacity(files.len());
    for file in files {
        let key = (&*file.sha256, owner(file));
        copies.push(known.get(&key).map(|path| Arc::clone(path)));
        if file.readable {
            known.entry(key).or_insert(&file.path);
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
    receipts: &'a Receipts<'a>,
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
            let unit = owner(self.names, file, (&stated, None), self.findings);
            if let Some(unit) = unit {
                self.fates.belongs(at, unit, &self.unit_name(unit).clone());
            }
            self.unclaimed(unit, file);
        } else if !file.unclaimed.is_empty() {
            // What the other sheets say of the unit is told with them.
            let unit = owner(self.names, file, (&stated, None), &mut Findings::new());
            self.unclaimed(unit, file);
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
                    self.of_nobody(file, vec![LedgerId(table.spec)]);
                }
            }
        }
    }

    /// The sheets with rows that no ledger claims.
    fn unclaimed(&mut self, unit: Option<UnitId>, file: &ReadFile) {
        let ledgers = self.names.campaign().ledgers.len();
        for sheet in &file.unclaimed {
            let may_be = sheet.specs.iter().filter(|spec| **spec < ledgers);
            let may_be: Vec<LedgerId> = may_be.map(|spec| LedgerId(*spec)).collect();
            match unit {
                _ if may_be.is_empty() => {}
                Some(unit) => self.claims.unclear.push(Unclear {
                    unit,
                    ledgers: may_be,
                    place: Place::sheet(&file.path, &sheet.sheet),
                    likeliest: likeliest(sheet, ledgers),
                }),
                None => self.of_nobody(file, may_be),
            }
        }
    }

    /// The unit of a table: where it lies in the folder of another, the register of receipts may say that it is that
    /// one's.
    fn settled(&mut self, unit: UnitId, claim: Claim, file: &ReadFile, ledger: LedgerId) -> UnitId {
        let Some(host) = host(self.names, file).filter(|host| *host != unit && file.given.is_none()) else {
            return unit;
        };
        let notes = |unit: UnitId| {
            let mut names = self.receipts.named_files(unit, ledger).into_iter();
            names.any(|name| is_called(&file.path, &name))
        };
        match (notes(unit), notes(host)) {
            (false, true) => host,
            (true, _) => unit,
            (false, false) => {
                self.claims.guests.push(Guest {
                    claim,
                    of: unit,
                    host,
                    ledger,
                });
                unit
            }
        }
    }

    fn table(&mut self, unit: UnitId, claim: Claim, file: &ReadFile) {
        let table = &file.tables[claim.table];
        let unit = self.settled(unit, claim, file, LedgerId(table.spec));
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
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let mut told = self.names.ledgers_within(name);
        let Some(unit) = owner(self.names, file, (&stated, None), self.findings) else {
            self.fates.say(at, Fate::OfNobody);
            self.findings
                .add(Kind::UnreadableOfNobody {}, Place::file(&file.path));
            self.of_nobody(file, told);
            return;
        };
        self.fates.belongs(at, unit, &self.unit_name(unit).clone());
        told.retain(|ledger| self.claims.due[&unit].contains(ledger));
        self.claims.unreadable.push((unit, at, told));
    }

    fn of_nobody(&mut self, file: &ReadFile, ledgers: Vec<LedgerId>) {
        match self.claims.of_nobody.last_mut() {
            Some(last) if last.path == file.path => last.ledgers.extend(ledgers),
            _ => self.claims.of_nobody.push(OfNobody {
                path: file.path.clone(),
                ledgers,
            }),
        }
    }
}
