//! How many points of a mark hang on what nobody tells but the unit that is scored.

use super::card::{CaseEffect, PartScore, SelfReported};
use crate::calc::round;
use crate::campaign::model::{MarkRule, Part};
use crate::measure::{Case, NumberOf, Tally};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A case that earns a share of a mark.
struct Earning<'c> {
    case: &'c Case,
    /// Its part of the whole, in the unit of what is added up.
    adds: Decimal,
    /// Whether it earns it by the unit's word alone.
    alone: bool,
}

/// The share of a part's mark that its cases on the unit's word earn: of a rate by what they add above the line; of
/// points less charges by their weight among the cases that are not charged, or among all where each is charged. Where
/// rows are charged for being there, the whole mark rests on whoever keeps the ledger.
pub(super) fn of_part(tally: &Tally, part: &Part, score: &PartScore) -> SelfReported {
    let mark = score.mark().unwrap_or_default();
    if let (Some(fact), None) = (tally.unsaid, &tally.absent) {
        return SelfReported {
            points: mark.max(Decimal::ZERO),
            facts: BTreeSet::from([fact]),
            ..SelfReported::default()
        };
    }
    if mark <= Decimal::ZERO || tally.absent.is_some() {
        return SelfReported::default();
    }
    let earnings = match part.rule {
        MarkRule::Curve(_) => by_rate(tally),
        MarkRule::Amounts(_) => uncharged(tally, score),
    };
    share(&earnings, mark)
}

/// What each case adds above the line; what a decision adds rests on the office.
fn by_rate<'c>(tally: &'c Tally) -> Vec<Earning<'c>> {
    let of_case = |case: &'c Case| Earning {
        case,
        adds: match (&tally.ratio, case.adds) {
            (Some(_), adds) => adds.unwrap_or_default(),
            (None, Some(adds)) => adds * case.weight,
            (None, None) if counts_rows(tally) => case.weight,
            (None, None) => case.weight - case.lost_weight(),
        },
        alone: case.good && is_alone(case),
    };
    let mut earnings: Vec<Earning<'c>> = tally.cases.iter().map(of_case).collect();
    earnings.retain(|earning| earning.adds > Decimal::ZERO);
    earnings
}

fn counts_rows(tally: &Tally) -> bool {
    let reckoning = tally.reckoning.as_ref();
    reckoning.is_some_and(|reckoning| reckoning.of == NumberOf::Count)
}

/// The cases that are not charged, or all where each is.
fn uncharged<'c>(tally: &'c Tally, score: &PartScore) -> Vec<Earning<'c>> {
    let of_case = |case: &'c Case| Earning {
        case,
        adds: case.weight,
        alone: is_alone(case) && !case.is_waived(),
    };
    let all = || tally.cases.iter().map(of_case);
    let is_charged = |effect| matches!(effect, CaseEffect::Takes(amount) if amount > Decimal::ZERO);
    let effects = score.cases.iter().map(|case| case.effect);
    let free = all().zip(effects).filter(|(_, effect)| !is_charged(*effect));
    let free: Vec<Earning<'c>> = free.map(|(earning, _)| earning).collect();
    match free.is_empty() {
        true => all().collect(),
        false => free,
    }
}

fn is_alone(case: &Case) -> bool {
    !case.alone.facts.is_empty()
}

fn share(earnings: &[Earning<'_>], mark: Decimal) -> SelfReported {
    let whole: Decimal = earnings.iter().map(|earning| earning.adds).sum();
    let mut found = SelfReported {
        of: earnings.len(),
        ..SelfReported::default()
    };
    for Earning { case, adds, .. } in earnings.iter().filter(|earning| earning.alone) {
        let points = mark * *adds / whole;
        found.points += points;
        found.cases += 1;
        found.facts.extend(&case.alone.facts);
        for row in &case.alone.rows {
            *found.rows.entry(row.clone()).or_default() += points / Decimal::from(case.alone.rows.len());
        }
    }
    found
}

/// The same of a line: its parts together, less what other parts took off, in proportion; all of it where a part would
/// take off more if the unit told of more. `mark`: that of the line.
pub(super) fn of_line(parts: &[PartScore], mark: Option<Decimal>) -> SelfReported {
    let mark = mark.unwrap_or_default();
    let parts: Vec<&PartScore> = parts
        .iter()
        .filter(|part| !part.into_adjustments && !part.passed_over)
        .collect();
    let earned = parts.iter().filter_map(|part| part.mark());
    let earned: Decimal = earned.filter(|mark| *mark > Decimal::ZERO).sum();
    let mut line = SelfReported::default();
    if mark <= Decimal::ZERO || earned.is_zero() {
        return line;
    }
    for part in parts.iter().map(|part| &part.self_reported) {
        line.points += part.points;
        line.cases += part.cases;
        line.of += part.of;
        line.facts.extend(&part.facts);
        for (row, points) in &part.rows {
            *line.rows.entry(row.clone()).or_default() += *points * mark / earned;
        }
    }
    let takes_off = |part: &&&PartScore| part.points.is_zero() && !part.self_reported.facts.is_empty();
    line.points = match parts.iter().find(takes_off) {
        Some(_) => mark,
        None => round(line.points * mark / earned).min(mark),
    };
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::Calc;
    use crate::campaign::model::{ClauseId, ColumnId, LedgerId};
    use crate::curve::Shape;
    use crate::measure::{Alone, CaseName, CaseResult, RowPlace};
    use crate::score::comparison::Comparison;
    use crate::score::fixture::{amounts, curve, part};
    use crate::score::{CaseScore, amounts, rate};
    use crate::self_reported::{Fact, FactKind};

    const FACT: Fact = Fact {
        ledger: LedgerId(0),
        column: Some(ColumnId(2)),
        kind: FactKind::DoneDate,
    };

    fn place(row: u32) -> RowPlace {
        RowPlace {
            ledger: LedgerId(0),
            file: "a.xlsx".into(),
            sheet: "台账".into(),
            row,
            key: None,
        }
    }

    /// A case of a row; `alone`: on the unit's word.
    fn case(row: u32, good: bool, alone: bool) -> Case {
        let told = Alone {
            facts: vec![FACT],
            rows: vec![place(row)],
        };
        Case {
            good,
            alone: if alone { told } else { Alone::default() },
            ..Case::new(CaseName::Row("1".into()), CaseResult::Listed)
        }
    }

    fn tally(cases: Vec<Case>) -> Tally {
        Tally {
            cases,
            ..Tally::default()
        }
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_rate_is_shared_among_the_cases_that_are_good() {
        // 10 points, three of four good: 7.5, of which two by the unit's word: 5. The bad one earns nothing.
        let cases = [
            (5, true, true),
            (6, true, true),
            (7, true, false),
            (8, false, true),
        ];
        let tally = tally(cases.map(|(row, good, alone)| case(row, good, alone)).to_vec());
        let curve = curve(Shape::Proportion);
        let part = part(MarkRule::Curve(curve.clone()));
        let score = rate::mark(
            &tally,
            &Comparison::default(),
            (&part, &curve),
            Decimal::TEN,
            ClauseId(0),
        );
        let found = of_part(&tally, &part, &score);
        assert_eq!((found.points, found.cases, found.of), (number("5.0"), 2, 3));
        assert_eq!(
            found.rows,
            [(place(5), number("2.5")), (place(6), number("2.5"))].into()
        );
        assert_eq!(found.facts, [FACT].into());
    }

    #[test]
    fn points_less_charges_are_shared_among_the_cases_that_are_not_charged() {
        let rule = amounts(-3);
        let both = [case(5, true, true), case(6, true, false), case(7, false, true)];
        let both = tally(both.to_vec());
        let part = part(MarkRule::Amounts(rule.clone()));
        let score = amounts::mark(&both, &part, &rule, Decimal::TEN);
        // 10 - 3 = 7, half of it by row 5.
        assert_eq!(of_part(&both, &part, &score).points, number("3.5"));
        // Each is charged: 10 - 3 - 3 = 4, half of it by row 5.
        let bad = tally(vec![case(5, false, true), case(6, false, false)]);
        let score = amounts::mark(&bad, &part, &rule, Decimal::TEN);
        assert_eq!(of_part(&bad, &part, &score).points, Decimal::TWO);
    }

    #[test]
    fn what_is_not_said_earns_the_whole_mark() {
        let fact = Fact {
            column: None,
            kind: FactKind::Rows,
            ..FACT
        };
        let silent = Tally {
            unsaid: Some(fact),
            ..Tally::default()
        };
        let rule = amounts(-1);
        let part = part(MarkRule::Amounts(rule.clone()));
        let score = amounts::mark(&silent, &part, &rule, Decimal::TEN);
        let found = of_part(&silent, &part, &score);
        assert_eq!((found.points, found.cases), (Decimal::TEN, 0));
        assert_eq!(found.facts, [fact].into());
    }

    #[test]
    fn a_line_that_is_not_lessened_because_nothing_is_said_hangs_on_it_as_a_whole() {
        let sure = PartScore {
            points: Decimal::TEN,
            calc: Some(Calc::points(Decimal::TEN)),
            ..PartScore::default()
        };
        let silent = PartScore {
            calc: Some(Calc::zero()),
            self_reported: SelfReported {
                facts: [FACT].into(),
                ..SelfReported::default()
            },
            ..PartScore::default()
        };
        let line = of_line(&[sure.clone(), silent.clone()], Some(Decimal::TEN));
        assert_eq!((line.points, line.facts), (Decimal::TEN, [FACT].into()));
        // A part that has points of its own and lost them all says nothing about the others.
        let lost = PartScore {
            points: Decimal::TWO,
            ..silent
        };
        assert_eq!(of_line(&[sure, lost], Some(Decimal::TEN)).points, Decimal::ZERO);
    }

    #[test]
    fn what_other_parts_take_off_lessens_it_in_proportion() {
        let half = PartScore {
            points: Decimal::TEN,
            calc: Some(Calc::points(Decimal::TEN)),
            cases: Vec::<CaseScore>::new(),
            self_reported: SelfReported {
                points: Decimal::from(5),
                cases: 1,
                of: 2,
                facts: [FACT].into(),
                rows: [(place(5), Decimal::from(5))].into(),
            },
            ..PartScore::default()
        };
        let taking = PartScore {
            calc: Some(Calc::points(Decimal::from(-3))),
            ..PartScore::default()
        };
        let parts = [half, taking];
        // 10 - 3 = 7: half of it.
        let line = of_line(&parts, Some(Decimal::from(7)));
        assert_eq!((line.points, line.cases, line.of), (number("3.50"), 1, 2));
        assert_eq!(line.rows, [(place(5), number("3.5"))].into());
        // Set to 0 by the office, or not applicable: nothing hangs on anything.
        for mark in [Some(Decimal::ZERO), None] {
            assert_eq!(of_line(&parts, mark), SelfReported::default());
        }
    }
}
