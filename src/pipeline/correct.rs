//! Decisions that are entered after a period was sealed: the sealed period is worked out again with them, and the
//! differences are reported. The seal is never rewritten (`decisions` 24).

use super::{EarlierFiles, Finished, Inputs, NO_EARLIER_FILES, Silent, with_decisions};
use crate::campaign::model::{Campaign, Ledger, LedgerId, Period, Shown};
use crate::deadline::{Judge, charged_days};
use crate::evidence::Evidence;
use crate::history::{History, Sealed};
use crate::outcome::{CorrectedLine, Correction, Decision};
use crate::register::{Entry, Exemption, ExemptionTarget, Extension, Fixed, Registers, Verdict};
use crate::rows::Rows;
use crate::workbook::ChildReader;
use chrono::NaiveDate;
use std::sync::Arc;

/// A decision about a row of an earlier period, entered after that was sealed.
#[derive(Clone, Debug)]
pub(super) struct Later {
    decided: Decided,
    told: Decision,
}

#[derive(Clone, Debug)]
enum Decided {
    Exemption {
        exemption: Exemption,
        /// First day of the row.
        since: NaiveDate,
    },
    Extension {
        extension: Extension,
        /// Last day in time before it.
        due: NaiveDate,
    },
}

/// Decisions entered in this period (where it takes shorter ones together: in them too), about rows that existed, or
/// were due, when an earlier period was sealed.
pub(super) fn later(
    rows: &Rows<'_>,
    period: &Period,
    registers: &Registers,
    history: &History,
) -> Vec<Later> {
    let Some(last) = history.periods.iter().map(|sealed| sealed.as_of).max() else {
        return Vec::new();
    };
    let whole = rows.campaign.takes_together(period);
    let here = |entry: &Entry| match whole {
        true => entry.within(rows.campaign, period),
        false => entry.period == period.id,
    };
    let entered = registers.exemptions.iter().filter(|exemption| {
        here(&exemption.entry)
            && exemption.verdict != Verdict::Refused
            && (whole || exemption.date.is_none_or(|date| date > last))
    });
    let exempted = entered.filter_map(|exemption| {
        let (ledger, label, since) = target(rows, history, exemption)?;
        (since <= last).then(|| Later {
            told: exempted(&rows.campaign.ledgers[ledger], &label, exemption),
            decided: Decided::Exemption {
                exemption: exemption.clone(),
                since,
            },
        })
    });
    let judge = Judge {
        rows,
        registers,
        as_of: period.as_of,
        window: rows.campaign.span,
    };
    let extensions = registers.extensions.iter().enumerate();
    let entered = extensions.filter(|(_, extension)| here(&extension.entry));
    let extended = entered.filter_map(|(at, extension)| {
        let (row, due) = judge.moved(at)?;
        let label = rows.record_label(row.own.or(row.base)?);
        (due <= last).then(|| Later {
            told: extended(&rows.campaign.ledgers[extension.ledger], &label, extension),
            decided: Decided::Extension {
                extension: extension.clone(),
                due,
            },
        })
    });
    exempted.chain(extended).collect()
}

impl Later {
    /// Whether it was entered after a period, and can concern it.
    fn concerns(&self, campaign: &Campaign, sealed: &Sealed) -> bool {
        let period = campaign.period(&sealed.period);
        let (entry, may_concern) = match &self.decided {
            Decided::Exemption { exemption, since } => (
                &exemption.entry,
                *since <= sealed.as_of && exemption.date.is_none_or(|date| date > sealed.as_of),
            ),
            Decided::Extension { extension, due } => {
                let charged = period.and_then(|period| charged_days(campaign, period));
                (&extension.entry, charged.is_some_and(|days| days.contains(*due)))
            }
        };
        let entered = campaign.period(&entry.period);
        let after =
            entered.is_some_and(|entered| entered.id != sealed.period && entered.span.to >= sealed.to);
        may_concern && after
    }
}

/// A decision as if it had been entered in a period's own register: a figure is confirmed for a period.
fn entered_for(exemption: &Exemption, period: &Period) -> Exemption {
    let mut exemption = exemption.clone();
    if matches!(exemption.target, ExemptionTarget::Figure(_)) {
        exemption.entry.period = period.id.clone();
    }
    exemption
}

/// The row a decision is about, how it is called, and since when there is it: by the unit's ledger, by the register it
/// answers, or by the seals, where it has not come again.
fn target(
    rows: &Rows<'_>,
    history: &History,
    exemption: &Exemption,
) -> Option<(LedgerId, String, NaiveDate)> {
    let (ledger, key) = match &exemption.target {
        ExemptionTarget::Row(of) => (&of.ledger, &of.key),
        ExemptionTarget::Figure(of) => (&of.ledger, &of.key),
        ExemptionTarget::BlackBoard(_) => return None,
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

fn exempted(ledger: &Ledger, label: &str, exemption: &Exemption) -> Decision {
    Decision {
        date: exemption.date,
        kind: exemption.kind.clone(),
        verdict: exemption.verdict,
        ledger: ledger.name.clone(),
        row: label.into(),
        document: exemption.document.clone(),
        evidence: evidence(ledger, Fixed::Exemptions, &exemption.entry),
    }
}

fn extended(ledger: &Ledger, label: &str, extension: &Extension) -> Decision {
    Decision {
        date: extension.approved,
        kind: "延期".into(),
        verdict: Verdict::Granted,
        ledger: ledger.name.clone(),
        row: label.into(),
        document: extension.document.clone(),
        evidence: evidence(ledger, Fixed::Extensions, &extension.entry),
    }
}

/// Cells of an entry about a row of a ledger. Who it is about is told in restricted files alone.
fn evidence(ledger: &Ledger, register: Fixed, entry: &Entry) -> Vec<Evidence> {
    match ledger.shown {
        Shown::Open => entry.cells.clone(),
        Shown::Personal | Shown::Restricted => register.document_cell(entry).cloned().into_iter().collect(),
    }
}

/// Every period of `seals` (those before this one) that `later` decisions can concern, worked out again with them.
pub(super) fn corrections(run: &Rerun<'_>, seals: &[Arc<Sealed>], later: &[Later]) -> Vec<Correction> {
    if later.is_empty() {
        return Vec::new();
    }
    let corrected = seals.iter().filter_map(|sealed| {
        let concerned = |one: &&Later| one.concerns(run.campaign, sealed);
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
    /// All seals, as they were written.
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
    let mut decisions = Registers::default();
    for one in concerned {
        match &one.decided {
            Decided::Exemption { exemption, .. } => decisions.exemptions.push(entered_for(exemption, period)),
            Decided::Extension { extension, .. } => decisions.extensions.push(extension.clone()),
        }
    }
    let now = with_decisions(inputs, &decisions, run.threads, &Silent);
    let inputs_changed = !is_same(sealed, &now);
    let lines = match inputs_changed {
        true => Vec::new(),
        false => lines(sealed, &now),
    };
    Some(Correction {
        id: sealed.period.clone(),
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
