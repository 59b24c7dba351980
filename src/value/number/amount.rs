//! A number with what stands behind it, and its value in another unit.

use super::super::Doubt;
use super::digits;
use super::unit::{Unit, multiplier};
use rust_decimal::Decimal;

/// A number and its unit as written.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::value) struct Amount {
    /// Value in the base unit of its kind of unit.
    pub value: Decimal,
    /// As behind the number; empty base when none was written.
    pub unit: Unit,
    /// The words of the unit, for messages.
    pub words: String,
    /// Whether 万, 亿 … stood behind the number.
    pub multiplied: bool,
}

impl Amount {
    /// The whole text: 1亿2000万元, 半天, 1天半, 2个半小时.
    pub(in crate::value) fn read(text: &str) -> Option<Amount> {
        if let Some(unit) = text.strip_prefix('半') {
            let unit = unit.strip_prefix('个').unwrap_or(unit);
            return (!unit.is_empty())
                .then(|| Amount::of(Decimal::new(5, 1), unit))
                .flatten();
        }
        let (value, rest) = sum(text)?;
        let multiplied = digits(text).is_some_and(|(_, plain)| plain.len() != rest.len());
        if let Some(unit) = rest.strip_suffix('半') {
            return (!unit.is_empty())
                .then(|| Amount::of(value.checked_add(Decimal::new(5, 1))?, unit))
                .flatten();
        }
        if let Some(unit) = rest.strip_prefix("个半") {
            // Half days are counted one by one; 2个半小时 is two and a half.
            let halves = matches!(unit, "天" | "日");
            let value = if halves {
                value * Decimal::new(5, 1)
            } else {
                value.checked_add(Decimal::new(5, 1))?
            };
            return Amount::of(value, unit);
        }
        if let Some(minutes) = rest
            .strip_prefix("小时")
            .or_else(|| rest.strip_prefix("个小时"))
            .filter(|rest| !rest.is_empty())
        {
            let (minutes, unit) = digits(minutes)?;
            return matches!(unit, "分" | "分钟")
                .then(|| Amount::of(value.checked_add(minutes / Decimal::from(60))?, "小时"))
                .flatten();
        }
        Amount::of(value, rest).map(|amount| Amount { multiplied, ..amount })
    }

    fn of(value: Decimal, words: &str) -> Option<Amount> {
        if words.contains(|c: char| {
            c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | ':' | '半' | '、' | ';')
        }) && words != "m2"
        {
            return None;
        }
        let unit = Unit::parse(words);
        Some(Amount {
            value: value.checked_mul(unit.times)?,
            words: words.to_owned(),
            multiplied: false,
            unit: Unit {
                times: Decimal::ONE,
                ..unit
            },
        })
    }

    /// The number in the column's unit, and what is odd about the unit.
    pub(in crate::value) fn within(&self, column: Option<&Unit>) -> Result<(Decimal, Option<Doubt>), Doubt> {
        let other = || Doubt::OtherUnit {
            found: self.words.clone(),
        };
        let Some(column) = column else {
            let harmless = self.unit.base.is_empty() || self.unit.is_counter() || self.unit.base == "天";
            return if harmless {
                Ok((self.value, None))
            } else {
                Err(other())
            };
        };
        // 2000 in a column of 万元 is 2000万元; 2000万 is the same.
        if self.unit.base.is_empty() {
            let times = if self.multiplied {
                column.times
            } else {
                Decimal::ONE
            };
            return Ok((self.value / times, None));
        }
        // The value is in the base already.
        let converted = Some(&self.unit).filter(|unit| unit.converts_to(column));
        let value = converted
            .and_then(|unit| unit.convert(self.value, column))
            .ok_or_else(other)?;
        let doubtful = self.unit.base != column.base && column.is_counter();
        Ok((value, doubtful.then(other)))
    }
}

/// Numbers with multipliers that fall: 1亿2000万, 3千.
fn sum(text: &str) -> Option<(Decimal, &str)> {
    let (first, mut rest) = digits(text)?;
    let (mut value, mut last) = (first, None);
    let mut total = Decimal::ZERO;
    loop {
        let (times, behind) = multipliers(rest);
        if times == Decimal::ONE || last.is_some_and(|last| times >= last) {
            break;
        }
        total = total.checked_add(value.checked_mul(times)?)?;
        (value, rest, last) = (Decimal::ZERO, behind, Some(times));
        if !behind.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let (next, behind) = digits(behind)?;
        // 3万5 is short for 35 000 to most, which is not certain enough.
        if multipliers(behind).0 == Decimal::ONE {
            return None;
        }
        (value, rest) = (next, behind);
    }
    Some((total.checked_add(value)?, rest))
}

fn multipliers(text: &str) -> (Decimal, &str) {
    let (mut times, mut rest) = (Decimal::ONE, text);
    while let Some((c, factor)) = rest.chars().next().and_then(|c| Some((c, multiplier(c)?))) {
        // 百分点 and 千米 begin with what looks like a multiplier.
        if rest.starts_with("百分") || rest.starts_with("千米") || rest.starts_with("千克") {
            break;
        }
        let Some(product) = times.checked_mul(factor) else {
            break;
        };
        times = product;
        rest = &rest[c.len_utf8()..];
    }
    (times, rest)
}
