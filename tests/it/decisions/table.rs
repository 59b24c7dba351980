//! Every rule by number with the tests that hold it, and the ones that are not asked of a county's quarter.

/// A rule in one sentence, and the names of its tests.
pub(super) struct Rule {
    pub number: u32,
    pub says: &'static str,
    pub tests: &'static [&'static str],
}

const fn rule(number: u32, says: &'static str, tests: &'static [&'static str]) -> Rule {
    Rule { number, says, tests }
}

pub(super) const RULES: &[Rule] = &[
    rule(
        1,
        "periods are declared, quarters are a shorthand, and people may write them their way",
        &[
            "quarters_and_stages_may_be_run_beside_each_other",
            "a_period_may_depart_from_the_generated_one",
            "what_people_write_for_a_quarter",
            "an_inbox_becomes_reports",
        ],
    ),
    rule(
        2,
        "a period is judged on its last day; what happened later is shown and not counted",
        &[
            "a_period_is_judged_on_its_last_day_and_takes_what_comes_in_five_working_days",
            "facts_after_the_day_are_shown_and_not_counted",
        ],
    ),
    rule(
        3,
        "a deadline is charged once, where its due date lies or could first be judged; open items stay listed",
        &[
            "what_the_period_before_left_undecided_is_charged_in_this_one",
            "an_item_is_charged_once_unless_it_is_carried",
            "what_is_open_has_a_light",
            "what_hangs_stays_in_every_report_until_it_is_closed_out",
            "a_row_that_is_left_out_after_a_seal_stays_due",
        ],
    ),
    rule(
        4,
        "when something came is what the register of receipts says, else in time with a warning",
        &[
            "received_is_what_the_register_says",
            "what_the_register_does_not_have_came_in_time_with_a_warning",
            "the_register_of_receipts_decides_version_lateness_and_returns",
        ],
    ),
    rule(
        5,
        "a week belongs to the period in which it ends, one without a working day asks nothing",
        &[
            "weeks_belong_to_the_period_in_which_they_end",
            "a_week_without_a_working_day_asks_nothing",
            "a_month_alone_cannot_be_judged_by_week_and_says_so",
        ],
    ),
    rule(
        6,
        "terms begin on the day after, bounds include their own number",
        &[
            "five_working_days",
            "thirteen_seven_ten",
            "due_dates_worth_checking",
            "a_bound_includes_its_own_number",
        ],
    ),
    rule(
        7,
        "a row is its unit, its ledger and its key; an item without a key is an error",
        &[
            "an_item_without_its_key_is_an_error_with_a_suggestion_and_stays_due",
            "an_event_is_once_per_row",
            "a_repeated_key_counts_once",
        ],
    ),
    rule(
        8,
        "rows of sealed periods are silent when repeated, shown when changed, counted for the year when new",
        &[
            "a_repeated_row_is_silent_a_changed_one_is_shown_both_ways",
            "a_row_of_a_sealed_quarter_first_seen_now_counts_for_the_year_and_is_listed",
            "what_has_not_happened_yet_cannot_be_told",
        ],
    ),
    rule(
        9,
        "a spoilt or left-out row stays due and is never good, whatever level its finding has",
        &[
            "a_spoilt_row_never_betters_the_rate",
            "an_override_of_the_level_makes_nothing_countable",
            "a_row_that_is_left_out_after_a_seal_stays_due",
        ],
    ),
    rule(
        10,
        "blank, nil, empty and absent are different facts",
        &[
            "blank_nil_empty_and_absent_are_four_facts",
            "nil_empty_and_absent_are_different",
            "words_that_stand_for_nothing",
        ],
    ),
    rule(
        11,
        "the register wins over the ledger on what was handed out; what is not answered is not fed back",
        &[
            "the_register_beats_the_ledger",
            "what_is_handed_out_and_not_answered_is_not_fed_back",
            "what_a_list_of_the_office_holds_and_a_ledger_leaves_out_is_told",
            "registers_of_earlier_periods_are_read",
            "an_extension_moves_the_date_and_a_late_one_does_not",
        ],
    ),
    rule(
        12,
        "of versions the one the register names, else the latest by its own date, else none; parts are no versions",
        &[
            "the_same_bytes_twice_are_one_and_a_copy_mark_proves_nothing",
            "files_of_one_unit_with_other_ledgers_are_parts",
            "the_latest_version_by_its_own_date_is_used",
            "versions_nobody_can_tell_apart_are_not_used",
        ],
    ),
    rule(
        13,
        "people are found by name and unit, namesakes are listed, who moved answers in each unit for his days",
        &[
            "an_ambiguous_name_is_an_error_that_lists_the_candidates",
            "who_moved_answers_in_each_unit_for_the_days_in_post_there",
            "namesakes_are_told_apart_by_number_or_unit",
            "sums_add_up_over_periods_and_survive_a_corrected_name",
        ],
    ),
    rule(
        14,
        "not applicable is known and never guessed; a nil waits for the office and both totals are shown",
        &[
            "a_nil_waits_for_the_office_and_both_totals_are_shown",
            "one_entry_confirms_all_nils_of_a_period",
            "not_applicable_comes_of_an_entry_a_register_or_rows_of_which_none_was_due",
            "a_part_that_does_not_apply_leaves_its_points_to_the_line",
            "an_empty_own_ledger_is_no_excuse",
        ],
    ),
    rule(
        15,
        "a missing unit is ranked on the registers, an unreadable file stops the boards of its group",
        &[
            "a_missing_unit_is_ranked_with_zeros_and_what_the_registers_say",
            "an_unreadable_file_is_not_a_missing_one_and_stops_the_boards",
            "a_file_of_nobody_stops_the_boards_where_something_is_missing",
            "a_silent_unit_is_scored_on_the_registers",
            "a_silent_unit_gains_nothing_by_the_rows_of_others",
        ],
    ),
    rule(
        16,
        "standing is a limit only where the column permits it, and its share is told",
        &[
            "standing_is_no_limit_only_where_the_column_permits_it",
            "the_share_of_standing_rows_is_printed",
        ],
    ),
    rule(
        17,
        "exact inside, half-up per line and once when scaled, adjustments after that and capped",
        &[
            "marks_round_half_up_once_per_line_and_once_when_scaled",
            "totals_pass_a_hundred_by_the_cap_and_no_more",
            "marks_round_half_up_and_have_one_zero",
        ],
    ),
    rule(
        18,
        "attainment is the share of people who meet their own target, cumulative over sealed periods",
        &[
            "people_are_counted_who_meet_their_own_target",
            "a_row_of_a_sealed_quarter_first_seen_now_counts_for_the_year_and_is_listed",
            "the_third_unit",
        ],
    ),
    rule(
        19,
        "support weighs 0.6 and is scored on its own row, else on the lead's",
        &[
            "a_supporting_unit_is_scored_on_its_own_row_else_on_the_leads",
            "a_supporting_unit_answers_with_its_own_row_or_the_leads",
        ],
    ),
    rule(
        20,
        "accuracy counts columns, completeness pools cells, timeliness is a mean, nothing is charged twice",
        &[
            "a_bad_fill_down_is_one_cause_and_empties_no_item",
            "a_column_is_wrong_once_and_contradictions_are_as_few_as_explain_them",
            "a_cell_that_may_stay_blank_and_is_not_counted_costs_nothing",
            "of_a_row_that_is_owed_all_faults_count_once_and_leaving_it_out_costs_the_same",
            "a_ledger_emptied_of_the_rows_that_are_owed_is_no_better_than_one_with_faults",
            "what_an_indicator_charges_directly_is_not_charged_again",
            "completeness_pools_the_cells_of_all_ledgers_and_timeliness_is_their_mean",
        ],
    ),
    rule(
        21,
        "lists rest on named conditions; one that a group cannot have is a mistake",
        &[
            "the_black_list_asks_for_a_place_and_a_condition",
            "one_condition_is_enough_for_black_and_none_is_not",
            "mistakes_of_counting",
        ],
    ),
    rule(
        22,
        "each duty says whom it counts for; who runs the ranking and is ranked is said to have scored itself",
        &[
            "the_second_unit",
            "a_unit_that_is_set_out_of_the_ranking_is_reported_and_not_ranked",
            "an_office_that_is_ranked_is_said_to_have_scored_itself",
        ],
    ),
    rule(
        23,
        "samples are drawn by a hash of seed and row key, from the rows whose points hang on the unit's word, by points",
        &[
            "a_day_that_only_the_unit_tells_carries_the_points_of_its_case",
            "a_row_is_entered_once_for_every_whole_point",
            "more_points_are_more_chances",
            "the_draw_is_the_order_of_the_hashes_and_anybody_can_draw_it_again",
            "a_spot_check_goes_from_the_draw_to_the_mark",
        ],
    ),
    rule(
        24,
        "a seal holds all that later periods ask, and is never rewritten; later decisions are dated corrections",
        &[
            "a_seal_holds_what_later_periods_ask",
            "a_sealed_period_is_compared_and_what_was_published_stays",
            "a_seal_is_written_once_and_read_back",
            "the_ladder_counts_confirmed_cases_and_stays_restricted",
            "a_later_decision_is_a_dated_correction_of_the_sealed_mark",
            "what_was_changed_after_the_seal_is_not_taken_for_a_correction",
        ],
    ),
    rule(
        25,
        "restricted facts are in restricted files only, personal cells for the office and the own slip",
        &[
            "restricted_facts_are_in_the_restricted_files_only",
            "personal_columns_are_for_the_office_and_the_units_own_slip",
            "the_leaders_pages_count_what_is_personal",
            "a_personal_column_in_a_key_is_in_no_label",
            "why_tells_neither",
            "the_mark_tells_the_case_and_not_the_person",
            "near_identical_texts_are_both_for_the_office_and_each_for_its_unit",
            "a_slip_holds_its_own_unit_only",
        ],
    ),
    rule(
        26,
        "a unit that checks alone has its own pack and sees which marks are known and which wait for the office",
        &[
            "a_unit_sees_its_mistakes_and_no_total",
            "a_good_file_ends_well_and_its_marks_are_told",
            "a_pack_holds_nothing_of_other_units_people",
            "a_unit_checks_with_its_pack_as_the_office_would",
            "a_unit_is_told_of_its_files_what_the_run_tells",
            "the_check_of_a_run_finds_what_its_report_tells",
        ],
    ),
    rule(
        27,
        "exit codes tell what happened",
        &[
            "an_inbox_becomes_reports",
            "files_that_are_of_no_use_are_no_run",
            "what_cannot_be_run_is_said_with_its_exit_code",
            "mistakes_of_the_campaign_come_all_at_once_with_exit_code_3",
            "mistakes_in_arguments_are_told_in_chinese_with_exit_code_2",
        ],
    ),
    rule(
        28,
        "all targets are tried before any is written",
        &[
            "an_open_report_is_named_and_nothing_is_replaced",
            "a_folder_in_the_way_is_said",
        ],
    ),
    rule(
        29,
        "the same inputs give the same bytes, renamed ones the same marks",
        &[
            "the_order_of_the_folder_does_not_show",
            "renamed_files_have_the_same_marks",
            "threads_and_a_second_run_change_no_byte",
        ],
    ),
    rule(
        30,
        "every mistake of a definition is told at once, at its place",
        &[
            "ten_mistakes_are_told_at_once",
            "gbk_and_bom_are_read_and_only_gbk_is_remarked",
            "mistakes_cite_cells",
        ],
    ),
    rule(
        31,
        "findings of one cause are capped with a count of the rest",
        &[
            "findings_of_one_cause_are_capped_with_a_count_of_the_rest",
            "a_cause_is_told_once_with_some_of_its_places",
        ],
    ),
    rule(
        32,
        "a clean clone runs the commands of the README",
        &[
            "what_the_commands_of_the_readme_name_is_in_a_clone",
            "nothing_of_the_samples_is_left_out_of_a_clone",
        ],
    ),
    rule(
        33,
        "words of a plan live in its definition",
        &["no_ledger_and_no_unit_of_a_plan_stands_in_the_code"],
    ),
    rule(
        34,
        "due in the period and by the day counts; due on the day and unmet is overdue; late is not on time",
        &[
            "due_on_the_day_and_unmet_is_overdue_and_not_yet_due_drops_out",
            "late_but_done_is_not_on_time_unless_the_rule_says_so",
            "the_first_unit",
        ],
    ),
    rule(
        35,
        "what is carried over is charged again, by the day only for what was added",
        &["an_item_is_charged_once_unless_it_is_carried"],
    ),
    rule(
        36,
        "lateness is counted in the deadline's own unit, and in whole steps",
        &[
            "lateness_counts_whole_steps_to_the_day_it_was_met",
            "lateness_is_counted_in_the_deadlines_own_unit",
        ],
    ),
    rule(
        37,
        "only a cell that counting reads rejects a row",
        &[
            "only_cells_that_counting_reads_reject_a_row",
            "what_counting_does_not_read_is_a_remark",
            "a_date_that_is_none_rejects_its_row_and_causes_no_echo",
            "clearing_a_cell_that_cannot_be_used_gains_nothing",
            "a_blank_cell_that_has_to_be_filled_is_wrong_though_counting_does_not_read_it",
            "what_a_seal_holds_fills_no_cell",
        ],
    ),
    rule(
        38,
        "no incident is full marks, a ceiling without a report is unproven, coverage is due at its day",
        &[
            "a_register_of_incidents_without_an_entry_gives_full_marks",
            "a_ceiling_is_proven_by_reports_only",
            "categories_that_are_missing",
        ],
    ),
    rule(
        39,
        "targets grow by months and days in post, rounded down to the step",
        &[
            "a_target_grows_with_months_and_days_in_post_and_is_rounded_down_to_the_step",
            "the_first_unit",
        ],
    ),
    rule(
        40,
        "an exempted case leaves the count, a partial exemption waives its share, each case takes its own step",
        &[
            "an_exempted_case_counts_as_met",
            "a_partly_granted_exemption_waives_its_share",
            "cases_count_by_date_and_waived_ones_do_not",
            "cases_are_counted_through_the_units_a_person_was_in",
            "cases_that_only_a_seal_holds_are_counted_and_not_charged_again",
            "the_third_unit",
        ],
    ),
    rule(
        41,
        "two leads weigh one each on their own rows; excess counts under the cap of bonuses",
        &[
            "two_leads_weigh_one_each_on_their_own_rows",
            "what_exceeds_a_plan_is_a_bonus_under_the_cap",
        ],
    ),
    rule(
        42,
        "black wins over red, a vetoed red place stays empty, what does not apply stands last",
        &[
            "black_wins_over_red",
            "a_red_place_that_is_vetoed_stays_empty_and_a_condition_is_named",
            "what_does_not_apply_stands_last",
        ],
    ),
    rule(
        43,
        "votes are trimmed only when there are enough, absent raters leave their weight",
        &[
            "votes_are_trimmed_only_when_there_are_enough",
            "a_group_of_raters_that_is_absent_leaves_its_weight_to_the_others",
        ],
    ),
    rule(
        44,
        "what a seal recorded as an item's terms holds, first-stated terms hold within a period, limits lie in the campaign",
        &[
            "a_plan_that_the_office_has_changed_counts_once_it_is_confirmed",
            "a_sealed_limit_holds_whatever_the_unit_writes_later",
            "a_sealed_limit_holds_in_every_later_quarter",
            "a_limit_that_the_register_of_extensions_grants_is_no_change",
            "the_same_limit_in_other_words_is_no_change",
            "an_item_does_not_leave_its_unit_after_the_seal",
            "a_limit_outside_the_campaign_takes_nothing_out",
            "what_the_campaigns_end_stands_for_settles_nothing_later",
            "a_version_that_came_in_time_states_the_terms",
            "a_tracked_item_stays_tracked_and_a_plan_stays_as_large",
            "a_month_outside_the_campaign_is_an_error",
            "a_limit_without_its_year_lies_after_the_day_the_row_was_opened",
            "a_relative_limit_is_not_put_off_by_a_day_in_its_place",
            "a_sealed_day_in_relative_words_is_no_change",
            "a_term_that_runs_beyond_the_campaign_ends_with_it",
            "which_word_is_the_burden_is_what_the_definition_asks_for",
            "an_extension_that_does_not_hold_excuses_no_other_limit",
        ],
    ),
    rule(
        45,
        "equal rows of a key are one, contradictory ones one case with the worst outcome, those of months are states",
        &[
            "a_key_that_is_repeated_otherwise_is_one_case_with_the_worst_outcome",
            "a_new_case_does_not_hide_behind_the_key_of_a_sealed_one",
            "rows_of_several_months_are_states_one_after_the_other",
            "the_tab_the_title_or_the_name_of_the_file_tells_the_month",
            "a_limit_in_whatever_words_is_compared_by_its_day",
            "only_the_column_for_it_says_for_which_month_a_row_was_filled_in",
        ],
    ),
    rule(
        46,
        "no unit charges another: what a row says of another unit counts once that one, a register or a seal says so",
        &[
            "a_copy_in_anothers_folder_does_not_stand_for_the_file_itself",
            "a_unit_that_names_another_keeps_the_case",
            "a_unit_that_tells_of_the_item_itself_has_a_part_in_it",
            "what_is_left_out_is_not_hidden_by_the_same_number_of_another_unit",
            "a_unit_does_not_leave_an_item_to_which_a_seal_holds_it",
            "a_register_confirms_the_part_that_it_gives_and_no_greater_one",
        ],
    ),
    rule(
        47,
        "what is owed is due: a row without its partner is not good, an empty list earns nothing",
        &[
            "what_a_later_seal_closed_is_not_asked_for_again",
            "a_problem_without_its_rectification_is_due_and_not_good",
            "one_stray_row_written_twice_covers_one_owed_row",
            "a_rectification_without_its_problem_is_not_good",
            "a_partner_is_due_when_its_time_has_come",
            "rows_that_the_link_leaves_out_owe_nothing",
            "a_partner_that_a_seal_holds_is_there",
            "a_row_that_is_not_sent_is_no_lighter_later_than_one_that_stays_undone",
        ],
    ),
    rule(
        48,
        "an impossible, unreadable or missing day meets nothing, and charges for lateness run on",
        &[
            "an_impossible_or_unreadable_day_is_as_late_as_none",
            "what_is_closed_out_though_a_recheck_failed_is_not_closed",
            "what_is_closed_out_without_saying_what_a_recheck_found_is_not_closed",
        ],
    ),
    rule(
        49,
        "not finishing never beats finishing, finishing late never beats on time",
        &[
            "what_was_not_finished_is_in_every_rate_over_what_was_done",
            "on_time_is_never_below_late_and_late_never_below_unfinished",
        ],
    ),
    rule(
        50,
        "a ceiling counted by month needs every month, and the missing ones are named",
        &[
            "a_missing_month_proves_nothing_and_is_named",
            "a_ceiling_of_a_monthly_ledger_is_proven_by_every_month",
            "what_is_unproven_names_the_months_that_lack",
        ],
    ),
    rule(
        51,
        "entries of the office rest on document, approver and date; out of time, twice or beyond: without effect",
        &[
            "an_entry_without_document_approver_or_date_has_no_effect",
            "a_veto_without_grounds_or_of_another_year_has_no_effect",
            "a_campaign_may_do_without_a_document_for_one_register",
            "a_matter_of_another_period_has_no_effect",
            "one_thing_entered_twice_counts_once",
            "a_document_that_names_two_matters_counts_for_both",
            "who_approved_an_entry_is_told_where_it_counts",
            "an_extension_that_comes_late_or_puts_nothing_off_is_said",
            "what_was_met_by_its_first_date_is_on_time_in_its_own_period",
            "a_mark_of_the_office_beyond_its_line_has_no_effect",
        ],
    ),
    rule(
        52,
        "an exemption lifts the charge it names for the unit it names, counts as met, and lowers no total",
        &[
            "an_exemption_lifts_the_charge_it_names_for_the_unit_it_names",
            "an_exemption_that_does_not_say_what_it_lifts_has_no_effect",
            "no_exemption_lowers_a_total",
            "an_exempted_case_counts_as_met",
        ],
    ),
    rule(
        53,
        "a person's case, days and lists belong to the unit where the person served that day",
        &[
            "a_case_belongs_to_the_unit_of_its_day",
            "days_belong_to_the_unit_of_their_day_and_are_not_asked_for_twice",
        ],
    ),
    rule(
        54,
        "a deadline is charged once, whatever happens later to the cell that held it",
        &[
            "a_deadline_that_a_seal_charged_is_not_charged_again",
            "an_extension_that_is_entered_later_is_a_correction_too",
            "a_limit_that_was_never_readable_is_charged_once",
        ],
    ),
    rule(
        55,
        "a case that rests on a letter found untrue, or not yet decided, is listed only",
        &["a_case_that_rests_on_an_unconfirmed_letter_is_listed_only"],
    ),
    rule(
        56,
        "a table of another period is not received until the right one comes or the register of receipts names it",
        &[
            "a_title_that_names_another_period_is_not_received",
            "a_quarter_in_a_title_is_another_one_in_a_campaign_with_a_year_too",
            "the_register_of_receipts_confirms_a_file_of_another_title",
            "the_right_one_beside_it_counts",
            "a_day_of_filling_in_tells_another_period_only_outside_the_normal_case",
            "days_of_rows_tell_another_period_of_events_and_not_of_items",
            "bytes_sent_before_are_no_new_events_and_a_remark_on_items",
            "a_form_of_another_period_is_told_by_its_stamp_or_its_tab",
            "a_short_title_of_a_stage_is_no_word_of_the_matter",
            "quarters_halves_years_and_months_are_read",
        ],
    ),
    rule(
        57,
        "what a cell shows is what is read",
        &[
            "own_number_formats",
            "formats_go_with_their_cells",
            "days_count_from_1904_where_the_book_says_so",
            "merged_cells_fill_down_but_amounts_count_once",
            "what_a_merged_area_covers_is_not_read",
            "what_a_format_shows_in_the_place_of_a_number",
            "a_number_is_read_in_the_size_and_unit_in_which_it_is_shown",
            "the_same_workbook_is_the_same_in_both_formats",
            "errors_in_every_form",
            "a_formula_without_a_style_shows_its_format",
            "formats_are_told_by_the_style_of_a_cell",
            "days_since_1904_are_days_of_the_other_epoch",
            "hidden_rows_and_columns_and_merged_areas",
            "constants_of_every_kind",
            "the_same_book_in_both_formats_of_excel_is_the_same",
            "what_a_cell_shows_is_read_alike_in_every_format",
            "the_county_in_xls_of_libreoffice_is_the_same",
            "the_county_in_ods_of_odfpy_is_the_same",
        ],
    ),
    rule(
        58,
        "a figure of another order of size than its plan, its target or its seal waits for the office",
        &[
            "a_stated_unit_of_measure_is_converted",
            "a_unit_of_measure_that_contradicts_is_an_error",
            "yuan_in_a_column_of_ten_thousand_waits_for_the_office",
            "a_rate_above_twice_the_plan_earns_no_bonus_until_it_is_confirmed",
            "what_is_beyond_the_plan_of_one_row_does_not_make_up_for_another",
            "what_is_far_too_small_counts_as_written_and_is_asked_about",
            "a_figure_is_held_against_its_seal_where_it_has_no_plan",
            "a_plan_that_grew_a_hundredfold_is_asked_about_and_counts",
            "a_plan_of_nothing_takes_nothing_out_of_the_rate",
            "a_percentage_above_two_hundred_is_not_taken",
            "a_confirmation_names_a_column_of_numbers_and_a_row",
            "a_figure_that_is_confirmed_after_the_seal_is_a_correction",
        ],
    ),
    rule(
        59,
        "a filled sheet that may be a missing ledger leaves its unit unrated until the office decides",
        &["a_sheet_that_is_not_understood_is_not_a_missing_ledger"],
    ),
    rule(
        60,
        "what waits for a lead's unreadable file is undecided for its supporters, and their groups are provisional",
        &["what_waits_for_the_leads_unreadable_file_is_undecided_for_its_supporters"],
    ),
    rule(
        61,
        "identical files of two units count for each, and both are told",
        &["identical_files_of_two_units_count_for_each"],
    ),
    rule(
        62,
        "examples, presets and column numbers are never data; rows written into the examples are not assessed",
        &[
            "a_sheet_of_examples_is_no_data",
            "rows_below_a_line_of_examples_are_left_out_up_to_the_first_blank_row",
            "rows_written_into_the_examples_are_not_assessed_until_they_are_sent_again",
            "rows_of_nothing_but_number_and_preset_choices_are_said_once_and_cost_nothing",
            "rows_that_number_the_columns_or_give_their_units_are_no_data",
        ],
    ),
    rule(
        63,
        "a relative term without its first day stays due; one that follows an unmet term falls due with it",
        &[
            "a_relative_limit_without_its_first_day_stays_due_and_says_so",
            "a_term_that_follows_an_unmet_one_falls_due_with_it",
            "what_the_register_closes_out_is_not_in_time_without_the_day_it_was_done",
            "what_the_office_closed_out_is_ordered_of_nobody",
            "a_unit_does_not_close_out_what_it_has_not_done",
            "a_unit_is_told_of_its_order_and_of_no_other",
            "a_term_that_follows_one_that_is_not_due_is_not_due_either",
        ],
    ),
    rule(
        64,
        "units go by their codes: renamed, founded, abolished and merged ones carry dates and former names",
        &[
            "a_renamed_unit_keeps_its_history_by_its_code",
            "without_a_code_a_former_name_tells",
            "a_name_under_another_code_is_another_unit",
            "a_unit_that_two_were_merged_into_owes_what_they_owed_and_takes_no_place_of_theirs",
            "a_unit_is_asked_while_it_is_there",
            "months_before_a_unit_was_founded_ask_nothing_of_it",
        ],
    ),
    rule(
        65,
        "what was published with a seal stays; closing asks for a settled ranking or a decision; opening is a dated record",
        &[
            "a_sealed_period_is_compared_and_what_was_published_stays",
            "a_folder_named_on_the_command_line_is_no_way_around",
            "what_was_sealed_before_it_was_written_is_published_as_sealed",
            "every_page_carries_the_mark_of_a_period_worked_out_again",
            "a_provisional_period_is_not_closed_without_a_decision",
            "a_period_is_opened_again_by_a_dated_record",
            "a_period_on_which_a_later_seal_rests_is_opened_after_it",
        ],
    ),
    rule(
        66,
        "the year takes quarters as corrected and their vetoes, names a missing one, and asks only for what its table reads",
        &[
            "a_year_asks_for_no_ledger_and_orders_nobody",
            "a_quarter_still_orders_whoever_sent_nothing",
            "what_the_year_table_reads_is_due_with_the_year",
            "a_missing_quarter_is_said_on_the_first_page",
            "a_mark_that_is_not_entered_is_not_called_a_nil",
            "a_veto_of_a_quarter_keeps_a_unit_off_the_red_list_of_the_year",
            "the_year_takes_a_quarter_as_later_corrected",
            "a_year_whose_quarters_cannot_be_listed_takes_them_as_sealed",
            "weights_and_the_best_of_the_quarters",
            "a_quarter_that_is_not_closed_leaves_its_weight_or_counts_as_nought",
            "results_that_no_period_has_are_refused",
        ],
    ),
    rule(
        67,
        "ballots are secret: no rater with a vote, and no mean that tells one, in anything written",
        &[
            "no_rater_stands_with_a_vote_in_anything_written",
            "the_means_of_groups_that_hide_every_vote_are_told",
        ],
    ),
    rule(
        68,
        "a definition asks only what can be sent",
        &[
            "a_requirement_of_people_whose_units_send_nothing_is_a_mistake",
            "a_unit_that_is_set_out_of_the_ranking_is_reported_and_not_ranked",
        ],
    ),
    rule(
        69,
        "a register with a row for every unit that lacks one leaves that unit's line unsettled",
        &["a_register_of_every_unit_that_lacks_one_leaves_its_line_unsettled"],
    ),
    rule(
        70,
        "a file of nobody blocks only those who lack a ledger that it holds",
        &["a_file_of_nobody_blocks_only_those_who_lack_what_it_holds"],
    ),
    rule(
        71,
        "the plan's own words are accepted in its lists, in full and in short",
        &["the_plans_own_words_are_in_their_lists"],
    ),
    rule(
        72,
        "a spot check counts for the period it looks into, not for that of its day",
        &["a_spot_check_counts_for_the_period_it_looks_into"],
    ),
    rule(
        73,
        "deductions are told as the rule says; rounding is a line of its own",
        &["amounts_are_told_as_the_rule_says_and_add_up_with_a_line_for_rounding"],
    ),
    rule(
        74,
        "an item that registers of several periods repeat is one, in lists too",
        &["an_item_that_registers_of_several_periods_repeat_is_one"],
    ),
    rule(
        75,
        "a row whose condition cannot be read is due and never good, a register's error charges nobody",
        &[
            "a_condition_that_cannot_be_read_leaves_the_row_due_where_it_costs_most",
            "a_row_that_was_done_is_not_good_where_its_condition_cannot_be_read",
            "a_cell_that_may_stay_blank_is_an_answer",
            "a_faulty_row_of_a_register_charges_nobody_and_the_line_waits",
        ],
    ),
    rule(
        76,
        "an event without a usable day stays below the line of the period in which it was sent",
        &["an_event_without_a_usable_day_stays_below_the_line"],
    ),
    rule(
        77,
        "a plan that cannot be read shrinks nothing: the register's or the seal's stands, else the line is 0",
        &[
            "a_plan_that_cannot_be_read_shrinks_nothing",
            "a_sealed_plan_stands_for_one_that_cannot_be_read",
            "a_weight_that_cannot_be_read_makes_no_row_lighter",
            "a_row_that_counts_elsewhere_takes_its_plan_with_it",
        ],
    ),
    rule(
        78,
        "a file in one unit's folder that says it is another's does not replace that one's own",
        &["a_file_in_the_folder_of_one_unit_does_not_replace_that_of_another"],
    ),
    rule(
        79,
        "a receipt that cannot be is a mistake of the register, not of the unit",
        &["a_receipt_that_cannot_be_is_a_mistake_of_the_register"],
    ),
    rule(
        80,
        "a limit that reaches into a year without a holiday notice says so",
        &["a_limit_in_an_unpublished_year_says_that_it_may_move"],
    ),
    rule(
        81,
        "tie-breakers compare sections as rates",
        &["sections_are_compared_as_rates"],
    ),
    rule(
        82,
        "zeroing makes the named line 0 also when nothing was due in it",
        &["zeroing_makes_a_line_0_also_when_nothing_was_due_in_it"],
    ),
    rule(
        83,
        "limits that come back are each late from their own day",
        &["a_limit_that_comes_back_is_late_from_its_own_day_on"],
    ),
];
