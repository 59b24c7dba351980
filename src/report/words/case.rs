//! Something that was counted: what it is called, and what it came to.

use super::{deadline, requirement};
use crate::calc::rounded_text;
use crate::calendar::Span;
use crate::check::PlanSource;
use crate::measure::{Arrival, CaseName, CaseResult, WhichRow};
use crate::number::plain;
use crate::score::{CaseScore, RepeatScore};
use crate::waiver::Waiver;
use rust_decimal::Decimal;

/// Words for which case it is: `督5·办结（牵头）`.
pub(super) fn name(name: &CaseName) -> String {
    match name {
        CaseName::Deadline {
            row, deadline, role, ..
        } => format!("{row}·{deadline}（{}）", role.word()),
        CaseName::Row(row) => row.to_string(),
        CaseName::Requirement {
            requirement,
            who,
            code,
            span,
        } => {
            let code = code.as_ref().map_or_else(String::new, |code| format!(" {code}"));
            format!("{requirement} {who}{code} {}", days(*span))
        }
        CaseName::Cell { ledger, row, column } => format!("{ledger}{} {column}", at_row(*row)),
        CaseName::SameColumn {
            ledger,
            column,
            row,
            code,
            times,
        } => {
            let more = match times {
                1 => String::new(),
                times => format!("（同一栏 {times} 处，计 1 处）"),
            };
            format!("{ledger}{} {column}：{}{more}", at_row(*row), code.title())
        }
        CaseName::SameRow {
            ledger,
            which,
            code,
            times,
        } => {
            let more = match times {
                1 => String::new(),
                times => format!("（同一行 {times} 处，计 1 处）"),
            };
            let row = match which {
                WhichRow::Sent(row) => at_row(Some(*row)),
                WhichRow::LeftOut => String::new(),
            };
            format!("{ledger}{row}：{}{more}", code.title())
        }
        CaseName::BlankCell => "必填未填".into(),
        CaseName::Ledger(ledger) => ledger.to_string(),
        CaseName::Missing(ledger) => format!("{ledger}缺报"),
        CaseName::Returned(ledger) => format!("{ledger}被退回"),
        CaseName::Irregular { ledger, what } => format!("{ledger}：{}", what.words()),
        CaseName::Assessed => "核定得分".into(),
        CaseName::Period(title) => title.to_string(),
    }
}

fn days(span: Span) -> String {
    let (from, to) = (span.from.format("%m-%d"), span.to.format("%m-%d"));
    match span.from == span.to {
        true => from.to_string(),
        false => format!("{from}~{to}"),
    }
}

fn at_row(row: Option<u32>) -> String {
    row.map_or_else(String::new, |row| format!("!{row}"))
}

/// `第3次，乘2`; none where repetition changes nothing.
pub(super) fn repeated(repeated: Option<RepeatScore>) -> Option<String> {
    let score = repeated.filter(|score| score.factor != Decimal::ONE)?;
    Some(format!("第{}次，乘{}", score.nth, plain(score.factor)))
}

/// Words for how a case ended, with the decision that waives it: `逾期办结 3天，免50%（容〔2022〕1号）`.
pub(super) fn result(result: &CaseResult, waived: Option<&Waiver>) -> String {
    let words = bare_result(result);
    match waived.map(waiver) {
        Some(waiver) if words.is_empty() => waiver,
        Some(waiver) => format!("{words}，{waiver}"),
        None => words,
    }
}

fn bare_result(result: &CaseResult) -> String {
    match result {
        CaseResult::Listed => String::new(),
        CaseResult::Deadline(judged) => deadline::judged(judged),
        CaseResult::Requirement {
            reached,
            target,
            unproven,
            met,
        } => {
            let met = if *met { "达标" } else { "未达标" };
            format!(
                "{}，{met}",
                requirement::reached(*reached, target, unproven.as_ref())
            )
        }
        CaseResult::Good => "符合".into(),
        CaseResult::NotGood => "不符合".into(),
        CaseResult::Unusable => "无法认定".into(),
        CaseResult::Figure(name, figure) => format!("{name} {figure}"),
        CaseResult::Figures([one, other]) => {
            format!("{} {}，{} {}", one.0, one.1, other.0, other.1)
        }
        CaseResult::SurplusOpen([one, other], counted) => {
            let (figures, counted) = (
                format!("{} {}，{} {}", one.0, one.1, other.0, other.1),
                plain(*counted),
            );
            format!("{figures}，超出的部分待办公室核实，按 {counted} 计")
        }
        CaseResult::NotInLedger => "台账没有这一项，按未完成计".into(),
        CaseResult::UnusableFigures => "数据无法认定，按未完成计".into(),
        CaseResult::PlanFrom { source, column, plan } => {
            let source = match source {
                PlanSource::Register => "登记簿",
                PlanSource::Seal => "已封存",
            };
            format!("“{column}”无法认定，按{source}的 {} 计", plain(*plan))
        }
        CaseResult::Finding(code) => code.title().to_owned(),
        CaseResult::Nth(nth) => format!("第{nth}次"),
        CaseResult::Sent(arrived, Some(mark)) => format!("{}，{} 分", arrival(*arrived), rounded_text(*mark)),
        CaseResult::Sent(arrived, None) => arrival(*arrived),
        CaseResult::Mark(mark) => rounded_text(*mark),
        CaseResult::Corrected { sealed, now } => {
            format!(
                "{}（封存{}，封存后更正）",
                rounded_text(*now),
                rounded_text(*sealed)
            )
        }
        CaseResult::NotSealed => "没有封存结果".into(),
        CaseResult::NotRanked => "没有参加排名".into(),
    }
}

/// Words for how a ledger came.
pub(super) fn arrival(arrival: Arrival) -> String {
    match arrival {
        Arrival::OnTime => "按时".into(),
        Arrival::Late(days) => format!("迟 {days} 天"),
        Arrival::Missing => "缺报".into(),
    }
}

/// Words for a waiver: `免（容〔2022〕1号）`, `免50%（…）`.
fn waiver(waiver: &Waiver) -> String {
    match waiver.is_full() {
        true => format!("免（{}）", waiver.grounds),
        false => format!("免{}%（{}）", plain(waiver.percent), waiver.grounds),
    }
}

impl CaseScore {
    /// Words for which case it is.
    pub fn label(&self) -> String {
        name(&self.name)
    }

    /// Words for how it ended.
    pub fn result_words(&self) -> String {
        result(&self.result, self.waiver.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;
    use crate::report::fixture;
    use crate::requirement::{Target, Unproven};
    use crate::rows::sample::day;
    use crate::rows::{Matter, Role};
    use rust_decimal::Decimal;

    #[test]
    fn a_case_is_called_by_its_row_and_limit() {
        let limit = CaseName::Deadline {
            row: "督5".into(),
            deadline: "办结".into(),
            role: Role::Support,
            matter: Matter::default(),
        };
        assert_eq!(name(&limit), "督5·办结（配合）");
        let cell = CaseName::Cell {
            ledger: "信访台账".into(),
            row: Some(7),
            column: "编号".into(),
        };
        assert_eq!(name(&cell), "信访台账!7 编号");
    }

    #[test]
    fn a_waiver_is_told_with_its_document() {
        let waiver = |percent: u32| Waiver {
            percent: percent.into(),
            kind: "容错".into(),
            grounds: "容1号".into(),
        };
        assert_eq!(
            result(&CaseResult::Nth(2), Some(&waiver(50))),
            "第2次，免50%（容1号）"
        );
        assert_eq!(result(&CaseResult::Listed, Some(&waiver(100))), "免（容1号）");
    }

    #[test]
    fn every_result_has_its_words() {
        let number = |number: i64| Decimal::from(number);
        let reached = |met: bool, unproven: Option<Unproven>| CaseResult::Requirement {
            reached: number(2),
            target: Target::AtLeast(number(3)),
            unproven,
            met,
        };
        let figures = [("支出".into(), "3".into()), ("经费".into(), "10".into())];
        let table = [
            (CaseResult::Listed, ""),
            (CaseResult::Deadline(fixture::overdue(12)), "逾期未办 12天"),
            (reached(true, None), "2（3），达标"),
            (
                reached(false, Some(Unproven::Unreported)),
                "2（3，没有报表可证），未达标",
            ),
            (CaseResult::Good, "符合"),
            (CaseResult::NotGood, "不符合"),
            (CaseResult::Unusable, "无法认定"),
            (CaseResult::Figures(figures), "支出 3，经费 10"),
            (CaseResult::NotInLedger, "台账没有这一项，按未完成计"),
            (CaseResult::UnusableFigures, "数据无法认定，按未完成计"),
            (
                CaseResult::PlanFrom {
                    source: PlanSource::Seal,
                    column: "经费".into(),
                    plan: number(10),
                },
                "“经费”无法认定，按已封存的 10 计",
            ),
            (CaseResult::Finding(Code::R03), "日期读不出来"),
            (CaseResult::Nth(2), "第2次"),
            (CaseResult::Sent(Arrival::OnTime, Some(number(5))), "按时，5 分"),
            (CaseResult::Sent(Arrival::Late(3), None), "迟 3 天"),
            (CaseResult::Sent(Arrival::Missing, Some(number(0))), "缺报，0 分"),
            (CaseResult::Mark(Decimal::new(8050, 2)), "80.5"),
            (
                CaseResult::Corrected {
                    sealed: Decimal::new(9730, 2),
                    now: Decimal::new(9865, 2),
                },
                "98.65（封存97.3，封存后更正）",
            ),
            (CaseResult::NotSealed, "没有封存结果"),
            (CaseResult::NotRanked, "没有参加排名"),
        ];
        for (fact, words) in table {
            assert_eq!(result(&fact, None), words);
        }
    }

    #[test]
    fn a_row_is_named_by_its_number_where_it_was_sent() {
        for (which, words) in [
            (
                WhichRow::Sent(5),
                "信访台账!5：日期读不出来（同一行 2 处，计 1 处）",
            ),
            (
                WhichRow::LeftOut,
                "信访台账：日期读不出来（同一行 2 处，计 1 处）",
            ),
        ] {
            let same_row = CaseName::SameRow {
                ledger: "信访台账".into(),
                which,
                code: Code::R03,
                times: 2,
            };
            assert_eq!(name(&same_row), words);
        }
    }

    #[test]
    fn every_name_has_its_words() {
        let ledger = || "信访台账".into();
        let span = |from: &str, to: &str| Span::new(day(from), day(to)).unwrap();
        let requirement = |code: Option<&str>, span: Span| CaseName::Requirement {
            requirement: "每月宣传".into(),
            who: "甲股".into(),
            code: code.map(Into::into),
            span,
        };
        let same_column = |times: usize| CaseName::SameColumn {
            ledger: ledger(),
            column: "时间".into(),
            row: None,
            code: Code::R03,
            times,
        };
        let irregular = CaseName::Irregular {
            ledger: ledger(),
            what: crate::submission::Irregularity::Noted("文件名".into()),
        };
        let table = [
            (CaseName::Row("督5".into()), "督5"),
            (
                requirement(None, span("04-01", "04-30")),
                "每月宣传 甲股 04-01~04-30",
            ),
            (
                requirement(Some("讲座"), span("04-05", "04-05")),
                "每月宣传 甲股 讲座 04-05",
            ),
            (same_column(1), "信访台账 时间：日期读不出来"),
            (
                same_column(3),
                "信访台账 时间：日期读不出来（同一栏 3 处，计 1 处）",
            ),
            (CaseName::BlankCell, "必填未填"),
            (CaseName::Ledger(ledger()), "信访台账"),
            (CaseName::Missing(ledger()), "信访台账缺报"),
            (CaseName::Returned(ledger()), "信访台账被退回"),
            (irregular, "信访台账：文件名"),
            (CaseName::Assessed, "核定得分"),
            (CaseName::Period("2022年第一季度".into()), "2022年第一季度"),
        ];
        for (fact, words) in table {
            assert_eq!(name(&fact), words);
        }
    }
}
