//! What a unit takes along: enough to check its ledgers with, and nothing of other units' people (`decisions` 26).

use super::said;
use kaoping::campaign::model::PersonId;
use kaoping::campaign::{self, model::Campaign};
use std::path::Path;

const SAMPLE: &str = "samples/county";

fn sample() -> Campaign {
    campaign::load(Path::new(SAMPLE)).expect("the sample's definition has no mistakes")
}

/// Names of people who are in no way the unit's: neither of it nor leaders.
fn strangers(campaign: &Campaign, unit: &str) -> Vec<String> {
    let people = &campaign.roster.people;
    let of = |id: PersonId| &*campaign.roster.units[people[id].unit].name;
    let known: Vec<&str> = people
        .ids()
        .filter(|id| of(*id) == unit || of(*id) == "局党委")
        .map(|id| &*people[id].name)
        .collect();
    let others = people.iter().filter(|person| !known.contains(&&*person.name));
    others.map(|person| person.name.to_string()).collect()
}

#[test]
fn a_pack_holds_nothing_of_other_units_people() {
    let campaign = sample();
    for unit in ["物业管理股", "财务股", "质量安全监督站"] {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("自查 包");
        let out = out.to_str().expect("UTF-8");
        let (code, told, wrong) = said(&["pack", SAMPLE, unit, "--out", out]);
        assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
        let command = format!("kaoping check <台账文件> --campaign \"{out}\" --period");
        assert!(
            told.contains(&command),
            "a folder with a blank is typed in quotes: {told}"
        );
        let packed = campaign::load(Path::new(out)).expect("a pack is a campaign without mistakes");
        let strangers = strangers(&campaign, unit);
        assert!(strangers.len() > 100);
        let names: Vec<&str> = packed.roster.people.iter().map(|person| &*person.name).collect();
        let leaked: Vec<&String> = strangers
            .iter()
            .filter(|name| names.contains(&name.as_str()))
            .collect();
        assert_eq!(leaked, [] as [&String; 0], "{unit}");
        assert!(packed.roster.units.len() == campaign.roster.units.len());
        let away = packed
            .roster
            .people
            .iter()
            .filter(|person| !person.in_post.exempt.is_empty() || person.in_post.to.is_some());
        for person in away {
            assert_eq!(&*packed.roster.units[person.unit].name, unit, "{}", person.name);
        }
        let seal = std::fs::read_to_string(Path::new(out).join("history/2022Q1.json")).expect("a seal");
        let leaked: Vec<&String> = strangers.iter().filter(|name| seal.contains(&***name)).collect();
        assert_eq!(leaked, [] as [&String; 0], "{unit}");
        let restricted = Path::new(out).join("history/2022Q1.restricted.json");
        let restricted = std::fs::read_to_string(restricted).expect("a seal");
        assert!(restricted.contains("\"cases\": []") && restricted.contains("\"rows\": []"));
        assert!(!Path::new(out).join("inbox").exists() && !Path::new(out).join("registers").exists());
    }
}

#[test]
fn a_pack_tells_days_as_days() {
    let campaign = sample();
    let gone = campaign
        .roster
        .people
        .iter()
        .find(|person| person.in_post.to.is_some());
    let gone = gone.expect("somebody left");
    let unit = &*campaign.roster.units[gone.unit].name;
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("自查包");
    let (code, told, _) = said(&["pack", SAMPLE, unit, "--out", out.to_str().expect("UTF-8")]);
    assert_eq!(code, 0, "{told}");
    let path = out.join("roster.xlsx");
    let bytes = std::fs::read(&path).expect("written");
    let book = kaoping::workbook::read_xlsx(
        &"roster.xlsx".into(),
        &bytes,
        &mut kaoping::finding::Findings::new(),
    );
    let sheets = book.expect("a workbook").sheets;
    let people = sheets
        .iter()
        .find(|sheet| &*sheet.name == "人员")
        .expect("a sheet");
    let head = &people.rows[0].cells;
    let left = head
        .iter()
        .find(|cell| cell.shown() == "在岗止")
        .expect("a column")
        .col;
    let days = people.rows[1..]
        .iter()
        .filter_map(|row| row.cells.iter().find(|cell| cell.col == left));
    let days: Vec<String> = days.map(kaoping::workbook::RawCell::shown).collect();
    assert!(!days.is_empty());
    for day in &days {
        assert!(day.parse::<chrono::NaiveDate>().is_ok(), "{day}");
    }
    // The same days as in the office's roster.
    let packed = campaign::load(&out).expect("a pack is a campaign without mistakes");
    let again = packed
        .roster
        .people
        .iter()
        .find(|person| person.name == gone.name);
    assert_eq!(again.expect("its own").in_post.to, gone.in_post.to);
}

#[test]
fn a_unit_checks_with_its_pack_as_the_office_would() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("自查包");
    let out = out.to_str().expect("UTF-8");
    assert_eq!(
        said(&["pack", SAMPLE, "物业股", "--out", out]).0,
        0,
        "by its alias"
    );
    let file = "samples/county/inbox/2022Q2/物业管理股台账（2022年第二季度）.xlsx";
    let check = |campaign: &str| -> serde_json::Value {
        let (code, told, wrong) = said(&[
            "check",
            file,
            "--campaign",
            campaign,
            "--period",
            "2022Q2",
            "--json",
        ]);
        assert!(code < 2, "{wrong}");
        serde_json::from_str(&told).expect("JSON")
    };
    let (mine, theirs) = (check(out), check(SAMPLE));
    let marks = |checked: &serde_json::Value| checked["units"][0]["lines"].clone();
    let without_paths = |value: serde_json::Value| {
        value
            .to_string()
            .replace("inbox/2022Q2/物业管理股台账", "物业管理股台账")
    };
    assert!(marks(&mine).as_array().is_some_and(|lines| lines.len() == 22));
    assert_eq!(without_paths(marks(&mine)), without_paths(marks(&theirs)));
    let count = |checked: &serde_json::Value| checked["findings"].as_array().map(Vec::len);
    assert_eq!(count(&mine), count(&theirs));
}

#[test]
fn a_pack_is_not_written_over_the_offices_folder() {
    let (code, _, wrong) = said(&["pack", SAMPLE, "物业管理股", "--out", SAMPLE]);
    assert_eq!(code, 2, "{wrong}");
    assert!(wrong.contains("像是办公室的活动文件夹"), "{wrong}");
    let (code, _, wrong) = said(&["pack", SAMPLE, "物业管里股", "--out", "x"]);
    assert!(code == 2 && wrong.contains("物业管理股"), "{wrong}");
}
