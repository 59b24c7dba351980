//! 反馈单: what a unit needs to know about itself, and nothing of any other unit.

use super::{office, phrase};
use crate::book::{Book, Cell, Column, Page, Row, Style, row};
use crate::finding::{Finding, Place};
use crate::outcome::{
    Evidence, LineResult, OpenItem, Outcome, Rated, SubmissionState, TrackedItem, TrackedList, UnitResult,
};
use std::collections::BTreeMap;

/// The workbook of one unit.
pub(super) fn book(outcome: &Outcome, owners: &Owners<'_>, unit: &UnitResult) -> Book {
    let unit = &own_evidence(owners, unit);
    let mut book =
        Book::new(phrase::title(outcome, &format!("反馈单（{}）", unit.unit))).dated(outcome.period.as_of);
    book.push(marks(outcome, unit));
    book.push(office::deductions_page(outcome, &[unit]));
    book.push(office::findings_page(
        outcome,
        &own_findings(outcome, owners, unit),
    ));
    book.push(submissions(outcome, unit));
    book.push(office::shortfalls_page(outcome, Some(&unit.unit)));
    book.push(office::open_items_page(
        outcome,
        &own_items(outcome, owners, unit),
    ));
    for list in &outcome.tracked {
        let own = own_tracked(list, owners, unit);
        if !own.is_empty() {
            book.push(office::tracked_page(
                outcome,
                list,
                &own.iter().collect::<Vec<_>>(),
            ));
        }
    }
    let mut corrected = outcome.corrections.iter().flat_map(|one| &one.lines);
    if corrected.any(|line| line.unit == unit.unit) {
        book.push(office::corrections_page(outcome, Some(&unit.unit)));
    }
    book
}

/// Whose each file is; the office's files are nobody's.
pub(super) type Owners<'a> = BTreeMap<&'a str, &'a str>;

/// Looked up once for all slips.
pub(super) fn owners(outcome: &Outcome) -> Owners<'_> {
    let owned = outcome
        .inputs
        .iter()
        .filter_map(|file| Some((&*file.path, &**file.unit.as_ref()?)));
    owned.collect()
}

/// The unit without cells of other units' files: a supporting unit that is scored on the lead's outcome is told so,
/// and is not shown the lead's ledger.
fn own_evidence(owners: &Owners<'_>, unit: &UnitResult) -> UnitResult {
    let mut own = unit.clone();
    for deduction in own.lines.iter_mut().flat_map(|line| &mut line.deductions) {
        keep_own(&mut deduction.evidence, owners, unit);
    }
    own
}

/// Open items of the unit, likewise.
fn own_items(outcome: &Outcome, owners: &Owners<'_>, unit: &UnitResult) -> Vec<OpenItem> {
    let mut items: Vec<OpenItem> = outcome
        .open_items
        .iter()
        .filter(|item| item.unit == unit.unit)
        .cloned()
        .collect();
    for item in &mut items {
        keep_own(&mut item.evidence, owners, unit);
    }
    items
}

/// Items of a list that the unit leads, likewise.
fn own_tracked(list: &TrackedList, owners: &Owners<'_>, unit: &UnitResult) -> Vec<TrackedItem> {
    let own = list.items.iter().filter(|item| item.unit == unit.unit);
    let mut items: Vec<TrackedItem> = own.cloned().collect();
    for item in &mut items {
        keep_own(&mut item.evidence, owners, unit);
    }
    items
}

fn keep_own(evidence: &mut Vec<Evidence>, owners: &Owners<'_>, unit: &UnitResult) {
    let owner = |cell: &Evidence| {
        cell.place
            .file
            .as_ref()
            .and_then(|file| owners.get(&**file))
            .copied()
    };
    evidence.retain(|cell| owner(cell).is_none_or(|owner| *owner == *unit.unit));
}

/// Findings of the unit; places in other units' files are left out.
fn own_findings(outcome: &Outcome, owners: &Owners<'_>, unit: &UnitResult) -> Vec<Finding> {
    let owned = |place: &Place| {
        let owner = place.file.as_ref().and_then(|file| owners.get(&**file));
        owner.is_some_and(|owner| **owner == *unit.unit)
    };
    let own = outcome
        .findings
        .iter()
        .filter(|finding| finding.unit.as_ref() == Some(&unit.unit));
    own.cloned()
        .map(|mut finding| {
            finding.also.retain(owned);
            finding
        })
        .collect()
}

fn marks(outcome: &Outcome, unit: &UnitResult) -> Page {
    let page = Page::new("得分")
        .title(phrase::title(outcome, &format!("得分反馈（{}）", unit.unit)))
        .meta(summary(unit), phrase::as_of(outcome))
        .headings(["编号", "指标", "分值", "得分"])
        .column(Column::new("怎样算的").width(80))
        .column(Column::new("条款").width(34))
        .rows(unit.lines.iter().map(line))
        .rows(totals(unit))
        .freeze_columns(2);
    match unit.rated {
        Rated::Missing => page.note("本期没有收到本单位的任何台账：靠台账计分的指标按0分计。"),
        Rated::NotAssessed => {
            page.note("本期有文件无法读取或分不清归属，得分未评定；请重新报送后由办公室重算。")
        }
        Rated::Scored | Rated::NotRanked => page,
    }
}

fn summary(unit: &UnitResult) -> String {
    let place = unit
        .place
        .map_or_else(String::new, |place| format!("，第{place}名"));
    format!("总分{}{place}", phrase::two(unit.total))
}

fn line(line: &LineResult) -> Row {
    let mark = match line.mark {
        Some(mark) if mark < line.points => Cell::mark(mark).style(Style::Warn),
        Some(mark) => Cell::mark(mark),
        None if line.awaiting => Cell::text("待核定").style(Style::Warn),
        None => Cell::text("不涉及").style(Style::Muted),
    };
    let points = Cell::number(line.points, 0);
    row![
        &line.number,
        &line.indicator,
        points,
        mark,
        line.words.join("；"),
        &line.clause
    ]
}

fn totals(unit: &UnitResult) -> Vec<Row> {
    let folding = format!(
        "{} ÷ {} × 100 = {}",
        phrase::two(unit.marks),
        phrase::plain(unit.applicable),
        phrase::two(unit.scaled)
    );
    let mut rows = vec![
        row![
            "",
            "得分合计",
            Cell::number(unit.applicable, 0),
            Cell::mark(unit.marks)
        ]
        .total(),
        row!["", "折算", "", Cell::mark(unit.folding), folding].total(),
    ];
    rows.extend(unit.adjustments.iter().map(|line| {
        let what = format!(
            "{}·{}《{}》{}",
            line.kind,
            line.level,
            line.matter,
            line.note.clone().unwrap_or_default()
        );
        row![
            "",
            &line.kind,
            "",
            Cell::delta(line.points),
            format!("{what}（{}）", line.document),
            &line.clause
        ]
    }));
    rows.push(row!["", "加分", "", Cell::mark(unit.bonus), unit.bonus_note.clone()].total());
    rows.push(row!["", "减分", "", Cell::mark(unit.deduction)].total());
    rows.push(row!["", "总分", "", Cell::mark(unit.total)].total());
    rows
}

fn submissions(outcome: &Outcome, unit: &UnitResult) -> Page {
    let own = outcome.submissions.iter().filter(|cell| cell.unit == unit.unit);
    let rows = own.map(|cell| {
        let (word, style) = match cell.state {
            SubmissionState::OnTime => ("按时".to_owned(), Style::Normal),
            SubmissionState::Late => (format!("迟报{}天", cell.days_late), Style::Warn),
            SubmissionState::Missing => ("缺报".to_owned(), Style::Bad),
            SubmissionState::Nil => ("零报告".to_owned(), Style::Normal),
            SubmissionState::Unreadable => ("收到但无法读取".to_owned(), Style::Bad),
        };
        row![
            &cell.ledger,
            Cell::text(word).style(style),
            cell.due,
            cell.received,
            cell.returned,
            cell.rows,
            cell.required,
            cell.blank,
        ]
    });
    Page::new("报送情况")
        .title(phrase::title(outcome, &format!("台账报送情况（{}）", unit.unit)))
        .meta("", phrase::as_of(outcome))
        .headings([
            "台账",
            "情况",
            "应报日期",
            "收到日期",
            "退回次数",
            "读到行数",
            "必填格数",
            "未填格数",
        ])
        .rows(rows)
        .or_say("本期没有应报的台账")
}
