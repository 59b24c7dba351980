//! One edit to a good definition → the mistake is named at its line, with what to write instead.

use kaoping::campaign::{Sources, build};
use kaoping::finding::Finding;

const CAMPAIGN: &str = include_str!("../../samples/county/campaign.toml");
const LEDGERS: &str = include_str!("../../samples/county/ledgers.toml");
const SCORING: &str = include_str!("../../samples/county/scoring.toml");
const ROSTER: &str = include_str!("../data/county_roster.csv");

/// The county's files, to be edited.
struct Files([String; 4]);

const NAMES: [&str; 4] = ["campaign.toml", "ledgers.toml", "scoring.toml", "roster.csv"];

impl Files {
    fn good() -> Files {
        Files([CAMPAIGN, LEDGERS, SCORING, ROSTER].map(str::to_owned))
    }

    fn edit(&mut self, file: &str, old: &str, new: &str) {
        let at = NAMES
            .iter()
            .position(|name| *name == file)
            .expect("one of the files");
        assert!(self.0[at].contains(old), "{file} has no {old}");
        self.0[at] = self.0[at].replacen(old, new, 1);
    }

    /// The line on which a text stands.
    fn line(&self, file: &str, text: &str) -> u32 {
        let at = NAMES
            .iter()
            .position(|name| *name == file)
            .expect("one of the files");
        let before = self.0[at]
            .find(text)
            .unwrap_or_else(|| panic!("{file} has no {text}"));
        u32::try_from(
            self.0[at][..before].lines().count().max(1) + usize::from(self.0[at][..before].ends_with('\n')),
        )
        .expect("few lines")
    }

    /// What loading says, but for the remark that the second group has no units.
    fn findings(&self) -> Vec<Finding> {
        let file = |at: usize| (NAMES[at], self.0[at].as_bytes());
        let (campaign, findings) = build(Sources {
            campaign: file(0),
            ledgers: file(1),
            scoring: file(2),
            roster: file(3),
            calendar_overlay: None,
        });
        assert_eq!(campaign.is_none(), findings.has_errors());
        let mut findings = findings.into_sorted();
        findings.retain(|finding| finding.code().name() != "C46");
        findings
    }
}

fn told(findings: &[Finding]) -> String {
    let lines = findings.iter().map(|finding| {
        let (code, place) = (finding.code().name(), &finding.place);
        format!("{code} {place}: {}。{}。\n", finding.message(), finding.remedy())
    });
    lines.collect()
}

/// One edit of a file, the code it must give, a text on the line it must name, and words it must say.
struct Case {
    code: String,
    file: String,
    old: String,
    new: String,
    at: String,
    says: String,
}

/// Five lines a case, as drawn below; ⏎ is a line break.
fn cases(drawn: &str) -> Vec<Case> {
    let lines: Vec<&str> = drawn.lines().filter(|line| !line.trim().is_empty()).collect();
    let text = |line: &str, mark: &str| {
        let line = line.trim_start().strip_prefix(mark).expect("drawn as the others");
        line.strip_prefix(' ').unwrap_or(line).replace('⏎', "\n")
    };
    let cases = lines.chunks(5).map(|lines| {
        let (code, file) = lines[0].trim().split_once(' ').expect("a code and a file");
        Case {
            code: code.into(),
            file: file.into(),
            old: text(lines[1], ""),
            new: text(lines[2], "→"),
            at: text(lines[3], "@"),
            says: text(lines[4], "~"),
        }
    });
    cases.collect()
}

fn check(drawn: &str) {
    for case in cases(drawn) {
        let Case {
            code,
            file,
            old,
            new,
            at,
            says,
        } = &case;
        let mut files = Files::good();
        files.edit(file, old, new);
        let findings = files.findings();
        let told = told(&findings);
        let line = files.line(file, at);
        let named = findings.iter().any(|finding| {
            finding.code().name() == code
                && finding.place.file.as_deref() == Some(file)
                && finding.place.row == Some(line)
                && (finding.message() + &finding.remedy()).contains(says)
        });
        assert!(
            named,
            "{old} → {new}: wanted {code} at {file} line {line} saying {says}, got\n{told}"
        );
        assert!(findings.len() <= 4, "{old} → {new}: echoes\n{told}");
    }
}

#[test]
fn the_good_definition_has_no_mistake() {
    let findings = Files::good().findings();
    assert!(findings.is_empty(), "{}", told(&findings));
}

#[test]
fn mistakes_of_writing() {
    check(
        r#"
        C01 campaign.toml
          office = "局办公室"
        → office = 局办公室
        @ office =
        ~ 引号
        C01 campaign.toml
          office = "局办公室"
        → office = “局办公室”
        @ office =
        ~ 中文标点
        C01 campaign.toml
          from = 2022-01-01
        → from = 2022-02-30
        @ from =
        ~ 日期
        C07 scoring.toml
          bonus_cap = 5
        → bonus_cap = 5⏎bonus_cap = 6
        @ bonus_cap = 6
        ~ bonus_cap
        C01 scoring.toml
          bonus_cap = 5
        → bonus_cap =
        @ bonus_cap =
        ~ 值
        C04 campaign.toml
          organiser =
        → organizer =
        @ organizer
        ~ organiser
        C05 campaign.toml
          short = "三大活动"⏎
        → 
        @ [campaign]
        ~ short
        C06 ledgers.toml
          key = ["编号"]
        → key = "编号"
        @ key = "编号"
        ~ 列表
        C06 campaign.toml
          to = 2023-12-31
        → to = "2023-12-31"
        @ to = "2023
        ~ 日期
        C08 campaign.toml
          period = "季"
        → period = "季度"
        @ period =
        ~ 季
        C08 ledgers.toml
          type = "期限"
        → type = "时限"
        @ type = "时限"
        ~ 期限
        C09 scoring.toml
          support_weight = 0.6
        → support_weight = 6
        @ support_weight
        ~ 0至1
        C09 scoring.toml
          zero = 5
        → zero = 0
        @ zero = 0
        ~ 1至
        C43 campaign.toml
          B47 = "三(二)：在
        → B47 = "三(二)在
        @ B47 =
        ~ B47
        "#,
    );
}

#[test]
fn mistakes_of_names() {
    check(
        r#"
        C11 campaign.toml
          clause = "B04"
        → clause = "B4"
        @ clause = "B4"
        ~ 条款
        C11 campaign.toml
          table = "甲"
        → table = "甲表"
        @ table = "甲表"
        ~ 评分表
        C11 ledgers.toml
          list = "六类问题"
        → list = "六类问提"
        @ 六类问提
        ~ 六类问题
        C11 ledgers.toml
          base = "交办登记"
        → base = "交办登记簿"
        @ base = "交办登记簿
        ~ 交办登记
        C11 ledgers.toml
          to = "信访投诉"
        → to = "信访投述"
        @ 信访投述
        ~ 信访投诉
        C11 ledgers.toml
          set = "科级干部"
        → set = "科技干部"
        @ 科技干部
        ~ 科级干部
        C11 scoring.toml
          each = "科级干部"
        → each = "科级"
        @ each = "科级"
        ~ 科级干部
        C11 scoring.toml
          deadlines = ["开工"]
        → deadlines = ["竣工"]
        @ 竣工
        ~ 开工
        C11 scoring.toml
          { indicator = "学习", points = 3 }
        → { indicator = "学习情况", points = 3 }
        @ 学习情况
        ~ 指标
        C11 scoring.toml
          parts = [{ rating = "服务对象评价" }]
        → parts = [{ rating = "服务评价" }]
        @ rating = "服务评价"
        ~ 服务对象评价
        C11 scoring.toml
          tie_breakers = ["季度平均分"]
        → tie_breakers = ["平均分"]
        @ ["平均分"]
        ~ 季度平均分
        C11 scoring.toml
          only = ["动员部署"]
        → only = ["动员"]
        @ ["动员"]
        ~ 阶段
        C10 campaign.toml
          name = "机关股室"
        → name = "局直单位"
        @ name = "局直单位"⏎of = "单位"⏎where = [{ column = "类别", in = ["机关股室
        ~ 局直单位
        C10 ledgers.toml
          name = "退办登记"
        → name = "交办登记"
        @ name = "交办登记"⏎clause = "B23"
        ~ 台账
        C10 ledgers.toml
          name = "结束日期"
        → name = "开始日期"
        @ name = "开始日期", type = "日期", required = true, not_below
        ~ 列
        C12 campaign.toml
          [clauses]⏎
        → [clauses]⏎B99 = "四：没有人用"⏎
        @ B99
        ~ 条款
        C12 ledgers.toml
          lists = [⏎
        → lists = [⏎  { name = "闲表", values = ["甲"], clause = "B02" },⏎
        @ 闲表
        ~ 代码表
        C12 campaign.toml
          [[groups]]⏎
        → [[sets]]⏎name = "闲名单"⏎of = "单位"⏎names = ["局党委"]⏎⏎[[groups]]⏎
        @ 闲名单
        ~ 名单
        C12 scoring.toml
          { rating = "年底民主评议" }
        → { assessed = true }
        @ name = "年底民主评议"⏎clause = "B19"⏎raters
        ~ 评议
        C12 scoring.toml
          window = "周"⏎at_least = 0.5⏎counts_for = "只报告"
        → window = "周"⏎at_least = 0.5
        @ name = "个人每周半天"
        ~ 要求
        "#,
    );
}

#[test]
fn mistakes_of_columns() {
    check(
        r#"
        C21 ledgers.toml
          lead = "责任单位"
        → lead = "责任部门"
        @ lead = "责任部门"
        ~ 责任单位
        C21 scoring.toml
          sum = "天数"
        → sum = "天"
        @ sum = "天"
        ~ 天数
        C23 scoring.toml
          sum = "学习天数"
        → sum = "学习内容"
        @ sum = "学习内容"
        ~ 文本
        C23 ledgers.toml
          met = "移交时间"
        → met = "情况摘要"
        @ met = "情况摘要"
        ~ 日期列
        C23 ledgers.toml
          support = "配合单位"
        → support = "事项内容"
        @ support = "事项内容"
        ~ 单位列
        C23 ledgers.toml
          not_above = "应到人数"
        → not_above = "学习内容"
        @ not_above = "学习内容"
        ~ 数字
        C23 ledgers.toml
          date = "退办时间"
        → date = "事由"
        @ date = "事由"
        ~ 日期
        C24 scoring.toml
          in = ["整改通知", "停工通知"]
        → in = ["整改通知书", "停工通知"]
        @ 整改通知书
        ~ 整改通知
        C24 scoring.toml
          { column = "是否一致", in = ["是"] }
        → { column = "是否一致", in = ["一致"] }
        @ in = ["一致"]
        ~ 是
        C25 scoring.toml
          { column = "学习形式", in = ["中心组"] }
        → { column = "学习形式" }
        @ { column = "学习形式" }
        ~ 学习形式
        C27 scoring.toml
          same_as = "分管领导"
        → same_as = "分管的领导"
        @ 分管的领导
        ~ 分管领导
        C19 ledgers.toml
          { name = "发现问题" }
        → { name = "发现问题", standing = true }
        @ standing = true },⏎]⏎checks = [{ check = "区间
        ~ 期限列
        C19 ledgers.toml
          { name = "存在问题" }
        → { name = "备注" }
        @ { name = "备注" }
        ~ 不必写
        C20 ledgers.toml
          from = "发现时间", within = 1, start
        → due = "发现时间", within = 1, start
        @ name = "移交"
        ~ due
        C44 ledgers.toml
          base = "重点项目名单"⏎key = ["项目名称"]
        → base = "重点项目名单"⏎key = ["项目名称", "实施方案"]
        @ base = "重点项目名单"
        ~ key
        C19 ledgers.toml
          to = "重点项目台账", required = true },⏎  { name = "节点名称"
        → to = "集体学习台账", required = true },⏎  { name = "节点名称"
        @ to = "集体学习台账"
        ~ key
        "#,
    );
}

#[test]
fn mistakes_of_counting() {
    check(
        r#"
        C19 scoring.toml
          parts = [{ ladder = "作风问题", amount = [-1, -2, -3] }]
        → parts = [{ ladder = "作风问题", amount = [-1, -2] }]
        @ ladder = "作风问题", amount = [-1, -2] }
        ~ 3步
        C19 scoring.toml
          at_least = 20⏎paced
        → at_most = 20⏎paced
        @ name = "个人学习二十天"
        ~ at_least
        C19 scoring.toml
          { results = "季" }
        → { results = "月" }
        @ { results = "月" }
        ~ 不按“月”考评
        C13 scoring.toml
          { indicator = "质量安全", points = 2 }
        → { indicator = "质量安全", points = 3 }
        @ name = "甲"
        ~ 101
        C29 scoring.toml
          weight = 50
        → weight = 40
        @ name = "年底民主评议"⏎clause = "B19"⏎raters
        ~ 90
        C16 campaign.toml
          from = 2022-03-01
        → from = 2022-02-15
        @ 2022-02-15
        ~ 动员部署
        C14 campaign.toml
          to = 2022-02-28
        → to = 2021-02-28
        @ 2021-02-28
        ~ 2022-01-01
        C15 campaign.toml
          name = "总结提升", from = 2023-10-01, to = 2023-12-31
        → name = "总结提升", from = 2023-10-01, to = 2024-01-31
        @ 2024-01-31
        ~ 活动期间
        C15 scoring.toml
          by = 2022-06-30
        → by = 2024-06-30
        @ 2024-06-30
        ~ by
        C17 campaign.toml
          missed = ["季度投资完成率"]
        → missed = ["制度建设"]
        @ missed = ["制度建设"]
        ~ 甲
        C18 scoring.toml
          parts = [{ assessed = true }]
        → parts = [{ assessed = true, rating = "服务对象评价" }]
        @ assessed = true, rating
        ~ assessed
        C18 scoring.toml
          parts = [{ ladder = "作风问题", amount = [-1, -2, -3] }]
        → parts = [{ worth = 3 }]
        @ { worth = 3 }
        ~ ledger
        C20 scoring.toml
          sum = "本季完成投资", over = "本季计划投资"
        → sum = "本季完成投资"
        @ sum = "本季完成投资", zero
        ~ over
        C20 scoring.toml
          findings = ["挂点领导", "实施方案"], amount = -0.5
        → findings = ["挂点领导", "实施方案"]
        @ findings = ["挂点领导"
        ~ amount
        C20 scoring.toml
          parts = [{ submission = "规范", amount = -0.2 }]
        → parts = [{ submission = "规范", amount = -0.2 }, { submission = "及时", worth = 0, amount = -1, apiece = true, late = { every = 1 } }]
        @ submission = "及时", worth = 0
        ~ 逐张计分的按整体给分
        C19 scoring.toml
          parts = [{ submission = "规范", amount = -0.2 }]
        → parts = [{ submission = "规范", amount = -0.2 }, { submission = "完整", worth = 0, amount = -1 }]
        @ submission = "完整", worth = 0
        ~ 这是一个数
        C45 scoring.toml
          at_least = 20⏎
        → 
        @ name = "个人学习二十天"
        ~ at_least
        C20 campaign.toml
          below = 60⏎missing = true⏎black = true⏎
        → 
        @ name = "责令限期整改"
        ~ 触发
        "#,
    );
}

#[test]
fn mistakes_of_the_roster() {
    check(
        r#"
        C33 roster.csv
          窗口,甲类,
        → 窗口,甲组,
        @ 窗口,甲组,
        ~ 甲类
        C34 roster.csv
          钱丁,房产服务中心
        → 钱丁,房产中心
        @ 钱丁,房产中心
        ~ 房产服务中心
        C35 roster.csv
          局直单位,,甲类,李二
        → 局直单位,,甲类,李三
        @ 甲类,李三
        ~ 李二
        C31 roster.csv
          房产服务中心,局直单位
        → 物业管理股,局直单位
        @ 物业管理股,局直单位
        ~ 物业管理股
        C37 roster.csv
          2022-03-01
        → 2022-03-32
        @ 2022-03-32
        ~ 日期
        C38 roster.csv
          ,2022-05-10,
        → 2022-06-10,2022-05-10,
        @ 冯庚
        ~ 在岗
        C39 roster.csv
          陈辛,质量监督站
        → 冯庚,质量监督站
        @ 冯庚,质量监督站,,,,,,,,
        ~ 冯庚
        C41 roster.csv
          王一,是⏎房产
        → 王一,大概⏎房产
        @ 王一,大概
        ~ 是
        "#,
    );
}

#[test]
fn ten_mistakes_are_told_at_once() {
    let mut files = Files::good();
    files.edit("campaign.toml", "office = \"局办公室\"", "office = 局办公室");
    files.edit("campaign.toml", "period = \"季\"", "period = \"季度\"");
    files.edit("campaign.toml", "from = 2022-03-01", "from = 2022-02-15");
    files.edit("ledgers.toml", "type = \"期限\"", "type = \"时限\"");
    files.edit(
        "ledgers.toml",
        "aliases = [\"交办事项台账\", \"督办台账\"]",
        "aliass = []",
    );
    files.edit("ledgers.toml", "met = \"移交时间\"", "met = \"情况摘要\"");
    files.edit("scoring.toml", "support_weight = 0.6", "support_weight = 6");
    files.edit(
        "scoring.toml",
        "in = [\"整改通知\", \"停工通知\"]",
        "in = [\"整改通知书\", \"停工通知\"]",
    );
    files.edit("scoring.toml", "sum = \"学习天数\"", "sum = \"学习内容\"");
    files.edit("roster.csv", "窗口,甲类,", "窗口,甲组,");
    let findings = files.findings();
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code().name()).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    let wanted = [
        "C01", "C04", "C08", "C08", "C09", "C16", "C23", "C23", "C24", "C33",
    ];
    assert_eq!(sorted, wanted, "{}", told(&findings));
}

#[test]
fn no_word_of_a_library_reaches_a_user() {
    let torn = [
        "a = [1 2]",
        "a = {b = 1 c = 2}",
        "[a",
        "[[a]",
        "a = 1 b = 2",
        "= 3",
        "a",
        "a = 01",
        "a = 1.",
        "a = \"x",
        "a = 'x",
        "a = \"\\q\"",
        "a = tru",
        "a = 2022-13-01",
        "a = 1979-05-27T99:00:00",
        "甲 = 1",
        "a.b.c",
        "a = 0x",
        "a = [1,,2]",
        "a = \"\"\"x",
        "a = {",
        "]",
        "a == 1",
        "a = 1_",
        "a = +",
        "a = inf",
        "a=nan",
        "[a.]",
        "a\u{0}=1",
        "a = \"\u{1}\"",
    ];
    for text in torn {
        let mut files = Files::good();
        files.0[0].push_str(&format!("\n{text}\n"));
        let findings = files.findings();
        assert!(!findings.is_empty(), "{text} is taken for good");
        for finding in &findings {
            let said = finding.message() + &finding.remedy();
            for english in [
                "expected",
                "invalid",
                "unexpected",
                "key with",
                "unclosed",
                "string",
            ] {
                assert!(!said.contains(english), "{text}: {said}");
            }
        }
    }
}

#[test]
fn one_slip_that_tears_a_file_is_told_once() {
    let slips = [
        ("ledgers.toml", "name = \"交办登记\"", "name = \"交办登记", "C01"),
        (
            "ledgers.toml",
            "  { name = \"事项内容\", required = true },",
            "  { name = \"事项内容\", required = true,",
            "C01",
        ),
        (
            "ledgers.toml",
            "  { name = \"事项内容\", required = true },",
            "  { name = \"事项内容\", required = true }",
            "C01",
        ),
        (
            "scoring.toml",
            "parts = [{ ladder = \"作风问题\", amount = [-1, -2, -3] }]",
            "parts = [{ ladder = [1, 2, 3 }]",
            "C01",
        ),
        (
            "scoring.toml",
            "[[tables]]\nname = \"乙\"",
            "[[tables]\nname = \"乙\"",
            "C01",
        ),
        ("roster.csv", "姓名,单位", "名字,单位", "C30"),
    ];
    for (file, old, new, code) in slips {
        let mut files = Files::good();
        files.edit(file, old, new);
        let findings = files.findings();
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code().name()).collect();
        assert_eq!(codes, [code], "{new}\n{}", told(&findings));
    }
}

#[test]
fn two_torn_lines_of_a_table_are_both_told_with_what_else_is_wrong() {
    let mut files = Files::good();
    files.edit("campaign.toml", "office = \"局办公室\"", "office = 局办公室");
    files.edit("campaign.toml", "title = \"“思想", "title = “思想");
    files.edit("campaign.toml", "period = \"季\"", "period = \"季度\"");
    let findings = files.findings();
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code().name()).collect();
    assert_eq!(codes, ["C01", "C01", "C08"], "{}", told(&findings));
}

#[test]
fn a_folder_without_its_files_says_which() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("campaign.toml"), CAMPAIGN).expect("written");
    let findings = kaoping::campaign::load(folder.path()).expect_err("three files are missing");
    let told: Vec<String> = findings.iter().map(|finding| finding.place.to_string()).collect();
    assert_eq!(told, ["ledgers.toml", "roster.xlsx", "scoring.toml"]);
    for (name, text) in [
        ("ledgers.toml", LEDGERS),
        ("scoring.toml", SCORING),
        ("roster.xlsx", ROSTER),
    ] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let campaign = kaoping::campaign::load(folder.path()).expect("all is there");
    assert_eq!(campaign.fingerprints.len(), 4);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn no_cut_or_doubled_line_makes_it_panic(file in 0..4_usize, from in 0..900_usize, lines in 1..8_usize, twice: bool) {
        let mut files = Files::good();
        let text = files.0[file].clone();
        let all: Vec<&str> = text.lines().collect();
        let from = from % all.len();
        let to = (from + lines).min(all.len());
        let middle = if twice { [&all[from..to], &all[from..to]].concat() } else { Vec::new() };
        files.0[file] = [&all[..from], &middle, &all[to..]].concat().join("\n");
        for finding in files.findings() {
            proptest::prop_assert!(finding.place.file.is_some());
        }
    }
}
