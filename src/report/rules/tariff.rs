//! What each indicator counts, and how its mark comes of that.

use super::sentence::line;
use crate::calendar::DayUnit;
use crate::campaign::model::{
    Aspect, Campaign, DeadlineId, IndicatorId, LedgerId, MarkRule, Part, RatingId, Results, What,
};
use crate::check::conditions_in_words;
use crate::curve::{Band, Bands, Curve, Gives, Initial, Limit, Linear, Point, Proportion, Rest, Step, Steps};
use crate::number::plain;
use crate::outcome::RuleLine;
use crate::report::words::term;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The rule of an indicator.
pub(super) fn of(campaign: &Campaign, id: IndicatorId) -> RuleLine {
    let indicator = &campaign.indicators[id];
    let alone = indicator.parts.len() == 1;
    let parts = indicator.parts.iter().map(|one| part(campaign, one, alone));
    let text = format!("{}：{}", indicator.name, parts.collect::<Vec<_>>().join("；另，"));
    line(campaign, "计分", text, indicator.clause)
}

/// What is looked at, its share of the points, how the mark comes of it, and what is special.
fn part(campaign: &Campaign, part: &Part, alone: bool) -> String {
    let mut text = what(campaign, &part.what);
    if !part.conditions.is_empty() {
        text += &format!("（只看{}的）", conditions_in_words(campaign, &part.conditions));
    }
    text += &match part.points {
        Some(points) if points.is_zero() => "，只扣分".to_owned(),
        Some(points) if !alone => format!("，占{}分", plain(points)),
        _ => String::new(),
    };
    text += &rule(campaign, part);
    if part.late_counts {
        text += "，逾期做到的也算做到";
    }
    if let Some(weight) = part.weight {
        let column = &campaign.ledgers[weight.ledger].columns[weight.column].name;
        text += &format!("，按“{column}”加权");
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
        What::Ladder(amounts) => cases_of_a_person(amounts),
        What::Rating(id) => votes(campaign, *id),
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

fn cases_of_a_person(amounts: &[Decimal]) -> String {
    let amounts = (1..).zip(amounts);
    let amounts = amounts.map(|(nth, amount)| format!("第{nth}次扣{}分", plain(*amount)));
    let amounts: Vec<String> = amounts.collect();
    format!("每个人经认定的问题，{}，以后各次同最后一次", amounts.join("、"))
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

fn votes(campaign: &Campaign, id: RatingId) -> String {
    let rating = &campaign.ratings[id];
    let mut text = format!("评议“{}”的平均", rating.name);
    let weights = rating
        .raters
        .iter()
        .map(|(who, weight)| format!("{who}{}%", plain(*weight)));
    if !rating.raters.is_empty() {
        text += &format!("，{}", weights.collect::<Vec<_>>().join("、"));
    }
    let grades = rating
        .grades
        .iter()
        .map(|(word, mark)| format!("{word}{}分", plain(*mark)));
    if !rating.grades.is_empty() {
        text += &format!("，{}", grades.collect::<Vec<_>>().join("、"));
    }
    if rating.trim > 0 {
        text += &format!("，票数够多的，每个主体去掉{0}个最高、{0}个最低", rating.trim);
    }
    text
}

fn quoted(names: impl Iterator<Item = Arc<str>>) -> String {
    let names: Vec<String> = names.map(|name| format!("“{name}”")).collect();
    names.join("、")
}

fn rule(campaign: &Campaign, part: &Part) -> String {
    let has_own = matches!(part.what, What::Ladder(_) | What::Assessed);
    match &part.rule {
        _ if has_own => String::new(),
        MarkRule::Rate(Curve::Proportion(proportion)) => in_proportion(proportion),
        MarkRule::Rate(Curve::Bands(bands)) => in_bands(bands),
        MarkRule::Rate(Curve::Linear(linear)) => in_line(linear),
        MarkRule::Rate(Curve::Steps(steps)) => in_steps(steps),
        MarkRule::Deduct {
            each,
            late_each,
            late_over,
            late_zero,
            late_unit,
        } => {
            let late = (*late_each, *late_over, *late_zero);
            let unit = late_unit.unwrap_or_else(|| unit_of_lateness(campaign, &part.what));
            deduction(&part.what, *each, late, unit)
        }
    }
}

fn in_proportion(proportion: &Proportion) -> String {
    let mut text = "，按比例得分".to_owned();
    if let Some(line) = proportion.zero_below {
        text += &format!("，低于{}%得0分", plain(line));
    }
    if let Some(excess) = &proportion.excess {
        text += &format!(
            "，超过100%的每{}个百分点加{}分，最多{}分",
            plain(excess.every),
            plain(excess.points),
            plain(excess.cap)
        );
    }
    text
}

fn in_bands(bands: &Bands) -> String {
    let band = |band: &Band| {
        let limit = band.limit.map_or("其余".to_owned(), |limit| {
            let percent = format!("{}%", plain(limit.number()));
            match limit {
                Limit::AtLeast(_) => format!("不低于{percent}"),
                Limit::Above(_) => format!("高于{percent}"),
                Limit::AtMost(_) => format!("不高于{percent}"),
                Limit::Below(_) => format!("低于{percent}"),
            }
        });
        format!("{limit}{}", given(band.gives))
    };
    let bands: Vec<String> = bands.iter().map(band).collect();
    format!("，比例{}", bands.join("、"))
}

fn given(gives: Gives) -> String {
    match gives {
        Gives::Percent(percent) => match percent.is_zero() {
            true => "得0分".to_owned(),
            false => format!("得{}%的分", plain(percent)),
        },
        Gives::Mark(mark) => format!("得{}分", plain(mark)),
    }
}

fn in_line(linear: &Linear) -> String {
    let point = |point: &Point| format!("{}%{}", plain(point.at), given(point.gives));
    let points: Vec<String> = linear.iter().map(point).collect();
    format!("，比例{}，之间按直线", points.join("、"))
}

fn in_steps(steps: &Steps) -> String {
    let initial = match steps.initial() {
        Initial::Full => "满分".to_owned(),
        Initial::Nothing => "0分".to_owned(),
        Initial::Mark(mark) => format!("{}分", plain(mark)),
    };
    let step = |step: &Step| {
        let side = if step.is_below { "低于" } else { "高于" };
        let stop = step.stop.map(|stop| format!("，到{}%为止", plain(stop)));
        let verb = if step.amount.is_sign_negative() {
            "扣"
        } else {
            "加"
        };
        format!(
            "{side}{}%的每{}个百分点{verb}{}分{}",
            plain(step.from),
            plain(step.every),
            plain(step.amount.abs()),
            stop.unwrap_or_default()
        )
    };
    let each: Vec<String> = steps.iter().map(step).collect();
    let rest = match steps.rest() {
        Rest::Nothing => "不满一步的不计",
        Rest::Whole => "不满一步的按一步",
        Rest::Share => "不满一步的按比例",
    };
    format!("，从{initial}起，{}，{rest}", each.join("，"))
}

/// Lateness is counted in the deadline's own unit (`decisions` 36), that of ledgers in natural days.
fn unit_of_lateness(campaign: &Campaign, what: &What) -> DayUnit {
    match what {
        What::Deadlines { ledger, deadlines } => deadlines.first().map_or(DayUnit::Natural, |first| {
            campaign.ledgers[*ledger].deadlines[*first].unit
        }),
        _ => DayUnit::Natural,
    }
}

fn deduction(
    what: &What,
    each: Decimal,
    (late_each, late_over, late_zero): (Option<u32>, Option<u32>, Option<u32>),
    unit: DayUnit,
) -> String {
    let of_ledgers = matches!(
        what,
        What::Submission {
            aspect: Aspect::Timely,
            ..
        }
    );
    let each = plain(each);
    let mut text = match (late_each, late_over) {
        (Some(days), _) => format!("，每件每迟{}扣{each}分", term(days, unit)),
        (None, Some(days)) => format!("，迟{}以上的每件扣{each}分", term(days, unit)),
        (None, None) if of_ledgers => format!("，迟报的每件扣{each}分"),
        (None, None) => match what {
            What::Deadlines { .. } | What::Good { .. } | What::Requirements(_) => {
                format!("，没有做到的每件扣{each}分")
            }
            _ => format!("，每处扣{each}分"),
        },
    };
    if let Some(days) = late_zero {
        text += &format!("，迟到{}的得0分", term(days, unit));
    }
    if of_ledgers {
        text += "，缺报的得0分，各件取平均";
    }
    text
}
