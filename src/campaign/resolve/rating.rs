//! `[scoring]`, exemptions, ratings, adjustments, vetoes.

use super::super::definition::part::Part;
use super::super::definition::scoring::{Adjustment as WrittenAdjustment, Rating as WrittenRating};
use super::super::model::{
    AdjustmentKind, AdjustmentKindId, Bound, ById, ClauseId, EntryRule, Rating, RatingId, RatingPart,
    VetoKind, VetoKindId,
};
use super::super::reader::{Word, Written};
use super::{Resolver, number};
use crate::finding::{Kind, Place};
use crate::fold::fold;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A word with its points, where both could be read.
fn pairs(written: &[(Word, Option<Written<Decimal>>)]) -> Vec<(Arc<str>, Decimal)> {
    let pairs = written
        .iter()
        .filter_map(|(word, points)| Some((word.value.clone(), points.as_ref()?.value)));
    pairs.collect()
}

/// `[scoring]`.
pub(super) struct Scoring {
    pub clause: ClauseId,
    pub support_weight: Decimal,
    pub bonus_cap: Option<Decimal>,
    pub penalty_floor: Option<Decimal>,
}

impl Resolver<'_> {
    pub(super) fn scoring(&self) -> Scoring {
        let head = self.def.scoring.head.as_ref();
        let weight = head.and_then(|head| number(head.support_weight.as_ref()));
        Scoring {
            clause: head
                .and_then(|head| self.clause(&head.clause))
                .unwrap_or_default(),
            support_weight: weight.unwrap_or(Decimal::new(6, 1)),
            bonus_cap: head.and_then(|head| number(head.bonus_cap.as_ref())?.points()),
            penalty_floor: head.and_then(|head| number(head.penalty_floor.as_ref())?.points()),
        }
    }

    /// `[exemptions]`: the clause, and the per cent of a deduction that is waived when an exemption is partly granted.
    pub(super) fn exemptions(&self) -> (Option<ClauseId>, Decimal) {
        let written = self.def.scoring.exemptions.as_ref();
        let clause = written.and_then(|exemptions| self.clause(&exemptions.clause));
        let partial = written.and_then(|exemptions| number(exemptions.partial.as_ref()));
        (clause, partial.unwrap_or(Decimal::from(50)))
    }

    /// What entries of the office's registers need not state.
    pub(super) fn entry_rules(&self) -> Vec<EntryRule> {
        let written = self.def.scoring.entries.iter();
        let rules = written.filter_map(|entries| {
            Some(EntryRule {
                kind: entries.register.as_ref()?.value,
                clause: self.clause(&entries.clause).unwrap_or_default(),
                without: entries.without.iter().map(|ground| ground.value).collect(),
            })
        });
        rules.collect()
    }

    pub(super) fn ratings(&self) -> ById<RatingId, Rating> {
        let ratings = self.def.scoring.ratings.iter().map(|rating| {
            self.unique("评价等次", rating.grades.iter().map(|(grade, _)| grade));
            self.unique("评议主体", rating.raters.iter().map(|(rater, _)| rater));
            let raters = pairs(&rating.raters);
            let sum: Decimal = raters.iter().map(|(_, weight)| weight).sum();
            if !raters.is_empty() && sum != Decimal::ONE_HUNDRED {
                let kind = Kind::WeightsNot100 {
                    rating: rating.name.value.to_string(),
                    sum: sum.normalize().to_string(),
                };
                self.mistakes.add(kind, &rating.name.place);
            }
            Rating {
                name: rating.name.value.clone(),
                clause: self.clause(&rating.clause).unwrap_or_default(),
                grades: pairs(&rating.grades),
                raters,
                trim: number(rating.trim.as_ref()).unwrap_or_default(),
                abstain: self.abstentions(rating),
                range: self.range(rating),
            }
        });
        ratings.collect()
    }

    /// Words of an abstention, which may not be those of a vote.
    fn abstentions(&self, rating: &WrittenRating) -> Vec<Arc<str>> {
        for word in &rating.abstain {
            if rating
                .grades
                .iter()
                .any(|(grade, _)| fold(&grade.value) == fold(&word.value))
            {
                self.misplaced("abstain", "这个词已经是一个等次，不能又是弃权", word);
            }
        }
        rating.abstain.iter().map(|word| word.value.clone()).collect()
    }

    /// Least and most that a vote in numbers may be.
    fn range(&self, rating: &WrittenRating) -> (Decimal, Decimal) {
        let whole = (Decimal::ZERO, Decimal::ONE_HUNDRED);
        let Some(range) = &rating.range else {
            return whole;
        };
        if !rating.grades.is_empty() {
            self.misplaced("range", "票上写的是等次（grades），没有数可限", &rating.name);
        }
        match range.as_slice() {
            [least, most] if least.value < most.value => (least.value, most.value),
            _ => {
                let reason = "写最低、最高两个数，最低的小，例如range = [0, 10]";
                self.misplaced("range", reason, &rating.name);
                whole
            }
        }
    }

    /// What a part takes of the votes on a unit.
    pub(super) fn rating_part(&self, name: &Word, part: &Part) -> Option<RatingPart> {
        let id = self.names.ratings.get(name, self.mistakes)?;
        let rating = self.def.scoring.ratings.get(id.0)?;
        let listed = |written: &Option<Vec<Word>>, known: &[(Word, Option<Written<Decimal>>)], what: &str| {
            let found = written.iter().flatten().filter_map(|word| {
                let at = known
                    .iter()
                    .position(|(name, _)| fold(&name.value) == fold(&word.value));
                if at.is_none() {
                    let family = format!("评议“{}”的{what}", name.value);
                    self.no_such(&family, word, known.iter().map(|(name, _)| &*name.value));
                }
                at
            });
            found.collect::<Vec<usize>>()
        };
        Some(RatingPart {
            rating: id,
            raters: listed(&part.raters, &rating.raters, "主体"),
            votes: listed(&part.votes, &rating.grades, "等次"),
        })
    }

    pub(super) fn adjustments(&self) -> ById<AdjustmentKindId, AdjustmentKind> {
        let written = self.def.scoring.adjustments.iter();
        self.unique("加减分", written.clone().map(|adjustment| &adjustment.name));
        let adjustments = written.map(|adjustment| {
            self.unique("加减分级别", adjustment.levels.iter().map(|(level, _)| level));
            self.limits_of_adjustment(adjustment);
            AdjustmentKind {
                name: adjustment.name.value.clone(),
                clause: self.clause(&adjustment.clause).unwrap_or_default(),
                levels: pairs(&adjustment.levels),
                floor: number(adjustment.floor.as_ref()).and_then(Bound::points),
                cap: number(adjustment.cap.as_ref()).and_then(Bound::points),
                same_matter: adjustment.same_matter,
                zeroes: adjustment.zeroes,
            }
        });
        adjustments.collect()
    }

    /// A limit on a side to which no level goes is read by nothing.
    fn limits_of_adjustment(&self, written: &WrittenAdjustment) {
        let amounts = written.levels.iter().filter_map(|(_, amount)| amount.as_ref());
        let amounts: Vec<Decimal> = amounts.map(|amount| amount.value).collect();
        let whole = amounts.len() == written.levels.len();
        let refuse = |key: &str, reason: &str, place: &Place| {
            let (key, reason) = (key.into(), reason.into());
            self.mistakes.add(Kind::KeyMisplaced { key, reason }, place);
        };
        if let Some(floor) = written.floor.as_ref().filter(|_| whole)
            && !amounts.iter().any(|amount| *amount < Decimal::ZERO)
        {
            refuse("floor", "这一类只有加分，没有扣分；加分的上限写cap", &floor.place);
        }
        if let Some(cap) = written.cap.as_ref().filter(|_| whole)
            && !amounts.iter().any(|amount| *amount > Decimal::ZERO)
        {
            refuse(
                "cap",
                "这一类只有扣分，没有加分；最多扣5分写成floor = -5",
                &cap.place,
            );
        }
    }

    pub(super) fn vetoes(&self) -> ById<VetoKindId, VetoKind> {
        let written = self.def.scoring.vetoes.iter();
        self.unique("一票否决", written.clone().map(|veto| &veto.name));
        let vetoes = written.map(|veto| VetoKind {
            name: veto.name.value.clone(),
            clause: self.clause(&veto.clause).unwrap_or_default(),
            effects: veto.effects.clone(),
            propose: veto.propose.as_ref().and_then(|(word, conditions)| {
                let ledger = self.ledger(word)?;
                Some((ledger, self.counted_conditions(ledger, conditions)))
            }),
        });
        vetoes.collect()
    }
}
