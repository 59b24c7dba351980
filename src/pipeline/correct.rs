//! Decisions that are entered after a period was sealed: the sealed period is worked out again with them, and the
//! differences are reported. The seal is never rewritten (`decisions` 24).

use super::{EarlierFiles, Finished, Inputs, NO_EARLIER_FILES, Silent, with_decisions};
use crate::campaign::model::{Campaign, Ledger, LedgerId, Period, Shown};
use crate::history::{History, Sealed};
use crate::outcome::{CorrectedLine, Correction, Decision};
use crate::register::{Exemption, ExemptionTarget, Fixed, Registers, RowCharge, Verdict};
use crate::rows::Rows;
use crate::workbook::ChildReader;
use chrono::NaiveDate;
use std::sync::Arc;

/// A decision of this period about a row of an earlier one.
#[derive(Clone, Debug)]
pub(super) struct Later {
    exemption: Exemption,
    told: Decision,
    /// First day of the row.
    since: NaiveDate,
}

/// Decisions entered in this period, after the last seal, about rows that existed by then.
pub(super) fn later(
    rows: &Rows<'_>,
    period: &Period,
    registers: &Registers,
    history: &History,
) -> Vec<Later> {
    let Some(sealed) = history.periods.iter().map(|sealed| sealed.as_of).max() else {
        return Vec::new();
    };
    let entered = registers.exemptions.iter().filter(|exemption| {
        exemption.entry.period == period.id
            && exemption.verdict != Verdict::Refused
            && exemption.date.is_none_or(|date| date > sealed)
    });
    entered
        .filter_map(|exemption| {
            let (ledger, label, since) = target(rows, history, exemption)?;
            (since <= sealed).then(|| Later {
                exemption: exemption.clone(),
                told: decision(&rows.campaign.ledgers[ledger], &label, exemption),
                since,
            })
        })
        .collect()
}

/// The row a decision is about, how it is called, and since when there is it: by the unit's ledger, by the register it
/// answers, or by the seals, where it has not come again.
fn target(
    rows: &Rows<'_>,
    history: &History,
    exemption: &Exemption,
) -> Option<(LedgerId, String, NaiveDate)> {
    let ExemptionTarget::Row(RowCharge { ledger, key, .. }) = &exemption.target else {
        return None;
    };
    let definition = &rows.campaign.ledgers[*ledger];
    let places = [Some(*ledger), definition.base];
    let here = places.into_iter().flatten().find_map(|id| {
        let record = rows.find(id, key, None)?;
        let since = rows.when(rows.row(record))?.from;
        Some((*ledger, rows.record_label(record), since))
    });
    here.or_else(|| {
        let held = |sealed: &&Arc<Sealed>| {
            let mut rows = sealed.rows.iter();
            rows.any(|row| row.ledger == definition.name && row.key == *key)
        };
        let sealed = history.periods.iter().find(held)?;
        let label = match definition.shown {
            Shown::Open => key.to_string(),
            Shown::Personal | Shown::Restricted => "一行".to_owned(),
        };
        Some((*ledger, label, sealed.as_of))
    })
}

fn decision(ledger: &Ledger, label: &str, exemption: &Exemption) -> Decision {
    // Who it is about is told in restricted files alone.
    let evidence = match ledger.shown {
        Shown::Open => exemption.entry.cells.clone(),
        Shown::Personal | Shown::Restricted => {
            let document = Fixed::Exemptions.document_cell(&exemption.entry);
            document.cloned().into_iter().collect()
        }
    };
    Decision {
        date: exemption.date,
        kind: exemption.kind.clone(),
        verdict: exemption.verdict,
        ledger: ledger.name.clone(),
        row: label.into(),
        document: exemption.document.clone(),
        evidence,
    }
}

/// Every sealed period before this one that `later` decisions can concern, worked out again with them.
pub(super) fn corrections(run: &Rerun<'_>, later: &[Later]) -> Vec<Correction> {
    if later.is_empty() {
        return Vec::new();
    }
    let corrected = run.history.periods.iter().filter_map(|sealed| {
        let concerned = |one: &&Later| one.since <= sealed.as_of;
        let concerned: Vec<&Later> = later.iter().filter(concerned).collect();
        if concerned.is_empty() {
            return None;
        }
        let period = run.campaign.period(&sealed.period)?;
        correction(run, sealed, period, &concerned)
    });
    corrected.collect()
}

/// What working sealed periods out again needs.
pub(super) struct Rerun<'a> {
    pub(super) campaign: &'a Campaign,
    /// Seals of the periods before this one.
    pub(super) history: &'a History,
    /// Files of a sealed period.
    pub(super) earlier: &'a EarlierFiles<'a>,
    pub(super) legacy: &'a ChildReader,
    pub(super) threads: Option<usize>,
}

/// A sealed period worked out again with the decisions that can concern it; none where its files cannot be listed.
fn correction(run: &Rerun<'_>, sealed: &Sealed, period: &Period, concerned: &[&Later]) -> Option<Correction> {
    let (inbox, registers) = (run.earlier)(period)?;
    let inputs = Inputs {
        campaign: run.campaign,
        period,
        inbox,
        registers,
        history: run.history,
        earlier: &NO_EARLIER_FILES,
        legacy: run.legacy,
    };
    let decisions: Vec<Exemption> = concerned.iter().map(|one| one.exemption.clone()).collect();
    let now = with_decisions(inputs, &decisions, run.threads, &Silent);
    let inputs_changed = !is_same(sealed, &now);
    let lines = match inputs_changed {
        true => Vec::new(),
        false => lines(sealed, &now),
    };
    Some(Correction {
        period: sealed.title.clone(),
        decisions: concerned.iter().map(|one| one.told.clone()).collect(),
        lines,
        inputs_changed,
    })
}

/// Whether the period was worked out from what had been sealed; otherwise more than the decisions would differ.
fn is_same(sealed: &Sealed, now: &Finished) -> bool {
    sealed.definition == now.sealed.definition && sealed.inputs == now.sealed.inputs
}

fn lines(sealed: &Sealed, now: &Finished) -> Vec<CorrectedLine> {
    let mut lines = Vec::new();
    for (id, unit) in now.outcome.units.with_ids() {
        let Some(before) = sealed.unit(&unit.unit) else {
            continue;
        };
        for (old, new) in before.lines.iter().zip(&unit.lines) {
            if old.mark != new.mark {
                lines.push(CorrectedLine {
                    unit: unit.unit.clone(),
                    unit_id: id,
                    number: new.number.clone(),
                    indicator: new.indicator.clone(),
                    points: new.points,
                    before: old.mark,
                    after: new.mark,
                    total_before: before.total,
                    total_after: unit.figures.total,
                });
            }
        }
    }
    lines
}
