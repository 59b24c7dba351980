//! Wrong arguments in Chinese; the library's own sentences are English.

use super::{Cli, Exit, say};
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Prints help where it was asked for, else what is wrong with the arguments.
pub(super) fn answer(error: &clap::Error) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            say::out(error.to_string().trim_end());
            Exit::Done
        }
        ErrorKind::DisplayVersion => {
            say::out(concat!("kaoping ", env!("CARGO_PKG_VERSION")));
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say::err(error.to_string().trim_end());
            Exit::Usage
        }
        _ => {
            say::err(&format!("参数有误：{}。", sentence(error)));
            say::err("加 --help 看用法。");
            Exit::Usage
        }
    }
}

/// Windows takes `\"` for a quotation mark: a quoted path that ends in `\` swallows what stands after it.
pub(super) fn say_of_quotes(arguments: &[OsString]) {
    let holds_one = |argument: &OsString| argument.to_string_lossy().contains('"');
    if arguments.iter().skip(1).any(holds_one) {
        say::err("参数里带进了一个引号：用引号括起来的路径，末尾不要写“\\”。");
    }
}

/// Said to somebody who starts the program without any argument.
pub(super) fn greet() -> Exit {
    say::out(Cli::command().render_help().to_string().trim_end());
    Exit::Done
}

fn sentence(error: &clap::Error) -> String {
    let of = |kind| error.get(kind).map(words).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument => format!("不认识“{argument}”{}", hint(&of(ContextKind::SuggestedArg))),
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            format!(
                "没有“{command}”这个命令，也没有这个文件{}",
                hint(&of(ContextKind::SuggestedSubcommand))
            )
        }
        ErrorKind::MissingSubcommand => "没有写命令".into(),
        ErrorKind::MissingRequiredArgument => format!("缺少{argument}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面要写上内容"),
        ErrorKind::InvalidValue => format!(
            "“{argument}”不能写“{value}”{}",
            choices(&of(ContextKind::ValidValue))
        ),
        ErrorKind::ValueValidation => format!("“{argument}”不能写“{value}”"),
        ErrorKind::TooManyValues => format!("“{argument}”多写了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("“{argument}”后面内容的个数不对"),
        ErrorKind::NoEquals => format!("“{argument}”后面要用等号写上内容"),
        ErrorKind::ArgumentConflict => conflict(&argument, &of(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => "里面有无法辨认的字符".into(),
        _ if argument.is_empty() => "写法不对".into(),
        _ => format!("“{argument}”的写法不对"),
    }
}

fn conflict(argument: &str, prior: &str) -> String {
    if prior.is_empty() || prior == argument {
        format!("“{argument}”写了两次")
    } else {
        format!("“{argument}”不能与“{prior}”同用")
    }
}

fn choices(known: &str) -> String {
    if known.is_empty() {
        String::new()
    } else {
        format!("，可以写：{known}")
    }
}

fn hint(suggestion: &str) -> String {
    if suggestion.is_empty() {
        String::new()
    } else {
        format!("，是不是“{suggestion}”")
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join("、"),
        ContextValue::StyledStr(word) => word.to_string(),
        ContextValue::StyledStrs(words) => words
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("、"),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::Cli;
    use clap::Parser;

    fn said(arguments: &[&str]) -> String {
        let all = std::iter::once("kaoping").chain(arguments.iter().copied());
        match Cli::try_parse_from(all) {
            Ok(_) => String::from("good"),
            Err(error) => super::sentence(&error),
        }
    }

    #[test]
    fn mistakes_are_told_in_chinese() {
        assert_eq!(
            said(&["inspct", "夹"]),
            "没有“inspct”这个命令，也没有这个文件，是不是“inspect”"
        );
        assert_eq!(said(&["inspect"]), "缺少<文件>");
        assert_eq!(
            said(&["inspect", "夹", "--campain", "x"]),
            "不认识“--campain”，是不是“--campaign”"
        );
        assert_eq!(
            said(&["inspect", "夹", "--campaign"]),
            "“--campaign <活动文件夹>”后面要写上内容"
        );
        assert_eq!(said(&["inspect", "带 空格的夹", "--campaign", "夹"]), "good");
    }
}
