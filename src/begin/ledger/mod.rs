//! A definition proposed from ledgers as units filled them in: what [`seen`] reads, [`guess`] and [`holds`] take for
//! types and [`propose`] for roles, [`write`] writes with the reasons. What cannot be seen is marked as not decided.

mod cells;
mod guess;
mod heads;
mod holds;
mod propose;
mod seen;
mod write;

use super::{Begun, NAMES, Unmade, campaign, folders, guide, roster, text};
use crate::campaign::UNDECIDED;
use crate::campaign::expected;
use crate::campaign::model::{Campaign, Period, PeriodKind};
use crate::excel;
use crate::workbook::RawBook;
use chrono::{Datelike, NaiveDate};
use propose::{Proposal, propose};
use std::collections::BTreeMap;

const CAMPAIGN: &str = include_str!("campaign.toml");
const LEDGERS: &str = include_str!("ledgers.toml");
const SCORING: &str = include_str!("scoring.toml");
const EXPECTED: &str = include_str!("expected.toml");
const READ_ME: &str = include_str!("说明.txt");

/// The year of a plan where no ledger tells one.
const YEAR: i32 = 2026;
/// The group that all units are put into.
const GROUP: &str = "参评单位";

/// The folder; none where no sheet looks like a ledger.
pub(crate) fn of_ledgers(books: Vec<RawBook>) -> Result<Option<Begun>, Unmade> {
    let seen = seen::ledgers(books);
    if seen.is_empty() {
        return Ok(None);
    }
    let mut units: Vec<String> = Vec::new();
    for sender in seen.iter().flat_map(|seen| &seen.senders) {
        if !units.contains(sender) {
            units.push(sender.clone());
        }
    }
    let proposals: Vec<Proposal> = seen.iter().map(|seen| propose(seen, &units)).collect();
    let days = days(&proposals);
    let (first, last, why) = years(&days);
    let (indicators, lines, points) = write::scoring(&proposals);
    let texts = [
        CAMPAIGN
            .replace("{first}", &first.to_string())
            .replace("{last}", &last.to_string())
            .replace("{why}", &why)
            .replace("{clauses}", &write::clauses(&proposals)),
        LEDGERS.to_owned() + &write::ledgers(&proposals),
        SCORING
            .replace("{indicators}", &indicators)
            .replace("{lines}", &lines)
            .replace("{points}", &points.to_string()),
    ];
    let cell = |column: &str, text: &str| (column.to_owned(), text.to_owned());
    let row = |unit: &String| vec![cell("单位", unit), cell("组别", GROUP), cell("标签", UNDECIDED)];
    let begun = roster::Begun {
        groups: vec![GROUP.to_owned()],
        units: units.iter().map(row).collect(),
        ..roster::Begun::default()
    };
    let roster = excel::write(&roster::book(&begun))?;
    let campaign = campaign([&texts[0], &texts[1], &texts[2]], &roster)?;
    let period = period(&campaign, &days).map_or("", |period| &*period.id);
    let of_period = |text: &str| text.replace("{period}", period);
    let mut files = vec![guide(&of_period(READ_ME))];
    files.extend((0..3).map(|at| text(NAMES[at], &texts[at])));
    files.push(text(expected::FILE, &of_period(EXPECTED)));
    files.push((NAMES[3].to_owned(), roster));
    let folders = folders(period);
    Ok(Some(Begun { files, folders }))
}

/// Days with their year on which things happened, came up or were done; a day of birth is none of them.
fn days(proposals: &[Proposal]) -> Vec<NaiveDate> {
    let of = |proposal: &Proposal| -> Vec<NaiveDate> {
        let roles = [&proposal.date, &proposal.opened, &proposal.closed];
        let columns = proposal.columns.iter();
        let told = columns.filter(|column| roles.into_iter().flatten().any(|role| *role == column.name));
        told.flat_map(|column| column.days.iter().copied()).collect()
    };
    proposals.iter().flat_map(of).collect()
}

/// First and last year that more than a few days are of, and how that was seen.
fn years(days: &[NaiveDate]) -> (i32, i32, String) {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for day in days {
        *years.entry(day.year()).or_default() += 1;
    }
    let often: Vec<i32> = years
        .iter()
        .filter(|(_, count)| **count * 10 >= days.len())
        .map(|(year, _)| *year)
        .collect();
    match (often.first(), often.last()) {
        (Some(first), Some(last)) => {
            let told: Vec<String> = years
                .iter()
                .map(|(year, count)| format!("{year}年{count}个"))
                .collect();
            (*first, *last, format!("台账里的日期：{}", told.join("、")))
        }
        _ => (YEAR, YEAR, "台账里没有写着年份的日期".to_owned()),
    }
}

/// The period that most days are of, else the first one.
fn period<'c>(campaign: &'c Campaign, days: &[NaiveDate]) -> Option<&'c Period> {
    let within = |period: &&Period| days.iter().filter(|day| period.span.contains(**day)).count();
    let quarters = campaign
        .periods
        .iter()
        .filter(|period| period.kind == PeriodKind::Quarter);
    // The first of several with as many.
    quarters.rev().max_by_key(within)
}
