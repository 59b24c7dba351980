//! A time as a span: `PT08H30M00S`.

use crate::workbook::raw::RawValue;
use crate::workbook::tidy;
use rust_decimal::Decimal;

/// Most characters of one number in a span.
const LONGEST: usize = 18;

/// The span in days, as a time in a sheet is a number; none for what is no span.
pub(super) fn days(text: &str) -> Option<RawValue> {
    let text = text.trim_ascii();
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let text = text.strip_prefix('P')?;
    let (days, times) = text.split_once('T').unwrap_or((text, ""));
    let mut seconds = parts(days, &[('D', 86_400)])?;
    seconds += parts(times, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    let is_empty = days.is_empty() && times.is_empty();
    let seconds = if negative { -seconds } else { seconds };
    (!is_empty).then(|| tidy::days(seconds))
}

/// The sum in seconds of numbers that each stand before the letter of a unit.
fn parts(text: &str, units: &[(char, i64)]) -> Option<Decimal> {
    let (mut sum, mut rest, mut units) = (Decimal::ZERO, text, units.iter());
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (digits, tail) = rest.split_at(end);
        let (_, seconds) = units.find(|(letter, _)| tail.starts_with(*letter))?;
        if digits.is_empty() || digits.len() > LONGEST || digits.contains(['-', '+', '_']) {
            return None;
        }
        let number: Decimal = digits.replace(',', ".").parse().ok()?;
        sum += number * Decimal::from(*seconds);
        rest = &tail[1..];
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_parts_of_days() {
        let shown = |text: &str| days(text).map(|value| value.shown());
        for (text, value) in [
            ("PT08H30M00S", "0.354166666666667"),
            ("PT30H00M00S", "1.25"),
            ("PT6H9M23S", "0.256516203703704"),
            ("-PT12H", "-0.5"),
            ("PT00H00M00.000000000S", "0"),
            ("P1DT12H", "1.5"),
            ("PT0H0M43,2S", "0.0005"),
            ("PT296296H17M36S", "12345.6788888889"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(value), "{text}");
        }
        for none in [
            "",
            "P",
            "PT",
            "08:30",
            "PT8",
            "P1M",
            "PT1S2H",
            "PT-1H",
            "PT1234567890123456789H",
            "PTH",
        ] {
            assert_eq!(shown(none), None, "{none}");
        }
    }
}
