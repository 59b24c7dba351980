//! Mean and median of the totals of a group.

use crate::calc::round;
use crate::score::Scorecard;
use crate::verdict::Rated;
use rust_decimal::Decimal;
use serde::Serialize;

/// Mean and median of the totals of a group, rounded as marks are. Units that were not assessed have no say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Mean of the totals, in points.
    pub mean: Decimal,
    /// Median of the totals, in points; of an even number of totals the mean of the middle two.
    pub median: Decimal,
}

/// Mean and median of the cards of a group; none where no unit was assessed.
pub(super) fn totals(cards: &[&Scorecard]) -> Option<Totals> {
    let assessed = cards.iter().filter(|card| card.rated != Rated::NotAssessed);
    let mut totals: Vec<Decimal> = assessed.map(|card| card.figures.total).collect();
    totals.sort();
    let half = totals.len() / 2;
    let upper = *totals.get(half)?;
    let lower = if totals.len().is_multiple_of(2) {
        totals[half - 1]
    } else {
        upper
    };
    let sum: Decimal = totals.iter().sum();
    Some(Totals {
        mean: round(sum / Decimal::from(totals.len())),
        median: round((lower + upper) / Decimal::TWO),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::UnitId;
    use crate::score::fixture::card;

    fn of(marks: &[&str]) -> Option<Totals> {
        let cards: Vec<Scorecard> = marks.iter().map(|total| card(UnitId(0), total)).collect();
        totals(&cards.iter().collect::<Vec<_>>())
    }

    fn expected(mean: &str, median: &str) -> Option<Totals> {
        let number = |text: &str| text.parse().expect("a number");
        Some(Totals {
            mean: number(mean),
            median: number(median),
        })
    }

    #[test]
    fn the_middle_is_rounded_as_marks_are() {
        assert_eq!(of(&["90", "60.01", "80"]), expected("76.67", "80"));
        assert_eq!(of(&["60.01", "90", "80", "80.01"]), expected("77.51", "80.01"));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn who_was_not_assessed_has_no_say() {
        let mut unread = card(UnitId(1), "0");
        unread.rated = Rated::NotAssessed;
        assert_eq!(totals(&[&card(UnitId(0), "80"), &unread]), expected("80", "80"));
        assert_eq!(totals(&[&unread]), None);
    }
}
