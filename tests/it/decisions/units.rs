//! Units that are renamed, founded, abolished or merged (rule 64).

use super::quarter::{DEFINITION, Quarter, codes, sealed, state, told, unit};
use kaoping::history::History;
use kaoping::outcome::Outcome;
use kaoping::submission::SubmissionState;
use kaoping::verdict::{Board, Rated};

/// The same quarter one period later, so that it can follow the seal of the second.
fn next(quarter: Quarter) -> Quarter {
    quarter.renamed(|path| path.replace("2022Q2", "2022Q3"))
}

/// The roster with the columns about what became of units: (unit, former names, founded, abolished) of 西街.
fn roster(quarter: Quarter, west: [&str; 4], coded: bool) -> Quarter {
    let [name, former, founded, abolished] = west;
    let code = |code: &str| if coded { code.to_owned() } else { String::new() };
    let text = DEFINITION[3].1;
    let (_, people) = text.split_once("\n\n").expect("two tables");
    let units = format!(
        "单位,别名,组别,分管领导,参评,编码,曾用名,成立时间,撤销时间\n东街社区,东街,社区,石刚,是,{},,,\n{name},,社区,石刚,是,{},{former},{founded},{abolished}\n街道办,,,,否,{},,,\n\n",
        code("D01"),
        code("D02"),
        code("D00"),
    );
    quarter.put("roster.xlsx", &(units + &people.replace("西街社区", name)))
}

/// The seal of the second quarter, in which 西街 was first, with an item left open.
fn before(coded: bool) -> History {
    let quarter = roster(Quarter::good(), ["西街社区", "", "", ""], coded);
    let quarter = quarter.change("东街/交办", "2022-05-30", "2022-06-20").change(
        "西街/整改",
        "2022-06-10,2022-06-01",
        "2022-09-10,",
    );
    sealed(quarter.run())
}

/// The third quarter, 西街 being called `west` now, in its own files and in the definition too.
fn after(west: [&str; 4], coded: bool, history: &History) -> Outcome {
    let name = west[0];
    let mut quarter = Quarter::good().change("campaign.toml", "西街社区", name);
    let ledgers = ["交办", "宣传", "入户", "整改", "清单", "经费"];
    let sent = ledgers.map(|ledger| format!("inbox/2022Q2/西街社区/{ledger}.csv"));
    let kept = ["巡查交办", "报送登记"].map(|register| format!("registers/2022Q2/{register}.csv"));
    for path in sent.into_iter().chain(kept) {
        quarter = quarter.rewritten(&path, |text| {
            let key = "西街社区短1";
            let kept = text.replace(key, "{key}").replace("西街社区", name);
            kept.replace("{key}", key)
        });
    }
    next(roster(quarter, west, coded))
        .run_after("2022Q3", history)
        .outcome
}

fn moved(outcome: &Outcome, name: &str) -> (Option<u32>, Option<String>, u32) {
    let change = &unit(outcome, name).change;
    let total = change.previous_total.map(|total| total.normalize().to_string());
    (change.previous_place, total, change.red_run)
}

#[test]
fn a_renamed_unit_keeps_its_history_by_its_code() {
    let same = after(["西街社区", "", "", ""], true, &before(true));
    let renamed = after(["西坪社区", "", "", ""], true, &before(true));
    assert_eq!(moved(&same, "西街").0, Some(1));
    assert_eq!(moved(&same, "西街"), moved(&renamed, "西坪"));
    assert!(told(&renamed, "H02").is_empty());
    // What the seal holds of it is still owed.
    assert_eq!(codes(&same), codes(&renamed));
}

#[test]
fn without_a_code_a_former_name_tells() {
    let history = before(false);
    let lost = after(["西坪社区", "", "", ""], false, &history);
    assert_eq!(moved(&lost, "西坪").1, None);
    assert_eq!(told(&lost, "H02").len(), 1, "{:?}", codes(&lost));
    let kept = after(["西坪社区", "西街社区", "", ""], false, &history);
    assert_eq!(moved(&kept, "西坪").0, Some(1));
    assert!(told(&kept, "H02").is_empty());
}

#[test]
fn a_name_under_another_code_is_another_unit() {
    let history = before(true);
    let text = DEFINITION[3].1;
    let (_, people) = text.split_once("\n\n").expect("two tables");
    let other = "单位,别名,组别,分管领导,参评,编码\n东街社区,东街,社区,石刚,是,D01\n西街社区,,社区,石刚,是,D09\n街道办,,,,否,D00\n\n";
    let quarter = next(Quarter::good().put("roster.xlsx", &format!("{other}{people}")));
    let outcome = quarter.run_after("2022Q3", &history).outcome;
    assert_eq!(moved(&outcome, "西街").1, None);
    assert_eq!(told(&outcome, "H02").len(), 1);
}

#[test]
fn a_unit_that_two_were_merged_into_owes_what_they_owed_and_takes_no_place_of_theirs() {
    let history = before(true);
    let text = DEFINITION[3].1;
    let (_, people) = text.split_once("\n\n").expect("two tables");
    let units = "单位,别名,组别,分管领导,参评,编码,曾用名,成立时间\n新街社区,,社区,石刚,是,D05,东街社区、西街社区,2022-07-01\n街道办,,,,否,D00,,\n\n";
    let people = people
        .replace("东街社区", "新街社区")
        .replace("西街社区", "新街社区");
    let quarter = next(Quarter::good())
        .change("campaign.toml", "support = [\"西街社区\"]\n", "")
        .change("campaign.toml", "东街社区", "新街社区")
        .put("roster.xlsx", &format!("{units}{people}"));
    let outcome = quarter.run_after("2022Q3", &history).outcome;
    assert!(told(&outcome, "H02").is_empty());
    assert_eq!(moved(&outcome, "新街").1, None);
    // 西街社区短1 was open in the seal: it is 新街's now.
    assert!(
        history
            .known(
                &quarter.campaign(),
                quarter.campaign().period("2022Q3").expect("a quarter")
            )
            .periods[0]
            .open
            .iter()
            .any(|item| &*item.unit == "新街社区" && item.key.contains("西街社区短1"))
    );
}

#[test]
fn a_unit_is_asked_while_it_is_there() {
    let of = |founded: &str, abolished: &str| {
        let quarter = roster(Quarter::good(), ["西街社区", "", founded, abolished], true);
        quarter.run().outcome
    };
    let gone = of("", "2022-05-31");
    assert_eq!(unit(&gone, "西街").rated, Rated::NotRanked);
    assert!(gone.submissions.iter().all(|cell| !cell.unit.starts_with("西街")));
    let later = of("2022-07-01", "");
    assert_eq!(unit(&later, "西街").rated, Rated::NotRanked);
    assert_eq!(unit(&later, "东街").board, Some(Board::Red));
    let there = of("2022-01-01", "2022-06-30");
    assert_eq!(unit(&there, "西街").rated, Rated::Scored);
    assert_eq!(state(&there, "西街", "短板整改台账"), SubmissionState::OnTime);
}

#[test]
fn months_before_a_unit_was_founded_ask_nothing_of_it() {
    let cases = |founded: &str| {
        let outcome = roster(Quarter::good(), ["西街社区", "", founded, ""], true)
            .run()
            .outcome;
        let monthly = outcome
            .requirements
            .iter()
            .filter(|case| &*case.requirement == "每月宣传");
        monthly.filter(|case| &*case.unit == "西街社区").count()
    };
    assert_eq!((cases(""), cases("2022-05-10"), cases("2022-06-20")), (3, 2, 0));
}
