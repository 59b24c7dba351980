//! A curve by bands: the rate falls into a band, and the band gives a fixed share of the points.

use super::mark::{CurveMark, Told};
use crate::calc::{Calc, Quantity};
use rust_decimal::Decimal;

/// One band of a rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Lowest rate of the band, in per cent, itself in it; none = no lower end.
    pub at_least: Option<Decimal>,
    /// Highest rate of the band, in per cent, itself in it; none = no upper end.
    pub at_most: Option<Decimal>,
    /// Share of the points that the band gives, in per cent.
    pub percent: Decimal,
}

/// The mark by the first band that fits; 0 where none fits. `rate`: 1 = 100 %.
pub(super) fn mark(bands: &[Band], rate: Decimal, points: Decimal) -> CurveMark {
    let in_percent = rate * Decimal::ONE_HUNDRED;
    let fits = |band: &&Band| {
        band.at_least.is_none_or(|least| in_percent >= least)
            && band.at_most.is_none_or(|most| in_percent <= most)
    };
    let percent = bands.iter().find(fits).map_or(Decimal::ZERO, |band| band.percent);
    CurveMark {
        calc: Calc::points(points).times(Calc::number(Quantity::Share, percent).percent()),
        told: Told::Share(percent),
        bonus: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(least: i64, percent: i64) -> Band {
        Band {
            at_least: Some(Decimal::from(least)),
            at_most: None,
            percent: Decimal::from(percent),
        }
    }

    #[test]
    fn the_first_band_that_fits_counts_and_its_edge_belongs_to_it() {
        let bands = [band(95, 100), band(80, 60)];
        let of = |rate: i64| mark(&bands, Decimal::new(rate, 3), Decimal::TEN).calc.value();
        assert_eq!(
            [of(950), of(949), of(800), of(799)],
            [10, 6, 6, 0].map(Decimal::from)
        );
        let told = mark(&bands, Decimal::new(9, 1), Decimal::TEN);
        assert_eq!(told.told, Told::Share(Decimal::from(60)));
        assert_eq!(told.calc.equation(), "10 × 60% = 6.00");
    }
}
