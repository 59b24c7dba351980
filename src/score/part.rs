//! A part of a line: what it reads, whether it applies, and its mark.

use super::quality::{self, Quality};
use super::{bands, conduct, deduct, office, share};
use crate::campaign::model::{IndicatorId, MarkRule, Part, UnitId, What};
use crate::measure::{Absent, Case, Ground, Tally};
use crate::outcome::{CaseLine, Deduction};
use rust_decimal::Decimal;

/// What a part looks at, counted.
pub(super) enum Reading {
    /// Cases, sums.
    Counted(Tally),
    /// Quality of submissions.
    Quality(Quality),
    /// A rate in per cent of the points, set by people or taken from seals, with the way it came about.
    Rate(office::Rated),
}

/// What comes of a part. Amounts are exact; the line rounds.
#[derive(Clone, Debug, Default)]
pub(super) struct PartMark {
    /// Points it has in the line.
    pub points: Decimal,
    /// Mark; none = does not apply. Of a part that only takes off, what it takes as a negative number.
    pub mark: Option<Decimal>,
    /// Cases in words, and whether they are good.
    pub phrases: Vec<(bool, String)>,
    /// Arithmetic in words.
    pub tail: Vec<String>,
    /// Short arithmetic for a line of one part: `12 × 1.6 ÷ 1.6 = 12.00`.
    pub product: Option<String>,
    /// What was taken off.
    pub deductions: Vec<Deduction>,
    /// Bonus from exceeding a plan.
    pub excess: Decimal,
    /// 待核定.
    pub awaiting: bool,
    /// Everything counted.
    pub cases: Vec<CaseLine>,
}

pub(super) fn read(ground: &Ground<'_>, unit: UnitId, indicator: IndicatorId, part: &Part) -> Reading {
    match &part.what {
        What::Submission { aspect, ledgers } => {
            Reading::Quality(quality::read(ground, unit, *aspect, ledgers))
        }
        What::Ladder(_) => Reading::Counted(conduct::tally(ground, unit)),
        What::Rating(rating) => Reading::Rate(office::rating(ground, unit, *rating)),
        What::Assessed => Reading::Rate(office::assessed(ground, unit, indicator)),
        What::Quarters { missing_is_zero } => Reading::Rate(office::quarters(ground, unit, *missing_is_zero)),
        _ => Reading::Counted(ground.tally(unit, part)),
    }
}

impl Reading {
    /// Why there is nothing to count.
    pub fn absent(&self) -> Option<&Absent> {
        match self {
            Reading::Counted(tally) => tally.absent.as_ref(),
            Reading::Quality(quality) => quality.absent.as_ref(),
            Reading::Rate(rated) => rated.absent.as_ref(),
        }
    }

    /// The cases or sums that were counted.
    pub fn tally(&self) -> Option<&Tally> {
        match self {
            Reading::Counted(tally) => Some(tally),
            Reading::Quality(_) | Reading::Rate(_) => None,
        }
    }

    /// Whether the part has points to give.
    pub fn applies(&self) -> bool {
        !self.absent().is_some_and(Absent::leaves_table)
    }

    /// The mark out of the part's points. `clause` is the indicator's.
    pub fn mark(&self, part: &Part, points: Decimal, clause: &str) -> PartMark {
        let mut mark = self.applied(part, points, clause);
        mark.tail.extend(self.note(part).map(str::to_owned));
        mark
    }

    /// What else is told of the part; a part that only takes off looks at what another has told.
    fn note(&self, part: &Part) -> Option<&str> {
        match self {
            Reading::Counted(tally) if part.points.is_none_or(|size| !size.is_zero()) => {
                tally.note.as_deref()
            }
            _ => None,
        }
    }

    fn applied(&self, part: &Part, points: Decimal, clause: &str) -> PartMark {
        if let Some(absent) = self.absent() {
            let takes_off = part.points.is_some_and(|size| size.is_zero());
            return nothing(absent, points, clause, takes_off);
        }
        match self {
            Reading::Quality(quality) => quality.mark(&part.rule, points, clause),
            Reading::Rate(rated) => rated.mark(points, clause),
            Reading::Counted(tally) => match (&part.what, &part.rule) {
                (What::Ladder(steps), _) => conduct::mark(tally, steps, points),
                (_, MarkRule::Share { zero_below, excess }) => {
                    share::mark(tally, *zero_below, excess.as_ref(), points, clause)
                }
                (_, rule @ MarkRule::Deduct { .. }) => deduct::mark(tally, part, rule, points),
                (_, MarkRule::Bands(rule)) => bands::mark(tally, rule, points, clause),
            },
        }
    }
}

fn nothing(absent: &Absent, points: Decimal, clause: &str, takes_off: bool) -> PartMark {
    let mut mark = PartMark {
        points,
        ..PartMark::default()
    };
    if takes_off {
        mark.mark = Some(Decimal::ZERO);
        return mark;
    }
    mark.tail.push(absent.words().to_owned());
    mark.awaiting = absent.is_awaiting();
    if !absent.leaves_table() {
        mark.mark = Some(Decimal::ZERO);
        mark.deductions.push(Deduction {
            amount: points,
            reason: absent.words().to_owned(),
            clause: clause.to_owned(),
            evidence: Vec::new(),
        });
    }
    mark
}

/// A case as a report lists it.
pub(super) fn case_line(case: &Case, good: Option<bool>) -> CaseLine {
    let result = match &case.waiver {
        Some(waiver) if case.result.is_empty() => waiver.words(),
        Some(waiver) => format!("{}，{}", case.result, waiver.words()),
        None => case.result.clone(),
    };
    let waived = case.waiver.as_ref().is_some_and(|waiver| waiver.is_full());
    CaseLine {
        label: case.label.clone(),
        result,
        good: good.filter(|_| !waived),
        weight: if waived { Decimal::ZERO } else { case.weight },
        due: case.due,
        evidence: case.evidence.clone(),
    }
}
