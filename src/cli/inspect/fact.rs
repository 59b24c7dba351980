//! One line of what is known about a sheet: its name, then the words.

use crate::cli::wrap;

/// Before every fact of a sheet.
pub(super) const INDENT: &str = "     ";
/// Where the words of a fact begin.
const WORDS: usize = 15;

/// A fact, with further lines below its words.
pub(super) fn fact(name: &str, words: &str) -> String {
    let first = wrap::padded(&format!("{INDENT}{name}"), WORDS);
    let first = if first.ends_with(' ') { first } else { first + " " };
    wrap::hanging(words, &first, &" ".repeat(WORDS)) + "\n"
}
