//! A made-up campaign folder in memory, run up to its last period: what is altered and compared.

use super::sheets::Book;
use super::tables::Table;
use kaoping::campaign::model::{Campaign, Period};
use kaoping::demo::{self, Definition, Made, Options};
use kaoping::finding::{Findings, Level};
use kaoping::history::History;
use kaoping::pipeline::{Checked, Finished, Inputs, Silent, check, run, run_read};
use kaoping::record::Origin;
use kaoping::submission::{FoundFile, LoadedFile, ReadFile, Sought};
use kaoping::verdict::Rated;
use rust_decimal::Decimal;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the folder: path below it and bytes.
pub(super) type File = (String, Vec<u8>);

pub(super) struct Folder {
    /// What it was made from, for the message of a property that does not hold.
    pub(super) told: String,
    pub(super) campaign: Campaign,
    /// Id of the period that is altered.
    pub(super) id: Arc<str>,
    /// Files of that period and registers up to it.
    pub(super) files: Vec<File>,
    /// Seals of the periods before.
    pub(super) history: History,
    /// The files as they were read, by path: what stays unaltered is read once only.
    known: BTreeMap<String, Known>,
}

/// A file that was read.
struct Known {
    bytes: Vec<u8>,
    read: ReadFile,
    findings: Findings,
}

fn found(path: &str, bytes: &[u8]) -> FoundFile {
    let period = Arc::from(path.split('/').nth(1).expect("a period"));
    FoundFile::new(path, &period, bytes.to_vec())
}

/// What a unit got in a run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) unit: Arc<str>,
    /// Total; none where the unit is not assessed or a line waits for the office, which rank below every mark.
    pub(super) total: Option<Decimal>,
    /// Marks of the lines by number; none where the line does not apply.
    pub(super) lines: BTreeMap<Arc<str>, Option<Decimal>>,
}

impl Folder {
    /// Makes a folder of some periods, runs and seals all but the last one.
    pub(super) fn made(name: &str, definition: &Definition, options: &Options, ids: &[&str]) -> Folder {
        let (last, before) = ids.split_last().expect("a period");
        let options = Options {
            period: Some((*last).into()),
            ..options.clone()
        };
        let made = demo::make(definition, &options).expect("a folder");
        let told = format!(
            "{name}, {} units, {} rows, dirt {}, seed {}, {last}",
            options.units, options.rows, options.dirty, options.seed
        );
        let mut folder = Folder {
            told,
            campaign: demo::campaign_of(&made).expect("a campaign"),
            id: Arc::from(*last),
            files: Vec::new(),
            history: History::default(),
            known: BTreeMap::new(),
        };
        for id in before {
            let finished = folder.run_period(id, &folder.of_period(&made, id));
            folder.history.periods.push(finished.sealed.into());
            folder.history.restricted.push(finished.sealed_restricted.into());
        }
        folder.files = folder.of_period(&made, last);
        folder.known()
    }

    /// The inbox of a period and the registers up to it.
    fn of_period(&self, made: &[Made], id: &str) -> Vec<File> {
        let until = self.campaign.period(id).expect("a period").span.to;
        let upto = |path: &str| {
            let period = path.split('/').nth(1).and_then(|id| self.campaign.period(id));
            period.is_some_and(|period| period.span.to <= until)
        };
        let inbox = format!("inbox/{id}/");
        let wanted = made
            .iter()
            .filter(|(path, _)| path.starts_with(&inbox) || path.starts_with("registers/") && upto(path));
        wanted.cloned().collect()
    }

    pub(super) fn period(&self) -> &Period {
        self.campaign.period(&self.id).expect("a period")
    }

    pub(super) fn inputs(&self, id: &str, files: &[File]) -> Inputs<'_> {
        let of = |origin: Origin| {
            let all = files.iter().map(|(path, bytes)| found(path, bytes));
            let mut all: Vec<FoundFile> = all.filter(|file| file.origin == origin).collect();
            all.sort_by(|one, other| one.path.cmp(&other.path));
            all
        };
        Inputs {
            campaign: &self.campaign,
            period: self.campaign.period(id).expect("a period"),
            inbox: of(Origin::Inbox),
            registers: of(Origin::Register),
            history: &self.history,
            earlier: &kaoping::pipeline::NO_EARLIER_FILES,
            legacy: crate::properties::legacy(),
        }
    }

    fn run_period(&self, id: &str, files: &[File]) -> Finished {
        run(self.inputs(id, files), Some(1), &Silent)
    }

    /// The same folder with the files of these tables as this driver writes them, so that what is compared differs in
    /// the alteration only.
    pub(super) fn written_anew(&self, tables: &[Table]) -> Folder {
        let is_altered = |path: &str| tables.iter().any(|table| &*table.file == path);
        let files = self.files.iter().map(|(path, bytes)| match is_altered(path) {
            true => (path.clone(), Book::read(path, bytes).write()),
            false => (path.clone(), bytes.clone()),
        });
        self.with(files.collect())
    }

    /// The same folder with these files.
    pub(super) fn with(&self, files: Vec<File>) -> Folder {
        let folder = Folder {
            told: self.told.clone(),
            campaign: self.campaign.clone(),
            id: self.id.clone(),
            files,
            history: self.history.clone(),
            known: BTreeMap::new(),
        };
        folder.known()
    }

    /// The folder with its files read.
    fn known(mut self) -> Folder {
        let sought = Sought::new(&self.campaign);
        let read = |(path, bytes): &File| (path.clone(), self.read(&sought, path, bytes));
        self.known = self.files.iter().map(read).collect();
        self
    }

    fn read(&self, sought: &Sought, path: &str, bytes: &[u8]) -> Known {
        let mut findings = Findings::new();
        let file = LoadedFile::of(found(path, bytes));
        Known {
            bytes: bytes.to_vec(),
            read: file.read(sought, crate::properties::legacy(), &mut findings),
            findings,
        }
    }

    /// A run of the last period with these files. Those that stand in the folder as they are were read before.
    pub(super) fn run(&self, files: &[File]) -> Finished {
        let sought = OnceCell::new();
        let (mut inbox, mut registers, mut findings) = (Vec::new(), Vec::new(), Findings::new());
        for (path, bytes) in files {
            let known = self.known.get(path).filter(|known| known.bytes == *bytes);
            let (read, told) = match known {
                Some(known) => (known.read.clone(), known.findings.clone()),
                None => {
                    let sought = sought.get_or_init(|| Sought::new(&self.campaign));
                    let known = self.read(sought, path, bytes);
                    (known.read, known.findings)
                }
            };
            findings.append(told);
            match read.origin {
                Origin::Register => registers.push(read),
                _ => inbox.push(read),
            }
        }
        inbox.sort_by(|one, other| one.path.cmp(&other.path));
        registers.sort_by(|one, other| one.path.cmp(&other.path));
        run_read(&self.inputs(&self.id, &[]), (inbox, registers), findings)
    }

    /// The same with every file read anew, by so many threads.
    pub(super) fn run_anew(&self, files: &[File], threads: usize) -> Finished {
        run(self.inputs(&self.id, files), Some(threads), &Silent)
    }

    /// What is read from these files.
    pub(super) fn check(&self, files: &[File]) -> Checked {
        check(self.inputs(&self.id, files), Some(1), &Silent)
    }

    /// Marks of all units, in roster order.
    pub(super) fn marks(&self, files: &[File]) -> Vec<Mark> {
        marks(&self.run(files))
    }
}

pub(super) fn marks(finished: &Finished) -> Vec<Mark> {
    let units = finished.outcome.units.iter();
    units
        .map(|unit| {
            let waits = unit.rated == Rated::NotAssessed || unit.lines.iter().any(|line| line.awaiting);
            Mark {
                unit: unit.unit.clone(),
                total: (!waits).then_some(unit.figures.total),
                lines: unit
                    .lines
                    .iter()
                    .map(|line| (line.number.clone(), line.mark))
                    .collect(),
            }
        })
        .collect()
}

/// Codes of the findings that are errors or warnings, with their number.
pub(super) fn codes(finished: &Finished) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for finding in &finished.outcome.findings {
        if finding.code().level() != Level::Note {
            *codes.entry(finding.code().name()).or_default() += 1;
        }
    }
    codes
}

/// `result.json` of a run.
pub(super) fn result(finished: &Finished) -> Vec<u8> {
    let reports = kaoping::report::list_reports(&finished.outcome, &finished.restricted);
    let json = reports.json().find(|(name, _)| *name == kaoping::report::RESULT);
    let mut bytes = Vec::new();
    json.expect("a result").1.write(&mut bytes).expect("written");
    bytes
}
