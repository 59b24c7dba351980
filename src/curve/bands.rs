//! A curve by bands: the number falls into one band, and the band gives a fixed mark. Bands have lower limits only, or
//! upper limits only, and join by themselves; what is in none of them is the rest. So there is no gap and no overlap.

use super::gives::Gives;
use super::mark::{CurveMark, Told};
use rust_decimal::Decimal;

/// Bands in the order in which they are tried: the first whose limit holds counts, and the last one has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands(Vec<Band>);

/// One band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Its limit, in per cent; none = all that is in no other band.
    pub limit: Option<Limit>,
    /// What it gives.
    pub gives: Gives,
}

/// The limit of a band, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// 不低于.
    AtLeast(Decimal),
    /// 高于.
    Above(Decimal),
    /// 不高于.
    AtMost(Decimal),
    /// 低于.
    Below(Decimal),
}

impl Limit {
    fn holds(self, number: Decimal) -> bool {
        match self {
            Limit::AtLeast(limit) => number >= limit,
            Limit::Above(limit) => number > limit,
            Limit::AtMost(limit) => number <= limit,
            Limit::Below(limit) => number < limit,
        }
    }

    fn is_lower(self) -> bool {
        matches!(self, Limit::AtLeast(_) | Limit::Above(_))
    }

    /// The number of the limit, in per cent.
    pub fn number(self) -> Decimal {
        let (Limit::AtLeast(number) | Limit::Above(number) | Limit::AtMost(number) | Limit::Below(number)) =
            self;
        number
    }

    /// What is tried first has the smaller key: of lower limits the highest, of upper limits the lowest, and of two at one
    /// number the narrower.
    fn order(self) -> (Decimal, u8) {
        match self {
            Limit::Above(limit) => (-limit, 0),
            Limit::AtLeast(limit) => (-limit, 1),
            Limit::Below(limit) => (limit, 0),
            Limit::AtMost(limit) => (limit, 1),
        }
    }
}

/// Why bands do not make a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandMistake {
    /// None is without a limit.
    NoRest,
    /// Several are without a limit.
    SeveralRests,
    /// None has a limit.
    NoLimit,
    /// Lower and upper limits beside each other.
    Mixed,
    /// The same limit, in per cent, twice.
    Twice(Decimal),
}

impl Bands {
    /// Bands in any order.
    pub fn new(mut bands: Vec<Band>) -> Result<Bands, BandMistake> {
        let limits: Vec<Limit> = bands.iter().filter_map(|band| band.limit).collect();
        match bands.len() - limits.len() {
            0 => return Err(BandMistake::NoRest),
            1 => {}
            _ => return Err(BandMistake::SeveralRests),
        }
        let Some(first) = limits.first() else {
            return Err(BandMistake::NoLimit);
        };
        if limits.iter().any(|limit| limit.is_lower() != first.is_lower()) {
            return Err(BandMistake::Mixed);
        }
        let twice = |at: usize| limits[..at].contains(&limits[at]);
        if let Some(at) = (0..limits.len()).find(|at| twice(*at)) {
            return Err(BandMistake::Twice(limits[at].number()));
        }
        bands.sort_by_key(|band| match band.limit {
            Some(limit) => (false, limit.order()),
            None => (true, (Decimal::ZERO, 0)),
        });
        Ok(Bands(bands))
    }

    /// In the order in which they are tried; the last has no limit.
    pub fn iter(&self) -> impl Iterator<Item = &Band> {
        self.0.iter()
    }

    /// `at`: the number; per cent in per cent.
    pub(super) fn mark(&self, at: Decimal, points: Decimal) -> CurveMark {
        let fits = |band: &&Band| band.limit.is_none_or(|limit| limit.holds(at));
        let gives = self
            .0
            .iter()
            .find(fits)
            .map_or(Gives::Mark(Decimal::ZERO), |band| band.gives);
        let calc = gives.calc(points);
        let told = match gives {
            Gives::Percent(share) => Told::Share(share),
            Gives::Mark(_) => Told::Set,
        };
        CurveMark { calc, told }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn band(limit: Option<Limit>, percent: i64) -> Band {
        Band {
            limit,
            gives: Gives::Percent(percent.into()),
        }
    }

    fn at_least(least: i64) -> Option<Limit> {
        Some(Limit::AtLeast(least.into()))
    }

    fn marks(bands: &Bands, of: &[&str]) -> Vec<Decimal> {
        let mark = |text: &&str| bands.mark(number(text), Decimal::TEN).calc.value().normalize();
        of.iter().map(mark).collect()
    }

    #[test]
    fn the_narrowest_band_counts_in_whatever_order_they_stand() {
        let mut bands = vec![band(at_least(80), 60), band(None, 0), band(at_least(95), 100)];
        for _ in 0..3 {
            bands.rotate_left(1);
            let bands = Bands::new(bands.clone()).expect("a curve");
            let expected = [10, 6, 6, 0].map(Decimal::from);
            assert_eq!(marks(&bands, &["95", "94.9", "80", "79.9"]), expected);
        }
        let told = Bands::new(bands)
            .expect("a curve")
            .mark(number("90"), Decimal::TEN);
        assert_eq!(told.told, Told::Share(Decimal::from(60)));
        assert_eq!(told.calc.equation(), "10 × 60% = 6.00");
    }

    #[test]
    fn the_word_says_whether_the_edge_belongs_to_the_band() {
        let limits = |one: fn(Decimal) -> Limit| {
            let bands = vec![band(Some(one(Decimal::from(90))), 100), band(None, 0)];
            marks(&Bands::new(bands).expect("a curve"), &["89", "90", "91"])
        };
        assert_eq!(limits(Limit::AtLeast), [0, 10, 10].map(Decimal::from));
        assert_eq!(limits(Limit::Above), [0, 0, 10].map(Decimal::from));
        assert_eq!(limits(Limit::AtMost), [10, 10, 0].map(Decimal::from));
        assert_eq!(limits(Limit::Below), [10, 0, 0].map(Decimal::from));
        let both = vec![
            band(Some(Limit::AtLeast(90.into())), 50),
            band(Some(Limit::Above(90.into())), 100),
            band(None, 0),
        ];
        let both = Bands::new(both).expect("a curve");
        assert_eq!(marks(&both, &["90", "90.1"]), [5, 10].map(Decimal::from));
    }

    #[test]
    fn a_mark_does_not_grow_with_the_points() {
        let gives = |mark: i64| Band {
            limit: None,
            gives: Gives::Mark(mark.into()),
        };
        let bands = Bands::new(vec![band(at_least(50), 100), gives(3)]).expect("a curve");
        let low = |points: i64| bands.mark(Decimal::TEN, points.into()).calc.value();
        assert_eq!([low(10), low(5), low(2)], [3, 3, 3].map(Decimal::from));
    }

    #[test]
    fn what_is_no_curve_is_refused() {
        let of = |bands: &[Band]| Bands::new(bands.to_vec()).err();
        let rest = band(None, 0);
        let at_most = band(Some(Limit::AtMost(50.into())), 10);
        assert_eq!(of(&[]), Some(BandMistake::NoRest));
        assert_eq!(of(&[band(at_least(90), 100)]), Some(BandMistake::NoRest));
        assert_eq!(of(&[rest]), Some(BandMistake::NoLimit));
        assert_eq!(
            of(&[band(at_least(90), 100), rest, rest]),
            Some(BandMistake::SeveralRests)
        );
        assert_eq!(
            of(&[band(at_least(90), 100), at_most, rest]),
            Some(BandMistake::Mixed)
        );
        let twice = [band(at_least(90), 100), band(at_least(90), 50), rest];
        assert_eq!(of(&twice), Some(BandMistake::Twice(90.into())));
    }
}
