//! Items that are not closed out, each with its light.

use super::{Light, OpenItem};
use crate::campaign::model::{Deadline, Hop, LedgerId, Life, Shown, UnitId};
use crate::deadline::{Judged, State, Timing};
use crate::measure::{ScoringContext, deadline_cells};
use crate::rows::{Item, Role, Subject};
use chrono::NaiveDate;

/// Natural days before the limit from which on the light is yellow.
const SOON: i64 = 3;

/// Open items of all ledgers that are not restricted; overdue ones first, then by due date.
pub(super) fn open_items(scoring: &ScoringContext<'_>) -> Vec<OpenItem> {
    let campaign = scoring.inputs.campaign;
    let open = |ledger: &LedgerId| {
        campaign.ledgers[*ledger].shown != Shown::Restricted
            && campaign.asks_for(scoring.inputs.period, *ledger)
    };
    let mut items = Vec::new();
    for ledger in campaign.ledgers.ids().filter(open) {
        for unit in campaign.roster.units.ids() {
            for item in scoring.rows.items(ledger, unit) {
                items.extend(of_item(scoring, ledger, unit, item));
            }
        }
    }
    items.sort_by_key(|item| (item.light, item.due.unwrap_or(NaiveDate::MAX)));
    items
}

fn of_item(scoring: &ScoringContext<'_>, ledger: LedgerId, unit: UnitId, item: &Item<'_>) -> Vec<OpenItem> {
    let as_of = scoring.inputs.period.as_of;
    let closed = scoring
        .rows
        .closed(item.row)
        .is_some_and(|closed| closed <= as_of);
    if closed || was_closed(scoring, unit, item) || scoring.awaits_lead(item) {
        return Vec::new();
    }
    let deadlines = &scoring.inputs.campaign.ledgers[ledger].deadlines;
    let judge = scoring.judge();
    let mut items = Vec::new();
    for deadline in deadlines {
        let timings = judge.timings(item.row, deadline, Subject::Unit(unit));
        // Of a limit that comes back the first time that was not kept, else the next one.
        let open = timings.iter().find(|timing| is_open(timing));
        items.extend(open.map(|timing| entry(scoring, (ledger, unit), item, deadline, timing)));
    }
    items
}

/// Whether the unit does not mention an item of the register again that it closed out in a sealed period.
pub(super) fn was_closed(scoring: &ScoringContext<'_>, unit: UnitId, item: &Item<'_>) -> bool {
    let campaign = scoring.inputs.campaign;
    let ledger = &campaign.ledgers[item.row.ledger];
    let (
        None,
        Some(base),
        Life::Item {
            closed: Some(closed), ..
        },
    ) = (item.row.own, item.row.base, ledger.life)
    else {
        return false;
    };
    let (Hop::Own, Some(key)) = (closed.hop, base.key.as_deref()) else {
        return false;
    };
    let unit = &*campaign.roster.units[unit].name;
    let mut rows = scoring.inputs.history.rows(&ledger.name, Some(unit), key);
    let column = &ledger.columns[closed.column].name;
    rows.next().is_some_and(|(sealed, row)| {
        let day = row.cells.get(column).and_then(|text| sealed_day(text));
        row.counted && day.is_some_and(|day| day <= sealed.as_of)
    })
}

/// The day that a seal holds in words, of a month the first; none for other words, such as 无.
fn sealed_day(text: &str) -> Option<NaiveDate> {
    let day = text.parse().or_else(|_| format!("{text}-01").parse());
    day.ok()
}

pub(super) fn is_open(timing: &Timing) -> bool {
    match timing.state {
        State::Overdue | State::Pending | State::Unknown => true,
        State::Standing => timing.met.is_none(),
        State::OnTime | State::LateDone | State::DoneUntimed | State::NoLimit => false,
    }
}

/// The light of a time limit.
pub(super) fn light(judged: &Judged) -> Light {
    match (judged.state, judged.left) {
        (State::Overdue, _) => Light::Red,
        (State::Unknown, Some(left)) if left < 0 => Light::Red,
        (State::Pending, Some(left)) if left <= SOON => Light::Yellow,
        (State::Pending, Some(_)) => Light::Green,
        _ => Light::Grey,
    }
}

fn entry(
    scoring: &ScoringContext<'_>,
    (ledger, unit): (LedgerId, UnitId),
    item: &Item<'_>,
    deadline: &Deadline,
    timing: &Timing,
) -> OpenItem {
    let campaign = scoring.inputs.campaign;
    let judged = scoring.judge().judged(timing, deadline.unit);
    OpenItem {
        light: light(&judged),
        unit: campaign.roster.units[unit].name.clone(),
        unit_id: unit,
        lead: item.role == Role::Lead,
        ledger: campaign.ledgers[ledger].name.clone(),
        personal: campaign.ledgers[ledger].shown == Shown::Personal,
        identity: scoring.rows.identity(item.row).into(),
        key: scoring.rows.label(item.row).into(),
        matter: scoring.rows.matter(item.row),
        deadline: deadline.name.clone(),
        due: timing.due,
        judged,
        evidence: deadline_cells(scoring, item.row, deadline, timing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayUnit;
    use crate::rows::sample::day;

    fn timing(state: State) -> Timing {
        Timing {
            due: None,
            original: None,
            provisional: false,
            met: None,
            state,
            extended: None,
        }
    }

    #[test]
    fn the_light_turns_yellow_three_days_before_the_limit() {
        let cases = [
            (State::Overdue, Some("06-30"), Light::Red),
            (State::Overdue, Some("05-01"), Light::Red),
            (State::Pending, Some("07-01"), Light::Yellow),
            (State::Pending, Some("07-03"), Light::Yellow),
            (State::Pending, Some("07-04"), Light::Green),
            (State::Unknown, Some("06-29"), Light::Red),
            (State::Unknown, Some("06-30"), Light::Grey),
            (State::Unknown, None, Light::Grey),
            (State::Standing, None, Light::Grey),
        ];
        for (state, due, wanted) in cases {
            let judged = Judged {
                state,
                late: 0,
                unit: DayUnit::Natural,
                due_today: due == Some("06-30"),
                provisional: false,
                left: due.map(|due| (day(due) - day("06-30")).num_days()),
            };
            assert_eq!(light(&judged), wanted, "{state:?} {due:?}");
        }
    }

    #[test]
    fn what_is_not_met_is_open() {
        let states = [
            (State::Overdue, true),
            (State::Pending, true),
            (State::Unknown, true),
            (State::Standing, true),
            (State::OnTime, false),
            (State::LateDone, false),
            (State::DoneUntimed, false),
            (State::NoLimit, false),
        ];
        for (state, open) in states {
            assert_eq!(is_open(&timing(state)), open, "{state:?}");
        }
        let met = Timing {
            met: Some(day("06-01")),
            ..timing(State::Standing)
        };
        assert!(!is_open(&met));
    }
}
