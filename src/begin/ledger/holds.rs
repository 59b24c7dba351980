//! What a column holds: the parsers of a run read its cells, and the type that reads nearly all of them is taken.

use super::cells::{Cells, ROWS, any_time};
use super::heads::{Says, says};
use crate::fold::{clean, fold};
use crate::value::day::{When, read_date, read_month};
use crate::value::{Content, Doubt, boolean, doc_number, due, percent, status};
use crate::workbook::{NumberFormat, RawValue};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Most words of a list, and most characters of each.
const WORDS: usize = 10;
const WORD: usize = 12;
/// A list has at least so many cells for each word.
const TIMES: usize = 3;
/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A type by its word, as a definition writes it; none for text.
    Type(Option<&'static str>),
    /// Words of a list of its own.
    List(Vec<String>),
    /// The list of states that every definition has.
    Status,
}

/// Nearly all: four of five.
fn nearly(some: usize, all: usize) -> bool {
    all > 0 && some * 5 >= all * 4
}

/// What it holds, what was seen, what is left.
type Told = (Holds, String, Option<String>);

fn typed(word: &'static str, what: &str, (some, all): (usize, usize)) -> Told {
    let (words, left) = match all - some {
        0 => (format!("都是{what}"), None),
        others => (
            format!("{some}格是{what}"),
            Some(format!("{others}格不像{what}，看看是不是填错")),
        ),
    };
    (Holds::Type(Some(word)), words, left)
}

fn text(words: &str, left: Option<&str>) -> Told {
    (Holds::Type(None), words.to_owned(), left.map(str::to_owned))
}

/// What the cells of a column speak for, in words, and what is left to do.
pub(super) fn holds(name: &str, cells: &Cells<'_>, units: &[String]) -> Told {
    let all = cells.present.len();
    if all == 0 {
        return by_label(name);
    }
    if let Some(told) = time(name, cells) {
        return told;
    }
    if says(name, Says::Document) {
        let some = cells.count(|cell| {
            let read = doc_number::read(cell);
            read.value.is_some() && !read.doubts.contains(&Doubt::NotADocNumber)
        });
        if nearly(some, all) {
            return typed("文号", "文号", (some, all));
        }
    }
    if says(name, Says::Number) {
        return text("看列名是编号", None);
    }
    let some = cells.count(|cell| is_text(cell) && boolean::read(cell, None).value.is_some());
    if nearly(some, all) {
        return typed("是否", "是、否", (some, all));
    }
    number(cells).unwrap_or_else(|| words(name, cells, units))
}

/// What an empty column is called after.
fn by_label(name: &str) -> Told {
    let check = |word: &'static str, words: &str| {
        let left = Some("核对类型".to_owned());
        (Holds::Type(Some(word)), words.to_owned(), left)
    };
    if says(name, Says::Limit) {
        check("期限", "看列名像期限")
    } else if says(name, Says::Time) {
        check("日期", "看列名像日期")
    } else {
        text("看不出填什么", Some("填什么类型"))
    }
}

/// Names of units and people, words of a list, any other text.
fn words(name: &str, cells: &Cells<'_>, units: &[String]) -> Told {
    let all = cells.present.len();
    if says(name, Says::Units) {
        let known = |cell: &Content<'_>| units.iter().any(|unit| fold(unit) == fold(&cell.shown()));
        let some = cells.count(known);
        let later = "花名册填好后加 type = \"单位\"，外单位的不加";
        return match some == all {
            true => typed("单位", "填报单位的名称", (some, all)),
            false => text("看列名是单位", Some(later)),
        };
    }
    if says(name, Says::People) && nearly(cells.count(is_names), all) {
        return text("像是人名", Some("人员表填好后加 type = \"人员\"，外单位的人不加"));
    }
    let some = cells.count(|cell| is_text(cell) && status::read(cell).value.is_some());
    if some == all && all >= ROWS {
        let words = format!("都是办理状态的词；“{}”这份词表本来就有", status::LIST);
        return (Holds::Status, words, None);
    }
    list(cells).unwrap_or_else(|| text("", None))
}

fn is_text(cell: &Content<'_>) -> bool {
    matches!(cell.value, RawValue::Text(_))
}

/// Days, limits and months.
fn time(name: &str, cells: &Cells<'_>) -> Option<Told> {
    let all = cells.present.len();
    let limits = says(name, Says::Limit);
    let months = cells.count(|cell| read_month(cell, any_time()).value.is_some());
    if says(name, Says::Month) && nearly(months, all) {
        return Some(typed("月份", "月份", (months, all)));
    }
    let labelled = limits || says(name, Says::Time);
    let days = cells.count(|cell| is_day(cell, labelled));
    let dues = cells.count(|cell| due::read(cell, any_time()).value.is_some());
    if limits && nearly(dues, all) {
        return Some(typed("期限", "期限", (dues, all)));
    }
    nearly(days, all).then(|| typed("日期", "日期", (days, all)))
}

/// A day as it is surely meant; `3.5` only under a label that asks for a day.
fn is_day(cell: &Content<'_>, labelled: bool) -> bool {
    if matches!(cell.value, RawValue::Number(_)) && cell.format != NumberFormat::Date && !labelled {
        return false;
    }
    let read = read_date(cell, any_time());
    let sure = |doubt: &Doubt| match doubt {
        Doubt::YearGuessed { .. } | Doubt::TwoDigitYear { .. } => true,
        _ => labelled,
    };
    matches!(read.value, Some(When::Day(_))) && read.doubts.iter().all(sure)
}

fn number(cells: &Cells<'_>) -> Option<Told> {
    let all = cells.present.len();
    let is_percent = |cell: &Content<'_>| {
        let marked = cell.format == NumberFormat::Percent || cell.shown().ends_with(['%', '％']);
        marked && percent::read(cell).value.is_some()
    };
    let some = cells.count(is_percent);
    if nearly(some, all) {
        return Some(typed("百分比", "百分数", (some, all)));
    }
    let read = |cell: &Content<'_>| -> Option<Decimal> {
        let text = cell.shown();
        // 001 is a number to be told by, not an amount.
        let code = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
        if code || cell.format == NumberFormat::Date {
            return None;
        }
        match cell.value {
            RawValue::Number(number) => Some(*number),
            RawValue::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    };
    let some = cells.count(|cell| read(cell).is_some());
    let whole = cells
        .present
        .iter()
        .filter_map(read)
        .all(|number| number.fract().is_zero());
    nearly(some, all).then(|| match whole {
        true => typed("整数", "整数", (some, all)),
        false => typed("小数", "数字", (some, all)),
    })
}

/// Whether a cell holds names of people: two to four characters each.
fn is_names(cell: &Content<'_>) -> bool {
    let text = clean(&cell.shown());
    let name = |part: &str| {
        let part = part.trim();
        (2..=4).contains(&part.chars().count()) && part.chars().all(|c| !c.is_ascii() && c.is_alphabetic())
    };
    text.split(['、', '，', ',', ' ', '；'])
        .filter(|part| !part.is_empty())
        .all(name)
}

/// A few words in many rows.
fn list(cells: &Cells<'_>) -> Option<Told> {
    let all = cells.present.len();
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for cell in &cells.present {
        let word = clean(&cell.shown());
        let at = *places.entry(fold(&word)).or_insert(words.len());
        match words.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => words.push((word, 1)),
        }
    }
    let total = words.len();
    words.retain(|(_, count)| *count > 1);
    let covered: usize = words.iter().map(|(_, count)| count).sum();
    let short = words.iter().all(|(word, _)| word.chars().count() <= WORD);
    let few = (2..=WORDS).contains(&words.len()) && all >= TIMES * words.len() && all >= 2 * ROWS;
    if !few || !short || covered * 10 < all * 9 {
        return None;
    }
    let told = format!("只有{}个词", words.len());
    let left = (total > words.len()).then(|| {
        let others = total - words.len();
        format!("另有{others}个词只出现一次，没有写进词表，要的补上")
    });
    Some((
        Holds::List(words.into_iter().map(|(word, _)| word).collect()),
        told,
        left,
    ))
}
