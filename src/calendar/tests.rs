use super::*;
use chrono::{NaiveDate, Weekday};

fn d(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn span(from: &str, to: &str) -> Span {
    Span::new(d(from), d(to)).expect("a span of the test")
}

#[test]
fn builtin_holds_what_the_source_holds() {
    let source: serde_json::Value =
        serde_json::from_str(include_str!("../../tests/data/calendar_2021_2026.json")).unwrap();
    let calendar = Calendar::builtin();
    for (key, kind) in [("off", DayKind::Off), ("work", DayKind::Makeup)] {
        for (date, name) in source[key].as_object().unwrap() {
            let day = calendar
                .special(d(date))
                .unwrap_or_else(|| panic!("{date} is missing"));
            assert_eq!((day.kind, &*day.name), (kind, name.as_str().unwrap()), "{date}");
        }
    }
    let count = d("2020-01-01")
        .iter_days()
        .take(3000)
        .filter(|day| calendar.special(*day).is_some());
    assert_eq!(count.count(), 178 + 40);
}

#[test]
fn agrees_with_the_crate_where_it_reaches() {
    let calendar = Calendar::builtin();
    for day in span("2021-01-01", "2026-12-25").days() {
        assert_eq!(
            calendar.is_working(day),
            chinese_holiday::chinese_holiday(&day).is_workday(),
            "{day}"
        );
    }
}

#[test]
fn working_days_per_quarter() {
    let calendar = Calendar::builtin();
    let table = [
        (2021, [60, 62, 66, 62]),
        (2022, [60, 62, 65, 62]),
        (2023, [61, 62, 64, 62]),
        (2024, [61, 62, 66, 62]),
        (2025, [59, 61, 67, 61]),
        (2026, [59, 61, 66, 62]),
    ];
    for (year, counts) in table {
        for (number, count) in (1..).zip(counts) {
            let span = Quarter { year, number }.span();
            assert_eq!(
                calendar.working_days(span.from, span.to),
                count,
                "{year}Q{number}"
            );
        }
    }
}

#[test]
fn five_working_days() {
    let table = "
        2021-09-30 2021-10-13 2021-10-12
        2021-12-30 2022-01-07 2022-01-06
        2022-01-28 2022-02-09 2022-02-08
        2022-03-07 2022-03-14 2022-03-11
        2022-04-28 2022-05-09 2022-05-07
        2022-06-01 2022-06-09 2022-06-08
        2022-09-08 2022-09-16 2022-09-15
        2022-10-03 2022-10-12 2022-10-12
        2025-01-24 2025-02-07 2025-02-06
        2026-02-13 2026-02-27 2026-02-26
        2026-09-24 2026-10-09 2026-10-08";
    let calendar = Calendar::builtin();
    for row in table.trim().lines() {
        let [from, next, same] = row.split_whitespace().map(d).collect::<Vec<_>>()[..] else {
            panic!("three dates")
        };
        for (start, due) in [(Start::NextDay, next), (Start::SameDay, same)] {
            let got = calendar.add(from, 5, DayUnit::Working, start, Roll::None);
            assert_eq!(
                got,
                DueDate {
                    date: due,
                    provisional: false
                },
                "{from} {start:?}"
            );
        }
    }
}

#[test]
fn thirteen_seven_ten() {
    use DayUnit::{Month, Natural, Working};
    use Start::{NextDay, SameDay};
    let calendar = Calendar::builtin();
    let table = [
        (1, Natural, NextDay, "2022-04-29", "2022-04-29"),
        (3, Natural, NextDay, "2022-05-01", "2022-05-05"),
        (7, Natural, NextDay, "2022-05-05", "2022-05-05"),
        (1, Month, NextDay, "2022-05-28", "2022-05-30"),
        (1, Natural, SameDay, "2022-04-28", "2022-04-28"),
        (3, Natural, SameDay, "2022-04-30", "2022-05-05"),
        (7, Natural, SameDay, "2022-05-04", "2022-05-05"),
        (1, Working, NextDay, "2022-04-29", "2022-04-29"),
        (3, Working, NextDay, "2022-05-06", "2022-05-06"),
        (7, Working, NextDay, "2022-05-11", "2022-05-11"),
        (0, Natural, NextDay, "2022-04-28", "2022-04-28"),
    ];
    for (n, unit, start, plain, rolled) in table {
        for (roll, due) in [(Roll::None, plain), (Roll::NextWorking, rolled)] {
            let got = calendar.add(d("2022-04-28"), n, unit, start, roll);
            assert_eq!(got.date, d(due), "{n} {unit:?} {start:?} {roll:?}");
        }
    }
}

#[test]
fn months_end_on_the_corresponding_day_or_the_last() {
    let calendar = Calendar::builtin();
    let table = [
        ("2022-01-31", 1, Start::NextDay, "2022-02-28"),
        ("2024-01-31", 1, Start::NextDay, "2024-02-29"),
        ("2022-02-28", 1, Start::NextDay, "2022-03-28"),
        ("2022-03-01", 1, Start::SameDay, "2022-03-31"),
        ("2022-01-31", 1, Start::SameDay, "2022-02-28"),
        ("2022-11-30", 3, Start::NextDay, "2023-02-28"),
    ];
    for (from, n, start, due) in table {
        assert_eq!(
            calendar.add(d(from), n, DayUnit::Month, start, Roll::None).date,
            d(due),
            "{from} {start:?}"
        );
    }
}

#[test]
fn deadlines_into_an_unpublished_year_are_provisional() {
    let calendar = Calendar::builtin();
    let due = |from, unit, roll| calendar.add(d(from), 5, unit, Start::NextDay, roll);
    let working = due("2026-12-28", DayUnit::Working, Roll::None);
    assert_eq!(
        working,
        DueDate {
            date: d("2027-01-04"),
            provisional: true
        }
    );
    assert!(!due("2026-12-21", DayUnit::Working, Roll::None).provisional);
    assert!(!due("2026-12-30", DayUnit::Natural, Roll::None).provisional);
    assert!(due("2026-12-30", DayUnit::Natural, Roll::NextWorking).provisional);
    assert!(due("2020-12-30", DayUnit::Working, Roll::None).provisional);
    let huge = calendar.add(
        d("2022-01-01"),
        u32::MAX,
        DayUnit::Working,
        Start::NextDay,
        Roll::NextWorking,
    );
    assert!(huge.provisional);
}

#[test]
fn late_in_the_deadlines_own_unit() {
    let calendar = Calendar::builtin();
    let late = |due, met, unit| calendar.days_late(d(due), d(met), unit);
    assert_eq!(late("2022-04-29", "2022-05-09", DayUnit::Working), 4);
    assert_eq!(late("2022-04-29", "2022-05-09", DayUnit::Natural), 10);
    assert_eq!(late("2022-04-29", "2022-05-28", DayUnit::Month), 0);
    assert_eq!(late("2022-04-29", "2022-05-29", DayUnit::Month), 1);
    assert_eq!(late("2022-01-31", "2022-02-28", DayUnit::Month), 1);
    assert_eq!(late("2022-01-31", "2022-03-30", DayUnit::Month), 1);
    assert_eq!(late("2022-04-29", "2022-05-04", DayUnit::Working), 0);
    assert_eq!(late("2022-04-29", "2022-04-29", DayUnit::Natural), 0);
    assert_eq!(late("2022-04-29", "2022-01-01", DayUnit::Working), 0);
}

#[test]
fn an_office_adds_a_year_and_changes_a_day() {
    let text = "\u{feff}# 2027年\n2027-01-01 休 元旦\n2027/5/1 休 劳动节\n2027年10月1日 休 国庆节 # 暂定\n2027-02-06 班\n2022-04-15 休 地方节日\n2022-04-02 休\n";
    let calendar = Calendar::with_overlay(text).unwrap();
    assert!(calendar.is_published(2027) && !calendar.is_published(2028));
    assert!(calendar.is_working(d("2027-02-06")));
    assert!(!calendar.is_working(d("2022-04-15")) && !calendar.is_working(d("2022-04-02")));
    assert_eq!(&*calendar.special(d("2027-10-01")).unwrap().name, "国庆节");
    assert!(
        !Calendar::with_overlay("2027-01-01 休 元旦")
            .unwrap()
            .is_published(2027)
    );
}

#[test]
fn every_mistake_of_an_overlay_is_named() {
    let text = "2027-02-30 休\n2027-01-01\n元旦 休\n2027-01-02 休\n2027-01-02 班\n20270103 休";
    let mistakes = Calendar::with_overlay(text).unwrap_err();
    let got: Vec<_> = mistakes.iter().map(|m| (m.line, m.problem)).collect();
    use OverlayProblem::{Contradiction, NoMark, NotADay};
    assert_eq!(
        got,
        [
            (1, NotADay),
            (2, NoMark),
            (3, NotADay),
            (5, Contradiction),
            (6, NotADay)
        ]
    );
    assert!(
        mistakes[1]
            .to_string()
            .starts_with("第2行“2027-01-01”：日期后面应写“休”")
    );
}

#[test]
fn weeks_belong_to_the_period_in_which_they_end() {
    let quarter = span("2022-04-01", "2022-06-30");
    let weeks = quarter.weeks_ending_in();
    assert_eq!(weeks.len(), 13);
    assert_eq!(weeks[0], span("2022-03-28", "2022-04-03"));
    assert_eq!(weeks[12], span("2022-06-20", "2022-06-26"));
    assert_eq!(quarter.weeks().len(), 14);
}

#[test]
fn months_quarters_and_overlap() {
    let stage = span("2021-12-01", "2022-01-31");
    assert_eq!(
        stage.months(),
        [span("2021-12-01", "2021-12-31"), span("2022-01-01", "2022-01-31")]
    );
    assert_eq!(
        stage.quarters(),
        [span("2021-10-01", "2021-12-31"), span("2022-01-01", "2022-03-31")]
    );
    assert_eq!(stage.years().len(), 2);
    assert_eq!(
        stage.overlap(&span("2022-01-15", "2022-03-01")),
        Some(span("2022-01-15", "2022-01-31"))
    );
    assert_eq!(stage.overlap(&span("2022-02-01", "2022-03-01")), None);
    assert_eq!(
        (stage.len(), stage.is_empty(), Span::day(d("2022-01-01")).len()),
        (62, false, 1)
    );
    assert_eq!(Span::new(d("2022-01-02"), d("2022-01-01")), None);
}

#[test]
fn working_tuesdays_of_the_stages() {
    let calendar = Calendar::builtin();
    let stages = [
        ("2021-12-01", "2022-01-31", 8),
        ("2022-02-01", "2022-07-31", 23),
        ("2022-08-01", "2022-09-30", 9),
    ];
    for (from, to, count) in stages {
        assert_eq!(
            calendar.working_weekdays(span(from, to), Weekday::Tue).len(),
            count,
            "{from}"
        );
    }
}

#[test]
fn what_people_write_for_a_quarter() {
    for text in [
        "2022Q2",
        "2022q2",
        "2022-Q2",
        "2022年第二季度",
        "2022年二季度",
        "2022年2季度",
        "２０２２年 第2季度",
        "2022第二季",
    ] {
        assert_eq!(
            Quarter::parse(text).map(|q| q.to_string()).as_deref(),
            Some("2022Q2"),
            "{text}"
        );
    }
    for text in ["", "二季度", "2022", "2022Q5", "2022年5月", "22Q2", "季度"] {
        assert_eq!(Quarter::parse(text), None, "{text}");
    }
    let quarter = Quarter {
        year: 2022,
        number: 1,
    };
    assert_eq!(quarter.title(), "2022年第一季度");
    assert_eq!(quarter.previous().to_string(), "2021Q4");
    assert_eq!(quarter.previous().next(), quarter);
    assert_eq!(Quarter::parse(&quarter.title()), Some(quarter));
}
