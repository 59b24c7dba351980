//! Days and limits as people write them.

use super::{Scene, Writer};
use crate::book::Cell;
use crate::calendar::Span;
use crate::campaign::model::{Column, ColumnKind};
use crate::demo::chance::Chance;
use crate::value::{Due, Value};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

pub(super) const WRITERS: &[(&str, Writer)] = &[
    ("日期写成文字", text_date),
    ("日期缺年份", without_year),
    ("日期写成小数的样子", point_date),
    ("日期是中文数字", chinese_date),
    ("日期是序列号", serial),
    ("不存在的日子", no_such_day),
    ("只写了月份", month_only),
    ("活动以外的日期", outside),
    ("时限写成某月底、某旬", vague_limit),
    ("时限写成季度、年底", span_limit),
    ("时限写成一段时间", range_limit),
    ("时限写成每月每季", recurring_limit),
    ("时限写长期坚持", standing_limit),
    ("时限写立行立改", immediate_limit),
    ("时限写收到后几日内", relative_limit),
    ("时限栏写已完成", done_limit),
];

fn day(column: &Column, value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date(day) if column.kind == ColumnKind::Date => Some(*day),
        _ => None,
    }
}

fn limit(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Due(Due::On(day)) => Some(*day),
        _ => None,
    }
}

fn says(day: NaiveDate) -> String {
    format!("读作{day}")
}

fn wide(text: &str) -> String {
    let shift = |c: char| {
        if c.is_ascii_digit() {
            char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
        } else {
            c
        }
    };
    text.chars().map(shift).collect()
}

fn text_date(_: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let day = day(column, value)?;
    let forms = [
        day.format("%Y.%-m.%-d").to_string(),
        day.format("%Y.%m.%d").to_string(),
        day.format("%Y-%-m-%-d").to_string(),
        day.format("%Y/%-m/%-d").to_string(),
        day.format("%Y年%-m月%-d日").to_string(),
        day.format("%Y%m%d").to_string(),
        day.format("%y.%-m.%-d").to_string(),
        day.format("%Y. %-m .%-d").to_string(),
        day.format("%Y年%-m月%-d日上午").to_string(),
        wide(&day.format("%Y年%-m月%-d日").to_string()),
    ];
    Some((Cell::text(chance.pick(&forms)?.as_str()), says(day)))
}

fn without_year(
    scene: &Scene<'_>,
    column: &Column,
    value: &Value,
    chance: &mut Chance,
) -> Option<(Cell, String)> {
    let day = day(column, value).filter(|day| scene.world.periods[scene.period].span.contains(*day))?;
    let weekday = ["一", "二", "三", "四", "五", "六", "日"][day.weekday().num_days_from_monday() as usize];
    let forms = [
        day.format("%-m月%-d日").to_string(),
        format!("{}（周{weekday}）", day.format("%-m月%-d日")),
        wide(&day.format("%-m月%-d日").to_string()),
    ];
    Some((Cell::text(chance.pick(&forms)?.as_str()), says(day)))
}

fn point_date(scene: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let day = day(column, value).filter(|day| scene.world.periods[scene.period].span.contains(*day))?;
    let text = day.format("%-m.%-d").to_string();
    Some((Cell::text(text), format!("{}，提醒", says(day))))
}

fn chinese_date(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let day = day(column, value)?;
    let digit = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .nth(c.to_digit(10).unwrap_or(0) as usize)
            .unwrap_or(c)
    };
    let year: String = day.year().to_string().chars().map(digit).collect();
    let text = format!(
        "{year}年{}月{}日",
        below_hundred(day.month()),
        below_hundred(day.day())
    );
    Some((Cell::text(text), says(day)))
}

/// 1–99 in Chinese.
pub(super) fn below_hundred(n: u32) -> String {
    let digit = |n: u32| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"][n as usize % 10];
    match (n / 10, n % 10) {
        (0, ones) => digit(ones).into(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

fn serial(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let day = day(column, value)?;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let serial = (day - first).num_days();
    Some((Cell::number(Decimal::from(serial), 0), says(day)))
}

fn no_such_day(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let day = day(column, value)?;
    let month = if day.month() <= 3 { 2 } else { 6 };
    let text = format!("{}年{month}月31日", day.year());
    Some((Cell::text(text), "报错：没有这一天；这一行不作数".into()))
}

fn month_only(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let day = day(column, value)?;
    Some((
        Cell::text(day.format("%Y年%m月").to_string()),
        "只知道月份；需要具体日子的列报错".into(),
    ))
}

fn outside(scene: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    day(column, value)?;
    let before = scene.world.campaign.span.from - chrono::Days::new(400);
    Some((Cell::from(before), "报错：不在活动期间".into()))
}

fn vague_limit(_: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let day = limit(value)?;
    let last = Span::month_of(day).to;
    let tenth = day.with_day(20)?;
    let forms = [
        (day.format("%-m月底").to_string(), last),
        (day.format("%Y年%-m月底前").to_string(), last),
        (day.format("%-m月中旬").to_string(), tenth),
    ];
    let (text, date) = chance.pick(&forms)?;
    Some((Cell::text(text.as_str()), says(*date)))
}

fn span_limit(_: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let day = limit(value)?;
    let quarter = Span::quarter_of(day).to;
    let year = Span::year_of(day).to;
    let number = ["一", "二", "三", "四"][(day.month0() / 3) as usize];
    let forms = [
        (format!("第{number}季度"), quarter),
        ("年底前".to_owned(), year),
        ("年内".to_owned(), year),
    ];
    let (text, date) = chance.pick(&forms)?;
    Some((Cell::text(text.as_str()), says(*date)))
}

fn range_limit(_: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let day = limit(value).filter(|day| day.month() > 1)?;
    let last = Span::month_of(day).to;
    let forms = [
        (
            format!("{}年{}月至{}月", day.year(), day.month() - 1, day.month()),
            last,
        ),
        (
            format!(
                "{}.{}-{}.{}",
                day.year(),
                day.month() - 1,
                day.year(),
                day.month()
            ),
            last,
        ),
        (format!("{}月1日—{}日", day.month(), day.day()), day),
    ];
    let (text, date) = chance.pick(&forms)?;
    Some((Cell::text(text.as_str()), format!("到期日{date}")))
}

fn recurring_limit(_: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    limit(value)?;
    let text = *chance.pick(&["每月25日前", "每季度末"])?;
    Some((Cell::text(text), "读作反复的时限".into()))
}

fn standing_limit(
    _: &Scene<'_>,
    column: &Column,
    value: &Value,
    chance: &mut Chance,
) -> Option<(Cell, String)> {
    limit(value)?;
    let text = *chance.pick(&["长期坚持", "长期", "持续推进", "常态化"])?;
    let expected = if column.standing {
        "没有到期日，不计入按期率"
    } else {
        "报错：这一列不能写长期坚持"
    };
    Some((Cell::text(text), expected.into()))
}

fn immediate_limit(_: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    limit(value)?;
    Some((
        Cell::text(*chance.pick(&["立行立改", "即知即改"])?),
        "按交办之日起7个自然日计".into(),
    ))
}

fn relative_limit(_: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    limit(value)?;
    let text = *chance.pick(&["收到后5个工作日内", "接通知后3日内", "会后7日内"])?;
    Some((Cell::text(text), "从交办之日起推算".into()))
}

fn done_limit(_: &Scene<'_>, _: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    limit(value)?;
    Some((Cell::text("已完成"), "报错：时限栏应写时限".into()))
}
