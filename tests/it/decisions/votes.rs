//! Votes: words in per cent, abstentions, other ranges, single bodies, the share of a grade.

use super::one_part::{ASKED, NAME};
use super::pairs::quarter;
use super::quarter::{Quarter, codes, line, mark, words};
use kaoping::outcome::Outcome;

/// Votes on 东街 in the place of another indicator of ten points. `rating`: keys of the appraisal.
fn with(rating: &str, part: &str, votes: &[&str]) -> Quarter {
    let tables = "[[tables]]\nname = \"季度\"";
    let rating = format!("[[ratings]]\nname = \"测评\"\nclause = \"L06\"\n{rating}\n\n{tables}");
    let part = format!("parts = [{{ rating = \"测评\"{part} }}]");
    let rows: Vec<String> = votes
        .iter()
        .enumerate()
        .map(|(at, vote)| format!("测评,东街社区,票{at},{vote}\n"))
        .collect();
    quarter()
        .change("scoring.toml", ASKED, &part)
        .change("scoring.toml", tables, &rating)
        .put(
            "registers/2022Q2/评议.csv",
            &format!("评议\n评议名称,单位,评议人,评价,评议主体\n{}", rows.concat()),
        )
}

fn run(rating: &str, part: &str, votes: &[&str]) -> Outcome {
    with(rating, part, votes).run().outcome
}

const GRADES: &str = "grades = [{ grade = \"优秀\", percent = 100 }, { grade = \"称职\", percent = 80 }, { grade = \"不称职\", percent = 0 }]\nabstain = [\"弃权\"]";
const BODIES: &str = "raters = [{ name = \"领导\", weight = 60 }, { name = \"群众\", weight = 40 }]";

#[test]
fn abstentions_are_no_valid_votes_and_no_mistakes() {
    let outcome = run(GRADES, "", &["优秀,", "称职,", "弃权,", "弃权,"]);
    assert_eq!(mark(&outcome, "东街", NAME), "9");
    assert!(!codes(&outcome).contains(&"S64"), "{:?}", codes(&outcome));
    // All abstain: there is no number, and nobody is waited for.
    let none = run(GRADES, "", &["弃权,"]);
    assert_eq!(mark(&none, "东街", NAME), "不涉及");
    assert!(words(&none, "东街", NAME).contains("都是弃权"));
    assert!(!line(&none, "东街", NAME).awaiting);
    assert!(line(&none, "西街", NAME).awaiting);
}

#[test]
fn the_share_of_a_grade_is_taken_among_valid_votes() {
    let votes = ["优秀,", "优秀,", "称职,", "不称职,", "弃权,"];
    assert_eq!(
        mark(&run(GRADES, ", votes = [\"优秀\"]", &votes), "东街", NAME),
        "5"
    );
    assert_eq!(
        mark(
            &run(GRADES, ", votes = [\"优秀\", \"称职\"]", &votes),
            "东街",
            NAME
        ),
        "7.5"
    );
    let bands = ", votes = [\"不称职\"], bands = [{ above = 20, mark = 0 }, { mark = 10 }]";
    assert_eq!(mark(&run(GRADES, bands, &votes), "东街", NAME), "0");
    // By bodies: 60 % of one in two, 40 % of three in four.
    let by_body = [
        "优秀,领导",
        "称职,领导",
        "优秀,群众",
        "优秀,群众",
        "优秀,群众",
        "称职,群众",
    ];
    let rating = format!("{GRADES}\n{BODIES}");
    let outcome = run(&rating, ", votes = [\"优秀\"]", &by_body);
    assert_eq!(mark(&outcome, "东街", NAME), "6");
    assert!(words(&outcome, "东街", NAME).contains("“优秀”得票率"));
}

#[test]
fn only_some_bodies_may_be_asked() {
    let votes = ["优秀,领导", "不称职,群众"];
    let rating = format!("{GRADES}\n{BODIES}");
    assert_eq!(mark(&run(&rating, "", &votes), "东街", NAME), "6");
    assert_eq!(
        mark(&run(&rating, ", raters = [\"群众\"]", &votes), "东街", NAME),
        "0"
    );
    assert_eq!(
        mark(&run(&rating, ", raters = [\"领导\"]", &votes), "东街", NAME),
        "10"
    );
    let none = run(&rating, ", raters = [\"领导\"]", &["优秀,群众"]);
    assert!(line(&none, "东街", NAME).awaiting);
}

#[test]
fn votes_in_numbers_have_a_range_of_their_own() {
    let outcome = run("range = [0, 10]", "", &["8,", "9,"]);
    assert_eq!(mark(&outcome, "东街", NAME), "8.5");
    let outcome = run("range = [0, 10]", "", &["8,", "85,"]);
    assert_eq!(mark(&outcome, "东街", NAME), "8");
    let told = super::quarter::told(&outcome, "S64");
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("不在0至10之间"), "{told:?}");
}

#[test]
fn what_no_vote_can_say_is_refused() {
    for (rating, part, said) in [
        ("range = [10, 0]", "", "最低的小"),
        (&format!("{GRADES}\nrange = [0, 10]"), "", "没有数可限"),
        (
            "grades = [{ grade = \"弃权\", percent = 100 }]\nabstain = [\"弃权\"]",
            "",
            "不能又是弃权",
        ),
        (GRADES, ", votes = [\"优\"]", "优"),
        (GRADES, ", raters = [\"群众\"]", "群众"),
        ("grades = [{ grade = \"好\", mark = 100 }]", "", "percent"),
    ] {
        let told = with(rating, part, &[])
            .built()
            .map(|_| ())
            .expect_err(said)
            .join("\n");
        assert!(told.contains(said), "{rating} {part}: {told}");
    }
}
