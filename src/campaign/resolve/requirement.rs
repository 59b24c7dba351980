//! Requirements.

use super::super::definition::scoring::Requirement as Written;
use super::super::model::{
    ById, ColumnKind, CountsFor, Each, LedgerId, Measured, Requirement, RequirementId, Set, SetId, Window,
};
use super::super::reader::{Word, hint};
use super::field::{CHOICE, NUMBER};
use super::{Resolver, number};
use crate::calendar::Span;
use crate::finding::Kind;
use crate::fold::fold;

impl Resolver<'_> {
    pub(super) fn requirements(&self, sets: &ById<SetId, Set>) -> ById<RequirementId, Requirement> {
        let requirements = self.def.scoring.requirements.iter();
        requirements
            .filter_map(|written| self.requirement(written, sets))
            .collect()
    }

    fn requirement(&self, written: &Written, sets: &ById<SetId, Set>) -> Option<Requirement> {
        let clause = self.clause(&written.clause);
        let only = self.stage_ids(&written.only);
        self.has_target(written);
        if let Some(by) = &written.by {
            self.inside("by", Span::day(by.value), &by.place);
        }
        let ledger = self.ledger(&written.ledger);
        let each = self.each(written, ledger, sets);
        let ledger = ledger?;
        let measured = self.measured(written, ledger);
        let per = written
            .per
            .as_ref()
            .map(|per| self.typed_column(ledger, per, &CHOICE));
        let at_most_of = written
            .at_most_of
            .as_ref()
            .map(|of| self.typed_column(ledger, of, &NUMBER));
        for column in [per, at_most_of].into_iter().flatten().flatten() {
            self.count_column(ledger, column);
        }
        let conditions = self.counted_conditions(ledger, &written.conditions);
        let each = each?;
        let counts_for = number(written.counts_for.as_ref()).unwrap_or(CountsFor::OwnUnit);
        if let (CountsFor::UnitsInCharge, false) = (counts_for, matches!(each, Each::People(_))) {
            self.misplaced("counts_for", "“分管单位”只用于对人员的要求", &written.name);
        }
        Some(Requirement {
            name: written.name.value.clone(),
            clause: clause.unwrap_or_default(),
            each,
            per: per.flatten(),
            ledger,
            conditions,
            measured: measured?,
            window: number(written.window.as_ref()).unwrap_or(Window::Campaign),
            only,
            by: number(written.by.as_ref()),
            at_least: number(written.at_least.as_ref()),
            at_most: number(written.at_most.as_ref()),
            at_most_of: at_most_of.flatten(),
            paced: written.paced,
            counts_for,
        })
    }

    fn has_target(&self, written: &Written) {
        if !self.def.whole {
            return;
        }
        if written.at_least.is_none() && written.at_most.is_none() && written.at_most_of.is_none() {
            let requirement = written.name.value.to_string();
            self.mistakes
                .add(Kind::NoTarget { requirement }, &written.name.place);
        }
        if written.paced && written.at_least.is_none() {
            self.misplaced("paced", "按月递增的是至少多少，要写at_least", &written.name);
        }
        if let (Some(least), Some(most)) = (&written.at_least, &written.at_most)
            && least.value > most.value
        {
            self.together("at_least和at_most", "至少的比至多的还多", &written.name);
        }
    }

    fn measured(&self, written: &Written, ledger: LedgerId) -> Option<Measured> {
        match (&written.sum, &written.share_of) {
            (Some(sum), Some(_)) => {
                self.together("sum和share_of", "要么合计一列，要么算占名单的比例", sum);
                None
            }
            (Some(sum), None) => {
                let column = self.typed_column(ledger, sum, &NUMBER)?;
                Some(Measured::Sum(self.count_column(ledger, column)))
            }
            (None, Some(of)) => self.share(ledger, of),
            (None, None) => Some(Measured::Count),
        }
    }

    /// What a share is taken of: the size of a set of the roster, or the sum of a number column of the ledger.
    fn share(&self, ledger: LedgerId, of: &Word) -> Option<Measured> {
        let wanted = fold(&of.value);
        let is_column = self.shapes[ledger]
            .columns
            .iter()
            .any(|column| fold(&column.name) == wanted);
        if is_column && self.names.sets.find(&of.value).is_none() {
            let column = self.typed_column(ledger, of, &NUMBER)?;
            return Some(Measured::ShareOfSum(self.count_column(ledger, column)));
        }
        self.set(of).map(Measured::ShareOf)
    }

    /// A set, or a code list of one of the ledger's columns.
    fn each(&self, written: &Written, ledger: Option<LedgerId>, sets: &ById<SetId, Set>) -> Option<Each> {
        let word = &written.each;
        if let Some(set) = self.names.sets.find(&word.value) {
            return Some(if self.set_is_of_units(sets, set) {
                Each::Units(set)
            } else {
                Each::People(set)
            });
        }
        let Some(list) = self.names.lists.find(&word.value) else {
            self.no_subject(word);
            return None;
        };
        let ledger = ledger?;
        let columns = &self.shapes[ledger].columns;
        let column = columns.find_id(|column| column.kind == Some(ColumnKind::Choice(list)));
        if column.is_none() {
            let reason = "这张台账没有用这个代码表的列";
            self.misplaced("each", reason, word);
        }
        let column = column?;
        self.count_column(ledger, column);
        Some(Each::Codes(list, column))
    }

    fn no_subject(&self, word: &Word) {
        if !self.def.whole || word.is_unread() {
            return;
        }
        let campaign = &self.def.campaign;
        let groups = campaign.groups.iter().map(|group| &*group.name.value);
        let sets = campaign.sets.iter().map(|set| &*set.name.value);
        let names = ["单位", "人员"].into_iter().chain(groups).chain(sets);
        let kind = Kind::Dangling {
            family: "名单或代码表".into(),
            name: word.value.to_string(),
            hint: hint(&word.value, names, "请先在campaign.toml的sets里写上它"),
        };
        self.mistakes.add(kind, &word.place);
    }
}
