//! What may be seen by whom (rule 25).

use super::quarter::{Quarter, json, line, unit};
use kaoping::book::Page;
use kaoping::pipeline::Finished;
use kaoping::report::{list_reports, masked, why};

/// A register of style problems that is restricted, and a ledger of visitors with personal and restricted columns.
const LEDGERS: &str = r#"
[[ledgers]]
name = "作风登记"
clause = "L05"
kept_by = "办公室"
shown = "限制"
key = ["编号"]
date = "发现时间"
person = "姓名"
columns = [
  { name = "编号", required = true },
  { name = "发现时间", type = "日期", required = true },
  { name = "姓名", type = "人员", required = true, max = 1 },
  { name = "情况", required = true },
  { name = "属实", type = "是否", required = true },
]

[[ledgers]]
name = "来访台账"
clause = "L02"
date = "来访时间"
columns = [
  { name = "来访时间", type = "日期", required = true },
  { name = "来访人", shown = "个人", required = true },
  { name = "电话", type = "整数", shown = "个人", required = true },
  { name = "反映", shown = "限制", required = true },
  { name = "约定", type = "日期", shown = "限制" },
]
"#;

const LADDER: &str = r#"
[ladder]
name = "作风问题"
clause = "L05"
ledger = "作风登记"
confirmed = [{ column = "属实", in = ["是"] }]
window = "活动"
steps = [{ clause = "L05", person = ["谈话"] }]

[ranking]"#;

fn quarter() -> Quarter {
    let visits = |rows: &str| format!("来访台账\n填报单位：东街社区\n来访时间,来访人,电话,反映,约定\n{rows}");
    let west = "来访台账\n填报单位：西街社区\n来访时间,来访人,电话,反映,约定\n无\n";
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    Quarter::good()
        .put("ledgers.toml", &format!("{ledgers}{LEDGERS}"))
        .change("campaign.toml", "[ranking]", LADDER.trim_start())
        .change("scoring.toml", "[[tables]]", "[[indicators]]\nname = \"作风\"\nclause = \"L05\"\nparts = [{ ladder = \"作风问题\", amount = [-2] }]\n\n[[tables]]")
        .change("scoring.toml", "{ indicator = \"经费支出率\", points = 10 },", "{ indicator = \"经费支出率\", points = 5 },\n  { indicator = \"作风\", points = 5 },")
        .put(
            "registers/2022Q2/作风登记.csv",
            "作风登记\n编号,发现时间,姓名,情况,属实\n风1,2022-05-05,林二,上班打牌被拍,是\n风2,2022-05-06,王查无此人,无名来信,是\n",
        )
        .put("registers/2022Q2/容错澄清.csv", "容错澄清\n类型,台账,编号,所指,姓名,认定结论,文号,时间,批准人\n容错,作风登记,风9,作风,林二,成立,容1号,2022-07-01,石刚\n")
        .put(
            "inbox/2022Q2/东街社区/来访.csv",
            &visits("2022-05-01,陈保密,13800001111,邻居装修扰民,2022-06-32\n2022-05-02,赵隐名,1390000二二二二,楼道堆物,\n2022-05-32,周匿名,13700003333,下水道堵塞,2022-05-05\n"),
        )
        .put("inbox/2022Q2/西街社区/来访.csv", west)
}

const RESTRICTED: [&str; 9] = [
    "上班打牌",
    "无名来信",
    "王查无此人",
    "邻居装修",
    "楼道堆物",
    "下水道堵塞",
    "2022-06-32",
    "第1次 林二",
    "林二 第1次",
];
const PERSONAL: [&str; 6] = [
    "陈保密",
    "赵隐名",
    "周匿名",
    "13800001111",
    "1390000",
    "13700003333",
];

fn holds<'a>(text: &str, words: &[&'a str]) -> Vec<&'a str> {
    words.iter().copied().filter(|word| text.contains(word)).collect()
}

fn run() -> Finished {
    let finished = quarter().run();
    let ladder = &finished.restricted.ladder;
    assert_eq!((ladder.len(), ladder[0].count), (1, 1));
    finished
}

#[test]
fn restricted_facts_are_in_the_restricted_files_only() {
    let finished = run();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let mut leaks = Vec::new();
    for (name, book) in reports.books() {
        let text: String = book.pages().iter().map(Page::plain).collect();
        match name.contains("限制知悉") {
            true => assert_eq!(holds(&text, &RESTRICTED[..7]), &RESTRICTED[..7], "{text}"),
            false => leaks.extend(
                holds(&text, &RESTRICTED)
                    .iter()
                    .map(|word| format!("{word} in {name}")),
            ),
        }
    }
    let json = |at| json(&reports, at);
    leaks.extend(
        holds(&json(0), &RESTRICTED)
            .iter()
            .map(|word| format!("{word} in result.json")),
    );
    assert_eq!(leaks, [] as [String; 0]);
    assert_eq!(holds(&json(1), &RESTRICTED[..7]), &RESTRICTED[..7]);
    // Nor in the open seal.
    let sealed = serde_json::to_string(&finished.sealed).expect("JSON");
    assert_eq!(holds(&sealed, &RESTRICTED), [] as [&str; 0]);
}

#[test]
fn the_mark_tells_the_case_and_not_the_person() {
    let finished = run();
    let line = line(&finished.outcome, "东街", "作风");
    assert_eq!(line.mark, Some(3.into()));
    let told = serde_json::to_string(line).expect("JSON");
    assert!(told.contains("风1") && !told.contains("林二"), "{told}");
}

#[test]
fn personal_columns_are_for_the_office_and_the_units_own_slip() {
    let finished = run();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let mut leaks = Vec::new();
    for (name, book) in reports.books() {
        let text: String = book.pages().iter().map(Page::plain).collect();
        let may = ["02-", "限制知悉", "反馈单-东街社区"]
            .iter()
            .any(|own| name.contains(own));
        if !may {
            leaks.extend(
                holds(&text, &PERSONAL)
                    .iter()
                    .map(|word| format!("{word} in {name}")),
            );
        }
    }
    let open = json(&reports, 0);
    leaks.extend(
        holds(&open, &PERSONAL)
            .iter()
            .map(|word| format!("{word} in result.json")),
    );
    assert_eq!(leaks, [] as [String; 0]);
    let office = reports
        .books()
        .find(|(name, _)| name.contains("02-"))
        .expect("written")
        .1;
    let text: String = office.pages().iter().map(Page::plain).collect();
    assert!(text.contains("陈保密") && text.contains("13800001111"));
}

#[test]
fn why_tells_neither() {
    let finished = run();
    let outcome = masked(finished.outcome.clone());
    let text = why(&outcome, unit(&outcome, "东街"), None);
    assert_eq!(holds(&text, &RESTRICTED), [] as [&str; 0], "{text}");
    assert_eq!(holds(&text, &PERSONAL), [] as [&str; 0], "{text}");
}

#[test]
fn near_identical_texts_are_both_for_the_office_and_each_for_its_unit() {
    let same = "对辖区十二个小区逐户上门宣传垃圾分类并更换破损桶站三处";
    let alike = Quarter::good()
        .change("东街/交办", "东街社区已办理完毕", same)
        .change("西街/交办", "西街社区已办理完毕", same)
        .run();
    let reports = list_reports(&alike.outcome, &alike.restricted);
    let text = |part: &str| -> String {
        let (_, book) = reports
            .books()
            .find(|(name, _)| name.contains(part))
            .expect("written");
        book.pages().iter().map(Page::plain).collect()
    };
    let (east, west) = ("东街社区/交办.csv", "西街社区/交办.csv");
    assert!(text("02-").contains(east) && text("02-").contains(west));
    assert!(text("反馈单-东街").contains("雷同") && !text("反馈单-东街").contains(west));
    assert!(text("反馈单-西街").contains("雷同") && !text("反馈单-西街").contains(east));
}
