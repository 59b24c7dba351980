//! Who answers for each row, once all rows are known: the units that it names and that are confirmed, its people in
//! the posts of its day.

use super::flaw::Flaw;
use super::{Context, confirmed, posts};
use crate::campaign::model::{LedgerId, PersonId};
use crate::record::{Record, Settled};

/// A row, as the index in its ledger, and who answers for it.
pub(super) type Answer = (LedgerId, usize, Settled);

/// Who answers for the rows that name others than counting may take; the other rows are left out.
pub(super) fn settle(context: &Context<'_>) -> (Vec<Answer>, Vec<Flaw>) {
    let (mut answers, mut flaws) = (Vec::new(), Vec::new());
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        let names_units = ledger.base.is_none() && (ledger.lead.is_some() || ledger.support.is_some());
        if !names_units && ledger.person.is_none() {
            continue;
        }
        let rows = context.records.of(id).iter().enumerate();
        for (at, record) in rows.filter(|(_, record)| !record.superseded) {
            let (people, of_people) = match ledger.person {
                Some(_) => posts::people(context, at, record),
                None => (Vec::new(), Vec::new()),
            };
            let (roles, of_units) = match names_units {
                true => confirmed::roles(context, at, record),
                false => (context.rows.units_named(record), Vec::new()),
            };
            flaws.extend(of_units.into_iter().chain(of_people));
            let named = context.rows.people_named(record);
            if roles != context.rows.units_named(record) || people != named {
                answers.push((id, at, answer(context, record, roles, people)));
            }
        }
    }
    (answers, flaws)
}

/// A register without a lead is about the units of its people.
fn answer(
    context: &Context<'_>,
    record: &Record,
    (mut leads, supports): confirmed::Roles,
    people: Vec<PersonId>,
) -> Settled {
    let roster = &context.campaign.roster;
    let ledger = &context.campaign.ledgers[record.ledger];
    if record.sender.is_none() && ledger.lead.is_none() {
        leads = people.iter().map(|person| roster.people[*person].unit).collect();
        leads.dedup();
    }
    Settled {
        leads,
        supports,
        people,
    }
}
