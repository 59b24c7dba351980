//! Started without a command: by a double click, or with files or folders dropped on the program.

use super::{Cli, Exit, bad_usage, check, definition, inspect, say};
use crate::record::Origin;
use clap::CommandFactory;
use std::ffi::OsString;
use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};

/// The arguments as files and folders, if all of them are and the first is no command.
pub(super) fn paths(arguments: &[OsString]) -> Option<Vec<PathBuf>> {
    let is_command = |first: &OsString| {
        Cli::command()
            .get_subcommands()
            .any(|command| first.as_os_str() == command.get_name())
    };
    if arguments.first().is_some_and(is_command) {
        return None;
    }
    let paths: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    paths.iter().all(|path| path.exists()).then_some(paths)
}

/// Without files: prints what the program is for. With files: checks them where campaign and period are known,
/// otherwise shows how each was read.
pub(super) fn run(paths: &[PathBuf]) -> Exit {
    let exit = if paths.is_empty() {
        bad_usage::greet()
    } else if let Some(folder) = paths.iter().find(|path| path.is_dir()) {
        no_file(folder)
    } else if paths.iter().all(|file| in_inbox(file)) {
        check::run(&check::Args::of(paths))
    } else {
        inspected(paths)
    };
    if cfg!(windows) && window_is_own() {
        say::out("\n按回车键关闭。");
        let _ = std::io::stdin().lock().read_line(&mut String::new());
    }
    exit
}

/// Whether the window opened with the program and closes with it: cmd, from which it may be started too, sets PROMPT.
fn window_is_own() -> bool {
    std::env::var_os("PROMPT").is_none() && std::io::stdin().is_terminal()
}

fn no_file(folder: &Path) -> Exit {
    let path = folder.display();
    say::err(&format!(
        "“{path}”是文件夹。看一个文件，请写文件名，或把文件拖到程序图标上；算整个活动，请写：\n  \
         kaoping run \"{path}\" --period <期>"
    ));
    Exit::Usage
}

fn inspected(files: &[PathBuf]) -> Exit {
    let exits: Vec<Exit> = files
        .iter()
        .map(|file| inspect::run(&inspect::Args::of(file)))
        .collect();
    exits
        .into_iter()
        .find(|exit| *exit != Exit::Done)
        .unwrap_or(Exit::Done)
}

/// Whether a file lies in the inbox of a campaign, below the folder of a period.
fn in_inbox(file: &Path) -> bool {
    let Some(dir) = definition::above(file) else {
        return false;
    };
    let called = definition::called(Some(&dir), file);
    Origin::of_path(&called) == Origin::Inbox && called.split('/').count() > 2
}
