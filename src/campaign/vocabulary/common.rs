//! Keys that mean the same wherever they stand, and tables that stand in several places.

use super::Said;

pub(super) const TEXTS: &[Said] = &[
    (
        "name",
        "名称，报告里这样印，别处按它引用",
        "",
        "name = \"讲座台账\"",
    ),
    (
        "clause",
        "依据方案的哪一条：`[clauses]` 里的键",
        "",
        "clause = \"B25\"",
    ),
    ("条件.column", "看哪一列", "", "column = \"学习形式\""),
    ("条件.in", "是其中之一", "", "in = [\"中心组\"]"),
    ("条件.not_in", "不是其中任何一个", "", "not_in = [\"项目调度\"]"),
    ("条件.empty", "true：空着；false：填了", "", "empty = false"),
    ("条件.at_least", "不小于", "", "at_least = 10"),
    ("条件.at_most", "不大于", "", "at_most = 90"),
    (
        "条件.same_as",
        "和这一列写的一样，或者是那个单位花名册里的这一栏（如分管领导）",
        "",
        "same_as = \"分管领导\"",
    ),
    ("系数.factor", "乘以几，或者花名册里的一列", "", "factor = 0.8"),
    (
        "系数.factor.roster",
        "花名册单位表的一列，一个单位一个系数",
        "",
        "roster = \"难度系数\"",
    ),
    (
        "系数.missed",
        "这个指标没有得满分的才乘；不涉及的不算没有得满分",
        "都乘",
        "missed = \"固定投资\"",
    ),
    (
        "系数.unmet",
        "这项要求到期没有达到的才乘",
        "都乘",
        "unmet = \"每月调度\"",
    ),
    (
        "系数.found",
        "本期在一张台账里有登记的才乘",
        "都乘",
        "found = { ledger = \"通报登记\" }",
    ),
    ("系数.found.ledger", "看哪张台账", "", "ledger = \"通报登记\""),
    (
        "系数.found.where",
        "只看合这些条件的行",
        "全部",
        "where = [{ column = \"通报级别\", in = [\"省级\"] }]",
    ),
    (
        "报送时限.clause",
        "依据方案的哪一条",
        "活动的",
        "clause = \"B42\"",
    ),
    (
        "报送时限.every",
        "多久报一次：每期、每月，或者每阶段末一次",
        "期",
        "every = \"月\"",
    ),
    ("报送时限.within", "期末以后几天内报", "5", "within = 3"),
    ("报送时限.unit", "天数按什么算", "工作日", "unit = \"自然日\""),
    (
        "报送时限.roll",
        "限期遇休息日顺不顺延",
        "不顺延",
        "roll = \"顺延\"",
    ),
];
