//! A made-up campaign folder in memory, run up to its last period: what is altered and compared.

use super::sheets::Book;
use super::tables::Table;
use kaoping::campaign::model::{Campaign, Period};
use kaoping::demo::{self, Definition, Made, Options};
use kaoping::finding::Level;
use kaoping::history::History;
use kaoping::pipeline::{Checked, Finished, Inputs, Silent, check, run};
use kaoping::record::Origin;
use kaoping::submission::FoundFile;
use kaoping::verdict::Rated;
use rust_decimal::Decimal;
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
        };
        for id in before {
            let finished = folder.run_period(id, &folder.of_period(&made, id));
            folder.history.periods.push(finished.sealed.into());
            folder.history.restricted.push(finished.sealed_restricted.into());
        }
        folder.files = folder.of_period(&made, last);
        folder
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

    fn inputs(&self, id: &str, files: &[File]) -> Inputs<'_> {
        let found = |origin: Origin| {
            let mut found: Vec<FoundFile> = files
                .iter()
                .map(|(path, bytes)| {
                    let period = Arc::from(path.split('/').nth(1).expect("a period"));
                    FoundFile::new(path, &period, bytes.clone())
                })
                .filter(|file| file.origin == origin)
                .collect();
            found.sort_by(|one, other| one.path.cmp(&other.path));
            found
        };
        Inputs {
            campaign: &self.campaign,
            period: self.campaign.period(id).expect("a period"),
            inbox: found(Origin::Inbox),
            registers: found(Origin::Register),
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
        Folder {
            told: self.told.clone(),
            campaign: self.campaign.clone(),
            id: self.id.clone(),
            files: files.collect(),
            history: self.history.clone(),
        }
    }

    /// A run of the last period with these files.
    pub(super) fn run(&self, files: &[File]) -> Finished {
        self.run_period(&self.id, files)
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
