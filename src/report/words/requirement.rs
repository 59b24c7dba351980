//! What a requirement asks: `20×6/12→10`.

use crate::number::plain;
use crate::requirement::{RequirementCase, Target};
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
pub(super) fn reached(reached: Decimal, asked: &Target, unproven: bool) -> String {
    let reached = plain(reached.round_dp(2));
    match unproven {
        true => format!("{reached}（{}，没有报表可证）", target(asked)),
        false if *asked == Target::AtLeast(Decimal::ONE) => reached,
        false => format!("{reached}（{}）", target(asked)),
    }
}

impl RequirementCase {
    /// What had to be reached, as it was worked out.
    pub fn target_words(&self) -> String {
        target(&self.target)
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
            reached(Decimal::new(700, 2), &paced, false),
            "7（20×6/12×122/181→6.5）"
        );
    }

    #[test]
    fn a_target_of_one_is_not_told() {
        assert_eq!(reached(Decimal::ONE, &Target::AtLeast(Decimal::ONE), false), "1");
        assert_eq!(
            reached(Decimal::ZERO, &Target::AtMost(Decimal::ONE), true),
            "0（≤1，没有报表可证）"
        );
    }
}
