//! Words of rows that are no data: totals, parts, examples, instructions, lines to sign.

/// A total of the rows since the last total.
pub(crate) const SUBTOTAL: &str = "小计";

/// Names of totals, and what longer names end in: 本页合计.
pub(crate) const SUMS: &[&str] = &["合计", SUBTOTAL, "总计"];

/// Names of totals that count as such only in the first cell of a row.
pub(crate) const LEADING_TOTALS: &[&str] = &["累计", "平均", "平均值", "共计"];

/// Within the name of a total that is not the sum of its rows.
pub(crate) const UNCHECKED_TOTALS: &[&str] = &["累计", "平均"];

/// Within the label of a column whose numbers do not add up to anything.
pub(crate) const RATES: &[&str] = &["率", "占比", "比例", "比重", "平均", "人均", "单价", "进度", "%"];

/// What begins the parts of a row above.
pub(crate) const PARTS: &[&str] = &["其中", "(其中"];

/// The whole of a mark that a row is the example of the template.
pub(crate) const SAMPLE: &str = "例";

/// Starts of the example row of a template.
pub(crate) const SAMPLES: &[&str] = &[
    "示例",
    "样例",
    "范例",
    "例:",
    "例如",
    "(示例",
    "(例",
    "(样例",
    "填写示例",
    "举例",
];

/// Names of an example, in a line that says where it is.
pub(crate) const SAMPLES_NAMED: &[&str] = &[
    "填写示例",
    "填写样例",
    "填报示例",
    "填表示例",
    "填写示范",
    "填报示范",
    "填表示范",
    "示例",
    "样例",
    "范例",
    "样表",
];

/// Before the name of an example that stands below.
pub(crate) const SAMPLES_BELOW: &[&str] = &["以下", "下列", "下面", "下方", "下行"];

/// Before the name of an example that stands above.
pub(crate) const SAMPLES_ABOVE: &[&str] = &["以上", "上述", "上面", "上方", "上行"];

/// Words that tell what to fill in.
pub(crate) const INSTRUCTIONS: &[&str] = &[
    "填写",
    "请填",
    "必填",
    "选填",
    "下拉",
    "格式",
    "如:",
    "例如",
    "请选",
    "选择",
    "不填",
    "可填",
    "填数字",
    "填日期",
];

/// What stands over columns that are not counted, in the row that numbers the columns.
pub(crate) const CODES: &[&str] = &["栏次", "行次", "栏目", "-"];

/// Letters by which columns are counted, each in its order.
pub(crate) const LETTERS: &[&[&str]] = &[
    &["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"],
    &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"],
    &[
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    ],
];

/// How a day is to be written, in the row that gives the units.
pub(crate) const WRITTEN_AS: &[&str] = &[
    "年/月/日",
    "年-月-日",
    "年.月.日",
    "年月日",
    "年/月",
    "年-月",
    "年月",
    "月/日",
    "月日",
    "yyyy-mm-dd",
    "yyyy/mm/dd",
    "yyyymmdd",
    "是/否",
    "有/无",
    "姓名",
    "名称",
    "文字",
    "数字",
];

/// Words for a signature or a seal.
pub(crate) const SEALS: &[&str] = &["盖章", "公章", "签字", "签章", "签名"];

/// Behind the name of a unit where it is to be sealed.
pub(crate) const SEALS_AFTER_A_NAME: &[&str] = &["(盖章)", "(公章)", "(章)", "(签章)", "盖章"];

/// Words of which one, or one of [`SEALS`], stands before the colon in the lines below a table.
pub(crate) const SIGNING: &[&str] = &[
    "审核",
    "审批",
    "审签",
    "校对",
    "制表",
    "填报",
    "填表",
    "统计",
    "负责人",
    "分管领导",
    "主管领导",
    "经办",
    "承办",
    "联系",
    "电话",
    "意见",
    "日期",
    "时间",
    "股长",
    "科长",
    "局长",
    "主任",
    "站长",
];

/// Posts that people write beside a name, the longer before the shorter.
pub(crate) const TITLES: &[&str] = &[
    "党组成员",
    "党委委员",
    "总工程师",
    "副大队长",
    "大队长",
    "副局长",
    "副厅长",
    "副股长",
    "副科长",
    "副处长",
    "副主任",
    "副站长",
    "副所长",
    "副队长",
    "副组长",
    "副书记",
    "副主席",
    "局长",
    "厅长",
    "股长",
    "科长",
    "处长",
    "主任",
    "站长",
    "所长",
    "队长",
    "组长",
    "书记",
    "主席",
    "委员",
    "科员",
    "干事",
    "同志",
];
