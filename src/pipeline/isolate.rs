//! A panic of this program on the content of one file must not stop the others, in whatever stage it occurs: the run is
//! repeated without that file, which is then reported as unreadable.

use super::{Progress, READER, Silent};
use crate::submission::{Content, FoundFile, Unread};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most files that are left out; if more cause panics, the fault is not in the files.
const MOST: usize = 3;

/// Makes the run; repeats it without the files that cause a panic.
pub(super) fn run<T: Send>(
    mut files: Vec<FoundFile>,
    progress: &dyn Progress,
    run: impl Fn(Vec<FoundFile>, &dyn Progress) -> T + Sync,
) -> T {
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let first = catch_unwind(AssertUnwindSafe(|| run(files.clone(), progress)));
    let mut outcome = first.ok();
    for _ in 0..MOST {
        if outcome.is_some() {
            break;
        }
        let Some(spoiler) = spoiler(&files, &run) else {
            break;
        };
        files[spoiler].content = Content::Unread(Unread::Spoiler);
        outcome = again(&files, &run);
    }
    outcome.unwrap_or_else(|| run(files, progress))
}

/// Runs the work in a thread whose panics print nothing, since they are already known.
fn again<T: Send>(
    files: &[FoundFile],
    run: &(impl Fn(Vec<FoundFile>, &dyn Progress) -> T + Sync),
) -> Option<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(READER.to_owned());
        let thread = thread.spawn_scoped(scope, || run(files.to_vec(), &Silent));
        thread.ok()?.join().ok()
    })
}

/// The file that causes a panic: the last of the shortest list of first files with which the run panics. None if it
/// panics without any file.
fn spoiler<T: Send>(
    files: &[FoundFile],
    run: &(impl Fn(Vec<FoundFile>, &dyn Progress) -> T + Sync),
) -> Option<usize> {
    again(&files[..0], run)?;
    let (mut good, mut bad) = (0, files.len());
    while bad - good > 1 {
        let middle = usize::midpoint(good, bad);
        match again(&files[..middle], run) {
            Some(_) => good = middle,
            None => bad = middle,
        }
    }
    bad.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<FoundFile> {
        let file = |name: &&str| FoundFile::new(name, &"2022Q2".into(), Vec::new());
        names.iter().map(file).collect()
    }

    /// The files a run ends with that breaks off when all of these names are among them.
    fn left(names: &[&str], breaks: fn(&[String]) -> bool) -> Vec<String> {
        let work = |files: Vec<FoundFile>, _: &dyn Progress| {
            let read = files
                .iter()
                .filter(|file| file.content != Content::Unread(Unread::Spoiler));
            let read: Vec<String> = read.map(|file| file.path.to_string()).collect();
            assert!(!breaks(&read), "a mistake");
            read
        };
        run(files(names), &Silent, work)
    }

    fn has(read: &[String], name: &str) -> bool {
        read.iter().any(|read| read == name)
    }

    #[test]
    fn the_file_at_which_a_run_breaks_off_is_left_out() {
        let all = ["a", "b", "c", "d", "e"];
        assert_eq!(left(&all, |_| false), all);
        assert_eq!(left(&all, |read| has(read, "a")), ["b", "c", "d", "e"]);
        assert_eq!(left(&all, |read| has(read, "e")), ["a", "b", "c", "d"]);
        assert_eq!(
            left(&all, |read| has(read, "b") && has(read, "d")),
            ["a", "b", "c", "e"]
        );
        assert_eq!(
            left(&all, |read| has(read, "b") || has(read, "d")),
            ["a", "c", "e"]
        );
    }

    #[test]
    #[should_panic(expected = "a mistake")]
    fn a_mistake_that_is_no_files_is_not_hidden() {
        left(&["a", "b"], |_| true);
    }
}
