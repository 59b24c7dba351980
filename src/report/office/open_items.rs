//! 未办结事项, with lights.

use crate::book::{Align, Cell, Column, Page, Row, Style, row};
use crate::evidence::Evidence;
use crate::items::{Light, OpenItem};
use crate::outcome::Outcome;
use crate::report::phrase;

/// The page of some items, with the cells that may be shown.
pub(in crate::report) fn page<'a>(
    outcome: &Outcome,
    items: impl IntoIterator<Item = &'a OpenItem>,
    shown: impl Fn(&Evidence) -> bool,
) -> Page {
    Page::new("未办结事项")
        .title(phrase::title(outcome, "未办结事项"))
        .meta(
            "红：逾期；黄：三天内到期；绿：三天以上；灰：长期坚持或没有期限",
            phrase::as_of(outcome),
        )
        .headings(["灯", "单位", "牵头/配合", "台账", "编号", "期限名称", "到期日"])
        .column(Column::new("状态").width(22))
        .column(Column::new("出处").width(50))
        .rows(items.into_iter().map(|item| line(item, &shown)))
        .or_say("没有未办结事项")
        .freeze_columns(2)
        .filtered()
}

fn line(item: &OpenItem, shown: impl Fn(&Evidence) -> bool) -> Row {
    let (word, style) = match item.light {
        Light::Red => ("红", Style::Bad),
        Light::Yellow => ("黄", Style::Warn),
        Light::Green => ("绿", Style::Normal),
        Light::Grey => ("灰", Style::Muted),
    };
    row![
        Cell::text(word).style(style).align(Align::Centre),
        &item.unit,
        if item.lead { "牵头" } else { "配合" },
        &item.ledger,
        &item.key,
        &item.deadline,
        item.due.map_or_else(|| Cell::text("—"), Cell::from),
        item.state_words(),
        phrase::sources(item.evidence.iter().filter(|cell| shown(cell))),
    ]
}
