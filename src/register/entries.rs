//! From a row to an entry, for each register. A row without what the entry needs is left out, with a finding.

use super::exempt::deadlines_of;
use super::fixed::Field;
use super::grounds::grounds;
use super::row::{NILS, RegisterRow};
use super::{Adjustment, Assessed, Extension, NotApplicable, Receipt, Veto, Vote};
use crate::campaign::model::{AdjustmentKindId, IndicatorId, LedgerId, RatingId, VetoKindId};
use crate::finding::Kind;
use crate::fold::fold;
use crate::number::plain;
use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;
use std::sync::Arc;

pub(super) fn receipt(row: &mut RegisterRow<'_>) -> Option<Receipt> {
    let unit = row.unit()?;
    let ledger = row.ledger_or_all()?;
    let reason = row.text(Field::Reason);
    let says = |words: &[&str]| words.iter().any(|word| fold(&reason).contains(word));
    let file = row.text(Field::File);
    let received = row.date(Field::Received);
    Some(Receipt {
        unit,
        ledger,
        received: received.filter(|day| could_be_received(row, *day)),
        returned: row.date(Field::Returned),
        file: (!file.is_empty()).then_some(file),
        missing: says(&["缺报", "未报", "漏报"]),
        irregular: says(&["不规范", "格式不符", "命名不符"]),
        reason,
        entry: row.entry(),
    })
}

/// Whether a receipt can be of that day; a day long before the end of the period or a year after its last day of
/// submission is a mistake of the register, with a finding, and is not held against the unit (`decisions` 79).
fn could_be_received(row: &mut RegisterRow<'_>, day: NaiveDate) -> bool {
    let period = row.period;
    let early = row.names.campaign().received_early;
    let first = early.map_or(period.span.from, |days| {
        let first = period.span.to.checked_sub_days(Days::new(days.into()));
        first.unwrap_or(period.span.from)
    });
    let last = period.received_by.checked_add_months(Months::new(12));
    let last = last.unwrap_or(period.received_by);
    if first <= day && day <= last {
        return true;
    }
    let kind = Kind::ReceiptImpossible {
        date: day.to_string(),
        first: first.to_string(),
        last: last.to_string(),
    };
    row.tell(Field::Received, kind);
    false
}

pub(super) fn extension(row: &mut RegisterRow<'_>) -> Option<Extension> {
    let ledger = row.ledger()?;
    let key = Arc::from(fold(&row.need(Field::Key)?));
    let deadline = deadline(row, ledger)?;
    row.need(Field::NewDate)?;
    let date = row.date(Field::NewDate)?;
    let grounds = grounds(row)?;
    Some(Extension {
        ledger,
        key,
        deadline,
        date,
        document: grounds.document,
        approver: grounds.approver,
        approved: grounds.date,
        entry: row.entry(),
    })
}

/// Folded name of a deadline of the ledger, or of a ledger that reports on it.
fn deadline(row: &mut RegisterRow<'_>, ledger: LedgerId) -> Option<Arc<str>> {
    let known = deadlines_of(row.names.campaign(), ledger);
    let found = row.one_of(Field::Deadline, known.iter())?;
    Some(Arc::from(fold(&known[found])))
}

pub(super) fn not_applicable(row: &mut RegisterRow<'_>) -> Option<NotApplicable> {
    let unit = row.unit_or_all()?;
    let nils = fold(&row.text(Field::Indicator)) == NILS;
    let indicator: Option<IndicatorId> = if nils { None } else { Some(row.indicator()?) };
    let grounds = grounds(row)?;
    if let (Some(unit), Some(indicator)) = (unit, indicator) {
        row.line_points(unit, indicator)?;
    }
    Some(NotApplicable {
        unit,
        indicator,
        document: grounds.document,
        approver: grounds.approver,
        date: grounds.date,
        entry: row.entry(),
    })
}

pub(super) fn adjustment(row: &mut RegisterRow<'_>) -> Option<Adjustment> {
    let unit = row.unit()?;
    let campaign = row.names.campaign();
    let kind = AdjustmentKindId(row.one_of(Field::Kind, campaign.adjustments.iter().map(|kind| &kind.name))?);
    let kinds = &campaign.adjustments[kind];
    let level = match kinds.levels.len() {
        1 if row.text(Field::Level).is_empty() => 0,
        _ => row.one_of(Field::Level, kinds.levels.iter().map(|(name, _)| name))?,
    };
    let indicator = if kinds.zeroes {
        Some(row.indicator()?)
    } else {
        None
    };
    let grounds = grounds(row)?;
    Some(Adjustment {
        unit,
        kind,
        level,
        matter: row.text(Field::Matter),
        indicator,
        document: grounds.document,
        date: grounds.date,
        approver: grounds.approver,
        entry: row.entry(),
    })
}

pub(super) fn veto(row: &mut RegisterRow<'_>) -> Option<Veto> {
    let unit = row.unit()?;
    let kinds = &row.names.campaign().vetoes;
    let kind = VetoKindId(row.one_of(Field::Kind, kinds.iter().map(|kind| &kind.name))?);
    let grounds = grounds(row)?;
    Some(Veto {
        unit,
        kind,
        document: grounds.document,
        approver: grounds.approver,
        date: grounds.date,
        entry: row.entry(),
    })
}

pub(super) fn vote(row: &mut RegisterRow<'_>) -> Option<Vote> {
    let ratings = &row.names.campaign().ratings;
    let rating = RatingId(row.one_of(Field::Rating, ratings.iter().map(|rating| &rating.name))?);
    let unit = row.unit()?;
    let raters = &ratings[rating].raters;
    let rater_group = match raters.is_empty() {
        true => None,
        false => Some(row.one_of(Field::RaterGroup, raters.iter().map(|(name, _)| name))?),
    };
    let rating_of = &ratings[rating];
    let grades = &rating_of.grades;
    let word = fold(&row.text(Field::Mark));
    let abstains = rating_of.abstain.iter().any(|name| fold(name) == word);
    let grade = grades.iter().position(|(name, _)| fold(name) == word);
    let percent = match grade {
        _ if abstains => None,
        Some(grade) => Some(grades[grade].1),
        None if grades.is_empty() => Some(vote_in_numbers(row, rating_of.range)?),
        None => {
            let words = grades.iter().map(|(name, _)| name).chain(&rating_of.abstain);
            row.one_of(Field::Mark, words);
            return None;
        }
    };
    let rater = row.text(Field::Rater);
    Some(Vote {
        rating,
        unit,
        rater_group,
        rater,
        grade,
        percent,
        entry: row.entry(),
    })
}

/// A vote as a number, in per cent of the most that it may be.
fn vote_in_numbers(row: &mut RegisterRow<'_>, (least, most): (Decimal, Decimal)) -> Option<Decimal> {
    let mark = row.number(Field::Mark)?;
    if mark < least || mark > most {
        let kind = Kind::VoteBeyond {
            mark: row.text(Field::Mark).to_string(),
            range: format!("{}至{}", plain(least), plain(most)),
        };
        row.tell(Field::Mark, kind);
        return None;
    }
    match most == Decimal::ONE_HUNDRED {
        true => Some(mark),
        false => Some(mark * Decimal::ONE_HUNDRED / most),
    }
}

pub(super) fn assessed(row: &mut RegisterRow<'_>) -> Option<Assessed> {
    let unit = row.unit()?;
    let indicator = row.indicator()?;
    let mark = row.number(Field::Mark)?;
    let grounds = grounds(row)?;
    let points = row.line_points(unit, indicator)?;
    if mark < Decimal::ZERO || mark > points {
        let kind = Kind::MarkBeyondPoints {
            mark: row.text(Field::Mark).to_string(),
            points: points.normalize().to_string(),
        };
        row.tell(Field::Mark, kind);
        return None;
    }
    Some(Assessed {
        unit,
        indicator,
        mark,
        document: grounds.document,
        approver: grounds.approver,
        date: grounds.date,
        entry: row.entry(),
    })
}
