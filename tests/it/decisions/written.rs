//! Ways of writing one thing that must read alike: days, characters copied out of other programs, rows and sheets of
//! a form that are no data (rules 57, 62, 63).

use super::quarter::{Quarter, codes, mark, told, unit};

fn total(quarter: &Quarter) -> (String, Vec<&'static str>) {
    let outcome = quarter.run().outcome;
    let total = unit(&outcome, "东街").figures.total;
    (total.normalize().to_string(), codes(&outcome))
}

#[test]
fn days_as_other_programs_write_them_are_the_same_days() {
    let met = |day: &str| Quarter::good().change("东街/交办", "2022-05-30", day);
    let good = total(&Quarter::good());
    for day in [
        "2022-05-31T15:30:00+08:00",
        "2022-05-30T16:00:00Z",
        "2022-05-30T16:00:00.000Z",
        "2022-05-31T00:00:00",
        "2022-05-31 08:15",
        "2022/5/31 8:15:00",
    ] {
        assert_eq!(total(&met(day)), good, "{day}");
    }
    // Eight hours later it is the day after the limit in China.
    let late = met("2022-05-31T16:00:00Z").run().outcome;
    assert_eq!(mark(&late, "东街", "交办办结率"), "0");
    for day in [
        "2022-05-30/31",
        "2022.5.30/31",
        "2022年5月30日/31日",
        "2022.5.30-31",
    ] {
        let outcome = met(day).run().outcome;
        assert_eq!(mark(&outcome, "东街", "交办办结率"), "30", "{day}");
        let found = told(&outcome, "R09");
        assert!(found.len() == 1 && found[0].contains("2022-05-31"), "{found:?}");
    }
}

#[test]
fn radicals_copied_out_of_a_document_are_characters() {
    let good = total(&Quarter::good());
    let named = |quarter: Quarter, from: &str, to: &str| {
        let quarter = quarter.change("roster.xlsx", "林一", from);
        let quarter = quarter.change("东街/交办", "林一", to);
        quarter.change("东街/入户", "林一", to)
    };
    for (name, written) in [
        ("林青", "林⻘"),
        ("林龙", "林⻰"),
        ("林飞", "林⻜"),
        ("林方", "林⽅"),
        ("马见", "⻢⻅"),
    ] {
        assert_eq!(total(&named(Quarter::good(), name, written)), good, "{written}");
    }
}

#[test]
fn a_vague_limit_costs_its_own_case_and_nothing_else() {
    let limited = |limit: &str| {
        let quarter = Quarter::good().change("东街/整改", "2022-06-10,2022-06-01", &format!("{limit},"));
        let outcome = quarter.run().outcome;
        (total(&quarter).0, told(&outcome, "K43").len())
    };
    // As one whose day went by: 20 of 100 points.
    assert_eq!(limited("2022-06-10"), ("80".to_owned(), 0));
    for limit in [
        "立行立改",
        "即时办理",
        "马上办",
        "一个月内",
        "10个工作日内",
        "接通知后3日内",
    ] {
        assert_eq!(limited(limit), ("80".to_owned(), 1), "{limit}");
    }
}

#[test]
fn rows_of_a_form_below_its_header_are_no_data() {
    let good = total(&Quarter::good());
    for row in [
        "一,二,三,四,五,六,七,八,九\n",
        "（1）,（2）,（3）,（4）,（5）,（6）,（7）,（8）,（9）\n",
        "①,②,③,④,⑤,⑥,⑦,⑧,⑨\n",
        "栏次,1,2,3,4,5,6,7,8\n",
        "甲,乙,丙,丁,1,2,3,4,5\n",
        "A,B,C,D,E,F,G,H,I\n",
        "年月日,/,人,人,人,%,元,,\n",
        "（年/月/日）,,（人）,（人）,（人）,（%）,（元）,,\n",
    ] {
        let quarter = Quarter::good().change("东街/宣传", "2022-04-10,", &format!("{row}2022-04-10,"));
        assert_eq!(total(&quarter), good, "{row}");
    }
}

#[test]
fn sheets_that_call_themselves_samples_are_no_data() {
    let head = "活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n2022-06-10,集市,10,9,1,,,,\n";
    for title in [
        "宣传活动台账（示例）",
        "宣传活动台账填写示范",
        "宣传活动台账（范例）",
        "宣传活动台账样例",
        "宣传活动台账（填报样表）",
        "宣传活动台账（参考样式）",
    ] {
        let quarter = Quarter::good()
            .change("东街/宣传", "2022-06-10,集市,10,9,1,,,,\n", "")
            .put(
                "inbox/2022Q2/东街社区/另一张.csv",
                &format!("{title}\n填报单位：东街社区\n{head}"),
            );
        let outcome = quarter.run().outcome;
        // Ten points for the people, two of three months for the unit.
        assert_eq!(mark(&outcome, "东街", "宣传与入户"), "16.67", "{title}");
    }
}

#[test]
fn rows_filled_by_the_form_alone_are_no_data() {
    let good = total(&Quarter::good()).0;
    let numbered = "序号,活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n1,2022-04-10,讲座,10,10,0,,,,\n2,2022-05-10,讲座,10,9,1,,,,\n3,2022-06-10,集市,10,9,1,,,,\n";
    for preset in [
        "4,,讲座,,,,,,,\n5,,讲座,,,,,,,\n",
        "4,,,,,,,,宣传发动,\n5,,,,,,,,宣传发动,\n",
        "4,,,,,,,,,\n5,,,,,,,,,\n",
        ",,讲座,,,,,,,\n,,讲座,,,,,,,\n",
        "4,,讲座,,,,,,,东街社区\n5,,讲座,,,,,,,东街社区\n",
    ] {
        let quarter = Quarter::good().put(
            "inbox/2022Q2/东街社区/宣传.csv",
            &format!("宣传活动台账\n填报单位：东街社区\n{numbered}{preset}"),
        );
        assert_eq!(total(&quarter).0, good, "{preset}");
    }
}
