//! What is data and what is not.

use super::specs;
use crate::table::drawn::{Read, sheet, spec};
use crate::workbook::RawValue;

fn learning(rows: &str, merges: &str) -> Read {
    Read::one(
        &format!("学习台账\n序号|姓名|学习时间|天数|学习内容\n{rows}"),
        merges,
        &specs(),
    )
}

#[test]
fn numbers_of_columns_codes_and_instructions() {
    let read = learning("1|2|3|4|5\n1|甲|4月|1|x", "");
    assert_eq!(
        (read.skipped(0), read.tables[0].rows.len()),
        (vec!["3 Instruction".to_string()], 1)
    );
    let read = learning("(1)|(2)|(3)|(4)|(5)=(3)+(4)\n1|甲|4月|1|x", "");
    assert_eq!(read.skipped(0), ["3 Instruction"]);
    let read = learning("~no|name|date|days|text\n1|甲|4月|1|x", "");
    assert_eq!(read.skipped(0), ["3 Instruction"]);
    let read = learning("|必填|格式：2022.3.5|填写数字|\n1|甲|4月|1|x", "");
    assert_eq!(read.skipped(0), ["3 Instruction"]);
    let read = learning("1|甲|4月|1|1\n2|乙|5月|2|x", "");
    assert_eq!(read.tables[0].rows.len(), 2);
}

#[test]
fn the_first_row_may_tell_of_filling_in() {
    let specs = [spec(0, "整改台账", "编号* 问题描述* 整改措施* 责任单位 整改时限")];
    for (number, row) in [("序号|", "1|"), ("", "")] {
        let drawing = format!(
            "整改台账\n{number}编号|问题描述|整改措施|责任单位|整改时限
            {row}WT-1|台账填写不规范|按规定的格式重新填写|物业股|6月底"
        );
        let read = Read::one(&drawing, "", &specs);
        assert_eq!(read.rows(0).len(), 1, "{drawing}");
    }
}

#[test]
fn rows_of_formulas_without_a_value_are_said() {
    for error in [RawValue::Error("#REF!".into()), RawValue::NoResult] {
        let mut drawn = sheet(
            "学习台账",
            "序号|姓名|学习时间|天数|学习内容\n1|甲|4月|1|读书\n2|x|x|x|x\n3|x|x|x|x\n4||||x",
            "",
        );
        let broken = drawn.rows[2..].iter_mut().flat_map(|row| &mut row.cells);
        broken
            .filter(|cell| matches!(cell.value, RawValue::Text(_)))
            .for_each(|cell| cell.value = error.clone());
        let read = Read::sheets(vec![drawn], &specs());
        assert_eq!(read.rows(0).len(), 1);
        assert_eq!(
            read.findings,
            ["T19 第3行 从此处起有2行只有没有结果或出错的公式，没有当作数据"]
        );
    }
}

#[test]
fn totals_are_checked_at_the_bottom_and_at_the_top() {
    let read = learning(
        "1|甲|4月|1.5|\n2|乙|4月|2|\n|小计||3.5|\n1|丙|5月|1|\n合 计|||5|",
        "",
    );
    assert_eq!(read.findings, ["T06 D7 合计行“天数”写的是5，各行相加是4.5"]);
    assert_eq!(read.tables[0].rows.len(), 3);
    let read = learning("合计|||9|\n1|甲|4月|4|\n2|乙|4月|4|", "");
    assert_eq!(read.findings, ["T06 D3 合计行“天数”写的是9，各行相加是8"]);
    let read = learning("合计|||8|\n1|甲|4月|4|\n2|乙|4月|4|", "");
    assert_eq!(
        (read.findings.len(), read.skipped(0)),
        (0, vec!["3 Total".to_string()])
    );
}

#[test]
fn sums_that_cannot_be_checked_are_left_alone() {
    let read = learning("1|甲|4月|半天|\n2|乙|4月|2|\n合计|||2.5|", "");
    assert_eq!(read.findings, Vec::<String>::new());
    let read = learning("1|甲|4月|4|\n累计|||40|\n平均|||4|", "");
    assert_eq!(read.findings, Vec::<String>::new());
    assert_eq!(read.skipped(0), ["4 Total", "5 Total"]);
}

#[test]
fn repeated_headers_footers_and_notes() {
    let read = learning(
        "1|甲|4月|1|
        序号|姓名|学习时间|天数|学习内容
        2|乙|4月|1|
        填表人：张三|||审核人：李四|
        填表说明：1.天数可填0.5；
        2.学习时间填日期。",
        "",
    );
    assert_eq!(
        read.skipped(0),
        ["4 RepeatedHeader", "6 Footer", "7 Note", "8 Note"]
    );
    assert_eq!(read.meta(0), ["填表人=张三", "审核人=李四"]);
    assert_eq!(read.tables[0].rows.len(), 2);
}

#[test]
fn samples_are_left_out_and_named() {
    let read = learning("示例|张三|2022.3.5|0.5|读书\n1|甲|4月|1|", "");
    assert_eq!(read.skipped(0), ["3 Sample"]);
    assert_eq!(
        read.findings,
        ["T07 第3行 这一行是模板的示例（示例 张三 2022.3.5），没有当作数据"]
    );
}

#[test]
fn nothing_to_report_is_said_in_many_ways() {
    for (rows, said) in [
        ("本季度无", "本季度无"),
        ("1|未发现|无此项||", "未发现"),
        ("1|无|无|无|", "无"),
        ("|/|/|/|", "/"),
        ("零报告", "零报告"),
        ("|本月无此类情况。", "本月无此类情况。"),
        ("1|/|无|/|", "无"),
        ("1|0|0|0|", "0"),
    ] {
        let read = learning(rows, "");
        let nil = read.tables[0].nil.as_ref().unwrap_or_else(|| panic!("{rows}"));
        assert_eq!((nil.row, &*nil.text), (3, said));
        assert!(read.tables[0].rows.is_empty());
    }
    let read = learning("1|无为|4月|1|\n2|乙|无|无|", "");
    assert_eq!((read.tables[0].rows.len(), &read.tables[0].nil), (2, &None));
    let read = learning("1||||\n2||||", "");
    assert_eq!((read.tables[0].rows.len(), &read.tables[0].nil), (0, &None));
    assert_eq!(read.skipped(0), ["3 NumberOnly", "4 NumberOnly"]);
    let read = learning("1|甲|4月|1|\n2|||0|\n||||0\n||||盖章：", "");
    assert_eq!(read.skipped(0), ["4 NumberOnly", "5 NumberOnly", "6 Footer"]);
}

#[test]
fn a_row_of_zeros_is_data_where_data_follow_and_told_where_none_do() {
    let read = learning("1||0|0|\n2|甲|4月|1|\n3||0|0|\n4|乙|4月|1|\n5||0|0|", "");
    let rows: Vec<u32> = read.tables[0].rows.iter().map(|row| row.row).collect();
    assert_eq!(rows, [3, 4, 5, 6]);
    assert_eq!(read.skipped(0), ["7 Nil"]);
    assert_eq!(read.tables[0].nil, None);
    assert_eq!(
        read.findings,
        ["T31 第7行 从此处起有1行只有序号和预填的内容（0、下拉的默认值），没有当作数据"]
    );
}

#[test]
fn bands_follow_each_other() {
    let read = learning(
        "（一）班子成员\n1|甲|4月|1|\n（二）其他人员\n1|乙|4月|1|",
        "A3:E3 A5:E5",
    );
    assert_eq!(
        read.rows(0),
        [
            "[（一）班子成员] 4: 1 | 甲 | 4月 | 1 | -",
            "[（二）其他人员] 6: 1 | 乙 | 4月 | 1 | -"
        ]
    );
}

#[test]
fn merged_cells_fill_down_but_amounts_count_once() {
    let read = learning("1|甲|4月|3|同上\n2||5月||〃\n3||6月||″", "B3:B5 D3:D5");
    assert_eq!(
        read.rows(0),
        [
            "3: 1 | 甲 | 4月 | 3 | -",
            "4: 2 | 甲↑3 | 5月 | - | -",
            "5: 3 | 甲↑3 | 6月 | - | -"
        ]
    );
    assert_eq!(read.findings.len(), 3);
    let read = learning("1|甲|4月|1|读书\n2|同上|5月|同上|″\n3|同前|6月|2|", "");
    assert_eq!(
        read.rows(0)[1..],
        ["4: 2 | 甲↑3 | 5月 | 1↑3 | 读书↑3", "5: 3 | 甲↑3 | 6月 | 2 | -"]
    );
}

#[test]
fn what_a_merged_area_covers_is_not_read() {
    let read = learning(
        "1|甲|4月|3|读书\n2|甲|5月|3|\n3|甲|6月|3|读报",
        "B3:B5 D3:D5 E3:E4",
    );
    assert_eq!(
        read.rows(0),
        [
            "3: 1 | 甲 | 4月 | 3 | 读书",
            "4: 2 | 甲↑3 | 5月 | - | 读书↑3",
            "5: 3 | 甲↑3 | 6月 | - | 读报"
        ]
    );
    assert_eq!(read.findings, Vec::<String>::new());
    let read = learning("1|甲|4月|3|\n2|乙|5月|2|", "B3:B4 D3:D4");
    assert_eq!(read.rows(0)[1], "4: 2 | 甲↑3 | 5月 | - | -");
    assert_eq!(
        read.findings,
        ["T20 B4 从此处起有2格被合并的单元格盖住，里面有看不见的内容，没有读取"]
    );
}

#[test]
fn hidden_rows_are_read_and_said() {
    let read = learning("1|甲|4月|1|\n~2|乙|4月|1|\n~3|丙|4月|1|", "");
    assert_eq!(read.tables[0].rows.len(), 3);
    assert_eq!(
        read.findings,
        ["T08 第4行 从此处起有2行是隐藏或被筛选掉的，照常读入"]
    );
}

#[test]
fn bands_with_their_number_in_a_cell_of_its_own() {
    let read = learning("一|班子成员\n1|甲|4月|1|\n（二）|其他人员\n1|乙|4月|1|", "");
    assert_eq!(
        read.rows(0),
        [
            "[一、班子成员] 4: 1 | 甲 | 4月 | 1 | -",
            "[二、其他人员] 6: 1 | 乙 | 4月 | 1 | -"
        ]
    );
}

#[test]
fn a_total_beside_a_blank_column_is_a_total() {
    let specs = [spec(0, "甲台账", "编号* 事项* 金额#")];
    let read = Read::one(
        "甲台账\n序号||编号|事项|金额\n1||甲1|清运|3\n2||甲2|围挡|4\n合计||||7",
        "",
        &specs,
    );
    assert_eq!(read.rows(0).len(), 2, "{:?}", read.rows(0));
}
