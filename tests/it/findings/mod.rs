//! Every page of the manual `tests/findings/<CODE>.md` is run: its files are put into a campaign folder beside the
//! small campaign of `tests/findings/campaign`, the second quarter of 2022 is run, and what is found under the page's
//! code must be what the page prints, word for word. Where the page shows how to mend it, nothing may be found then.
//!
//! Blocks of a page:
//! * ```` ```file PATH ```` — a file of the campaign folder, in text; `{长×9}` is nine times 长;
//! * ```` ```gbk PATH ```` — the same, in the encoding of older Chinese programs;
//! * ```` ```copy PATH ```` — the block names a file below `tests/` that is copied to PATH;
//! * ```` ```edit FILE ```` — lines `错：…` and `对：…`: in a definition file the right words are replaced by the wrong;
//! * ```` ```link PATH ````, ```` ```socket PATH ```` and ```` ```huge PATH ```` — a link to the path in the block; a
//!   socket; an empty file of so many bytes;
//! * ```` ```gbk-name PATH ```` — a file whose name is in the encoding of older Chinese programs;
//! * ```` ```append FILE ```` — what a definition file holds besides;
//! * ```` ```without FILE ```` — a file of the small campaign that is not there;
//! * ```` ```mended PATH ```` — names the file below `tests/` that is copied to PATH once it is mended;
//! * ```` ```fixed PATH ```` and ```` ```gone PATH ```` — the file as it is mended, or taken away;
//! * ```` ```close PERIOD ```` — seals a period before;
//! * ```` ```check ```` — the files are not run but checked by those who sent them, without the office's registers;
//! * ```` ```finding ```` — what is found: level, place, message, and the remedy below it.
//!
//! `KAOPING_PAGES=write cargo test --test it findings` writes what is found into the pages, to be read over.

mod page;
mod run;

use kaoping::finding::{Code, Finding};
use page::{Block, blocks, with_found};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

/// Codes and texts of all pages there are.
fn pages() -> Vec<(Code, PathBuf, String)> {
    let pages = Code::ALL.iter().filter_map(|code| {
        let path = folder().join(format!("{}.md", code.name()));
        let text = fs::read_to_string(&path).ok()?;
        Some((*code, path, text))
    });
    pages.collect()
}

/// As a page prints them.
fn printed<'a>(findings: impl Iterator<Item = &'a Finding>) -> String {
    let mut text = String::new();
    for finding in findings {
        let also: Vec<String> = finding
            .also
            .iter()
            .map(|place| format!("（另见{place}）"))
            .collect();
        let (level, place, message) = (finding.level.word(), &finding.place, finding.message());
        let unit = finding
            .unit
            .as_deref()
            .map_or(String::new(), |unit| format!("{unit} "));
        writeln!(text, "{level} {unit}{place}：{message}{}", also.concat())
            .expect("a string takes everything");
        writeln!(text, "    {}", finding.remedy()).expect("a string takes everything");
    }
    text
}

/// Kinds no file can show: mistakes of the program itself, what the machine has no time or no room for.
const WITHOUT_EXAMPLE: &[Code] = &[Code::W16, Code::W24, Code::W26];

fn check(code: Code, text: &str, path: &Path, wrong: &mut Vec<String>) {
    let blocks = blocks(text);
    if WITHOUT_EXAMPLE.contains(&code) || !run::can_be_laid_out(&blocks) {
        return;
    }
    let (found, mended) = run::found(&blocks);
    let of_code = |finding: &&Finding| finding.code() == code;
    let is = printed(found.iter().filter(of_code));
    let says = blocks.iter().find(|block| block.kind == "finding");
    if std::env::var_os("KAOPING_PAGES").is_some() {
        fs::write(path, with_found(text, &is)).expect("writable");
        let others = found.iter().filter(|finding| finding.code() != code).take(8);
        let others = printed(others);
        wrong.push(format!("{} found besides:\n{others}", code.name()));
    } else if is.is_empty() || says.is_none_or(|says| says.text != is) {
        let all = printed(found.iter());
        wrong.push(format!("{}: is\n{is}\nof all\n{all}", code.name()));
    }
    let left = mended.iter().flatten().filter(of_code);
    let left = printed(left);
    if !left.is_empty() {
        wrong.push(format!("{}: still there once mended\n{left}", code.name()));
    }
}

#[test]
fn every_page_finds_what_it_says() {
    let only = std::env::var("KAOPING_PAGE").unwrap_or_default();
    let mut wrong = Vec::new();
    for (code, path, text) in pages() {
        if code.name().starts_with(&only) {
            check(code, &text, &path, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_has_the_title_of_its_code() {
    for entry in fs::read_dir(folder()).expect("committed") {
        let path = entry.expect("readable").path();
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let code = Code::ALL.iter().find(|code| code.name() == name);
        let code = code.unwrap_or_else(|| panic!("no kind has the code {name}"));
        let text = fs::read_to_string(&path).expect("text");
        let title = format!("# {} {}", code.name(), code.title());
        assert_eq!(text.lines().next(), Some(&*title), "{name}");
    }
}

#[test]
fn codes_are_frozen() {
    let lines = Code::ALL.iter();
    let lines = lines.map(|code| format!("{} {} {}\n", code.name(), code.level().word(), code.title()));
    let (is, path) = (lines.collect::<String>(), folder().join("CODES.txt"));
    if std::env::var_os("KAOPING_PAGES").is_some() {
        fs::write(&path, &is).expect("writable");
    }
    let frozen = fs::read_to_string(&path).expect("committed");
    let gone: Vec<&str> = frozen
        .lines()
        .filter(|line| !is.lines().any(|now| now == *line))
        .collect();
    assert!(gone.is_empty(), "a code is never renamed or used again: {gone:?}");
    assert!(
        is == frozen,
        "new codes are added to CODES.txt with KAOPING_PAGES=write"
    );
}

#[test]
fn the_small_campaign_has_no_mistakes() {
    let (found, _) = run::found(&[] as &[Block]);
    let mistakes: Vec<String> = found
        .iter()
        .filter(|finding| finding.code().name().starts_with('C'))
        .map(Finding::message)
        .collect();
    assert_eq!(mistakes, [] as [String; 0]);
}
