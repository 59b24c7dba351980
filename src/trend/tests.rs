use super::*;
use crate::calendar::Span;
use crate::campaign::model::{
    BlackRule, ClauseId, Combine, Group, GroupId, Indicator, IndicatorId, PeriodKind, RedRule, TableId, Unit,
};
use crate::history::fixture::sealed;
use crate::history::{Sealed, SealedLine, SealedRestricted};
use crate::ranking::Placed;
use crate::rows::sample;
use crate::score::{SectionScore, SectionSum, fixture};
use chrono::NaiveDate;
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn second_quarter() -> Period {
    Period {
        id: "2022Q2".into(),
        title: "2022年第二季度".into(),
        kind: PeriodKind::Quarter,
        stage: None,
        span: Span::new(day("2022-04-01"), day("2022-06-30")).unwrap(),
        as_of: day("2022-06-30"),
        received_by: day("2022-07-07"),
        previous: Some("2022Q1".into()),
    }
}

fn before(unit: &str, total: &str, place: u32) -> SealedUnit {
    SealedUnit {
        unit: unit.into(),
        code: None,
        group: Some("甲类".into()),
        table: Some("甲".into()),
        rated: Rated::Scored,
        lines: Vec::new(),
        marks: Decimal::from(81),
        applicable: Decimal::from(90),
        rate: Decimal::from(90),
        full: Decimal::ONE_HUNDRED,
        total: total.parse().unwrap(),
        place: Some(place),
        board: None,
        grade: None,
        numbers: Vec::new(),
        repeats: Vec::new(),
        red_run: 1,
        black_run: 0,
    }
}

fn first_quarter(units: Vec<SealedUnit>) -> History {
    let sealed = Sealed {
        units,
        title: "2022年第一季度".into(),
        ..sealed("2022Q1", "2022-01-01", "2022-03-31")
    };
    History::from_iter([(sealed, SealedRestricted::default())])
}

/// A campaign with one group of these units, their cards, and the group with its places and red list.
fn ranked(
    units: &[(&str, &str)],
    red: &[UnitId],
) -> (Campaign, ById<UnitId, Scorecard>, Vec<(Standings, Lists)>) {
    let mut campaign = sample::campaign();
    campaign.groups = vec![group()].into();
    campaign.roster.units = units.iter().map(|(name, _)| unit(name)).collect();
    let ids = campaign.roster.units.ids();
    let cards = ids.clone().zip(units);
    let cards = cards.map(|(id, (_, total))| fixture::card(id, total)).collect();
    let places = ids.zip(1..);
    let standings = Standings {
        group: GroupId(0),
        table: TableId(0),
        totals: None,
        places: places.map(|(unit, place)| Placed { unit, place }).collect(),
        provisional: Vec::new(),
        unsettled: false,
        own_judges: Vec::new(),
    };
    let lists = Lists {
        red: red.to_vec(),
        ..Lists::default()
    };
    (campaign, cards, vec![(standings, lists)])
}

fn group() -> Group {
    let red = RedRule {
        only: Vec::new(),
        places: 1,
        at_least: None,
        missed: Vec::new(),
    };
    let black = BlackRule {
        only: Vec::new(),
        places: 0,
        below: None,
        missed: Vec::new(),
        few_under: None,
        few_places: None,
    };
    Group {
        name: "甲类".into(),
        clause: ClauseId(0),
        table: Some(TableId(0)),
        grading: None,
        tables: Vec::new(),
        red,
        black,
    }
}

fn unit(name: &str) -> Unit {
    Unit {
        code: None,
        name: name.into(),
        aliases: Vec::new(),
        former: Vec::new(),
        founded: None,
        abolished: None,
        group: Some(GroupId(0)),
        ranked: true,
        leader: None,
        attributes: BTreeMap::new(),
    }
}

#[test]
fn the_worked_example_moves_as_worked_out() {
    let history = first_quarter(vec![
        before("物业", "93.40", 2),
        before("房产", "94.10", 1),
        before("质量", "61.20", 3),
    ]);
    let totals = [("物业", "96.91"), ("房产", "89.31"), ("质量", "46.87")];
    let (campaign, cards, groups) = ranked(&totals, &[UnitId(1)]);
    let changes = changes(&campaign, &second_quarter(), &history, &cards, &groups);
    let moved: Vec<String> = changes
        .iter()
        .map(|change| {
            let delta = change.delta.unwrap().amount();
            format!("{delta} {:+} {}", change.delta_place.unwrap(), change.red_run)
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
    let (campaign, cards, groups) = ranked(&[("甲", "93"), ("新来的", "90")], &[]);
    let changes = changes(&campaign, &second_quarter(), &history, &cards, &groups);
    assert_eq!(changes[UnitId(0)].delta, Some(Delta::Rate(Decimal::from(3))));
    assert_eq!(changes[UnitId(1)].delta, None);
}

#[test]
fn sections_are_summed_over_the_lines_they_have_now() {
    let (mut campaign, mut cards, groups) = ranked(&[("甲", "93"), ("乙", "90")], &[]);
    let names = ["按期", "准确", "新增"];
    campaign.indicators = names
        .iter()
        .map(|name| Indicator {
            times: Vec::new(),
            combine: Combine::default(),
            floor: None,
            cap: None,
            name: (*name).into(),
            clause: ClauseId(0),
            parts: Vec::new(),
        })
        .collect();
    // Two sections now, of which the second has a new line only.
    let section = SectionScore {
        points: Decimal::TEN,
        applicable: Decimal::TEN,
        marks: Decimal::ONE,
        sum: SectionSum::default(),
    };
    cards[UnitId(0)].sections = vec![section; 2];
    cards[UnitId(0)].lines = [(0, 0), (0, 1), (1, 2)]
        .map(|(section, indicator)| fixture::line(section, IndicatorId(indicator)))
        .to_vec();
    let sealed = |indicator: &str, points: i64, mark: Option<i64>| SealedLine {
        number: "1.1".into(),
        indicator: indicator.into(),
        points: Decimal::from(points),
        mark: mark.map(Decimal::from),
    };
    let before = SealedUnit {
        lines: vec![
            sealed("按期", 6, Some(5)),
            sealed("准确", 4, None),
            sealed("取消了的", 9, Some(9)),
        ],
        ..before("甲", "95", 1)
    };
    let changes = changes(
        &campaign,
        &second_quarter(),
        &first_quarter(vec![before]),
        &cards,
        &groups,
    );
    let sum = SectionBefore {
        applicable: Decimal::from(6),
        marks: Decimal::from(5),
    };
    assert_eq!(changes[UnitId(0)].previous_sections, [Some(sum), None]);
    assert_eq!(changes[UnitId(0)].earlier.len(), 1);
    assert_eq!(changes[UnitId(0)].earlier[0].total, Decimal::from(95));
    assert_eq!(changes[UnitId(1)].earlier, []);
}

#[test]
fn results_of_another_year_are_not_in_the_series() {
    let history = first_quarter(vec![before("甲", "95", 1)]);
    let next_year = Period {
        span: Span::new(day("2023-01-01"), day("2023-03-31")).unwrap(),
        ..second_quarter()
    };
    assert_eq!(earlier::of_year(&next_year, &history, "甲"), []);
    assert_eq!(earlier::of_year(&second_quarter(), &history, "甲").len(), 1);
}

#[test]
fn a_unit_that_was_not_assessed_is_not_compared() {
    let history = first_quarter(vec![SealedUnit {
        rated: Rated::NotAssessed,
        ..before("甲", "95", 1)
    }]);
    let (campaign, cards, groups) = ranked(&[("甲", "93")], &[]);
    let changes = changes(&campaign, &second_quarter(), &history, &cards, &groups);
    assert_eq!(changes[UnitId(0)].delta, None);
    assert_eq!(changes[UnitId(0)].previous_total, Some(Decimal::from(95)));
}

#[test]
fn a_run_is_counted_on_and_ends_with_its_list() {
    let before = SealedUnit {
        red_run: 1,
        black_run: 2,
        ..before("甲", "50", 3)
    };
    let of = |board: Option<Board>, before: Option<&SealedUnit>| {
        let change = runs(board, before);
        (change.red_run, change.black_run)
    };
    assert_eq!(of(Some(Board::Red), Some(&before)), (2, 0));
    assert_eq!(of(Some(Board::Black), Some(&before)), (0, 3));
    assert_eq!(of(None, Some(&before)), (0, 0));
    assert_eq!(of(Some(Board::Red), None), (1, 0));
    assert_eq!(of(Some(Board::Black), None), (0, 1));
}
