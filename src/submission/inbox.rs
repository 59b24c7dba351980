//! Finds the files that were sent. The only place that reads their bytes.

mod name;

use super::{Content, DEEPEST, FoundFile, Unread, bytes_of};
use crate::campaign::model::{Campaign, Period};
use crate::fold::fold;
use crate::record::Origin;
use crate::workbook::FILE_BYTES;
use name::Name;
use std::collections::BTreeSet;
use std::fs::{self, DirEntry, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything in the inbox of a period, by path. `dir` is the campaign folder.
pub fn inbox(dir: &Path, period: &Period) -> io::Result<Vec<FoundFile>> {
    of_period(dir, (Origin::Inbox, "inbox"), period)
}

/// Everything in the office's registers of a period and of the periods before it, oldest period first.
pub fn registers(dir: &Path, campaign: &Campaign, period: &Period) -> io::Result<Vec<FoundFile>> {
    let mut files = Vec::new();
    for earlier in campaign
        .periods
        .iter()
        .filter(|other| other.span.to <= period.span.to && !comes_after(other, period))
    {
        files.extend(of_period(dir, (Origin::Register, "registers"), earlier)?);
    }
    Ok(files)
}

/// Whether a period takes another one together with others: what is entered for the year comes after its quarters, also
/// where both end on the same day.
fn comes_after(whole: &Period, period: &Period) -> bool {
    whole.kind.takes_together(period.kind) && whole.id != period.id && whole.span.contains(period.span.from)
}

/// The period's folder may be called by its id or its title.
fn of_period(dir: &Path, (origin, folder): (Origin, &str), period: &Period) -> io::Result<Vec<FoundFile>> {
    let mut walk = Walk {
        origin,
        period: &period.id,
        files: Vec::new(),
    };
    for entry in entries(&whole(&dir.join(folder)))? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if ![fold(&period.id), fold(&period.title)].contains(&fold(&name)) {
            continue;
        }
        let path = format!("{folder}/{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk.folder(entries(&entry.path())?, &path, DEEPEST);
        } else if kind.is_symlink() {
            walk.push(path, false, Content::Unread(link(&entry.path())));
        }
    }
    let mut files = walk.files;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The same folder by its full path. Windows takes such a path as it stands: below it a path may be of any length, and
/// a name may be `aux.xlsx` or end in a dot, which elsewhere mean a device or another file.
fn whole(dir: &Path) -> PathBuf {
    fs::canonicalize(dir).unwrap_or_else(|_| dir.to_owned())
}

/// Entries of a folder; empty if there is no such folder.
fn entries(dir: &Path) -> io::Result<Vec<DirEntry>> {
    match fs::read_dir(dir) {
        Ok(found) => found.collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// What has been found below the folder of a period. Nothing is opened here but folders, and no link is followed.
struct Walk<'a> {
    origin: Origin,
    period: &'a Arc<str>,
    files: Vec<FoundFile>,
}

impl Walk<'_> {
    fn push(&mut self, path: String, guessed: bool, content: Content) {
        self.files.push(FoundFile {
            path: Arc::from(path),
            origin: self.origin,
            period: self.period.clone(),
            content,
            guessed,
            given: None,
        });
    }

    fn folder(&mut self, mut entries: Vec<DirEntry>, path: &str, depth: usize) {
        entries.sort_by_key(DirEntry::file_name);
        let mut taken = BTreeSet::new();
        let names: Vec<Name> = entries
            .iter()
            .map(|entry| name::shown(&entry.file_name()))
            .collect();
        let sure = names.iter().filter(|name| !name.guessed);
        taken.extend(sure.map(|name| name.shown.clone()));
        for (entry, mut name) in entries.iter().zip(names) {
            if name.guessed && !taken.insert(name.shown.clone()) {
                name.shown = name::escaped(&entry.file_name());
            }
            self.entry(entry, &name, format!("{path}/{}", name.shown), depth);
        }
    }

    fn entry(&mut self, entry: &DirEntry, name: &Name, path: String, depth: usize) {
        if name::is_of_system(&name.shown) {
            return;
        }
        let Ok(kind) = entry.file_type() else {
            return self.push(path, name.guessed, Content::Unread(Unread::Denied));
        };
        let content = if name::is_lock(&name.shown) {
            Content::Unread(Unread::Lock)
        } else if name.shown.starts_with('.') {
            Content::Unread(Unread::Hidden)
        } else if kind.is_symlink() {
            Content::Unread(link(&entry.path()))
        } else if kind.is_dir() {
            return self.below(entry, name, path, depth);
        } else if kind.is_file() {
            let size = entry.metadata().map(|metadata| metadata.len());
            size.map_or(Content::Unread(Unread::Denied), |size| stored(entry.path(), size))
        } else {
            Content::Unread(Unread::Special(special(kind)))
        };
        self.push(path, name.guessed, content);
    }

    fn below(&mut self, entry: &DirEntry, name: &Name, path: String, depth: usize) {
        let unread = |unread| Content::Unread(unread);
        if depth == 0 {
            return self.push(path, name.guessed, unread(Unread::TooDeep));
        }
        let Ok(entries) = entries(&entry.path()) else {
            return self.push(path, name.guessed, unread(Unread::Denied));
        };
        if entries
            .iter()
            .any(|entry| entry.file_name() == "[Content_Types].xml")
        {
            return self.push(path, name.guessed, unread(Unread::Unpacked));
        }
        if name::is_like_a_workbook(&name.shown) {
            self.push(path.clone(), name.guessed, unread(Unread::FolderLikeFile));
        }
        self.folder(entries, &path, depth - 1);
    }
}

fn link(at: &Path) -> Unread {
    fs::metadata(at).map_or(Unread::BrokenLink, |_| Unread::Link)
}

/// What a thing is that is neither file nor folder nor link, in words for a message.
#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "管道"
    } else if kind.is_socket() {
        "套接字"
    } else {
        "设备"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "设备"
}

fn stored(at: PathBuf, size: u64) -> Content {
    if size > FILE_BYTES as u64 {
        return Content::Unread(Unread::TooLarge(size));
    }
    Content::Stored(at, size)
}

/// A file named on the command line. Anything that is no file, or does not exist, is an error.
pub fn named(at: &Path, path: Arc<str>, period: Arc<str>) -> io::Result<FoundFile> {
    let metadata = fs::metadata(at)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let content = match metadata.is_file() {
        true => stored(at.to_owned(), metadata.len()),
        false => Content::Unread(Unread::Special(special(metadata.file_type()))),
    };
    Ok(FoundFile {
        origin: Origin::of_path(&path),
        path,
        period,
        content,
        guessed: false,
        given: None,
    })
}

impl FoundFile {
    /// The same file with its bytes in memory.
    pub fn fetched(self) -> FoundFile {
        let content = bytes_of(self.content).map_or_else(Content::Unread, Content::Bytes);
        FoundFile { content, ..self }
    }
}

/// A file that has grown since it was found is read as far as it went then: so much room was asked for.
pub(super) fn read(at: &Path, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    fs::File::open(at)?.take(size).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every file below a folder, and why it is not read.
    fn walked(dir: &Path, depth: usize) -> Vec<(String, Option<Unread>)> {
        let mut walk = Walk {
            origin: Origin::Inbox,
            period: &Arc::from("2022Q2"),
            files: Vec::new(),
        };
        walk.folder(entries(dir).expect("a folder"), "inbox/2022Q2", depth);
        walk.files.sort_by(|a, b| a.path.cmp(&b.path));
        let unread = |file: FoundFile| match file.content {
            Content::Unread(unread) => Some(unread),
            _ => None,
        };
        walk.files
            .into_iter()
            .map(|file| (file.path.replace("inbox/2022Q2/", ""), unread(file)))
            .collect()
    }

    fn write(dir: &Path, path: &str) {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("inner");
        fs::write(path, b"x").expect("file");
    }

    #[test]
    fn folders_are_walked_in_order_of_paths_and_lock_files_are_kept_as_a_fact() {
        let dir = tempfile::tempdir().expect("a folder");
        for path in [
            "物业股/b.xlsx",
            "物业股/~$b.xlsx",
            "物业股/.~lock.b.xlsx#",
            ".DS_Store",
            "a.xlsx",
        ] {
            write(dir.path(), path);
        }
        let found = walked(dir.path(), 3);
        let names: Vec<(&str, bool)> = found
            .iter()
            .map(|(path, unread)| (path.as_str(), *unread == Some(Unread::Lock)))
            .collect();
        assert_eq!(
            names,
            [
                ("a.xlsx", false),
                ("物业股/.~lock.b.xlsx#", true),
                ("物业股/b.xlsx", false),
                ("物业股/~$b.xlsx", true)
            ]
        );
    }

    #[test]
    fn folders_too_deep_taken_apart_or_called_like_files_are_said() {
        let dir = tempfile::tempdir().expect("a folder");
        for path in [
            "1/2/3/a.xlsx",
            "b.xlsx/[Content_Types].xml",
            "c.xlsx/d.csv",
            ".e/f.csv",
        ] {
            write(dir.path(), path);
        }
        let expected = [
            (".e".to_owned(), Some(Unread::Hidden)),
            ("1/2/3".to_owned(), Some(Unread::TooDeep)),
            ("b.xlsx".to_owned(), Some(Unread::Unpacked)),
            ("c.xlsx".to_owned(), Some(Unread::FolderLikeFile)),
            ("c.xlsx/d.csv".to_owned(), None),
        ];
        assert_eq!(walked(dir.path(), 2), expected);
    }

    #[test]
    fn names_that_windows_takes_for_something_else_are_read_as_files() {
        let dir = tempfile::tempdir().expect("a folder");
        let inbox = whole(dir.path()).join("inbox").join("2022Q2");
        let deep = "很深的文件夹".repeat(10);
        let deep = format!("{deep}/{deep}/{deep}/{deep}/{deep}/长.xlsx");
        let names = ["aux.xlsx", "CON", "nul.csv", "点.xlsx.", &deep];
        names.iter().for_each(|name| write(&inbox, name));
        let period = crate::campaign::fixture::county().periods[1].clone();
        assert_eq!(&*period.id, "2022Q2");
        let found = super::inbox(dir.path(), &period).expect("a folder");
        assert_eq!(found.len(), names.len());
        for file in found {
            let path = file.path.clone();
            assert_eq!(bytes_of(file.content), Ok(b"x".to_vec()), "{path}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_file_that_another_program_keeps_to_itself_is_said() {
        use std::os::windows::fs::OpenOptionsExt;
        let dir = tempfile::tempdir().expect("a folder");
        write(dir.path(), "a.xlsx");
        let at = dir.path().join("a.xlsx");
        let held = fs::OpenOptions::new().write(true).share_mode(0).open(&at);
        let file = named(&at, "a.xlsx".into(), "".into()).expect("it is there");
        assert_eq!(bytes_of(file.content), Err(Unread::Denied));
        drop(held);
        let file = named(&at, "a.xlsx".into(), "".into()).expect("it is there");
        assert_eq!(bytes_of(file.content), Ok(b"x".to_vec()));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed_and_nothing_but_files_is_opened() {
        use std::os::unix::{fs::symlink, net::UnixListener};
        let dir = tempfile::tempdir().expect("a folder");
        let at = |name: &str| dir.path().join(name);
        symlink("/", at("根.xlsx")).expect("a link");
        symlink(".", at("自己")).expect("a link");
        symlink("没有", at("断.xlsx")).expect("a link");
        symlink("/dev/zero", at("零.xlsx")).expect("a link");
        let _socket = UnixListener::bind(at("插.xlsx")).expect("a socket");
        let found = walked(dir.path(), 3);
        let of = |name: &str| {
            found
                .iter()
                .find(|(path, _)| path == name)
                .and_then(|(_, unread)| *unread)
        };
        assert_eq!(found.len(), 5);
        assert_eq!(of("根.xlsx"), Some(Unread::Link));
        assert_eq!(of("自己"), Some(Unread::Link));
        assert_eq!(of("断.xlsx"), Some(Unread::BrokenLink));
        assert_eq!(of("零.xlsx"), Some(Unread::Link));
        assert_eq!(of("插.xlsx"), Some(Unread::Special("套接字")));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_that_is_named_is_not_opened() {
        let file = named(Path::new("/dev/zero"), "零".into(), "".into()).expect("it is there");
        assert_eq!(file.content, Content::Unread(Unread::Special("设备")));
        assert!(named(Path::new("/"), "根".into(), "".into()).is_err());
    }
}
