//! A book with every kind of cell, to be looked at.

use crate::book::{Align, Book, Cell, Chart, ChartKind, Column, Page, Row, Series, Style, Value, row};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A ranking, a list of deductions, a wide ledger, an empty list.
pub(super) fn book() -> Book {
    let mut book = Book::new("2022年第二季度考评结果");
    book.push(ranking());
    book.push(deductions());
    book.push(ledger());
    book.push(
        Page::new("逾期")
            .title("2022年第二季度逾期事项清单")
            .headings(["序号", "事项", "牵头单位", "办理时限"])
            .or_say("本季度没有逾期事项"),
    );
    book
}

fn ranking() -> Page {
    let marks = [(9735, 210), (9612, -35), (8850, 0)];
    let rows = (1u32..).zip(marks).map(|(place, (mark, change))| {
        let style = [Style::Good, Style::Normal, Style::Bad][place as usize - 1];
        let note = ["红榜", "", "黑榜；第二季度两次逾期反馈，责令限期整改"][place as usize - 1];
        row![
            Cell::place(place),
            Cell::link(format!("第{place}股"), "扣分明细"),
            Cell::mark(Decimal::new(mark - 500, 2)),
            Cell::mark(Decimal::new(500, 2)),
            Cell::mark(Decimal::new(mark, 2)),
            Cell::delta(Decimal::new(change, 2)),
            Cell::step(i64::from(2 - place as i32)),
            Cell::percent(Decimal::new(mark, 4)),
            Cell::text(note).align(Align::Centre)
        ]
        .style(style)
    });
    let average = Value::Mark(Decimal::new(9399, 2));
    Page::new("排名")
        .title("××县住房和城乡建设局“三大活动”")
        .title("2022年第二季度量化打分排名表")
        .meta("编制：局办公室　截止日期：2022年6月30日", "单位：分")
        .columns([Column::new("名次"), Column::new("单位")])
        .columns(["基本分", "加减分", "总分"].map(|name| Column::new(name).under("本季得分")))
        .columns([Column::new("得分").under("较上季"), Column::new("位次").under("较上季")])
        .columns([Column::new("按期办结率"), Column::new("备注")])
        .row(Row::band("甲类：业务股室"))
        .rows(rows)
        .row(row!["平均", "", "", "", Cell::formula("=AVERAGE(E7:E9)", average)].total())
        .note("注：1.总分=基本分+加减分，保留两位小数；总分相同的名次并列。")
        .note("　　2.红榜、黑榜按《实施方案》第三部分第三条确定，黑榜单位须于15个工作日内报送整改情况，逾期不报的按未整改处理，并在下一季度加倍扣分。")
        .chart(Chart {
            kind: ChartKind::Bars,
            title: "各单位总分".to_string(),
            rows: 1..4,
            names: 1,
            series: vec![Series {
                name: "总分".to_string(),
                column: 4,
            }],
        })
        .freeze_columns(2)
}

fn deductions() -> Page {
    let reason =
        "县政府交办事项“老旧小区改造项目前期手续”应于2022年5月20日前反馈，实际于5月27日反馈，迟5个工作日";
    let day = NaiveDate::from_ymd_opt(2022, 5, 27).expect("a real day");
    let row = |n: usize| {
        row![
            Cell::serial(n - 1),
            "物业管理股",
            "交办事项按期反馈",
            Cell::delta(Decimal::new(-50, 2)).style(Style::Warn),
            day,
            if n.is_multiple_of(3) { "迟报" } else { reason },
            "物业管理股-交办台账-2022年第二季度.xlsx / 交办事项 / F12",
            "=三（二）"
        ]
    };
    Page::new("扣分明细")
        .title("2022年第二季度得分明细（扣分依据）表")
        .meta("截止日期：2022年6月30日", "")
        .headings([
            "序号",
            "单位",
            "指标",
            "分值变动",
            "日期",
            "事由",
            "依据（文件、工作表、单元格）",
            "条款",
        ])
        .rows((1..=40).map(row))
        .row(
            row![
                Cell::text("合计").across(3).align(Align::Centre),
                Cell::delta(Decimal::new(-20, 0))
            ]
            .total(),
        )
        .filtered()
        .freeze_columns(2)
}

fn ledger() -> Page {
    let names = [
        "序号",
        "填报单位",
        "事项名称",
        "事项来源",
        "交办时间",
        "办理时限",
        "牵头单位",
        "配合单位",
        "责任人",
        "责任领导",
        "目前进展",
        "存在问题",
        "下步措施",
        "完成情况",
        "销号时间",
        "备注",
    ];
    let row = |n: usize| {
        row![
            n,
            "城市建设股",
            "滨河路污水管网改造工程",
            "县政府第8次常务会议",
            "2022-4-1",
            "2022-6-30",
            "城市建设股",
            "公用事业股、质监站",
            "张三",
            "李四",
            "已完成管网铺设3.2公里，占总量的78%，路面恢复正在进行",
            "资金缺口120万元",
            "积极争取专项债券，倒排工期，确保6月底前完工",
            "推进中",
            "",
            Cell::text("长期").style(Style::Muted)
        ]
    };
    Page::new("交办事项台账汇总")
        .title("交办事项台账汇总")
        .headings(names)
        .row(row![1usize, Cell::text("合并的单位").down(2), "事项一"])
        .row(row![2usize, "事项二"])
        .rows((3..=12).map(row))
        .filtered()
}
