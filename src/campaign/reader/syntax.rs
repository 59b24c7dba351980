//! Mistakes of TOML itself, in Chinese: the words of the library never reach a user.

use super::{Mistakes, Text};
use crate::finding::{Kind, Place};
use std::ops::Range;
use toml::de::{DeTable, Error};

#[cfg(test)]
mod tests;

/// What the library says is wrong, without what it says it expected, and what a user is told. The tests provoke each
/// one, so that a release of the library with other words fails there.
const WORDS: &[(&[&str], &str)] = &[
    (
        &["string values must be quoted"],
        "文字没有加英文双引号，或者两项之间缺少英文逗号",
    ),
    (
        &["invalid basic string", "invalid multi-line basic string"],
        "字符串没有写完，缺少右边的英文双引号，或含有不能直接写的字符",
    ),
    (
        &["invalid literal string", "invalid multi-line literal string"],
        "字符串没有写完，缺少右边的英文单引号",
    ),
    (
        &[
            "missing escaped value",
            "too few unicode value digits",
            "invalid value",
        ],
        "字符串里的反斜杠后面不是TOML认识的字符，反斜杠本身应写成两个",
    ),
    (
        &[
            "missing comma between array elements",
            "missing comma between key-value pairs",
        ],
        "两项之间缺少英文逗号",
    ),
    (
        &["extra comma in array", "extra comma in inline table"],
        "多了一个逗号",
    ),
    (&["missing assignment between key-value pairs"], "缺少等号"),
    (&["key with no value"], "只有名称，缺少等号和值"),
    (
        &["invalid unquoted key"],
        "等号左边、方括号里要写英文的键，这里有别的字；键的写法看样例",
    ),
    (&["unquoted keys cannot be empty"], "等号左边或方括号里没有名称"),
    (&["invalid key-value pair"], "等号左边不是名称"),
    (
        &["unclosed table", "unclosed array table"],
        "表头的方括号没有写完",
    ),
    (&["missing table open"], "多了一个右方括号"),
    (&["unclosed array"], "列表没有写完，缺少右边的方括号"),
    (
        &["unexpected `=` in array", "missing array opening"],
        "列表的写法不对",
    ),
    (&["unclosed inline table"], "花括号没有写完，缺少右边的花括号"),
    (
        &[
            "missing inline table opening",
            "missing key for inline table element",
            "invalid inline table element",
            "extra assignment between key-value pairs",
        ],
        "花括号里的写法不对",
    ),
    (
        &["invalid date"],
        "日期的写法不对或没有这一天，应写成2022-01-31这样",
    ),
    (
        &["invalid time", "invalid date-time"],
        "这里只要日期，写成2022-01-31这样",
    ),
    (&["extra `=`"], "多了一个等号"),
    (&["unexpected leading zero"], "数字前面多了0"),
    (&["invalid fraction"], "小数点后面没有数字"),
    (
        &[
            "`_` may only go between digits",
            "redundant numeric sign",
            "invalid float",
            "invalid mantissa",
            "invalid exponent",
            "invalid hexadecimal number",
            "invalid octal number",
            "invalid binary number",
            "integers with a radix cannot be signed",
            "radix must be lowercase",
        ],
        "数字的写法不对",
    ),
    (&["invalid boolean"], "应写true或false"),
    (&["invalid comment character"], "注释里有不能写的字符"),
    (&["unexpected key or value"], "这里多出了内容"),
];

/// What is told of a mistake for which [`WORDS`] has no words.
const UNKNOWN: &str = "这里不是TOML认识的写法";

/// A text of which every part that is not TOML has been blanked, byte for byte, so that places still hold.
pub(super) struct Mended {
    pub text: String,
    /// Lines that were blanked, or where a key stands twice.
    pub torn: Vec<u32>,
}

/// Reports mistakes of TOML. After one, the library may take all that follows for a mistake too; so a line that is
/// closed in itself is blanked, else its whole block (from one `[header]` to the next), and the rest is read again.
pub(super) fn mend(text: &Text, mistakes: &Mistakes) -> Mended {
    let mut mended = Mended {
        text: text.as_str().to_owned(),
        torn: Vec::new(),
    };
    // Every round blanks something, so there are no more rounds than lines.
    loop {
        let (_, errors) = DeTable::parse_recoverable(&mended.text);
        let torn = errors.iter().filter(|error| !is_duplicate(error));
        let first = torn.min_by_key(|error| error.span().map_or(0, |span| span.start));
        let Some(first) = first else {
            // One pair of brackets in the place of two makes the next table seem a second one.
            let heads_twice = |error: &&Error| {
                let line = error
                    .span()
                    .map_or("", |span| &mended.text[text.line_at(span.start)]);
                line.starts_with("[[")
            };
            let told: Vec<&Error> = errors.iter().filter(|error| !heads_twice(error)).collect();
            let untold = errors.iter().filter(heads_twice);
            let rows: Vec<u32> = untold.filter_map(|error| text.place(error.span()?).row).collect();
            mended.torn.extend(rows);
            for error in told {
                mended.report(text, error, mistakes);
            }
            return mended;
        };
        mended.report(text, first, mistakes);
        let at = first.span().map_or(0, |span| span.start);
        let (line, block) = (text.line_at(at), text.block_at(at));
        let closed = is_closed(&mended.text[line.clone()]);
        let blanked = closed && mended.blank(text, line);
        if !blanked && !mended.blank(text, block) {
            return mended;
        }
    }
}

/// Whether a line is a whole entry: not part of a longer one, and what opens on it closes on it.
fn is_closed(line: &str) -> bool {
    let Some((key, value)) = line.split_once('=') else {
        return false;
    };
    if key.is_empty() || key.starts_with(|c: char| c.is_whitespace() || "[]{}".contains(c)) {
        return false;
    }
    if !value.trim_start().starts_with(['[', '{']) {
        // A text ends with its line, closed or not, unless it was opened with three quotes.
        return !value.contains("\"\"\"") && !value.contains("'''");
    }
    let outside: String = value.split('"').step_by(2).collect();
    let count = |mark: char| outside.matches(mark).count();
    let quotes = value.matches('"').count();
    quotes.is_multiple_of(2) && count('[') == count(']') && count('{') == count('}')
}

fn is_duplicate(error: &Error) -> bool {
    described(error) == "duplicate key"
}

impl Mended {
    fn report(&mut self, text: &Text, error: &Error, mistakes: &Mistakes) {
        let place = text.place(error.span().unwrap_or(0..0));
        self.torn.extend(place.row);
        mistakes.add(kind(error, &place), &place);
    }

    /// Blanks a part; false when nothing was left to blank.
    fn blank(&mut self, text: &Text, part: Range<usize>) -> bool {
        let left = !self.text[part.clone()].trim().is_empty();
        let (first, last) = (text.place(part.start..part.start), text.place(part.end..part.end));
        self.torn.extend(first.row.unwrap_or(1)..=last.row.unwrap_or(1));
        let blanked = self.text[part.clone()].bytes().map(|byte| match byte {
            b'\n' | b'\r' => char::from(byte),
            _ => ' ',
        });
        let blanked: String = blanked.collect();
        self.text.replace_range(part, &blanked);
        left
    }
}

fn kind(error: &Error, place: &Place) -> Kind {
    if is_duplicate(error) {
        return Kind::DuplicateKey { key: meant(place) };
    }
    let ends_with_equals = place
        .excerpt
        .as_ref()
        .is_some_and(|excerpt| excerpt.line.trim_end().ends_with('='));
    let problem = match foreign_mark(place) {
        Some((mark, wanted)) => format!("用了中文标点 {mark} ，应写英文标点 {wanted}"),
        None if ends_with_equals => "等号后面没有写值".to_owned(),
        None => clerks_way(&meant(place)).unwrap_or_else(|| words(described(error)).to_owned()),
    };
    Kind::NotToml { problem }
}

/// What is written as people write it, and how TOML writes it.
fn clerks_way(meant: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    if meant.starts_with('\u{3000}') {
        return Some("行首是全角空格（中文空格），删去它".into());
    }
    let meant = meant.trim();
    if let Some(number) = meant.strip_suffix(['%', '％']).filter(|number| digits(number)) {
        return Some(format!("百分数只写数：{meant}写成{number}"));
    }
    let parts: Vec<&str> = meant
        .split(['/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    if let [year, month, day] = parts[..]
        && year.len() == 4
        && parts.iter().all(|part| digits(part))
    {
        return Some(format!(
            "日期用横线隔开，不加引号：{meant}写成{year}-{month:0>2}-{day:0>2}"
        ));
    }
    if matches!(meant, "是" | "否") {
        return Some("是写成true，否写成false，不加引号".into());
    }
    if !meant.is_empty()
        && meant
            .chars()
            .all(|c| "零〇一二两三四五六七八九十百千万半".contains(c))
    {
        return Some(format!("数字用阿拉伯数字，不加引号：不写{meant}"));
    }
    None
}

/// What the library says is wrong: its message up to what it expected instead.
fn described(error: &Error) -> &str {
    let message = error.message();
    message.split_once(", expected").map_or(message, |(what, _)| what)
}

fn words(described: &str) -> &'static str {
    let known = WORDS.iter().find(|(english, _)| english.contains(&described));
    known.map_or(UNKNOWN, |(_, chinese)| chinese)
}

/// The part of the line the place means.
fn meant(place: &Place) -> String {
    let Some(excerpt) = &place.excerpt else {
        return String::new();
    };
    let skipped = place.col.unwrap_or(1).saturating_sub(1) as usize;
    let meant = excerpt.line.chars().skip(skipped).take(excerpt.width as usize);
    meant.collect()
}

/// A Chinese mark outside of a string on the line: what input methods leave behind.
fn foreign_mark(place: &Place) -> Option<(char, &'static str)> {
    let line = &place.excerpt.as_ref()?.line;
    let outside = line.split('"').step_by(2).flat_map(|part| {
        let code = part.split('#').next().unwrap_or("");
        code.chars()
    });
    outside.into_iter().find_map(|mark| {
        let wanted = match mark {
            '“' | '”' => "\"",
            '，' | '、' => ",",
            '＝' => "=",
            '【' | '［' => "[",
            '】' | '］' => "]",
            '｛' => "{",
            '｝' => "}",
            _ => return None,
        };
        Some((mark, wanted))
    })
}
