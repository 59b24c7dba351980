//! What a file says is shown for a number, where it says so instead of the format.

use crate::workbook::raw::ShownAs;
use rust_decimal::Decimal;

/// Sizes in which a number may be shown, its own first.
const SCALES: [i64; 7] = [1, 10, 100, 1_000, 10_000, 1_000_000, 100_000_000];

/// The text as what is shown in the place of the number; none where it is nothing but the number.
pub(in crate::workbook) fn told(number: Decimal, text: &str) -> Option<ShownAs> {
    let text = text.trim();
    let mut digits = text.chars().skip_while(|c| *c == '-');
    let padded = digits.next() == Some('0') && digits.next().is_some_and(|c| c.is_ascii_digit());
    let is_exponent = text.contains(['e', 'E']) && text.parse::<f64>().is_ok();
    if text.is_empty() || is_exponent {
        return None;
    }
    let says = text.chars().any(char::is_alphabetic);
    let scale = scale(number, text);
    if !(padded || says || scale.is_some_and(|scale| scale != Decimal::ONE)) {
        return None;
    }
    Some(ShownAs {
        text: text.into(),
        scale: scale.unwrap_or(Decimal::ONE),
    })
}

/// By what the number is divided in the text; none where no figure of the text is the number.
fn scale(number: Decimal, text: &str) -> Option<Decimal> {
    let figures = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let figures: Vec<Decimal> = figures
        .filter_map(|figure| figure.replace(',', "").trim_end_matches('.').parse().ok())
        .collect();
    let is_shown = |scale: Decimal, figure: &Decimal| {
        let half = Decimal::new(5, figure.scale().min(27) + 1);
        let exact = number.abs().checked_div(scale);
        exact.is_some_and(|exact| {
            (exact - figure).abs() <= half && (!figure.is_zero() || scale == Decimal::ONE)
        })
    };
    let mut scales = SCALES.into_iter().map(Decimal::from);
    scales.find(|scale| figures.iter().any(|figure| is_shown(*scale, figure)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_padding_and_another_size_are_told() {
        let told = |number: &str, text: &str| {
            let shown = told(number.parse().expect("a number"), text)?;
            Some(format!("{} {}", shown.text, shown.scale))
        };
        for (number, text, expected) in [
            ("46", "督〔2022〕46号", Some("督〔2022〕46号 1")),
            ("46", "0046", Some("0046 1")),
            ("1234567", "123.5万", Some("123.5万 10000")),
            ("1234567", "1,235", Some("1,235 1000")),
            ("12345", "12.3", Some("12.3 1000")),
            ("1200000", "1.2E+06", None),
            ("12345", "-", None),
            ("12345", "###", None),
            ("12", "第一期", Some("第一期 1")),
            ("1234.5", "1,234.50", None),
            ("-12", "-12", None),
            ("0.85", "85%", None),
            ("0.5", "0.5", None),
            ("120000", "1.2E+05", None),
            ("12.344", "12.34", None),
            ("12", "", None),
        ] {
            assert_eq!(told(number, text).as_deref(), expected, "{text}");
        }
    }
}
