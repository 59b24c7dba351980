//! Texts of the keys of grades.

use super::Said;

pub(super) const TEXTS: &[Said] = &[
    (
        "groups.grades",
        "按哪一套等次（[[grades]]）定等次",
        "不定等次",
        "grades = \"年度等次\"",
    ),
    (
        "grades",
        "等次：按总分、名额和条件从好到差，一级一级往下定",
        "没有",
        "grades = [{ name = \"年度等次\", clause = \"B27\", levels = [{ grade = \"优秀\", at_least = 90, quota = 20 }, { grade = \"合格\" }] }]",
    ),
    (
        "grades.only",
        "只有这几种期别定等次",
        "组里最长的一种期别",
        "only = [\"年\"]",
    ),
    (
        "grades.levels",
        "各个等次，最好的写在最前；最后一个不写条件，其余的都归它",
        "",
        "levels = [{ grade = \"优秀\", at_least = 90, quota = 20 }, { grade = \"合格\" }]",
    ),
    ("grades.levels.grade", "等次的名称", "", "grade = \"优秀\""),
    ("grades.levels.at_least", "总分至少几分", "不限", "at_least = 90"),
    (
        "grades.levels.quota",
        "最多占本组单位的百分之几；并列跨过名额的都往下",
        "不限",
        "quota = 20",
    ),
    (
        "grades.levels.rest",
        "名额不满一个的怎样算",
        "不计",
        "rest = \"按一步\"",
    ),
    ("grades.levels.places", "最多几个单位", "不限", "places = 3"),
    (
        "grades.levels.missed",
        "这些指标有一项没有得满分的不进这一等（不涉及的不看）",
        "不看指标",
        "missed = [\"季度投资完成率\"]",
    ),
    (
        "grades.lower",
        "哪些事降低等次",
        "没有",
        "lower = [{ veto = \"安全事故\", to = \"不合格\" }]",
    ),
    (
        "grades.lower.veto",
        "被这一项一票否决的",
        "",
        "veto = \"安全事故\"",
    ),
    (
        "grades.lower.ladder",
        "单位里有人到了这个阶梯的第几步，和 step 一起写",
        "",
        "ladder = \"违规处理\"",
    ),
    ("grades.lower.step", "到了第几步", "", "step = 3"),
    (
        "grades.lower.missed",
        "这些指标有一项没有得满分的",
        "",
        "missed = [\"季度投资完成率\"]",
    ),
    ("grades.lower.black", "列入黑榜的", "", "black = true"),
    ("grades.lower.to", "最多定这一等", "", "to = \"不合格\""),
    ("grades.lower.by", "降几等", "", "by = 1"),
];
