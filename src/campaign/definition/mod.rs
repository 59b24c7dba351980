//! The definition as written: one struct per table, every name still a word at its place.
//!
//! Nothing is looked up here. A word that is missing or of the wrong type is reported by the reader and left empty.

pub(crate) mod campaign;
pub(crate) mod condition;
pub(crate) mod duty;
pub(crate) mod ledger;
pub(crate) mod scoring;
pub(crate) mod words;

use super::reader::{Mistakes, Text, walk};
use campaign::CampaignFile;
use ledger::LedgersFile;
use scoring::ScoringFile;

/// All three files.
#[derive(Debug)]
pub(crate) struct Definition {
    pub campaign: CampaignFile,
    pub ledgers: LedgersFile,
    pub scoring: ScoringFile,
    /// Whether the files were free of mistakes of TOML itself; else nothing is known about what is not there.
    pub whole: bool,
}

/// Walks all files, also when one of them is torn.
pub(crate) fn read(campaign: &Text, ledgers: &Text, scoring: &Text, mistakes: &Mistakes) -> Definition {
    let (campaign, first) = walk(campaign, mistakes, campaign::read);
    let (ledgers, second) = walk(ledgers, mistakes, ledger::read);
    let (scoring, third) = walk(scoring, mistakes, scoring::read);
    Definition {
        campaign,
        ledgers,
        scoring,
        whole: first && second && third,
    }
}
