//! Rounds exact losses to two decimals as the rule tells them; what rounding leaves is a loss of its own.

use super::cause::{Cause, Loss};
use crate::calc::round;
use crate::campaign::model::ClauseId;
use rust_decimal::Decimal;

/// Rounds the losses of a line, each by itself, so that together with a line for rounding they add up to `lost`, its
/// points less its rounded mark (`decisions` 73). Where they go beyond it, since a line never falls below 0, the last
/// ones are cut. `clause`: that of the indicator.
pub(super) fn settle(mut losses: Vec<Loss>, lost: Decimal, clause: ClauseId) -> Vec<Loss> {
    let exact: Decimal = losses.iter().map(|loss| loss.amount).sum();
    let is_cut = exact - lost > Decimal::new(1, 2);
    let mut left = lost;
    for loss in &mut losses {
        let told = round(loss.amount);
        loss.amount = if is_cut {
            told.min(left.max(Decimal::ZERO))
        } else {
            told
        };
        left -= loss.amount;
    }
    losses.retain(|loss| !loss.amount.is_zero());
    if !left.is_zero() {
        losses.push(Loss {
            part: None,
            amount: left,
            cause: Cause::Rounding,
            clause: Some(clause),
            evidence: Vec::new(),
        });
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::campaign::model::ClauseId;
    use crate::score::cause::{Cause, Loss};
    use rust_decimal::Decimal;

    fn of(amounts: &[&str], lost: &str) -> Vec<Decimal> {
        let loss = |amount: &&str| Loss {
            part: None,
            amount: amount.parse().unwrap(),
            cause: Cause::Remarks(Vec::new()),
            clause: None,
            evidence: Vec::new(),
        };
        let losses = amounts.iter().map(loss).collect();
        let settled = settle(losses, lost.parse().unwrap(), ClauseId(0));
        settled.iter().map(|loss| loss.amount).collect()
    }

    fn numbers(numbers: &[&str]) -> Vec<Decimal> {
        numbers.iter().map(|number| number.parse().unwrap()).collect()
    }

    #[test]
    fn amounts_are_told_as_the_rule_says_and_add_up_with_a_line_for_rounding() {
        // Three thirds of 4 points, of which 2.67 were lost by two.
        assert_eq!(
            of(&["1.33333", "1.33333"], "2.67"),
            numbers(&["1.33", "1.33", "0.01"])
        );
        assert_eq!(of(&["0.08", "0.045"], "0.13"), numbers(&["0.08", "0.05"]));
        assert_eq!(
            of(&["0.005", "0.005", "0.005"], "0.02"),
            numbers(&["0.01", "0.01", "0.01", "-0.01"])
        );
        assert_eq!(of(&["0.001"], "0"), numbers(&[]));
    }

    #[test]
    fn what_goes_beyond_the_line_is_cut_from_the_last() {
        assert_eq!(of(&["2", "2", "2"], "3"), numbers(&["2", "1"]));
    }
}
