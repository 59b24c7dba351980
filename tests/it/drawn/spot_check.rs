//! A spot check from the draw to the mark: the form is drawn, filled in, read back as a register, and counts.

use super::{Drawn, mark};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

const CAMPAIGN: &str = r#"
[campaign]
title = "渡口安全季"
short = "渡口安全"
organiser = "××县海事处"
office = "安全科"
clause = "F1"
from = 2022-01-01
to = 2022-12-31

[clauses]
F1 = "一：全年开展，按季评比"
F2 = "二：查出的隐患登记整改"
F3 = "三：随机抽查，看报的是不是真的"

[[groups]]
name = "渡口所"
clause = "F1"
table = "评比表"
red = { places = 1 }
black = { places = 0 }

[sampling]
clause = "F3"
seed = "渡口"
rows = 2
register = { name = "核查登记", of = "核查台账", row = "核查行", said = "所报情况" }
"#;

const LEDGERS: &str = r#"
[[ledgers]]
name = "渡船隐患台账"
clause = "F2"
key = ["隐患号"]
opened = "查出日"
closed = "消除日"
columns = [
  { name = "隐患号", required = true },
  { name = "查出日", type = "日期", required = true },
  { name = "船主电话", shown = "个人" },
  { name = "举报来源", shown = "限制" },
  { name = "消除日", type = "日期" },
]
deadlines = [{ name = "消除", from = "查出日", within = 30, met = "消除日" }]

[[ledgers]]
name = "举报核实台账"
clause = "F2"
shown = "限制"
key = ["举报号"]
columns = [{ name = "举报号", required = true }, { name = "举报内容", required = true }]

[[ledgers]]
name = "核查登记"
clause = "F3"
kept_by = "办公室"
key = ["核查号"]
date = "核查日"
lead = "被查所"
columns = [
  { name = "核查号", required = true },
  { name = "核查日", type = "日期", required = true },
  { name = "被查所", type = "单位", required = true },
  { name = "核查台账" },
  { name = "核查行" },
  { name = "所报情况" },
  { name = "属实", type = "是否", required = true },
]
"#;

const SCORING: &str = r#"
[scoring]
clause = "F1"

[[indicators]]
name = "隐患消除"
clause = "F2"
parts = [{ ledger = "渡船隐患台账", deadlines = ["消除"] }]

[[indicators]]
name = "真实率"
clause = "F3"
parts = [{ ledger = "核查登记", good = [{ column = "属实", in = ["是"] }] }]

[[tables]]
name = "评比表"
clause = "F1"

[[tables.sections]]
name = "安全"
lines = [{ indicator = "隐患消除", points = 60 }, { indicator = "真实率", points = 40 }]
"#;

const ROSTER: &str = "单位,组别,参评
上渡所,渡口所,是
下渡所,渡口所,是

姓名,单位
田水,上渡所
舟平,下渡所";

/// Where rows of the form begin and the columns the checker fills.
const FIRST_ROW: usize = 4;
const DAY: &str = "C";
const TRUE: &str = "H";

pub(super) fn definition() -> Drawn {
    Drawn::new(CAMPAIGN, LEDGERS, SCORING, ROSTER)
}

fn campaign() -> Drawn {
    let drawn = definition();
    let head = "隐患号,查出日,船主电话,举报来源,消除日";
    let row = |unit: &str, n: usize| format!("{unit}{n},2022-05-0{n},1390000000{n},线人{n},2022-05-2{n}");
    for (unit, count) in [("上渡所", 5), ("下渡所", 1)] {
        let rows: Vec<String> = (1..=count).map(|n| row(unit, n)).collect();
        drawn.sent(
            "2022Q2",
            unit,
            "渡船隐患台账",
            &format!("{head}\n{}", rows.join("\n")),
        );
        drawn.sent(
            "2022Q2",
            unit,
            "举报核实台账",
            "举报号,举报内容\n密1,密告某船超载",
        );
    }
    drawn
}

fn form(dir: &Path) -> std::path::PathBuf {
    dir.join("reports/2022Q2/核查登记-2022年第二季度.xlsx")
}

/// The parts of a workbook as text.
pub(super) fn parts(path: &Path) -> BTreeMap<String, String> {
    let bytes = std::fs::read(path).expect("the form");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        parts.insert(part.name().expect("a name").into_owned(), text);
    }
    parts
}

/// Writes the words into blank cells of the sheet, as somebody does who fills in the form.
fn fill(from: &Path, to: &Path, cells: &[(String, &str)]) {
    let mut parts = parts(from);
    let sheet = parts.get_mut("xl/worksheets/sheet1.xml").expect("a sheet");
    for (cell, words) in cells {
        let at = sheet
            .find(&format!("<c r=\"{cell}\" "))
            .expect("the cell is there");
        let end = at + sheet[at..].find("/>").expect("the cell is blank");
        let filled = format!("{} t=\"inlineStr\"><is><t>{words}</t></is></c>", &sheet[at..end]);
        sheet.replace_range(at..end + 2, &filled);
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
    std::fs::write(to, archive.finish().expect("a workbook").into_inner()).expect("written");
}

/// The keys of a unit in the order of SHA-256(seed, unit, ledger, key, first of its kind), with the number of the entry
/// behind it where a row is entered so many times.
fn order(seed: &str, unit: &str, count: usize, entries: Option<u32>) -> Vec<String> {
    let hash = |n: usize| {
        let text = format!("{seed}\n{unit}\n渡船隐患台账\n{unit}{n}\n1");
        let numbered = (1..=entries.unwrap_or_default()).map(|entry| format!("{text}\n{entry}"));
        let texts: Vec<String> = match entries {
            Some(_) => numbered.collect(),
            None => vec![text.clone()],
        };
        let hashes = texts.iter().map(|text| Sha256::digest(text.as_bytes()).to_vec());
        hashes.min().expect("an entry")
    };
    let mut keys: Vec<usize> = (1..=count).collect();
    keys.sort_by_key(|n| hash(*n));
    keys.iter().map(|n| format!("{unit}{n}")).collect()
}

#[test]
fn a_spot_check_goes_from_the_draw_to_the_mark() {
    let drawn = campaign();
    let (code, out, err) = drawn.kaoping("sample", &["--period", "2022Q2"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("2层共6行，抽出3行；种子“渡口·2022Q2”"), "{out}");
    let rows = [(FIRST_ROW, "是"), (FIRST_ROW + 1, "否"), (FIRST_ROW + 2, "是")];
    let mut cells = Vec::new();
    for (row, word) in rows {
        cells.push((format!("{DAY}{row}"), "2022-06-20"));
        cells.push((format!("{TRUE}{row}"), word));
    }
    fill(
        &form(&drawn.dir),
        &drawn.dir.join("registers/2022Q2/核查（填好）.xlsx"),
        &cells,
    );
    let result = drawn.result("2022Q2");
    assert_eq!(mark(&result, "上渡所", "真实率"), "20");
    assert_eq!(mark(&result, "下渡所", "真实率"), "40");
    let about_form: Vec<_> = result["findings"].as_array().expect("findings").iter().collect();
    assert!(
        about_form
            .iter()
            .all(|finding| !finding.to_string().contains("核查")),
        "{about_form:?}"
    );
    let inputs = result["inputs"].as_array().expect("inputs");
    let form = serde_json::json!({ "fate": "抽查表", "seed": "渡口·2022Q2" });
    let told = |input: &Value| {
        input["fates"]
            .as_array()
            .is_some_and(|fates| fates.contains(&form))
    };
    assert!(inputs.iter().any(told), "{inputs:?}");
    assert!(result["rules"].to_string().contains("本期种子“渡口·2022Q2”"));
}

#[test]
fn the_draw_is_the_order_of_the_hashes_and_anybody_can_draw_it_again() {
    let drawn = campaign();
    let text = |drawn: &Drawn| parts(&form(&drawn.dir))["xl/sharedStrings.xml"].clone();
    assert_eq!(
        drawn
            .kaoping("sample", &["--period", "2022Q2", "--seed", "第三次"])
            .0,
        0
    );
    let strings = text(&drawn);
    // The line has 60 points, as nobody has looked into anything yet, and each of five rows earns 12 of them.
    let keys = order("第三次", "上渡所", 5, Some(12));
    assert_drawn(&strings, &keys);
    assert!(strings.contains("（靠自报12.00分）") && strings.contains("（靠自报60.00分）"));
    // Names of files and the order of rows are nothing to the draw.
    let again = campaign();
    let inbox = again.dir.join("inbox/2022Q2");
    std::fs::rename(inbox.join("上渡所/渡船隐患台账.csv"), inbox.join("新的名字.csv")).expect("renamed");
    assert_eq!(
        again
            .kaoping("sample", &["--period", "2022Q2", "--seed", "第三次"])
            .0,
        0
    );
    let numbers = |text: &str| {
        text.split("<t>")
            .filter(|word| word.starts_with("2022Q2-"))
            .count()
    };
    assert_eq!(numbers(&text(&again)), numbers(&strings));
    for key in &keys[..2] {
        assert!(text(&again).contains(&format!("<t>{key}</t>")));
    }
}

/// The first two keys are on the form.
fn assert_drawn(strings: &str, keys: &[String]) {
    for (at, key) in keys.iter().enumerate() {
        let there = strings.contains(&format!("<t>{key}</t>"));
        assert_eq!(there, at < 2, "{key} is number {at} of {keys:?}");
    }
}

#[test]
fn rows_that_earn_nothing_are_drawn_only_from_all_rows() {
    let drawn = campaign();
    // 上渡所 has two rows done late, which earn nothing.
    let row = |n: usize, done: &str| format!("上渡所{n},2022-05-0{n},,,{done}");
    let done = [
        "2022-05-20",
        "2022-06-29",
        "2022-05-20",
        "2022-06-29",
        "2022-05-20",
    ];
    let rows: Vec<String> = (1..).zip(done).map(|(n, done)| row(n, done)).collect();
    let table = format!("隐患号,查出日,船主电话,举报来源,消除日\n{}", rows.join("\n"));
    drawn.sent("2022Q2", "上渡所", "渡船隐患台账", &table);
    let (code, out, err) = drawn.kaoping("sample", &["--period", "2022Q2"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(
        out.contains("2层共4行，抽出3行") && out.contains("只从靠单位自报得分的行里抽"),
        "{out}"
    );
    std::fs::remove_file(form(&drawn.dir)).expect("removed");
    let (code, out, err) = drawn.kaoping("sample", &["--period", "2022Q2", "--all-rows"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(
        out.contains("2层共6行，抽出3行") && out.contains("从本期全部行里抽"),
        "{out}"
    );
    let strings = parts(&form(&drawn.dir))["xl/sharedStrings.xml"].clone();
    assert_drawn(&strings, &order("渡口·2022Q2", "上渡所", 5, None));
    assert!(!strings.contains("靠自报"), "{strings}");
}

#[test]
fn the_form_has_drop_downs_and_nothing_restricted_or_personal() {
    let drawn = campaign();
    assert_eq!(drawn.kaoping("sample", &["--period", "2022Q2"]).0, 0);
    let parts = parts(&form(&drawn.dir));
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    assert!(
        sheet.contains("<formula1>\"是,否\"</formula1>") && sheet.contains("sqref=\"H4:H6\""),
        "{sheet}"
    );
    let strings = &parts["xl/sharedStrings.xml"];
    assert!(
        strings.contains("船主电话：***") && strings.contains("抽查种子：渡口·2022Q2"),
        "{strings}"
    );
    for hidden in ["13900", "线人", "密告", "密1", "举报核实台账"] {
        assert!(!strings.contains(hidden), "{hidden} is on the form: {strings}");
    }
}

#[test]
fn a_form_that_may_be_filled_is_not_replaced() {
    let drawn = campaign();
    assert_eq!(drawn.kaoping("sample", &["--period", "2022Q2"]).0, 0);
    assert_eq!(
        drawn.kaoping("sample", &["--period", "2022Q2"]).0,
        0,
        "the same form"
    );
    let before = std::fs::read(form(&drawn.dir)).expect("the form");
    let (code, _, err) = drawn.kaoping("sample", &["--period", "2022Q2", "--seed", "另抽"]);
    assert!(code == 5 && err.contains("没有覆盖"), "{code} {err}");
    assert_eq!(std::fs::read(form(&drawn.dir)).expect("the form"), before);
}

#[test]
fn rows_that_nobody_looked_into_count_for_nobody() {
    let drawn = campaign();
    assert_eq!(drawn.kaoping("sample", &["--period", "2022Q2"]).0, 0);
    let cells = [
        (format!("{DAY}{FIRST_ROW}"), "2022-06-20"),
        (format!("{TRUE}{FIRST_ROW}"), "是"),
        (format!("{DAY}{}", FIRST_ROW + 1), "2022-06-20"),
    ];
    fill(
        &form(&drawn.dir),
        &drawn.dir.join("registers/2022Q2/核查.xlsx"),
        &cells,
    );
    let result = drawn.result("2022Q2");
    assert_eq!(mark(&result, "上渡所", "真实率"), "40");
}

#[test]
fn what_may_not_be_on_a_form_is_a_mistake_of_the_definition() {
    let mistake = |written: &str| {
        let text = CAMPAIGN.replace("rows = 2", &format!("rows = 2\n{written}"));
        let drawn = Drawn::new(&text, LEDGERS, SCORING, ROSTER);
        let (code, _, err) = drawn.kaoping("sample", &["--period", "2022Q2"]);
        assert_eq!(code, 3, "{err}");
        err
    };
    assert!(mistake("ledgers = [\"举报核实台账\"]").contains("这张台账限制知悉"));
    assert!(mistake("ledgers = [\"核查登记\"]").contains("登记簿是办公室自己记的"));
    assert!(mistake("by = \"人员\"").contains("单位和台账"));
}

#[test]
fn rows_may_be_drawn_from_each_unit_or_from_each_ledger() {
    let drawn = |by: &str| {
        let drawn = campaign();
        let text = CAMPAIGN.replace("rows = 2", &format!("rows = 2\nby = \"{by}\""));
        drawn.put("campaign.toml", &text);
        drawn.kaoping("sample", &["--period", "2022Q2"]).1
    };
    assert!(drawn("单位").contains("2层共6行，抽出3行"));
    assert!(drawn("台账").contains("1层共6行，抽出2行"));
}

#[test]
fn without_a_register_nothing_is_drawn() {
    let text: Vec<&str> = CAMPAIGN
        .lines()
        .filter(|line| !line.starts_with("register"))
        .collect();
    let drawn = campaign();
    drawn.put("campaign.toml", &text.join("\n"));
    let (code, _, err) = drawn.kaoping("sample", &["--period", "2022Q2"]);
    assert!(code == 3 && err.contains("register = {"), "{code} {err}");
    let empty = Drawn::new(CAMPAIGN, LEDGERS, SCORING, ROSTER);
    empty.kept(
        "2022Q2",
        "核查登记",
        "核查号,核查日,被查所,属实\n1,2022-06-01,上渡所,是",
    );
    let (code, _, err) = empty.kaoping("sample", &["--period", "2022Q2"]);
    assert!(code == 4 && err.contains("没有可以抽查的行"), "{code} {err}");
}
