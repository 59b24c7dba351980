//! The restricted workbook: what the ladder proposes, restricted ledgers. For the people who decide, nobody else.

use super::{office, phrase};
use crate::book::{Book, Cell, Column, Page, Row, Style, row};
use crate::ladder::LadderEntry;
use crate::outcome::{Outcome, Restricted};

/// The restricted workbook.
pub(super) fn book(outcome: &Outcome, restricted: &Restricted) -> Book {
    let mut book = Book::new(phrase::title(outcome, "处理建议（限制知悉）")).dated(outcome.period.as_of);
    book.push(proposals(outcome, restricted));
    book.push(cases(outcome, restricted));
    for ledger in &restricted.ledgers {
        book.push(office::ledger_page(outcome, ledger));
    }
    book.push(office::findings_page(outcome, &restricted.findings));
    book
}

fn proposals(outcome: &Outcome, restricted: &Restricted) -> Page {
    Page::new("处理建议")
        .title(phrase::title(outcome, "处理建议（限制知悉）"))
        .meta(
            format!(
                "由{}研究决定，本表只提建议；说“当年度”的，指最近一次所在的年度",
                outcome.campaign.organiser
            ),
            phrase::as_of(outcome),
        )
        .headings([
            "单位",
            "姓名",
            "累计次数",
            "最近一次",
            "本期新增",
            "对本人",
            "对单位",
            "单位负责人",
            "对负责人",
            "依据",
        ])
        .rows(
            restricted
                .ladder
                .iter()
                .filter(|entry| entry.count > 0)
                .map(proposal),
        )
        .or_say("没有经核实认定的问题")
        .filtered()
}

fn proposal(entry: &LadderEntry) -> Row {
    let join = |words: &[std::sync::Arc<str>]| words.join("；");
    row![
        &entry.unit,
        &entry.person,
        entry.count,
        entry.last,
        if entry.new_in_period { "是" } else { "" },
        join(&entry.for_person),
        join(&entry.for_unit),
        Cell::from(entry.head.as_ref()),
        join(&entry.for_head),
        &entry.clause,
    ]
}

fn cases(outcome: &Outcome, restricted: &Restricted) -> Page {
    let rows = restricted.ladder.iter().flat_map(|entry| {
        entry.cases.iter().map(|case| {
            let counted = case.nth.map_or_else(String::new, |nth| format!("第{nth}次"));
            let style = if case.nth.is_some() {
                Style::Normal
            } else {
                Style::Muted
            };
            row![
                &entry.unit,
                &entry.person,
                &case.key,
                case.date,
                counted,
                case.not_counted_words(),
                phrase::sources(&case.evidence)
            ]
            .style(style)
        })
    });
    Page::new("逐件情况")
        .title(phrase::title(outcome, "逐件情况（限制知悉）"))
        .headings(["单位", "姓名", "编号", "发现时间", "计次", "不计次的原因"])
        .column(Column::new("出处").width(46))
        .rows(rows)
        .or_say("没有登记")
        .filtered()
}
