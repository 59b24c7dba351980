//! Files of the office: tables of declared registers, and of those that every campaign has.

use super::ReadFile;
use super::claim::{Fates, first_copies, same_file};
use super::{Fate, InputFile};
use crate::campaign::model::{Campaign, LedgerId};
use crate::finding::Findings;
use crate::record::SentTable;
use crate::register::Fixed;

/// Tables of the registers of this and earlier periods.
#[derive(Clone, Debug, Default)]
pub struct OfficeTables {
    /// Tables of registers that the campaign declares, by period and path.
    pub declared: Vec<SentTable>,
    /// Registers with fixed columns, by period and path.
    /// [`SentTable::ledger`] is an index into [`Fixed::ledgers`].
    pub fixed: Vec<SentTable>,
    /// Every file, with what was done with it.
    pub files: Vec<InputFile>,
}

/// Name of the property of a spot-check form that keeps the words its draw started from.
pub const SAMPLE_SEED: &str = "抽查种子";

/// Sorts the tables of the office's files, which come oldest period first. A file with the same bytes as an earlier one
/// counts once.
pub fn sort_office(campaign: &Campaign, files: Vec<ReadFile>, findings: &mut Findings) -> OfficeTables {
    let mut fates = Fates::new(&files);
    let mut office = OfficeTables::default();
    let copies = first_copies(&files, |_| ());
    for ((at, file), copy_of) in files.into_iter().enumerate().zip(copies) {
        if file.aside {
            fates.say(at, Fate::Aside { why: file.problem });
        } else if let Some(first) = copy_of {
            findings.push(same_file(&file, &first));
            fates.say(at, Fate::Copy { of: first });
        } else if !file.readable {
            fates.say(at, Fate::Unreadable { why: file.problem });
        } else if file.tables.is_empty() {
            fates.say(at, Fate::NoRegister);
        } else {
            take(campaign, at, file, &mut office, &mut fates);
        }
    }
    office.files = fates.into_files();
    office
}

fn take(campaign: &Campaign, at: usize, file: ReadFile, office: &mut OfficeTables, fates: &mut Fates) {
    if let Some(seed) = file.properties.get(SAMPLE_SEED) {
        fates.say(at, Fate::SpotCheck { seed: seed.clone() });
    }
    for table in file.tables {
        // Behind the campaign's ledgers stand the registers that every campaign has. Ledgers of units are not looked for
        // among the registers.
        let fixed = table.spec.checked_sub(campaign.ledgers.len());
        let (definitions, ledger, tables) = match fixed {
            Some(fixed) => (Fixed::ledgers(), LedgerId(fixed), &mut office.fixed),
            None => (&campaign.ledgers, LedgerId(table.spec), &mut office.declared),
        };
        fates.takes(at, &definitions[ledger].name);
        tables.push(SentTable {
            ledger,
            unit: None,
            origin: file.origin,
            period: file.period.clone(),
            file: file.path.clone(),
            received: None,
            stated: None,
            table,
        });
    }
}
