//! A message asks for what can be done, tells one cause once, and names the forms that a column takes.

use super::quarter::{Quarter, line, told};
use kaoping::finding::Finding;
use kaoping::outcome::Outcome;

/// Codes and messages at a cell of the units' files, in the order in which they are told.
fn at<'a>(outcome: &'a Outcome, file: &str, cell: &str) -> Vec<(&'static str, &'a Finding)> {
    let of_cell = outcome.findings.iter().filter(|finding| {
        let place = finding.place.to_string();
        place.contains(file) && place.ends_with(&format!("｜{cell}"))
    });
    of_cell.map(|finding| (finding.code().name(), finding)).collect()
}

fn only<'a>(outcome: &'a Outcome, file: &str, cell: &str) -> (&'static str, &'a Finding) {
    let found = at(outcome, file, cell);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0]
}

/// The first promotion of a unit on another day.
fn promoted(day: &str) -> Outcome {
    let quarter = Quarter::good().change("东街/宣传", "2022-04-10,", &format!("{day},"));
    quarter.run().outcome
}

#[test]
fn a_year_far_away_is_told_as_outside_the_campaign() {
    for day in [
        "3022-04-10",
        "3022年4月10日",
        "3022.4.10",
        "1022/4/10",
        "30220410",
        "2922-04-10",
    ] {
        let outcome = promoted(day);
        let (code, finding) = only(&outcome, "东街社区/宣传", "A4");
        let told = finding.message();
        assert_eq!(code, "R41", "{day}: {told}");
        assert!(told.contains("不在活动期间"), "{told}");
    }
    // No day at all stays what it was.
    for (day, expected) in [("四月的一天", "R03"), ("3022-13-45", "R04"), ("022-04-10", "R03")] {
        assert_eq!(only(&promoted(day), "东街社区/宣传", "A4").0, expected, "{day}");
    }
}

#[test]
fn doubts_about_one_date_are_one_finding() {
    for (day, whys) in [
        ("4月8日至10日", &["没有写年份", "一段时间"][..]),
        ("4.8-4.10", &["没有写年份", "一段时间"]),
        ("4/10", &["没有写年份", "写法像小数或分数"]),
        ("22.4.10", &["年份只写了两位"]),
        ("4月10日（周六）", &["没有写年份", "不是周六"]),
    ] {
        let outcome = promoted(day);
        let (code, finding) = only(&outcome, "东街社区/宣传", "A4");
        let told = finding.message();
        assert_eq!(code, "R09", "{day}");
        assert!(told.contains("按2022-04-10计"), "{told}");
        for why in whys {
            assert!(told.contains(why), "{day}: {told}");
        }
    }
    assert_eq!(only(&promoted("4月10日"), "东街社区/宣传", "A4").0, "R08");
}

/// The rectification of a unit with a limit, the column taking one without end or not.
fn limited(limit: &str, standing: bool) -> Outcome {
    let quarter = Quarter::good().change("东街/整改", "2022-06-10", limit);
    let column = "{ name = \"整改时限\", type = \"期限\", required = true }";
    let free = "{ name = \"整改时限\", type = \"期限\", required = true, standing = true }";
    let quarter = match standing {
        true => quarter.change("ledgers.toml", column, free),
        false => quarter,
    };
    quarter.run().outcome
}

#[test]
fn the_forms_of_a_limit_are_those_that_its_column_takes() {
    for (limit, code) in [("无", "R60"), ("/", "R60"), ("抓紧办", "R11")] {
        for standing in [false, true] {
            let outcome = limited(limit, standing);
            let (is, finding) = only(&outcome, "东街社区/整改", "C4");
            assert_eq!(is, code);
            let remedy = finding.remedy();
            assert_eq!(remedy.contains("长期坚持"), standing, "{remedy}");
            let (_, quoted) = remedy.split_once("、“").expect("forms in quotes");
            let forms = quoted.trim_end_matches('”').split("”、“");
            let mut known = forms.collect::<Vec<&str>>();
            known.push("2022-06-30");
            assert!(known.len() > 3, "{known:?}");
            for form in known {
                let outcome = limited(form, standing);
                let told = at(&outcome, "东街社区/整改", "C4");
                let refused = told.iter().any(|(code, _)| ["R11", "R12", "R60"].contains(code));
                assert!(!refused, "{form}: {told:?}");
            }
        }
    }
}

#[test]
fn a_required_cell_that_says_nothing_is_told_what_it_takes() {
    let outcome = Quarter::good()
        .change("东街/宣传", "2022-04-10,讲座,10,", "无,无,无,")
        .change(
            "东街/入户",
            "林一,2022-04-06,2022-04-08,3",
            "无,2022-04-06,2022-04-08,/",
        )
        .run()
        .outcome;
    for (file, cell, expected) in [
        ("宣传", "A4", "写成2022-06-30这样的日期"),
        ("宣传", "B4", "从这些里选一个填：讲座、上门、集市"),
        ("宣传", "C4", "填数字，没有发生的填0"),
        ("入户", "A4", "写姓名"),
        ("入户", "D4", "填数字，没有发生的填0"),
    ] {
        let (code, finding) = only(&outcome, &format!("东街社区/{file}"), cell);
        assert_eq!((code, &*finding.remedy()), ("R60", expected), "{cell}");
    }
    assert_eq!(told(&outcome, "R01"), [] as [&str; 0]);
}

#[test]
fn what_two_parts_take_off_for_one_limit_is_told_apart() {
    let parts = |parts: &str| {
        let quarter = Quarter::good()
            .change(
                "scoring.toml",
                "parts = [{ ledger = \"交办办理台账\", deadlines = [\"反馈\"], amount = -2 }]",
                parts,
            )
            // Due on 2022-04-18; nine working days late, 04-24 being one.
            .change("东街/交办", "2022-04-15", "2022-04-28");
        let outcome = quarter.run().outcome;
        let line = line(&outcome, "东街", "交办反馈");
        let told = line.deductions.iter();
        told.map(|taken| (taken.amount.normalize().to_string(), taken.reason()))
            .collect::<Vec<_>>()
    };
    let taken = |amount: &str, reason: &str| (amount.to_owned(), reason.to_owned());
    assert_eq!(
        parts("parts = [{ ledger = \"交办办理台账\", deadlines = [\"反馈\"], amount = -2 }]"),
        [taken("2", "1·反馈（牵头） 逾期办结 9个工作日")]
    );
    assert_eq!(
        parts(
            "parts = [{ ledger = \"交办办理台账\", deadlines = [\"反馈\"], amount = -2 }, { ledger = \"交办办理台账\", deadlines = [\"反馈\"], worth = 0, amount = -3, late = { more_than = 5 } }]"
        ),
        [
            taken("2", "1·反馈（牵头） 逾期办结 9个工作日（本项中10分的部分）"),
            taken(
                "3",
                "1·反馈（牵头） 逾期办结 9个工作日（逾期超过5个工作日的另扣）"
            ),
        ]
    );
    assert_eq!(
        parts(
            "parts = [{ ledger = \"交办办理台账\", deadlines = [\"反馈\"], worth = 7 }, { ledger = \"交办办理台账\", deadlines = [\"反馈\"], worth = 3 }]"
        ),
        [
            taken("7", "1·反馈（牵头）：逾期办结 9个工作日（本项中7分的部分）"),
            taken("3", "1·反馈（牵头）：逾期办结 9个工作日（本项中3分的部分）"),
        ]
    );
}
