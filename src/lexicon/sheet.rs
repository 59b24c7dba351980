//! Words of sheets: notes below a table, ends of pages, names of sheets that hold no ledger.

/// Starts of the notes below a table.
pub(crate) const NOTES: &[&str] = &[
    "填表说明",
    "填报说明",
    "填写说明",
    "说明:",
    "说明1",
    "注:",
    "注1",
    "附注",
    "注意事项",
    "注意:",
    "备注:",
    "备注1",
    "填报要求",
    "填写要求",
    "*注",
    "※",
];

/// The whole of what only says where the page ends.
pub(crate) const PAGE_ENDS: &[&str] = &[
    "以下空白",
    "以下无正文",
    "此页无正文",
    "本页无正文",
    "接下页",
    "转下页",
    "续下页",
    "接上页",
    "续上页",
    "续表",
    "续上表",
    "下接",
];

/// Within the names of sheets that hold no ledger.
pub(crate) const NO_LEDGER: &[&str] = &[
    "封面",
    "目录",
    "说明",
    "字典",
    "下拉",
    "选项",
    "代码",
    "参数",
    "数据源",
    "数据字典",
    "填报说明",
    "填表说明",
    "模板",
    "样例",
    "示例",
    "版本",
];

/// Within the title or the tab of a table that is an example of how to fill in.
pub(crate) const SAMPLE_SHEETS: &[&str] = &[
    "填写样表",
    "填报样表",
    "填表样表",
    "(样表",
    "样表)",
    "样例",
    "示例",
    "范例",
    "例表",
    "填写示范",
    "填报示范",
    "填表示范",
    "参考样式",
    "参考样表",
    "填写样式",
    "填报样式",
];

/// Ends of the names of ledgers; what stands before tells them apart.
pub(crate) const LEDGER_ENDS: &[&str] = &[
    "台账",
    "清单",
    "登记表",
    "登记簿",
    "一览表",
    "明细表",
    "统计表",
    "情况表",
    "表",
];
