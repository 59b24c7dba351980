//! `kaoping why`: a unit's score down to its cells, from a run of which nothing is written.

use super::{Exit, close, definition, folder, run, say};
use crate::campaign::names::suggest;
use crate::finding::hint;
use crate::fold::fold;
use crate::outcome::UnitResult;
use crate::report;

/// Arguments of `why`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping why <活动文件夹> <单位> [指标] --period <期>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    #[command(flatten)]
    asked: folder::Asked,
    /// 哪个单位，全称或别名
    #[arg(value_name = "单位", help_heading = "参数")]
    unit: String,
    /// 哪个指标，序号或名称，如 1.1；不写则全部
    #[arg(value_name = "指标", help_heading = "参数")]
    indicator: Option<String>,
    /// 输出给程序读的JSON
    #[arg(long, help_heading = "选项")]
    json: bool,
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let mut folder = args.asked.open()?;
    let id = definition::unit(&folder.campaign, &args.unit)?;
    let name = folder.campaign.roster.units[id].name.clone();
    let finished = run::finish_alone(&mut folder, args.json)?;
    let sealed = folder.history.sealed(&folder.period.id);
    let differences =
        sealed.map(|sealed| close::differences(&sealed.followed(&folder.campaign), &finished.sealed));
    let outcome = report::masked(finished.outcome);
    let unit = outcome
        .units
        .iter()
        .find(|unit| unit.unit == name)
        .ok_or_else(|| {
            say::err(&format!("这一期的结果里没有“{name}”。"));
            Exit::Usage
        })?;
    let only = args.indicator.as_deref();
    if let Some(wanted) = only {
        known(unit, wanted)?;
    }
    if args.json {
        say::out(&json(unit, only));
    } else {
        say::out(report::why(&outcome, unit, only).trim_end());
        if let Some(differences) = differences {
            say::out(&format!("\n{differences}"));
        }
    }
    Ok(Exit::Done)
}

/// Whether the unit has such a line.
fn known(unit: &UnitResult, wanted: &str) -> Result<(), Exit> {
    if unit.lines.iter().any(|line| report::is_called(line, wanted)) {
        return Ok(());
    }
    let folded: Vec<String> = unit.lines.iter().map(|line| fold(&line.indicator)).collect();
    let near = folded.iter().zip(&unit.lines);
    let near = suggest(
        wanted,
        near.map(|(folded, line)| (folded.as_str(), line.indicator.clone())),
    );
    let all: Vec<String> = unit
        .lines
        .iter()
        .map(|line| format!("  {} {}", line.number, line.indicator))
        .collect();
    say::err(&format!("{}没有“{wanted}”这个指标{}。", unit.unit, hint(&near)));
    if !all.is_empty() {
        say::err(&format!("它的指标有：\n{}", all.join("\n")));
    }
    Err(Exit::Usage)
}

fn json(unit: &UnitResult, only: Option<&str>) -> String {
    let mut unit = unit.clone();
    unit.lines
        .retain(|line| only.is_none_or(|wanted| report::is_called(line, wanted)));
    serde_json::to_string_pretty(&unit).expect("plain data")
}
