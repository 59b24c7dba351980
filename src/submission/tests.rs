//! Files as they come, through [`read_file`] and [`sort_out`].

use super::*;
use crate::campaign::fixture::county;
use crate::campaign::model::{Campaign, Period};
use crate::finding::Findings;
use crate::finding::Place;
use crate::register::{self, Registers};
use crate::submission::Fate;
use crate::workbook::ChildReader;

fn file(path: &str, text: &str) -> FoundFile {
    FoundFile::new(path, &"2022Q2".into(), text.as_bytes().to_vec())
}

fn inbox_file(name: &str, text: &str) -> FoundFile {
    file(&format!("inbox/2022Q2/{name}"), text)
}

/// Another file of the inbox is used instead.
fn replaced(ledgers: &[&str], by: &str) -> Fate {
    Fate::Replaced {
        ledgers: ledgers.iter().map(|ledger| Arc::from(*ledger)).collect(),
        by: format!("inbox/2022Q2/{by}").into(),
    }
}

/// 宣传台账 as a unit sends it, with one row.
fn news(head: &str, row: &str) -> String {
    format!("宣传台账\n{head}\n序号,时间,媒体,题目,备注\n{row}\n")
}

fn quarter(campaign: &Campaign) -> Period {
    campaign
        .periods
        .iter()
        .find(|period| &*period.id == "2022Q2")
        .expect("a quarter")
        .clone()
}

struct Sorted {
    campaign: Campaign,
    registers: Registers,
    sent: Submissions,
    codes: Vec<&'static str>,
    told: Vec<String>,
}

fn sort(files: Vec<FoundFile>, registers: &[(&str, &str)]) -> Sorted {
    let campaign = county();
    let period = quarter(&campaign);
    let mut findings = Findings::new();
    let office = registers
        .iter()
        .map(|(name, text)| file(&format!("registers/2022Q2/{name}"), text));
    let office = office
        .map(|found| read_file(&campaign, found, &ChildReader::refused(), &mut findings))
        .collect();
    let office = sort_office(&campaign, office, &mut findings);
    let registers: Registers = register::read(&campaign, &office.fixed, &mut findings);
    let files = files
        .into_iter()
        .map(|found| read_file(&campaign, found, &ChildReader::refused(), &mut findings))
        .collect();
    let sent = sort_out(
        &campaign,
        &period,
        files,
        &registers,
        &Earlier::default(),
        &mut findings,
    );
    let findings = findings.into_sorted();
    let codes = findings.iter().map(|finding| finding.code().name()).collect();
    let told = findings.iter().map(|finding| finding.message()).collect();
    Sorted {
        campaign,
        registers,
        sent,
        codes,
        told,
    }
}

impl Sorted {
    fn fates(&self, name: &str) -> &[Fate] {
        let file = self.sent.files.iter().find(|file| file.path.ends_with(name));
        &file.expect("a file of that name").fates
    }

    fn cell(&self, unit: &str, ledger: &str) -> &LedgerDue {
        let unit = self
            .campaign
            .roster
            .units
            .find_id(|u| &*u.name == unit)
            .expect("a unit");
        let ledger = self
            .campaign
            .ledgers
            .find_id(|l| &*l.name == ledger)
            .expect("a ledger");
        let cell = self
            .sent
            .due
            .iter()
            .find(|cell| cell.unit == unit && cell.ledger == ledger);
        cell.expect("a ledger due")
    }

    fn units_of_tables(&self) -> Vec<&str> {
        let units = self.sent.tables.iter().filter_map(|table| table.unit);
        units
            .map(|unit| &*self.campaign.roster.units[unit].name)
            .collect()
    }

    fn has(&self, code: &str) -> bool {
        self.codes.contains(&code)
    }
}

#[test]
fn the_sheet_beats_the_file_name_and_says_so() {
    let text = news("填报单位：物业管理股", "1,2022-05-03,县报,标题,");
    let sorted = sort(vec![inbox_file("质量监督站/宣传台账.csv", &text)], &[]);
    assert_eq!(sorted.units_of_tables(), ["物业管理股"]);
    assert!(sorted.has("S06"), "{:?}", sorted.told);
}

/// The label of the sender in a cell of its own, the unit in the next.
#[test]
fn every_label_of_the_sender_is_understood() {
    let labels = [
        "填报单位",
        "报送单位",
        "上报单位",
        "填表单位",
        "填报部门",
        "填报股室",
        "填报处室",
        "填报科室",
        "报送部门",
        "单位名称",
        "部门",
        "股室",
        "处室",
        "科室",
        "单位",
    ];
    for label in labels {
        for head in [format!("{label},物业管理股"), format!("{label}：物业管理股")] {
            let text = news(&head, "1,2022-05-03,县报,标题,");
            let sorted = sort(vec![inbox_file("a.csv", &text)], &[]);
            assert_eq!(
                sorted.units_of_tables(),
                ["物业管理股"],
                "{head}: {:?}",
                sorted.told
            );
        }
    }
}

/// S23 and the remark on unknown columns are for columns that the template does not have.
#[test]
fn a_serial_by_another_name_is_no_column_too_many() {
    for serial in ["序号", "序", "No.", "行号", "项次", "序列号", "ZC序号"] {
        let text = format!(
            "宣传台账\n填报单位：物业管理股\n{serial},时间,媒体,题目,备注\n1,2022-05-03,县报,标题,\n"
        );
        let sorted = sort(vec![inbox_file("a.csv", &text)], &[]);
        assert_eq!(sorted.units_of_tables(), ["物业管理股"], "{serial}");
        let (form, column) = (sorted.has("S23"), sorted.has("T04"));
        assert!(!form && !column, "{serial}: {:?}", sorted.told);
    }
}

#[test]
fn a_name_that_nobody_has_leaves_the_folder_to_decide() {
    let text = news("填报单位：物业管里股", "1,2022-05-03,县报,标题,");
    let sorted = sort(vec![inbox_file("物业管理股/a.csv", &text)], &[]);
    assert_eq!(sorted.units_of_tables(), ["物业管理股"]);
    let said = sorted
        .told
        .iter()
        .any(|text| text.contains("物业管里股") && text.contains("是不是“物业管理股”"));
    assert!(said, "{:?}", sorted.told);
}

#[test]
fn a_file_of_nobody_is_told_and_not_used() {
    let sorted = sort(
        vec![inbox_file("a.csv", &news("", "1,2022-05-03,县报,标题,"))],
        &[],
    );
    assert!(
        sorted.sent.tables.is_empty() && sorted.has("S08"),
        "{:?}",
        sorted.told
    );
    assert_eq!(sorted.sent.of_nobody.len(), 1);
}

#[test]
fn the_same_bytes_are_one_file() {
    let text = news("填报单位：物业管理股", "1,2022-05-03,县报,标题,");
    let sorted = sort(
        vec![inbox_file("a.csv", &text), inbox_file("a(1).csv", &text)],
        &[],
    );
    assert_eq!(sorted.sent.tables.len(), 1);
    let of = "inbox/2022Q2/a(1).csv".into();
    assert_eq!(sorted.fates("a.csv"), [Fate::Copy { of }]);
    assert_eq!(sorted.fates("a(1).csv"), [Fate::Used]);
}

#[test]
fn the_latest_version_by_its_own_date_is_used() {
    let first = news(
        "填报单位：物业管理股,填报时间：2022-06-25",
        "1,2022-05-03,县报,标题,",
    );
    let last = news(
        "填报单位：物业管理股,填报时间：2022-07-02",
        "1,2022-05-04,县报,标题,",
    );
    let sorted = sort(
        vec![inbox_file("甲.csv", &last), inbox_file("乙.csv", &first)],
        &[],
    );
    assert_eq!(sorted.fates("甲.csv"), [Fate::Used], "{:?}", sorted.told);
    assert_eq!(sorted.fates("乙.csv"), [replaced(&["宣传台账"], "甲.csv")]);
    assert!(sorted.has("S13"));
}

#[test]
fn ledgers_that_one_file_replaces_are_told_together() {
    let both = |day: &str| {
        let head = format!("填报单位：物业管理股,填报时间：{day}");
        let news = news(&head, "1,2022-05-03,县报,标题,");
        format!(
            "{news}\n\n公务接待台账\n{head}\n序号,接待日期,来函单位,公函文号,陪餐人数,金额\n1,2022-05-03,省厅,建函〔2022〕1号,2,100\n"
        )
    };
    let sorted = sort(
        vec![
            inbox_file("甲.csv", &both("2022-07-02")),
            inbox_file("乙.csv", &both("2022-06-25")),
        ],
        &[],
    );
    let [Fate::Replaced { ledgers, by }] = sorted.fates("乙.csv") else {
        panic!("{:?}", sorted.fates("乙.csv"));
    };
    assert_eq!((ledgers.len(), &**by), (2, "inbox/2022Q2/甲.csv"));
}

/// 宣传台账 of 物业管理股 with these rows, without their numbers and remarks.
fn news_of(name: &str, filled_in: &str, rows: &[&str]) -> FoundFile {
    let rows: Vec<String> = (1..).zip(rows).map(|(at, row)| format!("{at},{row},")).collect();
    let head = format!("填报单位：物业管理股,填报时间：{filled_in}");
    inbox_file(name, &news(&head, &rows.join("\n")))
}

/// How many tables are used, and the codes about versions and parts.
fn versions_told(files: Vec<FoundFile>, registers: &[(&str, &str)]) -> (usize, Vec<&'static str>) {
    let sorted = sort(files, registers);
    let about = |code: &&&str| ["S13", "S14", "S37", "S38"].contains(*code);
    (
        sorted.sent.tables.len(),
        sorted.codes.iter().filter(about).copied().collect(),
    )
}

const APRIL: &[&str] = &["2022-04-03,县报,四月一题", "2022-04-20,电视台,四月二题"];
const MAY: &[&str] = &["2022-05-03,县报,五月一题"];

#[test]
fn files_of_different_months_are_parts_and_it_is_said() {
    let named = |april: &str, may: &str| {
        let files = vec![
            news_of(april, "2022-05-01", APRIL),
            news_of(may, "2022-06-01", MAY),
        ];
        versions_told(files, &[])
    };
    assert_eq!(named("台账4月.csv", "台账5月.csv"), (2, vec!["S37"]));
    assert_eq!(named("台账202204.csv", "台账202205.csv"), (2, vec!["S37"]));
    assert_eq!(named("台账（一）.csv", "台账（二）.csv"), (2, vec!["S37"]));
    assert_eq!(named("台账（上）.csv", "台账（下）.csv"), (2, vec!["S37"]));
    // Days of writing, words of versions and copies are no marks of parts: that the rows differ is said.
    assert_eq!(named("台账5月1日.csv", "台账6月1日.csv"), (1, vec!["S13", "S38"]));
    assert_eq!(named("台账修改1.csv", "台账修改2.csv"), (1, vec!["S13", "S38"]));
    assert_eq!(named("台账.csv", "台账(1).csv"), (1, vec!["S13", "S38"]));
}

#[test]
fn files_that_share_rows_are_versions_whatever_they_are_called() {
    let mended = &[
        "2022-04-03,县报,四月第一题",
        "2022年4月20日,电视台,四月二题",
        "2022-05-03,县报,五月一题",
    ];
    let files = vec![
        news_of("台账4月.csv", "2022-05-01", APRIL),
        news_of("台账5月.csv", "2022-06-01", mended),
    ];
    assert_eq!(versions_told(files, &[]), (1, vec!["S13"]));
}

#[test]
fn keys_that_recur_make_versions_and_keys_that_do_not_make_parts() {
    let list = |name: &str, day: &str, keys: [&str; 2]| {
        let head = format!(
            "问题清单\n填报单位：物业管理股,填报时间：{day}\n序号,问题编号,问题来源,问题类别,问题表现,提出时间"
        );
        let rows = keys.map(|key| format!("1,{key},自查,作风,拖拉,2022-04-06"));
        inbox_file(name, &format!("{head}\n{}\n", rows.join("\n")))
    };
    let second = |keys| {
        let files = vec![
            list("问题清单1.csv", "2022-05-01", ["甲1", "甲2"]),
            list("问题清单2.csv", "2022-06-01", keys),
        ];
        versions_told(files, &[])
    };
    assert_eq!(second(["甲3", "甲4"]), (2, vec!["S37"]));
    assert_eq!(second(["甲2", "甲3"]), (1, vec!["S13"]));
}

#[test]
fn a_part_may_come_in_two_versions() {
    let files = |first: &str| {
        vec![
            news_of("台账4月.csv", first, &APRIL[..1]),
            news_of("台账4月（改）.csv", "2022-05-08", APRIL),
            news_of("台账5月.csv", "2022-06-01", MAY),
        ]
    };
    let sorted = sort(files("2022-05-01"), &[]);
    assert_eq!(sorted.sent.tables.len(), 2, "{:?}", sorted.told);
    let by = replaced(&["宣传台账"], "台账4月（改）.csv");
    assert_eq!(sorted.fates("台账4月.csv"), [by]);
    assert!(sorted.has("S37") && sorted.has("S13"));
    // Where nobody can tell which April counts, May alone is not the ledger.
    assert_eq!(versions_told(files("2022-05-08"), &[]), (0, vec!["S14", "S37"]));
}

#[test]
fn the_register_decides_between_files_that_look_like_parts() {
    let files = || {
        vec![
            news_of("台账4月.csv", "2022-05-01", APRIL),
            news_of("台账5月.csv", "2022-06-01", MAY),
        ]
    };
    let one = "报送登记\n单位,台账,收到时间,文件名\n物业管理股,宣传台账,2022-07-01,台账5月\n";
    assert_eq!(versions_told(files(), &[("报送登记.csv", one)]), (1, vec![]));
    let both = format!("{one}物业管理股,宣传台账,2022-07-01,台账4月\n");
    assert_eq!(
        versions_told(files(), &[("报送登记.csv", &both)]),
        (2, vec!["S37"])
    );
}

#[test]
fn versions_nobody_can_tell_apart_are_not_used() {
    let first = news("填报单位：物业管理股", "1,2022-05-03,县报,标题,");
    let last = news("填报单位：物业管理股", "1,2022-05-04,县报,标题,");
    let sorted = sort(
        vec![inbox_file("a(1).csv", &last), inbox_file("a.csv", &first)],
        &[],
    );
    assert!(
        sorted.sent.tables.is_empty() && sorted.has("S14"),
        "{:?}",
        sorted.told
    );
    assert_eq!(sorted.sent.not_assessed.len(), 1);
}

#[test]
fn the_register_of_receipts_decides_version_lateness_and_returns() {
    let first = news("填报单位：物业管理股", "1,2022-05-03,县报,标题,");
    let last = news("填报单位：物业管理股", "1,2022-05-04,县报,标题,");
    let receipts = "报送登记\n单位,台账,收到时间,退回时间,文件名,原因\n\
                    物业管理股,全部,2022-07-04,,,\n物业管理股,宣传台账,2022-07-06,2022-07-06,,格式不符\n\
                    物业管理股,宣传台账,2022-07-07,,a.csv,\n";
    let files = vec![inbox_file("a(1).csv", &last), inbox_file("a.csv", &first)];
    let sorted = sort(files, &[("报送登记.csv", receipts)]);
    assert_eq!(sorted.fates("/a.csv"), [Fate::Used], "{:?}", sorted.told);
    let cell = sorted.cell("物业管理股", "宣传台账");
    assert_eq!((cell.days_late, cell.returned), (2, 1));
    assert_eq!(cell.state, SubmissionState::Late);
    let irregular = &cell.irregular[0];
    assert_eq!(irregular.what, Irregularity::Noted("格式不符".into()));
    let told = |place: &Option<Place>| place.as_ref().map(ToString::to_string);
    assert_eq!(told(&irregular.place).as_deref(), Some("inbox/2022Q2/a.csv"));
    assert_eq!(
        told(&irregular.noted).as_deref(),
        Some("registers/2022Q2/报送登记.csv｜报送登记｜第4行")
    );
}

#[test]
fn a_damaged_file_is_not_a_missing_one() {
    let damaged = FoundFile {
        content: Content::Bytes(b"PK\x03\x04broken".to_vec()),
        ..inbox_file("物业管理股-宣传台账.xlsx", "")
    };
    let sorted = sort(vec![damaged], &[]);
    assert_eq!(
        sorted.cell("物业管理股", "宣传台账").state,
        SubmissionState::Unreadable
    );
    assert_eq!(
        sorted.cell("物业管理股", "公务接待台账").state,
        SubmissionState::Missing
    );
    assert!(
        !sorted.sent.not_assessed.is_empty() && sorted.has("S10"),
        "{:?}",
        sorted.told
    );
    let declared = "报送登记\n单位,台账,收到时间,退回时间,原因\n物业管理股,宣传台账,,,缺报\n";
    let damaged = FoundFile {
        content: Content::Bytes(b"PK\x03\x04broken".to_vec()),
        ..inbox_file("物业管理股-宣传台账.xlsx", "")
    };
    let sorted = sort(vec![damaged], &[("报送登记.csv", declared)]);
    assert!(sorted.sent.not_assessed.is_empty(), "{:?}", sorted.told);
}

#[test]
fn nil_empty_and_absent_are_different() {
    let nil = news("填报单位：物业管理股", "1,无,,,");
    let sorted = sort(vec![inbox_file("a.csv", &nil)], &[]);
    assert_eq!(
        sorted.cell("物业管理股", "宣传台账").state,
        SubmissionState::Nil,
        "{:?}",
        sorted.told
    );
    let empty = "宣传台账\n填报单位：质量监督站\n序号,时间,媒体,题目,备注\n";
    let sorted = sort(vec![inbox_file("a.csv", empty)], &[]);
    assert_eq!(
        sorted.cell("质量监督站", "宣传台账").state,
        SubmissionState::OnTime
    );
    assert!(sorted.has("S16") && sorted.has("S20"), "{:?}", sorted.told);
    assert_eq!(
        sorted.cell("物业管理股", "宣传台账").state,
        SubmissionState::Missing
    );
    assert!(sorted.sent.silent.len() >= 2 && sorted.has("S18"));
}

#[test]
fn a_ledger_that_is_not_due_is_noted() {
    let text = "谈心谈话台账\n填报单位：物业管理股\n序号,谈话人,谈话对象,谈话时间,谈话类型,谈话记录\n1,王一,赵甲,2022-05-03,政治谈话,有\n";
    let sorted = sort(vec![inbox_file("a.csv", text)], &[]);
    assert!(
        sorted.sent.tables.is_empty() && sorted.has("S12"),
        "{:?}",
        sorted.told
    );
    let with_news = format!(
        "{text}\n\n{}",
        news("填报单位：物业管理股", "1,2022-05-03,县报,标题,")
    );
    let sorted = sort(vec![inbox_file("a.csv", &with_news)], &[]);
    let fates = sorted.fates("a.csv");
    assert!(matches!(fates, [Fate::NotDue { .. }, Fate::Used]), "{fates:?}");
}

#[test]
fn names_in_registers_are_looked_up_with_suggestions() {
    let receipts = "报送登记\n单位,台账,收到时间,退回时间,原因\n质监站,全部,2022-07-04,,\n";
    let sorted = sort(Vec::new(), &[("报送登记.csv", receipts)]);
    let said = sorted
        .told
        .iter()
        .any(|text| text.contains("质监站") && text.contains("质量监督站"));
    assert!(said && sorted.has("S25"), "{:?}", sorted.told);
}

/// A register with its header and rows.
fn register(name: &str, rows: &str) -> (String, String) {
    (format!("{name}.csv"), format!("{name}\n{rows}\n"))
}

#[test]
fn registers_of_the_worked_example_are_understood() {
    let texts = [
        register(
            "延期批准",
            "台账,编号,期限,新时限,批准人,批准时间,文号\n交办登记,督6,办结,2022-07-15,李二,2022-06-10,延〔2022〕1号",
        ),
        register(
            "容错澄清",
            "类型,台账,编号,所指,单位,认定结论,文号,时间,批准人\n容错,质量安全通知,质停[2022]3号,质量安全,房产服务中心,成立,容〔2022〕1号,2022-06-20,王一\n\
             澄清,作风问题,作3,作风问题（业务）,房产服务中心,部分成立,容〔2022〕2号,2022-06-20,王一",
        ),
        register(
            "加减分",
            "单位,类别,级别,事项,指标,文号,时间,批准人\n物业管理股,表彰,县级,文明单位,,×发〔2022〕5号,2022-05-05,王一\n\
             房产服务中心,表彰,国家级,保障房示范,,建房〔2022〕9号,2022-05-18,王一\n\
             房产服务中心,表彰,国家级,保障房示范,,建房〔2022〕9号,2022-05-18,王一",
        ),
        register(
            "不涉及",
            "单位,指标,文号,批准人,时间\n房产服务中心,民生实事,纪要〔2022〕9号,王一,2022-06-28\n全部,零报告,纪要〔2022〕9号,王一,2022-07-06",
        ),
        register(
            "一票否决",
            "单位,情形,文号,批准人,时间\n物业管理股,失职引发集体访,×信〔2022〕3号,王一,2022-06-01",
        ),
    ];
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let sorted = sort(Vec::new(), &texts);
    let registers = &sorted.registers;
    assert_eq!(&*registers.extensions[0].key, "督6", "{:?}", sorted.told);
    assert_eq!(registers.exemptions.len(), 2, "{:?}", sorted.told);
    assert_eq!(registers.adjustments.len(), 2, "{:?}", sorted.told);
    assert_eq!(registers.not_applicable[1].indicator, None, "{:?}", sorted.told);
    assert_eq!(registers.vetoes.len(), 1, "{:?}", sorted.told);
    let about_registers = |code: &&&str| ["S25", "S26", "S27", "S28"].contains(*code);
    let told: Vec<_> = sorted.codes.iter().filter(about_registers).collect();
    assert_eq!(told, [&"S28"], "{:?}", sorted.told);
}

#[test]
fn a_lock_file_is_a_fact_and_nothing_more() {
    let lock = FoundFile {
        content: Content::Unread(Unread::Lock),
        ..inbox_file("~$a.xlsx", "")
    };
    let sorted = sort(vec![lock], &[]);
    assert!(sorted.has("S01") && sorted.sent.not_assessed.is_empty() && sorted.sent.of_nobody.is_empty());
}
