//! People that a row is about: a case belongs to the unit in which the person served on its day (`decisions` 53), and a
//! unit tells of its own people only where they have a unit that keeps the same ledger (46).

use super::Context;
use super::confirmed::own_place;
use super::flaw::{Flaw, Weight};
use crate::campaign::model::{Campaign, Keeper, LedgerId, PersonId, UnitId};
use crate::finding::Kind;
use crate::record::Record;
use chrono::NaiveDate;

/// The people a row counts for, each in the post of its day, and what is to be told of the others.
pub(super) fn people(context: &Context<'_>, at: usize, record: &Record) -> (Vec<PersonId>, Vec<Flaw>) {
    let campaign = context.campaign;
    let day = context.rows.when(context.rows.row(record)).map(|when| when.to);
    let mut people = Vec::new();
    let mut flaws = Vec::new();
    for named in context.rows.people_named(record).iter().copied() {
        let person = day.map_or(named, |day| post_on(campaign, named, day));
        match record.sender {
            Some(sender) if !may_tell(campaign, record.ledger, sender, person) => {
                if !is_told(context, record, person) {
                    flaws.extend(told(context, at, record, sender, person));
                }
            }
            _ => people.push(person),
        }
    }
    (people, flaws)
}

/// The post that a person held on a day, where it was in another unit than the post that was found; else the post
/// that was found.
fn post_on(campaign: &Campaign, found: PersonId, day: NaiveDate) -> PersonId {
    let roster = &campaign.roster;
    if holds_on(campaign, found, day) {
        return found;
    }
    let mut others = roster.people.ids();
    let other = others.find(|other| roster.same_person(found, *other) && holds_on(campaign, *other, day));
    other
        .filter(|other| roster.people[*other].unit != roster.people[found].unit)
        .unwrap_or(found)
}

fn holds_on(campaign: &Campaign, person: PersonId, day: NaiveDate) -> bool {
    let post = &campaign.roster.people[person].in_post;
    post.from.is_none_or(|from| from <= day) && post.to.is_none_or(|to| day <= to)
}

/// Whether a unit may tell of a person: its own, the leader in charge of it, and people whose unit does not keep the
/// ledger itself.
fn may_tell(campaign: &Campaign, ledger: LedgerId, sender: UnitId, person: PersonId) -> bool {
    let roster = &campaign.roster;
    let unit = roster.people[person].unit;
    let keeps = match campaign.ledgers[ledger].keeper {
        Keeper::Units(set) => campaign.sets[set].units().contains(&unit),
        Keeper::Office => false,
    };
    let leads = roster.units[sender]
        .leader
        .is_some_and(|leader| roster.same_person(leader, person));
    unit == sender || !keeps || leads
}

/// Whether the person's unit tells of the same itself: then its own row counts.
fn is_told(context: &Context<'_>, record: &Record, person: PersonId) -> bool {
    let roster = &context.campaign.roster;
    let when = |record| context.rows.when(context.rows.row(record));
    let of_unit = context.rows.sent(record.ledger, roster.people[person].unit);
    of_unit.iter().any(|own| {
        let mut people = context.rows.people_named(own).iter();
        let same_key = own.key.is_some() && own.key == record.key;
        let same_day = own.key.is_none() && when(own) == context.rows.when(context.rows.row(record));
        people.any(|other| roster.same_person(*other, person)) && (same_key || same_day)
    })
}

/// The finding for the sender, and the one for the person's unit.
fn told(context: &Context<'_>, at: usize, record: &Record, sender: UnitId, person: PersonId) -> [Flaw; 2] {
    let campaign = context.campaign;
    let units = &campaign.roster.units;
    let column = campaign.ledgers[record.ledger].person.map(|field| field.column);
    let person = &campaign.roster.people[person];
    let to_sender = Kind::OthersPerson {
        person: person.name.to_string(),
        unit: units[person.unit].name.to_string(),
    };
    let to_unit = Kind::PersonToldByAnother {
        person: person.name.to_string(),
        sender: units[sender].name.to_string(),
    };
    let flaw = |kind| Flaw::new(record.ledger, at, column, kind).weighing(Weight::Remark);
    let place = own_place(context, record.ledger, person.unit);
    [
        flaw(to_sender),
        flaw(to_unit).for_unit(person.unit, place, record),
    ]
}
