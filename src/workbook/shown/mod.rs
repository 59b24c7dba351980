//! What a number format makes of a number: `"督〔2022〕"0"号"` shows 46 as 督〔2022〕46号, `0!.0,"万"` shows 1234567 as
//! 123.5万. Formats that show nothing but the number itself, dates and fractions are not looked at.

mod digits;
mod section;
mod told;

use rust_decimal::Decimal;
use section::{Part, Section, sections};
use std::sync::Arc;
pub(super) use told::told;

/// A number format that shows more, or something else, than the number as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    sections: Vec<Section>,
}

/// Longest code that is looked at, in bytes; Excel allows 255 characters.
const LONGEST: usize = 1_000;

impl Shown {
    /// The format of a code; none where it shows the plain number, a date or a fraction.
    pub(super) fn of_code(code: &str) -> Option<Shown> {
        if code.len() > LONGEST {
            return None;
        }
        let sections = sections(code)?;
        sections
            .iter()
            .any(Section::is_telling)
            .then_some(Shown { sections })
    }

    /// The text shown for a number, and by how much the number shown is smaller than the one stored (1 = equal); none
    /// where nothing is shown, or nothing but the number.
    pub(super) fn text(&self, number: Decimal) -> Option<(Arc<str>, Decimal)> {
        let (section, number) = self.section(number)?;
        let text = section.text(number)?;
        (!text.trim().is_empty()).then(|| (text.into(), section.scale()))
    }

    /// The section for a number, and what of it is shown: a section for negative numbers shows them without their sign.
    fn section(&self, number: Decimal) -> Option<(&Section, Decimal)> {
        let of_numbers = self.sections.get(..self.sections.len().min(3))?;
        if of_numbers.iter().any(|section| section.condition.is_some()) {
            let fits = |section: &&Section| section.condition.is_none_or(|condition| condition.holds(number));
            let found = of_numbers.iter().find(fits).or(of_numbers.last())?;
            return Some((found, number));
        }
        let (positive, negative, zero) = (of_numbers.first(), of_numbers.get(1), of_numbers.get(2));
        match negative {
            Some(section) if number < Decimal::ZERO => Some((section, number.abs())),
            _ if number.is_zero() && zero.is_some() => Some((zero?, number)),
            _ => Some((positive?, number)),
        }
    }
}

impl Section {
    /// Whether it shows words, pads with zeros, or shows a number of another size.
    fn is_telling(&self) -> bool {
        let says =
            |part: &Part| matches!(part, Part::Literal(text) if text.chars().any(char::is_alphanumeric));
        let padded = self.whole_places().filter(|place| *place == '0').count() > 1;
        self.parts.iter().any(says) || padded || self.thousands > 0
    }

    /// By what the stored number is divided before it is shown: the thousands, and the places that a literal point
    /// stands behind.
    fn scale(&self) -> Decimal {
        let thousands =
            (0..self.thousands.min(4)).fold(Decimal::ONE, |scale, _| scale * Decimal::ONE_THOUSAND);
        (0..self.places_behind_a_literal_point().min(9)).fold(thousands, |scale, _| scale * Decimal::TEN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: &str) -> Option<String> {
        let format = Shown::of_code(code)?;
        format
            .text(number.parse().expect("a number"))
            .map(|(text, _)| text.to_string())
    }

    #[test]
    fn registration_numbers_made_by_a_format() {
        for (code, number, text) in [
            ("\"督〔2022〕\"0\"号\"", "46", "督〔2022〕46号"),
            ("\"督〔2022〕\"000\"号\"", "120", "督〔2022〕120号"),
            ("\"督〔2022〕\"000\"号\"", "7", "督〔2022〕007号"),
            ("0000", "46", "0046"),
            ("000000", "1234567", "1234567"),
            ("000\"-\"0000", "1234567", "123-4567"),
            ("\"WT-\"000", "12", "WT-012"),
            ("\"国\"0000;\"无\"", "12", "国0012"),
            ("General\"号\"", "12", "12号"),
            ("G/通用格式\"件\"", "1.5", "1.5件"),
            ("[Red][>=100]\"大\"0;\"小\"0", "120", "大120"),
            ("[>=100]\"大\"0;\"小\"0", "20", "小20"),
            ("0\"次\";-0\"次\"", "-3", "-3次"),
            ("0\"次\"", "-3", "-3次"),
            ("0\"次\";;\"零\"", "0", "零"),
            ("第0期", "3", "第3期"),
            ("[$-804]\"第\"0\"期\"", "3", "第3期"),
            ("#,##0\"元\"", "1234567", "1,234,567元"),
            ("0.00\"万元\"", "12.345", "12.35万元"),
        ] {
            assert_eq!(shown(code, number).as_deref(), Some(text), "{code}");
        }
    }

    #[test]
    fn numbers_shown_in_another_size() {
        let of = |code: &str, number: &str| {
            let format = Shown::of_code(code)?;
            let (text, scale) = format.text(number.parse().expect("a number"))?;
            Some((text.to_string(), scale.to_string()))
        };
        let told = |text: &str, scale: &str| Some((text.to_owned(), scale.to_owned()));
        assert_eq!(of("0!.0,\"万\"", "1234567"), told("123.5万", "10000"));
        assert_eq!(of("0\\.0,\"万\"", "1234567"), told("123.5万", "10000"));
        assert_eq!(of("#,##0,", "1234567"), told("1,235", "1000"));
        assert_eq!(of("0.0,,\"百万\"", "1234567"), told("1.2百万", "1000000"));
        assert_eq!(of("0!.0000", "1234567"), told("123.4567", "10000"));
    }

    #[test]
    fn formats_that_show_the_number_itself_say_nothing() {
        for code in [
            "General",
            "0",
            "0.00",
            "#,##0.00_ ",
            "0%",
            "0.00E+00",
            "# ?/?",
            "yyyy\"年\"m\"月\"",
            "@",
            "",
            ";;;",
            "_-* #,##0_-;-* #,##0_-",
            "[$¥-804]#,##0.00",
            "\"",
            "[",
            "\\",
            "h\"时\"mm\"分\"",
            "[DBNum1]General\"号\"",
            "[h]\"时\"",
            "#,##0;[Red]-#,##0",
        ] {
            assert_eq!(shown(code, "12"), None, "{code}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_code_breaks_it(code in "[-0#?.,;%\"!\\\\_*\\[\\]A-Za-z万>=@]{0,30}", number in proptest::num::i64::ANY) {
            if let Some(format) = Shown::of_code(&code) {
                let _ = format.text(Decimal::new(number, 3));
            }
        }
    }
}
