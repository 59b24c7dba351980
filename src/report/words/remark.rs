//! Words for the remarks that explain how a part came to its mark.

use super::{absent, case};
use crate::calc::{Calc, percent, rounded_text, two_decimals};
use crate::calendar::Span;
use crate::campaign::model::Aspect;
use crate::number;
use crate::score::Remark;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Words for one remark: a clause of a sentence.
pub(super) fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Absent(why) => absent::absent(why),
        Remark::Rate(rate) => format!("{} = {}", rate.words_with_names(), percent(rate.value())),
        Remark::UsableRows { asked, usable, rate } => {
            format!("应报 {asked} 项，数据可用 {usable} 项，按 {}计", percent(*rate))
        }
        Remark::AllWaived => "应办的均已免除，不涉及".into(),
        Remark::BelowLine(line) => format!("低于 {}%，得 0", rounded_text(*line)),
        Remark::Exceeded(bonus) => {
            format!(
                "超 {} 个百分点，加分 {}",
                rounded_text(bonus.over),
                rounded_text(bonus.points)
            )
        }
        Remark::Standing(standing) => standing_items(standing.standing, standing.items),
        Remark::Complete {
            required,
            blank,
            rate,
        } => format!("必填 {required} 格，缺 {blank} 格，完整率 {}", percent(*rate)),
        Remark::Entries {
            aspect,
            number,
            taken,
        } => format!(
            "{} {number} 处（次）：扣 {}",
            quality(*aspect),
            rounded_text(*taken)
        ),
        Remark::Arrived {
            ledgers,
            arrival,
            mark,
        } => arrived(ledgers, &case::arrival(*arrival), *mark),
        Remark::LedgersDue { number, due } => format!("应报 {number} 张，限 {}", limits(*due)),
        Remark::Mean(mean) => format!("平均 {} = {}", total_over(mean), two_decimals(mean.value())),
        Remark::Votes { number, mean } => format!("{number} 票，平均 {}", rounded_text(*mean)),
        Remark::RaterGroup { name, mean, weight } => {
            format!("{name} {}×{}%", rounded_text(*mean), rounded_text(*weight))
        }
        Remark::Votesum(sum) => format!("合计 {}", rounded_text(*sum)),
        Remark::Assessed { mark, approver } => {
            format!("核定得分 {}（核定人：{approver}）", rounded_text(*mark))
        }
        Remark::MeanOfPeriods(mean) => format!("{} = {}", mean.words(), rounded_text(mean.value())),
    }
}

fn standing_items(standing: usize, items: usize) -> String {
    let share = Decimal::from(standing) * Decimal::ONE_HUNDRED / Decimal::from(items.max(1));
    let share = number::plain(number::half_up(share, 1));
    format!("长期坚持 {standing} 件，占 {items} 件的 {share}%")
}

fn quality(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Timely => "及时",
        Aspect::Missing => "缺报",
        Aspect::Complete => "完整",
        Aspect::Accurate => "准确",
        Aspect::Returned => "退回",
        Aspect::Regular => "规范",
    }
}

/// Words for ledgers that came the same way: `14 张各迟 3 天，各 2.5 分`.
fn arrived(ledgers: &[Arc<str>], how: &str, mark: Decimal) -> String {
    match ledgers {
        [ledger] => format!("{ledger}：{how}，{} 分", rounded_text(mark)),
        _ => format!("{} 张各{how}，各 {} 分", ledgers.len(), rounded_text(mark)),
    }
}

fn limits(due: Option<Span>) -> String {
    match due {
        None => String::new(),
        Some(Span { from, to }) if from == to => from.format("%m-%d").to_string(),
        Some(Span { from, to }) => format!("{}～{}", from.format("%m-%d"), to.format("%m-%d")),
    }
}

/// Words for a mean, as its sum ÷ its number; the single marks are listed elsewhere.
fn total_over(mean: &Calc) -> String {
    match mean {
        Calc::Quotient(sum, number) => {
            format!("{} ÷ {}", rounded_text(sum.value()), rounded_text(number.value()))
        }
        _ => mean.words(),
    }
}
