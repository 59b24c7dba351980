//! Digits with thousands and a fraction.

use rust_decimal::Decimal;

/// A number at the start of the text, and what follows it. Thousands must be groups of three.
pub(in crate::value) fn digits(text: &str) -> Option<(Decimal, &str)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let sign = text.len() - unsigned.len();
    let len = unsigned
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(unsigned.len());
    let (number, rest) = (&unsigned[..len], &unsigned[len..]);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) || !grouped(whole) {
        return None;
    }
    let plain = format!("{}{}.{fraction}", &text[..sign], whole.replace(',', ""));
    let value: Decimal = plain.trim_end_matches('.').parse().ok()?;
    if let Some((power, rest)) = exponent(rest) {
        return Some((Decimal::from_scientific(&format!("{value}e{power}")).ok()?, rest));
    }
    Some((value, rest))
}

fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    !whole.contains(',') || ((1..=3).contains(&first) && groups.all(|group| group.len() == 3))
}

/// 1.2e+05, as CSV files hold large numbers.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let digits = text.strip_prefix('e')?;
    let end = digits
        .find(|c: char| !c.is_ascii_digit() && c != '+' && c != '-')
        .unwrap_or(digits.len());
    Some((
        digits[..end]
            .parse()
            .ok()
            .filter(|power| (-20..=20).contains(power))?,
        &digits[end..],
    ))
}
