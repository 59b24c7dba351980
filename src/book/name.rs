//! Names of worksheets by Excel's rules.

/// Longest name of a worksheet, in UTF-16 units.
const LONGEST: usize = 31;

/// Makes a name that Excel takes: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, not empty.
pub fn sheet_name(wanted: &str) -> String {
    let cleaned: String = wanted.chars().map(replacement).collect();
    let name = cut(cleaned.trim().trim_matches('\'').trim(), LONGEST);
    match name.trim_end_matches(['\'', ' ']) {
        "" => "表".to_string(),
        reserved if reserved.eq_ignore_ascii_case("history") => format!("{reserved}_"),
        name => name.to_string(),
    }
}

/// The same, told apart from the names already taken (Excel compares without regard to case).
pub(super) fn unique<'a>(wanted: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<String> = taken.map(str::to_lowercase).collect();
    let free = |name: &String| !taken.contains(&name.to_lowercase());
    let first = sheet_name(wanted);
    if free(&first) {
        return first;
    }
    (2usize..)
        .map(|n| {
            let tail = format!("({n})");
            format!("{}{tail}", cut(&first, LONGEST - tail.len()))
        })
        .find(free)
        .expect("one of endlessly many numbers is free")
}

fn replacement(c: char) -> char {
    match c {
        '[' => '（',
        ']' => '）',
        ':' => '：',
        '*' | '?' | '/' | '\\' => '_',
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => ' ',
        c => c,
    }
}

fn cut(text: &str, longest: usize) -> String {
    let mut length = 0;
    text.chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= longest
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_and_length() {
        assert_eq!(sheet_name("'甲/乙:[丙]*?'"), "甲_乙：（丙）__");
        assert_eq!(sheet_name("  "), "表");
        assert_eq!(sheet_name("History"), "History_");
        assert_eq!(sheet_name(&"长".repeat(40)), "长".repeat(31));
        assert_eq!(sheet_name(&"𠮷".repeat(20)), "𠮷".repeat(15));
    }

    #[test]
    fn numbered_names_stay_short_and_ignore_case() {
        let long = "长".repeat(31);
        assert_eq!(
            unique(&long, [long.as_str()].into_iter()),
            format!("{}(2)", "长".repeat(28))
        );
        assert_eq!(unique("ABC", ["abc"].into_iter()), "ABC(2)");
    }
}
