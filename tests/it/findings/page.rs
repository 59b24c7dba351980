//! A page of the manual, taken apart.

use std::fmt::Write;

/// A fenced block of a page: ```` ```kind argument ````.
pub(super) struct Block {
    pub kind: String,
    pub argument: String,
    pub text: String,
}

/// All blocks, in order.
pub(super) fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(head)) => {
                let (kind, argument) = head.split_once(' ').unwrap_or((head, ""));
                let (kind, argument) = (kind.into(), argument.trim().into());
                let text = String::new();
                open = Some(Block { kind, argument, text });
            }
            (Some(_), Some("")) => blocks.extend(open.take()),
            (Some(block), _) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block without an end");
    blocks
}

/// One change of a text: what is wrong, and what stands there when it is right (nothing: the wrong is added at the
/// end).
pub(super) struct Change {
    pub wrong: String,
    pub right: String,
}

/// Lines `错：…` and `对：…`; several lines of one kind belong together.
pub(super) fn changes(text: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut before = ' ';
    for line in text.lines() {
        let (mark, rest) = match (line.strip_prefix("错："), line.strip_prefix("对：")) {
            (Some(rest), _) => ('错', rest),
            (_, Some(rest)) => ('对', rest),
            _ => panic!("`{line}` begins with neither 错： nor 对："),
        };
        if changes.is_empty() || (mark, before) == ('错', '对') {
            let (wrong, right) = (String::new(), String::new());
            changes.push(Change { wrong, right });
        }
        before = mark;
        let change = changes.last_mut().expect("one was pushed");
        let side = if mark == '错' {
            &mut change.wrong
        } else {
            &mut change.right
        };
        writeln!(side, "{rest}").expect("a string takes everything");
    }
    changes
}

/// The page with the text of its `finding` block replaced.
pub(super) fn with_found(page: &str, found: &str) -> String {
    let head = "```finding\n";
    let Some((before, rest)) = page.split_once(head) else {
        return format!("{page}\n{head}{found}```\n");
    };
    let (_, after) = rest.split_once("```").expect("every block ends");
    format!("{before}{head}{found}```{after}")
}
