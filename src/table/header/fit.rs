//! How well a block of labels matches a spec.

use super::{Around, Block};
use crate::lexicon::{HeaderWord, header_word};
use crate::table::model::ColumnSpec;
use crate::table::names::Names;
use std::collections::BTreeSet;

/// A spec matched to a block of labels.
#[derive(Clone, Debug)]
pub(in crate::table) struct Fit {
    /// Index of the spec.
    pub(in crate::table) spec: usize,
    /// For each column of the spec the index of the block's column; none = not found.
    pub(in crate::table) columns: Vec<Option<usize>>,
    /// Columns of the block that repeat one taken before: (second, first), as indexes into the block's.
    pub(in crate::table) again: Vec<(usize, usize)>,
    /// Score by which the best of several fits is chosen; higher is better.
    pub(in crate::table) score: usize,
    /// Whether the match is good enough to take the table for this ledger.
    pub(in crate::table) accepted: bool,
    /// Another spec with the same score, if there is one.
    pub(in crate::table) rival: Option<usize>,
    /// Number of matched columns that tell this ledger from others.
    pub(in crate::table) matched: usize,
}

/// A column of a block with the specs it may belong to.
struct Keyed<'a> {
    /// Candidates as (spec, column of the spec), the most specific first.
    hits: Vec<&'a (usize, usize)>,
    /// Whether it is a column that every table may have, such as 序号.
    everywhere: bool,
}

impl<'a> Keyed<'a> {
    fn new(keys: &[String], names: &'a Names) -> Self {
        Keyed {
            hits: keys.iter().flat_map(|key| names.get(key)).collect(),
            everywhere: keys.iter().any(|key| header_word(key).is_some()),
        }
    }
}

impl Fit {
    /// The spec that matches a block best; none where none matches at all.
    pub(super) fn best(block: &Block, names: &Names, around: &Around) -> Option<Fit> {
        let keyed: Vec<Keyed> = block
            .columns
            .iter()
            .map(|column| Keyed::new(&column.keys(), names))
            .collect();
        let hits = keyed.iter().flat_map(|column| &column.hits);
        let specs: BTreeSet<usize> = hits.map(|(spec, _)| *spec).collect();
        let mut best: Option<Fit> = None;
        for spec in specs {
            let mut fit = Fit::of(spec, &keyed, names, around);
            match &mut best {
                Some(best) if best.score > fit.score => {}
                Some(best) if best.score == fit.score => best.rival = best.rival.or(Some(fit.spec)),
                Some(best) => {
                    fit.rival = None;
                    *best = fit;
                }
                None => best = Some(fit),
            }
        }
        best
    }

    fn of(spec: usize, keyed: &[Keyed], names: &Names, around: &Around) -> Fit {
        let mut columns: Vec<Option<usize>> = vec![None; names.specs[spec].columns.len()];
        let mut again = Vec::new();
        let mut matched = 0;
        for (at, column) in keyed.iter().enumerate() {
            let hits = column.hits.iter().filter(|(of, _)| *of == spec);
            let mut hits = hits.map(|(_, column)| *column);
            let first = hits.clone().next();
            if let Some(column) = hits.find(|column| columns[*column].is_none()) {
                columns[column] = Some(at);
                matched += usize::from(!keyed[at].everywhere);
            } else if let Some(first) = first.and_then(|column| columns[column]) {
                again.push((at, first));
            }
        }
        // Of blocks that fit alike the one with 序号 and 备注 is the whole header.
        let generic = keyed.iter().filter(|column| column.everywhere).count();
        let telling = keyed.iter().filter(|column| !column.everywhere).count();
        let all = names.telling[spec].max(1);
        let recall = 1000 * matched / all;
        let precision = 1000 * matched / telling.max(1);
        let required = |(column, found): (&ColumnSpec, &Option<usize>)| column.required && found.is_none();
        let lacks = names.specs[spec].columns.iter().zip(&columns).any(required);
        let titled = around.titles(spec);
        Fit {
            spec,
            columns,
            again,
            score: if matched == 0 {
                0
            } else {
                2 * recall + precision + around.worth(spec) + generic.min(HeaderWord::ALL.len())
            },
            accepted: (titled && named_fits(matched, all, recall))
                || fits((matched, all), recall, precision, lacks && !titled),
            rival: None,
            matched,
        }
    }
}

/// Under the ledger's name two of its columns are enough.
fn named_fits(matched: usize, all: usize, recall: usize) -> bool {
    matched >= 1 && (matched == all || (matched >= 2 && recall >= 250))
}

/// Whether the columns alone tell the ledger. Where a required one is missing two are too few: any table may have
/// time and place.
fn fits((matched, all): (usize, usize), recall: usize, precision: usize, lacks: bool) -> bool {
    let enough = matched >= 2 && !(lacks && matched < 3 && matched < all);
    enough && ((recall >= 500 && precision >= 250) || (recall >= 300 && precision >= 700))
}
