//! Seals, votes, and the same result whatever the folder looks like (rules 2, 6, 24, 29, 31, 33, 43).

use super::quarter::{self, Quarter, mark, sealed, told, unit, words};
use kaoping::book::Page;
use kaoping::history::{History, SCHEMA};
use kaoping::outcome::Outcome;
use kaoping::report::list_reports;
use kaoping::verdict::Board;
use std::path::{Path, PathBuf};

#[test]
fn a_period_is_judged_on_its_last_day_and_takes_what_comes_in_five_working_days() {
    let head = Quarter::good().run().outcome.period;
    // 07-01, 04, 05, 06, 07.
    let days = [head.from, head.to, head.as_of, head.received_by].map(|day| day.to_string());
    assert_eq!(days, ["2022-04-01", "2022-06-30", "2022-06-30", "2022-07-07"]);
}

#[test]
fn a_bound_includes_its_own_number() {
    let quarter = Quarter::good()
        .change("campaign.toml", "at_least = 80", "at_least = 100")
        .change("西街/整改", "2022-06-01", "2022-06-20");
    let outcome = quarter.run().outcome;
    assert_eq!(
        (unit(&outcome, "东街").figures.total, unit(&outcome, "东街").board),
        (100.into(), Some(Board::Red))
    );
    // Three days in a cell of at most three, and a requirement of at least three.
    assert!(told(&outcome, "R33").is_empty());
    assert_eq!(mark(&outcome, "东街", "宣传与入户"), "20");
}

#[test]
fn a_seal_holds_what_later_periods_ask() {
    let quarter = Quarter::good().change("东街/整改", "2022-06-10,2022-06-01", "2022-09-10,");
    let seal = quarter.run().sealed;
    assert_eq!((seal.schema, &*seal.period), (SCHEMA, "2022Q2"));
    let east = seal
        .units
        .iter()
        .find(|unit| &*unit.unit == "东街社区")
        .expect("a unit");
    assert_eq!((east.total, east.place), (100.into(), Some(1)));
    let open: Vec<String> = seal
        .open
        .iter()
        .map(|item| format!("{} {} {}", item.unit, item.key, item.first_seen))
        .collect();
    assert_eq!(open, ["东街社区 东街社区短1 2022-06-30"]);
    let people: Vec<&str> = seal.sums.iter().filter_map(|sum| sum.person.as_deref()).collect();
    assert_eq!(people, ["林一", "林二", "何三", "何四"]);
    assert_eq!(seal.definition.len(), 4);
    assert_eq!(seal.inputs.len(), 14);
    assert!(
        seal.definition
            .iter()
            .chain(&seal.inputs)
            .all(|file| file.sha256.len() == 64)
    );

    // The next seal keeps the day on which it was first seen.
    let history = sealed(quarter.run());
    let next = quarter.renamed(|path| {
        path.replace("2022Q2/东街社区/整改", "2022Q3/东街社区/整改")
            .replace("2022Q2/东街社区/清单", "2022Q3/东街社区/清单")
    });
    let seal = next.run_after("2022Q3", &history).sealed;
    assert!(
        seal.open
            .iter()
            .any(|item| item.first_seen.to_string() == "2022-06-30"),
        "{:?}",
        seal.open
    );
}

fn json(outcome: &Outcome) -> String {
    let mut bytes = Vec::new();
    kaoping::report::Json::Open(outcome)
        .write(&mut bytes)
        .expect("written");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn the_order_of_the_folder_does_not_show() {
    let quarter = Quarter::good()
        .change("东街/整改", "2022-06-01", "2022-06-31")
        .change("东街/交办", "1,林一", "1,林万");
    let none = History::default();
    let one = quarter.run_in_order("2022Q2", &none, |files| files);
    let other = quarter.run_in_order("2022Q2", &none, |mut files| {
        files.reverse();
        files.swap(0, 1);
        files
    });
    assert_eq!(json(&one.outcome), json(&other.outcome));
    let (one, other) = (
        list_reports(&one.outcome, &one.restricted),
        list_reports(&other.outcome, &other.restricted),
    );
    for at in 0..2 {
        assert_eq!(quarter::json(&one, at), quarter::json(&other, at));
    }
    for ((name, one), (_, other)) in one.books().zip(other.books()) {
        let text = |book: &kaoping::book::Book| -> String { book.pages().iter().map(Page::plain).collect() };
        assert_eq!(text(&one), text(&other), "{name}");
    }
}

#[test]
fn renamed_files_have_the_same_marks() {
    let quarter = Quarter::good().change("东街/整改", "2022-06-01", "2022-06-31");
    let renamed = quarter
        .clone()
        .renamed(|path| match path.strip_prefix("inbox/2022Q2/") {
            Some(rest) => format!(
                "inbox/2022Q2/邮件附件/{}",
                rest.replace('/', "-").replace("社区", "社区 最终版")
            ),
            None => path.to_owned(),
        });
    let marks = |quarter: &Quarter| -> Vec<_> {
        let units = quarter.run().outcome.units;
        units
            .into_iter()
            .flat_map(|unit| unit.lines)
            .map(|line| line.mark)
            .collect()
    };
    assert_eq!(marks(&quarter), marks(&renamed));
}

#[test]
fn findings_of_one_cause_are_capped_with_a_count_of_the_rest() {
    let rows: String = (0..150).map(|_| "2022-04-10,讲座,10,10,0,很高,,,\n").collect();
    let header = "宣传活动台账\n填报单位：东街社区\n活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n";
    let finished = Quarter::good()
        .put("inbox/2022Q2/东街社区/宣传.csv", &format!("{header}{rows}"))
        .run();
    assert_eq!(told(&finished.outcome, "R18").len(), 150);
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let slip = reports
        .books()
        .find(|(name, _)| name.contains("反馈单-东街"))
        .expect("written")
        .1;
    let text: String = slip.pages().iter().map(Page::plain).collect();
    assert!(text.contains("同类问题还有50处"), "{text}");
}

/// An indicator by votes of two groups, with the highest and the lowest dropped.
fn voted(votes: &[(&str, &str)]) -> Quarter {
    let rating = "[[ratings]]\nname = \"民主评议\"\nclause = \"L06\"\ntrim = 1\nraters = [{ name = \"群众\", weight = 60 }, { name = \"领导\", weight = 40 }]\n\n[[tables]]";
    let mut register = "评议\n评议名称,单位,评议主体,评议人,评价\n".to_owned();
    for (at, (group, vote)) in votes.iter().enumerate() {
        register += &format!("民主评议,东街社区,{group},票{at},{vote}\n");
    }
    Quarter::good()
        .change("scoring.toml", "[[tables]]", rating)
        .change(
            "scoring.toml",
            "[{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
            "[{ rating = \"民主评议\" }]",
        )
        .put("registers/2022Q2/评议.csv", &register)
}

#[test]
fn votes_are_trimmed_only_when_there_are_enough() {
    let of = |votes: &[&str]| {
        let votes: Vec<(&str, &str)> = votes.iter().map(|vote| ("群众", *vote)).collect();
        let outcome = voted(&votes).run().outcome;
        (
            mark(&outcome, "东街", "经费支出率"),
            words(&outcome, "东街", "经费支出率"),
        )
    };
    // Four votes are not more than twice the trim plus two: (100 + 90 + 90 + 20) ÷ 4 = 75 of 100.
    let four = of(&["100", "90", "90", "20"]);
    assert_eq!(four.0, "7.5", "{}", four.1);
    // Of five the 100 and the 20 go: 90.
    let five = of(&["100", "90", "90", "90", "20"]);
    assert_eq!(five.0, "9", "{}", five.1);
}

#[test]
fn a_group_of_raters_that_is_absent_leaves_its_weight_to_the_others() {
    let both = voted(&[("群众", "90"), ("领导", "50")]).run().outcome;
    assert_eq!(mark(&both, "东街", "经费支出率"), "7.4");
    let one = voted(&[("群众", "90")]).run().outcome;
    assert_eq!(
        mark(&one, "东街", "经费支出率"),
        "9",
        "{}",
        words(&one, "东街", "经费支出率")
    );
}

/// Everything that is written for the office and the units, and the reason of a score.
fn all_open(finished: &kaoping::pipeline::Finished) -> String {
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let mut text: String = quarter::json(&reports, 0);
    for (_, book) in reports.books() {
        text.extend(book.pages().iter().map(Page::plain));
    }
    text + &kaoping::report::why(&finished.outcome, unit(&finished.outcome, "东街"), None)
}

#[test]
fn no_rater_stands_with_a_vote_in_anything_written() {
    let votes = [
        ("群众", "91.25"),
        ("群众", "83.5"),
        ("群众", "88.75"),
        ("领导", "61.75"),
    ];
    let finished = voted(&votes).run();
    // 60 % × 87.83 + 40 % × 61.75 = 77.4 of 10 points.
    assert_eq!(mark(&finished.outcome, "东街", "经费支出率"), "7.74");
    let text = all_open(&finished);
    for secret in ["票0", "票3", "91.25", "83.5", "88.75", "61.75", "87.83"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("领导 1 票（占40%）") && text.contains("合计 77.4"));
}

#[test]
fn the_means_of_groups_that_hide_every_vote_are_told() {
    let votes: Vec<(&str, &str)> = ["群众", "领导"]
        .iter()
        .flat_map(|group| [(*group, "90"), (*group, "85"), (*group, "80")])
        .collect();
    let text = all_open(&voted(&votes).run());
    assert!(text.contains("群众 3 票 85×60%") && text.contains("领导 3 票 85×40%"));
}

/// Sources of the program without their tests and comments, by path.
fn code() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).expect("readable").flatten() {
            let path = entry.path();
            let stem = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if path.is_dir() && stem != "demo" && stem != "tests" {
                walk(&path, found);
            } else if path.is_file() && !["tests", "fixture", "sample", "drawn"].contains(&&*stem) {
                let text = std::fs::read_to_string(&path).expect("text");
                let text = text
                    .split("#[cfg(test)]\nmod tests {")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                found.push((path.clone(), lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn no_ledger_and_no_unit_of_a_plan_stands_in_the_code() {
    let definitions = [
        include_str!("../../../samples/county/ledgers.toml"),
        include_str!("../../../samples/province/ledgers.toml"),
    ];
    let ledgers = definitions
        .iter()
        .flat_map(|text| text.split("[[ledgers]]").skip(1))
        .filter_map(|ledger| ledger.split('"').nth(1));
    let rosters = [
        include_str!("../../data/county_roster.csv"),
        include_str!("../../data/province_roster.csv"),
    ];
    let units = rosters.iter().flat_map(|text| {
        text.lines()
            .skip(1)
            .take_while(|line| !line.trim_matches(',').is_empty())
    });
    let units = units.filter_map(|line| line.split(',').next());
    let names: Vec<&str> = ledgers
        .chain(units)
        .filter(|name| name.chars().count() > 3)
        .collect();
    assert!(names.len() > 60, "{}", names.len());
    let mut found = Vec::new();
    for (path, text) in code() {
        found.extend(
            names
                .iter()
                .filter(|name| text.contains(**name))
                .map(|name| format!("{name} in {}", path.display())),
        );
    }
    assert_eq!(found, [] as [String; 0]);
}

#[test]
fn every_page_carries_the_mark_of_a_period_worked_out_again() {
    let mut finished = Quarter::good().run();
    finished.outcome.period.title = "2022年第二季度（复算）".into();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let mut pages = 0;
    for (name, book) in reports.books() {
        for page in book.pages() {
            pages += 1;
            assert!(page.plain().contains("（复算）"), "{name}：{}", page.plain());
        }
    }
    assert!(pages > 20, "{pages}");
}
