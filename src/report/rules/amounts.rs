//! Marks for each case, in words.

use crate::calendar::DayUnit;
use crate::campaign::model::{
    Amount, Amounts, Aspect, Campaign, ColumnKind, FieldRef, Lateness, Part, Repeat, RepeatWindow, What,
};
use crate::curve::{Initial, Rest};
use crate::number::plain;
use crate::report::words::term;
use rust_decimal::Decimal;

pub(super) fn words(campaign: &Campaign, part: &Part, amounts: &Amounts) -> String {
    let mut text = match part.carries_nothing() || part.what == What::Ladder || part.apiece {
        true => String::new(),
        false => format!("，从{}起", beginning(amounts.initial)),
    };
    let unit = amounts.late.and_then(|late| late.unit);
    let unit = unit.unwrap_or_else(|| unit_of_lateness(campaign, &part.what));
    text += &match &amounts.each {
        Amount::Same(amount) if amount.is_zero() => String::new(),
        Amount::Same(amount) => {
            let what = what(&part.what, amounts.late.as_ref(), unit);
            format!("，{what}{}", change(*amount))
        }
        Amount::Codes(field, codes) => {
            let column = &campaign.ledgers[field.ledger].columns[field.column].name;
            format!("，每件按“{column}”：{}", by_code(campaign, *field, codes, change))
        }
        Amount::Nth(amounts) => {
            let amounts = (1..).zip(amounts);
            let amounts = amounts.map(|(nth, amount)| format!("第{nth}次{}", change(*amount)));
            let amounts: Vec<String> = amounts.collect();
            format!("，{}，以后各次同最后一次", amounts.join("、"))
        }
    };
    if let Some(late) = &amounts.late {
        text += &lateness(late, unit);
    }
    text += &special(campaign, part, amounts);
    let of_ledgers = matches!(
        part.what,
        What::Submission {
            aspect: Aspect::Timely,
            ..
        }
    );
    if of_ledgers && amounts.late.is_some() {
        text += if part.apiece {
            "，缺报的得0分，各张取平均"
        } else {
            "，有缺报的得0分"
        };
    }
    text
}

/// What counts more or less than a case: a shortfall, being early, repetition.
fn special(campaign: &Campaign, part: &Part, amounts: &Amounts) -> String {
    let mut text = String::new();
    if let Some(short) = &amounts.short {
        text += &format!("，每差{}算一次，{}", plain(short.every), rest(short.rest));
    }
    if let Some(early) = &amounts.early {
        let unit = early.unit_of(unit_of_lateness(campaign, &part.what));
        let most = early.most.map(|most| format!("，一件最多{}分", plain(most)));
        text += &format!(
            "，提前做到的每提前{}加{}分{}，不满一步的不计",
            term(early.every, unit),
            plain(early.amount),
            most.unwrap_or_default()
        );
    }
    if let Some(repeat) = &amounts.repeat {
        text += &repeated(campaign, repeat);
    }
    text
}

fn repeated(campaign: &Campaign, repeat: &Repeat) -> String {
    let window = match repeat.window {
        RepeatWindow::Period => "本期内",
        RepeatWindow::Quarter => "本季内",
        RepeatWindow::HalfYear => "半年内",
        RepeatWindow::Year => "一年内",
        RepeatWindow::Campaign => "活动期间",
    };
    let same = repeat.same.map(|field| {
        let column = &campaign.ledgers[field.ledger].columns[field.column].name;
        format!("“{column}”相同的")
    });
    let factors = repeat.factors.iter();
    let factors: Vec<String> = factors
        .map(|(nth, factor)| format!("第{nth}次起乘{}", plain(*factor)))
        .collect();
    format!("，{window}{}{}", same.unwrap_or_default(), factors.join("、"))
}

/// Which cases count.
fn what(what: &What, late: Option<&Lateness>, unit: DayUnit) -> String {
    let of_ledgers = matches!(
        what,
        What::Submission {
            aspect: Aspect::Timely,
            ..
        }
    );
    match (
        late.and_then(|late| late.every),
        late.and_then(|late| late.more_than),
    ) {
        (Some(days), _) => format!("每件每迟{}", term(days, unit)),
        (None, Some(days)) => format!("迟{}以上的每件", term(days, unit)),
        (None, None) if of_ledgers => "迟报的每件".into(),
        (None, None) => match what {
            What::Deadlines { .. } | What::Good { .. } | What::Requirements(_) => "没有做到的每件".into(),
            What::Rows { .. } => "每件".into(),
            _ => "每处".into(),
        },
    }
}

/// The rest of how lateness counts.
fn lateness(late: &Lateness, unit: DayUnit) -> String {
    let mut text = String::new();
    if let (Some(_), Some(grace)) = (late.every, late.more_than) {
        text += &format!("，从迟{}以后起算", term(grace, unit));
    }
    if late.every.is_some() {
        text += &format!("，{}", rest(late.rest));
    }
    if let Some(days) = late.zero {
        text += &format!("，迟到{}的得0分", term(days, unit));
    }
    text
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

/// A number for each code of a column.
pub(super) fn by_code(
    campaign: &Campaign,
    field: FieldRef,
    codes: &[(usize, Decimal)],
    told: fn(Decimal) -> String,
) -> String {
    let column = &campaign.ledgers[field.ledger].columns[field.column];
    let values = match column.kind {
        ColumnKind::Choice(list) => campaign.lists[list].values.as_slice(),
        _ => &[],
    };
    let code = |(at, number): &(usize, Decimal)| {
        let word = values.get(*at).map_or("", |word| word);
        format!("{word}{}", told(*number))
    };
    codes.iter().map(code).collect::<Vec<_>>().join("、")
}

/// `扣0.5分`, `加2分`.
fn change(amount: Decimal) -> String {
    let verb = if amount < Decimal::ZERO { "扣" } else { "加" };
    format!("{verb}{}分", plain(amount.abs()))
}

/// The mark from which is counted.
pub(super) fn beginning(initial: Initial) -> String {
    match initial {
        Initial::Full => "满分".to_owned(),
        Initial::Nothing => "0分".to_owned(),
        Initial::Mark(mark) => format!("{}分", plain(mark)),
    }
}

/// What a part of a step counts.
pub(super) fn rest(rest: Rest) -> &'static str {
    match rest {
        Rest::Nothing => "不满一步的不计",
        Rest::Whole => "不满一步的按一步",
        Rest::Share => "不满一步的按比例",
    }
}
