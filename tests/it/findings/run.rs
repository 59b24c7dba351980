//! A page's files in a folder of their own, and everything that is found there.

use super::page::{Block, changes};

use kaoping::campaign::{self, model::Campaign};
use kaoping::finding::Finding;
use kaoping::pipeline::{self, Finished, Inputs, Silent};
use kaoping::{history, submission};
use std::fs;
use std::path::Path;

/// The period that every page is about.
const PERIOD: &str = "2022Q2";

/// Blocks that hold for the example and for what it is mended to.
const BOTH: &[&str] = &[
    "append", "file", "gbk", "gbk-name", "copy", "link", "socket", "huge",
];
/// Blocks of the example alone.
const WRONG: &[&str] = &["edit", "without"];
/// Blocks that mend it.
const RIGHT: &[&str] = &["fixed", "mended", "gone"];

/// Blocks of what only a Unix system can have in a folder.
const OF_UNIX: &[&str] = &["link", "socket", "gbk-name"];

/// Whether this system can have everything a page puts into the folder.
pub(super) fn can_be_laid_out(blocks: &[Block]) -> bool {
    cfg!(unix) || !blocks.iter().any(|block| OF_UNIX.contains(&&*block.kind))
}

/// What is found with the page's example, and what is left once it is mended as the page says (if it says how).
pub(super) fn found(blocks: &[Block]) -> (Vec<Finding>, Option<Vec<Finding>>) {
    let first = found_with(blocks, WRONG);
    let mends = |block: &Block| WRONG.contains(&&*block.kind) || RIGHT.contains(&&*block.kind);
    let second = blocks.iter().any(mends).then(|| found_with(blocks, RIGHT));
    (first, second)
}

fn found_with(blocks: &[Block], kinds: &[&str]) -> Vec<Finding> {
    let folder = tempfile::tempdir().expect("a folder");
    let used = |block: &&Block| BOTH.contains(&&*block.kind) || kinds.contains(&&*block.kind);
    lay_out(folder.path(), blocks.iter().filter(used));
    all(folder.path(), blocks)
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let target = root.join(path);
    fs::create_dir_all(target.parent().expect("below the root")).expect("folder");
    fs::write(target, bytes).expect("file");
}

/// The small campaign, then blocks of a page in their order.
fn lay_out<'b>(root: &Path, blocks: impl Iterator<Item = &'b Block>) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let manual = tests.join("findings/campaign");
    for name in ["campaign.toml", "ledgers.toml", "scoring.toml"] {
        write(root, name, &fs::read(manual.join(name)).expect("committed"));
    }
    write(
        root,
        "roster.xlsx",
        &fs::read(manual.join("roster.csv")).expect("committed"),
    );
    for block in blocks {
        match &*block.kind {
            "copy" | "mended" => {
                let from = tests.join(block.text.trim());
                write(
                    root,
                    &block.argument,
                    &fs::read(&from).unwrap_or_else(|_| panic!("{from:?}")),
                );
            }
            "link" => link(&root.join(&block.argument), block.text.trim()),
            "socket" => socket(&root.join(&block.argument)),
            "gbk-name" => write_gbk_name(root, block),
            "huge" => {
                write(root, &block.argument, b"");
                let file = fs::File::options().write(true).open(root.join(&block.argument));
                let bytes = block.text.trim().parse().expect("a number");
                file.and_then(|file| file.set_len(bytes))
                    .expect("an empty file grows");
            }
            "append" => append(&root.join(&block.argument), &block.text),
            "edit" => edit(&root.join(&block.argument), &block.text),
            "gone" | "without" => fs::remove_file(root.join(&block.argument)).expect("was there"),
            "gbk" => write(root, &block.argument, &encoding_rs::GBK.encode(&block.text).0),
            _ => write(root, &block.argument, repeated(&block.text).as_bytes()),
        }
    }
}

#[cfg(unix)]
fn link(from: &Path, to: &str) {
    fs::create_dir_all(from.parent().expect("below the root")).expect("folder");
    std::os::unix::fs::symlink(to, from).expect("a link");
}

#[cfg(unix)]
fn socket(at: &Path) {
    fs::create_dir_all(at.parent().expect("below the root")).expect("folder");
    std::os::unix::net::UnixListener::bind(at).expect("a socket");
}

#[cfg(unix)]
fn write_gbk_name(root: &Path, block: &Block) {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let (folder, name) = block.argument.rsplit_once('/').expect("in a folder");
    let (name, _, _) = encoding_rs::GBK.encode(name);
    let folder = root.join(folder);
    fs::create_dir_all(&folder).expect("folder");
    fs::write(folder.join(OsStr::from_bytes(&name)), &block.text).expect("file");
}

#[cfg(not(unix))]
fn link(_: &Path, _: &str) {
    panic!("links are made on unix only");
}

#[cfg(not(unix))]
fn socket(_: &Path) {
    panic!("sockets are made on unix only");
}

#[cfg(not(unix))]
fn write_gbk_name(_: &Path, _: &Block) {
    panic!("such names are made on unix only");
}

/// `{text×n}` stands for n times the text.
fn repeated(text: &str) -> String {
    let Some((before, (inner, after))) = text
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    else {
        return text.to_owned();
    };
    let (what, times) = inner.rsplit_once('×').expect("text×n");
    let times = times.parse().expect("a number");
    format!(
        "{before}{}{}",
        what.replace("\\n", "\n").repeat(times),
        repeated(after)
    )
}

fn append(file: &Path, text: &str) {
    let before = fs::read_to_string(file).expect("text");
    fs::write(file, format!("{before}\n{text}")).expect("file");
}

fn edit(file: &Path, text: &str) {
    let mut whole = fs::read_to_string(file).expect("text");
    for change in changes(text) {
        let right = change.right.trim_end();
        assert!(
            whole.contains(right),
            "{} does not hold `{right}`",
            file.display()
        );
        whole = match right {
            "" => format!("{whole}\n{}", change.wrong),
            _ => whole.replacen(right, change.wrong.trim_end(), 1),
        };
    }
    fs::write(file, whole).expect("file");
}

/// Mistakes of the definition, or what a run of the second quarter finds, earlier periods being sealed first.
fn all(root: &Path, blocks: &[Block]) -> Vec<Finding> {
    let campaign = match campaign::load(root) {
        Ok(campaign) => campaign,
        Err(mistakes) => return mistakes,
    };
    for block in blocks.iter().filter(|block| block.kind == "close") {
        let sealed = match run(root, &campaign, &block.argument) {
            Ok(sealed) => sealed,
            Err(mistakes) => return mistakes,
        };
        history::close(&root.join("history"), &sealed.sealed, &sealed.sealed_restricted).expect("written");
    }
    let found = match blocks.iter().any(|block| block.kind == "check") {
        true => check(root, &campaign),
        false => run(root, &campaign, PERIOD).map(|finished| finished.outcome.findings),
    };
    found.unwrap_or_else(|mistakes| mistakes)
}

fn run(root: &Path, campaign: &Campaign, period: &str) -> Result<Finished, Vec<Finding>> {
    with_inputs(root, campaign, period, |inputs| {
        pipeline::run(inputs, Some(1), &Silent)
    })
}

/// What is found when those who sent the files check them on their own.
fn check(root: &Path, campaign: &Campaign) -> Result<Vec<Finding>, Vec<Finding>> {
    with_inputs(root, campaign, PERIOD, |inputs| {
        pipeline::check_own_files(inputs, Some(1), &Silent).findings
    })
}

fn with_inputs<T>(
    root: &Path,
    campaign: &Campaign,
    period: &str,
    work: impl FnOnce(Inputs<'_>) -> T,
) -> Result<T, Vec<Finding>> {
    let period = campaign.period(period).expect("a quarter of the small campaign");
    Ok(work(Inputs {
        campaign,
        period,
        inbox: submission::inbox(root, period).expect("folder"),
        registers: submission::registers(root, campaign, period).expect("folder"),
        history: &history::load(&root.join("history"))?,
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &crate::legacy(),
    }))
}
