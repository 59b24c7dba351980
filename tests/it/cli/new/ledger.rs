//! `kaoping new --ledger`: a definition proposed from ledgers as units filled them in reads these ledgers.

use super::{free, read, undecided};
use crate::cli::said;
use std::path::{Path, PathBuf};

/// Two dozen rows would show the same: each type once, with what speaks for it.
const LEDGER: &str = "\
××局整改台账（2025年第二季度）
填报单位：第一科,,,,,,,,,
序号,*编号,问题,类别,责任单位,责任人,交办时间,整改时限,完成时间,金额（万元）,进度,是否公示,备注
1,整-001,路灯不亮,设施,第一科,张三,2025-04-02,2025-04-30,2025-04-28,1.5,100%,是,
2,整-002,井盖破损,设施,第一科,李四,2025-04-09,2025-05-10,2025-05-12,2,100%,是,
3,整-003,垃圾没有清,卫生,第一科,张三,2025-04-20,2025-05-15,2025-05-15,0.5,100%,否,
4,整-004,绿地占用,秩序,第一科,王五,2025-05-06,2025-06-10,,3,60%,否,
5,整-005,车辆乱停,秩序,第一科,王五,2025-05-13,6月底,2025-06-20,1,100%,是,
6,整-006,积水,设施,第一科,李四,2025-05-20,长期坚持,,4,30%,否,
7,整-007,噪声,秩序,第一科,张三,2025-06-03,2025-06-30,2025-06-27,0.2,100%,是,
8,整-008,垃圾外溢,卫生,第一科,李四,2025-06-05,2025-06-25,2025-06-24,0.8,100%,是,
9,整-009,楼道堆物,卫生,第一科,张三,2025-06-09,2025-06-30,2025-06-30,0.1,100%,否,
";

/// The folder proposed from files, a blank in its path, with what was said.
fn proposed(files: &[&Path]) -> (tempfile::TempDir, String, String) {
    let (temp, folder) = free();
    let mut arguments = vec!["new", &folder, "--ledger"];
    arguments.extend(files.iter().map(|file| file.to_str().expect("UTF-8")));
    let (code, told, wrong) = said(&arguments);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    (temp, folder, told)
}

fn written(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("a folder");
    let file = temp.path().join(name);
    std::fs::write(&file, text).expect("written");
    (temp, file)
}

#[test]
fn every_column_is_guessed_with_its_reason_and_the_ledger_is_read_by_it() {
    let (_files, file) = written("第一科 整改台账.csv", LEDGER);
    let (_temp, folder, told) = proposed(&[&file]);
    assert!(told.contains("inbox/2025Q2/（空的）"), "{told}");
    let ledgers = read(&folder, "ledgers.toml").replace("\r\n", "\n");
    let expected = "\
lists = [
  { name = \"类别\", clause = \"B1\", values = [\"设施\", \"卫生\", \"秩序\"] },    # 待定：词齐不齐
]

# ---- 照“第一科 整改台账.csv”看出来的，共9行
[[ledgers]]
name = \"整改台账\"    # 待定：名称对不对，各列逐一核对
clause = \"B1\"
key = [\"编号\"]    # 待定：凭它认出一件事对不对（9行各不相同）
opened = \"交办时间\"    # 看着是提出、交办的日期
closed = \"完成时间\"    # 看列名是办结的日期
lead = \"责任单位\"    # 看列名是牵头的单位
columns = [
  { name = \"编号\", required = true },    # 9行都填了，看列名是编号
  { name = \"问题\", required = true },    # 9行都填了
  { name = \"类别\", list = \"类别\", required = true },    # 9行都填了，只有3个词
  { name = \"责任单位\", type = \"单位\", required = true },    # 9行都填了，都是填报单位的名称
  { name = \"责任人\", required = true },    # 待定：人员表填好后加 type = \"人员\"，外单位的人不加（9行都填了，像是人名）
  { name = \"交办时间\", type = \"日期\", required = true },    # 9行都填了，都是日期
  { name = \"整改时限\", type = \"期限\", required = true, standing = true },    # 9行都填了，都是期限
  { name = \"完成时间\", type = \"日期\" },    # 9行填了7行，都是日期
  { name = \"金额\", type = \"小数\", unit = \"万元\", required = true, min = 0 },    # 9行都填了，都是数字
  { name = \"进度\", type = \"百分比\", required = true, min = 0 },    # 9行都填了，都是百分数
  { name = \"是否公示\", type = \"是否\", required = true },    # 9行都填了，都是是、否
]
deadlines = [{ name = \"办结\", due = \"整改时限\", met = \"完成时间\" }]    # 待定：时限这样算对不对
";
    let at = ledgers.find("lists = [").expect("lists");
    assert_eq!(&ledgers[at..], expected);
    assert!(read(&folder, "campaign.toml").contains("from = 2025-01-01"));
    let (code, told, wrong) = said(&["rules", &folder, "--check"]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    assert!(
        told.contains("1张台账和登记簿") && told.contains("1个单位"),
        "{told}"
    );
    assert!(
        undecided(&told)
            .iter()
            .any(|line| line.contains("roster.xlsx｜单位｜H2：单位“第一科”"))
    );
    // Units without people are enough for a campaign to be made up.
    let more = format!("{folder} 试用");
    let (code, _, wrong) = said(&["demo", &more, "--from", &folder, "--units", "4"]);
    assert_eq!((code, wrong.as_str()), (0, ""));
    let file = file.to_str().expect("UTF-8");
    let (code, told, wrong) = said(&["check", file, "--campaign", &folder, "--period", "2025Q2"]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
}

#[test]
fn that_all_was_done_makes_no_rule_of_it() {
    let done = LEDGER
        .replace(",,3,60%", ",2025-06-09,3,60%")
        .replace(",,4,30%", ",2025-06-29,4,30%");
    let (_files, file) = written("台账.csv", &done);
    let (_temp, folder, _) = proposed(&[&file]);
    let ledgers = read(&folder, "ledgers.toml");
    let line = ledgers.lines().find(|line| line.contains("name = \"完成时间\""));
    assert_eq!(
        line.map(str::trim),
        Some(
            "{ name = \"完成时间\", type = \"日期\" },    # 9行都填了，都是日期；没有办完的可以空着，不写必填"
        )
    );
}

#[test]
fn ledgers_of_several_units_are_one_and_all_of_them_are_in_the_roster() {
    let (_one, first) = written("甲.csv", LEDGER);
    let second = LEDGER.replace("第一科", "第二科").replace("卫生", "环境");
    let (_two, second) = written("乙.csv", &second);
    let (_temp, folder, _) = proposed(&[&first, &second]);
    let ledgers = read(&folder, "ledgers.toml");
    assert_eq!(ledgers.matches("[[ledgers]]").count(), 1, "{ledgers}");
    assert!(
        ledgers.contains("“甲.csv”、“乙.csv”看出来的，共18行"),
        "{ledgers}"
    );
    assert!(
        ledgers.contains("values = [\"设施\", \"卫生\", \"秩序\", \"环境\"]"),
        "{ledgers}"
    );
    // Each unit counts its matters from 001, so the number alone tells none.
    assert!(ledgers.contains("# 待定：凭哪一列认出一件事"), "{ledgers}");
    let (code, told, _) = said(&["rules", &folder, "--check"]);
    assert_eq!(code, 0);
    assert!(told.contains("2个单位"), "{told}");
}

#[test]
fn other_ledgers_of_one_name_stay_apart_and_registers_of_the_tool_are_left_out() {
    let (_one, first) = written("台账.csv", "编号,问题,时限\n1,甲,6月底\n2,乙,7月底\n");
    let (_two, second) = written(
        "台账.csv",
        "姓名,学习日期,学时\n张三,2025-04-01,2\n李四,2025-04-02,3\n",
    );
    let (_three, receipts) = written(
        "报送登记.csv",
        "单位,台账,收到时间,文件名\n第一科,全部,2025-07-01,甲.xlsx\n第二科,全部,2025-07-02,乙.xlsx\n",
    );
    let (_temp, folder, _) = proposed(&[&first, &second, &receipts]);
    let ledgers = read(&folder, "ledgers.toml");
    let names: Vec<&str> = ledgers
        .lines()
        .filter(|line| line.starts_with("name = "))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(names, ["台账", "台账（2）"], "{ledgers}");
    assert_eq!(said(&["rules", &folder, "--check"]).0, 0);
}

#[test]
fn odd_names_make_no_odd_definition() {
    let odd = "\
\"引\"\"号\\表\",,,
编号,名称（甲）,名称（乙）,\"说\"\"明\"\"# 待定 假\"
1,一,二,三
2,四,五,六
3,七,八,九
";
    let (_files, file) = written("台账.csv", odd);
    let (_temp, folder, _) = proposed(&[&file]);
    let (code, told, wrong) = said(&["rules", &folder, "--check"]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    assert!(!told.contains("字：假"), "{told}");
    let ledgers = read(&folder, "ledgers.toml");
    assert!(
        ledgers.contains("名称（甲）") && ledgers.contains("名称（乙）"),
        "{ledgers}"
    );
}

#[test]
fn ledgers_of_the_samples_are_read_by_what_is_proposed_from_them() {
    // A unit's own workbook; one sheet a file; another plan.
    for (file, ledgers, most) in [
        (
            "samples/county/inbox/2022Q2/物业管理股台账（2022年第二季度）.xlsx",
            16,
            12,
        ),
        (
            "samples/county/inbox/2022Q1/党建办公室/党建办公室问题清单（2022年第一季度）.xlsx",
            1,
            2,
        ),
    ] {
        let (_temp, folder, told) = proposed(&[Path::new(file)]);
        let (code, checked, wrong) = said(&["rules", &folder, "--check"]);
        assert_eq!((code, wrong.as_str()), (0, ""), "{checked}");
        assert!(checked.contains(&format!("{ledgers}张台账和登记簿")), "{checked}");
        let period = told
            .split("inbox/")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let period = period.expect("a period");
        let (_, told, wrong) = said(&["check", file, "--campaign", &folder, "--period", period]);
        assert_eq!(wrong, "");
        let count = told.lines().filter(|line| line.contains('｜')).count();
        assert!(count <= most, "{file}: {count}\n{told}");
    }
}

#[test]
fn what_holds_no_ledger_is_said_and_nothing_is_written() {
    let (_files, file) = written("通知.csv", "关于报送台账的通知\n");
    let (_temp, folder) = free();
    let (code, told, wrong) = said(&["new", &folder, "--ledger", file.to_str().expect("UTF-8")]);
    assert_eq!((code, told.as_str()), (4, ""));
    assert!(
        wrong.contains("没有看出台账") && !Path::new(&folder).exists(),
        "{wrong}"
    );
    let (code, _, wrong) = said(&["new", &folder, "--ledger", "没有这个文件.xlsx"]);
    assert_eq!(code, 4);
    assert!(
        wrong.contains("不存在") && !Path::new(&folder).exists(),
        "{wrong}"
    );
    let (code, _, wrong) = said(&["new", &folder, "--like", "county", "--ledger", "甲.xlsx"]);
    assert_eq!(code, 2, "{wrong}");
    assert!(wrong.contains("--like") && wrong.contains("--ledger"), "{wrong}");
}
