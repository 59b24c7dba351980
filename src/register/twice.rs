//! One thing entered twice: the first entry counts (`decisions` 51).

use super::{Adjustment, Assessed, Exemption, ExemptionTarget, Extension, NotApplicable, Veto};
use crate::fold::fold;
use std::collections::BTreeSet;

/// What an entry is about, in each way by which two entries are about one thing.
pub(super) type Things = Vec<Vec<String>>;

/// What the entries so far are about.
#[derive(Default)]
pub(super) struct Entered(BTreeSet<Vec<String>>);

impl Entered {
    /// Whether none of these things was entered before. All of them are known from now on.
    pub(super) fn is_new(&mut self, things: Things) -> bool {
        let known = things.iter().any(|thing| self.0.contains(thing));
        self.0.extend(things);
        !known
    }
}

fn thing<const N: usize>(words: [&dyn std::fmt::Debug; N]) -> Vec<String> {
    words.iter().map(|word| format!("{word:?}")).collect()
}

/// A limit may be put off several times, each time to another day.
pub(super) fn extension(entry: &Extension) -> Things {
    vec![thing([
        &"延期",
        &entry.ledger,
        &entry.key,
        &entry.deadline,
        &entry.date,
    ])]
}

pub(super) fn exemption(entry: &Exemption) -> Things {
    let period = &entry.entry.period;
    vec![match &entry.target {
        ExemptionTarget::Row(of) => thing([&"容错", period, &of.ledger, &of.key, &of.unit, &of.scope]),
        ExemptionTarget::BlackBoard(unit) => thing([&"黑榜", period, unit]),
        ExemptionTarget::Figure(of) => thing([&"核实", period, &of.ledger, &of.key, &of.unit, &of.column]),
    }]
}

pub(super) fn not_applicable(entry: &NotApplicable) -> Things {
    vec![thing([
        &"不涉及",
        &entry.entry.period,
        &entry.unit,
        &entry.indicator,
    ])]
}

/// By matter within a period, and by document wherever it is entered: one document is one commendation.
pub(super) fn adjustment(entry: &Adjustment) -> Things {
    let (unit, kind, level) = (&entry.unit, &entry.kind, &entry.level);
    let mut things = Vec::new();
    let matter = fold(&entry.matter);
    if !matter.is_empty() {
        let period = &entry.entry.period;
        things.push(thing([
            &"事项",
            period,
            unit,
            kind,
            level,
            &matter,
            &entry.indicator,
        ]));
    }
    let document = fold(&entry.document);
    if !document.is_empty() {
        things.push(thing([&"文号", unit, kind, level, &document, &entry.indicator]));
    }
    things
}

pub(super) fn veto(entry: &Veto) -> Things {
    let document = fold(&entry.document);
    vec![thing([&"否决", &entry.unit, &entry.kind, &document, &entry.date])]
}

pub(super) fn assessed(entry: &Assessed) -> Things {
    vec![thing([
        &"核定",
        &entry.entry.period,
        &entry.unit,
        &entry.indicator,
    ])]
}
