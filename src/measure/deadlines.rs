//! Cases of deadlines that the period charges.

use super::{Case, Ground, Late, Tally, waive};
use crate::calendar::DayUnit;
use crate::campaign::model::{Deadline, DeadlineId, LedgerId, MarkRule, Part, UnitId};
use crate::deadline::{State, Timing};
use crate::number::{half_up, plain};
use crate::outcome::Evidence;
use crate::rows::{Item, Role, Row, Subject, number};
use rust_decimal::Decimal;

pub(super) fn tally(
    ground: &Ground<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    ids: &[DeadlineId],
) -> Tally {
    let subject = Subject::Unit(unit);
    let mut cases = Vec::new();
    let mut asked_of = Asked::default();
    for item in ground.rows.items(ledger, unit) {
        let asked = !(part.lead_only && item.role == Role::Support);
        if asked && ground.rows.holds(item.row, &part.conditions, subject) {
            for id in ids {
                let deadline = &ground.context.campaign.ledgers[ledger].deadlines[*id];
                let timings = ground.judge().timings(item.row, deadline, subject);
                asked_of.add(&timings);
                let charged = timings.iter().filter(|timing| is_charged(ground, part, timing));
                cases.extend(charged.map(|timing| case(ground, part, item, deadline, timing)));
            }
        }
    }
    let nothing = || cases.is_empty().then(|| ground.nothing_due(unit, ledger));
    let absent = ground.never_came(unit, ledger).or_else(nothing);
    Tally {
        cases,
        ratio: None,
        absent,
        note: asked_of.words(),
    }
}

/// How many of the items looked at are standing and so are never due (`decisions` 16).
#[derive(Default)]
struct Asked {
    items: usize,
    standing: usize,
}

impl Asked {
    fn add(&mut self, timings: &[Timing]) {
        let standing = |timing: &Timing| timing.state == State::Standing;
        self.items += usize::from(!timings.is_empty());
        self.standing += usize::from(timings.iter().any(standing));
    }

    fn words(&self) -> Option<String> {
        let share = Decimal::from(self.standing) * Decimal::ONE_HUNDRED / Decimal::from(self.items.max(1));
        let (standing, items) = (self.standing, self.items);
        (standing > 0).then(|| {
            format!(
                "长期坚持 {standing} 件，占 {items} 件的 {}%",
                plain(half_up(share, 1))
            )
        })
    }
}

/// Whether a period charges a timing: once, where the due date lies; again where the part says so and the item was
/// still open after the last charge.
fn is_charged(ground: &Ground<'_>, part: &Part, timing: &Timing) -> bool {
    if !matches!(
        timing.state,
        State::OnTime | State::LateDone | State::Overdue | State::Unknown
    ) {
        return false;
    }
    let (Some(due), Some(days)) = (timing.due, ground.charged) else {
        // What a unit spoilt so that not even the due date is known stays due.
        return timing.due.is_none() && timing.state == State::Unknown;
    };
    days.contains(due) || (part.carried && due < days.from && is_carried(ground, part, timing))
}

fn is_carried(ground: &Ground<'_>, part: &Part, timing: &Timing) -> bool {
    let grows = matches!(
        part.rule,
        MarkRule::Deduct {
            late_each: Some(_),
            ..
        }
    );
    match timing.state {
        State::Overdue | State::Unknown => true,
        State::LateDone => grows && timing.met.is_some_and(|met| met > ground.before),
        _ => false,
    }
}

fn case(ground: &Ground<'_>, part: &Part, item: &Item<'_>, deadline: &Deadline, timing: &Timing) -> Case {
    let judge = ground.judge();
    let unit = late_unit(part).unwrap_or(deadline.unit);
    let is_before = |due| ground.charged.is_some_and(|days| due < days.from);
    let before = match timing.due {
        Some(due) if is_before(due) => judge.late_on(timing, ground.before, unit),
        _ => 0,
    };
    let good = timing.state == State::OnTime || (part.late_counts && timing.state == State::LateDone);
    Case {
        label: format!(
            "{}·{}（{}）",
            ground.rows.label(item.row),
            deadline.name,
            item.role.word()
        ),
        result: judge.words(timing, deadline.unit),
        good,
        weight: weight(ground, part, item),
        due: timing.due,
        late: Some(Late {
            now: judge.late(timing, unit),
            before,
            unknown: timing.state == State::Unknown,
        }),
        waiver: waive::waiver(ground, item.row),
        clause: ground.context.campaign.cite(deadline.clause),
        evidence: evidence(ground, item.row, deadline, timing),
    }
}

fn late_unit(part: &Part) -> Option<DayUnit> {
    match part.rule {
        MarkRule::Deduct { late_unit, .. } => late_unit,
        _ => None,
    }
}

/// 1 for the lead, the campaign's weight for support, times the weight the row carries.
pub(super) fn weight(ground: &Ground<'_>, part: &Part, item: &Item<'_>) -> Decimal {
    let role = match item.role {
        Role::Lead => Decimal::ONE,
        Role::Support => ground.context.campaign.support_weight,
    };
    let own = part
        .weight
        .and_then(|field| number(ground.rows.value(item.row, field)));
    role * own.unwrap_or(Decimal::ONE)
}

/// The key, the cell the limit comes from, the cell that meets it, and the extension.
pub fn evidence(ground: &Ground<'_>, row: Row<'_>, deadline: &Deadline, timing: &Timing) -> Vec<Evidence> {
    let mut cells: Vec<Evidence> = row
        .own
        .or(row.base)
        .map(|record| ground.rows.key_cells(record))
        .unwrap_or_default();
    cells.extend(ground.rows.cell(row, deadline.due.field()));
    cells.extend(ground.rows.cell(row, deadline.met));
    if let Some(extension) = timing.extended {
        cells.extend(
            ground.context.registers.extensions[extension]
                .entry
                .cells
                .iter()
                .cloned(),
        );
    }
    cells.dedup();
    cells
}
