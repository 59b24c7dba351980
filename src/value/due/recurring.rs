//! Limits that come back: 每月25日前, 每季度末, 每周二.

use super::super::Recurrence;
use super::super::day::{Cursor, weekday};
use super::words::strip;

/// The whole text as a repeating limit.
pub(super) fn read(text: &str) -> Option<Recurrence> {
    let text = strip(text);
    let text = text.strip_suffix('内').unwrap_or(text);
    let text = text.trim_end_matches("1次");
    let mut at = Cursor::new(text.strip_prefix(['每', '逐'])?);
    at.eat(&["个"]);
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
        _ => {
            let (day, _) = at.digits()?;
            (at.eat(&["日", "号"]) && at.is_done()).then_some(day)?
        }
    };
    (1..=31).contains(&day).then_some(Recurrence::Monthly(day))
}
