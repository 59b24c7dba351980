//! Words for the remarks that explain how a part came to its mark.

use super::figure::figure;
use super::{absent, case, compared};
use crate::calc::{Calc, percent, rounded_text, two_decimals};
use crate::calendar::Span;
use crate::campaign::model::Aspect;
use crate::measure::Absent;
use crate::measure::{RegisterFault, Undecided};
use crate::number;
use crate::score::Remark;
use rust_decimal::Decimal;
use std::sync::Arc;

fn held_back(column: &str, amount: Decimal) -> String {
    let amount = number::plain(amount);
    format!("“{column}”超出计划的 {amount} 待办公室核实，暂不计")
}

/// Words for one remark: a clause of a sentence.
pub(super) fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Absent(why) => absent::absent(why),
        Remark::GivenForNothing(Absent::NothingDue(known_from)) => {
            format!("没有应办（{}），按规定给分", absent::source(known_from))
        }
        Remark::GivenForNothing(_) => "没有应报的台账，按规定给分".into(),
        Remark::Reached(number) if number.calc.is_operation() => {
            format!("{} = {}", number.calc.words_with_names(), figure(number.figure()))
        }
        Remark::Reached(number) => number.calc.words_with_names(),
        Remark::AgainstEarlier { period, then, number } => compared::against_earlier(period, *then, number),
        Remark::AmongOthers(among) => compared::among_others(among),
        Remark::Undecided(rows) => format!("{}，不能排除属于本项，按应办未办计", unread(rows)),
        Remark::CountedElsewhere(rows) => format!("{}，已在扣分更多的一项里计", unread(rows)),
        Remark::RegisterFaults(faults) => {
            format!("{}，不计入任何单位，待核定", register_faults(faults))
        }
        Remark::Weightless => "应办的权重合计为 0，不涉及".into(),
        Remark::HeldBack { column, amount } => held_back(column, *amount),
        Remark::BelowLine(line) => format!("低于 {}，得 0", figure(*line)),
        Remark::Standing(standing) => standing_items(standing.standing, standing.items),
        Remark::LeadUnread(items) => format!("{items} 件的牵头单位台账没有读出来，待定，暂不计"),
        Remark::Complete {
            required,
            blank,
            rate,
        } => format!("必填 {required} 格，缺 {blank} 格，完整率 {}", percent(*rate)),
        Remark::Entries {
            aspect,
            number,
            taken,
        } => entries(*aspect, *number, *taken),
        Remark::Arrived {
            ledgers,
            arrival,
            mark,
        } => arrived(ledgers, &case::arrival(*arrival), *mark),
        Remark::LedgersDue { number, due } => format!("应报 {number} 张，限 {}", limits(*due)),
        Remark::Mean(mean) => format!("平均 {} = {}", total_over(mean), two_decimals(mean.value())),
        Remark::ShareOfVotes(grades) => format!("“{}”得票率", grades.join("、")),
        Remark::Votes { number, mean } => format!("{number} 票，平均 {}", rounded_text(*mean)),
        Remark::RaterGroup {
            name,
            votes,
            mean,
            weight,
        } => rater_group(name, *votes, *mean, *weight),
        Remark::Votesum(sum) => format!("合计 {}", rounded_text(*sum)),
        Remark::Assessed { mark, approver } => {
            format!("核定得分 {}（核定人：{approver}）", rounded_text(*mark))
        }
        Remark::MeanOfPeriods(mean) => mean_of_periods(mean),
        Remark::BestPeriods { taken, of } => format!("{of}期里取最好的{taken}期"),
    }
}

/// `（90 + 80.5）÷ 2 = 85.25`; over 100 % with what it is cut to.
fn mean_of_periods(mean: &Calc) -> String {
    let told = |mean: &Calc| format!("{} = {}", mean.words(), rounded_text(mean.value()));
    match mean {
        Calc::AtMost(whole, most) => format!("{}，按{}%", told(whole), rounded_text(most.value())),
        whole => told(whole),
    }
}

/// Words for rows of which a cell cannot be read: `问1、问2的“问题来源”读不出来`.
fn unread(rows: &[Undecided]) -> String {
    let mut columns: Vec<&str> = rows.iter().map(|row| &*row.column).collect();
    columns.dedup();
    let labels: Vec<&str> = rows.iter().map(|row| &*row.label).collect();
    format!("{}的“{}”读不出来", labels.join("、"), columns.join("”“"))
}

fn register_faults(faults: &[RegisterFault]) -> String {
    let one = |fault: &RegisterFault| {
        let rows: Vec<String> = fault
            .cells
            .iter()
            .take(1)
            .filter_map(|cell| Some(format!("第{}行", cell.place.row?)))
            .collect();
        let column = fault.column.as_ref().map(|column| format!("“{column}”"));
        format!(
            "{}{}{}登记有误",
            fault.ledger,
            rows.concat(),
            column.unwrap_or_default()
        )
    };
    let mut told: Vec<String> = faults.iter().map(one).collect();
    told.dedup();
    told.join("、")
}

/// `群众 3 票 90×60%`, or without the mean where it could tell a vote.
fn rater_group(name: &str, votes: usize, mean: Option<Decimal>, weight: Decimal) -> String {
    let weight = rounded_text(weight);
    match mean {
        Some(mean) => format!("{name} {votes} 票 {}×{weight}%", rounded_text(mean)),
        None => format!("{name} {votes} 票（占{weight}%）"),
    }
}

fn standing_items(standing: usize, items: usize) -> String {
    let share = Decimal::from(standing) * Decimal::ONE_HUNDRED / Decimal::from(items.max(1));
    let share = number::plain(number::half_up(share, 1));
    format!("长期坚持 {standing} 件，占 {items} 件的 {share}%")
}

fn entries(aspect: Aspect, number: usize, taken: Decimal) -> String {
    let quality = quality(aspect);
    format!("{quality} {number} 处（次）：扣 {}", rounded_text(taken))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::Quantity;
    use crate::campaign::model::LedgerId;
    use crate::curve::{Figure, Number, NumberKind};
    use crate::measure::{Absent, Arrival, RowPlace, Standing};
    use crate::rows::sample::day;

    fn number(number: i64) -> Decimal {
        Decimal::from(number)
    }

    fn mark(hundredths: i64) -> Calc {
        Calc::number(Quantity::Mark, Decimal::new(hundredths, 2))
    }

    fn tell(table: impl IntoIterator<Item = (Remark, &'static str)>) {
        for (fact, words) in table {
            assert_eq!(remark(&fact), words);
        }
    }

    #[test]
    fn what_waits_for_the_office_has_its_words() {
        let held_back = Remark::HeldBack {
            column: "支出".into(),
            amount: number(20),
        };
        assert_eq!(remark(&held_back), "“支出”超出计划的 20 待办公室核实，暂不计");
    }

    fn row(label: &str) -> Undecided {
        Undecided {
            row: RowPlace {
                ledger: LedgerId(0),
                file: "a.xlsx".into(),
                sheet: "问题".into(),
                row: 5,
                key: None,
            },
            label: label.into(),
            column: "问题来源".into(),
        }
    }

    #[test]
    fn remarks_on_a_rate_have_their_words() {
        let weight = |quantity: Quantity, weight: i64| Calc::number(quantity, number(weight));
        let rate = weight(Quantity::GoodWeight, 1).over(weight(Quantity::DueWeight, 2));
        let fault = RegisterFault {
            ledger: "交办登记".into(),
            column: Some("事项类别".into()),
            cells: Vec::new(),
        };
        tell([
            (
                Remark::Absent(Absent::NotAssessed),
                "还没有核定得分，待办公室核定",
            ),
            (
                Remark::Reached(Number::new(NumberKind::Percent, rate)),
                "1 ÷ 2 = 50%",
            ),
            (
                Remark::Undecided(vec![row("问1"), row("问2")]),
                "问1、问2的“问题来源”读不出来，不能排除属于本项，按应办未办计",
            ),
            (
                Remark::CountedElsewhere(vec![row("问1")]),
                "问1的“问题来源”读不出来，已在扣分更多的一项里计",
            ),
            (
                Remark::RegisterFaults(vec![fault]),
                "交办登记“事项类别”登记有误，不计入任何单位，待核定",
            ),
            (Remark::Weightless, "应办的权重合计为 0，不涉及"),
            (
                Remark::BelowLine(Figure {
                    kind: NumberKind::Percent,
                    value: number(60),
                }),
                "低于 60%，得 0",
            ),
            (
                Remark::Standing(Standing {
                    items: 3,
                    standing: 1,
                }),
                "长期坚持 1 件，占 3 件的 33.3%",
            ),
            (
                Remark::LeadUnread(2),
                "2 件的牵头单位台账没有读出来，待定，暂不计",
            ),
        ]);
    }

    #[test]
    fn remarks_on_the_quality_of_ledgers_have_their_words() {
        let entries = |aspect: Aspect| Remark::Entries {
            aspect,
            number: 2,
            taken: number(1),
        };
        let arrived = |ledgers: &[&str]| Remark::Arrived {
            ledgers: ledgers.iter().map(|name| (*name).into()).collect(),
            arrival: Arrival::Late(3),
            mark: Decimal::new(25, 1),
        };
        let due = |from: &str, to: &str| Remark::LedgersDue {
            number: 14,
            due: Span::new(day(from), day(to)),
        };
        let complete = Remark::Complete {
            required: 20,
            blank: 1,
            rate: Decimal::new(95, 2),
        };
        tell([
            (complete, "必填 20 格，缺 1 格，完整率 95%"),
            (entries(Aspect::Timely), "及时 2 处（次）：扣 1"),
            (entries(Aspect::Missing), "缺报 2 处（次）：扣 1"),
            (entries(Aspect::Complete), "完整 2 处（次）：扣 1"),
            (entries(Aspect::Accurate), "准确 2 处（次）：扣 1"),
            (entries(Aspect::Returned), "退回 2 处（次）：扣 1"),
            (entries(Aspect::Regular), "规范 2 处（次）：扣 1"),
            (arrived(&["信访台账"]), "信访台账：迟 3 天，2.5 分"),
            (arrived(&["信访台账", "宣传台账"]), "2 张各迟 3 天，各 2.5 分"),
            (due("07-04", "07-04"), "应报 14 张，限 07-04"),
            (due("04-05", "07-04"), "应报 14 张，限 04-05～07-04"),
        ]);
    }

    #[test]
    fn remarks_on_marks_of_people_have_their_words() {
        let two = Calc::number(Quantity::Number, number(2));
        let mean = Calc::Sum(vec![mark(9000), mark(8050)]).over(two);
        let group = |votes: usize, mean: Option<Decimal>| Remark::RaterGroup {
            name: "群众".into(),
            votes,
            mean,
            weight: number(60),
        };
        let assessed = Remark::Assessed {
            mark: number(8),
            approver: "石刚".into(),
        };
        tell([
            (Remark::Mean(mean.clone()), "平均 170.5 ÷ 2 = 85.25"),
            (Remark::Mean(mark(500)), "平均 5 = 5.00"),
            (
                Remark::Votes {
                    number: 4,
                    mean: number(75),
                },
                "4 票，平均 75",
            ),
            (group(3, Some(number(90))), "群众 3 票 90×60%"),
            (group(2, None), "群众 2 票（占60%）"),
            (Remark::Votesum(number(74)), "合计 74"),
            (assessed, "核定得分 8（核定人：石刚）"),
            (Remark::MeanOfPeriods(mean), "（90 + 80.5）÷ 2 = 85.25"),
        ]);
    }
}
