//! Groups with their boards, the ranking's edges, the spot check.

use super::super::definition::campaign::{Board, Group as Written};
use super::super::model::{BlackRule, ById, Group, GroupId, IndicatorId, Ranking, RedRule, TableId};
use super::super::reader::Word;
use super::{Resolver, number};
use crate::finding::Kind;
use rust_decimal::Decimal;

impl Resolver<'_> {
    pub(super) fn groups(&self) -> ById<GroupId, Group> {
        let groups = self.def.campaign.groups.iter().map(|group| {
            let year_table = group.year_table.as_ref();
            Group {
                name: group.name.value.clone(),
                clause: self.clause(&group.clause).unwrap_or_default(),
                table: self.table(&group.table).unwrap_or_default(),
                year_table: year_table.and_then(|table| self.table(table)),
                red: self.red(group),
                black: self.black(group),
            }
        });
        groups.collect()
    }

    fn table(&self, word: &Word) -> Option<TableId> {
        self.names.tables.get(word, self.mistakes)
    }

    fn black(&self, group: &Written) -> BlackRule {
        let board = group.black.as_ref();
        if let Some(board) = board
            && board.few_under.is_some() != board.few_places.is_some()
        {
            self.together("few_under和few_places", "要么都写，要么都不写", &group.name);
        }
        BlackRule {
            places: board
                .and_then(|board| number(board.places.as_ref()))
                .unwrap_or_default(),
            below: board.and_then(|board| number(board.below.as_ref())),
            missed: self.missed(group, board, "黑榜"),
            few_under: board.and_then(|board| number(board.few_under.as_ref())),
            few_places: board.and_then(|board| number(board.few_places.as_ref())),
        }
    }

    fn red(&self, group: &Written) -> RedRule {
        let board = group.red.as_ref();
        RedRule {
            places: board
                .and_then(|board| number(board.places.as_ref()))
                .unwrap_or_default(),
            at_least: board.and_then(|board| number(board.at_least.as_ref())),
            missed: self.missed(group, board, "红榜"),
        }
    }

    fn missed(&self, group: &Written, board: Option<&Board>, list: &str) -> Vec<IndicatorId> {
        let words = board.map_or(&[][..], |board| &board.missed);
        self.unique("missed里的指标", words.iter());
        let missed = words
            .iter()
            .filter_map(|word| self.missed_line(group, word, list));
        missed.collect()
    }

    /// What may be missed must be a line with points of the group's own tables, else the condition can never hold.
    fn missed_line(&self, group: &Written, word: &Word, list: &str) -> Option<IndicatorId> {
        let indicator = self.names.indicators.get(word, self.mistakes)?;
        let names = std::iter::once(&group.table).chain(&group.year_table);
        let tables = names.filter_map(|name| self.names.tables.find(&name.value));
        let sections = tables.flat_map(|table| &self.def.scoring.tables[table].sections);
        let mut lines = sections.flat_map(|section| &section.lines);
        let is_it = |line: &Word| self.names.indicators.find(&line.value) == Some(indicator);
        let has_points = |points: Option<Decimal>| points.is_none_or(|points| !points.is_zero());
        if !lines.any(|(line, points)| is_it(line) && has_points(number(points.as_ref()))) && self.def.whole {
            let kind = Kind::MissedNotInTable {
                of: format!("“{}”的{list}条件", group.name.value),
                indicator: word.value.to_string(),
                table: group.table.value.to_string(),
            };
            self.mistakes.add(kind, &word.place);
        }
        Some(indicator)
    }

    /// `[ranking]`; without it, a tie across the last place puts none of the tied units on the list.
    pub(super) fn ranking(&self) -> Ranking {
        let written = self.def.campaign.ranking.as_ref();
        let own = written.and_then(|ranking| self.clause(&ranking.clause));
        let head = self
            .head()
            .and_then(|head| self.names.clauses.find(&head.clause.value));
        Ranking {
            clause: own.or(head).unwrap_or_default(),
            across_takes_all: written.is_some_and(|ranking| ranking.across_takes_all),
            progress_places: written.and_then(|ranking| number(ranking.progress_places.as_ref())),
        }
    }
}
