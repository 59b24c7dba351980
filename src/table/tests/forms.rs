//! Sheets that are no table.

use super::specs;
use crate::table::drawn::{Read, sheet};

const SAID: &str = "这张工作表是一事一表，栏目名和内容交替排列，有";

#[test]
fn a_form_for_one_matter_is_recognised_and_said() {
    for drawing in [
        "整改督办单\n编号|A-1|牵头单位|物业股\n问题描述|电梯停运\n整改时限|6月底|完成情况|推进中",
        "编号|A-1\n问题描述|电梯停运\n牵头单位|物业股\n整改时限|6月底\n完成情况|推进中",
        "编号|A-1|A-2|A-3\n问题描述|甲|乙|丙\n责任单位|物业股|物业股|物业股\n整改时限|6月|7月|8月",
    ] {
        let read = Read::one(drawing, "", &specs());
        assert!(read.tables.is_empty(), "{drawing}");
        let [said] = &read.findings[..] else {
            panic!("{:?}", read.findings)
        };
        assert!(
            said.starts_with("T13") && said.contains(SAID) && said.contains("“整改台账”"),
            "{said}"
        );
    }
}

#[test]
fn a_ledger_below_a_form_is_read() {
    let read = Read::one(
        "单位|物业股\n时间|2022年二季度\n负责人|张三\n学习台账\n序号|姓名|学习时间|天数\n1|甲|4月|1",
        "",
        &specs(),
    );
    assert_eq!((read.tables[0].header, read.rows(0).len()), ((5, 5), 1));
    assert_eq!(read.meta(0), ["单位=物业股", "时间=2022年二季度", "负责人=张三"]);
}

#[test]
fn labels_with_unknown_ones_between_are_a_header_all_the_same() {
    let read = Read::one(
        "学习台账\n姓名|职务|学习时间|地点|天数\n甲|股长|4月|会议室|1",
        "",
        &specs(),
    );
    assert_eq!(read.rows(0), ["3: - | 甲 | 4月 | 1 | -"]);
}

#[test]
fn covers_and_lists_of_contents_are_no_ledgers() {
    let read = Read::sheets(
        vec![
            sheet(
                "Sheet1",
                "某某县住建局\n2022年第二季度台账\n物业股\n2022年6月",
                "",
            ),
            sheet("目录", "序号|台账名称|页码\n1|学习台账|1\n2|走访台账|2", ""),
            sheet("学习台账", "序号|姓名|学习时间|天数\n1|甲|4月|1", ""),
        ],
        &specs(),
    );
    assert_eq!(read.tables.len(), 1);
    let codes: Vec<&str> = read.findings.iter().map(|said| &said[..3]).collect();
    assert_eq!(codes, ["T02", "T02"]);
}

#[test]
fn what_came_nearest_is_said_with_its_row() {
    let read = Read::one(
        "整改台账\n序号|编号|存在的问题|负责单位|期限|结果\n1|A|甲|乙|丙|丁",
        "",
        &specs(),
    );
    assert_eq!(
        read.findings,
        [
            "T01 第2行 这张工作表没有认出台账，最接近的是“整改台账”，但找不到这些列：问题描述、牵头单位、配合单位、整改时限、投资额、完成情况"
        ]
    );
}
