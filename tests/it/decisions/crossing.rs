//! What one unit writes, sends or fails to send, and what it does to the others (rules 46, 53, 59 to 61, 70, 78).

use super::quarter::{Quarter, line, mark, sealed, state, told, unit, words};
use kaoping::history::History;
use kaoping::submission::SubmissionState;
use kaoping::verdict::Rated;

const HEAD: &str = "短板编号,牵头社区,配合社区,整改时限,销号时间";

/// The quarter with a column of supporting units in 短板整改台账, and both units' ledgers without one.
fn shared() -> Quarter {
    Quarter::good()
        .change(
            "ledgers.toml",
            "lead = \"牵头社区\"\n",
            "lead = \"牵头社区\"\nsupport = \"配合社区\"\n",
        )
        .change(
            "ledgers.toml",
            "  { name = \"整改时限\", type = \"期限\", required = true },\n  { name = \"销号时间\"",
            "  { name = \"配合社区\", type = \"单位\" },\n  { name = \"整改时限\", type = \"期限\", required = true },\n  { name = \"销号时间\"",
        )
        .rectified("东街", &["东街社区短1,东街社区,,2022-06-10,2022-06-01"])
        .rectified("西街", &["西街社区短1,西街社区,,2022-06-10,2022-06-01"])
}

impl Quarter {
    /// 短板整改台账 of a unit with these rows.
    fn rectified(self, unit: &str, rows: &[&str]) -> Quarter {
        let text = format!(
            "短板整改台账\n填报单位：{unit}社区\n{HEAD}\n{}\n",
            rows.join("\n")
        );
        self.put(&format!("inbox/2022Q2/{unit}社区/整改.csv"), &text)
    }

    /// 短板清单 of a unit with these numbers.
    fn short(self, unit: &str, numbers: &[&str]) -> Quarter {
        let rows = numbers
            .iter()
            .map(|number| format!("{number},2022-04-05,台阶破损\n"));
        let rows: String = rows.collect();
        let text = format!("短板清单\n填报单位：{unit}社区\n短板编号,提出时间,短板表现\n{rows}");
        self.put(&format!("inbox/2022Q2/{unit}社区/清单.csv"), &text)
    }
}

fn marks(quarter: &Quarter, history: &History) -> (String, String) {
    let outcome = quarter.run_after("2022Q2", history).outcome;
    let of = |unit: &str| mark(&outcome, unit, "短板整改");
    (of("东街"), of("西街"))
}

fn both(first: &str, second: &str) -> (String, String) {
    (first.into(), second.into())
}

#[test]
fn a_unit_that_names_another_keeps_the_case() {
    let none = &History::default();
    assert_eq!(marks(&shared(), none), both("20", "20"));
    let overdue = |row: &str| {
        shared()
            .short("东街", &["东街社区短1", "东街社区短2"])
            .rectified("东街", &["东街社区短1,东街社区,,2022-06-10,2022-06-01", row])
    };
    // Overdue, and said to be led, or supported, by the other.
    let led = overdue("东街社区短2,西街社区,,2022-06-20,");
    assert_eq!(marks(&led, none), both("10", "20"));
    let supported = overdue("东街社区短2,东街社区,西街社区,2022-06-20,");
    assert_eq!(marks(&supported, none), both("10", "20"));
    // Naming oneself as the supporter makes it no lighter.
    let lighter = overdue("东街社区短2,西街社区,东街社区,2022-06-20,");
    assert_eq!(marks(&lighter, none), both("10", "20"));
    let outcome = lighter.run().outcome;
    let of = |code: &str| told(&outcome, code);
    assert_eq!(of("K30").len(), 1, "{:?}", of("K30"));
    assert_eq!(of("K31").len(), 1, "{:?}", of("K31"));
    let told_to = |code: &str| {
        let mut findings = outcome.findings.iter();
        let finding = findings.find(|finding| finding.code().name() == code);
        finding
            .and_then(|finding| finding.unit.clone())
            .unwrap_or_default()
    };
    assert_eq!((&*told_to("K30"), &*told_to("K31")), ("东街社区", "西街社区"));
}

#[test]
fn a_unit_that_tells_of_the_item_itself_has_a_part_in_it() {
    let none = &History::default();
    let quarter = shared()
        .short("东街", &["东街社区短1", "东街社区短2"])
        .short("西街", &["西街社区短1", "东街社区短2"])
        .rectified(
            "东街",
            &[
                "东街社区短1,东街社区,,2022-06-10,2022-06-01",
                "东街社区短2,东街社区,西街社区,2022-06-20,",
            ],
        )
        .rectified(
            "西街",
            &[
                "西街社区短1,西街社区,,2022-06-10,2022-06-01",
                "东街社区短2,东街社区,西街社区,2022-06-20,",
            ],
        );
    // 1 of 2; 1 of 1 + 0.6.
    assert_eq!(marks(&quarter, none), both("10", "12.5"));
    assert!(told(&quarter.run().outcome, "K30").is_empty());
    // The same number for another item of its own confirms nothing.
    let alike = quarter.rectified(
        "西街",
        &[
            "西街社区短1,西街社区,,2022-06-10,2022-06-01",
            "东街社区短2,西街社区,,2022-06-20,2022-06-02",
        ],
    );
    assert_eq!(marks(&alike, none), both("10", "20"));
    assert_eq!(told(&alike.run().outcome, "K30").len(), 1);
}

#[test]
fn what_is_left_out_is_not_hidden_by_the_same_number_of_another_unit() {
    let open = |unit: &str| format!("1,{unit}社区,,2022-06-20,");
    let first = shared()
        .short("东街", &["1"])
        .short("西街", &["1"])
        .rectified("东街", &[&open("东街")])
        .rectified("西街", &[&open("西街")])
        .renamed(|path| path.replace("2022Q2", "2022Q1"));
    let history = sealed(first.run_after("2022Q1", &History::default()));
    let second = shared()
        .short("东街", &["2"])
        .short("西街", &["1"])
        .rectified("东街", &["2,东街社区,,2022-06-20,2022-06-10"])
        .rectified("西街", &["1,西街社区,,2022-06-20,2022-06-10"]);
    assert_eq!(marks(&second, &history), both("10", "20"));
    let outcome = second.run_after("2022Q2", &history).outcome;
    assert_eq!(told(&outcome, "K25").len(), 1);
    assert!(line(&outcome, "东街", "短板整改").mark.is_some());
    assert!(unit(&outcome, "西街").lines.len() > 1);
}

#[test]
fn a_unit_does_not_leave_an_item_to_which_a_seal_holds_it() {
    let item = "东街社区短2,东街社区,西街社区,2022-06-20,";
    let told_by = |west: &[&str]| {
        let mut rows = vec!["西街社区短1,西街社区,,2022-06-10,2022-06-01"];
        rows.extend(west);
        shared()
            .short("东街", &["东街社区短1", "东街社区短2"])
            .rectified("东街", &["东街社区短1,东街社区,,2022-06-10,2022-06-01", item])
            .rectified("西街", &rows)
    };
    let first = told_by(&[item]).renamed(|path| path.replace("2022Q2", "2022Q1"));
    let history = sealed(first.run_after("2022Q1", &History::default()));
    // It says nothing of the item any more: 1 of 1.6.
    assert_eq!(marks(&told_by(&[]), &history), both("10", "12.5"));
    assert!(told(&told_by(&[]).run_after("2022Q2", &history).outcome, "K30").is_empty());
    // Without the seal nothing but the other's word speaks for it.
    assert_eq!(marks(&told_by(&[]), &History::default()), both("10", "20"));
}

#[test]
fn a_sheet_that_is_not_understood_is_not_a_missing_ledger() {
    // Heads of the form were changed: two are left.
    let strange = "填报单位：西街社区\n活动时间,活动类别,地点\n2022-04-10,讲座,广场\n2022-05-10,讲座,广场\n";
    let quarter = Quarter::good().put("inbox/2022Q2/西街社区/宣传.csv", strange);
    let outcome = quarter.run().outcome;
    assert_eq!(
        state(&outcome, "西街", "宣传活动台账"),
        SubmissionState::Unreadable
    );
    assert_eq!(unit(&outcome, "西街").rated, Rated::NotAssessed);
    assert_eq!(told(&outcome, "S40").len(), 1);
    // One entry of the office settles it.
    let receipts = "报送登记\n单位,台账,收到时间,原因\n东街社区,全部,2022-07-02,\n西街社区,全部,2022-07-02,\n西街社区,宣传活动台账,,缺报\n";
    let settled = quarter
        .put("registers/2022Q2/报送登记.csv", receipts)
        .run()
        .outcome;
    assert_eq!(state(&settled, "西街", "宣传活动台账"), SubmissionState::Missing);
    assert_eq!(unit(&settled, "西街").rated, Rated::Scored);
    assert!(told(&settled, "S40").is_empty());
    // A sheet with other heads changes nothing, and neither does one that is like a ledger which came.
    for other in [
        "填报单位：西街社区\n办公电话,房间,楼层\n123,201,2\n124,202,2\n",
        "填报单位：西街社区\n姓名,开始日期,房间\n何三,2022-04-10,201\n何四,2022-04-11,202\n",
        "填报单位：西街社区\n活动时间,活动类别,地点\n",
    ] {
        let quarter = Quarter::good()
            .unsent("西街/宣传")
            .put("inbox/2022Q2/西街社区/别的.csv", other);
        let outcome = quarter.run().outcome;
        assert_eq!(
            state(&outcome, "西街", "宣传活动台账"),
            SubmissionState::Missing,
            "{other}"
        );
        assert_eq!(unit(&outcome, "西街").rated, Rated::Scored, "{other}");
    }
}

#[test]
fn identical_files_of_two_units_count_for_each() {
    let bare = "宣传活动台账\n活动时间,活动类别,应到人数,实到人数,缺席人数\n2022-04-10,讲座,10,10,0\n2022-05-10,讲座,10,9,1\n2022-06-10,集市,10,9,1\n";
    let quarter = Quarter::good()
        .put("inbox/2022Q2/东街社区/宣传.csv", bare)
        .put("inbox/2022Q2/西街社区/宣传.csv", bare);
    let outcome = quarter.run().outcome;
    for unit in ["东街", "西街"] {
        assert_eq!(
            state(&outcome, unit, "宣传活动台账"),
            SubmissionState::OnTime,
            "{unit}"
        );
        assert_eq!(mark(&outcome, unit, "宣传与入户"), "20", "{unit}");
    }
    assert_eq!(told(&outcome, "S41").len(), 2);
    // A second copy in a unit's own folder is one file, as before.
    let twice = quarter
        .put("inbox/2022Q2/东街社区/宣传副本.csv", bare)
        .run()
        .outcome;
    assert_eq!(mark(&twice, "东街", "宣传与入户"), "20");
    assert_eq!(
        told(&twice, "S15").len() + told(&twice, "S04").len(),
        told(&twice, "S04").len()
    );
}

#[test]
fn a_file_in_the_folder_of_one_unit_does_not_replace_that_of_another() {
    let of_other = "宣传活动台账\n填报单位：西街社区    填报时间：2022年7月3日\n活动时间,活动类别,应到人数,实到人数,缺席人数\n2022-04-10,讲座,10,10,0\n";
    for path in [
        "inbox/2022Q2/东街社区/西街宣传.csv",
        "inbox/2022Q2/东街社区宣传2.csv",
    ] {
        let quarter = Quarter::good().put(path, of_other);
        let outcome = quarter.run().outcome;
        assert_eq!(mark(&outcome, "西街", "宣传与入户"), "20", "{path}");
        assert_eq!(mark(&outcome, "东街", "宣传与入户"), "20", "{path}");
        assert_eq!(
            (told(&outcome, "S42").len(), told(&outcome, "S43").len()),
            (1, 1),
            "{path}"
        );
        // The office says that it is the one to use.
        let name = path.rsplit('/').next().expect("a name");
        let receipts = format!(
            "报送登记\n单位,台账,收到时间,文件名\n东街社区,全部,2022-07-02,\n西街社区,全部,2022-07-02,\n西街社区,宣传活动台账,2022-07-02,{name}\n"
        );
        let settled = quarter
            .put("registers/2022Q2/报送登记.csv", &receipts)
            .run()
            .outcome;
        assert_eq!(mark(&settled, "西街", "宣传与入户"), "13.33", "{path}");
    }
    // Whoever has nothing but a table that says it is another's has not simply failed to send it.
    let outcome = Quarter::good()
        .put("inbox/2022Q2/东街社区/宣传.csv", of_other)
        .run()
        .outcome;
    assert_eq!(mark(&outcome, "西街", "宣传与入户"), "20");
    assert_eq!(
        state(&outcome, "东街", "宣传活动台账"),
        SubmissionState::Unreadable
    );
}

#[test]
fn a_file_of_nobody_blocks_only_those_who_lack_what_it_holds() {
    let nameless = "宣传活动台账\n活动时间,活动类别,应到人数,实到人数,缺席人数\n2022-04-10,讲座,10,10,0\n";
    let boards = |quarter: Quarter| {
        let outcome = quarter.put("inbox/2022Q2/新建表格.csv", nameless).run().outcome;
        let open = outcome.groups[0].provisional.is_empty();
        (open, unit(&outcome, "西街").place.is_some())
    };
    // 入户台账 is missing, which the file does not hold.
    assert_eq!(boards(Quarter::good().unsent("西街/入户")), (true, true));
    assert_eq!(boards(Quarter::good().unsent("西街/宣传")), (false, true));
}

#[test]
fn one_irregularity_of_two_files_counts_twice() {
    let regular = |noted: &str| {
        let receipts = format!(
            "报送登记\n单位,台账,收到时间,原因\n东街社区,全部,2022-07-02,\n西街社区,全部,2022-07-02,\n{noted}"
        );
        let quarter = Quarter::good()
            .change(
                "scoring.toml",
                "{ submission = \"准确\", worth = 5, amount = -1 }",
                "{ submission = \"规范\", worth = 5, amount = -1 }",
            )
            .put("registers/2022Q2/报送登记.csv", &receipts);
        mark(&quarter.run().outcome, "西街", "报送质量")
    };
    assert_eq!(regular(""), "10");
    assert_eq!(regular("西街社区,宣传活动台账,2022-07-02,不规范：缺章\n"), "9");
    let both = "西街社区,宣传活动台账,2022-07-02,不规范：缺章\n西街社区,入户台账,2022-07-02,不规范：缺章\n";
    assert_eq!(regular(both), "8");
}

#[test]
fn what_waits_for_the_leads_unreadable_file_is_undecided_for_its_supporters() {
    let quarter = Quarter::good()
        .change(
            "ledgers.toml",
            "lead = \"责任社区\"\n",
            "lead = \"责任社区\"\nsupport = \"配合社区\"\n",
        )
        .change(
            "ledgers.toml",
            "  { name = \"责任社区\", type = \"单位\", required = true },\n",
            "  { name = \"责任社区\", type = \"单位\", required = true },\n  { name = \"配合社区\", type = \"单位\" },\n",
        )
        .put(
            "registers/2022Q2/巡查交办.csv",
            "巡查交办登记\n编号,事项,交办时间,责任社区,配合社区,办理时限\n1,清运,2022-04-11,东街社区,西街社区,2022-05-31\n2,围挡,2022-05-05,西街社区,,2022-06-20\n",
        );
    let whole = quarter.run().outcome;
    assert_eq!(mark(&whole, "西街", "交办办结率"), "30");
    assert!(whole.groups[0].provisional.is_empty());
    // Not done by the lead, it costs the supporter 0.6 of 1.6.
    let open = quarter
        .clone()
        .change("东街/交办", "2022-05-30", "")
        .run()
        .outcome;
    assert_eq!(mark(&open, "西街", "交办办结率"), "18.75");

    let unread = quarter
        .unsent("东街/交办")
        .put("inbox/2022Q2/东街社区/交办.xlsx", "%PDF-1.4")
        .run();
    let outcome = &unread.outcome;
    assert_eq!(mark(outcome, "西街", "交办办结率"), "30");
    assert!(words(outcome, "西街", "交办办结率").contains("待定"));
    let why = outcome.groups[0].provisional_words(outcome);
    assert!(
        why.iter().any(|why| why.starts_with("西街社区配合的事项")),
        "{why:?}"
    );
    assert!(outcome.groups[0].undecided, "no lists are drawn");
    let mut open = outcome.items.open.iter();
    assert!(open.all(|item| !(&*item.unit == "西街社区" && &*item.identity == "1")));
}

#[test]
fn a_register_confirms_the_part_that_it_gives_and_no_greater_one() {
    let named = |register: &str, row: &str| {
        shared()
            .unsent("东街/清单")
            .unsent("西街/清单")
            .change(
                "ledgers.toml",
                "key = [\"短板编号\"]\nopened = \"提出时间\"\n",
                "kept_by = \"办公室\"\nkey = [\"短板编号\"]\nopened = \"提出时间\"\nlead = \"责任社区\"\nsupport = \"协助社区\"\n",
            )
            .change(
                "ledgers.toml",
                "  { name = \"短板表现\", required = true },\n",
                "  { name = \"短板表现\", required = true },\n  { name = \"责任社区\", type = \"单位\" },\n  { name = \"协助社区\", type = \"单位\" },\n  { name = \"报告社区\", type = \"单位\" },\n",
            )
            .put(
                "registers/2022Q2/短板清单.csv",
                &format!("短板清单\n短板编号,提出时间,短板表现,责任社区,协助社区,报告社区\n东街社区短1,2022-04-05,台阶破损,{register}\n西街社区短1,2022-04-05,台阶破损,西街社区,,\n"),
            )
            .rectified("东街", &[row])
    };
    let none = &History::default();
    let led = "东街社区短1,西街社区,,2022-06-20,";
    let supported = "东街社区短1,东街社区,西街社区,2022-06-20,";
    // 西街 has one of its own in time: with the overdue one as lead 1 of 2, as support 1 of 1.6.
    for (register, row, marks_of) in [
        ("西街社区,,", led, both("不涉及", "10")),
        ("东街社区,西街社区,", led, both("0", "20")),
        ("东街社区,,西街社区", led, both("0", "20")),
        ("东街社区,西街社区,", supported, both("0", "12.5")),
        ("西街社区,,", supported, both("0", "12.5")),
        ("东街社区,,西街社区", supported, both("0", "20")),
    ] {
        assert_eq!(marks(&named(register, row), none), marks_of, "{register} / {row}");
    }
}

#[test]
fn a_copy_in_anothers_folder_does_not_stand_for_the_file_itself() {
    let handled = |filled: &str, rest: &str| {
        format!(
            "交办办理台账\n填报单位：西街社区　填报时间：{filled}\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n2,何三,2022-05-06,{rest}\n"
        )
    };
    let last = handled("2022-07-01", "已完成,西街社区已办理完毕,2022-05-30");
    let quarter = Quarter::good().put("inbox/2022Q2/西街社区/交办.csv", &last).put(
        "inbox/2022Q2/西街社区/交办（初稿）.csv",
        &handled("2022-06-01", "推进中,在办,"),
    );
    let copied = quarter.clone().put("inbox/2022Q2/东街社区/抄.csv", &last);
    for quarter in [quarter, copied] {
        let outcome = quarter.run().outcome;
        assert_eq!(mark(&outcome, "西街", "交办办结率"), "30");
        assert_eq!(mark(&outcome, "西街", "报送质量"), "10");
    }
}
