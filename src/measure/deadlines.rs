//! Cases of deadlines that the period charges.

use super::{Case, CaseName, CaseResult, Late, ScoringContext, Standing, Tally, waive};
use crate::calendar::DayUnit;
use crate::campaign::model::{Deadline, DeadlineId, LedgerId, MarkRule, Part, UnitId};
use crate::deadline::{State, Timing};
use crate::evidence::Evidence;
use crate::rows::{Item, Role, Row, Subject, number};
use rust_decimal::Decimal;

pub(super) fn tally(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    ids: &[DeadlineId],
) -> Tally {
    let subject = Subject::Unit(unit);
    let mut cases = Vec::new();
    let mut asked_of = Standing::default();
    for item in scoring.rows.items(ledger, unit) {
        let asked = !(part.lead_only && item.role == Role::Support);
        if asked && scoring.rows.holds(item.row, &part.conditions, subject) {
            for id in ids {
                let deadline = &scoring.inputs.campaign.ledgers[ledger].deadlines[*id];
                let timings = scoring.judge().timings(item.row, deadline, subject);
                asked_of.add(&timings);
                let charged = timings
                    .iter()
                    .filter(|timing| is_charged(scoring, part, item.row, timing));
                cases.extend(charged.map(|timing| case(scoring, part, item, deadline, timing)));
            }
        }
    }
    let nothing = || cases.is_empty().then(|| scoring.nothing_due(unit, ledger));
    let absent = scoring.never_came(unit, ledger).or_else(nothing);
    Tally {
        cases,
        ratio: None,
        absent,
        standing: (asked_of.standing > 0).then_some(asked_of),
    }
}

impl Standing {
    fn add(&mut self, timings: &[Timing]) {
        let standing = |timing: &Timing| timing.state == State::Standing;
        self.items += usize::from(!timings.is_empty());
        self.standing += usize::from(timings.iter().any(standing));
    }
}

/// Whether a period charges a timing: once, where the due date lies; again where the part says so and the item was
/// still open after the last charge.
fn is_charged(scoring: &ScoringContext<'_>, part: &Part, row: Row<'_>, timing: &Timing) -> bool {
    if !matches!(
        timing.state,
        State::OnTime | State::LateDone | State::Overdue | State::Unknown
    ) {
        return false;
    }
    let (Some(due), Some(days)) = (timing.due, scoring.charged) else {
        // What a unit spoilt so that not even the due date is known stays due, and is charged when it is first seen.
        let spoilt = timing.due.is_none() && timing.state == State::Unknown;
        return spoilt && (part.carried || !is_sealed(scoring, row));
    };
    let charged_before = due < days.from || was_charged(scoring, timing);
    match charged_before {
        true => part.carried && is_carried(scoring, part, timing),
        false => days.contains(due),
    }
}

/// Whether a sealed period charged the limit before an extension moved it that was entered only later
/// (`decisions` 54): the extension then corrects that period, and the limit is not charged again.
fn was_charged(scoring: &ScoringContext<'_>, timing: &Timing) -> bool {
    let (Some(original), Some(extended)) = (timing.original, timing.extended) else {
        return false;
    };
    let inputs = &scoring.inputs;
    let entered = &inputs.registers.extensions[extended].entry.period;
    let entered = inputs
        .campaign
        .periods
        .iter()
        .find(|period| period.id == *entered);
    let Some(entered) = entered.map(|period| period.span.from) else {
        return false;
    };
    let mut sealed = inputs.history.periods.iter();
    sealed.any(|sealed| original <= sealed.as_of && sealed.to < entered)
}

/// Whether a sealed period holds the unit's row.
fn is_sealed(scoring: &ScoringContext<'_>, row: Row<'_>) -> bool {
    let campaign = scoring.inputs.campaign;
    let Some((own, key)) = row.own.and_then(|own| Some((own, own.key.as_deref()?))) else {
        return false;
    };
    let sender = own.sender.map(|unit| &*campaign.roster.units[unit].name);
    let ledger = &campaign.ledgers[own.ledger].name;
    scoring.inputs.history.rows(ledger, sender, key).next().is_some()
}

fn is_carried(scoring: &ScoringContext<'_>, part: &Part, timing: &Timing) -> bool {
    let grows = matches!(
        part.rule,
        MarkRule::Deduct {
            late_each: Some(_),
            ..
        }
    );
    match timing.state {
        State::Overdue | State::Unknown => true,
        State::LateDone => grows && timing.met.is_some_and(|met| met > scoring.before),
        _ => false,
    }
}

fn case(
    scoring: &ScoringContext<'_>,
    part: &Part,
    item: &Item<'_>,
    deadline: &Deadline,
    timing: &Timing,
) -> Case {
    let judge = scoring.judge();
    let unit = late_unit(part).unwrap_or(deadline.unit);
    let is_before = |due| scoring.charged.is_some_and(|days| due < days.from);
    let before = match timing.due {
        Some(due) if is_before(due) => judge.late_on(timing, scoring.before, unit),
        _ => 0,
    };
    let good = timing.state == State::OnTime || (part.late_counts && timing.state == State::LateDone);
    Case {
        name: CaseName::Deadline {
            row: scoring.rows.label(item.row).into(),
            deadline: deadline.name.clone(),
            role: item.role,
            matter: scoring.rows.matter(item.row),
        },
        result: CaseResult::Deadline(judge.judged(timing, deadline.unit)),
        good,
        weight: weight(scoring, part, item),
        due: timing.due,
        late: Some(Late {
            now: judge.late(timing, unit),
            before,
            unknown: timing.state == State::Unknown,
        }),
        waiver: waive::waiver(scoring, item.row),
        clause: Some(deadline.clause),
        evidence: evidence(scoring, item.row, deadline, timing),
    }
}

fn late_unit(part: &Part) -> Option<DayUnit> {
    match part.rule {
        MarkRule::Deduct { late_unit, .. } => late_unit,
        _ => None,
    }
}

/// 1 for the lead, the campaign's weight for support, times the weight the row carries.
pub(super) fn weight(scoring: &ScoringContext<'_>, part: &Part, item: &Item<'_>) -> Decimal {
    let role = match item.role {
        Role::Lead => Decimal::ONE,
        Role::Support => scoring.inputs.campaign.support_weight,
    };
    let own = part
        .weight
        .and_then(|field| number(scoring.rows.value(item.row, field)));
    role * own.unwrap_or(Decimal::ONE)
}

/// The key, the cell the limit comes from, the cell that meets it, and the extension.
pub fn evidence(
    scoring: &ScoringContext<'_>,
    row: Row<'_>,
    deadline: &Deadline,
    timing: &Timing,
) -> Vec<Evidence> {
    let mut cells: Vec<Evidence> = row
        .own
        .or(row.base)
        .map(|record| scoring.rows.key_cells(record))
        .unwrap_or_default();
    cells.extend(scoring.rows.cell(row, deadline.due.field()));
    cells.extend(scoring.rows.cell(row, deadline.met));
    if let Some(extension) = timing.extended {
        cells.extend(
            scoring.inputs.registers.extensions[extension]
                .entry
                .cells
                .iter()
                .cloned(),
        );
    }
    cells.dedup();
    cells
}
