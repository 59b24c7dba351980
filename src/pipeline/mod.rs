//! The whole run on one screen. The only home of rayon: files are read side by side, and what is independent of each
//! other may be written so; nothing depends on how many threads there were.

mod basis;
mod checking;
mod correct;
mod finish;
mod isolate;
mod marking;
mod own_files;
mod reading;
mod side_by_side;

pub use basis::Basis;
pub use checking::{Checked, check};
pub use correct::{Later, correction};
pub use marking::{Marked, mark};
pub use own_files::{OwnFiles, OwnMarks, check_own_files};
pub use reading::READER;
pub use side_by_side::side_by_side;

use crate::campaign::model::{Campaign, Period};
use crate::finding::Findings;
use crate::history::{History, Sealed, SealedRestricted};
use crate::items::Items;
use crate::ladder;
use crate::measure::{ScoringContext, ScoringInputs};
use crate::outcome::{Outcome, Restricted};
use crate::register::Exemption;
use crate::requirement;
use crate::sampling::{self, Sample};
use crate::submission::FoundFile;
use crate::workbook::ChildReader;
use checking::{check_once, isolated};
use std::mem::take;

/// What a run is made from.
pub struct Inputs<'a> {
    /// Definition, roster, calendar.
    pub campaign: &'a Campaign,
    /// What is scored.
    pub period: &'a Period,
    /// What units sent.
    pub inbox: Vec<FoundFile>,
    /// What the office keeps, this and earlier periods, oldest first.
    pub registers: Vec<FoundFile>,
    /// All seals; only those before the period are looked at.
    pub history: &'a History,
    /// How files in older formats are read.
    pub legacy: &'a ChildReader,
}

/// What a run comes to.
pub struct Finished {
    /// Everything that is not restricted.
    pub outcome: Outcome,
    /// What only the restricted files may show.
    pub restricted: Restricted,
    /// The seal, should the period be closed.
    pub sealed: Sealed,
    /// Its restricted part.
    pub sealed_restricted: SealedRestricted,
    /// Decisions entered in this period about what earlier, sealed ones were charged for.
    pub later: Vec<Later>,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// So many files will be read.
    Reading {
        /// How many.
        files: usize,
    },
    /// One file was read.
    Read,
    /// A stage begins.
    Stage(&'static str),
    /// So many reports will be written.
    Writing {
        /// How many.
        files: usize,
    },
    /// One report was written.
    Written,
}

/// Who wants to know how far a run has come.
pub trait Progress: Sync {
    /// Called from any thread.
    fn step(&self, step: Step);
}

/// Nobody.
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _: Step) {}
}

/// The rows of a spot check; none where the campaign draws none. `seed`: instead of the campaign's own words.
pub fn sample(
    inputs: Inputs<'_>,
    seed: Option<&str>,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Option<Sample> {
    let (campaign, period) = (inputs.campaign, inputs.period);
    let sampling = campaign.sampling.as_ref()?;
    let seed = sampling::seed(sampling, period, seed);
    let checked = check(inputs, threads, progress);
    let rows = checked.rows(campaign);
    Some(sampling::draw(&rows, sampling, period, seed))
}

/// The run. A file at which this program makes a mistake is left out.
pub fn run(inputs: Inputs<'_>, threads: Option<usize>, progress: &dyn Progress) -> Finished {
    with_decisions(inputs, &[], threads, progress)
}

/// The run with decisions that stand in no register of its own.
fn with_decisions(
    inputs: Inputs<'_>,
    decisions: &[Exemption],
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Finished {
    isolated(inputs, progress, |inputs, progress| {
        once(inputs, decisions, threads, progress)
    })
}

fn once(
    inputs: Inputs<'_>,
    decisions: &[Exemption],
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Finished {
    let (campaign, period) = (inputs.campaign, inputs.period);
    let history = &inputs.history.before(period);
    let mut checked = check_once(inputs, threads, progress);
    checked.registers.exemptions.extend_from_slice(decisions);
    let mut findings = remarks(campaign);
    findings.append(take(&mut checked.findings));
    let rows = checked.rows(campaign);
    let registers = &checked.registers;
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
        ladder: &ladder,
        findings,
    })
}

/// What the definition itself is remarked on for.
fn remarks(campaign: &Campaign) -> Findings {
    let mut findings = Findings::new();
    findings.extend(campaign.remarks.iter().cloned());
    findings.relevel(&campaign.levels);
    findings
}
