//! What a required cell that holds no answer costs (rules 37, 48, 76): never less than one that cannot be read; and a
//! row that is not sent (rule 47).

use super::quarter::{Quarter, mark};
use super::terms::{after, list, run, second};
use kaoping::outcome::Outcome;
use rust_decimal::Decimal;

/// Both qualities: 完整 as a share of the cells, 准确 with an amount for each cause.
fn asked() -> Quarter {
    Quarter::good().change(
        "scoring.toml",
        "  { submission = \"准确\", worth = 5, amount = -1 },",
        "  { submission = \"准确\", worth = 3, amount = -1 },\n  { submission = \"完整\", worth = 2, bands = [{ at_least = 99, percent = 100 }, { at_least = 50, percent = 50 }, { percent = 0 }] },",
    )
}

fn quality(outcome: &Outcome) -> Decimal {
    mark(outcome, "东街", "报送质量").parse().expect("a mark")
}

#[test]
fn clearing_a_cell_that_cannot_be_used_gains_nothing() {
    for (ledger, cell, unusable) in [
        (
            "东街/宣传",
            "2022-06-10,集市",
            ["2020-11-27,集市", "六月上旬,集市"],
        ),
        ("东街/宣传", "集市,10,9", ["集市,十来个,9", "集市,1O人,9"]),
        (
            "东街/入户",
            "2022-05-10,2022-05-12",
            ["2022-05-10,2022-05-32", "2022-05-10,某日"],
        ),
        (
            "东街/整改",
            "2022-06-10,2022-06-01",
            ["不知道,2022-06-01", "2019-01-01,2022-06-01"],
        ),
    ] {
        let written = |text: &str| asked().change(ledger, cell, text).run().outcome;
        let kept: Vec<&str> = cell.split(',').collect();
        let spoilt = unusable[0]
            .split(',')
            .zip(&kept)
            .position(|(one, other)| one != *other);
        let spoilt = spoilt.expect("another cell");
        for nothing in ["", "无"] {
            let mut cells = kept.clone();
            cells[spoilt] = nothing;
            let cleared = quality(&written(&cells.join(",")));
            assert!(
                cleared < quality(&asked().run().outcome),
                "{ledger} {cell} → {nothing}"
            );
            for unusable in unusable {
                let unusable = quality(&written(unusable));
                assert!(
                    cleared <= unusable,
                    "{ledger} {cell} → {nothing}: {cleared} > {unusable}"
                );
            }
        }
    }
}

#[test]
fn a_blank_cell_that_has_to_be_filled_is_wrong_though_counting_does_not_read_it() {
    let outcome = asked()
        .change("东街/清单", "2022-04-05,台阶破损", "2022-04-05,")
        .run()
        .outcome;
    assert_eq!(quality(&outcome), Decimal::from(8));
}

#[test]
fn a_cell_that_may_stay_blank_and_is_not_counted_costs_nothing() {
    let of = |cells: &str| {
        let quarter = Quarter::good().change("东街/宣传", "集市,10,9,1,,", &format!("集市,{cells}"));
        mark(&quarter.run().outcome, "东街", "报送质量")
    };
    assert_eq!(of("10,9,1,很高,"), "10");
    // A sum that may be left out does not contradict at a cost; a number above another one does.
    assert_eq!(of("10,9,2,,"), "10");
    assert_eq!(of("10,11,,,"), "9");
}

#[test]
fn a_column_is_wrong_once_and_contradictions_are_as_few_as_explain_them() {
    let of = |rows: [&str; 3]| {
        let quarter = Quarter::good()
            .change(
                "ledgers.toml",
                "{ name = \"缺席人数\", type = \"整数\", min = 0 }",
                "{ name = \"缺席人数\", type = \"整数\", required = true, min = 0 }",
            )
            .change(
                "东街/宣传",
                "2022-04-10,讲座,10,10,0",
                &format!("2022-04-10,讲座,{}", rows[0]),
            )
            .change(
                "东街/宣传",
                "2022-05-10,讲座,10,9,1",
                &format!("2022-05-10,讲座,{}", rows[1]),
            )
            .change(
                "东街/宣传",
                "2022-06-10,集市,10,9,1",
                &format!("2022-06-10,集市,{}", rows[2]),
            );
        mark(&quarter.run().outcome, "东街", "报送质量")
    };
    let (right, full) = ("10,10,0", "10");
    assert_eq!(of([right, right, right]), full);
    // 实到 above 应到, and the sum is another one: 应到 explains both.
    assert_eq!(of([right, "8,9,1", right]), "9");
    for hidden in [",9,1", "8,,1", "8,9,", "不详,9,1", "8,不详,1", "8,9,不详"] {
        assert!(
            of([right, hidden, right]).parse::<Decimal>().expect("a mark") <= Decimal::from(9),
            "{hidden}"
        );
    }
    // Blank here and unreadable there is one column; a sum beside it is explained by it.
    assert_eq!(of(["十来个,10,0", right, right]), "9");
    assert_eq!(of(["十来个,10,0", ",9,1", right]), "9");
    assert_eq!(of(["十来个,10,0", ",9,1", "10,9,2"]), "9");
    assert_eq!(of(["10,十来个,0", ",9,1", "10,9,2"]), "8");
}

#[test]
fn of_a_row_that_is_owed_all_faults_count_once_and_leaving_it_out_costs_the_same() {
    // Another item keeps the ledger from being empty; the seal has both as open.
    let two = |row: &str| format!("东短1,东街社区,2022-08-15,\n{row}");
    let history = after(&two("东短2,东街社区,2022-08-20,"));
    let of = |row: &str| {
        let quarter = second(&two(row)).put("inbox/2022Q2/东街社区/清单.csv", &list(&["东短1", "东短2"]));
        mark(&quarter.run_after("2022Q2", &history).outcome, "东街", "报送质量")
    };
    // Two files that are those of the quarter before count as missing: 10 less 1.67.
    assert_eq!(of("东短2,东街社区,2022-08-20,"), "8.33");
    assert_eq!(of("东短2,东街社区,不知道,"), "7.33");
    assert_eq!(of("东短2,没这个社区,不知道,某日"), "7.33");
    assert_eq!(of(""), "7.33");
    // A row that nobody else knows of is as many columns as are wrong in it; its key is in no list either.
    assert_eq!(
        of("东短2,东街社区,2022-08-20,\n东短3,没这个社区,不知道,某日"),
        "4.33"
    );
}

#[test]
fn what_a_seal_holds_fills_no_cell() {
    let history = after("东短1,东街社区,2022-08-15,");
    let with = |limit: &str| run(&history, &format!("东短1,东街社区,{limit},"));
    assert!(quality(&with("")) < quality(&with("2022-08-15")));
}

#[test]
fn a_row_that_is_not_sent_is_no_lighter_later_than_one_that_stays_undone() {
    let history = after("");
    for (row, expected) in [
        ("", "0"),
        ("东短1,东街社区,2022-06-10,", "0"),
        ("东短1,东街社区,2022-06-10,2022-06-20", "0"),
        ("东短1,东街社区,2022-06-10,2022-06-01", "20"),
    ] {
        assert_eq!(mark(&run(&history, row), "东街", "短板整改"), expected, "{row}");
    }
}
#[test]
fn a_ledger_emptied_of_the_rows_that_are_owed_is_no_better_than_one_with_faults() {
    let of = |rows: &str| {
        let ledger = format!(
            "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n{rows}\n"
        );
        let quarter = Quarter::good().put("inbox/2022Q2/东街社区/交办.csv", &ledger);
        mark(&quarter.run().outcome, "东街", "报送质量")
    };
    assert_eq!(of("1,林一,2022-04-15,已完成,办好了,2022-05-30"), "10");
    for worse in [
        "1,没这人,某日,不知道,办好了,某日",
        "9,林一,2022-04-15,已完成,另一件,2022-05-30",
        "",
        "无",
    ] {
        assert_eq!(of(worse), "9", "{worse}");
    }
}
