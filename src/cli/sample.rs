//! `kaoping sample`: draws rows for a spot check and writes the form to be filled.

use super::folder::{self, Folder};
use super::progress::Bar;
use super::{Exit, run, say, write};
use crate::file_name::stem;
use crate::pipeline;
use crate::sampling::Sample;
use crate::{excel, template};
use std::mem::take;
use std::path::{Path, PathBuf};

/// Arguments of `sample`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping sample <活动文件夹> --period <期>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    #[command(flatten)]
    asked: folder::Asked,
    /// 种子：同样的种子抽出同样的行；不写就用定义里的种子加期别
    #[arg(long, value_name = "文字", help_heading = "选项")]
    seed: Option<String>,
    /// 从本期全部行里抽；不写就只从靠单位自报得分的行里抽
    #[arg(long, help_heading = "选项")]
    all_rows: bool,
    /// 抽查表写到哪个文件夹；不写就是活动文件夹下的reports/<期>
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let mut folder = args.asked.open()?;
    let Some(register) = folder
        .campaign
        .sampling
        .as_ref()
        .and_then(|sampling| sampling.register.as_ref())
    else {
        say::err(
            "campaign.toml没有写怎样抽查。加上这一节（引号里换成登抽查结果的登记簿和它的列名）：\n\
             \n  [sampling]\n  clause = \"条款\"\n  seed = \"种子\"\n  rows = 5\n  by = \"单位\"\n  \
             register = { name = \"登记簿\", of = \"写台账的列\", row = \"写编号的列\" }",
        );
        return Err(Exit::Campaign);
    };
    let name = folder.campaign.ledgers[register.ledger].name.clone();
    let sample = drawn(&mut folder, args)?;
    let bytes = form(&folder, &sample)?;
    let dir = args
        .out
        .clone()
        .unwrap_or_else(|| folder.dir.join("reports").join(&*folder.period.id));
    let file = format!("{}.xlsx", stem(&format!("{name}-{}", folder.period.title)));
    keep(&dir.join(&file), &bytes)?;
    write::all(&dir, &[(file.clone(), bytes)]).map_err(|problem| run::refused(&problem))?;
    tell(&folder, &sample, &dir.join(file));
    Ok(Exit::Done)
}

fn drawn(folder: &mut Folder, args: &Args) -> Result<Sample, Exit> {
    let bar = Bar::new(false);
    let (inbox, registers) = (take(&mut folder.inbox), take(&mut folder.registers));
    let inputs = pipeline::Inputs {
        campaign: &folder.campaign,
        period: &folder.period,
        inbox,
        registers,
        history: &folder.history,
        earlier: &pipeline::NO_EARLIER_FILES,
        legacy: &super::legacy(),
    };
    let draw = pipeline::Draw {
        seed: args.seed.as_deref(),
        all_rows: args.all_rows,
    };
    let sample = pipeline::sample(inputs, draw, None, &bar);
    bar.finish();
    match sample {
        Some(sample) if !sample.rows.is_empty() => Ok(sample),
        _ => {
            let all = match args.all_rows {
                true => "",
                false => "（只看靠单位自报得分的行；加上--all-rows就从全部行里抽）",
            };
            say::err(&format!("本期没有可以抽查的行{all}，没有写抽查表。"));
            Err(Exit::Nothing)
        }
    }
}

fn form(folder: &Folder, sample: &Sample) -> Result<Vec<u8>, Exit> {
    let sampling = folder.campaign.sampling.as_ref();
    let book = sampling
        .and_then(|sampling| template::check_form(&folder.campaign, sampling, &folder.period, sample));
    let bytes = book
        .map(|book| excel::write(&book))
        .transpose()
        .map_err(|error| {
            say::err(&format!("抽查表没有写成：{error}。"));
            Exit::NotWritten
        })?;
    bytes.ok_or(Exit::Campaign)
}

/// Refuses to replace a form that exists: the office may have filled it in.
fn keep(path: &Path, bytes: &[u8]) -> Result<(), Exit> {
    match std::fs::read(path) {
        Ok(there) if there != bytes => {
            say::err(&format!(
                "“{}”已经有了，里面可能填了核实情况，没有覆盖；请先移走，或用--out写到别处。",
                path.display()
            ));
            Err(Exit::NotWritten)
        }
        _ => Ok(()),
    }
}

fn tell(folder: &Folder, sample: &Sample, path: &Path) {
    say::out(&format!(
        "{} {}：{}层共{}行，抽出{}行；种子“{}”。",
        folder.campaign.head.short,
        folder.period.title,
        sample.strata,
        sample.of,
        sample.rows.len(),
        sample.seed
    ));
    say::out(match sample.weighted {
        true => "只从靠单位自报得分的行里抽，每满1分多一次机会；要从全部行里抽，加上--all-rows。",
        false => "从本期全部行里抽，每行机会一样。",
    });
    say::out(&format!("抽查表：{}", path.display()));
    say::out(&format!(
        "逐行核实、填好后，放进registers/{}，再运行一次kaoping run，真实率就计入得分。",
        folder.period.id
    ));
}
