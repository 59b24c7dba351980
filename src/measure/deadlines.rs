//! Cases of deadlines that the period charges.

use super::alone;
use super::amount;
use super::choose::{self, Pick, Picked};
use super::lateness::{early, evidence, late_on, late_unit};
use super::repeat;
use super::weight::weight;
use super::{Case, CaseName, CaseResult, Late, RegisterFault, ScoringContext, Standing, Tally, waive};
use crate::campaign::model::{Deadline, DeadlineId, FieldRef, LedgerId, Part, UnitId};
use crate::deadline::{State, Timing};
use crate::rows::{Fault, Fulfils, Item, Row, Subject};
use crate::value::Value;
use crate::waiver::Charge;
use chrono::NaiveDate;

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
    let mut picked = choose::picked(scoring, unit, part, ledger);
    for pick in &picked.rows {
        let mut open = Vec::new();
        for id in ids {
            let deadline = &scoring.inputs.campaign.ledgers[ledger].deadlines[*id];
            let timings = scoring.judge().timings(pick.item.row, deadline, subject);
            asked_of.add(&timings);
            let faults = of_register(scoring, &pick.item, deadline, subject, &timings);
            if !faults.is_empty() {
                picked.faults.extend(faults);
                continue;
            }
            let fulfils = scoring.rows.fulfils(pick.item.row, &deadline.conditions, subject);
            let charged = timings
                .iter()
                .filter(|timing| is_charged(scoring, part, pick.item.row, timing));
            let charged = charged.map(|timing| case(scoring, unit, part, pick, deadline, timing));
            match fulfils {
                Fulfils::Unread(field, _) => {
                    let undecided = choose::undecided(scoring, unit, &pick.item, field);
                    open.extend(charged.filter(|_| undecided.is_some()).map(|case| Case {
                        undecided: undecided.clone(),
                        ..case
                    }));
                }
                _ => cases.extend(charged),
            }
        }
        // Of limits of which the row may have any, it is charged the one that it missed by most.
        let days = |case: &Case| case.late.map(|late| late.now);
        cases.extend(open.into_iter().rev().max_by_key(days));
    }
    picked.faults.dedup();
    let waiting = waiting(scoring, part, &picked, (ledger, ids), (subject, &mut asked_of));
    let nothing = || scoring.nothing_to_count((unit, ledger), (cases.len(), waiting), &picked.faults);
    let absent = scoring.never_came(unit, ledger).or_else(nothing);
    Tally {
        cases,
        absent,
        standing: (asked_of.standing > 0).then_some(asked_of),
        lead_unread: waiting,
        register_faults: picked.faults,
        ..Tally::default()
    }
}

/// Number of charged limits that wait for the ledger of their lead (`decisions` 60).
fn waiting(
    scoring: &ScoringContext<'_>,
    part: &Part,
    picked: &Picked<'_>,
    (ledger, ids): (LedgerId, &[DeadlineId]),
    (subject, asked_of): (Subject, &mut Standing),
) -> usize {
    let mut waiting = 0;
    for item in &picked.waiting {
        for id in ids {
            let deadline = &scoring.inputs.campaign.ledgers[ledger].deadlines[*id];
            let timings = scoring.judge().timings(item.row, deadline, subject);
            asked_of.add(&timings);
            waiting += timings
                .iter()
                .filter(|timing| is_charged(scoring, part, item.row, timing))
                .count();
        }
    }
    waiting
}

/// Errors of the office's registers that leave open whether a limit was due or met: they charge nobody.
fn of_register(
    scoring: &ScoringContext<'_>,
    item: &Item<'_>,
    deadline: &Deadline,
    subject: Subject,
    timings: &[Timing],
) -> Vec<RegisterFault> {
    let row = item.row;
    let in_period = |due: NaiveDate| scoring.charged.is_some_and(|days| days.contains(due));
    let touched = || timings.iter().any(|timing| timing.due.is_none_or(in_period));
    if let Some(record) = choose::erroneous(row) {
        let fault = touched().then(|| choose::fault_of_row(scoring, record));
        return fault.flatten().into_iter().collect();
    }
    if let Fulfils::Unread(field, Fault::Office) = scoring.rows.fulfils(row, &deadline.conditions, subject) {
        return choose::fault(scoring, row, field).into_iter().collect();
    }
    let is_faulty = |field: &FieldRef| {
        let found = scoring.rows.field(row, *field);
        found.is_some_and(|(record, column)| {
            let blank = || {
                *record.value(column) == Value::Missing
                    && *field == deadline.due.field()
                    && scoring.rows.is_required(record, column, subject)
            };
            record.sender.is_none() && (*record.value(column) == Value::Unreadable || blank())
        })
    };
    let fields = [deadline.due.field(), deadline.met];
    let faulty = fields.iter().filter(|field| is_faulty(field) && touched());
    faulty
        .filter_map(|field| choose::fault(scoring, row, *field))
        .collect()
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
        State::OnTime | State::LateDone | State::DoneUntimed | State::Overdue | State::Unknown
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
    let late = part.amounts().and_then(|amounts| amounts.late);
    let grows = late.is_some_and(|late| late.every.is_some());
    match timing.state {
        State::Overdue => true,
        // What is closed out, though not known to be in time, is not open any more (`decisions` 35).
        State::Unknown => timing.met.is_none(),
        State::LateDone => grows && timing.met.is_some_and(|met| met > scoring.before),
        _ => false,
    }
}

fn case(
    scoring: &ScoringContext<'_>,
    of: UnitId,
    part: &Part,
    pick: &Pick<'_>,
    deadline: &Deadline,
    timing: &Timing,
) -> Case {
    let item = &pick.item;
    let judge = scoring.judge();
    let unit = late_unit(part, deadline.unit);
    let is_before = |due| scoring.charged.is_some_and(|days| due < days.from);
    let before = match timing.due {
        Some(due) if is_before(due) => late_on(scoring, part, timing, scoring.before, unit),
        _ => 0,
    };
    let met = match timing.state {
        State::OnTime => true,
        State::LateDone | State::DoneUntimed => part.late_counts,
        _ => false,
    };
    let good = met && pick.is_certain();
    Case {
        name: CaseName::Deadline {
            row: scoring.rows.label(item.row).into(),
            deadline: deadline.name.clone(),
            role: item.role,
            matter: scoring.rows.matter(item.row),
        },
        result: CaseResult::Deadline(judge.judged(timing, deadline.unit)),
        good,
        weight: weight(scoring, part, item, good),
        due: timing.due,
        late: Some(Late {
            now: late_on(scoring, part, timing, timing.met.unwrap_or(judge.as_of), unit),
            before,
            unknown: matches!(timing.state, State::Unknown | State::DoneUntimed),
        }),
        waiver: waive::waiver(
            scoring,
            item.row,
            of,
            Charge::Deadline(&deadline.name, part.indicator),
        ),
        clause: Some(deadline.clause),
        evidence: evidence(scoring, item.row, deadline, timing),
        undecided: pick.undecided.clone(),
        adds: None,
        plan: None,
        alone: alone::of_deadline(scoring, of, part, item.row, deadline),
        amount: amount::of_row(scoring, part, item.row),
        repeats: repeat::of_row(scoring, part, item.row, timing.due),
        early: early(scoring, part, timing, deadline.unit),
    }
}
