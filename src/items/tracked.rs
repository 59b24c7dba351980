//! Tracked lists: items that every report prints until they are closed out (挂牌督办, 清零).

use super::open::{is_open, light, was_closed};
use super::{Light, TrackedItem, TrackedList};
use crate::campaign::model::{Shown, Tracked, UnitId};
use crate::measure::ScoringContext;
use crate::rows::{Fulfils, Item, Role, Subject};
use chrono::NaiveDate;

/// The tracked lists, in the order of the definition.
pub(super) fn tracked_lists(scoring: &ScoringContext<'_>) -> Vec<TrackedList> {
    let (campaign, period) = (scoring.inputs.campaign, scoring.inputs.period);
    let lists = campaign.tracked.iter();
    let lists = lists.filter(|tracked| campaign.asks_for(period, tracked.ledger));
    lists.map(|tracked| list(scoring, tracked)).collect()
}

fn list(scoring: &ScoringContext<'_>, tracked: &Tracked) -> TrackedList {
    let campaign = scoring.inputs.campaign;
    let ledger = &campaign.ledgers[tracked.ledger];
    let mut items = Vec::new();
    for unit in campaign.roster.units.ids() {
        let own = scoring.rows.items(tracked.ledger, unit).iter();
        let own = own.filter(|item| item.role == Role::Lead && is_listed(scoring, tracked, unit, item));
        items.extend(own.map(|item| entry(scoring, unit, item)));
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

/// Whether an item is on the list: it fulfils the conditions, or may, and was open in the period; what an earlier period closed
/// is left out.
fn is_listed(scoring: &ScoringContext<'_>, tracked: &Tracked, unit: UnitId, item: &Item<'_>) -> bool {
    let fulfils = scoring
        .rows
        .fulfils(item.row, &tracked.conditions, Subject::Unit(unit));
    fulfils != Fulfils::No
        && scoring.rows.belongs(item.row, scoring.inputs.period)
        && !was_closed(scoring, unit, item)
}

fn entry(scoring: &ScoringContext<'_>, unit: UnitId, item: &Item<'_>) -> TrackedItem {
    let campaign = scoring.inputs.campaign;
    let as_of = scoring.inputs.period.as_of;
    let opened = scoring.rows.opened(item.row);
    let closed = scoring.rows.closed(item.row).filter(|closed| *closed <= as_of);
    let judge = scoring.judge();
    let (mut judged, mut lights) = (Vec::new(), Vec::new());
    for deadline in &campaign.ledgers[item.row.ledger].deadlines {
        for timing in judge.timings(item.row, deadline, Subject::Unit(unit)) {
            let became = judge.judged(&timing, deadline.unit);
            lights.extend(is_open(&timing).then(|| light(&became)));
            judged.push((deadline.name.clone(), became));
        }
    }
    let urgent = lights.into_iter().min().unwrap_or(Light::Grey);
    let record = item.row.own.or(item.row.base);
    TrackedItem {
        light: closed.is_none().then_some(urgent),
        unit: campaign.roster.units[unit].name.clone(),
        unit_id: unit,
        key: scoring.rows.label(item.row).into(),
        matter: scoring.rows.matter(item.row),
        opened,
        closed,
        days: opened.map(|opened| (closed.unwrap_or(as_of) - opened).num_days()),
        deadlines: judged,
        evidence: record
            .map(|record| scoring.rows.key_cells(record))
            .unwrap_or_default(),
    }
}
