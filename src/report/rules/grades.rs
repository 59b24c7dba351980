//! Grades, in words.

use crate::board::graded;
use crate::campaign::model::{
    Campaign, GradeLevel, Grading, Group, IndicatorId, LoweredBy, LoweredTo, Lowering, Period,
};
use crate::number::plain;

/// How grades are given to a group; none where none are in the period.
pub(super) fn of<'c>(
    campaign: &Campaign,
    group: &'c Group,
    period: &Period,
) -> Option<(&'c Grading, String)> {
    let grading = graded(campaign, group, period)?;
    let levels = grading.levels.iter().enumerate();
    let last = grading.levels.len().saturating_sub(1);
    let levels: Vec<String> = levels
        .map(|(at, one)| match at == last {
            true => format!("其余{}", one.name),
            false => level(campaign, one),
        })
        .collect();
    let mut text = format!("{}按“{}”：{}", group.name, grading.name, levels.join("；"));
    for one in &grading.lowerings {
        text += &format!("；{}", lowering(campaign, grading, one));
    }
    text += "；并列跨过名额的都往下一等，空出的名额不顺延";
    Some((grading, text))
}

fn level(campaign: &Campaign, level: &GradeLevel) -> String {
    let mut asks = Vec::new();
    asks.extend(level.at_least.map(|line| format!("总分不低于{}分", plain(line))));
    if !level.missed.is_empty() {
        asks.push(format!("{}都得满分", named(campaign, &level.missed)));
    }
    asks.extend(level.quota.map(|quota| {
        let rest = if level.rounds_up {
            "不满一个的算一个"
        } else {
            "不满一个的不算"
        };
        format!("不超过本组的{}%（{rest}）", plain(quota))
    }));
    asks.extend(level.places.map(|places| format!("不超过{places}个")));
    format!("{}：{}", level.name, asks.join("，"))
}

fn lowering(campaign: &Campaign, grading: &Grading, lowering: &Lowering) -> String {
    let why = match &lowering.by {
        LoweredBy::Veto(kind) => format!("被“{}”一票否决的", campaign.vetoes[*kind].name),
        LoweredBy::LadderStep(step) => format!("单位里有人到了处理的第{step}步的"),
        LoweredBy::Missed(asked) => format!("{}有一项没有得满分的", named(campaign, asked)),
        LoweredBy::Black => "列入黑榜的".to_owned(),
    };
    match lowering.to {
        LoweredTo::Level(at) => {
            let name = grading.levels.get(at).map_or("", |level| &level.name);
            format!("{why}最多定{name}")
        }
        LoweredTo::Levels(levels) => format!("{why}降{levels}等"),
    }
}

fn named(campaign: &Campaign, ids: &[IndicatorId]) -> String {
    let names = ids
        .iter()
        .map(|id| format!("“{}”", campaign.indicators[*id].name));
    names.collect::<Vec<_>>().join("、")
}
