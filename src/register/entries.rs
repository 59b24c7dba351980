//! One row → one entry, per register. A row that lacks what it cannot do without is left out, with a finding.

use super::row::{NILS, RegisterRow};
use super::{
    Adjustment, Assessed, Exemption, ExemptionTarget, Extension, NotApplicable, Receipt, Verdict, Veto, Vote,
};
use crate::campaign::model::{IndicatorId, LedgerId};
use crate::fold::fold;
use std::sync::Arc;

pub(super) fn receipt(row: &mut RegisterRow<'_>) -> Option<Receipt> {
    let unit = row.unit("单位")?;
    let ledger = row.ledger_or_all("台账")?;
    let reason = row.text("原因");
    let says = |words: &[&str]| words.iter().any(|word| fold(&reason).contains(word));
    let file = row.text("文件名");
    Some(Receipt {
        unit,
        ledger,
        received: row.date("收到时间"),
        returned: row.date("退回时间"),
        file: (!file.is_empty()).then_some(file),
        missing: says(&["缺报", "未报", "漏报"]),
        irregular: says(&["不规范", "格式不符", "命名不符"]),
        reason,
        entry: row.entry(),
    })
}

pub(super) fn extension(row: &mut RegisterRow<'_>) -> Option<Extension> {
    let ledger = row.ledger("台账")?;
    let key = Arc::from(fold(&row.need("编号")?));
    let deadline = deadline(row, ledger)?;
    row.need("新时限")?;
    Some(Extension {
        ledger,
        key,
        deadline,
        date: row.date("新时限")?,
        approver: row.text("批准人"),
        approved: row.date("批准时间"),
        entry: row.entry(),
    })
}

/// A deadline of the ledger, or of a ledger that answers it.
fn deadline(row: &mut RegisterRow<'_>, ledger: LedgerId) -> Option<Arc<str>> {
    let ledgers = &row.names.campaign().ledgers;
    let answering = ledgers
        .iter()
        .enumerate()
        .filter(|(id, other)| *id == ledger || other.base == Some(ledger));
    let known: Vec<Arc<str>> = answering
        .flat_map(|(_, other)| &other.deadlines)
        .map(|d| d.name.clone())
        .collect();
    let found = row.one_of("期限", known.iter())?;
    Some(Arc::from(fold(&known[found])))
}

pub(super) fn exemption(row: &mut RegisterRow<'_>) -> Option<Exemption> {
    let target = target(row)?;
    let verdict = verdict(row)?;
    Some(Exemption {
        kind: row.text("类型"),
        target,
        verdict,
        document: row.text("文号"),
        date: row.date("时间"),
        entry: row.entry(),
    })
}

/// 黑榜 with a unit (or a person of it), else a row of a ledger.
fn target(row: &mut RegisterRow<'_>) -> Option<ExemptionTarget> {
    let black = |text: &str| fold(text).contains("黑榜");
    if black(&row.text("所指")) || black(&row.text("台账")) {
        let name = row.text("姓名");
        let people = row.names.people(&name);
        if let (true, [person]) = (row.text("单位").is_empty(), people) {
            return Some(ExemptionTarget::BlackBoard(
                row.names.campaign().roster.people[*person].unit,
            ));
        }
        return row.unit("单位").map(ExemptionTarget::BlackBoard);
    }
    let ledger = row.ledger("台账")?;
    let key = fold(&row.need("编号")?);
    Some(ExemptionTarget::Row(ledger, Arc::from(key)))
}

fn verdict(row: &mut RegisterRow<'_>) -> Option<Verdict> {
    let word = fold(&row.need("认定结论")?);
    let verdict = match word.as_str() {
        word if word.starts_with('不') || word.starts_with('未') => Verdict::Refused,
        word if word.starts_with("部分") => Verdict::Partly,
        "成立" | "予以容错" | "容错" | "予以澄清" | "澄清" | "同意" => Verdict::Granted,
        _ => {
            row.unreadable("认定结论");
            return None;
        }
    };
    Some(verdict)
}

pub(super) fn not_applicable(row: &mut RegisterRow<'_>) -> Option<NotApplicable> {
    let unit = row.unit_or_all("单位")?;
    let nils = fold(&row.text("指标")) == NILS;
    let indicator: Option<IndicatorId> = if nils {
        None
    } else {
        Some(row.indicator("指标")?)
    };
    Some(NotApplicable {
        unit,
        indicator,
        document: row.text("文号"),
        approver: row.text("批准人"),
        entry: row.entry(),
    })
}

pub(super) fn adjustment(row: &mut RegisterRow<'_>) -> Option<Adjustment> {
    let unit = row.unit("单位")?;
    let campaign = row.names.campaign();
    let kind = row.one_of("类别", campaign.adjustments.iter().map(|kind| &kind.name))?;
    let kinds = &campaign.adjustments[kind];
    let level = match kinds.levels.len() {
        1 if row.text("级别").is_empty() => 0,
        _ => row.one_of("级别", kinds.levels.iter().map(|(name, _)| name))?,
    };
    let indicator = if kinds.zeroes {
        Some(row.indicator("指标")?)
    } else {
        None
    };
    Some(Adjustment {
        unit,
        kind,
        level,
        matter: row.text("事项"),
        indicator,
        document: row.text("文号"),
        date: row.date("时间"),
        approver: row.text("批准人"),
        entry: row.entry(),
    })
}

pub(super) fn veto(row: &mut RegisterRow<'_>) -> Option<Veto> {
    let unit = row.unit("单位")?;
    let kinds = &row.names.campaign().vetoes;
    let kind = row.one_of("情形", kinds.iter().map(|kind| &kind.name))?;
    Some(Veto {
        unit,
        kind,
        document: row.text("文号"),
        approver: row.text("批准人"),
        date: row.date("时间"),
        entry: row.entry(),
    })
}

pub(super) fn vote(row: &mut RegisterRow<'_>) -> Option<Vote> {
    let ratings = &row.names.campaign().ratings;
    let rating = row.one_of("评议名称", ratings.iter().map(|rating| &rating.name))?;
    let unit = row.unit("单位")?;
    let raters = &ratings[rating].raters;
    let rater_group = match raters.is_empty() {
        true => None,
        false => Some(row.one_of("评议主体", raters.iter().map(|(name, _)| name))?),
    };
    let grades = &ratings[rating].grades;
    let word = fold(&row.text("评价"));
    let named = grades.iter().find(|(name, _)| fold(name) == word);
    let mark = match named {
        Some((_, mark)) => *mark,
        None if grades.is_empty() => row.number("评价")?,
        None => {
            row.one_of("评价", grades.iter().map(|(name, _)| name));
            return None;
        }
    };
    let rater = row.text("评议人");
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
    let unit = row.unit("单位")?;
    let indicator = row.indicator("指标")?;
    let mark = row.number("得分")?;
    Some(Assessed {
        unit,
        indicator,
        mark,
        approver: row.text("核定人"),
        entry: row.entry(),
    })
}
