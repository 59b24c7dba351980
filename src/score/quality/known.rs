//! Who else knows of a row that a unit sent: whether leaving it out would be noticed.

use crate::campaign::model::{LedgerId, Life, UnitId};
use crate::check::is_to_answer;
use crate::evidence::Evidence;
use crate::finding::{Finding, Kind};
use crate::measure::{ScoringContext, left_out_of_register};
use crate::record::Record;
use crate::rows::Role;

/// What the registers and seals know of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Nobody but the unit.
    No,
    /// It has to be sent: a register hands it out, or the last seal has it as open.
    Owed,
    /// It need not be sent again: an item of a period before that the last seal does not have as open.
    Settled,
}

pub(super) fn known(scoring: &ScoringContext<'_>, unit: UnitId, record: &Record) -> Known {
    let (campaign, history) = (scoring.inputs.campaign, scoring.inputs.history);
    let ledger = &campaign.ledgers[record.ledger];
    let Some(key) = &record.key else {
        return Known::No;
    };
    let name = &*campaign.roster.units[unit].name;
    let handed_out = ledger.base.and_then(|base| scoring.rows.find(base, key, None));
    let is_owed = match handed_out {
        Some(row) => is_to_answer(
            (campaign, scoring.inputs.period, history),
            record.ledger,
            row,
            unit,
        ),
        None => history.is_open(&ledger.name, name, key),
    };
    let is_sealed = || history.rows(&ledger.name, Some(name), key).next().is_some();
    match ledger.life {
        _ if is_owed => Known::Owed,
        Life::Item { .. } if handed_out.is_some() || is_sealed() => Known::Settled,
        _ => Known::No,
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

/// The rows that the unit owes in a ledger, each with the cells that name it; none for those that only a seal names.
pub(super) fn owed(scoring: &ScoringContext<'_>, unit: UnitId, ledger: LedgerId) -> Vec<Vec<Evidence>> {
    let (campaign, history) = (scoring.inputs.campaign, scoring.inputs.history);
    if campaign.ledgers[ledger].base.is_none() {
        let (name, unit) = (&campaign.ledgers[ledger].name, &campaign.roster.units[unit].name);
        let open = history.last().map_or(&[][..], |last| &last.open).iter();
        let own = open.filter(|item| item.ledger == *name && item.unit == *unit);
        return own.map(|_| Vec::new()).collect();
    }
    let of = (campaign, scoring.inputs.period, history);
    let leads = scoring.rows.items(ledger, unit).iter();
    let leads = leads.filter(|item| item.role == Role::Lead);
    let rows = leads.filter_map(|item| item.row.base);
    rows.filter(|row| is_to_answer(of, ledger, row, unit))
        .map(|row| scoring.rows.key_cells(row))
        .collect()
}
