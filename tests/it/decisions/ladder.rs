//! Misconduct cases of a person are counted once, for the mark, the restricted report and the seal (rule 40): by the
//! person's number, through every unit the person was in, with the cases that earlier seals hold.

use super::quarter::{Quarter, line, mark, sealed, told};
use kaoping::pipeline::Finished;

const REGISTER: &str = r#"
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
  { name = "属实", type = "是否", required = true },
]
"#;

const LADDER: &str = r#"[ladder]
name = "作风问题"
clause = "L05"
ledger = "作风登记"
confirmed = [{ column = "属实", in = ["是"] }]
window = "活动"
steps = [{ clause = "L05", person = ["谈话"] }, { clause = "L05", person = ["通报"] }]

[ranking]"#;

/// 林二 was in 东街社区 until the end of May and is in 西街社区 since.
const ROSTER: &str = "单位,别名,组别,分管领导,参评
东街社区,东街,社区,石刚,是
西街社区,西街、西社区,社区,石刚,是
街道办,,,,否

编号,姓名,单位,职务,主要负责人,在岗起,在岗止
1,石刚,街道办,副主任,,,
2,林一,东街社区,书记,是,,
3,林二,东街社区,干事,,,2022-05-31
4,何三,西街社区,书记,是,,
5,何四,西街社区,干事,,,
3,林二,西街社区,干事,,2022-06-01,
";

/// The first confirmed case takes 1 point off, every later one 4.
fn quarter(cases: &str) -> Quarter {
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    Quarter::good()
        .put("ledgers.toml", &format!("{ledgers}{REGISTER}"))
        .put("roster.xlsx", ROSTER)
        .change("campaign.toml", "[ranking]", LADDER)
        .change(
            "scoring.toml",
            "[[tables]]",
            "[[indicators]]\nname = \"作风\"\nclause = \"L05\"\nparts = [{ ladder = \"作风问题\", amount = [-1, -4] }]\n\n[[tables]]",
        )
        .change(
            "scoring.toml",
            "{ indicator = \"经费支出率\", points = 10 },",
            "{ indicator = \"经费支出率\", points = 5 },\n  { indicator = \"作风\", points = 5 },",
        )
        .put("registers/2022Q2/作风登记.csv", &register(cases))
}

fn register(cases: &str) -> String {
    format!("作风登记\n编号,发现时间,姓名,属实\n{cases}")
}

/// `风1 第1次` by the restricted report.
fn proposed(finished: &Finished) -> Vec<String> {
    let cases = finished.restricted.ladder.iter().flat_map(|entry| &entry.cases);
    cases
        .map(|case| match case.nth {
            Some(nth) => format!("{} 第{nth}次", case.key),
            None => format!("{} 不计次", case.key),
        })
        .collect()
}

/// The same by the mark of a unit.
fn charged(finished: &Finished, unit: &str) -> Vec<String> {
    let cases = line(&finished.outcome, unit, "作风").parts.iter();
    cases
        .flat_map(|part| &part.cases)
        .map(|case| format!("{} {}", case.label(), case.result_words()))
        .collect()
}

#[test]
fn cases_are_counted_through_the_units_a_person_was_in() {
    let finished = quarter("风1,2022-05-05,林二（东街社区）,是\n风2,2022-06-10,林二（西街社区）,是\n").run();
    assert_eq!(proposed(&finished), ["风1 第1次", "风2 第2次"]);
    assert_eq!(finished.restricted.ladder.len(), 1, "one person, one proposal");
    assert_eq!(&*finished.restricted.ladder[0].unit, "西街社区");
    assert_eq!(charged(&finished, "东街"), ["风1 第1次"]);
    assert_eq!(charged(&finished, "西街"), ["风2 第2次"]);
    assert_eq!(mark(&finished.outcome, "东街", "作风"), "4");
    assert_eq!(mark(&finished.outcome, "西街", "作风"), "1");
}

#[test]
fn cases_that_only_a_seal_holds_are_counted_and_not_charged_again() {
    let second = quarter("风1,2022-05-05,林二（东街社区）,是\n").run();
    assert_eq!(mark(&second.outcome, "东街", "作风"), "4");
    let third = quarter("风2,2022-08-05,林二（西街社区）,是\n风3,2022-08-06,何四,否\n");
    let third = third.renamed(|path| path.replace("2022Q2", "2022Q3"));
    let third = third.run_after("2022Q3", &sealed(second));
    assert_eq!(
        proposed(&third),
        ["风3 不计次", "风1 第1次", "风2 第2次"],
        "the register of the second quarter is gone"
    );
    // What the plan provides for a year is for the year of the last case that counts.
    let last = third.restricted.ladder.iter().map(|entry| entry.last);
    assert_eq!(last.collect::<Vec<_>>(), [None, "2022-08-05".parse().ok()]);
    assert_eq!(charged(&third, "西街"), ["风2 第2次"]);
    assert_eq!(charged(&third, "东街"), [] as [&str; 0]);
    assert_eq!(mark(&third.outcome, "西街", "作风"), "1");
    assert_eq!(mark(&third.outcome, "东街", "作风"), "5");
}

#[test]
fn a_case_belongs_to_the_unit_of_its_day() {
    let finished = quarter("1,2022-04-10,林二,是\n2,2022-06-10,林二,是\n").run();
    let of = |unit: &str| mark(&finished.outcome, unit, "作风");
    assert_eq!((of("东街"), of("西街")), ("4".into(), "1".into()));
    assert_eq!(
        finished.restricted.ladder.len(),
        1,
        "the cases are counted together"
    );
}

#[test]
fn days_belong_to_the_unit_of_their_day_and_are_not_asked_for_twice() {
    let moved = |own: &str, others: &str| {
        let outcome = quarter("")
            .put(
                "roster.xlsx",
                &ROSTER
                    .replace("2022-05-31", "2022-04-30")
                    .replace("2022-06-01", "2022-05-01"),
            )
            .change("东街/入户", "林二,2022-05-10,2022-05-12,3", own)
            .change("西街/入户", "何四,", &format!("{others}何四,"))
            .run()
            .outcome;
        let of = |unit: &str| mark(&outcome, unit, "宣传与入户");
        (of("东街"), of("西街"), told(&outcome, "K32").len())
    };
    let april = "林二,2022-04-10,2022-04-12,3";
    // Where he served in April they count, and he need not go again.
    assert_eq!(moved(april, ""), ("20".into(), "20".into(), 0));
    // In May he was with the other unit, which has to tell of it itself.
    assert_eq!(
        moved("林二,2022-05-10,2022-05-12,3", ""),
        ("20".into(), "16.67".into(), 1)
    );
    let may = "林二,2022-05-10,2022-05-12,3\n";
    assert_eq!(moved(april, may), ("20".into(), "20".into(), 0));
    // What he did in April is not the new unit's to tell.
    assert_eq!(
        moved("林一,2022-05-10,2022-05-12,3", &format!("{april}\n")),
        ("20".into(), "16.67".into(), 1)
    );
}

#[test]
fn a_case_that_rests_on_an_unconfirmed_letter_is_listed_only() {
    let letters = "\n[[ledgers]]\nname = \"信访登记\"\nclause = \"L05\"\nkept_by = \"办公室\"\nkey = [\"信访编号\"]\ncolumns = [\n  { name = \"信访编号\", required = true },\n  { name = \"核实结论\" },\n]\n";
    let source = "  { name = \"来信\", to = \"信访登记\", to_where = [{ column = \"核实结论\", in = [\"属实\"] }] },\n  { name = \"属实\"";
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    let register = REGISTER.replace("  { name = \"属实\"", source);
    let of = |letter: &str| {
        let outcome = quarter("")
            .put("ledgers.toml", &format!("{ledgers}{letters}{register}"))
            .put(
                "registers/2022Q2/信访登记.csv",
                "信访登记\n信访编号,核实结论\n信1,属实\n信2,不属实\n信3,\n",
            )
            .put(
                "registers/2022Q2/作风登记.csv",
                &format!("作风登记\n编号,发现时间,姓名,来信,属实\n1,2022-06-10,何四,{letter},是\n"),
            )
            .run();
        mark(&outcome.outcome, "西街", "作风")
    };
    assert_eq!(of("信1"), "4");
    assert_eq!(of(""), "4");
    assert_eq!(of("信2"), "5", "found untrue");
    assert_eq!(of("信3"), "5", "not yet decided");
    assert_eq!(of("信9"), "5", "no such letter");
}
