//! Which keys of a part go with what it counts. A key that would be read by nothing is a mistake that says why.

use super::super::definition::part::{Amount, Part};
use super::super::model::Aspect;
use super::Resolver;
use crate::calendar::DayUnit;
use crate::curve::Rest;

/// What a part counts, as far as other keys depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Deadlines,
    Good,
    Ratio,
    Rows,
    Findings,
    Requirements,
    Timely,
    Complete,
    /// Qualities of submissions of which occurrences are counted.
    Occurrences,
    Ladder,
    Rating,
    Assessed,
    Quarters,
}
use Value::{
    Assessed, Complete, Deadlines, Findings, Good, Ladder, Occurrences, Quarters, Rating, Ratio,
    Requirements, Rows, Timely,
};

/// A key of a part: whether it is written, what it goes with, and why with nothing else.
type Pair = (&'static str, fn(&Part) -> bool, &'static [Value], &'static str);

/// What gives a rate, which a curve makes a mark of.
const RATES: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Requirements,
    Timely,
    Complete,
    Rating,
    Quarters,
];
const OF_ROWS: &[Value] = &[Deadlines, Good, Ratio, Rows];
const NO_ROWS: &str = "只用于数台账的行：时限、合格的行、合计之比、逐行（要写ledger）";
const NO_RATE: &str = "这里数出来的不是比率，没有办法按比率给分";
/// What is counted case by case.
const CASES: &[Value] = &[
    Deadlines,
    Good,
    Rows,
    Findings,
    Requirements,
    Timely,
    Occurrences,
    Ladder,
];
const LATE: &str = "只有时限（deadlines）和报送及时会迟";

const PAIRS: &[Pair] = &[
    ("where", |part| !part.conditions.is_empty(), OF_ROWS, NO_ROWS),
    ("lead_only", |part| part.lead_only, OF_ROWS, NO_ROWS),
    (
        "weight",
        |part| part.weight.is_some(),
        &[Deadlines, Good, Rows],
        "只用于时限（deadlines）、合格的行（good）和逐行数的",
    ),
    (
        "late_counts",
        |part| part.late_counts,
        &[Deadlines],
        "只用于时限（deadlines）",
    ),
    (
        "carried",
        |part| part.carried,
        &[Deadlines],
        "只用于时限（deadlines）",
    ),
    ("apiece", |part| part.apiece, &[Timely], "只用于报送及时"),
    (
        "ledgers",
        |part| part.ledgers.is_some(),
        &[Timely, Complete, Occurrences],
        "只用于报送质量（submission）",
    ),
    (
        "zero_below",
        |part| part.marks.zero_below.is_some(),
        RATES,
        NO_RATE,
    ),
    ("bands", |part| part.marks.bands.is_some(), RATES, NO_RATE),
    ("linear", |part| part.marks.linear.is_some(), RATES, NO_RATE),
    ("steps", |part| part.marks.steps.is_some(), RATES, NO_RATE),
    (
        "amount",
        |part| part.marks.amount.is_some(),
        CASES,
        "这是一个数，不是一件一件的，不能每件加减；写steps（每差多少加减多少）或bands",
    ),
    (
        "late",
        |part| part.marks.late.is_some(),
        &[Deadlines, Timely],
        LATE,
    ),
    ("floor", |part| part.floor.is_some(), NOT_ASSESSED, ASSESSED),
    ("cap", |part| part.cap.is_some(), NOT_ASSESSED, ASSESSED),
    ("into", |part| part.into.is_some(), NOT_ASSESSED, ASSESSED),
    ("worth", |part| part.worth.is_some(), EVERYTHING, ""),
];
const EVERYTHING: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Rows,
    Findings,
    Requirements,
    Timely,
    Complete,
    Occurrences,
    Ladder,
    Rating,
    Assessed,
    Quarters,
];
const NOT_ASSESSED: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Rows,
    Findings,
    Requirements,
    Timely,
    Complete,
    Occurrences,
    Ladder,
    Rating,
    Quarters,
];
const ASSESSED: &str = "核定得分直接就是分，在本项分值之内";

/// Keys that say how a mark comes about, of which one is enough.
const CURVES: [&str; 4] = ["bands", "linear", "steps", "amount"];

fn value(part: &Part) -> Option<Value> {
    let aspect = part.submission.as_ref().map(|aspect| aspect.value);
    Some(match aspect {
        Some(Aspect::Timely) => Timely,
        Some(Aspect::Complete) => Complete,
        Some(_) => Occurrences,
        None if part.requirements.is_some() => Requirements,
        None if part.ladder.is_some() => Ladder,
        None if part.rating.is_some() => Rating,
        None if part.assessed => Assessed,
        None if part.quarters.is_some() => Quarters,
        None if part.deadlines.is_some() => Deadlines,
        None if part.good.is_some() => Good,
        None if part.findings.is_some() => Findings,
        None if part.sum.is_some() || part.over.is_some() => Ratio,
        None if part.ledger.is_some() => Rows,
        None => return None,
    })
}

impl Resolver<'_> {
    /// Reports keys of a part that have no effect there.
    pub(super) fn pairs(&self, part: &Part) {
        let Some(value) = value(part) else { return };
        let written = |key: &&str| {
            let pair = PAIRS.iter().find(|(name, ..)| name == key);
            pair.is_some_and(|(_, is_written, ..)| is_written(part))
        };
        for (key, _, _, reason) in PAIRS
            .iter()
            .filter(|(_, is_written, with, _)| is_written(part) && !with.contains(&value))
        {
            self.part_mistake(part, key, reason);
        }
        let curves: Vec<&str> = CURVES.into_iter().filter(|key| written(key)).collect();
        if curves.len() > 1 {
            let reason =
                "给分办法只能用一种：分档（bands）、直线（linear）、每差多少（steps）、每件加减（amount）";
            self.keys_together(&part.place, &curves.join("、"), reason);
        }
        for key in ["bands", "amount"] {
            if written(&"zero_below") && curves.contains(&key) {
                let reason = "低于界线得0分，只和按比例、直线（linear）、每差多少（steps）一起用";
                self.keys_together(&part.place, &format!("zero_below、{key}"), reason);
            }
        }
        self.lateness_pairs(part, value);
        self.companions(part, value);
        self.carrying(part, value);
    }

    fn lateness_pairs(&self, part: &Part, value: Value) {
        let Some(late) = &part.marks.late else {
            if part.apiece && RATES.contains(&value) {
                let reason = "逐张计分的，要写amount和late：迟几天扣几分";
                self.keys_together(&part.place, "apiece、late", reason);
            }
            return;
        };
        if part.marks.amount.is_none() {
            self.keys_together(&part.place, "late、amount", "迟了怎么扣，要写amount：扣几分");
        }
        if part.late_counts {
            let reason = "逾期做到的已经算做到，没有迟的可扣";
            self.keys_together(&part.place, "late_counts、late", reason);
        }
        let months = late
            .unit
            .as_ref()
            .is_some_and(|unit| unit.value == DayUnit::Month);
        if months && value == Timely {
            self.keys_together(&late.place, "late.unit", "报送只按自然日、工作日算迟");
        }
        let in_shares = late.rest.as_ref().is_some_and(|rest| rest.value == Rest::Share);
        if months && in_shares {
            self.keys_together(
                &late.place,
                "unit、rest",
                "按月算迟的，不满一个月只能不计或者按一步",
            );
        }
    }

    /// Reports what lacks a key that it needs.
    fn companions(&self, part: &Part, value: Value) {
        let marks = &part.marks;
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if marks.amount.is_none() && !part.holds_unknown {
            match value {
                Rows => together("ledger、amount", "每一行都数的，要写amount：每行加几分、扣几分"),
                Findings => together("findings、amount", "要写amount：每处扣几分"),
                Occurrences => together("submission、amount", "数处数的，要写amount：每处扣几分"),
                _ => {}
            }
        }
        if matches!(marks.amount, Some(Amount::Codes(_))) && !matches!(value, Deadlines | Good | Rows) {
            let reason = "按代码扣分、加分的，只用于数台账的行：时限、合格的行、逐行";
            self.part_mistake(part, "amount", reason);
        }
        if matches!(marks.amount, Some(Amount::Nth(_))) && value != Ladder {
            self.part_mistake(
                part,
                "amount",
                "一次一次不同的，只用于逐次（ladder）；这里写一个数",
            );
        }
        let counted = marks.amount.is_some() || marks.steps.is_some();
        if marks.initial.is_some() && !counted {
            self.part_mistake(part, "initial", "只用于每差多少加减（steps）、每件加减（amount）");
        }
        if marks.rest.is_some() && marks.steps.is_none() {
            self.part_mistake(part, "rest", "只用于每差多少加减（steps）；迟的天数写在late里");
        }
    }

    /// Reports what has no effect where a part carries no points of its line.
    fn carrying(&self, part: &Part, value: Value) {
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if part.into.is_some() && part.worth.is_some() {
            together("into、worth", "计入加减分的不占本项的分值");
        }
        if !part.carries_nothing() {
            return;
        }
        let key = if part.into.is_some() { "into" } else { "worth" };
        let marks = &part.marks;
        if marks.initial.is_some() {
            together(&format!("{key}、initial"), "不占分值的从0分起加减");
        }
        let shares = marks.bands.iter().flatten().map(|band| &band.gives);
        let mut shares = shares.chain(marks.linear.iter().flatten().map(|point| &point.gives));
        if shares.any(|gives| gives.percent.is_some()) {
            together(
                &format!("{key}、percent"),
                "不占分值的没有百分之几可得，写mark：几分",
            );
        }
        let by_itself = marks.bands.is_some() || marks.linear.is_some() || marks.steps.is_some();
        match value {
            _ if part.apiece => together(
                &format!("{key}、apiece"),
                "逐张计分的按整体给分，没有分值就无从扣起",
            ),
            Assessed => together(key, "核定得分直接就是本项的分"),
            _ if marks.amount.is_none() && !by_itself && !part.holds_unknown => {
                let reason = "不占分值的不能按比例给分，要写amount（每件加减几分）或steps、bands、linear";
                together(&format!("{key}、amount"), reason);
            }
            _ => {}
        }
    }
}
