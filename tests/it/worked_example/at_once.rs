//! One unit that has everything at once: what does not apply, a bonus, a late feedback, a support task, a row with an
//! error.

use super::run::{marks, total, unit, words};
use super::{NOT_SENT, quarter};
use std::collections::BTreeMap;

fn commended(tables: &mut BTreeMap<String, super::tables::Rows>) {
    let register = tables.get_mut("加减分").expect("a register");
    let mut entry = register[0].clone();
    for (column, cell) in [
        ("单位", "质量监督站"),
        ("类别", "表彰"),
        ("级别", "省级"),
        ("事项", "质量监督示范"),
        ("文号", "×建〔2022〕30号"),
        ("时间", "05-20"),
    ] {
        entry.insert(column.into(), cell.into());
    }
    let last = register
        .iter()
        .filter_map(|row| row["行"].parse::<u32>().ok())
        .max();
    entry.insert("行".into(), (last.expect("rows") + 1).to_string());
    register.push(entry);
}

#[test]
fn a_unit_with_everything_at_once() {
    let scores = quarter(NOT_SENT, commended);
    marks(
        &scores,
        "质量监督站",
        "1.1 0      330 ÷ 600 = 55%, below 60%
         1.2 3      10 × 1 ÷ 2 − 2: 封顶 41 days overdue = four whole tens × 0.5
         1.3 5      5 × 1 ÷ 1
         1.4 -      does not apply: approved
         1.5 2.50   3 − 0.5: two leaders
         1.6 1.50   2 − 0.5: 质改7号
         2.1 4.50   12 × 0.6 ÷ (0.6 + 1): the support task 督1 on its own row; 督3, led, is overdue
         2.2 0      3 ÷ 4 = 75%, below 80%
         2.3 0      the ledger never came
         2.4 2      3 × 2 ÷ 3
         3.1 4      6 − 1 − 1: the late feedback of 督4, seven working days, more than five
         3.2 6      6 × 1 ÷ 1
         3.3 2.50   3 − 0.5
         4.1 2.25   1.5 + 1.5 × 1 ÷ 2
         4.2 1.25   1.5 × 0 ÷ 1 + 1.5 − 0.25
         4.3 1.33   2 ÷ 3 × (1 + 0 + 1)
         4.4 1.33   4 × 1 ÷ 3: the row with an error, 问10 closed on 06-31, stays due and is not good
         4.5 1      3 − 2
         5.1 2.19   (14 × 2.5 + 0 + 0) ÷ 16
         5.2 2      none blank
         5.3 2.80   3 − 0.2: 06-31
         5.4 0.80   1 − 0.2",
    );
    // 0 + 3 + 5 + 2.50 + 1.50 = 12.00; 4.50 + 0 + 0 + 2 = 6.50; 4 + 6 + 2.50 = 12.50;
    // 2.25 + 1.25 + 1.33 + 1.33 + 1 = 7.16; 2.19 + 2 + 2.80 + 0.80 = 7.79; together 45.95.
    // 100 − 5 (1.4) = 95 points apply: 45.95 ÷ 95 × 100 = 48.368… = 48.37.
    // Bonus 2 (province); deductions 0.5 (yellow slip) + 1 (criticised in the county): 48.37 + 2 − 1.5 = 48.87.
    total(
        &scores,
        "质量监督站",
        ["45.95", "95", "48.37", "2", "1.5", "48.87"],
    );
    let section = |at: usize| {
        unit(&scores, "质量监督站").sections[at]
            .marks
            .normalize()
            .to_string()
    };
    assert_eq!(
        [0, 1, 2, 3, 4].map(section),
        ["12", "6.5", "12.5", "7.16", "7.79"]
    );
    assert_eq!(
        words(&scores, "质量监督站", "1.4"),
        "核定不涉及（局党委会纪要〔2022〕9号，王一批准）"
    );
}
