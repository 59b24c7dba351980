//! Sealing the first quarter again from its committed inbox gives the committed seal, to the byte.

use super::{DIR, sample};
use kaoping::history::{History, to_bytes};
use kaoping::pipeline::{self, Inputs, Silent};
use std::path::Path;

#[test]
fn the_first_quarter_is_sealed_to_the_same_bytes() {
    let sample = sample();
    let (inbox, registers) = sample.files("2022Q1");
    let period = sample.campaign.period("2022Q1").expect("a period");
    let before = History::default();
    let inputs = Inputs {
        campaign: &sample.campaign,
        period,
        inbox,
        registers,
        history: &before,
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &crate::legacy(),
    };
    let finished = pipeline::run(inputs, None, &Silent);
    let committed = |name: &str| std::fs::read(Path::new(DIR).join("history").join(name)).expect("committed");
    assert!(
        to_bytes(&finished.sealed) == committed("2022Q1.json"),
        "2022Q1.json is another"
    );
    assert!(
        to_bytes(&finished.sealed_restricted) == committed("2022Q1.restricted.json"),
        "2022Q1.restricted.json is another"
    );
}
