//! A unit's own check and the office's run go through the same stages (rule 26).

use super::quarter::Quarter;
use kaoping::finding::Finding;
use kaoping::history::History;
use kaoping::pipeline::{self, Inputs, Silent};

/// The code of a day that there is not.
const CALENDAR: &str = "R04";

/// A day that there is not, and an entry of a register about a row that there is not.
fn quarter() -> Quarter {
    Quarter::good()
        .change("东街/交办", "2022-05-30", "2022-05-32")
        .put(
            "registers/2022Q2/容错澄清.csv",
            "容错澄清\n类型,台账,编号,所指,姓名,认定结论,文号,时间,批准人\n容错,交办办理台账,99,办结,林二,成立,容1号,2022-07-01,石刚\n",
        )
}

fn messages<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<String> {
    findings
        .map(|finding| format!("{} {}", finding.place, finding.message()))
        .collect()
}

#[test]
fn the_check_of_a_run_finds_what_its_report_tells() {
    let quarter = quarter();
    let campaign = quarter.campaign();
    let checked = |threads: usize| {
        let inputs = Inputs {
            campaign: &campaign,
            period: campaign.period("2022Q2").expect("a quarter"),
            inbox: quarter.found("inbox", |of| of == "2022Q2"),
            registers: quarter.found("registers", |of| of == "2022Q2"),
            history: &History::default(),
            earlier: &pipeline::NO_EARLIER_FILES,
            legacy: &crate::legacy(),
        };
        let checked = pipeline::check(inputs, Some(threads), &Silent);
        messages(checked.findings.into_sorted().iter())
    };
    let outcome = quarter.run().outcome;
    let remarks = messages(campaign.remarks.iter());
    let mut told = messages(outcome.findings.iter());
    told.retain(|finding| !remarks.contains(finding));
    assert_eq!(checked(1), told);
    assert_eq!(checked(4), told);
    let codes: Vec<&str> = outcome
        .findings
        .iter()
        .map(|finding| finding.code().name())
        .collect();
    assert!(codes.contains(&"K19") && codes.contains(&CALENDAR), "{told:?}");
}

#[test]
fn a_unit_is_told_of_its_files_what_the_run_tells() {
    let quarter = quarter();
    let campaign = quarter.campaign();
    let mut inbox = quarter.found("inbox", |of| of == "2022Q2");
    inbox.retain(|file| file.path.contains("东街社区"));
    let inputs = Inputs {
        campaign: &campaign,
        period: campaign.period("2022Q2").expect("a quarter"),
        inbox,
        registers: quarter.found("registers", |of| of == "2022Q2"),
        history: &History::default(),
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &crate::legacy(),
    };
    let own = pipeline::check_own_files(inputs, Some(1), &Silent);
    let outcome = quarter.run().outcome;
    let told = messages(outcome.findings.iter());
    let of_code = |code: &str| {
        let of_code = own
            .findings
            .iter()
            .filter(|finding| finding.code().name() == code);
        messages(of_code)
    };
    let days = of_code(CALENDAR);
    assert!(days.len() == 1 && told.contains(&days[0]), "{days:?} {told:?}");
    assert_eq!(of_code("K19"), [] as [&str; 0], "the register is the office's");
    let units: Vec<&str> = own.units.iter().map(|own| &*own.result.unit).collect();
    assert_eq!(units, ["东街社区"]);
}

#[test]
fn a_requirement_of_people_whose_units_send_nothing_is_a_mistake() {
    let mistakes = |quarter: Quarter| quarter.built().err().unwrap_or_default();
    let asked = |each: &str| Quarter::good().change("scoring.toml", "each = \"社区干部\"", each);
    assert_eq!(mistakes(Quarter::good()), [] as [String; 0]);
    let everybody = mistakes(asked("each = \"人员\""));
    let told = everybody.iter().find(|mistake| mistake.contains("永远达不到"));
    assert!(
        told.is_some_and(|told| told.contains("干部入户") && told.contains("石刚")),
        "{everybody:?}"
    );
    // A ledger that others keep about them is no mistake, nor one of the office.
    for keeper in ["东街社区", "办公室"] {
        let kept = format!("name = \"入户台账\"\nkept_by = \"{keeper}\"\n");
        let set = "[[sets]]\nname = \"东街社区\"\nof = \"单位\"\nnames = [\"东街社区\"]\n\n[[sets]]\nname = \"西街干部\"\nof = \"人员\"\nnames = [\"何三\", \"何四\"]\n\n[[sets]]";
        let quarter = asked("each = \"西街干部\"")
            .change("campaign.toml", "[[sets]]", set)
            .change("ledgers.toml", "name = \"入户台账\"\n", &kept);
        let told = mistakes(quarter);
        assert!(
            told.iter().all(|mistake| !mistake.contains("永远达不到")),
            "{told:?}"
        );
    }
}
