//! 纵向 and 横向: a unit against its own last period, and its place within the group; runs on a list.

use crate::campaign::model::Period;
use crate::history::{History, SealedUnit};
use crate::outcome::{Board, Rated, UnitResult};

/// Compares every unit with the period before, if that was sealed.
pub fn compare(period: &Period, history: &History, units: &mut [UnitResult]) {
    let previous = history.previous(period);
    for unit in units {
        let before = previous.and_then(|sealed| sealed.unit(&unit.unit));
        runs(unit, before);
        if let Some(before) = before {
            against(unit, before);
        }
    }
}

fn against(unit: &mut UnitResult, before: &SealedUnit) {
    unit.previous_total = Some(before.total);
    let assessed = unit.rated != Rated::NotAssessed && before.rated != "未评定";
    if assessed && before.place.is_some() {
        unit.delta_is_rate = table_changed(unit, before);
        unit.delta_total = Some(if unit.delta_is_rate {
            unit.scaled - before.rate
        } else {
            unit.total - before.total
        });
    }
    if unit.group == before.group {
        unit.previous_place = before.place;
        unit.delta_place = before
            .place
            .zip(unit.place)
            .map(|(was, is)| i64::from(was) - i64::from(is));
    }
}

/// Totals can be compared only where the same lines were worth the same points. A seal without lines does not tell.
fn table_changed(unit: &UnitResult, before: &SealedUnit) -> bool {
    if before.lines.is_empty() {
        return false;
    }
    let now = unit.lines.iter().map(|line| (&line.indicator, line.points));
    let then = before.lines.iter().map(|line| (&line.indicator, line.points));
    !now.eq(then)
}

fn runs(unit: &mut UnitResult, before: Option<&SealedUnit>) {
    let (red, black) = before.map_or((0, 0), |before| (before.red_run, before.black_run));
    unit.red_run = if unit.board == Some(Board::Red) {
        red + 1
    } else {
        0
    };
    unit.black_run = if unit.board == Some(Board::Black) {
        black + 1
    } else {
        0
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Span;
    use crate::campaign::model::PeriodKind;
    use crate::history::{SCHEMA, Sealed, SealedLine, SealedRestricted};
    use crate::outcome::fixture;
    use chrono::NaiveDate;
    use rust_decimal::Decimal;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn second_quarter() -> Period {
        Period {
            id: "2022Q2".into(),
            title: "2022年第二季度".into(),
            kind: PeriodKind::Quarter,
            span: Span::new(day("2022-04-01"), day("2022-06-30")).unwrap(),
            as_of: day("2022-06-30"),
            received_by: day("2022-07-07"),
            previous: Some("2022Q1".into()),
        }
    }

    fn before(unit: &str, total: &str, place: u32) -> SealedUnit {
        SealedUnit {
            unit: unit.into(),
            group: Some("甲类".into()),
            table: Some("甲".into()),
            rated: "已评".into(),
            lines: Vec::new(),
            marks: Decimal::from(81),
            applicable: Decimal::from(90),
            rate: Decimal::from(90),
            total: total.parse().unwrap(),
            place: Some(place),
            board: None,
            red_run: 1,
            black_run: 0,
        }
    }

    fn first_quarter(units: Vec<SealedUnit>) -> History {
        let sealed = Sealed {
            schema: SCHEMA,
            campaign: "活动".into(),
            period: "2022Q1".into(),
            title: "2022年第一季度".into(),
            from: day("2022-01-01"),
            to: day("2022-03-31"),
            as_of: day("2022-03-31"),
            definition: Vec::new(),
            inputs: Vec::new(),
            units,
            sums: Vec::new(),
            open: Vec::new(),
            rows: Vec::new(),
            events: Vec::new(),
        };
        History::from_iter([(sealed, SealedRestricted::default())])
    }

    fn placed(name: &str, total: &str, place: u32) -> UnitResult {
        UnitResult {
            place: Some(place),
            ..fixture::unit(name, "甲类", total.parse().unwrap())
        }
    }

    #[test]
    fn the_worked_example_moves_as_worked_out() {
        let history = first_quarter(vec![
            before("物业", "93.40", 2),
            before("房产", "94.10", 1),
            before("质量", "61.20", 3),
        ]);
        let mut units = vec![
            placed("物业", "96.91", 1),
            placed("房产", "89.31", 2),
            placed("质量", "46.87", 3),
        ];
        units[1].board = Some(Board::Red);
        compare(&second_quarter(), &history, &mut units);
        let moved: Vec<String> = units
            .iter()
            .map(|unit| {
                format!(
                    "{} {:+} {}",
                    unit.delta_total.unwrap(),
                    unit.delta_place.unwrap(),
                    unit.red_run
                )
            })
            .collect();
        assert_eq!(moved, ["3.51 +1 0", "-4.79 -1 2", "-14.33 +0 0"]);
    }

    #[test]
    fn another_table_compares_rates() {
        let line = SealedLine {
            number: "1.1".into(),
            indicator: "旧指标".into(),
            points: Decimal::from(100),
            mark: None,
        };
        let history = first_quarter(vec![SealedUnit {
            lines: vec![line],
            ..before("甲", "95", 1)
        }]);
        let mut units = vec![placed("甲", "93", 1), placed("新来的", "90", 2)];
        compare(&second_quarter(), &history, &mut units);
        assert!(units[0].delta_is_rate);
        assert_eq!(units[0].delta_total, Some(Decimal::from(3)));
        assert_eq!(units[1].delta_total, None);
    }
}
