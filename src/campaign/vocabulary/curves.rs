//! Texts of the keys of curves.

use super::Said;

pub(super) const TEXTS: &[Said] = &[
    (
        "indicators.parts.bands",
        "分档给分：只写下限或者只写上限，次序随意；要有一档不写界限，是其余的",
        "按比例给分",
        "bands = [{ at_least = 99, percent = 100 }, { at_least = 95, percent = 50 }, { percent = 0 }]",
    ),
    (
        "indicators.parts.bands.at_least",
        "不低于多少（比率写百分数）",
        "不限",
        "at_least = 95",
    ),
    ("indicators.parts.bands.above", "高于多少", "不限", "above = 95"),
    (
        "indicators.parts.bands.at_most",
        "不高于多少",
        "不限",
        "at_most = 5",
    ),
    ("indicators.parts.bands.below", "低于多少", "不限", "below = 5"),
    (
        "indicators.parts.bands.percent",
        "这一档得分值的百分之几；和 mark 只写一个",
        "",
        "percent = 50",
    ),
    ("indicators.parts.bands.mark", "这一档得几分", "", "mark = 1.5"),
    (
        "indicators.parts.linear",
        "几个点之间按直线给分，两头以外是平的",
        "按比例给分",
        "linear = [{ at = 60, percent = 60 }, { at = 95, percent = 100 }]",
    ),
    ("indicators.parts.linear.at", "数到多少", "", "at = 60"),
    (
        "indicators.parts.linear.percent",
        "在这里得分值的百分之几；和 mark 只写一个",
        "",
        "percent = 60",
    ),
    ("indicators.parts.linear.mark", "在这里得几分", "", "mark = 6"),
    (
        "indicators.parts.steps",
        "低于（高于）一个数的，每差多少扣（加）几分",
        "按比例给分",
        "steps = [{ below = 95, every = 1, amount = -0.5 }]",
    ),
    (
        "indicators.parts.steps.below",
        "从多少往下数；和 above 只写一个",
        "",
        "below = 95",
    ),
    ("indicators.parts.steps.above", "从多少往上数", "", "above = 100"),
    ("indicators.parts.steps.stop", "数到多少为止", "不止", "stop = 60"),
    ("indicators.parts.steps.every", "每差多少算一步", "", "every = 1"),
    (
        "indicators.parts.steps.amount",
        "一步加几分；扣分写负数",
        "",
        "amount = -0.5",
    ),
    (
        "indicators.parts.initial",
        "每差多少、每件加减的，从几分起",
        "只扣的满分，只加的零分",
        "initial = \"满分\"",
    ),
    (
        "indicators.parts.rest",
        "每差多少加减的，不满一步怎么算",
        "不计",
        "rest = \"按比例\"",
    ),
];
