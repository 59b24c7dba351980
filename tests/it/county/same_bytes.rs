//! Threads, the order of the listing and mtimes change no byte; renamed files change no mark (`decisions` 29).

use super::{sample, second_quarter};
use crate::sample::written;
use kaoping::outcome::Outcome;
use std::sync::Arc;

fn totals(outcome: &Outcome) -> Vec<(String, String, Option<u32>)> {
    outcome
        .units
        .iter()
        .map(|unit| (unit.unit.to_string(), unit.figures.total.to_string(), unit.place))
        .collect()
}

#[test]
fn one_thread_or_many_in_any_order_give_the_same_bytes() {
    let (mut inbox, registers) = sample().files("2022Q2");
    inbox.reverse();
    let again = sample().run("2022Q2", inbox, registers, 1);
    let (first, second) = (written(second_quarter()), written(&again));
    for ((name, one), (_, other)) in first.iter().zip(&second) {
        assert!(one == other, "{name} differs between one thread and many");
    }
    assert_eq!(first.len(), second.len());
}

#[test]
fn renamed_files_give_the_same_marks() {
    let (mut inbox, registers) = sample().files("2022Q2");
    let sent = &second_quarter().outcome.inputs;
    for (number, file) in inbox.iter_mut().enumerate() {
        let known = sent
            .iter()
            .find(|input| input.path == file.path)
            .and_then(|input| input.unit.clone());
        if let Some(unit) = known {
            file.path = Arc::from(format!("inbox/2022Q2/改名/{unit}/{number}.dat"));
        }
    }
    let again = sample().run("2022Q2", inbox, registers, 2);
    assert_eq!(totals(&second_quarter().outcome), totals(&again.outcome));
}
