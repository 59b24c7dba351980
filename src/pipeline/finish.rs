//! From what the stages yield to the result with names, the restricted result and the seal.

use super::Finished;
use super::marking::Marked;
use crate::board;
use crate::calendar::Start;
use crate::campaign::model::{ById, Campaign, ColumnId, LedgerId, Period, Shown, UnitId};
use crate::closing;
use crate::deadline::{Judge, charged_days};
use crate::finding::{Finding, Findings};
use crate::history::{History, RulesSince, SealedRule, changed_rules};
use crate::items::Items;
use crate::ladder::{self, LadderCase};
use crate::outcome::{
    self, Correction, GroupResult, OrderProposal, Outcome, PeriodHead, Restricted, UnitResult,
};
use crate::register::Registers;
use crate::report::rule_lines;
use crate::requirement::{self, Asked, RequirementCase};
use crate::rows::Rows;
use crate::submission::{InputFile, LedgerDue, RowCounts, SubmissionCell, Submissions, submission_cells};
use std::collections::{BTreeMap, BTreeSet};

/// Version of the shapes of `result.json` and `restricted.json`.
const SCHEMA: u32 = 2;

/// What the stages yield.
pub(super) struct Parts<'a> {
    pub(super) rows: &'a Rows<'a>,
    pub(super) period: &'a Period,
    pub(super) registers: &'a Registers,
    pub(super) submissions: &'a Submissions,
    pub(super) office_files: &'a [InputFile],
    pub(super) history: &'a History,
    pub(super) marked: Marked,
    pub(super) requirements: Vec<RequirementCase>,
    pub(super) items: Items,
    pub(super) corrections: Vec<Correction>,
    pub(super) ladder: &'a [LadderCase<'a>],
    pub(super) findings: Findings,
}

/// Puts it together.
pub(super) fn finish(parts: Parts<'_>) -> Finished {
    let Parts {
        rows,
        period,
        history,
        ..
    } = parts;
    let campaign = rows.campaign;
    let judge = judge(&parts);
    let asked = Asked {
        rows,
        period,
        history,
    };
    let submissions = who_sent_what(&parts);
    let is_restricted = |finding: &Finding| campaign.shown_to(finding) == Shown::Restricted;
    let (restricted_findings, findings) = parts.findings.into_sorted().into_iter().partition(is_restricted);
    let consolidated = outcome::consolidated(&judge);
    let named = named(&judge, period, parts.marked);
    let outcome = Outcome {
        schema: SCHEMA,
        campaign: campaign.head.clone(),
        period: period_head(campaign, period, history),
        groups: named.groups,
        units: named.units,
        requirements: parts.requirements,
        items: parts.items,
        submissions,
        orders: named.orders,
        corrections: parts.corrections,
        personal: personal_columns(campaign),
        ledgers: consolidated.open,
        findings,
        // The one text that is made before the pages: `report` prints it and knows no definition.
        rules: rule_lines(campaign, period),
        rules_since: rules_since(campaign, period, history),
        inputs: inputs(&parts.submissions.files, parts.office_files),
    };
    let restricted = Restricted {
        schema: SCHEMA,
        ladder: ladder::ladder_entries(rows, period, parts.ladder),
        ledgers: consolidated.restricted,
        findings: restricted_findings,
    };
    let sums = requirement::newly_counted(&asked);
    let cases = ladder::cases_to_seal(campaign, parts.ladder);
    let (sealed, sealed_restricted) = closing::seal(rows, period, history, &outcome, cases, sums);
    Finished {
        outcome,
        restricted,
        sealed,
        sealed_restricted,
    }
}

/// What became of the rules since the period before was sealed; none where none was.
fn rules_since(campaign: &Campaign, period: &Period, history: &History) -> Option<RulesSince> {
    let sealed = history.previous(period)?;
    // Who is in the roster is no rule.
    let is_rule = |path: &str| !path.starts_with("roster.");
    let before = sealed.definition.iter().map(|file| (&file.path, &file.sha256));
    let before: Vec<_> = before.filter(|(path, _)| is_rule(path)).collect();
    let now = campaign.fingerprints.iter().map(|(path, sha256)| (path, sha256));
    if now.filter(|(path, _)| is_rule(path)).eq(before) {
        return Some(RulesSince::Same);
    }
    let then = campaign.periods.iter().find(|then| then.id == sealed.period);
    let Some(then) = then.filter(|_| !sealed.rules.is_empty()) else {
        return Some(RulesSince::NotKept);
    };
    // Said of the same period, judged by the same day: what differs was written otherwise.
    let then = Period {
        as_of: sealed.as_of,
        ..then.clone()
    };
    let now: Vec<SealedRule> = rule_lines(campaign, &then)
        .iter()
        .map(closing::sealed_rule)
        .collect();
    Some(RulesSince::Changed(changed_rules(&sealed.rules, &now)))
}

fn personal_columns(campaign: &Campaign) -> BTreeSet<(LedgerId, ColumnId)> {
    let ledgers = campaign.ledgers.with_ids();
    let columns = ledgers.flat_map(|(id, ledger)| ledger.columns.ids().map(move |column| (id, column)));
    columns
        .filter(|(ledger, column)| campaign.column_shown(*ledger, Some(*column)) == Shown::Personal)
        .collect()
}

fn judge<'a>(parts: &Parts<'a>) -> Judge<'a> {
    let period = parts.period;
    Judge {
        rows: parts.rows,
        registers: parts.registers,
        as_of: period.as_of,
        window: charged_days(parts.rows.campaign, period).unwrap_or(period.span),
    }
}

/// Results whose ids were replaced by printed names.
struct Named {
    units: ById<UnitId, UnitResult>,
    groups: Vec<GroupResult>,
    orders: Vec<OrderProposal>,
}

fn named(judge: &Judge<'_>, period: &Period, marked: Marked) -> Named {
    let campaign = judge.rows.campaign;
    let Marked {
        cards,
        groups,
        changes,
        awards,
    } = marked;
    let orders = board::orders(judge, period, &cards, &groups).into_iter();
    let orders = orders
        .map(|order| outcome::order_result(campaign, order))
        .collect();
    let units = outcome::unit_results(campaign, cards, &groups, changes);
    let groups = groups.into_iter().zip(awards);
    let groups =
        groups.map(|((standings, lists), award)| outcome::group_result(campaign, standings, lists, award));
    Named {
        units,
        groups: groups.collect(),
        orders,
    }
}

/// One entry for each unit and ledger due from it, with the numbers of rows and required cells.
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
        provisional: due.provisional,
        previous: history.previous(period).map(|sealed| sealed.title.clone()),
    }
}

fn inputs(sent: &[InputFile], kept: &[InputFile]) -> Vec<InputFile> {
    let mut files = [sent, kept].concat();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
