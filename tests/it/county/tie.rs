//! Two units of one group that nothing tells apart: the second table line by line, with its arithmetic.

use super::second_quarter;
use kaoping::outcome::UnitResult;
use rust_decimal::Decimal;

fn unit(name: &str) -> &'static UnitResult {
    let mut units = second_quarter().outcome.units.iter();
    units.find(|unit| &*unit.unit == name).expect("in the sample")
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// `1.1 18` a line; `-` = does not apply. What follows is the arithmetic.
fn marks(unit: &UnitResult, expected: &str) {
    let expected: Vec<(&str, Option<Decimal>)> = expected
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .map(|words| (words[0], (words[1] != "-").then(|| number(words[1]))))
        .collect();
    let found: Vec<(&str, Option<Decimal>)> =
        unit.lines.iter().map(|line| (&*line.number, line.mark)).collect();
    assert_eq!(found, expected, "{}", unit.unit);
}

#[test]
fn two_units_in_a_tie_share_their_place() {
    let (one, other) = (unit("财务股"), unit("法规股"));
    marks(
        one,
        "1.1 18  18 × 1 ÷ 1: 督45 by 05-23
         1.2 8   8 × 5 ÷ 5: five spot checks, all as reported
         1.3 8   8 × 3 ÷ 3: three services confirmed
         1.4 6   6 × 1 ÷ 1: one rule, due 05-31
         2.1 8   8 − 0: every first feedback within five working days
         2.2 8   8 × (1 + 0.6 + 1) ÷ (1 + 0.6 + 1): two led, one supported
         2.3 4   4 − 0: nothing sent back
         3.1 4   2 − 0 (no month without a session) + 2 × 5 ÷ 5 people
         3.2 -   nobody of the unit is of section level
         3.3 3   3 ÷ 3 × (2 ÷ 2 talks + 1 ÷ 1 visit + 1 ÷ 1 pledge)
         3.4 5   5 × 4 ÷ 4; a standing one is never due
         3.5 5   5 − 0
         4.1 4   (14 × 4) ÷ 14
         4.2 2   no required cell is blank: 100 %
         4.3 3   3 − 0
         4.4 1   1 − 0
         5.1 6   6 × (5 × 100 ÷ 5)%
         5.2 4   4 × 3 ÷ 3",
    );
    marks(
        other,
        "1.1 18  18 × 3 ÷ 3
         1.2 8   8 × 5 ÷ 5
         1.3 8   8 × 3 ÷ 3
         1.4 6   6 × 1 ÷ 1
         2.1 -   no first feedback fell due
         2.2 8   8 × 1 ÷ 1
         2.3 4   4 − 0
         3.1 4   2 − 0 + 2 × 5 ÷ 5
         3.2 -   nobody of section level
         3.3 3   3 ÷ 3 × (2 ÷ 2 + 1 ÷ 1 + 1 ÷ 1)
         3.4 -   of both that others say it supports it tells nothing itself
         3.5 5   5 − 0
         4.1 4   (14 × 4) ÷ 14
         4.2 2   100 %
         4.3 3   3 − 0
         4.4 1   1 − 0
         5.1 6   6 × 100%
         5.2 4   4 × 3 ÷ 3",
    );
    // 97 ÷ 97 × 100 and 84 ÷ 84 × 100: what does not apply is scaled out of both.
    for (unit, marks) in [(one, "97"), (other, "84")] {
        assert_eq!(
            (
                unit.figures.marks,
                unit.figures.applicable,
                unit.figures.scaled,
                unit.figures.total
            ),
            (number(marks), number(marks), number("100"), number("100")),
            "{}",
            unit.unit
        );
    }
    // Equal in the tie-breakers too: 重点工作 40, 交办事项办结率 8, nothing taken off, sent in on one day.
    let work = |unit: &UnitResult| unit.sections[0].marks;
    assert_eq!((work(one), work(other)), (number("40"), number("40")));
    assert_eq!(
        (one.figures.deduction, other.figures.deduction),
        (Decimal::ZERO, Decimal::ZERO)
    );
    assert_eq!((one.place, other.place), (Some(1), Some(1)));
    let second = &second_quarter().outcome.groups[1];
    let third = &second_quarter().outcome.units[second.ranking[2]];
    assert_eq!(third.place, Some(3), "a shared first place leaves no second one");
}
