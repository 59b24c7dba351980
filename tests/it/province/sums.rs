//! What is printed adds up, for every office.

use super::sample::second_stage;
use crate::sample::sums;

#[test]
fn marks_and_folding_and_adjustments_make_the_total() {
    sums::marks_and_folding_and_adjustments_make_the_total(second_stage());
}

#[test]
fn sections_add_up_their_lines() {
    sums::sections_add_up_their_lines(second_stage());
}

#[test]
fn deductions_explain_every_point_that_is_missing() {
    sums::deductions_explain_every_point_that_is_missing(second_stage());
}

#[test]
fn every_line_has_words_and_a_clause() {
    sums::every_line_has_words_and_a_clause(second_stage());
}

#[test]
fn slips_and_office_workbook_show_the_same_deductions() {
    sums::slips_and_office_workbook_show_the_same_deductions(second_stage());
}

#[test]
fn a_slip_names_no_other_unit() {
    sums::a_slip_names_no_other_unit(second_stage());
}

#[test]
fn what_is_taken_off_is_taken_off() {
    sums::what_is_taken_off_is_taken_off(second_stage());
}

#[test]
fn every_mark_is_the_value_of_its_arithmetic() {
    sums::every_mark_is_the_value_of_its_arithmetic(second_stage());
}
