//! What a unit alone can know it can also invent. These columns are derived from the roles of the definition; other
//! values in them, where no seal knows the row, are the only alterations by which a unit may gain.

use kaoping::campaign::model::{
    Campaign, ColumnId, ColumnKind, Condition, DueFrom, FieldRef, Ledger, LedgerId, Life, Measured, What,
};

/// What an altered cell tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing that can be used: blank, 无, or unreadable.
    Nothing,
    /// Another usable value.
    Other,
}

/// Why a unit may gain by writing another value into a column; none = it may not.
pub(super) fn own_word(
    campaign: &Campaign,
    ledger: LedgerId,
    column: ColumnId,
    told: Told,
    is_sealed: bool,
) -> Option<&'static str> {
    if told == Told::Nothing {
        return None;
    }
    let own = &campaign.ledgers[ledger];
    let is = |field: &FieldRef| field.ledger == ledger && field.column == column;
    if is_done_date(own, &is) || is_event_date(own, column) {
        return Some("the day it was done");
    }
    if asks(campaign, ledger, &is) {
        return Some("an answer that a rule asks for");
    }
    if is_sealed {
        return None;
    }
    if is_term(own, &is) {
        return Some("a term stated for the first time");
    }
    if is_amount(campaign, ledger, column) {
        return Some("an amount stated for the first time");
    }
    let kind = &own.columns[column].kind;
    let names = matches!(kind, ColumnKind::People | ColumnKind::Reference { .. });
    (names || own.key.contains(&column)).then_some("whom or what the row is about")
}

fn is_done_date(ledger: &Ledger, is: &impl Fn(&FieldRef) -> bool) -> bool {
    let closed = match &ledger.life {
        Life::Item { closed, .. } => closed.as_ref(),
        Life::Event { .. } | Life::State => None,
    };
    let met = ledger
        .deadlines
        .iter()
        .flat_map(|deadline| [Some(&deadline.met), deadline.until.as_ref()]);
    met.chain([closed]).flatten().any(is)
}

fn is_event_date(ledger: &Ledger, column: ColumnId) -> bool {
    matches!(ledger.life, Life::Event { date } if date == column)
}

/// A day from which or to which a term runs.
fn is_term(ledger: &Ledger, is: &impl Fn(&FieldRef) -> bool) -> bool {
    let opened = match &ledger.life {
        Life::Item { opened, .. } => opened.as_ref(),
        Life::Event { .. } | Life::State => None,
    };
    let due = ledger.deadlines.iter().map(|deadline| match &deadline.due {
        DueFrom::Column(field) | DueFrom::After { from: field, .. } | DueFrom::Every { from: field, .. } => {
            Some(field)
        }
    });
    due.chain([opened]).flatten().any(is)
}

/// Whether a condition of a rule reads the column.
fn asks(campaign: &Campaign, ledger: LedgerId, is: &impl Fn(&FieldRef) -> bool) -> bool {
    let read = |conditions: &[Condition]| conditions.iter().any(|condition| is(&condition.field));
    let parts = campaign.indicators.iter().flat_map(|indicator| &indicator.parts);
    let of_parts = parts.into_iter().any(|part| {
        let good = match &part.what {
            What::Good { good, .. } => read(good),
            _ => false,
        };
        good || read(&part.conditions)
    });
    let deadlines = campaign.ledgers[ledger].deadlines.iter();
    let of_deadlines = deadlines.into_iter().any(|deadline| read(&deadline.conditions));
    of_parts
        || of_deadlines
        || campaign
            .requirements
            .iter()
            .any(|requirement| read(&requirement.conditions))
}

/// A number that a rule adds up.
fn is_amount(campaign: &Campaign, ledger: LedgerId, column: ColumnId) -> bool {
    let parts = campaign.indicators.iter().flat_map(|indicator| &indicator.parts);
    let in_parts = parts.into_iter().any(|part| {
        let ratio = match part.what {
            What::Ratio {
                ledger: of,
                sum,
                over,
            } => of == ledger && (sum == column || over == column),
            _ => false,
        };
        ratio
            || part
                .weight
                .is_some_and(|weight| weight.ledger == ledger && weight.column == column)
    });
    let summed = campaign.requirements.iter().any(|requirement| {
        let sum = match requirement.measured {
            Measured::Sum(sum) | Measured::ShareOfSum(sum) => sum == column,
            Measured::Count | Measured::ShareOf(_) => false,
        };
        requirement.ledger == ledger && (sum || requirement.at_most_of == Some(column))
    });
    in_parts || summed
}
