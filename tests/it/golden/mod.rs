//! Every page of both samples as a snapshot in `pages/`: the text of its cells, what each cell holds and how it stands
//! out. A snapshot without a page fails too.

mod digest;
mod json;
mod page;
mod spelled;

use kaoping::outcome::Outcome;
use kaoping::pipeline::Finished;
use kaoping::report::{self, Report};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Text by path below `pages/`, without `.snap`.
type Snapshots = BTreeMap<String, String>;

/// What of a sample is held in full beside its workbooks.
struct Chosen {
    /// Folder below `pages/`.
    folder: &'static str,
    /// Units whose slips are written out; the other slips are digests.
    slips: [&'static str; 2],
    /// Units whose scores are explained as `kaoping why` prints it.
    why: [&'static str; 3],
}

const COUNTY: Chosen = Chosen {
    folder: "county",
    slips: ["质量安全监督站", "村镇建设股"],
    why: ["质量安全监督站", "村镇建设股", "行政审批股"],
};
const PROVINCE: Chosen = Chosen {
    folder: "province",
    slips: ["办公室（研究室）", "建设科技中心"],
    why: ["办公室（研究室）", "建设科技中心", "离退休干部处"],
};

fn pages_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/pages")
}

/// `02` of `02-办公室工作簿-….xlsx`, `反馈单/甲股` of `反馈单/反馈单-甲股-2022Q2.xlsx`.
fn short(file: &str) -> String {
    match file.strip_prefix("反馈单/反馈单-") {
        Some(slip) => {
            let (unit, _) = slip.rsplit_once('-').expect("unit and period");
            format!("反馈单/{unit}")
        }
        None => file.split('-').next().unwrap_or(file).to_owned(),
    }
}

fn snapshots(finished: &Finished, chosen: &Chosen) -> Snapshots {
    let (outcome, restricted) = (&finished.outcome, &finished.restricted);
    let reports = report::list_reports(outcome, restricted);
    let mut snapshots = Snapshots::new();
    for (at, name) in reports.names().into_iter().enumerate() {
        let short = short(name);
        let book = match reports.report(at) {
            Report::Book(book) => book,
            Report::Long(long) => long.book(),
            Report::Json(file) => {
                snapshots.insert(short, json::skeleton(&file));
                continue;
            }
        };
        let slip = short.strip_prefix("反馈单/");
        if slip.is_some_and(|unit| !chosen.slips.contains(&unit)) {
            let digests = book.pages().iter().map(digest::of_page);
            snapshots.insert(short, digests.collect::<Vec<_>>().join("\n"));
            continue;
        }
        for page in book.pages() {
            snapshots.insert(format!("{short}/{}", page.name), page::written(page));
        }
    }
    snapshots.extend(explained(outcome, chosen));
    snapshots
}

fn explained(outcome: &Outcome, chosen: &Chosen) -> Snapshots {
    let masked = report::masked(outcome.clone());
    let text = |name: &&str| {
        let unit = masked.units.iter().find(|unit| &*unit.unit == *name);
        let unit = unit.unwrap_or_else(|| panic!("no unit {name}"));
        (format!("why/{name}"), report::why(&masked, unit, None))
    };
    chosen.why.iter().map(text).collect()
}

/// Compares all snapshots of a sample, shows every difference and then fails.
fn compare(finished: &Finished, chosen: &Chosen) {
    let root = pages_folder().join(chosen.folder);
    let snapshots = snapshots(finished, chosen);
    let mut differ: Vec<&str> = Vec::new();
    for (path, text) in &snapshots {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root.join(folder));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let same = || settings.bind(|| insta::assert_snapshot!(name, text));
        if catch_unwind(AssertUnwindSafe(same)).is_err() {
            differ.push(path);
        }
    }
    let mut orphans = committed(&root, "");
    orphans.retain(|path| !snapshots.contains_key(path));
    assert!(
        differ.is_empty() && orphans.is_empty(),
        "{}: pages that differ: {differ:?}; snapshots to delete, as no page is theirs: {orphans:?}",
        chosen.folder
    );
}

/// Paths of the snapshots below a folder, without `.snap`.
fn committed(folder: &Path, below: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(committed(&path, &format!("{below}{name}/")));
        } else if let Some(name) = name.strip_suffix(".snap") {
            found.insert(format!("{below}{name}"));
        }
    }
    found
}

#[test]
fn every_page_of_the_county() {
    compare(crate::county::second_quarter(), &COUNTY);
}

#[test]
fn every_page_of_the_province() {
    compare(crate::province::second_stage(), &PROVINCE);
}
