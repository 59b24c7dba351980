//! Stages are periods beside the quarters; some lists are due once, when their stage ends.

use super::{changed, day, definition};
use kaoping::campaign::model::Campaign;
use kaoping::submission::{due_date, ledgers_due};

/// Whether the list of problems is due with a period, and when.
fn problems(campaign: &Campaign, period: &str) -> Option<chrono::NaiveDate> {
    let period = campaign.period(period).expect("a period");
    let unit = campaign.roster.units.find_id(|unit| unit.ranked).expect("one");
    let due = ledgers_due(campaign, unit, period);
    let list = campaign
        .ledgers
        .find_id(|ledger| &*ledger.name == "问题清单")
        .expect("there");
    due.contains(&list).then(|| due_date(campaign, list, period))
}

#[test]
fn stages_and_quarters_are_two_chains() {
    let campaign = definition();
    let before = |id: &str| {
        campaign
            .period(id)
            .expect("one")
            .previous
            .as_deref()
            .map(str::to_owned)
    };
    assert_eq!(before("S2").as_deref(), Some("S1"));
    assert_eq!(before("2022Q2").as_deref(), Some("2022Q1"));
    assert_eq!((before("S1"), before("2021Q4")), (None, None));
    let span = |id: &str| campaign.period(id).expect("one").span;
    assert_eq!(
        (span("S2").from, span("S2").to),
        (day("2022-02-01"), day("2022-07-31"))
    );
    assert_eq!(
        (span("2021Q4").from, span("2021Q4").to),
        (day("2021-12-01"), day("2021-12-31"))
    );
}

#[test]
fn lists_of_a_stage_are_due_on_its_last_day_and_with_no_quarter() {
    let campaign = definition();
    assert_eq!(problems(&campaign, "S1"), Some(day("2022-01-31")));
    for other in ["S2", "S3", "2021Q4", "2022Q1"] {
        assert_eq!(problems(&campaign, other), None, "{other}");
    }
}

#[test]
fn where_only_quarters_are_run_the_quarter_in_which_the_stage_ends_asks_for_them() {
    let campaign = changed("campaign.toml", "period = [\"阶段\", \"季\"]", "period = \"季\"");
    assert_eq!(problems(&campaign, "2021Q4"), None);
    assert_eq!(problems(&campaign, "2022Q1"), Some(day("2022-01-31")));
    assert_eq!(problems(&campaign, "2022Q2"), None);
}
