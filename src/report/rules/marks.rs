//! What the tables ask, how marks are rounded, added up and adjusted.

use super::sentence::line;
use crate::campaign::model::{
    AdjustmentKind, Campaign, IndicatorId, Period, SameMatter, ScoreTable, TableId,
};
use crate::check::conditions_in_words;
use crate::measure::table_of_group;
use crate::number::plain;
use crate::outcome::RuleLine;
use crate::report::words;

pub(super) fn lines(campaign: &Campaign, period: &Period) -> Vec<RuleLine> {
    let clause = campaign.scoring_clause;
    let mut lines: Vec<RuleLine> = tables(campaign, period)
        .into_iter()
        .map(|table| line(campaign, "评分表", table_text(campaign, table), table.clause))
        .collect();
    let rounding =
        "各指标得分四舍五入到2位小数；不涉及的指标退出，其余按比例折算到100分，再四舍五入到2位；加减分不折算";
    lines.push(line(campaign, "取整", rounding.into(), clause));
    let nil = "零报告而办公室没有其他依据的，待核定：按不得分计，并给出核定后的总分，排名暂定";
    lines.push(line(campaign, "零报告", nil.into(), clause));
    let rejected = "有错误的行算没有完成：不计入分子，应办的仍在分母里";
    lines.push(line(campaign, "错误行", rejected.into(), clause));
    let weight = format!("牵头单位计1，配合单位计{}", plain(campaign.support_weight));
    lines.push(line(campaign, "牵头与配合", weight, clause));
    if let Some(cap) = campaign.bonus_cap {
        lines.push(line(
            campaign,
            "加减分",
            format!("加分合计不超过{}分", plain(cap)),
            clause,
        ));
    }
    lines.extend(
        campaign
            .adjustments
            .iter()
            .map(|kind| line(campaign, "加减分", adjustment(kind), kind.clause)),
    );
    if let Some(clause) = campaign.exemption_clause {
        let partial = plain(campaign.exemption_partial);
        let text = format!(
            "容错、澄清成立的，所指的期限或指标按已完成计，不计次；部分成立的免{partial}%；返还的分写在那一行"
        );
        lines.push(line(campaign, "容错澄清", text, clause));
    }
    lines.extend(campaign.entry_rules.iter().map(|rule| {
        let without: Vec<&str> = rule.without.iter().map(|ground| ground.word()).collect();
        let text = format!("{}的登记可以不写{}", rule.kind.word(), without.join("、"));
        line(campaign, "登记", text, rule.clause)
    }));
    for veto in &campaign.vetoes {
        let effects: Vec<&str> = veto.effects.iter().map(|effect| words::effect(*effect)).collect();
        let proposed = veto.propose.as_ref().map(|(ledger, conditions)| {
            let which = match conditions.is_empty() {
                true => String::new(),
                false => format!("{}的", conditions_in_words(campaign, conditions)),
            };
            format!("；{}里有{which}行的提请核查", campaign.ledgers[*ledger].name)
        });
        let text = format!(
            "{}：{}；以一票否决登记为准{}",
            veto.name,
            effects.join("、"),
            proposed.unwrap_or_default()
        );
        lines.push(line(campaign, "一票否决", text, veto.clause));
    }
    lines
}

/// Tables in use in the period, each once.
fn tables<'a>(campaign: &'a Campaign, period: &Period) -> Vec<&'a ScoreTable> {
    let mut used: Vec<TableId> = campaign
        .groups
        .iter()
        .filter_map(|group| table_of_group(group, period))
        .collect();
    used.sort_unstable();
    used.dedup();
    used.into_iter().map(|table| &campaign.tables[table]).collect()
}

/// Indicators of the tables in use in the period, each once.
pub(super) fn indicators(campaign: &Campaign, period: &Period) -> Vec<IndicatorId> {
    let tables = tables(campaign, period).into_iter();
    let lines = tables.flat_map(|table| table.sections.iter().flat_map(|section| &section.lines));
    let mut told = Vec::new();
    for line in lines {
        if !told.contains(&line.indicator) {
            told.push(line.indicator);
        }
    }
    told
}

fn table_text(campaign: &Campaign, table: &ScoreTable) -> String {
    let sections = table.sections.iter().map(|section| {
        let lines = section.lines.iter().map(|line| {
            let points = match line.points.is_zero() {
                true => "不计分".to_owned(),
                false => format!("{}分", plain(line.points)),
            };
            format!(
                "{}{}{points}",
                line.number, campaign.indicators[line.indicator].name
            )
        });
        format!("{}（{}）", section.name, lines.collect::<Vec<_>>().join("、"))
    });
    format!("“{}”：{}", table.name, sections.collect::<Vec<_>>().join("；"))
}

fn adjustment(kind: &AdjustmentKind) -> String {
    let levels = kind
        .levels
        .iter()
        .map(|(level, points)| format!("{level}{}分", plain(*points)));
    let mut text = format!("{}：{}", kind.name, levels.collect::<Vec<_>>().join("、"));
    if let Some(cap) = kind.cap {
        text += &format!("；合计不超过{}分", plain(cap));
    }
    if kind.same_matter == SameMatter::Highest {
        text += "；同一事项取最高";
    }
    if kind.zeroes {
        text += "；所指的指标计0分";
    }
    text
}
