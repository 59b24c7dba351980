//! `kaoping explain`: what a finding means and how to mend it, and what a key of the definition means.

mod keys;
mod manual;

use super::{Exit, say, wrap};
use crate::finding::{Code, Level, hint};
use crate::fold::fold;

/// Arguments of `explain`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping explain [编号或者键]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 问题的编号，如 R03，或者定义里的键，如 zero_below；不写则列出全部编号
    #[arg(value_name = "编号或者键", help_heading = "参数")]
    code: Option<String>,
    /// 输出给程序读的JSON
    #[arg(long, help_heading = "选项")]
    json: bool,
}

/// Stages by the first letter of a code.
const STAGES: &[(char, &str)] = &[
    ('C', "活动的定义和花名册"),
    ('W', "文件本身"),
    ('T', "表格的样子：表头、列、合计"),
    ('S', "是谁的、哪一版、报没报"),
    ('R', "每一格的内容"),
    ('K', "格与格、行与行之间的核对"),
    ('H', "已封存的往期"),
    ('Q', "计分"),
];

pub(super) fn run(args: &Args) -> Exit {
    let codes = match &args.code {
        None => Code::ALL.to_vec(),
        Some(wanted) => match find(wanted) {
            Some(code) => vec![code],
            None => return key(wanted),
        },
    };
    if args.json {
        say::out(&json(&codes));
    } else if args.code.is_some() {
        say::out(&page(codes[0]));
    } else {
        say::out(&list());
    }
    Exit::Done
}

fn find(wanted: &str) -> Option<Code> {
    let wanted = fold(wanted);
    Code::ALL.iter().copied().find(|code| fold(code.name()) == wanted)
}

/// The page of a key, where there is one of that name.
fn key(wanted: &str) -> Exit {
    match keys::pages(wanted) {
        Some(pages) => {
            say::out(&pages);
            Exit::Done
        }
        None => unknown(wanted),
    }
}

/// Words of a title find codes too.
fn unknown(wanted: &str) -> Exit {
    let near = Code::ALL
        .iter()
        .filter(|code| code.title().contains(wanted.trim()));
    let near: Vec<String> = near
        .map(|code| format!("  {} {}", code.name(), code.title()))
        .collect();
    let meant = hint(&keys::like(wanted));
    say::err(&format!(
        "没有编号为“{wanted}”的问题，定义里也没有叫这个名字的键{meant}。"
    ));
    if near.is_empty() || wanted.trim().is_empty() {
        say::err("不写编号，就列出全部：kaoping explain");
    } else {
        say::err(&format!("说法相近的有：\n{}", near.join("\n")));
    }
    Exit::Usage
}

/// Everything about one kind.
fn page(code: Code) -> String {
    let manual = format!("\n\n{}", manual::page(code).trim_end());
    facts(code) + &manual
}

fn facts(code: Code) -> String {
    let mut lines = vec![
        format!("{}  {}〔{}〕", code.name(), code.title(), code.level().word()),
        String::new(),
    ];
    let stage = STAGES.iter().find(|(letter, _)| code.name().starts_with(*letter));
    let facts = [
        ("归类", stage.map_or("", |(_, title)| title).to_owned()),
        ("说的是", open(code.message_pattern())),
        ("办法", open(code.remedy_pattern())),
        ("轻重", gravity(code).to_owned()),
    ];
    for (name, text) in facts.into_iter().filter(|(_, text)| text != "…") {
        let first = wrap::padded(&format!("  {name}"), 10);
        lines.push(wrap::hanging(&text, &first, &" ".repeat(10)));
    }
    lines.join("\n")
}

fn gravity(code: Code) -> &'static str {
    match code.level() {
        Level::Error if code.name().starts_with('C') => "错误：不改正，什么都不能运行。",
        Level::Error if code.name().starts_with(['R', 'K']) => {
            "错误：不改正，这一行就不能用来计分；计分用不到的列有这种问题，只作提醒。活动可以另定轻重。"
        }
        Level::Error => "错误：不改正，这一处（这一行、这个文件）就不能用来计分；活动可以另定轻重。",
        Level::Warning => "提醒：照常计分，但应当改正；活动可以另定轻重。",
        Level::Note => "说明：告诉你是怎样读的，一般不用改。",
    }
}

/// Facts of a pattern as `……`.
fn open(pattern: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in pattern.chars() {
        match c {
            '{' => inside = true,
            '}' => {
                inside = false;
                text.push('…');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

fn list() -> String {
    let mut text = String::new();
    for (letter, title) in STAGES {
        let codes: Vec<&Code> = Code::ALL
            .iter()
            .filter(|code| code.name().starts_with(*letter))
            .collect();
        if codes.is_empty() {
            continue;
        }
        text.push_str(&format!("{letter}  {title}\n"));
        for code in codes {
            text.push_str(&format!(
                "  {} {} {}\n",
                code.name(),
                code.level().word(),
                code.title()
            ));
        }
        text.push('\n');
    }
    text + "看某一种的说明，写上编号，例如：kaoping explain R03"
}

fn json(codes: &[Code]) -> String {
    let one = |code: &Code| {
        serde_json::json!({
            "code": code.name(),
            "title": code.title(),
            "level": code.level().word(),
            "message": code.message_pattern(),
            "remedy": code.remedy_pattern(),
            "manual": manual::page(*code),
        })
    };
    serde_json::to_string_pretty(&codes.iter().map(one).collect::<Vec<_>>()).expect("plain texts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_as_people_type_them() {
        assert_eq!(find("r03"), Some(Code::R03));
        assert_eq!(find(" Ｒ03 "), Some(Code::R03));
        assert_eq!(find("R"), None);
    }

    #[test]
    fn every_kind_has_a_stage_and_a_page_that_fits() {
        for code in Code::ALL {
            assert!(STAGES.iter().any(|(letter, _)| code.name().starts_with(*letter)));
            for line in facts(*code).lines() {
                assert!(
                    wrap::width(line) <= wrap::COLUMNS && !line.contains('{'),
                    "{line}"
                );
            }
        }
    }
}
