//! Ledgers.

use super::super::definition::ledger::Ledger as Written;
use super::super::model::{ById, ColumnId, DueRule, FieldRef, Hop, Keeper, Ledger, LedgerId, Life, SetId};
use super::super::reader::Word;
use super::Resolver;
use super::field::{DATE, DAY_OR_MONTH, MONTH, PEOPLE, UNITS, Want};
use super::index::{BUILT_IN_SETS, EVERY_UNIT, EVERYBODY};
use crate::finding::{Finding, Kind};
use crate::fold::fold;
use crate::lexicon::HeaderWord;
use std::collections::BTreeMap;

impl Resolver<'_> {
    pub(super) fn ledgers(&self, submission: &DueRule) -> ById<LedgerId, Ledger> {
        self.names_are_unique();
        let ledgers = self.def.ledgers.ledgers.with_ids();
        ledgers
            .map(|(id, ledger)| self.one_ledger(id, ledger, submission))
            .collect()
    }

    fn one_ledger(&self, id: LedgerId, written: &Written, submission: &DueRule) -> Ledger {
        let clause = self.clause(&written.clause).unwrap_or_default();
        self.columns_are_unique(written);
        let key: Vec<ColumnId> = written
            .key
            .iter()
            .filter_map(|word| self.own_column(id, word))
            .collect();
        for column in &key {
            self.count_column(id, *column);
        }
        let base = self.base(id, written);
        let due = written.submission.as_ref();
        Ledger {
            name: written.name.value.clone(),
            aliases: written.aliases.iter().map(|alias| alias.value.clone()).collect(),
            clause,
            keeper: self.keeper(written),
            row_per_unit: self.row_per_unit(id, written),
            base,
            only: self.stage_ids(&written.only),
            due: due.map_or_else(|| submission.clone(), |due| self.duty(due, submission, clause)),
            limits_until: written.limits_until.as_ref().map(|day| day.value),
            filled_for: self.filled_for(id, written),
            shown: written.shown,
            key,
            life: self.life(id, written),
            lead: self.subject(id, written, |ledger| ledger.lead.as_ref(), &UNITS),
            support: self.subject(id, written, |ledger| ledger.support.as_ref(), &UNITS),
            person: self.subject(id, written, |ledger| ledger.person.as_ref(), &PEOPLE),
            columns: self.columns(id, written, clause),
            deadlines: self.deadlines(id, written, clause),
            checks: self.checks(id, written, clause),
        }
    }

    /// Whether the office keeps a row for every unit in it.
    fn row_per_unit(&self, id: LedgerId, written: &Written) -> bool {
        let every = written.rows.as_ref().is_some_and(|rows| rows.value);
        if every && !self.is_of_office(id) {
            self.misplaced(
                "rows",
                "只有办公室的登记簿才写rows，这张台账由单位填报",
                &written.name,
            );
        }
        every
    }

    /// The column with the month for which a row is filled in.
    fn filled_for(&self, id: LedgerId, written: &Written) -> Option<ColumnId> {
        let field = self.typed_column(id, written.filled_for.as_ref()?, &MONTH)?;
        Some(self.count_column(id, field))
    }

    /// The ledger's own word for it, else that of the register it answers.
    fn subject(
        &self,
        id: LedgerId,
        written: &Written,
        word: impl Fn(&Written) -> Option<&Word>,
        want: &Want,
    ) -> Option<FieldRef> {
        if let Some(word) = word(written) {
            return self
                .typed_field(id, word, want)
                .map(|field| self.count(id, field));
        }
        let base = self.shapes[id].base?;
        let column = self.shapes[base].own(&word(&self.def.ledgers.ledgers[base])?.value)?;
        let field = FieldRef {
            hop: Hop::Base,
            ledger: base,
            column,
        };
        Some(self.count(id, field))
    }

    fn keeper(&self, written: &Written) -> Keeper {
        match &written.kept_by {
            None => Keeper::Units(EVERY_UNIT),
            Some(_) if is_kept_by_office(written) => Keeper::Office,
            Some(word) => {
                let set = self.set(word);
                if set.is_some_and(|set| self.is_set_of_people(set)) {
                    self.misplaced("kept_by", "台账由单位填，要写单位的名单", word);
                }
                Keeper::Units(set.unwrap_or_default())
            }
        }
    }

    /// The register with the same key.
    fn base(&self, id: LedgerId, written: &Written) -> Option<LedgerId> {
        let word = written.base.as_ref()?;
        let base = self.ledger(word)?;
        let register = &self.def.ledgers.ledgers[base];
        let is_register = is_kept_by_office(register);
        let folded = |key: &[Word]| -> Vec<String> { key.iter().map(|word| fold(&word.value)).collect() };
        if base == id || !is_register {
            self.misplaced("base", "只能是办公室的登记簿（kept_by写“办公室”的）", word);
        } else if (written.key_known && register.key_known)
            && (written.key.is_empty() || folded(&written.key) != folded(&register.key))
        {
            let kind = Kind::SameBaseKey {
                ledger: written.name.value.to_string(),
                base: register.name.value.to_string(),
            };
            self.mistakes.add(kind, &word.place);
        }
        Some(base)
    }

    fn life(&self, id: LedgerId, written: &Written) -> Life {
        let item = |word: &Option<Word>| {
            let field = self.typed_field(id, word.as_ref()?, &DATE)?;
            Some(self.count(id, field))
        };
        if let Some(date) = &written.date {
            if let Some(word) = written.opened.as_ref().or(written.closed.as_ref()) {
                self.together(
                    "date和opened、closed",
                    "一次性的事项写date，有始有终的事项写opened、closed",
                    word,
                );
            }
            return match self.typed_column(id, date, &DAY_OR_MONTH) {
                Some(date) => Life::Event {
                    date: self.count_column(id, date),
                },
                None => Life::State,
            };
        }
        let (opened, closed) = (item(&written.opened), item(&written.closed));
        if opened.is_none() && closed.is_none() {
            return Life::State;
        }
        Life::Item {
            opened: opened.or_else(|| self.subject(id, written, |ledger| ledger.opened.as_ref(), &DATE)),
            closed,
        }
    }

    /// A name or alias may stand for one ledger only.
    fn names_are_unique(&self) {
        let ledgers = &self.def.ledgers.ledgers;
        let mut seen: BTreeMap<String, (LedgerId, &Word)> = BTreeMap::new();
        for (id, ledger) in ledgers.with_ids() {
            seen.entry(fold(&ledger.name.value)).or_insert((id, &ledger.name));
        }
        let aliases = ledgers.with_ids();
        for (id, alias) in
            aliases.flat_map(|(id, ledger)| ledger.aliases.iter().map(move |alias| (id, alias)))
        {
            let (owner, first) = *seen.entry(fold(&alias.value)).or_insert((id, alias));
            if owner != id {
                let kind = Kind::DuplicateName {
                    family: "台账名或别名".into(),
                    name: alias.value.to_string(),
                };
                let finding = Finding::new(kind, alias.place.clone());
                self.mistakes.push(finding.see_also(first.place.clone()));
            }
        }
    }

    fn columns_are_unique(&self, written: &Written) {
        let names = written.columns.iter();
        let words = names.flat_map(|column| std::iter::once(&column.name).chain(&column.aliases));
        self.unique("列", words);
        for column in &written.columns {
            if HeaderWord::ALL
                .iter()
                .any(|word| word.name() == &*column.name.value)
            {
                self.misplaced("name", "每张台账自带“序号”“备注”两列，不必写", &column.name);
            }
        }
    }

    /// Whether the members of a set are people: 人员, and what the definition declares to be one of people.
    pub(super) fn is_set_of_people(&self, set: SetId) -> bool {
        let declared = set
            .0
            .checked_sub(BUILT_IN_SETS.len() + self.def.campaign.groups.len());
        let of = declared.and_then(|at| self.def.campaign.sets.get(at)?.of.as_ref());
        set == EVERYBODY || of.is_some_and(|of| of.value == super::super::definition::words::Of::People)
    }

    /// Whether a ledger is a register of the office.
    pub(super) fn is_of_office(&self, ledger: LedgerId) -> bool {
        is_kept_by_office(&self.def.ledgers.ledgers[ledger])
    }

    /// Something is written where it means nothing.
    pub(super) fn misplaced(&self, key: &str, reason: &str, word: &Word) {
        let kind = Kind::KeyMisplaced {
            key: key.into(),
            reason: reason.into(),
        };
        self.mistakes.add(kind, &word.place);
    }

    /// Things are written together that exclude or need each other.
    pub(super) fn together(&self, keys: &str, reason: &str, word: &Word) {
        let kind = Kind::KeysTogether {
            keys: keys.into(),
            reason: reason.into(),
        };
        self.mistakes.add(kind, &word.place);
    }

    /// Writes into the columns which of them counting reads.
    pub(super) fn mark_counted(&self, ledgers: &mut ById<LedgerId, Ledger>) {
        for (ledger, column) in self.counted.borrow().iter() {
            ledgers[*ledger].columns[*column].counted = true;
        }
    }
}

fn is_kept_by_office(ledger: &Written) -> bool {
    ledger.kept_by.as_ref().is_some_and(|by| &*by.value == "办公室")
}
