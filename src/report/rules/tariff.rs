//! What each indicator counts, and how its mark comes of that.

use super::against::held_against;
use super::amounts;
use super::curves;
use super::factor;
use super::sentence::line;
use super::votes;
use crate::campaign::model::{
    Aspect, Bound, Campaign, Combine, DeadlineId, IndicatorId, LedgerId, MarkRule, NoneDue, Part, Results,
    RowWeight, What,
};
use crate::check::conditions_in_words;
use crate::number::plain;
use crate::outcome::RuleLine;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The rule of an indicator.
pub(super) fn of(campaign: &Campaign, id: IndicatorId) -> RuleLine {
    let indicator = &campaign.indicators[id];
    let alone = indicator.parts.len() == 1;
    let parts = indicator.parts.iter().map(|one| part(campaign, one, alone));
    let joined = match indicator.combine {
        Combine::Sum => "；另，",
        _ => "；或，",
    };
    let mut text = format!("{}：{}", indicator.name, parts.collect::<Vec<_>>().join(joined));
    text += match indicator.combine {
        Combine::Sum => "",
        Combine::Highest => "；各部分取高",
        Combine::Lowest => "；各部分取低",
        Combine::Mean => "；各部分平均",
    };
    text += &factor::times(campaign, &indicator.times, "这一行");
    text += &bounds(indicator.floor, indicator.cap);
    line(campaign, "计分", text, indicator.clause)
}

/// What is looked at, its share of the points, how the mark comes of it, and what is special.
fn part(campaign: &Campaign, part: &Part, alone: bool) -> String {
    let mut text = what(campaign, &part.what);
    if !part.conditions.is_empty() {
        text += &format!("（只看{}的）", conditions_in_words(campaign, &part.conditions));
    }
    text += &match part.worth {
        _ if part.into_adjustments => "，计入加减分".to_owned(),
        Some(worth) if worth.is_zero() => "，不占分值，另加减".to_owned(),
        Some(worth) if !alone => format!("，占{}分", plain(worth)),
        _ => String::new(),
    };
    text += &held_against(&part.against);
    text += &rule(campaign, part);
    if part.apiece && !matches!(part.what, What::Submission { .. }) {
        text += "，逐件计分，再取平均";
    }
    text += &limits(part);
    text += &none_due(part.none_due);
    if part.late_counts {
        text += "，逾期做到的也算做到";
    }
    if let Some(weight) = &part.weight {
        text += &weighted(campaign, weight);
    }
    if part.lead_only {
        text += "，只计牵头单位";
    }
    if part.carried {
        text += "，到期没有做到的以后各期再计";
    }
    text
}

fn what(campaign: &Campaign, what: &What) -> String {
    let ledger = |id: LedgerId| &campaign.ledgers[id].name;
    let column = |id: LedgerId, column| &campaign.ledgers[id].columns[column].name;
    match what {
        What::Deadlines {
            ledger: id,
            deadlines,
        } => {
            let name = |deadline: &DeadlineId| campaign.ledgers[*id].deadlines[*deadline].name.clone();
            format!("{}按期做到{}的", ledger(*id), quoted(deadlines.iter().map(name)))
        }
        What::Good { ledger: id, good } => {
            format!("{}里{}的", ledger(*id), conditions_in_words(campaign, good))
        }
        What::Ratio {
            ledger: id,
            sum,
            over,
        } => {
            format!(
                "{}“{}”的合计与“{}”的合计之比",
                ledger(*id),
                column(*id, *sum),
                column(*id, *over)
            )
        }
        What::Sum {
            ledger: id,
            column: at,
        } => format!("{}“{}”的合计", ledger(*id), column(*id, *at)),
        What::Mean {
            ledger: id,
            column: at,
        } => format!("{}“{}”的平均", ledger(*id), column(*id, *at)),
        What::RosterNumber(column) => format!("花名册的“{column}”"),
        What::Rows { ledger: id } => format!("{}登记的每一行", ledger(*id)),
        What::Findings { ledger: id, columns } => {
            let names = columns.iter().map(|at| column(*id, *at).clone());
            format!(
                "{}{}里的问题（空着、不合规定、没有变化）",
                ledger(*id),
                quoted(names)
            )
        }
        What::Requirements(ids) => {
            let names = ids.iter().map(|id| campaign.requirements[*id].name.clone());
            format!("达到要求{}的", quoted(names))
        }
        What::Submission { aspect, ledgers } => submissions(campaign, *aspect, ledgers),
        What::Ladder => "每个人经认定的问题".to_owned(),
        What::Rating(part) => votes::of(campaign, part),
        What::Assessed => "按核定得分登记".to_owned(),
        What::Results(rule) => results(rule),
    }
}

/// `本期内各季得分率的加权平均（权重依次为20、30、50），……`.
fn results(rule: &Results) -> String {
    let kind = rule.of.word();
    let mean = match (rule.weights.as_slice(), rule.best) {
        ([], Some(best)) => format!("得分率中最好的{best}个的平均"),
        ([], None) => "得分率的平均".to_owned(),
        (weights, _) => {
            let weights: Vec<String> = weights.iter().map(|weight| plain(*weight)).collect();
            format!("得分率的加权平均（权重依次为{}）", weights.join("、"))
        }
    };
    let missing = match (rule.missing_is_zero, rule.weights.is_empty()) {
        (true, _) => "没有封存的计0",
        (false, true) => "没有封存的不算",
        (false, false) => "没有封存的由其余的分它的权重",
    };
    format!("本期内各{kind}{mean}，按封存后更正的算，{missing}，没有参加排名的不算，平均超过100%的按100%")
}

fn submissions(campaign: &Campaign, aspect: Aspect, ledgers: &[LedgerId]) -> String {
    let names: Vec<&str> = ledgers.iter().map(|id| &*campaign.ledgers[*id].name).collect();
    let of = match names.is_empty() {
        true => "应报的台账".to_owned(),
        false => names.join("、"),
    };
    format!("{of}{}", quality(aspect))
}

fn quality(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Timely => "按时报送的",
        Aspect::Missing => "缺报",
        Aspect::Complete => "应填的格填了的",
        Aspect::Accurate => {
            "填错、该填没填（同一台账同一列算一处，交办的、上期未办结的同一行算一处；可不填又不计分的列只提醒）"
        }
        Aspect::Returned => "被退回",
        Aspect::Regular => "报送不规范",
    }
}

fn quoted(names: impl Iterator<Item = Arc<str>>) -> String {
    let names: Vec<String> = names.map(|name| format!("“{name}”")).collect();
    names.join("、")
}

fn rule(campaign: &Campaign, part: &Part) -> String {
    match &part.rule {
        _ if part.what == What::Assessed => String::new(),
        MarkRule::Curve(curve) => curves::words(part.number_kind(), curve),
        MarkRule::Amounts(amounts) => amounts::words(campaign, part, amounts),
    }
}

/// Limits that are not those by default.
fn limits(part: &Part) -> String {
    bounds(part.floor, part.cap)
}

/// What nothing due comes to, where that is not the usual.
fn none_due(none_due: Option<NoneDue>) -> String {
    match none_due {
        None => String::new(),
        Some(NoneDue::Mean) => "，没有应办的：按本组有应办的单位的平均得分率给分，都没有的不涉及".to_owned(),
        Some(NoneDue::NotApplicable) => "，没有应办的：不涉及".to_owned(),
        Some(NoneDue::Percent(percent)) if percent == Decimal::ONE_HUNDRED => "，没有应办的：满分".to_owned(),
        Some(NoneDue::Percent(percent)) => format!("，没有应办的：得{}%的分", plain(percent)),
    }
}

fn bounds(floor: Option<Bound>, cap: Option<Bound>) -> String {
    let floor = floor.map(|floor| match floor {
        Bound::Open => "，倒扣不封底".to_owned(),
        Bound::At(least) => format!("，最少{}分", plain(least)),
    });
    let cap = cap.map(|cap| match cap {
        Bound::Open => "，不封顶".to_owned(),
        Bound::At(most) => format!("，最多{}分", plain(most)),
    });
    floor.into_iter().chain(cap).collect()
}

fn weighted(campaign: &Campaign, weight: &RowWeight) -> String {
    let field = weight.field();
    let column = &campaign.ledgers[field.ledger].columns[field.column].name;
    match weight {
        RowWeight::Column(_) => format!("，按“{column}”加权"),
        RowWeight::Classes(_, classes) => {
            let class = |(limit, weight): &(Option<Decimal>, Decimal)| {
                let from = limit.map_or("其余".to_owned(), |limit| format!("{}以上", plain(limit)));
                format!("{from}{}", plain(*weight))
            };
            let classes: Vec<String> = classes.iter().map(class).collect();
            format!("，按“{column}”加权：{}", classes.join("、"))
        }
        RowWeight::Codes(_, codes) => {
            format!(
                "，按“{column}”加权：{}",
                amounts::by_code(campaign, field, codes, plain)
            )
        }
    }
}
