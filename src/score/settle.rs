//! Rounds exact losses to two decimals so that they add up to what the line lost.

use super::cause::Loss;
use crate::calc::round;
use rust_decimal::Decimal;

/// Rounds the losses of a line so that they add up to `lost`, its points less its rounded mark. What goes beyond
/// it (a line never falls below 0) is cut from the last ones.
pub(super) fn settle(mut losses: Vec<Loss>, lost: Decimal) -> Vec<Loss> {
    let mut left = lost;
    for loss in &mut losses {
        loss.amount = round(loss.amount).min(left).max(Decimal::ZERO);
        left -= loss.amount;
    }
    if !left.is_zero()
        && let Some(largest) = losses.iter_mut().max_by_key(|loss| loss.amount)
    {
        largest.amount += left;
    }
    losses.retain(|loss| !loss.amount.is_zero());
    losses
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::score::cause::{Cause, Loss};
    use rust_decimal::Decimal;

    fn of(amounts: &[&str], lost: &str) -> Vec<Decimal> {
        let loss = |amount: &&str| Loss {
            amount: amount.parse().unwrap(),
            cause: Cause::Remarks(Vec::new()),
            clause: None,
            evidence: Vec::new(),
        };
        let settled = settle(amounts.iter().map(loss).collect(), lost.parse().unwrap());
        settled.iter().map(|loss| loss.amount).collect()
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
