//! Three ways to count rows: rows that are good by a condition, sums of two columns, each row of a register.

use super::deadlines::weight;
use super::{Absent, Case, CaseName, CaseResult, KnownFrom, Ratio, ScoringContext, Tally, waive};
use crate::campaign::model::{ColumnId, Condition, Keeper, LedgerId, Part, Shown, UnitId};
use crate::evidence::Evidence;
use crate::rows::{Item, Subject, number};
use crate::waiver::{Charge, Waiver};
use rust_decimal::Decimal;

/// Rows of the period as cases, good by the conditions or not. A row that the office's own register leaves blank or
/// wrong is charged to nobody.
pub(super) fn good(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    good: &[Condition],
) -> Tally {
    let subject = Subject::Unit(unit);
    let case = |item: &Item<'_>| {
        let is_good =
            item.row.counts() && item.row.own.is_some() && scoring.rows.holds(item.row, good, subject);
        let mut case = plain(scoring, unit, part, ledger, item);
        case.good = is_good;
        case.result = match (is_good, item.row.counts()) {
            (true, _) => CaseResult::Good,
            (false, true) => CaseResult::NotGood,
            (false, false) => CaseResult::Unusable,
        };
        let tested = good
            .iter()
            .filter_map(|condition| scoring.rows.cell(item.row, condition.field));
        case.evidence.extend(tested.collect::<Vec<Evidence>>());
        case.evidence.dedup();
        case
    };
    let of_unit = |item: &&Item<'_>| {
        item.row
            .own
            .is_none_or(|own| own.sender.is_some() || own.counts())
    };
    let items = in_period(scoring, unit, part, ledger);
    let cases: Vec<Case> = items.iter().filter(of_unit).map(case).collect();
    let nothing = || cases.is_empty().then(|| scoring.nothing_due(unit, ledger));
    let absent = scoring.never_came(unit, ledger).or_else(nothing);
    Tally {
        cases,
        ratio: None,
        absent,
        standing: None,
    }
}

/// Each row of the period is charged. A register without an entry charges nothing (`decisions` 38); a rejected row
/// is listed and not charged (37).
pub(super) fn each(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part, ledger: LedgerId) -> Tally {
    let items = in_period(scoring, unit, part, ledger);
    let cases: Vec<Case> = items
        .iter()
        .filter(|item| item.row.counts())
        .map(|item| plain(scoring, unit, part, ledger, item))
        .collect();
    let definition = &scoring.inputs.campaign.ledgers[ledger];
    let of_office = definition.keeper == Keeper::Office && !definition.row_per_unit;
    let absent = match of_office || scoring.has_rows(unit, ledger) {
        true => None,
        false => Some(scoring.nothing_due(unit, ledger)),
    };
    Tally {
        cases,
        ratio: None,
        absent,
        standing: None,
    }
}

/// Sum of one column ÷ sum of another over the unit's own rows. A row of the register that the unit left out or filled
/// in wrongly counts as nothing done.
pub(super) fn ratio(
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
        rows: (0, 0),
    };
    let mut cases = Vec::new();
    for item in &in_period(scoring, unit, part, ledger) {
        let figure = |column: ColumnId| item.row.own.and_then(|own| number(own.value(column)));
        let usable = figure(over).is_some();
        let done = figure(sum).filter(|_| item.row.counts()).unwrap_or_default();
        let waived = waive::waiver(scoring, item.row, unit, Charge::Indicator(part.indicator));
        let done = done + waived.map_or(Decimal::ZERO, |waiver| made_up(&waiver, done, figure(over)));
        ratio.rows.0 += 1;
        ratio.rows.1 += u32::from(usable);
        ratio.sum += if usable { done } else { Decimal::ZERO };
        ratio.over += figure(over).unwrap_or_default();
        cases.push(figures(
            scoring,
            unit,
            part,
            item,
            (sum, over),
            usable && item.row.counts(),
        ));
    }
    let absent = match cases.is_empty() {
        true => Some(scoring.nothing_due(unit, ledger)),
        false if ratio.over.is_zero() && ratio.rows.1 == ratio.rows.0 => {
            Some(Absent::NothingDue(KnownFrom::SumIsZero(ratio.over_name.clone())))
        }
        false => None,
    };
    Tally {
        cases,
        ratio: Some(ratio),
        absent,
        standing: None,
    }
}

/// What a decision adds to a sum: the waived share of what is short of the plan.
fn made_up(waiver: &Waiver, done: Decimal, plan: Option<Decimal>) -> Decimal {
    let short = (plan.unwrap_or_default() - done).max(Decimal::ZERO);
    short - waiver.left_of(short)
}

fn figures(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    item: &Item<'_>,
    columns: (ColumnId, ColumnId),
    usable: bool,
) -> Case {
    let mut case = plain(scoring, unit, part, item.row.ledger, item);
    let ledger = &scoring.inputs.campaign.ledgers[item.row.ledger];
    let Some(own) = item.row.own else {
        case.result = CaseResult::NotInLedger;
        return case;
    };
    // The figure of a column that not everybody may see is counted and printed masked.
    let shown = |column: ColumnId| {
        let definition = &ledger.columns[column];
        let open = ledger.shown == Shown::Open && definition.shown == Shown::Open;
        let figure = match open {
            true => own.fields[column].shown.clone(),
            false => Shown::MASK.into(),
        };
        (definition.name.clone(), figure)
    };
    case.result = match usable {
        true => CaseResult::Figures([shown(columns.0), shown(columns.1)]),
        false => CaseResult::UnusableFigures,
    };
    case.good = usable;
    let cells = [columns.0, columns.1].map(|column| scoring.rows.record_cell(own, column));
    case.evidence.extend(cells.into_iter().flatten());
    case
}

/// Items of the unit that fulfil the part's conditions and belong to the period.
fn in_period<'a>(scoring: &ScoringContext<'a>, unit: UnitId, part: &Part, ledger: LedgerId) -> Vec<Item<'a>> {
    let items = scoring.rows.items(ledger, unit).iter();
    let asked = items.filter(|item| !(part.lead_only && item.role == crate::rows::Role::Support));
    asked
        .filter(|item| {
            scoring
                .rows
                .holds(item.row, &part.conditions, Subject::Unit(unit))
        })
        .filter(|item| scoring.rows.belongs(item.row, scoring.inputs.period))
        .copied()
        .collect()
}

fn plain(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part, ledger: LedgerId, item: &Item<'_>) -> Case {
    let record = item.row.own.or(item.row.base);
    let name = CaseName::Row(scoring.rows.label(item.row).into());
    Case {
        weight: weight(scoring, part, item),
        waiver: waive::waiver(scoring, item.row, unit, Charge::Indicator(part.indicator)),
        clause: Some(scoring.inputs.campaign.ledgers[ledger].clause),
        evidence: record
            .map(|record| scoring.rows.key_cells(record))
            .unwrap_or_default(),
        ..Case::new(name, CaseResult::Listed)
    }
}
