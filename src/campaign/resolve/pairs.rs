//! Which keys of a part go with what it counts. A key that would be read by nothing is a mistake that says why.

use super::super::definition::part::Part;
use super::super::model::Aspect;
use super::Resolver;

/// What a part counts, as far as other keys depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Deadlines,
    Good,
    Ratio,
    Sum,
    Mean,
    RosterNumber,
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
    Assessed, Complete, Deadlines, Findings, Good, Ladder, Mean, Occurrences, Rating, Ratio, Requirements,
    Results, RosterNumber, Rows, Sum, Timely,
};

/// A key of a part: whether it is written, what it goes with, and why with nothing else.
type Pair = (&'static str, fn(&Part) -> bool, &'static [Value], &'static str);

/// What gives a number, which a curve makes a mark of.
const NUMBERS: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Sum,
    Mean,
    RosterNumber,
    Rows,
    Requirements,
    Timely,
    Complete,
    Rating,
    Results,
];
/// What may be divided by a number of the roster.
const DIVISIBLE: &[Value] = &[Sum, Rows, Ratio];
/// What may be held against a target.
const TARGETED: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Sum,
    Mean,
    RosterNumber,
    Rows,
    Requirements,
];
/// What may be held against the number of an earlier period.
const OVER_TIME: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Sum,
    Mean,
    RosterNumber,
    Rows,
    Requirements,
    Timely,
    Rating,
];
/// What may be held against the numbers of other units.
const AMONG_OTHERS: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Sum,
    Mean,
    RosterNumber,
    Rows,
    Requirements,
    Timely,
    Rating,
    Results,
];
const OF_ROWS: &[Value] = &[Deadlines, Good, Ratio, Sum, Mean, Rows];
const NO_ROWS: &str = "只用于数台账的行：时限、合格的行、合计、平均、逐行（要写ledger）";
const NO_RATE: &str = "这里数出来的直接是分、是问题处数，没有办法按比率、按数给分；写amount";
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
const OF_PERIODS: &str = "只用于各期得分（results）";

const PAIRS: &[Pair] = &[
    ("where", |part| !part.conditions.is_empty(), OF_ROWS, NO_ROWS),
    ("lead_only", |part| part.lead_only, OF_ROWS, NO_ROWS),
    (
        "weight",
        |part| part.weight.is_some(),
        &[Deadlines, Good, Ratio, Sum, Mean, Rows],
        "只用于时限（deadlines）、合格的行（good）、合计、平均和逐行数的",
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
        "apiece",
        |part| part.apiece,
        &[Timely, Deadlines, Ratio],
        "只用于报送及时、时限（deadlines）和两列之比（sum、over）",
    ),
    (
        "ledgers",
        |part| part.ledgers.is_some(),
        &[Timely, Complete, Occurrences],
        "只用于报送质量（submission）",
    ),
    (
        "raters",
        |part| part.raters.is_some(),
        &[Rating],
        "只用于评议（rating）",
    ),
    (
        "votes",
        |part| part.votes.is_some(),
        &[Rating],
        "只用于评议（rating）",
    ),
    ("weights", |part| part.weights.is_some(), &[Results], OF_PERIODS),
    ("missing", |part| part.missing.is_some(), &[Results], OF_PERIODS),
    ("best", |part| part.best.is_some(), &[Results], OF_PERIODS),
    (
        "zero_below",
        |part| part.marks.zero_below.is_some(),
        NUMBERS,
        NO_RATE,
    ),
    ("bands", |part| part.marks.bands.is_some(), NUMBERS, NO_RATE),
    ("linear", |part| part.marks.linear.is_some(), NUMBERS, NO_RATE),
    ("steps", |part| part.marks.steps.is_some(), NUMBERS, NO_RATE),
    (
        "over",
        |part| part.over.is_some(),
        DIVISIBLE,
        "比率、平均不再除；除以花名册的数，只用于合计（sum）和件数",
    ),
    (
        "target",
        |part| part.target.is_some(),
        TARGETED,
        "这里数出来的不是可以和目标比的数",
    ),
    (
        "earlier",
        |part| part.earlier.is_some(),
        OVER_TIME,
        "这里数出来的不是可以和上期、去年同期比的数",
    ),
    (
        "others",
        |part| part.others.is_some(),
        AMONG_OTHERS,
        "这里数出来的不是可以和别的单位比的数",
    ),
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
    (
        "early",
        |part| part.marks.early.is_some(),
        &[Deadlines],
        "只有时限（deadlines）会提前",
    ),
    (
        "repeat",
        |part| part.marks.repeat.is_some(),
        &[Deadlines, Good, Rows],
        "只用于数台账的行、每件加减的：时限、合格的行、逐行",
    ),
    (
        "short",
        |part| part.marks.short.is_some(),
        &[Requirements],
        "只有要求（requirements）有差多少",
    ),
    ("floor", |part| part.floor.is_some(), NOT_ASSESSED, ASSESSED),
    ("cap", |part| part.cap.is_some(), NOT_ASSESSED, ASSESSED),
    ("into", |part| part.into.is_some(), NOT_ASSESSED, ASSESSED),
    (
        "none_due",
        |part| part.none_due.is_some(),
        MAY_BE_NONE,
        "这里没有“没有应办”的时候：查出的问题、报送的问题一处也没有就是满分；核定、评议没有登记的待核定",
    ),
];
const NOT_ASSESSED: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Sum,
    Mean,
    RosterNumber,
    Rows,
    Findings,
    Requirements,
    Timely,
    Complete,
    Occurrences,
    Ladder,
    Rating,
    Results,
];
/// What may have nothing due.
const MAY_BE_NONE: &[Value] = &[
    Deadlines,
    Good,
    Ratio,
    Sum,
    Mean,
    RosterNumber,
    Rows,
    Requirements,
    Timely,
    Complete,
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
        None if part.results.is_some() => Results,
        None if part.deadlines.is_some() => Deadlines,
        None if part.good.is_some() => Good,
        None if part.findings.is_some() => Findings,
        None if part.roster.is_some() => RosterNumber,
        None if part.mean.is_some() => Mean,
        None if part.sum.is_some() && part.has_column_below() => Ratio,
        None if part.sum.is_some() => Sum,
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
        self.numbers(part, value);
        self.lateness_pairs(part, value);
        self.case_pairs(part);
        self.one_by_one(part, value);
        self.companions(part, value);
        self.carrying(part, value);
    }
}
