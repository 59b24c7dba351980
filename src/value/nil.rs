//! Whether anything is said in a cell: blank, 无, a placeholder and a broken formula are different facts.

use super::{Content, Doubt};
use crate::fold::fold;
use crate::lexicon::{DITTO, NIL};
use crate::workbook::RawValue;

/// What stands in a cell before its type matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The cell is empty or holds blanks only.
    Blank,
    /// Explicitly nothing: 无, /, —, 零报告. A boolean column reads these itself (无 = 否).
    Nil,
    /// 同上, 〃: what stands above.
    SameAsAbove,
    /// ××, 待定, 详见附件.
    Placeholder,
    /// An error, a formula without a result, a picture.
    Broken(Doubt),
    /// The cell holds something to be read.
    Present,
}

const PLACEHOLDER: &[&str] = &[
    "待定",
    "待补",
    "待补充",
    "待填",
    "待填写",
    "待完善",
    "待核实",
    "待确定",
    "未定",
    "不详",
    "不明",
    "不清楚",
    "未知",
    "暂缺",
    "详见附件",
    "见附件",
    "附后",
    "另附",
    "详见附表",
    "见附表",
    "同左",
    "见左",
    "略",
    "示例",
    "填写说明",
    "?",
    "??",
    "???",
    "...",
    "......",
    "tbd",
    "todo",
];

/// What stands in the cell.
pub fn presence(content: &Content<'_>) -> Presence {
    match content.value {
        RawValue::Text(text) => of_text(text),
        RawValue::Error(code) => Presence::Broken(Doubt::FormulaError {
            code: code.to_string(),
        }),
        RawValue::NoResult => Presence::Broken(Doubt::NoResult),
        RawValue::Picture => Presence::Broken(Doubt::Picture),
        RawValue::Number(_) | RawValue::Bool(_) => Presence::Present,
    }
}

fn of_text(text: &str) -> Presence {
    let folded = fold(text);
    let word = folded.trim_end_matches(['。', ';', ',', '!']);
    if word.is_empty() {
        return if folded.is_empty() {
            Presence::Blank
        } else {
            Presence::Placeholder
        };
    }
    let one_of = |list: &[&str]| list.contains(&word);
    if one_of(NIL) {
        Presence::Nil
    } else if one_of(DITTO) {
        Presence::SameAsAbove
    } else if one_of(PLACEHOLDER) || only_marks(word) {
        Presence::Placeholder
    } else {
        Presence::Present
    }
}

/// Whether a text says that there is nothing and why: 无（电话联系）, 无，口头通知. The place 无锡 says no such thing.
pub fn with_reason(text: &str) -> bool {
    let folded = fold(text);
    let starts = |word: &&&str| {
        let rest = folded.strip_prefix(**word);
        rest.is_some_and(|rest| rest.starts_with(['(', ',', ';', ':', '。']) && rest.chars().count() > 2)
    };
    NIL.iter().find(starts).is_some()
}

/// ××, ***, ____: at least two marks that stand for words to come.
fn only_marks(word: &str) -> bool {
    word.chars().count() > 1
        && word
            .chars()
            .all(|c| matches!(c, '×' | 'x' | '*' | '_' | '#' | '…' | '□'))
}

/// Whether a longer text still has a gap of the template in it: `××小区`, `XX股`.
pub fn has_gap(text: &str) -> bool {
    if !text.contains(['×', 'x', 'X', 'ｘ', 'Ｘ', '*', '＊', '_', '＿']) {
        return false;
    }
    let folded = fold(text);
    ["××", "xx", "**", "__"].iter().any(|gap| folded.contains(gap))
}

#[cfg(test)]
mod tests {
    use super::super::content::with_text;
    use super::*;
    use crate::workbook::NumberFormat;

    #[test]
    fn words_that_stand_for_nothing() {
        let table = [
            ("", Presence::Blank),
            (" \u{3000}\u{feff}\n", Presence::Blank),
            ("无", Presence::Nil),
            (" 无 。", Presence::Nil),
            ("／", Presence::Nil),
            ("—", Presence::Nil),
            ("－－", Presence::Nil),
            ("零报告", Presence::Nil),
            ("零上报", Presence::Nil),
            ("本月无", Presence::Nil),
            ("本季度无", Presence::Nil),
            ("同上", Presence::SameAsAbove),
            ("〃", Presence::SameAsAbove),
            ("（同上）", Presence::SameAsAbove),
            ("″", Presence::SameAsAbove),
            ("××", Presence::Placeholder),
            ("XX", Presence::Placeholder),
            ("待定", Presence::Placeholder),
            ("详见附件", Presence::Placeholder),
            ("同左", Presence::Placeholder),
            ("……", Presence::Placeholder),
            ("×", Presence::Present),
            ("0", Presence::Present),
            ("无锡市", Presence::Present),
            ("待定岗人员名单", Presence::Present),
        ];
        for (text, expected) in table {
            assert_eq!(with_text(text, presence), expected, "{text}");
        }
    }

    #[test]
    fn nothing_with_its_reason() {
        for text in ["无（电话联系）", "无，口头通知", "没有：尚未成立"] {
            assert!(with_reason(text), "{text}");
        }
        for text in [
            "无",
            "无锡市",
            "无（）",
            "无证经营整治方案",
            "×办〔2022〕1号（无）",
        ] {
            assert!(!with_reason(text), "{text}");
        }
    }

    #[test]
    fn broken_cells() {
        let of = |value: RawValue| presence(&Content::new(&value, NumberFormat::General));
        let code = "#REF!".to_owned();
        assert_eq!(
            of(RawValue::Error("#REF!".into())),
            Presence::Broken(Doubt::FormulaError { code })
        );
        assert_eq!(of(RawValue::NoResult), Presence::Broken(Doubt::NoResult));
        assert_eq!(of(RawValue::Picture), Presence::Broken(Doubt::Picture));
        assert_eq!(of(RawValue::Bool(false)), Presence::Present);
    }

    #[test]
    fn gaps_of_the_template() {
        assert!(has_gap("××小区改造") && has_gap("XX股"));
        assert!(!has_gap("南湖小区改造"));
    }
}
