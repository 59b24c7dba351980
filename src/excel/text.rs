//! Text as a cell of Excel can hold it.

/// Most UTF-16 units in a cell.
const LONGEST: usize = 32_767;

/// Drops what XML cannot hold, unifies line breaks and cuts at Excel's limit.
pub(super) fn cell(text: &str) -> String {
    if text.len() < LONGEST && text.chars().all(holds) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut length = 0;
    let unbroken = text.replace("\r\n", "\n").replace('\r', "\n");
    for c in unbroken.chars().filter(|c| holds(*c)) {
        length += c.len_utf16();
        if length >= LONGEST {
            cleaned.push('…');
            break;
        }
        cleaned.push(c);
    }
    cleaned
}

/// A name in a chart: one that begins with `=` would be taken for a reference to cells.
pub(super) fn label(text: &str) -> String {
    let text = cell(text);
    match text.strip_prefix('=') {
        Some(rest) => format!("＝{rest}"),
        None => text,
    }
}

/// Whether a spreadsheet would take the text for a formula once somebody edits the cell.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

fn holds(c: char) -> bool {
    matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_breaks_stay() {
        assert_eq!(cell("甲\u{0}\u{8}乙\r\n丙\r丁\u{FFFE}"), "甲乙\n丙\n丁");
    }

    #[test]
    fn long_text_is_cut_with_a_sign() {
        let cut = cell(&"长".repeat(40_000));
        assert_eq!(cut.chars().count(), LONGEST);
        assert!(cut.ends_with('…'));
        let pairs = cell(&"𠮷".repeat(20_000));
        assert!(pairs.encode_utf16().count() <= LONGEST);
    }

    #[test]
    fn a_label_is_no_reference() {
        assert_eq!(label("=甲!A1\u{1}"), "＝甲!A1");
        assert_eq!(label("甲=乙"), "甲=乙");
    }

    #[test]
    fn formulas_are_recognised_by_their_first_character() {
        assert!(looks_like_formula("=cmd()"));
        assert!(looks_like_formula("@SUM"));
        assert!(!looks_like_formula("—"));
    }
}
