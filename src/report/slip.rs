//! 反馈单: what a unit needs to know about itself, and nothing of any other unit.

use super::{office, phrase};
use crate::book::{Book, Cell, Column, Page, Row, Style, row};
use crate::campaign::model::UnitId;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::items::{OpenItem, TrackedItem};
use crate::outcome::{LineResult, Outcome, UnitResult};
use crate::requirement::RequirementCase;
use crate::submission::SubmissionCell;
use crate::submission::SubmissionState;
use crate::verdict::{Board, Rated};
use std::collections::BTreeMap;

/// The workbook of one unit.
pub(super) fn book(outcome: &Outcome, own: &Own<'_>, id: UnitId) -> Book {
    let unit = &outcome.units[id];
    let of_unit = own.units.get(&id).unwrap_or(&own.none);
    let shown = |cell: &Evidence| own.may_show(id, &cell.place);
    let mut book =
        Book::new(phrase::title(outcome, &format!("反馈单（{}）", unit.unit))).dated(outcome.period.as_of);
    book.push(marks(outcome, id, unit));
    book.push(office::deductions_page(outcome, [unit], shown));
    book.push(office::findings_page(outcome, &own.findings(id, of_unit)));
    book.push(submissions(outcome, unit, &of_unit.submissions));
    book.push(office::shortfalls_page(
        outcome,
        of_unit.requirements.iter().copied(),
    ));
    book.push(office::open_items_page(
        outcome,
        of_unit.open_items.iter().copied(),
        shown,
    ));
    for (at, items) in &of_unit.tracked {
        let own = own.tracked(id, items);
        let own: Vec<&TrackedItem> = own.iter().collect();
        book.push(office::tracked_page(outcome, &outcome.items.tracked[*at], &own));
    }
    let mut corrected = outcome.corrections.iter().flat_map(|one| &one.lines);
    if corrected.any(|line| line.unit_id == id) {
        book.push(office::corrections_page(outcome, Some(id)));
    }
    book
}

/// What of a result is whose, looked up once for all slips.
pub(super) struct Own<'a> {
    /// Whose each file is; the office's files are nobody's.
    files: BTreeMap<&'a str, UnitId>,
    units: BTreeMap<UnitId, OfUnit<'a>>,
    none: OfUnit<'a>,
}

/// The parts of a result that are about one unit.
#[derive(Default)]
struct OfUnit<'a> {
    findings: Vec<&'a Finding>,
    submissions: Vec<&'a SubmissionCell>,
    requirements: Vec<&'a RequirementCase>,
    open_items: Vec<&'a OpenItem>,
    /// By the number of the list.
    tracked: BTreeMap<usize, Vec<&'a TrackedItem>>,
}

impl<'a> Own<'a> {
    pub(super) fn new(outcome: &'a Outcome) -> Self {
        let files = outcome.inputs.iter();
        let files = files.filter_map(|file| Some((&*file.path, file.unit_id?)));
        let mut units: BTreeMap<UnitId, OfUnit<'_>> = BTreeMap::new();
        for finding in &outcome.findings {
            if let Some(unit) = finding.about.unit {
                units.entry(unit).or_default().findings.push(finding);
            }
        }
        for cell in &outcome.submissions {
            units.entry(cell.unit_id).or_default().submissions.push(cell);
        }
        for case in &outcome.requirements {
            if let Some(unit) = case.unit_id {
                units.entry(unit).or_default().requirements.push(case);
            }
        }
        for item in &outcome.items.open {
            units.entry(item.unit_id).or_default().open_items.push(item);
        }
        for (at, list) in outcome.items.tracked.iter().enumerate() {
            for item in &list.items {
                let lists = &mut units.entry(item.unit_id).or_default().tracked;
                lists.entry(at).or_default().push(item);
            }
        }
        Own {
            files: files.collect(),
            units,
            none: OfUnit::default(),
        }
    }

    fn owner(&self, place: &Place) -> Option<UnitId> {
        self.files.get(&**place.file.as_ref()?).copied()
    }

    /// A supporting unit that is scored on the lead's outcome is told so, and is not shown the lead's ledger.
    fn may_show(&self, unit: UnitId, place: &Place) -> bool {
        self.owner(place).is_none_or(|owner| owner == unit)
    }

    /// Items that the unit leads, without cells of other units' files.
    fn tracked(&self, unit: UnitId, items: &[&TrackedItem]) -> Vec<TrackedItem> {
        let mut own: Vec<TrackedItem> = items.iter().copied().cloned().collect();
        for item in &mut own {
            item.evidence.retain(|cell| self.may_show(unit, &cell.place));
        }
        own
    }

    /// Findings of the unit; places in other units' files are left out.
    fn findings(&self, unit: UnitId, of_unit: &OfUnit<'_>) -> Vec<Finding> {
        let owned = |place: &Place| self.owner(place) == Some(unit);
        let mut own: Vec<Finding> = of_unit.findings.iter().copied().cloned().collect();
        own.iter_mut().for_each(|finding| finding.also.retain(owned));
        own
    }
}

fn marks(outcome: &Outcome, id: UnitId, unit: &UnitResult) -> Page {
    let page = Page::new("得分")
        .title(phrase::title(outcome, &format!("得分反馈（{}）", unit.unit)))
        .meta(summary(unit), phrase::as_of(outcome))
        .headings(["编号", "指标", "分值", "得分"])
        .column(Column::new("怎样算的").width(80))
        .column(Column::new("条款").width(34))
        .rows(unit.lines.iter().map(line))
        .rows(totals(unit))
        .freeze_columns(2);
    let page = unit
        .grade_words()
        .into_iter()
        .fold(page, |page, why| page.note(format!("等次：{why}")));
    let orders = outcome.orders.iter().filter(|order| order.unit_id == id);
    let page = orders.fold(page, |page, order| {
        page.note(format!(
            "拟发{}，限{}：{}",
            order.order,
            order.term(),
            order.reasons().join("；")
        ))
    });
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
    let board = match unit.board {
        Some(Board::Red) => "，红榜",
        Some(Board::Black) => "，黑榜",
        None => "",
    };
    let grade = match unit.grade_cell() {
        grade if grade.is_empty() => grade,
        grade => format!("，等次：{grade}"),
    };
    format!("总分{}{place}{board}{grade}", phrase::two(unit.figures.total))
}

fn line(line: &LineResult) -> Row {
    row![
        &line.number,
        &line.indicator,
        phrase::points(line),
        phrase::mark(line),
        line.words().join("；"),
        &line.clause
    ]
}

fn totals(unit: &UnitResult) -> Vec<Row> {
    let scaling = unit.figures.scaled_words() + &unit.factor_words();
    let sections = unit.sections.iter().filter_map(|section| {
        let told = section.told()?;
        let points = Cell::number(section.applicable, 0);
        Some(row!["", &section.name, points, Cell::mark(section.marks), told].total())
    });
    let mut rows: Vec<Row> = sections.collect();
    rows.extend([
        row![
            "",
            "得分合计",
            Cell::number(unit.figures.applicable, 0),
            Cell::mark(unit.figures.marks)
        ]
        .total(),
        row!["", "折算", "", Cell::mark(unit.scaling), scaling].total(),
    ]);
    rows.extend(unit.adjustments.iter().map(|line| {
        let what = format!(
            "{}·{}《{}》{}",
            line.kind,
            line.level,
            line.matter,
            line.note().unwrap_or_default()
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
    rows.push(row!["", "加分", "", Cell::mark(unit.figures.bonus), unit.bonus_note()].total());
    let deduction = Cell::mark(unit.figures.deduction);
    let deduction = match unit.deduction_note() {
        Some(note) => row!["", "减分", "", deduction, note],
        None => row!["", "减分", "", deduction],
    };
    rows.push(deduction.total());
    let total = Cell::mark(unit.figures.total);
    let total = match unit.zeroed_by().join("；") {
        none if none.is_empty() => row!["", "总分", "", total],
        vetoes => row!["", "总分", "", total, vetoes],
    };
    rows.push(total.total());
    rows
}

/// The last day in time, and whether it may still move.
fn due(cell: &SubmissionCell) -> Cell {
    match super::words::unpublished(cell.provisional) {
        "" => Cell::from(cell.due),
        moves => Cell::text(format!("{}{moves}", cell.due)),
    }
}

fn submissions(outcome: &Outcome, unit: &UnitResult, own: &[&SubmissionCell]) -> Page {
    let rows = own.iter().map(|cell| {
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
            due(cell),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn units_of_one_name_are_kept_apart() {
        let mut outcome = fixture::outcome();
        for unit in outcome.units.iter_mut() {
            unit.unit = "甲股".into();
        }
        for item in &mut outcome.items.open {
            item.unit = "甲股".into();
        }
        for cell in &mut outcome.submissions {
            cell.unit = "甲股".into();
        }
        for finding in &mut outcome.findings {
            finding.unit = Some("甲股".into());
        }
        let own = Own::new(&outcome);
        for id in outcome.units.ids() {
            let of_unit = &own.units[&id];
            assert_eq!(of_unit.open_items.len(), 1);
            assert_eq!(of_unit.submissions.len(), 1);
            assert_eq!(of_unit.findings.len(), 1);
            assert!(own.may_show(id, &of_unit.findings[0].place));
        }
    }
}
