//! Against what the number of a part is held: a number of the roster, a target, an earlier period, other units.

use super::super::definition::part::{Over, Part as Written, Target as WrittenTarget};
use super::super::model::{Against, Others, PerRoster, Target};
use super::super::reader::{Word, hint};
use super::{Resolver, number};
use crate::finding::Kind;
use crate::fold::fold;
use crate::number::parse_plain;
use std::sync::Arc;

impl Resolver<'_> {
    pub(super) fn against(&self, written: &Written) -> Against {
        let per = match &written.over {
            Some(Over::Roster { column, every }) => self.roster_number(column).map(|column| PerRoster {
                column,
                every: number(every.as_ref()),
            }),
            _ => None,
        };
        let target = match &written.target {
            Some(WrittenTarget::Number(number)) => Some(Target::Number(number.value)),
            Some(WrittenTarget::Roster(column)) => self.roster_number(column).map(Target::Roster),
            Some(WrittenTarget::Column(_)) | None => None,
        };
        let others = written.others.as_ref().map(|relation| Others {
            relation: relation.value,
            of_all: number(written.among.as_ref()).unwrap_or_default(),
        });
        Against {
            per,
            target,
            earlier: number(written.earlier.as_ref()),
            compared: number(written.compared.as_ref()).unwrap_or_default(),
            others,
            less_is_better: number(written.better.as_ref()).unwrap_or_default(),
        }
    }

    /// A column of the roster's units with numbers; those that are none are mistakes, and blank ones are told.
    pub(super) fn roster_number(&self, word: &Word) -> Option<Arc<str>> {
        let wanted = fold(&word.value);
        let mut columns = self.roster.unit_columns.iter();
        let Some(column) = columns.find(|name| fold(name) == wanted) else {
            if self.roster.whole {
                let names = self.roster.unit_columns.iter().map(|name| &**name);
                let kind = Kind::NoRosterColumn {
                    column: word.value.to_string(),
                    hint: hint(&word.value, names, "请在花名册的单位表里加上这一列，或改正列名"),
                };
                self.mistakes.add(kind, &word.place);
            }
            return None;
        };
        let ranked = self
            .roster
            .roster
            .units
            .iter()
            .filter(|unit| unit.ranked && unit.group.is_some());
        let (mut wrong, mut blank) = (Vec::new(), Vec::new());
        for unit in ranked {
            match unit.attributes.get(column).map(|text| text.trim()) {
                None | Some("") => blank.push(&*unit.name),
                Some(text) if parse_plain(text).is_none() => wrong.push(&*unit.name),
                Some(_) => {}
            }
        }
        if !wrong.is_empty() {
            let kind = Kind::RosterNotANumber {
                column: word.value.to_string(),
                units: wrong.join("、"),
            };
            self.mistakes.add(kind, &word.place);
        }
        if !blank.is_empty() {
            let kind = Kind::RosterNumberBlank {
                column: word.value.to_string(),
                units: blank.join("、"),
            };
            self.mistakes.add(kind, &word.place);
        }
        Some(column.clone())
    }
}
