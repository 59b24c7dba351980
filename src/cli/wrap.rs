//! Lines of a terminal: Chinese characters take two columns, and a line may be broken between any two of them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Width of a line in terminal columns; every terminal has as many.
pub(super) const COLUMNS: usize = 80;

/// Marks that may not begin a line.
const CLOSING: &str = "，。、；：？！）】》〉”’…,.;:?!)]｜";

/// Columns a text takes at most: quotation marks and the like take two in a Chinese Windows console, elsewhere one.
pub(super) fn width(text: &str) -> usize {
    text.width_cjk()
}

/// The text in lines of at most 80 columns, each behind `indent`.
pub(super) fn indented(text: &str, indent: &str) -> String {
    hanging(text, indent, indent)
}

/// The same, with another beginning of the first line.
pub(super) fn hanging(text: &str, first: &str, rest: &str) -> String {
    let room = COLUMNS - width(first).max(width(rest));
    let lines = text.lines().flat_map(|line| broken(line, room));
    let behind = |(at, line): (usize, String)| format!("{}{line}", if at == 0 { first } else { rest });
    lines.enumerate().map(behind).collect::<Vec<_>>().join("\n")
}

/// A text cut to a width, `…` in place of what was cut; line breaks become blanks.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&text) <= most {
        return text;
    }
    let mut kept = String::new();
    for c in text.chars() {
        if width(&kept) + c.width_cjk().unwrap_or(0) + 2 > most {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

/// A text filled with blanks up to a width.
pub(super) fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

fn broken(line: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(line, room) {
        let last = lines.last_mut().expect("never empty");
        if !last.is_empty() && width(last) + width(&piece) > room {
            let trimmed = last.trim_end().len();
            last.truncate(trimmed);
            lines.push(piece.trim_start().to_owned());
        } else {
            last.push_str(&piece);
        }
    }
    lines
}

/// Splits a text into units that are not broken: a Latin word or number, or a character with the closing marks behind
/// it.
fn pieces(line: &str, room: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in line.chars() {
        let joined = (is_word(before) && is_word(c)) || CLOSING.contains(c) || "“‘（《〈【(".contains(before);
        match pieces.last_mut() {
            Some(last) if joined && width(last) + c.width_cjk().unwrap_or(0) <= room => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = c;
    }
    pieces
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_./%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_chinese_characters_and_not_before_a_stop() {
        let text = indented(&"日期读不出来，".repeat(12), "    ");
        for line in text.lines() {
            assert!(width(line) <= COLUMNS && line.starts_with("    "), "{line}");
            assert!(!line.trim_start().starts_with('，'), "{line}");
        }
    }

    #[test]
    fn a_line_fits_where_marks_take_two_columns() {
        assert_eq!(width("“一”…—·"), 12);
        for line in indented(&"“”…·×".repeat(40), "").lines() {
            assert!(line.chars().count() <= COLUMNS / 2, "{line}");
        }
    }

    #[test]
    fn words_and_dates_stay_whole_unless_longer_than_a_line() {
        let lines = broken("写成2022-06-30或2022年6月30日", 8);
        assert_eq!(lines, ["写成", "2022-06-", "30或2022", "年6月30", "日"]);
        let lines = broken("按2022-06-30计", 12);
        assert_eq!(lines, ["按2022-06-30", "计"]);
    }

    #[test]
    fn short_texts_keep_the_width() {
        assert_eq!(short("一二三四五六", 8), "一二三…");
        assert_eq!(short("一二\n三四", 9), "一二 三四");
    }
}
