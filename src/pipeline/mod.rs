//! A whole run, from files to results and the seal, on one screen. The only home of rayon: files are read side by side,
//! and independent results are worked out side by side; nothing depends on the number of threads.

mod basis;
mod checking;
mod correct;
mod finish;
mod isolate;
mod marking;
mod own_files;
mod reading;
mod sample;
mod side_by_side;

pub use basis::Basis;
pub use checking::{Checked, check};
pub use marking::{Marked, mark};
pub use own_files::{OwnFiles, OwnMarks, check_own_files};
pub use reading::READER;
pub use sample::{Draw, sample};
pub use side_by_side::side_by_side;

use crate::campaign::model::{Campaign, Period};
use crate::check::check_every_unit;
use crate::deadline::{Judge, charged_days};
use crate::finding::Findings;
use crate::history::{History, Sealed, SealedRestricted};
use crate::items::Items;
use crate::ladder;
use crate::measure::{ScoringContext, ScoringInputs};
use crate::outcome::{Correction, Outcome, Restricted};
use crate::register::Registers;
use crate::requirement;
use crate::rows::Rows;
use crate::submission::{FoundFile, ReadFile};
use crate::workbook::ChildReader;
use checking::{check_once, check_read, isolated};
use std::mem::take;

/// The inputs of a run.
pub struct Inputs<'a> {
    /// Definition, roster and calendar.
    pub campaign: &'a Campaign,
    /// The period that is scored.
    pub period: &'a Period,
    /// Files of units, from the inbox of the period.
    pub inbox: Vec<FoundFile>,
    /// Files of the office, from the registers of this and earlier periods, oldest period first.
    pub registers: Vec<FoundFile>,
    /// All seals; only those of periods before this one are read.
    pub history: &'a History,
    /// Lists the files of a sealed period, should a later decision concern it.
    pub earlier: &'a EarlierFiles<'a>,
    /// The child processes that read files in older formats.
    pub legacy: &'a ChildReader,
}

/// Files of a period: of its inbox, and of its registers and those of earlier periods.
pub type PeriodFiles = (Vec<FoundFile>, Vec<FoundFile>);

/// Lists the files of an earlier period. None: they cannot be listed, and the period is not worked out again.
pub type EarlierFiles<'a> = dyn Fn(&Period) -> Option<PeriodFiles> + Sync + 'a;

/// For a run that works no sealed period out again.
pub const NO_EARLIER_FILES: fn(&Period) -> Option<PeriodFiles> = |_| None;

/// The results of a run.
pub struct Finished {
    /// The result without what is restricted.
    pub outcome: Outcome,
    /// The result for the restricted files.
    pub restricted: Restricted,
    /// The open part of the seal, written if the period is closed.
    pub sealed: Sealed,
    /// The restricted part of the seal.
    pub sealed_restricted: SealedRestricted,
}

/// A step of a run, for showing progress.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Reading begins.
    Reading {
        /// Number of files to be read.
        files: usize,
    },
    /// One file was read.
    Read,
    /// A stage begins, by its printed name.
    Stage(&'static str),
    /// Writing begins.
    Writing {
        /// Number of reports to be written.
        files: usize,
    },
    /// One report was written.
    Written,
}

/// Receives the steps of a run, to show progress.
pub trait Progress: Sync {
    /// Called at each step, from any thread.
    fn step(&self, step: Step);
}

/// Shows no progress.
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _: Step) {}
}

/// A whole run. A file on which this program panics is left out, with a finding.
pub fn run(inputs: Inputs<'_>, threads: Option<usize>, progress: &dyn Progress) -> Finished {
    with_decisions(inputs, &Registers::default(), threads, progress)
}

/// A whole run, with decisions beside those in the registers.
fn with_decisions(
    inputs: Inputs<'_>,
    decisions: &Registers,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Finished {
    isolated(inputs, progress, |inputs, progress| {
        once(inputs, decisions, threads, progress)
    })
}

fn once(
    mut inputs: Inputs<'_>,
    decisions: &Registers,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Finished {
    let files = Inputs {
        inbox: take(&mut inputs.inbox),
        registers: take(&mut inputs.registers),
        ..inputs
    };
    let checked = check_once(files, decisions, threads, progress);
    checked_to_finished(&inputs, checked, threads, progress)
}

/// A whole run over files that were read before: those of the inbox in the order of their paths, those of the
/// registers, and what was found in both. The files of the inputs are not looked at. For whoever tries many variants
/// of one folder, most of whose files stay the same.
pub fn run_read(
    inputs: &Inputs<'_>,
    (inbox, registers): (Vec<ReadFile>, Vec<ReadFile>),
    findings: Findings,
) -> Finished {
    let checked = check_read(
        inputs,
        &Registers::default(),
        (inbox, registers, findings),
        &Silent,
    );
    checked_to_finished(inputs, checked, Some(1), &Silent)
}

fn checked_to_finished(
    inputs: &Inputs<'_>,
    mut checked: Checked,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Finished {
    let (campaign, period) = (inputs.campaign, inputs.period);
    let rerun = correct::Rerun {
        campaign,
        history: inputs.history,
        earlier: inputs.earlier,
        legacy: inputs.legacy,
        threads,
    };
    let history = inputs.history.known(campaign, period);
    let mut findings = remarks(campaign, period, &history);
    findings.append(take(&mut checked.findings));
    let rows = checked.rows(campaign);
    let registers = &checked.registers;
    findings.append(of_registers(&rows, period, registers));
    let later = correct::later(&rows, period, registers, &history);
    let corrections = correct::corrections(&rerun, &history.periods, &later);
    // A year takes the mean of its quarters as they are corrected.
    let history = &history.with_corrected(corrections.iter().flat_map(Correction::totals));
    let ladder = ladder::ladder_cases(&rows, period, registers, history);

    progress.step(Step::Stage("计分"));
    let scoring = ScoringContext::new(ScoringInputs {
        campaign,
        period,
        rows: &rows,
        registers,
        submissions: &checked.submissions,
        history,
        ladder: &ladder,
        findings: findings.as_slice(),
    });
    let marked = mark(&scoring, threads);
    let requirements = requirement::requirement_results(&rows, &scoring.cases);
    let items = Items::new(&scoring);
    drop(scoring);

    progress.step(Step::Stage("汇总"));
    finish::finish(finish::Parts {
        rows: &rows,
        period,
        registers,
        submissions: &checked.submissions,
        office_files: &checked.office_files,
        history,
        marked,
        requirements,
        items,
        corrections,
        ladder: &ladder,
        findings,
    })
}

/// What only the rows show of the office's registers: extensions that put nothing off, units without their row.
fn of_registers<'a>(rows: &'a Rows<'a>, period: &Period, registers: &'a Registers) -> Findings {
    let mut findings = Findings::new();
    let judge = Judge {
        rows,
        registers,
        as_of: period.as_of,
        window: charged_days(rows.campaign, period).unwrap_or(period.span),
    };
    judge.check_extensions(&mut findings);
    check_every_unit(rows, period, &mut findings);
    findings.relevel(&rows.campaign.levels);
    findings
}

/// Remarks on the definition and the roster, and on seals that are lacking, as findings.
fn remarks(campaign: &Campaign, period: &Period, history: &History) -> Findings {
    let mut findings = Findings::new();
    findings.extend(campaign.remarks.iter().cloned());
    history.say_unsealed(campaign, period, &mut findings);
    findings.relevel(&campaign.levels);
    findings
}
