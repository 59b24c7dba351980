//! Quarters and what people write for them.

use super::Span;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A quarter of a calendar year. Printed as its id: `2022Q2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// Calendar year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(date: NaiveDate) -> Quarter {
        Quarter {
            year: date.year(),
            number: date.month0() / 3 + 1,
        }
    }

    /// What people write: `2022Q2`, `2022-Q2`, `2022年第二季度`, `2022年二季度`, `2022年2季度`, `2022年第2季`.
    pub fn parse(text: &str) -> Option<Quarter> {
        let text: String = text
            .nfkc()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_lowercase();
        let (year, rest) = text.split_at_checked(4)?;
        let year = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        let rest = rest.trim_start_matches(['-', '_', '.', '/', '年', '度', '第']);
        let number = match rest.strip_prefix('q') {
            Some(number) => number,
            None => rest.strip_suffix("季度").or_else(|| rest.strip_suffix('季'))?,
        };
        let number = match number {
            "1" | "01" | "一" => 1,
            "2" | "02" | "二" => 2,
            "3" | "03" | "三" => 3,
            "4" | "04" | "四" => 4,
            _ => return None,
        };
        Some(Quarter { year, number })
    }

    /// Its days.
    pub fn span(&self) -> Span {
        let from = NaiveDate::from_ymd_opt(self.year, self.number * 3 - 2, 1);
        Span::quarter_of(from.unwrap_or(NaiveDate::MIN))
    }

    /// As printed in a report: `2022年第二季度`.
    pub fn title(&self) -> String {
        let number = ["一", "二", "三", "四"]
            .get(self.number as usize - 1)
            .unwrap_or(&"？");
        format!("{}年第{number}季度", self.year)
    }

    /// The one before.
    pub fn previous(&self) -> Quarter {
        match self.number {
            1 => Quarter {
                year: self.year - 1,
                number: 4,
            },
            number => Quarter {
                year: self.year,
                number: number - 1,
            },
        }
    }

    /// The one after.
    pub fn next(&self) -> Quarter {
        match self.number {
            4 => Quarter {
                year: self.year + 1,
                number: 1,
            },
            number => Quarter {
                year: self.year,
                number: number + 1,
            },
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}
