//! Months and half-years by their ids and names: `2022M04`, `2022H1`.

use chrono::{Datelike, NaiveDate};
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;

/// Id of the month of a day: `2022M04`.
pub fn month_id(day: NaiveDate) -> String {
    format!("{}M{:02}", day.year(), day.month())
}

/// Its printed name: `2022年4月`.
pub fn month_title(day: NaiveDate) -> String {
    format!("{}年{}月", day.year(), day.month())
}

/// Id of the half-year of a day: `2022H1`.
pub fn half_year_id(day: NaiveDate) -> String {
    let half = if day.month() <= 6 { 1 } else { 2 };
    format!("{}H{half}", day.year())
}

/// Its printed name: `2022年上半年`.
pub fn half_year_title(day: NaiveDate) -> String {
    let half = if day.month() <= 6 { "上" } else { "下" };
    format!("{}年{half}半年", day.year())
}

/// The id of the month or half-year that people write: `2022-04`, `2022年4月`, `202204`, `2022年上半年`.
pub fn id_of(text: &str) -> Option<String> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_lowercase();
    let (year, rest) = text.split_at_checked(4)?;
    let year: i32 = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
    let rest = rest.trim_start_matches(['-', '_', '.', '/', '年', '度']);
    let half = match rest.trim_end_matches('度') {
        "上半年" | "h1" => Some(1),
        "下半年" | "h2" => Some(2),
        _ => None,
    };
    let mut id = year.to_string();
    if let Some(half) = half {
        write!(id, "H{half}").ok()?;
        return Some(id);
    }
    let month = rest.strip_prefix('m').unwrap_or(rest);
    let month = month
        .strip_suffix("月份")
        .or(month.strip_suffix('月'))
        .unwrap_or(month);
    let month: u32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    write!(id, "M{month:02}").ok()?;
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Span;

    #[test]
    fn months_and_half_years_are_found_as_people_write_them() {
        for text in [
            "2022M04",
            "2022-04",
            "2022年4月",
            "2022年04月份",
            "202204",
            "2022.4",
        ] {
            assert_eq!(id_of(text).as_deref(), Some("2022M04"), "{text}");
        }
        for text in ["2022H1", "2022年上半年", "2022上半年度"] {
            assert_eq!(id_of(text).as_deref(), Some("2022H1"), "{text}");
        }
        for text in ["2022", "2022Q2", "2022-13", "22-04", "2022年第二季度", ""] {
            assert_eq!(id_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_half_year_has_six_months() {
        let day = |month, day| NaiveDate::from_ymd_opt(2022, month, day).expect("a day");
        assert_eq!(Span::half_year_of(day(5, 3)).to, day(6, 30));
        assert_eq!(Span::half_year_of(day(12, 31)).from, day(7, 1));
        assert_eq!(half_year_id(day(7, 1)), "2022H2");
        assert_eq!(half_year_title(day(6, 30)), "2022年上半年");
        assert_eq!(month_title(day(4, 1)), "2022年4月");
    }
}
