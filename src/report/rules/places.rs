//! How units are ranked, listed and ordered to rectify.

use super::grades;
use super::sentence::line;
use crate::campaign::model::{
    BlackRule, Campaign, Group, IndicatorId, Ladder, Order, Period, PeriodKind, RedRule, Sampling, TableId,
    TieBreaker,
};
use crate::measure::table_of_group;
use crate::number::plain;
use crate::outcome::RuleLine;
use crate::report::words::term;

pub(super) fn lines(campaign: &Campaign, period: &Period) -> Vec<RuleLine> {
    let mut lines = Vec::new();
    for group in &campaign.groups {
        let Some(table) = table_of_group(group, period) else {
            continue;
        };
        lines.push(line(
            campaign,
            "排名",
            ranking(campaign, group, table),
            group.clause,
        ));
        if let Some((grading, text)) = grades::of(campaign, group, period) {
            lines.push(line(campaign, "等次", text, grading.clause));
        }
        if period.kind.is_among(&group.red.only) {
            lines.push(line(campaign, "红榜", red(campaign, group), group.clause));
        }
        if period.kind.is_among(&group.black.only) {
            lines.push(line(campaign, "黑榜", black(campaign, group), group.clause));
        }
    }
    let across = if campaign.ranking.across_takes_all {
        "都列入"
    } else {
        "都不列入"
    };
    let text =
        format!("并列跨过最后一个名额的，{across}；既在红榜又在黑榜条件内的，列黑榜；被否决的红榜名额空缺");
    lines.push(line(campaign, "上榜", text, campaign.ranking.clause));
    if let Some(places) = campaign.ranking.progress_places {
        let text = format!(
            "进步奖{places}个：总分比上期升幅最大，上期和本期都没有缺报、未评定，没有一票否决，不在黑榜"
        );
        lines.push(line(campaign, "进步奖", text, campaign.ranking.clause));
    }
    if let Some(ladder) = &campaign.ladder {
        lines.extend(steps(campaign, ladder));
    }
    if let Some(sampling) = &campaign.sampling {
        let text = sampling_text(campaign, sampling, period);
        lines.push(line(campaign, "抽查", text, sampling.clause));
    }
    let ordering = period.kind != PeriodKind::Year;
    lines.extend(
        campaign
            .orders
            .iter()
            .filter(|_| ordering)
            .map(|order| line(campaign, "责令", order_text(campaign, order), order.clause)),
    );
    lines
}

fn ranking(campaign: &Campaign, group: &Group, table: TableId) -> String {
    let table = &campaign.tables[table];
    let breakers = table.tie_breakers.iter().map(|breaker| match breaker {
        TieBreaker::Section(section) => format!("“{}”得分高", table.sections[*section].name),
        TieBreaker::Indicator(indicator) => format!("“{}”得分高", campaign.indicators[*indicator].name),
        TieBreaker::FewerDeductions => "减分少".into(),
        TieBreaker::EarlierSubmission => "报送早".into(),
    });
    let breakers: Vec<String> = breakers.collect();
    let order = match breakers.as_slice() {
        [] => String::new(),
        some => format!("，总分相同的依次看{}（不涉及的排后）", some.join("、")),
    };
    format!(
        "{}用评分表“{}”，按总分排名{order}，仍相同的名次并列",
        group.name, table.name
    )
}

fn red(campaign: &Campaign, group: &Group) -> String {
    let RedRule {
        places,
        at_least,
        missed,
        only,
    } = &group.red;
    let mut text = format!("{}：{}前{places}名", group.name, made_in(only));
    text += &at_least
        .map(|line| format!("且总分不低于{}分", plain(line)))
        .unwrap_or_default();
    if !missed.is_empty() {
        text += &format!("且{}都得满分（不涉及的不看）", indicators(campaign, missed));
    }
    text
}

/// In which periods a list is made, where not in all.
fn made_in(only: &[PeriodKind]) -> String {
    let kinds: Vec<&str> = only.iter().map(|kind| kind.word()).collect();
    match kinds.is_empty() {
        true => String::new(),
        false => format!("只在按{}的考评里评，", kinds.join("、")),
    }
}

/// Names of indicators, each in quotation marks.
fn indicators(campaign: &Campaign, ids: &[IndicatorId]) -> String {
    let names = ids
        .iter()
        .map(|id| format!("“{}”", campaign.indicators[*id].name));
    names.collect::<Vec<_>>().join("、")
}

fn black(campaign: &Campaign, group: &Group) -> String {
    let BlackRule {
        places,
        below,
        missed,
        only,
        few_under,
        few_places,
    } = &group.black;
    let mut why = Vec::new();
    why.extend(below.map(|line| format!("总分低于{}分", plain(line))));
    why.extend(match missed.as_slice() {
        [] => None,
        [_] => Some(format!("{}未得满分", indicators(campaign, missed))),
        _ => Some(format!("{}有一项未得满分", indicators(campaign, missed))),
    });
    let why = if why.is_empty() {
        String::new()
    } else {
        format!("且{}", why.join("或"))
    };
    let few = few_under.zip(*few_places);
    let few = few
        .map(|(under, few)| format!("；不足{under}个单位时末{few}名"))
        .unwrap_or_default();
    format!("{}：{}末{places}名{why}{few}", group.name, made_in(only))
}

fn steps(campaign: &Campaign, ladder: &Ladder) -> Vec<RuleLine> {
    let window = if ladder.yearly { "年内" } else { "活动期间" };
    let matter = &campaign.ledgers[ladder.ledger].name;
    let text = |nth: usize, parts: [(&str, &[std::sync::Arc<str>]); 3]| {
        let parts = parts.iter().filter(|(_, what)| !what.is_empty());
        let parts: Vec<String> = parts
            .map(|(who, what)| format!("{who}{}", what.join("、")))
            .collect();
        format!("同一人{window}第{nth}次经核实的{matter}：{}", parts.join("；"))
    };
    (1..)
        .zip(&ladder.steps)
        .map(|(nth, step)| {
            let parts = [
                ("本人", &*step.person),
                ("单位", &*step.unit),
                ("单位负责人", &*step.head),
            ];
            line(campaign, "次数", text(nth, parts), step.clause)
        })
        .collect()
}

fn sampling_text(campaign: &Campaign, sampling: &Sampling, period: &Period) -> String {
    let ledgers: Vec<&str> = sampling
        .ledgers
        .iter()
        .map(|id| &*campaign.ledgers[*id].name)
        .collect();
    let of = match ledgers.as_slice() {
        [] => "各单位报送的台账".to_owned(),
        some => some.join("、"),
    };
    format!(
        "从{of}中{}，每层抽{}行；从靠自报得分的行里抽，每行每满1分排一次（不足1分的排一次），\
         按“种子、单位、台账、编号、重复序号、第几次”的SHA-256由小到大取，本期种子“{}”（另用种子抽的，见文件清单）",
        sampling.by.words(),
        sampling.rows,
        crate::sampling::seed(sampling, period, None)
    )
}

fn order_text(campaign: &Campaign, order: &Order) -> String {
    let mut causes = Vec::new();
    causes.extend(order.below.map(|line| format!("总分低于{}分", plain(line))));
    causes.extend(order.missing.then(|| "一张台账也没有报".into()));
    causes.extend(order.black.then(|| "列入黑榜".into()));
    if let Some((ledger, deadlines)) = &order.overdue {
        let ledger = &campaign.ledgers[*ledger];
        let names: Vec<&str> = deadlines.iter().map(|id| &*ledger.deadlines[*id].name).collect();
        causes.push(format!("{}“{}”逾期未办", ledger.name, names.join("”“")));
    }
    format!(
        "{}：{}，自下达起{}内",
        order.name,
        causes.join("，或"),
        term(order.within, order.unit)
    )
}
