//! `kaoping run`: inbox → reports.

use super::folder::{self, Folder};
use super::progress::Bar;
use super::write::{self, NotWritten, Problem};
use super::{Exit, edition, say, summary};
use crate::campaign::model::Period;
use crate::excel::{self, ExcelError};
use crate::finding::Level;
use crate::outcome::Outcome;
use crate::pipeline::{self, Finished, Progress, Step};
use crate::report::{self, Report, Reports};
use crate::submission::InputFile;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::mem::take;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Arguments of `run`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping run <活动文件夹> --period <期>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    #[command(flatten)]
    asked: folder::Asked,
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
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let mut folder = args.asked.open()?;
    let bar = Bar::new(args.json);
    let Finished {
        mut outcome,
        restricted,
        sealed,
        ..
    } = finish(&mut folder, args.threads, &bar).inspect_err(|_| bar.finish())?;
    let before = folder.history.sealed(&folder.period.id);
    let differences =
        before.map(|before| super::close::differences(&before.followed(&folder.campaign), &sealed));
    let base = args.out.clone();
    let base = base.unwrap_or_else(|| folder.dir.join("reports").join(&*folder.period.id));
    let edition = edition::edition(&folder, &base, &sealed);
    // The seal holds every row once more.
    drop(sealed);
    usable(&outcome).inspect_err(|_| bar.finish())?;
    edition.mark(&mut outcome);
    let dir = &edition.dir;
    let reports = report::list_reports(&outcome, &restricted);
    let written = write_reports(dir, &reports, args.threads, &bar);
    bar.finish();
    written.map_err(|problem| refused(&problem))?;
    if args.json {
        copy_out(&dir.join(report::RESULT))?;
    } else {
        say::out(&summary::text(&outcome, &restricted));
        tell(differences.as_deref(), dir, &reports.names());
    }
    let errors = outcome
        .findings
        .iter()
        .any(|finding| finding.level == Level::Error);
    Ok(if args.strict && errors {
        Exit::Errors
    } else {
        Exit::Done
    })
}

/// The run, with what later decisions would have changed in sealed periods. The files are used up: there may be
/// gigabytes of them.
fn finish(folder: &mut Folder, threads: Option<usize>, bar: &Bar) -> Result<Finished, Exit> {
    let (inbox, registers) = (take(&mut folder.inbox), take(&mut folder.registers));
    let folder = &*folder;
    let refused = OnceLock::new();
    let earlier = |period: &Period| {
        let listed = folder::files_of(&folder.dir, &folder.campaign, period);
        listed.map_err(|exit| refused.set(exit)).ok()
    };
    let inputs = pipeline::Inputs {
        campaign: &folder.campaign,
        period: &folder.period,
        inbox,
        registers,
        history: &folder.history,
        earlier: &earlier,
        legacy: &super::legacy(),
    };
    let finished = pipeline::run(inputs, threads, bar);
    refused.into_inner().map_or(Ok(finished), Err)
}

/// The run with a bar of its own. The files are used up.
pub(super) fn finish_alone(folder: &mut Folder, quiet: bool) -> Result<Finished, Exit> {
    let bar = Bar::new(quiet);
    let finished = finish(folder, None, &bar);
    bar.finish();
    finished
}

/// Whether anything came of the files that were there.
fn usable(outcome: &Outcome) -> Result<(), Exit> {
    let used = |file: &InputFile| !file.ledgers.is_empty();
    if outcome.inputs.iter().any(used) {
        return Ok(());
    }
    for file in &outcome.inputs {
        say::err(&format!("{}：{}", file.path, report::fates(file)));
    }
    say::err("收件箱和登记簿里没有一个能用的文件，没有写报表。");
    Err(Exit::Nothing)
}

/// Draws and writes one report after the other, as many at a time as there are threads. The largest are begun first.
fn write_reports(
    dir: &Path,
    reports: &Reports<'_>,
    threads: Option<usize>,
    bar: &Bar,
) -> Result<(), NotWritten> {
    let names = reports.names();
    bar.step(Step::Writing { files: names.len() });
    write::each(dir, &names, &reports.largest_first(), threads, |at, file| {
        match reports.report(at) {
            Report::Book(book) => workbook(names[at], excel::write(&book), file)?,
            Report::Long(long) => workbook(names[at], excel::write_long(long.head, long.pages), file)?,
            Report::Json(json) => {
                let mut buffered = BufWriter::new(&mut *file);
                json.write(&mut buffered)?;
                buffered.flush()?;
            }
        }
        bar.step(Step::Written);
        Ok(())
    })
}

fn workbook(name: &str, written: Result<Vec<u8>, ExcelError>, file: &mut File) -> Result<(), Problem> {
    let bytes = written.map_err(|error| Problem::Report(format!("{name}：{error}")))?;
    Ok(file.write_all(&bytes)?)
}

/// The result as it was written.
fn copy_out(path: &Path) -> Result<(), Exit> {
    let copied = File::open(path).and_then(|mut file| say::copy(&mut file));
    copied.map_err(|_| {
        say::err(&format!("“{}”写成了，可是读不出来。", path.display()));
        Exit::NotWritten
    })
}

pub(super) fn refused(problem: &NotWritten) -> Exit {
    let exit = problem.tell("报表");
    if !problem.held.is_empty() {
        say::err("请关闭上面的文件后再运行一次。原有报表都没有改动。");
    }
    exit
}

fn tell(differences: Option<&str>, dir: &Path, names: &[&str]) {
    if let Some(differences) = differences {
        say::out("");
        say::out(differences);
    }
    say::out(&format!("\n报表在{}：", dir.display()));
    let top: Vec<&&str> = names.iter().filter(|name| !name.contains('/')).collect();
    for name in &top {
        say::out(&format!("  {name}"));
    }
    if top.len() < names.len() {
        say::out(&format!(
            "  反馈单等{}个文件在下级文件夹里",
            names.len() - top.len()
        ));
    }
}
