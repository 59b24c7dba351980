//! Rows that are good by a condition, sums of two columns, and each row of a register.

use super::deadlines::weight;
use super::empty::not_applicable;
use super::{Case, Ground, Ratio, Tally, waive};
use crate::campaign::model::{ColumnId, Condition, Keeper, LedgerId, Part, UnitId};
use crate::outcome::Evidence;
use crate::rows::{Item, Subject, number};
use rust_decimal::Decimal;

/// Rows of the period that are good, of all of them. What the office's own register leaves open or spoils is held
/// against nobody.
pub(super) fn good(
    ground: &Ground<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    good: &[Condition],
) -> Tally {
    let subject = Subject::Unit(unit);
    let case = |item: &Item<'_>| {
        let is_good =
            item.row.counts() && item.row.own.is_some() && ground.rows.holds(item.row, good, subject);
        let mut case = plain(ground, part, ledger, item);
        case.good = is_good;
        case.result = match (is_good, item.row.counts()) {
            (true, _) => "符合".into(),
            (false, true) => "不符合".into(),
            (false, false) => "无法认定".into(),
        };
        let tested = good
            .iter()
            .filter_map(|condition| ground.rows.cell(item.row, condition.field));
        case.evidence.extend(tested.collect::<Vec<Evidence>>());
        case.evidence.dedup();
        case
    };
    let of_unit = |item: &&Item<'_>| {
        item.row
            .own
            .is_none_or(|own| own.sender.is_some() || own.counts())
    };
    let items = in_period(ground, unit, part, ledger);
    let cases: Vec<Case> = items.iter().filter(of_unit).map(case).collect();
    let nothing = || cases.is_empty().then(|| ground.nothing_due(unit, ledger));
    let absent = ground.never_came(unit, ledger).or_else(nothing);
    Tally {
        cases,
        ratio: None,
        absent,
        note: None,
    }
}

/// Each row of the period is charged. A register without an entry charges nothing (`decisions` 38); a rejected row
/// is listed and not charged (37).
pub(super) fn each(ground: &Ground<'_>, unit: UnitId, part: &Part, ledger: LedgerId) -> Tally {
    let items = in_period(ground, unit, part, ledger);
    let cases: Vec<Case> = items
        .iter()
        .filter(|item| item.row.counts())
        .map(|item| plain(ground, part, ledger, item))
        .collect();
    let of_office = ground.context.campaign.ledgers[ledger].keeper == Keeper::Office;
    let absent = match of_office || ground.has_rows(unit, ledger) {
        true => None,
        false => Some(ground.nothing_due(unit, ledger)),
    };
    Tally {
        cases,
        ratio: None,
        absent,
        note: None,
    }
}

/// Σ a column ÷ Σ another over the unit's own rows. A row of the register that the unit left out or spoilt counts as
/// nothing done.
pub(super) fn ratio(
    ground: &Ground<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    (sum, over): (ColumnId, ColumnId),
) -> Tally {
    let columns = &ground.context.campaign.ledgers[ledger].columns;
    let mut ratio = Ratio {
        sum: Decimal::ZERO,
        over: Decimal::ZERO,
        sum_name: columns[sum].name.clone(),
        over_name: columns[over].name.clone(),
        rows: (0, 0),
    };
    let mut cases = Vec::new();
    for item in &in_period(ground, unit, part, ledger) {
        let figure = |column: ColumnId| item.row.own.and_then(|own| number(own.value(column)));
        let usable = figure(over).is_some();
        let done = figure(sum).filter(|_| item.row.counts()).unwrap_or_default();
        ratio.rows.0 += 1;
        ratio.rows.1 += u32::from(usable);
        ratio.sum += if usable { done } else { Decimal::ZERO };
        ratio.over += figure(over).unwrap_or_default();
        cases.push(figures(
            ground,
            part,
            item,
            (sum, over),
            usable && item.row.counts(),
        ));
    }
    let absent = match cases.is_empty() {
        true => Some(ground.nothing_due(unit, ledger)),
        false if ratio.over.is_zero() && ratio.rows.1 == ratio.rows.0 => {
            Some(not_applicable(&format!("{}合计为 0", ratio.over_name)))
        }
        false => None,
    };
    Tally {
        cases,
        ratio: Some(ratio),
        absent,
        note: None,
    }
}

fn figures(
    ground: &Ground<'_>,
    part: &Part,
    item: &Item<'_>,
    columns: (ColumnId, ColumnId),
    usable: bool,
) -> Case {
    let mut case = plain(ground, part, item.row.ledger, item);
    let names = &ground.context.campaign.ledgers[item.row.ledger].columns;
    let Some(own) = item.row.own else {
        case.result = "台账没有这一项，按未完成计".into();
        return case;
    };
    let shown = |column: ColumnId| format!("{} {}", names[column].name, own.fields[column].shown);
    case.result = match usable {
        true => format!("{}，{}", shown(columns.0), shown(columns.1)),
        false => "数据无法认定，按未完成计".into(),
    };
    case.good = usable;
    let cells = [columns.0, columns.1].map(|column| ground.rows.record_cell(own, column));
    case.evidence.extend(cells.into_iter().flatten());
    case
}

/// Items of the unit that fulfil the part's conditions and belong to the period.
fn in_period<'a>(ground: &Ground<'a>, unit: UnitId, part: &Part, ledger: LedgerId) -> Vec<Item<'a>> {
    let items = ground.rows.items(ledger, unit).iter();
    let asked = items.filter(|item| !(part.lead_only && item.role == crate::rows::Role::Support));
    asked
        .filter(|item| ground.rows.holds(item.row, &part.conditions, Subject::Unit(unit)))
        .filter(|item| ground.rows.belongs(item.row, ground.context.period))
        .copied()
        .collect()
}

fn plain(ground: &Ground<'_>, part: &Part, ledger: LedgerId, item: &Item<'_>) -> Case {
    let record = item.row.own.or(item.row.base);
    Case {
        label: ground.rows.label(item.row),
        weight: weight(ground, part, item),
        waiver: waive::waiver(ground, item.row),
        clause: ground
            .context
            .campaign
            .cite(ground.context.campaign.ledgers[ledger].clause),
        evidence: record
            .map(|record| ground.rows.key_cells(record))
            .unwrap_or_default(),
        ..Case::default()
    }
}
