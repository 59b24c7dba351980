//! Rows of one key in parts for different months: the latest counts, on the terms of the earliest.

use super::super::Context;
use super::super::terms::{Amendment, Row, is_moved, is_stated, terms, told};
use super::{Repeated, filled_for, worst};
use crate::campaign::model::LedgerId;
use crate::record::Record;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Settles which of the rows stands for all, and on what terms.
pub(super) fn settle(context: &Context<'_>, id: LedgerId, rows: &[usize], out: &mut Repeated) {
    let records = context.records.of(id);
    let mut states: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for at in rows {
        let Some(day) = filled_for(context, id, &records[*at]) else {
            worst::of_equals(context, id, rows, out);
            return;
        };
        states.entry(day).or_default().push(*at);
    }
    let each: Vec<(NaiveDate, usize)> = states
        .into_iter()
        .map(|(day, rows)| match rows[..] {
            [only] => (day, only),
            _ => (day, worst::of_equals(context, id, &rows, out)),
        })
        .collect();
    let Some(((_, latest), before)) = each.split_last() else {
        return;
    };
    out.superseded.extend(before.iter().map(|(_, at)| (id, *at)));
    let row = Row {
        id,
        at: *latest,
        record: &records[*latest],
    };
    for (column, term) in terms(context.campaign, id) {
        let stated = |(_, at): &&(NaiveDate, usize)| is_stated(&records[*at], column);
        let Some((day, first)) = before.iter().find(stated) else {
            continue;
        };
        let first = Record {
            stated: Some(*day),
            ..records[*first].clone()
        };
        if is_moved(context, &first, row, column) {
            let (flaw, value) = told(context, &first, row, (column, term), "的一份");
            out.flaws.extend(flaw);
            out.amendments.extend(value.map(|value| Amendment {
                ledger: id,
                at: *latest,
                column,
                value,
                for_error: false,
            }));
        }
    }
}
