//! Sum of one column ÷ sum of another. What is below the line cannot be shrunk by spoiling it (`decisions` 77).

use super::choose::{self, Pick};
use super::rows::plain;
use super::{Absent, Case, CaseResult, KnownFrom, Ratio, ScoringContext, Tally};
use crate::campaign::model::{Campaign, ColumnId, LedgerId, Part, Shown, UnitId};
use crate::check::{Plan, plan};
use crate::record::Record;
use crate::rows::{Row, number};
use crate::waiver::Waiver;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The sums over the unit's rows. A row that the unit left out or filled in wrongly counts as nothing done.
pub(super) fn tally(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    (sum, over): (ColumnId, ColumnId),
) -> Tally {
    let (campaign, history) = (scoring.inputs.campaign, scoring.inputs.history);
    let mut ratio = empty(campaign, ledger, (sum, over));
    let (mut cases, mut unknown, mut beyond) = (Vec::new(), Vec::new(), Vec::new());
    let picked = choose::in_period(scoring, unit, part, ledger);
    for pick in &picked.rows {
        let row = pick.item.row;
        let plan = plan(campaign, history, unit, row, over);
        let written = written(pick, sum);
        let done = written.map(|done| confirmed(row, (sum, over), plan, done));
        let mut case = figures(scoring, unit, part, pick, (sum, over), (plan, done.is_some()));
        if let (Some(counted), CaseResult::Figures(figures)) =
            (done.filter(|_| done != written), &case.result)
        {
            case.result = CaseResult::SurplusOpen(figures.clone(), counted);
        }
        match plan {
            Plan::Own(over) | Plan::From(_, over) => {
                let done = done.unwrap_or_default();
                let surplus = written.unwrap_or_default() - done;
                ratio.held_back += surplus;
                beyond.extend((!surplus.is_zero()).then(|| Arc::from(scoring.rows.label(row))));
                let waived = case.waiver.as_ref();
                let made_up = waived.map_or(Decimal::ZERO, |waiver| made_up(waiver, done, over));
                ratio.sum += done + made_up;
                ratio.over += over;
                case.adds = Some(done);
                case.plan = Some(over);
                let open = pick
                    .undecided
                    .iter()
                    .map(|open| (open.row.clone(), over, made_up));
                ratio.open.extend(open);
            }
            // The office may let the row go.
            Plan::Unknown if case.is_waived() => {}
            Plan::Unknown => unknown.push(Arc::from(scoring.rows.label(row))),
        }
        cases.push(case);
    }
    let absent = match cases.is_empty() {
        true => scoring.nothing_to_count((unit, ledger), (0, picked.waiting.len()), &picked.faults),
        false => without_plan(&ratio, unknown, beyond),
    };
    Tally {
        cases,
        ratio: Some(ratio),
        absent: scoring.never_came(unit, ledger).or(absent),
        lead_unread: picked.waiting.len(),
        register_faults: picked.faults,
        ..Tally::default()
    }
}

/// Why there is no rate: rows of which no plan is known, or no plan at all though something was done.
fn without_plan(ratio: &Ratio, unknown: Vec<Arc<str>>, beyond: Vec<Arc<str>>) -> Option<Absent> {
    let name = || ratio.over_name.clone();
    if !unknown.is_empty() {
        return Some(Absent::PlanUnread(name(), unknown));
    }
    if !ratio.over.is_zero() {
        return None;
    }
    Some(match ratio.held_back.is_zero() {
        true => Absent::NothingDue(KnownFrom::SumIsZero(name())),
        false => Absent::PlanUnread(name(), beyond),
    })
}

fn empty(campaign: &Campaign, ledger: LedgerId, (sum, over): (ColumnId, ColumnId)) -> Ratio {
    let columns = &campaign.ledgers[ledger].columns;
    Ratio {
        sum: Decimal::ZERO,
        over: Decimal::ZERO,
        held_back: Decimal::ZERO,
        sum_name: columns[sum].name.clone(),
        over_name: columns[over].name.clone(),
        open: Vec::new(),
    }
}

/// What the unit's row says was done; none where the row cannot be used.
fn written(pick: &Pick<'_>, sum: ColumnId) -> Option<Decimal> {
    let row = pick.item.row;
    let own = row.own.filter(|_| row.counts() && pick.is_certain())?;
    number(own.value(sum))
}

/// As much of what was done as counts: what is beyond the plan does not while the office has yet to confirm one of the
/// two figures (`decisions` 58).
fn confirmed(row: Row<'_>, (sum, over): (ColumnId, ColumnId), plan: Plan, done: Decimal) -> Decimal {
    let waits = |own: &Record| [sum, over].iter().any(|column| own.to_confirm.contains(column));
    match plan.amount() {
        Some(plan) if row.own.is_some_and(waits) => done.min(plan),
        _ => done,
    }
}

/// What a decision adds to a sum: the waived share of what is short of the plan.
fn made_up(waiver: &Waiver, done: Decimal, plan: Decimal) -> Decimal {
    let short = (plan - done).max(Decimal::ZERO);
    short - waiver.left_of(short)
}

fn figures(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    pick: &Pick<'_>,
    (sum, over): (ColumnId, ColumnId),
    (plan, is_done): (Plan, bool),
) -> Case {
    let row = pick.item.row;
    let ledger = &scoring.inputs.campaign.ledgers[row.ledger];
    let good = is_done && !matches!(plan, Plan::Unknown);
    let mut case = plain(scoring, unit, part, pick, good);
    let open = |column: ColumnId| ledger.shown == Shown::Open && ledger.columns[column].shown == Shown::Open;
    case.result = match (plan, row.own) {
        (Plan::From(source, plan), _) if open(over) => CaseResult::PlanFrom {
            source,
            column: ledger.columns[over].name.clone(),
            plan,
        },
        (_, None) => CaseResult::NotInLedger,
        (Plan::Own(_), Some(own)) if good => {
            // The figure of a column that not everybody may see is counted and printed masked.
            let shown = |column: ColumnId| {
                let figure = match open(column) {
                    true => own.fields[column].shown.clone(),
                    false => Shown::MASK.into(),
                };
                (ledger.columns[column].name.clone(), figure)
            };
            CaseResult::Figures([shown(sum), shown(over)])
        }
        _ => CaseResult::UnusableFigures,
    };
    if let Some(own) = row.own {
        let cells = [sum, over].map(|column| scoring.rows.record_cell(own, column));
        case.evidence.extend(cells.into_iter().flatten());
    }
    case
}
