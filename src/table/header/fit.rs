//! How well a block of labels fits a spec.

use super::{Block, Context};
use crate::table::model::ColumnSpec;
use crate::table::names::{Names, is_everywhere};
use std::collections::BTreeSet;

/// A spec laid over a block.
#[derive(Clone, Debug)]
pub(in crate::table) struct Fit {
    /// Index into the specs.
    pub(in crate::table) spec: usize,
    /// For each column of the spec, index into the block's columns.
    pub(in crate::table) columns: Vec<Option<usize>>,
    /// Columns of the block that repeat one taken before: (second, first), as indexes into the block's.
    pub(in crate::table) again: Vec<(usize, usize)>,
    /// For choosing among fits.
    pub(in crate::table) score: usize,
    /// Whether it is good enough to be taken for this ledger.
    pub(in crate::table) accepted: bool,
    /// Another spec that fits just as well.
    pub(in crate::table) rival: Option<usize>,
    /// How many telling columns were found.
    pub(in crate::table) matched: usize,
}

/// The keys of each column of a block.
struct Keyed {
    keys: Vec<Vec<String>>,
    /// Columns that tell one ledger from another.
    telling: usize,
}

impl Fit {
    /// The best spec for a block.
    pub(super) fn best(block: &Block, names: &Names, around: &Context) -> Option<Fit> {
        let keys: Vec<Vec<String>> = block.columns.iter().map(|column| column.keys()).collect();
        let everywhere = |keys: &&Vec<String>| keys.iter().any(|key| is_everywhere(key));
        let telling = keys.len() - keys.iter().filter(everywhere).count();
        let keyed = Keyed { keys, telling };
        let hits = keyed.keys.iter().flatten().flat_map(|key| names.get(key));
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

    fn of(spec: usize, keyed: &Keyed, names: &Names, around: &Context) -> Fit {
        let mut columns: Vec<Option<usize>> = vec![None; names.specs[spec].columns.len()];
        let mut again = Vec::new();
        let mut matched = 0;
        for (at, keys) in keyed.keys.iter().enumerate() {
            let of_spec = |key: &String| {
                let hits = names.get(key).iter().filter(|(s, _)| *s == spec);
                hits.map(|(_, column)| *column).collect::<Vec<_>>()
            };
            let hits: Vec<usize> = keys.iter().flat_map(of_spec).collect();
            if let Some(column) = hits.iter().find(|column| columns[**column].is_none()) {
                columns[*column] = Some(at);
                matched += usize::from(!keys.iter().any(|key| is_everywhere(key)));
            } else if let Some(first) = hits.first().and_then(|column| columns[*column]) {
                again.push((at, first));
            }
        }
        // Of blocks that fit alike the one with 序号 and 备注 is the whole header.
        let generic = columns.iter().flatten().count() - matched;
        let named = named(spec, names, around);
        let all = names.telling[spec].max(1);
        let recall = 1000 * matched / all;
        let precision = 1000 * matched / keyed.telling.max(1);
        let required = |(column, found): (&ColumnSpec, &Option<usize>)| column.required && found.is_none();
        let lacks = names.specs[spec].columns.iter().zip(&columns).any(required);
        let titled = names.named_in(spec, around.above) > 0 || names.named_in(spec, around.sheet) > 0;
        Fit {
            spec,
            columns,
            again,
            score: if matched == 0 {
                0
            } else {
                2 * recall + precision + named + generic
            },
            accepted: (titled && named_fits(matched, all, recall))
                || fits((matched, all), recall, precision, lacks && !titled),
            rival: None,
            matched,
        }
    }
}

/// What a name above the table, on the tab or of the file is worth; a longer name is the truer one.
fn named(spec: usize, names: &Names, around: &Context) -> usize {
    let worth = |text: &str, worth: usize| match names.named_in(spec, text) {
        0 => 0,
        length => worth + 10 * length,
    };
    let above = worth(around.above, 1000);
    above.max(worth(around.sheet, 800)).max(worth(around.file, 400))
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
