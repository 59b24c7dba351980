//! Versions that state the terms of items though a later one counts: they came in time, the later one after the last
//! day in time, and nobody had asked for it (`decisions` 44). Only the register of receipts tells when a file came.

use super::ReadFile;
use super::claim::{Claim, Claims};
use super::due::due_date;
use super::receipts::Receipts;
use super::versions::Choice;
use crate::campaign::model::{Campaign, LedgerId, Period, UnitId};
use crate::record::SentTable;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::mem::take;

pub(super) struct FirstStated<'a> {
    pub campaign: &'a Campaign,
    pub period: &'a Period,
    pub receipts: &'a Receipts<'a>,
    pub claims: &'a Claims,
}

impl FirstStated<'_> {
    /// Takes the tables of such versions out of the files.
    pub(super) fn tables(
        &self,
        files: &mut [ReadFile],
        choices: &BTreeMap<(UnitId, LedgerId), Choice>,
    ) -> Vec<SentTable> {
        let mut tables = Vec::new();
        for ((unit, ledger), choice) in choices {
            let Some((file, came)) = self.version(files, (*unit, *ledger), choice) else {
                continue;
            };
            let claims = self.claims.tables.get(&(*unit, *ledger)).into_iter().flatten();
            for claim in claims.filter(|claim| claim.file == file) {
                let file = &mut files[claim.file];
                tables.push(SentTable {
                    ledger: *ledger,
                    unit: Some(*unit),
                    origin: file.origin,
                    period: file.period.clone(),
                    file: file.path.clone(),
                    received: Some(came),
                    stated: Some(came),
                    table: take(&mut file.tables[claim.table]),
                });
            }
        }
        tables
    }

    /// The last version that came in time, and when; none where the one that counts did, or was asked for.
    fn version(
        &self,
        files: &[ReadFile],
        (unit, ledger): (UnitId, LedgerId),
        choice: &Choice,
    ) -> Option<(usize, NaiveDate)> {
        let due = due_date(self.campaign, ledger, self.period);
        let came = |file: usize| self.receipts.came(unit, ledger, &files[file].path);
        let by = |claim: &Claim| came(claim.file).filter(|day| *day > due);
        let late = choice.used.iter().filter_map(by).max()?;
        let replaced = choice.replaced.iter().map(|(file, _)| *file);
        let in_time = replaced.filter_map(|file| Some((came(file).filter(|day| *day <= due)?, file)));
        let (day, file) = in_time.max()?;
        let asked = self.receipts.asked_again(unit, ledger, day, late);
        (!asked).then_some((file, day))
    }
}
