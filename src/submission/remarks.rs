//! Findings about what a unit sent as a whole: missing, late, not in the register of receipts, empty.

use super::SubmissionState;
use super::{LedgerDue, Submissions};
use crate::campaign::model::{Campaign, Period, UnitId};
use crate::finding::{Finding, Findings, Kind, Place};
use crate::record::SentTable;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Says everything that the states of the ledgers tell, once per unit and cause.
pub(super) fn remarks(campaign: &Campaign, period: &Period, sent: &Submissions, findings: &mut Findings) {
    let folder: Arc<str> = Arc::from(format!("inbox/{}", period.id));
    for (unit, cells) in by_unit(&sent.due) {
        let say = Say {
            campaign,
            unit,
            place: Place::file(&folder),
        };
        if sent.silent.contains(&unit) {
            findings.push(say.finding(Kind::UnitSilent {
                count: cells.len().to_string(),
            }));
            continue;
        }
        say.missing(&cells, findings);
        say.late(&cells, findings);
        say.unregistered(&cells, findings);
        say.irregular(&cells, findings);
    }
    for table in &sent.tables {
        empty(campaign, table, findings);
    }
}

fn by_unit(due: &[LedgerDue]) -> BTreeMap<UnitId, Vec<&LedgerDue>> {
    let mut units: BTreeMap<UnitId, Vec<&LedgerDue>> = BTreeMap::new();
    for cell in due {
        units.entry(cell.unit).or_default().push(cell);
    }
    units
}

struct Say<'a> {
    campaign: &'a Campaign,
    unit: UnitId,
    place: Place,
}

impl Say<'_> {
    fn finding(&self, kind: Kind) -> Finding {
        let clause = &self.campaign.clauses[self.campaign.submission.clause].key;
        Finding::new(kind, self.place.clone())
            .of_unit(self.unit, &self.campaign.roster.units[self.unit].name)
            .citing(clause)
    }

    fn names(&self, cells: &[&LedgerDue]) -> String {
        let names: Vec<&str> = cells
            .iter()
            .map(|cell| &*self.campaign.ledgers[cell.ledger].name)
            .collect();
        names.join("、")
    }

    fn missing(&self, cells: &[&LedgerDue], findings: &mut Findings) {
        let gone = |cell: &&&LedgerDue| cell.state == SubmissionState::Missing;
        let missing: Vec<&LedgerDue> = cells.iter().filter(gone).copied().collect();
        if !missing.is_empty() {
            let (count, ledgers) = (missing.len().to_string(), self.names(&missing));
            findings.push(self.finding(Kind::LedgersMissing { count, ledgers }));
        }
        let registered: Vec<&LedgerDue> = missing
            .into_iter()
            .filter(|cell| cell.received.is_some())
            .collect();
        if !registered.is_empty() {
            let ledgers = self.names(&registered);
            findings.push(self.finding(Kind::ReceivedButNotThere { ledgers }));
        }
    }

    fn late(&self, cells: &[&LedgerDue], findings: &mut Findings) {
        let mut days: BTreeMap<(NaiveDate, NaiveDate, u32), Vec<&LedgerDue>> = BTreeMap::new();
        for cell in cells
            .iter()
            .filter(|cell| cell.days_late > 0 && cell.state != SubmissionState::Missing)
        {
            if let Some(received) = cell.received {
                days.entry((received, cell.due, cell.days_late))
                    .or_default()
                    .push(cell);
            }
        }
        for ((received, due, late), cells) in days {
            findings.push(self.finding(Kind::SentLate {
                ledgers: self.names(&cells),
                received: received.to_string(),
                due: due.to_string(),
                days: late.to_string(),
            }));
        }
    }

    fn unregistered(&self, cells: &[&LedgerDue], findings: &mut Findings) {
        let came =
            |cell: &&LedgerDue| !matches!(cell.state, SubmissionState::Missing | SubmissionState::Unreadable);
        let unknown: Vec<&LedgerDue> = cells
            .iter()
            .filter(|cell| came(cell) && cell.received.is_none())
            .copied()
            .collect();
        if !unknown.is_empty() {
            let (count, ledgers) = (unknown.len().to_string(), self.names(&unknown));
            findings.push(self.finding(Kind::NotInReceipts { count, ledgers }));
        }
    }

    fn irregular(&self, cells: &[&LedgerDue], findings: &mut Findings) {
        for cell in cells {
            for irregular in &cell.irregular {
                let ledger = &self.campaign.ledgers[cell.ledger].name;
                let what = irregular.what.words();
                let mut finding = self
                    .finding(Kind::IrregularForm { what })
                    .in_ledger(cell.ledger, ledger);
                finding.place = irregular.place.clone().unwrap_or(finding.place);
                finding.also.extend(irregular.noted.clone());
                findings.push(finding);
            }
        }
    }
}

fn empty(campaign: &Campaign, sent: &SentTable, findings: &mut Findings) {
    let Some(unit) = sent.unit else { return };
    let ledger = &campaign.ledgers[sent.ledger].name;
    if sent.table.rows.is_empty() && sent.table.nil.is_none() {
        let place = Place::row(&sent.file, &sent.table.sheet, sent.table.header.1);
        let ledger_name = ledger.to_string();
        let kind = match sent.table.samples {
            0 => Kind::EmptyTable { ledger: ledger_name },
            count => Kind::SampleFilled {
                ledger: ledger_name,
                count: count.to_string(),
            },
        };
        let finding = Finding::new(kind, place);
        findings.push(
            finding
                .of_unit(unit, &campaign.roster.units[unit].name)
                .in_ledger(sent.ledger, ledger),
        );
    }
}
