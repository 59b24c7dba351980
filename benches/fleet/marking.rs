//! Marking with one thread and with two: units are scored and groups ranked side by side. The files are read and
//! checked once; both numbers of threads then mark the same rows in turn.

use kaoping::measure::{ScoringContext, ScoringInputs};
use kaoping::pipeline::{self, Inputs, Silent};
use kaoping::workbook::ChildReader;
use kaoping::{campaign, history, ladder, submission};
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 15;

/// Prints the least time of marking for each number of threads, since other programs on the machine only add to it,
/// and the ratio of both.
pub(super) fn print(dir: &Path, period: &str) {
    let campaign = campaign::load(dir).expect("the definition is right");
    let period = campaign.period(period).expect("a period of the campaign").clone();
    let history = history::load(&dir.join("history")).expect("seals that can be read");
    let inputs = Inputs {
        campaign: &campaign,
        period: &period,
        inbox: submission::inbox(dir, &period).expect("an inbox"),
        registers: submission::registers(dir, &campaign, &period).expect("registers"),
        history: &history,
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &ChildReader::refused(),
    };
    let checked = pipeline::check(inputs, None, &Silent);
    let rows = checked.rows(&campaign);
    let before = history.before(&period);
    let cases = ladder::ladder_cases(&rows, &period, &checked.registers, &before);
    let scoring = ScoringContext::new(ScoringInputs {
        campaign: &campaign,
        period: &period,
        rows: &rows,
        registers: &checked.registers,
        submissions: &checked.submissions,
        history: &before,
        ladder: &cases,
        findings: checked.findings.as_slice(),
    });
    let mut times: [Vec<Duration>; 2] = Default::default();
    for _ in 0..ROUNDS {
        for (threads, times) in (1..).zip(&mut times) {
            let start = Instant::now();
            let marked = pipeline::mark(&scoring, Some(threads));
            times.push(start.elapsed());
            drop(marked);
        }
    }
    let [one, two] = times.map(|times| times.iter().min().map_or(0.0, Duration::as_secs_f64));
    println!("计分：{}个单位，{ROUNDS}次中最短的", campaign.roster.units.len());
    println!("1个线程  {:8.1} 毫秒", one * 1e3);
    println!("2个线程  {:8.1} 毫秒", two * 1e3);
    println!("1个线程 ÷ 2个线程 = {:.2}", one / two);
}
