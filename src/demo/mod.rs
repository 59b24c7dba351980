//! A campaign folder of any size from any campaign's definition, the same bytes every time.
//!
//! [`make`] is pure: definition files and options → files; [`write`] puts them into a folder. Nothing of a campaign is
//! known here: `world` lets things happen by the types of columns, links, deadlines and requirements, `sheet` lays
//! them out as units do, `dirt` spoils some of it as units do.

mod chance;
mod dirt;
mod files;
mod layout;
mod more;
mod names;
mod office;
mod phrases;
mod roster;
mod sheet;
mod spoil;
mod words;
mod world;

use crate::campaign::model::{Campaign, Period, UnitId};
use crate::campaign::{Sources, build};
use crate::finding::{Finding, Kind};
use crate::{calendar, excel};
pub use dirt::Defect;
use dirt::Dirt;
use roster::Pattern;
use std::path::Path;
use thiserror::Error;
use words::Words;
use world::World;

/// Options of a demo: size, share of defects, last period.
#[derive(Clone, Debug)]
pub struct Options {
    /// Ranked units; more are made where fewer would leave a set of the definition empty.
    pub units: usize,
    /// Average number of rows of a ledger in a period.
    pub rows: usize,
    /// Seed of the random numbers: another word gives another folder.
    pub seed: String,
    /// Per cent of files with defects, and of late rows; 0 gives a folder without any finding.
    pub dirty: u32,
    /// The last period, by its id; none for the first one.
    pub period: Option<String>,
}

/// A file of the folder: path below it, with `/`, and content.
pub type Made = (String, Vec<u8>);

/// Why there is no folder.
#[derive(Debug, Error)]
pub enum DemoError {
    /// The definition it was to be made from is wrong.
    #[error("“{0}”里的活动定义有误，先用check改正")]
    Definition(String, Vec<Finding>),
    /// There is nothing to make units from.
    #[error("没有可照着编的单位：请在words.txt里写[单位表]，或放一份roster.xlsx")]
    NoUnits,
    /// The campaign has no such period.
    #[error("活动里没有“{0}”这一期")]
    NoPeriod(String),
    /// The folder holds files of a campaign in use.
    #[error("文件夹里已有“{0}”，为免盖掉真的，请换一个文件夹，或先把它移走")]
    InUse(String),
    /// A book could not be written.
    #[error(transparent)]
    Book(#[from] excel::ExcelError),
    /// A file could not be read or written.
    #[error("“{0}”读写不了")]
    File(String, #[source] std::io::Error),
}

/// The texts of a definition with the words for its ledgers.
#[derive(Clone, Debug, Default)]
pub struct Definition {
    /// campaign.toml, ledgers.toml, scoring.toml.
    pub files: [Vec<u8>; 3],
    /// words.txt; may be empty.
    pub words: String,
    /// roster.xlsx, whose units are copied where the words name none.
    pub roster: Option<Vec<u8>>,
}

/// The names of the definition's files.
pub const FILES: [&str; 3] = ["campaign.toml", "ledgers.toml", "scoring.toml"];

/// What a campaign in use has and a demo would replace.
const WORK: [&str; 4] = ["roster.xlsx", "inbox", "registers", "history"];

/// Makes the folder `to` from the definition in `from`.
pub fn write(from: &Path, to: &Path, options: &Options) -> Result<Vec<String>, DemoError> {
    let read = |name: &str| std::fs::read(from.join(name));
    let need = |name: &str| read(name).map_err(|error| DemoError::File(name.to_owned(), error));
    let definition = Definition {
        files: [need(FILES[0])?, need(FILES[1])?, need(FILES[2])?],
        words: read("words.txt")
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default(),
        roster: read("roster.xlsx").ok(),
    };
    if let Some(name) = WORK.iter().find(|name| to.join(name).exists()) {
        return Err(DemoError::InUse((*name).to_owned()));
    }
    let made = make(&definition, options)?;
    for (path, bytes) in &made {
        let path = to.join(path);
        let told = |error| DemoError::File(path.display().to_string(), error);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(told)?;
        }
        std::fs::write(&path, bytes).map_err(told)?;
    }
    Ok(made.into_iter().map(|(path, _)| path).collect())
}

/// All files of the folder.
pub fn make(definition: &Definition, options: &Options) -> Result<Vec<Made>, DemoError> {
    let words = Words::parse(&definition.words);
    let (roster, campaign) = peopled(definition, &words, options)?;
    let periods = periods(&campaign, options.period.as_deref())?;
    let clean = options.dirty == 0;
    let world = World::new(&campaign, &words, periods, (options.rows, &options.seed, clean));
    let mut made: Vec<Made> = FILES
        .iter()
        .zip(&definition.files)
        .map(|(name, bytes)| ((*name).to_owned(), bytes.clone()))
        .collect();
    made.push(("roster.xlsx".into(), roster));
    if !definition.words.is_empty() {
        made.push(("words.txt".into(), definition.words.clone().into_bytes()));
    }
    let mut dirt = Dirt::new(&mut world.chance(&["dirt"]));
    let mut defects = Vec::new();
    for period in 0..world.periods.len() {
        let (files, found) = of_period(&world, period, (options.dirty, &mut dirt))?;
        made.extend(files);
        defects.extend(found);
    }
    if !defects.is_empty() {
        made.push(("defects.md".into(), spoil::listed(&defects).into_bytes()));
    }
    Ok(made)
}

fn of_period(
    world: &World<'_>,
    period: usize,
    (dirty, dirt): (u32, &mut Dirt),
) -> Result<(Vec<Made>, Vec<Defect>), DemoError> {
    let id = &world.periods[period].id;
    let came = office::came(world, period);
    let mut made = Vec::new();
    for (name, book) in office::registers(world, period, &came) {
        made.push((format!("registers/{id}/{name}"), excel::write(&book)?));
    }
    let (mut sent, mut defects) = (Vec::new(), Vec::new());
    for came in &came {
        let Some(on) = came.on else { continue };
        let filled = on.min(office::last_day(world.campaign, world, came.unit, period));
        let mut files = files::of_unit(world, came.unit, period, filled);
        let found = spoil::spoil(world, period, &mut files, (dirty, &mut *dirt));
        if dirty > 0
            && world
                .silent
                .iter()
                .any(|silent| UnitId(silent.0 + 1) == came.unit)
        {
            let draft = spoil::draft_of(&files[0], filled);
            sent.push(draft);
        }
        defects.extend(found);
        sent.extend(files);
    }
    if let (true, Some(sheet)) = (
        dirty > 0 && period == 0,
        sent.first().and_then(|file| file.sheets.first()),
    ) {
        let (file, defect) = spoil::of_nobody(world, period, sent[0].unit, sheet);
        sent.push(file);
        defects.push(defect);
    }
    for file in &sent {
        made.push((
            format!("inbox/{id}/{}", file.path),
            excel::write(&file.book(world, period))?,
        ));
    }
    for defect in &mut defects {
        defect.file = format!("inbox/{id}/{}", defect.file);
    }
    Ok((made, defects))
}

/// The periods of the kind asked for up to the one asked for; else the first that takes no others together.
fn periods<'c>(campaign: &'c Campaign, last: Option<&str>) -> Result<Vec<&'c Period>, DemoError> {
    let mut running = campaign.periods.iter();
    let Some(text) = last else {
        let first = running.find(|period| !campaign.takes_together(period));
        return Ok(first.into_iter().collect());
    };
    let wanted = campaign
        .period(text)
        .ok_or_else(|| DemoError::NoPeriod(text.to_owned()))?;
    let before = running.filter(|period| period.kind == wanted.kind && period.span.to <= wanted.span.to);
    Ok(before.collect())
}

/// The campaign of a folder that was made.
pub fn campaign_of(made: &[Made]) -> Option<Campaign> {
    let file = |name: &str| Some(made.iter().find(|(path, _)| path == name)?.1.as_slice());
    let definition = Definition {
        files: [
            file(FILES[0])?.to_vec(),
            file(FILES[1])?.to_vec(),
            file(FILES[2])?.to_vec(),
        ],
        ..Definition::default()
    };
    campaign(&definition, file("roster.xlsx")?).ok()
}

/// A roster with the campaign it makes: with as many units as are asked for, or with more where fewer would leave a
/// set of the definition empty.
fn peopled(
    definition: &Definition,
    words: &Words,
    options: &Options,
) -> Result<(Vec<u8>, Campaign), DemoError> {
    let patterns = patterns(definition, words)?;
    let with = |units: usize| -> Result<(Vec<u8>, Campaign), DemoError> {
        let roster = roster_of(definition, words, (&patterns, units), &options.seed)?;
        let campaign = campaign(definition, &roster)?;
        Ok((roster, campaign))
    };
    let asked = with(options.units)?;
    if has_no_empty_set(&asked.1) {
        return Ok(asked);
    }
    for units in options.units + 1..=patterns.len() {
        let more = with(units)?;
        if has_no_empty_set(&more.1) {
            return Ok(more);
        }
    }
    Ok(asked)
}

fn has_no_empty_set(campaign: &Campaign) -> bool {
    let mut kinds = campaign.remarks.iter().map(|remark| &remark.kind);
    !kinds.any(|kind| matches!(kind, Kind::EmptySet { .. }))
}

/// The units to copy: those of the words, else those of the roster.
fn patterns(definition: &Definition, words: &Words) -> Result<Vec<Pattern>, DemoError> {
    let mut patterns = roster::patterns_of_words(words);
    if let (true, Some(bytes)) = (patterns.is_empty(), &definition.roster) {
        patterns = roster::patterns_of_roster(&campaign(definition, bytes)?.roster);
    }
    if patterns.is_empty() {
        return Err(DemoError::NoUnits);
    }
    Ok(patterns)
}

fn roster_of(
    definition: &Definition,
    words: &Words,
    (patterns, count): (&[Pattern], usize),
    seed: &str,
) -> Result<Vec<u8>, DemoError> {
    let texts: Vec<_> = definition
        .files
        .iter()
        .map(|bytes| String::from_utf8_lossy(bytes))
        .collect();
    let named = |unit: &str| texts.iter().any(|text| text.contains(&format!("\"{unit}\"")));
    let patterns = roster::units(patterns, count, named, words);
    let mut chance = chance::Chance::of(&[seed, "roster"]);
    Ok(excel::write(&roster::book(
        &patterns,
        days_of(&texts[0]),
        &mut chance,
    ))?)
}

/// First and last day of a campaign that cannot be resolved yet, since it has no roster.
fn days_of(campaign: &str) -> calendar::Span {
    let day = |key: &str| {
        let line = campaign
            .lines()
            .find(|line| line.trim_start().starts_with(key) && line.contains('='))?;
        line.split_once('=')?.1.trim().parse::<chrono::NaiveDate>().ok()
    };
    let from = day("from").unwrap_or_default();
    let to = day("to").filter(|to| *to >= from).unwrap_or(from);
    calendar::Span { from, to }
}

fn campaign(definition: &Definition, roster: &[u8]) -> Result<Campaign, DemoError> {
    let file = |at: usize| (FILES[at], definition.files[at].as_slice());
    let (campaign, findings) = build(Sources {
        campaign: file(0),
        ledgers: file(1),
        scoring: file(2),
        roster: ("roster.xlsx", roster),
        calendar_overlay: None,
    });
    campaign.ok_or_else(|| DemoError::Definition(FILES.join("、"), findings.into_sorted()))
}
