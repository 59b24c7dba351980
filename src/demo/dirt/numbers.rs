//! Numbers, shares, ticks and states as people write them.

use super::dates::below_hundred;
use super::{Scene, Writer};
use crate::book::Cell;
use crate::campaign::model::{Column, ColumnKind};
use crate::demo::chance::Chance;
use crate::value::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const WRITERS: &[(&str, Writer)] = &[
    ("数字带单位", with_unit),
    ("数字带千分位和单位", thousands),
    ("数字写成亿元", in_hundred_millions),
    ("半天、一天半", half_days),
    ("约数", about),
    ("全角数字", wide_digits),
    ("中文数字", chinese_digits),
    ("数字里混了字母", letter_for_digit),
    ("不是数字", not_a_number),
    ("百分数的几种写法", percent),
    ("打勾画叉", ticks),
    ("办理状态的各种说法", states),
    ("基本完成不是完成", nearly_done),
];

fn number(column: &Column, value: &Value) -> Option<Decimal> {
    match (value, &column.kind) {
        (Value::Number(number), ColumnKind::Integer | ColumnKind::Decimal) => Some(number.normalize()),
        _ => None,
    }
}

fn says(number: Decimal) -> String {
    format!("读作{}", number.normalize())
}

fn with_unit(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let number = number(column, value)?;
    let unit = column.unit.as_deref()?;
    let text = if unit == "万元" {
        format!("{number}万")
    } else {
        format!("{number}{unit}")
    };
    Some((Cell::text(text), says(number)))
}

fn thousands(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let number =
        number(column, value).filter(|number| *number >= Decimal::ONE_THOUSAND && number.scale() == 0)?;
    let whole = number.to_u64()?;
    let unit = column.unit.as_deref().unwrap_or_default();
    Some((
        Cell::text(format!("{},{:03}{unit}", whole / 1000, whole % 1000)),
        says(number),
    ))
}

fn in_hundred_millions(
    _: &Scene<'_>,
    column: &Column,
    value: &Value,
    _: &mut Chance,
) -> Option<(Cell, String)> {
    let number = number(column, value).filter(|_| column.unit.as_deref() == Some("万元"))?;
    let large = (number / Decimal::from(10_000)).normalize();
    Some((Cell::text(format!("{large}亿元")), says(number)))
}

fn half_days(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let number = number(column, value).filter(|_| column.unit.as_deref() == Some("天"))?;
    let half = Decimal::new(5, 1);
    let text = match (number.trunc().to_u32()?, number.fract() == half) {
        (0, true) => "半天".to_owned(),
        (whole, true) => format!("{whole}天半"),
        (whole, false) => format!("{}天", below_hundred(whole)),
    };
    Some((Cell::text(text), says(number)))
}

fn about(_: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let number = number(column, value).filter(|number| number.scale() == 0 && *number > Decimal::ONE)?;
    let text = if chance.percent(50) {
        format!("约{number}")
    } else {
        format!("{number}余")
    };
    Some((Cell::text(text), format!("{}，提醒是约数", says(number))))
}

fn wide_digits(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let number = number(column, value)?;
    let shift = |c: char| {
        if c.is_ascii_digit() {
            char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
        } else {
            c
        }
    };
    let text: String = number.to_string().chars().map(shift).collect();
    Some((Cell::text(text), says(number)))
}

fn chinese_digits(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let number = number(column, value).filter(|number| number.scale() == 0)?;
    let n = number.to_u32().filter(|n| (1..100).contains(n))?;
    Some((Cell::text(below_hundred(n)), says(number)))
}

fn letter_for_digit(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let number = number(column, value)?;
    let text = number.to_string();
    let spoiled = text.replacen('0', "O", 1);
    (spoiled != text && text.len() > 1).then(|| (Cell::text(spoiled), format!("{}，提醒", says(number))))
}

fn not_a_number(
    _: &Scene<'_>,
    column: &Column,
    value: &Value,
    chance: &mut Chance,
) -> Option<(Cell, String)> {
    number(column, value)?;
    let text = *chance.pick(&["若干", "详见附件", "待定", "10-20"])?;
    Some((Cell::text(text), "报错：不是数字，不当作零".into()))
}

fn percent(_: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let (Value::Number(number), ColumnKind::Percent) = (value, &column.kind) else {
        return None;
    };
    let number = number.normalize();
    let share = (number / Decimal::ONE_HUNDRED).normalize();
    let forms = [
        format!("{number}%"),
        format!("{number}％"),
        format!("约{number}%"),
        share.to_string(),
        number.to_string(),
    ];
    Some((
        Cell::text(chance.pick(&forms)?.as_str()),
        format!("读作{number}%"),
    ))
}

fn ticks(_: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let Value::Bool(yes) = value else { return None };
    let text = if *yes {
        *chance.pick(&["√", "✓", "☑", "■", "有", "Y"])?
    } else {
        *chance.pick(&["×", "✗", "□", "无", "N"])?
    };
    Some((
        Cell::text(text),
        format!("读作{}", if *yes { "是" } else { "否" }),
    ))
}

fn state(scene: &Scene<'_>, column: &Column, value: &Value) -> Option<usize> {
    match (&column.kind, value) {
        (ColumnKind::Choice(list), Value::Choice(at)) if scene.world.campaign.lists[*list].states => {
            Some(*at)
        }
        _ => None,
    }
}

fn states(scene: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let at = state(scene, column, value)?;
    let words: &[&str] = match at {
        3 => &["销号", "已整改销号"],
        2 => &["完成", "办结", "已办结", "整改到位", "√", "100%"],
        1 => &["正在推进", "整改中", "持续整改"],
        _ => &["未开展", "暂无进展"],
    };
    let ColumnKind::Choice(list) = column.kind else {
        return None;
    };
    let name = &scene.world.campaign.lists[list].values[at];
    Some((Cell::text(*chance.pick(words)?), format!("读作{name}")))
}

fn nearly_done(
    scene: &Scene<'_>,
    column: &Column,
    value: &Value,
    chance: &mut Chance,
) -> Option<(Cell, String)> {
    state(scene, column, value).filter(|at| *at == 1)?;
    Some((
        Cell::text(*chance.pick(&["基本完成", "阶段性完成", "部分完成"])?),
        "不算完成，读作推进中".into(),
    ))
}
