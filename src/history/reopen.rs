//! `history/reopened/`: the seals that periods had before they were reopened, and when and why they were. Nothing in it
//! is ever replaced but the list of a period, which only grows.

use super::Reopening;
use super::store::{existing, put, to_bytes};
use crate::digest::sha256;
use chrono::NaiveDate;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// Folder of the seals of before.
const FOLDER: &str = "reopened";

/// How often a period was reopened, oldest first. `dir` is the folder of the seals.
pub fn reopenings(dir: &Path, period: &str) -> Result<Vec<Reopening>> {
    match existing(&list(dir, period))? {
        Some(bytes) => {
            serde_json::from_slice(&bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))
        }
        None => Ok(Vec::new()),
    }
}

/// Opens a closed period again: its seal is moved aside, and the day and the reason are noted.
pub fn reopen(dir: &Path, period: &str, on: NaiveDate, reason: &str) -> Result<()> {
    let path = |name: &str| dir.join(format!("{period}.{name}"));
    let there = |name: &str| existing(&path(name))?.ok_or(Error::from(ErrorKind::NotFound));
    let (open, closed) = (there("json")?, there("restricted.json")?);
    let mut all = reopenings(dir, period)?;
    all.push(Reopening {
        on,
        reason: reason.to_owned(),
        sealed: sha256(&open),
        restricted: sha256(&closed),
    });
    let aside = dir.join(FOLDER);
    std::fs::create_dir_all(&aside)?;
    let number = all.len();
    keep(&aside.join(format!("{period}-{number}.json")), &open)?;
    keep(&aside.join(format!("{period}-{number}.restricted.json")), &closed)?;
    let known = list(dir, period);
    if known.exists() {
        std::fs::remove_file(&known)?;
    }
    put(&known, &to_bytes(&all))?;
    std::fs::remove_file(path("json"))?;
    std::fs::remove_file(path("restricted.json"))
}

/// Writes a seal of before, unless an attempt that broke off has written it already.
fn keep(path: &Path, bytes: &[u8]) -> Result<()> {
    match existing(path)? {
        Some(there) if there == bytes => Ok(()),
        Some(_) => Err(Error::from(ErrorKind::AlreadyExists)),
        None => put(path, bytes),
    }
}

fn list(dir: &Path, period: &str) -> PathBuf {
    dir.join(FOLDER).join(format!("{period}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reopened_seal_is_kept_with_the_day_and_the_reason() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path();
        let on = "2022-08-01".parse().unwrap();
        for (number, text) in [(1, "一"), (2, "二")] {
            std::fs::write(dir.join("2022Q2.json"), text).unwrap();
            std::fs::write(dir.join("2022Q2.restricted.json"), "{}").unwrap();
            reopen(dir, "2022Q2", on, "登记簿录错").unwrap();
            assert!(!dir.join("2022Q2.json").exists() && !dir.join("2022Q2.restricted.json").exists());
            let kept = std::fs::read_to_string(dir.join(format!("reopened/2022Q2-{number}.json"))).unwrap();
            assert_eq!(kept, text);
        }
        let all = reopenings(dir, "2022Q2").unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].on, all[0].reason.as_str()), (on, "登记簿录错"));
        assert_eq!(all[1].sealed, sha256("二".as_bytes()));
        assert_eq!(reopenings(dir, "2022Q3").unwrap(), []);
        assert_eq!(
            reopen(dir, "2022Q2", on, "再次").unwrap_err().kind(),
            ErrorKind::NotFound
        );
    }
}
