//! Score tables: 100 points, numbered by order.

use super::super::definition::scoring::Table as Written;
use super::super::model::{ById, ScoreTable, Section, TableId, TableLine, TieBreaker};
use super::super::reader::{Word, hint};
use super::Resolver;
use crate::finding::Kind;
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
        self.sums_to_100(table);
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
            Section {
                name: section.name.value.clone(),
                lines: lines.collect(),
            }
        });
        ScoreTable {
            name: table.name.value.clone(),
            clause: self.clause(&table.clause).unwrap_or_default(),
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

    /// Checks that the points add up to 100, where the points of every line could be read.
    fn sums_to_100(&self, table: &Written) {
        let lines = table.sections.iter().flat_map(|section| &section.lines);
        let points: Option<Vec<Decimal>> = lines.map(|(_, points)| Some(points.as_ref()?.value)).collect();
        let Some(sum) = points.map(|points| points.into_iter().sum::<Decimal>()) else {
            return;
        };
        if sum != Decimal::ONE_HUNDRED && self.def.whole {
            let kind = Kind::PointsNot100 {
                table: table.name.value.to_string(),
                sum: sum.normalize().to_string(),
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
