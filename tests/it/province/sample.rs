//! The committed sample: read and run once for all tests; same bytes, seals that hold.

use crate::sample::written;
use kaoping::campaign::{self, model::Campaign};
use kaoping::history::{self, History, to_bytes};
use kaoping::pipeline::{self, Finished, Inputs, Silent};
use kaoping::submission::{self, FoundFile};
use std::path::Path;
use std::sync::OnceLock;

const DIR: &str = "samples/province";

pub(super) fn campaign() -> &'static Campaign {
    static CAMPAIGN: OnceLock<Campaign> = OnceLock::new();
    CAMPAIGN.get_or_init(|| campaign::load(Path::new(DIR)).expect("the sample's definition has no mistakes"))
}

fn files(period: &str) -> (Vec<FoundFile>, Vec<FoundFile>) {
    let period = campaign().period(period).expect("a period of the sample");
    let dir = Path::new(DIR);
    let inbox = submission::inbox(dir, period).expect("the inbox can be read");
    let registers = submission::registers(dir, campaign(), period).expect("the registers can be read");
    (inbox, registers)
}

fn run(
    period: &str,
    (inbox, registers): (Vec<FoundFile>, Vec<FoundFile>),
    history: &History,
    threads: usize,
) -> Finished {
    let inputs = Inputs {
        campaign: campaign(),
        period: campaign().period(period).expect("a period of the sample"),
        inbox,
        registers,
        history,
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &crate::legacy(),
    };
    pipeline::run(inputs, Some(threads), &Silent)
}

fn sealed() -> History {
    history::load(&Path::new(DIR).join("history")).expect("the sample's seals can be read")
}

/// The open stage.
pub(crate) fn second_stage() -> &'static Finished {
    static FINISHED: OnceLock<Finished> = OnceLock::new();
    FINISHED.get_or_init(|| run("S2", files("S2"), &sealed(), 2))
}

/// The sealed stage, once more from what was sent.
pub(super) fn first_stage() -> &'static Finished {
    static FINISHED: OnceLock<Finished> = OnceLock::new();
    FINISHED.get_or_init(|| run("S1", files("S1"), &History::default(), 2))
}

#[test]
fn the_first_stage_is_sealed_to_the_same_bytes() {
    let committed = |name: &str| std::fs::read(Path::new(DIR).join("history").join(name)).expect("committed");
    let finished = first_stage();
    assert!(
        to_bytes(&finished.sealed) == committed("S1.json"),
        "S1.json is another"
    );
    assert!(
        to_bytes(&finished.sealed_restricted) == committed("S1.restricted.json"),
        "S1.restricted.json is another"
    );
}

#[test]
fn one_thread_or_many_in_any_order_give_the_same_bytes() {
    let (mut inbox, registers) = files("S2");
    inbox.reverse();
    let again = run("S2", (inbox, registers), &sealed(), 1);
    let (first, second) = (written(second_stage()), written(&again));
    assert_eq!(first.len(), second.len());
    for ((name, one), (_, other)) in first.iter().zip(&second) {
        assert!(one == other, "{name} differs between one thread and many");
    }
}

#[test]
fn every_tuesday_of_the_stages_is_asked_of_every_office() {
    let asked = |finished: &Finished| {
        let cases = finished.outcome.requirements.iter();
        cases.filter(|case| &*case.requirement == "周二学习").count()
    };
    let offices = campaign().roster.units.iter().filter(|unit| unit.ranked).count();
    assert_eq!(offices, 32);
    assert_eq!(
        (asked(first_stage()), asked(second_stage())),
        (8 * offices, 23 * offices)
    );
}

#[test]
fn what_is_open_at_the_end_of_a_stage_stays_in_the_next_report() {
    let open = |finished: &Finished| -> Vec<(String, String)> {
        let items = finished.outcome.items.open.iter();
        items
            .map(|item| (item.ledger.to_string(), item.key.to_string()))
            .collect()
    };
    // A matter of 2021 that the register closes nowhere is still there in July.
    let now = open(second_stage());
    let kept = open(first_stage())
        .into_iter()
        .filter(|item| now.contains(item))
        .count();
    assert!(kept > 0, "nothing was carried");
}
