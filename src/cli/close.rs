//! `kaoping close`: seal a period, or open a sealed one again.

use super::{Exit, folder, run, say};
use crate::finding::Level;
use crate::history::{self, Closed, ClosingDecision, Sealed};
use crate::outcome::Outcome;
use crate::verdict::Board;
use chrono::NaiveDate;
use std::fmt::Write;

/// Arguments of `close`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping close <活动文件夹> --period <期>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    #[command(flatten)]
    asked: folder::Asked,
    /// 排名暂定也要封存的：局里决定的文号，记在封存里
    #[arg(long, value_name = "文号", requires = "on", help_heading = "选项")]
    decision: Option<String>,
    /// 重开一个封存了的期；原来的封存留在history/reopened
    #[arg(long, requires_all = ["reason", "on"], conflicts_with = "decision", help_heading = "选项")]
    reopen: bool,
    /// 为什么重开
    #[arg(long, value_name = "理由", requires = "reopen", help_heading = "选项")]
    reason: Option<String>,
    /// 决定的日期，如2022-08-01
    #[arg(long, value_name = "日期", value_parser = day, help_heading = "选项")]
    on: Option<NaiveDate>,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "日期要写成2022-08-01这样".to_owned())
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let mut folder = args.asked.open()?;
    if let (true, Some(reason), Some(on)) = (args.reopen, &args.reason, args.on) {
        return reopen(&folder, reason, on);
    }
    if args.on.is_some_and(|on| on < folder.period.as_of) {
        say::err("决定的日期不早于这一期的截止日。");
        return Err(Exit::Usage);
    }
    let mut finished = run::finish_alone(&mut folder, false)?;
    let title = folder.period.title.clone();
    let before = folder.history.sealed(&folder.period.id);
    let provisional = provisional(&finished.outcome);
    finished.sealed.reopened = folder.reopened.clone();
    let known = before.and_then(|sealed| sealed.decision.clone());
    finished.sealed.decision = decision(args, &provisional).or(known);
    if args.decision.is_some() && (before.is_some() || provisional.is_empty()) {
        say::out("排名不是暂定的，或者早已封存，决定的文号没有记。");
    }
    if before.is_none() && finished.sealed.decision.is_none() && !provisional.is_empty() {
        refuse(&title, &provisional);
        return Err(Exit::NotWritten);
    }
    let (open, restricted) = (&finished.sealed, &finished.sealed_restricted);
    let closed = history::close(&folder.dir.join("history"), open, restricted).map_err(|_| {
        say::err("封存结果写不进history文件夹，请检查访问权限和磁盘空间。");
        Exit::NotWritten
    })?;
    match closed {
        Closed::Written => {
            warn(&finished.outcome, &provisional);
            say::out(&format!(
                "{title}已封存：history/{0}.json、history/{0}.restricted.json。",
                open.period
            ));
            Ok(Exit::Done)
        }
        Closed::Same => {
            say::out(&format!("{title}早已封存，内容没有变化。"));
            Ok(Exit::Done)
        }
        Closed::Differs => {
            say::err(&format!(
                "{title}早已封存，现在的结果与它不同；封存的结果不会改写。"
            ));
            if let Some(sealed) = before {
                say::err(&differences(&sealed.followed(&folder.campaign), open));
            }
            Err(Exit::NotWritten)
        }
    }
}

/// The decision to close a period that is not settled; none where it is, or where none is named.
fn decision(args: &Args, provisional: &[String]) -> Option<ClosingDecision> {
    let document = args.decision.as_ref()?.trim();
    let decision = ClosingDecision {
        document: document.to_owned(),
        on: args.on?,
        provisional: provisional.to_vec(),
    };
    (!document.is_empty() && !provisional.is_empty()).then_some(decision)
}

/// Says what is sealed although it is not as it should be.
fn warn(outcome: &Outcome, provisional: &[String]) {
    for reason in provisional {
        say::out(&format!("注意：排名仍是暂定的（{reason}）。"));
    }
    let errors = outcome.findings.iter();
    let errors = errors.filter(|finding| finding.level == Level::Error).count();
    if errors > 0 {
        say::out(&format!(
            "注意：封存时还有{errors}处错误没有改，见办公室工作簿的“审核问题”。"
        ));
    }
}

/// Why a period is not settled, each reason once.
fn provisional(outcome: &Outcome) -> Vec<String> {
    let groups = outcome.groups.iter();
    groups
        .flat_map(|group| {
            let words = group.provisional_words(outcome).into_iter();
            words.map(|why| format!("{}：{why}", group.name))
        })
        .collect()
}

fn refuse(title: &str, provisional: &[String]) {
    say::err(&format!("{title}的排名还是暂定的，没有封存："));
    for reason in provisional {
        say::err(&format!("  {reason}。"));
    }
    say::err("请先处理上面的事项；局里决定照此封存的，加上 --decision <文号> --on <日期>，文号记在封存里。");
}

/// Opens a sealed period again; periods sealed after it rest on it and are opened first.
fn reopen(folder: &folder::Folder, reason: &str, on: NaiveDate) -> Result<Exit, Exit> {
    let period = &folder.period;
    let Some(sealed) = folder.history.sealed(&period.id) else {
        say::err(&format!("{}没有封存，不用重开。", period.title));
        return Err(Exit::Usage);
    };
    if reason.trim().is_empty() || on < sealed.as_of {
        say::err("重开要写明理由，日期不早于这一期的截止日。");
        return Err(Exit::Usage);
    }
    let rests = |later: &&std::sync::Arc<Sealed>| {
        let later = folder.campaign.period(&later.period);
        later.is_some_and(|later| folder.history.before(later).sealed(&period.id).is_some())
    };
    let after = folder.history.periods.iter().filter(rests);
    let after: Vec<&str> = after.map(|later| &*later.title).collect();
    if !after.is_empty() {
        say::err(&format!(
            "{}封存在后，用到了{}的结果；请先从后往前重开。",
            after.join("、"),
            period.title
        ));
        return Err(Exit::NotWritten);
    }
    history::reopen(&folder.dir.join("history"), &period.id, on, reason.trim()).map_err(|_| {
        say::err("history文件夹写不进去，没有重开，请检查访问权限和磁盘空间。");
        Exit::NotWritten
    })?;
    say::out(&format!(
        "{}已重开：原来的封存和重开的日期、理由在history/reopened。以后的报表写在“第{}次重开”文件夹里，公布过的不动。",
        period.title,
        folder.reopened.len() + 1
    ));
    Ok(Exit::Done)
}

/// What a new run would say otherwise than the seal.
pub(super) fn differences(sealed: &Sealed, now: &Sealed) -> String {
    let mut text = String::new();
    for unit in &now.units {
        let Some(before) = sealed.unit(&unit.unit) else {
            let _ = writeln!(text, "  {}：封存时没有这个单位", unit.unit);
            continue;
        };
        if before.total != unit.total {
            let _ = writeln!(
                text,
                "  {}总分：封存{}，现算{}",
                unit.unit, before.total, unit.total
            );
        }
        if before.place != unit.place {
            let place = |place: Option<u32>| place.map_or("无名次".into(), |place| format!("第{place}名"));
            let _ = writeln!(
                text,
                "  {}名次：封存{}，现算{}",
                unit.unit,
                place(before.place),
                place(unit.place)
            );
        }
        if before.board != unit.board {
            let board = |board: Option<Board>| board.map_or("不上榜", Board::word);
            let _ = writeln!(
                text,
                "  {}：封存{}，现算{}",
                unit.unit,
                board(before.board),
                board(unit.board)
            );
        }
    }
    for gone in sealed.units.iter().filter(|unit| now.unit(&unit.unit).is_none()) {
        let _ = writeln!(text, "  {}：封存时有，现在没有", gone.unit);
    }
    let inputs = sealed.inputs != now.inputs || sealed.definition != now.definition;
    let head = match (text.is_empty(), inputs) {
        (true, false) => "本期已封存，这次计算与封存的结果一致。",
        (true, true) => "本期已封存；文件或定义与封存时不同，各单位的分数、名次没有变化。封存的结果不改动。",
        (false, _) => "本期已封存，这次计算与封存的结果有以下不同（封存的结果不改动）：",
    };
    format!("{head}\n{}", text.trim_end()).trim_end().to_owned()
}
