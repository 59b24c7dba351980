//! The command line: arguments, progress, words on the terminal, exit codes. One file per command; the only
//! printing of the program is in [`say`].
//!
//! Adding a command: a file with `pub(super) struct Args` (derive `clap::Args`, with [`HELP`] as its template, a
//! Chinese `override_usage`, and a `help_heading` on every argument, as clap's own words are English) and
//! `pub(super) fn run(args: &Args) -> Exit`; then a variant of [`Command`] and a line in [`dispatch`]. Where a step
//! can fail, say why with [`say::err`] and hand the [`Exit`] up as `Err`. Mistakes of a campaign go to
//! [`mistakes::print`], findings in what people sent to [`findings`].

mod arenas;
mod bad_usage;
mod check;
mod close;
mod crash;
mod definition;
#[cfg(feature = "demo")]
mod demo;
mod dropped;
mod edition;
mod explain;
mod findings;
mod folder;
mod inspect;
mod mistakes;
mod new;
mod pack;
mod progress;
mod remarks;
mod rules;
mod run;
mod sample;
mod say;
mod schema;
mod slips;
mod summary;
mod template;
mod why;
mod wrap;
mod write;

pub use arenas::share_free_memory;

use crate::workbook::ChildReader;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// Layout of every help page; clap's own words are English.
const HELP: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

#[derive(Parser)]
#[command(
    name = "kaoping",
    version,
    about = "考评：读各单位报送的台账，核对、打分、排名、出红黑榜，每一分都查得到出处",
    override_usage = "kaoping <命令> …",
    help_template = HELP,
    subcommand_help_heading = "命令",
    subcommand_required = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    after_help = AFTER
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// 显示说明
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

const AFTER: &str = "\
每个命令加 --help 看它的说明，例如：kaoping inspect --help
只写文件名（或者把文件拖到程序图标上），就检查这个文件。";

#[derive(Subcommand)]
enum Command {
    /// 自己的方案从这里开始：写出一个新的活动文件夹
    New(new::Args),
    /// 一期的空表：发给各单位的台账、办公室的登记簿
    Template(template::Args),
    /// 从收件箱到报表：读台账、核对、打分、排名
    Run(run::Args),
    /// 封存一期的结果，作为下一期的依据
    Close(close::Args),
    /// 随机抽查：按种子抽出行，写出抽查表
    Sample(sample::Args),
    /// 一个单位的分是怎么来的，直到每一格
    Why(why::Args),
    /// 报送前自查：这几个文件有什么问题，能得多少分
    Check(check::Args),
    /// 给一个单位的自查包：活动定义和它自己的那部分花名册
    Pack(pack::Args),
    /// 计分规则用中文念一遍；检查定义，核对手算的得分
    Rules(rules::Args),
    /// 看一个文件是怎样读懂的：工作表、表头、列、行
    Inspect(inspect::Args),
    /// 解释一种问题是什么意思、怎么改，或者定义里的一个键怎么写
    Explain(explain::Args),
    /// 三个定义文件的格式说明，给编辑器用：边写边提示、边查错
    Schema(schema::Args),
    /// 编一套样例：花名册、登记簿、各单位报送的台账
    #[cfg(feature = "demo")]
    Demo(demo::Args),
}

fn dispatch(command: &Command) -> Exit {
    match command {
        Command::New(args) => new::run(args),
        Command::Template(args) => template::run(args),
        Command::Run(args) => run::run(args),
        Command::Close(args) => close::run(args),
        Command::Sample(args) => sample::run(args),
        Command::Why(args) => why::run(args),
        Command::Check(args) => check::run(args),
        Command::Pack(args) => pack::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => schema::run(args),
        #[cfg(feature = "demo")]
        Command::Demo(args) => demo::run(args),
    }
}

/// How the program ends (`decisions` 27).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done; findings are normal.
    Done = 0,
    /// There are errors, and the command was asked to say so.
    Errors = 1,
    /// Wrong arguments.
    Usage = 2,
    /// The campaign or a seal is wrong.
    Campaign = 3,
    /// Nothing usable in inbox and registers.
    Nothing = 4,
    /// Reports or seal could not be written.
    NotWritten = 5,
}

/// Older formats are read by this very program, started again.
fn legacy() -> ChildReader {
    std::env::current_exe().map_or_else(|_| ChildReader::refused(), ChildReader::child)
}

impl From<Result<Exit, Exit>> for Exit {
    /// A step that failed has said why, and how the program ends.
    fn from(steps: Result<Exit, Exit>) -> Exit {
        match steps {
            Ok(exit) | Err(exit) => exit,
        }
    }
}

/// Runs the program with the arguments of the process, its own name first.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    crash::tell_in_chinese();
    let exit = crash::guarded(|| answer(&arguments));
    if exit != Exit::Done {
        bad_usage::say_of_quotes(&arguments);
    }
    ExitCode::from(exit as u8)
}

fn answer(arguments: &[OsString]) -> Exit {
    if let Some(paths) = dropped::paths(arguments.get(1..).unwrap_or_default()) {
        return dropped::run(&paths);
    }
    if let Some(slip) = slips::hint(&arguments[1..]) {
        say::err(&format!("参数有误：{slip}。"));
        return Exit::Usage;
    }
    match Cli::try_parse_from(arguments) {
        Ok(cli) => dispatch(&cli.command),
        Err(error) => bad_usage::answer(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_has_no_english_words_of_the_library() {
        let mut command = Cli::command();
        command.build();
        let mut pages = vec![command.render_long_help().to_string()];
        for sub in command.get_subcommands_mut() {
            pages.push(sub.render_long_help().to_string());
        }
        for page in pages {
            for word in [
                "Usage",
                "Options",
                "Arguments",
                "Commands",
                "Print",
                "default",
                "possible",
            ] {
                assert!(!page.contains(word), "{word} in\n{page}");
            }
        }
    }

    #[test]
    fn help_fits_eighty_columns() {
        let mut command = Cli::command();
        command.build();
        let mut pages = vec![command.render_long_help().to_string()];
        for sub in command.get_subcommands_mut() {
            pages.push(sub.render_long_help().to_string());
        }
        for line in pages.iter().flat_map(|page| page.lines()) {
            assert!(wrap::width(line) <= 80, "{line}");
        }
    }
}
