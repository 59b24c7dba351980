//! `kaoping check`: a unit checks its own files before it sends them. Nothing of the office's is looked at, so that
//! everybody sees the same.

mod files;
mod marks;

use super::{Exit, definition, findings, folder, say};
use crate::campaign::model::{Campaign, Period};
use crate::pipeline::{self, OwnFiles};
use crate::submission::{self, FoundFile};
use std::path::{Path, PathBuf};

/// Arguments of `check`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping check <文件>… [--period <期>] [--unit <单位>]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 要核对的文件，可以写几个
    #[arg(value_name = "文件", required = true, help_heading = "参数")]
    files: Vec<PathBuf>,
    /// 按哪个活动核对；不写则从文件往上找
    #[arg(long, value_name = "活动文件夹", help_heading = "选项")]
    campaign: Option<PathBuf>,
    /// 哪一期：2022Q2，或2022年第二季度
    #[arg(long, value_name = "期", help_heading = "选项")]
    period: Option<String>,
    /// 哪个单位的；不写则看文件里的填报单位
    #[arg(long, value_name = "单位", help_heading = "选项")]
    unit: Option<String>,
    /// 输出给程序读的JSON
    #[arg(long, help_heading = "选项")]
    json: bool,
}

impl Args {
    /// The arguments of the command with files and nothing else.
    pub(super) fn of(files: &[PathBuf]) -> Args {
        Args {
            files: files.to_vec(),
            campaign: None,
            period: None,
            unit: None,
            json: false,
        }
    }
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let dir = campaign_dir(args)?;
    let campaign = definition::load(&dir)?;
    let period = period(args, &campaign, &dir)?;
    let unit = args
        .unit
        .as_deref()
        .map(|word| definition::unit(&campaign, word))
        .transpose()?;
    let history = folder::history_of(&dir)?;
    let files = args.files.iter().map(|path| found(period, &dir, path));
    let files: Result<Vec<FoundFile>, Exit> = files.collect();
    let inputs = pipeline::Inputs {
        campaign: &campaign,
        period,
        inbox: files?.into_iter().map(|file| file.of_unit(unit)).collect(),
        registers: Vec::new(),
        history: &history,
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &super::legacy(),
    };
    let checked = SelfCheck {
        campaign: &campaign,
        period,
        own: pipeline::check_own_files(inputs, None, &pipeline::Silent),
    };
    say::out(&if args.json { checked.json() } else { checked.text() });
    Ok(if findings::errors(&checked.own.findings) {
        Exit::Errors
    } else {
        Exit::Done
    })
}

fn campaign_dir(args: &Args) -> Result<PathBuf, Exit> {
    let above = || args.files.first().and_then(|file| definition::above(file));
    args.campaign.clone().or_else(above).ok_or_else(|| {
        say::err("不知道按哪个活动核对：请用 --campaign 写明活动文件夹。");
        Exit::Usage
    })
}

/// The period asked for; else that of the folder of the first file; else the only period of the campaign.
fn period<'c>(args: &Args, campaign: &'c Campaign, dir: &Path) -> Result<&'c Period, Exit> {
    if let Some(wanted) = &args.period {
        return definition::period(campaign, wanted);
    }
    let told = args
        .files
        .first()
        .and_then(|file| definition::period_of(campaign, &definition::called(Some(dir), file)));
    let only = || match campaign.periods.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    told.or_else(only).ok_or_else(|| {
        say::err(&format!(
            "不知道核对哪一期：请用 --period 写明。可以写：{}。",
            definition::periods(campaign)
        ));
        Exit::Usage
    })
}

fn found(period: &Period, dir: &Path, path: &Path) -> Result<FoundFile, Exit> {
    let called = definition::called(Some(dir), path);
    submission::named(path, called, period.id.clone()).map_err(|error| {
        say::err(&format!("“{}”{}。", path.display(), say::why_unread(&error)));
        Exit::Nothing
    })
}

/// Result of the check, with campaign and period for printing it.
struct SelfCheck<'a> {
    campaign: &'a Campaign,
    period: &'a Period,
    own: OwnFiles,
}

impl SelfCheck<'_> {
    fn text(&self) -> String {
        let mut text = format!(
            "{}  {}  报送前自查\n",
            self.campaign.head.short, self.period.title
        );
        text += &format!("\n{}。\n", findings::count(&self.own.findings));
        if !self.own.findings.is_empty() {
            text += &format!("\n{}", findings::text(&self.own.findings));
        }
        text += &files::text(self);
        for own in &self.own.units {
            text += &marks::text(&self.campaign.head.office, own);
        }
        text.trim_end().to_owned()
    }

    fn json(&self) -> String {
        let units = self.own.units.iter().map(|own| {
            serde_json::json!({
                "unit": own.result.unit,
                "missing": files::missing(self, own.unit),
                "lines": marks::json(own),
            })
        });
        let value = serde_json::json!({
            "campaign": self.campaign.head.title,
            "period": self.period.id,
            "files": self.own.submissions.files,
            "units": units.collect::<Vec<_>>(),
            "findings": self.own.findings,
        });
        serde_json::to_string_pretty(&value).expect("plain data")
    }
}
