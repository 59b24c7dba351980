//! Limits that come back: 每月25日前, 每月5日和20日, 每季度末, 每周二, 每两周.

use super::super::Recurrence;
use super::super::day::{Cursor, weekday};
use super::words::strip;

/// The whole text as a repeating limit.
pub(super) fn read(text: &str) -> Option<Recurrence> {
    let text = strip(text);
    let text = text.strip_suffix('内').unwrap_or(text);
    let text = text.trim_end_matches("1次");
    if matches!(text, "隔周" | "每隔1周") {
        return Some(Recurrence::Weeks(2));
    }
    let mut at = Cursor::new(text.strip_prefix(['每', '逐'])?);
    at.eat(&["个"]);
    if at.eat(&["半个月", "半月"]) {
        return at.is_done().then_some(Recurrence::Days(1 << 15 | 1 << 31));
    }
    if at.eat(&["旬"]) {
        return ends(&at).then_some(Recurrence::Days(1 << 10 | 1 << 20 | 1 << 31));
    }
    if let Some(weeks) = weeks(&at) {
        return Some(weeks);
    }
    if at.eat(&["半年"]) {
        return ends(&at).then_some(Recurrence::HalfYearEnd);
    }
    if at.eat(&["季度", "季"]) {
        return ends(&at).then_some(Recurrence::QuarterEnd);
    }
    if at.eat(&["年度", "年"]) {
        at.eat(&["年"]);
        return (ends(&at) || at.rest == "12月底").then_some(Recurrence::YearEnd);
    }
    if at.eat(&["周", "星期", "礼拜"]) {
        return weekly(&mut at);
    }
    at.eat(&["月"]).then(|| monthly(&mut at)).flatten()
}

/// The end of the span is meant, said or not.
fn ends(at: &Cursor<'_>) -> bool {
    matches!(at.rest, "" | "末" | "底" | "终" | "度末" | "结束")
}

/// The most weeks that come back within a year.
const MOST_WEEKS: u32 = 26;

/// 2周, 2个星期.
fn weeks(at: &Cursor<'_>) -> Option<Recurrence> {
    let mut at = at.clone();
    let (n, _) = at.digits()?;
    at.eat(&["个"]);
    let weeks = at.eat(&["周", "星期", "礼拜"]) && at.is_done();
    match n {
        1 if weeks => Some(Recurrence::Weekly(7)),
        2..=MOST_WEEKS if weeks => Some(Recurrence::Weeks(n)),
        _ => None,
    }
}

fn weekly(at: &mut Cursor<'_>) -> Option<Recurrence> {
    let mut chars = at.rest.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Some(Recurrence::Weekly(7)),
        (Some('末'), None) => Some(Recurrence::Weekly(7)),
        (Some(c), None) => weekday(c).map(|day| Recurrence::Weekly(day.number_from_monday())),
        _ => None,
    }
}

fn monthly(at: &mut Cursor<'_>) -> Option<Recurrence> {
    at.eat(&["的"]);
    let day = match at.rest {
        "" | "底" | "末" | "月底" | "月末" | "下旬" => 31,
        "上旬" => 10,
        "中旬" => 20,
        _ => return days(at),
    };
    Some(Recurrence::Monthly(day))
}

/// 25日, 5日和20日, 5、20日.
fn days(at: &mut Cursor<'_>) -> Option<Recurrence> {
    let (mut set, mut said) = (0_u32, false);
    loop {
        let (day, _) = at.digits().filter(|(day, _)| (1..=31).contains(day))?;
        set |= 1 << day;
        said |= at.eat(&["日", "号"]);
        at.eat(&["前"]);
        if at.is_done() {
            break;
        }
        at.eat(&["、", ",", "和", "及", "与"]).then_some(())?;
        at.eat(&["每月"]);
    }
    said.then_some(if set.count_ones() == 1 {
        Recurrence::Monthly(set.trailing_zeros())
    } else {
        Recurrence::Days(set)
    })
}
