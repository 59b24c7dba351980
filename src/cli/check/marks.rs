//! The marks a unit can know, and the names of those that wait for the office. No total while one is missing.

use crate::cli::wrap;
use crate::outcome::LineResult;
use crate::pipeline::{Basis, OwnMarks};
use rust_decimal::Decimal;
use std::fmt::Write;

/// Reasons for points taken off shown under a line.
const MOST: usize = 4;

pub(super) fn text(office: &str, own: &OwnMarks) -> String {
    let result = &own.result;
    if result.lines.is_empty() {
        return String::new();
    }
    let on = |wanted: Basis| {
        let lines = own.lines().filter(move |(_, basis)| *basis == wanted);
        lines.map(|(line, _)| line).collect::<Vec<&LineResult>>()
    };
    let mut text = format!(
        "\n{}：凭这些文件能算出的得分（以{office}核定为准）\n",
        result.unit
    );
    let known = on(Basis::Files);
    known.iter().for_each(|line| text += &mark(line));
    if known.is_empty() {
        text += "  没有\n";
    }
    let all = known.len() == result.lines.len();
    let reasons = [
        (Basis::OtherLedgers, "还缺台账、算不出的".to_owned()),
        (Basis::Office, format!("待{office}核定的")),
    ];
    for (basis, words) in reasons {
        let lines = on(basis);
        let names: Vec<String> = lines
            .iter()
            .map(|line| format!("{} {}", line.number, line.indicator))
            .collect();
        if !names.is_empty() {
            let words = format!("{words}{}项：{}", names.len(), names.join("、"));
            let _ = writeln!(text, "{}", wrap::hanging(&words, "  ", "    "));
        }
    }
    text += if all {
        ""
    } else {
        "  有项目算不出，所以不出总分。\n"
    };
    text
}

pub(super) fn json(own: &OwnMarks) -> Vec<serde_json::Value> {
    let line = |(line, basis): (&LineResult, Basis)| {
        let known = basis == Basis::Files;
        serde_json::json!({
            "number": line.number,
            "indicator": line.indicator,
            "points": line.points,
            "waits_for": match basis {
                Basis::Files => None,
                Basis::OtherLedgers => Some("其他台账"),
                Basis::Office => Some("办公室"),
            },
            "mark": if known { line.mark } else { None },
            "words": if known { line.words() } else { Vec::new() },
        })
    };
    own.lines().map(line).collect()
}

fn mark(line: &LineResult) -> String {
    let mark = line
        .mark
        .map_or_else(|| "不涉及".to_owned(), |mark| format!("{mark:.2}"));
    let mut text = format!(
        "{}\n",
        wrap::hanging(
            &format!("{}  {mark} / {}", line.indicator, line.points.normalize()),
            &wrap::padded(&format!("  {}", line.number), 8),
            &" ".repeat(8),
        )
    );
    let taken = line
        .deductions
        .iter()
        .filter(|deduction| deduction.amount > Decimal::ZERO);
    for deduction in taken.clone().take(MOST) {
        let words = format!("扣{:.2}：{}", deduction.amount, deduction.reason());
        let _ = writeln!(text, "{}", wrap::indented(&words, &" ".repeat(8)));
    }
    let rest = taken.count().saturating_sub(MOST);
    if rest > 0 {
        let _ = writeln!(text, "        另有{rest}处扣分");
    }
    text
}
