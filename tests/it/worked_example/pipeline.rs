//! The same quarter through the pipeline: places, lists, trend, ladder, orders (section 7 of the example).

use super::{NOT_SENT, ROSTER, TABLES, first_quarter, run, tables};
use kaoping::history::{History, SealedUnit};
use kaoping::pipeline::{self, Finished, Inputs, Silent};
use kaoping::verdict::Board;
use rust_decimal::Decimal;
use std::sync::Arc;

/// 2022Q1 with its totals and places.
fn sealed() -> History {
    let mut history = first_quarter();
    let unit = |unit: &str, total: &str, place: u32| SealedUnit {
        unit: unit.into(),
        code: None,
        group: Some("甲类".into()),
        table: Some("甲".into()),
        rated: kaoping::verdict::Rated::Scored,
        lines: Vec::new(),
        marks: run::number(total),
        applicable: Decimal::ONE_HUNDRED,
        rate: run::number(total),
        full: Decimal::ONE_HUNDRED,
        total: run::number(total),
        place: Some(place),
        board: None,
        grade: None,
        numbers: Vec::new(),
        repeats: Vec::new(),
        red_run: 0,
        black_run: 0,
    };
    let first = Arc::get_mut(&mut history.periods[0]).expect("in one history only");
    first.units = vec![
        unit("物业管理股", "93.40", 2),
        unit("房产服务中心", "94.10", 1),
        unit("质量监督站", "61.20", 3),
    ];
    history
}

fn finished() -> Finished {
    let campaign = run::campaign(true, ROSTER);
    let tables = tables::read(TABLES);
    let period = campaign
        .periods
        .iter()
        .find(|period| &*period.id == "2022Q2")
        .expect("a quarter");
    let inputs = Inputs {
        campaign: &campaign,
        period,
        inbox: tables::inbox(&campaign, "2022Q2", &tables, NOT_SENT),
        registers: tables::registers(&campaign, "2022Q2", &tables),
        history: &sealed(),
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &crate::legacy(),
    };
    pipeline::run(inputs, Some(2), &Silent)
}

#[test]
fn places_lists_and_trend() {
    let outcome = finished().outcome;
    let group = outcome
        .groups
        .iter()
        .find(|group| &*group.name == "甲类")
        .expect("a group");
    let told: Vec<String> = group
        .ranking
        .iter()
        .map(|unit| &outcome.units[*unit])
        .map(|unit| {
            let board = match unit.board {
                Some(Board::Red) => "红榜",
                Some(Board::Black) => "黑榜",
                None => "—",
            };
            format!(
                "{} {} {} {:+} {:+} {board}",
                unit.place.unwrap(),
                unit.unit,
                unit.figures.total,
                unit.change.delta.unwrap().amount(),
                unit.change.delta_place.unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "1 物业管理股 96.91 +3.51 +1 —",
            "2 房产服务中心 89.31 -4.79 -1 红榜",
            "3 质量监督站 46.87 -14.33 +0 黑榜",
        ]
    );
    assert!(
        group.progress.is_empty() && group.provisional.is_empty(),
        "{group:?}"
    );
    assert_eq!(
        outcome.units[group.ranking[0]].board_words(),
        ["一票否决：失职引发集体访，不得入红榜，名额空缺"]
    );
}

#[test]
fn an_order_names_every_cause() {
    let outcome = finished().outcome;
    let orders: Vec<String> = outcome
        .orders
        .iter()
        .map(|order| {
            format!(
                "{} {} {} {}",
                order.order,
                order.unit,
                order.reasons().join("、"),
                order.term()
            )
        })
        .collect();
    assert_eq!(
        orders,
        ["责令限期整改 质量监督站 总分46.87低于60分、列入黑榜 10个工作日"]
    );
}

#[test]
fn the_ladder_counts_confirmed_cases_and_stays_restricted() {
    let finished = finished();
    let told: Vec<String> = finished
        .restricted
        .ladder
        .iter()
        .map(|entry| {
            let cases = entry
                .cases
                .iter()
                .map(|case| match (&case.nth, &case.not_counted_words()) {
                    (Some(nth), _) => format!("{}第{nth}次", case.key),
                    (None, why) => format!("{}不计（{}）", case.key, why.clone().unwrap_or_default()),
                });
            format!(
                "{} {} {} {} {}",
                entry.unit,
                entry.person,
                entry.count,
                cases.collect::<Vec<_>>().join("、"),
                entry.for_person.join("、")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "物业管理股 周乙 0 作4不计（核实结论：不属实） ",
            "房产服务中心 郑戊 0 作3不计（容错成立，不计次（容〔2022〕2号，王一批准）） ",
            "质量监督站 陈辛 2 作1第1次、作2第2次 党委通报、党委会检讨",
        ]
    );
    let entry = &finished.restricted.ladder[2];
    assert!(
        entry.new_in_period && entry.clause.contains("B36"),
        "{}",
        entry.clause
    );
    let mut bytes = Vec::new();
    let open = kaoping::report::Json::Open(&finished.outcome);
    open.write(&mut bytes).expect("written");
    let open = String::from_utf8(bytes).expect("UTF-8");
    assert!(
        !open.contains("来源投诉编号"),
        "a restricted column in the open result"
    );
    assert!(
        finished
            .outcome
            .ledgers
            .iter()
            .all(|ledger| &*ledger.ledger != "作风问题")
    );
    let sealed = serde_json::to_string(&finished.sealed).expect("JSON");
    assert!(!sealed.contains("作2"), "a style problem in the open seal");
    assert_eq!(finished.sealed_restricted.cases.len(), 4);
}
