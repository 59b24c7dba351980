use super::{Judge, State, Timing, charged_days};
use crate::calendar::{DayUnit, Span};
use crate::campaign::model::{Campaign, ColumnKind, DeadlineId, DueFrom, LedgerId, Life, UnitId};
use crate::record::Records;
use crate::register::{Entry, Extension, Registers};
use crate::rows::sample::{all, base, campaign, day, deadline, ledger, own, quarter};
use crate::rows::{Rows, Subject};
use chrono::NaiveDate;

/// Register (编号, 交办时间, 时限) and answers (编号, 反馈, 办结); deadlines: 反馈 in five working days, 办结 as written.
fn handed_out() -> Campaign {
    let mut campaign = campaign();
    let mut register = ledger(
        "登记",
        &[
            ("编号", ColumnKind::Text),
            ("交办时间", ColumnKind::Date),
            ("时限", ColumnKind::Due),
            ("牵头", ColumnKind::Units),
        ],
    );
    register.life = Life::Item {
        opened: Some(own(LedgerId(0), 1)),
        closed: None,
    };
    register.lead = Some(own(LedgerId(0), 3));
    let mut answers = ledger(
        "台账",
        &[
            ("编号", ColumnKind::Text),
            ("反馈", ColumnKind::Date),
            ("办结", ColumnKind::Date),
        ],
    );
    answers.base = Some(LedgerId(0));
    answers.life = Life::Item {
        opened: None,
        closed: Some(own(LedgerId(1), 2)),
    };
    let mut feedback = deadline(
        "反馈",
        DueFrom::After {
            from: base(LedgerId(0), 1),
            n: 5,
        },
        own(LedgerId(1), 1),
    );
    feedback.unit = DayUnit::Working;
    let mut stages = deadline(
        "阶段",
        DueFrom::Every {
            from: own(LedgerId(1), 1),
            n: 30,
        },
        own(LedgerId(1), 1),
    );
    stages.until = Some(own(LedgerId(1), 2));
    answers.deadlines = vec![
        feedback,
        deadline("办结", DueFrom::Column(base(LedgerId(0), 2)), own(LedgerId(1), 2)),
        stages,
    ]
    .into();
    campaign.ledgers = vec![register, answers].into();
    campaign
}

fn timings(campaign: &Campaign, records: &Records, registers: &Registers, id: DeadlineId) -> Vec<Timing> {
    let rows = Rows::new(campaign, records);
    let judge = Judge {
        rows: &rows,
        registers,
        as_of: day("06-30"),
        window: Span::new(day("04-01"), day("06-30")).unwrap(),
    };
    let deadline = &campaign.ledgers[LedgerId(1)].deadlines[id];
    let items = rows.items(LedgerId(1), UnitId(0)).iter();
    items
        .flat_map(|item| judge.timings(item.row, deadline, Subject::Unit(UnitId(0))))
        .collect()
}

fn one(register: &str, answer: &str, id: DeadlineId) -> (Option<NaiveDate>, State) {
    let campaign = handed_out();
    let records = all(&campaign, &[&format!("-|督1|{register}|甲"), answer]);
    let found = timings(&campaign, &records, &Registers::default(), id);
    assert_eq!(found.len(), 1);
    (found[0].due, found[0].state)
}

#[test]
fn due_dates_worth_checking() {
    // 04-29, 05-05, 05-06, 05-07 (Saturday, worked), 05-09.
    assert_eq!(
        one("04-28|05-31", "甲|督1|05-09|", DeadlineId(0)),
        (Some(day("05-09")), State::OnTime)
    );
    assert_eq!(
        one("04-28|05-31", "甲|督1|05-18|", DeadlineId(0)),
        (Some(day("05-09")), State::LateDone)
    );
    // 06-02, then 端午, 06-06 … 06-09.
    assert_eq!(
        one("06-01|06-24", "甲|督1|06-09|", DeadlineId(0)),
        (Some(day("06-09")), State::OnTime)
    );
    assert_eq!(
        one("06-27|07-29", "", DeadlineId(0)),
        (Some(day("07-04")), State::Pending)
    );
    assert_eq!(
        one("06-01|立行立改", "甲|督1||06-07", DeadlineId(1)),
        (Some(day("06-08")), State::OnTime)
    );
    assert_eq!(
        one("04-12|长期坚持", "甲|督1||", DeadlineId(1)),
        (None, State::Standing)
    );
    // Due on the day and unmet is overdue; a fact after the day is not known yet.
    assert_eq!(
        one("04-12|06-30", "甲|督1||", DeadlineId(1)),
        (Some(day("06-30")), State::Overdue)
    );
    assert_eq!(
        one("04-12|06-29", "甲|督1||07-01", DeadlineId(1)),
        (Some(day("06-29")), State::Overdue)
    );
    // The register has it, the unit does not.
    assert_eq!(
        one("04-12|06-29", "", DeadlineId(1)),
        (Some(day("06-29")), State::Overdue)
    );
    // A spoilt row stays due and is never good.
    assert_eq!(
        one("04-12|06-20", "甲|督1|06-01|!06-31", DeadlineId(1)),
        (Some(day("06-20")), State::Unknown)
    );
    // What the register spoils is not held against the unit.
    assert_eq!(
        one("04-12|!随便", "甲|督1|06-01|", DeadlineId(1)),
        (None, State::NoLimit)
    );
}

#[test]
fn lateness_is_counted_in_the_deadlines_own_unit() {
    let campaign = handed_out();
    let records = all(&campaign, &["-|督4|04-28|05-31|甲", "甲|督4|05-18|"]);
    let rows = Rows::new(&campaign, &records);
    let registers = Registers::default();
    let judge = Judge {
        rows: &rows,
        registers: &registers,
        as_of: day("06-30"),
        window: Span::day(day("06-30")),
    };
    let row = rows.items(LedgerId(1), UnitId(0))[0].row;
    let timing = &judge.timings(
        row,
        &campaign.ledgers[LedgerId(1)].deadlines[DeadlineId(0)],
        Subject::Unit(UnitId(0)),
    )[0];
    // 05-10, 11, 12, 13, 16, 17, 18.
    assert_eq!(judge.late(timing, DayUnit::Working), 7);
    assert_eq!(judge.late(timing, DayUnit::Natural), 9);
    let judged = judge.judged(timing, DayUnit::Working);
    assert_eq!((judged.state, judged.late), (State::LateDone, 7));
}

#[test]
fn what_is_due_today_and_late_by_no_working_day_are_told_apart() {
    let campaign = handed_out();
    let registers = Registers::default();
    let judged = |records: &Records, id: DeadlineId, unit| {
        let rows = Rows::new(&campaign, records);
        let judge = Judge {
            rows: &rows,
            registers: &registers,
            as_of: day("06-30"),
            window: Span::day(day("06-30")),
        };
        let deadline = &campaign.ledgers[LedgerId(1)].deadlines[id];
        let timing = judge.timings(
            rows.items(LedgerId(1), UnitId(0))[0].row,
            deadline,
            Subject::Unit(UnitId(0)),
        );
        judge.judged(&timing[0], unit)
    };
    let today = all(&campaign, &["-|督1|04-12|06-30|甲", "甲|督1||"]);
    let became = judged(&today, DeadlineId(1), DayUnit::Natural);
    assert_eq!(
        (became.state, became.due_today, became.left),
        (State::Overdue, true, Some(0))
    );
    // Due on Friday 06-17, reported on Saturday: late, and by no working day.
    let saturday = all(&campaign, &["-|督1|06-10|06-30|甲", "甲|督1|06-18|"]);
    let became = judged(&saturday, DeadlineId(0), DayUnit::Working);
    assert_eq!((became.state, became.late), (State::LateDone, 0));
}

#[test]
fn an_extension_counts_only_when_approved_in_time() {
    let campaign = handed_out();
    let records = all(&campaign, &["-|督6|05-20|06-15|甲", "甲|督6||"]);
    let registers = |approved: &str| Registers {
        extensions: vec![Extension {
            ledger: LedgerId(0),
            key: "督6".into(),
            deadline: "办结".into(),
            date: day("07-15"),
            document: "延1号".into(),
            approver: "李二".into(),
            approved: Some(day(approved)),
            entry: Entry {
                period: "2022Q2".into(),
                cells: Vec::new(),
            },
        }],
        ..Registers::default()
    };
    let in_time = &timings(&campaign, &records, &registers("06-10"), DeadlineId(1))[0];
    assert_eq!((in_time.due, in_time.state), (Some(day("07-15")), State::Pending));
    let too_late = &timings(&campaign, &records, &registers("06-16"), DeadlineId(1))[0];
    assert_eq!(
        (too_late.due, too_late.state),
        (Some(day("06-15")), State::Overdue)
    );
}

#[test]
fn feedback_that_repeats_is_kept_by_the_last_report() {
    let campaign = handed_out();
    // First feedback 04-01: again by 05-01, 05-31, 06-30; nothing was reported after the first.
    let records = all(&campaign, &["-|督1|03-25|12-31|甲", "甲|督1|04-01|"]);
    let found = timings(&campaign, &records, &Registers::default(), DeadlineId(2));
    let dues: Vec<_> = found.iter().map(|timing| timing.due).collect();
    assert_eq!(dues, [Some(day("05-01")), Some(day("05-31")), Some(day("06-30"))]);
    assert!(found.iter().all(|timing| timing.state == State::Overdue));
    // Closed on 05-20: the times after that are not asked.
    let closed = all(&campaign, &["-|督1|03-25|12-31|甲", "甲|督1|04-01|05-20"]);
    assert_eq!(
        timings(&campaign, &closed, &Registers::default(), DeadlineId(2)).len(),
        1
    );
}

#[test]
fn months_that_repeat_are_counted_from_the_first_day() {
    let mut campaign = handed_out();
    campaign.ledgers[LedgerId(1)].deadlines[DeadlineId(2)].unit = DayUnit::Month;
    campaign.ledgers[LedgerId(1)].deadlines[DeadlineId(2)].due = DueFrom::Every {
        from: own(LedgerId(1), 1),
        n: 1,
    };
    let records = all(&campaign, &["-|督1|03-25|12-31|甲", "甲|督1|03-31|"]);
    let found = timings(&campaign, &records, &Registers::default(), DeadlineId(2));
    let dues: Vec<_> = found.iter().map(|timing| timing.due).collect();
    assert_eq!(dues, [Some(day("04-30")), Some(day("05-31")), Some(day("06-30"))]);
}

#[test]
fn a_recurring_limit_asks_each_time_it_comes_back() {
    let campaign = handed_out();
    let records = all(&campaign, &["-|督1|04-10|每月25日前|甲", "甲|督1||"]);
    let dues: Vec<_> = timings(&campaign, &records, &Registers::default(), DeadlineId(1))
        .iter()
        .map(|timing| timing.due)
        .collect();
    assert_eq!(dues, [Some(day("04-25")), Some(day("05-25")), Some(day("06-25"))]);
}

#[test]
fn a_limit_may_come_back_on_two_days_or_every_other_week() {
    let campaign = handed_out();
    let dues = |limit: &str| -> Vec<String> {
        let records = all(&campaign, &[&format!("-|督1|06-01|{limit}|甲"), "甲|督1||"]);
        let timings = timings(&campaign, &records, &Registers::default(), DeadlineId(1));
        let dues = timings.iter().filter_map(|timing| timing.due);
        dues.map(|due| due.format("%m-%d").to_string()).collect()
    };
    assert_eq!(dues("每月5日和20日"), ["06-05", "06-20"]);
    assert_eq!(dues("每半月"), ["06-15", "06-30"]);
    assert_eq!(dues("每两周"), ["06-15", "06-29"]);
}

#[test]
fn what_the_period_before_left_undecided_is_charged_in_this_one() {
    let mut campaign = campaign();
    let mut first = quarter();
    first.id = "2022Q1".into();
    first.span = Span::new(day("01-01"), day("03-31")).unwrap();
    first.as_of = day("03-25");
    let second = crate::campaign::model::Period {
        previous: Some("2022Q1".into()),
        ..quarter()
    };
    campaign.periods = vec![first, second.clone()];
    assert_eq!(
        charged_days(&campaign, &second),
        Span::new(day("03-26"), day("06-30"))
    );
}
