//! The county sample from end to end: same bytes, sums that add up, evidence that can be followed, seals that hold.

mod clauses;
mod defects;
mod evidence;
mod same_bytes;
mod seal;
mod sums;
mod tie;
mod typed;

use kaoping::campaign::{self, model::Campaign};
use kaoping::history::{self, History};
use kaoping::pipeline::{self, Finished, Inputs, Silent};
use kaoping::submission::{self, FoundFile};
use std::path::Path;
use std::sync::OnceLock;

const DIR: &str = "samples/county";

/// The sample, read once for all tests.
struct Sample {
    campaign: Campaign,
    history: History,
}

fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let campaign = campaign::load(Path::new(DIR)).expect("the sample's definition has no mistakes");
        let history = history::load(&Path::new(DIR).join("history")).expect("the sample's seals can be read");
        Sample { campaign, history }
    })
}

impl Sample {
    fn files(&self, period: &str) -> (Vec<FoundFile>, Vec<FoundFile>) {
        let period = self.campaign.period(period).expect("a period of the sample");
        let dir = Path::new(DIR);
        let inbox = submission::inbox(dir, period).expect("the inbox can be read");
        (
            inbox,
            submission::registers(dir, &self.campaign, period).expect("the registers can be read"),
        )
    }

    fn run(
        &self,
        period: &str,
        inbox: Vec<FoundFile>,
        registers: Vec<FoundFile>,
        threads: usize,
    ) -> Finished {
        let period = self.campaign.period(period).expect("a period of the sample");
        let inputs = Inputs {
            campaign: &self.campaign,
            period,
            inbox,
            registers,
            history: &self.history,
            earlier: &pipeline::NO_EARLIER_FILES,
            legacy: &crate::legacy(),
        };
        pipeline::run(inputs, Some(threads), &Silent)
    }
}

/// The open quarter, run once for all tests.
pub(super) fn second_quarter() -> &'static Finished {
    static FINISHED: OnceLock<Finished> = OnceLock::new();
    FINISHED.get_or_init(|| {
        let (inbox, registers) = sample().files("2022Q2");
        sample().run("2022Q2", inbox, registers, 2)
    })
}
