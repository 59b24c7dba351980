use super::{Late, ScoringContext, ScoringInputs, tally};
use crate::calendar::Span;
use crate::campaign::model::{
    Amounts, ColumnKind, DeadlineId, DueFrom, Lateness, LedgerId, MarkRule, Part, Period, UnitId, What,
};
use crate::history::History;
use crate::register::Registers;
use crate::rows::Rows;
use crate::rows::sample::{all, campaign, day, deadline, ledger, own, quarter};
use crate::score::fixture;
use crate::submission::Submissions;
use rust_decimal::Decimal;

fn part(carried: bool) -> Part {
    let late = Lateness {
        every: Some(10),
        ..Lateness::default()
    };
    let amounts = Amounts {
        late: Some(late),
        ..fixture::amounts(-1)
    };
    Part {
        what: What::Deadlines {
            ledger: LedgerId(0),
            deadlines: vec![DeadlineId(0)],
        },
        worth: Some(Decimal::ZERO),
        carried,
        ..fixture::part(MarkRule::Amounts(amounts))
    }
}

/// Lateness charged to 甲 in the third quarter for an item due on 06-10 and done on `done`.
fn third_quarter(done: &str, carried: bool) -> Vec<Option<Late>> {
    let mut campaign = campaign();
    let columns = [
        ("编号", ColumnKind::Text),
        ("时限", ColumnKind::Due),
        ("办结", ColumnKind::Date),
    ];
    let mut items = ledger("台账", &columns);
    items.deadlines = vec![deadline(
        "办结",
        DueFrom::Column(own(LedgerId(0), 1)),
        own(LedgerId(0), 2),
    )]
    .into();
    campaign.ledgers = vec![items].into();
    let third = Period {
        id: "2022Q3".into(),
        span: Span::new(day("07-01"), day("09-30")).unwrap(),
        as_of: day("09-30"),
        previous: Some("2022Q2".into()),
        ..quarter()
    };
    campaign.periods.push(third.clone());
    let records = all(&campaign, &[&format!("甲|1|06-10|{done}")]);
    let rows = Rows::new(&campaign, &records);
    let (registers, submissions, history) =
        (Registers::default(), Submissions::default(), History::default());
    let scoring = ScoringContext::new(ScoringInputs {
        campaign: &campaign,
        period: &third,
        rows: &rows,
        registers: &registers,
        submissions: &submissions,
        history: &history,
        ladder: &[],
        findings: &[],
    });
    let tally = tally(&scoring, UnitId(0), &part(carried));
    tally.cases.iter().map(|case| case.late).collect()
}

#[test]
fn an_item_is_charged_once_unless_it_is_carried() {
    assert!(third_quarter("", false).is_empty());
    // 20 days late by the end of the second quarter, 112 by the end of the third: the growth is what is charged.
    let late = Late {
        now: 112,
        before: 20,
        unknown: false,
    };
    assert_eq!(third_quarter("", true), [Some(late)]);
    // Done on 07-15: what was added until then.
    let late = Late { now: 35, ..late };
    assert_eq!(third_quarter("07-15", true), [Some(late)]);
    // Done in the second quarter: nothing is left to be charged.
    assert!(third_quarter("06-20", true).is_empty());
}
