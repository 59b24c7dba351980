//! Everything the stages found → the result with names, the restricted result, the seal.

mod ledgers;
mod rules;
mod seal;
mod sent;

use super::{Finished, correct};
use crate::board;
use crate::calendar::Start;
use crate::campaign::model::{Campaign, Period, Shown};
use crate::deadline::{Judge, charged_days};
use crate::finding::Findings;
use crate::history::History;
use crate::outcome::{CampaignHead, GroupResult, InputFile, LadderEntry, Outcome, PeriodHead, Restricted};
use crate::register::Registers;
use crate::requirement::{self, Asked};
use crate::rows::Rows;
use crate::score::Scores;
use crate::submission::Submissions;

/// Version of the shapes of `result.json` and `restricted.json`.
const SCHEMA: u32 = 2;

/// What the stages left.
pub(super) struct Parts<'a> {
    pub(super) rows: &'a Rows<'a>,
    pub(super) period: &'a Period,
    pub(super) registers: &'a Registers,
    pub(super) submissions: Submissions,
    pub(super) office_files: Vec<InputFile>,
    pub(super) history: &'a History,
    pub(super) scores: Scores,
    pub(super) groups: Vec<GroupResult>,
    pub(super) ladder: Vec<LadderEntry>,
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
    let (restricted_findings, findings) = parts
        .findings
        .into_sorted()
        .into_iter()
        .partition(|finding| campaign.shown_to(finding) == Shown::Restricted);
    let consolidated = ledgers::consolidated(&judge);
    let outcome = Outcome {
        schema: SCHEMA,
        campaign: campaign_head(campaign),
        period: period_head(campaign, period, history),
        requirements: parts.scores.requirements,
        open_items: parts.scores.open_items,
        tracked: parts.scores.tracked,
        submissions: sent::cells(rows, &parts.submissions, parts.registers, period),
        orders: board::orders(&judge, &parts.scores.units),
        corrections: Vec::new(),
        groups: parts.groups,
        units: parts.scores.units,
        ledgers: consolidated.open,
        findings,
        rules: rules::lines(campaign, period),
        inputs: inputs(parts.submissions.files, parts.office_files),
    };
    let restricted = Restricted {
        schema: SCHEMA,
        ladder: parts.ladder,
        ledgers: consolidated.restricted,
        findings: restricted_findings,
    };
    let sums = requirement::newly_counted(&asked);
    let (sealed, sealed_restricted) = seal::seal(&asked, &outcome, &restricted, sums);
    Finished {
        later: correct::later(rows, period, parts.registers, history),
        outcome,
        restricted,
        sealed,
        sealed_restricted,
    }
}

fn campaign_head(campaign: &Campaign) -> CampaignHead {
    CampaignHead {
        title: campaign.title.clone(),
        short: campaign.short.clone(),
        organiser: campaign.organiser.clone(),
        office: campaign.office.clone(),
        responsible: campaign.responsible.clone(),
        basis: campaign.basis.clone(),
        theme: campaign.theme.clone(),
    }
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

fn inputs(sent: Vec<InputFile>, kept: Vec<InputFile>) -> Vec<InputFile> {
    let mut files = sent;
    files.extend(kept);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
