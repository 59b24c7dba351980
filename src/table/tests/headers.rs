//! Where the header stands and what its labels mean.

use super::specs;
use crate::table::HeaderSpec;
use crate::table::drawn::{Read, sheet, spec};

#[test]
fn the_usual_anatomy() {
    let read = Read::one(
        "
        某县住建局问题整改台账（2022年第二季度）
        填报单位（盖章）：物业股    填报时间：2022.6.25    单位：万元
        序号|编号|问题描述|责任单位||整改⏎时限|投 资 额（万元）|完成情况|备注
        |||牵头|配合||||
        一、理论武装类
        1|WT-1|电梯停运|物业股|质监站|@44742|12.5|已完成|
        2|WT-2|路灯不亮||同上|长期坚持|3|推进中|
        合计||||||15.5||
        填表人：张三   审核人：李四   联系电话：138",
        "A1:I1 A2:I2 A3:A4 B3:B4 C3:C4 D3:E3 F3:F4 G3:G4 H3:H4 I3:I4 A5:I5 D6:D7",
        &specs(),
    );
    assert_eq!(read.findings, Vec::<String>::new());
    assert_eq!(read.tables.len(), 1);
    let table = &read.tables[0];
    assert_eq!((table.spec, table.header), (0, (3, 4)));
    assert_eq!(table.title, "某县住建局问题整改台账（2022年第二季度）");
    assert_eq!(
        read.rows(0),
        [
            "[一、理论武装类] 6: 1 | WT-1 | 电梯停运 | 物业股 | 质监站 | 44742 | 12.5 | 已完成 | -",
            "[一、理论武装类] 7: 2 | WT-2 | 路灯不亮 | 物业股↑6 | 质监站↑6 | 长期坚持 | 3 | 推进中 | -",
        ]
    );
    assert_eq!(
        read.meta(0),
        [
            "填报单位=物业股",
            "填报时间=2022.6.25",
            "单位=万元",
            "填表人=张三",
            "审核人=李四",
            "联系电话=138"
        ]
    );
    assert_eq!(read.skipped(0), ["5 Band", "8 Total", "9 Footer"]);
    let amount = table.columns[6].as_ref().expect("found");
    assert_eq!(
        (amount.col, amount.unit.as_deref(), &*amount.name),
        (7, Some("万元"), "投资额（万元）")
    );
    assert_eq!(
        table.columns[3].as_ref().map(|column| &*column.name),
        Some("责任单位·牵头")
    );
}

#[test]
fn group_labels_without_merged_areas() {
    let read = Read::one(
        "
        问题整改台账
        序号|编号|问题描述|责任单位||整改时限
        |||牵头|配合|
        1|A|甲|物业股|质监站|6月底",
        "",
        &specs(),
    );
    assert_eq!(
        read.rows(0),
        ["4: 1 | A | 甲 | 物业股 | 质监站 | 6月底 | - | - | -"]
    );
    assert_eq!(read.tables[0].header, (2, 3));
}

#[test]
fn group_labels_complete_in_either_order() {
    let specs = [spec(0, "项目台账", "项目名称* 计划开工* 实际开工* 责任单位牵头*")];
    let read = Read::one(
        "
        项目名称|开工时间||责任单位|
        |计划|实际|牵头|配合
        甲|1|2|丙|丁",
        "A1:A2 B1:C1 D1:E1",
        &specs,
    );
    assert_eq!(read.rows(0), ["3: 甲 | 1 | 2 | 丙"]);
    assert_eq!(read.tables[0].extra.len(), 1);
}

#[test]
fn sub_labels_that_no_spec_knows_are_no_data() {
    let read = Read::one(
        "
        序号|编号|问题描述|牵头单位|整改时限|其中|
        |||||甲项|乙项
        1|A|甲|物业股|6月底|3|4",
        "F1:G1",
        &specs(),
    );
    assert_eq!(read.tables[0].header, (1, 2));
    assert_eq!(read.rows(0), ["3: 1 | A | 甲 | 物业股 | - | 6月底 | - | - | -"]);
}

#[test]
fn a_header_far_down_and_to_the_right() {
    let above = "说明文字\n".repeat(14);
    let drawing = format!("{above}||序号|走访领导|走访时间|地点\n||1|甲|2022.4.1|某小区");
    let read = Read::one(&drawing, "", &specs());
    assert_eq!(read.tables[0].header, (15, 15));
    assert_eq!(read.rows(0), ["16: 1 | 甲 | 2022.4.1 | 某小区"]);
}

#[test]
fn reordered_renamed_added_dropped_doubled() {
    let read = Read::one(
        "
        问题整改台帐
        整改时限|问题描述|编号*|ZC序号|责任单位|是否督办|问题描述
        6月底|甲|A|1|物业股|是|乙",
        "",
        &specs(),
    );
    assert_eq!(read.rows(0), ["3: 1 | A | 甲 | 物业股 | - | 6月底 | - | - | -"]);
    assert_eq!(
        read.findings,
        [
            "T04 F2 “是否督办”不是这张台账的列，没有读取",
            "T05 G2 “问题描述”出现了两次，只读了B列的"
        ]
    );
}

#[test]
fn a_required_column_is_missing() {
    let read = Read::one(
        "
        整改台账
        序号|编号|问题描述|牵头单位|整改期限
        1|A|甲|物业股|6月底",
        "",
        &specs(),
    );
    assert_eq!(read.tables[0].missing, [5]);
    assert_eq!(
        read.findings,
        [
            "T03 第2行 表头里没有“整改时限”这一列（“整改期限”是不是它？）",
            "T04 E2 “整改期限”不是这张台账的列，没有读取"
        ]
    );
}

#[test]
fn the_title_decides_between_ledgers_with_the_same_columns() {
    let drawing = "
        走访台账
        序号|姓名|时间|地点
        1|甲|2022.4.1|某小区";
    let specs = [
        spec(4, "谈话台账", "姓名* 时间* 地点"),
        spec(5, "走访台账", "姓名* 时间* 地点"),
    ];
    assert_eq!(Read::one(drawing, "", &specs).tables[0].spec, 5);
    let untitled = Read::one(&drawing.replace("走访台账", "统计表"), "", &specs);
    assert_eq!(untitled.tables[0].spec, 4);
    assert_eq!(untitled.findings, ["T10 第2行 按表头也可能是“走访台账”"]);
    let tab = sheet("走访台账", "姓名|时间|地点\n甲|2022.4.1|某小区", "");
    assert_eq!(Read::sheets(vec![tab], &specs).tables[0].spec, 5);
}

#[test]
fn labels_and_values_in_cells_of_their_own() {
    let read = Read::one(
        "
        学习台账
        填报单位：|物业股|填报时间|@44742
        序号|姓名|学习时间|天数
        1|甲|4月|2",
        "A1:D1",
        &specs(),
    );
    assert_eq!(read.meta(0), ["填报单位=物业股", "填报时间=44742"]);
    assert_eq!((read.tables[0].meta[1].row, read.tables[0].meta[1].col), (2, 4));
    assert_eq!(read.tables[0].header, (3, 3));
}

#[test]
fn three_rows_of_labels_and_their_repetition() {
    let specs = [spec(
        0,
        "投资台账",
        "序号 项目名称* 本月完成# 累计完成# 计划开工 备注",
    )];
    let read = Read::one(
        "
        重点项目投资台账
        序号|项目名称|进展情况|||备注
        ||完成投资（万元）||计划|
        ||本月|累计|开工|
        1|甲|3|9|2022.3|
        2|乙|1|2|2022.4|
        序号|项目名称|进展情况|||备注
        ||完成投资（万元）||计划|
        ||本月|累计|开工|
        3|丙|5|5|2022.5|
        合计||9|16||",
        "A2:A4 B2:B4 C2:E2 F2:F4 C3:D3 A7:A9 B7:B9 C7:E7 F7:F9 C8:D8",
        &specs,
    );
    assert_eq!(read.findings, Vec::<String>::new());
    assert_eq!(read.tables[0].header, (2, 4));
    assert_eq!(
        read.rows(0),
        [
            "5: 1 | 甲 | 3 | 9 | 2022.3 | -",
            "6: 2 | 乙 | 1 | 2 | 2022.4 | -",
            "10: 3 | 丙 | 5 | 5 | 2022.5 | -"
        ]
    );
    assert_eq!(
        read.skipped(0),
        [
            "7 RepeatedHeader",
            "8 RepeatedHeader",
            "9 RepeatedHeader",
            "11 Total"
        ]
    );
    let unit = read.tables[0].columns[2]
        .as_ref()
        .and_then(|column| column.unit.clone());
    assert_eq!(unit.as_deref(), Some("万元"));
}

#[test]
fn the_number_column_belongs_to_a_header_of_groups_though_no_ledger_lists_it() {
    let specs = [spec(0, "投资台账", "项目名称* 本月完成# 累计完成# 计划开工")];
    let read = Read::one(
        "
        重点项目投资台账
        序号|项目情况|进展情况||
        |项目名称|完成投资（万元）||计划
        ||本月|累计|开工
        1|甲|3|9|2022.3
        2||||
        合计||3|9|",
        "A1:E1 A2:A4 C2:E2 B3:B4 C3:D3",
        &specs,
    );
    assert_eq!(read.tables[0].header, (2, 4));
    assert_eq!(read.rows(0), ["5: 甲 | 3 | 9 | 2022.3"]);
    assert_eq!(read.skipped(0), ["6 NumberOnly", "7 Total"]);
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn instructions_inside_the_header_text() {
    let read = Read::one(
        "
        学习台账
        序号|姓名⏎（必填）|学习时间（格式：2022.3.5）|天数（填0.5的倍数）|学习内容※
        1|甲|4月|1|读书",
        "",
        &specs(),
    );
    assert_eq!(
        (read.rows(0), read.findings.len()),
        (vec!["3: 1 | 甲 | 4月 | 1 | 读书".to_string()], 0)
    );
}

#[test]
fn a_side_title_in_the_first_column() {
    let read = Read::one(
        "
        |学习台账
        |序号|姓名|学习时间|天数
        二季度|1|甲|4月|1
        |2|乙|5月|2",
        "A3:A4 B1:E1",
        &specs(),
    );
    assert_eq!(
        read.rows(0),
        ["3: 1 | 甲 | 4月 | 1 | -", "4: 2 | 乙 | 5月 | 2 | -"]
    );
}

#[test]
fn no_header_no_ledger_but_the_title_says_which() {
    let read = Read::one("整改台账\n填报单位：物业股\n甲|乙|丙\n1|2|3", "", &specs());
    assert!(read.tables.is_empty());
    assert_eq!(
        read.findings,
        [
            "T01 Sheet1 这张工作表没有认出台账，最接近的是“整改台账”，但找不到这些列：编号、问题描述、牵头单位、配合单位、整改时限、投资额、完成情况"
        ]
    );
}

#[test]
fn a_unit_is_offered_its_ledger_by_the_tab_and_not_a_register_of_the_office() {
    let register = HeaderSpec {
        office: true,
        ..spec(1, "容错澄清", "台账 编号 单位 姓名* 时间")
    };
    let specs = [
        spec(0, "个人学习台账", "学习时间* 学习内容* 学习形式* 学时* 学习地点"),
        register,
        spec(
            2,
            "重点项目台账",
            "项目编号* 年度计划投资* 挂点领导* 实施方案* 开工时间*",
        ),
    ];
    let told = |tab: &str, drawing: &str| Read::sheets(vec![sheet(tab, drawing, "")], &specs).findings;
    assert_eq!(
        told("个人学习", "序号|姓名|时间|心得\n1|甲|6.1|很好"),
        [
            "T01 第1行 这张工作表没有认出台账，最接近的是“个人学习台账”，但找不到这些列：学习时间、学习内容、学习形式、学时、学习地点"
        ]
    );
    // No tab tells; a register of the office is offered to no unit.
    assert_eq!(
        told("Sheet1", "序号|姓名|时间|心得\n1|甲|6.1|很好"),
        ["T02 Sheet1 这张工作表有内容，但和哪一张台账都不像，没有读取（表头像是：序号、姓名、时间、心得）"]
    );
    assert_eq!(
        told("Sheet2", "项目编号|年计划投资|领导|方案\n1|5|甲|有"),
        [
            "T01 第1行 这张工作表没有认出台账，最接近的是“重点项目台账”，但找不到这些列：年度计划投资（“年计划投资”是不是它？）、挂点领导、实施方案、开工时间"
        ]
    );
}
