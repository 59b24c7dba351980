//! Every way of scoring that published plans have is said in a small plan, and the table says where.

use super::minis::{Plan, names};
use std::collections::BTreeSet;
use std::path::Path;

/// Ways of scoring found in published plans, as they were counted there; what offices ask for besides stands behind.
const MECHANISMS: [&str; 36] = [
    "每项扣x扣完为止",
    "累加得分（每件+x，封顶）",
    "比率×分值",
    "达到得满分否则0",
    "门槛+每差1个百分点扣x",
    "月考/半年/年终加权",
    "同比、进位、变化量",
    "1000分/200分制",
    "奖惩附加分封顶",
    "一票否决",
    "倒扣不封底",
    "每单位目标不同",
    "难度/规模/人口加权",
    "分组不同评分表",
    "多主体加权测评",
    "名次得分",
    "与第一名之比",
    "无业务时满分/平均/折算任选",
    "等次、强制比例",
    "票等级×系数",
    "上下限线性、功效系数",
    "与平均值比",
    "条件换公式（×0.8）",
    "重复加倍、第3次加重",
    "取高（达标/改进）",
    "弃权不计",
    "优秀票率分档",
    "红榜须完成任务",
    "每推迟1月扣x",
    "提前每n天加",
    "按投资额分档定系数",
    "逐件计分再平均",
    "取最好的n期",
    "基础分上加减",
    "每少一次扣",
    "一块折算成几分",
];

/// Those that no plan can say yet; the table names them below.
const NOT_YET: [&str; 1] = ["个人得分、系数"];

#[test]
fn every_mechanism_is_said_in_a_plan() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/README.md");
    let readme = std::fs::read_to_string(path).expect("committed");
    let rows = readme
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| 办法"));
    let rows: Vec<Vec<&str>> = rows
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let told: BTreeSet<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(
        told,
        MECHANISMS.into_iter().collect(),
        "the table and the list are alike"
    );
    let folders = names();
    let mut wrong = Vec::new();
    for row in &rows {
        let (plan, wanted) = (row[1], row[2]);
        if !folders.iter().any(|folder| folder == plan) {
            wrong.push(format!("{plan}: no such plan"));
            continue;
        }
        let campaign = Plan::open(plan).campaign;
        let indicators = campaign.indicators.iter().map(|indicator| &indicator.name);
        let vetoes = campaign.vetoes.iter().map(|veto| &veto.name);
        let gradings = campaign.groups.iter().filter_map(|group| group.grading.as_ref());
        let mut all = indicators
            .chain(vetoes)
            .chain(gradings.map(|grading| &grading.name));
        if !all.any(|name| **name == *wanted) {
            wrong.push(format!("{plan}: no {wanted}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    for one in NOT_YET {
        assert!(readme.contains(&format!("还没有的：{one}")), "{one}");
    }
}
