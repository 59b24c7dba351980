//! For each time limit of a ledger, how many cases are in which state.

use super::open::{is_open, was_closed};
use crate::campaign::model::{Deadline, LedgerId, Shown, UnitId};
use crate::deadline::State;
use crate::measure::ScoringContext;
use crate::record::Record;
use crate::rows::{Item, Role, Row, Subject};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Cases of one time limit of one ledger by state. A case is a row with this limit (of a limit that comes back, each
/// time it is due) that is alive in the period or not done yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeadlineCount {
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Printed name of the time limit.
    pub deadline: Arc<str>,
    /// Number of all cases.
    pub cases: u32,
    /// 按期: number of cases done in time.
    pub on_time: u32,
    /// 逾期办结: number done late.
    pub late_done: u32,
    /// 逾期未办: number overdue and not done.
    pub overdue: u32,
    /// 未到期: number not due yet.
    pub pending: u32,
    /// 无法认定: number that cannot be read.
    pub unknown: u32,
    /// 长期坚持: number never due.
    pub standing: u32,
    /// Number without a limit, or with a limit that the register does not say.
    pub no_limit: u32,
}

/// What tells one case from another: the same row led by several units, or in the copies of several periods, is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Identity<'a> {
    key: Option<&'a str>,
    leads: Vec<UnitId>,
    /// File, sheet and row, for a row without a key.
    place: Option<(&'a str, &'a str, u32)>,
    /// Due date, by which the times of a limit that comes back are told apart.
    due: Option<NaiveDate>,
}

/// One entry for each time limit of each ledger that is not restricted, in the order of the definition.
pub(super) fn deadline_counts(scoring: &ScoringContext<'_>) -> Vec<DeadlineCount> {
    let (campaign, period) = (scoring.inputs.campaign, scoring.inputs.period);
    let ledgers = campaign.ledgers.with_ids();
    let open =
        ledgers.filter(|(id, ledger)| ledger.shown != Shown::Restricted && campaign.asks_for(period, *id));
    open.flat_map(|(id, ledger)| {
        let deadlines = ledger.deadlines.iter();
        deadlines.map(move |deadline| count(scoring, id, deadline))
    })
    .collect()
}

fn count(scoring: &ScoringContext<'_>, ledger: LedgerId, deadline: &Deadline) -> DeadlineCount {
    // Several units may lead a row and answer for it separately: the most urgent state stands for the row.
    let mut cases: BTreeMap<Identity<'_>, State> = BTreeMap::new();
    for unit in scoring.inputs.campaign.roster.units.ids() {
        let items = scoring.rows.items(ledger, unit).iter();
        for item in items.filter(|item| item.role == Role::Lead) {
            for (identity, state) in states(scoring, unit, item, deadline) {
                let known = cases.entry(identity).or_insert(state);
                if urgency(state) < urgency(*known) {
                    *known = state;
                }
            }
        }
    }
    let mut count = DeadlineCount {
        ledger: scoring.inputs.campaign.ledgers[ledger].name.clone(),
        deadline: deadline.name.clone(),
        ..DeadlineCount::default()
    };
    cases.into_values().for_each(|state| count.add(state));
    count
}

fn states<'a>(
    scoring: &ScoringContext<'a>,
    unit: UnitId,
    item: &Item<'a>,
    deadline: &Deadline,
) -> Vec<(Identity<'a>, State)> {
    if was_closed(scoring, unit, item) {
        return Vec::new();
    }
    let alive = scoring.rows.belongs(item.row, scoring.inputs.period);
    let timings = scoring.judge().timings(item.row, deadline, Subject::Unit(unit));
    let counted = timings.iter().filter(|timing| alive || is_open(timing));
    let comes_back = scoring
        .judge()
        .comes_back(item.row, deadline, Subject::Unit(unit));
    counted
        .map(|timing| {
            let due = timing.due.filter(|_| comes_back);
            (identity(scoring, item.row, due), timing.state)
        })
        .collect()
}

fn identity<'a>(scoring: &ScoringContext<'a>, row: Row<'a>, due: Option<NaiveDate>) -> Identity<'a> {
    let record = row.base.or(row.own);
    let key = record.and_then(|record| record.key.as_deref());
    let place = |record: &'a Record| (&*record.file, &*record.sheet, record.row);
    Identity {
        key,
        leads: record.map_or_else(Vec::new, |record| scoring.rows.lead_units(record)),
        place: record.filter(|_| key.is_none()).map(place),
        due,
    }
}

/// Rank of a state; the less it is settled, the lower.
fn urgency(state: State) -> u8 {
    match state {
        State::Overdue => 0,
        State::Unknown => 1,
        State::DoneUntimed => 2,
        State::LateDone => 3,
        State::Pending => 4,
        State::OnTime => 5,
        State::Standing => 6,
        State::NoLimit => 7,
    }
}

impl DeadlineCount {
    fn add(&mut self, state: State) {
        self.cases += 1;
        let number = match state {
            State::OnTime => &mut self.on_time,
            State::LateDone => &mut self.late_done,
            State::Overdue => &mut self.overdue,
            State::Pending => &mut self.pending,
            State::Unknown | State::DoneUntimed => &mut self.unknown,
            State::Standing => &mut self.standing,
            State::NoLimit => &mut self.no_limit,
        };
        *number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{Campaign, ColumnKind, DueFrom, Keeper, Life};
    use crate::history::fixture::sealed;
    use crate::history::{History, Sealed, SealedRestricted, SealedRow};
    use crate::measure::ScoringInputs;
    use crate::register::Registers;
    use crate::rows::Rows;
    use crate::rows::sample::{all, base, campaign, deadline, ledger, own, quarter};
    use crate::submission::Submissions;

    /// Register (编号, 牵头, 配合, 交办, 时限) and the answers to it (编号, 办结).
    fn handed_out() -> Campaign {
        let mut campaign = campaign();
        let mut register = ledger(
            "登记",
            &[
                ("编号", ColumnKind::Text),
                ("牵头", ColumnKind::Units),
                ("配合", ColumnKind::Units),
                ("交办", ColumnKind::Date),
                ("时限", ColumnKind::Due),
            ],
        );
        register.keeper = Keeper::Office;
        register.lead = Some(own(LedgerId(0), 1));
        register.support = Some(own(LedgerId(0), 2));
        register.life = Life::Item {
            opened: Some(own(LedgerId(0), 3)),
            closed: None,
        };
        let mut answers = ledger("台账", &[("编号", ColumnKind::Text), ("办结", ColumnKind::Date)]);
        answers.base = Some(LedgerId(0));
        answers.life = Life::Item {
            opened: None,
            closed: Some(own(LedgerId(1), 1)),
        };
        answers.deadlines = vec![deadline(
            "办结",
            DueFrom::Column(base(LedgerId(0), 4)),
            own(LedgerId(1), 1),
        )]
        .into();
        campaign.ledgers = vec![register, answers].into();
        campaign
    }

    fn counted(campaign: &Campaign, texts: &[&str]) -> Vec<DeadlineCount> {
        counted_after(&History::default(), campaign, texts)
    }

    fn counted_after(history: &History, campaign: &Campaign, texts: &[&str]) -> Vec<DeadlineCount> {
        let records = all(campaign, texts);
        let rows = Rows::new(campaign, &records);
        deadline_counts(&ScoringContext::new(ScoringInputs {
            campaign,
            period: &quarter(),
            rows: &rows,
            registers: &Registers::default(),
            submissions: &Submissions::default(),
            history,
            ladder: &[],
            findings: &[],
        }))
    }

    #[test]
    fn a_row_is_one_case_however_many_copies_and_units_it_has() {
        let register = "
            -|1|甲|乙、丙|04-02|05-01
            -|1|甲|乙、丙|04-02|05-01
            -|2|甲、乙||04-02|05-01
            -|3|丙||04-02|07-20
            -|4|丙||04-02|长期坚持
            -|5|丙||04-02|05-01
            -|6|丙||01-02|02-01
            -|7|丙||01-02|02-01";
        let answers = "
            甲|1|05-01
            甲|2|04-30
            丙|5|05-03
            丙|6|02-01";
        let [count] = &counted(&handed_out(), &[register, answers])[..] else {
            panic!("one time limit");
        };
        let expected = DeadlineCount {
            ledger: "台账".into(),
            deadline: "办结".into(),
            cases: 6,
            on_time: 1,
            // Of 5.
            late_done: 1,
            // Of 2, which 乙 did not answer, and of 7; 6 was closed before the period.
            overdue: 2,
            pending: 1,
            standing: 1,
            ..DeadlineCount::default()
        };
        assert_eq!(*count, expected);
    }

    /// The first quarter, in which 丙 answered item 1 with this 办结.
    fn answered_before(closed: &str, counted: bool) -> History {
        let row = SealedRow {
            ledger: "台账".into(),
            unit: Some("丙".into()),
            key: "1".into(),
            cells: BTreeMap::from([("办结".into(), closed.into())]),
            counted,
            doubtful: Vec::new(),
        };
        let sealed = Sealed {
            rows: vec![row],
            ..sealed("2022Q1", "2022-01-01", "2022-03-31")
        };
        History::from_iter([(sealed, SealedRestricted::default())])
    }

    #[test]
    fn an_item_is_closed_by_a_day_that_had_come_when_it_was_sealed() {
        let overdue = |history: &History| {
            let counts = counted_after(history, &handed_out(), &["-|1|丙||01-02|02-01", ""]);
            counts.iter().map(|count| count.overdue).sum::<u32>()
        };
        assert_eq!(overdue(&answered_before("2022-03-20", true)), 0);
        for (closed, counts) in [("无", true), ("2022-04-20", true), ("2022-03-20", false)] {
            assert_eq!(overdue(&answered_before(closed, counts)), 1, "{closed} {counts}");
        }
    }

    #[test]
    fn a_limit_that_comes_back_is_a_case_each_time_however_often_each_unit_had_it() {
        let mut campaign = handed_out();
        let from = base(LedgerId(0), 3);
        campaign.ledgers[LedgerId(1)].deadlines = vec![deadline(
            "反馈",
            DueFrom::Every { from, n: 30 },
            own(LedgerId(1), 1),
        )]
        .into();
        // Due on 05-02 and 06-01; 甲 has closed it out between the two, 乙 never reported.
        let counts = counted(&campaign, &["-|1|甲、乙||04-02|05-01", "甲|1|05-10"]);
        assert_eq!((counts[0].cases, counts[0].overdue), (2, 2));
    }

    #[test]
    fn restricted_ledgers_are_not_counted() {
        let mut campaign = handed_out();
        campaign.ledgers[LedgerId(1)].shown = Shown::Restricted;
        assert_eq!(counted(&campaign, &["-|1|甲||04-02|05-01", ""]), []);
    }
}
