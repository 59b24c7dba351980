//! The only place that reads what was sent: folders → bytes.

use super::{Content, FoundFile, Unread};
use crate::campaign::model::{Campaign, Period};
use crate::fold::fold;
use crate::workbook::FILE_BYTES;
use std::fs::{self, DirEntry};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How deep folders are followed.
const DEEPEST: usize = 12;

/// Everything in the inbox of a period, by path. `dir` is the campaign folder.
pub fn inbox(dir: &Path, period: &Period) -> io::Result<Vec<FoundFile>> {
    of_period(dir, "inbox", period)
}

/// Everything in the office's registers of a period and of the periods before it, oldest period first.
pub fn registers(dir: &Path, campaign: &Campaign, period: &Period) -> io::Result<Vec<FoundFile>> {
    let mut files = Vec::new();
    for earlier in campaign
        .periods
        .iter()
        .filter(|other| other.span.to <= period.span.to)
    {
        files.extend(of_period(dir, "registers", earlier)?);
    }
    Ok(files)
}

/// The period's folder may be called by its id or its title.
fn of_period(dir: &Path, folder: &str, period: &Period) -> io::Result<Vec<FoundFile>> {
    let mut files = Vec::new();
    for entry in entries(&dir.join(folder))? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let named = [fold(&period.id), fold(&period.title)].contains(&fold(&name));
        if named && entry.file_type()?.is_dir() {
            walk(
                &entry.path(),
                &format!("{folder}/{name}"),
                &period.id,
                DEEPEST,
                &mut files,
            )?;
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Entries of a folder; none when it is not there.
fn entries(dir: &Path) -> io::Result<Vec<DirEntry>> {
    match fs::read_dir(dir) {
        Ok(found) => found.collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn walk(
    dir: &Path,
    path: &str,
    period: &Arc<str>,
    depth: usize,
    files: &mut Vec<FoundFile>,
) -> io::Result<()> {
    for entry in entries(dir)? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{path}/{name}");
        let kind = entry.file_type()?;
        if name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini" {
            continue;
        }
        if kind.is_dir() && depth > 0 {
            walk(&entry.path(), &path, period, depth - 1, files)?;
        } else {
            let content = if kind.is_file() {
                content(&entry)
            } else {
                Content::Unread(Unread::Link)
            };
            files.push(FoundFile {
                path: Arc::from(path),
                period: period.clone(),
                content,
            });
        }
    }
    Ok(())
}

fn content(entry: &DirEntry) -> Content {
    if entry.file_name().to_string_lossy().starts_with("~$") {
        return Content::Unread(Unread::Lock);
    }
    match entry.metadata() {
        Ok(metadata) => stored(entry.path(), metadata.len()),
        Err(_) => Content::Unread(Unread::Denied),
    }
}

fn stored(at: PathBuf, size: u64) -> Content {
    if size > FILE_BYTES as u64 {
        return Content::Unread(Unread::TooLarge(size));
    }
    Content::Stored(at, size)
}

/// A file that somebody named. What is no file is an error, as is one that is not there.
pub fn named(at: &Path, path: Arc<str>, period: Arc<str>) -> io::Result<FoundFile> {
    let metadata = fs::metadata(at)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(FoundFile {
        path,
        period,
        content: stored(at.to_owned(), metadata.len()),
    })
}

impl FoundFile {
    /// The same file with its bytes in memory.
    pub fn fetched(self) -> FoundFile {
        let content = load(self.content).map_or_else(Content::Unread, Content::Bytes);
        FoundFile { content, ..self }
    }
}

/// The bytes of a file, or why there are none.
pub(super) fn load(content: Content) -> Result<Vec<u8>, Unread> {
    match content {
        Content::Bytes(bytes) => Ok(bytes),
        Content::Unread(unread) => Err(unread),
        Content::Stored(at, size) => read(&at, size).map_err(|_| Unread::Denied),
    }
}

/// A file that has grown since it was found is read as far as it went then: so much room was asked for.
fn read(at: &Path, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    fs::File::open(at)?.take(size).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_walked_in_order_of_paths_and_lock_files_are_kept_as_a_fact() {
        let dir = tempfile::tempdir().expect("a folder");
        let inner = dir.path().join("物业股");
        fs::create_dir(&inner).expect("inner");
        for name in ["b.xlsx", "~$b.xlsx", ".hidden"] {
            fs::write(inner.join(name), b"x").expect("file");
        }
        fs::write(dir.path().join("a.xlsx"), b"y").expect("file");
        let mut files = Vec::new();
        walk(dir.path(), "inbox/2022Q2", &Arc::from("2022Q2"), 3, &mut files).expect("walk");
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let seen: Vec<(&str, bool)> = files
            .iter()
            .map(|file| (&*file.path, matches!(file.content, Content::Unread(_))))
            .collect();
        assert_eq!(
            seen,
            [
                ("inbox/2022Q2/a.xlsx", false),
                ("inbox/2022Q2/物业股/b.xlsx", false),
                ("inbox/2022Q2/物业股/~$b.xlsx", true)
            ]
        );
    }
}
