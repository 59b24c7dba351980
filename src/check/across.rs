//! 雷同: texts that two units share almost word for word. The finding holds both cells; a unit's slip shows only its
//! own. Only shingles and places are kept of a row.

use super::alike::{Shingles, pairs, shingles};
use super::flaw::{Flaw, Weight};
use super::{Context, named};
use crate::campaign::model::{ById, Check, CheckKind, LedgerId, Unit, UnitId};
use crate::finding::Kind;
use crate::fold::fold;
use crate::value::Value;
use std::collections::BTreeMap;

/// Least number of characters of a text that is compared: shorter ones are alike by chance.
const SHORTEST: usize = 12;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let of = |(id, check): (LedgerId, &Check)| match check.kind {
        CheckKind::NearIdentical => alike(context, id, check),
        _ => Vec::new(),
    };
    named(context).flat_map(of).collect()
}

fn alike(context: &Context<'_>, id: LedgerId, check: &Check) -> Vec<Flaw> {
    let names: ById<UnitId, Vec<String>> = context.campaign.roster.units.iter().map(names).collect();
    let mut texts: Vec<Shingles> = Vec::new();
    let mut places: Vec<(usize, UnitId)> = Vec::new();
    for (at, record) in context.records.of(id).iter().enumerate() {
        let (Value::Text(text), Some(unit)) = (record.value(check.column), record.sender) else {
            continue;
        };
        let bare = bare(text, &names[unit]);
        if bare.chars().count() >= SHORTEST {
            texts.push(shingles(&bare));
            places.push((at, unit));
        }
    }
    let mut flaws: BTreeMap<usize, Flaw> = BTreeMap::new();
    for (first, second) in pairs(&texts) {
        let ((one, one_unit), (other, other_unit)) = (places[first], places[second]);
        if one_unit == other_unit || is_one_item(context, id, one, other) {
            continue;
        }
        for (at, its_like) in [(one, other), (other, one)] {
            let place = context.records.of(id)[its_like].cell(check.column);
            flaws.entry(at).or_insert_with(|| {
                let kind = Kind::NearIdentical {
                    column: context.campaign.ledgers[id].columns[check.column]
                        .name
                        .to_string(),
                };
                let flaw = Flaw::new(id, at, Some(check.column), kind);
                flaw.citing(check.clause).weighing(Weight::Remark).see_also(place)
            });
        }
    }
    flaws.into_values().collect()
}

/// Whether two units tell of one item, which has one key and one lead: they may well tell the same of it.
fn is_one_item(context: &Context<'_>, id: LedgerId, one: usize, other: usize) -> bool {
    let row = |at: usize| &context.records.of(id)[at];
    let (one, other) = (row(one), row(other));
    let named = |record| context.rows.units_named(record).0;
    context.campaign.ledgers[id].lead.is_some()
        && one.key.is_some()
        && one.key == other.key
        && named(one) == named(other)
}

/// Names of a unit, longest first: they differ where everything else was copied.
fn names(unit: &Unit) -> Vec<String> {
    let mut names: Vec<String> = unit
        .aliases
        .iter()
        .chain([&unit.name])
        .map(|name| fold(name))
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

fn bare(text: &str, names: &[String]) -> String {
    let folded = fold(text);
    let text = names
        .iter()
        .filter(|name| name.chars().count() > 1)
        .fold(folded, |text, name| text.replace(name.as_str(), ""));
    text.chars().filter(|c| c.is_alphabetic()).collect()
}
