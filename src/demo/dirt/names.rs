//! Names and words as people write them.

use super::{Scene, Writer};
use crate::book::Cell;
use crate::campaign::model::{Column, ColumnKind};
use crate::demo::chance::Chance;
use crate::value::Value;

pub(super) const WRITERS: &[(&str, Writer)] = &[
    ("两字姓名中间空格", spaced_name),
    ("姓名后加角色", with_role),
    ("等几人", and_others),
    ("花名册没有的姓名", unknown_person),
    ("单位用简称", alias),
    ("花名册没有的单位", unknown_unit),
    ("文号括号不规范", brackets),
    ("看不见的字符和换行", hidden),
    ("占位的字", placeholder),
    ("必填没填", blank),
    ("代码表以外的字", other_word),
    ("照抄上期、别处", shortened),
];

fn people(scene: &Scene<'_>, value: &Value) -> Option<Vec<String>> {
    match value {
        Value::People(people) if !people.is_empty() => Some(
            people
                .iter()
                .map(|id| scene.world.campaign.roster.people[*id].name.to_string())
                .collect(),
        ),
        _ => None,
    }
}

fn spaced_name(scene: &Scene<'_>, _: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let names = people(scene, value)?;
    let name = names
        .iter()
        .find(|name| name.chars().count() == 2)
        .filter(|_| names.len() == 1)?;
    let mut chars = name.chars();
    let spaced = format!("{}\u{3000}{}", chars.next()?, chars.next()?);
    Some((Cell::text(spaced), format!("读作{name}")))
}

fn with_role(scene: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let names = people(scene, value).filter(|names| names.len() == 1 && column.max.is_none())?;
    Some((
        Cell::text(format!("{}（牵头）", names[0])),
        format!("读作{}", names[0]),
    ))
}

fn and_others(scene: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let names = people(scene, value).filter(|_| column.max.is_none())?;
    Some((
        Cell::text(format!("{}等3人", names[0])),
        format!("读作{}，提醒姓名没有写全", names[0]),
    ))
}

fn unknown_person(scene: &Scene<'_>, _: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let names = people(scene, value)?;
    let first: String = names[0].chars().take(1).collect();
    let wrong = format!("{first}大锤");
    Some((Cell::text(wrong), "报错：花名册里没有这个人".into()))
}

fn alias(scene: &Scene<'_>, _: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let Value::Units(units) = value else { return None };
    let [unit] = units[..] else { return None };
    let unit = &scene.world.campaign.roster.units[unit];
    let alias = chance.pick(&unit.aliases)?;
    Some((Cell::text(&**alias), format!("读作{}", unit.name)))
}

fn unknown_unit(_: &Scene<'_>, _: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    let Value::Units(_) = value else { return None };
    Some((Cell::text("综合协调科"), "报错：花名册里没有这个单位".into()))
}

fn brackets(_: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let (Value::Text(text), ColumnKind::DocNumber) = (value, &column.kind) else {
        return None;
    };
    let (open, close) = *chance.pick(&[('[', ']'), ('（', '）'), ('【', '】')])?;
    let spoiled = text
        .replace('〔', &open.to_string())
        .replace('〕', &close.to_string());
    (spoiled != **text).then(|| (Cell::text(spoiled), format!("读作{text}，提醒括号")))
}

fn hidden(_: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let (Value::Text(text), ColumnKind::Text) = (value, &column.kind) else {
        return None;
    };
    let forms = [
        format!("\u{3000}\u{3000}{text}"),
        format!("\u{a0}{text}\u{200b}"),
        format!("{text}\n"),
    ];
    Some((
        Cell::text(chance.pick(&forms)?.as_str()),
        "去掉看不见的字符再读".into(),
    ))
}

fn placeholder(_: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let Value::Text(_) = value else { return None };
    (column.kind == ColumnKind::Text && column.required).then(|| {
        Some((
            Cell::text(*chance.pick(&["××", "待定", "详见附件"])?),
            "提醒：占位的字没有换掉".into(),
        ))
    })?
}

fn blank(_: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    (column.required && *value != Value::Missing).then(|| {
        (
            Cell::empty(),
            format!("“{}”必填未填；计数要用的，这一行不作数", column.name),
        )
    })
}

fn other_word(scene: &Scene<'_>, column: &Column, value: &Value, _: &mut Chance) -> Option<(Cell, String)> {
    match (&column.kind, value) {
        (ColumnKind::Choice(list), Value::Choice(_)) if !scene.world.campaign.lists[*list].states => {
            Some((Cell::text("其他类"), "不在代码表里".into()))
        }
        _ => None,
    }
}

/// Work that only says that there was work.
fn shortened(_: &Scene<'_>, column: &Column, value: &Value, chance: &mut Chance) -> Option<(Cell, String)> {
    let Value::Text(text) = value else { return None };
    let long = column.kind == ColumnKind::Text && text.chars().count() > 12;
    long.then(|| {
        Some((
            Cell::text(*chance.pick(&["同左", "按要求认真抓好落实，取得阶段性成效……"])?),
            "照原样读".into(),
        ))
    })?
}
