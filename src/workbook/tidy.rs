//! One cell's content as it is kept: numbers as Excel shows them, text without what nobody can see.

use super::limits::TEXT_CHARS;
use super::raw::RawValue;
use rust_decimal::Decimal;

/// A number with the 15 significant digits Excel shows; what cannot be used is an error.
pub(super) fn number(value: f64) -> RawValue {
    if !value.is_finite() {
        return RawValue::Error("不是有限的数".into());
    }
    let shown = format!("{value:.14e}");
    if let Ok(number) = Decimal::from_scientific(&shown) {
        return RawValue::Number(number.normalize());
    }
    if value.abs() < 1e-12 {
        return RawValue::Number(Decimal::ZERO);
    }
    if value.abs() < 1.0 {
        // Below 1 the tail goes beyond the 28 decimals a Decimal holds.
        return RawValue::Number(format!("{value:.26}").parse().unwrap_or_default());
    }
    RawValue::Error(format!("{value:e}").into())
}

/// A text; what it cost is told beside it.
pub(super) struct Tidied {
    /// None when nothing is left.
    pub(super) value: Option<RawValue>,
    /// Whether control characters were taken out.
    pub(super) stripped: bool,
    /// Its length when it was cut.
    pub(super) cut_from: Option<usize>,
}

/// Line breaks become `\n`, control characters go, a text of blanks is no text, a picture is a picture.
pub(super) fn text(text: &str) -> Tidied {
    let mut tidied = Tidied {
        value: None,
        stripped: false,
        cut_from: None,
    };
    if text.chars().all(is_blank) {
        return tidied;
    }
    if text.trim_start().starts_with("=DISPIMG(") || text.trim_start().starts_with("=_xlfn.DISPIMG(") {
        tidied.value = Some(RawValue::Picture);
        return tidied;
    }
    if !text.chars().any(|c| c.is_control() && c != '\n') && text.len() <= TEXT_CHARS {
        tidied.value = Some(RawValue::Text(text.into()));
        return tidied;
    }
    let broken = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut kept: String = broken
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    tidied.stripped = kept.len() != broken.len();
    let length = kept.chars().count();
    if length > TEXT_CHARS {
        tidied.cut_from = Some(length);
        kept = kept.chars().take(TEXT_CHARS).collect();
    }
    tidied.value = Some(RawValue::Text(kept.into()));
    tidied
}

/// Whether a character leaves a cell looking empty.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_excel_shows() {
        let shown = |value: f64| number(value).shown();
        assert_eq!(shown(0.1 + 0.2), "0.3");
        assert_eq!(shown(44_625.0), "44625");
        assert_eq!(shown(1234.565), "1234.565");
        assert_eq!(shown(1e300), "1e300");
        assert!(matches!(number(1e300), RawValue::Error(_)));
        assert!(matches!(number(f64::INFINITY), RawValue::Error(_)));
        assert_eq!(shown(1e-300), "0");
        assert_eq!(shown(0.000_000_012_345), "0.000000012345");
        assert_eq!(shown(-12_345_678_901_234_567.0), "-12345678901234600");
    }

    #[test]
    fn text_loses_only_what_nobody_sees() {
        assert!(text(" \u{3000}\u{200b}\n").value.is_none());
        let tidied = text("张\u{1}三\r\n李四");
        assert_eq!(tidied.value, Some(RawValue::Text("张三\n李四".into())));
        assert!(tidied.stripped);
        assert_eq!(text("=DISPIMG(\"ID_1\",1)").value, Some(RawValue::Picture));
        assert_eq!(text(&"长".repeat(40_000)).cut_from, Some(40_000));
    }
}
