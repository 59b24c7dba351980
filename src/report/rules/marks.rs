//! What the tables ask, how marks are rounded, added up and adjusted.

use super::adjusted;
use super::factor;
use super::sentence::line;
use crate::campaign::model::{Campaign, IndicatorId, Period, ScoreTable, Section, TableId};
use crate::measure::table_of_group;
use crate::number::plain;
use crate::outcome::RuleLine;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

pub(super) fn lines(campaign: &Campaign, period: &Period) -> Vec<RuleLine> {
    let clause = campaign.scoring_clause;
    let mut lines: Vec<RuleLine> = tables(campaign, period)
        .into_iter()
        .map(|table| line(campaign, "评分表", table_text(campaign, table), table.clause))
        .collect();
    let totals: BTreeSet<Decimal> = tables(campaign, period).iter().map(|table| table.total).collect();
    let full = match totals.iter().collect::<Vec<_>>().as_slice() {
        [] => format!("{}分", Decimal::ONE_HUNDRED),
        [one] => format!("{}分", plain(**one)),
        _ => "本表总分".to_owned(),
    };
    let rounding = format!(
        "各指标得分四舍五入到2位小数；不涉及的指标退出，其余按比例折算到{full}，再四舍五入到2位；加减分不折算"
    );
    lines.push(line(campaign, "取整", rounding, clause));
    let nil = "零报告而办公室没有其他依据的，待核定：按不得分计，并给出核定后的总分，排名暂定";
    lines.push(line(campaign, "零报告", nil.into(), clause));
    let rejected = "有错误的行算没有完成：不计入分子，应办的仍在分母里";
    lines.push(line(campaign, "错误行", rejected.into(), clause));
    let weight = format!("牵头单位计1，配合单位计{}", plain(campaign.support_weight));
    lines.push(line(campaign, "牵头与配合", weight, clause));
    lines.extend(adjusted::limits(campaign));
    lines.extend(adjusted::kinds(campaign));
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
    lines.extend(adjusted::vetoes(campaign));
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
        format!(
            "{}（{}{}）",
            section.name,
            lines.collect::<Vec<_>>().join("、"),
            section_text(campaign, section)
        )
    });
    let sections: Vec<String> = sections.collect();
    let total = total_text(campaign, table);
    format!("“{}”{total}：{}", table.name, sections.join("；"))
}

/// Limits and folding of a section, as the end of a sentence.
fn section_text(campaign: &Campaign, section: &Section) -> String {
    let Section { limits, folds_to, .. } = section;
    let sum: Decimal = section.lines.iter().map(|line| line.points).sum();
    let mut text = factor::times(campaign, &section.times, "各行合计");
    text += &limits
        .least
        .map_or_else(String::new, |floor| format!("，各行合计最少{}分", plain(floor)));
    text += &limits
        .most
        .map_or_else(String::new, |cap| format!("，各行合计最多{}分", plain(cap)));
    text += &folds_to.map_or_else(String::new, |folds| {
        let (sum, folds) = (plain(sum), plain(folds));
        format!("，合计{sum}分折算为{folds}分：各行合计 ÷ 适用分值 × {folds}，四舍五入到2位")
    });
    match text.is_empty() {
        true => text,
        false => text.replacen('，', "；", 1),
    }
}

/// Points and limits of a table where they are not the usual ones.
fn total_text(campaign: &Campaign, table: &ScoreTable) -> String {
    let mut words = Vec::new();
    let times = factor::times(campaign, &table.times, "整张表的得分");
    words.extend(times.strip_prefix('，').map(str::to_owned));
    if table.total != Decimal::ONE_HUNDRED {
        words.push(format!("总分{}分", plain(table.total)));
    }
    match table.limits.least {
        Some(floor) if floor.is_zero() => {}
        Some(floor) => words.push(format!("加减分以前最少{}分", plain(floor))),
        None => words.push("不封底，得分可以是负数".into()),
    }
    words.extend(
        table
            .limits
            .most
            .map(|cap| format!("加减分以前最多{}分", plain(cap))),
    );
    match words.is_empty() {
        true => String::new(),
        false => format!("（{}）", words.join("，")),
    }
}
