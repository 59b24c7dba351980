use super::super::content::{with_number, with_text};
use super::super::{Doubt, Due, Reading, Recurrence};
use super::read;
use crate::calendar::{DayUnit, Quarter, Span};
use crate::workbook::NumberFormat;
use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

fn period() -> Span {
    Quarter {
        year: 2022,
        number: 2,
    }
    .span()
}

fn due(text: &str) -> Reading<Due> {
    with_text(text, |content| read(content, period()))
}

fn d(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn within(n: u32, unit: DayUnit) -> Due {
    Due::Within { n, unit }
}

const GUESSED: Doubt = Doubt::YearGuessed {
    year: 2022,
    sure: true,
};

#[test]
fn days_and_named_spans() {
    let table = [
        ("2022年6月30日", "2022-06-30", vec![]),
        ("2022年6月30日前", "2022-06-30", vec![]),
        ("2022.6.30", "2022-06-30", vec![]),
        ("2022年6月底前", "2022-06-30", vec![]),
        ("2022年6月底前完成", "2022-06-30", vec![]),
        ("2022年9月", "2022-09-30", vec![]),
        ("6月底", "2022-06-30", vec![GUESSED]),
        ("6月底前", "2022-06-30", vec![GUESSED]),
        ("6月", "2022-06-30", vec![GUESSED]),
        ("6月上旬", "2022-06-10", vec![GUESSED]),
        ("6月中旬", "2022-06-20", vec![GUESSED]),
        ("6月下旬", "2022-06-30", vec![GUESSED]),
        ("6月初", "2022-06-10", vec![Doubt::VagueSpan, GUESSED]),
        ("计划7月15日前完成", "2022-07-15", vec![GUESSED]),
        ("1月15日", "2022-01-15", vec![GUESSED]),
        ("第二季度", "2022-06-30", vec![GUESSED]),
        ("三季度末", "2022-09-30", vec![GUESSED]),
        ("2022年第四季度", "2022-12-31", vec![]),
        ("2022Q3", "2022-09-30", vec![]),
        ("上半年", "2022-06-30", vec![GUESSED]),
        ("年底前", "2022-12-31", vec![GUESSED]),
        ("年底", "2022-12-31", vec![GUESSED]),
        ("年内", "2022-12-31", vec![GUESSED]),
        ("今年底", "2022-12-31", vec![]),
        ("今年6月底前", "2022-06-30", vec![]),
        ("明年3月", "2023-03-31", vec![]),
        ("2022年", "2022-12-31", vec![]),
        ("2022年内", "2022-12-31", vec![]),
        ("2022年底", "2022-12-31", vec![]),
        ("本季度末", "2022-06-30", vec![Doubt::TakenFromPeriod]),
        ("6.30", "2022-06-30", vec![Doubt::PointDate, GUESSED]),
    ];
    for (text, day, doubts) in table {
        assert_eq!(due(text), Reading::with(Due::On(d(day)), doubts), "{text}");
    }
    let serial = with_number("44742", NumberFormat::General, |content| read(content, period()));
    let lost = with_number("6.3", NumberFormat::General, |content| read(content, period()));
    assert_eq!(lost, Reading::none(Doubt::LostZero));
    let note = Doubt::NoteDropped {
        note: "含整改".into(),
    };
    assert_eq!(
        due("2022年6月30日下班前（含整改）"),
        Reading::with(Due::On(d("2022-06-30")), vec![note])
    );
    assert_eq!(serial, Reading::sure(Due::On(d("2022-06-30"))));
}

#[test]
fn limits_from_day_to_day() {
    let table = [
        ("2022年2月至7月", "2022-02-01", "2022-07-31"),
        ("2022.3-2022.7", "2022-03-01", "2022-07-31"),
        ("2022年2-7月", "2022-02-01", "2022-07-31"),
        ("2-7月", "2022-02-01", "2022-07-31"),
        ("3月5日—8日", "2022-03-05", "2022-03-08"),
        ("3.5~3.8", "2022-03-05", "2022-03-08"),
        ("2022-03-05至2022-03-08", "2022-03-05", "2022-03-08"),
        ("2021年12月至1月", "2021-12-01", "2022-01-31"),
        ("自2022年4月起至6月底前", "2022-04-01", "2022-06-30"),
    ];
    for (text, from, to) in table {
        assert_eq!(due(text).value, Some(Due::Between(d(from), d(to))), "{text}");
    }
}

#[test]
fn limits_that_come_back() {
    let table = [
        ("每月25日前", Recurrence::Monthly(25)),
        ("每月25号前报送", Recurrence::Monthly(25)),
        ("每月", Recurrence::Monthly(31)),
        ("每月底", Recurrence::Monthly(31)),
        ("每月中旬", Recurrence::Monthly(20)),
        ("每季度末", Recurrence::QuarterEnd),
        ("每季度", Recurrence::QuarterEnd),
        ("每半年", Recurrence::HalfYearEnd),
        ("每年底", Recurrence::YearEnd),
        ("每年年底前", Recurrence::YearEnd),
        ("每周二", Recurrence::Weekly(2)),
        ("每星期日", Recurrence::Weekly(7)),
        ("每周", Recurrence::Weekly(7)),
        ("每月1次", Recurrence::Monthly(31)),
        ("每季度内", Recurrence::QuarterEnd),
        ("每两周", Recurrence::Weeks(2)),
        ("每两周1次", Recurrence::Weeks(2)),
        ("每2个星期", Recurrence::Weeks(2)),
        ("隔周", Recurrence::Weeks(2)),
        ("每隔一周", Recurrence::Weeks(2)),
        ("每一周", Recurrence::Weekly(7)),
        ("每月5日和20日", Recurrence::Days(1 << 5 | 1 << 20)),
        ("每月5日、20日前", Recurrence::Days(1 << 5 | 1 << 20)),
        ("每月5、20号前报送", Recurrence::Days(1 << 5 | 1 << 20)),
        ("每月5日前、20日前", Recurrence::Days(1 << 5 | 1 << 20)),
        ("每月5日前和每月20日前", Recurrence::Days(1 << 5 | 1 << 20)),
        ("每半月", Recurrence::Days(1 << 15 | 1 << 31)),
        ("每旬末", Recurrence::Days(1 << 10 | 1 << 20 | 1 << 31)),
    ];
    for (text, recurrence) in table {
        assert_eq!(due(text), Reading::sure(Due::Every(recurrence)), "{text}");
    }
}

#[test]
fn limits_within_a_term() {
    let table = [
        ("接通知后3日内", within(3, DayUnit::Natural)),
        ("收到交办单5个工作日内", within(5, DayUnit::Working)),
        ("收到交办单后五个工作日内反馈", within(5, DayUnit::Working)),
        ("会后7日内", within(7, DayUnit::Natural)),
        ("5个工作日", within(5, DayUnit::Working)),
        ("自交办之日起10日内", within(10, DayUnit::Natural)),
        ("一周内", within(7, DayUnit::Natural)),
        ("1个月内", within(1, DayUnit::Month)),
        ("两个月内", within(2, DayUnit::Month)),
        ("半个月内", within(15, DayUnit::Natural)),
        ("24小时内", within(1, DayUnit::Natural)),
        ("一年内", within(12, DayUnit::Month)),
        ("收到后半个月内", within(15, DayUnit::Natural)),
        ("3个月", within(3, DayUnit::Month)),
    ];
    for (text, expected) in table {
        assert_eq!(due(text), Reading::sure(expected), "{text}");
    }
}

#[test]
fn before_a_festival() {
    let table = [
        ("春节前", "2022-01-31"),
        ("春节前完成", "2022-01-31"),
        ("2023年春节前", "2023-01-21"),
        ("明年春节前", "2023-01-21"),
        ("国庆节前", "2022-09-30"),
        ("五一前", "2022-04-30"),
        ("端午节前整改到位", "2022-06-02"),
        ("中秋前", "2022-09-09"),
        ("元旦前", "2021-12-31"),
    ];
    for (text, day) in table {
        let read = Reading::with(Due::On(d(day)), vec![Doubt::BeforeFestival]);
        assert_eq!(due(text), read, "{text}");
    }
    let autumn = Quarter {
        year: 2022,
        number: 4,
    }
    .span();
    for (text, day) in [("春节前", "2023-01-21"), ("元旦前", "2022-12-31")] {
        let read = with_text(text, |content| read(content, autumn));
        assert_eq!(read.value, Some(Due::On(d(day))), "{text}");
    }
}

#[test]
fn from_an_event_to_a_day() {
    for text in [
        "合同签订之日至2017年12月31日。",
        "自合同签订之日起至2017年12月31日止",
        "开工至2017年底",
    ] {
        let read = Reading::with(Due::On(d("2017-12-31")), vec![Doubt::StartInWords]);
        assert_eq!(due(text), read, "{text}");
    }
    let guessed = vec![Doubt::StartInWords, GUESSED];
    assert_eq!(
        due("交办之日到6月底"),
        Reading::with(Due::On(d("2022-06-30")), guessed)
    );
    assert_eq!(due("交办之日至2022年6月31日"), Reading::none(Doubt::NoSuchDay));
}

#[test]
fn a_number_of_months_beside_a_bare_number() {
    assert_eq!(due("24个月"), Reading::sure(within(24, DayUnit::Month)));
    assert_eq!(due("43"), Reading::none(Doubt::NotALimit));
}

#[test]
fn limits_in_words() {
    for text in ["长期", "长期坚持", "持续推进", "常态化", "长期坚持。"] {
        assert_eq!(due(text), Reading::sure(Due::Standing), "{text}");
    }
    for text in ["立行立改", "即知即改", "立即整改"] {
        assert_eq!(due(text), Reading::sure(Due::Immediate), "{text}");
    }
    for text in ["已完成", "已 办结", "已销号"] {
        assert_eq!(due(text), Reading::sure(Due::Done), "{text}");
    }
    let two = [
        ("立行立改，长期坚持", Due::Immediate),
        ("立行立改并长期坚持", Due::Immediate),
        ("已完成，长期坚持", Due::Done),
        ("2022年6月底前，长期坚持", Due::On(d("2022-06-30"))),
    ];
    for (text, expected) in two {
        assert_eq!(
            due(text),
            Reading::with(expected, vec![Doubt::TwoLimits]),
            "{text}"
        );
    }
}

#[test]
fn never_guessed() {
    assert_eq!(due("2022-06-31"), Reading::none(Doubt::NoSuchDay));
    assert_eq!(due("06-31"), Reading::none(Doubt::NoSuchDay));
    for text in [
        "1412年底",
        "3000年第二季度",
        "尽快",
        "节前",
        "春节后",
        "春节期间",
        "2050年春节前",
        "5日",
        "7",
        "收到后",
        "每隔两周",
        "每40周",
        "每月32日",
        "每月5日和",
        "每月和20日",
        "合同签订之日起",
        "合同签订之日至完工",
        "0个工作日内",
        "99999个工作日内",
        "第五季度",
        "2022年6月起",
        "会前3日内",
    ] {
        assert_eq!(due(text), Reading::none(Doubt::NotALimit), "{text}");
    }
}

fn any_due() -> impl Strategy<Value = Due> {
    let date = || (0..20_000i64).prop_map(|n| d("2000-01-01") + Duration::days(n));
    let unit = prop_oneof![
        Just(DayUnit::Natural),
        Just(DayUnit::Working),
        Just(DayUnit::Month)
    ];
    let every = prop_oneof![
        (1..=7u32).prop_map(Recurrence::Weekly),
        (1..=31u32).prop_map(Recurrence::Monthly),
        (2..=26u32).prop_map(Recurrence::Weeks),
        (1..=31u32, 1..=31u32)
            .prop_filter("two days", |(a, b)| a != b)
            .prop_map(|(a, b)| Recurrence::Days(1 << a | 1 << b)),
        Just(Recurrence::QuarterEnd),
        Just(Recurrence::HalfYearEnd),
        Just(Recurrence::YearEnd),
    ];
    prop_oneof![
        date().prop_map(Due::On),
        (date(), 0..400i64).prop_map(|(from, n)| Due::Between(from, from + Duration::days(n))),
        every.prop_map(Due::Every),
        (1..400u32, unit).prop_map(|(n, unit)| Due::Within { n, unit }),
        Just(Due::Standing),
        Just(Due::Immediate),
        Just(Due::Done),
    ]
}

proptest! {
    #[test]
    fn printed_limits_read_back(limit in any_due()) {
        prop_assert_eq!(due(&limit.to_string()), Reading::sure(limit));
    }

    #[test]
    fn nothing_makes_it_panic(text in "[0-9年月日至每季度内工作个后底前第半 -]{0,10}|.{0,20}") {
        due(&text);
    }
}
