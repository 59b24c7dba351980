//! Groups with their boards, the ranking's edges, the spot check.

use super::super::definition::campaign::{Board, Group as Written};
use super::super::model::{BlackRule, ById, Group, GroupId, IndicatorId, Ranking, RedRule, TableId};
use super::super::reader::Word;
use super::{Resolver, number};
use crate::finding::Kind;

impl Resolver<'_> {
    pub(super) fn groups(&self) -> ById<GroupId, Group> {
        let groups = self.def.campaign.groups.iter().map(|group| {
            let year_table = group.year_table.as_ref();
            Group {
                name: group.name.value.clone(),
                clause: self.clause(&group.clause).unwrap_or_default(),
                table: self.table(&group.table).unwrap_or_default(),
                year_table: year_table.and_then(|table| self.table(table)),
                red: red(group.red.as_ref()),
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
        let missed = board.and_then(|board| board.missed.as_ref());
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
            missed: missed.and_then(|missed| self.missed(group, missed)),
            few_under: board.and_then(|board| number(board.few_under.as_ref())),
            few_places: board.and_then(|board| number(board.few_places.as_ref())),
        }
    }

    /// A missed target must be a line of the group's own table, else the condition can never hold.
    fn missed(&self, group: &Written, missed: &Word) -> Option<IndicatorId> {
        let indicator = self.names.indicators.get(missed, self.mistakes)?;
        let table = self.names.tables.find(&group.table.value)?;
        let mut lines = self.def.scoring.tables[table]
            .sections
            .iter()
            .flat_map(|section| &section.lines);
        let indicators = &self.names.indicators;
        if !lines.any(|(line, _)| indicators.find(&line.value) == Some(indicator)) {
            let kind = Kind::MissedNotInTable {
                group: group.name.value.to_string(),
                indicator: missed.value.to_string(),
                table: group.table.value.to_string(),
            };
            self.mistakes.add(kind, &missed.place);
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

fn red(board: Option<&Board>) -> RedRule {
    RedRule {
        places: board
            .and_then(|board| number(board.places.as_ref()))
            .unwrap_or_default(),
        at_least: board.and_then(|board| number(board.at_least.as_ref())),
    }
}
