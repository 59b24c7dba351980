//! How the columns of ledgers are filled in, and what is checked across rows. What only few may know of is told apart.

use super::sentence::line;
use crate::campaign::model::{
    Campaign, CheckKind, Column, ColumnId, ColumnKind, Condition, FieldRef, Ledger, Shown,
};
use crate::check::conditions_in_words;
use crate::number::plain;
use crate::outcome::RuleLine;
use rust_decimal::Decimal;

/// One rule for each ledger that asks something of its columns, and one for each check. `restricted`: of what only few may
/// know of, or of all else.
pub(super) fn lines(campaign: &Campaign, restricted: bool) -> Vec<RuleLine> {
    let told = Told { campaign, restricted };
    let ledgers = campaign.ledgers.iter();
    let columns = ledgers.clone().filter_map(|ledger| told.columns(ledger));
    let checks = ledgers.flat_map(|ledger| told.checks(ledger));
    columns.chain(checks).collect()
}

struct Told<'a> {
    campaign: &'a Campaign,
    restricted: bool,
}

impl Told<'_> {
    /// Whether a column is told here.
    fn is_told(&self, ledger: &Ledger, column: &Column) -> bool {
        (ledger.shown.max(column.shown) == Shown::Restricted) == self.restricted
    }

    /// Whether a column may be named here beside others.
    fn is_named(&self, field: FieldRef) -> bool {
        let ledger = &self.campaign.ledgers[field.ledger];
        self.restricted || ledger.shown.max(ledger.columns[field.column].shown) != Shown::Restricted
    }

    fn columns(&self, ledger: &Ledger) -> Option<RuleLine> {
        let columns = ledger
            .columns
            .iter()
            .filter(|column| self.is_told(ledger, column));
        let asked = columns.filter_map(|column| {
            let asked = self.asked(column);
            (!asked.is_empty()).then(|| format!("“{}”{}", column.name, asked.join("，")))
        });
        let asked: Vec<String> = asked.collect();
        let text = || format!("{}：{}", ledger.name, asked.join("；"));
        (!asked.is_empty()).then(|| line(self.campaign, "填法", text(), ledger.clause))
    }

    fn asked(&self, column: &Column) -> Vec<String> {
        let when = |conditions: &[Condition]| {
            let named = conditions.iter().all(|condition| self.is_named(condition.field));
            (named && !conditions.is_empty()).then(|| conditions_in_words(self.campaign, conditions))
        };
        let counts_names = matches!(column.kind, ColumnKind::People | ColumnKind::Units);
        let bound = |word: &str, number: Option<Decimal>| {
            let number = number.map(plain)?;
            let of = if counts_names { "个" } else { "" };
            Some(format!("{word}{number}{of}"))
        };
        let [least, most] = match counts_names {
            true => ["至少", "最多"],
            false => ["不小于", "不大于"],
        };
        let other = |field: Option<FieldRef>| {
            let field = field.filter(|field| self.is_named(*field))?;
            Some(&self.campaign.ledgers[field.ledger].columns[field.column].name)
        };
        let within = match &column.kind {
            ColumnKind::Reference { within, .. } => *within,
            _ => None,
        };
        let all = [
            column.required.then(|| "必填".to_owned()),
            when(&column.required_when).map(|when| format!("{when}的必填")),
            when(&column.empty_when).map(|when| format!("{when}的不能填")),
            bound(least, column.min),
            bound(most, column.max),
            column.step.map(|step| format!("是{}的整数倍", plain(step))),
            other(column.not_below).map(|other| format!("不小于（不早于）“{other}”")),
            other(column.not_above).map(|other| format!("不大于（不晚于）“{other}”")),
            within.map(|days| format!("提出后{days}日内要有")),
        ];
        all.into_iter().flatten().collect()
    }

    fn checks(&self, ledger: &Ledger) -> Vec<RuleLine> {
        let checks = ledger.checks.iter();
        let told = checks.filter(|check| self.is_told(ledger, &ledger.columns[check.column]));
        let told = told.map(|check| {
            let column = &ledger.columns[check.column].name;
            let text = format!("{}“{column}”{}", ledger.name, checked(ledger, &check.kind));
            line(self.campaign, "核对", text, check.clause)
        });
        told.collect()
    }
}

fn checked(ledger: &Ledger, kind: &CheckKind) -> String {
    let name = |column: &ColumnId| format!("“{}”", ledger.columns[*column].name);
    match kind {
        CheckKind::EqualsSum(of) => {
            let of: Vec<String> = of.iter().map(name).collect();
            format!("等于{}的合计", of.join("、"))
        }
        CheckKind::SameDayAtMost(limit) => format!("一个人一天的合计不超过{}", plain(*limit)),
        CheckKind::WithinSpan { from, to } => format!("不超过{}到{}的天数", name(from), name(to)),
        CheckKind::NoOverlap(to) => format!("到{}的时间，一个人的不重叠", name(to)),
        CheckKind::NeverLess => "不比上期少".to_owned(),
        CheckKind::BehindSchedule { of, limit } => {
            format!(
                "占{}的比例，比时间进度慢{}个百分点以上的提醒",
                name(of),
                plain(*limit)
            )
        }
        CheckKind::Stagnant(periods) => format!("连续{periods}期一字不改的提醒"),
        CheckKind::NearIdentical => "和别的单位写得几乎一样的提醒".to_owned(),
    }
}
