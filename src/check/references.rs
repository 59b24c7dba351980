//! References to rows of other ledgers: the row must be there, fulfil what is asked, and be referred to in turn.

use super::flaw::{Flaw, Weight};
use super::owed::{self, Unanswered};
use super::{Context, when};
use crate::campaign::model::{ColumnId, ColumnKind, Condition, Keeper, LedgerId, Unit, UnitId};
use crate::campaign::names::suggest_by;
use crate::finding::{Kind, hint};
use crate::fold::fold;
use crate::record::{Recalled, Record};
use crate::rows::Subject;
use crate::value::Value;

/// A column that refers to another ledger.
pub(super) struct Link<'a> {
    pub from: LedgerId,
    pub column: ColumnId,
    pub to: LedgerId,
    /// What the row referred to must fulfil.
    pub conditions: &'a [Condition],
    /// Whether every row over there must be referred to.
    pub both_ways: bool,
    /// Natural days within which it must be.
    pub within: Option<u32>,
}

/// All links of the campaign, in the order of its ledgers and columns.
pub(super) fn links<'a>(context: &Context<'a>) -> Vec<Link<'a>> {
    let columns = context.campaign.ledgers.with_ids().flat_map(|(from, ledger)| {
        let columns = ledger.columns.with_ids();
        columns.map(move |(column, definition)| (from, column, &definition.kind))
    });
    let link = |(from, column, kind): (LedgerId, ColumnId, &'a ColumnKind)| match kind {
        ColumnKind::Reference {
            ledger: to,
            conditions,
            both_ways,
            within,
        } => Some(Link {
            from,
            column,
            to: *to,
            conditions,
            both_ways: *both_ways,
            within: *within,
        }),
        _ => None,
    };
    columns.filter_map(link).collect()
}

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for link in links(context) {
        for (at, record) in context.records.of(link.from).iter().enumerate() {
            flaws.extend(link.check(context, at, record));
        }
        if link.both_ways {
            flaws.extend(link.unreferred(context));
        }
    }
    flaws
}

/// Rows that units owe to others of their rows and have not sent.
pub(super) fn owed(context: &Context<'_>) -> Vec<Recalled> {
    let both = links(context).into_iter().filter(|link| link.both_ways);
    both.flat_map(|link| link.owed(context)).collect()
}

/// The keys a cell names: the whole, or where nothing is called so, its parts.
pub(super) fn keys(context: &Context<'_>, to: LedgerId, record: &Record, text: &str) -> Vec<String> {
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
pub(super) fn keeps(context: &Context<'_>, ledger: LedgerId, sender: Option<UnitId>) -> bool {
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
        // A row that must be referred to and is not there leaves its partner without what it rests on. A case of the
        // office that rests on what is not, or not yet, found true is listed only (`decisions` 55).
        let unconfirmed = record.sender.is_none() && !self.conditions.is_empty();
        let weight = match self.both_ways || unconfirmed {
            true => Weight::Reject,
            false => Weight::Wrong,
        };
        let flaw = |kind| Flaw::new(self.from, at, Some(self.column), kind).weighing(weight);
        let named = keys(context, self.to, record, text);
        named
            .iter()
            .filter_map(|key| self.one(context, record, key).map(flaw))
            .collect()
    }

    /// A ledger that was not sent is told once, not at every row that refers to it; but a unit that owes it with its
    /// partner owes every row of it.
    fn is_there(&self, context: &Context<'_>, sender: Option<UnitId>) -> bool {
        let rows = context.records.of(self.to);
        match (context.campaign.ledgers[self.to].keeper, sender) {
            (Keeper::Units(_), Some(unit)) if self.both_ways && owed::is_due(context, self.to, unit) => true,
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

    /// Whether a key is that of a row over there, or of one that is known otherwise.
    pub(super) fn leads_to_a_row(&self, context: &Context<'_>, record: &Record, key: &str) -> bool {
        let key = fold(key);
        context.rows.find(self.to, &key, record.sender).is_some()
            || is_known_otherwise(context, self.to, record, &key)
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

    /// Rows over there that lack the row that must refer to them.
    fn unreferred(&self, context: &Context<'_>) -> Vec<Flaw> {
        let ledger = &context.campaign.ledgers[self.from].name;
        let column = context.campaign.ledgers[self.to].key.first().copied();
        let flaw = |lacking: Unanswered<'_>| {
            let kind = Kind::NotReferredTo {
                key: context.rows.record_label(lacking.record),
                ledger: ledger.to_string(),
            };
            Flaw::new(self.to, lacking.at, column, kind).weighing(Weight::Remark)
        };
        self.unanswered(context).into_iter().map(flaw).collect()
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
            within: None,
        };
        campaign.ledgers.push(sample::ledger("整改", &[("编号", link)]));
        let records = sample::all(&campaign, &["甲|问1\n甲|问2\n乙|问3", "甲|问1\n甲|问9"]);
        assert_eq!(
            flaws_of(&campaign, &records, check),
            [
                (6, "所指的编号不存在"),
                (6, "没有对应的内容"),
                // 乙 sent no rectification at all.
                (7, "没有对应的内容")
            ]
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
            within: None,
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
            within: None,
        };
        campaign.ledgers.push(sample::ledger("整改", &[("编号", link)]));
        let records = sample::all(&campaign, &["", "甲|问1\n甲|问9"]);
        assert_eq!(flaws_of(&campaign, &records, check), []);
    }
}
