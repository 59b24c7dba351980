//! From texts of ledgers to findings, on the county's campaign.

use crate::campaign::fixture::county;
use crate::campaign::model::ColumnId;
use crate::finding::{Finding, Findings};
use crate::history::History;
use crate::record::{self, Records};
use crate::register::Registers;
use crate::submission::{Earlier, FoundFile, read_file, sort_out};
use crate::workbook::ChildReader;

struct Checked {
    records: Records,
    findings: Vec<Finding>,
}

/// Checks ledgers sent by units, each as `填报单位` and the text from the title on.
fn checked(ledgers: &[(&str, &str)]) -> Checked {
    let campaign = county();
    let period = campaign
        .periods
        .iter()
        .find(|period| &*period.id == "2022Q2")
        .expect("a quarter")
        .clone();
    let mut findings = Findings::new();
    let files = ledgers.iter().enumerate().map(|(at, (unit, text))| {
        let (title, rest) = text.split_once('\n').expect("a title");
        let text = format!("{title}\n填报单位：{unit}\n{rest}\n");
        let path = format!("inbox/2022Q2/{at}.csv");
        let found = FoundFile::new(&path, &period.id, text.into_bytes());
        read_file(&campaign, found, &ChildReader::refused(), &mut findings)
    });
    let files = files.collect();
    let sent = sort_out(
        &campaign,
        &period,
        files,
        &Registers::default(),
        &Earlier::default(),
        &mut Findings::new(),
    );
    let mut records = record::read(&campaign, &period, sent.tables, &mut findings);
    super::run_checks(
        &campaign,
        &period,
        &mut records,
        super::Known {
            registers: &Registers::default(),
            history: &History::default(),
            first_stated: &Records::default(),
        },
        &mut findings,
    );
    Checked {
        records,
        findings: findings.into_sorted(),
    }
}

impl Checked {
    /// `R04 错误 销号时间 5`, for every finding but notes.
    fn told(&self) -> Vec<String> {
        let told = self
            .findings
            .iter()
            .filter(|finding| finding.level != crate::finding::Level::Note);
        told.map(|finding| {
            let column = finding.column.as_deref().unwrap_or("");
            let row = finding.place.row.unwrap_or(0);
            format!(
                "{} {} {column} {row}",
                finding.code().name(),
                finding.level.word()
            )
        })
        .collect()
    }

    fn rejected(&self) -> usize {
        self.records
            .ledgers
            .iter()
            .flatten()
            .filter(|record| !record.counts())
            .count()
    }
}

const PROBLEMS: &str = "问题清单\n序号,问题编号,问题来源,问题类别,四改,问题表现,提出时间\n\
    1,问8,自查,慢,,表现甲,2022-04-02\n2,问10,自查,慢,,表现乙,2022-04-02";

#[test]
fn a_date_that_is_none_rejects_its_row_and_causes_no_echo() {
    let ledger = "问题整改台账\n\
        序号,问题编号,整改措施,整改类型,牵头单位,配合单位,责任人,交办时间,整改时限,整改进展,完成情况,完成时间,销号时间\n\
        1,问8,措施,限期整改,质量监督站,,孙己,2022-04-10,2022-04-30,进展,推进中,,\n\
        2,问10,措施,限期整改,质量监督站,,陈辛,2022-05-20,2022-06-20,进展,已销号,2022-06-18,2022-06-31";
    let checked = checked(&[("质量监督站", PROBLEMS), ("质量监督站", ledger)]);
    assert_eq!(checked.told(), ["R04 错误 销号时间 5"]);
    assert_eq!(checked.rejected(), 1);
}

#[test]
fn what_counting_does_not_read_is_a_remark() {
    let study = "集体学习台账\n序号,学习时间,学习形式,学习类别,学习内容,应到人数,实到人数,缺席人数\n\
        1,2022-05-10,集体学习,政治理论,内容,10,8,1";
    let rectify = "问题整改台账\n\
        序号,问题编号,整改措施,整改类型,牵头单位,配合单位,责任人,交办时间,整改时限,整改进展,完成情况,完成时间,销号时间\n\
        1,问8,措施,限期整改,房产服务中心,,,2022-04-10,2022-04-30,进展,推进中,,\n\
        2,问10,措施,限期整改,房产服务中心,,郑戊,2022-04-10,2022-04-30,进展,推进中,,";
    let checked = checked(&[
        ("房产服务中心", study),
        ("房产服务中心", PROBLEMS),
        ("房产服务中心", rectify),
    ]);
    assert_eq!(checked.told(), ["K15 提醒 应到人数 4", "R01 提醒 责任人 4"]);
    assert_eq!(checked.rejected(), 0);
    let blank: usize = checked
        .records
        .completeness
        .iter()
        .map(|whole| whole.blank.len())
        .sum();
    assert_eq!(blank, 1);
}

#[test]
fn heads_are_counted_and_members_looked_up() {
    let projects = "重点项目台账\n\
        序号,项目名称,年度计划投资,本季计划投资,本季完成投资,累计完成投资,计划开工,实际开工,挂点领导,实施方案,存在问题\n\
        1,检测中心,1500,600,330,500,2022-04-20,2022-04-20,王一、李二,方案,\n\
        2,二期,1500,1600,330,500,2022-04-20,2022-04-20,孙己,方案,";
    let checked = checked(&[("质量监督站", projects)]);
    assert_eq!(
        checked.told(),
        [
            "R31 提醒 挂点领导 4",
            "K04 错误 本季计划投资 5",
            "R30 提醒 挂点领导 5"
        ]
    );
}

#[test]
fn what_has_not_happened_yet_cannot_be_told() {
    let news =
        "宣传台账\n序号,时间,媒体,题目\n1,2022-08-03,县报,一\n2,2020-05-03,县报,二\n3,2022-05-03,县报,三";
    let checked = checked(&[("质量监督站", news)]);
    let codes: Vec<&str> = checked
        .findings
        .iter()
        .map(|finding| finding.code().name())
        .collect();
    assert_eq!(codes, ["R42", "R41"]);
}

#[test]
fn people_of_the_row_are_found_by_name_and_misspelt_ones_suggested() {
    let study = "个人学习台账\n序号,姓名,学习日期,学习类别,学习内容,学习天数\n\
        1,孙 己,2022-05-03,政治理论,内容,1\n2,孙已,2022-05-05,政治理论,内容,半天\n3,陈辛,2022-05-05,政治理论,内容,2";
    let checked = checked(&[("质量监督站", study)]);
    assert_eq!(checked.told(), ["R27 错误 姓名 5", "R33 错误 学习天数 6"]);
    assert!(
        checked.findings[0].message().contains("是不是“孙己”"),
        "{}",
        checked.findings[0].message()
    );
}

#[test]
fn the_units_of_the_header_are_converted() {
    let projects = "重点项目台账\n\
        序号,项目名称,年度计划投资（元）,本季计划投资,本季完成投资,累计完成投资,计划开工,实际开工,挂点领导,实施方案,存在问题\n\
        1,检测中心,15000000,600,330,500,2022-04-20,2022-04-20,王一,方案,";
    let checked = checked(&[("质量监督站", projects)]);
    let record = checked.records.ledgers.iter().flatten().next().expect("a record");
    assert_eq!(
        record.value(ColumnId(1)),
        &crate::value::Value::Number(1500.into()),
        "{:?}",
        checked.told()
    );
}

#[test]
fn a_unit_of_the_header_that_cannot_be_converted_is_said_and_nothing_is_taken_for_it() {
    let study = "个人学习台账\n序号,姓名,学习日期,学习类别,学习内容,学习天数（小时）\n\
        1,孙己,2022-05-03,政治理论,内容,1\n2,孙己,2022-05-05,政治理论,内容,1天";
    let checked = checked(&[("质量监督站", study)]);
    assert_eq!(checked.told()[0], "R16 错误 学习天数 4");
    assert_eq!(
        checked.findings[0].message(),
        "“1”的单位“小时”与这一列的不同，不能换算"
    );
    let days = checked
        .records
        .ledgers
        .iter()
        .flatten()
        .map(|record| record.value(ColumnId(4)));
    let days: Vec<_> = days.collect();
    assert_eq!(days[1], &crate::value::Value::Number(1.into()), "{days:?}");
    assert_eq!(checked.rejected(), 1);
}

#[test]
fn texts_of_two_units_that_are_alike_are_shown_to_both() {
    let text = |unit: &str| {
        format!(
            "问题清单\n序号,问题编号,问题来源,问题类别,四改,问题表现,提出时间\n\
             1,问1,自查,慢,,{unit}个别干部学习不够深入，满足于完成任务，结合实际思考不多,2022-04-02"
        )
    };
    let (one, other) = (text("质量监督站"), text("物业管理股"));
    let checked = checked(&[("质量监督站", &one), ("物业管理股", &other)]);
    // Neither sent a rectification of its problem.
    let each = ["K09 提醒 问题编号 4", "K22 提醒 问题表现 4"];
    assert_eq!(checked.told(), [each, each].concat());
    assert_eq!(checked.findings[1].also.len(), 1);
}
