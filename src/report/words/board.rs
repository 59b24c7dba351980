//! Why a unit is on a list or kept off one, and what is told below the lists.

use crate::board::{BlackCondition, BoardReason};
use crate::campaign::model::UnitId;
use crate::number::plain;
use crate::outcome::{GroupResult, Outcome, UnitResult};
use crate::ranking::Provisional;
use std::sync::Arc;

fn reason(reason: &BoardReason) -> String {
    match reason {
        BoardReason::Vetoed(kinds) => format!("一票否决：{}，列入黑榜", kinds.join("、")),
        BoardReason::Black { places, condition } => {
            format!("末{places}位以内，{}，列入黑榜", black(condition))
        }
        BoardReason::Exempt { condition, document } => {
            let why = black(condition);
            format!("符合黑榜条件（{why}），容错澄清成立（{document}），不列入黑榜")
        }
        BoardReason::Red { places, at_least } => {
            let line = at_least.map(|(total, line)| format!("，总分{total}不低于{}分", plain(line)));
            format!("前{places}名以内{}，列入红榜", line.unwrap_or_default())
        }
        BoardReason::Missed(indicators) => {
            format!("{}未得满分，不列入红榜，名额空缺", quoted(indicators))
        }
        BoardReason::Awaiting { board, indicators } => {
            format!("{}待核定，{}暂不列入", quoted(indicators), board.word())
        }
        BoardReason::NotRed(kinds) => {
            format!("一票否决：{}，不得入红榜，名额空缺", kinds.join("、"))
        }
        BoardReason::TieAcrossEdge { place, board } => {
            let list = board.word();
            format!("并列第{place}名，跨过{list}最后一个名额，按规则都不列入")
        }
    }
}

/// Why the condition of the black list holds.
fn black(condition: &BlackCondition) -> String {
    let below = condition
        .below
        .map(|(total, line)| format!("总分{total}低于{}分", plain(line)));
    let missed = Some(&condition.missed).filter(|missed| !missed.is_empty());
    let missed = missed.map(|missed| format!("{}未得满分", quoted(missed)));
    let why: Vec<String> = below.into_iter().chain(missed).collect();
    match why.as_slice() {
        [] => format!("第{}名", condition.place),
        why => why.join("且"),
    }
}

/// Names, each in quotation marks.
fn quoted(names: &[Arc<str>]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    names.join("、")
}

impl UnitResult {
    /// Why it is on a board or kept off one.
    pub fn board_words(&self) -> Vec<String> {
        self.board_reasons.iter().map(reason).collect()
    }
}

impl GroupResult {
    /// Why the ranking is not final; empty = final.
    pub fn provisional_words(&self, outcome: &Outcome) -> Vec<String> {
        let why = |why: &Provisional| match why {
            Provisional::NotAssessed(units) => {
                let units = names(outcome, units);
                format!("{units}未评定：有材料读不出来或不知是谁的，待办公室处理")
            }
            Provisional::FilesOfNobody(files) => {
                let files = files.join("、");
                format!("不知是谁的文件（{files}）可能是本组缺报的台账，待办公室认定")
            }
            Provisional::LeadsUnread(units) => format!(
                "{}配合的事项，牵头单位的台账没有读出来，待定",
                names(outcome, units)
            ),
            Provisional::NilsAwaiting(units) => format!("{}有零报告待核定", names(outcome, units)),
            Provisional::LinesAwaiting(units) => {
                format!("{}有指标待核定，待办公室补登或改正登记簿", names(outcome, units))
            }
            Provisional::MarksAwaiting(units) => {
                format!("{}的评议票或核定得分还没有登记", names(outcome, units))
            }
            Provisional::ResultsMissing(periods) => {
                let periods = periods.join("、");
                format!("{periods}没有封存，还没有它的得分；请先封存，再运行本期")
            }
        };
        self.provisional.iter().map(why).collect()
    }

    /// What is told below the ranking and the lists: what had to be decided at their edges.
    pub fn notes(&self, outcome: &Outcome) -> Vec<String> {
        let judges = self.own_judges.iter().map(|unit| &outcome.units[*unit].unit);
        let mut notes: Vec<String> = judges
            .map(|unit| format!("{unit}负责打分，同时参加排名，本期是给自己打分"))
            .collect();
        if self.undecided {
            notes.push("归属或内容未定的材料处理以前，本组不评定红榜、黑榜".into());
        }
        let reasons = self.reasons.iter().filter(|(_, reason)| reason.is_note());
        notes.extend(reasons.map(|(unit, why)| format!("{}{}", outcome.units[*unit].unit, reason(why))));
        if !self.progress_tied.is_empty() {
            notes.push(format!(
                "{}进步幅度并列，跨过进步奖最后一个名额，按规则都不列入",
                names(outcome, &self.progress_tied)
            ));
        }
        notes
    }
}

fn names(outcome: &Outcome, units: &[UnitId]) -> String {
    let names: Vec<&str> = units.iter().map(|unit| &*outcome.units[*unit].unit).collect();
    names.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Board;
    use rust_decimal::Decimal;

    #[test]
    fn reasons_name_the_rule_and_the_numbers() {
        let condition = BlackCondition {
            place: 3,
            below: Some((Decimal::new(4687, 2), Decimal::from(75))),
            missed: vec!["季度投资完成率".into()],
        };
        let told = [
            BoardReason::Black { places: 1, condition },
            BoardReason::NotRed(vec!["安全事故".into()]),
            BoardReason::Red {
                places: 3,
                at_least: Some((Decimal::new(8931, 2), Decimal::from(85))),
            },
        ];
        let words: Vec<String> = told.iter().map(reason).collect();
        assert_eq!(
            words,
            [
                "末1位以内，总分46.87低于75分且“季度投资完成率”未得满分，列入黑榜",
                "一票否决：安全事故，不得入红榜，名额空缺",
                "前3名以内，总分89.31不低于85分，列入红榜",
            ]
        );
    }

    #[test]
    fn every_reason_has_its_words() {
        let condition = |below: Option<(Decimal, Decimal)>, missed: Option<&str>| BlackCondition {
            place: 7,
            below,
            missed: missed.map(Into::into).into_iter().collect(),
        };
        let black = |condition: BlackCondition| BoardReason::Black { places: 2, condition };
        let tie = |board: Board| BoardReason::TieAcrossEdge { place: 3, board };
        let table = [
            (
                BoardReason::Vetoed(vec!["瞒报".into(), "安全事故".into()]),
                "一票否决：瞒报、安全事故，列入黑榜",
            ),
            (black(condition(None, None)), "末2位以内，第7名，列入黑榜"),
            (
                black(condition(None, Some("按期率"))),
                "末2位以内，“按期率”未得满分，列入黑榜",
            ),
            (
                BoardReason::Exempt {
                    condition: condition(Some((Decimal::from(50), Decimal::from(60))), None),
                    document: "容1号".into(),
                },
                "符合黑榜条件（总分50低于60分），容错澄清成立（容1号），不列入黑榜",
            ),
            (
                BoardReason::Red {
                    places: 1,
                    at_least: None,
                },
                "前1名以内，列入红榜",
            ),
            (
                BoardReason::Missed(vec!["按期率".into(), "办结率".into()]),
                "“按期率”、“办结率”未得满分，不列入红榜，名额空缺",
            ),
            (
                BoardReason::Awaiting {
                    board: Board::Black,
                    indicators: vec!["按期率".into()],
                },
                "“按期率”待核定，黑榜暂不列入",
            ),
            (tie(Board::Red), "并列第3名，跨过红榜最后一个名额，按规则都不列入"),
            (
                tie(Board::Black),
                "并列第3名，跨过黑榜最后一个名额，按规则都不列入",
            ),
        ];
        for (fact, words) in table {
            assert_eq!(reason(&fact), words);
        }
    }

    #[test]
    fn why_a_ranking_is_provisional_names_units_and_files() {
        let outcome = crate::report::fixture::outcome();
        let mut group = outcome.groups[0].clone();
        assert!(group.provisional_words(&outcome).is_empty());
        group.provisional = vec![
            Provisional::NotAssessed(vec![UnitId(0), UnitId(1)]),
            Provisional::FilesOfNobody(vec!["a.xlsx".into(), "b.xlsx".into()]),
            Provisional::LeadsUnread(vec![UnitId(1)]),
            Provisional::NilsAwaiting(vec![UnitId(1)]),
            Provisional::LinesAwaiting(vec![UnitId(0)]),
        ];
        assert_eq!(
            group.provisional_words(&outcome),
            [
                "甲股、乙站未评定：有材料读不出来或不知是谁的，待办公室处理",
                "不知是谁的文件（a.xlsx、b.xlsx）可能是本组缺报的台账，待办公室认定",
                "乙站配合的事项，牵头单位的台账没有读出来，待定",
                "乙站有零报告待核定",
                "甲股有指标待核定，待办公室补登或改正登记簿",
            ]
        );
    }
}
