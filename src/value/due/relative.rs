//! Limits within a term of something: 收到交办单5个工作日内.

use super::super::day::Cursor;
use super::Due;
use super::words::strip;
use crate::calendar::DayUnit;

/// Longer terms are typing errors.
const LONGEST: u32 = 3650;

/// The whole text as a term; what it is counted from is the column's business.
pub(super) fn read(text: &str) -> Option<Due> {
    let text = strip(text);
    let inside = ["之内", "以内", "内"]
        .iter()
        .find_map(|word| text.strip_suffix(word));
    let body = inside.unwrap_or(text);
    let (prefix, body) = body.split_at(number_start(body));
    if prefix.contains(|c: char| c.is_ascii_digit() || matches!(c, '每' | '逐' | '前'))
        || prefix.ends_with(['上', '下'])
    {
        return None;
    }
    let mut at = Cursor::new(body);
    let (n, unit, says_term) = term(&mut at)?;
    let spoken = inside.is_some() || says_term;
    (spoken && at.is_done() && (1..=LONGEST).contains(&n)).then_some(Due::Within { n, unit })
}

/// Where the count begins that the text ends with: 收到交办单|5个工作日.
fn number_start(body: &str) -> usize {
    if let Some(half) = body
        .rfind("半个月")
        .or_else(|| body.rfind("半月"))
        .or_else(|| body.rfind("半年"))
    {
        return half;
    }
    let Some(last) = body.rfind(|c: char| c.is_ascii_digit()) else {
        return 0;
    };
    body[..=last].trim_end_matches(|c: char| c.is_ascii_digit()).len()
}

/// Count, unit, and whether the words can only be a term (5个工作日, but not 5日).
fn term(at: &mut Cursor<'_>) -> Option<(u32, DayUnit, bool)> {
    if at.eat(&["半个月", "半月"]) {
        return Some((15, DayUnit::Natural, false));
    }
    if at.eat(&["半年"]) {
        return Some((6, DayUnit::Month, false));
    }
    let (n, len) = at.digits()?;
    let counted = at.eat(&["个"]);
    if at.eat(&["工作日", "工作天"]) {
        return Some((n, DayUnit::Working, true));
    }
    if at.eat(&["自然日", "日历天", "天"]) {
        return Some((n, DayUnit::Natural, true));
    }
    if at.eat(&["日"]) {
        return Some((n, DayUnit::Natural, counted));
    }
    if at.eat(&["星期", "礼拜", "周"]) {
        return Some((n.checked_mul(7)?, DayUnit::Natural, true));
    }
    if at.eat(&["小时"]) {
        return (n % 24 == 0).then_some((n / 24, DayUnit::Natural, true));
    }
    if counted && at.eat(&["月"]) {
        return Some((n, DayUnit::Month, true));
    }
    // 2022年内 names a year, 1年内 is a term.
    (len <= 2 && at.eat(&["年"])).then(|| (n * 12, DayUnit::Month, false))
}
