//! Made-up campaign folders go through the whole run.

use kaoping::campaign::model::Period;
use kaoping::demo::{Definition, Made, Options, campaign_of, make};
use kaoping::history::{History, Sealed};
use kaoping::pipeline::{Finished, Inputs, Silent, run};
use kaoping::submission::FoundFile;
use std::sync::Arc;

fn read(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("there")
}

fn county() -> Definition {
    Definition {
        files: ["campaign", "ledgers", "scoring"].map(|name| read(&format!("samples/county/{name}.toml"))),
        words: String::from_utf8(read("samples/county/words.txt")).expect("there"),
        roster: None,
    }
}

fn province() -> Definition {
    Definition {
        files: ["campaign", "ledgers", "scoring"].map(|name| read(&format!("samples/province/{name}.toml"))),
        words: String::new(),
        roster: Some(read("tests/data/province_roster.csv")),
    }
}

fn options(units: usize, dirty: u32, period: &str) -> Options {
    Options {
        units,
        rows: 3,
        seed: "7".into(),
        dirty,
        period: Some(period.into()),
    }
}

fn found(made: &[Made], folder: &str) -> Vec<FoundFile> {
    let files = made.iter().filter(|(path, _)| path.starts_with(folder));
    let mut found: Vec<FoundFile> = files
        .map(|(path, bytes)| FoundFile {
            path: Arc::from(path.as_str()),
            period: Arc::from(path.split('/').nth(1).expect("there")),
            bytes: bytes.clone(),
            unread: None,
        })
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Runs the periods one after the other, each sealed before the next.
fn run_all(made: &[Made], ids: &[&str]) -> Vec<Finished> {
    let campaign = campaign_of(made).expect("there");
    let mut history = History::default();
    let mut done: Vec<Finished> = Vec::new();
    for id in ids {
        let period: &Period = campaign.period(id).expect("there");
        let upto = |file: &FoundFile| campaign.period(&file.period).expect("there").span.to <= period.span.to;
        let inputs = Inputs {
            campaign: &campaign,
            period,
            inbox: found(made, &format!("inbox/{id}/")),
            registers: found(made, "registers/").into_iter().filter(upto).collect(),
            history: &history,
        };
        let finished = run(inputs, Some(1), &Silent);
        let sealed: Sealed = finished.sealed.clone();
        history.periods.push(sealed);
        history.restricted.push(finished.sealed_restricted.clone());
        done.push(finished);
    }
    done
}

fn told(finished: &Finished) -> Vec<String> {
    let findings = finished.outcome.findings.iter();
    findings
        .map(|finding| {
            format!(
                "{} {} {}",
                finding.code().name(),
                finding.place,
                finding.message()
            )
        })
        .collect()
}

#[test]
fn a_clean_county_gives_no_finding_in_two_quarters() {
    let made = make(&county(), &options(6, 0, "2022Q2")).expect("there");
    for finished in run_all(&made, &["2022Q1", "2022Q2"]) {
        assert_eq!(told(&finished), Vec::<String>::new());
        assert!(finished.outcome.units.len() >= 6);
    }
}

#[test]
fn a_clean_province_gives_no_finding() {
    let made = make(&province(), &options(6, 0, "S1")).expect("there");
    for finished in run_all(&made, &["S1"]) {
        let told = told(&finished);
        assert!(
            told.is_empty(),
            "{}\n{}",
            told.len(),
            told[..told.len().min(40)].join("\n")
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let all = || make(&county(), &options(4, 40, "2022Q1")).expect("there");
    assert!(all() == all());
}
