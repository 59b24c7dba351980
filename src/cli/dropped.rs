//! Files dropped on the program: only paths, no command.

use super::{Cli, Exit, check, definition, inspect, say};
use clap::CommandFactory;
use std::ffi::OsString;
use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};

/// The arguments as files, if all of them are and the first is no command.
pub(super) fn files(arguments: &[OsString]) -> Option<Vec<PathBuf>> {
    let first = arguments.first()?;
    if Cli::command()
        .get_subcommands()
        .any(|command| first.as_os_str() == command.get_name())
    {
        return None;
    }
    let files: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    files.iter().all(|path| path.is_file()).then_some(files)
}

/// Checks them where their campaign and period are known, else shows how each was understood. On Windows the window
/// of a dropped file closes with the program, so it waits.
pub(super) fn run(files: &[PathBuf]) -> Exit {
    let exit = if files.iter().all(|file| in_inbox(file)) {
        check::run(&check::Args::of(files))
    } else {
        let exits: Vec<Exit> = files
            .iter()
            .map(|file| inspect::run(&inspect::Args::of(file)))
            .collect();
        exits
            .into_iter()
            .find(|exit| *exit != Exit::Done)
            .unwrap_or(Exit::Done)
    };
    if cfg!(windows) && std::io::stdin().is_terminal() {
        say::out("\n按回车键关闭。");
        let _ = std::io::stdin().lock().read_line(&mut String::new());
    }
    exit
}

/// Whether a file lies in the inbox of a campaign, below the folder of a period.
fn in_inbox(file: &Path) -> bool {
    let Some(dir) = definition::above(file) else {
        return false;
    };
    let called = definition::called(Some(&dir), file);
    called.starts_with("inbox/") && called.split('/').count() > 2
}
