//! Tables that are left out before versions are chosen: those of another period (`decisions` 56), and sheets with
//! nothing but examples (`decisions` 62).

use super::claim::{Claim, Fates};
use super::other_period::{Look, Told};
use super::receipts::Receipts;
use super::versions::is_called;
use super::{Earlier, Fate, ReadFile};
use crate::campaign::model::{LedgerId, Period, UnitId};
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::table::Table;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Tables by unit and ledger.
pub(super) type Tables = BTreeMap<(UnitId, LedgerId), Vec<Claim>>;

/// What is known when tables are left out.
pub(super) struct Aside<'a> {
    names: &'a Names<'a>,
    period: &'a Period,
    receipts: &'a Receipts<'a>,
    earlier: &'a Earlier,
    files: &'a [ReadFile],
}

/// Tables of a unit that are left out for one reason, by file; beside which of them stands the right one.
type LeftOut = BTreeMap<(UnitId, usize, bool), Vec<(LedgerId, usize, Told)>>;

impl<'a> Aside<'a> {
    pub(super) fn new(
        (names, period): (&'a Names<'a>, &'a Period),
        (receipts, earlier): (&'a Receipts<'a>, &'a Earlier),
        files: &'a [ReadFile],
    ) -> Self {
        Aside {
            names,
            period,
            receipts,
            earlier,
            files,
        }
    }

    /// The tables without those that are left out, with a finding for each file they stand in.
    pub(super) fn keep(&self, tables: Tables, fates: &mut Fates, findings: &mut Findings) -> Tables {
        let (mut kept, mut left_out) = (Tables::new(), LeftOut::new());
        for ((unit, ledger), claims) in tables {
            let claims = self.without_samples(claims);
            let (own, others) = self.of_period((unit, ledger), claims);
            for (claim, told) in others {
                let what = (ledger, claim.table, told);
                let beside = !own.is_empty();
                left_out.entry((unit, claim.file, beside)).or_default().push(what);
            }
            if !own.is_empty() {
                kept.insert((unit, ledger), own);
            }
        }
        for ((unit, file, beside), tables) in &left_out {
            for (ledger, _, _) in tables {
                let ledger = self.ledger_name(*ledger);
                fates.say(*file, Fate::OtherPeriod { ledger });
            }
            findings.push(self.other_period((*unit, *file, *beside), tables));
        }
        self.say_unchanged(&kept, findings);
        kept
    }

    fn table(&self, claim: Claim) -> &Table {
        &self.files[claim.file].tables[claim.table]
    }

    fn ledger_name(&self, ledger: LedgerId) -> Arc<str> {
        self.names.campaign().ledgers[ledger].name.clone()
    }

    /// Sheets of examples are left out where the unit sent a sheet with something on it.
    fn without_samples(&self, claims: Vec<Claim>) -> Vec<Claim> {
        let says = |claim: &Claim| {
            let table = self.table(*claim);
            !table.rows.is_empty() || table.nil.is_some()
        };
        if !claims.iter().any(says) {
            return claims;
        }
        let is_sample = |claim: &Claim| self.table(*claim).of_samples;
        claims.into_iter().filter(|claim| !is_sample(claim)).collect()
    }

    /// The tables of the period, and the others with what shows it. A file that the register of receipts names is of
    /// the period.
    fn of_period(
        &self,
        (unit, ledger): (UnitId, LedgerId),
        claims: Vec<Claim>,
    ) -> (Vec<Claim>, Vec<(Claim, Told)>) {
        let look = Look {
            campaign: self.names.campaign(),
            period: self.period,
            earlier: self.earlier,
            ledger,
        };
        let named = self.receipts.named_files(unit, ledger);
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for claim in claims {
            let file = &self.files[claim.file];
            let confirmed = named.iter().any(|name| is_called(&file.path, name));
            match look.told(file, self.table(claim)).filter(|_| !confirmed) {
                Some(told) => others.push((claim, told)),
                None => own.push(claim),
            }
        }
        (own, others)
    }

    fn other_period(
        &self,
        (unit, file, beside): (UnitId, usize, bool),
        tables: &[(LedgerId, usize, Told)],
    ) -> Finding {
        let (ledger, table, told) = &tables[0];
        let names: BTreeSet<Arc<str>> = tables.iter().map(|(id, _, _)| self.ledger_name(*id)).collect();
        let count = names.len().to_string();
        let ledgers = names.iter().map(|name| &**name).collect::<Vec<_>>().join("、");
        let (by, said) = (told.by.to_owned(), told.said.clone());
        let period = self.period.title.to_string();
        let kind = match beside {
            true => Kind::OtherPeriodBeside {
                by,
                said,
                period,
                ledgers,
            },
            false => Kind::OtherPeriod {
                by,
                said,
                period,
                count,
                ledgers,
            },
        };
        let file = &self.files[file];
        let place = Place::sheet(&file.path, &file.tables[*table].sheet);
        let finding = Finding::new(kind, place).of_unit(unit, &self.names.campaign().roster.units[unit].name);
        match names.len() {
            1 => finding.in_ledger(*ledger, &self.ledger_name(*ledger)),
            _ => finding,
        }
    }

    /// Says which files with items are the same, byte for byte, as one sent for an earlier period.
    fn say_unchanged(&self, kept: &Tables, findings: &mut Findings) {
        let mut told: BTreeSet<(UnitId, usize)> = BTreeSet::new();
        for ((unit, _), claims) in kept {
            for claim in claims.iter().filter(|claim| !self.table(**claim).rows.is_empty()) {
                let file = &self.files[claim.file];
                if let Some(before) = self.earlier.title(&file.sha256)
                    && told.insert((*unit, claim.file))
                {
                    let period = before.to_owned();
                    let finding = Finding::new(Kind::SameAsBefore { period }, Place::file(&file.path));
                    findings.push(finding.of_unit(*unit, &self.names.campaign().roster.units[*unit].name));
                }
            }
        }
    }
}
