//! Sum or mean of a column over the rows of a period.

use super::choose::{self, Pick};
use super::rows::plain;
use super::{Absent, CaseResult, KnownFrom, NumberOf, Reckoning, ScoringContext, Tally};
use crate::campaign::model::{ColumnId, FieldRef, LedgerId, Life, Part, Shown, UnitId};
use crate::rows::number;
use rust_decimal::Decimal;
use std::sync::Arc;

/// `of`: what is made of the figures of the column so named.
pub(super) fn tally(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    (ledger, column): (LedgerId, ColumnId),
    of: fn(Arc<str>) -> NumberOf,
) -> Tally {
    let mut picked = choose::in_period(scoring, unit, part, ledger);
    let definition = &scoring.inputs.campaign.ledgers[ledger];
    let name = &definition.columns[column].name;
    let shown = definition.shown == Shown::Open && definition.columns[column].shown == Shown::Open;
    let mut spoilt = false;
    let mut cases = Vec::new();
    for pick in &picked.rows {
        let figure = written(pick, column);
        let is_office = pick.item.row.own.is_some_and(|own| own.sender.is_none());
        if figure.is_none() && is_office {
            // The office's own blank charges nobody.
            let field = FieldRef::own(ledger, column);
            picked.faults.extend(choose::fault(scoring, pick.item.row, field));
            continue;
        }
        spoilt |= figure.is_none();
        let mut case = plain(scoring, unit, part, pick, figure.is_some());
        // A row without a usable figure counts as nothing.
        case.adds = Some(figure.unwrap_or_default());
        case.result = match (figure, pick.item.row.own) {
            (Some(_), Some(own)) => {
                let figure = match shown {
                    true => own.fields[column].shown.clone(),
                    false => Shown::MASK.into(),
                };
                CaseResult::Figure(name.clone(), figure)
            }
            (_, None) => CaseResult::NotInLedger,
            _ => CaseResult::UnusableFigures,
        };
        if let Some(own) = pick.item.row.own {
            case.evidence.extend(scoring.rows.record_cell(own, column));
        }
        cases.push(case);
    }
    let counted = (cases.len(), picked.waiting.len());
    let absent = scoring.nothing_to_count((unit, ledger), counted, &picked.faults);
    let number = of(name.clone());
    let absent = absent.filter(|absent| !is_zero(&number, part, &definition.life, absent));
    Tally {
        cases,
        reckoning: Some(Reckoning::new(number, spoilt)),
        absent: scoring.never_came(unit, ledger).or(absent),
        lead_unread: picked.waiting.len(),
        register_faults: picked.faults,
        ..Tally::default()
    }
}

/// Whether a sum without rows is 0 and not nothing: nothing has to be due in such a ledger, and the rule does not say that
/// this counts otherwise.
fn is_zero(number: &NumberOf, part: &Part, life: &Life, absent: &Absent) -> bool {
    let is_sum = matches!(number, NumberOf::Sum(_));
    let is_item = matches!(life, Life::Item { .. });
    let is_none = matches!(
        absent,
        Absent::NothingDue(KnownFrom::Register | KnownFrom::Ledger)
    );
    is_sum && !is_item && is_none && part.none_due.is_none()
}

/// The figure of a row; none where the row cannot be used.
fn written(pick: &Pick<'_>, column: ColumnId) -> Option<Decimal> {
    let row = pick.item.row;
    let own = row.own.filter(|_| row.counts() && pick.is_certain())?;
    number(own.value(column))
}
