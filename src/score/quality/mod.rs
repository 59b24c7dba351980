//! Quality of submissions: in time, there at all, complete, accurate, sent back, regular in form.

mod accurate;
mod cells;
mod timely;

use super::bands;
use super::part::PartMark;
use super::share::deduction;
use super::words::{percent, plain, two};
use crate::campaign::model::{Aspect, LedgerId, MarkRule, UnitId};
use crate::measure::{Absent, Ground};
use crate::outcome::{CaseLine, Evidence, SubmissionState};
use crate::submission::LedgerDue;
use rust_decimal::Decimal;

/// A quality of what a unit sent.
pub(super) struct Quality {
    found: Found,
    /// Nothing was due, or nothing was sent.
    pub absent: Option<Absent>,
}

enum Found {
    /// Each ledger due.
    Timely(Vec<timely::Sent>),
    /// Required cells, and the blank ones.
    Complete { required: u32, blank: Vec<Evidence> },
    /// Things that cost an amount each: what they are called, and each with its cells.
    Counted { name: &'static str, entries: Vec<Entry> },
}

/// One thing that costs an amount.
pub(super) struct Entry {
    /// What it is.
    pub label: String,
    /// Cells.
    pub evidence: Vec<Evidence>,
}

pub(super) fn read(ground: &Ground<'_>, unit: UnitId, aspect: Aspect, ledgers: &[LedgerId]) -> Quality {
    let asked = |due: &&LedgerDue| ledgers.is_empty() || ledgers.contains(&due.ledger);
    let due: Vec<&LedgerDue> = ground.of(unit).due.iter().copied().filter(asked).collect();
    let counted = |name, entries| Found::Counted { name, entries };
    let found = match aspect {
        Aspect::Timely => Found::Timely(timely::sent(ground, &due)),
        Aspect::Complete => {
            let (required, blank) = cells::required(ground, unit, &due);
            Found::Complete { required, blank }
        }
        Aspect::Missing => counted("缺报", missing(ground, &due)),
        Aspect::Accurate => counted("准确", accurate::causes(ground, unit, &due)),
        Aspect::Returned => counted("退回", returned(ground, &due)),
        Aspect::Regular => counted("规范", irregular(ground, &due)),
    };
    let silent = ground.context.submissions.silent.contains(&unit) && aspect != Aspect::Timely;
    let absent = match due.is_empty() {
        true => Some(Absent::NotApplicable("本期没有要求报送的台账，不涉及".into())),
        false if silent && aspect != Aspect::Missing => Some(Absent::Zero("全部台账缺报，得 0".into())),
        false => None,
    };
    Quality { found, absent }
}

fn ledger_name(ground: &Ground<'_>, due: &LedgerDue) -> String {
    ground.context.campaign.ledgers[due.ledger].name.to_string()
}

fn missing(ground: &Ground<'_>, due: &[&LedgerDue]) -> Vec<Entry> {
    let missing = due.iter().filter(|due| due.state == SubmissionState::Missing);
    missing
        .map(|due| Entry {
            label: format!("{}缺报", ledger_name(ground, due)),
            evidence: Vec::new(),
        })
        .collect()
}

fn returned(ground: &Ground<'_>, due: &[&LedgerDue]) -> Vec<Entry> {
    let entry = |due: &LedgerDue| {
        let times = 0..due.returned;
        let label = format!("{}被退回", ledger_name(ground, due));
        times
            .map(move |_| Entry {
                label: label.clone(),
                evidence: Vec::new(),
            })
            .collect::<Vec<_>>()
    };
    due.iter().flat_map(|due| entry(due)).collect()
}

/// An irregularity of a file that holds several ledgers is one.
fn irregular(ground: &Ground<'_>, due: &[&LedgerDue]) -> Vec<Entry> {
    let mut labels: Vec<String> = Vec::new();
    for due in due {
        for irregular in &due.irregular {
            let what = irregular.what.as_str();
            if !labels.iter().any(|label| label.ends_with(what)) {
                labels.push(format!("{}：{what}", ledger_name(ground, due)));
            }
        }
    }
    labels
        .into_iter()
        .map(|label| Entry {
            label,
            evidence: Vec::new(),
        })
        .collect()
}

impl Quality {
    pub fn mark(&self, rule: &MarkRule, points: Decimal, clause: &str) -> PartMark {
        match &self.found {
            Found::Timely(sent) => timely::mark(sent, rule, points, clause),
            Found::Complete { required, blank } => complete(*required, blank, rule, points, clause),
            Found::Counted { name, entries } => charged(name, entries, rule, points, clause),
        }
    }
}

fn complete(required: u32, blank: &[Evidence], rule: &MarkRule, points: Decimal, clause: &str) -> PartMark {
    let missing = Decimal::from(blank.len());
    let rate = match required {
        0 => Decimal::ONE,
        required => (Decimal::from(required) - missing) / Decimal::from(required),
    };
    let words = format!(
        "必填 {required} 格，缺 {} 格，完整率 {}",
        blank.len(),
        percent(rate)
    );
    let mut part = match rule {
        MarkRule::Bands(rule) => bands::of_rate(rate, rule, points, clause),
        MarkRule::Share { zero_below, .. } => {
            let low = zero_below.is_some_and(|line| rate * Decimal::ONE_HUNDRED < line);
            plain_mark(points, if low { Decimal::ZERO } else { points * rate })
        }
        MarkRule::Deduct { each, .. } => plain_mark(points, (points - *each * missing).max(Decimal::ZERO)),
    };
    let lost = points - part.mark.unwrap_or_default();
    part.deductions.clear();
    if !lost.is_zero() {
        part.deductions
            .push(deduction(lost, words.clone(), clause.to_owned(), blank.to_vec()));
    }
    part.tail.push(words);
    part.cases = blank
        .iter()
        .map(|cell| listed("必填未填".into(), vec![cell.clone()]))
        .collect();
    part
}

fn plain_mark(points: Decimal, mark: Decimal) -> PartMark {
    PartMark {
        points,
        mark: Some(mark),
        ..PartMark::default()
    }
}

fn charged(name: &str, entries: &[Entry], rule: &MarkRule, points: Decimal, clause: &str) -> PartMark {
    let each = match rule {
        MarkRule::Deduct { each, .. } => *each,
        // Without an amount a single occurrence takes all.
        MarkRule::Share { .. } | MarkRule::Bands(_) => points,
    };
    let takes_off = points.is_zero();
    let mut left = points;
    let mut part = PartMark {
        points,
        ..PartMark::default()
    };
    let mut taken = Decimal::ZERO;
    for entry in entries {
        let amount = if takes_off { each } else { each.min(left) };
        left -= amount;
        taken += amount;
        part.cases
            .push(listed(entry.label.clone(), entry.evidence.clone()));
        if !amount.is_zero() {
            part.deductions.push(deduction(
                amount,
                entry.label.clone(),
                clause.to_owned(),
                entry.evidence.clone(),
            ));
        }
    }
    part.mark = Some(if takes_off { -taken } else { points - taken });
    if !entries.is_empty() {
        part.tail
            .push(format!("{name} {} 处（次）：扣 {}", entries.len(), plain(taken)));
        if !takes_off {
            part.product = Some(format!("{} − {} = {}", plain(points), plain(taken), two(left)));
        }
    }
    part
}

fn listed(label: String, evidence: Vec<Evidence>) -> CaseLine {
    CaseLine {
        label,
        result: String::new(),
        good: None,
        weight: Decimal::ONE,
        due: None,
        evidence,
    }
}
