//! `kaoping inspect`: how a file was understood. What the office looks at while a unit is on the telephone.

mod book;
mod fact;
mod guess;
mod ledger;
mod matched;
mod odd;
mod whose;

use super::{Exit, definition, findings, say, wrap};
use crate::campaign::model::Campaign;
use crate::finding::{Finding, Findings, Place};
use crate::submission::{self, Content, FoundFile, ReadFile};
use crate::workbook::{self, RawBook};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `inspect`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping inspect <文件> [--campaign <活动文件夹>]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 要看的文件
    #[arg(value_name = "文件", help_heading = "参数")]
    file: PathBuf,
    /// 按哪个活动的台账来认；不写则从文件往上找
    #[arg(long, value_name = "活动文件夹", help_heading = "选项")]
    campaign: Option<PathBuf>,
}

impl Args {
    /// The arguments of the command with a file and nothing else.
    pub(super) fn of(file: &Path) -> Args {
        Args {
            file: file.to_owned(),
            campaign: None,
        }
    }
}

pub(super) fn run(args: &Args) -> Exit {
    match look(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn look(args: &Args) -> Result<Exit, Exit> {
    let dir = args.campaign.clone().or_else(|| definition::above(&args.file));
    let name = definition::called(dir.as_deref(), &args.file);
    let file = submission::named(&args.file, name.clone(), Arc::from("")).map_err(|error| {
        say::err(&format!("“{}”{}。", args.file.display(), say::why_unread(&error)));
        Exit::Nothing
    })?;
    let file = file.fetched();
    let mut found = Findings::new();
    let book = book(&file, &mut found);
    say::out(&book::head(&args.file, file.size(), book.as_ref()));
    let Some(book) = book else {
        told(&found.into_sorted());
        return Ok(Exit::Nothing);
    };
    let Some(dir) = dir else {
        say::out(&book::sheets(&book, |_| None));
        let found = found.into_sorted();
        if found.is_empty() {
            say::out("文件读得出来。");
        } else {
            told(&found);
        }
        say::out(&wrap::indented(
            "没有对照方案，日期、姓名、数字对不对都没有核对；要核对，用check命令。加上--campaign和活动文件夹，可以看是哪个单位的、每一列认作什么、哪些行没有读。",
            "",
        ));
        return Ok(Exit::Done);
    };
    let campaign = definition::load(&dir)?;
    let mut found = Findings::new();
    let file = read(&campaign, file, &mut found);
    whose::findings(&campaign, &file, &mut found);
    say::out(&format!(
        "活动  {}\n{}",
        campaign.head.short,
        whose::text(&campaign, &file)
    ));
    say::out(&book::sheets(&book, |sheet| tables(&campaign, &file, sheet)));
    told(&found.into_sorted());
    say::out(&wrap::indented(
        "这里只看文件和表的样子；每一格的日期、姓名、数字对不对，用check命令核对。",
        "",
    ));
    Ok(Exit::Done)
}

fn told(found: &[Finding]) {
    say::out(&format!("{}。", findings::count(found)));
    if !found.is_empty() {
        say::out(&format!("\n{}", findings::text(found).trim_end()));
    }
}

/// The workbook in a file; without one a finding says why.
fn book(file: &FoundFile, found: &mut Findings) -> Option<RawBook> {
    match &file.content {
        Content::Bytes(bytes) => workbook::read(&file.path, bytes, &super::legacy(), found),
        Content::Unread(unread) => {
            found.add(unread.kind(), Place::file(&file.path));
            None
        }
        Content::Stored(..) => None,
    }
}

fn read(campaign: &Campaign, file: FoundFile, found: &mut Findings) -> ReadFile {
    let period = definition::period_of(campaign, &file.path);
    let period = period.map_or_else(|| Arc::from(""), |period| period.id.clone());
    submission::read_file(campaign, FoundFile { period, ..file }, &super::legacy(), found)
}

/// The tables of a sheet; none where no ledger was recognised on it.
fn tables(campaign: &Campaign, file: &ReadFile, sheet: &str) -> Option<String> {
    let tables = file.tables.iter().filter(|table| &*table.sheet == sheet);
    let texts: Vec<String> = tables.map(|table| ledger::text(campaign, table)).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}
