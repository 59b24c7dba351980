//! Texts of the keys that give marks for each case.

use super::Said;

pub(super) const TEXTS: &[Said] = &[
    (
        "indicators.parts.amount",
        "每件（没有做到的一件、每一行、每一处）加减几分，扣分写负数；逐次的写[第一次, 第二次, ……]；按代码的写各代码几分",
        "按比例给分",
        "amount = -0.5",
    ),
    (
        "indicators.parts.amount.column",
        "有代码表的列",
        "",
        "column = \"级别\"",
    ),
    (
        "indicators.parts.amount.codes",
        "各代码加减几分；没有写到的计0",
        "",
        "codes = [{ code = \"省级\", amount = 15 }, { code = \"市级\", amount = 5 }]",
    ),
    (
        "indicators.parts.amount.codes.code",
        "代码表里的值",
        "",
        "code = \"省级\"",
    ),
    (
        "indicators.parts.amount.codes.amount",
        "加几分；扣分写负数",
        "",
        "amount = 15",
    ),
    (
        "indicators.parts.late",
        "迟了怎么扣；和 amount 一起写",
        "迟不迟都扣一次",
        "late = { every = 10 }",
    ),
    (
        "indicators.parts.late.every",
        "每迟几天扣一次",
        "一件扣一次",
        "every = 10",
    ),
    (
        "indicators.parts.late.more_than",
        "迟到几天以内的不扣；有 every 的从这以后起算",
        "迟了就扣",
        "more_than = 5",
    ),
    (
        "indicators.parts.late.zero",
        "迟到几天的得0分",
        "没有界线",
        "zero = 5",
    ),
    (
        "indicators.parts.late.unit",
        "迟的时间按什么算",
        "时限自己的；报送的按自然日",
        "unit = \"工作日\"",
    ),
    (
        "indicators.parts.late.rest",
        "不满一步（every）怎么算",
        "不计",
        "rest = \"按一步\"",
    ),
    (
        "indicators.parts.early",
        "提前做到的每提前多少加几分",
        "不加",
        "early = { every = 10, amount = 0.5, cap = 2 }",
    ),
    (
        "indicators.parts.early.every",
        "提前多久算一步，满一步才算",
        "",
        "every = 10",
    ),
    (
        "indicators.parts.early.unit",
        "按什么算提前",
        "时限的",
        "unit = \"工作日\"",
    ),
    (
        "indicators.parts.early.amount",
        "每一步加几分",
        "",
        "amount = 0.5",
    ),
    (
        "indicators.parts.early.cap",
        "一件最多加几分",
        "不封顶",
        "cap = 2",
    ),
    (
        "indicators.parts.repeat",
        "同一单位在一段时间里再次发生的加重：第几次起乘以几",
        "不加重",
        "repeat = { window = \"年\", factors = [{ nth = 3, factor = 2 }] }",
    ),
    (
        "indicators.parts.repeat.window",
        "数多长时间里的第几次；以前各期的按封存的数",
        "期",
        "window = \"年\"",
    ),
    (
        "indicators.parts.repeat.same",
        "这一列写得一样的才算再次发生",
        "每一件都算",
        "same = \"问题点位\"",
    ),
    (
        "indicators.parts.repeat.factors",
        "从第几次起乘以几",
        "",
        "factors = [{ nth = 2, factor = 2 }, { nth = 3, factor = 3 }]",
    ),
    ("indicators.parts.repeat.factors.nth", "从第几次起", "", "nth = 3"),
    (
        "indicators.parts.repeat.factors.factor",
        "乘以几",
        "",
        "factor = 2",
    ),
    (
        "indicators.parts.short",
        "要求（requirements）没有达到的，每差多少扣一次",
        "没有达到的每项扣一次",
        "short = { every = 1 }",
    ),
    (
        "indicators.parts.short.every",
        "差多少算一步，单位同要求数的",
        "",
        "every = 1",
    ),
    (
        "indicators.parts.short.rest",
        "不满一步的怎样算",
        "不计",
        "rest = \"按一步\"",
    ),
];
