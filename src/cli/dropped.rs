//! Files dropped on the program: only paths, no command.

use super::{Exit, inspect, say};
use std::ffi::OsString;
use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};

/// The arguments as files, if all of them are.
pub(super) fn files(arguments: &[OsString]) -> Option<Vec<PathBuf>> {
    let files: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    files.iter().all(|path| path.is_file()).then_some(files)
}

/// Shows how each was understood. On Windows the window of a dropped file closes with the program, so it waits.
pub(super) fn run(files: &[PathBuf]) -> Exit {
    let exits: Vec<Exit> = files.iter().map(PathBuf::as_path).map(look).collect();
    if cfg!(windows) && std::io::stdin().is_terminal() {
        say::out("\n按回车键关闭。");
        let _ = std::io::stdin().lock().read_line(&mut String::new());
    }
    exits
        .into_iter()
        .find(|exit| *exit != Exit::Done)
        .unwrap_or(Exit::Done)
}

fn look(path: &Path) -> Exit {
    inspect::run(&inspect::Args::of(path))
}
