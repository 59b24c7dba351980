//! A score in words, down to its cells: what `kaoping why` prints.

use super::phrase;
use crate::evidence::Evidence;
use crate::number::plain;
use crate::outcome::{Deduction, LineResult, Outcome, UnitResult};
use crate::record::Origin;
use crate::register::Fixed;
use crate::score::{CaseScore, PartScore};
use crate::submission::SubmissionCell;
use crate::submission::SubmissionState;
use crate::verdict::Rated;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Everything about a unit's score, or about the lines whose number or indicator is `only`.
pub fn why(outcome: &Outcome, unit: &UnitResult, only: Option<&str>) -> String {
    let mut text = head(outcome, unit);
    let lines = unit
        .lines
        .iter()
        .filter(|line| only.is_none_or(|only| is_called(line, only)));
    for line in lines {
        text.push('\n');
        text.push_str(&line_text(line));
    }
    if only.is_none() {
        text.push_str(&adjustments(unit));
    }
    text
}

/// Whether a line is called so: by its number, or by its indicator.
pub fn is_called(line: &LineResult, called: &str) -> bool {
    let (called, indicator) = (crate::fold::fold(called), crate::fold::fold(&line.indicator));
    crate::fold::fold(&line.number) == called || indicator == called
}

fn head(outcome: &Outcome, unit: &UnitResult) -> String {
    let group = unit.group.as_deref().unwrap_or("不参评");
    let place = unit
        .place
        .map_or_else(String::new, |place| format!("第{place}名"));
    let mut text = format!(
        "{}  {}  总分 {}（{group}{place}）\n",
        unit.unit,
        outcome.period.title,
        phrase::two(unit.figures.total)
    );
    text.push_str(&format!(
        "  {}{} = {}{}；加分 {}；减分 {}\n",
        unit.figures.scaling().words_with_names(),
        unit.factor_words(),
        phrase::two(unit.figures.scaling().value()),
        unit.figures.limit_words(),
        phrase::two(unit.figures.bonus),
        phrase::two(unit.figures.deduction)
    ));
    for section in &unit.sections {
        let told = section.told();
        text.push_str(&told.map_or_else(String::new, |told| format!("  {}：{told}\n", section.name)));
    }
    for veto in unit.zeroed_by() {
        text.push_str(&format!("  {veto}\n"));
    }
    match unit.rated {
        Rated::Missing => text.push_str("  缺报：没有收到任何台账，只按办公室登记簿计分\n"),
        Rated::NotAssessed => text.push_str("  未评定：有文件无法读取或分不清归属\n"),
        Rated::Scored | Rated::NotRanked => {}
    }
    text.push_str(&unsent(outcome, unit));
    for reason in unit.board_words() {
        text.push_str(&format!("  {reason}\n"));
    }
    if unit.grade.is_some() {
        text.push_str(&format!("  等次 {}\n", unit.grade_cell()));
    }
    for why in unit.grade_words() {
        text.push_str(&format!("    {why}\n"));
    }
    text
}

/// Which ledgers never came, and what says so: the inbox and the register of receipts.
fn unsent(outcome: &Outcome, unit: &UnitResult) -> String {
    let due = outcome.submissions.iter().filter(|cell| cell.unit == unit.unit);
    let due: Vec<&SubmissionCell> = due.collect();
    let missing: Vec<&SubmissionCell> = due
        .iter()
        .copied()
        .filter(|cell| cell.state == SubmissionState::Missing)
        .collect();
    let Some(last) = missing.iter().map(|cell| cell.due).max() else {
        return String::new();
    };
    let which = if missing.len() == due.len() {
        format!("应报{}张台账（限{last}），一张也没有收到", due.len())
    } else {
        let names: Vec<&str> = missing.iter().map(|cell| &*cell.ledger).collect();
        format!("没有收到（限{last}）：{}", names.join("、"))
    };
    let inbox = format!("inbox/{}/", outcome.period.id);
    let sent = outcome.inputs.iter().filter(|file| file.origin == Origin::Inbox);
    let of_unit = sent.clone().filter(|file| file.unit.as_ref() == Some(&unit.unit));
    let seen = match (sent.count(), of_unit.count()) {
        (all, 0) => format!("{inbox}的{all}个文件里没有它的"),
        (_, own) => format!("{inbox}里它的{own}个文件没有这些表"),
    };
    let mut noted: Vec<&Evidence> = Vec::new();
    for cell in missing.iter().flat_map(|cell| &cell.noted) {
        if !noted.contains(&cell) {
            noted.push(cell);
        }
    }
    let register = Fixed::Receipts.name();
    let receipts = match (
        noted.is_empty(),
        missing.iter().all(|cell| cell.received.is_none()),
    ) {
        (false, _) => format!("；{register}写着："),
        (true, true) => format!("；{register}里没有它"),
        (true, false) => String::new(),
    };
    let noted: String = noted
        .iter()
        .map(|cell| format!("      {}\n", phrase::source(cell)))
        .collect();
    format!("  {which}\n  {seen}{receipts}\n{noted}")
}

fn line_text(line: &LineResult) -> String {
    let mark = match line.mark {
        Some(mark) => phrase::two(mark),
        None => phrase::unmarked(line),
    };
    let points = match line.points.is_zero() {
        true => "不计分".into(),
        false => plain(line.points),
    };
    let mut text = format!("{} {}  {mark} / {points}\n", line.number, line.indicator);
    text.push_str(&format!("  依据 {}\n", line.clause));
    for words in line.words() {
        text.push_str(&format!("  {words}\n"));
    }
    text.push_str(&cases_text(&line.parts));
    if !line.deductions.is_empty() {
        text.push_str("  扣分\n");
    }
    for deduction in &line.deductions {
        text.push_str(&deduction_text(deduction));
    }
    text
}

/// Every case once: a part that only takes off looks at cases that another part has counted.
fn cases_text(parts: &[PartScore]) -> String {
    let mut told = BTreeSet::new();
    let cases = parts.iter().flat_map(|part| &part.cases).map(case_text);
    cases.filter(|text| told.insert(text.clone())).collect()
}

fn case_text(case: &CaseScore) -> String {
    let sign = match case.good {
        Some(true) => "√",
        Some(false) => "×",
        None => "·",
    };
    let weight = if case.weight == Decimal::ONE {
        String::new()
    } else {
        format!(" ×{}", plain(case.weight))
    };
    let due = case
        .due
        .map_or_else(String::new, |due| format!("，限{}", due.format("%Y-%m-%d")));
    let mut text = format!(
        "  {sign} {}{due}：{}{weight}\n",
        case.label(),
        case.result_words()
    );
    text.push_str(&cells(&case.evidence));
    text
}

fn deduction_text(deduction: &Deduction) -> String {
    format!(
        "  − {} {}\n{}",
        phrase::two(deduction.amount),
        deduction.reason(),
        cells(&deduction.evidence)
    )
}

fn adjustments(unit: &UnitResult) -> String {
    let mut text = String::new();
    for line in &unit.adjustments {
        let note = line.note().unwrap_or_default();
        let what = format!("{}·{}《{}》{}", line.kind, line.level, line.matter, line.document);
        text.push_str(&format!(
            "\n{what}  {}{note}\n{}",
            plain(line.points),
            cells(&line.evidence)
        ));
    }
    for note in unit.bonus_note().into_iter().chain(unit.deduction_note()) {
        text.push_str(&format!("  {note}\n"));
    }
    for veto in &unit.vetoes {
        let force = if veto.in_force {
            "一票否决"
        } else {
            "提请核查（未生效）"
        };
        text.push_str(&format!(
            "\n{force}：{}（{}）\n{}",
            veto.kind,
            veto.document,
            cells(&veto.evidence)
        ));
    }
    text
}

fn cells(evidence: &[Evidence]) -> String {
    evidence
        .iter()
        .map(|cell| format!("      {}\n", phrase::source(cell)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::UnitId;
    use crate::measure::{CaseName, CaseResult};
    use crate::report::fixture;
    use crate::score::CaseEffect;

    #[test]
    fn leads_from_the_total_to_the_cell() {
        let outcome = fixture::outcome();
        let text = why(&outcome, &outcome.units[UnitId(0)], Some("1.1"));
        assert!(
            text.starts_with("甲股  2022年第二季度  总分 90.50（一组第1名）\n"),
            "{text}"
        );
        assert!(
            text.contains("  − 9.50 甲股督1逾期\n      甲股.xlsx｜表1｜C5 办结时间（空）\n"),
            "{text}"
        );
    }

    #[test]
    fn a_case_that_two_parts_look_at_is_told_once() {
        let mut outcome = fixture::outcome();
        let case = CaseScore {
            repeated: None,
            name: CaseName::Row("督1·反馈".into()),
            result: CaseResult::Deadline(fixture::overdue(7)),
            waiver: None,
            good: Some(false),
            weight: Decimal::ONE,
            due: None,
            effect: CaseEffect::None,
            evidence: Vec::new(),
        };
        let part = |points: u32| PartScore {
            points: Decimal::from(points),
            cases: vec![case.clone()],
            ..PartScore::default()
        };
        outcome.units[UnitId(0)].lines[0].parts = vec![part(6), part(0)];
        let text = why(&outcome, &outcome.units[UnitId(0)], Some("1.1"));
        assert_eq!(text.matches("× 督1·反馈：逾期未办 7天").count(), 1, "{text}");
    }

    #[test]
    fn a_line_is_found_by_number_or_name() {
        let outcome = fixture::outcome();
        let line = &outcome.units[UnitId(0)].lines[0];
        assert!(is_called(line, "1.1") && is_called(line, "按期率 ") && !is_called(line, "2.1"));
    }
}
