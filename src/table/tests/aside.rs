//! Rows among and below the data that are none.

use super::specs;
use crate::table::drawn::{Read, spec};

fn learning(rows: &str, merges: &str) -> Read {
    Read::one(
        &format!("学习台账\n序号|姓名|学习时间|天数|学习内容\n{rows}"),
        merges,
        &specs(),
    )
}

#[test]
fn instructions_in_brackets_in_english_and_merged_across() {
    let read = learning("|（写全名）||（以0.5为单位）|（50字以内）\n1|甲|4月|1|x", "");
    assert_eq!(
        (read.skipped(0), read.rows(0).len()),
        (vec!["3 Instruction".into()], 1)
    );
    let read = learning("No.|Name|Study Date|Days|Content\n1|甲|4月|1|x", "");
    assert_eq!(
        (read.skipped(0), read.rows(0).len()),
        (vec!["3 Instruction".into()], 1)
    );
    let read = learning(
        "每季度末25日前报送局办公室，学习时间填写具体日期，一事一条，逐条编号，不得合并填写。\n一、班子成员\n1|甲|4月|1|x",
        "A3:E3 A4:E4",
    );
    assert_eq!(read.skipped(0), ["3 Note", "4 Band"]);
    assert_eq!(read.rows(0), ["[一、班子成员] 5: 1 | 甲 | 4月 | 1 | x"]);
}

#[test]
fn bands_may_count_their_rows() {
    let read = learning(
        "一、班子成员|||共1人|\n1|甲|4月|1|\n第二部分 其他人员\n1|乙|4月|1|",
        "A5:E5",
    );
    assert_eq!(
        read.rows(0),
        [
            "[一、班子成员] 4: 1 | 甲 | 4月 | 1 | -",
            "[第二部分其他人员] 6: 1 | 乙 | 4月 | 1 | -"
        ]
    );
}

#[test]
fn the_title_on_every_page_is_no_band() {
    let read = learning(
        "1|甲|4月|1|\n学习台账（续）\n序号|姓名|学习时间|天数|学习内容\n2|乙|4月|1|",
        "A4:E4",
    );
    assert_eq!(read.skipped(0), ["4 Title", "5 RepeatedHeader"]);
    assert_eq!(read.rows(0)[1], "6: 2 | 乙 | 4月 | 1 | -");
}

#[test]
fn where_the_page_ends() {
    let read = learning(
        "1|甲|4月|1|\n第1页，共2页\n2|乙|4月|1|\n……||||\n以下空白\n（此页无正文）\n第 2 页 共 2 页",
        "A4:E4",
    );
    assert_eq!(read.rows(0)[1], "5: 2 | 乙 | 4月 | 1 | -");
    assert_eq!(
        read.skipped(0),
        ["4 Note", "6 NumberOnly", "7 Note", "8 Note", "9 Note"]
    );
}

#[test]
fn a_note_with_its_word_in_a_cell_of_its_own() {
    for note in ["注|本表一式两份|||", "备注|本表一式两份", "填表说明|一事一行|||"] {
        let read = learning(&format!("1|甲|4月|1|\n{note}"), "");
        assert_eq!(
            (read.rows(0).len(), read.skipped(0)),
            (1, vec!["4 Note".into()]),
            "{note}"
        );
    }
}

#[test]
fn lines_to_sign_in_their_forms() {
    let read = learning(
        "1|甲|4月|1|
        分管领导（签字）：||||填表人：   联系电话：
        制表：李四||审核：王五
        科室负责人签名：|||经办人：
        联系人及电话：张三 138
        分管领导意见：||同意||
        单位（公章）：
        　　　　物业股（盖章）
        2022年6月25日",
        "",
    );
    assert_eq!(read.rows(0).len(), 1);
    assert!(
        read.skipped(0).iter().all(|line| line.ends_with("Footer")),
        "{:?}",
        read.skipped(0)
    );
    assert_eq!(read.findings, Vec::<String>::new());
    let read = Read::one(
        "走访台账\n走访领导|走访时间|地点\n局领导：王一|4月|小区\n副局长：李二|5月|工地",
        "",
        &specs(),
    );
    assert_eq!((read.rows(0).len(), read.skipped(0)), (2, Vec::new()));
}

#[test]
fn parts_of_a_row_are_not_counted_again() {
    let specs = [spec(0, "项目台账", "序号 项目名称* 总投资*# 责任单位")];
    let read = Read::one(
        "
        项目台账
        序号|项目名称|总投资|责任单位
        1|甲|3|物业股
        |其中：一标段|1|物业股
        |二标段|2|物业股
        2|乙|4|物业股
        合计（2个）||7|
        填表人：张三",
        "",
        &specs,
    );
    assert_eq!(read.rows(0), ["3: 1 | 甲 | 3 | 物业股", "6: 2 | 乙 | 4 | 物业股"]);
    assert_eq!(read.skipped(0), ["4 Part", "5 Part", "7 Total", "8 Footer"]);
    assert_eq!(
        read.findings,
        ["T16 第4行 从此处起2行是上面一行的“其中”项，没有另外计入"]
    );
}

#[test]
fn rows_without_a_number_are_data_unless_they_are_parts() {
    let read = learning("1|甲|4月|1|\n|乙|4月|1|\n|丙|5月|2|", "");
    assert_eq!((read.rows(0).len(), read.findings.len()), (3, 0));
}

#[test]
fn nothing_to_report_with_its_time_and_in_the_remarks() {
    for row in [
        "本单位2022年第二季度无学习相关情况。",
        "2022年二季度本单位无此类情况",
        "我股室本季度，无",
    ] {
        let read = learning(row, "");
        assert_eq!(read.tables[0].nil.as_ref().map(|nil| nil.row), Some(3), "{row}");
    }
    let read = Read::one(
        "整改台账\n序号|编号|问题描述|责任单位|整改时限|备注\n1|||||无\n2|||||",
        "",
        &specs(),
    );
    assert_eq!(
        read.tables[0].nil.as_ref().map(|nil| (nil.row, nil.col)),
        Some((3, 6))
    );
    for row in ["1|无为县|4月|1|", "2022年第二季度学习计划"] {
        assert_eq!(learning(row, "").tables[0].nil, None, "{row}");
    }
}
