//! The definition as written: one struct per table, every name still a word at its place.
//!
//! Nothing is looked up here. A word that is missing or of the wrong type is reported by the reader and left empty.

pub(crate) mod campaign;
pub(crate) mod condition;
pub(crate) mod duty;
pub(crate) mod expected;
pub(crate) mod factor;
pub(crate) mod grades;
pub(crate) mod group;
pub(crate) mod ledger;
pub(crate) mod limit;
pub(crate) mod mark;
pub(crate) mod part;
pub(crate) mod scoring;
pub(crate) mod words;

use super::reader::{KnownTable, Mistakes, Text, describe, walk};
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

/// What each file may hold.
pub(super) fn known_files() -> [(&'static str, KnownTable); 4] {
    [
        ("campaign.toml", describe(campaign::read)),
        ("ledgers.toml", describe(ledger::read)),
        ("scoring.toml", describe(scoring::read)),
        ("expected.toml", describe(expected::read)),
    ]
}

/// What a condition may hold, wherever it stands.
pub(super) fn condition_table() -> KnownTable {
    describe(condition::read)
}

/// What a factor may hold, wherever it stands.
pub(super) fn factor_table() -> KnownTable {
    describe(factor::read)
}

/// What the time limit of ledgers may hold, wherever it stands.
pub(super) fn duty_table() -> KnownTable {
    describe(duty::read)
}
