//! Words of a header: columns that every table may have, and units in brackets.

/// What a column means that every table may have and no definition writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderWord {
    /// 序号: the running number of the row.
    Serial,
    /// 备注: remarks.
    Remarks,
}

impl HeaderWord {
    /// All of them.
    pub const ALL: [HeaderWord; 2] = [HeaderWord::Serial, HeaderWord::Remarks];

    /// As the tool prints and files it.
    pub const fn name(self) -> &'static str {
        match self {
            HeaderWord::Serial => "序号",
            HeaderWord::Remarks => "备注",
        }
    }
}

/// Other words for 序号.
const SERIALS: &[&str] = &["序", "no", "序列号", "行号", "项次"];

/// Characters of a word that ends in 序号 and still means it: ZC序号.
const LONGEST_SERIAL: usize = 4;

/// What a folded label of a header means, if every table may have it.
pub(crate) fn header_word(key: &str) -> Option<HeaderWord> {
    let serial = HeaderWord::Serial.name();
    if SERIALS.contains(&key) || (key.ends_with(serial) && key.chars().count() <= LONGEST_SERIAL) {
        return Some(HeaderWord::Serial);
    }
    HeaderWord::ALL.into_iter().find(|word| word.name() == key)
}

/// Units a header may give in brackets.
pub(crate) const UNITS: &[&str] = &[
    "元",
    "千元",
    "万元",
    "百万元",
    "亿元",
    "天",
    "日",
    "周",
    "月",
    "年",
    "小时",
    "学时",
    "课时",
    "分钟",
    "分",
    "人",
    "万人",
    "人次",
    "次",
    "个",
    "户",
    "套",
    "栋",
    "件",
    "条",
    "起",
    "家",
    "项",
    "处",
    "页",
    "字",
    "场",
    "期",
    "批",
    "批次",
    "平方米",
    "m2",
    "万平方米",
    "公里",
    "米",
    "亩",
    "吨",
    "%",
    "百分比",
];
