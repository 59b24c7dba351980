//! What a column tells that a unit alone can know, derived from the roles of the columns in the definition.

use crate::campaign::model::{
    ById, Campaign, ColumnId, ColumnKind, Condition, DueFrom, Each, FieldRef, Ledger, LedgerId, Life,
    Measured, RowWeight, What,
};

/// What a fact is that a unit states by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKind {
    /// The day something was done.
    DoneDate,
    /// The day of an event.
    EventDate,
    /// An answer that a rule asks for.
    Answer,
    /// A day from which or to which a term runs, stated for the first time.
    Term,
    /// The amount that was done.
    DoneAmount,
    /// The amount that was to be done, stated for the first time.
    PlannedAmount,
    /// Whom or what a row is about.
    Subject,
    /// Which rows there are: that there is this one, and that there is no other.
    Rows,
}

impl FactKind {
    /// Whether a sealed period that holds the row settles it (`decisions` 44); what is done afterwards it does not.
    pub fn is_held_by_seal(self) -> bool {
        match self {
            FactKind::DoneDate | FactKind::EventDate | FactKind::Answer | FactKind::DoneAmount => false,
            FactKind::Term | FactKind::PlannedAmount | FactKind::Subject | FactKind::Rows => true,
        }
    }
}

/// What the columns of all ledgers tell, looked up once.
pub struct FactKinds(ById<LedgerId, ById<ColumnId, Option<FactKind>>>);

impl FactKinds {
    /// Derives them from a definition.
    pub fn new(campaign: &Campaign) -> Self {
        let ledgers = campaign.ledgers.with_ids();
        let kinds = ledgers.map(|(id, ledger)| {
            let columns = ledger.columns.ids();
            columns.map(|column| kind(campaign, id, column)).collect()
        });
        FactKinds(kinds.collect())
    }

    /// What a column tells; none where nothing is gained by another value in it.
    pub fn of(&self, ledger: LedgerId, column: ColumnId) -> Option<FactKind> {
        self.0[ledger][column]
    }
}

fn kind(campaign: &Campaign, id: LedgerId, column: ColumnId) -> Option<FactKind> {
    let ledger = &campaign.ledgers[id];
    let is = |field: &FieldRef| field.ledger == id && field.column == column;
    let names = matches!(
        ledger.columns[column].kind,
        ColumnKind::People | ColumnKind::Reference { .. }
    );
    if is_done_date(ledger, &is) {
        Some(FactKind::DoneDate)
    } else if matches!(ledger.life, Life::Event { date } if date == column) {
        Some(FactKind::EventDate)
    } else if is_asked(campaign, ledger, &is) {
        Some(FactKind::Answer)
    } else if is_term(ledger, &is) {
        Some(FactKind::Term)
    } else if is_done_amount(campaign, id, column) {
        Some(FactKind::DoneAmount)
    } else if is_planned_amount(campaign, id, column) {
        Some(FactKind::PlannedAmount)
    } else if names || ledger.key.contains(&column) {
        Some(FactKind::Subject)
    } else {
        None
    }
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

/// Whether a day from which or to which a term runs stands in the column.
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

/// Whether a condition of a rule reads the column, or a requirement asks for each of its words.
fn is_asked(campaign: &Campaign, ledger: &Ledger, is: &impl Fn(&FieldRef) -> bool) -> bool {
    let read = |conditions: &[Condition]| conditions.iter().any(|condition| is(&condition.field));
    let mut parts = campaign.indicators.iter().flat_map(|indicator| &indicator.parts);
    let of_parts = parts.any(|part| {
        let good = match &part.what {
            What::Good { good, .. } => read(good),
            _ => false,
        };
        good || read(&part.conditions)
    });
    let mut deadlines = ledger.deadlines.iter();
    let mut requirements = campaign.requirements.iter();
    of_parts
        || deadlines.any(|deadline| read(&deadline.conditions))
        || requirements.any(|requirement| {
            let each = match requirement.each {
                Each::Codes(_, column) => Some(column),
                Each::Units(_) | Each::People(_) => None,
            };
            let words = [requirement.per, each].into_iter().flatten();
            let mut words = words.map(|column| FieldRef::own(requirement.ledger, column));
            read(&requirement.conditions) || words.any(|word| is(&word))
        })
}

/// Whether a rule adds up the numbers of the column as what was reached.
fn is_done_amount(campaign: &Campaign, id: LedgerId, column: ColumnId) -> bool {
    let mut parts = campaign.indicators.iter().flat_map(|indicator| &indicator.parts);
    let above =
        |what: &What| matches!(*what, What::Ratio { ledger, sum, .. } if ledger == id && sum == column);
    let mut requirements = campaign.requirements.iter();
    parts.any(|part| above(&part.what))
        || requirements.any(|requirement| {
            let summed = match requirement.measured {
                Measured::Sum(sum) | Measured::ShareOfSum(sum) => sum == column,
                Measured::Count | Measured::ShareOf(_) => false,
            };
            requirement.ledger == id && summed
        })
}

/// Whether the numbers of the column stand below a line, weigh rows or limit a sum.
fn is_planned_amount(campaign: &Campaign, id: LedgerId, column: ColumnId) -> bool {
    let mut parts = campaign.indicators.iter().flat_map(|indicator| &indicator.parts);
    let below =
        |what: &What| matches!(*what, What::Ratio { ledger, over, .. } if ledger == id && over == column);
    let mut requirements = campaign.requirements.iter();
    parts.any(|part| {
        let weighs = |weight: FieldRef| weight.ledger == id && weight.column == column;
        below(&part.what) || part.weight.as_ref().map(RowWeight::field).is_some_and(weighs)
    }) || requirements.any(|requirement| requirement.ledger == id && requirement.at_most_of == Some(column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::sample::{campaign, deadline, ledger, own};

    #[test]
    fn what_a_column_tells_follows_from_its_role() {
        let mut campaign = campaign();
        let columns = [
            ("编号", ColumnKind::Text),
            ("时限", ColumnKind::Due),
            ("办结", ColumnKind::Date),
            ("备注", ColumnKind::Text),
        ];
        let mut items = ledger("台账", &columns);
        let due = DueFrom::Column(own(LedgerId(0), 1));
        items.deadlines = vec![deadline("办结", due, own(LedgerId(0), 2))].into();
        campaign.ledgers = vec![items].into();
        let kinds = FactKinds::new(&campaign);
        let of = |column| kinds.of(LedgerId(0), ColumnId(column));
        let told = [FactKind::Subject, FactKind::Term, FactKind::DoneDate];
        assert_eq!([0, 1, 2].map(of), told.map(Some));
        assert_eq!(of(3), None);
        assert_eq!(told.map(FactKind::is_held_by_seal), [true, true, false]);
    }
}
