//! Marks that grow with repetition.

use crate::campaign::model::Repeat;
use crate::measure::{Case, Tally};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which repetition a case is, and what it is multiplied by for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatScore {
    /// Its number in the window, from 1.
    pub nth: u32,
    /// The factor; 1 = none.
    pub factor: Decimal,
}

/// The number of each case that counts, and how many this period adds, by what makes them the same.
#[derive(Default)]
pub(super) struct Repetitions {
    pub of_cases: Vec<Option<RepeatScore>>,
    pub counted: BTreeMap<Arc<str>, u32>,
}

/// Numbers the cases that count by their days; those of a day in the order of the rows. `counts`: which do.
pub(super) fn number(tally: &Tally, repeat: &Repeat, counts: &[bool]) -> Repetitions {
    let mut repetitions = Repetitions {
        of_cases: vec![None; tally.cases.len()],
        ..Repetitions::default()
    };
    let mut known = tally.repeated_before.clone();
    for at in in_order(&tally.cases, counts) {
        let Some(repeats) = &tally.cases[at].repeats else {
            continue;
        };
        let most = || known.iter().max_by_key(|(_, times)| **times);
        let most = || most().map(|(same, _)| same.clone());
        let same = repeats.same.clone().or_else(most).unwrap_or_default();
        let nth = known.entry(same.clone()).or_default();
        *nth += 1;
        repetitions.of_cases[at] = Some(RepeatScore {
            nth: *nth,
            factor: repeat.factor(*nth),
        });
        *repetitions.counted.entry(same).or_default() += 1;
    }
    repetitions
}

/// The cases that count, by their days.
fn in_order(cases: &[Case], counts: &[bool]) -> Vec<usize> {
    let is_counted = |at: &usize| counts[*at] && !cases[*at].is_waived();
    let mut order: Vec<usize> = (0..cases.len()).filter(is_counted).collect();
    order.sort_by_key(|at| {
        let day = cases[*at].repeats.as_ref().and_then(|repeats| repeats.day);
        (day.is_none(), day)
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::RepeatWindow;
    use crate::measure::{CaseName, CaseResult, Repeats};
    use chrono::NaiveDate;

    fn case(same: Option<&str>, day: u32) -> Case {
        Case {
            repeats: Some(Repeats {
                same: same.map(Arc::from),
                day: NaiveDate::from_ymd_opt(2022, 5, day),
            }),
            ..Case::new(CaseName::Row("1".into()), CaseResult::Listed)
        }
    }

    #[test]
    fn cases_are_numbered_by_day_and_a_blank_repeats_what_was_repeated_most() {
        let tally = Tally {
            cases: vec![
                case(Some("甲"), 9),
                case(Some("甲"), 3),
                case(Some("乙"), 1),
                case(None, 12),
                case(Some("乙"), 20),
            ],
            repeated_before: BTreeMap::from([("甲".into(), 1)]),
            ..Tally::default()
        };
        let repeat = Repeat {
            window: RepeatWindow::Year,
            same: None,
            factors: vec![(2, Decimal::TWO), (3, Decimal::from(3))],
        };
        let counts = [true, true, true, true, false];
        let numbered = number(&tally, &repeat, &counts);
        let told: Vec<Option<(u32, Decimal)>> = numbered
            .of_cases
            .iter()
            .map(|score| score.map(|score| (score.nth, score.factor)))
            .collect();
        let three = Decimal::from(3);
        assert_eq!(
            told,
            [
                Some((3, three)),
                Some((2, Decimal::TWO)),
                Some((1, Decimal::ONE)),
                Some((4, three)),
                None
            ]
        );
        assert_eq!(
            numbered.counted,
            BTreeMap::from([("甲".into(), 3), ("乙".into(), 1)])
        );
    }
}
