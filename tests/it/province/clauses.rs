//! README leads from every clause of the plan to what does it.

use super::sample::{campaign, second_stage};
use crate::sample::clauses::every_clause_leads_somewhere;

#[test]
fn every_clause_of_the_plan_leads_somewhere() {
    let clauses: Vec<String> = (1..=50).map(|n| format!("A{n:02}")).collect();
    let readme = String::from_utf8(super::read("samples/province/README.md")).expect("UTF-8");
    every_clause_leads_somewhere(&readme, campaign(), &second_stage().outcome, &clauses);
}
