//! What may stand above and inside a header.

use super::specs;
use crate::table::drawn::{Read, spec};

const ROW: &str = "1|甲|2022.4.1|1|读书";

#[test]
fn a_header_in_any_of_the_first_twenty_rows_whatever_stands_above() {
    let above = [
        "附件2",
        "某某县住建局学习台账",
        "id|name|study_date|days|content",
        "填报说明：1.本表由各股室填报；2.学习时间写年月日；3.天数以0.5为单位。",
        "2.序号、姓名、学习时间、天数必须填写",
        "填报单位|物业股|||填报时间|2022.6.25",
        "姓名|张三|学习时间|二季度|天数|20",
        "颜色|含义",
        "红|逾期",
        "姓名|职务|电话",
        "张三|股长|138",
    ];
    for height in 1..20 {
        let lines = above.iter().cycle().take(height).copied();
        let drawing: Vec<&str> = lines.chain(["序号|姓名|学习时间|天数|学习内容", ROW]).collect();
        let read = Read::one(&drawing.join("\n"), "", &specs());
        let header = 1 + u32::try_from(height).expect("small");
        assert_eq!(read.tables.len(), 1, "{height}");
        assert_eq!(read.tables[0].header, (header, header), "{height}");
        assert_eq!(
            read.rows(0),
            [format!("{}: 1 | 甲 | 2022.4.1 | 1 | 读书", header + 1)]
        );
        assert_eq!(read.findings, Vec::<String>::new(), "{height}");
    }
}

#[test]
fn the_title_is_neither_wiring_nor_instructions_nor_a_list() {
    let read = Read::one(
        "
        某某县住建局学习台账（2022年第二季度）
        填报说明：天数以0.5为单位。
        id|name|study_date|days|content
        序号|姓名|学习时间|天数|学习内容
        1|甲|2022.4.1|1|读书",
        "A1:E1 A2:E2",
        &specs(),
    );
    assert_eq!(read.tables[0].title, "某某县住建局学习台账（2022年第二季度）");
}

#[test]
fn remarks_numbers_and_marks_inside_the_labels() {
    let read = Read::one(
        "
        序⏎号|1.姓名※|学习⏎时间⏎格式：2022-06-30|天 数（以0.5为单位，半天写0.5，一天写1，不得写“半天”，超过一天的分行填写）|学习内容⏎（没有的填无）
        1|甲|2022.4.1|1|读书",
        "",
        &specs(),
    );
    assert_eq!(read.rows(0), ["2: 1 | 甲 | 2022.4.1 | 1 | 读书"]);
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn the_number_column_in_its_spellings() {
    for number in ["ZC序号", "序号·", "序  号", "序", "No.", "*序号", "项次"] {
        let drawing = format!("学习台账\n{number}|姓名|学习时间|天数\n1|甲|4月|1\n2|||\n合计|||1");
        let read = Read::one(&drawing, "", &specs());
        assert_eq!(read.skipped(0), ["4 NumberOnly", "5 Total"], "{number}");
        assert_eq!(read.findings, Vec::<String>::new(), "{number}");
    }
}

#[test]
fn units_in_a_row_below_the_labels() {
    let specs = [spec(0, "项目台账", "序号 项目名称* 总投资*# 年度计划*# 责任单位")];
    let read = Read::one(
        "
        项目台账
        序号|项目名称|总投资|年度计划|责任单位
        ||（亿元）|（万元）|
        1|甲|1|2000|物业股
        2|乙|2|3000|物业股
        合计||3|5000|",
        "",
        &specs,
    );
    assert_eq!(read.tables[0].header, (2, 3));
    let unit = |at: usize| {
        read.tables[0].columns[at]
            .as_ref()
            .and_then(|column| column.unit.clone())
    };
    assert_eq!(
        (unit(2).as_deref(), unit(3).as_deref()),
        (Some("亿元"), Some("万元"))
    );
    assert_eq!((read.rows(0).len(), read.skipped(0)), (2, vec!["6 Total".into()]));
}

#[test]
fn a_unit_among_the_labels_of_groups() {
    let specs = [spec(0, "项目台账", "项目名称* 总投资*# 本月完成*# 累计完成*#")];
    let read = Read::one(
        "
        项目名称|总投资|完成情况|
        |（亿元）|本月|累计
        甲项目|1|2|3",
        "A1:A2 C1:D1",
        &specs,
    );
    assert_eq!(read.rows(0), ["3: 甲项目 | 1 | 2 | 3"]);
    let unit = read.tables[0].columns[1]
        .as_ref()
        .and_then(|column| column.unit.clone());
    assert_eq!(unit.as_deref(), Some("亿元"));
}

#[test]
fn a_label_merged_over_two_columns_covers_both() {
    let read = Read::one(
        "
        学习台账
        序号|姓名|学习时间||天数
        1|甲||4月|1
        2|乙|5月||1",
        "C2:D2",
        &specs(),
    );
    assert_eq!(
        read.rows(0),
        ["3: 1 | 甲 | 4月 | 1 | -", "4: 2 | 乙 | 5月 | 1 | -"]
    );
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn time_and_place_alone_are_any_ledgers() {
    let drawing = "会议记录\n序号|走访时间|地点|备注\n1|4月|会议室|";
    let read = Read::one(drawing, "", &specs());
    assert!(read.tables.is_empty());
    assert_eq!(
        read.findings,
        ["T01 第2行 这张工作表没有认出台账，最接近的是“走访台账”，但找不到这些列：走访领导"]
    );
    let titled = Read::one(&drawing.replace("会议记录", "走访台账"), "", &specs());
    assert_eq!((titled.tables.len(), &*titled.tables[0].missing), (1, &[1][..]));
}
