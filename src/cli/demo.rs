//! `kaoping demo`: a campaign folder of any size from any campaign's definition.

use super::{Exit, say};
use crate::demo::{self, DemoError, Options};
use std::path::PathBuf;

/// Arguments of `demo`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping demo <文件夹> --from <活动文件夹> [选项]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 写到哪里；里面不能有花名册、收件箱、登记簿、封存结果
    #[arg(value_name = "文件夹", help_heading = "参数")]
    dir: PathBuf,
    /// 照哪项活动的定义编：里面有三个toml，可以有words.txt、roster.xlsx
    #[arg(long, value_name = "活动文件夹", help_heading = "选项")]
    from: PathBuf,
    /// 多少个参评单位（不写是12）
    #[arg(
        long,
        value_name = "个",
        default_value_t = 12,
        hide_default_value = true,
        help_heading = "选项"
    )]
    units: usize,
    /// 每张台账大约多少行（不写是5）
    #[arg(
        long,
        value_name = "行",
        default_value_t = 5,
        hide_default_value = true,
        help_heading = "选项"
    )]
    rows: usize,
    /// 换一个词就编出另一套；同一个词编出的总是一样
    #[arg(
        long,
        value_name = "词",
        default_value = "1",
        hide_default_value = true,
        help_heading = "选项"
    )]
    seed: String,
    /// 百分之几的文件带毛病；不写是0：样样按时、没有毛病
    #[arg(long, value_name = "百分数", default_value_t = 0, hide_default_value = true,
          value_parser = clap::value_parser!(u32).range(0..=100), help_heading = "选项")]
    dirty: u32,
    /// 编到哪一期；不写只编第一期
    #[arg(long, value_name = "期", help_heading = "选项")]
    period: Option<String>,
}

pub(super) fn run(args: &Args) -> Exit {
    let options = Options {
        units: args.units,
        rows: args.rows,
        seed: args.seed.clone(),
        dirty: args.dirty,
        period: args.period.clone(),
    };
    match demo::write(&args.from, &args.dir, &options) {
        Ok(files) => {
            say::out(&format!(
                "编好了，共{}个文件，在“{}”。",
                files.len(),
                args.dir.display()
            ));
            Exit::Done
        }
        Err(error) => {
            say::err(&format!("{error}。"));
            failed(&error)
        }
    }
}

fn failed(error: &DemoError) -> Exit {
    match error {
        DemoError::Definition(_, findings) => {
            super::mistakes::print(findings);
            Exit::Campaign
        }
        DemoError::NoUnits => Exit::Campaign,
        DemoError::NoPeriod(_) => Exit::Usage,
        DemoError::InUse(_) | DemoError::Book(_) | DemoError::File(..) => Exit::NotWritten,
    }
}
