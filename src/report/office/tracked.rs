//! A list of items that are followed until they are closed out, and how far each unit is.

use crate::book::{Align, Cell, Column, Page, Row, Style, row};
use crate::items::{Light, TrackedItem, TrackedList};
use crate::outcome::Outcome;
use crate::report::{phrase, words};
use std::collections::BTreeMap;

/// The page of some items of a list.
pub(in crate::report) fn page(outcome: &Outcome, list: &TrackedList, items: &[&TrackedItem]) -> Page {
    Page::new(&*list.name)
        .title(phrase::title(outcome, &list.name))
        .meta(
            format!("{}；依据{}", phrase::cleared(items), list.clause),
            phrase::as_of(outcome),
        )
        .headings(["灯", "单位", "编号", "立项", "销号", "历时天数"])
        .column(Column::new("各时限").width(40))
        .column(Column::new("出处").width(50))
        .rows(items.iter().map(|item| line(item)))
        .or_say("没有这样的事项")
        .rows(by_unit(items))
        .note("未销号的每期都列，直到销号；本期销号的列这一次。历时天数：立项到销号，未销号的到截止日。")
        .freeze_columns(2)
}

fn line(item: &TrackedItem) -> Row {
    let (word, style) = match item.light {
        Some(Light::Red) => ("红", Style::Bad),
        Some(Light::Yellow) => ("黄", Style::Warn),
        Some(Light::Green) => ("绿", Style::Normal),
        Some(Light::Grey) => ("灰", Style::Muted),
        None => ("已销号", Style::Normal),
    };
    row![
        Cell::text(word).style(style).align(Align::Centre),
        &item.unit,
        &item.key,
        item.opened.map_or_else(|| Cell::text("—"), Cell::from),
        item.closed.map_or_else(|| Cell::text("—"), Cell::from),
        item.days,
        words::deadlines(&item.deadlines).join("；"),
        phrase::sources(&item.evidence),
    ]
}

/// 销号率 of each unit, where there are several.
fn by_unit(items: &[&TrackedItem]) -> Vec<Row> {
    let mut units: BTreeMap<&str, Vec<&TrackedItem>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for item in items {
        if !units.contains_key(&*item.unit) {
            order.push(&item.unit);
        }
        units.entry(&item.unit).or_default().push(item);
    }
    if order.len() < 2 {
        return Vec::new();
    }
    let mut rows = vec![Row::headings([
        "",
        "单位",
        "应清零",
        "已销号",
        "未销号",
        "销号率",
    ])];
    rows.extend(order.into_iter().map(|unit| {
        let own = &units[unit];
        let closed = own.iter().filter(|item| item.closed.is_some()).count();
        row![
            "",
            unit,
            own.len(),
            closed,
            own.len() - closed,
            phrase::share(closed, own.len())
        ]
    }));
    rows
}
