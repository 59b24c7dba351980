//! `kaoping close`: seal a period.

use super::{Exit, folder, run, say};
use crate::finding::Level;
use crate::history::{self, Closed, Sealed};
use crate::verdict::Board;
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
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let mut folder = args.asked.open()?;
    let finished = run::finish_alone(&mut folder, false)?;
    let (open, restricted) = (&finished.sealed, &finished.sealed_restricted);
    let title = &folder.period.title;
    let closed = history::close(&folder.dir.join("history"), open, restricted).map_err(|_| {
        say::err("封存结果写不进history文件夹，请检查访问权限和磁盘空间。");
        Exit::NotWritten
    })?;
    match closed {
        Closed::Written => {
            let outcome = &finished.outcome;
            let groups = outcome.groups.iter();
            for reason in groups.flat_map(|group| group.provisional_words(outcome)) {
                say::out(&format!("注意：排名仍是暂定的（{reason}）。"));
            }
            let errors = finished.outcome.findings.iter();
            let errors = errors.filter(|finding| finding.level == Level::Error).count();
            if errors > 0 {
                say::out(&format!(
                    "注意：封存时还有{errors}处错误没有改，见办公室工作簿的“审核问题”。"
                ));
            }
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
            if let Some(sealed) = folder.history.sealed(&open.period) {
                say::err(&differences(sealed, open));
            }
            Err(Exit::NotWritten)
        }
    }
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
