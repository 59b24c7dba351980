//! Kinds of indicators the county's quarter does not have.

use super::run::{Case, Scores, campaign, number, scores, unit};
use super::tables;
use kaoping::campaign::model::Campaign;
use kaoping::history::{History, SCHEMA, Sealed, SealedRestricted, SealedUnit};

/// Three people of a roster that is to be trained in three turns.
const PROVINCE: &str = "\
单位,类别,标签,组别,分管领导,参评
厅党组,厅党组,,,,否
机关党委（机关纪委）,处室,,处室,厅甲,是
人事教育处,处室,,处室,厅甲,是
办公室（研究室）,处室,,处室,厅甲,是
厅安委办,处室,,处室,厅甲,是
城市建设处,处室,,处室,厅甲,是
住房保障处,处室,,处室,厅甲,是
村镇建设处,处室,,处室,厅甲,是
城市管理处,处室,,处室,厅甲,是
行政审批处,处室,,处室,厅甲,是
建筑市场监管处,处室,,处室,厅甲,是
房地产市场监管处,处室,,处室,厅甲,是
质量安全总站,厅属单位,基层党组织,厅属单位,厅甲,是
建设人才培训中心,厅属单位,基层党组织,厅属单位,厅甲,是

姓名,单位,主要负责人,班子成员,标签
厅甲,厅党组,,是,
处乙,城市建设处,是,,机关党员干部
处丙,城市建设处,,,机关党员干部
处丁,城市建设处,,,机关党员干部
";

fn province(period: &str, text: &str) -> Scores {
    scores(&Case {
        campaign: &campaign(false, PROVINCE),
        period,
        tables: tables::read(text),
        not_sent: &[],
        only: Some("城市建设处"),
        history: History::default(),
    })
}

fn met(scores: &Scores, requirement: &str) -> Vec<(String, bool)> {
    let cases = scores
        .requirements
        .iter()
        .filter(|case| &*case.requirement == requirement && case.due);
    let of = cases.filter(|case| &*case.unit == "城市建设处" || case.person.is_some() || case.code.is_some());
    of.filter(|case| &*case.unit == "城市建设处" || &*case.unit == "××省住房和城乡建设厅")
        .map(|case| {
            let name = case.person.as_deref().or(case.code.as_deref()).unwrap_or("");
            (name.to_owned(), case.met)
        })
        .collect()
}

fn part(scores: &Scores, indicator: &str, at: usize) -> (rust_decimal::Decimal, rust_decimal::Decimal) {
    let lines = &unit(scores, "城市建设处").lines;
    let line = lines
        .iter()
        .find(|line| &*line.indicator == indicator)
        .expect("in the table");
    (
        line.parts[at].points,
        line.parts[at].mark().expect("applies").round_dp(2),
    )
}

fn mark(scores: &Scores, name: &str, indicator: &str) -> rust_decimal::Decimal {
    let lines = &unit(scores, name).lines;
    let line = lines
        .iter()
        .find(|line| &*line.indicator == indicator)
        .expect("in the table");
    line.mark.expect("applies")
}

#[test]
fn every_tuesday_that_is_worked() {
    // Stages: 2021-12-01…2022-01-31, …2022-07-31, …2022-09-30. Off: 02-01, 04-05, 05-03 (and no others).
    let count = |period: &str| {
        let scores = province(period, "");
        met(&scores, "周二学习").len()
    };
    assert_eq!([count("S1"), count("S2"), count("S3")], [8, 23, 9]);
}

#[test]
fn categories_that_are_missing() {
    let rows = ["对照一", "对照二", "对照三", "对照四", "围绕一", "围绕二"];
    let mut text = "## 问题清单\n| 行 | 填报 | 问题编号 | 对照围绕 | 查摆结果 | 查摆方式 | 五个增强 | 作风类别 | 查摆时间 |\n".to_owned();
    for (at, code) in rows.iter().enumerate() {
        text += &format!(
            "| {} | 城市建设处 | 问{at} | {code} | 查到问题 | 自己找 | 讲政治 | 慢 | 2021-12-20 |\n",
            at + 5
        );
    }
    // Six of eight: 4 − 2 × 0.5.
    assert_eq!(
        mark(&province("S1", &text), "城市建设处", "类别覆盖"),
        number("3")
    );
}

#[test]
fn exactly_once_each() {
    let text = "## 参训名册\n| 行 | 姓名 | 期次 | 培训时间 |\n\
                | 5 | 处乙 | 第一期 | 2022-03-01 |\n\
                | 6 | 处丙 | 第一期 | 2022-03-02 |\n\
                | 7 | 处丙 | 第二期 | 2022-04-01 |\n";
    let found = met(&province("S2", text), "轮训一遍");
    assert_eq!(
        found,
        [
            ("处乙".into(), true),
            ("处丙".into(), false),
            ("处丁".into(), false)
        ]
    );
}

#[test]
fn a_third_of_the_roster_each_time() {
    let text = "## 参训名册\n| 行 | 姓名 | 期次 | 培训时间 |\n\
                | 5 | 处乙 | 第一期 | 2022-03-01 |\n\
                | 6 | 处丙 | 第二期 | 2022-04-01 |\n";
    let scores = province("S2", text);
    // 1 of 3 = 33.33 % lies within 30 to 37; the third time nobody came.
    let found = met(&scores, "三个三分之一（人数）");
    assert_eq!(
        found,
        [
            ("第一期".into(), true),
            ("第二期".into(), true),
            ("第三期".into(), false)
        ]
    );
}

#[test]
fn a_third_of_the_hours_in_each_way_of_teaching() {
    let text = "## 轮训课程\n| 行 | 期次 | 教学形式 | 课程 | 授课时间 | 学时数 |\n\
                | 5 | 第一期 | 课堂讲授 | 甲 | 2022-03-01 | 6 |\n\
                | 6 | 第一期 | 现场教学 | 乙 | 2022-03-02 | 5 |\n\
                | 7 | 第二期 | 研讨交流 | 丙 | 2022-05-03 | 2 |\n\
                | 8 | 第二期 | 研讨交流 | 丁 | 2022-05-04 | 2 |\n";
    let scores = province("S2", text);
    // Of 15 hours 6 are 40 %, 5 are 33.33 %, 2 + 2 are 26.67 %: only the second lies within 30 to 37.
    let found = met(&scores, "三个三分之一（学时）");
    assert_eq!(
        found,
        [
            ("课堂讲授".into(), false),
            ("现场教学".into(), true),
            ("研讨交流".into(), false)
        ]
    );
}

#[test]
fn a_row_that_cannot_be_referred_to_is_not_missed() {
    let text = "## 问题清单\n| 行 | 填报 | 问题编号 | 对照围绕 | 查摆结果 | 查摆方式 | 查摆时间 |\n\
                | 5 | 城市建设处 | 问1 | 对照一 | 查到问题 | 自己找 | 2021-12-20 |\n\
                | 6 | 城市建设处 | 问2 | 对照二 | 未查到问题 | 自己找 | 2021-12-20 |\n\
                | 7 | 城市建设处 | 问3 | 对照三 | 查到问题 | 自己找 | 2021-12-20 |\n\
                ## 整改清单\n| 行 | 填报 | 问题编号 | 责任处室 |\n\
                | 5 | 城市建设处 | 问1 | 城市建设处 |\n\
                ## 责任清单\n| 行 | 填报 | 问题编号 |\n\
                | 5 | 城市建设处 | 问1 |\n\
                | 6 | 城市建设处 | 问3 |\n";
    let scores = province("S1", text);
    // All three lists are there; only 问3 is missed, by 整改清单: 6 − 0.2.
    assert_eq!(mark(&scores, "城市建设处", "三张清单"), number("5.8"));
}

#[test]
fn not_more_than_a_year_ago() {
    // Every month of every kind is told; what counts happened in April.
    let mut text = "## 精简台账\n| 行 | 填报 | 月份 | 类别 | 本期数 | 上年同期数 |\n".to_owned();
    let april = [("会议", 5, 6), ("文件", 9, 8), ("督查检查考核", 0, 0)];
    for (at, month) in (2..=7).enumerate() {
        for (nth, (kind, now, before)) in april.into_iter().enumerate() {
            let (now, before) = if month == 4 { (now, before) } else { (0, 0) };
            let row = 5 + 3 * at + nth;
            text += &format!("| {row} | 城市建设处 | 2022年{month}月 | {kind} | {now} | {before} |\n");
        }
    }
    let scores = province("S2", &text);
    let found: Vec<bool> = met(&scores, "会议文件督查不反弹")
        .iter()
        .map(|case| case.1)
        .collect();
    assert_eq!(found, [true, false, true]);
    // 6 × 2 ÷ 3
    assert_eq!(
        mark(&scores, "城市建设处", "形式主义官僚主义专项治理"),
        number("4")
    );
}

#[test]
fn a_ceiling_is_proven_by_reports_only() {
    let months = |months: std::ops::RangeInclusive<u32>| {
        let mut text = "## 平安单位月报\n| 行 | 填报 | 月份 | 上访批次 | 事故起数 | 案件数 |\n".to_owned();
        for month in months {
            let petitions = u32::from(month == 4);
            text += &format!(
                "| {} | 城市建设处 | 2022年{month}月 | {petitions} | 0 | 0 |\n",
                month + 3
            );
        }
        text
    };
    // No project of 办实事 is asked of the unit: all six points are for the three zeros. One petition in April: 6 × 2 ÷ 3.
    assert_eq!(
        part(&province("S2", &months(2..=7)), "服务群众", 1),
        (number("6"), number("4"))
    );
    // July was not reported: nothing is proven.
    assert_eq!(
        part(&province("S2", &months(2..=6)), "服务群众", 1),
        (number("6"), number("0"))
    );
}

#[test]
fn five_limits_of_one_matter_are_one_pool() {
    // 销号 is the register's to say.
    let text = "## 督办登记\n| 行 | 编号 | 事项类别 | 能否如期 | 交办时间 | 牵头单位 | 挂牌督办 | 对应措施 | 销号时间 |\n\
                | 5 | 督A | 一般 | | 2022-04-28 | 城市建设处 | 否 | 营商环境专项治理 | 2022-05-12 |\n\
                | 6 | 督B | 重大复杂 | 能如期办结 | 2022-04-28 | 城市建设处 | 否 | 营商环境专项治理 | 2022-06-04 |\n\
                ## 督办事项台账\n| 行 | 填报 | 编号 | 部署时间 | 首次反馈时间 | 办结时间 |\n\
                | 5 | 城市建设处 | 督A | 2022-04-29 | 2022-05-01 | 2022-05-06 |\n\
                | 6 | 城市建设处 | 督B | 2022-04-30 | 2022-05-01 | 2022-05-28 |\n";
    let scores = province("S2", text);
    let line = unit(&scores, "城市建设处")
        .lines
        .iter()
        .find(|line| &*line.indicator == "两个维护专项治理");
    let line = line.expect("in the table");
    let dues: Vec<String> = line.parts[0]
        .cases
        .iter()
        .filter_map(|case| case.due)
        .map(|due| due.format("%m-%d").to_string())
        .collect();
    // 清零 is 办结 + 7; rows without 挂牌督办 leave the second part's three points to the first.
    assert_eq!(
        dues,
        [
            "04-29", "05-01", "05-05", "05-13", "04-29", "05-01", "05-28", "06-04"
        ]
    );
    // Late: 督A 七天办结 05-06, 督B 一天部署 04-30. 10 × 6 ÷ 8; of 7 points it would be 5.25.
    assert_eq!(line.mark, Some(number("7.5")));
}

/// A unit of 乙类, for votes and a year.
const COUNTY: &str = "\
单位,类别,标签,组别,分管领导,参评
服务股,机关股室,,乙类,王一,是
甲股,局直单位,窗口,甲类,王一,是
局党委,局党委,,,,否

姓名,单位,级别,主要负责人,班子成员,在岗起,在岗止,免除起,免除止,免除原因
王一,局党委,副科级,,是,,,,,
服甲,服务股,,是,,,,,,
";

fn county(campaign: &Campaign, period: &str, text: &str, history: History) -> Scores {
    scores(&Case {
        campaign,
        period,
        tables: tables::read(text),
        not_sent: &[],
        only: None,
        history,
    })
}

#[test]
fn votes_in_words() {
    let text = "## 评议\n| 行 | 评议名称 | 单位 | 评议主体 | 评议人 | 评价 |\n\
                | 5 | 服务对象评价 | 服务股 |  | 甲 | 好 |\n\
                | 6 | 服务对象评价 | 服务股 |  | 乙 | 好 |\n\
                | 7 | 服务对象评价 | 服务股 |  | 丙 | 较好 |\n\
                | 8 | 服务对象评价 | 服务股 |  | 丁 | 差 |\n";
    let scores = county(&campaign(true, COUNTY), "2022Q2", text, History::default());
    // (100 + 100 + 85 + 50) ÷ 4 = 83.75; × 6 = 5.025
    assert_eq!(mark(&scores, "服务股", "服务对象评价"), number("5.03"));
}

#[test]
fn votes_that_are_not_there_leave_the_line_out_for_now() {
    let scores = county(&campaign(true, COUNTY), "2022Q2", "", History::default());
    let lines = &unit(&scores, "服务股").lines;
    let line = lines
        .iter()
        .find(|line| &*line.indicator == "服务对象评价")
        .expect("in the table");
    assert_eq!((line.mark, line.awaiting), (None, true));
}

#[test]
fn a_year_of_quarters_and_votes_by_groups() {
    let votes = [
        ("班子成员", "95 90 88 70 92"),
        ("单位互评", "85 86 87"),
        ("群众代表", "80"),
    ];
    let mut text = "## 评议\n| 行 | 评议名称 | 单位 | 评议主体 | 评议人 | 评价 |\n".to_owned();
    let mut row = 5;
    for (group, marks) in votes {
        for mark in marks.split(' ') {
            text += &format!("| {row} | 年底民主评议 | 服务股 | {group} | 票{row} | {mark} |\n");
            row += 1;
        }
    }
    let sealed = quarters(&["96.91", "90.04", "88"]);
    let scores = county(&campaign(true, COUNTY), "2022", &text, sealed);
    // (96.91 + 90.04 + 88) ÷ 3 = 91.65; × 60% = 54.99
    assert_eq!(mark(&scores, "服务股", "季度平均分"), number("54.99"));
    // 班子: five votes, 95 and 70 are dropped: (90 + 88 + 92) ÷ 3 = 90; 90×50% + 86×30% + 80×20% = 86.80
    assert_eq!(mark(&scores, "服务股", "年底民主评议"), number("17.36"));
}

fn quarters(totals: &[&str]) -> History {
    let periods = totals
        .iter()
        .zip(["2022Q1", "2022Q2", "2022Q3"])
        .map(|(total, id)| Sealed {
            schema: SCHEMA,
            campaign: "三大活动".into(),
            period: id.into(),
            title: id.into(),
            from: tables::day("01-01"),
            to: tables::day("03-31"),
            as_of: tables::day("03-31"),
            decision: None,
            reopened: Vec::new(),
            definition: Vec::new(),
            rules: Vec::new(),
            inputs: Vec::new(),
            units: vec![SealedUnit {
                unit: "服务股".into(),
                code: None,
                group: Some("乙类".into()),
                table: Some("乙".into()),
                rated: kaoping::verdict::Rated::Scored,
                lines: Vec::new(),
                marks: number(total),
                applicable: number("100"),
                rate: number(total),
                full: rust_decimal::Decimal::ONE_HUNDRED,
                total: number(total),
                place: Some(1),
                board: None,
                grade: None,
                numbers: Vec::new(),
                repeats: Vec::new(),
                red_run: 0,
                black_run: 0,
            }],
            sums: Vec::new(),
            open: Vec::new(),
            rows: Vec::new(),
            events: Vec::new(),
        });
    let with_restricted = |sealed: Sealed| {
        let restricted = SealedRestricted {
            schema: SCHEMA,
            period: sealed.period.clone(),
            ..SealedRestricted::default()
        };
        (sealed, restricted)
    };
    periods.map(with_restricted).collect()
}
