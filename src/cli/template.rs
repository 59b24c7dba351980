//! `kaoping template`: the empty forms of a period, for the units and for the office.

use super::{Exit, definition, say, write};
use crate::campaign::model::{Campaign, Period};
use crate::file_name::stem;
use crate::submission::ledgers_due;
use crate::{excel, template};
use std::path::{Path, PathBuf};

/// Arguments of `template`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping template <活动文件夹> --period <期>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 活动文件夹
    #[arg(value_name = "活动文件夹", help_heading = "参数")]
    dir: PathBuf,
    /// 哪一期：2022Q2，或2022年第二季度
    #[arg(long, value_name = "期", help_heading = "选项")]
    period: String,
    /// 写到哪个文件夹；不写就是活动文件夹下的forms/<期>
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let campaign = definition::load(&args.dir)?;
    let period = definition::period(&campaign, &args.period)?;
    let dir = args
        .out
        .clone()
        .unwrap_or_else(|| args.dir.join("forms").join(&*period.id));
    let files = files(&campaign, period)?;
    keep(&dir, &files)?;
    write::all(&dir, &files).map_err(|problem| problem.tell("空表"))?;
    say::out(&format!(
        "{}的空表写好了，在“{}”：{}个单位的台账，办公室的登记簿。",
        period.title,
        dir.display(),
        files.len() - 1
    ));
    say::out(&format!(
        "填好的台账放进inbox/{0}，登记簿放进registers/{0}。",
        period.id
    ));
    Ok(Exit::Done)
}

/// The office's registers first, then a workbook for each unit that has something to send.
fn files(campaign: &Campaign, period: &Period) -> Result<Vec<(String, Vec<u8>)>, Exit> {
    let mut books = vec![("办公室登记簿".to_owned(), template::of_office(campaign, period))];
    for (id, unit) in campaign.roster.units.with_ids() {
        if !ledgers_due(campaign, id, period).is_empty() {
            books.push((
                format!("{}台账", unit.name),
                template::of_unit(campaign, id, period),
            ));
        }
    }
    let mut written: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, book) in books {
        let bytes = excel::write(&book.dated(period.as_of)).map_err(|error| {
            say::err(&format!("空表没有写成：{error}。"));
            Exit::NotWritten
        })?;
        let name = stem(&format!("{name}（{}）", period.title));
        let mut file = format!("{name}.xlsx");
        // Long names may end alike once they are cut.
        while written.iter().any(|(known, _)| *known == file) {
            file = format!("{name}-{}.xlsx", written.len());
        }
        written.push((file, bytes));
    }
    Ok(written)
}

/// Refuses to replace what is there and is no empty form of the same definition: somebody may have filled it in.
fn keep(dir: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Exit> {
    let changed =
        |(name, bytes): &&(String, Vec<u8>)| std::fs::read(dir.join(name)).is_ok_and(|there| there != *bytes);
    match files.iter().find(changed) {
        Some((name, _)) => {
            say::err(&format!(
                "“{}”已经有了，和现在的空表不一样，可能填了内容，没有覆盖；请先移走，或用--out写到别处。",
                dir.join(name).display()
            ));
            Err(Exit::NotWritten)
        }
        None => Ok(()),
    }
}
