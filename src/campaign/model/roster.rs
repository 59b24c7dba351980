//! Units and people, from the office's roster workbook.

use super::{ById, GroupId, PersonId, UnitId};
use crate::calendar::Span;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The roster: units and people.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// Units, in the office's order.
    pub units: ById<UnitId, Unit>,
    /// People, in the order of the roster; one entry per person and post.
    pub people: ById<PersonId, Person>,
}

/// A unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Code, if the office gives codes.
    pub code: Option<Arc<str>>,
    /// Name as printed in reports.
    pub name: Arc<str>,
    /// Other names people write; former names are among them.
    pub aliases: Vec<Arc<str>>,
    /// Names it had before, or of the units merged into it, the oldest first.
    pub former: Vec<Arc<str>>,
    /// First day; none = before the campaign.
    pub founded: Option<NaiveDate>,
    /// Last day; none = it is still there.
    pub abolished: Option<NaiveDate>,
    /// Group it is ranked in; none for units that are not ranked.
    pub group: Option<GroupId>,
    /// Whether it takes part in the ranking (参评).
    pub ranked: bool,
    /// The leader in charge of the unit.
    pub leader: Option<PersonId>,
    /// All columns of its row by printed name, for conditions on the roster.
    pub attributes: BTreeMap<Arc<str>, Arc<str>>,
}

/// A person in a post. Someone who moved stands once per post, with the same name and `id`.
#[derive(Clone, Debug)]
pub struct Person {
    /// The office's number for the person, if it gives numbers.
    pub id: Option<Arc<str>>,
    /// Name.
    pub name: Arc<str>,
    /// Unit of this post.
    pub unit: UnitId,
    /// Whether the person is head of the unit (主要负责人).
    pub head: bool,
    /// When the person was in this post.
    pub in_post: InPost,
    /// All columns of the row by printed name.
    pub attributes: BTreeMap<Arc<str>, Arc<str>>,
}

/// The time for which somebody was in a post.
#[derive(Clone, Debug, Default)]
pub struct InPost {
    /// First day; none = before the campaign.
    pub from: Option<NaiveDate>,
    /// Last day; none = still in post.
    pub to: Option<NaiveDate>,
    /// Exempt spans with their reason (驻村, 病假…).
    pub exempt: Vec<(Span, Arc<str>)>,
}

/// A named selection of the roster.
#[derive(Clone, Debug)]
pub struct Set {
    /// Printed name.
    pub name: Arc<str>,
    /// Who is in it, in roster order.
    pub members: SetMembers,
}

/// Whom a set selects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetMembers {
    /// A selection of units.
    Units(Vec<UnitId>),
    /// A selection of people.
    People(Vec<PersonId>),
}

impl Unit {
    /// Whether it is there on a day.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.founded.is_none_or(|founded| founded <= day)
            && self.abolished.is_none_or(|abolished| day <= abolished)
    }

    /// Days of a span on which it is there.
    pub fn days_in(&self, span: Span) -> u32 {
        let count = span.days().filter(|day| self.exists_on(*day)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Whether it is left out of the ranking of its group: nothing is due from it as long as it is.
    pub fn is_set_out(&self) -> bool {
        self.group.is_some() && !self.ranked
    }

    /// What it is known by for good, whatever it is called: its code, else the first name it had.
    pub fn lasting(&self) -> &Arc<str> {
        self.code.as_ref().or(self.former.first()).unwrap_or(&self.name)
    }
}

impl InPost {
    /// Days of `span` on which the person was in post and not exempt.
    pub fn days_in(&self, span: Span) -> u32 {
        let count = span.days().filter(|day| self.covers(*day)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Whether the person is in post and not exempt on a day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.to.is_none_or(|to| day <= to)
            && !self
                .exempt
                .iter()
                .any(|(span, _)| span.from <= day && day <= span.to)
    }
}

impl Set {
    /// The units of a set of units; empty for people.
    pub fn units(&self) -> &[UnitId] {
        match &self.members {
            SetMembers::Units(units) => units,
            SetMembers::People(_) => &[],
        }
    }

    /// The people of a set of people; empty for units.
    pub fn people(&self) -> &[PersonId] {
        match &self.members {
            SetMembers::People(people) => people,
            SetMembers::Units(_) => &[],
        }
    }
}
