//! Words, cells, lights, and what is not there.

use super::run::{Scores, marks, number, total, unit, words};
use super::{NOT_SENT, quarter};

#[test]
fn marks_are_told_in_words() {
    let scores = quarter(NOT_SENT, |_| ());
    let told = |name, line| words(&scores, name, line);
    assert_eq!(
        told("物业管理股", "2.1"),
        "督1·办结（牵头），限06-10：按期；督2·办结（配合），限06-30：按期 ×0.6；1.6 ÷ 1.6 = 100%；长期坚持 1 件，占 3 件的 33.3%；12 × 1.6 ÷ 1.6 = 12.00"
    );
    assert_eq!(
        told("房产服务中心", "1.1"),
        "本季完成投资 860 ÷ 本季计划投资 800 = 107.5%；封顶 10.00；7 × 0.1 = 0.70，计入加减分"
    );
    assert_eq!(
        told("质量监督站", "4.4"),
        "问8·销号（牵头），限04-30：逾期未办 61天；问9·销号（牵头），限06-15：按期；问10·销号（牵头），限06-20：无法认定，按逾期10天计；\
         1 ÷ 3 = 33.33%；4 × 1 ÷ 3 = 1.33"
    );
    assert_eq!(told("质量监督站", "2.3"), "民生实事台账缺报，得 0");
    assert_eq!(
        told("房产服务中心", "1.6"),
        "质停〔2022〕3号 免（容〔2022〕1号，王一批准）；容错澄清返还 0.50 分"
    );
    assert_eq!(
        told("质量监督站", "5.1"),
        "民生实事台账：缺报，0 分；14 张各迟 3 天，各 2.5 分；隐患整治台账：迟 5 天，0 分；应报 16 张，限 07-04；\
         平均 35 ÷ 16 = 2.19"
    );
    // Cases of the ladder are told by number; the people in them are not.
    assert_eq!(told("质量监督站", "4.5"), "作2 第2次：扣 2；3 − 2 = 1.00");
    assert_eq!(
        told("房产服务中心", "4.5"),
        "作3：容错成立，不计次（容〔2022〕2号，王一批准）；容错澄清返还 1.00 分"
    );
}

#[test]
fn nothing_open_names_the_people_of_a_restricted_register() {
    let scores = quarter(NOT_SENT, |_| ());
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
    let scores = quarter(NOT_SENT, |_| ());
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
    let scores = quarter(NOT_SENT, |_| ());
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
                item.state_words()
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
    let scores = quarter(NOT_SENT, |tables| drop(tables.remove("不涉及")));
    assert_eq!(
        words(&scores, "房产服务中心", "2.3"),
        "民生实事台账没有内容，得 0"
    );
    assert_eq!(unit(&scores, "房产服务中心").figures.applicable, number("94"));
}

#[test]
fn a_silent_unit_is_scored_on_the_registers() {
    let scores = quarter(&[("质量监督站", "全部")], |tables| {
        let receipts = tables.get_mut("报送登记").expect("a register");
        receipts.retain(|row| row["单位"] != "质量监督站");
    });
    marks(
        &scores,
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
        &scores,
        "质量监督站",
        ["15.58", "100", "15.58", "0", "1.5", "14.08"],
    );
}

#[test]
fn a_silent_unit_gains_nothing_by_the_rows_of_others() {
    let silent = [("质量监督站", "全部")];
    let scores = quarter(&silent, |tables| {
        let receipts = tables.get_mut("报送登记").expect("a register");
        receipts.retain(|row| row["单位"] != "质量监督站");
        // 问1 is led by another unit, and closed in time.
        let rows = tables.get_mut("问题整改台账").expect("a ledger");
        rows[0].insert("配合单位".into(), "质量监督站".into());
    });
    assert_eq!(words(&scores, "质量监督站", "4.4"), "问题整改台账缺报，得 0");
    assert_eq!(unit(&scores, "质量监督站").figures.total, number("14.08"));
    // 督1 stands in the office's register: there the lead's row does count.
    assert!(words(&scores, "质量监督站", "2.1").contains("0.6 ÷ 1.6"));
}

#[test]
fn an_approval_that_does_not_reach_a_silent_unit_is_told() {
    let scores = quarter(&[("质量监督站", "全部")], |tables| {
        let receipts = tables.get_mut("报送登记").expect("a register");
        receipts.retain(|row| row["单位"] != "质量监督站");
    });
    assert_eq!(
        words(&scores, "质量监督站", "1.4"),
        "问题整改台账缺报，得 0；核定不涉及（局党委会纪要〔2022〕9号，王一批准）不用于整个单位缺报的"
    );
}

/// A row of a table with some cells; the others are empty.
fn row(columns: &[&str], cells: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    let mut row: std::collections::BTreeMap<String, String> = columns
        .iter()
        .map(|column| ((*column).to_owned(), String::new()))
        .collect();
    for (column, cell) in cells {
        row.insert((*column).to_owned(), (*cell).to_owned());
    }
    row
}

#[test]
fn an_explicit_nil_waits_for_the_office() {
    let columns = [
        "项目名称",
        "领办领导",
        "牵头单位",
        "完成时限",
        "进展情况",
        "完成时间",
    ];
    let scores = quarter(NOT_SENT, |tables| {
        let approved = tables.get_mut("不涉及").expect("a register");
        approved.retain(|row| row["单位"] != "房产服务中心");
        let nil = row(
            &columns,
            &[("行", "6"), ("填报", "房产服务中心"), ("项目名称", "无")],
        );
        tables.get_mut("民生实事台账").expect("a ledger").push(nil);
    });
    assert_eq!(
        words(&scores, "房产服务中心", "2.3"),
        "民生实事台账零报告，待核定，暂按 0 分"
    );
    let unit = unit(&scores, "房产服务中心");
    // 75.88 ÷ 94 × 100 = 80.72, + 5; were it confirmed, 75.88 ÷ 90 × 100 = 84.31, + 5.
    assert_eq!(unit.figures.total, number("85.72"));
    assert_eq!(unit.figures.total_if_confirmed, Some(number("89.31")));
}

/// A false report of 物业管理股 whose level is written so; the kind knows the level 查实 only.
fn false_report(level: &str) -> Scores {
    quarter(NOT_SENT, |tables| {
        let register = tables.get_mut("加减分").expect("a register");
        for row in register.iter_mut() {
            row.insert("指标".into(), String::new());
        }
        let columns: Vec<String> = register[0].keys().cloned().collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let cells = [
            ("行", "11"),
            ("单位", "物业管理股"),
            ("类别", "弄虚作假"),
            ("级别", level),
            ("事项", "隐患整改不实"),
            ("指标", "隐患整改率"),
            ("文号", "督〔2022〕9号"),
            ("时间", "06-28"),
            ("批准人", "王一"),
        ];
        register.push(row(&columns, &cells));
    })
}

#[test]
fn the_only_level_of_a_kind_may_be_left_out_but_no_other_may_be_written() {
    let deduction = |level| unit(&false_report(level), "物业管理股").figures.deduction;
    assert_eq!(deduction(""), number("3"));
    assert_eq!(
        deduction("未查实"),
        number("0"),
        "an unknown level takes no points off"
    );
}

#[test]
fn a_false_report_zeroes_its_line_and_takes_points_off() {
    let scores = false_report("查实");
    let unit = unit(&scores, "物业管理股");
    let line = unit
        .lines
        .iter()
        .find(|line| &*line.number == "2.4")
        .expect("a line");
    assert_eq!(line.mark, Some(number("0")));
    assert_eq!(
        line.deductions
            .iter()
            .map(|deduction| deduction.amount)
            .sum::<rust_decimal::Decimal>(),
        number("3")
    );
    // 85.70 ÷ 92 × 100 = 93.15; + 0.5 − 3
    assert_eq!(
        (unit.figures.scaled, unit.figures.deduction, unit.figures.total),
        (number("93.15"), number("3"), number("90.65"))
    );
}

#[test]
fn a_partly_granted_exemption_waives_its_share() {
    let scores = quarter(NOT_SENT, |tables| {
        let register = tables.get_mut("容错澄清").expect("a register");
        let mut entry = register[0].clone();
        for (column, cell) in [
            ("行", "7"),
            ("编号", "质改〔2022〕7号"),
            ("单位", "质量监督站"),
            ("认定结论", "部分成立"),
            ("文号", "容〔2022〕3号"),
        ] {
            entry.insert(column.into(), cell.into());
        }
        register.push(entry);
    });
    // 2 − 0.5 × 50%
    assert_eq!(
        words(&scores, "质量监督站", "1.6"),
        "质改〔2022〕7号 免50%（容〔2022〕3号，王一批准）：扣 0.25；2 − 0.25 = 1.75；容错澄清返还 0.25 分"
    );
}
