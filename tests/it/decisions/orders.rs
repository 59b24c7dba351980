//! Orders that the plan provides for: what is still open is ordered, what the office closed out is not (rule 63); what a
//! unit writes of itself changes nothing.

use super::quarter::Quarter;
use kaoping::book::Page;
use kaoping::outcome::Outcome;
use kaoping::pipeline::Finished;
use kaoping::report::list_reports;

const ORDER: &str = r#"
[[orders]]
name = "督办单"
clause = "L02"
ledger = "交办办理台账"
deadlines = ["办结"]
within = 7
"#;

/// Item 1 of 东街社区, due 05-31 and not done; `closed_by`: the ledger with 销号时间.
fn finished(register: &str, row: &str, closed_by: &str) -> Finished {
    let (head, own) = match closed_by {
        "巡查交办登记" => (",销号时间", ""),
        _ => ("", ",销号时间"),
    };
    let column = "  { name = \"销号时间\", type = \"日期\" },\n]";
    let [campaign, ledgers, ..] = super::quarter::DEFINITION.map(|(_, text)| text);
    let at = ledgers
        .find(&format!("name = \"{closed_by}\""))
        .expect("a ledger");
    let (before, after) = ledgers.split_at(at);
    let ledgers = format!("{before}{}", after.replacen("\n]", &format!("\n{column}"), 1));
    let ledgers = ledgers.replacen("closed = \"办结时间\"", "closed = \"销号时间\"", 1);
    Quarter::good()
        .put("campaign.toml", &format!("{campaign}{ORDER}"))
        .put("ledgers.toml", &ledgers)
        .put(
            "registers/2022Q2/巡查交办.csv",
            &format!(
                "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限{head}\n1,清运,2022-04-11,东街社区,2022-05-31{register}\n2,围挡,2022-05-05,西街社区,2022-06-20\n"
            ),
        )
        .put(
            "inbox/2022Q2/东街社区/交办.csv",
            &format!(
                "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间{own}\n1,林一,2022-04-15,推进中,在办,{row}\n"
            ),
        )
        .run()
}

fn outcome(register: &str, row: &str, closed_by: &str) -> Outcome {
    finished(register, row, closed_by).outcome
}

fn ordered(outcome: &Outcome) -> Vec<&str> {
    outcome.orders.iter().map(|order| &*order.unit).collect()
}

#[test]
fn what_the_office_closed_out_is_ordered_of_nobody() {
    let register = "巡查交办登记";
    assert_eq!(ordered(&outcome(",", "", register)), ["东街社区"]);
    assert_eq!(ordered(&outcome(",2022-06-03", "", register)), [] as [&str; 0]);
    // Closed out after the day on which the period is judged: still open.
    assert_eq!(ordered(&outcome(",2022-07-03", "", register)), ["东街社区"]);
}

#[test]
fn a_unit_does_not_close_out_what_it_has_not_done() {
    let own = "交办办理台账";
    assert_eq!(ordered(&outcome("", ",2022-06-03", own)), ["东街社区"]);
}

#[test]
fn a_unit_is_told_of_its_order_and_of_no_other() {
    let finished = finished(",", "", "巡查交办登记");
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let first_page = |name: &str| {
        let (_, book) = reports
            .books()
            .find(|(file, _)| file.starts_with("反馈单") && file.contains(name))
            .expect("a slip");
        book.page("得分").map(Page::plain).expect("a page")
    };
    let east = first_page("东街社区");
    assert!(
        east.contains("拟发督办单，限7日：1·办结：逾期未办 30天"),
        "{east}"
    );
    assert!(!first_page("西街社区").contains("督办单"));
}
