//! Factors: what they go by, and that nothing hangs on itself.

use super::super::definition::factor::{By, Factor as Written, Found, MOST};
use super::super::model::{
    Against, Bound, Campaign, Factor, FactorBy, FactorWhen, IndicatorId, MarkRule, Part, Unit, What,
};
use super::super::reader::Word;
use super::Resolver;
use crate::curve::{Curve, Shape};
use crate::number::parse_plain;
use rust_decimal::Decimal;

impl Resolver<'_> {
    /// `times` of an indicator, a section or a table.
    pub(super) fn factors(&self, written: &[Written]) -> Vec<Factor> {
        written.iter().filter_map(|factor| self.factor(factor)).collect()
    }

    fn factor(&self, written: &Written) -> Option<Factor> {
        let ways = [
            ("missed", written.missed.is_some()),
            ("unmet", written.unmet.is_some()),
            ("found", written.found.is_some()),
        ];
        let ways = ways.iter().filter(|(_, is)| *is);
        let ways: Vec<&str> = ways.map(|(key, _)| *key).collect();
        if ways.len() > 1 {
            let reason = "一个系数只看一件事；几件事各写一个系数，都合的就连着乘";
            self.keys_together(&written.place, &ways.join("、"), reason);
            return None;
        }
        let by = match written.by.as_ref()? {
            By::Number(number) if number.value == Decimal::ONE => {
                let reason = "乘以1什么也不变";
                self.keys_together(&number.place, "factor", reason);
                return None;
            }
            By::Number(number) => FactorBy::Number(number.value),
            By::Roster(word) => {
                let column = self.roster_number(word)?;
                self.factors_of_units(word, &column);
                FactorBy::Roster(column)
            }
        };
        let when = match (&written.missed, &written.unmet, &written.found) {
            (Some(missed), ..) => FactorWhen::Missed(self.names.indicators.get(missed, self.mistakes)?),
            (_, Some(unmet), _) => FactorWhen::Unmet(self.names.requirements.get(unmet, self.mistakes)?),
            (.., Some(found)) => FactorWhen::Found(Box::new(self.found(found)?)),
            (None, None, None) => FactorWhen::Always,
        };
        Some(Factor { by, when })
    }

    /// Reports units whose number in the roster is no factor that could be written.
    fn factors_of_units(&self, word: &Word, column: &str) {
        let units = self.roster.roster.units.iter().filter(|unit| unit.ranked);
        let number = |unit: &Unit| parse_plain(unit.attributes.get(column)?);
        let beyond = units
            .filter(|unit| number(unit).is_some_and(|by| by < Decimal::ZERO || by > Decimal::from(MOST)));
        let names: Vec<&str> = beyond.map(|unit| &*unit.name).collect();
        if !names.is_empty() {
            let reason = format!("系数要在0至{MOST}之间，花名册里不是的有：{}", names.join("、"));
            self.keys_together(&word.place, "factor、roster", &reason);
        }
    }

    /// Rows of a ledger, counted as a part of no indicator counts them.
    fn found(&self, found: &Found) -> Option<Part> {
        let ledger = self.ledger(&found.ledger)?;
        Some(Part {
            indicator: IndicatorId::default(),
            at: 0,
            counted: "".into(),
            what: What::Rows { ledger },
            conditions: self.counted_conditions(ledger, &found.conditions),
            worth: None,
            floor: Some(Bound::Open),
            cap: Some(Bound::Open),
            into_adjustments: false,
            none_due: None,
            against: Against::default(),
            rule: MarkRule::Curve(Curve {
                shape: Shape::Proportion,
                zero_below: None,
            }),
            lead_only: false,
            late_counts: false,
            carried: false,
            apiece: false,
            weight: None,
        })
    }

    /// Reports factors that look at an indicator of another table, or at one that hangs on them.
    pub(super) fn factors_can_be_told(&self, campaign: &Campaign) {
        for (id, written) in self.def.scoring.indicators.with_ids() {
            let missed = missed(&campaign.indicators[id].times);
            if missed.iter().any(|other| hangs_on(campaign, *other, id)) {
                let reason = "它没有得满分与否，要等那个指标；那个指标又要等它，绕成了圈";
                self.misplaced("times", reason, &written.name);
            }
        }
        for (table, written) in campaign.tables.iter().zip(self.def.scoring.tables.iter()) {
            let lines = || table.sections.iter().flat_map(|section| &section.lines);
            let of_lines = lines().flat_map(|line| &campaign.indicators[line.indicator].times);
            let of_sections = table.sections.iter().flat_map(|section| &section.times);
            for other in missed(of_lines.chain(of_sections).chain(&table.times)) {
                if lines().all(|line| line.indicator != other) {
                    let name = &campaign.indicators[other].name;
                    let reason = format!("系数要看的指标“{name}”不在这张评分表里，看不到它得没得满分");
                    self.misplaced("times", &reason, &written.name);
                }
            }
        }
    }
}

/// Indicators that factors look at.
fn missed<'f>(factors: impl IntoIterator<Item = &'f Factor>) -> Vec<IndicatorId> {
    let of = |factor: &Factor| match factor.when {
        FactorWhen::Missed(indicator) => Some(indicator),
        _ => None,
    };
    factors.into_iter().filter_map(of).collect()
}

/// Whether the mark of an indicator hangs on that of another, or is it.
fn hangs_on(campaign: &Campaign, one: IndicatorId, other: IndicatorId) -> bool {
    let mut open = vec![one];
    let mut seen = Vec::new();
    while let Some(next) = open.pop() {
        if next == other {
            return true;
        }
        if !seen.contains(&next) {
            seen.push(next);
            open.extend(missed(&campaign.indicators[next].times));
        }
    }
    false
}
