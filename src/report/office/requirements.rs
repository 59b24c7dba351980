//! Who is short of what, and every requirement case.

use crate::book::{Cell, Column, Page, Row, Style, row};
use crate::number::half_up;
use crate::outcome::Outcome;
use crate::report::phrase;
use crate::requirement::RequirementCase;
use rust_decimal::Decimal;

/// Cases due and not met, of those given.
pub(in crate::report) fn shortfalls<'a>(
    outcome: &Outcome,
    cases: impl IntoIterator<Item = &'a RequirementCase>,
) -> Page {
    let short = cases.into_iter().filter(|case| case.due && !case.met);
    sheet(outcome, "未达标名单", "未达标名单（差什么、差多少）")
        .rows(short.map(line))
        .or_say("全部达标")
}

/// The page of all cases of requirements, met or not.
pub(super) fn all(outcome: &Outcome) -> Page {
    sheet(outcome, "要求核算", "各项要求逐项核算")
        .rows(outcome.requirements.iter().map(line))
        .or_say("没有要核算的要求")
}

fn sheet(outcome: &Outcome, name: &str, what: &str) -> Page {
    Page::new(name)
        .title(phrase::title(outcome, what))
        .meta("", phrase::as_of(outcome))
        .headings([
            "要求",
            "单位",
            "姓名",
            "类别",
            "从",
            "到",
            "实际",
            "应达到",
            "算法",
            "差额",
            "结果",
        ])
        .column(Column::new("条款").width(28))
        .filtered()
}

fn line(case: &RequirementCase) -> Row {
    let (word, style) = match (case.due, case.met) {
        (_, true) => ("达标", Style::Normal),
        (true, false) => ("未达标", Style::Warn),
        (false, false) => ("未到期", Style::Muted),
    };
    let short = (case.needed - case.reached).max(Decimal::ZERO);
    let number = |value: Decimal| {
        let value = half_up(value, 2).normalize();
        Cell::number(value, u8::try_from(value.scale()).unwrap_or(2))
    };
    row![
        &case.requirement,
        &case.unit,
        case.person.as_ref(),
        case.code.as_ref(),
        case.from,
        case.to,
        number(case.reached),
        number(case.needed),
        case.target_words(),
        number(if case.met { Decimal::ZERO } else { short }),
        Cell::text(word).style(style),
        &case.clause,
    ]
}
