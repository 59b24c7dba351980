//! The three units of the quarter, line by line.

use super::run::{marks, number, total, unit};
use super::{NOT_SENT, quarter};
use rust_decimal::Decimal;

#[test]
fn the_first_unit() {
    let scores = quarter(NOT_SENT, |_| ());
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
    let scores = quarter(NOT_SENT, |_| ());
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
    assert_eq!(unit.bonus_note().as_deref(), Some("加分合计 5.7，封顶 5"));
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
    let scores = quarter(NOT_SENT, |_| ());
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
