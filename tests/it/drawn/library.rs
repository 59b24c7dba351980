//! A campaign of another trade that no sample knows: branches of a library, two ledgers, three indicators, TOML alone.

use super::{Drawn, mark, number, unit};

const CAMPAIGN: &str = r#"
[campaign]
title = "书香满城服务提升月"
short = "书香满城"
organiser = "××市图书馆"
office = "业务部"
clause = "第1条"
from = 2023-03-01
to = 2023-08-31
period = "季"

[clauses]
"第1条" = "总则：3月至8月开展"
"第2条" = "讲座：各分馆每月至少办一场读者活动"
"第3条" = "读者意见：十日内答复"
"第4条" = "考评：按季评比"

[[groups]]
name = "分馆"
clause = "第4条"
table = "分馆评比表"
red = { places = 1 }
black = { places = 1, below = 60 }

[submission]
clause = "第4条"

[ranking]
clause = "第4条"
"#;

const LEDGERS: &str = r#"
lists = [{ name = "活动形式", values = ["讲座", "展览", "亲子共读"], clause = "第2条" }]

[[ledgers]]
name = "读者活动登记表"
clause = "第2条"
date = "举办日"
columns = [
  { name = "举办日", type = "日期", required = true },
  { name = "形式", list = "活动形式", required = true },
  { name = "到场读者", type = "整数", unit = "人", required = true, min = 0 },
  { name = "满意读者", type = "整数", unit = "人", required = true, min = 0, not_above = "到场读者" },
]

[[ledgers]]
name = "读者意见簿"
clause = "第3条"
key = ["意见号"]
opened = "提出日"
closed = "答复日"
columns = [
  { name = "意见号", required = true },
  { name = "提出日", type = "日期", required = true },
  { name = "答复日", type = "日期", not_below = "提出日" },
]
deadlines = [{ name = "答复", from = "提出日", within = 10, met = "答复日" }]
"#;

const SCORING: &str = r#"
[scoring]
clause = "第4条"

[[requirements]]
name = "每月一场"
clause = "第2条"
each = "单位"
ledger = "读者活动登记表"
window = "月"
at_least = 1

[[indicators]]
name = "活动按月举办"
clause = "第2条"
parts = [{ requirements = ["每月一场"] }]

[[indicators]]
name = "读者满意率"
clause = "第2条"
parts = [{ ledger = "读者活动登记表", sum = "满意读者", over = "到场读者" }]

[[indicators]]
name = "意见答复率"
clause = "第3条"
parts = [{ ledger = "读者意见簿", deadlines = ["答复"] }]

[[tables]]
name = "分馆评比表"
clause = "第4条"

[[tables.sections]]
name = "服务"
lines = [
  { indicator = "活动按月举办", points = 30 },
  { indicator = "读者满意率", points = 30 },
  { indicator = "意见答复率", points = 40 },
]
"#;

const ROSTER: &str = "单位,别名,组别,参评
河东分馆,河东,分馆,是
河西分馆,河西,分馆,是
总馆,,,否

姓名,单位,主要负责人
贺书,河东分馆,是
辛页,河西分馆,是";

pub(super) fn definition() -> Drawn {
    Drawn::new(CAMPAIGN, LEDGERS, SCORING, ROSTER)
}

#[test]
fn a_campaign_of_another_trade_runs_from_its_definition_alone() {
    let library = definition();
    let activities = "举办日,形式,到场读者,满意读者";
    let opinions = "意见号,提出日,答复日";
    library.sent(
        "2023Q2",
        "河东分馆",
        "读者活动登记表",
        &format!("{activities}\n2023-04-15,讲座,40,30\n2023-05-20,展览,60,45\n2023-06-10,亲子共读,20,15"),
    );
    library.sent(
        "2023Q2",
        "河东分馆",
        "读者意见簿",
        &format!("{opinions}\n东1,2023-04-03,2023-04-13\n东2,2023-05-08,2023-05-19\n东3,2023-06-25,"),
    );
    library.sent(
        "2023Q2",
        "河西分馆",
        "读者活动登记表",
        &format!("{activities}\n2023-04-22,讲座,10,10\n2023-06-18,讲座,10,10"),
    );
    library.sent(
        "2023Q2",
        "河西分馆",
        "读者意见簿",
        &format!("{opinions}\n西1,2023-06-01,2023-06-02"),
    );
    let result = library.result("2023Q2");
    // East: 3 of 3 months; 90 of 120 readers; 东1 on the tenth day, 东2 a day late, 东3 not due yet.
    assert_eq!(mark(&result, "河东分馆", "活动按月举办"), "30");
    assert_eq!(mark(&result, "河东分馆", "读者满意率"), "22.5");
    assert_eq!(mark(&result, "河东分馆", "意见答复率"), "20");
    assert_eq!(number(&unit(&result, "河东分馆")["total"]), "72.5");
    // West: no May; everybody content; in time.
    assert_eq!(mark(&result, "河西分馆", "活动按月举办"), "20");
    assert_eq!(number(&unit(&result, "河西分馆")["total"]), "90");
    assert_eq!(unit(&result, "河西分馆")["board"], "红榜");
}

#[test]
fn a_table_that_counts_photographs_is_remarked_on_where_it_says_so() {
    let photos = |text: &str| text.replace("读者活动登记表", "活动照片登记表");
    let library = Drawn::new(CAMPAIGN, &photos(LEDGERS), &photos(SCORING), ROSTER);
    library.sent(
        "2023Q2",
        "河东分馆",
        "读者意见簿",
        "意见号,提出日,答复日\n东1,2023-04-03,2023-04-13",
    );
    let result = library.result("2023Q2");
    let all = result["findings"].as_array().expect("findings");
    let noted: Vec<String> = all
        .iter()
        .filter(|finding| finding["kind"]["code"] == "C47")
        .map(|finding| format!("{} {}", finding["place"]["file"], finding["kind"]["message"]))
        .collect();
    // The requirement's ledger, and the ledger of the rate.
    assert_eq!(noted.len(), 2, "{noted:?}");
    assert!(
        noted[0].contains("scoring.toml") && noted[0].contains("拍照留痕"),
        "{noted:?}"
    );
    assert!(
        noted[0].contains("《整治形式主义为基层减负若干规定》"),
        "{noted:?}"
    );
}
