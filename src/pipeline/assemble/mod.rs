//! Everything the stages found → the result with names, the restricted result, the seal.

mod ledgers;

use super::{Finished, correct};
use crate::board;
use crate::calendar::Start;
use crate::campaign::model::{Campaign, Period};
use crate::deadline::{Judge, charged_days};
use crate::finding::Findings;
use crate::history::{self, History};
use crate::ladder::{self, LadderCase};
use crate::outcome::{GroupResult, InputFile, Outcome, PeriodHead, Restricted, SubmissionCell};
use crate::register::Registers;
use crate::report::rule_lines;
use crate::requirement::{self, Asked};
use crate::rows::Rows;
use crate::score::Scores;
use crate::submission::{LedgerDue, RowCounts, Submissions, submission_cells};
use std::collections::BTreeMap;

/// Version of the shapes of `result.json` and `restricted.json`.
const SCHEMA: u32 = 1;

/// What the stages left.
pub(super) struct Parts<'a> {
    pub(super) rows: &'a Rows<'a>,
    pub(super) period: &'a Period,
    pub(super) registers: &'a Registers,
    pub(super) submissions: &'a Submissions,
    pub(super) office_files: &'a [InputFile],
    pub(super) history: &'a History,
    pub(super) scores: Scores,
    pub(super) groups: Vec<GroupResult>,
    pub(super) ladder: &'a [LadderCase<'a>],
    pub(super) findings: Findings,
}

/// Puts it together.
pub(super) fn finished(parts: Parts<'_>) -> Finished {
    let Parts {
        rows,
        period,
        history,
        ..
    } = parts;
    let campaign = rows.campaign;
    let judge = Judge {
        rows,
        registers: parts.registers,
        as_of: period.as_of,
        window: charged_days(campaign, period).unwrap_or(period.span),
    };
    let asked = Asked {
        rows,
        period,
        history,
    };
    let submissions = who_sent_what(&parts);
    let (restricted_findings, findings) =
        parts.findings.into_sorted().into_iter().partition(|finding| {
            campaign.is_restricted(finding.ledger.as_deref(), finding.column.as_deref())
        });
    let consolidated = ledgers::consolidated(&judge);
    let outcome = Outcome {
        schema: SCHEMA,
        campaign: campaign.head.clone(),
        period: period_head(campaign, period, history),
        requirements: parts.scores.requirements,
        open_items: parts.scores.open_items,
        tracked: parts.scores.tracked,
        submissions,
        orders: board::orders(&judge, &parts.scores.units),
        corrections: Vec::new(),
        groups: parts.groups,
        units: parts.scores.units,
        ledgers: consolidated.open,
        findings,
        rules: rule_lines(campaign, period),
        inputs: inputs(&parts.submissions.files, parts.office_files),
    };
    let restricted = Restricted {
        schema: SCHEMA,
        ladder: ladder::entries(rows, period, parts.ladder),
        ledgers: consolidated.restricted,
        findings: restricted_findings,
    };
    let sums = requirement::newly_counted(&asked);
    let cases = ladder::sealed(campaign, parts.ladder);
    let (sealed, sealed_restricted) = history::seal(rows, period, history, &outcome, cases, sums);
    Finished {
        later: correct::later(rows, period, parts.registers, history),
        outcome,
        restricted,
        sealed,
        sealed_restricted,
    }
}

/// One cell for each unit and ledger due from it, with what was counted in its rows.
fn who_sent_what(parts: &Parts<'_>) -> Vec<SubmissionCell> {
    let rows = parts.rows;
    let complete = rows.records.completeness.iter();
    let complete: BTreeMap<_, _> = complete.map(|one| ((one.unit, one.ledger), one)).collect();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let counts = |due: &LedgerDue| {
        let own = rows.sent(due.ledger, due.unit).iter();
        let complete = complete.get(&(due.unit, due.ledger));
        RowCounts {
            rows: number(own.filter(|record| record.was_sent()).count()),
            required: complete.map_or(0, |one| one.required),
            blank: complete.map_or(0, |one| number(one.blank.len())),
        }
    };
    submission_cells(
        rows.campaign,
        parts.period,
        parts.submissions,
        parts.registers,
        counts,
    )
}

fn period_head(campaign: &Campaign, period: &Period, history: &History) -> PeriodHead {
    let rule = &campaign.submission;
    let due = campaign
        .calendar
        .add(period.span.to, rule.within, rule.unit, Start::NextDay, rule.roll);
    PeriodHead {
        id: period.id.clone(),
        title: period.title.clone(),
        from: period.span.from,
        to: period.span.to,
        as_of: period.as_of,
        received_by: period.received_by,
        ledgers_due: due.date,
        previous: history.previous(period).map(|sealed| sealed.title.clone()),
    }
}

fn inputs(sent: &[InputFile], kept: &[InputFile]) -> Vec<InputFile> {
    let mut files = [sent, kept].concat();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
