//! Three units scored from their tables, every mark with its arithmetic.

mod tables;

use kaoping::campaign::model::{Campaign, Period};
use kaoping::campaign::{Sources, build};
use kaoping::finding::{Finding, Findings};
use kaoping::history::{History, SCHEMA, Sealed, SealedRestricted, SealedSum};
use kaoping::outcome::UnitResult;
use kaoping::score::{Context, Scores};
use kaoping::{check, record, register, score, submission};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use tables::Rows;

const TABLES: &str = include_str!("../../data/worked_example.md");

fn campaign() -> Campaign {
    let (campaign, findings) = build(Sources {
        campaign: (
            "campaign.toml",
            include_bytes!("../../../samples/county/campaign.toml"),
        ),
        ledgers: (
            "ledgers.toml",
            include_bytes!("../../../samples/county/ledgers.toml"),
        ),
        scoring: (
            "scoring.toml",
            include_bytes!("../../../samples/county/scoring.toml"),
        ),
        roster: (
            "roster.xlsx",
            include_bytes!("../../data/worked_example_roster.csv"),
        ),
        calendar_overlay: None,
    });
    campaign.unwrap_or_else(|| panic!("{:?}", findings.into_sorted()))
}

/// 2022Q1 as sealed: days of study and of investigation by person.
fn first_quarter() -> History {
    let sum = |requirement: &str, unit: &str, person: &str, amount: &str| SealedSum {
        requirement: requirement.into(),
        unit: unit.into(),
        person: Some(person.into()),
        person_id: None,
        code: None,
        amounts: vec![(tables::day("03-01"), number(amount))],
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
        definition: Vec::new(),
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
    History {
        periods: vec![sealed],
        restricted: vec![restricted],
    }
}

fn period(campaign: &Campaign) -> &Period {
    campaign
        .periods
        .iter()
        .find(|period| &*period.id == "2022Q2")
        .expect("quarters are generated")
}

/// From files to scores; units named in `leave_out` do not send the ledger (全部 = nothing).
fn run(leave_out: &[(&str, &str)], mend: impl Fn(&mut BTreeMap<String, Rows>)) -> (Scores, Vec<Finding>) {
    let campaign = campaign();
    let period = period(&campaign);
    let mut tables = tables::read(TABLES);
    mend(&mut tables);
    let mut findings = Findings::new();
    let mut read = |files: Vec<submission::FoundFile>| -> Vec<submission::ReadFile> {
        files
            .into_iter()
            .map(|file| submission::read_file(&campaign, file, &mut findings))
            .collect()
    };
    let inbox = read(tables::inbox(&campaign, &tables, leave_out));
    let kept = read(tables::registers(&campaign, &tables));
    let office = submission::sort_office(&campaign, kept, &mut findings);
    let registers = register::read(&campaign, &office.fixed, &mut findings);
    let submissions = submission::sort_out(&campaign, period, inbox, &registers, &mut findings);
    let sent = [submissions.tables.as_slice(), &office.declared].concat();
    let mut records = record::read(&campaign, period, &sent, &mut findings);
    let history = first_quarter();
    check::all(&campaign, period, &mut records, &history, &mut findings);
    let findings = findings.into_sorted();
    let scores = score::all(Context {
        campaign: &campaign,
        period,
        records: &records,
        registers: &registers,
        submissions: &submissions,
        history: &history,
        findings: &findings,
    });
    (scores, findings)
}

fn unit<'a>(scores: &'a Scores, name: &str) -> &'a UnitResult {
    scores
        .units
        .iter()
        .find(|unit| &*unit.unit == name)
        .expect("in the roster")
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// `1.1 9.70` a line; `-` = 不涉及. What follows is the arithmetic.
fn marks(scores: &Scores, name: &str, expected: &str) {
    let unit = unit(scores, name);
    let expected: Vec<(&str, Option<Decimal>)> = expected
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|words| words.len() > 1)
        .map(|words| (words[0], (words[1] != "-").then(|| number(words[1]))))
        .collect();
    let found: Vec<(&str, Option<Decimal>)> =
        unit.lines.iter().map(|line| (&*line.number, line.mark)).collect();
    assert_eq!(found, expected, "{name}");
    for line in &unit.lines {
        let lost: Decimal = line.deductions.iter().map(|deduction| deduction.amount).sum();
        let mark = line.mark.unwrap_or(line.points);
        assert_eq!(
            line.points - mark,
            lost,
            "{name} {}: deductions add up",
            line.number
        );
        assert!(
            line.deductions
                .iter()
                .all(|deduction| deduction.clause.contains('（')),
            "{name} {}",
            line.number
        );
    }
}

/// Σ marks, applicable points, scaled, bonus, deductions, total.
fn total(scores: &Scores, name: &str, expected: [&str; 6]) {
    let unit = unit(scores, name);
    let found = [
        unit.marks,
        unit.applicable,
        unit.scaled,
        unit.bonus,
        unit.deduction,
        unit.total,
    ];
    assert_eq!(found, expected.map(number), "{name}");
    assert_eq!(
        unit.total,
        unit.marks + unit.folding + unit.bonus - unit.deduction
    );
}

fn words(scores: &Scores, name: &str, line: &str) -> String {
    let lines = &unit(scores, name).lines;
    let line = lines
        .iter()
        .find(|own| &*own.number == line)
        .expect("in the table");
    line.words.join("；")
}

/// What never came.
const NOT_SENT: &[(&str, &str)] = &[("质量监督站", "民生实事台账")];

#[test]
fn the_first_unit() {
    let scores = run(NOT_SENT, |_| ()).0;
    marks(
        &scores,
        "物业管理股",
        "1.1 9.70   10 × 388 ÷ 400
         1.2 10     10 × 2 ÷ 2: 管网 04-28 by 04-30, 路面 06-14 by 06-15
         1.3 -      计划开工 is blank: nothing to be started
         1.4 5      5 × 1 ÷ 1: 问3 closed 06-20 by 06-20
         1.5 3      nothing found
         1.6 2      no notice
         2.1 12     12 × 1.6 ÷ 1.6: 督1 leads 1.0, 督2 supports 0.6 on the lead's row; 督9 is standing
         2.2 6      6 × 5 ÷ 5
         2.3 4      4 × 1 ÷ 1
         2.4 3      3 × 4 ÷ 4
         3.1 6      督5: five working days from 06-01 are 06-09; 督10 04-11 by 04-13
         3.2 3      6 × 1 ÷ 2: 督10 in time, 督5 06-27 by 06-24
         3.3 3      nothing sent back
         4.1 3      1.5 + 1.5 × 2 ÷ 2; 周乙: 20 × 6 ÷ 12 × 122 ÷ 181 = 6.74, down to 6.5; 吴丙 is exempt
         4.2 -      nobody of rank 科级
         4.3 2      2 × (2 ÷ 2 + 1 ÷ 1 + 1 ÷ 1) ÷ 3
         4.4 4      4 × 2 ÷ 2: 问1; 问2 at once = 06-01 + 7 = 06-08
         4.5 3      作4 was not confirmed
         5.1 4      (16 × 4) ÷ 16
         5.2 2      192 cells, none blank
         5.3 3
         5.4 1",
    );
    // 29.70 + 25 + 12 + 12 + 10 = 88.70; 88.70 ÷ 92 × 100 = 96.41; 96.41 + 0.5 = 96.91
    total(
        &scores,
        "物业管理股",
        ["88.70", "92", "96.41", "0.5", "0", "96.91"],
    );
    let vetoes = &unit(&scores, "物业管理股").vetoes;
    assert_eq!(vetoes.len(), 1);
    assert!(vetoes[0].in_force && &*vetoes[0].kind == "失职引发集体访");
}

#[test]
fn the_second_unit() {
    let scores = run(NOT_SENT, |_| ()).0;
    marks(
        &scores,
        "房产服务中心",
        "1.1 10     (560 + 300) ÷ (500 + 300) = 107.5%: full, and 7 whole points above = 0.7 bonus
         1.2 6.17   10 × 2 ÷ 3 − 0.5: 主体二层 twelve days late = one whole ten
         1.3 2.50   5 × 1 ÷ 2: 安置房 started late but started, 公租房 not
         1.4 2.50   5 × 1 ÷ 2: 问4 06-02 by 05-31, 问5 06-29 by 6月底
         1.5 2.50   3 − 0.5: no 实施方案
         1.6 2      质停3号 is waived by 容1号
         2.1 12     12 × (0.6 + 1) ÷ 1.6
         2.2 4.80   6 × 4 ÷ 5
         2.3 -      approved
         2.4 3      3 × 2 ÷ 2
         3.1 6      督6: 05-27 by 05-27
         3.2 -      督6 extended to 07-15: nothing due
         3.3 3
         4.1 1.75   1.5 − 0.5 for May, and 1.5 × 1 ÷ 2: 钱丁 4.5 + 5 = 9.5 of 10, 郑戊 5 + 5 = 10
         4.2 2.75   1.5 × 1 ÷ 1 (7 + 3 + 2 + 3.5 = 15.5 of 15), and 1.5 − 0.25 for May
         4.3 1.67   2 ÷ 3 × (1 ÷ 2 + 1 + 1): 政治谈话 was held by 王一, not by 李二 who is in charge
         4.4 4      4 × 1 ÷ 1: 问6; 问7 is standing
         4.5 3      作3 is waived
         5.1 3.94   (15 × 4 + 3) ÷ 16: two days late cost 2 × 0.5
         5.2 1      190 ÷ 193 = 98.45%: the second band
         5.3 2.30   3 − 0.2 (应到人数) − 0.5 (sent back once)
         5.4 1",
    );
    // 25.67 + 19.80 + 9 + 13.17 + 8.24 = 75.88; ÷ 90 × 100 = 84.31; 3 + 2 + 0.7 = 5.7, at most 5; 89.31
    total(
        &scores,
        "房产服务中心",
        ["75.88", "90", "84.31", "5", "0", "89.31"],
    );
    let unit = unit(&scores, "房产服务中心");
    assert_eq!(unit.bonus_note.as_deref(), Some("加分合计 5.7，封顶 5"));
    let counted: Vec<(&str, Decimal)> = unit
        .adjustments
        .iter()
        .map(|line| (&*line.level, line.points))
        .collect();
    let expected = [
        ("国家级", number("3")),
        ("省级", number("2")),
        ("市级", number("0")),
    ];
    assert_eq!(counted, expected, "of one matter the highest level counts");
}

#[test]
fn the_third_unit() {
    let scores = run(NOT_SENT, |_| ()).0;
    marks(
        &scores,
        "质量监督站",
        "1.1 0      330 ÷ 600 = 55%, below 60%
         1.2 3      10 × 1 ÷ 2 − 2: 封顶 41 days overdue = four whole tens
         1.3 5      5 × 1 ÷ 1
         1.4 -      approved
         1.5 2.50   3 − 0.5: two leaders
         1.6 1.50   2 − 0.5: 质改7号
         2.1 4.50   12 × 0.6 ÷ 1.6: 督1 supports, on its own row; 督3 is overdue
         2.2 0      3 ÷ 4 = 75%, below 80%
         2.3 0      the ledger never came
         2.4 2      3 × 2 ÷ 3: 隐Z3 06-15 by 06-10
         3.1 4      6 − 1 − 1: 督4 seven working days late, more than five; 督7 is due 07-04
         3.2 6      6 × 1 ÷ 1: 督4; 督8 was charged in the first quarter
         3.3 2.50   3 − 0.5
         4.1 2.25   1.5 + 1.5 × 1 ÷ 2: 孙己 6 + 5 = 11, 陈辛 3 + 4 = 7; 冯庚 has left
         4.2 1.25   1.5 × 0 ÷ 1 (6 + 3 + 4 = 13 of 15), and 1.5 − 0.25 for June
         4.3 1.33   2 ÷ 3 × (1 + 0 + 1): no visit
         4.4 1.33   4 × 1 ÷ 3: 问8 overdue, 问9 in time, 问10 closed on a day that does not exist
         4.5 1      3 − 2: the second confirmed case of one person, the first lies in the first quarter
         5.1 2.19   (14 × 2.5 + 0 + 0) ÷ 16: three days late cost 1.5; five days = 0; never came = 0
         5.2 2      194 cells, none blank
         5.3 2.80   3 − 0.2: 06-31; 挂点领导 is charged in 1.5
         5.4 0.80   1 − 0.2: a badly named file",
    );
    // 12 + 6.50 + 12.50 + 7.16 + 7.79 = 45.95; ÷ 95 × 100 = 48.37; − 0.5 − 1 = 46.87
    total(
        &scores,
        "质量监督站",
        ["45.95", "95", "48.37", "0", "1.5", "46.87"],
    );
}

#[test]
fn marks_are_told_in_words() {
    let scores = run(NOT_SENT, |_| ()).0;
    let told = |name, line| words(&scores, name, line);
    assert_eq!(
        told("物业管理股", "2.1"),
        "督1·办结（牵头），限06-10：按期；督2·办结（配合），限06-30：按期 ×0.6；1.6 ÷ 1.6 = 100%；12 × 1.6 ÷ 1.6 = 12.00"
    );
    assert_eq!(
        told("房产服务中心", "1.1"),
        "本季完成投资 860 ÷ 本季计划投资 800 = 107.5%；超 7 个百分点，加分 0.7；封顶 10.00"
    );
    assert_eq!(
        told("质量监督站", "4.4"),
        "问8·销号（牵头），限04-30：逾期未办 61天；问9·销号（牵头），限06-15：按期；问10·销号（牵头），限06-20：无法认定；\
         1 ÷ 3 = 33.33%；4 × 1 ÷ 3 = 1.33"
    );
    assert_eq!(told("质量监督站", "2.3"), "民生实事台账缺报，得 0");
    assert_eq!(told("房产服务中心", "1.6"), "质停〔2022〕3号 免（容〔2022〕1号）");
    assert_eq!(
        told("质量监督站", "5.1"),
        "民生实事台账：缺报，0 分；14 张各迟 3 天，各 2.5 分；隐患整治台账：迟 5 天，0 分；应报 16 张，限 07-04；\
         平均 35 ÷ 16 = 2.19"
    );
    // Cases of the ladder are told by number; the people in them are not.
    assert_eq!(told("质量监督站", "4.5"), "作2 第2次：扣 2；3 − 2 = 1.00");
    assert_eq!(
        told("房产服务中心", "4.5"),
        "作3：容错成立，不计次（容〔2022〕2号）"
    );
}

#[test]
fn nothing_open_names_the_people_of_a_restricted_register() {
    let scores = run(NOT_SENT, |_| ()).0;
    let lines = scores.units.iter().flat_map(|unit| &unit.lines);
    let conduct = lines.filter(|line| line.indicator.starts_with("作风问题"));
    for line in conduct {
        let told = serde_json::to_string(line).expect("plain data");
        assert!(
            !told.contains("陈辛") && !told.contains("郑戊") && !told.contains("周乙"),
            "{told}"
        );
    }
}

#[test]
fn every_case_shows_its_cells() {
    let scores = run(NOT_SENT, |_| ()).0;
    let line = unit(&scores, "质量监督站")
        .lines
        .iter()
        .find(|line| &*line.number == "3.1")
        .expect("a line");
    let cells: Vec<String> = line.deductions[0]
        .evidence
        .iter()
        .map(|cell| format!("{} {}", cell.place, cell.shown))
        .collect();
    assert_eq!(
        cells,
        [
            "inbox/2022Q2/质量监督站/清单交办台账.csv｜清单交办台账｜A13 督4",
            "registers/2022Q2/交办登记.csv｜交办登记｜E8 2022-04-28",
            "inbox/2022Q2/质量监督站/清单交办台账.csv｜清单交办台账｜E13 2022-05-18"
        ]
    );
}

#[test]
fn what_is_open_has_a_light() {
    let scores = run(NOT_SENT, |_| ()).0;
    let open: Vec<String> = scores
        .open_items
        .iter()
        .filter(|item| &*item.ledger == "清单交办台账" && &*item.deadline == "办结")
        .map(|item| {
            format!(
                "{} {} {} {}",
                item.unit,
                item.key,
                serde_json::json!(item.light),
                item.state
            )
        })
        .collect();
    assert_eq!(
        open,
        [
            // Charged in the first quarter, listed until it is closed.
            "质量监督站 督8 \"红\" 逾期 104天",
            "质量监督站 督3 \"红\" 逾期 10天",
            "房产服务中心 督6 \"绿\" 还有 15天",
            "质量监督站 督7 \"绿\" 还有 29天",
            "物业管理股 督9 \"灰\" 长期坚持"
        ]
    );
}

#[test]
fn an_empty_own_ledger_is_no_excuse() {
    // 房产服务中心 sends 民生实事台账 without a row; without an approved entry that is 0, not 不涉及.
    let scores = run(NOT_SENT, |tables| drop(tables.remove("不涉及"))).0;
    assert_eq!(
        words(&scores, "房产服务中心", "2.3"),
        "民生实事台账没有内容，得 0"
    );
    assert_eq!(unit(&scores, "房产服务中心").applicable, number("94"));
}

#[test]
fn a_silent_unit_is_scored_on_the_registers() {
    let scores = run(&[("质量监督站", "全部")], |tables| {
        let receipts = tables.get_mut("报送登记").expect("a register");
        receipts.retain(|row| row["单位"] != "质量监督站");
    });
    marks(
        &scores.0,
        "质量监督站",
        "1.1 0
         1.2 0
         1.3 0
         1.4 0      rests on a ledger that never came: who sends nothing is not relieved of it
         1.5 0
         1.6 1.50   2 − 0.5
         2.1 4.50   督1 on the lead's row; 督3 not fed back
         2.2 0      75%
         2.3 0
         2.4 0
         3.1 4      6 − 1 − 1
         3.2 0      督4
         3.3 2.50
         4.1 0      1.5 − 3 × 0.5, and nobody has 10 days
         4.2 0.75   1.5 − 3 × 0.25
         4.3 1.33   the talks and pledges stand in another unit's ledgers
         4.4 0
         4.5 1
         5.1 0
         5.2 0
         5.3 0
         5.4 0",
    );
    // 15.58 ÷ 100; − 1.5 = 14.08
    total(
        &scores.0,
        "质量监督站",
        ["15.58", "100", "15.58", "0", "1.5", "14.08"],
    );
}
