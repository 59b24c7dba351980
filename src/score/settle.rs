//! Exact amounts → amounts of two decimals that add up to what the line lost.

use crate::outcome::{Deduction, marks};
use rust_decimal::Decimal;

/// Rounds the deductions of a line so that they add up to `lost`, its points less its rounded mark. What goes beyond
/// it (a line never falls below 0) is cut from the last ones.
pub(super) fn settle(mut deductions: Vec<Deduction>, lost: Decimal) -> Vec<Deduction> {
    let mut left = lost;
    for deduction in &mut deductions {
        deduction.amount = marks(deduction.amount).min(left).max(Decimal::ZERO);
        left -= deduction.amount;
    }
    if !left.is_zero()
        && let Some(largest) = deductions.iter_mut().max_by_key(|deduction| deduction.amount)
    {
        largest.amount += left;
    }
    deductions.retain(|deduction| !deduction.amount.is_zero());
    deductions
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::outcome::Deduction;
    use rust_decimal::Decimal;

    fn of(amounts: &[&str], lost: &str) -> Vec<Decimal> {
        let deduction = |amount: &&str| Deduction {
            amount: amount.parse().unwrap(),
            reason: String::new(),
            clause: String::new(),
            evidence: Vec::new(),
        };
        let settled = settle(amounts.iter().map(deduction).collect(), lost.parse().unwrap());
        settled.iter().map(|deduction| deduction.amount).collect()
    }

    fn numbers(numbers: &[&str]) -> Vec<Decimal> {
        numbers.iter().map(|number| number.parse().unwrap()).collect()
    }

    #[test]
    fn amounts_add_up_to_what_was_lost() {
        // Three thirds of 4 points, of which 2.67 were lost by two.
        assert_eq!(
            of(&["1.33333", "1.33333"], "2.67"),
            numbers(&["1.34", "1.33"]).into_iter().rev().collect::<Vec<_>>()
        );
        assert_eq!(of(&["2", "2", "2"], "3"), numbers(&["2", "1"]));
        assert_eq!(of(&["0.001"], "0"), numbers(&[]));
    }
}
