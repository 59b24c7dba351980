//! `kaoping run`: inbox → reports.

use super::folder::{self, Folder};
use super::progress::Bar;
use super::write::{self, NotWritten};
use super::{Exit, say, summary};
use crate::finding::Level;
use crate::outcome::{Correction, InputFile, Outcome, Restricted};
use crate::pipeline::{self, Finished, Later};
use crate::{excel, report};
use std::mem::take;
use std::path::{Path, PathBuf};

/// Arguments of `run`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping run <活动文件夹> --period <期>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 活动文件夹，里面有campaign.toml、roster.xlsx、inbox、registers
    #[arg(value_name = "活动文件夹", help_heading = "参数")]
    dir: PathBuf,
    /// 哪一期：2022Q2，或2022年第二季度
    #[arg(long, value_name = "期", help_heading = "选项")]
    period: String,
    /// 报表写到哪个文件夹；不写就是活动文件夹下的reports/<期>
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    out: Option<PathBuf>,
    /// 同时读几个文件；不写由程序定
    #[arg(long, value_name = "个数", help_heading = "选项")]
    threads: Option<usize>,
    /// 有错误时以退出码1结束
    #[arg(long, help_heading = "选项")]
    strict: bool,
    /// 在标准输出上给出result.json，不给文字摘要
    #[arg(long, help_heading = "选项")]
    json: bool,
}

pub(super) fn run(args: &Args) -> Exit {
    match steps(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let mut folder = folder::open(&args.dir, &args.period)?;
    let mut finished = finish(&mut folder, args.threads, args.json);
    usable(&finished)?;
    finished.outcome.corrections = corrections(&folder, &finished.later, args.threads)?;
    let dir = args
        .out
        .clone()
        .unwrap_or_else(|| folder.dir.join("reports").join(&*folder.period.id));
    let files = reports(&finished.outcome, &finished.restricted)?;
    write::all(&dir, &files).map_err(|problem| refused(&problem))?;
    if args.json {
        say::out(&json(&files));
    } else {
        tell(&folder, &finished, &dir, &files);
    }
    let errors = finished
        .outcome
        .findings
        .iter()
        .any(|finding| finding.level == Level::Error);
    Ok(if args.strict && errors {
        Exit::Errors
    } else {
        Exit::Done
    })
}

/// The run itself, with its bar. The files are used up: there may be gigabytes of them.
pub(super) fn finish(folder: &mut Folder, threads: Option<usize>, quiet: bool) -> Finished {
    let bar = Bar::new(quiet);
    let (inbox, registers) = (take(&mut folder.inbox), take(&mut folder.registers));
    let inputs = pipeline::Inputs {
        campaign: &folder.campaign,
        period: &folder.period,
        inbox,
        registers,
        history: &folder.history,
        legacy: &super::legacy(),
    };
    let finished = pipeline::run(inputs, threads, &bar);
    bar.finish();
    finished
}

/// Sealed periods that later decisions concern, worked out again from their own folders.
fn corrections(folder: &Folder, later: &[Later], threads: Option<usize>) -> Result<Vec<Correction>, Exit> {
    let mut corrections = Vec::new();
    if later.is_empty() {
        return Ok(corrections);
    }
    for sealed in &folder.history.before(&folder.period).periods {
        let Some(period) = folder.campaign.period(&sealed.period) else {
            continue;
        };
        let (inbox, registers) = folder::files_of(&folder.dir, &folder.campaign, period)?;
        let inputs = pipeline::Inputs {
            campaign: &folder.campaign,
            period,
            inbox,
            registers,
            history: &folder.history,
            legacy: &super::legacy(),
        };
        let found = pipeline::correction(sealed, inputs, later, threads, &pipeline::Silent);
        corrections.extend(found);
    }
    Ok(corrections)
}

/// Whether anything came of the files that were there.
fn usable(finished: &Finished) -> Result<(), Exit> {
    let used = |file: &InputFile| !file.ledgers.is_empty();
    if finished.outcome.inputs.iter().any(used) {
        return Ok(());
    }
    for file in &finished.outcome.inputs {
        say::err(&format!("{}：{}", file.path, file.fate));
    }
    say::err("收件箱和登记簿里没有一个能用的文件，没有写报表。");
    Err(Exit::Nothing)
}

/// Every report as bytes, by path below the reports' folder.
fn reports(outcome: &Outcome, restricted: &Restricted) -> Result<Vec<(String, Vec<u8>)>, Exit> {
    let drawn = report::draw(outcome, restricted);
    let mut files = Vec::new();
    for (name, book) in &drawn.books {
        let bytes = excel::write(book).map_err(|error| {
            say::err(&format!("{name}没有写成：{error}。"));
            Exit::NotWritten
        })?;
        files.push((name.clone(), bytes));
    }
    files.extend(drawn.json);
    Ok(files)
}

pub(super) fn refused(problem: &NotWritten) -> Exit {
    for path in &problem.held {
        say::err(&format!("“{}”正被打开或不许改写。", path.display()));
    }
    if !problem.held.is_empty() {
        say::err("请关闭上面的文件后再运行一次。原有报表都没有改动。");
    }
    if let Some(problem) = &problem.problem {
        say::err(&format!("报表没有写成：{problem}。"));
    }
    Exit::NotWritten
}

fn json(files: &[(String, Vec<u8>)]) -> String {
    let result = files.iter().find(|(name, _)| name == "result.json");
    result.map_or_else(String::new, |(_, bytes)| {
        String::from_utf8_lossy(bytes).trim_end().to_owned()
    })
}

fn tell(folder: &Folder, finished: &Finished, dir: &Path, files: &[(String, Vec<u8>)]) {
    say::out(&summary::text(&finished.outcome, &finished.restricted));
    if let Some(sealed) = folder.history.sealed(&folder.period.id) {
        say::out("");
        say::out(&super::close::differences(sealed, &finished.sealed));
    }
    say::out(&format!("\n报表在{}：", dir.display()));
    let top: Vec<&String> = files
        .iter()
        .map(|(name, _)| name)
        .filter(|name| !name.contains('/'))
        .collect();
    for name in &top {
        say::out(&format!("  {name}"));
    }
    if top.len() < files.len() {
        say::out(&format!(
            "  反馈单等{}个文件在下级文件夹里",
            files.len() - top.len()
        ));
    }
}
