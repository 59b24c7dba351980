//! What a name says about the part of a ledger that a file holds: months, or a number. 初稿, 终稿 and 修改 mark versions, not
//! parts.

use super::digits::{Run, runs};
use crate::fold::fold;
use crate::value::arabic;
use std::collections::BTreeSet;

/// Words that mark versions; a number beside them counts versions.
const VERSIONS: &[&str] = &[
    "初稿", "终稿", "定稿", "草稿", "原稿", "修改", "修订", "订正", "更正", "更新", "最终", "最新", "正式",
    "重报", "补正", "(改)", "改后", "版", "副本",
];

/// Words by which parts are counted: 第2批.
const COUNTED: &[&str] = &["部分", "批", "册", "卷", "本", "份", "周", "旬"];

/// Whether a name is that of a version.
pub(super) fn is_version(name: &str) -> bool {
    let name = fold(name);
    let numbered = |(at, _): (usize, _)| name[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    VERSIONS.iter().any(|word| name.contains(word)) || name.match_indices('v').any(numbered)
}

/// The months a name says: 4月, 4-6月, 202204. A day of a month is none: it tells when a file was written.
pub(super) fn months(name: &str) -> BTreeSet<u32> {
    let text: Vec<char> = arabic(&fold(name)).chars().collect();
    let runs = runs(&text);
    let mut months = BTreeSet::new();
    for (at, run) in runs.iter().enumerate() {
        if run.is_before(&text, "月") && !is_day(&text, runs.get(at + 1)) {
            months.extend(back_from(&text, &runs[..=at]));
        }
        months.extend(month_of_year(&text, run, runs.get(at + 1)));
    }
    months.retain(|month| (1..=12).contains(month));
    months
}

/// The number of a part: （一）, 第2部分, 之三, （上）, or one or two digits at the end.
pub(super) fn number(name: &str) -> Option<u32> {
    let text: Vec<char> = arabic(&fold(name)).chars().collect();
    let runs = runs(&text);
    let before = |run: &Run, c: char| run.from > 0 && text[run.from - 1] == c;
    let small = || runs.iter().filter(|run| run.to - run.from <= 2);
    let bracketed = |run: &&Run| before(run, '(') && (run.is_before(&text, ")") || run.is_before(&text, "/"));
    let counted = |run: &&Run| before(run, '第') && COUNTED.iter().any(|word| run.is_before(&text, word));
    let of = |run: &&Run| before(run, '之');
    let last = |run: &&Run| run.to == text.len() && run.from > 0 && ends(&text[..run.from]);
    let numbered = small()
        .find(bracketed)
        .or_else(|| small().find(counted))
        .or_else(|| small().find(of))
        .or_else(|| small().find(last));
    numbered.map(|run| run.value).or_else(|| half(&text))
}

/// Whether the digits after a month are a day.
fn is_day(text: &[char], next: Option<&Run>) -> bool {
    let behind = |run: &Run| run.from > 0 && matches!(text[run.from - 1], '月' | '份');
    let day = |run: &Run| {
        run.is_before(text, "日") || run.is_before(text, "号") || (run.to == text.len() && run.value <= 31)
    };
    next.is_some_and(|run| behind(run) && day(run))
}

/// The month at the end of a run and those joined to it: 4、5月, 4-6月.
fn back_from(text: &[char], runs: &[Run]) -> BTreeSet<u32> {
    let mut months: BTreeSet<u32> = runs.last().map(|run| run.value).into_iter().collect();
    for pair in runs.windows(2).rev() {
        let (first, second) = (&pair[0], &pair[1]);
        let bare = if text[first.to] == '月' {
            first.to + 1
        } else {
            first.to
        };
        if bare + 1 != second.from || first.value > 12 || second.value > 12 {
            break;
        }
        match text[bare] {
            '-' | '至' | '到' => months.extend(first.value..=second.value),
            '、' | ',' | '和' | '.' => {
                months.insert(first.value);
            }
            _ => break,
        }
    }
    months
}

/// A month with its year: 202204, 2022-04; not 20220430, 2022-04-30, 2022-2.
fn month_of_year(text: &[char], run: &Run, next: Option<&Run>) -> Option<u32> {
    let is_year = |value: u32| (2000..2100).contains(&value);
    if run.to - run.from == 6 && is_year(run.value / 100) {
        return Some(run.value % 100);
    }
    let next = next.filter(|next| next.from == run.to + 1 && next.to - next.from == 2)?;
    let joined = matches!(text[run.to], '-' | '.');
    let goes_on = matches!(text.get(next.to), Some('-' | '.' | '月'))
        && text.get(next.to + 1).is_some_and(char::is_ascii_digit);
    (is_year(run.value) && joined && !goes_on).then_some(next.value)
}

/// Whether digits at the end of a name count parts, and are not those of a date or a version.
fn ends(before: &[char]) -> bool {
    let joined = before
        .strip_suffix(&['-'])
        .or(before.strip_suffix(&['_']))
        .unwrap_or(before);
    let last = joined.last().copied().unwrap_or('.');
    !last.is_ascii_digit() && !matches!(last, '.' | '-' | 'v' | 'q' | '月' | '年' | '(' | '第')
}

/// Number of a volume: 上, 中, 下.
fn half(text: &[char]) -> Option<u32> {
    let text: String = text.iter().collect();
    let halves = [("上", 1), ("中", 2), ("下", 3)];
    let said = |(word, _): &(&str, u32)| {
        let forms = [
            format!("({word})"),
            format!("{word}册"),
            format!("{word}旬"),
            format!("{word}半"),
        ];
        forms.iter().any(|form| text.contains(form.as_str()))
    };
    halves.into_iter().find(said).map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_name_has_its_months_within_the_year(
            name in "([0-9一二十廿、,.年月日号份至/()v（）第之—-]|20[0-9]{2,6}|台账){0,12}|.{0,20}"
        ) {
            prop_assert!(months(&name).iter().all(|month| (1..=12).contains(month)));
            let _ = (number(&name), is_version(&name));
        }
    }

    #[test]
    fn months_are_read_from_names_and_days_are_not() {
        let cases: [(&str, &[u32]); 17] = [
            ("整改台账（6月）(1)", &[6]),
            ("台账四月份", &[4]),
            ("2022年4月台账", &[4]),
            ("4-6月台账", &[4, 5, 6]),
            ("台账4月—6月", &[4, 5, 6]),
            ("台账4、5月", &[4, 5]),
            ("台账202205", &[5]),
            ("台账2022-05", &[5]),
            ("台账（2022.05）", &[5]),
            ("台账6月25日", &[]),
            ("台账6月25", &[]),
            ("台账20220630", &[]),
            ("台账2022-06-30", &[]),
            ("台账2022-2", &[]),
            ("台账（2022年第二季度）", &[]),
            ("三大活动台账", &[]),
            ("台账13月", &[]),
        ];
        for (name, expected) in cases {
            assert_eq!(months(name).into_iter().collect::<Vec<_>>(), expected, "{name}");
        }
    }

    #[test]
    fn numbers_of_parts_are_read_from_names() {
        let cases = [
            ("台账（一）", Some(1)),
            ("台账(2)", Some(2)),
            ("台账（1/3）", Some(1)),
            ("台账第二部分", Some(2)),
            ("台账之三", Some(3)),
            ("台账2", Some(2)),
            ("台账-2", Some(2)),
            ("台账（上）", Some(1)),
            ("台账下册", Some(3)),
            ("台账", None),
            ("台账2022", None),
            ("台账6.25", None),
            ("台账2022-06-30", None),
            ("2022Q2", None),
            ("台账（2022年第二季度）", None),
            ("第二次报送台账", None),
        ];
        for (name, expected) in cases {
            assert_eq!(number(name), expected, "{name}");
        }
    }

    #[test]
    fn versions_are_told_by_their_words() {
        for name in ["台账（初稿）", "台账修改1", "台账V2", "台账 - 副本", "台账最终版"]
        {
            assert!(is_version(name), "{name}");
        }
        for name in ["问题整改台账（一）", "台账2", "村容整治台账"] {
            assert!(!is_version(name), "{name}");
        }
    }
}
