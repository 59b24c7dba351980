//! Several tables on a sheet, several sheets, and sheets that are no ledgers.

use super::specs;
use crate::table::drawn::{Read, sheet};

#[test]
fn one_below_another() {
    let read = Read::one(
        "
        学习台账
        填报单位：物业股
        序号|姓名|学习时间|天数
        1|甲|4月|1
        填表人：张三

        走访台账
        填报单位：质监站
        序号|走访领导|走访时间|地点
        1|乙|5月|某小区
        填表人：李四",
        "A7:D7",
        &specs(),
    );
    assert_eq!(
        read.tables.iter().map(|table| table.spec).collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(read.rows(0), ["4: 1 | 甲 | 4月 | 1 | -"]);
    assert_eq!(read.rows(1), ["10: 1 | 乙 | 5月 | 某小区"]);
    assert_eq!(read.meta(0), ["填报单位=物业股", "填表人=张三"]);
    assert_eq!(read.meta(1), ["填报单位=质监站", "填表人=李四"]);
    assert_eq!(read.tables[1].title, "走访台账");
    assert_eq!(read.skipped(0), ["5 Footer"]);
}

#[test]
fn side_by_side() {
    let read = Read::one(
        "
        序号|姓名|学习时间|天数|学习内容||序号|走访领导|走访时间|地点
        1|甲|4月|1|读书||1|乙|5月|某小区
        |||||2|丙|6月|某工地",
        "",
        &specs(),
    );
    assert_eq!(
        read.tables.iter().map(|table| table.spec).collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(read.rows(0), ["2: 1 | 甲 | 4月 | 1 | 读书"]);
    assert_eq!(read.rows(1)[0], "2: 1 | 乙 | 5月 | 某小区");
}

#[test]
fn one_ledger_over_several_sheets() {
    let month = |name: &str| sheet(name, "学习台账\n序号|姓名|学习时间|天数\n1|甲|4月|1", "");
    let read = Read::sheets(vec![month("4月"), month("5月")], &specs());
    assert_eq!(read.tables.len(), 2);
    assert_eq!(&*read.tables[1].sheet, "5月");
}

#[test]
fn sheets_that_are_no_ledgers() {
    let mut choices = sheet("字典", "已完成\n推进中", "");
    choices.hidden = true;
    let read = Read::sheets(
        vec![
            sheet("台账", "序号|编号|问题描述|对象\n1|A|甲|乙", ""),
            sheet("通讯录", "甲|乙|丙\n1|2|3", ""),
            choices,
            sheet("Sheet3", "", ""),
        ],
        &specs(),
    );
    assert!(read.tables.is_empty());
    assert_eq!(
        read.findings,
        [
            "T01 第1行 这张工作表没有认出台账，最接近的是“整改台账”，但找不到这些列：牵头单位、配合单位、整改时限、投资额、完成情况、备注",
            "T02 字典 这张工作表有内容，但和哪一张台账都不像，没有读取",
            "T02 通讯录 这张工作表有内容，但和哪一张台账都不像，没有读取",
        ]
    );
}

#[test]
fn ghost_columns_cost_nothing() {
    let mut ghost = sheet(
        "学习台账",
        "学习台账\n序号|姓名|学习时间|天数\n1|甲|4月|1",
        "A1:XFD1 E4:XFD1048576",
    );
    let far: Vec<_> = (6..16_384)
        .map(|col| crate::workbook::RawCell {
            col,
            ..ghost.rows[2].cells[1].clone()
        })
        .collect();
    ghost.rows[2].cells.extend(far);
    let read = Read::sheets(vec![ghost], &specs());
    assert_eq!(read.rows(0), ["3: 1 | 甲 | 4月 | 1 | -"]);
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn a_hidden_sheet_with_a_ledger_is_read() {
    let mut hidden = sheet("四月", "学习台账\n序号|姓名|学习时间|天数\n1|甲|4月|1", "");
    hidden.hidden = true;
    let read = Read::sheets(vec![hidden], &specs());
    assert!(read.tables[0].sheet_hidden);
    assert_eq!(read.findings, ["T09 四月 这张工作表是隐藏的，里面的台账照常读入"]);
}
