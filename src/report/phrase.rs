//! Phrases that several pages share.

use crate::book::{Cell, Style};
use crate::campaign::model::{Effect, UnitId};
use crate::evidence::Evidence;
use crate::finding::Place;
use crate::items::{Light, TrackedItem};
use crate::number::{fixed, plain};
use crate::outcome::{GroupResult, LineResult, Outcome, Rejected, UnitResult};
use crate::submission::{Fate, InputFile, SAMPLE_SEED};
use crate::trend::Delta;
use crate::verdict::{Board, Rated};
use rust_decimal::Decimal;

/// Title of a page: campaign, period, what it is.
pub(super) fn title(outcome: &Outcome, what: &str) -> String {
    format!("{}{}{}", outcome.campaign.short, outcome.period.title, what)
}

/// `截至2022-6-30`.
pub(super) fn as_of(outcome: &Outcome) -> String {
    format!("截至{}", outcome.period.as_of.format("%Y年%-m月%-d日"))
}

/// A mark with two decimals.
pub(super) fn two(number: Decimal) -> String {
    fixed(number, 2)
}

/// `达到90%` as `90.0%`; `—` when there is nothing to divide by.
pub(super) fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".into();
    }
    let percent = Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole);
    format!("{}%", fixed(percent, 1))
}

/// Why a row is not counted.
pub(super) fn rejected(reason: &Rejected) -> String {
    match &reason.kind {
        Some(kind) => kind.message(),
        None => "限制知悉的一格有误".into(),
    }
}

/// What was done with a file: `不用报送的宣传台账没有采用；其余的采用`.
pub fn fates(file: &InputFile) -> String {
    let words: Vec<String> = (0..).zip(&file.fates).map(|(at, one)| fate(at, one)).collect();
    words.join("；")
}

/// `at`: which one of the file's it is, from 0.
fn fate(at: usize, fate: &Fate) -> String {
    match fate {
        Fate::Used if at > 0 => "其余的采用".into(),
        Fate::Used => "采用".into(),
        Fate::Aside { why } => why.clone(),
        Fate::Copy { of } => format!("与{of}内容完全相同，只用一份"),
        Fate::Unreadable { why } => format!("无法读取：{why}"),
        Fate::NoLedger => "没有认出台账".into(),
        Fate::NoRegister => "没有认出登记簿".into(),
        Fate::OfNobody => "不知是哪个单位的".into(),
        Fate::NotDue { ledger } => format!("不用报送的{ledger}没有采用"),
        Fate::OtherPeriod { ledger } => format!("{ledger}不是本期的，没有采用"),
        Fate::Replaced { ledgers, by } => format!("{}被{by}代替", ledgers.join("、")),
        Fate::Undecided { ledger } => format!("{ledger}有几个版本，分不出先后，都没有采用"),
        Fate::SpotCheck { seed } => format!("{SAMPLE_SEED}“{seed}”"),
    }
}

/// The points of a line.
pub(super) fn points(line: &LineResult) -> Cell {
    if line.points.is_zero() {
        Cell::text("不计分")
    } else {
        Cell::number(line.points, 0)
    }
}

/// The mark of a line, or what stands in its place; less than all its points catches the eye.
pub(super) fn mark(line: &LineResult) -> Cell {
    match line.mark {
        Some(mark) if mark < line.points => Cell::mark(mark).style(Style::Warn),
        Some(mark) => Cell::mark(mark),
        None if line.awaiting => Cell::text(unmarked(line)).style(Style::Warn),
        None => Cell::text(unmarked(line)).style(Style::Muted),
    }
}

/// What stands where a line has no mark: not decided yet, what share is fulfilled of a line without points, or that
/// it does not apply.
pub(super) fn unmarked(line: &LineResult) -> String {
    match line.rate {
        _ if line.awaiting => "待核定".into(),
        Some(rate) => format!("{}%", plain(rate)),
        None => "不涉及".into(),
    }
}

/// Change against the previous period.
pub(super) fn change(unit: &UnitResult) -> Cell {
    match unit.change.delta {
        Some(Delta::Rate(delta)) => Cell::text(format!("得分率{}", signed(delta))),
        Some(Delta::Total(delta)) => Cell::delta(delta),
        None => Cell::text("—"),
    }
}

fn signed(delta: Decimal) -> String {
    let text = two(delta);
    if delta > Decimal::ZERO {
        format!("+{text}")
    } else {
        text
    }
}

/// Cell with the places gained against the previous period.
pub(super) fn step(unit: &UnitResult) -> Cell {
    unit.change
        .delta_place
        .map_or_else(|| Cell::text("—"), Cell::step)
}

/// What stands in 备注 of a ranking.
pub(super) fn remarks(group: &GroupResult, outcome: &Outcome, index: UnitId) -> String {
    let unit = &outcome.units[index];
    let mut remarks: Vec<String> = Vec::new();
    match unit.board {
        Some(Board::Red) => remarks.push("红榜".into()),
        Some(Board::Black) => remarks.push("黑榜".into()),
        None => {}
    }
    if group.progress.contains(&index) {
        remarks.push("进步".into());
    }
    for veto in &unit.vetoes {
        let word = if veto.in_force {
            "一票否决"
        } else {
            "提请核查"
        };
        let zeroes = veto.in_force && veto.effects.contains(&Effect::Zero);
        let then = if zeroes { "，总分计零" } else { "" };
        let remark = format!("{word}：{}{then}", veto.kind);
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }
    match unit.rated {
        Rated::Missing => remarks.push("缺报".into()),
        Rated::NotAssessed => remarks.push("未评定".into()),
        Rated::Scored | Rated::NotRanked => {}
    }
    if let Some(total) = unit.figures.total_if_confirmed {
        remarks.push(format!("零报告待核定，核定后{}", two(total)));
    }
    if unit.change.red_run > 1 {
        remarks.push(format!("连续{}期红榜", unit.change.red_run));
    }
    if unit.change.black_run > 1 {
        remarks.push(format!("连续{}期黑榜", unit.change.black_run));
    }
    remarks.join("；")
}

/// Where a mark was read: `整改台账.xlsx｜表1｜H7 “6月31日”`, several on lines of their own.
pub(super) fn sources<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> String {
    const SHOWN: usize = 6;
    let mut all = evidence.into_iter();
    let mut lines: Vec<String> = all.by_ref().take(SHOWN).map(source).collect();
    let rest = all.count();
    if rest > 0 {
        lines.push(format!("……共{}处", SHOWN + rest));
    }
    lines.join("\n")
}

pub(super) fn source(evidence: &Evidence) -> String {
    let shown: String = evidence.shown.chars().take(30).collect();
    let column = if evidence.column.is_empty() {
        String::new()
    } else {
        format!(" {}", evidence.column)
    };
    if shown.is_empty() {
        format!("{}{column}（空）", evidence.place)
    } else {
        format!("{}{column}“{shown}”", evidence.place)
    }
}

/// Sheet and cell of a place without its file: `Sheet1｜C7`.
pub(super) fn within_file(place: &Place) -> String {
    Place {
        file: None,
        ..place.clone()
    }
    .sheet
    .as_ref()
    .map(|sheet| {
        let whole = place.to_string();
        let start = whole.find(&**sheet).unwrap_or(0);
        whole[start..].to_owned()
    })
    .unwrap_or_default()
}

/// `共5件，已销号2件，未销号3件（逾期1件），销号率40.0%`.
pub(super) fn cleared(items: &[&TrackedItem]) -> String {
    let closed = items.iter().filter(|item| item.closed.is_some()).count();
    let late = items.iter().filter(|item| item.light == Some(Light::Red)).count();
    format!(
        "共{}件，已销号{closed}件，未销号{}件（逾期{late}件），销号率{}",
        items.len(),
        items.len() - closed,
        share(closed, items.len())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn share_of_nothing_is_a_dash() {
        assert_eq!(share(0, 0), "—");
        assert_eq!(share(2, 3), "66.7%");
    }

    #[test]
    fn sources_name_the_cell_and_what_stands_there() {
        let place = Place::cell(&Arc::from("a.xlsx"), &Arc::from("表1"), 7, 8);
        let evidence = Evidence {
            place: place.clone(),
            column: Arc::from("销号时间"),
            shown: Arc::from("6月31日"),
            personal: false,
        };
        assert_eq!(sources(&[evidence]), "a.xlsx｜表1｜H7 销号时间“6月31日”");
        assert_eq!(within_file(&place), "表1｜H7");
    }

    #[test]
    fn remarks_count_periods_in_a_row_from_the_second() {
        let mut outcome = crate::report::fixture::outcome();
        let group = outcome.groups[0].clone();
        assert_eq!(remarks(&group, &outcome, UnitId(0)), "红榜");
        outcome.units[UnitId(0)].change.red_run = 3;
        assert_eq!(remarks(&group, &outcome, UnitId(0)), "红榜；连续3期红榜");
        outcome.units[UnitId(1)].board = Some(Board::Black);
        outcome.units[UnitId(1)].change.red_run = 0;
        outcome.units[UnitId(1)].change.black_run = 1;
        assert_eq!(remarks(&group, &outcome, UnitId(1)), "黑榜");
        outcome.units[UnitId(1)].change.black_run = 2;
        assert_eq!(remarks(&group, &outcome, UnitId(1)), "黑榜；连续2期黑榜");
    }

    #[test]
    fn a_change_of_the_rate_has_its_sign() {
        let signs = [100, -100, 0].map(|hundredths| signed(Decimal::new(hundredths, 2)));
        assert_eq!(signs, ["+1.00", "-1.00", "0.00"]);
    }
}
