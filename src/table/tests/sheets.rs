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
fn one_directly_below_another() {
    let wide = "序号|编号|问题描述|牵头单位|配合单位|整改时限|投资额|完成情况
        1|A1|路灯不亮|城建|物业|6月|2|已完成";
    for (upper, header, row) in [
        (
            "序号|姓名|学习时间|天数\n1|甲|4月|1",
            (1, 1),
            "2: 1 | 甲 | 4月 | 1 | -",
        ),
        ("姓名|学习时间|天数\n甲|4月|1", (1, 1), "2: - | 甲 | 4月 | 1 | -"),
    ] {
        let read = Read::one(&format!("{upper}\n{wide}"), "", &specs());
        assert_eq!(
            read.tables.iter().map(|table| table.spec).collect::<Vec<_>>(),
            [1, 0],
            "{upper}"
        );
        assert_eq!((read.tables[0].header, read.rows(0)), (header, vec![row.into()]));
        assert_eq!(read.tables[1].header, (3, 3));
        assert_eq!(read.rows(1).len(), 1);
        assert_eq!(read.findings, Vec::<String>::new());
    }
}

#[test]
fn the_same_ledger_again_with_a_wider_header() {
    let narrow = "姓名|学习时间|天数\n甲|4月|1";
    let wide = "姓名|学习时间|天数|学习内容|备注\n乙|5月|2|读书\n丙|5月|2|读书";
    let more = "丁|4月|1\n戊|4月|1";
    for (drawing, rows) in [
        (format!("{narrow}\n{wide}"), [1, 2]),
        (format!("学习台账\n{narrow}\n{wide}"), [1, 2]),
        (format!("{narrow}\n{more}\n{wide}"), [3, 2]),
        (format!("{wide}\n{narrow}"), [2, 1]),
        (format!("{wide}\n\n学习台账（续）\n{narrow}\n{more}"), [2, 3]),
    ] {
        let read = Read::one(&drawing, "", &specs());
        let found: Vec<usize> = read.tables.iter().map(|table| table.rows.len()).collect();
        assert_eq!(found, rows, "{drawing}");
        assert_eq!(read.findings, Vec::<String>::new(), "{drawing}");
    }
}

#[test]
fn a_header_of_two_rows_directly_below_another_table() {
    let read = Read::one(
        "
        姓名|学习时间|天数
        甲|4月|1
        编号|问题描述|责任||整改时限|投资额|完成情况
        ||牵头单位|配合单位|||
        A1|路灯不亮|城建|物业|6月|2|已完成",
        "A3:A4 B3:B4 C3:D3 E3:E4 F3:F4 G3:G4",
        &specs(),
    );
    let headers: Vec<_> = read
        .tables
        .iter()
        .map(|table| (table.spec, table.header))
        .collect();
    assert_eq!(headers, [(1, (1, 1)), (0, (3, 4))]);
    assert_eq!(read.rows(0), ["2: - | 甲 | 4月 | 1 | -"]);
    assert_eq!(read.rows(1).len(), 1);
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
            "T01 第1行 这张工作表没有认出台账，最接近的是“整改台账”，但找不到这些列：牵头单位、配合单位、整改时限、投资额、完成情况",
            "T02 字典 这张工作表有内容，但和哪一张台账都不像，没有读取",
            "T02 通讯录 这张工作表有内容，但和哪一张台账都不像，没有读取（表头像是：甲、乙、丙）",
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
    assert_eq!(read.findings, ["T14 F3 从F列起有2格内容上方没有表头，没有读取"]);
}

#[test]
fn a_hidden_sheet_with_a_ledger_is_read() {
    let mut hidden = sheet("四月", "学习台账\n序号|姓名|学习时间|天数\n1|甲|4月|1", "");
    hidden.hidden = true;
    let read = Read::sheets(vec![hidden], &specs());
    assert!(read.tables[0].sheet_hidden);
    assert_eq!(read.findings, ["T09 四月 这张工作表是隐藏的，里面有台账"]);
}

#[test]
fn a_sheet_that_only_says_there_is_nothing() {
    let read = Read::one(
        "2022年第二季度学习台账\n填报单位：物业股\n本季度无",
        "A1:E1 A3:E3",
        &specs(),
    );
    let table = &read.tables[0];
    assert_eq!((table.spec, table.nil.as_ref().map(|nil| nil.row)), (1, Some(3)));
    assert_eq!(
        (read.meta(0), read.findings.len()),
        (vec!["填报单位=物业股".to_string()], 0)
    );
    let untold = Read::one("零报告", "", &specs());
    assert!(untold.tables.is_empty());
}

#[test]
fn a_book_of_blank_sheets() {
    let read = Read::sheets(vec![sheet("Sheet1", "", ""), sheet("Sheet2", "", "")], &specs());
    assert_eq!(read.findings, ["T12 a.xlsx 文件里没有任何内容"]);
}

mod any {
    use super::*;
    use crate::table::SkipReason;
    use proptest::prelude::*;

    fn token() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            "",
            "序号",
            "姓名",
            "学习时间",
            "天数",
            "编号",
            "问题描述",
            "合计",
            "小计",
            "无",
            "1",
            "2.5",
            "@44742",
            "一、甲类",
            "填报单位：物业股",
            "填表人：",
            "同上",
            "示例",
            "说明：x",
            "走访领导",
            "责任单位",
            "牵头",
            "配合",
            "⏎",
            "：",
            "学习台账",
        ])
    }

    fn merge() -> impl Strategy<Value = crate::workbook::Area> {
        (1..12_u32, 1..8_u32, 0..6_u32, 0..6_u32).prop_map(|(top, left, height, width)| {
            crate::workbook::Area {
                top,
                left,
                bottom: top + height,
                right: left + width,
            }
        })
    }

    proptest! {
        #[test]
        fn whatever_stands_there_no_row_is_lost_or_read_twice(
            grid in prop::collection::vec(prop::collection::vec(token(), 1..8), 1..14),
            merges in prop::collection::vec(merge(), 0..5),
        ) {
            let lines: Vec<String> = grid.iter().map(|row| row.join("|")).collect();
            let mut drawn = sheet("表", &lines.join("\n"), "");
            drawn.merges = merges;
            let read = Read::sheets(vec![drawn], &specs());
            for table in &read.tables {
                let of_header = |(_, why): &&(u32, SkipReason)| *why == SkipReason::AboveHeader;
                let above: Vec<_> = table.skipped.iter().filter(of_header).collect();
                prop_assert!(above.iter().all(|(row, _)| *row < table.header.0));
                let mut rows: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
                rows.extend(table.skipped[above.len()..].iter().map(|(row, _)| *row));
                let count = rows.len();
                rows.sort_unstable();
                rows.dedup();
                prop_assert_eq!(rows.len(), count);
                prop_assert!(rows.iter().all(|row| *row > table.header.1));
                prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
            }
        }
    }
}
