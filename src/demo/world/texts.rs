//! Words of a row: from the lists, each only once where a row is known by them.

use super::{Entry, Values, World};
use crate::campaign::model::{CheckKind, ColumnId, ColumnKind, Hop, LedgerId, Test, UnitId};
use crate::demo::chance::Chance;
use crate::demo::phrases::{alike, grams, phrase, sentence};
use crate::demo::words::Facts;
use crate::value::Value;
use chrono::Datelike;

/// Number of earlier rows with which a text is compared.
const MOST_COMPARED: usize = 1500;
/// How often another entry is tried before a number is added.
const TRIES: usize = 30;

impl World<'_> {
    /// All words and document numbers of a new row.
    pub(super) fn texts(&self, ledger: LedgerId, entry: &mut Entry, chance: &mut Chance) {
        let written = &self.campaign.ledgers[ledger];
        for (id, column) in written.columns.with_ids() {
            let words = matches!(column.kind, ColumnKind::Text | ColumnKind::DocNumber);
            let wanted = match self.makes_good(ledger, id) {
                true => self.well(entry.owner, chance),
                false => column.required || !column.required_when.is_empty() || chance.percent(50),
            };
            if words && wanted && entry.values[id] == Value::Missing {
                entry.values[id] = Value::Text(self.text(ledger, id, entry, chance).into());
            }
        }
    }

    /// Whether a row is a good one where something stands here.
    fn makes_good(&self, ledger: LedgerId, id: ColumnId) -> bool {
        let good = self.good(ledger);
        good.iter().any(|condition| {
            condition.field.hop == Hop::Own
                && condition.field.column == id
                && condition.test == Test::Empty(false)
        })
    }

    fn text(&self, ledger: LedgerId, id: ColumnId, entry: &Entry, chance: &mut Chance) -> String {
        let written = &self.campaign.ledgers[ledger];
        let mut said = self.say(ledger, id, entry, chance);
        if self.compared(ledger, id) {
            return self.unlike(ledger, id, entry, said, chance);
        }
        for _ in 0..TRIES {
            if !written.key.contains(&id) || !self.is_taken(ledger, id, &said) {
                return said;
            }
            said = self.say(ledger, id, entry, chance);
        }
        format!("{said}（{}）", entry.id + 1)
    }

    /// A text that no other unit has in nearly the same words.
    fn unlike(
        &self,
        ledger: LedgerId,
        id: ColumnId,
        entry: &Entry,
        first: String,
        chance: &mut Chance,
    ) -> String {
        let bare = |text: &str, owner: Option<UnitId>| {
            let name = owner.map_or("", |unit| &*self.campaign.roster.units[unit].name);
            grams(&text.replace(name, ""))
        };
        let mut told = self.told.borrow_mut();
        let told = told.entry((ledger, id)).or_default();
        let mut said = first;
        for round in 0..TRIES {
            let own = bare(&said, entry.owner);
            let mut others = told
                .iter()
                .rev()
                .take(MOST_COMPARED)
                .filter(|(owner, _)| *owner != entry.owner);
            if !others.any(|(_, other)| alike(&own, other)) {
                break;
            }
            said = self.say(ledger, id, entry, chance);
            if round > TRIES / 2 {
                said = format!("{said}；{}", sentence(chance));
            }
        }
        told.push((entry.owner, bare(&said, entry.owner)));
        said
    }

    /// Whether the words of a column are compared between units.
    fn compared(&self, ledger: LedgerId, id: ColumnId) -> bool {
        let checks = &self.campaign.ledgers[ledger].checks;
        checks
            .iter()
            .any(|check| check.column == id && check.kind == CheckKind::NearIdentical)
    }

    fn say(&self, ledger: LedgerId, id: ColumnId, entry: &Entry, chance: &mut Chance) -> String {
        let written = &self.campaign.ledgers[ledger];
        let column = &written.columns[id];
        let facts = self.facts(ledger, entry);
        let lists = [
            format!("{}/{}", written.name, column.name),
            column.name.to_string(),
        ];
        if let Some(said) = self.words.say(&lists, chance, &facts) {
            return said;
        }
        match column.kind {
            ColumnKind::DocNumber => format!("〔{}〕{}号", facts.day.year(), facts.n),
            _ if written.key.contains(&id) => format!("{}-{}-{:03}", facts.code, facts.day.year(), facts.n),
            _ if self.compared(ledger, id) => sentence(chance),
            _ => format!("{}{}", phrase(chance), column.name),
        }
    }

    fn facts(&self, ledger: LedgerId, entry: &Entry) -> Facts {
        let unit = entry.owner.map(|unit| &self.campaign.roster.units[unit]);
        let code = unit.and_then(|unit| unit.code.as_ref()).map(ToString::to_string);
        Facts {
            n: entry.id + 1,
            day: self
                .opened(entry, ledger)
                .unwrap_or(self.periods[entry.period].span.from),
            unit: unit.map(|unit| unit.name.to_string()).unwrap_or_default(),
            code: code.unwrap_or_else(|| entry.owner.map_or("0".into(), |unit| (unit.0 + 1).to_string())),
        }
    }

    /// Words about progress are new in every period.
    pub(super) fn texts_at(&self, ledger: LedgerId, entry: &Entry, period: usize, values: &mut Values) {
        let written = &self.campaign.ledgers[ledger];
        if period == entry.period {
            return;
        }
        for check in &written.checks {
            if matches!(check.kind, CheckKind::Stagnant(_)) && values[check.column] != Value::Missing {
                // Each period is compared with the one before it, not with the first.
                for at in entry.period + 1..=period {
                    let (id, at) = (entry.id.to_string(), at.to_string());
                    let mut chance = self.chance(&["progress", &written.name, &id, &at]);
                    let said = self.say(ledger, check.column, entry, &mut chance);
                    let again = matches!(&values[check.column], Value::Text(text) if **text == *said);
                    let said = if again {
                        format!("{said}，较上期有新进展")
                    } else {
                        said
                    };
                    values[check.column] = Value::Text(said.into());
                }
            }
        }
    }
}
