//! From all files of a period to the tables that are used, the state of each ledger due and the fate of each file.

use super::claim::{Claim, Claims, Fates, claims};
use super::first_stated::FirstStated;
use super::receipts::{Facts, Receipts};
use super::remarks::remarks;
use super::state::Case;
use super::stated::stated;
use super::versions::{Choice, Question};
use super::{Fate, SubmissionState};
use super::{ReadFile, Submissions, due_date};
use crate::campaign::model::{Campaign, LedgerId, Period, UnitId};
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::record::SentTable;
use crate::register::Registers;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::sync::Arc;

/// Decides to which unit each file of the inbox belongs, and which version counts.
pub fn sort_out(
    campaign: &Campaign,
    period: &Period,
    mut files: Vec<ReadFile>,
    registers: &Registers,
    findings: &mut Findings,
) -> Submissions {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let names = Names::new(campaign);
    let mut sent = Submissions::default();
    let mut claims = claims(&names, period, &files, findings);
    let mut fates = take(&mut claims.fates);
    let receipts = &Receipts::new(registers, period);
    let mut choices: BTreeMap<(UnitId, LedgerId), Choice> = BTreeMap::new();
    let mut replaced = Replaced::new();
    for (&(unit, ledger), tables) in &claims.tables {
        let question = Question {
            names: &names,
            period,
            receipts,
            files: &files,
            unit,
            ledger,
        };
        let choice = question.choose(tables, findings);
        let name = &campaign.ledgers[ledger].name;
        tell_fates(name, tables, &choice, &mut fates);
        for pair in &choice.replaced {
            replaced.entry(*pair).or_default().push(name.clone());
        }
        choices.insert((unit, ledger), choice);
    }
    for ((file, by), ledgers) in replaced {
        let by = files[by].path.clone();
        fates.say(file, Fate::Replaced { ledgers, by });
    }
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
    sent.of_nobody = claims.of_nobody;
    sent.files = fates.into_files();
    sent
}

/// Names of ledgers by (file not used, file used instead).
type Replaced = BTreeMap<(usize, usize), Vec<Arc<str>>>;

fn tell_fates(name: &Arc<str>, claims: &[Claim], choice: &Choice, fates: &mut Fates) {
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
                let contradicts = case.facts.missing && !case.tables.is_empty();
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
                .any(|(of, _, told)| may_hold(*of, told)),
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
