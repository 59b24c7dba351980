//! Items that every report carries until they are closed out: 挂牌督办, 清零.

use super::lights::{is_open, light, was_closed};
use crate::campaign::model::{Shown, Tracked, UnitId};
use crate::measure::Ground;
use crate::outcome::{Light, TrackedItem, TrackedList};
use crate::rows::{Item, Role, Subject};
use chrono::NaiveDate;

/// The lists in the order of the definition.
pub(super) fn lists(ground: &Ground<'_>) -> Vec<TrackedList> {
    let lists = ground.context.campaign.tracked.iter();
    lists.map(|tracked| list(ground, tracked)).collect()
}

fn list(ground: &Ground<'_>, tracked: &Tracked) -> TrackedList {
    let campaign = ground.context.campaign;
    let ledger = &campaign.ledgers[tracked.ledger];
    let mut items = Vec::new();
    for unit in 0..campaign.roster.units.len() {
        let own = ground.rows.items(tracked.ledger, unit).iter();
        let own = own.filter(|item| item.role == Role::Lead && is_listed(ground, tracked, unit, item));
        items.extend(own.map(|item| entry(ground, unit, item)));
    }
    items.sort_by_key(|item| {
        (
            item.light.is_none(),
            item.light,
            item.opened.unwrap_or(NaiveDate::MAX),
        )
    });
    TrackedList {
        name: tracked.name.clone(),
        clause: campaign.cite(tracked.clause),
        ledger: ledger.name.clone(),
        personal: ledger.shown == Shown::Personal,
        items,
    }
}

/// Whether it is one of them and was alive in the period; what an earlier period closed is over.
fn is_listed(ground: &Ground<'_>, tracked: &Tracked, unit: UnitId, item: &Item<'_>) -> bool {
    ground
        .rows
        .holds(item.row, &tracked.conditions, Subject::Unit(unit))
        && ground.rows.belongs(item.row, ground.context.period)
        && !was_closed(ground, unit, item)
}

fn entry(ground: &Ground<'_>, unit: UnitId, item: &Item<'_>) -> TrackedItem {
    let campaign = ground.context.campaign;
    let as_of = ground.context.period.as_of;
    let opened = ground.rows.opened(item.row);
    let closed = ground.rows.closed(item.row).filter(|closed| *closed <= as_of);
    let judge = ground.judge();
    let (mut states, mut lights) = (Vec::new(), Vec::new());
    for deadline in &campaign.ledgers[item.row.ledger].deadlines {
        for timing in judge.timings(item.row, deadline, Subject::Unit(unit)) {
            states.push(format!(
                "{}：{}",
                deadline.name,
                judge.words(&timing, deadline.unit)
            ));
            lights.extend(is_open(&timing).then(|| light(&timing, as_of)));
        }
    }
    let urgent = lights.into_iter().min().unwrap_or(Light::Grey);
    let record = item.row.own.or(item.row.base);
    TrackedItem {
        light: closed.is_none().then_some(urgent),
        unit: campaign.roster.units[unit].name.clone(),
        key: ground.rows.label(item.row).into(),
        opened,
        closed,
        days: opened.map(|opened| (closed.unwrap_or(as_of) - opened).num_days()),
        states,
        evidence: record
            .map(|record| ground.rows.key_cells(record))
            .unwrap_or_default(),
    }
}
