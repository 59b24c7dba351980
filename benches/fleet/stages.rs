//! One run inside this program: what is in use when each stage ends, the most there was in it, and what the parts of
//! the result take.

use cap::Cap;
use kaoping::outcome::Outcome;
use kaoping::pipeline::{self, Finished, Inputs, Progress, Step};
use kaoping::report::{Report, Reports};
use kaoping::workbook::ChildReader;
use kaoping::{campaign, excel, history, report, submission};
use std::alloc::System;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

#[global_allocator]
static BYTES: Cap<System> = Cap::new(System, usize::MAX);

/// A stage that has ended: its name, bytes in use at its end, most in use.
type Stage = (String, usize, usize);

/// Looks every millisecond how much is in use.
struct Meter {
    most: Arc<AtomicUsize>,
    ended: Arc<AtomicBool>,
    looking: Option<JoinHandle<()>>,
    now: Mutex<(String, Vec<Stage>)>,
}

impl Meter {
    fn new(first: &str) -> Meter {
        let (most, ended) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (high, end) = (most.clone(), ended.clone());
        let looking = std::thread::spawn(move || {
            while !end.load(Ordering::Relaxed) {
                high.fetch_max(BYTES.allocated(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        Meter {
            most,
            ended,
            looking: Some(looking),
            now: Mutex::new((first.to_owned(), Vec::new())),
        }
    }

    /// Ends the stage and begins the next.
    fn begin(&self, next: &str) {
        let mut now = self.now.lock().expect("nobody panics");
        let in_use = BYTES.allocated();
        let most = self.most.swap(in_use, Ordering::Relaxed).max(in_use);
        let ended = std::mem::replace(&mut now.0, next.to_owned());
        now.1.push((ended, in_use, most));
    }

    fn end(mut self) -> Vec<Stage> {
        self.begin("");
        self.ended.store(true, Ordering::Relaxed);
        if let Some(looking) = self.looking.take() {
            looking.join().expect("it only looks");
        }
        self.now.into_inner().expect("nobody panics").1
    }
}

impl Progress for Meter {
    fn step(&self, step: Step) {
        match step {
            Step::Reading { .. } => self.begin("读取文件"),
            Step::Stage(name) => self.begin(name),
            Step::Read | Step::Writing { .. } | Step::Written => {}
        }
    }
}

/// Runs the period of a folder and prints both tables.
pub(super) fn print(dir: &Path, period: &str) {
    let meter = Meter::new("活动定义、花名册、收件箱");
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
    let Finished {
        outcome, restricted, ..
    } = pipeline::run(inputs, None, &meter);
    meter.begin("反馈单的索引");
    let reports = report::list_reports(&outcome, &restricted);
    write(&reports, &meter);
    let stages = meter.end();
    let before = stages.last().map_or(0, |(_, in_use, _)| *in_use);
    drop(reports);
    println!("阶段                          结束时在用(MB)  期间最高(MB)");
    for (name, in_use, most) in &stages {
        println!("{}  {:12.1}  {:12.1}", padded(name), mega(*in_use), mega(*most));
    }
    let index = before - BYTES.allocated();
    println!("\n结果的各部分（MB）");
    println!("{}  {:12.1}", padded("反馈单的索引"), mega(index));
    drop(restricted);
    parts(outcome);
    println!(
        "{}  {:12.1}",
        padded("活动定义、花名册及其他"),
        mega(BYTES.allocated())
    );
}

/// Every report as the program writes it, one after the other; the slips are one stage.
fn write(reports: &Reports<'_>, meter: &Meter) {
    let mut stage = String::new();
    for (at, name) in reports.names().iter().enumerate() {
        let next = match name.split_once('/') {
            Some((folder, _)) => format!("写：{folder}（逐份）"),
            None => format!("写：{name}"),
        };
        if next != stage {
            meter.begin(&next);
            stage = next;
        }
        let mut file = tempfile::tempfile().expect("a temporary file");
        match reports.report(at) {
            Report::Book(book) => {
                let bytes = excel::write(&book).expect("a workbook");
                file.write_all(&bytes).expect("saved");
            }
            Report::Long(long) => {
                let bytes = excel::write_long(long.head, long.pages).expect("a workbook");
                file.write_all(&bytes).expect("saved");
            }
            Report::Json(json) => json.write(&mut BufWriter::new(file)).expect("saved"),
        }
    }
}

/// What each part of the result takes, by dropping it.
fn parts(outcome: Outcome) {
    let Outcome {
        units,
        requirements,
        items,
        submissions,
        orders,
        ledgers,
        findings,
        rules,
        inputs,
        ..
    } = outcome;
    freed("各单位得分与依据", units);
    freed("逐项要求", requirements);
    freed("事项", items);
    freed("报送情况", submissions);
    freed("拟责令整改", orders);
    freed("发现的问题", findings);
    freed("计分规则、文件清单", (rules, inputs));
    freed("台账汇总（及各部分共用的文字）", ledgers);
}

fn freed<T>(name: &str, part: T) {
    let before = BYTES.allocated();
    drop(part);
    println!("{}  {:12.1}", padded(name), mega(before - BYTES.allocated()));
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// To 28 columns, a Chinese character being two.
fn padded(name: &str) -> String {
    let width: usize = name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{name}{}", " ".repeat(28_usize.saturating_sub(width)))
}
