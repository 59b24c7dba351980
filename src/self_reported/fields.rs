//! The cells that decide a case: those that the part of the indicator, the time limit or the requirement reads.

use crate::campaign::model::{
    Campaign, Condition, Deadline, DueFrom, FieldRef, Hop, LedgerId, Life, Measured, Part, Requirement,
    RowWeight, What,
};

/// Cells that a part reads of each of its rows, without those of a time limit or a requirement.
pub fn of_part(campaign: &Campaign, part: &Part) -> Vec<FieldRef> {
    let mut fields = of_conditions(&part.conditions);
    fields.extend(part.weight.as_ref().map(RowWeight::field));
    if let Some(amounts) = part.amounts() {
        let same = amounts.repeat.as_ref().and_then(|repeat| repeat.same);
        fields.extend(amounts.each.field().into_iter().chain(same));
    }
    match &part.what {
        What::Good { ledger, good } => {
            fields.extend(of_conditions(good));
            fields.extend(event_date(campaign, *ledger));
        }
        What::Ratio { ledger, sum, over } => {
            fields.extend([sum, over].map(|column| own(*ledger, *column)));
            fields.extend(event_date(campaign, *ledger));
        }
        What::Sum { ledger, column } | What::Mean { ledger, column } => {
            fields.push(own(*ledger, *column));
            fields.extend(event_date(campaign, *ledger));
        }
        What::Rows { ledger } => fields.extend(event_date(campaign, *ledger)),
        _ => {}
    }
    fields
}

/// Cells by which a time limit is due and met.
pub fn of_deadline(campaign: &Campaign, ledger: LedgerId, deadline: &Deadline) -> Vec<FieldRef> {
    let mut fields = vec![deadline.due.field(), deadline.met];
    if let DueFrom::Every { .. } = deadline.due {
        let closed = match campaign.ledgers[ledger].life {
            Life::Item { closed, .. } => closed,
            Life::Event { .. } | Life::State => None,
        };
        fields.extend(deadline.until.or(closed));
    }
    fields.extend(of_conditions(&deadline.conditions));
    fields
}

/// Cells that a requirement reads of each row it counts.
pub fn of_requirement(campaign: &Campaign, requirement: &Requirement) -> Vec<FieldRef> {
    let ledger = requirement.ledger;
    let mut fields = of_conditions(&requirement.conditions);
    fields.extend(event_date(campaign, ledger));
    let summed = match requirement.measured {
        Measured::Sum(column) | Measured::ShareOfSum(column) => Some(column),
        Measured::Count | Measured::ShareOf(_) => None,
    };
    let columns = summed.into_iter().chain(requirement.at_most_of);
    fields.extend(columns.map(|column| own(ledger, column)));
    fields.extend(campaign.ledgers[ledger].person);
    fields
}

fn of_conditions(conditions: &[Condition]) -> Vec<FieldRef> {
    conditions.iter().map(|condition| condition.field).collect()
}

/// The day that puts a row of an event ledger in the period.
fn event_date(campaign: &Campaign, ledger: LedgerId) -> Option<FieldRef> {
    match campaign.ledgers[ledger].life {
        Life::Event { date } => Some(own(ledger, date)),
        Life::Item { .. } | Life::State => None,
    }
}

fn own(ledger: LedgerId, column: crate::campaign::model::ColumnId) -> FieldRef {
    FieldRef {
        hop: Hop::Own,
        ledger,
        column,
    }
}
