//! What is said where no list of words tells: whole sentences that fit anywhere, many enough to differ.

use super::chance::Chance;
use crate::campaign::model::UnitId;

const WHERE: [&str; 20] = [
    "城区北部片区",
    "沿江老旧街区",
    "窗口服务大厅",
    "基层服务站点",
    "在建项目现场",
    "档案资料库房",
    "机关办公区域",
    "村镇结合地带",
    "产业园区周边",
    "学校医院附近",
    "临街商铺一带",
    "信息系统后台",
    "会议协调环节",
    "材料报审流程",
    "群众来访渠道",
    "施工围挡沿线",
    "财务报销环节",
    "培训教学场所",
    "值班应急岗位",
    "物资仓储地点",
];
const WHAT: [&str; 20] = [
    "摸底不够细致需要重新核实",
    "联系协调由专人负责到位",
    "办理用时偏长正在逐项压缩",
    "台账登记与实际情况已对齐",
    "标识标牌陈旧准备统一更换",
    "人员分工调整后衔接顺畅",
    "意见建议收集整理完毕",
    "宣传讲解频次有所增加",
    "设备老化隐患列入维修计划",
    "回访记录补齐并装订成册",
    "工作标准对照先进有差距",
    "资料共享通道初步打通",
    "现场巡查改为每日两次",
    "群众诉求分类答复跟进",
    "合同条款审核从严把关",
    "技术方案经专家论证通过",
    "进度安排倒排到周到人",
    "骨干力量下沉一线帮带",
    "制度文本征求各方意见",
    "节约挖潜措施逐步见效",
];
const THEN: [&str; 20] = [
    "下步抓好巩固提升",
    "本周内再次开会研究",
    "由分管同志全程盯办",
    "结果在公示栏里公开",
    "安排两名同志驻点推进",
    "月底前组织一次回头看",
    "相关经费已经落实",
    "存在的困难已报告",
    "形成书面材料备查",
    "计划邀请代表评价",
    "同类情况一并排查",
    "争取上级部门支持",
    "责任细化到具体岗位",
    "做法在全系统交流",
    "对照清单逐条销账",
    "纳入日常管理范围",
    "定期向群众反馈进展",
    "吸收其他地方经验",
    "确保不再反弹回潮",
    "请监督单位一起验收",
];

/// A sentence.
pub(super) fn sentence(chance: &mut Chance) -> String {
    let mut one = |of: &[&'static str]| chance.pick(of).copied().unwrap_or_default();
    format!("{}{}，{}", one(&WHERE), one(&WHAT), one(&THEN))
}

/// A short phrase.
pub(super) fn phrase(chance: &mut Chance) -> String {
    chance.pick(&WHERE).copied().unwrap_or_default().to_owned()
}

/// Three characters in a row of a text, without digits: each as one number, ascending.
pub(super) type Grams = Vec<u64>;

/// Texts in the order they were said, and by which unit.
pub(super) type Told = Vec<(Option<UnitId>, Grams)>;

pub(super) fn grams(text: &str) -> Grams {
    let chars: Vec<u64> = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .map(|c| u64::from(u32::from(c)))
        .collect();
    let mut grams: Grams = chars
        .windows(3)
        .map(|three| three.iter().fold(0, |gram, c| gram << 21 | c))
        .collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Whether two texts share more than half of what they say.
pub(super) fn alike(one: &Grams, other: &Grams) -> bool {
    let (mut at, mut shared) = (0, 0);
    for gram in one {
        while at < other.len() && other[at] < *gram {
            at += 1;
        }
        shared += usize::from(other.get(at) == Some(gram));
    }
    let all = one.len() + other.len() - shared;
    shared * 100 >= all * 60
}
