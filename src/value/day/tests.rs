use super::super::content::{with_number, with_text};
use super::super::{Doubt, Reading};
use super::*;
use crate::calendar::{Quarter, Span};
use crate::workbook::NumberFormat;
use chrono::NaiveDate;
use proptest::prelude::*;

fn period() -> Span {
    Quarter {
        year: 2022,
        number: 1,
    }
    .span()
}

fn date(text: &str) -> Reading<When> {
    with_text(text, |content| read_date(content, period()))
}

fn day(text: &str) -> Option<When> {
    Some(When::Day(text.parse().expect("a date of the test")))
}

fn guessed(year: i32, sure: bool) -> Doubt {
    Doubt::YearGuessed { year, sure }
}

#[test]
fn a_time_in_the_last_minute_of_a_day_is_asked_about() {
    let read = |number: &str| with_number(number, NumberFormat::Date, |content| read_date(content, period()));
    let short = read("44651.9995023148");
    assert_eq!(
        (short.value, short.doubts),
        (day("2022-03-31"), vec![Doubt::JustBeforeMidnight])
    );
    assert_eq!(read("44651.99").doubts, Vec::new());
}

#[test]
fn full_dates_in_all_their_forms() {
    let forms = [
        "2022.3.5",
        "2022.03.05",
        "2022-3-5",
        "2022/3/5",
        "2022年3月5日",
        "20220305",
        "２０２２年３月５日",
        "二〇二二年三月五日",
        "二○二二年三月五日",
        "2022. 3 .5",
        "2022年3月5日上午",
        "2022年3月5日（周六）",
        "2022年3月5日 星期六",
        "2022-03-05 00:00:00",
        "2022-03-05T09:30:00",
        "2022/3/5 9:30",
        "2022年3月5日9时30分",
        "2022年3月5号",
        "2022年3月5",
        "2022.3.5日",
        "2022、3、5",
        "2022年 3月\n5日",
        "2022\u{2013}3\u{2013}5",
        "\u{feff}2022-3-5。",
    ];
    for text in forms {
        assert_eq!(
            date(text),
            Reading {
                value: day("2022-03-05"),
                doubts: vec![]
            },
            "{text}"
        );
    }
}

#[test]
fn what_is_left_out_is_said() {
    let table = [
        (
            "22.3.5",
            day("2022-03-05"),
            vec![Doubt::TwoDigitYear { year: 2022 }],
        ),
        (
            "22年3月5日",
            day("2022-03-05"),
            vec![Doubt::TwoDigitYear { year: 2022 }],
        ),
        ("3月5日", day("2022-03-05"), vec![guessed(2022, true)]),
        ("５月１日", day("2022-05-01"), vec![guessed(2022, true)]),
        ("三月五日", day("2022-03-05"), vec![guessed(2022, true)]),
        ("3月5日（周六）", day("2022-03-05"), vec![guessed(2022, true)]),
        ("12月20日", day("2021-12-20"), vec![guessed(2021, false)]),
        (
            "3.5",
            day("2022-03-05"),
            vec![Doubt::PointDate, guessed(2022, true)],
        ),
        (
            "3/5",
            day("2022-03-05"),
            vec![Doubt::PointDate, guessed(2022, true)],
        ),
        ("44625", day("2022-03-05"), vec![Doubt::SerialAsText]),
    ];
    for (text, value, doubts) in table {
        assert_eq!(date(text), Reading { value, doubts }, "{text}");
    }
    let months = When::Month(NaiveDate::from_ymd_opt(2022, 3, 1).unwrap());
    for text in ["2022年03月", "2022.3", "202203"] {
        assert_eq!(
            date(text),
            Reading::with(months, vec![Doubt::OnlyMonth]),
            "{text}"
        );
    }
}

#[test]
fn words_around_the_day() {
    let note = Doubt::NoteDropped {
        note: "第1批".into()
    };
    assert_eq!(
        date("2022年3月5日（第一批）"),
        Reading {
            value: day("2022-03-05"),
            doubts: vec![note]
        }
    );
    for text in ["已于2022年3月5日完成", "2022年3月5日办结", "2022年3月5日下班"] {
        assert_eq!(
            date(text),
            Reading {
                value: day("2022-03-05"),
                doubts: vec![]
            },
            "{text}"
        );
    }
    let wrong = date("3月5日（周日）");
    let (printed, actual) = (chrono::Weekday::Sun, chrono::Weekday::Sat);
    assert!(wrong.doubts.contains(&Doubt::WeekdayMismatch { printed, actual }));
}

#[test]
fn a_stage_over_new_year_finds_the_year() {
    let stage = Span::new("2021-12-01".parse().unwrap(), "2022-01-31".parse().unwrap()).unwrap();
    for (text, expected) in [
        ("12月5日", "2021-12-05"),
        ("1月5日", "2022-01-05"),
        ("2月5日", "2022-02-05"),
    ] {
        assert_eq!(
            with_text(text, |content| read_date(content, stage)).value,
            day(expected),
            "{text}"
        );
    }
}

#[test]
fn a_range_in_a_date_column_ends_the_matter() {
    for text in [
        "3月5日—8日",
        "3月5日至3月8日",
        "3.5~3.8",
        "2022-3-5至2022-3-8",
        "2022-3-5-2022-3-8",
        "3月5-8日",
    ] {
        let read = date(text);
        assert_eq!(read.value, day("2022-03-08"), "{text}");
        let from = "2022-03-05".parse().unwrap();
        let to = "2022-03-08".parse().unwrap();
        assert!(read.doubts.contains(&Doubt::RangeForDate { from, to }), "{text}");
    }
}

#[test]
fn never_guessed() {
    for text in [
        "2022-06-31",
        "06-31",
        "2022年2月29日",
        "13月1日",
        "6.31",
        "20221332",
    ] {
        assert_eq!(date(text), Reading::none(Doubt::NoSuchDay), "{text}");
    }
    for text in ["3月5日、8日", "3月5日，3月8日", "3月5日和3月8日"] {
        assert_eq!(date(text), Reading::none(Doubt::SeveralDates), "{text}");
    }
    for text in [
        "已完成",
        "长期坚持",
        "2022",
        "5日",
        "3",
        "第二季度",
        "待会",
        "2022年",
        "2022.3.5.1",
        "3月5日或8日",
    ] {
        assert_eq!(date(text).value, None, "{text}");
    }
}

#[test]
fn numbers_in_a_date_column() {
    let read = |number, format| with_number(number, format, |content| read_date(content, period()));
    assert_eq!(
        read("44625", NumberFormat::General),
        Reading {
            value: day("2022-03-05"),
            doubts: vec![]
        }
    );
    assert_eq!(read("44625.395833", NumberFormat::Date).value, day("2022-03-05"));
    assert_eq!(read("36526", NumberFormat::General).value, day("2000-01-01"));
    assert_eq!(read("73050", NumberFormat::General).value, day("2099-12-31"));
    assert_eq!(read("59", NumberFormat::Date).value, day("1900-02-28"));
    assert_eq!(read("61", NumberFormat::Date).value, day("1900-03-01"));
    assert_eq!(read("20220305", NumberFormat::General).value, day("2022-03-05"));
    assert_eq!(read("3.5", NumberFormat::General).value, day("2022-03-05"));
    assert_eq!(read("3.2", NumberFormat::General), Reading::none(Doubt::LostZero));
    assert_eq!(read("2022.3", NumberFormat::General).doubts, [Doubt::OnlyMonth]);
    assert_eq!(read("3.1", NumberFormat::General), Reading::none(Doubt::LostZero));
    for (number, format) in [
        ("60", NumberFormat::Date),
        ("45", NumberFormat::General),
        ("0.5", NumberFormat::Date),
    ] {
        assert_eq!(read(number, format).value, None, "{number}");
    }
}

#[test]
fn months_as_written() {
    let march = NaiveDate::from_ymd_opt(2022, 3, 1);
    let month = |text: &str| with_text(text, |content| read_month(content, period()));
    for text in [
        "2022年3月",
        "2022.3",
        "2022-03",
        "202203",
        "2022年3月份",
        "2022年3月5日",
        "2022年3",
    ] {
        assert_eq!(
            month(text),
            Reading {
                value: march,
                doubts: vec![]
            },
            "{text}"
        );
    }
    for text in ["3月", "三月份", "3"] {
        assert_eq!(
            month(text),
            Reading {
                value: march,
                doubts: vec![guessed(2022, true)]
            },
            "{text}"
        );
    }
    for text in ["13月", "2022年", "季度", "15"] {
        assert_eq!(month(text), Reading::none(Doubt::NotAMonth), "{text}");
    }
    let number = |number, format| with_number(number, format, |content| read_month(content, period()));
    assert_eq!(number("44625", NumberFormat::Date).value, march);
    assert_eq!(number("3", NumberFormat::General).value, march);
    assert_eq!(
        number("2022.1", NumberFormat::General),
        Reading::none(Doubt::LostZero)
    );
}

proptest! {
    #[test]
    fn printed_dates_read_back(days in 0..36_000i64) {
        let date_of = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Duration::days(days);
        for printed in [date_of.to_string(), date_of.format("%Y年%-m月%-d日").to_string(), date_of.format("%Y%m%d").to_string()] {
            prop_assert_eq!(date(&printed), Reading::sure(When::Day(date_of)));
        }
    }

    #[test]
    fn printed_months_read_back(months in 0..1200i32) {
        let first = NaiveDate::from_ymd_opt(2000 + months / 12, 1 + u32::try_from(months % 12).unwrap(), 1).unwrap();
        for printed in [first.format("%Y-%m").to_string(), first.format("%Y年%-m月").to_string(), first.format("%Y%m").to_string()] {
            let read = with_text(&printed, |content| read_month(content, period()));
            prop_assert_eq!(read, Reading::sure(first));
        }
    }

    #[test]
    fn nothing_makes_it_panic(text in "[0-9年月日至.（）周~ 二十-]{0,12}|.{0,20}") {
        date(&text);
    }
}

#[test]
fn a_moment_with_its_zone_is_the_day_in_china() {
    for (text, expected) in [
        ("2022-04-22T15:30:00+08:00", "2022-04-22"),
        ("2022-05-17T16:00:00Z", "2022-05-18"),
        ("2022-05-17T15:59:59.999Z", "2022-05-17"),
        ("2022-05-17T16:00:00.000Z", "2022-05-18"),
        ("2022-05-17T16:00:00+0000", "2022-05-18"),
        ("2022-05-17 16:00:00+00:00", "2022-05-18"),
        ("2022-05-24T00:00:00", "2022-05-24"),
    ] {
        assert_eq!(date(text).value, day(expected), "{text}");
        assert!(date(text).doubts.is_empty(), "{text}");
    }
}

#[test]
fn a_stroke_behind_a_whole_day_begins_the_last_one() {
    for text in [
        "2022-03-05/06",
        "2022.3.5/6",
        "2022年3月5日/6日",
        "2022年3月5/6日",
        "3月5日/6日",
        "2022-03-05/2022-03-06",
    ] {
        assert_eq!(date(text).value, day("2022-03-06"), "{text}");
        let ranged = |doubt: &Doubt| matches!(doubt, Doubt::RangeForDate { .. });
        assert!(date(text).doubts.iter().any(ranged), "{text}");
    }
    assert_eq!(date("2022/3/5").value, day("2022-03-05"));
    assert_eq!(date("2022-03-06/05").value, None);
}
