//! Names of all specs, folded once for lookup.

use super::label::name_keys;
use super::model::HeaderSpec;
use crate::fold::fold;
use crate::lexicon::header_word;
use std::collections::BTreeMap;

/// The specs with their folded names, made once for all files.
#[derive(Debug)]
pub struct Names {
    pub(super) specs: Vec<HeaderSpec>,
    by_key: BTreeMap<String, Vec<(usize, usize)>>,
    titles: Vec<Vec<String>>,
    /// For each spec the number of columns that tell it from others.
    pub(super) telling: Vec<usize>,
}

impl Names {
    /// Folds the names of all specs.
    pub fn new(specs: Vec<HeaderSpec>) -> Self {
        let mut by_key: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (spec, header) in specs.iter().enumerate() {
            for (column, names) in header.columns.iter().enumerate() {
                for key in names.names.iter().flat_map(|name| name_keys(name)) {
                    let places = by_key.entry(key).or_default();
                    if !places.contains(&(spec, column)) {
                        places.push((spec, column));
                    }
                }
            }
        }
        let titles = |spec: &HeaderSpec| spec.names.iter().map(|name| fold(name)).collect();
        let telling = |spec: &HeaderSpec| {
            let telling = |names: &[_]| {
                !names
                    .iter()
                    .any(|name: &std::sync::Arc<str>| header_word(&fold(name)).is_some())
            };
            spec.columns
                .iter()
                .filter(|column| telling(&column.names))
                .count()
        };
        Names {
            by_key,
            titles: specs.iter().map(titles).collect(),
            telling: specs.iter().map(telling).collect(),
            specs,
        }
    }

    /// The (spec, column) pairs whose name has this folded form.
    pub(super) fn get(&self, key: &str) -> &[(usize, usize)] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded form names a column of any spec, or one that every table may have.
    pub(super) fn knows(&self, key: &str) -> bool {
        header_word(key).is_some() || self.by_key.contains_key(key)
    }

    /// Length of the longest name of a spec that is contained in a folded text; 0 = none.
    pub(super) fn named_in(&self, spec: usize, folded: &str) -> usize {
        let names = self.titles[spec]
            .iter()
            .filter(|name| !name.is_empty() && folded.contains(name.as_str()));
        names.map(|name| name.chars().count()).max().unwrap_or(0)
    }

    /// The spec with the longest name contained in a folded text.
    pub(super) fn spec_named_in(&self, folded: &str) -> Option<usize> {
        let named = (0..self.specs.len()).map(|spec| (self.named_in(spec, folded), spec));
        let (length, spec) = named.max_by_key(|(length, spec)| (*length, usize::MAX - spec))?;
        (length > 0).then_some(spec)
    }
}
