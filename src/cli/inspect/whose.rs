//! Whose file it is, by which clue, and what the other clues say.

use crate::campaign::model::{Campaign, UnitId};
use crate::campaign::names::Names;
use crate::cli::{definition, wrap};
use crate::finding::{Findings, Kind, Place};
use crate::record::Origin;
use crate::register::Registers;
use crate::submission::{self, ReadFile, Stated};
use std::collections::BTreeSet;
use std::fmt::Write;

/// A clue as it is shown: what it was read from, whom it names, where.
struct Shown {
    by: &'static str,
    unit: UnitId,
    places: Vec<Place>,
}

/// The unit and every clue, a line each.
pub(super) fn text(campaign: &Campaign, file: &ReadFile) -> String {
    if file.origin == Origin::Register {
        return "单位  办公室的登记簿".into();
    }
    let names = Names::new(campaign);
    let mut shown: Vec<Shown> = Vec::new();
    let mut owners: Vec<(UnitId, Vec<&str>)> = Vec::new();
    let mut of_nobody: Vec<&str> = Vec::new();
    let tables: Vec<Option<usize>> = match file.tables.is_empty() {
        true => vec![None],
        false => (0..file.tables.len()).map(Some).collect(),
    };
    let stated = Stated::new(&names, file);
    for table in tables {
        let clues = submission::clues(&names, file, (&stated, table), &mut Findings::new());
        let sheet = table.map_or("", |at| &file.tables[at].sheet);
        match clues.telling.first().map(|clue| clue.unit) {
            None => of_nobody.push(sheet),
            Some(unit) => match owners.iter_mut().find(|(owner, _)| *owner == unit) {
                Some((_, sheets)) => sheets.push(sheet),
                None => owners.push((unit, vec![sheet])),
            },
        }
        for clue in clues.telling.into_iter().chain(clues.others) {
            let same = |shown: &&mut Shown| shown.by == clue.by && shown.unit == clue.unit;
            match shown.iter_mut().find(same) {
                Some(known) if known.places.contains(&clue.place) => {}
                Some(known) => known.places.push(clue.place),
                None => shown.push(Shown {
                    by: clue.by,
                    unit: clue.unit,
                    places: vec![clue.place],
                }),
            }
        }
    }
    let name = |unit: UnitId| &*campaign.roster.units[unit].name;
    let mut text = wrap::hanging(&owner(&owners, &of_nobody, name), "单位  ", "      ");
    let units: BTreeSet<UnitId> = owners.iter().map(|(unit, _)| *unit).collect();
    for (at, clue) in shown.iter().enumerate() {
        let first = if at == 0 { "线索  " } else { "      " };
        let differs = match units.contains(&clue.unit) {
            true if at == 0 && shown.len() > 1 && units.len() == 1 => "，以此为准",
            true => "",
            false => "，与认定的不一致",
        };
        let line = format!("{}：{}{}{differs}", clue.by, name(clue.unit), place(&clue.places));
        let _ = write!(text, "\n{}", wrap::hanging(&line, first, "        "));
    }
    text
}

/// The unit, or units of a workbook that several share, with the sheets of each.
fn owner<'n>(owners: &[(UnitId, Vec<&str>)], of_nobody: &[&str], name: impl Fn(UnitId) -> &'n str) -> String {
    match (owners, of_nobody) {
        ([], _) => "看不出是哪个单位的".into(),
        ([(unit, _)], []) => name(*unit).into(),
        _ => {
            let each = owners
                .iter()
                .map(|(unit, sheets)| format!("{}（{}）", name(*unit), sheets.join("、")));
            let mut all: Vec<String> = each.collect();
            if !of_nobody.is_empty() {
                all.push(format!("看不出是哪个单位的（{}）", of_nobody.join("、")));
            }
            all.join("；")
        }
    }
}

/// `（清单｜A2等16处）`; nothing for a whole file.
fn place(places: &[Place]) -> String {
    let Some(Place { sheet: Some(_), .. }) = places.first() else {
        return String::new();
    };
    let within = Place {
        file: Some("".into()),
        ..places[0].clone()
    };
    let first = within.to_string();
    let first = first.trim_start_matches('｜');
    match places.len() {
        1 => format!("（{first}）"),
        count => format!("（{first}等{count}处）"),
    }
}

/// What is found about owner and use of the file; what speaks of other files or of what is not there is left out.
pub(super) fn findings(campaign: &Campaign, file: &ReadFile, found: &mut Findings) {
    let period = definition::period_of(campaign, &file.path).or(campaign.periods.last());
    let (Some(period), false) = (period, file.origin == Origin::Register) else {
        return;
    };
    let mut own = Findings::new();
    submission::sort_out(
        campaign,
        period,
        vec![file.clone()],
        &Registers::default(),
        &submission::Earlier::default(),
        &mut own,
    );
    for finding in own.as_slice() {
        let about = matches!(
            finding.kind,
            Kind::StampUnknown { .. }
                | Kind::UnitNameUnknown { .. }
                | Kind::UnitClash { .. }
                | Kind::UnitUnknown { .. }
                | Kind::HiddenLedger { .. }
                | Kind::EmptyTable { .. }
        );
        if about {
            found.push(finding.clone());
        }
    }
}
