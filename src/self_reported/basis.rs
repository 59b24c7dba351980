//! Where the facts come from that an indicator rests on, by its definition.

use super::{Fact, FactKind, FactKinds, fields};
use crate::campaign::model::{
    Aspect, Campaign, ColumnId, ColumnKind, Factor, FactorBy, FactorWhen, FieldRef, Hop, Indicator, Keeper,
    LedgerId, Part, RepeatWindow, RequirementId, Target, What,
};

/// A fact that an indicator rests on, by where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The unit that is scored.
    Unit(Fact),
    /// A column of a register of the office; none = which rows it has.
    Register(LedgerId, Option<ColumnId>),
    /// The units that are named in the column: each tells of the matter in its own ledger.
    OtherUnits(LedgerId, ColumnId),
    /// Rows that this column refers to.
    Partner(LedgerId, ColumnId),
    /// The files that were sent, as they are checked.
    Files,
    /// The register of receipts.
    Receipts,
    /// The roster.
    Roster,
    /// Votes.
    Votes,
    /// A mark that the office sets.
    Assessed,
    /// Results of sealed periods.
    Seals,
}

/// What an indicator rests on; in order, each fact once.
pub fn bases(campaign: &Campaign, kinds: &FactKinds, indicator: &Indicator) -> Vec<Basis> {
    let of_parts = indicator
        .parts
        .iter()
        .flat_map(|part| of_part(campaign, kinds, part));
    let factors = indicator.times.iter();
    let of_factors = factors.flat_map(|factor| of_factor(campaign, kinds, factor));
    let mut bases: Vec<Basis> = of_parts.chain(of_factors).collect();
    bases.sort_unstable();
    bases.dedup();
    bases
}

fn of_part(campaign: &Campaign, kinds: &FactKinds, part: &Part) -> Vec<Basis> {
    let mut read = fields::of_part(campaign, part);
    let mut of = |ledger: LedgerId| {
        let mut bases = of_rows(campaign, ledger);
        bases.extend(
            read.drain(..)
                .filter_map(|field| of_field(campaign, kinds, field)),
        );
        bases
    };
    let of_what = match &part.what {
        What::Deadlines { ledger, deadlines } => {
            let mut bases = of(*ledger);
            for deadline in deadlines {
                let deadline = &campaign.ledgers[*ledger].deadlines[*deadline];
                let read = fields::of_deadline(campaign, *ledger, deadline).into_iter();
                bases.extend(read.filter_map(|field| of_field(campaign, kinds, field)));
            }
            bases
        }
        What::Good { ledger, .. }
        | What::Ratio { ledger, .. }
        | What::Sum { ledger, .. }
        | What::Mean { ledger, .. }
        | What::Rows { ledger } => of(*ledger),
        What::Requirements(ids) => ids
            .iter()
            .flat_map(|id| of_requirement(campaign, kinds, *id))
            .collect(),
        What::Ladder => campaign
            .ladder
            .as_ref()
            .map_or_else(Vec::new, |ladder| of_rows(campaign, ladder.ledger)),
        What::RosterNumber(_) => vec![Basis::Roster],
        What::Findings { .. } => vec![Basis::Files],
        What::Submission { aspect, .. } => match aspect {
            Aspect::Complete | Aspect::Accurate => vec![Basis::Files],
            Aspect::Timely | Aspect::Missing | Aspect::Returned | Aspect::Regular => vec![Basis::Receipts],
        },
        What::Rating(_) => vec![Basis::Votes],
        What::Assessed => vec![Basis::Assessed],
        What::Results(_) => vec![Basis::Seals],
    };
    let per_unit = part.against.per.is_some() || matches!(part.against.target, Some(Target::Roster(_)));
    let repeat = part.amounts().and_then(|amounts| amounts.repeat.as_ref());
    let repeats = repeat.is_some_and(|repeat| repeat.window != RepeatWindow::Period);
    let against = [
        (per_unit, Basis::Roster),
        (part.against.earlier.is_some() || repeats, Basis::Seals),
    ];
    let against = against.into_iter().filter(|(is_read, _)| *is_read);
    of_what
        .into_iter()
        .chain(against.map(|(_, basis)| basis))
        .collect()
}

fn of_requirement(campaign: &Campaign, kinds: &FactKinds, id: RequirementId) -> Vec<Basis> {
    let requirement = &campaign.requirements[id];
    let read = fields::of_requirement(campaign, requirement).into_iter();
    let mut bases = of_rows(campaign, requirement.ledger);
    bases.extend(read.filter_map(|field| of_field(campaign, kinds, field)));
    bases
}

/// What decides whether a factor holds; whether an indicator is missed is told where that is.
fn of_factor(campaign: &Campaign, kinds: &FactKinds, factor: &Factor) -> Vec<Basis> {
    let mut bases = match &factor.when {
        FactorWhen::Always | FactorWhen::Missed(_) => Vec::new(),
        FactorWhen::Unmet(requirement) => of_requirement(campaign, kinds, *requirement),
        FactorWhen::Found(part) => of_part(campaign, kinds, part),
    };
    if let FactorBy::Roster(_) = factor.by {
        bases.push(Basis::Roster);
    }
    bases
}

/// Who says which rows there are, and who else tells of them.
fn of_rows(campaign: &Campaign, id: LedgerId) -> Vec<Basis> {
    let ledger = &campaign.ledgers[id];
    if let Some(base) = ledger.base {
        return vec![Basis::Register(base, None)];
    }
    if ledger.keeper == Keeper::Office {
        return vec![Basis::Register(id, None)];
    }
    let named = [ledger.lead, ledger.support].into_iter().flatten();
    let named = named.filter(|field| field.hop == Hop::Own);
    let mut bases: Vec<Basis> = named.map(|field| Basis::OtherUnits(id, field.column)).collect();
    let refers = |column: &&ColumnId| matches!(ledger.columns[**column].kind, ColumnKind::Reference { .. });
    bases.extend(
        ledger
            .key
            .iter()
            .filter(refers)
            .map(|column| Basis::Partner(id, *column)),
    );
    bases.push(Basis::Unit(Fact {
        ledger: id,
        column: None,
        kind: FactKind::Rows,
    }));
    bases
}

/// Who says what stands in a cell; none where nothing is gained by another value in it.
fn of_field(campaign: &Campaign, kinds: &FactKinds, field: FieldRef) -> Option<Basis> {
    let FieldRef { ledger, column, .. } = field;
    match campaign.ledgers[ledger].keeper {
        Keeper::Office => Some(Basis::Register(ledger, Some(column))),
        Keeper::Units(_) => kinds.of(ledger, column).map(|kind| {
            Basis::Unit(Fact {
                ledger,
                column: Some(column),
                kind,
            })
        }),
    }
}
