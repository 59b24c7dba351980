//! How a line came to its mark: cases, then the arithmetic.

use super::{case, cause, factor, remark};
use crate::calc::{rounded_text, two_decimals};
use crate::campaign::model::Combine;
use crate::measure::CaseResult;
use crate::number::plain;
use crate::outcome::LineResult;
use crate::score::{CaseEffect, CaseScore, LineBasis, PartScore};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Number of cases above which fulfilled ones are no longer listed but counted.
const TOLD: usize = 3;

impl LineResult {
    /// One clause of a sentence per element: `1 ÷ 2 = 50%`, `6 × 50% = 3.00`.
    pub fn words(&self) -> Vec<String> {
        match &self.basis {
            LineBasis::NotApplicable(document) => vec![format!("核定不涉及（{document}）")],
            LineBasis::Watched if self.parts.is_empty() => vec!["没有应办，不涉及".into()],
            LineBasis::Watched => parts_words(&self.parts, Equations::Hidden),
            LineBasis::Parts { overruled, zeroed } => {
                let mut words = self.marked_words();
                if let Some(document) = overruled {
                    words.push(format!("核定不涉及（{document}）不用于整个单位缺报的"));
                }
                words.extend(zeroed.as_ref().map(cause::zeroed));
                words.extend(self.given_back.map(given_back));
                words
            }
        }
    }

    fn marked_words(&self) -> Vec<String> {
        let with_points = self.parts.iter().filter(|part| !part.points.is_zero());
        let several = with_points.count() > 1;
        let equations = if several {
            Equations::MarkOfPart
        } else {
            Equations::Told
        };
        let mut words = parts_words(&self.parts, equations);
        match self.combine {
            Combine::Sum if several => {}
            Combine::Sum if self.factors.is_empty() => words.extend(taken_off(self)),
            Combine::Sum => {}
            combine => words.extend(combined(combine, self)),
        }
        if let (false, Some(mark)) = (self.factors.is_empty(), self.mark) {
            words.push(format!(
                "{}，得 {}",
                factor::factors(&self.factors),
                two_decimals(mark)
            ));
        }
        words
    }
}

/// What is made of several parts that carry the whole line each: `取高 = 8.00`.
fn combined(combine: Combine, line: &LineResult) -> Option<String> {
    let how = match combine {
        Combine::Sum => return None,
        Combine::Highest => "各部分取高",
        Combine::Lowest => "各部分取低",
        Combine::Mean => "各部分平均",
    };
    let whole = line.factors.is_empty();
    whole.then_some(format!("{how} = {}", two_decimals(line.mark?)))
}

/// Words for the points that decisions of tolerance and clarification give back.
fn given_back(points: Decimal) -> String {
    format!("容错澄清返还 {} 分", two_decimals(points))
}

/// Words for what parts that carry nothing make of the other parts' mark: `4.00 − 1.5 = 2.50`.
fn taken_off(line: &LineResult) -> Option<String> {
    let own = || line.parts.iter().filter(|part| !part.into_adjustments);
    let changes = own().filter(|part| part.points.is_zero());
    let changed: Decimal = changes.filter_map(PartScore::mark).sum();
    let mark = line.calc.as_ref()?.value();
    if changed.is_zero() {
        return None;
    }
    let start = if line.begins_full {
        line.points
    } else {
        Decimal::ZERO
    };
    let exact = start + own().filter_map(PartScore::mark).sum::<Decimal>();
    let sign = if changed < Decimal::ZERO { "−" } else { "+" };
    let left = format!(
        "{} {sign} {}",
        two_decimals(exact - changed),
        rounded_text(changed.abs())
    );
    Some(match crate::calc::round(exact).cmp(&mark) {
        Ordering::Less => format!("{left} < {}，得 {}", rounded_text(mark), two_decimals(mark)),
        Ordering::Equal => format!("{left} = {}", two_decimals(mark)),
        Ordering::Greater => format!("{left}，封顶 {}", two_decimals(mark)),
    })
}

/// How the words show the mark of each part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Equations {
    /// The part's equation shows it.
    Told,
    /// `→ 0.67/0.67` follows the part, since there are several.
    MarkOfPart,
    /// It is not shown: the line has no marks.
    Hidden,
}

fn parts_words(parts: &[PartScore], equations: Equations) -> Vec<String> {
    let phrases: Vec<Vec<Phrase<'_>>> = parts
        .iter()
        .map(|part| part.cases.iter().filter_map(phrase).collect())
        .collect();
    let all = phrases.iter().flatten();
    let told = all.clone().count();
    let good = all.filter(|phrase| phrase.good).count();
    let mut words = Vec::new();
    if told > TOLD && good > 0 {
        words.push(format!("按期（达标）{good} 件"));
    }
    for (part, phrases) in parts.iter().zip(phrases) {
        let shown = phrases.into_iter().filter(|phrase| told <= TOLD || !phrase.good);
        words.extend(shown.map(|phrase| phrase.words()));
        let is_told = !part.into_adjustments || parts.len() == 1;
        words.extend(part.remarks.iter().filter(|_| is_told).map(remark::remark));
        if part.into_adjustments {
            words.extend(into_adjustments(part));
            continue;
        }
        match (equations, part.mark()) {
            (Equations::MarkOfPart, Some(mark)) if !part.points.is_zero() => {
                words.push(format!("→ {}/{}", rounded_text(mark), rounded_text(part.points)));
            }
            (Equations::Told, _) => words.extend(part.equation()),
            _ => {}
        }
    }
    if words.is_empty() {
        words.push("没有扣分".into());
    }
    words
}

/// What a part adds to the bonus and deduction points: `5 × 0.1 = 0.50，计入加减分`.
fn into_adjustments(part: &PartScore) -> Option<String> {
    let calc = part.calc.as_ref().filter(|calc| !calc.value().is_zero())?;
    let equation = match calc.is_operation() {
        true => calc.equation(),
        false => rounded_text(calc.value()).replace('-', "−"),
    };
    Some(format!("{equation}，计入加减分"))
}

/// A case that a sentence about the line names.
struct Phrase<'a> {
    case: &'a CaseScore,
    good: bool,
    role: Role,
}

/// What the case does to the mark.
enum Role {
    /// It enters a rate with this weight.
    Weighs(Decimal),
    /// It has this mark of its own, by this weight.
    Marked { mark: Decimal, weight: Decimal },
    /// It takes these points off.
    Takes(Decimal),
    /// It adds these points.
    Gives(Decimal),
    /// A decision takes it out of the count.
    NotCounted,
}

/// The case as a sentence names it; none where it is not named. Of the cases that enter a rate, time limits and
/// requirements are named, since somebody can be asked about them.
fn phrase(case: &CaseScore) -> Option<Phrase<'_>> {
    let (good, role) = match case.effect {
        CaseEffect::None => return None,
        CaseEffect::Weighs { weight, good } => match case.result {
            CaseResult::Deadline(_) | CaseResult::Requirement { .. } => (good, Role::Weighs(weight)),
            _ => return None,
        },
        CaseEffect::Marked { mark, weight } => (case.good == Some(true), Role::Marked { mark, weight }),
        CaseEffect::Takes(amount) => (false, Role::Takes(amount)),
        CaseEffect::Gives(amount) => (false, Role::Gives(amount)),
        CaseEffect::NotCounted => (true, Role::NotCounted),
    };
    Some(Phrase { case, good, role })
}

impl Phrase<'_> {
    fn words(&self) -> String {
        let name = self.case.label();
        match self.role {
            Role::Weighs(weight) => weighed(self.case, &name, weight),
            Role::Marked { mark, weight } => {
                let told = weighed(self.case, &name, weight);
                format!("{told}，得{}", rounded_text(mark))
            }
            Role::Takes(amount) => charged(self.case, name, ("扣", amount)),
            Role::Gives(amount) => charged(self.case, name, ("加", amount)),
            Role::NotCounted => not_counted(self.case, &name),
        }
    }
}

fn weighed(scored: &CaseScore, name: &str, weight: Decimal) -> String {
    let due = scored
        .due
        .map_or_else(String::new, |due| format!("，限{}", due.format("%m-%d")));
    let weight = match weight {
        weight if weight == Decimal::ONE || weight.is_zero() => String::new(),
        weight => format!(" ×{}", plain(weight)),
    };
    format!("{name}{due}：{}{weight}", scored.result_words())
}

/// `change`: the word for it, and the marks.
fn charged(scored: &CaseScore, name: String, change: (&str, Decimal)) -> String {
    let result = scored.result_words();
    let colon = matches!(
        scored.result,
        CaseResult::Finding(_) | CaseResult::Requirement { .. }
    );
    let what = match (result.is_empty(), colon) {
        (true, _) => name,
        (false, true) => format!("{name}：{result}"),
        (false, false) => format!("{name} {result}"),
    };
    match change {
        (_, amount) if amount.is_zero() => what,
        (verb, amount) => {
            let repeated = case::repeated(scored.repeated);
            let repeated = repeated.map_or_else(String::new, |repeated| format!("（{repeated}）"));
            format!("{what}{repeated}：{verb} {}", rounded_text(amount))
        }
    }
}

fn not_counted(scored: &CaseScore, name: &str) -> String {
    let waiver = scored.waiver.as_ref();
    let kind = waiver.map_or("容错", |waiver| &waiver.kind);
    let grounds = waiver.map_or("", |waiver| &waiver.grounds);
    format!("{name}：{kind}成立，不计次（{grounds}）")
}

impl PartScore {
    /// The equation of the mark; none where there is none or the remarks tell it already.
    fn equation(&self) -> Option<String> {
        let calc = self.calc.as_ref().filter(|calc| calc.is_operation());
        calc.filter(|_| !self.told_by_remarks).map(|calc| calc.equation())
    }

    /// The arithmetic of the part in one sentence. `marked`: whether the line has points.
    pub fn words(&self, marked: bool) -> String {
        let mut words: Vec<String> = self.remarks.iter().map(remark::remark).collect();
        words.extend(self.equation().filter(|_| marked));
        words.join("；")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::Calc;

    fn part(points: i64, mark: Calc) -> PartScore {
        PartScore {
            points: points.into(),
            calc: Some(mark),
            ..PartScore::default()
        }
    }

    #[test]
    fn what_is_taken_off_is_told_with_what_it_leaves() {
        let words = |taken: i64| {
            let mut line = crate::report::fixture::outcome()
                .units
                .iter()
                .next()
                .expect("a unit")
                .lines[0]
                .clone();
            let less = Calc::zero().less(Calc::points(taken.into()));
            line.calc = Some(Calc::zero());
            line.parts = vec![part(4, Calc::points(4.into())), part(0, less)];
            taken_off(&line).expect("words")
        };
        assert_eq!(words(4), "4.00 − 4 = 0.00");
        assert_eq!(words(5), "4.00 − 5 < 0，得 0.00");
    }
}
