//! Numbers and sentences of a line.

use crate::outcome::marks;
use rust_decimal::Decimal;

/// Without trailing zeros, at most two decimals.
pub(super) fn plain(number: Decimal) -> String {
    marks(number).normalize().to_string()
}

/// With two decimals.
pub(super) fn two(number: Decimal) -> String {
    format!("{:.2}", marks(number))
}

/// A rate as a percentage: `66.67%`.
pub(super) fn percent(rate: Decimal) -> String {
    format!("{}%", plain(rate * Decimal::ONE_HUNDRED))
}
