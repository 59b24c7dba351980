//! 13710: one day, three days, seven days or a month, zero.

use super::{changed, day, definition};
use kaoping::calendar::{DayUnit, Roll, Start};
use kaoping::campaign::model::{Campaign, Deadline, DueFrom};

const LEDGER: &str = "督办事项台账";

fn deadline<'a>(campaign: &'a Campaign, name: &str) -> &'a Deadline {
    let ledger = campaign
        .ledgers
        .iter()
        .find(|ledger| &*ledger.name == LEDGER)
        .expect("there");
    let mut deadlines = ledger.deadlines.iter();
    deadlines.find(|deadline| &*deadline.name == name).expect("there")
}

/// Due dates of a matter handed out on 2022-04-28 by the definition's own numbers.
fn dues(campaign: &Campaign, roll: Roll) -> Vec<String> {
    let due = |name: &&str| {
        let deadline = deadline(campaign, name);
        let DueFrom::After { n, .. } = deadline.due else {
            panic!("{name} is counted from a day")
        };
        let term = campaign
            .calendar
            .add(day("2022-04-28"), n, deadline.unit, deadline.start, roll);
        term.date.format("%m-%d").to_string()
    };
    ["一天部署", "三天反馈", "七天办结", "一月办结"]
        .iter()
        .map(due)
        .collect()
}

#[test]
fn natural_days_from_the_next_day_by_default() {
    let campaign = definition();
    for name in ["一天部署", "三天反馈", "七天办结", "清零"] {
        let deadline = deadline(&campaign, name);
        assert_eq!(
            (deadline.unit, deadline.start, deadline.roll),
            (DayUnit::Natural, Start::NextDay, Roll::None)
        );
    }
    // 04-28 + 1, + 3, + 7, the same day of the next month.
    assert_eq!(dues(&campaign, Roll::None), ["04-29", "05-01", "05-05", "05-28"]);
}

#[test]
fn rolled_over_the_may_holiday_and_a_weekend() {
    let campaign = changed(
        "ledgers.toml",
        "within = 3, met",
        "within = 3, roll = \"顺延\", met",
    );
    assert_eq!(deadline(&campaign, "三天反馈").roll, Roll::NextWorking);
    // 05-01 … 05-04 are off; 05-28 is a Saturday.
    assert_eq!(
        dues(&campaign, Roll::NextWorking),
        ["04-29", "05-05", "05-05", "05-30"]
    );
}

#[test]
fn counted_from_the_day_itself_where_the_office_says_so() {
    let campaign = changed(
        "ledgers.toml",
        "within = 1, met = \"部署时间\"",
        "within = 1, start = \"当日\", met = \"部署时间\"",
    );
    assert_eq!(deadline(&campaign, "一天部署").start, Start::SameDay);
    let first = deadline(&campaign, "一天部署");
    let term = campaign
        .calendar
        .add(day("2022-04-28"), 1, first.unit, first.start, first.roll);
    assert_eq!(term.date, day("2022-04-28"));
}
