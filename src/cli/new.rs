//! `kaoping new`: the folder in which an office begins its own plan.

use super::{Exit, definition, findings, mistakes, remarks, say, wrap, write};
use crate::begin::{self, Begun, Like, Unmade};
use crate::campaign::model::Campaign;
use crate::finding::Findings;
use crate::submission::{self, Content};
use crate::workbook::{self, RawBook};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `new`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping new <活动文件夹> [选项]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 写到哪里；要是新的或空的文件夹
    #[arg(value_name = "活动文件夹", help_heading = "参数")]
    dir: PathBuf,
    /// 照哪个样例：county（县局，按季）、province（省厅，按阶段）
    #[arg(long, value_name = "哪个", help_heading = "选项")]
    like: Option<String>,
    /// 照旧台账写ledgers.toml，可以写几个
    #[arg(long, value_name = "文件", num_args = 1.., conflicts_with = "like", help_heading = "选项")]
    ledger: Vec<PathBuf>,
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    is_free(&args.dir)?;
    let begun = match &args.like {
        Some(word) => begin::like(sample(word)?).map_err(unmade)?,
        None if args.ledger.is_empty() => begin::plain().map_err(unmade)?,
        None => of_ledgers(&args.ledger)?,
    };
    put(&args.dir, &begun)?;
    let campaign = definition::load(&args.dir)?;
    told(&args.dir, &begun, &campaign);
    Ok(Exit::Done)
}

/// Nothing is written beside what is there.
fn is_free(dir: &Path) -> Result<(), Exit> {
    let refused = |what: &str| {
        say::err(&wrap::indented(
            &format!(
                "“{}”{what}，一个文件也没有写。请换一个新的文件夹名；真要用这个名字，先把原来的移走或改名。",
                dir.display()
            ),
            "",
        ));
        Err(Exit::NotWritten)
    };
    match std::fs::read_dir(dir).map(|mut entries| entries.next().is_some()) {
        Ok(true) => refused("里已经有东西"),
        Err(_) if dir.exists() => refused("不是能写的文件夹"),
        _ => Ok(()),
    }
}

fn sample(word: &str) -> Result<Like, Exit> {
    let found = Like::ALL.iter().find(|(name, _)| *name == word);
    found.map(|(_, like)| *like).ok_or_else(|| {
        let all: Vec<&str> = Like::ALL.iter().map(|(name, _)| *name).collect();
        say::err(&format!("没有“{word}”这个样例。可以写：{}。", all.join("、")));
        Exit::Usage
    })
}

/// The proposal of the files that were named; what is wrong with one has been printed.
fn of_ledgers(paths: &[PathBuf]) -> Result<Begun, Exit> {
    let books: Vec<RawBook> = paths.iter().map(|path| book(path)).collect::<Result<_, _>>()?;
    let begun = begin::of_ledgers(books).map_err(unmade)?;
    begun.ok_or_else(|| {
        say::err(&wrap::indented(
            "这些文件里没有看出台账：每张表要有一行表头，至少两列，下面是一行一行的内容。报送登记这样的固定登记簿不用定义。",
            "",
        ));
        Exit::Nothing
    })
}

fn book(path: &Path) -> Result<RawBook, Exit> {
    let name = definition::called(None, path);
    let file = submission::named(path, name, Arc::from("")).map_err(|error| {
        say::err(&format!("“{}”{}。", path.display(), say::why_unread(&error)));
        Exit::Nothing
    })?;
    let mut found = Findings::new();
    let book = match &file.fetched().content {
        Content::Bytes(bytes) => workbook::read(
            &definition::called(None, path),
            bytes,
            &super::legacy(),
            &mut found,
        ),
        _ => None,
    };
    book.ok_or_else(|| {
        say::err(&format!("“{}”读不出来。", path.display()));
        say::err(&findings::text(&found.into_sorted()));
        Exit::Nothing
    })
}

fn unmade(problem: Unmade) -> Exit {
    match problem {
        Unmade::Definition(found) => {
            mistakes::print(&found);
            Exit::Campaign
        }
        Unmade::Book(error) => {
            say::err(&format!("花名册没有写成：{error}。"));
            Exit::NotWritten
        }
    }
}

fn put(dir: &Path, begun: &Begun) -> Result<(), Exit> {
    write::all(dir, &begun.files).map_err(|problem| problem.tell("活动文件夹"))?;
    for folder in &begun.folders {
        std::fs::create_dir_all(dir.join(folder)).map_err(|_| {
            say::err(&format!("“{}”里建不了“{folder}”文件夹。", dir.display()));
            Exit::NotWritten
        })?;
    }
    Ok(())
}

/// What was written, what is left to decide, what comes next.
fn told(dir: &Path, begun: &Begun, campaign: &Campaign) {
    let dir = say::as_typed(dir);
    say::out(&format!("写好了，在{dir}，共{}个文件：", begun.files.len()));
    for (path, _) in &begun.files {
        say::out(&format!("  {path}"));
    }
    for folder in &begun.folders {
        say::out(&format!("  {folder}/（空的）"));
    }
    say::out("");
    say::out(&remarks::brief(campaign));
    say::out(&format!(
        "\n下一步做什么，看里面的“说明.txt”。哪些没有定，随时查：\n  kaoping rules {dir} --check"
    ));
}
