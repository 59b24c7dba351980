use super::super::content::{with_number, with_text};
use super::super::{Doubt, Reading};
use super::*;
use crate::workbook::ShownAs;
use proptest::prelude::*;

fn number(text: &str, unit: &str) -> Reading<Decimal> {
    let unit = (!unit.is_empty()).then(|| Unit::parse(unit));
    with_text(text, |content| {
        read(
            content,
            &NumberHint {
                unit: unit.clone(),
                whole: false,
            },
        )
    })
}

fn dec(text: &str) -> Decimal {
    text.parse().expect("a number of the test")
}

#[test]
fn what_is_too_large_to_count_is_not_read() {
    for text in [
        "3万亿亿亿亿亿",
        "79228162514264337593543950335半天",
        "1000000000000000",
        "-1e15",
        "9亿亿",
    ] {
        assert_eq!(number(text, ""), Reading::none(Doubt::NotANumber), "{text}");
    }
    assert_eq!(
        number("999999999999999", ""),
        Reading::sure(dec("999999999999999"))
    );
    assert_eq!(Unit::parse("万亿亿亿亿亿元").base, "亿亿元");
    let large = with_number("1000000000000000", NumberFormat::General, |content| {
        read(content, &NumberHint::default())
    });
    assert_eq!(large, Reading::none(Doubt::NotANumber));
}

#[test]
fn numbers_in_the_columns_unit() {
    let table = [
        ("2000万", "万元", "2000"),
        ("2000万", "元", "20000000"),
        ("2000", "万元", "2000"),
        ("2000万元", "万元", "2000"),
        ("1.2亿元", "万元", "12000"),
        ("1.2亿", "亿元", "1.2"),
        ("3,500万元", "万元", "3500"),
        ("３，５００万元", "亿元", "0.35"),
        ("2000元", "万元", "0.2"),
        ("1亿2000万元", "万元", "12000"),
        ("三千五百万元", "万元", "3500"),
        ("3千元", "元", "3000"),
        ("¥3,500", "元", "3500"),
        ("人民币500万元", "万元", "500"),
        ("3 500", "万元", "3500"),
        ("35天", "天", "35"),
        ("3日", "天", "3"),
        ("半天", "天", "0.5"),
        ("半日", "天", "0.5"),
        ("1天半", "天", "1.5"),
        ("一天半", "天", "1.5"),
        ("2个半天", "天", "1"),
        ("两天", "天", "2"),
        ("1.5", "天", "1.5"),
        ("2.5小时", "小时", "2.5"),
        ("2个半小时", "小时", "2.5"),
        ("2小时30分", "小时", "2.5"),
        ("90分钟", "小时", "1.5"),
        ("半小时", "小时", "0.5"),
        ("2次", "次", "2"),
        ("2次", "", "2"),
        ("十二", "", "12"),
        ("廿", "", "20"),
        ("壹佰", "", "100"),
        ("共12人", "人", "12"),
        ("12名", "人", "12"),
        ("①", "", "1"),
        ("Ⅰ期", "", ""),
        ("1.2万平方米", "平方米", "12000"),
        ("12000㎡", "万平方米", "1.2"),
        ("0", "次", "0"),
        ("-5", "万元", "-5"),
        ("1.2E+05", "", "120000"),
        ("5个百分点", "百分点", "5"),
        ("3公里", "千米", "3"),
    ];
    for (text, unit, expected) in table {
        let read = number(text, unit);
        if expected.is_empty() {
            assert_eq!(read.value, None, "{text}");
        } else {
            assert_eq!(read, Reading::sure(dec(expected)), "{text} {unit}");
        }
    }
}

#[test]
fn read_with_a_doubt() {
    let about = || vec![Doubt::ApproximateNumber];
    let typo = |read: &str| vec![Doubt::TypoDigit { read: read.into() }];
    let table = [
        ("约30", "", "30", about()),
        ("30余人", "人", "30", about()),
        ("30多人", "人", "30", about()),
        ("1000余万元", "万元", "1000", about()),
        ("近三千万元", "万元", "3000", about()),
        ("~30", "", "30", about()),
        ("30人左右", "人", "30", about()),
        ("1O", "", "10", typo("10")),
        ("l2次", "次", "12", typo("12")),
        ("2O0万元", "万元", "200", typo("200")),
        (
            "200万元（含税）",
            "万元",
            "200",
            vec![Doubt::NoteDropped {
                note: "含税".into()
            }],
        ),
        ("3场", "次", "3", vec![Doubt::OtherUnit { found: "场".into() }]),
    ];
    for (text, unit, expected, doubts) in table {
        assert_eq!(number(text, unit), Reading::with(dec(expected), doubts), "{text}");
    }
}

#[test]
fn never_a_zero_for_what_cannot_be_read() {
    let other = |found: &str| Doubt::OtherUnit { found: found.into() };
    let table = [
        ("已完成", "万元", Doubt::NotANumber),
        ("无", "万元", Doubt::NotANumber),
        ("1,2", "", Doubt::NotANumber),
        ("1.2.3", "", Doubt::NotANumber),
        ("3万5", "元", Doubt::NotANumber),
        ("三四十人", "人", Doubt::NotANumber),
        ("七八个", "", Doubt::NotANumber),
        ("lo", "", Doubt::NotANumber),
        ("3 5", "", Doubt::BlankInNumber),
        ("30-40", "", Doubt::NumberRange),
        ("30至40人", "人", Doubt::NumberRange),
        ("3次", "万元", other("次")),
        ("2.5小时", "天", other("小时")),
        ("80%", "", other("%")),
        ("2000万元", "", other("元")),
    ];
    for (text, unit, doubt) in table {
        assert_eq!(number(text, unit), Reading::none(doubt), "{text}");
    }
}

#[test]
fn number_cells() {
    let of =
        |number, format, whole| with_number(number, format, |c| read(c, &NumberHint { unit: None, whole }));
    assert_eq!(
        of("2000", NumberFormat::General, true),
        Reading::sure(dec("2000"))
    );
    assert_eq!(
        of("2.5", NumberFormat::General, true),
        Reading::with(dec("2.5"), vec![Doubt::NotWhole])
    );
    assert_eq!(
        of("44625", NumberFormat::Date, false),
        Reading::none(Doubt::DateForNumber)
    );
    assert_eq!(
        of("0.8", NumberFormat::Percent, false),
        Reading::with(dec("0.8"), vec![Doubt::PercentForNumber])
    );
}

proptest! {
    #[test]
    fn printed_numbers_read_back(digits in -999_999_999_999i64..999_999_999_999, scale in 0..6u32) {
        let value = Decimal::new(digits, scale);
        for unit in ["", "万元", "天", "次"] {
            let printed = format!("{value}{unit}");
            prop_assert_eq!(number(&printed, unit), Reading::sure(value));
        }
    }

    #[test]
    fn grouped_digits_read_as_the_number(whole in 0i64..999_999_999_999, cents in 0..100u32) {
        let digits = whole.to_string();
        let grouped: Vec<String> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(|group| String::from_utf8_lossy(group).into_owned())
            .collect();
        let plain = format!("{digits}.{cents:02}").parse::<Decimal>().unwrap();
        for comma in [",", "，"] {
            let text = format!("{}.{cents:02}", grouped.join(comma));
            let reading = with_text(&text, |content| read(content, &NumberHint::default()));
            prop_assert_eq!(reading, Reading::sure(plain.normalize()));
        }
    }

    #[test]
    fn nothing_makes_it_panic(text in "[0-9.,万亿元天半个余约小时-]{0,40}|.{0,20}") {
        number(&text, "万元");
        number(&text, "");
    }
}

#[test]
fn a_unit_is_told_in_another_where_that_is_the_same_thing() {
    let told = |number: i64, from: &str, to: &str| {
        let (from, to) = (Unit::parse(from), Unit::parse(to));
        let number = from.convert(number.into(), &to)?;
        from.converts_to(&to).then(|| number.normalize().to_string())
    };
    for (number, from, to, expected) in [
        (20_000, "元", "万元", Some("2")),
        (3, "亿元", "万元", Some("30000")),
        (90, "分钟", "小时", Some("1.5")),
        (3, "场", "次", Some("3")),
        (8, "小时", "天", None),
        (8, "学时", "小时", None),
        (3, "人", "天", None),
        (3, "元", "平方米", None),
    ] {
        assert_eq!(told(number, from, to).as_deref(), expected, "{from} {to}");
    }
}

#[test]
fn a_number_is_read_in_the_size_and_unit_in_which_it_is_shown() {
    let read = |stored: i64, text: &str, scale: i64, unit: &str| {
        let shown = ShownAs {
            text: text.into(),
            scale: scale.into(),
        };
        let value = RawValue::Number(stored.into());
        let content = Content {
            shown: Some(&shown),
            ..Content::new(&value, NumberFormat::General)
        };
        let hint = NumberHint {
            unit: Some(Unit::parse(unit)),
            whole: false,
        };
        let reading = read(&content, &hint);
        let doubted = reading
            .doubts
            .iter()
            .any(|doubt| matches!(doubt, Doubt::ShownOtherwise { .. }));
        (
            reading.value.map(|number| number.normalize().to_string()),
            doubted,
        )
    };
    let told = |number: &str, doubted: bool| (Some(number.to_owned()), doubted);
    assert_eq!(read(1_234_567, "123.5万", 10_000, "元"), told("1234567", true));
    assert_eq!(
        read(1_234_567, "123.5万元", 10_000, "万元"),
        told("123.4567", true)
    );
    assert_eq!(read(1_234_567, "1,235", 1_000, "万元"), told("1234.567", true));
    assert_eq!(read(12, "12万元", 1, "元"), told("120000", false));
    assert_eq!(read(3, "第3期", 1, "期"), told("3", false));
    assert_eq!(read(7, "007", 1, "次"), told("7", false));
}
