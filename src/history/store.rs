//! `history/<P>.json` and `history/<P>.restricted.json` on disk.

use super::model::{History, Sealed, SealedRestricted};
use super::parse::{is_seal, parse};
use crate::finding::Finding;
use serde::Serialize;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// What closing a period did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The seal was written.
    Written,
    /// A seal with the same content was there already.
    Same,
    /// A seal with other content was there already; it was not changed.
    Differs,
}

/// Reads all seals of a folder; a folder that is not there holds none. A seal that cannot be read is a reason not
/// to go on: sums would silently begin anew.
pub fn load(dir: &Path) -> Result<History, Vec<Finding>> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let files = entries.map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, entry.path())
    });
    let seals = files.filter(|(name, _)| is_seal(name));
    let seals = seals.map(|(name, path)| {
        let bytes = std::fs::read(path).map_err(|_| "文件打不开");
        (name, bytes)
    });
    parse(seals.collect())
}

/// The bytes of a seal: the same seal, the same bytes.
pub fn to_bytes<T: Serialize>(sealed: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(sealed).expect("names and numbers always serialise");
    bytes.push(b'\n');
    bytes
}

/// Writes a seal if there is none; never replaces one.
pub fn close(dir: &Path, open: &Sealed, closed: &SealedRestricted) -> std::io::Result<Closed> {
    let path = dir.join(format!("{}.json", open.period));
    let hidden = dir.join(format!("{}.restricted.json", open.period));
    let (open, closed) = (to_bytes(open), to_bytes(closed));
    match (existing(&path)?, existing(&hidden)?) {
        (None, None) => {}
        (Some(one), Some(other)) if one == open && other == closed => return Ok(Closed::Same),
        _ => return Ok(Closed::Differs),
    }
    std::fs::create_dir_all(dir)?;
    put(&hidden, &closed)?;
    put(&path, &open)?;
    Ok(Closed::Written)
}

pub(super) fn existing(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a file under another name and then renames it to `path`, which must be free, so that no half-written seal is
/// ever found.
pub(super) fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // On Windows a full path may be longer than a relative one.
    let dir = std::fs::canonicalize(path.parent().unwrap_or(Path::new(".")))?;
    let mut file = tempfile::NamedTempFile::new_in(&dir)?;
    file.write_all(bytes)?;
    file.persist_noclobber(dir.join(path.file_name().unwrap_or_default()))?;
    Ok(())
}
