//! Entries of the registers with fixed columns that point to a row: the row must be there.

use crate::campaign::model::{Campaign, LedgerId};
use crate::campaign::names::suggest;
use crate::finding::{Finding, Findings, Kind, Place, hint};
use crate::record::Records;
use crate::register::{Entry, ExemptionTarget, Fixed, Registers};
use crate::rows::{is_named, record_label};
use std::sync::Arc;

/// Extensions and exemptions of rows that no ledger has.
pub fn check_register_entries(
    campaign: &Campaign,
    records: &Records,
    registers: &Registers,
    findings: &mut Findings,
) {
    for extension in &registers.extensions {
        let known = keys(campaign, records, extension.ledger);
        if !known.iter().any(|(key, _)| *key == extension.key) {
            let register = Fixed::Extensions;
            findings.push(nowhere(
                campaign,
                register,
                extension.ledger,
                &extension.key,
                &known,
                &extension.entry,
            ));
        }
    }
    for exemption in &registers.exemptions {
        let (ledger, key) = match &exemption.target {
            ExemptionTarget::Row(of) => (&of.ledger, &of.key),
            ExemptionTarget::Figure(of) => (&of.ledger, &of.key),
            ExemptionTarget::BlackBoard(_) => continue,
        };
        let known = keys(campaign, records, *ledger);
        if !known.iter().any(|(known, _)| known == key) {
            findings.push(nowhere(
                campaign,
                Fixed::Exemptions,
                *ledger,
                key,
                &known,
                &exemption.entry,
            ));
        }
    }
}

/// Keys of a ledger, of its register and of those that answer it, folded and as printed.
fn keys(campaign: &Campaign, records: &Records, ledger: LedgerId) -> Vec<(Arc<str>, Arc<str>)> {
    let answers = campaign
        .ledgers
        .with_ids()
        .filter(|(_, other)| other.base == Some(ledger));
    let ids = [ledger]
        .into_iter()
        .chain(campaign.ledgers[ledger].base)
        .chain(answers.map(|(id, _)| id));
    ids.flat_map(|id| records.of(id))
        .filter_map(|record| Some((record.key.clone()?, record_label(campaign, record).into())))
        .collect()
}

fn nowhere(
    campaign: &Campaign,
    register: Fixed,
    ledger: LedgerId,
    key: &Arc<str>,
    known: &[(Arc<str>, Arc<str>)],
    entry: &Entry,
) -> Finding {
    let like = suggest(key, known.iter().map(|(key, printed)| (&**key, printed.clone())));
    let cell = register.key_cell(entry).or(entry.cells.first());
    let kind = Kind::EntryPointsNowhere {
        key: cell.map_or_else(|| key.to_string(), |cell| cell.shown.to_string()),
        ledger: campaign.ledgers[ledger].name.to_string(),
        hint: hint(&like),
    };
    let place = cell.map_or_else(Place::default, |cell| cell.place.clone());
    let finding = Finding::new(kind, place).in_form(&Arc::from(register.name()));
    quoting_key(campaign, ledger, finding)
}

/// Says that a finding quotes the key of a row of a ledger, where not everybody may see that.
pub(super) fn quoting_key(campaign: &Campaign, ledger: LedgerId, finding: Finding) -> Finding {
    let pointed = &campaign.ledgers[ledger];
    let quoted = pointed.key.iter();
    quoted
        .filter(|column| !is_named(pointed, &pointed.columns[**column]))
        .fold(finding, |finding, column| finding.quoting(ledger, Some(*column)))
}
