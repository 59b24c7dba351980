//! Names of all specs, folded once for lookup.

use super::label::name_keys;
use super::model::HeaderSpec;
use crate::fold::fold;
use crate::lexicon::{LEDGER_ENDS, header_word};
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

    /// Whether the office keeps what a spec describes, while ledgers of units are looked for too.
    pub(super) fn is_beside(&self, spec: usize) -> bool {
        self.specs[spec].office && self.specs.iter().any(|spec| !spec.office)
    }

    /// The ledger that a folded text names without its generic end, or in part: 个人学习, 学习. The longest name counts;
    /// of several that share a part, none.
    pub(super) fn nearly_named_in(&self, folded: &str) -> Option<usize> {
        let mut best: Vec<(usize, usize)> = Vec::new();
        for (spec, names) in self
            .titles
            .iter()
            .enumerate()
            .filter(|(spec, _)| !self.is_beside(*spec))
        {
            let length = names.iter().map(|name| nearly(name, folded)).max().unwrap_or(0);
            match best.first().map_or(1, |(longest, _)| *longest).cmp(&length) {
                std::cmp::Ordering::Less => best = vec![(length, spec)],
                std::cmp::Ordering::Equal if length > 1 => best.push((length, spec)),
                _ => {}
            }
        }
        match best[..] {
            [(_, spec)] => Some(spec),
            _ => None,
        }
    }

    /// The spec with the longest name contained in a folded text.
    pub(super) fn spec_named_in(&self, folded: &str) -> Option<usize> {
        let named = (0..self.specs.len()).map(|spec| (self.named_in(spec, folded), spec));
        let (length, spec) = named.max_by_key(|(length, spec)| (*length, usize::MAX - spec))?;
        (length > 0).then_some(spec)
    }
}

/// Characters that a name without its generic end shares with a text that holds it, or is a part of it; 0 = too few.
fn nearly(name: &str, folded: &str) -> usize {
    let bare = |text: &'_ str| {
        let ends = LEDGER_ENDS.iter().filter_map(|end| text.strip_suffix(end));
        ends.min_by_key(|rest| rest.len()).unwrap_or(text).to_owned()
    };
    let (name, text) = (bare(name), bare(folded));
    let shared = match () {
        () if text.contains(&name) => name.chars().count(),
        () if name.contains(&text) => text.chars().count(),
        () => 0,
    };
    if shared >= 2 { shared } else { 0 }
}
