//! The bytes of seals → the history.

use super::model::{History, SCHEMA, Sealed, SealedRestricted};
use crate::finding::{Finding, Kind, Place};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes of files by name, or why they are not at hand.
pub(super) type Files = BTreeMap<String, Result<Vec<u8>, &'static str>>;

const RESTRICTED: &str = ".restricted.json";

impl History {
    /// Reads seals from files in memory: name without folder, bytes. Other files are left aside.
    pub fn parse(files: &[(&str, &[u8])]) -> Result<History, Vec<Finding>> {
        let seals = files.iter().filter(|(name, _)| is_seal(name));
        parse(
            seals
                .map(|(name, bytes)| ((*name).to_owned(), Ok(bytes.to_vec())))
                .collect(),
        )
    }
}

/// Whether a file is called like a seal or its restricted part.
pub(super) fn is_seal(name: &str) -> bool {
    name.ends_with(".json") && !name.starts_with('.')
}

/// Reads each open seal with its restricted part; one that cannot be read is a finding, and then there is no history.
pub(super) fn parse(mut files: Files) -> Result<History, Vec<Finding>> {
    let mut mistakes = Vec::new();
    let mut found = Vec::new();
    let names: Vec<String> = files.keys().cloned().collect();
    for name in names.iter().filter(|name| !name.ends_with(RESTRICTED)) {
        let hidden = format!("{}{RESTRICTED}", name.trim_end_matches(".json"));
        let open = read::<Sealed>(&mut files, name, |sealed| sealed.schema);
        let closed = read::<SealedRestricted>(&mut files, &hidden, |sealed| sealed.schema);
        match (open, closed) {
            (Ok(open), Ok(closed)) => found.push((open, closed)),
            (open, closed) => {
                let unread = open.err().into_iter().chain(closed.err());
                mistakes.extend(unread.map(|mistake| *mistake));
            }
        }
    }
    match mistakes.is_empty() {
        true => Ok(found.into_iter().collect()),
        false => Err(mistakes),
    }
}

fn read<T: DeserializeOwned>(
    files: &mut Files,
    name: &str,
    schema: impl Fn(&T) -> u32,
) -> Result<T, Box<Finding>> {
    let file: Arc<str> = format!("history/{name}").into();
    let refuse =
        |problem: String| Box::new(Finding::new(Kind::SealUnreadable { problem }, Place::file(&file)));
    let bytes = files.remove(name).unwrap_or(Err("文件不在了"));
    let bytes = bytes.map_err(|problem| refuse(problem.to_owned()))?;
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
