//! Sum of one column ÷ sum of another. What is below the line cannot be shrunk by spoiling it (`decisions` 77).

use super::choose::{self, Pick};
use super::rows::plain;
use super::{Absent, Case, CaseResult, KnownFrom, PlanSource, Ratio, ScoringContext, Tally};
use crate::campaign::model::{ColumnId, LedgerId, Part, Shown, UnitId};
use crate::fold::fold;
use crate::rows::{Row, number};
use crate::waiver::Waiver;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What stands below the line for one row.
#[derive(Clone, Copy)]
enum Plan {
    Own(Decimal),
    From(PlanSource, Decimal),
    /// It is known nowhere.
    Unknown,
}

/// The sums over the unit's rows. A row that the unit left out or filled in wrongly counts as nothing done.
pub(super) fn tally(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    (sum, over): (ColumnId, ColumnId),
) -> Tally {
    let columns = &scoring.inputs.campaign.ledgers[ledger].columns;
    let mut ratio = Ratio {
        sum: Decimal::ZERO,
        over: Decimal::ZERO,
        sum_name: columns[sum].name.clone(),
        over_name: columns[over].name.clone(),
        open: Vec::new(),
    };
    let (mut cases, mut unknown) = (Vec::new(), Vec::new());
    let picked = choose::in_period(scoring, unit, part, ledger);
    for pick in &picked.rows {
        let row = pick.item.row;
        let plan = plan(scoring, unit, row, over);
        let usable = row.counts() && row.own.is_some() && pick.is_certain();
        let done = row.own.and_then(|own| number(own.value(sum))).filter(|_| usable);
        let mut case = figures(scoring, unit, part, pick, (sum, over), (plan, done.is_some()));
        match plan {
            Plan::Own(over) | Plan::From(_, over) => {
                let done = done.unwrap_or_default();
                let waived = case.waiver.as_ref();
                let made_up = waived.map_or(Decimal::ZERO, |waiver| made_up(waiver, done, over));
                ratio.sum += done + made_up;
                ratio.over += over;
                case.adds = Some(done);
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
        false if !unknown.is_empty() => Some(Absent::PlanUnread(ratio.over_name.clone(), unknown)),
        false if ratio.over.is_zero() => {
            Some(Absent::NothingDue(KnownFrom::SumIsZero(ratio.over_name.clone())))
        }
        false => None,
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

/// The figure below the line: that of the register's column of the same name, else the unit's own, else that of the
/// last seal that holds the row.
fn plan(scoring: &ScoringContext<'_>, unit: UnitId, row: Row<'_>, over: ColumnId) -> Plan {
    let campaign = scoring.inputs.campaign;
    let name = &campaign.ledgers[row.ledger].columns[over].name;
    let is_plan = |plan: &Decimal| *plan >= Decimal::ZERO;
    let own = row.own.and_then(|own| {
        let wrong = own
            .rejected
            .iter()
            .any(|rejection| rejection.column == Some(over));
        number(own.value(over)).filter(|_| !wrong).filter(is_plan)
    });
    let registered = row.base.and_then(|base| {
        let columns = campaign.ledgers[base.ledger].columns.with_ids();
        let mut same = columns.filter(|(_, column)| fold(&column.name) == fold(name));
        number(base.value(same.next()?.0)).filter(is_plan)
    });
    match (registered, own) {
        (Some(plan), Some(own)) if plan == own => return Plan::Own(own),
        (Some(plan), _) => return Plan::From(PlanSource::Register, plan),
        (None, Some(own)) => return Plan::Own(own),
        (None, None) => {}
    }
    let key = row.own.or(row.base).and_then(|record| record.key.as_deref());
    let sealed = key.and_then(|key| {
        let ledger = &campaign.ledgers[row.ledger].name;
        let unit = &*campaign.roster.units[unit].name;
        let mut rows = scoring.inputs.history.rows(ledger, Some(unit), key);
        rows.find_map(|(_, row)| {
            let plan = row.cells.get(name)?.trim_end_matches('%').parse().ok();
            plan.filter(is_plan)
        })
    });
    sealed.map_or(Plan::Unknown, |plan| Plan::From(PlanSource::Seal, plan))
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
