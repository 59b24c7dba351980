//! Seals as they read now: a unit that is called otherwise today is found by its code, its name or a former name
//! (`decisions` 64).

use super::model::{History, Sealed, SealedRestricted, SealedRow, SealedUnit};
use crate::campaign::model::{Campaign, ColumnKind, Period, Unit, UnitId};
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a unit is called now, by its name in a seal.
type Names = BTreeMap<Arc<str>, Arc<str>>;

impl History {
    /// What a period may look back on, with units under the names they have now. A sealed unit that the roster does not
    /// know keeps its name.
    pub fn known(&self, campaign: &Campaign, period: &Period) -> History {
        let mut history = self.before(period);
        let seals = history.periods.iter_mut().zip(&mut history.restricted);
        for (open, closed) in seals {
            let names = names(campaign, open);
            if names.iter().any(|(was, is)| was != is) {
                *closed = Arc::new(restricted(campaign, closed, &names));
                *open = Arc::new(open.followed(campaign));
            }
        }
        history
    }

    /// Says which sealed units the roster does not know, each once.
    pub fn say_unknown(&self, campaign: &Campaign, findings: &mut Findings) {
        let mut unknown: BTreeMap<&str, &Sealed> = BTreeMap::new();
        for sealed in &self.periods {
            for unit in sealed
                .units
                .iter()
                .filter(|unit| unit_of(campaign, unit).is_none())
            {
                unknown.insert(&unit.unit, sealed);
            }
        }
        for (unit, sealed) in unknown {
            let file: Arc<str> = format!("history/{}.json", sealed.period).into();
            let kind = Kind::SealedUnitUnknown {
                unit: unit.to_owned(),
                period: sealed.title.to_string(),
            };
            findings.push(Finding::new(kind, Place::file(&file)));
        }
    }
}

impl Sealed {
    /// The same seal with units under the names they have now.
    pub fn followed(&self, campaign: &Campaign) -> Sealed {
        let names = names(campaign, self);
        let mut now = self.clone();
        let results = results(campaign, self);
        for (at, unit) in now.units.iter_mut().enumerate() {
            let goes_on = unit_of(campaign, unit).is_none_or(|id| results.get(&id) == Some(&at));
            if goes_on {
                rename(&mut unit.unit, &names);
            }
        }
        now.sums.iter_mut().for_each(|sum| rename(&mut sum.unit, &names));
        now.open
            .iter_mut()
            .for_each(|item| rename(&mut item.unit, &names));
        now.events
            .iter_mut()
            .filter_map(|event| event.unit.as_mut())
            .for_each(|unit| rename(unit, &names));
        rename_rows(campaign, &mut now.rows, &names);
        now
    }
}

fn restricted(campaign: &Campaign, closed: &SealedRestricted, names: &Names) -> SealedRestricted {
    let mut now = closed.clone();
    now.cases
        .iter_mut()
        .for_each(|case| rename(&mut case.unit, names));
    rename_rows(campaign, &mut now.rows, names);
    now
}

fn names(campaign: &Campaign, sealed: &Sealed) -> Names {
    let units = sealed.units.iter();
    units
        .map(|unit| (unit.unit.clone(), name_now(campaign, unit)))
        .collect()
}

/// The name of the unit it is now. One that the roster does not know keeps its name, with its code where another unit
/// bears that name.
fn name_now(campaign: &Campaign, unit: &SealedUnit) -> Arc<str> {
    let units = &campaign.roster.units;
    match (unit_of(campaign, unit), &unit.code) {
        (Some(id), _) => units[id].name.clone(),
        (None, Some(code)) if units.iter().any(|other| other.name == unit.unit) => {
            format!("{}（编码{code}）", unit.unit).into()
        }
        (None, _) => unit.unit.clone(),
    }
}

/// For each unit the index of its result in the seal: its own, or that of the only unit it is the continuation of. A
/// unit that several were merged into has none.
fn results(campaign: &Campaign, sealed: &Sealed) -> BTreeMap<UnitId, usize> {
    let mut found: BTreeMap<UnitId, Vec<(bool, usize)>> = BTreeMap::new();
    for (at, unit) in sealed.units.iter().enumerate() {
        if let Some(id) = unit_of(campaign, unit) {
            let own = is_itself(&campaign.roster.units[id], unit);
            found.entry(id).or_default().push((own, at));
        }
    }
    let one = |all: Vec<(bool, usize)>| match *all {
        [(_, at)] => Some(at),
        _ => all.iter().find(|(own, _)| *own).map(|(_, at)| *at),
    };
    found
        .into_iter()
        .filter_map(|(id, all)| Some((id, one(all)?)))
        .collect()
}

/// The unit that a sealed one is now: by its code, by its name where no code says otherwise, by a former name, by
/// another name.
fn unit_of(campaign: &Campaign, sealed: &SealedUnit) -> Option<UnitId> {
    let units = &campaign.roster.units;
    let name = fold(&sealed.unit);
    let called = |names: &[Arc<str>]| names.iter().any(|own| fold(own) == name);
    units
        .find_id(|unit| sealed.code.is_some() && unit.code == sealed.code)
        .or_else(|| units.find_id(|unit| is_itself(unit, sealed)))
        .or_else(|| units.find_id(|unit| called(&unit.former)))
        .or_else(|| units.find_id(|unit| !codes_differ(unit, sealed) && called(&unit.aliases)))
}

fn is_itself(unit: &Unit, sealed: &SealedUnit) -> bool {
    match (&unit.code, &sealed.code) {
        (Some(own), Some(other)) => own == other,
        _ => fold(&unit.name) == fold(&sealed.unit),
    }
}

fn codes_differ(unit: &Unit, sealed: &SealedUnit) -> bool {
    matches!((&unit.code, &sealed.code), (Some(own), Some(other)) if own != other)
}

fn rename(unit: &mut Arc<str>, names: &Names) {
    if let Some(now) = names.get(unit) {
        *unit = now.clone();
    }
}

/// Senders, and the units in cells; the rows stay sorted as they are looked up.
fn rename_rows(campaign: &Campaign, rows: &mut [SealedRow], names: &Names) {
    for row in rows.iter_mut() {
        if let Some(unit) = &mut row.unit {
            rename(unit, names);
        }
        let mut ledgers = campaign.ledgers.iter();
        let Some(ledger) = ledgers.find(|ledger| ledger.name == row.ledger) else {
            continue;
        };
        let of_units = ledger
            .columns
            .iter()
            .filter(|column| column.kind == ColumnKind::Units);
        for column in of_units {
            if let Some(text) = row.cells.get_mut(&column.name) {
                let now = text
                    .split('、')
                    .map(|name| names.get(name).map_or(name, |now| now));
                *text = now.collect::<Vec<_>>().join("、");
            }
        }
    }
    rows.sort();
}
