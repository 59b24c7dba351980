//! Against what a number is held, and how a number of a kind is told, in words.

use crate::campaign::model::{Against, Compared, Earlier, Relation, Target};
use crate::curve::NumberKind;
use crate::number::plain;
use rust_decimal::Decimal;

/// What the number is divided by and held against.
pub(super) fn held_against(against: &Against) -> String {
    let mut text = String::new();
    if let Some(per) = &against.per {
        text += &match per.every {
            Some(every) => format!("，每{}“{}”（花名册）", plain(every), per.column),
            None => format!("，除以花名册的“{}”", per.column),
        };
    }
    let how = match against.compared {
        Compared::Ratio => "之比",
        Compared::Difference => "之差",
        Compared::Growth => "相比的增幅",
    };
    match (&against.target, against.earlier_number()) {
        (Some(Target::Number(number)), _) => text += &format!("，与目标{}{how}", plain(*number)),
        (Some(Target::Roster(column)), _) => text += &format!("，与花名册的“{column}”{how}"),
        (None, Some(then)) => text += &format!("，与{}{how}", earlier(then)),
        (None, None) if against.compared != Compared::Ratio => text += &format!("，取{how}"),
        (None, None) => {}
    }
    text += &among_others(against);
    if against.less_is_better {
        text += "（低的好）";
    }
    text
}

/// `，在本组的名次`.
fn among_others(against: &Against) -> String {
    let Some(others) = against.others else {
        return String::new();
    };
    let whom = if others.of_all {
        "全部参评单位"
    } else {
        "本组"
    };
    match others.relation {
        Relation::Place => format!("，在{whom}的名次"),
        Relation::Percentile => format!("，在{whom}的百分位"),
        Relation::ToFirst => format!("，与{whom}第一名之比"),
        Relation::ToMean => format!("，与{whom}平均之比"),
        Relation::Spread => format!("，在{whom}最低（0）与最高（100%）之间的位置"),
        Relation::Climb => {
            let then = against.earlier.map_or("上期", earlier);
            format!("，在{whom}的名次比{then}进了几位")
        }
    }
}

fn earlier(earlier: Earlier) -> &'static str {
    match earlier {
        Earlier::Previous => "上期",
        Earlier::LastYear => "去年同期",
    }
}

/// A number of a kind: `60%`, `60`, `第3名`.
pub(super) fn at(kind: NumberKind, number: Decimal) -> String {
    match kind {
        NumberKind::Percent | NumberKind::Growth => format!("{}%", plain(number)),
        NumberKind::Plain | NumberKind::Difference => plain(number),
        NumberKind::Place => format!("第{}名", plain(number)),
        NumberKind::Climb => format!("{}位", plain(number)),
    }
}

/// What a step is made of.
pub(super) fn step_of(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Percent | NumberKind::Growth => "个百分点",
        NumberKind::Plain | NumberKind::Difference => "",
        NumberKind::Place => "名",
        NumberKind::Climb => "位",
    }
}

/// What the number is called before its limits.
pub(super) fn called(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Percent => "比例",
        NumberKind::Plain | NumberKind::Place => "",
        NumberKind::Difference => "差",
        NumberKind::Growth => "增幅",
        NumberKind::Climb => "进位",
    }
}
