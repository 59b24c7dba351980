//! Names that programs show for errors.

/// Whether a text is what a program shows for an error.
pub(super) fn is_name(text: &str) -> bool {
    const NAMES: [&str; 14] = [
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#GETTING_DATA",
    ];
    let mut numbered = ["Err:", "错误:", "错误："].iter();
    let number = numbered.find_map(|head| text.strip_prefix(head));
    let has_number = |number: &str| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    NAMES.contains(&text) || number.is_some_and(has_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_errors_and_texts_like_them() {
        for name in ["#N/A", "#DIV/0!", "Err:502", "错误:502", "错误：522"] {
            assert!(is_name(name), "{name}");
        }
        for text in [
            "",
            "#",
            "#1",
            "#N/A!",
            "Err:",
            "Err:50",
            "Err:5022",
            "Err:5O2",
            "错误502",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }
}
