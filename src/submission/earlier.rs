//! Files that were sent for earlier periods, by their bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

/// For the SHA-256 of each file in the inbox of a sealed period the title of that period.
#[derive(Clone, Debug, Default)]
pub struct Earlier(BTreeMap<String, Arc<str>>);

impl FromIterator<(String, Arc<str>)> for Earlier {
    /// Pairs of SHA-256 and title; of equal files the last counts.
    fn from_iter<T: IntoIterator<Item = (String, Arc<str>)>>(files: T) -> Self {
        Earlier(files.into_iter().collect())
    }
}

impl Earlier {
    /// The title of the period for which a file with these bytes was sent.
    pub(super) fn title(&self, sha256: &str) -> Option<&str> {
        self.0.get(sha256).map(|title| &**title)
    }
}
