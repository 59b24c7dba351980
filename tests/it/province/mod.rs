//! The province's plan on the same engine.

mod by_hand;
mod clauses;
mod clocks;
mod sample;
mod stages;
mod sums;

pub(crate) use sample::second_stage;

use kaoping::campaign::{Sources, build, model::Campaign};

fn read(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("there")
}

/// The definition with some words of a file changed.
fn changed(file: &str, from: &str, to: &str) -> Campaign {
    let text = |name: &str| {
        let text = String::from_utf8(read(&format!("samples/province/{name}"))).expect("UTF-8");
        if name == file {
            assert!(text.contains(from), "{file} does not say {from}");
            text.replace(from, to)
        } else {
            text
        }
    };
    let [campaign, ledgers, scoring] = ["campaign.toml", "ledgers.toml", "scoring.toml"].map(text);
    let roster = read("tests/data/province_roster.csv");
    let (campaign, findings) = build(Sources {
        campaign: ("campaign.toml", campaign.as_bytes()),
        ledgers: ("ledgers.toml", ledgers.as_bytes()),
        scoring: ("scoring.toml", scoring.as_bytes()),
        roster: ("roster.xlsx", &roster),
        calendar_overlay: None,
    });
    campaign.unwrap_or_else(|| panic!("{:?}", findings.into_sorted()))
}

fn definition() -> Campaign {
    changed("", "", "")
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}
