//! Where a rule of the definition lets one unit's ledgers reach into the lines of another: the only lines of others
//! that may change. Derived from the definition; each kind names the test that holds it.

use super::folder::{Folder, Mark};
use kaoping::campaign::model::{
    Campaign, Column, ColumnKind, Each, IndicatorId, LedgerId, Measured, RequirementId, UnitId, What,
};
use std::collections::BTreeMap;

/// Why a line of another unit may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Crossing {
    /// A supporting unit without a row of its own stands by the row of the lead (rules 19, 60).
    LeadForSupport,
    /// A case about a person counts for the unit of that person (rule 53).
    PersonOfAnother,
    /// A row stands for the unit that it names, where that unit sends no such ledger itself.
    UnitOfAnother,
    /// A share is one of the sum over all (rule 38).
    ShareOfAll,
    /// A row that refers to another unit's row is what that row owes (rule 47).
    Partner,
}

impl Crossing {
    pub(super) const ALL: [Crossing; 5] = [
        Crossing::LeadForSupport,
        Crossing::PersonOfAnother,
        Crossing::UnitOfAnother,
        Crossing::ShareOfAll,
        Crossing::Partner,
    ];

    /// Whether a line that counts a ledger may change for this reason.
    fn is_of(self, campaign: &Campaign, indicator: IndicatorId, ledger: LedgerId) -> bool {
        let own = &campaign.ledgers[ledger];
        let asked =
            || requirements(campaign, indicator).filter(|id| campaign.requirements[*id].ledger == ledger);
        match self {
            Crossing::LeadForSupport => own.support.is_some(),
            Crossing::PersonOfAnother => {
                own.person.is_some() || asked().any(|id| is_about_people(campaign, id))
            }
            Crossing::UnitOfAnother => own.lead.is_some() && asked().any(|id| is_about_units(campaign, id)),
            Crossing::ShareOfAll => asked().any(|id| {
                let requirement = &campaign.requirements[id];
                matches!(requirement.measured, Measured::ShareOfSum(_))
                    || matches!(requirement.each, Each::Codes(..))
            }),
            Crossing::Partner => own.columns.iter().any(is_reference),
        }
    }
}

fn is_reference(column: &Column) -> bool {
    matches!(column.kind, ColumnKind::Reference { .. })
}

fn is_about_people(campaign: &Campaign, id: RequirementId) -> bool {
    matches!(campaign.requirements[id].each, Each::People(_))
}

fn is_about_units(campaign: &Campaign, id: RequirementId) -> bool {
    matches!(campaign.requirements[id].each, Each::Units(_))
}

fn requirements(campaign: &Campaign, indicator: IndicatorId) -> impl Iterator<Item = RequirementId> {
    let parts = campaign.indicators[indicator].parts.iter();
    parts.flat_map(|part| match &part.what {
        What::Requirements(ids) => ids.clone(),
        _ => Vec::new(),
    })
}

/// The ledgers that an indicator counts.
fn counted(campaign: &Campaign, indicator: IndicatorId) -> Vec<LedgerId> {
    let parts = campaign.indicators[indicator].parts.iter();
    let own = parts.filter_map(|part| match &part.what {
        What::Deadlines { ledger, .. }
        | What::Good { ledger, .. }
        | What::Ratio { ledger, .. }
        | What::Rows { ledger }
        | What::Findings { ledger, .. } => Some(*ledger),
        _ => None,
    });
    let asked = requirements(campaign, indicator).map(|id| campaign.requirements[id].ledger);
    own.chain(asked).collect()
}

/// Why a line may change with a ledger that another unit sends, or one that refers to it; none = it may not.
fn reason(campaign: &Campaign, indicator: IndicatorId, altered: LedgerId) -> Option<Crossing> {
    let refers = |to: LedgerId| {
        let mut columns = campaign.ledgers[altered].columns.iter();
        columns.any(|column| matches!(column.kind, ColumnKind::Reference { ledger, .. } if ledger == to))
    };
    let counted = counted(campaign, indicator);
    let direct = counted.iter().filter(|ledger| **ledger == altered);
    let found = direct
        .flat_map(|ledger| {
            Crossing::ALL
                .into_iter()
                .filter(|kind| kind.is_of(campaign, indicator, *ledger))
        })
        .next();
    found.or_else(|| {
        counted
            .iter()
            .any(|ledger| refers(*ledger))
            .then_some(Crossing::Partner)
    })
}

fn told(campaign: &Campaign, indicator: IndicatorId, ledger: LedgerId, kind: Crossing) -> String {
    let (ledger, indicator) = (
        &campaign.ledgers[ledger].name,
        &campaign.indicators[indicator].name,
    );
    format!("{kind:?}, {ledger} → {indicator}")
}

/// Every way a definition lets one unit's ledgers reach into the lines of another.
pub(super) fn list(campaign: &Campaign) -> Vec<String> {
    let indicators = campaign.indicators.iter().enumerate();
    let pairs = indicators.flat_map(|(at, _)| {
        campaign
            .ledgers
            .ids()
            .map(move |ledger| (IndicatorId(at), ledger))
    });
    let reasons = pairs.filter_map(|(indicator, ledger)| {
        let kind = reason(campaign, indicator, ledger)?;
        Some(told(campaign, indicator, ledger, kind))
    });
    reasons.collect()
}

/// What an alteration of ledgers of one unit did to the others: lines that a rule lets it reach, by kind, and a message
/// about all others; none where these are as they were.
pub(super) fn reached(
    folder: &Folder,
    (unit, ledgers): (UnitId, &[LedgerId]),
    before: &[Mark],
    after: &[Mark],
) -> (BTreeMap<String, usize>, Option<String>) {
    let campaign = &folder.campaign;
    let (mut reached, mut wrong) = (BTreeMap::new(), Vec::new());
    for (at, (one, other)) in before.iter().zip(after).enumerate() {
        if at == unit.0 || one == other {
            continue;
        }
        let lines = table_lines(folder, UnitId(at));
        let changed = lines
            .iter()
            .filter(|(number, _)| one.lines.get(number) != other.lines.get(number));
        let (mut let_in, mut not) = (0, 0);
        for (_, indicator) in changed {
            let why = |ledger: &LedgerId| Some((*ledger, reason(campaign, *indicator, *ledger)?));
            match ledgers.iter().find_map(why) {
                Some((ledger, kind)) => {
                    *reached
                        .entry(told(campaign, *indicator, ledger, kind))
                        .or_default() += 1;
                    let_in += 1;
                }
                None => not += 1,
            }
        }
        // The total follows the lines; a change without a line is none that a rule allows.
        if not > 0 || let_in == 0 {
            wrong.extend(super::differences(&before[at..=at], &after[at..=at]));
        }
    }
    (reached, (!wrong.is_empty()).then(|| wrong.join("; ")))
}

/// Numbers and indicators of the lines of a unit.
fn table_lines(folder: &Folder, unit: UnitId) -> Vec<(std::sync::Arc<str>, IndicatorId)> {
    let campaign = &folder.campaign;
    let group = campaign.roster.units[unit].group;
    let table = group.and_then(|group| {
        let group = &campaign.groups[group];
        kaoping::measure::table_of_group(group, folder.period())
    });
    let sections = table
        .into_iter()
        .flat_map(|table| &campaign.tables[table].sections);
    let lines = sections.flat_map(|section| &section.lines);
    lines.map(|line| (line.number.clone(), line.indicator)).collect()
}
