//! What a requirement asks: `20×6/12→10`.

use crate::number::plain;
use crate::requirement::{RequirementCase, Target, Unproven};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// The target as it was worked out.
pub(super) fn target(target: &Target) -> String {
    match target {
        Target::AtLeast(least) => plain(*least),
        Target::AtMost(most) => format!("≤{}", plain(*most)),
        Target::Between(least, most) => format!("{}~{}", plain(*least), plain(*most)),
        Target::Nothing => String::new(),
        Target::Paced {
            full,
            months,
            days,
            least,
        } => {
            let share = |share: &Option<(u32, u32)>| {
                share.map_or_else(String::new, |(part, whole)| format!("×{part}/{whole}"))
            };
            format!(
                "{}{}{}→{}",
                plain(*full),
                share(months),
                share(days),
                plain(*least)
            )
        }
    }
}

/// What was reached of what was asked: `10.5（20×6/12→10）`.
pub(super) fn reached(reached: Decimal, asked: &Target, unproven: Option<&Unproven>) -> String {
    let reached = plain(reached.round_dp(2));
    match unproven {
        Some(why) => format!("{reached}（{}，{}）", target(asked), lacking(why)),
        None if *asked == Target::AtLeast(Decimal::ONE) => reached,
        None => format!("{reached}（{}）", target(asked)),
    }
}

/// What lacks to prove a ceiling: `缺2022年4月、5月的数`.
fn lacking(why: &Unproven) -> String {
    let Unproven::Months(months) = why else {
        return "没有报表可证".into();
    };
    let mut year = None;
    let month = |month: &NaiveDate| match year.replace(month.year()) == Some(month.year()) {
        true => format!("{}月", month.month()),
        false => format!("{}年{}月", month.year(), month.month()),
    };
    let months: Vec<String> = months.iter().map(month).collect();
    format!("缺{}的数", months.join("、"))
}

impl RequirementCase {
    /// What had to be reached, as it was worked out, and what lacks to prove that an upper limit was kept.
    pub fn target_words(&self) -> String {
        match &self.unproven {
            Some(why) => format!("{}，{}", target(&self.target), lacking(why)),
            None => target(&self.target),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paced_target_shows_its_shares() {
        let paced = Target::Paced {
            full: Decimal::from(20),
            months: Some((6, 12)),
            days: Some((122, 181)),
            least: Decimal::new(65, 1),
        };
        assert_eq!(target(&paced), "20×6/12×122/181→6.5");
        assert_eq!(
            reached(Decimal::new(700, 2), &paced, None),
            "7（20×6/12×122/181→6.5）"
        );
    }

    #[test]
    fn a_target_of_one_is_not_told() {
        assert_eq!(reached(Decimal::ONE, &Target::AtLeast(Decimal::ONE), None), "1");
    }

    #[test]
    fn what_is_unproven_names_the_months_that_lack() {
        let most = Target::AtMost(Decimal::ONE);
        assert_eq!(
            reached(Decimal::ZERO, &most, Some(&Unproven::Unreported)),
            "0（≤1，没有报表可证）"
        );
        let month = |text: &str| text.parse().expect("a day");
        let months = ["2021-12-01", "2022-04-01", "2022-05-01"].map(month);
        assert_eq!(
            reached(Decimal::ZERO, &most, Some(&Unproven::Months(months.to_vec()))),
            "0（≤1，缺2021年12月、2022年4月、5月的数）"
        );
    }
}
