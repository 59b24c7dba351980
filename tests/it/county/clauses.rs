//! README leads from every clause of the plan to what does it.

use super::{sample, second_quarter};
use crate::sample::clauses::every_clause_leads_somewhere;

#[test]
fn every_clause_of_the_plan_leads_somewhere() {
    let clauses: Vec<String> = (1..=47).map(|n| format!("B{n:02}")).collect();
    let readme = std::fs::read_to_string("samples/county/README.md").expect("there");
    every_clause_leads_somewhere(&readme, &sample().campaign, &second_quarter().outcome, &clauses);
}
