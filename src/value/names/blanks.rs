//! Blanks: between two names, or inside one for alignment (张 三).

use super::Known;
use crate::fold::fold;

/// Surnames of two characters, after which a single one is the given name.
const COMPOUND: [&str; 8] = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙"];

/// The pieces between blanks; single characters belong together in pairs.
pub(super) fn split(text: &str, known: &Known) -> Vec<String> {
    let words = outside_brackets(text);
    if words.len() > 1 && known.contains(&fold(text)) {
        return vec![words.concat()];
    }
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for word in words {
        let single = word.chars().count() == 1;
        let bracket = word.starts_with(['(', '（', '【']);
        match out.last_mut() {
            Some(last) if bracket || (single && (open || COMPOUND.contains(&last.as_str()))) => {
                last.push_str(&word);
                open = false;
            }
            // 张 三（牵头）: the given name has its bracket with it.
            Some(last) if open && word.chars().nth(1).is_some_and(|c| matches!(c, '(' | '（')) => {
                last.push_str(&word);
                open = false;
            }
            _ => {
                open = single;
                out.push(word);
            }
        }
    }
    out
}

fn outside_brackets(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '（' | '【' | '[' => depth += 1,
            ')' | '）' | '】' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // 张三（甲股）李四（乙股）: what follows a bracket behind a name is the next name.
        let behind = words.last().is_some_and(|word| {
            word.ends_with([')', '）']) && !word.starts_with(['(', '（']) && c.is_alphabetic() && depth == 0
        });
        if behind {
            words.push(String::new());
        }
        if depth == 0 && (c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')) {
            words.push(String::new());
        } else if let Some(last) = words.last_mut() {
            last.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
