//! Layout: any sheets, with the headers of the small campaign of the tests.

#![no_main]

use kaoping::campaign::{Sources, build};
use kaoping::finding::Findings;
use kaoping::submission::specs;
use kaoping::table::{HeaderSpec, Names, find};
use kaoping_fuzz::{promises, sheets};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

macro_rules! campaign {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../tests/findings/campaign/", $name)).as_slice(),
        )
    };
}

static SPECS: LazyLock<Vec<HeaderSpec>> = LazyLock::new(|| {
    let (campaign, _) = build(Sources {
        campaign: campaign!("campaign.toml"),
        ledgers: campaign!("ledgers.toml"),
        scoring: campaign!("scoring.toml"),
        roster: campaign!("roster.csv"),
        calendar_overlay: None,
    });
    specs(&campaign.expect("the small campaign holds"))
});

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(SPECS.clone()));

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let book = sheets::book(text);
    let mut findings = Findings::new();
    let (tables, _) = find(&mut book.clone(), &NAMES, &mut findings);
    promises::of_tables(&tables, &book, &SPECS);
    promises::of_findings(&findings);
});
