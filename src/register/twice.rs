//! One thing entered twice: the first entry counts (`decisions` 51).

use super::{
    Adjustment, Assessed, Exemption, ExemptionTarget, Extension, Figure, NotApplicable, RowCharge, Veto,
};
use crate::campaign::model::{AdjustmentKindId, IndicatorId, LedgerId, UnitId, VetoKindId};
use crate::fold::fold;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an entry is about. `Arc<str>` is the id of the period where an entry settles something for its period only;
/// words are folded.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// A limit may be put off several times, each time to another day.
    Extension {
        ledger: LedgerId,
        key: Arc<str>,
        deadline: Arc<str>,
        date: NaiveDate,
    },
    Exemption(Arc<str>, RowCharge),
    BlackBoard(Arc<str>, UnitId),
    Figure(Arc<str>, Figure),
    NotApplicable(Arc<str>, Option<UnitId>, Option<IndicatorId>),
    /// One matter by whatever documents.
    Matter(Arc<str>, Adjusted, String),
    /// One document, whenever it is entered.
    Document(Adjusted, String),
    Veto(UnitId, VetoKindId, String, Option<NaiveDate>),
    Assessed(Arc<str>, UnitId, IndicatorId),
}

/// Whose points change, and by what.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Adjusted {
    unit: UnitId,
    kind: AdjustmentKindId,
    level: usize,
    indicator: Option<IndicatorId>,
}

/// What an entry is about, in each way by which two entries are about one thing, and the folded matter by which one
/// document can be about several; empty = about all of it.
pub(super) type Things = Vec<(Thing, String)>;

/// What the entries so far are about, with their matters.
#[derive(Default)]
pub(super) struct Entered(BTreeMap<Thing, Vec<String>>);

impl Entered {
    /// Whether none of these things was entered before. All of them are known from now on. Matters of which one
    /// contains the other are one: the second entry may only be longer in words.
    pub(super) fn is_new(&mut self, things: Things) -> bool {
        let mut new = true;
        for (thing, matter) in things {
            let matters = self.0.entry(thing).or_default();
            let mut known = matters.iter();
            new &= !known.any(|known| known.contains(&*matter) || matter.contains(&**known));
            matters.push(matter);
        }
        new
    }
}

fn only(thing: Thing) -> Things {
    vec![(thing, String::new())]
}

pub(super) fn extension(entry: &Extension) -> Things {
    only(Thing::Extension {
        ledger: entry.ledger,
        key: entry.key.clone(),
        deadline: entry.deadline.clone(),
        date: entry.date,
    })
}

pub(super) fn exemption(entry: &Exemption) -> Things {
    let period = entry.entry.period.clone();
    only(match &entry.target {
        ExemptionTarget::Row(charge) => Thing::Exemption(period, charge.clone()),
        ExemptionTarget::BlackBoard(unit) => Thing::BlackBoard(period, *unit),
        ExemptionTarget::Figure(figure) => Thing::Figure(period, figure.clone()),
    })
}

pub(super) fn not_applicable(entry: &NotApplicable) -> Things {
    let period = entry.entry.period.clone();
    only(Thing::NotApplicable(period, entry.unit, entry.indicator))
}

/// By matter within a period, and by document and matter wherever they are entered: a document is one commendation for
/// each matter that it names.
pub(super) fn adjustment(entry: &Adjustment) -> Things {
    let adjusted = Adjusted {
        unit: entry.unit,
        kind: entry.kind,
        level: entry.level,
        indicator: entry.indicator,
    };
    let (matter, document) = (fold(&entry.matter), fold(&entry.document));
    let mut things = Vec::new();
    if !matter.is_empty() {
        let period = entry.entry.period.clone();
        things.extend(only(Thing::Matter(period, adjusted.clone(), matter.clone())));
    }
    if !document.is_empty() {
        things.push((Thing::Document(adjusted, document), matter));
    }
    things
}

pub(super) fn veto(entry: &Veto) -> Things {
    let document = fold(&entry.document);
    only(Thing::Veto(entry.unit, entry.kind, document, entry.date))
}

pub(super) fn assessed(entry: &Assessed) -> Things {
    let period = entry.entry.period.clone();
    only(Thing::Assessed(period, entry.unit, entry.indicator))
}
