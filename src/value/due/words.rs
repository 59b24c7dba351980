//! Limits that are words, and the words around limits.

use super::Due;

const STANDING: &[&str] = &[
    "长期",
    "长期坚持",
    "长期推进",
    "长期开展",
    "长期抓",
    "长期任务",
    "长期有效",
    "持续",
    "持续推进",
    "持续坚持",
    "持续开展",
    "持续整改",
    "持续抓好",
    "常态化",
    "常态化推进",
    "常态化开展",
    "常态化坚持",
    "常态",
    "常态长效",
    "日常",
    "坚持",
    "坚持长期",
    "长效坚持",
    "全程",
];

const IMMEDIATE: &[&str] = &[
    "立行立改",
    "即知即改",
    "立查立改",
    "边查边改",
    "即查即改",
    "立即",
    "立即整改",
    "立即办理",
    "立即落实",
    "即时",
    "即时办理",
    "即办",
    "即行即改",
    "马上",
    "马上办",
    "当即",
    "当即整改",
    "立刻",
    "立知立改",
    "立行立办",
    "即刻",
];

const DONE: &[&str] = &[
    "已完成",
    "完成",
    "已办结",
    "办结",
    "已整改",
    "已整改到位",
    "整改到位",
    "已整改完成",
    "整改完成",
    "完成整改",
    "已完成整改",
    "已销号",
    "销号",
    "已落实",
    "落实到位",
    "已落实到位",
    "已办理",
    "已解决",
    "√",
];

/// Forms of a limit that a message proposes: 长期坚持 where the column takes it.
pub(super) fn forms(standing: bool) -> String {
    let words = ["6月底", "收到后5个工作日内", "立行立改"];
    let words = words.into_iter().chain(standing.then_some("长期坚持"));
    let quoted: Vec<String> = words.map(|word| format!("“{word}”")).collect();
    format!("2022-06-30这样的日期、{}", quoted.join("、"))
}

/// A limit that is a word.
pub(super) fn read(text: &str) -> Option<Due> {
    [
        (STANDING, Due::Standing),
        (IMMEDIATE, Due::Immediate),
        (DONE, Due::Done),
    ]
    .into_iter()
    .find_map(|(words, due)| words.contains(&text).then_some(due))
}

const BEFORE: &[&str] = &[
    "计划于",
    "计划",
    "预计",
    "拟于",
    "拟",
    "限于",
    "限",
    "截至",
    "截止到",
    "截止",
    "于",
    "在",
    "到",
    "至",
];

const BEHIND: &[&str] = &[
    "全面完成",
    "整改到位",
    "整改完毕",
    "整改完成",
    "完成整改",
    "落实到位",
    "完成销号",
    "完成",
    "办结",
    "销号",
    "报送",
    "上报",
    "反馈",
    "之前",
    "以前",
    "前",
    "止",
    "为止",
];

/// Without the words that only say that it is a limit: 计划6月30日前完成 → 6月30日.
pub(super) fn strip(text: &str) -> &str {
    let mut text = text;
    while let Some(rest) = BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    while let Some(rest) = BEHIND.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest;
    }
    text
}
