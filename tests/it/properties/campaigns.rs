//! All properties over many made-up campaigns, and every alteration of a small one.

use super::draw::Draw;
use super::folder::Folder;
use super::tables::tables;
use super::tries::{self, Told};
use super::{gain, lenient, options, others};
use crate::demo::{county, province};
use kaoping::pipeline::side_by_side;

/// How many alterations of each kind a campaign is tried with.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) layouts: usize,
    pub(super) changes: usize,
    pub(super) sent: usize,
    pub(super) favours: usize,
}

/// The campaign of a number: both definitions, small and larger ones, clean and dirty ones, with one or no sealed
/// period before.
pub(super) fn campaign(number: usize) -> (Folder, u32) {
    let mut draw = Draw::of(number);
    let dirty = *draw.one(&[0, 0, 15, 40, 80]);
    let (units, rows) = (2 + draw.below(4), 1 + draw.below(3));
    let options = options(units, rows, dirty, &number.to_string());
    // With a sealed period before, or without.
    let from = draw.below(2);
    let folder = match number % 2 {
        0 => Folder::made("county", &county(), &options, &["2022Q1", "2022Q2"][from..]),
        _ => Folder::made("province", &province(), &options, &["S1", "S2"][from..]),
    };
    (folder, dirty)
}

/// All properties of the campaign of a number, by alterations that the number chooses.
pub(super) fn tried(number: usize, size: Size) -> Told {
    let (made, dirty) = campaign(number);
    let mut draw = Draw::of(number + 1_000_000);
    let mut told = tries::same_bytes(&made);
    told.add(tries::sums(&made));
    told.add(tries::alike(
        &made,
        &draw.some(tries::layouts(dirty), size.layouts),
    ));
    let folder = &made.written_anew(&tables(&made));
    let own = tables(folder);
    let units = tries::units(&own);
    if units.is_empty() {
        return told;
    }
    told.add(tries::changes(
        folder,
        &own,
        draw.some(gain::changes(folder, &own), size.changes),
    ));
    let (unit, other) = (*draw.one(&units), *draw.one(&units));
    let all = others::sent(folder, &own, (unit, other));
    told.add(tries::sent(folder, draw.some(all, size.sent)));
    told.add(tries::favours(
        folder,
        draw.some(lenient::favours(folder), size.favours),
    ));
    told
}

/// A number from the environment.
fn given(name: &str, otherwise: usize) -> usize {
    let text = std::env::var(name).ok();
    text.map_or(otherwise, |text| text.parse().expect("a number"))
}

fn say(text: &str) {
    // Said at once, also where the harness keeps what a test prints.
    std::io::Write::write_all(&mut std::io::stdout(), format!("{text}\n").as_bytes()).expect("written");
}

#[test]
#[ignore = "takes up to an hour"]
fn all_properties_of_a_thousand_campaigns() {
    let (first, number) = (given("FIRST", 0), given("CAMPAIGNS", 1000));
    let size = Size {
        layouts: 2,
        changes: 10,
        sent: 3,
        favours: given("FAVOURS", 3),
    };
    let mut all = Told::default();
    let numbers: Vec<usize> = (first..first + number).collect();
    for some in numbers.chunks(20) {
        let tried = side_by_side((None, "campaigns"), some.iter(), |at| {
            let told = tried(*at, size);
            let wrong = told.wrong.iter();
            wrong.for_each(|wrong| say(&format!("campaign {at}: {wrong}\n")));
            told
        });
        tried.into_iter().for_each(|told| all.add(told));
        let (last, wrong) = (some.last().expect("a campaign"), all.wrong.len());
        say(&format!(
            "up to campaign {last}: {} tried, {wrong} wrong",
            all.tried
        ));
    }
    say(&format!("{number} campaigns from {first} on: {all}"));
    assert!(all.wrong.is_empty(), "{} do not hold", all.wrong.len());
}

#[test]
#[ignore = "takes up to an hour"]
fn every_cell_row_and_file_of_a_small_campaign() {
    let (first, step) = (given("FIRST", 0), given("STEP", 1));
    let mut all = Told::default();
    let options = options(3, 1, 30, "1");
    for folder in [
        Folder::made("county", &county(), &options, &["2022Q1", "2022Q2"]),
        Folder::made("province", &province(), &options, &["S1", "S2"]),
    ] {
        let folder = &folder.written_anew(&tables(&folder));
        let own = tables(folder);
        let reaching = super::crossing::list(&folder.campaign);
        say(&format!(
            "{}, lines of others may change by:\n  {}",
            folder.told,
            reaching.join("\n  ")
        ));
        let every = gain::changes(folder, &own).into_iter().skip(first).step_by(step);
        let mut told = tries::changes(folder, &own, every.collect());
        told.add(tries::favours(
            folder,
            lenient::favours(folder)
                .into_iter()
                .skip(first)
                .step_by(step)
                .collect(),
        ));
        for unit in tries::units(&own) {
            for other in tries::units(&own) {
                let sent = others::sent(folder, &own, (unit, other));
                told.add(tries::sent(
                    folder,
                    sent.into_iter().skip(first).step_by(step).collect(),
                ));
            }
        }
        say(&format!("{}: {told}", folder.told));
        all.add(told);
    }
    assert!(all.wrong.is_empty(), "{} do not hold", all.wrong.len());
}
