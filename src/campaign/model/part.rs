//! A part of an indicator: what is counted, how a mark comes of it, within what limits.

use super::{
    Against, Amounts, ColumnId, Compared, Condition, DeadlineId, FieldRef, IndicatorId, LedgerId, PeriodKind,
    RatingId, Relation, RequirementId,
};
use crate::curve::{Curve, Limits, NumberKind};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A part of an indicator.
#[derive(Clone, Debug)]
pub struct Part {
    /// The indicator it is a part of.
    pub indicator: IndicatorId,
    /// Its place among the parts of the indicator, from 0.
    pub at: usize,
    /// What its number is, as the definition writes it, for the comparison with a number that was sealed.
    pub counted: Arc<str>,
    /// What is counted or read.
    pub what: What,
    /// Conditions on a row; only rows that fulfil all of them are looked at; empty = all rows.
    pub conditions: Vec<Condition>,
    /// Its size within the line, in proportion; none = an equal share of what the sized parts leave; 0 = it carries
    /// nothing and only adds to or takes from the others.
    pub worth: Option<Decimal>,
    /// Least mark, in points; none = as by default ([`Part::limits`]).
    pub floor: Option<Bound>,
    /// Most marks, in points; none = as by default.
    pub cap: Option<Bound>,
    /// Whether its mark goes to the bonus and deduction points of the unit, not to the line.
    pub into_adjustments: bool,
    /// What it comes to where nothing was due; none = as by default: it does not apply, or what is counted for being there
    /// begins with its initial mark.
    pub none_due: Option<NoneDue>,
    /// Against what the number is held.
    pub against: Against,
    /// How the mark is worked out from what was counted.
    pub rule: MarkRule,
    /// Only the lead answers: supporting units are not counted.
    pub lead_only: bool,
    /// Late but done is good: a deadline met late counts as fulfilled.
    pub late_counts: bool,
    /// Whether an item still open after its due date is charged again in later periods.
    pub carried: bool,
    /// Each case is marked by itself between 0 and the points, then the weighted mean is taken.
    pub apiece: bool,
    /// Where the weight of a row is taken from; none = weight 1.
    pub weight: Option<RowWeight>,
}

/// What a part comes to where nothing was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoneDue {
    /// 不涉及: it does not apply.
    NotApplicable,
    /// So many per cent of its points.
    Percent(Decimal),
    /// 平均分: the mean share of the points that it gives the units of the group that had something due.
    Mean,
}

/// An end of the marks of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// 不封底, 不封顶: there is none.
    Open,
    /// So many points.
    At(Decimal),
}

impl Bound {
    /// So many points; none where there is no end.
    pub fn points(self) -> Option<Decimal> {
        match self {
            Bound::Open => None,
            Bound::At(points) => Some(points),
        }
    }
}

impl Part {
    /// Whether it carries no points of its line: it only adds to them or takes from them, or from the unit's bonus and
    /// deduction points.
    pub fn carries_nothing(&self) -> bool {
        self.into_adjustments || self.worth.is_some_and(|worth| worth.is_zero())
    }

    /// Its limits where it is worth so many points: 0 and the points, or none where it carries nothing, unless others are
    /// written.
    pub fn limits(&self, points: Decimal) -> Limits {
        let unless = |written: Option<Bound>, default: Decimal| match written {
            Some(bound) => bound.points(),
            None => (!self.carries_nothing()).then_some(default),
        };
        Limits {
            least: unless(self.floor, Decimal::ZERO),
            most: unless(self.cap, points),
        }
    }

    /// The kind of the number that the curve sees.
    pub fn number_kind(&self) -> NumberKind {
        match self.against.others.map(|others| others.relation) {
            Some(Relation::Place) => NumberKind::Place,
            Some(Relation::Climb) => NumberKind::Climb,
            Some(Relation::Percentile | Relation::ToFirst | Relation::ToMean | Relation::Spread) => {
                NumberKind::Percent
            }
            None => self.compared_kind(),
        }
    }

    /// The kind of the number before it is held against those of others.
    pub fn compared_kind(&self) -> NumberKind {
        match self.against.compared {
            _ if self.against.earlier_number().is_none() => self.counted_kind(),
            Compared::Ratio => NumberKind::Percent,
            Compared::Difference => NumberKind::Difference,
            Compared::Growth => NumberKind::Growth,
        }
    }

    /// The kind of the number before it is held against an earlier one.
    pub fn counted_kind(&self) -> NumberKind {
        let is_ratio = matches!(self.what, What::Ratio { .. });
        let compares = is_ratio && self.against.earlier.is_none();
        if compares || self.against.target.is_some() {
            return match self.against.compared {
                Compared::Ratio => NumberKind::Percent,
                Compared::Difference => NumberKind::Difference,
                Compared::Growth => NumberKind::Growth,
            };
        }
        let is_plain = matches!(
            self.what,
            What::Rows { .. } | What::Sum { .. } | What::Mean { .. } | What::RosterNumber(_)
        );
        match &self.against.per {
            Some(per) if per.every.is_none() => NumberKind::Percent,
            _ if is_plain => NumberKind::Plain,
            _ => NumberKind::Percent,
        }
    }

    /// Whether a lower number that was counted gives a higher mark anywhere.
    pub fn pays_to_be_less(&self, curve: &Curve) -> bool {
        let by_place = self
            .against
            .others
            .is_some_and(|others| others.relation == Relation::Place);
        match self.against.less_is_better != by_place {
            true => curve.rises(self.number_kind()),
            false => curve.falls(self.number_kind()),
        }
    }

    /// Marks for each case, where the mark comes of them.
    pub fn amounts(&self) -> Option<&Amounts> {
        match &self.rule {
            MarkRule::Amounts(amounts) => Some(amounts),
            MarkRule::Curve(_) => None,
        }
    }
}

impl What {
    /// The ledger whose rows are looked at; none where none are.
    pub fn ledger(&self) -> Option<LedgerId> {
        match self {
            What::Deadlines { ledger, .. }
            | What::Good { ledger, .. }
            | What::Ratio { ledger, .. }
            | What::Sum { ledger, .. }
            | What::Mean { ledger, .. }
            | What::Rows { ledger }
            | What::Findings { ledger, .. } => Some(*ledger),
            What::RosterNumber(_)
            | What::Requirements(_)
            | What::Submission { .. }
            | What::Ladder
            | What::Rating(_)
            | What::Assessed
            | What::Results(_) => None,
        }
    }
}

impl RowWeight {
    /// The column.
    pub fn field(&self) -> FieldRef {
        match self {
            RowWeight::Column(field) | RowWeight::Codes(field, _) | RowWeight::Classes(field, _) => *field,
        }
    }
}

/// Where the weight of a row is taken from.
#[derive(Clone, Debug, PartialEq)]
pub enum RowWeight {
    /// A number column.
    Column(FieldRef),
    /// A column with a code list: the weight of each code, by its index.
    Codes(FieldRef, Vec<(usize, Decimal)>),
    /// A number column: from how much on, the weight; the highest first, the last without a limit.
    Classes(FieldRef, Vec<(Option<Decimal>, Decimal)>),
}

/// What a part looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Time limits of rows whose due date the period charges.
    Deadlines {
        /// Ledger with the rows.
        ledger: LedgerId,
        /// Time limits of that ledger that are looked at.
        deadlines: Vec<DeadlineId>,
    },
    /// Rows, each good or not by conditions.
    Good {
        /// Ledger with the rows.
        ledger: LedgerId,
        /// Conditions under which a row is good.
        good: Vec<Condition>,
    },
    /// Sum of one column ÷ sum of another.
    Ratio {
        /// Ledger with both columns.
        ledger: LedgerId,
        /// Column of the numerator.
        sum: ColumnId,
        /// Column of the denominator.
        over: ColumnId,
    },
    /// Sum of a column.
    Sum {
        /// Ledger with the column.
        ledger: LedgerId,
        /// The column.
        column: ColumnId,
    },
    /// Mean of a column.
    Mean {
        /// Ledger with the column.
        ledger: LedgerId,
        /// The column.
        column: ColumnId,
    },
    /// A number of the unit in the roster, by its column.
    RosterNumber(Arc<str>),
    /// Rows that are counted for being there.
    Rows {
        /// Ledger with the rows.
        ledger: LedgerId,
    },
    /// Findings in named columns, one case per cell.
    Findings {
        /// Ledger with the columns.
        ledger: LedgerId,
        /// The columns.
        columns: Vec<ColumnId>,
    },
    /// Cases of these requirements that enter the unit's score.
    Requirements(Vec<RequirementId>),
    /// A quality of the submissions of the unit.
    Submission {
        /// Which quality.
        aspect: Aspect,
        /// Ledgers looked at; empty = all that are due.
        ledgers: Vec<LedgerId>,
    },
    /// Confirmed misconduct cases, each with its number in the person's count.
    Ladder,
    /// Votes on the unit.
    Rating(RatingPart),
    /// A mark that the office enters in its register.
    Assessed,
    /// Mean of the results of earlier periods inside the period.
    Results(Results),
}

/// What is taken of the votes on a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingPart {
    /// The appraisal.
    pub rating: RatingId,
    /// Only these groups of raters, by their index; empty = all.
    pub raters: Vec<usize>,
    /// The share of these grades among the valid votes, by their index; empty = the mean of the votes.
    pub votes: Vec<usize>,
}

/// Results of the closed periods of a kind inside a period, as later corrected, each in per cent of its table's total,
/// and how their mean is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Kind of the periods.
    pub of: PeriodKind,
    /// Weights in order of the periods; empty = all alike.
    pub weights: Vec<Decimal>,
    /// Whether a period that is not closed counts as 0; otherwise the others share its weight.
    pub missing_is_zero: bool,
    /// Only so many, the best, are taken; none = all.
    pub best: Option<u32>,
}

/// A quality of submissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// 及时: each ledger is marked by its lateness.
    Timely,
    /// 缺报: ledgers that never came.
    Missing,
    /// 完整: share of required cells that are filled.
    Complete,
    /// 准确: kinds of findings in the data.
    Accurate,
    /// 退回: ledgers that the office sent back.
    Returned,
    /// 规范: irregularities of form that the office noted.
    Regular,
}

/// How the mark of a part is worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkRule {
    /// From a number, by a curve.
    Curve(Curve),
    /// From each case, by signed marks.
    Amounts(Amounts),
}
