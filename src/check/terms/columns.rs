//! Which columns of a ledger are terms.

use crate::campaign::model::{
    Campaign, CheckKind, ColumnId, ColumnKind, Condition, DueFrom, FieldRef, Ledger, LedgerId, Life, Test,
};
use std::collections::BTreeMap;

/// What a term settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Term {
    /// The last day in time.
    Limit,
    /// The day from which a limit runs.
    Start,
    /// The year's plan of an amount.
    Amount,
    /// The units that answer for the item.
    Units,
    /// Whether the item is tracked, or a limit applies to it.
    Flag,
}

/// The terms among the columns of a ledger. Days on which something was done are facts, and none.
pub(in crate::check) fn terms(campaign: &Campaign, id: LedgerId) -> BTreeMap<ColumnId, Term> {
    let ledger = &campaign.ledgers[id];
    let mut terms = BTreeMap::new();
    let own = |field: FieldRef| field.own_column(id);
    let met: Vec<ColumnId> = ledger
        .deadlines
        .iter()
        .filter_map(|deadline| own(deadline.met))
        .collect();
    for deadline in &ledger.deadlines {
        let (field, term) = match deadline.due {
            DueFrom::Column(field) => (field, Term::Limit),
            DueFrom::After { from, .. } | DueFrom::Every { from, .. } => (from, Term::Start),
        };
        let column = own(field).filter(|column| term == Term::Limit || !met.contains(column));
        terms.extend(column.map(|column| (column, term)));
    }
    let relative = terms
        .keys()
        .any(|column| ledger.columns[*column].kind == ColumnKind::Due);
    if let Life::Item {
        opened: Some(opened), ..
    } = ledger.life
        && let Some(column) = own(opened).filter(|column| relative && !met.contains(column))
    {
        terms.entry(column).or_insert(Term::Start);
    }
    for field in [ledger.lead, ledger.support].into_iter().flatten() {
        terms.extend(own(field).map(|column| (column, Term::Units)));
    }
    for check in &ledger.checks {
        if let CheckKind::BehindSchedule { of, .. } = check.kind {
            terms.insert(of, Term::Amount);
        }
    }
    for condition in flags(campaign, id) {
        if let Some(column) = own(condition.field).filter(|column| is_flag(campaign, ledger, *column)) {
            terms.entry(column).or_insert(Term::Flag);
        }
    }
    terms
}

/// The conditions under which a row is tracked, or a limit applies to it.
pub(super) fn flags(campaign: &Campaign, id: LedgerId) -> impl Iterator<Item = &Condition> {
    let ledger = &campaign.ledgers[id];
    let tracked = campaign
        .tracked
        .iter()
        .filter(move |tracked| tracked.ledger == id);
    let tracked = tracked.flat_map(|tracked| &tracked.conditions);
    let limits = ledger.deadlines.iter().flat_map(|deadline| &deadline.conditions);
    tracked
        .chain(limits)
        .filter(|condition| !matches!(condition.test, Test::Empty(_)))
}

/// A word or 是 and 否; a state of progress moves on.
fn is_flag(campaign: &Campaign, ledger: &Ledger, column: ColumnId) -> bool {
    match ledger.columns[column].kind {
        ColumnKind::Bool => true,
        ColumnKind::Choice(list) => !campaign.lists[list].states,
        _ => false,
    }
}
