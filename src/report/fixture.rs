//! A small result for the tests of pages: two units, one deduction each, one personal column.

use crate::board::{BoardReason, BoardRules};
use crate::calc::{Calc, Quantity};
use crate::calendar::DayUnit;
use crate::campaign::model::Combine;
use crate::curve::{Number, NumberKind};
use crate::deadline::{Judged, State};
use crate::evidence::Evidence;
use crate::finding::{Finding, Kind, Place};
use crate::items::{Items, Light, OpenItem, TrackedItem, TrackedList};
use crate::measure::{CaseName, CaseResult};
use crate::outcome::*;
use crate::record::Origin;
use crate::rows::Matter;
use crate::score::{CaseFacts, Cause, Figures, LineBasis, PartScore, Remark, SectionSum};
use crate::submission::{Fate, InputFile, SubmissionCell, SubmissionState};
use crate::trend::{Change, Delta};
use crate::verdict::{Board, Rated};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, month, day).unwrap()
}

pub(crate) fn outcome() -> Outcome {
    Outcome {
        schema: 1,
        campaign: CampaignHead {
            title: "“两项行动”".into(),
            short: "两项行动".into(),
            organiser: "××局".into(),
            office: "办公室".into(),
            responsible: None,
            basis: None,
            theme: None,
        },
        period: PeriodHead {
            id: "2022Q2".into(),
            title: "2022年第二季度".into(),
            from: day(4, 1),
            to: day(6, 30),
            as_of: day(6, 30),
            received_by: day(7, 7),
            ledgers_due: day(7, 4),
            provisional: false,
            previous: None,
        },
        groups: vec![group()],
        units: vec![unit("甲股", 1, Some(Board::Red)), unit("乙站", 2, None)].into(),
        requirements: vec![],
        items: Items {
            open: vec![open_item("甲股"), open_item("乙站")],
            ..Items::default()
        },
        submissions: vec![
            submission("甲股", SubmissionState::OnTime),
            submission("乙站", SubmissionState::Late),
        ],
        orders: vec![],
        corrections: vec![],
        personal: [(LedgerId(0), ColumnId(1))].into(),
        ledgers: vec![ConsolidatedLedger {
            ledger: "信访".into(),
            columns: vec!["编号".into(), "反映内容".into()],
            personal: vec![false, true],
            rows: vec![ConsolidatedRow {
                unit: Some("乙站".into()),
                place: place("乙站.xlsx"),
                cells: vec![words("1"), words("某人反映")],
                rejected: vec![],
                deadlines: vec![],
            }],
        }],
        findings: vec![finding("甲股"), finding("乙站")],
        rules: vec![],
        rules_since: None,
        inputs: vec![input("甲股"), input("乙站")],
    }
}

fn words(text: &str) -> LedgerCell {
    LedgerCell {
        value: CellValue::Words(text.into()),
        written: text.into(),
    }
}

fn group() -> GroupResult {
    GroupResult {
        name: "一组".into(),
        table: "甲".into(),
        ranking: vec![UnitId(0), UnitId(1)],
        provisional: vec![],
        own_judges: vec![],
        rules: BoardRules::default(),
        totals: None,
        undecided: false,
        unmade: Vec::new(),
        red: vec![UnitId(0)],
        black: vec![],
        reasons: vec![],
        progress: vec![],
        progress_tied: vec![],
    }
}

/// The units stand in the order of their results.
fn id(unit: &str) -> UnitId {
    UnitId(usize::from(unit != "甲股"))
}

fn place(file: &str) -> Place {
    Place::cell(&Arc::from(file), &Arc::from("表1"), 5, 3)
}

fn finding(unit: &str) -> Finding {
    let kind = Kind::Empty {};
    let other = if unit == "甲股" {
        "乙站.xlsx"
    } else {
        "甲股.xlsx"
    };
    Finding::new(kind, place(&format!("{unit}.xlsx")))
        .of_unit(id(unit), &Arc::from(unit))
        .see_also(place(other))
}

fn input(unit: &str) -> InputFile {
    InputFile {
        path: format!("{unit}.xlsx").into(),
        origin: Origin::Inbox,
        bytes: 1,
        sha256: "00".into(),
        unit: Some(unit.into()),
        unit_id: Some(id(unit)),
        ledgers: vec![],
        fates: vec![Fate::Used],
    }
}

fn submission(unit: &str, state: SubmissionState) -> SubmissionCell {
    SubmissionCell {
        unit: unit.into(),
        unit_id: id(unit),
        ledger: "信访".into(),
        state,
        due: day(7, 4),
        provisional: false,
        received: Some(day(7, 6)),
        days_late: 2,
        returned: 1,
        rows: 1,
        required: 2,
        blank: 0,
        noted: Vec::new(),
    }
}

/// Overdue by so many natural days.
pub(crate) fn overdue(days: u32) -> Judged {
    Judged {
        state: State::Overdue,
        late: days,
        unit: DayUnit::Natural,
        due_today: false,
        left: Some(-i64::from(days)),
        provisional: false,
    }
}

fn line(name: &str, evidence: Evidence) -> LineResult {
    LineResult {
        factors: Vec::new(),
        begins_full: false,
        rate: None,
        number: "1.1".into(),
        section: "重点".into(),
        indicator: "按期率".into(),
        points: Decimal::from(100),
        mark: Some(Decimal::new(9050, 2)),
        basis: LineBasis::Parts {
            overruled: None,
            zeroed: None,
        },
        calc: None,
        previous_mark: None,
        clause: "一.1（X01）".into(),
        awaiting: false,
        given_back: None,
        self_reported: SelfReportedLine::default(),
        parts: vec![part()],
        deductions: vec![Deduction {
            amount: Decimal::new(950, 2),
            cause: Cause::Charged(CaseFacts {
                repeated: None,
                name: CaseName::Row(format!("{name}督1逾期").into()),
                result: CaseResult::Listed,
                waiver: None,
            }),
            part: None,
            clause: "一.1（X01）".into(),
            evidence: vec![evidence],
        }],
        adjustment: Decimal::ZERO,
        combine: Combine::default(),
    }
}

/// Due in so many natural days.
pub(crate) fn pending(days: u64) -> Judged {
    Judged {
        state: State::Pending,
        left: i64::try_from(days).ok(),
        ..overdue(0)
    }
}

/// A part of the line: `9.05 ÷ 10 = 90.5%`.
fn part() -> PartScore {
    let weight = |quantity, hundredths| Calc::number(quantity, Decimal::new(hundredths, 2));
    let rate = weight(Quantity::GoodWeight, 905).over(weight(Quantity::DueWeight, 1000));
    PartScore {
        points: Decimal::from(100),
        calc: Some(Calc::points(Decimal::from(100)).times(rate.clone())),
        remarks: vec![Remark::Reached(Number::new(NumberKind::Percent, rate))],
        ..PartScore::default()
    }
}

fn open_item(unit: &str) -> OpenItem {
    OpenItem {
        light: Light::Red,
        unit: unit.into(),
        unit_id: id(unit),
        lead: true,
        ledger: "督办".into(),
        personal: false,
        key: "督1".into(),
        matter: Matter::default(),
        identity: "督1".into(),
        deadline: "办结".into(),
        due: Some(day(6, 20)),
        judged: overdue(10),
        evidence: vec![],
    }
}

fn unit(name: &str, place_in_group: u32, board: Option<Board>) -> UnitResult {
    let evidence = Evidence {
        place: place(&format!("{name}.xlsx")),
        column: "办结时间".into(),
        shown: "".into(),
        personal: false,
    };
    UnitResult {
        grade: None,
        unit: name.into(),
        group: Some("一组".into()),
        leader: None,
        rated: Rated::Scored,
        sections: vec![SectionResult {
            name: "重点".into(),
            points: Decimal::from(100),
            applicable: Decimal::from(100),
            marks: Decimal::new(9050, 2),
            sum: SectionSum::default(),
            previous: None,
        }],
        lines: vec![line(name, evidence)],
        figures: Figures {
            marks: Decimal::new(9050, 2),
            applicable: Decimal::from(100),
            scaled: Decimal::new(9050, 2),
            total: Decimal::new(9050, 2),
            ..Figures::default()
        },
        scaling: Decimal::ZERO,
        adjustments: vec![],
        vetoes: vec![],
        place: Some(place_in_group),
        board,
        board_reasons: vec![BoardReason::Red {
            places: 1,
            at_least: None,
        }],
        change: Change {
            previous_total: Some(Decimal::from(88)),
            previous_place: Some(2),
            delta: Some(Delta::Total(Decimal::new(250, 2))),
            delta_place: Some(1),
            red_run: 1,
            ..Change::default()
        },
    }
}

/// A list of two items: one of 甲股 that is overdue, one of 乙站 that is closed out.
pub(crate) fn tracked(name: &str, personal: bool) -> TrackedList {
    let item = |unit: &str, key: &str, closed: Option<NaiveDate>| TrackedItem {
        light: closed.is_none().then_some(Light::Red),
        unit: unit.into(),
        unit_id: id(unit),
        key: key.into(),
        matter: Matter::default(),
        opened: Some(day(4, 28)),
        closed,
        days: Some((closed.unwrap_or(day(6, 30)) - day(4, 28)).num_days()),
        deadlines: vec![(
            "七天办结".into(),
            match closed {
                Some(_) => Judged {
                    state: State::OnTime,
                    ..overdue(0)
                },
                None => overdue(56),
            },
        )],
        evidence: vec![],
    };
    TrackedList {
        name: name.into(),
        clause: "三.1（C3）".into(),
        ledger: "督办".into(),
        personal,
        items: vec![item("甲股", "督1", None), item("乙站", "督2", Some(day(5, 10)))],
    }
}
