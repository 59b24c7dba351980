//! The common scoring of the drawn campaigns in stages: three units, three stages, quarters beside them.

use super::Drawn;

const HEAD: &str = r#"
[campaign]
title = "河湖管护行动"
short = "河湖管护"
organiser = "××市水务局"
office = "行动办"
clause = "H1"
from = 2021-12-01
to = 2022-09-30
period = ["季", "阶段"]
stages = [
  { name = "摸底", from = 2021-12-01, to = 2022-01-31, clause = "H1" },
  { name = "攻坚", from = 2022-02-01, to = 2022-07-31, clause = "H1" },
  { name = "巩固", from = 2022-08-01, to = 2022-09-30, clause = "H1" },
]

[clauses]
H1 = "一：分三个阶段，2021年12月至2022年9月"

[[groups]]
name = "科站"
clause = "H1"
table = "考核表"
red = { places = 1 }
black = { places = 0 }
"#;

const ROSTER: &str = "单位,组别,类别,参评
东站,科站,站,是
西站,科站,站,是
南科,科站,科,是

姓名,单位,标签,主要负责人
东一,东站,在编,是
东二,东站,在编,
东三,东站,在编,
西一,西站,在编,是
西二,西站,在编,
西三,西站,在编,
南一,南科,在编,是
南二,南科,在编,
南三,南科,在编,
南临,南科,,
";

/// A campaign with these ledgers and this scoring; `more` is added to campaign.toml.
pub(super) fn staged(more: &str, ledgers: &str, scoring: &str) -> Drawn {
    let scoring = format!("[scoring]\nclause = \"H1\"\n{scoring}");
    Drawn::new(&format!("{HEAD}\n{more}"), ledgers, &scoring, ROSTER)
}

/// A score table of lines: indicator and points.
pub(super) fn table(lines: &[(&str, u32)]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|(indicator, points)| format!("{{ indicator = \"{indicator}\", points = {points} }}"))
        .collect();
    format!(
        "[[tables]]\nname = \"考核表\"\nclause = \"H1\"\n[[tables.sections]]\nname = \"全部\"\nlines = [{}]\n",
        lines.join(", ")
    )
}

/// Cases of a requirement.
pub(super) fn cases<'a>(result: &'a serde_json::Value, requirement: &str) -> Vec<&'a serde_json::Value> {
    let all = result["requirements"].as_array().expect("requirements");
    all.iter()
        .filter(|case| case["requirement"] == requirement)
        .collect()
}

/// `unit person code` of the cases that are due and not met.
pub(super) fn unmet(result: &serde_json::Value, requirement: &str) -> Vec<String> {
    let short = cases(result, requirement)
        .into_iter()
        .filter(|case| case["due"] == true && case["met"] == false);
    let words = |case: &serde_json::Value| {
        let parts = ["unit", "person", "code"].map(|key| case[key].as_str().unwrap_or_default().to_owned());
        parts
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    short.map(words).collect()
}

/// Findings of a kind.
pub(super) fn found<'a>(result: &'a serde_json::Value, code: &str) -> Vec<&'a serde_json::Value> {
    let all = result["findings"].as_array().expect("findings");
    all.iter()
        .filter(|finding| finding["kind"]["code"] == code)
        .collect()
}
