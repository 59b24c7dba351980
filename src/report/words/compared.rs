//! A number held against an earlier one and against those of other units, in words.

use super::figure::figure;
use crate::campaign::model::Relation;
use crate::curve::{Figure, Number, NumberKind};
use crate::score::AmongOthers;

/// `2022年第一季度 80%，相比 +5`.
pub(super) fn against_earlier(period: &str, then: Figure, number: &Number) -> String {
    format!("{period} {}，相比 {}", figure(then), figure(number.figure()))
}

/// `本组6个单位里第2名，与第一名之比 30 ÷ 40 = 75%`.
pub(super) fn among_others(among: &AmongOthers) -> String {
    let AmongOthers {
        units, place, number, ..
    } = among;
    let whom = if among.of_all { "参评的" } else { "本组" };
    let told = match (number.calc.is_operation(), number.kind) {
        (true, NumberKind::Percent) => format!("{} = {}", number.calc.words(), figure(number.figure())),
        _ => figure(number.figure()),
    };
    let held = match among.relation {
        Relation::Place => String::new(),
        Relation::Climb => format!("，比那一期{told}"),
        Relation::Percentile => format!("，百分位 {told}"),
        Relation::ToFirst => format!("，与第一名之比 {told}"),
        Relation::ToMean => format!("，与平均之比 {told}"),
        Relation::Spread => format!("，在最低与最高之间 {told}"),
    };
    format!("{whom}{units}个单位里第{place}名{held}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::{Calc, Quantity};

    #[test]
    fn the_place_is_told_with_what_comes_of_it() {
        let number = |number: i64| Calc::number(Quantity::Set, number.into());
        let mut among = AmongOthers {
            relation: Relation::ToFirst,
            of_all: false,
            units: 6,
            place: 2,
            number: Number::new(NumberKind::Percent, number(30).over(number(40))),
        };
        assert_eq!(
            among_others(&among),
            "本组6个单位里第2名，与第一名之比 30 ÷ 40 = 75%"
        );
        among.relation = Relation::Climb;
        among.of_all = true;
        among.number = Number::new(NumberKind::Climb, number(-1));
        assert_eq!(among_others(&among), "参评的6个单位里第2名，比那一期退1位");
    }
}
