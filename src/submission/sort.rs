//! From all files of a period to the tables that are used, the state of each ledger due and the fate of each file.

use super::claim::{Claim, Claims, Fates, claims};
use super::first_stated::FirstStated;
use super::receipts::{Facts, Receipts};
use super::remarks::remarks;
use super::set_aside::Aside;
use super::state::Case;
use super::stated::stated;
use super::unclear::{self, Unclear};
use super::versions::{Choice, Question};
use super::{Earlier, Fate, SubmissionState};
use super::{ReadFile, Submissions, due_date};
use crate::campaign::model::{Campaign, LedgerId, Period, UnitId};
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::record::SentTable;
use crate::register::Registers;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::sync::Arc;

/// Decides to which unit each file of the inbox belongs, and which version counts. `earlier`: files of sealed periods.
pub fn sort_out(
    campaign: &Campaign,
    period: &Period,
    mut files: Vec<ReadFile>,
    registers: &Registers,
    earlier: &Earlier,
    findings: &mut Findings,
) -> Submissions {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let names = Names::new(campaign);
    let mut sent = Submissions::default();
    let receipts = &Receipts::new(registers, period);
    let mut claims = claims(&names, period, &files, receipts, findings);
    let mut fates = take(&mut claims.fates);
    unclear::tell_same_files(campaign, &files, &fates, findings);
    let other_periods = Aside::new((&names, period), (receipts, earlier), &files);
    claims.tables = other_periods.keep(take(&mut claims.tables), &mut fates, findings);
    let aside = set_guests_aside(campaign, &mut claims, &files, findings);
    let choices = choose(
        &names,
        (period, receipts),
        (&files, &claims),
        aside,
        &mut fates,
        findings,
    );
    let run = Run {
        campaign,
        period,
        receipts,
        files: &files,
        claims: &claims,
        choices: &choices,
    };
    run.judge(&mut sent, findings);
    let question = FirstStated {
        campaign,
        period,
        receipts,
        claims: &claims,
    };
    sent.first_stated = question.tables(&mut files, &choices);
    sent.tables = used(campaign, period, &mut files, receipts, &claims, choices);
    remarks(campaign, period, &sent, findings);
    unclear::tell(campaign, &claims.unclear, &sent.due, findings);
    sent.of_nobody = claims.of_nobody;
    sent.files = fates.into_files();
    sent
}

/// Names of ledgers by (file not used, file used instead).
type Replaced = BTreeMap<(usize, usize), Vec<Arc<str>>>;

/// Which table of each ledger of a unit counts; tells the fates of the files. `aside`: tables of other units' folders
/// that were set aside.
fn choose(
    names: &Names<'_>,
    (period, receipts): (&Period, &Receipts<'_>),
    (files, claims): (&[ReadFile], &Claims),
    aside: Vec<(usize, usize, Arc<str>)>,
    fates: &mut Fates,
    findings: &mut Findings,
) -> BTreeMap<(UnitId, LedgerId), Choice> {
    let mut choices: BTreeMap<(UnitId, LedgerId), Choice> = BTreeMap::new();
    let mut replaced = Replaced::new();
    for (&(unit, ledger), tables) in &claims.tables {
        let question = Question {
            names,
            period,
            receipts,
            files,
            unit,
            ledger,
        };
        let choice = question.choose(tables, findings);
        let name = &names.campaign().ledgers[ledger].name;
        tell_choice(name, tables, &choice, (fates, &mut replaced));
        choices.insert((unit, ledger), choice);
    }
    for (guest, own, ledger) in aside {
        replaced.entry((guest, own)).or_default().push(ledger);
    }
    for ((file, by), ledgers) in replaced {
        let by = files[by].path.clone();
        fates.say(file, Fate::Replaced { ledgers, by });
    }
    choices
}

/// Takes the tables out of other units' folders away from the units that sent their own. Each as (its file, a file of
/// the unit's own, name of the ledger).
fn set_guests_aside(
    campaign: &Campaign,
    claims: &mut Claims,
    files: &[ReadFile],
    findings: &mut Findings,
) -> Vec<(usize, usize, Arc<str>)> {
    let mut aside = Vec::new();
    for guest in take(&mut claims.guests) {
        let tables = claims.tables.get(&(guest.of, guest.ledger));
        let own = tables.and_then(|tables| tables.iter().find(|claim| claim.file != guest.claim.file));
        aside.push((guest, own.map(|own| own.file)));
    }
    let mut told = Vec::new();
    for (guest, own) in &aside {
        let file = &files[guest.claim.file];
        let own_file = own.map(|own| &files[own]);
        unclear::tell_guest(campaign, guest, file, own_file, findings);
        claims.unclear.push(Unclear::of_guest(guest, file));
        if let (Some(own), Some(tables)) = (own, claims.tables.get_mut(&(guest.of, guest.ledger))) {
            tables.retain(|claim| *claim != guest.claim);
            told.push((
                guest.claim.file,
                *own,
                campaign.ledgers[guest.ledger].name.clone(),
            ));
        }
    }
    told
}

fn tell_choice(
    name: &Arc<str>,
    claims: &[Claim],
    choice: &Choice,
    (fates, replaced): (&mut Fates, &mut Replaced),
) {
    for pair in &choice.replaced {
        replaced.entry(*pair).or_default().push(name.clone());
    }
    for claim in &choice.used {
        fates.takes(claim.file, name);
    }
    if choice.undecided {
        for claim in claims {
            fates.say(claim.file, Fate::Undecided { ledger: name.clone() });
        }
    }
}

struct Run<'a> {
    campaign: &'a Campaign,
    period: &'a Period,
    receipts: &'a Receipts<'a>,
    files: &'a [ReadFile],
    claims: &'a Claims,
    choices: &'a BTreeMap<(UnitId, LedgerId), Choice>,
}

impl Run<'_> {
    fn judge(&self, sent: &mut Submissions, findings: &mut Findings) {
        let mut not_assessed = BTreeSet::new();
        for (&unit, ledgers) in &self.claims.due {
            let first = sent.due.len();
            for &ledger in ledgers {
                let case = self.case(unit, ledger);
                let contradicts = case.facts.missing && !case.tables.is_empty() && !case.only_samples();
                let due = case.judge();
                if due.state == SubmissionState::Unreadable {
                    not_assessed.insert(unit);
                }
                if contradicts {
                    self.declared_missing(unit, ledger, findings);
                }
                sent.due.push(due);
            }
            let none = |cell: &super::LedgerDue| cell.state == SubmissionState::Missing;
            if !ledgers.is_empty() && sent.due[first..].iter().all(none) {
                sent.silent.push(unit);
            }
        }
        for (unit, file, _) in &self.claims.unreadable {
            self.unreadable(*unit, *file, not_assessed.contains(unit), findings);
        }
        sent.not_assessed = not_assessed.into_iter().collect();
    }

    fn case(&self, unit: UnitId, ledger: LedgerId) -> Case<'_> {
        let choice = self.choices.get(&(unit, ledger));
        let used = choice.map_or(&[][..], |choice| &choice.used);
        let may_hold =
            |of: UnitId, told: &[LedgerId]| of == unit && (told.is_empty() || told.contains(&ledger));
        let facts = facts(self.receipts, self.claims, unit, ledger);
        Case {
            campaign: self.campaign,
            period: self.period,
            unit,
            ledger,
            tables: used
                .iter()
                .map(|claim| {
                    let file = &self.files[claim.file];
                    (&file.path, &file.tables[claim.table])
                })
                .collect(),
            undecided: choice.is_some_and(|choice| choice.undecided),
            unreadable: self
                .claims
                .unreadable
                .iter()
                .any(|(of, _, told)| may_hold(*of, told))
                || self.claims.unclear.iter().any(|sheet| sheet.may_be(unit, ledger)),
            facts,
        }
    }

    fn declared_missing(&self, unit: UnitId, ledger: LedgerId, findings: &mut Findings) {
        let file = &self.files[self.choices[&(unit, ledger)].used[0].file].path;
        let name = &self.campaign.ledgers[ledger].name;
        let finding = Finding::new(
            Kind::DeclaredMissing {
                ledger: name.to_string(),
            },
            Place::file(file),
        );
        findings.push(
            finding
                .of_unit(unit, &self.campaign.roster.units[unit].name)
                .in_ledger(ledger, name),
        );
    }

    /// Adds the finding for an unreadable file; serious only if the file may hold a ledger that is missing.
    fn unreadable(&self, unit: UnitId, file: usize, serious: bool, findings: &mut Findings) {
        let name = &self.campaign.roster.units[unit].name;
        let place = Place::file(&self.files[file].path);
        let kind = if serious {
            Kind::NotAssessed {
                unit: name.to_string(),
            }
        } else {
            Kind::UnreadableNotNeeded {
                unit: name.to_string(),
            }
        };
        findings.push(Finding::new(kind, place).of_unit(unit, name));
    }
}

fn used(
    campaign: &Campaign,
    period: &Period,
    files: &mut [ReadFile],
    receipts: &Receipts<'_>,
    claims: &Claims,
    choices: BTreeMap<(UnitId, LedgerId), Choice>,
) -> Vec<SentTable> {
    let mut tables = Vec::new();
    for ((unit, ledger), choice) in choices {
        let facts = facts(receipts, claims, unit, ledger);
        let due = due_date(campaign, ledger, period);
        let received = facts.received.last().copied().or(Some(due));
        for claim in choice.used {
            let file = &mut files[claim.file];
            let stated = stated(&file.path, &file.tables[claim.table], period);
            tables.push(SentTable {
                ledger,
                unit: Some(unit),
                origin: file.origin,
                period: file.period.clone(),
                file: file.path.clone(),
                received,
                stated,
                table: take(&mut file.tables[claim.table]),
            });
        }
    }
    tables
}

/// What the register of receipts says about a ledger of a unit.
fn facts(receipts: &Receipts<'_>, claims: &Claims, unit: UnitId, ledger: LedgerId) -> Facts {
    receipts.facts(unit, ledger, claims.due[&unit].first() == Some(&ledger))
}
