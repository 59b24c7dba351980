//! How a header was taken for a column.

use crate::fold::fold;
use std::sync::Arc;

/// Why a header is taken for a column; none where it says the column's name. `names`: the printed one, then aliases.
pub(super) fn how(header: &str, name: &str, names: &[Arc<str>]) -> Option<&'static str> {
    let whole = starless(header);
    let is_called = |text: &str, name: &str| {
        text == fold(name) || without_brackets(text) == without_brackets(&fold(name))
    };
    let printed =
        |text: &str| is_called(text, name) || names.first().is_some_and(|name| is_called(text, name));
    let alias = |text: &str| names.iter().skip(1).any(|name| is_called(text, name));
    let lowest = whole.rsplit_once('·').map(|(_, lowest)| starless(lowest));
    let told = lowest.as_deref();
    Some(if printed(&whole) {
        return None;
    } else if alias(&whole) {
        "别名"
    } else if told.is_some_and(printed) {
        "上一行是分组"
    } else if told.is_some_and(alias) {
        "别名，上一行是分组"
    } else {
        "相近的写法"
    })
}

/// A header without the mark of a required column.
fn starless(header: &str) -> String {
    fold(header).trim_matches('*').to_owned()
}

fn without_brackets(folded: &str) -> &str {
    folded.split_once('(').map_or(folded, |(before, _)| before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_told_by_name_alias_or_group() {
        let names: Vec<Arc<str>> = vec!["缺席人数".into(), "请假缺席人数".into()];
        let how = |header| how(header, "缺席人数（人）", &names);
        for header in [
            "缺席人数",
            "*缺席人数",
            "缺席人数(人)",
            "缺席人数（人）*",
            "缺席人数（必填）",
        ] {
            assert_eq!(how(header), None, "{header}");
        }
        assert_eq!(how("请假缺席人数"), Some("别名"));
        assert_eq!(how("落实情况·缺席人数"), Some("上一行是分组"));
        assert_eq!(how("落实情况·请假缺席人数"), Some("别名，上一行是分组"));
        assert_eq!(how("缺席"), Some("相近的写法"));
    }
}
