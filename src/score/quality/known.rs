//! Who else knows of a row that a unit sent: whether leaving it out would be noticed.

use crate::campaign::model::{LedgerId, Life, UnitId};
use crate::finding::{Finding, Kind};
use crate::measure::{ScoringContext, left_out_of_register};
use crate::record::Record;

/// What the registers and seals know of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Nobody but the unit.
    No,
    /// It has to be sent: handed out in this period, or open when a period was sealed.
    Owed,
    /// It need not be sent again: a sealed period has it as closed out, and charged what was wrong in it.
    Settled,
}

pub(super) fn known(scoring: &ScoringContext<'_>, unit: UnitId, record: &Record) -> Known {
    let inputs = &scoring.inputs;
    let ledger = &inputs.campaign.ledgers[record.ledger];
    let Some(key) = &record.key else {
        return Known::No;
    };
    let name = &*inputs.campaign.roster.units[unit].name;
    let is_open = || inputs.history.open_since(&ledger.name, name, key).is_some();
    let base = ledger
        .base
        .and_then(|base| Some((base, scoring.rows.find(base, key, None)?)));
    if let Some((base, row)) = base {
        let is_list = inputs.campaign.ledgers[base].life == Life::State;
        if is_list || row.period == inputs.period.id {
            return Known::Owed;
        }
    }
    let is_sealed = || {
        inputs
            .history
            .rows(&ledger.name, Some(name), key)
            .next()
            .is_some()
    };
    let is_item = matches!(ledger.life, Life::Item { .. });
    match () {
        () if is_open() => Known::Owed,
        () if is_item && (base.is_some() || is_sealed()) => Known::Settled,
        () => Known::No,
    }
}

/// Findings that a row the unit owes is not in the ledger it sent.
pub(super) fn left_out<'a>(scoring: &ScoringContext<'a>, unit: UnitId, ledger: LedgerId) -> Vec<&'a Finding> {
    let own = scoring.of(unit).findings.iter().copied();
    let of_seal = own.filter(|finding| {
        matches!(finding.kind, Kind::LeftOut { .. }) && finding.about.ledger == Some(ledger)
    });
    left_out_of_register(scoring, unit, ledger)
        .into_iter()
        .chain(of_seal)
        .collect()
}
