//! From a row to an entry, for each register. A row without what the entry needs is left out, with a finding.

use super::fixed::Field;
use super::row::{NILS, RegisterRow};
use super::{
    Adjustment, Assessed, Exemption, ExemptionTarget, Extension, NotApplicable, Receipt, Verdict, Veto, Vote,
};
use crate::campaign::model::{AdjustmentKindId, IndicatorId, LedgerId, RatingId, VetoKindId};
use crate::fold::fold;
use std::sync::Arc;

pub(super) fn receipt(row: &mut RegisterRow<'_>) -> Option<Receipt> {
    let unit = row.unit()?;
    let ledger = row.ledger_or_all()?;
    let reason = row.text(Field::Reason);
    let says = |words: &[&str]| words.iter().any(|word| fold(&reason).contains(word));
    let file = row.text(Field::File);
    Some(Receipt {
        unit,
        ledger,
        received: row.date(Field::Received),
        returned: row.date(Field::Returned),
        file: (!file.is_empty()).then_some(file),
        missing: says(&["缺报", "未报", "漏报"]),
        irregular: says(&["不规范", "格式不符", "命名不符"]),
        reason,
        entry: row.entry(),
    })
}

pub(super) fn extension(row: &mut RegisterRow<'_>) -> Option<Extension> {
    let ledger = row.ledger()?;
    let key = Arc::from(fold(&row.need(Field::Key)?));
    let deadline = deadline(row, ledger)?;
    row.need(Field::NewDate)?;
    Some(Extension {
        ledger,
        key,
        deadline,
        date: row.date(Field::NewDate)?,
        approver: row.text(Field::Approver),
        approved: row.date(Field::Time),
        entry: row.entry(),
    })
}

/// Folded name of a deadline of the ledger, or of a ledger that reports on it.
fn deadline(row: &mut RegisterRow<'_>, ledger: LedgerId) -> Option<Arc<str>> {
    let ledgers = &row.names.campaign().ledgers;
    let answering = ledgers
        .with_ids()
        .filter(|(id, other)| *id == ledger || other.base == Some(ledger));
    let known: Vec<Arc<str>> = answering
        .flat_map(|(_, other)| &other.deadlines)
        .map(|d| d.name.clone())
        .collect();
    let found = row.one_of(Field::Deadline, known.iter())?;
    Some(Arc::from(fold(&known[found])))
}

pub(super) fn exemption(row: &mut RegisterRow<'_>) -> Option<Exemption> {
    let target = target(row)?;
    let verdict = verdict(row)?;
    Some(Exemption {
        kind: row.text(Field::Kind),
        target,
        verdict,
        document: row.text(Field::Document),
        date: row.date(Field::Time),
        entry: row.entry(),
    })
}

/// What an exemption is about: 黑榜 with a unit (or a person of it), else a row of a ledger.
fn target(row: &mut RegisterRow<'_>) -> Option<ExemptionTarget> {
    let black = |text: &str| fold(text).contains("黑榜");
    if black(&row.text(Field::Target)) || black(&row.text(Field::Ledger)) {
        let name = row.text(Field::Person);
        let people = row.names.people(&name);
        if let (true, [person]) = (row.text(Field::Unit).is_empty(), people) {
            return Some(ExemptionTarget::BlackBoard(
                row.names.campaign().roster.people[*person].unit,
            ));
        }
        return row.unit().map(ExemptionTarget::BlackBoard);
    }
    let ledger = row.ledger()?;
    let key = fold(&row.need(Field::Key)?);
    Some(ExemptionTarget::Row(ledger, Arc::from(key)))
}

fn verdict(row: &mut RegisterRow<'_>) -> Option<Verdict> {
    let word = fold(&row.need(Field::Verdict)?);
    let verdict = match word.as_str() {
        word if word.starts_with('不') || word.starts_with('未') => Verdict::Refused,
        word if word.starts_with("部分") => Verdict::Partly,
        "成立" | "予以容错" | "容错" | "予以澄清" | "澄清" | "同意" => Verdict::Granted,
        _ => {
            row.unreadable(Field::Verdict);
            return None;
        }
    };
    Some(verdict)
}

pub(super) fn not_applicable(row: &mut RegisterRow<'_>) -> Option<NotApplicable> {
    let unit = row.unit_or_all()?;
    let nils = fold(&row.text(Field::Indicator)) == NILS;
    let indicator: Option<IndicatorId> = if nils { None } else { Some(row.indicator()?) };
    Some(NotApplicable {
        unit,
        indicator,
        document: row.text(Field::Document),
        approver: row.text(Field::Approver),
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
    Some(Adjustment {
        unit,
        kind,
        level,
        matter: row.text(Field::Matter),
        indicator,
        document: row.text(Field::Document),
        date: row.date(Field::Time),
        approver: row.text(Field::Approver),
        entry: row.entry(),
    })
}

pub(super) fn veto(row: &mut RegisterRow<'_>) -> Option<Veto> {
    let unit = row.unit()?;
    let kinds = &row.names.campaign().vetoes;
    let kind = VetoKindId(row.one_of(Field::Kind, kinds.iter().map(|kind| &kind.name))?);
    Some(Veto {
        unit,
        kind,
        document: row.text(Field::Document),
        approver: row.text(Field::Approver),
        date: row.date(Field::Time),
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
    let grades = &ratings[rating].grades;
    let word = fold(&row.text(Field::Mark));
    let named = grades.iter().find(|(name, _)| fold(name) == word);
    let mark = match named {
        Some((_, mark)) => *mark,
        None if grades.is_empty() => row.number(Field::Mark)?,
        None => {
            row.one_of(Field::Mark, grades.iter().map(|(name, _)| name));
            return None;
        }
    };
    let rater = row.text(Field::Rater);
    Some(Vote {
        rating,
        unit,
        rater_group,
        rater,
        mark,
        entry: row.entry(),
    })
}

pub(super) fn assessed(row: &mut RegisterRow<'_>) -> Option<Assessed> {
    let unit = row.unit()?;
    let indicator = row.indicator()?;
    let mark = row.number(Field::Mark)?;
    Some(Assessed {
        unit,
        indicator,
        mark,
        approver: row.text(Field::Approver),
        entry: row.entry(),
    })
}
