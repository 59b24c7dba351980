use super::fixture::sealed as quarter;
use super::*;
use crate::calendar::Span;
use crate::campaign::model::{Period, PeriodKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn restricted(id: &str) -> SealedRestricted {
    SealedRestricted {
        schema: SCHEMA,
        period: id.into(),
        ..SealedRestricted::default()
    }
}

fn period(id: &str, from: &str, to: &str) -> Period {
    Period {
        id: id.into(),
        title: id.into(),
        kind: PeriodKind::Quarter,
        stage: None,
        span: Span::new(day(from), day(to)).unwrap(),
        as_of: day(to),
        received_by: day(to),
        previous: None,
    }
}

fn year_of_seals() -> History {
    let quarters = [
        quarter("2021Q4", "2021-10-01", "2021-12-31"),
        quarter("2022", "2022-01-01", "2022-12-31"),
        quarter("2022Q1", "2022-01-01", "2022-03-31"),
        quarter("2022Q4", "2022-10-01", "2022-12-31"),
    ];
    let with_restricted = |sealed: Sealed| {
        let closed = restricted(&sealed.period);
        (sealed, closed)
    };
    quarters.into_iter().map(with_restricted).collect()
}

fn change(sealed: &mut Arc<Sealed>) -> &mut Sealed {
    Arc::get_mut(sealed).expect("in one history only")
}

fn ids(history: &History) -> Vec<&str> {
    history.periods.iter().map(|sealed| &*sealed.period).collect()
}

#[test]
fn a_period_looks_back_only() {
    let all = year_of_seals();
    assert_eq!(
        ids(&all.before(&period("2022Q1", "2022-01-01", "2022-03-31"))),
        ["2021Q4"]
    );
    assert_eq!(
        ids(&all.before(&period("2022Q2", "2022-04-01", "2022-06-30"))),
        ["2021Q4", "2022Q1"]
    );
    assert_eq!(
        ids(&all.before(&period("2022Q4", "2022-10-01", "2022-12-31"))),
        ["2021Q4", "2022Q1"]
    );
    let year = period("2022", "2022-01-01", "2022-12-31");
    assert_eq!(ids(&all.before(&year)), ["2021Q4", "2022Q1", "2022Q4"]);
}

#[test]
fn sums_add_up_over_periods_and_survive_a_corrected_name() {
    let mut all = year_of_seals();
    let sum = |person: &str, amount: i64| SealedSum {
        requirement: "学习".into(),
        unit: "甲".into(),
        person: Some(person.into()),
        person_id: Some("7".into()),
        code: None,
        amounts: vec![(day("2022-01-05"), Decimal::new(amount, 1))],
        others: Vec::new(),
    };
    change(&mut all.periods[0]).sums = vec![sum("王乙", 5)];
    change(&mut all.periods[1]).sums = vec![sum("王一", 10)];
    let span = Span::new(day("2022-01-01"), day("2022-12-31")).unwrap();
    let named = Subject {
        unit: "甲",
        person: Some("王一"),
        person_id: Some("7"),
        code: None,
    };
    let amounts = all.amounts("学习", named, span);
    assert_eq!(
        amounts.iter().map(|(_, amount)| *amount).sum::<Decimal>(),
        Decimal::new(15, 1)
    );
    let other = Subject {
        person_id: Some("8"),
        ..named
    };
    assert!(all.amounts("学习", other, span).is_empty());
}

#[test]
fn rows_are_found_latest_first() {
    let mut all = year_of_seals();
    let row = |ledger: &str, unit: Option<&str>, key: &str| SealedRow {
        ledger: ledger.into(),
        unit: unit.map(Into::into),
        key: key.into(),
        cells: [("进度".into(), "50".into())].into(),
        counted: true,
        doubtful: Vec::new(),
    };
    for period in all.periods.iter_mut().map(change) {
        period.rows = vec![
            row("台账", None, "1"),
            row("台账", Some("甲"), "1"),
            row("台账", Some("甲"), "2"),
        ];
        period.rows.sort();
    }
    let seen: Vec<&str> = all
        .rows("台账", Some("甲"), "2")
        .map(|(sealed, _)| &*sealed.period)
        .collect();
    assert_eq!(seen, ["2022Q4", "2022", "2022Q1", "2021Q4"]);
    assert_eq!(all.rows("台账", Some("乙"), "2").count(), 0);
}

#[test]
fn a_seal_is_written_once_and_read_back() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("history");
    let mut seal = quarter("2022Q1", "2022-01-01", "2022-03-31");
    assert_eq!(
        close(&folder, &seal, &restricted("2022Q1")).unwrap(),
        Closed::Written
    );
    assert_eq!(
        close(&folder, &seal, &restricted("2022Q1")).unwrap(),
        Closed::Same
    );
    let history = load(&folder).unwrap();
    assert_eq!(history.periods, [Arc::new(seal.clone())]);
    seal.as_of = day("2022-04-30");
    assert_eq!(
        close(&folder, &seal, &restricted("2022Q1")).unwrap(),
        Closed::Differs
    );
    assert_eq!(load(&folder).unwrap().periods, history.periods);
}

#[test]
fn a_history_in_memory_is_that_of_the_folder() {
    let files = |id: &str, from: &str, to: &str| {
        let open = to_bytes(&quarter(id, from, to));
        [
            (format!("{id}.json"), open),
            (format!("{id}.restricted.json"), to_bytes(&restricted(id))),
        ]
    };
    let second = files("2022Q2", "2022-04-01", "2022-06-30");
    let first = files("2022Q1", "2022-01-01", "2022-03-31");
    let all = [second, first].concat();
    let mut named: Vec<(&str, &[u8])> = all.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    named.push(("README.md", b"other"));
    assert_eq!(ids(&History::parse(&named).unwrap()), ["2022Q1", "2022Q2"]);

    let alone = History::parse(&named[..1]).unwrap_err();
    assert_eq!(alone.len(), 1, "the restricted part is not there");
    assert!(
        alone[0].message().contains("文件不在了"),
        "{}",
        alone[0].message()
    );
}

#[test]
fn a_selection_shares_the_seals() {
    let all = year_of_seals();
    let before = all.before(&period("2022Q1", "2022-01-01", "2022-03-31"));
    assert!(Arc::ptr_eq(&before.periods[0], &all.periods[0]));
}

#[test]
fn a_damaged_seal_stops_the_run() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("2022Q1.json"), "{ \"schema\": 1,\n 5").unwrap();
    let mistakes = load(dir.path()).unwrap_err();
    let messages: Vec<String> = mistakes.iter().map(|mistake| mistake.message()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("第2行"), "{messages:?}");
    assert!(load(&dir.path().join("none")).unwrap().periods.is_empty());
}

#[test]
fn an_open_item_is_found_by_its_printed_and_by_its_folded_key() {
    let mut sealed = quarter("2022Q1", "2022-01-01", "2022-03-31");
    sealed.open.push(SealedOpen {
        ledger: "交办".into(),
        unit: "甲股".into(),
        key: "督〔2022〕3号".into(),
        first_seen: day("2022-03-31"),
    });
    let history = History::from_iter([(sealed, restricted("2022Q1"))]);
    for key in ["督〔2022〕3号", "督(2022)3号"] {
        assert_eq!(
            history.open_since("交办", "甲股", key),
            Some(day("2022-03-31")),
            "{key}"
        );
    }
    assert_eq!(history.open_since("交办", "乙股", "督〔2022〕3号"), None);
}
