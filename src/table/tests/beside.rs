//! What may stand beside a table.

use super::specs;
use crate::table::drawn::{Read, sheet};

fn ledgers(read: &Read) -> Vec<usize> {
    read.tables.iter().map(|table| table.spec).collect()
}

#[test]
fn tables_side_by_side_without_a_gap() {
    let read = Read::one(
        "
        序号|姓名|学习时间|天数|序号|姓名|学习时间|天数
        1|甲|4月|1|2|乙|5月|1
        3|丙|4月|1||||",
        "",
        &specs(),
    );
    assert_eq!(ledgers(&read), [1, 1]);
    assert_eq!(
        read.rows(0),
        ["2: 1 | 甲 | 4月 | 1 | -", "3: 3 | 丙 | 4月 | 1 | -"]
    );
    assert_eq!(read.rows(1), ["2: 2 | 乙 | 5月 | 1 | -"]);
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn the_right_table_may_begin_lower() {
    let read = Read::one(
        "
        学习台账|||||
        序号|姓名|学习时间|天数||走访台账
        1|甲|4月|1||序号|走访领导|走访时间|地点
        2|乙|4月|1||1|王|5月|小区
        |||||2|李|6月|工地",
        "",
        &specs(),
    );
    assert_eq!(ledgers(&read), [1, 2]);
    assert_eq!(
        read.rows(0),
        ["3: 1 | 甲 | 4月 | 1 | -", "4: 2 | 乙 | 4月 | 1 | -"]
    );
    assert_eq!(read.rows(1), ["4: 1 | 王 | 5月 | 小区", "5: 2 | 李 | 6月 | 工地"]);
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn a_summary_beside_adds_no_rows() {
    let read = Read::one(
        "
        学习台账
        序号|姓名|学习时间|天数|学习内容||统计|数量
        1|甲|4月|1|读书||总人数|20
        ||||||总天数|30
        ||||||合计|50",
        "",
        &specs(),
    );
    assert_eq!(read.rows(0), ["3: 1 | 甲 | 4月 | 1 | 读书"]);
    assert_eq!(read.skipped(0), Vec::<String>::new());
    assert_eq!(
        read.findings,
        [
            "T04 G2 “统计”不是这张台账的列，没有读取",
            "T04 H2 “数量”不是这张台账的列，没有读取"
        ]
    );
}

#[test]
fn content_that_no_label_stands_over_is_said() {
    let read = Read::one(
        "
        学习台账
        序号|姓名|学习时间||天数
        1|甲|4月||1|请假半天
        2|乙|4月|补|1",
        "",
        &specs(),
    );
    assert_eq!(read.rows(0).len(), 2);
    assert_eq!(read.findings, ["T14 F3 从F列起有2格内容上方没有表头，没有读取"]);
}

#[test]
fn content_left_of_the_table_is_said_and_that_of_a_neighbour_is_not() {
    let read = Read::one(
        "
        |序号|姓名|学习时间|天数
        补报|1|甲|4月|1
        |2|乙|4月|1",
        "",
        &specs(),
    );
    assert_eq!(read.rows(0).len(), 2);
    assert_eq!(read.findings, ["T14 A2 从A列起有1格内容上方没有表头，没有读取"]);
    let read = Read::one(
        "
        序号|姓名|学习时间|天数||序号|走访领导|走访时间|地点
        1|甲|4月|1||1|王|5月|小区",
        "",
        &specs(),
    );
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn a_title_down_the_left_side() {
    for merged in ["A1:A6", "A1:A4", "A1:A60"] {
        let read = Read::one(
            "
            学⏎习⏎台⏎账|序号|姓名|学习时间|天数|学习内容
            |1|甲|4月|1|读书
            |2|乙|4月|2|读书
            |3|丙|4月|2|读书
            |合计|||5|
            |填表人：张三",
            merged,
            &specs(),
        );
        assert_eq!(read.tables[0].title, "学习台账", "{merged}");
        assert_eq!(
            (read.tables[0].header, read.rows(0).len()),
            ((1, 1), 3),
            "{merged}"
        );
        assert_eq!(read.skipped(0), ["5 Total", "6 Footer"], "{merged}");
        assert_eq!(read.findings, Vec::<String>::new(), "{merged}");
    }
}

#[test]
fn a_number_column_merged_over_two_rows_of_labels_is_no_side_title() {
    let read = Read::one(
        "
        序号|走访情况||
        |走访领导|走访时间|地点
        1|甲|4月|小区",
        "A1:A2 B1:D1",
        &specs(),
    );
    assert_eq!(
        (read.tables[0].header, read.rows(0)),
        ((1, 2), vec!["3: 1 | 甲 | 4月 | 小区".into()])
    );
}

#[test]
fn hidden_columns_are_read_and_said() {
    let mut sheet = sheet("学习台账", "序号|姓名|学习时间|天数\n1|甲|4月|1", "");
    sheet.hidden_columns = vec![2, 4, 9];
    let read = Read::sheets(vec![sheet], &specs());
    assert_eq!(read.rows(0), ["2: 1 | 甲 | 4月 | 1 | -"]);
    assert_eq!(read.findings, ["T15 B1 这些列是隐藏的，照常读入：姓名、天数"]);
}
