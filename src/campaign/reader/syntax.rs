//! Mistakes of TOML itself, in Chinese: the words of the library never reach a user.

use super::{Mistakes, Text};
use crate::finding::{Kind, Place};
use toml::de::Error;

/// What the library says (part of it) and what a user is told.
const WORDS: &[(&str, &str)] = &[
    (
        "string values must be quoted",
        "文字没有加英文双引号，或者两项之间缺少英文逗号",
    ),
    (
        "basic string",
        "字符串没有写完，缺少右边的英文双引号，或含有不能直接写的字符",
    ),
    ("literal string", "字符串没有写完，缺少右边的英文单引号"),
    (
        "escape",
        "字符串里的反斜杠后面不是TOML认识的字符，反斜杠本身应写成两个",
    ),
    ("missing comma", "两项之间缺少英文逗号"),
    ("extra comma", "多了一个逗号"),
    ("missing value", "等号后面没有写值"),
    ("missing assignment", "缺少等号"),
    ("key with no value", "只有名称，缺少等号和值"),
    ("unquoted key", "名称里有不能直接写的字（中文名称要加英文双引号）"),
    ("invalid key", "等号左边不是名称"),
    ("unclosed table", "表头的方括号没有写完"),
    ("invalid table", "表头的方括号里没有名称"),
    ("unclosed array", "列表没有写完，缺少右边的方括号"),
    ("unclosed inline table", "花括号没有写完，缺少右边的花括号"),
    ("array", "列表的写法不对"),
    ("inline table", "花括号里的写法不对"),
    ("invalid date", "日期的写法不对或没有这一天，应写成2022-01-31这样"),
    ("invalid time", "这里只要日期，写成2022-01-31这样"),
    ("missing table open", "多了一个右方括号"),
    ("extra `=`", "多了一个等号"),
    ("cannot be empty", "等号左边或方括号里没有名称"),
    ("digits", "数字的写法不对"),
    ("leading zero", "数字前面多了0"),
    ("integer", "数字的写法不对"),
    ("float", "数字的写法不对"),
    ("mantissa", "数字的写法不对"),
    ("fraction", "小数点后面没有数字"),
    ("boolean", "应写true或false"),
    ("unexpected", "这里多出了内容"),
];

/// Reports all mistakes of TOML; gives back the lines they stand in.
pub(super) fn report(text: &Text, errors: &[Error], mistakes: &Mistakes) -> Vec<u32> {
    let mut torn = Vec::new();
    for error in errors {
        let place = text.place(error.span().unwrap_or(0..0));
        let row = place.row.unwrap_or(1);
        if torn.contains(&row) {
            continue;
        }
        torn.push(row);
        mistakes.add(kind(error, &place), &place);
    }
    torn
}

fn kind(error: &Error, place: &Place) -> Kind {
    let said = error.message().to_lowercase();
    if said.contains("duplicate key") {
        return Kind::DuplicateKey { key: meant(place) };
    }
    let ends_with_equals = place
        .excerpt
        .as_ref()
        .is_some_and(|excerpt| excerpt.line.trim_end().ends_with('='));
    let problem = match foreign_mark(place) {
        Some((mark, wanted)) => format!("用了中文标点 {mark} ，应写英文标点 {wanted}"),
        None if ends_with_equals => "等号后面没有写值".to_owned(),
        None => words(&said).to_owned(),
    };
    Kind::NotToml { problem }
}

fn words(said: &str) -> &'static str {
    let known = WORDS.iter().find(|(english, _)| said.contains(english));
    known.map_or("这里不是TOML认识的写法", |(_, chinese)| chinese)
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
