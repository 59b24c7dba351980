//! Nobody gains marks by leaving out, blanking or spoiling what a row says, where rows give marks.

use super::pairs::quarter;
use super::quarter::{Quarter, line, mark, unit};

const NAME: &str = "经费支出率";

/// The part in the place of another of ten points, and 东街's item 1 with this state and weight.
fn of(part: &str, state: &str, weight: &str) -> String {
    let outcome = changed(part)
        .change(
            "东街/交办",
            "已完成,已办结,2022-05-30,5,4",
            &format!("{state},已办结,2022-05-30,{weight},4"),
        )
        .run()
        .outcome;
    mark(&outcome, "东街", NAME)
}

fn changed(part: &str) -> Quarter {
    let asked = "parts = [{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]";
    quarter().change("scoring.toml", asked, &format!("parts = [{{ {part} }}]"))
}

fn refused(part: &str, why: &str) {
    let mistakes = changed(part).built().map(|_| ()).expect_err(part);
    assert!(
        mistakes.iter().any(|mistake| mistake.contains(why)),
        "{part}: {mistakes:?}"
    );
}

#[test]
fn a_row_of_which_it_is_open_whether_it_belongs_here_gives_nothing() {
    let done = "ledger = \"交办办理台账\", where = [{ column = \"办理状态\", in = [\"已完成\"] }]";
    let counted = format!("{done}, linear = [{{ at = 0, mark = 0 }}, {{ at = 5, mark = 10 }}]");
    let given = format!("{done}, amount = 2");
    for rule in [&counted, &given] {
        // Rows 1 and 4 are done, 3 is overdue and not; whoever spoils the state of row 1 has one left.
        let honest = of(rule, "已完成", "5");
        let open: rust_decimal::Decimal = of(rule, "", "5").parse().expect("a mark");
        let spoilt: rust_decimal::Decimal = of(rule, "不清楚", "5").parse().expect("a mark");
        let honest: rust_decimal::Decimal = honest.parse().expect("a mark");
        assert!(
            open < honest && spoilt < honest,
            "{rule}: {honest} {open} {spoilt}"
        );
    }
    // Where rows take marks, an open one takes them here or, where that costs more, in another line.
    let taken = format!("{done}, amount = -2");
    let total = |state: &str| {
        let outcome = changed(&taken)
            .change(
                "东街/交办",
                "已完成,已办结,2022-05-30",
                &format!("{state},已办结,2022-05-30"),
            )
            .run()
            .outcome;
        unit(&outcome, "东街").figures.total
    };
    assert!(total("不清楚") <= total("已完成"));
}

#[test]
fn a_blank_weight_makes_no_row_heavier_where_rows_give_marks() {
    let rule = "ledger = \"交办办理台账\", weight = \"分量\", amount = 0.5";
    // 5 + 1 + 3 by half a mark; the blank one counts one, as the lightest of anybody.
    assert_eq!(of(rule, "已完成", "5"), "4.5");
    assert_eq!(of(rule, "已完成", ""), "2.5");
    let counted = "ledger = \"交办办理台账\", weight = \"分量\", linear = [{ at = 0, mark = 0 }, { at = 10, mark = 10 }]";
    assert_eq!(of(counted, "已完成", "5"), "9");
    assert_eq!(of(counted, "已完成", ""), "5");
    // Where they take marks it counts as the heaviest: 5 of nobody else, so 4 of 西街.
    let taken = "ledger = \"交办办理台账\", weight = \"分量\", amount = -0.5";
    assert_eq!(of(taken, "已完成", "5"), "5.5");
    assert_eq!(of(taken, "已完成", ""), "6");
}

#[test]
fn being_later_or_sending_nothing_is_never_cheaper() {
    let late =
        "ledger = \"交办办理台账\", deadlines = [\"办结\"], amount = -1, late = { every = 1, zero = 5 }";
    refused(&format!("{late}, floor = \"不封底\""), "迟得更久反而扣得少");
    refused(&format!("{late}, floor = -3"), "迟得更久反而扣得少");
    let sent = "submission = \"及时\", amount = -1, late = { every = 1 }";
    refused(&format!("{sent}, floor = \"不封底\""), "迟得更久反而扣得少");
    refused(&format!("{sent}, into = \"加减分\""), "缺报的没有分可扣");
    refused(
        "ledger = \"交办办理台账\", deadlines = [\"办结\"], into = \"加减分\", amount = -1, late = { zero = 5 }",
        "没有分可得0",
    );
    // A sum of which less is better needs a least mark, which a figure that cannot be read leaves.
    let low = "ledger = \"交办办理台账\", sum = \"分量\", steps = [{ above = 5, every = 1, amount = -4 }]";
    refused(&format!("{low}, floor = \"不封底\""), "读不出来");
    assert_eq!(of(&format!("{low}, floor = -30"), "已完成", "很多"), "-30");
}

#[test]
fn a_floor_is_no_cap_and_lies_below_it() {
    let rows = "ledger = \"交办办理台账\", amount = -1";
    refused(&format!("{rows}, floor = \"不封顶\""), "不能写成“不封顶”");
    refused(&format!("{rows}, cap = \"不封底\""), "不能写成“不封底”");
    refused(&format!("{rows}, floor = 5, cap = 5"), "谁都得一样的分");
}

#[test]
fn a_line_without_points_tells_the_rate_that_its_part_is_marked_by() {
    let sum = "ledger = \"交办办理台账\", sum = \"分量\", target = 36";
    let watched = changed(sum)
        .change(
            "scoring.toml",
            "{ indicator = \"经费支出率\", points = 10 }",
            "{ indicator = \"经费支出率\", points = 0 }",
        )
        .change(
            "scoring.toml",
            "{ indicator = \"交办反馈\", points = 10 }",
            "{ indicator = \"交办反馈\", points = 20 }",
        );
    // 9 of 36.
    let outcome = watched.run().outcome;
    assert_eq!(line(&outcome, "东街", NAME).rate, Some(25.into()));
    // A plain number is no rate.
    let plain = "ledger = \"交办办理台账\", sum = \"分量\", steps = [{ below = 9, every = 1, amount = -1 }]";
    let outcome = changed(plain)
        .change(
            "scoring.toml",
            "{ indicator = \"经费支出率\", points = 10 }",
            "{ indicator = \"经费支出率\", points = 0 }",
        )
        .change(
            "scoring.toml",
            "{ indicator = \"交办反馈\", points = 10 }",
            "{ indicator = \"交办反馈\", points = 20 }",
        )
        .run()
        .outcome;
    assert_eq!(line(&outcome, "东街", NAME).rate, None);
}
