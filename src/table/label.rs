//! Turns a printed label of a header into the forms by which it is compared, and its unit.

use crate::fold::fold;
use crate::lexicon::{HeaderWord, INSTRUCTIONS, UNITS, header_word};

/// A label, as printed and in the forms by which it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    /// The label as printed, without line breaks.
    pub(super) printed: String,
    /// Folded forms: the whole label, without brackets, without further lines that explain.
    pub(super) keys: Vec<String>,
    /// Unit of measure in brackets.
    pub(super) unit: Option<String>,
    /// Whether it is nothing but a unit: （万元）.
    pub(super) only_unit: bool,
}

/// Characters of a label; longer ones are data or instructions.
const LONGEST: usize = 60;
/// Bytes of a label with what is told in brackets or further lines about how to fill in.
const WITH_REMARKS: usize = 900;
/// Further lines of so many characters are a remark, not the rest of a word broken for want of room.
const REMARK: usize = 8;

impl Label {
    /// The label of a cell; none where the text is too long for a label.
    pub(super) fn of_cell(text: &str) -> Option<Label> {
        if text.len() > WITH_REMARKS {
            return None;
        }
        let name = text
            .split(['（', '(', '\n'])
            .find(|part| !part.trim().is_empty())?;
        let long = |text: &str| text.chars().count() > LONGEST;
        if long(name) {
            return None;
        }
        let label = Label::new(text);
        (!label.keys.is_empty()).then_some(label)
    }

    pub(super) fn new(printed: &str) -> Self {
        let folded = fold(printed);
        let (bare, brackets) = split_brackets(&folded);
        let mut keys = vec![trimmed(&folded), trimmed(&bare)];
        keys.extend(before_the_remark(printed));
        if keys
            .iter()
            .any(|key| header_word(key) == Some(HeaderWord::Serial))
        {
            keys.push(HeaderWord::Serial.name().into());
        }
        keys.retain(|key| !key.is_empty());
        keys.dedup();
        let unit = brackets.iter().find_map(|inside| unit_of(inside));
        Label {
            printed: printed.split_whitespace().collect(),
            keys,
            only_unit: unit.is_some() && trimmed(&bare).is_empty(),
            unit,
        }
    }

    /// Meaning of the label, if it is one that every table may have.
    pub(super) fn word(&self) -> Option<HeaderWord> {
        self.keys.iter().find_map(|key| header_word(key))
    }

    /// The shortest form, without brackets.
    pub(super) fn bare(&self) -> &str {
        self.keys.last().map_or("", String::as_str)
    }
}

/// The lines before the first that explains how to fill in; none where no line does.
fn before_the_remark(printed: &str) -> Option<String> {
    let lines: Vec<String> = printed.trim().lines().map(fold).collect();
    let tells =
        |line: &String| line.chars().count() >= REMARK || INSTRUCTIONS.iter().any(|word| line.contains(word));
    let remark = 1 + lines.get(1..)?.iter().position(tells)?;
    Some(trimmed(&split_brackets(&lines[..remark].concat()).0))
}

/// The forms under which a name of a spec is found.
pub(super) fn name_keys(name: &str) -> Vec<String> {
    Label::new(name).keys
}

/// Marks of required columns, points and colons at the ends do not count, nor a number in front: `1.姓名`.
fn trimmed(folded: &str) -> String {
    let at_ends = |c: char| {
        matches!(
            c,
            '*' | '·' | '•' | ':' | '.' | '。' | ',' | '、' | ';' | '_' | '★' | '※' | '^'
        )
    };
    let text = folded.trim_matches(at_ends);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (1..=2).contains(&(text.len() - rest.len())) && rest.starts_with(['.', '、', ')']);
    let text = if numbered { rest } else { text };
    text.trim_matches(at_ends).trim_start_matches(')').to_string()
}

/// The text outside brackets, and the text inside each pair of brackets.
fn split_brackets(folded: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut depth) = (String::new(), Vec::new(), 0_usize);
    for c in folded.chars() {
        match c {
            '(' => {
                depth += 1;
                if depth == 1 {
                    inside.push(String::new());
                }
            }
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {
                if let Some(last) = inside.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    (outside, inside)
}

/// The units in the brackets of a text.
pub(super) fn units_in(printed: &str) -> Vec<String> {
    let (_, brackets) = split_brackets(&fold(printed));
    brackets.iter().filter_map(|inside| unit_of(inside)).collect()
}

/// The unit in a text from brackets: `万元`, `单位:万元` → 万元.
pub(super) fn unit_of(inside: &str) -> Option<String> {
    let unit = inside
        .trim_start_matches("计量")
        .trim_start_matches("单位")
        .trim_start_matches(':');
    UNITS.contains(&unit).then(|| unit.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_breaks_marks_and_units_do_not_count() {
        let label = Label::new("*投 资\n额（万元）");
        assert_eq!(label.printed, "*投资额（万元）");
        assert_eq!(label.keys, ["投资额(万元)", "投资额"]);
        assert_eq!(label.unit.as_deref(), Some("万元"));
        assert_eq!(Label::new("序号·").bare(), "序号");
        assert_eq!(Label::new("链接（没链接的填无）").bare(), "链接");
        assert_eq!(Label::new("时长（单位：天）").unit.as_deref(), Some("天"));
        assert!(Label::new("（万元）").only_unit && !Label::new("投资（万元）").only_unit);
        for number in ["ZC序号", "序号·", "序", "No.", "序\n号", "行号", "项次", "序列号"] {
            assert_eq!(Label::new(number).bare(), "序号", "{number}");
        }
        assert_eq!(Label::new("3、学习时间").keys, ["学习时间"]);
    }

    #[test]
    fn remarks_may_be_long_and_names_may_not() {
        let remark = "填写全名，".repeat(30);
        let named = |text: &str| Label::of_cell(text).map(|label| label.bare().to_string());
        assert_eq!(named(&format!("姓名（{remark}）")).as_deref(), Some("姓名"));
        assert_eq!(named(&format!("姓名\n{remark}")).as_deref(), Some("姓名"));
        assert_eq!(named("整改\n时限\n格式：2022-06-30").as_deref(), Some("整改时限"));
        assert_eq!(named("责任\n单位").as_deref(), Some("责任单位"));
        assert_eq!(named(&"姓名".repeat(40)), None);
        assert_eq!(named(&format!("姓名（{}）", "长".repeat(400))), None);
    }
}
