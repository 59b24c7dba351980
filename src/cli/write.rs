//! Reports on disk: all or none, and a report that is open is named (`decisions` 28).

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why nothing was written.
#[derive(Debug)]
pub(super) struct NotWritten {
    /// Reports that are open elsewhere or may not be replaced.
    pub(super) held: Vec<PathBuf>,
    /// What else went wrong, in one sentence.
    pub(super) problem: Option<String>,
}

/// Tries every target, writes everything beside its target, then puts all in place.
pub(super) fn all(dir: &Path, files: &[(String, Vec<u8>)]) -> Result<(), NotWritten> {
    let targets: Vec<PathBuf> = files.iter().map(|(name, _)| dir.join(name)).collect();
    let held: Vec<PathBuf> = targets.iter().filter(|path| is_held(path)).cloned().collect();
    if !held.is_empty() {
        return Err(NotWritten { held, problem: None });
    }
    let failed = |path: &Path, error: &io::Error| NotWritten {
        held: Vec::new(),
        problem: Some(format!("“{}”写不进去：{}", path.display(), reason(error))),
    };
    let mut ready = Vec::new();
    for (path, (_, bytes)) in targets.iter().zip(files) {
        ready.push(beside(path, bytes).map_err(|error| failed(path, &error))?);
    }
    for (path, file) in targets.iter().zip(ready) {
        file.persist(path).map_err(|error| failed(path, &error.error))?;
    }
    Ok(())
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

fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
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

    #[test]
    fn a_folder_in_the_way_is_said() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("反馈单"), "a file").unwrap();
        let refused = all(dir.path(), &[file("反馈单/b.xlsx", "new")]).unwrap_err();
        assert!(!refused.held.is_empty() || refused.problem.is_some());
    }
}
