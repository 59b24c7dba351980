//! Everything that looks at who may see a ledger or a column is named where that is defined.

use super::no_breach;
use super::source::{Source, sources};

/// Where the definition with the list stands.
const DEFINED: &str = "src/campaign/model/ledger.rs";

/// Files and folders below `src/` that say who may see something, or make it up, and hide nothing themselves.
const SAYING: &[&str] = &["campaign/definition/", "register/fixed", "rows/sample", "demo/"];

/// Whether a file looks at the `Shown` of the campaign; the writer of workbooks has a type of that name of its own.
fn looks_at_shown(source: &Source) -> bool {
    let code = source.code();
    let below = source.path.trim_start_matches("src/");
    let has = |word: &str| code.iter().any(|(_, line)| line.contains(word));
    source.path != DEFINED
        && !SAYING.iter().any(|start| below.starts_with(start))
        && (has("campaign") || below.starts_with("campaign/"))
        && has("Shown::")
}

#[test]
fn every_place_that_hides_cells_is_named_at_the_definition_of_shown() {
    let sources = sources();
    let defined = sources.iter().find(|source| source.path == DEFINED);
    let comments = defined.into_iter().flat_map(|source| &source.lines);
    let comments = comments.filter(|line| line.starts_with("///"));
    let list: String = comments.map(|line| format!("{line}\n")).collect();
    assert!(list.contains("`report/masked.rs`"), "the list is found");
    let below = |source: &Source| source.path.trim_start_matches("src/").to_owned();
    let looking = sources.iter().filter(|source| looks_at_shown(source));
    let looking: Vec<String> = looking.map(below).collect();
    let unnamed = looking.iter().filter(|path| !list.contains(&format!("`{path}`")));
    no_breach(
        "files that look at Shown and are not named at its definition",
        unnamed.cloned().collect(),
    );
    let named = list.split('`').filter(|word| word.ends_with(".rs"));
    let idle = named.filter(|path| !looking.iter().any(|own| own == path));
    no_breach(
        "files named at the definition of Shown that do not look at it",
        idle.map(String::from).collect(),
    );
    let paths: Vec<String> = sources.iter().map(below).collect();
    let gone = SAYING
        .iter()
        .filter(|start| !paths.iter().any(|path| path.starts_with(*start)));
    no_breach(
        "SAYING names files and folders that there are",
        gone.map(ToString::to_string).collect(),
    );
}
