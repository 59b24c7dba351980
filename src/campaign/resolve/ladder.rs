//! The ladder for style problems, and orders to rectify.

use super::super::definition::campaign::Order as Written;
use super::super::model::{Ladder, LadderStep, Order, Shown, Tracked};
use super::super::reader::Word;
use super::{Resolver, number};
use crate::finding::Kind;
use std::sync::Arc;

impl Resolver<'_> {
    pub(super) fn ladder(&self) -> Option<Ladder> {
        let written = self.def.campaign.ladder.as_ref()?;
        let clause = self.clause(&written.clause);
        let texts =
            |words: &[Word]| -> Vec<Arc<str>> { words.iter().map(|word| word.value.clone()).collect() };
        let steps = written.steps.iter().map(|step| LadderStep {
            clause: self.clause(&step.clause).unwrap_or_default(),
            person: texts(&step.person),
            unit: texts(&step.unit),
            head: texts(&step.head),
        });
        let steps = steps.collect();
        let ledger = self.ledger(&written.ledger)?;
        if self.def.ledgers.ledgers[ledger].person.is_none() {
            self.misplaced(
                "ledger",
                "这张台账没有写person，不知道哪一列是当事人",
                &written.ledger,
            );
        }
        Some(Ladder {
            clause: clause?,
            ledger,
            confirmed: self.counted_conditions(ledger, &written.confirmed),
            yearly: written.yearly,
            steps,
        })
    }

    pub(super) fn orders(&self) -> Vec<Order> {
        let orders = self.def.campaign.orders.iter();
        self.unique("责令整改", orders.clone().map(|order| &order.name));
        orders.map(|order| self.order(order)).collect()
    }

    /// Items with a life that ends with being closed out, in a ledger that open reports may show.
    pub(super) fn tracked(&self) -> Vec<Tracked> {
        let lists = self.def.campaign.tracked.iter();
        self.unique("跟踪清单", lists.clone().map(|list| &list.name));
        let lists = lists.filter_map(|written| {
            let clause = self.clause(&written.clause);
            let ledger = self.ledger(&written.ledger)?;
            let definition = &self.def.ledgers.ledgers[ledger];
            if definition.closed.is_none() {
                self.misplaced(
                    "ledger",
                    "这张台账没有写closed，不知道哪一列是销号",
                    &written.ledger,
                );
            }
            if definition.shown == Shown::Restricted {
                self.misplaced("ledger", "这张台账限制知悉，不能列在各份报告里", &written.ledger);
            }
            Some(Tracked {
                name: written.name.value.clone(),
                clause: clause?,
                ledger,
                conditions: self.counted_conditions(ledger, &written.conditions),
            })
        });
        lists.collect()
    }

    fn order(&self, written: &Written) -> Order {
        let triggers =
            written.below.is_some() || written.missing || written.black || written.ledger.is_some();
        if !triggers || written.ledger.is_some() == written.deadlines.is_empty() {
            let kind = Kind::KeysTogether {
                keys: "below、missing、black、ledger和deadlines".into(),
                reason: "至少写一个触发条件；ledger和deadlines要一起写".into(),
            };
            self.mistakes.add(kind, &written.place);
        }
        let ledger = written.ledger.as_ref().and_then(|ledger| self.ledger(ledger));
        Order {
            name: written.name.value.clone(),
            clause: self.clause(&written.clause).unwrap_or_default(),
            below: number(written.below.as_ref()),
            missing: written.missing,
            black: written.black,
            overdue: ledger.map(|ledger| (ledger, self.deadline_ids(ledger, &written.deadlines))),
            within: number(written.within.as_ref()).unwrap_or_default(),
            unit: written.unit,
        }
    }
}
