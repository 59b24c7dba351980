//! `kaoping pack`: what a unit takes along to check its own ledgers.

use super::write;
use super::{Exit, definition, folder, say};
use crate::campaign::model::{Campaign, UnitId};
use crate::history::to_bytes;
use crate::{campaign, excel, pack};
use std::path::{Path, PathBuf};

/// Arguments of `pack`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping pack <活动文件夹> <单位> --out <文件夹>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 活动文件夹
    #[arg(value_name = "活动文件夹", help_heading = "参数")]
    dir: PathBuf,
    /// 发给哪个单位，全称或别名
    #[arg(value_name = "单位", help_heading = "参数")]
    unit: String,
    /// 写到哪个文件夹；里面不放别的单位的人和台账
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let campaign = definition::load(&args.dir)?;
    let unit = definition::unit(&campaign, &args.unit)?;
    if args.out.join("inbox").exists() || args.out.join("registers").exists() {
        say::err(&format!(
            "“{}”里有收件箱或登记簿，像是办公室的活动文件夹；请另写一个文件夹。",
            args.out.display()
        ));
        return Err(Exit::Usage);
    }
    let files = files(&campaign, unit, &args.dir)?;
    write::all(&args.out, &files).map_err(|problem| problem.tell("自查包"))?;
    let name = &campaign.roster.units[unit].name;
    say::out(&format!(
        "{name}的自查包在{0}，共{1}个文件。单位把台账放在旁边，这样核对：\n  kaoping check <台账文件> --campaign {0} --period <期>",
        say::as_typed(&args.out),
        files.len()
    ));
    Ok(Exit::Done)
}

/// The definition as it stands, the unit's slice of the roster and of each seal.
fn files(campaign: &Campaign, unit: UnitId, dir: &Path) -> Result<Vec<(String, Vec<u8>)>, Exit> {
    let mut files = Vec::new();
    for name in campaign::DEFINITION {
        if let Ok(bytes) = std::fs::read(dir.join(name)) {
            files.push(((*name).to_owned(), bytes));
        }
    }
    let roster = excel::write(&pack::roster(campaign, unit)).map_err(|error| {
        say::err(&format!("花名册没有写成：{error}。"));
        Exit::NotWritten
    })?;
    files.push(("roster.xlsx".to_owned(), roster));
    for sealed in &folder::history_of(dir)?.periods {
        let (open, restricted) = pack::seal(campaign, unit, &sealed.followed(campaign));
        let name = |kind: &str| format!("history/{}.{kind}", sealed.period);
        files.push((name("json"), to_bytes(&open)));
        files.push((name("restricted.json"), to_bytes(&restricted)));
    }
    Ok(files)
}
