//! Texts of the keys of expected.toml.

use super::Said;

pub(super) const TEXTS: &[Said] = &[
    (
        "marks",
        "手算的得分：`kaoping rules --check` 拿来和算出的比",
        "没有可比的",
        "marks = [{ period = \"2022Q2\", unit = \"东街社区\", indicator = \"按期办结率\", mark = 9.5, why = \"20件办结19件\" }]",
    ),
    ("marks.period", "哪一期", "", "period = \"2022Q2\""),
    ("marks.unit", "哪个单位，全称或别名", "", "unit = \"东街社区\""),
    ("marks.indicator", "哪个指标", "", "indicator = \"按期办结率\""),
    ("marks.mark", "手算出几分，或者不涉及", "", "mark = 9.5"),
    (
        "marks.why",
        "怎样算的，一句话",
        "",
        "why = \"20件办结19件，10 × 95% = 9.5\"",
    ),
];
