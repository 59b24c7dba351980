//! References to rows of other ledgers: the row must be there, fulfil what is asked, and be referred to in turn.

use super::Context;
use super::flaw::{Flaw, Weight};
use super::when;
use crate::campaign::model::{ColumnId, ColumnKind, Condition, Keeper, LedgerId, Unit, UnitId};
use crate::campaign::names::suggest_by;
use crate::finding::{Kind, hint};
use crate::fold::fold;
use crate::record::Record;
use crate::rows::Subject;
use crate::value::Value;
use std::collections::BTreeSet;

/// A column that refers to another ledger.
struct Link<'a> {
    from: LedgerId,
    column: ColumnId,
    to: LedgerId,
    conditions: &'a [Condition],
}

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (from, ledger) in context.campaign.ledgers.with_ids() {
        for (column, definition) in ledger.columns.with_ids() {
            let ColumnKind::Reference {
                ledger: to,
                conditions,
                both_ways,
            } = &definition.kind
            else {
                continue;
            };
            let link = Link {
                from,
                column,
                to: *to,
                conditions,
            };
            for (at, record) in context.records.of(from).iter().enumerate() {
                flaws.extend(link.check(context, at, record));
            }
            if *both_ways {
                flaws.extend(link.unanswered(context));
            }
        }
    }
    flaws
}

/// The keys a cell names: the whole, or where nothing is called so, its parts.
fn keys(context: &Context<'_>, to: LedgerId, record: &Record, text: &str) -> Vec<String> {
    let whole = fold(text);
    if context.rows.find(to, &whole, record.sender).is_some()
        || is_known_otherwise(context, to, record, &whole)
    {
        return vec![text.to_owned()];
    }
    let parts = text.split(['、', '，', ',', '；', ';', '\n', ' ']);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether the office's register or a sealed period knows the key. Its keeper may not have sent it this time, which
/// is told of the keeper and is no mistake of those who refer to it.
fn is_known_otherwise(context: &Context<'_>, to: LedgerId, record: &Record, key: &str) -> bool {
    let ledger = &context.campaign.ledgers[to];
    if ledger
        .base
        .is_some_and(|base| context.rows.find(base, key, None).is_some())
    {
        return true;
    }
    let units = &context.campaign.roster.units;
    let keepers: &[Unit] = match (keeps(context, to, record.sender), record.sender) {
        (true, Some(own)) => std::slice::from_ref(&units[own]),
        _ => units,
    };
    let sealed = |name| context.history.rows(&ledger.name, Some(name), key).next();
    keepers.iter().any(|unit| sealed(&unit.name).is_some())
}

/// Whether the unit keeps the ledger itself.
fn keeps(context: &Context<'_>, ledger: LedgerId, sender: Option<UnitId>) -> bool {
    match (context.campaign.ledgers[ledger].keeper, sender) {
        (Keeper::Units(set), Some(unit)) => context.campaign.sets[set].units().contains(&unit),
        _ => false,
    }
}

impl Link<'_> {
    fn check(&self, context: &Context<'_>, at: usize, record: &Record) -> Vec<Flaw> {
        let Value::Text(text) = record.value(self.column) else {
            return Vec::new();
        };
        if !self.is_there(context, record.sender) {
            return Vec::new();
        }
        // A case of the office that rests on what is not, or not yet, found true is listed only (`decisions` 55).
        let unconfirmed = record.sender.is_none() && !self.conditions.is_empty();
        let weight = if unconfirmed {
            Weight::Reject
        } else {
            Weight::Wrong
        };
        let flaw = |kind| Flaw::new(self.from, at, Some(self.column), kind).weighing(weight);
        let named = keys(context, self.to, record, text);
        named
            .iter()
            .filter_map(|key| self.one(context, record, key).map(flaw))
            .collect()
    }

    /// A ledger that was not sent is told once, not at every row that refers to it.
    fn is_there(&self, context: &Context<'_>, sender: Option<UnitId>) -> bool {
        let rows = context.records.of(self.to);
        match (context.campaign.ledgers[self.to].keeper, sender) {
            (Keeper::Units(_), Some(unit)) => {
                !context.rows.sent(self.to, unit).is_empty() || !keeps(context, self.to, sender)
            }
            _ => !rows.is_empty(),
        }
    }

    fn one(&self, context: &Context<'_>, record: &Record, key: &str) -> Option<Kind> {
        let ledger = context.campaign.ledgers[self.to].name.to_string();
        let folded = fold(key);
        let Some(target) = context.rows.find(self.to, &folded, record.sender) else {
            if is_known_otherwise(context, self.to, record, &folded) {
                return None;
            }
            let near = self.keys_near(context, record.sender);
            let like = suggest_by(&folded, near, |row| context.rows.record_label(row).into());
            return Some(Kind::NoSuchReference {
                key: key.into(),
                ledger,
                hint: hint(&like),
            });
        };
        let subject = record.sender.map_or(Subject::Code(0), Subject::Unit);
        let fits = self.conditions.is_empty()
            || context
                .rows
                .holds(context.rows.row(target), self.conditions, subject);
        let conditions = || when::words(context.campaign, self.conditions);
        (!fits).then(|| Kind::ReferenceUnfit {
            key: key.into(),
            ledger,
            when: conditions(),
        })
    }

    /// The unit's rows over there by their keys.
    fn keys_near<'c>(
        &'c self,
        context: &'c Context<'_>,
        sender: Option<UnitId>,
    ) -> impl Iterator<Item = (&'c str, &'c Record)> {
        let rows = context.records.of(self.to).iter();
        let own = rows.filter(move |row| row.sender.is_none() || row.sender == sender);
        own.filter_map(|row| Some((row.key.as_deref()?, row)))
    }

    /// Rows over there that no row here refers to, for units that sent this ledger.
    fn unanswered(&self, context: &Context<'_>) -> Vec<Flaw> {
        let mut named: BTreeSet<(Option<UnitId>, String)> = BTreeSet::new();
        let mut senders = BTreeSet::new();
        for record in context.records.of(self.from) {
            senders.insert(record.sender);
            if let Value::Text(text) = record.value(self.column) {
                let keys = keys(context, self.to, record, text);
                named.extend(keys.iter().map(|key| (record.sender, fold(key))));
            }
        }
        let others = context.records.of(self.to).iter().enumerate();
        let open = others.filter(|(_, row)| senders.contains(&row.sender));
        let ledger = context.campaign.ledgers[self.from].name.to_string();
        let unnamed = open.filter_map(|(at, row)| {
            let key = row.key.as_ref().filter(|_| self.may_be_named(context, row))?;
            let kind = Kind::NotReferredTo {
                key: context.rows.record_label(row),
                ledger: ledger.clone(),
            };
            let column = context.campaign.ledgers[self.to].key.first().copied();
            let missing = !named.contains(&(row.sender, key.to_string()));
            missing.then(|| Flaw::new(self.to, at, column, kind).weighing(Weight::Remark))
        });
        unnamed.collect()
    }

    /// Rows that could not be referred to are not missed.
    fn may_be_named(&self, context: &Context<'_>, row: &Record) -> bool {
        let subject = row.sender.map_or(Subject::Code(0), Subject::Unit);
        self.conditions.is_empty()
            || context
                .rows
                .holds(context.rows.row(row), self.conditions, subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::flaws_of;
    use crate::rows::sample;

    #[test]
    fn links_are_followed_both_ways() {
        let mut campaign = sample::campaign();
        campaign
            .ledgers
            .push(sample::ledger("问题", &[("编号", ColumnKind::Text)]));
        let link = ColumnKind::Reference {
            ledger: LedgerId(0),
            conditions: Vec::new(),
            both_ways: true,
        };
        campaign.ledgers.push(sample::ledger("整改", &[("编号", link)]));
        let records = sample::all(&campaign, &["甲|问1\n甲|问2\n乙|问3", "甲|问1\n甲|问9"]);
        assert_eq!(
            flaws_of(&campaign, &records, check),
            [(6, "所指的编号不存在"), (6, "没有对应的内容")]
        );
    }

    #[test]
    fn what_the_register_knows_is_there_though_its_keeper_was_silent() {
        let mut campaign = sample::campaign();
        let mut register = sample::ledger("名单", &[("名称", ColumnKind::Text)]);
        register.keeper = Keeper::Office;
        let mut projects = sample::ledger("项目", &[("名称", ColumnKind::Text)]);
        projects.base = Some(LedgerId(0));
        let link = ColumnKind::Reference {
            ledger: LedgerId(1),
            conditions: Vec::new(),
            both_ways: false,
        };
        let services = sample::ledger("服务", &[("名称", link)]);
        campaign.ledgers = vec![register, projects, services].into();
        let records = sample::all(&campaign, &["|一期\n|二期", "甲|一期", "甲|二期\n甲|三期"]);
        assert_eq!(flaws_of(&campaign, &records, check), [(6, "所指的编号不存在")]);
    }

    #[test]
    fn a_ledger_that_was_not_sent_is_not_missed_at_every_row() {
        let mut campaign = sample::campaign();
        campaign
            .ledgers
            .push(sample::ledger("问题", &[("编号", ColumnKind::Text)]));
        let link = ColumnKind::Reference {
            ledger: LedgerId(0),
            conditions: Vec::new(),
            both_ways: false,
        };
        campaign.ledgers.push(sample::ledger("整改", &[("编号", link)]));
        let records = sample::all(&campaign, &["", "甲|问1\n甲|问9"]);
        assert_eq!(flaws_of(&campaign, &records, check), []);
    }
}
