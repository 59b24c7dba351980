//! Units scored from their tables, every mark with its arithmetic.

mod at_once;
mod edges;
mod other_kinds;
mod pipeline;
mod run;
mod tables;
mod three_units;

use kaoping::history::{History, SCHEMA, Sealed, SealedRestricted, SealedSum};
use run::Scores;
use run::number;
use std::collections::BTreeMap;
use tables::Rows;

const TABLES: &str = include_str!("../../data/worked_example.md");
const ROSTER: &str = include_str!("../../data/worked_example_roster.csv");

/// 2022Q1 as sealed: days of study and of investigation by person.
fn first_quarter() -> History {
    let sum = |requirement: &str, unit: &str, person: &str, amount: &str| SealedSum {
        requirement: requirement.into(),
        unit: unit.into(),
        person: Some(person.into()),
        person_id: None,
        code: None,
        amounts: vec![(tables::day("03-01"), number(amount))],
        others: Vec::new(),
    };
    let study = |unit: &str, person: &str, amount: &str| sum("个人学习二十天", unit, person, amount);
    let sealed = Sealed {
        schema: SCHEMA,
        campaign: "三大活动".into(),
        period: "2022Q1".into(),
        title: "2022年第一季度".into(),
        from: tables::day("01-01"),
        to: tables::day("03-31"),
        as_of: tables::day("03-31"),
        decision: None,
        reopened: Vec::new(),
        definition: Vec::new(),
        rules: Vec::new(),
        inputs: Vec::new(),
        units: Vec::new(),
        sums: vec![
            study("物业管理股", "赵甲", "5"),
            study("物业管理股", "周乙", "2"),
            study("房产服务中心", "钱丁", "4.5"),
            study("房产服务中心", "郑戊", "5"),
            study("质量监督站", "孙己", "6"),
            study("质量监督站", "冯庚", "4"),
            study("质量监督站", "陈辛", "3"),
            sum("调研三十天", "房产服务中心", "钱丁", "7"),
            sum("调研三十天", "质量监督站", "孙己", "6"),
        ],
        open: Vec::new(),
        rows: Vec::new(),
        events: Vec::new(),
    };
    let restricted = SealedRestricted {
        schema: SCHEMA,
        period: "2022Q1".into(),
        ..SealedRestricted::default()
    };
    History::from_iter([(sealed, restricted)])
}

/// The quarter of the three units; `mend` changes its tables.
fn quarter(not_sent: &[(&str, &str)], mend: impl Fn(&mut BTreeMap<String, Rows>)) -> Scores {
    let mut tables = tables::read(TABLES);
    mend(&mut tables);
    run::scores(&run::Case {
        campaign: &run::campaign(true, ROSTER),
        period: "2022Q2",
        tables,
        not_sent,
        only: None,
        history: first_quarter(),
    })
}

/// What never came.
const NOT_SENT: &[(&str, &str)] = &[("质量监督站", "民生实事台账")];
