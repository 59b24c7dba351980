//! Files → checked rows: what `run`, `close`, `why`, `sample` and `check` all begin with. Nothing is looked up outside
//! the arguments; files whose bytes are in memory are never looked for on a disk.

use super::{Inputs, Progress, Step, isolate, reading};
use crate::campaign::model::Campaign;
use crate::check;
use crate::finding::Findings;
use crate::history::History;
use crate::record::Origin;
use crate::record::{self, Records};
use crate::record::{SentTable, UsedTable};
use crate::register::{self, Registers};
use crate::rows::Rows;
use crate::submission::{self, Earlier, Submissions};
use crate::submission::{InputFile, ReadFile};
use std::mem::take;

/// Everything that was read and checked, before anything is counted.
pub struct Checked {
    /// Findings in no order, without the remarks on the definition.
    pub findings: Findings,
    /// Entries of the registers that every campaign has.
    pub registers: Registers,
    /// Whose file is which, and what is missing or late; the tables themselves were moved into `records`.
    pub submissions: Submissions,
    /// Tables of units that were used, without their rows.
    pub used: Vec<UsedTable>,
    /// All rows; a row that does not count says why.
    pub records: Records,
    /// Files of the office, each with what was done with it.
    pub office_files: Vec<InputFile>,
}

impl Checked {
    /// The rows with their ways to each other. Call it once, after the checks: they change the rows.
    pub fn rows<'a>(&'a self, campaign: &'a Campaign) -> Rows<'a> {
        Rows::new(campaign, &self.records)
    }
}

/// Reads and checks the files. A file on which this program panics is left out, with a finding that it cannot be read.
/// `threads`: number of files read at a time; none = chosen by the machine.
pub fn check(inputs: Inputs<'_>, threads: Option<usize>, progress: &dyn Progress) -> Checked {
    isolated(inputs, progress, |inputs, progress| {
        check_once(inputs, &Registers::default(), threads, progress)
    })
}

/// Runs `work` on the files; if it panics, runs it again without the files that cause it.
pub(super) fn isolated<T: Send>(
    inputs: Inputs<'_>,
    progress: &dyn Progress,
    work: impl Fn(Inputs<'_>, &dyn Progress) -> T + Sync,
) -> T {
    let (inbox, registers) = (inputs.inbox, inputs.registers);
    isolate::run(inbox, progress, |inbox, progress| {
        let registers = registers.clone();
        let inputs = Inputs {
            inbox,
            registers,
            ..inputs
        };
        work(inputs, progress)
    })
}

/// Reads and checks the files, with decisions beside those in the registers; a panic ends it.
pub(super) fn check_once(
    mut inputs: Inputs<'_>,
    decisions: &Registers,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Checked {
    let mut findings = Findings::new();
    let reader = reading::FileReader {
        campaign: inputs.campaign,
        legacy: inputs.legacy,
        threads,
        progress,
    };
    let (inbox, registers) = (take(&mut inputs.inbox), take(&mut inputs.registers));
    let (sent, kept) = reader.all(inbox, registers, &mut findings);
    check_read(&inputs, decisions, (sent, kept, findings), progress)
}

/// Checks files that were read: those of the inbox in the order of their paths, those of the registers, and what was
/// found in both. The files of the inputs are not looked at.
pub(super) fn check_read(
    inputs: &Inputs<'_>,
    decisions: &Registers,
    (sent, kept, mut findings): (Vec<ReadFile>, Vec<ReadFile>, Findings),
    progress: &dyn Progress,
) -> Checked {
    let (campaign, period) = (inputs.campaign, inputs.period);
    let history = inputs.history.known(campaign, period);
    progress.step(Step::Stage("归属与版本"));
    let office = submission::sort_office(campaign, kept, &mut findings);
    let mut registers = register::read(campaign, &office.fixed, &mut findings);
    registers.take_decisions(decisions);
    let mut submissions = submission::sort_out(
        campaign,
        period,
        sent,
        &registers,
        &earlier(&history),
        &mut findings,
    );

    progress.step(Step::Stage("逐行录入"));
    let used = submissions.tables.iter().map(SentTable::used).collect();
    // Tables are freed one by one, as soon as their rows are read.
    let tables = take(&mut submissions.tables).into_iter().chain(office.declared);
    let mut records = record::read(campaign, period, tables, &mut findings);
    // What is wrong in a version that was replaced is nobody's concern.
    let first_stated = take(&mut submissions.first_stated);
    let first_stated = record::read(campaign, period, first_stated, &mut Findings::new());

    progress.step(Step::Stage("逐行核对"));
    let known = check::Known {
        registers: &registers,
        history: &history,
        first_stated: &first_stated,
    };
    check::run_checks(campaign, period, &mut records, known, &mut findings);
    check::check_register_entries(campaign, &records, &registers, &mut findings);
    history.say_unknown(campaign, &mut findings);
    findings.relevel(&campaign.levels);
    Checked {
        findings,
        registers,
        submissions,
        used,
        records,
        office_files: office.files,
    }
}

/// The files that units sent for the sealed periods.
fn earlier(history: &History) -> Earlier {
    let files = history.periods.iter().flat_map(|sealed| {
        let sent = sealed
            .inputs
            .iter()
            .filter(|file| Origin::of_path(&file.path) == Origin::Inbox);
        sent.map(|file| (file.sha256.clone(), sealed.title.clone()))
    });
    files.collect()
}
