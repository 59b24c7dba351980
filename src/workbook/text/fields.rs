//! From delimited text to fields: the separator by the structure of the lines, quotes, guards against spreadsheets.

use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeMap;

const SEPARATORS: [char; 3] = ['\t', ',', ';'];
/// Lines by which the separator is told.
const TOLD_BY: u32 = 40;
/// Digits that a spreadsheet keeps.
const DIGITS: usize = 15;

/// Calls back with row, column (from 1) and field. A first line `sep=;` names the separator and holds no fields.
pub(super) fn for_each(text: &str, mut field: impl FnMut(u32, u32, &str)) {
    match named(text) {
        Some((separator, line)) => {
            let behind = &text[line..];
            fields(behind, separator, |row, col, value| {
                field(row + 1, col, value);
                true
            });
        }
        None => fields(text, separator(text), |row, col, value| {
            field(row, col, value);
            true
        }),
    }
}

/// The separator that the first line names, and the length of that line.
fn named(text: &str) -> Option<(char, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let rest = line.trim_end_matches(['\r', '\n']);
    let mut named = rest.strip_prefix("sep=").or(rest.strip_prefix("SEP="))?.chars();
    match (named.next(), named.next()) {
        (Some(separator), None) => Some((separator, line.len())),
        _ => None,
    }
}

/// The separator by which the most lines fall into the same number of fields; of several the one with more fields, a tab
/// before a comma.
fn separator(text: &str) -> char {
    let structure = |separator: char| {
        let mut widths: BTreeMap<u32, u32> = BTreeMap::new();
        fields(text, separator, |row, col, _| {
            widths.insert(row, col);
            row <= TOLD_BY
        });
        let mut lines: BTreeMap<u32, usize> = BTreeMap::new();
        for width in widths.into_values().filter(|width| *width > 1) {
            *lines.entry(width).or_default() += 1;
        }
        let alike = lines.into_iter().map(|(width, lines)| (lines, width));
        alike.max().unwrap_or_default()
    };
    let told = SEPARATORS
        .into_iter()
        .rev()
        .map(|separator| (structure(separator), separator));
    let (_, best) = told
        .filter(|(structure, _)| *structure != (0, 0))
        .max_by_key(|(structure, _)| *structure)
        .unwrap_or(((0, 0), ','));
    best
}

/// Calls back with row, column (from 1) and field, until it says no. A quoted field may hold separators and line
/// breaks; what stands behind a closing quote belongs to the field. A quote that is never closed ends with its line, so
/// that one slip does not swallow the rest.
fn fields(text: &str, separator: char, mut field: impl FnMut(u32, u32, &str) -> bool) {
    let (mut row, mut col, mut rest) = (1, 1, text);
    while !rest.is_empty() {
        let (mut value, length) = match rest.strip_prefix('"').and_then(quoted) {
            Some((value, length)) => (Cow::Owned(value), length + 1),
            None => (Cow::Borrowed(""), 0),
        };
        rest = &rest[length..];
        let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
        if value.is_empty() {
            value = Cow::Borrowed(&rest[..end]);
        } else {
            value.to_mut().push_str(&rest[..end]);
        }
        if !field(row, col, &value) {
            return;
        }
        rest = &rest[end..];
        if let Some(after) = rest.strip_prefix(separator) {
            (rest, col) = (after, col + 1);
        } else if !rest.is_empty() {
            rest = rest.strip_prefix("\r\n").unwrap_or_else(|| &rest[1..]);
            (row, col) = (row + 1, 1);
        }
    }
}

/// The text up to the closing quote, and the number of bytes it took, quote included.
fn quoted(text: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut at = 0;
    loop {
        let quote = at + text[at..].find('"')?;
        value.push_str(&text[at..quote]);
        at = quote + 1;
        if !text[at..].starts_with('"') {
            return Some((value, at));
        }
        value.push('"');
        at += 1;
    }
}

/// A field that a spreadsheet would read as a number and write again with the same characters.
pub(super) fn number(field: &str) -> Option<Decimal> {
    let field = field.trim();
    let digits = field.strip_prefix('-').unwrap_or(field);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = all_digits(whole) && (whole == "0" || !whole.starts_with('0'));
    let exact = fraction.is_none_or(|fraction| all_digits(fraction) && !fraction.ends_with('0'));
    let short = whole.len() + fraction.map_or(0, str::len) <= DIGITS;
    (plain && exact && short).then(|| field.parse().ok()).flatten()
}

/// A field without what export programs put around a text to keep spreadsheets from changing it: `="0012"`.
pub(super) fn unguarded(field: &str) -> &str {
    let guarded = field
        .trim()
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'));
    guarded.filter(|text| !text.contains('"')).unwrap_or(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut told = Vec::new();
        for_each(text, |row, col, field| told.push(format!("{row}/{col}={field}")));
        told
    }

    #[test]
    fn what_stands_behind_a_closing_quote_belongs_to_the_field() {
        assert_eq!(read("\"甲\"乙,5"), ["1/1=甲乙", "1/2=5"]);
        assert_eq!(read("\"甲\" ,\"\",5"), ["1/1=甲 ", "1/2=", "1/3=5"]);
    }

    #[test]
    fn the_separator_is_that_of_the_lines_and_not_the_most_frequent_sign() {
        let tabs = "序号\t事项\n1\t甲,乙,丙,丁,戊\n2\t己,庚,辛,壬,癸,子";
        assert_eq!(separator(tabs), '\t');
        let commas = "台账\n填报单位：物业股\n序号,事项\n1,甲；乙;丙;丁\n2,戊";
        assert_eq!(separator(commas), ',');
        assert_eq!(separator("序号;事项\n1;3,5\n2;4,5"), ';');
        assert_eq!(separator("台账"), ',');
        assert_eq!(read("sep=;\n甲;乙,丙"), ["2/1=甲", "2/2=乙,丙"]);
    }

    #[test]
    fn guards_of_export_programs_are_taken_off() {
        assert_eq!(unguarded("=\"0012\""), "0012");
        assert_eq!(unguarded("=SUM(A1)"), "=SUM(A1)");
    }
}
