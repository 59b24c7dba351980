//! The whole run on one screen. The only home of rayon: files are read side by side, and what is independent of each
//! other may be written so; nothing depends on how many threads there were.

mod assemble;
mod correct;
mod isolate;
mod marking;
mod reading;
mod side_by_side;

pub use correct::{Later, correction};
pub use reading::READER;
pub use side_by_side::side_by_side;

use crate::campaign::model::{Campaign, Period};
use crate::check;
use crate::finding::Findings;
use crate::history::{History, Sealed, SealedRestricted};
use crate::items;
use crate::ladder;
use crate::measure::{ScoringContext, ScoringInputs};
use crate::outcome::{Outcome, Restricted};
use crate::record::{self, Records};
use crate::register::{self, Exemption, Registers};
use crate::requirement;
use crate::rows::Rows;
use crate::sampling::{self, Sample};
use crate::submission::InputFile;
use crate::submission::{self, FoundFile, Submissions};
use crate::workbook::Legacy;
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
    pub legacy: &'a Legacy,
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

/// Everything that was read and checked, before anything is counted.
struct Checked {
    findings: Findings,
    registers: Registers,
    submissions: Submissions,
    records: Records,
    office_files: Vec<InputFile>,
}

/// Files → checked rows. `threads`: how many files are read at a time; none = as many as the machine likes.
fn checked(
    inputs: Inputs<'_>,
    history: &History,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Checked {
    let (campaign, period) = (inputs.campaign, inputs.period);
    let mut findings = remarks(campaign);
    let reader = reading::Reader {
        campaign,
        legacy: inputs.legacy,
        threads,
        progress,
    };
    let (sent, kept) = reader.all(inputs.inbox, inputs.registers, &mut findings);
    progress.step(Step::Stage("归属与版本"));
    let office = submission::sort_office(campaign, kept, &mut findings);
    let registers = register::read(campaign, &office.fixed, &mut findings);
    let mut submissions = submission::sort_out(campaign, period, sent, &registers, &mut findings);

    progress.step(Step::Stage("逐行录入"));
    // Each table is gone once its rows are read.
    let tables = take(&mut submissions.tables).into_iter().chain(office.declared);
    let mut records = record::read(campaign, period, tables, &mut findings);

    progress.step(Step::Stage("逐行核对"));
    check::all(campaign, period, &mut records, history, &mut findings);
    check::entries(campaign, &records, &registers, &mut findings);
    findings.relevel(&campaign.levels);
    Checked {
        findings,
        registers,
        submissions,
        records,
        office_files: office.files,
    }
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
    let history = inputs.history.before(period);
    let checked = checked(inputs, &history, threads, progress);
    let rows = Rows::new(campaign, &checked.records);
    let seed = sampling::seed(sampling, period, seed);
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
    let (inbox, registers) = (inputs.inbox, inputs.registers);
    isolate::run(inbox, progress, |inbox, progress| {
        let registers = registers.clone();
        let inputs = Inputs {
            inbox,
            registers,
            ..inputs
        };
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
    let Checked {
        findings,
        mut registers,
        submissions,
        records,
        office_files,
    } = checked(inputs, history, threads, progress);
    registers.exemptions.extend_from_slice(decisions);

    progress.step(Step::Stage("计分"));
    let rows = Rows::new(campaign, &records);
    let scoring = ScoringContext::new(
        ScoringInputs {
            campaign,
            period,
            records: &records,
            registers: &registers,
            submissions: &submissions,
            history,
            findings: findings.as_slice(),
        },
        &rows,
    );
    let marked = marking::mark(&scoring, threads);
    let items = assemble::Items {
        requirements: requirement::report(&rows, &scoring.cases),
        open: items::open_items(&scoring),
        tracked: items::tracked_lists(&scoring),
    };

    progress.step(Step::Stage("汇总"));
    assemble::finished(assemble::Parts {
        rows: &rows,
        period,
        registers: &registers,
        submissions: &submissions,
        office_files,
        history,
        marked,
        items,
        ladder: ladder::climb(&rows, period, &registers, history),
        findings: findings.clone(),
    })
}

/// What the definition itself is remarked on for.
fn remarks(campaign: &Campaign) -> Findings {
    let mut findings = Findings::new();
    for remark in &campaign.remarks {
        findings.push(remark.clone());
    }
    findings
}
