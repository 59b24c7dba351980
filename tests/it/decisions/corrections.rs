//! Decisions that come after a seal (rule 24).

use super::quarter::{Quarter, corrected, sealed};
use kaoping::book::Page;
use kaoping::outcome::Outcome;
use kaoping::pipeline::Finished;
use kaoping::report::list_reports;

/// An item of the first quarter that was answered too late, and a decision of the second that it was not the unit's
/// fault.
fn quarters() -> Quarter {
    Quarter::good()
        .put(
            "registers/2022Q1/巡查交办.csv",
            "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限\n旧1,清运,2022-01-11,东街社区,2022-02-28\n旧2,清运,2022-01-11,东街社区,2022-02-28\n",
        )
        .put(
            "inbox/2022Q1/东街社区/交办.csv",
            "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n旧1,林一,2022-01-12,已完成,办理完毕,2022-03-20\n旧2,林一,2022-01-12,已完成,办理完毕,2022-02-20\n",
        )
        .put(
            "registers/2022Q2/容错澄清.csv",
            "容错澄清\n类型,台账,编号,所指,单位,认定结论,文号,时间,批准人\n容错,交办办理台账,旧1,办结,东街社区,成立,容〔2022〕7号,2022-05-12,石刚\n",
        )
}

/// The second quarter after the first was sealed. `of_first`: the files of the first as they lie there now.
fn run(quarter: &Quarter, of_first: &Quarter) -> Outcome {
    finished(quarter, of_first).outcome
}

fn finished(quarter: &Quarter, of_first: &Quarter) -> Finished {
    let history = sealed(quarter.run_after("2022Q1", &Default::default()));
    quarter.run_correcting("2022Q2", &history, of_first)
}

#[test]
fn an_extension_that_is_entered_later_is_a_correction_too() {
    let quarter = quarters().gone("registers/2022Q2/容错澄清.csv");
    let with = |row: &str| {
        let register = format!("延期批准\n台账,编号,期限,新时限,批准人,批准时间,文号\n巡查交办登记,{row}\n");
        let quarter = quarter.clone().put("registers/2022Q2/延期批准.csv", &register);
        run(&quarter, &quarter).corrections
    };
    // 旧1 was due on 02-28 and done on 03-20: 30 × 1 ÷ 2 sealed, 30 with the extension.
    let corrections = with("旧1,办结,2022-03-31,石刚,2022-02-20,延〔2022〕1号");
    assert_eq!(corrections.len(), 1);
    let (decision, line) = (&corrections[0].decisions[0], &corrections[0].lines[0]);
    assert_eq!(decision.words(), "延期成立：巡查交办登记·旧1（延〔2022〕1号）");
    let marks = [line.before, line.after].map(|mark| mark.expect("a mark").normalize().to_string());
    assert_eq!(marks, ["15", "30"]);
    // One that moved nothing, or what no sealed period charged, corrects nothing.
    for row in [
        "旧1,办结,2022-03-31,石刚,2022-03-05,延〔2022〕1号",
        "1,办结,2022-06-30,石刚,2022-05-20,延〔2022〕1号",
    ] {
        assert_eq!(with(row).len(), 0, "{row}");
    }
}

#[test]
fn a_later_decision_is_a_dated_correction_of_the_sealed_mark() {
    let quarter = quarters();
    let finished = finished(&quarter, &quarter);
    let corrections = &finished.outcome.corrections;
    assert_eq!(corrections.len(), 1);
    let correction = &corrections[0];
    let decision = &correction.decisions[0];
    assert_eq!(
        decision.date.map(|date| date.to_string()).as_deref(),
        Some("2022-05-12")
    );
    assert_eq!(decision.words(), "容错成立：交办办理台账·旧1（容〔2022〕7号）");
    // 30 × 1 ÷ 2 sealed; with 旧1 counted as met 30 × 2 ÷ 2.
    assert_eq!(corrected(correction), ["东街社区 交办办结率 15→30"]);
    assert!(correction.lines[0].total_after > correction.lines[0].total_before);
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let text = |part: &str| -> String {
        let (_, book) = reports
            .books()
            .find(|(name, _)| name.contains(part))
            .expect("written");
        book.pages().iter().map(Page::plain).collect()
    };
    for part in ["01-", "02-", "反馈单-东街社区"] {
        let text = text(part);
        assert!(
            text.contains("封存后更正") && text.contains("容〔2022〕7号"),
            "{part}:\n{text}"
        );
        assert!(
            text.contains("15.00") && text.contains("30.00"),
            "{part}:\n{text}"
        );
    }
    assert!(!text("反馈单-西街社区").contains("封存后更正"));
}

#[test]
fn a_decision_on_this_period_or_a_refused_one_corrects_nothing() {
    let own = quarters().change(
        "registers/2022Q2/容错澄清.csv",
        "交办办理台账,旧1,办结,东街社区,成立",
        "交办办理台账,1,办结,东街社区,成立",
    );
    assert!(run(&own, &own).corrections.is_empty());
    let refused = quarters().change(
        "registers/2022Q2/容错澄清.csv",
        "旧1,办结,东街社区,成立",
        "旧1,办结,东街社区,不成立",
    );
    assert!(run(&refused, &refused).corrections.is_empty());
}

#[test]
fn what_was_changed_after_the_seal_is_not_taken_for_a_correction() {
    let quarter = quarters();
    let changed = quarters().change(
        "inbox/2022Q1/东街社区/交办.csv",
        "旧2,林一,2022-01-12,已完成,办理完毕,2022-02-20",
        "旧2,林一,2022-01-12,已完成,办理完毕,2022-03-20",
    );
    let corrections = run(&quarter, &changed).corrections;
    assert!(corrections[0].lines.is_empty());
    assert!(corrections[0].inputs_changed);
}
