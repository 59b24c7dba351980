//! Cases of each person with the consequences the plan provides, for the restricted report.

use super::{LadderCase, NotCounted};
use crate::campaign::model::{Campaign, Condition, Ladder, LadderStep, Period};
use crate::evidence::Evidence;
use crate::finding::Kind;
use crate::record::Record;
use crate::rows::Rows;
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// One person's confirmed cases, and what the plan provides. The program proposes, people decide.
#[derive(Clone, Debug, Serialize)]
pub struct LadderEntry {
    /// Name of the person.
    pub person: Arc<str>,
    /// Printed name of the unit.
    pub unit: Arc<str>,
    /// Name of the unit's head.
    pub head: Option<Arc<str>>,
    /// Cases that count, oldest first, then the others.
    pub cases: Vec<LadderEntryCase>,
    /// Number of cases that count.
    pub count: u32,
    /// Consequences for the person.
    pub for_person: Vec<Arc<str>>,
    /// Consequences for the unit.
    pub for_unit: Vec<Arc<str>>,
    /// Consequences for the unit's head.
    pub for_head: Vec<Arc<str>>,
    /// Clause of the step, with its place in the plan.
    pub clause: String,
    /// Day of the last case that counts: a consequence for the year is one for the year of this day.
    pub last: Option<NaiveDate>,
    /// Whether the last case that counts lies in this period.
    pub new_in_period: bool,
}

/// One case of a [`LadderEntry`].
#[derive(Clone, Debug)]
pub struct LadderEntryCase {
    /// Key of the row, or its label.
    pub key: Arc<str>,
    /// Day on which it was found.
    pub date: NaiveDate,
    /// Number in the person's count, from 1; none where it does not count.
    pub nth: Option<u32>,
    /// Why it does not count; none where it counts.
    pub not_counted: Option<NotCountedBy>,
    /// Source cells of the row.
    pub evidence: Vec<Evidence>,
}

/// Why a case does not count, with the facts that show it.
#[derive(Clone, Debug)]
pub enum NotCountedBy {
    /// The row has these errors.
    Errors(Vec<Kind>),
    /// The columns that would confirm it, each with what stands in it.
    Conclusion(Vec<(Arc<str>, Arc<str>)>),
    /// A decision waives it.
    Waiver {
        /// 容错, 纠错 or 澄清.
        kind: Arc<str>,
        /// Document and approver, as they are cited.
        grounds: Arc<str>,
    },
    /// The seal that holds it did not count it.
    Seal,
}

/// One entry for each person with a case, in the order of the cases.
pub fn ladder_entries<'a>(rows: &Rows<'a>, period: &Period, cases: &[LadderCase<'a>]) -> Vec<LadderEntry> {
    let Some(ladder) = &rows.campaign.ladder else {
        return Vec::new();
    };
    let people = cases.chunk_by(|one, other| one.listed == other.listed);
    people.map(|cases| entry(rows, ladder, period, cases)).collect()
}

/// `cases`: all of one person, at least one.
fn entry<'a>(rows: &Rows<'a>, ladder: &Ladder, period: &Period, cases: &[LadderCase<'a>]) -> LadderEntry {
    let campaign = rows.campaign;
    let about = &campaign.roster.people[cases[0].listed];
    let mut people = campaign.roster.people.iter();
    let head =
        people.find(|other| other.head && other.unit == about.unit && other.in_post.covers(period.as_of));
    let last = cases.iter().rfind(|case| case.nth.is_some());
    let step = last.and_then(|case| case.step).map(|step| &ladder.steps[step]);
    let of = |part: fn(&LadderStep) -> &Vec<Arc<str>>| step.map(part).cloned().unwrap_or_default();
    LadderEntry {
        person: about.name.clone(),
        unit: campaign.roster.units[about.unit].name.clone(),
        head: head.map(|head| head.name.clone()),
        cases: cases.iter().map(|case| entry_case(rows, ladder, case)).collect(),
        count: last.and_then(|case| case.nth).unwrap_or(0),
        for_person: of(|step| &step.person),
        for_unit: of(|step| &step.unit),
        for_head: of(|step| &step.head),
        clause: campaign.cite(step.map_or(ladder.clause, |step| step.clause)),
        last: last.map(|case| case.date),
        new_in_period: last.is_some_and(|case| period.span.contains(case.date)),
    }
}

fn entry_case<'a>(rows: &Rows<'a>, ladder: &Ladder, case: &LadderCase<'a>) -> LadderEntryCase {
    LadderEntryCase {
        key: case.key.clone(),
        date: case.date,
        nth: case.nth,
        not_counted: case.not_counted.and_then(|why| reason(rows, ladder, case, why)),
        evidence: case
            .record
            .map(|record| filled_cells(rows.campaign, record))
            .unwrap_or_default(),
    }
}

/// Why a case does not count, with the facts that show it.
fn reason<'a>(
    rows: &Rows<'a>,
    ladder: &Ladder,
    case: &LadderCase<'a>,
    why: NotCounted,
) -> Option<NotCountedBy> {
    Some(match why {
        NotCounted::Rejected => {
            let reasons = case.record?.rejected.iter();
            NotCountedBy::Errors(reasons.map(|reason| reason.kind.clone()).collect())
        }
        NotCounted::NotConfirmed => {
            NotCountedBy::Conclusion(looked_at(rows, case.record?, &ladder.confirmed))
        }
        NotCounted::Waived => {
            let waiver = case.waiver.as_ref()?;
            NotCountedBy::Waiver {
                kind: waiver.kind.clone(),
                grounds: waiver.grounds.clone(),
            }
        }
        NotCounted::NotInSeal => NotCountedBy::Seal,
    })
}

/// The columns the conditions look at, each with what stands in it.
fn looked_at<'a>(rows: &Rows<'a>, record: &'a Record, conditions: &[Condition]) -> Vec<(Arc<str>, Arc<str>)> {
    let row = rows.row(record);
    let fields = conditions
        .iter()
        .filter_map(|condition| rows.field(row, condition.field));
    fields
        .map(|(record, column)| {
            let name = &rows.campaign.ledgers[record.ledger].columns[column].name;
            (name.clone(), record.fields[column].shown.clone())
        })
        .collect()
}

/// All filled cells of a row; they stay in the restricted files.
fn filled_cells(campaign: &Campaign, record: &Record) -> Vec<Evidence> {
    let columns = campaign.ledgers[record.ledger].columns.with_ids();
    columns
        .filter(|(id, _)| !record.fields[*id].shown.is_empty())
        .map(|(id, column)| record.evidence(id, column))
        .collect()
}
