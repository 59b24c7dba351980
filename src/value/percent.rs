//! Columns of type 百分比: 0–100.

use super::number::{Tidy, countable, digits, tidy};
use super::{Content, Doubt, Reading};
use crate::workbook::{NumberFormat, RawValue};
use rust_decimal::Decimal;

/// Reads a percentage. Without a percent sign or format, what is below 1 is a fraction and what is above is a
/// percentage; exactly 1 could be either.
pub fn read(content: &Content<'_>) -> Reading<Decimal> {
    let reading = any(content);
    if reading.value.is_some_and(|percent| !countable(percent)) {
        return Reading::none(Doubt::NotAPercent);
    }
    reading
}

fn any(content: &Content<'_>) -> Reading<Decimal> {
    match content.value {
        RawValue::Number(number) => match content.format {
            NumberFormat::Percent => scaled(*number, Decimal::ONE_HUNDRED, Vec::new()),
            NumberFormat::Date => Reading::none(Doubt::DateForNumber),
            _ => unmarked(*number, Vec::new()),
        },
        RawValue::Text(text) => read_text(text),
        _ => Reading::none(Doubt::NotAPercent),
    }
}

fn unmarked(number: Decimal, mut doubts: Vec<Doubt>) -> Reading<Decimal> {
    if number == Decimal::ONE {
        doubts.push(Doubt::AmbiguousPercentOne);
    } else if number.abs() < Decimal::ONE && !number.is_zero() {
        doubts.push(Doubt::FractionForPercent);
        return scaled(number, Decimal::ONE_HUNDRED, doubts);
    }
    Reading::with(number.normalize(), doubts)
}

fn scaled(number: Decimal, by: Decimal, doubts: Vec<Doubt>) -> Reading<Decimal> {
    match number.checked_mul(by) {
        Some(percent) => Reading::with(percent.normalize(), doubts),
        None => Reading::none(Doubt::NotAPercent),
    }
}

fn read_text(text: &str) -> Reading<Decimal> {
    let Tidy { text, doubts } = match tidy(text) {
        Ok(tidy) => tidy,
        Err(doubt) => return Reading::none(doubt),
    };
    let text = ["已完成", "完成", "已达", "进度"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(&text);
    if let Some(rest) = text.strip_prefix("百分之") {
        return whole(rest).map_or(Reading::none(Doubt::NotAPercent), |n| Reading::with(n, doubts));
    }
    match digits(text) {
        Some((number, "")) => unmarked(number, doubts),
        Some((number, "%" | "%%" | "个百分点" | "百分点")) => {
            Reading::with(number.normalize(), doubts)
        }
        Some((number, "‰")) => scaled(number, Decimal::new(1, 1), doubts),
        Some((number, tenths))
            if tenths.starts_with('成') && (Decimal::ZERO..=Decimal::TEN).contains(&number) =>
        {
            match whole_or_zero(&tenths['成'.len_utf8()..]) {
                Some(more) => Reading::with((number * Decimal::TEN + more).normalize(), doubts),
                None => Reading::none(Doubt::NotAPercent),
            }
        }
        _ => Reading::none(Doubt::NotAPercent),
    }
}

fn whole(text: &str) -> Option<Decimal> {
    match digits(text) {
        Some((number, "")) => Some(number.normalize()),
        _ => (text == "百").then_some(Decimal::ONE_HUNDRED),
    }
}

/// 八成五 = 85, 八成 = 80, 八成半 = 85.
fn whole_or_zero(text: &str) -> Option<Decimal> {
    match text {
        "" => Some(Decimal::ZERO),
        "半" => Some(Decimal::from(5)),
        text => whole(text).filter(|n| *n < Decimal::TEN),
    }
}

#[cfg(test)]
mod tests {
    use super::super::content::{with_number, with_text};
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().expect("a number of the test")
    }

    #[test]
    fn percents_as_written() {
        let table = [
            ("80%", "80", vec![]),
            ("８０％", "80", vec![]),
            ("80.5％", "80.5", vec![]),
            ("80 %", "80", vec![]),
            ("0.8%", "0.8", vec![]),
            ("1%", "1", vec![]),
            ("100%", "100", vec![]),
            ("0%", "0", vec![]),
            ("80", "80", vec![]),
            ("0", "0", vec![]),
            ("八成", "80", vec![]),
            ("八成五", "85", vec![]),
            ("百分之八十", "80", vec![]),
            ("百分之百", "100", vec![]),
            ("5‰", "0.5", vec![]),
            ("完成80%", "80", vec![]),
            ("120%", "120", vec![]),
            ("约80%", "80", vec![Doubt::ApproximateNumber]),
            ("0.8", "80", vec![Doubt::FractionForPercent]),
            ("1", "1", vec![Doubt::AmbiguousPercentOne]),
            ("8O%", "80", vec![Doubt::TypoDigit { read: "80".into() }]),
        ];
        for (text, value, doubts) in table {
            assert_eq!(with_text(text, read), Reading::with(dec(value), doubts), "{text}");
        }
        for text in [
            "99999999999999999999999999999‰",
            "5000000000000000%",
            "已完成",
            "80元",
            "%",
            "80%90%",
            "十成二十",
            "七八成",
            "78成",
            "-4成",
            "-47410403587072001110707200007成",
        ] {
            assert_eq!(with_text(text, read), Reading::none(Doubt::NotAPercent), "{text}");
        }
    }

    #[test]
    fn the_format_tells() {
        let table = [
            ("0.8", NumberFormat::Percent, "80", vec![]),
            ("1", NumberFormat::Percent, "100", vec![]),
            ("80", NumberFormat::General, "80", vec![]),
            (
                "0.8",
                NumberFormat::General,
                "80",
                vec![Doubt::FractionForPercent],
            ),
            ("1", NumberFormat::General, "1", vec![Doubt::AmbiguousPercentOne]),
            ("0", NumberFormat::General, "0", vec![]),
        ];
        for (number, format, value, doubts) in table {
            assert_eq!(
                with_number(number, format, read),
                Reading::with(dec(value), doubts),
                "{number} {format:?}"
            );
        }
        assert_eq!(with_number("44625", NumberFormat::Date, read).value, None);
    }

    proptest! {
        #[test]
        fn printed_percents_read_back(digits in -100_000i64..1_000_000, scale in 0..4u32) {
            let value = Decimal::new(digits, scale);
            prop_assert_eq!(with_text(&format!("{value}%"), read), Reading::sure(value));
        }

        #[test]
        fn nothing_makes_it_panic(text in "[0-9.%成百分之一二十‰约]{0,40}|.{0,20}") {
            with_text(&text, read);
        }
    }
}
