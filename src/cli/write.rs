//! Reports on disk: all or none, and a report that is open is named (`decisions` 28).

use super::{Exit, say};
use crate::pipeline;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Name of the threads that write.
const WRITER: &str = "kaoping-writer";

/// Why nothing was written.
#[derive(Debug)]
pub(super) struct NotWritten {
    /// Reports that are open elsewhere or may not be replaced.
    pub(super) held: Vec<PathBuf>,
    /// What else went wrong, in one sentence.
    pub(super) problem: Option<String>,
}

impl NotWritten {
    /// Says which files are held and what else went wrong; `what` was to be written.
    pub(super) fn tell(&self, what: &str) -> Exit {
        for path in &self.held {
            say::err(&format!("“{}”正被打开或不许改写。", path.display()));
        }
        if let Some(problem) = &self.problem {
            say::err(&format!("{what}没有写成：{problem}。"));
        }
        Exit::NotWritten
    }
}

/// Why one report was not written.
#[derive(Debug)]
pub(super) enum Problem {
    /// The system refused to write the file.
    System(io::Error),
    /// The report cannot be made into a workbook.
    Report(String),
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Problem::System(error)
    }
}

/// Writes files whose bytes are there.
pub(super) fn all(dir: &Path, files: &[(String, Vec<u8>)]) -> Result<(), NotWritten> {
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let begin: Vec<usize> = (0..names.len()).collect();
    each(dir, &names, &begin, Some(1), |at, file| {
        Ok(file.write_all(&files[at].1)?)
    })
}

/// Tries every target, writes everything beside its target, then puts all in place. `write` is called for each name
/// by its number, from several threads, in the order of `begin`.
pub(super) fn each(
    dir: &Path,
    names: &[&str],
    begin: &[usize],
    threads: Option<usize>,
    write: impl Fn(usize, &mut File) -> Result<(), Problem> + Sync,
) -> Result<(), NotWritten> {
    let targets: Vec<PathBuf> = names.iter().map(|name| dir.join(name)).collect();
    let held: Vec<PathBuf> = targets.iter().filter(|path| is_held(path)).cloned().collect();
    if !held.is_empty() {
        return Err(NotWritten { held, problem: None });
    }
    let one = |at: &usize| {
        let path = &targets[*at];
        match beside(path, |file| write(*at, file)) {
            Ok(file) => Ok((path, file)),
            Err(Problem::System(error)) => Err(failed(path, &error)),
            Err(Problem::Report(problem)) => Err(NotWritten {
                held: Vec::new(),
                problem: Some(problem),
            }),
        }
    };
    let written = pipeline::side_by_side((threads, WRITER), begin.iter(), one);
    let ready: Vec<_> = written.into_iter().collect::<Result<_, _>>()?;
    for (path, file) in ready {
        let target = file.path().with_file_name(path.file_name().unwrap_or_default());
        file.persist(target).map_err(|error| failed(path, &error.error))?;
    }
    Ok(())
}

fn failed(path: &Path, error: &io::Error) -> NotWritten {
    NotWritten {
        held: Vec::new(),
        problem: Some(format!("“{}”写不进去：{}", path.display(), reason(error))),
    }
}

/// Whether something is there that cannot be opened for writing: a workbook open in Excel, a read-only file, a folder.
fn is_held(path: &Path) -> bool {
    match OpenOptions::new().write(true).open(path) {
        Ok(_) => has_lock_file(path),
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

/// Excel and WPS keep `~$name` beside a workbook they have open; on shared folders this is the only sign.
fn has_lock_file(path: &Path) -> bool {
    let Some(name) = path.file_name() else {
        return false;
    };
    path.with_file_name(format!("~${}", name.to_string_lossy()))
        .exists()
}

fn beside(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<(), Problem>,
) -> Result<NamedTempFile, Problem> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // On Windows the whole path may be longer than one that is not.
    let mut file = NamedTempFile::new_in(fs::canonicalize(folder).as_deref().unwrap_or(folder))?;
    write(file.as_file_mut())?;
    Ok(file)
}

fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied => "没有写入的权限",
        ErrorKind::StorageFull => "磁盘满了",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "有同名的文件挡住了",
        ErrorKind::ReadOnlyFilesystem => "这个盘只能读",
        _ => "系统不允许",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    #[test]
    fn everything_is_written_into_folders_that_come_to_be() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("reports/2022Q2");
        all(&target, &[file("a.json", "1"), file("反馈单/b.json", "2")]).unwrap();
        all(&target, &[file("a.json", "3"), file("反馈单/b.json", "4")]).unwrap();
        assert_eq!(fs::read_to_string(target.join("a.json")).unwrap(), "3");
        assert_eq!(fs::read_to_string(target.join("反馈单/b.json")).unwrap(), "4");
        assert_eq!(
            fs::read_dir(&target).unwrap().count(),
            2,
            "nothing is left beside them"
        );
    }

    #[test]
    fn an_open_report_is_named_and_nothing_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        all(dir.path(), &[file("a.xlsx", "old"), file("b.xlsx", "old")]).unwrap();
        fs::write(dir.path().join("~$b.xlsx"), "").unwrap();
        let refused = all(dir.path(), &[file("a.xlsx", "new"), file("b.xlsx", "new")]).unwrap_err();
        assert_eq!(refused.held, [dir.path().join("b.xlsx")]);
        assert_eq!(fs::read_to_string(dir.path().join("a.xlsx")).unwrap(), "old");
    }

    #[cfg(windows)]
    #[test]
    fn a_report_that_another_program_holds_is_named() {
        use std::os::windows::fs::OpenOptionsExt;
        const OTHERS_MAY_READ: u32 = 1;
        let dir = tempfile::tempdir().unwrap();
        all(dir.path(), &[file("a.xlsx", "old"), file("b.xlsx", "old")]).unwrap();
        let held = dir.path().join("b.xlsx");
        let _open = OpenOptions::new()
            .read(true)
            .share_mode(OTHERS_MAY_READ)
            .open(&held);
        let refused = all(dir.path(), &[file("a.xlsx", "new"), file("b.xlsx", "new")]).unwrap_err();
        assert_eq!(refused.held, [held]);
        assert_eq!(fs::read_to_string(dir.path().join("a.xlsx")).unwrap(), "old");
    }

    #[test]
    fn a_path_may_be_long() {
        let dir = tempfile::tempdir().unwrap();
        let name = "很长的名字".repeat(12);
        let long = [name.as_str(); 5].join("/");
        let target = dir.path().join(long);
        all(&target, &[file("反馈单/a", "1")]).unwrap();
        all(&target, &[file("反馈单/a", "2")]).unwrap();
        assert_eq!(fs::read_to_string(target.join("反馈单/a")).unwrap(), "2");
    }

    #[test]
    fn what_fails_half_way_replaces_nothing() {
        let dir = tempfile::tempdir().unwrap();
        all(dir.path(), &[file("a", "old"), file("b", "old")]).unwrap();
        let refused = each(dir.path(), &["a", "b"], &[0, 1], Some(1), |at, file| match at {
            0 => Ok(file.write_all(b"new")?),
            _ => Err(Problem::Report("写不成".into())),
        });
        assert_eq!(refused.unwrap_err().problem.as_deref(), Some("写不成"));
        assert_eq!(fs::read_to_string(dir.path().join("a")).unwrap(), "old");
        assert_eq!(
            fs::read_dir(dir.path()).unwrap().count(),
            2,
            "nothing is left beside them"
        );
    }

    #[test]
    fn a_folder_in_the_way_is_said() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("反馈单"), "a file").unwrap();
        let target = dir.path().join("反馈单/b.xlsx");
        let refused = all(dir.path(), &[file("反馈单/b.xlsx", "new")]).unwrap_err();
        // Windows answers that such a path is not there, and refuses the folder later.
        if cfg!(windows) {
            let problem = refused.problem.expect("a sentence");
            assert!(
                problem.contains("b.xlsx") && problem.contains("挡住了"),
                "{problem}"
            );
        } else {
            assert_eq!((refused.held, refused.problem), (vec![target], None));
        }
        assert_eq!(fs::read_to_string(dir.path().join("反馈单")).unwrap(), "a file");
    }
}
