//! What people write in cells and how it is read: every problem known from real ledgers, with the tests that hold it.

use crate::decisions::tests_below;
use std::collections::BTreeSet;
use std::path::Path;

/// A problem, what is done about it, and its tests.
struct Problem(&'static str, &'static str, &'static [&'static str]);

const PROBLEMS: &[Problem] = &[
    Problem(
        "text dates",
        "every order and width; what is left out is taken from the period and said",
        &[
            "full_dates_in_all_their_forms",
            "what_is_left_out_is_said",
            "a_stage_over_new_year_finds_the_year",
            "printed_dates_read_back",
            "printed_months_read_back",
        ],
    ),
    Problem(
        "serial numbers",
        "a number of 2000 to 2099 in a date column is a day",
        &[
            "numbers_in_a_date_column",
            "days_count_from_1904_where_the_book_says_so",
        ],
    ),
    Problem(
        "not a day",
        "the last day of the named span",
        &[
            "days_and_named_spans",
            "before_a_festival",
            "printed_limits_read_back",
        ],
    ),
    Problem(
        "ranges",
        "a limit is due at its end; a day that is a range is said",
        &[
            "limits_from_day_to_day",
            "from_an_event_to_a_day",
            "a_range_in_a_date_column_ends_the_matter",
        ],
    ),
    Problem(
        "limits that come back",
        "each time they come back inside the window",
        &[
            "limits_that_come_back",
            "a_recurring_limit_asks_each_time_it_comes_back",
            "a_limit_may_come_back_on_two_days_or_every_other_week",
        ],
    ),
    Problem(
        "standing, at once, done",
        "kinds of limits of their own",
        &[
            "limits_in_words",
            "standing_is_no_limit_only_where_the_column_permits_it",
        ],
    ),
    Problem(
        "terms after something",
        "counted from the day the matter was handed out",
        &[
            "limits_within_a_term",
            "a_number_of_months_beside_a_bare_number",
            "due_dates_worth_checking",
        ],
    ),
    Problem(
        "days off",
        "terms count working days, due days roll where the rule says so",
        &["due_dates_worth_checking", "five_working_days"],
    ),
    Problem(
        "words of state",
        "基本完成 is not done; 己完成 is only suggested",
        &[
            "status_words",
            "status_words_with_a_doubt",
            "cells_and_list",
            "never_accepted_by_likeness",
            "values_and_aliases",
        ],
    ),
    Problem(
        "ticks",
        "yes and no; a circle is unreadable until the campaign says",
        &[
            "yes_and_no",
            "a_circle_is_for_the_campaign_to_decide",
            "printed_answers_read_back",
        ],
    ),
    Problem(
        "percentages",
        "the format tells, else up to 1 is a fraction, and 1 is said",
        &[
            "percents_as_written",
            "the_format_tells",
            "printed_percents_read_back",
        ],
    ),
    Problem(
        "numbers with units",
        "in the column's unit, never a zero for what cannot be read",
        &[
            "numbers_in_the_columns_unit",
            "read_with_a_doubt",
            "never_a_zero_for_what_cannot_be_read",
            "the_units_of_the_header_are_converted",
            "units_in_a_row_below_the_labels",
            "grouped_digits_read_as_the_number",
            "printed_numbers_read_back",
        ],
    ),
    Problem(
        "digits",
        "full width, Chinese, O for 0",
        &["numerals_in_texts", "read_with_a_doubt"],
    ),
    Problem(
        "blanks and hidden characters",
        "dropped for comparing, collapsed for keeping",
        &[
            "kept_texts_keep_their_punctuation",
            "idempotent",
            "texts_read_back",
        ],
    ),
    Problem(
        "brackets and dashes",
        "one form for comparing, the original for printing, 〔〕 asked for in document numbers",
        &[
            "the_same_word_in_its_forms",
            "one_number_in_many_brackets",
            "mended_brackets_read_back",
        ],
    ),
    Problem(
        "names of units",
        "name and aliases decide, likeness only suggests",
        &[
            "a_name_inside_a_longer_name_is_not_found",
            "likeness_suggests",
            "a_name_that_nobody_has_leaves_the_folder_to_decide",
        ],
    ),
    Problem(
        "several in one cell",
        "split, roles kept, 等N人 said",
        &[
            "several_in_a_cell",
            "roles_stay_beside_the_name",
            "names_with_a_doubt",
            "names_joined_are_names_read",
        ],
    ),
    Problem(
        "merged cells",
        "filled down, amounts count once",
        &[
            "merged_cells_fill_down_but_amounts_count_once",
            "a_label_merged_over_two_columns_covers_both",
        ],
    ),
    Problem(
        "same as above",
        "filled down where something stands above, else said",
        &[
            "merged_cells_fill_down_but_amounts_count_once",
            "words_that_stand_for_nothing",
        ],
    ),
    Problem(
        "totals",
        "left out of the data and checked against it",
        &[
            "totals_are_checked_at_the_bottom_and_at_the_top",
            "sums_that_cannot_be_checked_are_left_alone",
            "parts_of_a_row_are_not_counted_again",
        ],
    ),
    Problem(
        "bands",
        "the category of the rows below",
        &[
            "bands_follow_each_other",
            "bands_with_their_number_in_a_cell_of_its_own",
            "bands_may_count_their_rows",
        ],
    ),
    Problem(
        "repeated headers",
        "left out",
        &[
            "repeated_headers_footers_and_notes",
            "three_rows_of_labels_and_their_repetition",
            "the_title_on_every_page_is_no_band",
        ],
    ),
    Problem(
        "numbers of rows",
        "序号 is never a key",
        &[
            "the_number_column_in_its_spellings",
            "an_item_without_its_key_is_an_error_with_a_suggestion_and_stays_due",
        ],
    ),
    Problem(
        "nothing to report",
        "neither missing nor empty",
        &[
            "nothing_to_report_is_said_in_many_ways",
            "nothing_to_report_with_its_time_and_in_the_remarks",
            "blank_nil_empty_and_absent_are_four_facts",
        ],
    ),
    Problem(
        "placeholders",
        "said; the example of the template is no row",
        &[
            "words_that_stand_for_nothing",
            "gaps_of_the_template",
            "samples_are_left_out_and_named",
        ],
    ),
    Problem(
        "copied work",
        "shown to both",
        &["texts_of_two_units_that_are_alike_are_shown_to_both"],
    ),
    Problem(
        "formulas",
        "the stored result, else a finding at the cell",
        &[
            "broken_cells",
            "a_formula_without_a_result_is_no_blank_cell",
            "one_bad_cell_is_said_and_the_rest_is_read",
        ],
    ),
    Problem(
        "cut off",
        "said",
        &[
            "texts_are_cleaned_and_gaps_and_cut_ends_told",
            "long_cells_come_to_an_end",
        ],
    ),
    Problem(
        "files",
        "by content; locks skipped, versions chosen by rule",
        &[
            "the_content_decides_and_not_the_extension",
            "csv_in_gbk",
            "a_lock_file_is_a_fact_and_nothing_more",
            "damaged_files_are_refused_and_never_end_the_run",
            "versions_nobody_can_tell_apart_are_not_used",
        ],
    ),
    Problem(
        "numbers of people and telephones",
        "kept as words; a lost end is said",
        &["numbers_as_words_and_ids_that_lost_their_end"],
    ),
];

#[test]
fn every_problem_has_its_tests() {
    assert_eq!(PROBLEMS.len(), 30);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    tests_below(&root.join("src"), &mut names);
    tests_below(&root.join("tests"), &mut names);
    let gone: Vec<String> = PROBLEMS
        .iter()
        .flat_map(|Problem(problem, says, tests)| {
            assert!(!tests.is_empty() && !says.is_empty(), "{problem}");
            tests.iter().map(move |test| (problem, test))
        })
        .filter(|(_, test)| !names.contains(**test))
        .map(|(problem, test)| format!("{problem}: no test {test}"))
        .collect();
    assert_eq!(gone, [] as [String; 0]);
}
