//! `history/<P>.json` and `history/<P>.restricted.json` on disk.

use super::model::{History, SCHEMA, Sealed, SealedRestricted};
use crate::finding::{Finding, Kind, Place};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What closing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The seal was written.
    Written,
    /// It was there already, with the same content.
    Same,
    /// It was there already with other content, and was left alone.
    Differs,
}

/// Reads all seals of a folder; a folder that is not there holds none. A seal that cannot be read is a reason not
/// to go on: sums would silently begin anew.
pub fn load(dir: &Path) -> Result<History, Vec<Finding>> {
    let mut mistakes = Vec::new();
    let mut found = Vec::new();
    for path in seals(dir) {
        let open = read::<Sealed>(&path, |sealed| sealed.schema);
        let closed =
            read::<SealedRestricted>(&path.with_extension("restricted.json"), |sealed| sealed.schema);
        match (open, closed) {
            (Ok(open), Ok(closed)) => found.push((open, closed)),
            (open, closed) => {
                mistakes.extend(open.err().into_iter().chain(closed.err()).map(|mistake| *mistake))
            }
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    found.sort_by_key(|(one, _)| (one.from, one.to));
    let (periods, restricted) = found.into_iter().unzip();
    Ok(History { periods, restricted })
}

/// Open seals in the order of their names.
fn seals(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            name.ends_with(".json") && !name.ends_with(".restricted.json") && !name.starts_with('.')
        })
        .collect();
    paths.sort();
    paths
}

fn read<T: DeserializeOwned>(path: &Path, schema: impl Fn(&T) -> u32) -> Result<T, Box<Finding>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file: Arc<str> = format!("history/{name}").into();
    let refuse =
        |problem: String| Box::new(Finding::new(Kind::SealUnreadable { problem }, Place::file(&file)));
    let bytes = std::fs::read(path).map_err(|error| {
        refuse(match error.kind() {
            ErrorKind::NotFound => "文件不在了".into(),
            _ => "文件打不开".into(),
        })
    })?;
    let sealed: T = serde_json::from_slice(&bytes).map_err(|error| {
        refuse(format!(
            "第{}行第{}字的内容不合格式",
            error.line(),
            error.column()
        ))
    })?;
    match schema(&sealed) {
        SCHEMA => Ok(sealed),
        other => Err(refuse(format!("格式版本是{other}，本程序只认{SCHEMA}"))),
    }
}

/// The bytes of a seal: the same seal, the same bytes.
pub fn to_bytes<T: Serialize>(sealed: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(sealed).expect("names and numbers always serialise");
    bytes.push(b'\n');
    bytes
}

/// Writes a seal unless one is there; never replaces one.
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

fn existing(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A half-written seal must never be found: first beside it, then under its name, which must be free.
fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // On Windows the whole path may be longer than one that is not.
    let dir = std::fs::canonicalize(path.parent().unwrap_or(Path::new(".")))?;
    let mut file = tempfile::NamedTempFile::new_in(&dir)?;
    file.write_all(bytes)?;
    file.persist_noclobber(dir.join(path.file_name().unwrap_or_default()))?;
    Ok(())
}
