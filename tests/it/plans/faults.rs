//! What went wrong when other offices' plans were tried (R1–R19), each with the tests that hold it mended.

use crate::decisions::tests_below;
use std::collections::BTreeSet;
use std::path::Path;

/// Number, what went wrong, tests.
const FAULTS: [(u32, &str, &[&str]); 19] = [
    (
        1,
        "keys of a part were taken and had no effect",
        &["every_pair_has_an_effect_or_is_refused"],
    ),
    (
        2,
        "a weight beside amounts or a ratio had no effect",
        &["a_weight_counts_in_amounts_and_not_in_a_ratio"],
    ),
    (
        3,
        "what only takes off was dropped where nothing else was due",
        &["what_only_takes_off_is_taken_where_nothing_else_is_due"],
    ),
    (
        4,
        "one file sent by two units counted for one",
        &["identical_files_of_two_units_count_for_each"],
    ),
    (
        5,
        "a limit in months was charged by days",
        &["a_month_of_delay_is_counted_when_it_is_full"],
    ),
    (
        6,
        "bands in a wrong order, or impossible ones, were taken",
        &["one_way_to_a_mark_is_enough", "curves_are_worked_out_as_by_hand"],
    ),
    (
        7,
        "charges on a ratio of sums gave everybody all points",
        &["every_pair_has_an_effect_or_is_refused"],
    ),
    (
        8,
        "a mark of the office twice, or beyond its line, had no finding",
        &[
            "one_thing_entered_twice_counts_once",
            "a_mark_of_the_office_beyond_its_line_has_no_effect",
        ],
    ),
    (
        9,
        "votes beyond the range were counted",
        &["votes_in_numbers_have_a_range_of_their_own"],
    ),
    (
        10,
        "a unit without its row in a register gained",
        &["a_register_of_every_unit_that_lacks_one_leaves_its_line_unsettled"],
    ),
    (
        11,
        "an indicator of parts without points vanished",
        &["one_way_to_a_mark_is_enough"],
    ),
    (
        12,
        "0.9 was taken where 90 per cent was meant",
        &["a_share_written_as_a_decimal_is_remarked_on"],
    ),
    (
        13,
        "the points of parts did not fit the line",
        &["one_way_to_a_mark_is_enough"],
    ),
    (
        14,
        "a year called every unit missing and ordered it to rectify",
        &["a_year_asks_for_no_ledger_and_orders_nobody"],
    ),
    (
        15,
        "months could not be run beside quarters",
        &["months_make_quarters_and_quarters_half_years_each_by_its_own_table"],
    ),
    (
        16,
        "made-up folders of own plans had findings",
        &["a_clean_folder_of_any_campaign_gives_no_finding"],
    ),
    (
        17,
        "slips named raters with their votes",
        &["no_rater_stands_with_a_vote_in_anything_written"],
    ),
    (
        18,
        "the rules did not say how an indicator is marked",
        &[
            "every_number_of_the_county_is_read_back",
            "every_number_of_the_province_is_read_back",
        ],
    ),
    (
        19,
        "a placeholder was printed in the sample",
        &["no_placeholder_is_printed_in_a_sample"],
    ),
];

#[test]
fn every_fault_has_its_tests() {
    let numbers: Vec<u32> = FAULTS.iter().map(|fault| fault.0).collect();
    assert_eq!(numbers, (1..=19).collect::<Vec<u32>>());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    tests_below(&root.join("src"), &mut names);
    tests_below(&root.join("tests"), &mut names);
    let gone = FAULTS.iter().flat_map(|(number, what, tests)| {
        let gone = tests.iter().filter(|test| !names.contains(**test));
        gone.map(move |test| format!("R{number} ({what}): no test {test}"))
    });
    assert_eq!(gone.collect::<Vec<String>>(), Vec::<String>::new());
}

#[test]
fn no_placeholder_is_printed_in_a_sample() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut found = Vec::new();
    for sample in ["county", "province"] {
        for folder in ["registers", "inbox"] {
            look(&samples.join(sample).join(folder), &mut found);
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Workbooks below a folder in which a shared text still has a placeholder.
fn look(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            look(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "xlsx") {
            let bytes = std::fs::read(&path).expect("readable");
            let Ok(mut package) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
                continue;
            };
            let Ok(mut part) = package.by_name("xl/sharedStrings.xml") else {
                continue;
            };
            let mut text = String::new();
            if std::io::Read::read_to_string(&mut part, &mut text).is_ok()
                && ["{年}", "{月}", "{日}", "{单位}", "{编码}", "{n}"]
                    .iter()
                    .any(|word| text.contains(word))
            {
                found.push(path.display().to_string());
            }
        }
    }
}
