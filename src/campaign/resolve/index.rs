//! Names of a family of entries, looked up by fold; which of them were used.

use super::super::definition::Definition;
use super::super::model::{
    ById, ClauseId, IndicatorId, LedgerId, ListId, MeasureId, RatingId, RequirementId, SetId, StageId,
    TableId,
};
use super::super::reader::{Mistakes, Word, hint};
use super::Resolver;
use crate::finding::{Finding, Kind, Place};
use crate::fold::fold;
use crate::id::Id;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names of one family.
pub(super) struct Index<I> {
    family: &'static str,
    names: ById<I, Arc<str>>,
    by_fold: BTreeMap<String, I>,
    places: ById<I, Place>,
    used: RefCell<ById<I, bool>>,
    /// Whether all entries could be read; otherwise a name that is not found is not reported.
    whole: bool,
    told_empty: Cell<bool>,
}

impl<I: Id> Index<I> {
    /// Numbers the names in the order given; the same name twice is a mistake.
    fn new<'a>(
        family: &'static str,
        words: impl IntoIterator<Item = &'a Word>,
        whole: bool,
        mistakes: &Mistakes,
    ) -> Index<I> {
        let mut index = Index {
            family,
            names: ById::new(),
            by_fold: BTreeMap::new(),
            places: ById::new(),
            used: RefCell::default(),
            whole,
            told_empty: Cell::new(false),
        };
        for word in words {
            index.add(word, mistakes);
        }
        index
    }

    fn add(&mut self, word: &Word, mistakes: &Mistakes) {
        let id = self.names.push(word.value.clone());
        self.places.push(word.place.clone());
        // What has no name of its own cannot be used, and is not told to be unused on top.
        let named = !word.is_unread() && !self.by_fold.contains_key(&fold(&word.value));
        self.used.borrow_mut().push(!named);
        if word.is_unread() {
            return;
        }
        if let Some(first) = self.by_fold.get(&fold(&word.value)) {
            let kind = Kind::DuplicateName {
                family: self.family.into(),
                name: word.value.to_string(),
            };
            let first = self.places[*first].clone();
            mistakes.push(Finding::new(kind, word.place.clone()).see_also(first));
        } else {
            self.by_fold.insert(fold(&word.value), id);
        }
    }

    /// The entry of that name, if there is one; it is then used.
    pub(super) fn find(&self, name: &str) -> Option<I> {
        let id = *self.by_fold.get(&fold(name))?;
        self.used.borrow_mut()[id] = true;
        Some(id)
    }

    /// The entry of that name; none is a mistake.
    pub(super) fn get(&self, word: &Word, mistakes: &Mistakes) -> Option<I> {
        let found = self.find(&word.value);
        // A family of which nothing is written at all is told once.
        let told = self.names.is_empty() && self.told_empty.replace(true);
        if found.is_none() && self.whole && !word.is_unread() && !told {
            let names = self.names.iter().map(|name| &**name);
            let kind = Kind::Dangling {
                family: self.family.into(),
                name: word.value.to_string(),
                hint: hint(
                    &word.value,
                    names,
                    &format!("请先写上这个{}，或改正名称", self.family),
                ),
            };
            mistakes.add(kind, &word.place);
        }
        found
    }

    /// Reports entries from `first` on that nothing used.
    pub(super) fn report_unused(&self, first: usize, mistakes: &Mistakes) {
        for (id, used) in self.used.borrow().with_ids().skip(first) {
            if !used {
                let kind = Kind::Unused {
                    family: self.family.into(),
                    name: self.names[id].to_string(),
                };
                mistakes.add(kind, &self.places[id]);
            }
        }
    }
}

impl Resolver<'_> {
    /// Reports a name that a short list does not have.
    pub(super) fn no_such<'n>(&self, family: &str, word: &Word, known: impl Iterator<Item = &'n str>) {
        let kind = Kind::Dangling {
            family: family.into(),
            name: word.value.to_string(),
            hint: hint(&word.value, known, "请先写这一项，或者改正名称"),
        };
        if self.def.whole && !word.is_unread() {
            self.mistakes.add(kind, &word.place);
        }
    }
}

/// Names of all families.
pub(super) struct DefinitionNames {
    pub clauses: Index<ClauseId>,
    pub measures: Index<MeasureId>,
    /// Built-in sets, then one per group, then the declared ones.
    pub sets: Index<SetId>,
    pub stages: Index<StageId>,
    pub lists: Index<ListId>,
    pub ledgers: Index<LedgerId>,
    pub requirements: Index<RequirementId>,
    pub indicators: Index<IndicatorId>,
    pub ratings: Index<RatingId>,
    pub tables: Index<TableId>,
}

/// Built-in sets: the units taking part, and all people.
pub(super) const BUILT_IN_SETS: [&str; 2] = ["单位", "人员"];

/// The first of the built-in sets.
pub(super) const EVERY_UNIT: SetId = SetId(0);

/// The second of the built-in sets.
pub(super) const EVERYBODY: SetId = SetId(1);

impl DefinitionNames {
    pub(super) fn new(def: &Definition, mistakes: &Mistakes) -> DefinitionNames {
        let (campaign, scoring) = (&def.campaign, &def.scoring);
        let built_in = |name: &str| Word {
            value: name.into(),
            place: Place::default(),
        };
        let sets: Vec<Word> = BUILT_IN_SETS.into_iter().map(built_in).collect();
        let groups = campaign.groups.iter().map(|group| &group.name);
        let sets = sets
            .iter()
            .chain(groups)
            .chain(campaign.sets.iter().map(|set| &set.name));
        let states = [built_in("办理状态")];
        let lists = states
            .iter()
            .chain(def.ledgers.lists.iter().map(|list| &list.name));
        let head = campaign.head.iter();
        let stages = head.flat_map(|head| head.stages.iter().map(|stage| &stage.name));
        let whole = def.whole;
        DefinitionNames {
            clauses: Index::new(
                "条款",
                campaign.clauses.iter().map(|(key, _)| key),
                whole,
                mistakes,
            ),
            measures: Index::new("措施", campaign.measures.iter().map(|m| &m.name), whole, mistakes),
            sets: Index::new("名单或组", sets, whole, mistakes),
            stages: Index::new("阶段", stages, whole, mistakes),
            lists: Index::new("代码表", lists, whole, mistakes),
            ledgers: Index::new(
                "台账",
                def.ledgers.ledgers.iter().map(|l| &l.name),
                whole,
                mistakes,
            ),
            requirements: Index::new(
                "要求",
                scoring.requirements.iter().map(|r| &r.name),
                whole,
                mistakes,
            ),
            indicators: Index::new(
                "指标",
                scoring.indicators.iter().map(|i| &i.name),
                whole,
                mistakes,
            ),
            ratings: Index::new("评议", scoring.ratings.iter().map(|r| &r.name), whole, mistakes),
            tables: Index::new("评分表", scoring.tables.iter().map(|t| &t.name), whole, mistakes),
        }
    }
}
