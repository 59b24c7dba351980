//! Rows that are of no table found: above a header, or of a table that no ledger knows.

use super::specs;
use crate::table::drawn::Read;

fn learning(above: &str, below: &str, merges: &str) -> Read {
    let lines = ["学习台账", above, "序号|姓名|学习时间|天数|学习内容", below];
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    Read::one(&lines.join("\n"), merges, &specs())
}

#[test]
fn rows_above_the_header_that_look_like_data_are_said() {
    for (above, skipped) in [
        ("1|甲|4月|1|读书\n2|乙|4月|1|", 2),
        ("1|甲|4月||", 1),
        ("|甲|4月|1|读书", 1),
        ("1|甲|4月|1|读书\n填报单位：物业股", 1),
        ("10||4月|1|", 1),
    ] {
        let read = learning(above, "3|丙|5月|2|读书\n4|丁|5月|1|读书", "");
        assert_eq!(read.rows(0).len(), 2, "{above}");
        assert_eq!(
            read.findings,
            [format!(
                "T17 第2行 表头上方从此处起有{skipped}行像是数据，没有读取"
            )],
            "{above}"
        );
        assert_eq!(read.skipped(0)[0], "2 AboveHeader");
    }
}

#[test]
fn rows_of_another_table_above_the_header_are_said() {
    let read = learning(
        "科室|编制|在岗|借调|负责人\n物业股|5|4|1|张三",
        "1|甲|4月|1|读书",
        "",
    );
    assert_eq!(
        read.findings,
        ["T17 第3行 表头上方从此处起有1行像是数据，没有读取"]
    );
}

#[test]
fn a_header_below_all_its_rows_is_said() {
    for above in [
        "2|乙|5月|2|读书\n1|甲|4月|1|读书",
        "|甲|4月|1|读书\n|乙|4月|2|读书",
    ] {
        let read = learning(above, "", "");
        assert_eq!(
            read.findings,
            ["T17 第2行 表头上方从此处起有2行像是数据，没有读取"]
        );
    }
}

#[test]
fn what_usually_stands_above_a_header_is_no_data() {
    for above in [
        "填报单位：物业股|||填报时间：2022.6.25|",
        "填报单位|物业股||填报时间|2022.6.25",
        "姓名|张三|学习时间|二季度|天数",
        "联系人：|张三|电话：|138|",
        "id|name|study_date|days|content",
        "1|2|3|4|5",
        "（填写全名）|（如张三）||（以0.5为单位）|",
        "填报说明：1.本表由各股室填报；\n2.学习时间写年月日；\n3.天数以0.5为单位。",
        "1|天数以0.5为单位",
        "颜色|含义|人数\n红|逾期|3",
        "基本情况|||学习情况|",
        "应到|30|实到|28|缺席|2",
        "无|无|无|无|无",
        "一、班子成员|||共3人|",
        "合计|||12|",
    ] {
        let read = learning(above, "1|甲|4月|1|读书\n2|乙|5月|2|读书", "");
        assert_eq!(read.rows(0).len(), 2, "{above}");
        assert_eq!(read.findings, Vec::<String>::new(), "{above}");
    }
}

#[test]
fn rows_between_two_ledgers_that_look_like_the_lower() {
    let read = Read::one(
        "
        学习台账
        姓名|学习时间|天数
        甲|4月|1

        走访台账
        走访领导|走访时间|地点
        乙|5月|某小区",
        "",
        &specs(),
    );
    assert_eq!(read.findings, Vec::<String>::new());
}

#[test]
fn another_table_below_is_none_of_the_ledgers_rows() {
    for (below, row, count) in [
        (
            "序号|设备名称|型号|数量|单价\n1|电脑|A4|2|5000\n2|打印机|B5|1|3000",
            4,
            3,
        ),
        ("设备清单\n序号|设备名称|型号\n1|电脑|A4", 5, 2),
        ("|设备清单\n序号|设备名称|型号\n1|电脑|A4", 5, 2),
        (
            "\n|设备|型号|单价|说明\n|电脑|A4|5000|办公\n|打印机|B5|3000|办公",
            5,
            3,
        ),
    ] {
        let read = learning("", &format!("1|甲|4月|1|读书\n{below}"), "");
        let row_above = row - 1;
        assert_eq!(read.rows(0), ["3: 1 | 甲 | 4月 | 1 | 读书"], "{row_above}");
        let [said] = &read.findings[..] else {
            panic!("{below}: {:?}", read.findings)
        };
        let begins = format!("T18 第{row}行 从此处起{count}行是另一张表的（");
        assert!(said.starts_with(&begins), "{said}");
        let of_it = read
            .skipped(0)
            .iter()
            .filter(|row| row.ends_with("OtherTable"))
            .count();
        assert_eq!(of_it, count, "{below}");
    }
}

#[test]
fn the_ledger_goes_on_below_its_own_header() {
    let read = learning(
        "",
        "1|甲|4月|1|读书
        序号|设备名称|型号|数量
        1|电脑|A4|2
        序号|姓名|学习时间|天数|学习内容
        2|乙|5月|1|读书
        填表人：张三",
        "",
    );
    assert_eq!(
        read.rows(0),
        ["3: 1 | 甲 | 4月 | 1 | 读书", "7: 2 | 乙 | 5月 | 1 | 读书"]
    );
    assert_eq!(
        read.findings,
        ["T18 第4行 从此处起2行是另一张表的（序号、设备名称、型号、数量），没有读取"]
    );
    assert_eq!(read.meta(0), ["填表人=张三"]);
}

#[test]
fn words_in_columns_of_figures_are_no_header_by_themselves() {
    for row in [
        "|张三|待定|若干|读书",
        "\n|张三|待定|若干|读书",
        "|张三|待定|待定|待定",
        "3|张三|待定|若干|读书",
    ] {
        let read = learning("", &format!("1|甲|4月|1|读书\n2|乙|4月|1|读书\n{row}"), "");
        assert_eq!((read.rows(0).len(), read.findings.len()), (3, 0), "{row}");
    }
}
