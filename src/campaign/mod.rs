//! The campaign as the engine sees it: everything resolved, nothing looked up by name.
//!
//! `definition` (as written, read by `reader`) and `roster` → `resolve` (all mistakes at once) → [`model`].
//! [`build`] is pure; `load` reads the files of a campaign folder.

mod definition;
pub mod expected;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(feature = "program")]
mod load;
pub mod model;
pub mod names;
mod reader;
mod resolve;
mod roster;
pub mod vocabulary;

#[cfg(feature = "program")]
pub use load::{DEFINITION, load};
#[cfg(feature = "program")]
#[cfg(feature = "program")]
pub(crate) use reader::UNDECIDED;
#[cfg(feature = "program")]
pub(crate) use roster::{PERSON_COLUMNS, UNIT_COLUMNS};

use crate::calendar::Calendar;
use crate::digest;
use crate::finding::{Findings, Kind, Place};
use crate::workbook::ChildReader;
use model::Campaign;
use reader::{Mistakes, Text};
use std::sync::Arc;

/// A file by name and content.
pub type File<'a> = (&'a str, &'a [u8]);

/// What a campaign is made of.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// campaign.toml.
    pub campaign: File<'a>,
    /// ledgers.toml.
    pub ledgers: File<'a>,
    /// scoring.toml.
    pub scoring: File<'a>,
    /// roster.xlsx, or any other kind of workbook or text.
    pub roster: File<'a>,
    /// calendar.txt: days the office adds to the calendar.
    pub calendar_overlay: Option<File<'a>>,
}

/// Reads and resolves a campaign. Every mistake of every file is among the findings; there is a campaign only when
/// none of them is an error.
pub fn build(sources: Sources<'_>) -> (Option<Campaign>, Findings) {
    let mistakes = Mistakes::default();
    let text = |(name, bytes): File<'_>| Text::read(name, bytes, &mistakes);
    let texts = [sources.campaign, sources.ledgers, sources.scoring].map(text);
    let [campaign, ledgers, scoring] = &texts;
    texts
        .iter()
        .for_each(|text| reader::tell_undecided(text, &mistakes));
    let definition = definition::read(campaign, ledgers, scoring, &mistakes);
    let calendar = calendar(sources.calendar_overlay, &mistakes);
    let (name, bytes) = sources.roster;
    let book = mistakes.collect(|findings| {
        crate::workbook::read(&Arc::from(name), bytes, &ChildReader::refused(), findings)
    });
    let roster = book.map(|book| roster::read(&book, &resolve::group_names(&definition), &mistakes));
    let resolved = resolve::resolve(&definition, &roster.unwrap_or_default(), calendar, &mistakes);
    let findings = mistakes.into_findings();
    if findings.has_errors() {
        return (None, findings);
    }
    let campaign = Campaign {
        remarks: findings.clone().into_sorted(),
        fingerprints: fingerprints(&sources),
        ..resolved
    };
    (Some(campaign), findings)
}

fn calendar(overlay: Option<File<'_>>, mistakes: &Mistakes) -> Calendar {
    let Some((name, bytes)) = overlay else {
        return Calendar::builtin();
    };
    let text = Text::read(name, bytes, mistakes);
    Calendar::with_overlay(text.as_str()).unwrap_or_else(|problems| {
        for problem in problems {
            let place = Place {
                row: u32::try_from(problem.line).ok(),
                ..Place::file(&text.name)
            };
            let problem = format!("“{}”：{}", problem.text, problem.problem);
            mistakes.add(Kind::CalendarLine { problem }, &place);
        }
        Calendar::builtin()
    })
}

fn fingerprints(sources: &Sources<'_>) -> Vec<(Arc<str>, String)> {
    let fixed = [sources.campaign, sources.ledgers, sources.scoring, sources.roster];
    let files = fixed.into_iter().chain(sources.calendar_overlay);
    files
        .map(|(name, bytes)| (Arc::from(name), digest::sha256(bytes)))
        .collect()
}
