//! The draw of a spot check: rows are read, checked and scored, so that it is known how many points hang on each.

use super::marking::score_units;
use super::{Inputs, Progress, Step, check};
use crate::ladder;
use crate::measure::{ScoringContext, ScoringInputs};
use crate::sampling::{self, Pool, Sample};

/// How a spot check is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Draw<'a> {
    /// Replaces the campaign's own words of the seed.
    pub seed: Option<&'a str>,
    /// From all rows of the period, each alike; otherwise from those whose points hang on the unit's word alone, each by
    /// its points.
    pub all_rows: bool,
}

/// Draws the rows of a spot check; none where the campaign draws none. Later decisions about sealed periods are not
/// worked out: no row of this period hangs on them.
pub fn sample(
    inputs: Inputs<'_>,
    draw: Draw<'_>,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Option<Sample> {
    let (campaign, period) = (inputs.campaign, inputs.period);
    let sampling = campaign.sampling.as_ref()?;
    let seed = sampling::seed(sampling, period, draw.seed);
    let history = inputs.history.known(campaign, period);
    let checked = check(inputs, threads, progress);
    let rows = checked.rows(campaign);
    if draw.all_rows {
        return Some(sampling::draw(&rows, sampling, period, seed, &Pool::All));
    }
    progress.step(Step::Stage("计分"));
    let registers = &checked.registers;
    let ladder = ladder::ladder_cases(&rows, period, registers, &history);
    let scoring = ScoringContext::new(ScoringInputs {
        campaign,
        period,
        rows: &rows,
        registers,
        submissions: &checked.submissions,
        history: &history,
        ladder: &ladder,
        findings: checked.findings.as_slice(),
    });
    let cards = score_units(&scoring, threads);
    let pool = Pool::self_reported(&cards);
    Some(sampling::draw(&rows, sampling, period, seed, &pool))
}
