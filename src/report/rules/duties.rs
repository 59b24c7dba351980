//! When ledgers are due, when items are due, what must be reached.

use super::sentence::{line, rolled};
use crate::calendar::Start;
use crate::campaign::model::{
    Campaign, CountsFor, Deadline, DueFrom, DueRule, Each, Every, FieldRef, Keeper, Measured, Requirement,
    Window,
};
use crate::check::conditions_in_words;
use crate::number::plain;
use crate::outcome::RuleLine;
use crate::report::words::term;

pub(super) fn due(rule: &DueRule) -> String {
    let after = match rule.every {
        Every::Period => "期末",
        Every::Month => "每月结束",
        Every::Stage => "阶段末",
    };
    format!(
        "台账在{after}后{}内报送{}",
        term(rule.within, rule.unit),
        rolled(rule.roll)
    )
}

/// Ledgers with a time of their own.
pub(super) fn ledgers(campaign: &Campaign) -> Vec<RuleLine> {
    let common = due(&campaign.submission);
    let own = campaign
        .ledgers
        .iter()
        .filter(|ledger| matches!(ledger.keeper, Keeper::Units(_)) && due(&ledger.due) != common);
    own.map(|ledger| {
        line(
            campaign,
            "报送",
            format!("{}：{}", ledger.name, due(&ledger.due)),
            ledger.due.clause,
        )
    })
    .collect()
}

pub(super) fn deadlines(campaign: &Campaign) -> Vec<RuleLine> {
    let mut lines = Vec::new();
    for ledger in &campaign.ledgers {
        for deadline in &ledger.deadlines {
            let text = format!(
                "{}“{}”：{}",
                ledger.name,
                deadline.name,
                limit(campaign, deadline)
            );
            lines.push(line(campaign, "时限", text, deadline.clause));
        }
    }
    lines
}

fn limit(campaign: &Campaign, deadline: &Deadline) -> String {
    let name = |field: FieldRef| &campaign.ledgers[field.ledger].columns[field.column].name;
    let start = if deadline.start == Start::SameDay {
        "，当日起算"
    } else {
        ""
    };
    let term = |n| term(n, deadline.unit);
    let due = match deadline.due {
        DueFrom::Column(field) => format!("以“{}”为限", name(field)),
        DueFrom::After { from, n } => format!("“{}”后{}内{start}", name(from), term(n)),
        DueFrom::Every { from, n } => format!("自“{}”起每{}一次{start}", name(from), term(n)),
    };
    let rolled = rolled(deadline.roll);
    let only = match deadline.conditions.is_empty() {
        true => String::new(),
        false => format!(
            "（只看{}的）",
            conditions_in_words(campaign, &deadline.conditions)
        ),
    };
    format!("{due}{rolled}，以“{}”为完成{only}", name(deadline.met))
}

pub(super) fn requirements(campaign: &Campaign) -> Vec<RuleLine> {
    campaign
        .requirements
        .iter()
        .map(|requirement| {
            line(
                campaign,
                "要求",
                sentence(campaign, requirement),
                requirement.clause,
            )
        })
        .collect()
}

fn sentence(campaign: &Campaign, requirement: &Requirement) -> String {
    let ledger = &campaign.ledgers[requirement.ledger];
    let each = match requirement.each {
        Each::Units(set) | Each::People(set) => format!("“{}”的每一个", campaign.sets[set].name),
        Each::Codes(list, _) => format!("“{}”的每一项", campaign.lists[list].name),
    };
    let per = requirement
        .per
        .map(|column| format!("对“{}”的每一项", ledger.columns[column].name));
    let what = match requirement.measured {
        Measured::Count => format!("{}的行数", ledger.name),
        Measured::Sum(column) => format!("{}“{}”的合计", ledger.name, ledger.columns[column].name),
        Measured::ShareOfSum(column) => {
            format!("{}占全部“{}”的百分比", ledger.name, ledger.columns[column].name)
        }
        Measured::ShareOf(set) => format!("{}占“{}”的百分比", ledger.name, campaign.sets[set].name),
    };
    let only = match requirement.conditions.is_empty() {
        true => String::new(),
        false => format!(
            "（只数{}的）",
            conditions_in_words(campaign, &requirement.conditions)
        ),
    };
    let mut text = format!(
        "{}：{each}{}{}，{what}{only}{}",
        requirement.name,
        per.unwrap_or_default(),
        window(requirement.window),
        bounds(campaign, requirement)
    );
    if requirement.paced {
        text += "；按已过月份和在岗天数折算";
    }
    if let Some(by) = requirement.by {
        text += &format!("；{by}起要求达到");
    }
    text + match requirement.counts_for {
        CountsFor::OwnUnit => "",
        CountsFor::UnitsInCharge => "；计入分管单位",
        CountsFor::ReportOnly => "；只报告，不计分",
    }
}

fn window(window: Window) -> String {
    match window {
        Window::Week => "每周".into(),
        Window::Weekday(day) => {
            let names = ["一", "二", "三", "四", "五", "六", "日"];
            let at = usize::try_from(day).unwrap_or(1).saturating_sub(1);
            format!("每个星期{}（工作日）", names.get(at).unwrap_or(&"日"))
        }
        Window::Month => "每月".into(),
        Window::Quarter => "每季度".into(),
        Window::HalfYear => "每半年".into(),
        Window::Year => "全年累计".into(),
        Window::Stage => "每阶段".into(),
        Window::Campaign => "整个活动累计".into(),
    }
}

fn bounds(campaign: &Campaign, requirement: &Requirement) -> String {
    let mut text = String::new();
    match (requirement.at_least, requirement.at_most) {
        (Some(least), Some(most)) if least == most => text += &format!("正好{}", plain(least)),
        (least, most) => {
            text += &least
                .map(|least| format!("不少于{}", plain(least)))
                .unwrap_or_default();
            text += &most
                .map(|most| format!("不多于{}", plain(most)))
                .unwrap_or_default();
        }
    }
    if let Some(column) = requirement.at_most_of {
        let name = &campaign.ledgers[requirement.ledger].columns[column].name;
        text += &format!("不多于同期“{name}”的合计");
    }
    text
}
