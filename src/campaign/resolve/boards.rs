//! Groups with their boards, the ranking's edges, the spot check.

use super::super::definition::group::{Board, Group as Written};
use super::super::model::{
    BlackRule, ById, Group, GroupId, IndicatorId, PeriodKind, Ranking, RedRule, TableId,
};
use super::super::reader::{Word, Written as WrittenWord};
use super::{Resolver, number};
use crate::finding::Kind;
use rust_decimal::Decimal;

impl Resolver<'_> {
    pub(super) fn groups(&self) -> ById<GroupId, Group> {
        let groups = self.def.campaign.groups.iter().map(|group| {
            self.tables_by_kind(group);
            let tables = group.tables.iter();
            let tables = tables.filter_map(|(of, table)| Some((of.as_ref()?.value, self.table(table)?)));
            Group {
                name: group.name.value.clone(),
                clause: self.clause(&group.clause).unwrap_or_default(),
                table: group.table.as_ref().and_then(|table| self.table(table)),
                tables: tables.collect(),
                red: self.red(group),
                black: self.black(group),
                grading: self.grading(group),
            }
        });
        groups.collect()
    }

    /// Reports kinds of periods with two tables, without any, or that are not run.
    fn tables_by_kind(&self, group: &Written) {
        let run = self.kinds_run();
        if group.table.is_none() && group.tables.is_empty() {
            let reason = "要写用哪张评分表：table，或者各种期别的tables";
            self.misplaced("table", reason, &group.name);
        }
        let mut seen: Vec<PeriodKind> = Vec::new();
        for of in group.tables.iter().filter_map(|(of, _)| of.as_ref()) {
            let word = of.value.word();
            if seen.contains(&of.value) {
                let reason = format!("“{word}”写了两张评分表");
                self.keys_together(&of.place, "tables", &reason);
            }
            if !run.contains(&of.value) {
                self.kind_not_run(of);
            }
            seen.push(of.value);
        }
        let unlisted = |kind: &PeriodKind| !seen.contains(kind) && *kind != PeriodKind::Year;
        if let (Some(table), false) = (&group.table, run.iter().any(unlisted)) {
            let reason = "各种期别在tables里都写了评分表，table没有用";
            self.misplaced("table", reason, table);
        }
        let lists = [&group.red, &group.black];
        let of_lists = lists.into_iter().flatten().flat_map(|list| &list.only);
        let of_grades = self.written_grades(group).into_iter();
        for of in of_lists.chain(of_grades.flat_map(|grades| &grades.only)) {
            let listed = seen.contains(&of.value) || group.table.is_some() && of.value != PeriodKind::Year;
            if !run.contains(&of.value) {
                self.kind_not_run(of);
            } else if !listed {
                let reason = format!("“{}”组在“{}”没有评分表", group.name.value, of.value.word());
                self.keys_together(&of.place, "only、tables", &reason);
            }
        }
    }

    fn kind_not_run(&self, of: &WrittenWord<PeriodKind>) {
        let word = of.value.word();
        let reason = format!("这个活动不按“{word}”考评；要按的，在[campaign]的period里加上“{word}”");
        self.keys_together(&of.place, "period", &reason);
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
            only: only(board),
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
            only: only(board),
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
    pub(super) fn missed_line(&self, group: &Written, word: &Word, list: &str) -> Option<IndicatorId> {
        let indicator = self.names.indicators.get(word, self.mistakes)?;
        let names = || {
            group
                .table
                .iter()
                .chain(group.tables.iter().map(|(_, table)| table))
        };
        let tables = names().filter_map(|name| self.names.tables.find(&name.value));
        let sections = tables.flat_map(|table| &self.def.scoring.tables[table].sections);
        let mut lines = sections.flat_map(|section| &section.lines);
        let is_it = |line: &Word| self.names.indicators.find(&line.value) == Some(indicator);
        let has_points = |points: Option<Decimal>| points.is_none_or(|points| !points.is_zero());
        if !lines.any(|(line, points)| is_it(line) && has_points(number(points.as_ref()))) && self.def.whole {
            let kind = Kind::MissedNotInTable {
                of: format!("“{}”的{list}条件", group.name.value),
                indicator: word.value.to_string(),
                table: names()
                    .next()
                    .map_or_else(String::new, |name| name.value.to_string()),
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

/// Kinds of periods in which a list is made.
fn only(board: Option<&Board>) -> Vec<PeriodKind> {
    let only = board.map_or(&[][..], |board| board.only.as_slice());
    only.iter().map(|kind| kind.value).collect()
}
