//! Made-up campaign folders go through the whole run.

mod clean;

use kaoping::campaign::model::Period;
use kaoping::demo::{Definition, Made, Options, campaign_of, make};
use kaoping::history::{History, Sealed};
use kaoping::pipeline::{Finished, Inputs, Silent, run};
use kaoping::submission::Fate;
use kaoping::submission::FoundFile;
use kaoping::verdict::Rated;
use std::collections::BTreeSet;
use std::sync::Arc;

fn read(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("there")
}

pub(crate) fn county() -> Definition {
    Definition {
        files: ["campaign", "ledgers", "scoring"].map(|name| read(&format!("samples/county/{name}.toml"))),
        words: String::from_utf8(read("samples/county/words.txt")).expect("there"),
        roster: None,
    }
}

pub(crate) fn province() -> Definition {
    Definition {
        files: ["campaign", "ledgers", "scoring"].map(|name| read(&format!("samples/province/{name}.toml"))),
        words: String::new(),
        roster: Some(read("tests/data/province_people.csv")),
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
        .map(|(path, bytes)| {
            let period = Arc::from(path.split('/').nth(1).expect("there"));
            FoundFile::new(path, &period, bytes.clone())
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
            earlier: &kaoping::pipeline::NO_EARLIER_FILES,
            legacy: &crate::legacy(),
        };
        let finished = run(inputs, Some(1), &Silent);
        let sealed: Sealed = finished.sealed.clone();
        history.periods.push(sealed.into());
        history.restricted.push(finished.sealed_restricted.clone().into());
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

/// The files of a sample as they lie in the repository.
fn sample(name: &str) -> Vec<Made> {
    fn walk(dir: &std::path::Path, path: &str, made: &mut Vec<Made>) {
        for entry in std::fs::read_dir(dir).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), made);
            } else {
                made.push((path, std::fs::read(entry.path()).expect("a file")));
            }
        }
    }
    let mut made = Vec::new();
    let dir = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    walk(std::path::Path::new(&dir), "", &mut made);
    made.retain(|(path, _)| !path.starts_with("reports/") && !path.contains("/~$"));
    made
}

#[test]
fn the_county_shows_what_its_readme_says() {
    let done = run_all(&sample("county"), &["2022Q1", "2022Q2"]);
    let outcome = &done[1].outcome;
    let provisional = outcome.groups.iter().flat_map(|group| &group.provisional);
    assert_eq!(provisional.count(), 0);
    let units = &outcome.units;
    let (first, second) = (&outcome.groups[0], &outcome.groups[1]);
    assert_eq!(
        (first.red.len(), first.black.len()),
        (2, 2),
        "a veto leaves a place empty"
    );
    let tied = second
        .ranking
        .iter()
        .filter(|unit| units[**unit].place == Some(1));
    assert_eq!(tied.count(), 2);
    let missing = units.iter().filter(|unit| unit.rated == Rated::Missing);
    assert_eq!(missing.count(), 1);
    assert!(units.iter().any(|unit| !unit.vetoes.is_empty()));
    let not_applicable = units
        .iter()
        .flat_map(|unit| &unit.lines)
        .filter(|line| line.mark.is_none());
    assert!(not_applicable.count() > 0);
    let replaced = outcome.inputs.iter().filter(|file| {
        file.fates
            .iter()
            .any(|fate| matches!(fate, Fate::Replaced { .. }))
    });
    assert!(replaced.count() > 0);
    let nobody = done[0]
        .outcome
        .inputs
        .iter()
        .filter(|file| file.fates.contains(&Fate::OfNobody));
    assert_eq!(nobody.count(), 1);
}

#[test]
fn nobodys_work_is_replaced() {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("roster.xlsx"), "mine").expect("written");
    let from = std::path::PathBuf::from(format!("{}/samples/county", env!("CARGO_MANIFEST_DIR")));
    let told = kaoping::demo::write(&from, dir.path(), &options(4, 0, "2022Q1")).expect_err("in use");
    assert!(told.to_string().contains("roster.xlsx"), "{told}");
    let kept = std::fs::read(dir.path().join("roster.xlsx")).expect("there");
    assert_eq!(kept, b"mine");
}

#[test]
fn no_two_files_have_one_path() {
    let options = Options {
        units: 4,
        rows: 1,
        seed: "185".into(),
        dirty: 80,
        period: Some("S2".into()),
    };
    let made = make(&province(), &options).expect("there");
    let paths: BTreeSet<&String> = made.iter().map(|(path, _)| path).collect();
    assert_eq!(paths.len(), made.len());
}
