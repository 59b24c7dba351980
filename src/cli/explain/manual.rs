//! The manual's page about a kind of finding, `tests/findings/<CODE>.md`, as a terminal shows it. The pages are run as
//! tests, so that what they print is what the program says.

use crate::cli::wrap;
use crate::finding::Code;

/// The page, with what only its test needs left out.
pub(super) fn page(code: Code) -> String {
    shown(code.page())
}

/// Markdown with blocks that are tests → text for a reader.
fn shown(page: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(head) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            parts.extend(block(head, &body));
        } else if !line.is_empty() && !line.starts_with("# ") {
            parts.push(wrap::indented(line, "  "));
        }
    }
    parts.join("\n\n")
}

/// A block under what it is; none for what only the test needs.
fn block(head: &str, body: &[&str]) -> Option<String> {
    let (kind, file) = head.split_once(' ').unwrap_or((head, ""));
    let title = match kind {
        "file" | "gbk" | "edit" => format!("  例：{file}"),
        "without" => return Some(format!("  例：缺少{file}")),
        "finding" => "  程序这样说：".to_owned(),
        "append" => format!("  这里假定{file}里还有："),
        "gone" => return Some(format!("  改好以后：拿走{file}")),
        "fixed" => format!("  改好以后：{file}"),
        _ => return None,
    };
    let line = |line: &&str| match kind {
        "finding" => {
            let text = line.trim_start();
            let indent = " ".repeat(4 + line.len() - text.len());
            wrap::hanging(text, &indent, &format!("{indent}  "))
        }
        _ => format!("    {line}"),
    };
    let lines: Vec<String> = body.iter().map(line).collect();
    Some(format!("{title}\n{}", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_test_needs_is_left_out() {
        let page = "# C04 不认识\n\n固定的名称。\n\n```copy inbox/a.csv\ndata/a.csv\n```\n\n```finding\n错误 a：没有\n    改成b\n```\n";
        assert_eq!(
            shown(page),
            "  固定的名称。\n\n  程序这样说：\n    错误 a：没有\n        改成b"
        );
    }
}
