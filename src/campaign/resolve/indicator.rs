//! Indicators and what their parts look at.

use super::super::definition::mark::Amount as WrittenAmount;
use super::super::definition::part::{Over, Part as Written, Target};
use super::super::definition::scoring::Indicator as WrittenIndicator;
use super::super::model::{Bound, ById, Combine, Indicator, IndicatorId, LedgerId, MarkRule, Part, What};
use super::super::reader::Word;
use super::field::NUMBER;
use super::results::results;
use super::{Resolver, number};
use crate::curve::Limits;
use crate::finding::Kind;
use crate::fold::fold;
use rust_decimal::Decimal;

impl Resolver<'_> {
    pub(super) fn indicators(&self) -> ById<IndicatorId, Indicator> {
        let indicators = self.def.scoring.indicators.with_ids();
        let indicators = indicators.map(|(id, indicator)| Indicator {
            name: indicator.name.value.clone(),
            clause: self.clause(&indicator.clause).unwrap_or_default(),
            parts: self.parts(id, indicator),
            combine: number(indicator.combine.as_ref()).unwrap_or_default(),
            times: self.factors(&indicator.times),
            floor: number(indicator.floor.as_ref()),
            cap: number(indicator.cap.as_ref()),
        });
        indicators.collect()
    }

    fn parts(&self, indicator: IndicatorId, whole: &WrittenIndicator) -> Vec<Part> {
        let written = whole.parts.as_slice();
        self.combined(whole);
        let size = |part: &Written| number(part.worth.as_ref());
        if let [only] = written
            && size(only).is_some_and(|size| !size.is_zero())
        {
            self.part_mistake(only, "worth", "只有这一部分，分值就是评分表里的");
        }
        let takes_off = |part: &Written| size(part).is_some_and(|size| size.is_zero());
        if let Some(first) = written.first().filter(|_| written.iter().all(takes_off)) {
            self.part_mistake(first, "worth", "各部分的分值都是0，这个指标谁也得不了分");
        }
        let parts = written.iter().enumerate();
        parts
            .filter_map(|(at, part)| self.part((indicator, at), part))
            .collect()
    }

    /// Reports a way to combine that has nothing to combine, or parts that cannot be.
    fn combined(&self, whole: &WrittenIndicator) {
        let Some(combine) = &whole.combine else { return };
        if let [only] = whole.parts.as_slice() {
            self.part_mistake(only, "combine", "只有一部分，没有可合的");
        }
        if combine.value == Combine::Sum {
            return;
        }
        for part in &whole.parts {
            for (key, is_written) in [("worth", part.worth.is_some()), ("into", part.into.is_some())] {
                if is_written {
                    let reason = "取高、取低、平均的，每一部分都按整行的分值算";
                    self.keys_together(&part.place, &format!("combine、{key}"), reason);
                }
            }
        }
    }

    /// Reports limits of a part that leave no room, or that make it cheaper to be later, to send nothing or to spoil a
    /// figure.
    fn limits_hold(&self, written: &Written, part: &Part) {
        let place = &written.place;
        let limits = Limits {
            least: part.floor.and_then(Bound::points),
            most: part.cap.and_then(Bound::points),
        };
        self.limits_leave_room(limits, place);
        let below_nothing = match part.floor {
            Some(Bound::Open) => true,
            Some(Bound::At(least)) => least < Decimal::ZERO,
            None => false,
        };
        let late = part.amounts().and_then(|amounts| amounts.late);
        let of_ledgers = matches!(part.what, What::Submission { .. });
        if late.is_some_and(|late| late.zero.is_some() || of_ledgers) {
            if below_nothing {
                let reason =
                    "迟到一定时候、缺报的得0分，再倒扣的，迟得更久反而扣得少；floor不写，就是扣完为止";
                self.keys_together(place, "floor、late", reason);
            }
            if part.carries_nothing() {
                let reason = match of_ledgers {
                    true => "不占分值的，缺报的没有分可扣；给这一部分写上分值（worth）",
                    false => "不占分值的没有分可得0；去掉zero，或者给这一部分写上分值（worth）",
                };
                self.keys_together(place, "late、worth", reason);
            }
        }
        if let (What::Sum { .. } | What::Mean { .. }, MarkRule::Curve(curve), Some(Bound::Open)) =
            (&part.what, &part.rule, part.floor)
            && part.pays_to_be_less(curve)
        {
            let reason = "数越大分越低的，读不出来的数按最少的分计，要写最少几分，例如floor = -100";
            self.keys_together(place, "floor、sum", reason);
        }
    }

    /// `at`: its place among the parts of the indicator.
    fn part(&self, (indicator, at): (IndicatorId, usize), written: &Written) -> Option<Part> {
        let ledger = written.ledger.as_ref().map(|word| self.ledger(word));
        self.needs_a_ledger(written);
        self.pairs(written);
        let what = self.what(written, ledger);
        let rule = self.mark_rule(written, ledger.flatten());
        let conditions = match ledger.flatten() {
            Some(ledger) => self.counted_conditions(ledger, &written.conditions),
            None => Vec::new(),
        };
        let weight = match (&written.weight, ledger.flatten()) {
            (Some(weight), Some(ledger)) => self.row_weight(ledger, weight),
            _ => None,
        };
        let part = Part {
            indicator,
            at,
            counted: written.counted.as_str().into(),
            what: what?,
            conditions,
            worth: number(written.worth.as_ref()),
            floor: number(written.floor.as_ref()),
            cap: number(written.cap.as_ref()),
            into_adjustments: written.into.is_some(),
            none_due: number(written.none_due.as_ref()),
            against: self.against(written),
            rule: rule?,
            lead_only: written.lead_only,
            late_counts: written.late_counts,
            carried: written.carried,
            apiece: written.apiece,
            weight,
        };
        self.limits_hold(written, &part);
        self.shares_of_one(written, &part);
        Some(part)
    }

    /// What a part looks at; anything but exactly one key for it is a mistake.
    fn what(&self, written: &Written, ledger: Option<Option<LedgerId>>) -> Option<What> {
        let kinds = [
            ("ledger", written.ledger.is_some()),
            ("requirements", written.requirements.is_some()),
            ("submission", written.submission.is_some()),
            ("ladder", written.ladder.is_some()),
            ("rating", written.rating.is_some()),
            ("assessed", written.assessed),
            ("results", written.results.is_some()),
            ("roster", written.roster.is_some()),
        ];
        let written_kinds = kinds.iter().filter(|(_, is)| *is);
        let found: Vec<&str> = written_kinds.map(|(name, _)| *name).collect();
        if found.len() != 1 {
            let found = match found.as_slice() {
                [] => "要数的什么也没有".to_owned(),
                several => several.join("和"),
            };
            if self.def.whole {
                self.mistakes.add(Kind::PartKind { found }, &written.place);
            }
            return None;
        }
        if let Some(ledger) = ledger {
            return self.rows(written, ledger?);
        }
        if let Some(words) = &written.requirements {
            let requirements = &self.names.requirements;
            let ids = words
                .iter()
                .filter_map(|word| requirements.get(word, self.mistakes));
            return Some(What::Requirements(ids.collect()));
        }
        if let Some(aspect) = &written.submission {
            let words = written.ledgers.as_deref().unwrap_or_default();
            return Some(What::Submission {
                aspect: aspect.value,
                ledgers: words.iter().filter_map(|word| self.ledger(word)).collect(),
            });
        }
        if let Some(rating) = &written.rating {
            return self.rating_part(rating, written).map(What::Rating);
        }
        if let Some(column) = &written.roster {
            return self.roster_number(column).map(What::RosterNumber);
        }
        if let Some(ladder) = &written.ladder {
            return self.ladder_of(written, ladder).then_some(What::Ladder);
        }
        let results = written.results.as_ref().map(|of| results(of.value, written));
        Some(results.map_or(What::Assessed, What::Results))
    }

    /// Whether there is such a ladder; a part has marks for each of its steps.
    fn ladder_of(&self, written: &Written, name: &Word) -> bool {
        let Some(ladder) = &self.def.campaign.ladder else {
            self.part_mistake(written, "ladder", "campaign.toml里没有写[ladder]");
            return false;
        };
        if fold(&ladder.name.value) != fold(&name.value) {
            let reason = format!("campaign.toml里的[ladder]叫“{}”", ladder.name.value);
            self.misplaced("ladder", &reason, name);
        }
        match &written.marks.amount {
            Some(WrittenAmount::Nth(amounts)) => {
                let (steps, amounts) = (ladder.steps.len(), amounts.len());
                if steps != 0 && steps != amounts {
                    let reason = format!("[ladder]有{steps}步，这里却写了{amounts}个扣分额");
                    self.part_mistake(written, "amount", &reason);
                }
            }
            _ if written.holds_unknown => {}
            _ => {
                let reason = "逐次的要写amount：第一次、第二次……各扣多少，例如[-1, -2, -3]";
                self.keys_together(&written.place, "ladder、amount", reason);
            }
        }
        true
    }

    /// What is looked at of the rows of a ledger.
    fn rows(&self, written: &Written, ledger: LedgerId) -> Option<What> {
        let ways = [
            written.deadlines.is_some(),
            written.good.is_some(),
            written.sum.is_some() || written.mean.is_some(),
            written.findings.is_some(),
        ];
        if ways.into_iter().filter(|way| *way).count() > 1 {
            let found = "deadlines、good、sum（mean）、findings中的几种".to_owned();
            self.mistakes.add(Kind::PartKind { found }, &written.place);
            return None;
        }
        if let Some(words) = &written.deadlines {
            let deadlines = self.deadline_ids(ledger, words);
            return Some(What::Deadlines { ledger, deadlines });
        }
        if let Some(good) = &written.good {
            let good = self.counted_conditions(ledger, good);
            return Some(What::Good { ledger, good });
        }
        if let Some(words) = &written.findings {
            let columns = words.iter().filter_map(|word| self.own_column(ledger, word));
            return Some(What::Findings {
                ledger,
                columns: columns.collect(),
            });
        }
        self.figures(written, ledger)
    }

    /// Rows, or the sum or mean of a column of them.
    fn figures(&self, written: &Written, ledger: LedgerId) -> Option<What> {
        let column = |word: &Word| {
            let column = self.typed_column(ledger, word, &NUMBER)?;
            Some(self.count_column(ledger, column))
        };
        if let Some(mean) = &written.mean {
            let column = column(mean)?;
            return Some(What::Mean { ledger, column });
        }
        let below = match (&written.over, &written.target) {
            (Some(Over::Column(over)), _) => Some(over),
            (_, Some(Target::Column(target))) => Some(target),
            _ => None,
        };
        match (&written.sum, below) {
            (Some(sum), Some(over)) => {
                let (sum, over) = (column(sum), column(over));
                Some(What::Ratio {
                    ledger,
                    sum: sum?,
                    over: over?,
                })
            }
            (Some(sum), None) => {
                let column = column(sum)?;
                Some(What::Sum { ledger, column })
            }
            (None, None) => Some(What::Rows { ledger }),
            (None, Some(_)) => {
                self.part_mistake(
                    written,
                    "over、target",
                    "写的是一列的，要和sum一起写：哪一列的合计",
                );
                None
            }
        }
    }

    /// Reports keys that select what is looked at in a part that looks at no rows.
    fn needs_a_ledger(&self, written: &Written) {
        let needing = [
            ("deadlines", written.deadlines.is_some()),
            ("good", written.good.is_some()),
            ("sum", written.sum.is_some()),
            ("mean", written.mean.is_some()),
            ("over", written.over.is_some()),
            ("findings", written.findings.is_some()),
        ];
        for (key, _) in needing
            .into_iter()
            .filter(|(_, is)| *is && written.ledger.is_none())
        {
            self.part_mistake(written, key, "只用于数台账的行（要写ledger）");
        }
    }

    pub(super) fn part_mistake(&self, written: &Written, key: &str, reason: &str) {
        let kind = Kind::KeyMisplaced {
            key: key.into(),
            reason: reason.into(),
        };
        if self.def.whole {
            self.mistakes.add(kind, &written.place);
        }
    }
}
