//! Score tables: lines numbered by order, points that add up to the total, limits.

use super::super::definition::limit::Limit;
use super::super::definition::scoring::{Section as WrittenSection, Table as Written};
use super::super::model::{Bound, ById, ScoreTable, Section, TableId, TableLine, TieBreaker};
use super::super::reader::{Word, hint};
use super::{Resolver, number};
use crate::curve::Limits;
use crate::finding::{Kind, Place};
use crate::fold::fold;
use rust_decimal::Decimal;

/// Tie-breakers that need no name of a section or indicator.
const BUILT_IN: [(&str, TieBreaker); 2] = [
    ("减分少", TieBreaker::FewerDeductions),
    ("报送早", TieBreaker::EarlierSubmission),
];

impl Resolver<'_> {
    pub(super) fn tables(&self) -> ById<TableId, ScoreTable> {
        self.def
            .scoring
            .tables
            .iter()
            .map(|table| self.score_table(table))
            .collect()
    }

    fn score_table(&self, table: &Written) -> ScoreTable {
        if self.def.whole {
            self.lines_are_unique(table);
        }
        self.sums_to_total(table);
        let floor = number(table.floor.as_ref());
        let floor = floor.map_or(Some(Decimal::ZERO), Bound::points);
        let sections = table.sections.iter().enumerate().map(|(s, section)| {
            let lines = section
                .lines
                .iter()
                .enumerate()
                .filter_map(|(l, (indicator, points))| {
                    Some(TableLine {
                        number: format!("{}.{}", s + 1, l + 1).into(),
                        indicator: self.names.indicators.get(indicator, self.mistakes)?,
                        points: points.as_ref()?.value,
                    })
                });
            self.folds(section);
            Section {
                name: section.name.value.clone(),
                times: self.factors(&section.times),
                limits: self.limits(
                    number(section.floor.as_ref()).and_then(Bound::points),
                    &section.cap,
                ),
                folds_to: number(section.folds_to.as_ref()),
                lines: lines.collect(),
            }
        });
        ScoreTable {
            name: table.name.value.clone(),
            clause: self.clause(&table.clause).unwrap_or_default(),
            total: total(table),
            times: self.factors(&table.times),
            limits: self.limits(floor, &table.cap),
            sections: sections.collect(),
            tie_breakers: table
                .tie_breakers
                .iter()
                .filter_map(|word| self.tie_breaker(table, word))
                .collect(),
        }
    }

    fn lines_are_unique(&self, table: &Written) {
        self.unique("部分", table.sections.iter().map(|section| &section.name));
        let lines = table.sections.iter().flat_map(|section| &section.lines);
        self.unique("评分表里的指标", lines.map(|(indicator, _)| indicator));
    }

    fn limits(&self, floor: Option<Decimal>, cap: &Limit) -> Limits {
        let limits = Limits {
            least: floor,
            most: number(cap.as_ref()).and_then(Bound::points),
        };
        if let Some(cap) = cap {
            self.limits_leave_room(limits, &cap.place);
        }
        limits
    }

    /// A lower limit that is not below the upper one makes every mark the same.
    pub(super) fn limits_leave_room(&self, limits: Limits, place: &Place) {
        if limits
            .least
            .zip(limits.most)
            .is_some_and(|(least, most)| least >= most)
        {
            self.keys_together(place, "floor、cap", "最少的不比最多的少，谁都得一样的分");
        }
    }

    /// What is folded must have points, and come to something else.
    fn folds(&self, section: &WrittenSection) {
        let (Some(folds), Some(sum)) = (&section.folds_to, sum(section)) else {
            return;
        };
        let reason = match () {
            () if folds.value.is_zero() => "折算成0分等于不计分；不计分的指标把points写成0",
            () if sum.is_zero() => "这一块没有有分值的指标，没有可折算的",
            () if sum == folds.value => "各行分值的合计就是这么多，不用折算",
            () => return,
        };
        self.misplaced_at("folds_to", reason, &folds.place);
    }

    fn misplaced_at(&self, key: &str, reason: &str, place: &Place) {
        let (key, reason) = (key.into(), reason.into());
        if self.def.whole {
            self.mistakes.add(Kind::KeyMisplaced { key, reason }, place);
        }
    }

    /// Checks that the points add up to the total, where the points of every line could be read.
    fn sums_to_total(&self, table: &Written) {
        let sections = table.sections.iter();
        let points = sections.map(|section| number(section.folds_to.as_ref()).or(sum(section)));
        let Some(sum) = points.sum::<Option<Decimal>>() else {
            return;
        };
        if sum != total(table) && self.def.whole {
            let kind = Kind::PointsNot100 {
                table: table.name.value.to_string(),
                sum: sum.normalize().to_string(),
                total: total(table).normalize().to_string(),
            };
            self.mistakes.add(kind, &table.name.place);
        }
    }

    /// A section of the table, an indicator in it, or a built-in one.
    fn tie_breaker(&self, table: &Written, word: &Word) -> Option<TieBreaker> {
        let wanted = fold(&word.value);
        let is = |other: &Word| fold(&other.value) == wanted;
        if let Some((_, breaker)) = BUILT_IN.iter().find(|(name, _)| *name == &*word.value) {
            return Some(*breaker);
        }
        if let Some(section) = table.sections.iter().position(|section| is(&section.name)) {
            return Some(TieBreaker::Section(section));
        }
        let lines = || table.sections.iter().flat_map(|section| &section.lines);
        if lines().any(|(indicator, _)| is(indicator)) {
            return self.names.indicators.find(&word.value).map(TieBreaker::Indicator);
        }
        let sections = table.sections.iter().map(|section| &*section.name.value);
        let names = sections.chain(lines().map(|(indicator, _)| &*indicator.value));
        let names = names.chain(BUILT_IN.iter().map(|(name, _)| *name));
        let kind = Kind::Dangling {
            family: format!("评分表“{}”的部分或指标", table.name.value),
            name: word.value.to_string(),
            hint: hint(
                &word.value,
                names,
                "请写这张评分表里的部分、指标，或“减分少”“报送早”",
            ),
        };
        if self.def.whole && !word.is_unread() {
            self.mistakes.add(kind, &word.place);
        }
        None
    }
}

/// Points of the table together.
fn total(table: &Written) -> Decimal {
    number(table.total.as_ref()).unwrap_or(Decimal::ONE_HUNDRED)
}

/// Points of the lines of a section together; none where one could not be read.
fn sum(section: &WrittenSection) -> Option<Decimal> {
    let points = section.lines.iter();
    points.map(|(_, points)| Some(points.as_ref()?.value)).sum()
}
