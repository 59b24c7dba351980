//! One page that stands on its own: how it went, who is in front and behind, what a leader has to settle.

use crate::book::{Cell, Column, Page, Row};
use crate::campaign::model::UnitId;
use crate::items::{Light, OpenItem, TrackedItem, TrackedList};
use crate::outcome::{Correction, GroupResult, Outcome, UnitResult};
use crate::report::office::decisions;
use crate::report::{phrase, words};
use crate::submission::SubmissionState;
use crate::verdict::{Board, Rated};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The one-page summary of the leaders' workbook.
pub(super) fn page(outcome: &Outcome) -> Page {
    let mut page = Page::new("一页纸")
        .title(phrase::title(outcome, "情况一页纸"))
        .meta(&*outcome.campaign.organiser, phrase::as_of(outcome))
        .columns([Column::default().width(18), Column::default().width(76)])
        .on_one_sheet();
    page = section(page, "一、总体情况", overall(outcome));
    page = section(
        page,
        "二、红榜",
        outcome
            .groups
            .iter()
            .map(|group| (group.name.to_string(), red(outcome, group))),
    );
    page = section(
        page,
        "三、黑榜",
        outcome
            .groups
            .iter()
            .map(|group| (group.name.to_string(), black(outcome, group))),
    );
    page = section(
        page,
        "四、进步较大",
        outcome
            .groups
            .iter()
            .map(|group| (group.name.to_string(), progress(outcome, group))),
    );
    page = section(page, "五、需要领导协调", attention(outcome));
    if !outcome.items.tracked.is_empty() {
        page = section(page, "六、销号清零", outcome.items.tracked.iter().map(tracked));
    }
    let corrected = match outcome.items.tracked.is_empty() {
        true => "六、封存后更正",
        false => "七、封存后更正",
    };
    if !outcome.corrections.is_empty() {
        page = section(page, corrected, corrections(outcome));
    }
    for group in outcome
        .groups
        .iter()
        .filter(|group| !group.provisional.is_empty())
    {
        page = page.note(format!(
            "{}排名暂定：{}",
            group.name,
            group.provisional_words(outcome).join("；")
        ));
    }
    page
}

fn section(page: Page, heading: &str, lines: impl IntoIterator<Item = (String, String)>) -> Page {
    let rows = lines
        .into_iter()
        .map(|(name, text)| Row::from(vec![Cell::text(name), Cell::text(text)]));
    page.row(Row::band(heading)).rows(rows)
}

fn overall(outcome: &Outcome) -> Vec<(String, String)> {
    let ranked: Vec<&UnitResult> = outcome
        .units
        .iter()
        .filter(|unit| unit.rated != Rated::NotRanked)
        .collect();
    let sent = ranked.iter().filter(|unit| unit.rated != Rated::Missing).count();
    let ledgers = outcome.submissions.len();
    let state = |state: SubmissionState| {
        outcome
            .submissions
            .iter()
            .filter(|cell| cell.state == state)
            .count()
    };
    let late = state(SubmissionState::Late);
    let missing = state(SubmissionState::Missing);
    let cases: Vec<_> = outcome.requirements.iter().filter(|case| case.due).collect();
    let met = cases.iter().filter(|case| case.met).count();
    let items = led(outcome);
    let red = items.iter().filter(|item| item.light == Light::Red).count();
    let submitted = match ledgers {
        0 => format!("排名{}个单位；本期不另报台账。", ranked.len()),
        _ => format!(
            "应报{}个单位，实报{sent}个；应报台账{ledgers}张，迟报{late}张，缺报{missing}张。",
            ranked.len()
        ),
    };
    let day = |day: NaiveDate| day.format("%Y年%-m月%-d日").to_string();
    let period = format!("{}至{}。", day(outcome.period.from), day(outcome.period.to));
    let mut told = vec![
        ("期间".into(), period),
        ("报送".into(), submitted),
        ("得分".into(), scores(outcome)),
    ];
    if !cases.is_empty() {
        let all = cases.len();
        let rate = phrase::share(met, all);
        let text = format!("应达标{all}项（人、单位、月份逐项计），达标{met}项，达标率{rate}。");
        told.push(("要求".into(), text));
    }
    // A period for which no ledger is due, as a year, has no items of its own.
    match (items.len(), ledgers) {
        (0, 0) => {}
        (0, _) => told.push(("事项".into(), "没有未办结事项。".into())),
        (all, _) => told.push(("事项".into(), format!("未办结事项{all}件，其中逾期{red}件。"))),
    }
    told
}

fn scores(outcome: &Outcome) -> String {
    let words: Vec<String> = outcome
        .groups
        .iter()
        .filter_map(|group| group_scores(outcome, group))
        .collect();
    format!("{}。", words.join("；"))
}

fn group_scores(outcome: &Outcome, group: &GroupResult) -> Option<String> {
    let totals: Vec<_> = group
        .ranking
        .iter()
        .map(|index| outcome.units[*index].figures.total)
        .collect();
    let (first, last) = (totals.iter().max()?, totals.iter().min()?);
    let mean = totals.iter().sum::<Decimal>() / Decimal::from(totals.len());
    Some(format!(
        "{}{}个单位，最高{}分，最低{}分，平均{}分",
        group.name,
        totals.len(),
        phrase::two(*first),
        phrase::two(*last),
        phrase::two(mean)
    ))
}

fn red(outcome: &Outcome, group: &GroupResult) -> String {
    listed(outcome, &group.red)
}

/// Who is on the black list, each with its reasons.
fn black(outcome: &Outcome, group: &GroupResult) -> String {
    let units = group.black.iter().map(|index| &outcome.units[*index]);
    let words = units.map(|unit| match unit.board_words().join("；") {
        reasons if reasons.is_empty() => named(unit),
        reasons => format!("{}：{reasons}", named(unit)),
    });
    let words: Vec<String> = words.collect();
    match words.is_empty() {
        true if group.unmade.contains(&Board::Black) => "本期不评".into(),
        true => "空缺".into(),
        false => words.join("\n"),
    }
}

fn progress(outcome: &Outcome, group: &GroupResult) -> String {
    listed(outcome, &group.progress)
}

fn listed(outcome: &Outcome, units: &[UnitId]) -> String {
    let words: Vec<String> = units.iter().map(|index| named(&outcome.units[*index])).collect();
    if words.is_empty() {
        "空缺".into()
    } else {
        words.join("；")
    }
}

/// `物业管理股（97.35分，较上期+2.10，进2位）`.
fn named(unit: &UnitResult) -> String {
    let mut words = vec![format!("{}分", phrase::two(unit.figures.total))];
    if unit.change.delta.is_some() {
        words.push(format!("较上期{}", phrase::change(unit).value.plain()));
    }
    match unit.change.delta_place {
        Some(up) if up > 0 => words.push(format!("进{up}位")),
        Some(down) if down < 0 => words.push(format!("退{}位", -down)),
        _ => {}
    }
    format!("{}（{}）", unit.unit, words.join("，"))
}

/// How far a list is, and what of it is still open; of a personal ledger how many (`decisions` 25).
fn tracked(list: &TrackedList) -> (String, String) {
    let items: Vec<&TrackedItem> = list.items.iter().collect();
    let open = items.iter().filter(|item| item.closed.is_none());
    let open: Vec<String> = open.map(|item| format!("{}·{}", item.unit, item.key)).collect();
    let mut text = format!("{}。", phrase::cleared(&items));
    if !list.personal && !open.is_empty() {
        text += &format!("未销号：{}", capped(open));
    }
    (list.name.to_string(), text)
}

const MOST: usize = 6;

fn attention(outcome: &Outcome) -> Vec<(String, String)> {
    let led = led(outcome);
    let all = || led.iter().copied();
    let overdue = all().filter(|item| item.light == Light::Red);
    let soon = all().filter(|item| due_soon(outcome, item.due));
    let silent: Vec<String> = outcome
        .units
        .iter()
        .filter(|unit| unit.rated == Rated::Missing)
        .map(|unit| unit.unit.to_string())
        .collect();
    let orders: Vec<String> = outcome
        .orders
        .iter()
        .map(|order| format!("{}（{}）", order.unit, order.order))
        .collect();
    let mut lines = vec![
        ("逾期".into(), items(overdue)),
        ("15日内到期".into(), items(soon)),
        ("缺报".into(), capped(silent)),
        ("拟责令整改".into(), capped(orders)),
    ];
    let proposed = proposed_vetoes(outcome);
    if !proposed.is_empty() {
        lines.push(("提请核查".into(), capped(proposed)));
    }
    lines
}

/// What units report of themselves that a register would make a veto of: it has no effect until the office decides.
fn proposed_vetoes(outcome: &Outcome) -> Vec<String> {
    let units = outcome.units.iter();
    let of_unit = |unit: &UnitResult| {
        let kinds: BTreeSet<&str> = unit
            .vetoes
            .iter()
            .filter(|veto| !veto.in_force)
            .map(|veto| &*veto.kind)
            .collect();
        let kinds: Vec<&str> = kinds.into_iter().collect();
        (!kinds.is_empty()).then(|| format!("{}（{}）", unit.unit, kinds.join("、")))
    };
    units.filter_map(of_unit).collect()
}

/// Items that a unit leads, each once: by the limit that is worst, though several of its limits are open.
fn led(outcome: &Outcome) -> Vec<&OpenItem> {
    let mut seen = BTreeSet::new();
    let led = outcome.items.open.iter().filter(|item| item.lead);
    led.filter(|item| seen.insert((&item.ledger, &item.unit, &item.identity)))
        .collect()
}

/// Items, named; of personal ledgers how many there are (`decisions` 25).
fn items<'a>(items: impl Iterator<Item = &'a OpenItem>) -> String {
    let mut personal: BTreeMap<&str, usize> = BTreeMap::new();
    let mut named = Vec::new();
    for item in items {
        match item.personal {
            true => *personal.entry(&item.ledger).or_default() += 1,
            false => named.push(item_words(item)),
        }
    }
    let counted = personal
        .iter()
        .map(|(ledger, count)| format!("{ledger}{count}件（涉及个人，只列件数）"));
    let mut words: Vec<String> = counted.collect();
    if words.is_empty() || !named.is_empty() {
        words.insert(0, capped(named));
    }
    words.join("；")
}

/// What later decisions would have changed in sealed periods, which stay as they are.
fn corrections(outcome: &Outcome) -> Vec<(String, String)> {
    let lines = |correction: &Correction| -> String {
        let mark = |mark: Option<Decimal>| mark.map_or_else(|| "不涉及".into(), phrase::two);
        let lines = correction.lines.iter().map(|line| {
            format!(
                "{}“{}”{}改为{}，总分{}改为{}",
                line.unit,
                line.indicator,
                mark(line.before),
                mark(line.after),
                phrase::two(line.total_before),
                phrase::two(line.total_after)
            )
        });
        let told: Vec<String> = lines.collect();
        match told.is_empty() {
            true => words::without_lines(correction).to_owned(),
            false => told.join("；"),
        }
    };
    let row = |correction: &Correction| {
        let text = format!(
            "{}\n按上述认定：{}。封存的结果不改动。",
            decisions(correction),
            lines(correction)
        );
        (correction.period.to_string(), text)
    };
    outcome.corrections.iter().map(row).collect()
}

/// `督办·督1（甲股，逾期10天）`.
fn item_words(item: &OpenItem) -> String {
    format!(
        "{}·{}（{}，{}）",
        item.ledger,
        item.key,
        item.unit,
        item.state_words()
    )
}

fn due_soon(outcome: &Outcome, due: Option<NaiveDate>) -> bool {
    let day = outcome.period.as_of;
    due.is_some_and(|due| due > day && (due - day).num_days() <= 15)
}

fn capped(mut words: Vec<String>) -> String {
    if words.is_empty() {
        return "无".into();
    }
    let all = words.len();
    words.truncate(MOST);
    let tail = if all > MOST {
        format!("；等{all}件，详见办公室工作簿")
    } else {
        String::new()
    };
    format!("{}{tail}", words.join("；"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    /// What stands beside a heading of the page when the items of the fixture are due on two days after the last one
    /// of the period, 2022-06-30.
    fn beside(heading: &str, due: [u64; 2]) -> String {
        let mut outcome = fixture::outcome();
        let last = outcome.period.as_of;
        for (item, days) in outcome.items.open.iter_mut().zip(due) {
            item.light = Light::Yellow;
            item.judged = fixture::pending(days);
            item.due = last.checked_add_days(chrono::Days::new(days));
        }
        let page = page(&outcome);
        let row = page.body.iter().find(|row| row.cells[0].value.plain() == heading);
        row.expect("a row").cells[1].value.plain()
    }

    #[test]
    fn what_is_due_within_fifteen_days_is_named() {
        assert_eq!(beside("15日内到期", [15, 16]), "督办·督1（甲股，还有 15天）");
        assert_eq!(beside("15日内到期", [0, 1]), "督办·督1（乙站，还有 1天）");
        assert_eq!(beside("15日内到期", [0, 39]), "无");
        assert_eq!(beside("逾期", [1, 15]), "无");
    }
}
