//! What README shows of a command is what the command prints. `KAOPING_PAGES=write` writes it anew.

use super::formats::copy;
use std::path::{Path, PathBuf};
use std::process::Command;

const COMMAND: &str = "```sh\ncargo run --release -- ";
const SHOWN: &str = "```text\n";
/// The last line of what is not shown to its end.
const CUT: &str = "  …\n";

/// What stands in README below a command, with the command's arguments and the place where it stands.
struct Shown {
    arguments: String,
    at: std::ops::Range<usize>,
}

fn shown(readme: &str) -> Vec<Shown> {
    let commands = readme.match_indices(COMMAND).filter_map(|(at, _)| {
        let arguments = readme[at + COMMAND.len()..].lines().next()?;
        let end_of_command = at + COMMAND.len() + readme[at + COMMAND.len()..].find("```")?;
        let from = end_of_command + readme[end_of_command..].find(SHOWN)?;
        let is_other = readme[end_of_command..from].contains("\n## ");
        let from = from + SHOWN.len();
        let to = from + readme[from..].find("```")?;
        (!is_other).then(|| Shown {
            arguments: arguments.to_owned(),
            at: from..to,
        })
    });
    commands.collect()
}

/// What a command prints in a folder with copies of the samples.
fn printed(folder: &Path, arguments: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kaoping"));
    let output = program.current_dir(folder).args(arguments.split_whitespace());
    let output = output.output().expect("the program runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn what_readme_shows_of_a_command_is_what_it_prints() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut readme = std::fs::read_to_string(root.join("README.md")).expect("committed");
    let folder = tempfile::tempdir().expect("a folder");
    copy(
        &root.join("samples/county"),
        &folder.path().join("samples/county"),
    );
    let all = shown(&readme);
    assert_eq!(all.len(), 2, "a run and a reason");
    let mut behind = Vec::new();
    for Shown { arguments, at } in all.into_iter().rev() {
        let written = &readme[at.clone()];
        let printed = printed(folder.path(), &arguments);
        let expected = match written.strip_suffix(CUT) {
            Some(part) => {
                let lines: Vec<&str> = printed.lines().take(part.lines().count()).collect();
                format!("{}\n{CUT}", lines.join("\n"))
            }
            None => printed,
        };
        if *written != *expected {
            behind.push(arguments);
            readme.replace_range(at, &expected);
        }
    }
    if std::env::var("KAOPING_PAGES").is_ok_and(|asked| asked == "write") {
        std::fs::write(root.join("README.md"), readme).expect("written");
        return;
    }
    assert!(
        behind.is_empty(),
        "README.md is behind for {behind:?}: KAOPING_PAGES=write cargo test --test it -- readme"
    );
}
