//! Words for why points were taken off.

use super::figure::figure;
use super::{absent, case, deadline, factor, remark};
use crate::calc::rounded_text;
use crate::curve::Figure;
use crate::measure::CaseResult;
use crate::number::plain;
use crate::outcome::{Deduction, WhichPart};
use crate::score::{CaseFacts, Cause, Remark, Zeroed};

fn cause(cause: &Cause) -> String {
    match cause {
        Cause::Absent(why) => absent::absent(why),
        Cause::Unfulfilled(facts) => format!("{}：{}", case::name(&facts.name), came_to(facts)),
        Cause::Charged(facts) => {
            let words = format!("{} {}", case::name(&facts.name), came_to(facts));
            words.trim().to_owned()
        }
        Cause::Remarks(remarks) => {
            let words: Vec<String> = remarks.iter().map(|one: &Remark| remark::remark(one)).collect();
            words.join("，")
        }
        Cause::BelowLine { reached, line } => {
            let line = Figure {
                value: *line,
                ..*reached
            };
            format!("{}，低于 {}，得 0", figure(*reached), figure(line))
        }
        Cause::Band { reached, percent } => {
            format!("{}，得分值的 {}%", figure(*reached), rounded_text(*percent))
        }
        Cause::Set { reached } => format!("{}，没有得满", figure(*reached)),
        Cause::Unearned => "没有加到的分".into(),
        Cause::Gained => "加分".into(),
        Cause::Factors(factors) => factor::factors(factors),
        Cause::Zeroed(entry) => zeroed(entry),
        Cause::Rounding => "四舍五入".into(),
    }
}

fn came_to(facts: &CaseFacts) -> String {
    let result = case::result(&facts.result, facts.waiver.as_ref());
    let repeated = case::repeated(facts.repeated);
    let told: Vec<String> = [Some(result), repeated].into_iter().flatten().collect();
    let told: Vec<&str> = told
        .iter()
        .map(String::as_str)
        .filter(|one| !one.is_empty())
        .collect();
    told.join("，")
}

fn which_part(part: WhichPart, cause: &Cause) -> String {
    match (part, cause.facts().map(|facts| &facts.result)) {
        (WhichPart::Beyond(late), Some(CaseResult::Deadline(judged))) => {
            format!("（逾期超过{}的另扣）", deadline::days(late, judged.unit))
        }
        (WhichPart::Each(late), Some(CaseResult::Deadline(judged))) => {
            format!("（按逾期每{}扣的部分）", deadline::days(late, judged.unit))
        }
        (WhichPart::OfPoints(points), _) => format!("（本项中{}分的部分）", plain(points)),
        (WhichPart::Nth(at), _) => format!("（本项第{at}部分）"),
        (WhichPart::Beyond(late), _) => format!("（超过{late}的另扣）"),
        (WhichPart::Each(late), _) => format!("（每{late}扣的部分）"),
    }
}

/// An entry of the register that makes a line 0.
pub(super) fn zeroed(entry: &Zeroed) -> String {
    format!("{}（{}），本项计 0", entry.kind, entry.document)
}

impl Deduction {
    /// Why it was taken off.
    pub fn reason(&self) -> String {
        let which = self.part.map(|part| which_part(part, &self.cause));
        cause(&self.cause) + &which.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curve::NumberKind;
    use crate::measure::{Absent, CaseName};
    use rust_decimal::Decimal;

    fn facts(result: CaseResult) -> CaseFacts {
        CaseFacts {
            repeated: None,
            name: CaseName::Row("督5".into()),
            result,
            waiver: None,
        }
    }

    #[test]
    fn every_cause_has_its_words() {
        let share = |percent: i64| Figure {
            kind: NumberKind::Percent,
            value: Decimal::from(percent),
        };
        let remarks = vec![Remark::Weightless, Remark::Votesum(Decimal::from(90))];
        let table = [
            (Cause::Absent(Absent::AllMissing), "全部台账缺报，得 0"),
            (Cause::Unfulfilled(facts(CaseResult::NotGood)), "督5：不符合"),
            (Cause::Charged(facts(CaseResult::Nth(2))), "督5 第2次"),
            (Cause::Charged(facts(CaseResult::Listed)), "督5"),
            (Cause::Rounding, "四舍五入"),
            (Cause::Remarks(remarks), "应办的权重合计为 0，不涉及，合计 90"),
            (
                Cause::BelowLine {
                    reached: share(55),
                    line: Decimal::from(60),
                },
                "55%，低于 60%，得 0",
            ),
            (
                Cause::Band {
                    reached: share(85),
                    percent: Decimal::from(80),
                },
                "85%，得分值的 80%",
            ),
            (Cause::Set { reached: share(85) }, "85%，没有得满"),
            (Cause::Unearned, "没有加到的分"),
            (Cause::Gained, "加分"),
            (
                Cause::Zeroed(Zeroed {
                    kind: "虚报".into(),
                    document: "1号".into(),
                }),
                "虚报（1号），本项计 0",
            ),
        ];
        for (fact, words) in table {
            assert_eq!(cause(&fact), words);
        }
    }
}
