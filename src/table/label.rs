//! A printed label of a header → the forms it is compared in, and the unit it gives.

use super::words::UNITS;
use crate::fold::fold;

/// A label as printed and as compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    /// Without line breaks.
    pub(super) printed: String,
    /// Folded: the whole, then without what stands in brackets.
    pub(super) keys: Vec<String>,
    /// Unit in brackets.
    pub(super) unit: Option<String>,
}

/// Labels longer than this are data or instructions.
pub(super) const LONGEST: usize = 60;

impl Label {
    pub(super) fn new(printed: &str) -> Self {
        let folded = fold(printed);
        let (bare, brackets) = split_brackets(&folded);
        let mut keys = vec![trimmed(&folded), trimmed(&bare)];
        if keys[1].ends_with("序号") && keys[1].chars().count() <= 4 {
            keys.push("序号".into());
        }
        keys.retain(|key| !key.is_empty());
        keys.dedup();
        Label {
            printed: printed.split_whitespace().collect(),
            keys,
            unit: brackets.iter().find_map(|inside| unit_of(inside)),
        }
    }

    /// The shortest form: without brackets.
    pub(super) fn bare(&self) -> &str {
        self.keys.last().map_or("", String::as_str)
    }
}

/// The keys under which a name of a spec is filed.
pub(super) fn name_keys(name: &str) -> Vec<String> {
    Label::new(name).keys
}

/// Marks of required columns, points and colons at the ends do not count.
fn trimmed(folded: &str) -> String {
    let at_ends = |c: char| {
        matches!(
            c,
            '*' | '·' | '•' | ':' | '.' | '。' | ',' | '、' | ';' | '_' | '★' | '※' | '^'
        )
    };
    folded.trim_matches(at_ends).to_string()
}

/// The text outside brackets, and what stands inside each pair.
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

/// `万元`, `单位:万元` → 万元.
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
    }
}
