//! Entries of the office's fixed registers that are there only where something is amiss: sent back, missing, exempt,
//! not applicable, vetoed.

use super::office::Came;
use super::world::World;
use crate::book::Cell;
use crate::calendar::Span;
use crate::campaign::model::{Effect, GroupId, IndicatorId, LedgerId, Life, UnitId, What};
use crate::submission::ledgers_due;
use chrono::Days;
use std::sync::Arc;

/// The receipts: days on which files came, some returned, some with a wrong file name, one unit declared missing.
pub(super) fn receipts(world: &World<'_>, period: usize, came: &[Came]) -> Vec<Vec<Cell>> {
    let campaign = world.campaign;
    let mut rows = Vec::new();
    for came in came {
        let unit = &campaign.roster.units[came.unit];
        let mut chance = world.chance(&["receipt", &unit.name, &world.periods[period].id]);
        let all = |on: Cell, reason: &str| {
            let reason = if reason.is_empty() {
                Cell::empty()
            } else {
                Cell::text(reason)
            };
            vec![
                Cell::from(&unit.name),
                Cell::text("全部"),
                on,
                Cell::empty(),
                Cell::empty(),
                reason,
            ]
        };
        let Some(on) = came.on else {
            rows.push(all(Cell::empty(), "催报三次，缺报"));
            continue;
        };
        let bad = !world.clean && world.quality[came.unit] < 900;
        let reason = if bad && chance.percent(30) {
            "文件命名不规范"
        } else {
            ""
        };
        rows.push(all(Cell::from(on), reason));
        let due = ledgers_due(campaign, came.unit, world.periods[period]);
        if let Some(ledger) = chance.pick(&due).filter(|_| bad && chance.clone().percent(50)) {
            rows.push(vec![
                Cell::from(&unit.name),
                Cell::from(&campaign.ledgers[*ledger].name),
                Cell::from(on),
                Cell::from(on + Days::new(1)),
                Cell::empty(),
                Cell::text("填写不完整，退回修改"),
            ]);
        }
    }
    rows
}

/// Two cases in which a deduction is waived or was wrong.
pub(super) fn exemptions(world: &World<'_>, period: usize) -> Vec<Vec<Cell>> {
    if world.clean {
        return Vec::new();
    }
    let campaign = world.campaign;
    let now = world.periods[period];
    let mut rows = Vec::new();
    for (id, ledger) in campaign.ledgers.with_ids() {
        let dated = matches!(ledger.life, Life::Event { .. });
        if !world.is_charged(id) || !dated || ledger.key.len() != 1 || rows.len() > 1 {
            continue;
        }
        let mut cases = world.entries[id].iter().filter(|entry| entry.period == period);
        let Some(entry) = cases.next() else { continue };
        let opened = world.opened(entry, id).unwrap_or(now.span.from);
        let charge = entry.owner.and_then(|unit| charged_by(world, id, unit));
        let (Some(owner), Some(charge)) = (entry.owner, charge) else {
            continue;
        };
        let unit = &*campaign.roster.units[owner].name;
        rows.push(vec![
            Cell::text("容错"),
            Cell::from(&ledger.name),
            Cell::text(world.key(id, entry)),
            Cell::from(charge),
            Cell::text(unit),
            Cell::empty(),
            Cell::text("成立"),
            Cell::text(format!(
                "容〔{}〕{}号",
                now.span.from.format("%Y"),
                rows.len() + 1
            )),
            Cell::from((opened + Days::new(10)).min(now.as_of)),
            Cell::from(&campaign.head.office),
        ]);
    }
    rows
}

/// The indicator in the unit's table that charges rows of a ledger, by name.
fn charged_by<'a>(world: &World<'a>, ledger: LedgerId, unit: UnitId) -> Option<&'a Arc<str>> {
    let campaign = world.campaign;
    let group = &campaign.groups[campaign.roster.units[unit].group?];
    let table = world.periods.iter().find_map(|period| group.table_in(period))?;
    let lines = campaign.tables[table]
        .sections
        .iter()
        .flat_map(|section| &section.lines);
    let mut indicators = lines.map(|line| &campaign.indicators[line.indicator]);
    let of_ladder = campaign
        .ladder
        .as_ref()
        .is_some_and(|ladder| ladder.ledger == ledger);
    let charges = |what: &What| match what {
        What::Rows { ledger: of } => *of == ledger,
        What::Ladder => of_ladder,
        _ => false,
    };
    let found = indicators.find(|indicator| indicator.parts.iter().any(|part| charges(&part.what)));
    found.map(|indicator| &indicator.name)
}

/// Two units to which an indicator does not apply.
pub(super) fn not_applicable(world: &World<'_>, period: usize) -> Vec<Vec<Cell>> {
    if world.clean {
        return Vec::new();
    }
    let campaign = world.campaign;
    let now = world.periods[period];
    let mut rows = Vec::new();
    for (group, written) in campaign.groups.with_ids() {
        let mut chance = world.chance(&["not applicable", &written.name, &now.id]);
        let of_group = |unit: &UnitId| {
            let unit_ = &campaign.roster.units[*unit];
            unit_.ranked && unit_.group == Some(group) && !world.exemplary.contains(unit)
        };
        let units: Vec<UnitId> = campaign.roster.units.ids().filter(of_group).collect();
        let Some(table) = written.table_in(now) else {
            continue;
        };
        let lines = campaign.tables[table]
            .sections
            .iter()
            .flat_map(|section| &section.lines);
        let rests = |indicator: IndicatorId| {
            campaign.indicators[indicator]
                .parts
                .iter()
                .any(|part| matches!(part.what, What::Deadlines { .. }))
        };
        let able: Vec<IndicatorId> = lines.map(|line| line.indicator).filter(|id| rests(*id)).collect();
        let (Some(unit), Some(indicator)) = (chance.pick(&units), chance.pick(&able)) else {
            continue;
        };
        rows.push(vec![
            Cell::from(&campaign.roster.units[*unit].name),
            Cell::from(&campaign.indicators[*indicator].name),
            Cell::text(format!("纪要〔{}〕{}号", now.span.from.format("%Y"), group.0 + 3)),
            Cell::from(&campaign.head.office),
            Cell::from(now.as_of),
        ]);
    }
    rows
}

/// In the last period a good unit is vetoed.
pub(super) fn vetoes(world: &World<'_>, period: usize) -> Vec<Vec<Cell>> {
    let campaign = world.campaign;
    if world.clean || period + 1 != world.periods.len() {
        return Vec::new();
    }
    let fits = |unit: &UnitId| {
        let unit_ = &campaign.roster.units[*unit];
        unit_.ranked && unit_.group == Some(GroupId(0)) && !world.silent.contains(unit)
    };
    let units = campaign.roster.units.ids().filter(fits);
    let best = units.max_by_key(|unit| (world.quality[*unit], std::cmp::Reverse(*unit)));
    let mild = campaign
        .vetoes
        .iter()
        .rev()
        .find(|veto| !veto.effects.contains(&Effect::Black));
    let (Some(unit), Some(veto)) = (best, mild) else {
        return Vec::new();
    };
    let now = world.periods[period];
    let mut chance = world.chance(&["veto"]);
    let days = Span {
        from: now.span.from,
        to: now.as_of,
    };
    vec![vec![
        Cell::from(&campaign.roster.units[unit].name),
        Cell::from(&veto.name),
        Cell::text(format!("决〔{}〕3号", now.span.from.format("%Y"))),
        Cell::from(&campaign.head.office),
        Cell::from(world.worked_day(days, &mut chance)),
    ]]
}
