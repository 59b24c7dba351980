//! Words that say that there is nothing, or that something stands further up.

/// The whole of a statement that there is nothing, in a cell or in a row.
pub(crate) const NIL: &[&str] = &[
    "无",
    "/",
    "-",
    "\\",
    "零报告",
    "零上报",
    "无。",
    "没有",
    "暂无",
    "无此项",
    "无此类情况",
    "无此情况",
    "无相关情况",
    "无情况",
    "未发生",
    "未发现",
    "不涉及",
    "本月无",
    "本季无",
    "本季度无",
    "本周无",
    "本期无",
    "本年无",
    "本年度无",
    "本阶段无",
    "无(零报告)",
    "零报告(无)",
    "none",
    "nil",
    "n/a",
    "na",
];

/// Says in a row that there is nothing; in a cell it is the number.
pub(crate) const ZERO: &str = "零";

/// Beginnings of a longer statement that there is nothing.
pub(crate) const NIL_STARTS: &[&str] = &["没有", "暂无", "未发生", "未开展", "零报告", "无", ZERO];

/// What such a statement goes on with when nothing says for which time: 无此类情况.
pub(crate) const NIL_SUBJECTS: &[&str] = &["此类", "相关", "该类", "新增", "上述", "此情况"];

/// Before the "nothing" of a longer statement: for which time, and whom.
pub(crate) const TIMES_OF_NIL: &[&str] = &[
    "本月度",
    "本月",
    "本季度",
    "本季",
    "本期",
    "本周",
    "本年度",
    "本年",
    "本阶段",
    "本单位",
    "我单位",
    "我股室",
    "我科室",
    "上半年",
    "下半年",
    "当月",
    "当季",
    "目前",
    "截至目前",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
];

/// Same as the cell above.
pub(crate) const DITTO: &[&str] = &["同上", "同前", "〃", "′′", "''", "\"", "々", "同上。", "(同上)"];
