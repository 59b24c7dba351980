//! Deadlines and checks of a ledger.

use super::super::definition::ledger::{Check as WrittenCheck, Deadline as Written, Ledger as WrittenLedger};
use super::super::definition::words::CheckName;
use super::super::model::{
    ById, Check, CheckKind, ClauseId, ColumnId, Deadline, DeadlineId, DueFrom, LedgerId,
};
use super::super::reader::{Word, hint};
use super::Resolver;
use super::field::{DATE, LIMIT, NUMBER, WORDS};
use crate::finding::Kind;
use crate::fold::fold;

impl Resolver<'_> {
    pub(super) fn deadlines(
        &self,
        id: LedgerId,
        ledger: &WrittenLedger,
        clause: ClauseId,
    ) -> ById<DeadlineId, Deadline> {
        self.unique("时限", ledger.deadlines.iter().map(|deadline| &deadline.name));
        let deadlines = ledger.deadlines.iter();
        deadlines
            .filter_map(|deadline| self.one_deadline(id, deadline, clause))
            .collect()
    }

    fn one_deadline(&self, id: LedgerId, written: &Written, clause: ClauseId) -> Option<Deadline> {
        let date = |word: &Word| {
            let field = self.typed_field(id, word, &DATE)?;
            Some(self.count(id, field))
        };
        let met = date(&written.met);
        let until = written.until.as_ref().map(date);
        let clause = self.clause_or(written.clause.as_ref(), clause);
        let conditions = self.counted_conditions(id, &written.conditions);
        let due = self.due(id, written, date);
        Some(Deadline {
            name: written.name.value.clone(),
            clause,
            conditions,
            due: due?,
            unit: written.unit,
            start: written.start,
            roll: written.roll,
            met: met?,
            until: until.flatten(),
        })
    }

    fn due(
        &self,
        id: LedgerId,
        written: &Written,
        date: impl Fn(&Word) -> Option<super::super::model::FieldRef>,
    ) -> Option<DueFrom> {
        let reason = match (&written.due, &written.from, &written.within, &written.every) {
            (Some(due), None, None, None) => {
                if let Some(until) = &written.until {
                    self.misplaced("until", "只用于重复的时限（every）", until);
                }
                let field = self.typed_field(id, due, &LIMIT)?;
                return Some(DueFrom::Column(self.count(id, field)));
            }
            (None, Some(from), Some(n), None) => {
                let from = date(from)?;
                return Some(DueFrom::After { from, n: n.value });
            }
            (None, Some(from), None, Some(n)) => {
                let from = date(from)?;
                return Some(DueFrom::Every { from, n: n.value });
            }
            (None, None, ..) => "写due（哪一列是时限），或from加within、from加every",
            (Some(_), ..) => "写了due就不写from、within、every",
            _ => "from要配within或every中的一个",
        };
        self.together("due、from、within、every", reason, &written.name);
        None
    }

    /// Deadlines of a ledger by name.
    pub(super) fn deadline_ids(&self, ledger: LedgerId, words: &[Word]) -> Vec<DeadlineId> {
        let known = &self.def.ledgers.ledgers[ledger].deadlines;
        let ids = words.iter().filter_map(|word| {
            let wanted = fold(&word.value);
            let found = known.find_id(|deadline| fold(&deadline.name.value) == wanted);
            if found.is_none() && self.def.whole && !word.is_unread() {
                let names = known.iter().map(|deadline| &*deadline.name.value);
                let kind = Kind::Dangling {
                    family: format!("时限（台账“{}”的deadlines）", self.shapes[ledger].name),
                    name: word.value.to_string(),
                    hint: hint(&word.value, names, "请先在这张台账的deadlines里写上它"),
                };
                self.mistakes.add(kind, &word.place);
            }
            found
        });
        ids.collect()
    }

    pub(super) fn checks(&self, id: LedgerId, ledger: &WrittenLedger, clause: ClauseId) -> Vec<Check> {
        let checks = ledger.checks.iter().filter_map(|written| {
            let clause = self.clause_or(written.clause.as_ref(), clause);
            let kind = self.check_kind(id, written);
            Some(Check {
                clause,
                column: self.own_column(id, &written.column)?,
                kind: kind?,
            })
        });
        checks.collect()
    }

    fn check_kind(&self, id: LedgerId, written: &WrittenCheck) -> Option<CheckKind> {
        let column = &written.column;
        let name = written.check.as_ref()?;
        let numeric = !matches!(
            name.value,
            CheckName::NoOverlap | CheckName::Stagnant | CheckName::NearIdentical
        );
        if numeric {
            self.check_column(id, column, &NUMBER);
        }
        let limit = || self.needed(written.limit.as_ref().map(|limit| limit.value), "limit", column);
        Some(match name.value {
            CheckName::EqualsSum => CheckKind::EqualsSum(self.summands(id, written)),
            CheckName::SameDayAtMost => CheckKind::SameDayAtMost(limit()?),
            CheckName::WithinSpan => {
                let [from, to] = self.two_days(id, written)?;
                CheckKind::WithinSpan { from, to }
            }
            CheckName::NoOverlap => {
                self.check_column(id, column, &DATE);
                CheckKind::NoOverlap(self.one_of_column(id, written, &DATE)?)
            }
            CheckName::NeverLess => CheckKind::NeverLess,
            CheckName::BehindSchedule => {
                let (of, limit) = (self.one_of_column(id, written, &NUMBER), limit());
                CheckKind::BehindSchedule {
                    of: of?,
                    limit: limit?,
                }
            }
            CheckName::Stagnant => {
                let periods = written.periods.as_ref().map(|periods| periods.value);
                CheckKind::Stagnant(self.needed(periods, "periods", column)?)
            }
            CheckName::NearIdentical => {
                self.check_column(id, column, &WORDS);
                CheckKind::NearIdentical
            }
        })
    }

    /// Type of the column a check stands at; that it exists is looked up elsewhere.
    fn check_column(&self, id: LedgerId, column: &Word, want: &super::field::Want) {
        if self.shapes[id].own(&column.value).is_some() {
            self.typed_column(id, column, want);
        }
    }

    fn summands(&self, id: LedgerId, written: &WrittenCheck) -> Vec<ColumnId> {
        if written.of.is_empty() {
            self.together("check和of", "要写of：是哪几列的合计", &written.column);
        }
        let of = written
            .of
            .iter()
            .filter_map(|word| self.typed_column(id, word, &NUMBER));
        of.collect()
    }

    fn two_days(&self, id: LedgerId, written: &WrittenCheck) -> Option<[ColumnId; 2]> {
        let [from, to] = written.of.as_slice() else {
            self.together("check和of", "of要写起、止两列", &written.column);
            return None;
        };
        let (from, to) = (
            self.typed_column(id, from, &DATE),
            self.typed_column(id, to, &DATE),
        );
        Some([from?, to?])
    }

    fn one_of_column(
        &self,
        id: LedgerId,
        written: &WrittenCheck,
        want: &super::field::Want,
    ) -> Option<ColumnId> {
        match written.of.as_slice() {
            [one] => self.typed_column(id, one, want),
            _ => {
                self.together("check和of", "of要写且只写一列", &written.column);
                None
            }
        }
    }

    fn needed<T>(&self, value: Option<T>, key: &str, word: &Word) -> Option<T> {
        if value.is_none() {
            self.together(&format!("check和{key}"), &format!("这种核对要写{key}"), word);
        }
        value
    }
}
