//! A mistake of this program, told in Chinese: the words of the language's own report are for nobody who uses it.

use super::{Exit, say};
use crate::pipeline::READER;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};

/// Replaces the report of a mistake. In a thread that reads files it becomes a finding of the file.
pub(super) fn tell_in_chinese() {
    std::panic::set_hook(Box::new(|info| {
        if std::thread::current().name() != Some(READER) {
            say::err(&words(info.location()));
        }
    }));
}

fn words(at: Option<&Location>) -> String {
    let at = at.map_or_else(String::new, |at| format!("（{}第{}行）", at.file(), at.line()));
    format!("程序自己出了错{at}。请把这一行和活动文件夹的副本交给软件维护人员。")
}

/// Runs a command and returns its exit code; after a panic, the code for `nothing was written`.
pub(super) fn guarded(command: impl FnOnce() -> Exit) -> Exit {
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        say::err("没有做完，没有写报表。");
        Exit::NotWritten
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_breaks_off_has_written_nothing() {
        assert_eq!(guarded(|| Exit::Errors), Exit::Errors);
        assert_eq!(guarded(|| panic!("a mistake")), Exit::NotWritten);
        let here = words(Some(Location::caller()));
        assert!(here.starts_with("程序自己出了错（src/cli/crash.rs第"), "{here}");
    }
}
