//! Which keys of a part go with what it counts. A key that would be read by nothing is a mistake that says why.

use super::super::definition::part::Part;
use super::super::model::Aspect;
use super::Resolver;
use crate::calendar::DayUnit;

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
    Results,
}
use Value::{
    Assessed, Complete, Deadlines, Findings, Good, Ladder, Occurrences, Rating, Ratio, Requirements, Results,
    Rows, Timely,
};

/// A key of a part: whether it is written, what it goes with, and why with nothing else.
type Pair = (&'static str, fn(&Part) -> bool, &'static [Value], &'static str);

/// What gives a rate, which a curve makes a mark of.
const RATES: &[Value] = &[Deadlines, Good, Ratio, Requirements, Complete, Rating, Results];
const OF_ROWS: &[Value] = &[Deadlines, Good, Ratio, Rows];
const NO_ROWS: &str = "只用于数台账的行：时限、合格的行、合计之比、逐行（要写ledger）";
const OF_PERIODS: &str = "只用于各期得分（results）";
const NO_RATE: &str = "这里数出来的不是比率，没有办法按比率给分";

const PAIRS: &[Pair] = &[
    ("where", |part| !part.conditions.is_empty(), OF_ROWS, NO_ROWS),
    ("lead_only", |part| part.lead_only, OF_ROWS, NO_ROWS),
    (
        "weight",
        |part| part.weight.is_some(),
        &[Deadlines, Good],
        "只用于时限（deadlines）和合格的行（good）的比率",
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
    (
        "ledgers",
        |part| part.ledgers.is_some(),
        &[Timely, Complete, Occurrences],
        "只用于报送质量（submission）",
    ),
    ("weights", |part| part.weights.is_some(), &[Results], OF_PERIODS),
    ("missing", |part| part.missing.is_some(), &[Results], OF_PERIODS),
    ("best", |part| part.best.is_some(), &[Results], OF_PERIODS),
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
        "excess",
        |part| part.marks.excess.is_some(),
        &[Ratio],
        "只有两列合计之比（sum、over）会超过100%",
    ),
    (
        "deduct",
        |part| part.marks.deduct.is_some(),
        &[
            Deadlines,
            Good,
            Rows,
            Findings,
            Requirements,
            Timely,
            Complete,
            Occurrences,
        ],
        "这是一个数，不是一件一件的，不能每件扣分；按每差多少扣，用steps",
    ),
    (
        "late_each",
        |part| part.marks.late_each.is_some(),
        &[Deadlines, Timely],
        LATE,
    ),
    (
        "late_over",
        |part| part.marks.late_over.is_some(),
        &[Deadlines, Timely],
        LATE,
    ),
    (
        "late_zero",
        |part| part.marks.late_zero.is_some(),
        &[Deadlines, Timely],
        LATE,
    ),
    (
        "late_unit",
        |part| part.marks.late_unit.is_some(),
        &[Deadlines, Timely],
        LATE,
    ),
];
const LATE: &str = "只有时限（deadlines）和报送及时会迟";

/// Keys that say how a mark comes about, of which one is enough.
const CURVES: [&str; 5] = ["zero_below", "bands", "linear", "steps", "deduct"];

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
        None if part.results.is_some() => Results,
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
            let reason = "给分办法只能用一种：按比例（zero_below）、分档（bands）、直线（linear）、每差多少（steps）、每件扣分（deduct）";
            self.keys_together(&part.place, &curves.join("、"), reason);
        }
        let of_shares = |key: &&&str| **key != "zero_below";
        if let (true, Some(curve)) = (written(&"excess"), curves.iter().find(of_shares)) {
            let reason = "超过100%的另加分，只和按比例给分一起用";
            self.keys_together(&part.place, &format!("excess、{curve}"), reason);
        }
        self.lateness(part, value);
        self.companions(part, value);
    }

    fn lateness(&self, part: &Part, value: Value) {
        let marks = &part.marks;
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        let late = [
            ("late_each", marks.late_each.is_some()),
            ("late_over", marks.late_over.is_some()),
            ("late_zero", marks.late_zero.is_some()),
            ("late_unit", marks.late_unit.is_some()),
        ];
        let late: Vec<&str> = late.iter().filter(|(_, is)| *is).map(|(key, _)| *key).collect();
        if !late.is_empty() && marks.deduct.is_none() {
            together(&late.join("、"), "迟了怎么扣，要写deduct：扣几分");
        }
        if !late.is_empty() && part.late_counts {
            let keys = format!("late_counts、{}", late.join("、"));
            together(&keys, "逾期做到的已经算做到，没有迟的可扣");
        }
        if marks.late_each.is_some() && marks.late_over.is_some() {
            together(
                "late_each、late_over",
                "按迟的天数一次一次扣，和迟到几天以内不扣，只用一种",
            );
        }
        if late == ["late_unit"] {
            self.part_mistake(
                part,
                "late_unit",
                "没有写迟几天怎么扣（late_each、late_over、late_zero）",
            );
        }
        let months = marks
            .late_unit
            .as_ref()
            .is_some_and(|unit| unit.value == DayUnit::Month);
        if months && value == Timely {
            self.part_mistake(part, "late_unit", "报送只按自然日、工作日算迟");
        }
    }

    /// Reports what lacks a key that it needs.
    fn companions(&self, part: &Part, value: Value) {
        let marks = &part.marks;
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if marks.deduct.is_none() && !part.holds_unknown {
            match value {
                Rows => together("ledger、deduct", "每一行都数的，要写deduct：每行扣几分"),
                Findings => together("findings、deduct", "要写deduct：每处扣几分"),
                Occurrences => together("submission、deduct", "数处数的，要写deduct：每处扣几分"),
                _ => {}
            }
        }
        if marks.deduct.is_some() && part.weight.is_some() {
            together("weight、deduct", "每件扣分的不加权");
        }
        for (key, is_written) in [
            ("initial", marks.initial.is_some()),
            ("rest", marks.rest.is_some()),
        ] {
            if is_written && marks.steps.is_none() {
                self.part_mistake(part, key, "只用于每差多少加减（steps）");
            }
        }
        let takes_off = part.points.as_ref().is_some_and(|points| points.value.is_zero());
        if !takes_off {
            return;
        }
        match value {
            Timely | Complete => {
                let aspect = if value == Timely { "及时" } else { "完整" };
                let reason = format!(
                    "“{aspect}”按整体给分，没有分值就无从扣起：给这一部分写上分值，或改用“缺报”“准确”“退回”“规范”逐处扣分"
                );
                self.part_mistake(part, "points", &reason);
            }
            Ladder => {}
            _ if marks.deduct.is_none() => {
                let reason = "分值是0的部分只能逐件扣分，要写deduct：每件扣几分";
                together("points、deduct", reason);
            }
            _ => {}
        }
    }
}
