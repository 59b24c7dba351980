//! Places within a group: by the rounded total, then by the tie-breakers of the score table, else shared (1, 2, 2, 4).

mod totals;

pub(crate) use totals::Totals;

use crate::campaign::model::{ById, Campaign, GroupId, LedgerId, Period, TableId, TieBreaker, UnitId, What};
use crate::fold::fold;
use crate::measure::{Absent, ScoringInputs, table_of_group};
use crate::score::{LineScore, Scorecard};
use crate::submission::{LedgerDue, OfNobody, SubmissionState, Submissions};
use crate::verdict::Rated;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

/// The ranking of one group.
#[derive(Clone, Debug)]
pub struct Standings {
    /// The group.
    pub group: GroupId,
    /// The score table of the group in the period.
    pub table: TableId,
    /// Units with their places, best first.
    pub places: Vec<Placed>,
    /// Mean and median of the totals; none where no unit was assessed.
    pub totals: Option<Totals>,
    /// Why the ranking is not final; empty = final.
    pub provisional: Vec<Provisional>,
    /// If true, no lists are drawn: a file that could not be read, or of which nobody knows the unit, may still change
    /// who is missing what (`decisions` 15).
    pub unsettled: bool,
    /// Units that keep the registers and are ranked by them (`decisions` 22).
    pub own_judges: Vec<UnitId>,
}

/// Place of a unit in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The unit.
    pub unit: UnitId,
    /// From 1; shared where two units are equal in everything.
    pub place: u32,
}

/// Why a ranking is not final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provisional {
    /// Files of these units could not be read.
    NotAssessed(Vec<UnitId>),
    /// These files of nobody may be what a unit of the group is missing.
    FilesOfNobody(Vec<Arc<str>>),
    /// Items that these units support wait for a lead whose ledger could not be read.
    LeadsUnread(Vec<UnitId>),
    /// Explicit nils of these units wait for the office.
    NilsAwaiting(Vec<UnitId>),
    /// Votes on these units, or marks that the office sets, are not entered yet.
    MarksAwaiting(Vec<UnitId>),
    /// Lines of these units wait for another entry of the office, or for a register to be mended.
    LinesAwaiting(Vec<UnitId>),
    /// These periods inside the period, by their titles, are not sealed: their results are not in the mean.
    ResultsMissing(Vec<Arc<str>>),
}

impl Provisional {
    /// Whether it may still change who is missing what.
    fn unsettles(&self) -> bool {
        match self {
            Provisional::NotAssessed(_) | Provisional::FilesOfNobody(_) | Provisional::LeadsUnread(_) => true,
            Provisional::NilsAwaiting(_)
            | Provisional::MarksAwaiting(_)
            | Provisional::LinesAwaiting(_)
            | Provisional::ResultsMissing(_) => false,
        }
    }
}

/// What a unit is ranked by.
#[derive(Clone, Debug)]
struct Contender {
    unit: UnitId,
    /// Whether a veto makes the total 0: such units stand behind all others.
    zeroed: bool,
    total: Decimal,
    /// One per tie-breaker, more is better; what does not apply stands last.
    ties: Vec<Option<Decimal>>,
}

/// The groups that have a score table in this period.
pub(crate) fn ranked_groups(campaign: &Campaign, period: &Period) -> Vec<(GroupId, TableId)> {
    let groups = campaign.groups.with_ids();
    groups
        .filter_map(|(id, group)| Some((id, table_of_group(group, period)?)))
        .collect()
}

/// Ranks one group. `cards` stand in roster order.
pub(crate) fn rank_group(
    inputs: ScoringInputs<'_>,
    (group, table): (GroupId, TableId),
    cards: &ById<UnitId, Scorecard>,
) -> Standings {
    let (campaign, submissions) = (inputs.campaign, inputs.submissions);
    let breakers = &campaign.tables[table].tie_breakers;
    let members = cards.iter().filter(|card| {
        card.rated != Rated::NotRanked && campaign.roster.units[card.unit].group == Some(group)
    });
    let contender = |card: &Scorecard| Contender {
        unit: card.unit,
        zeroed: card.figures.zeroed,
        total: card.figures.total,
        ties: breakers
            .iter()
            .map(|breaker| tie(submissions, *breaker, card))
            .collect(),
    };
    let places = places(members.map(contender).collect());
    let ranked: Vec<&Scorecard> = places.iter().map(|placed| &cards[placed.unit]).collect();
    let provisional = provisional(inputs, table, &ranked);
    Standings {
        group,
        table,
        totals: totals::totals(&ranked),
        unsettled: provisional.iter().any(Provisional::unsettles),
        provisional,
        own_judges: own_judges(campaign, &ranked),
        places,
    }
}

fn own_judges(campaign: &Campaign, ranked: &[&Scorecard]) -> Vec<UnitId> {
    let office = fold(&campaign.head.office);
    let is_office = |unit: &UnitId| {
        let unit = &campaign.roster.units[*unit];
        fold(&unit.name) == office || unit.aliases.iter().any(|alias| fold(alias) == office)
    };
    ranked.iter().map(|card| card.unit).filter(is_office).collect()
}

/// Best first, with places. Units equal in everything keep their order and share a place.
fn places(mut contenders: Vec<Contender>) -> Vec<Placed> {
    contenders.sort_by(better);
    let mut placed: Vec<Placed> = Vec::new();
    for (position, contender) in (1..).zip(contenders.iter()) {
        let before = placed
            .len()
            .checked_sub(1)
            .map(|last| (&contenders[last], placed[last].place));
        let place = match before {
            Some((previous, shared)) if better(previous, contender) == Ordering::Equal => shared,
            _ => position,
        };
        placed.push(Placed {
            unit: contender.unit,
            place,
        });
    }
    placed
}

/// `None` is less than any mark, so what does not apply stands last.
fn better(one: &Contender, other: &Contender) -> Ordering {
    let rank = |one: &Contender| (one.zeroed, Reverse(one.total));
    rank(one).cmp(&rank(other)).then(other.ties.cmp(&one.ties))
}

fn tie(submissions: &Submissions, breaker: TieBreaker, card: &Scorecard) -> Option<Decimal> {
    match breaker {
        TieBreaker::Section(section) => {
            let section = card.sections.get(section)?;
            // As a rate: what does not apply to one of two units neither helps nor harms it (`decisions` 81).
            (!section.applicable.is_zero()).then(|| section.marks / section.applicable)
        }
        TieBreaker::Indicator(indicator) => {
            let mut lines = card.lines.iter();
            lines.find(|line| line.indicator == indicator)?.mark
        }
        TieBreaker::FewerDeductions => Some(-card.figures.deduction),
        TieBreaker::EarlierSubmission => complete_on(submissions, card.unit)
            .map(|day| -Decimal::from(day.signed_duration_since(NaiveDate::default()).num_days())),
    }
}

/// The day the last ledger due came in by the register; none while one is missing or its day is not known.
fn complete_on(submissions: &Submissions, unit: UnitId) -> Option<NaiveDate> {
    let mut last = None;
    for due in submissions.due.iter().filter(|due| due.unit == unit) {
        let missing = matches!(due.state, SubmissionState::Missing | SubmissionState::Unreadable);
        last = last.max(Some(due.received.filter(|_| !missing)?));
    }
    last
}

/// Whether a case of the unit waits for a lead whose ledger could not be read.
fn waits_for_leads(card: &Scorecard) -> bool {
    card.lines.iter().any(LineScore::waits_for_leads)
}

/// Files of nobody that may hold a ledger which a unit of the group is missing.
fn what_nobody_owns(submissions: &Submissions, ranked: &[&Scorecard]) -> Vec<Arc<str>> {
    let lacks = |due: &LedgerDue| {
        due.state == SubmissionState::Missing && ranked.iter().any(|card| card.unit == due.unit)
    };
    let lacking: Vec<LedgerId> = submissions
        .due
        .iter()
        .filter(|due| lacks(due))
        .map(|due| due.ledger)
        .collect();
    let may_hold = |file: &&OfNobody| {
        lacking
            .iter()
            .any(|ledger| file.ledgers.is_empty() || file.ledgers.contains(ledger))
    };
    submissions
        .of_nobody
        .iter()
        .filter(may_hold)
        .map(|file| file.path.clone())
        .collect()
}

/// Why the places may still change.
fn provisional(inputs: ScoringInputs<'_>, table: TableId, ranked: &[&Scorecard]) -> Vec<Provisional> {
    let those = |test: &dyn Fn(&Scorecard) -> bool| -> Vec<UnitId> {
        let cards = ranked.iter().filter(|card| test(card));
        cards.map(|card| card.unit).collect()
    };
    let unread = those(&|card| card.rated == Rated::NotAssessed);
    let nils = those(&Scorecard::waits_for_nil);
    let marks = those(&|card| card.waits(Absent::is_open_mark));
    let waiting = those(&Scorecard::waits_otherwise);
    let results = missing_results(inputs, table);
    let mut reasons = Vec::new();
    if !unread.is_empty() {
        reasons.push(Provisional::NotAssessed(unread));
    }
    let of_nobody = what_nobody_owns(inputs.submissions, ranked);
    if !of_nobody.is_empty() {
        reasons.push(Provisional::FilesOfNobody(of_nobody));
    }
    let of_leads = those(&waits_for_leads);
    if !of_leads.is_empty() {
        reasons.push(Provisional::LeadsUnread(of_leads));
    }
    if !nils.is_empty() {
        reasons.push(Provisional::NilsAwaiting(nils));
    }
    if !marks.is_empty() {
        reasons.push(Provisional::MarksAwaiting(marks));
    }
    if !waiting.is_empty() {
        reasons.push(Provisional::LinesAwaiting(waiting));
    }
    if !results.is_empty() {
        reasons.push(Provisional::ResultsMissing(results));
    }
    reasons
}

/// Periods without a seal whose results the table takes.
fn missing_results(inputs: ScoringInputs<'_>, table: TableId) -> Vec<Arc<str>> {
    let campaign = inputs.campaign;
    let takes = |period: &Period| {
        campaign.any_part(
            &campaign.tables[table],
            |what| matches!(what, What::Results(results) if results.of == period.kind),
        )
    };
    let parts = campaign.periods.iter();
    parts
        .filter(|part| part.is_part_of(inputs.period) && takes(part))
        .filter(|part| inputs.history.sealed(&part.id).is_none())
        .map(|part| part.title.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `name total tie…`, `-` = not applicable; `!` behind the name = a veto makes the total 0.
    fn ranked(table: &str) -> String {
        let rows: Vec<Vec<&str>> = table
            .trim()
            .lines()
            .map(|row| row.split_whitespace().collect())
            .collect();
        let standings: Vec<Contender> = rows
            .iter()
            .enumerate()
            .map(|(unit, row)| Contender {
                unit: UnitId(unit),
                zeroed: row[0].ends_with('!'),
                total: row[1].parse().unwrap(),
                ties: row[2..].iter().map(|mark| mark.parse().ok()).collect(),
            })
            .collect();
        let placed = places(standings);
        let words = placed
            .iter()
            .map(|placed| format!("{}{}", rows[placed.unit.0][0], placed.place));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ties_are_broken_then_shared() {
        let table = "
            A 90 9
            B 90 9.5
            C 90 9
            D 88 8
            E 74 5
            F 74 5
            G 70 2";
        assert_eq!(ranked(table), "B1 A2 C2 D4 E5 F5 G7");
    }

    #[test]
    fn sections_are_compared_as_rates() {
        let of = |marks: i64, applicable: i64| {
            let mut card = crate::score::fixture::card(UnitId(0), "90");
            card.sections = vec![crate::score::SectionScore {
                points: Decimal::from(35),
                applicable: Decimal::from(applicable),
                marks: Decimal::from(marks),
                sum: crate::score::SectionSum::default(),
            }];
            tie(&Submissions::default(), TieBreaker::Section(0), &card)
        };
        assert_eq!(of(30, 30), of(35, 35));
        assert!(of(29, 30) > of(33, 35));
        assert_eq!(of(0, 0), None);
    }

    #[test]
    fn what_does_not_apply_stands_last() {
        assert_eq!(ranked("A 90 - 5\nB 90 0 1\nC 90 - 6"), "B1 C2 A3");
    }

    #[test]
    fn who_is_zeroed_stands_last_behind_totals_below_zero() {
        assert_eq!(ranked("A! 0 9\nB -3 1\nC 50 2\nD! 0 9"), "C1 B2 A!3 D!3");
    }

    #[test]
    fn equal_numbers_written_differently_are_equal() {
        assert_eq!(ranked("A 90.0 1\nB 90.00 1.0\nC 89 1"), "A1 B1 C3");
    }
}
