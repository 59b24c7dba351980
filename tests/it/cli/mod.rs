//! The built program from outside: words, exit codes, paths.

mod campaign;
mod new;
mod pack;
mod rules;
mod template;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn kaoping(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kaoping"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// Exit code, standard output, standard error.
fn said(arguments: &[&str]) -> (i32, String, String) {
    let output = kaoping(arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code().expect("no signal"),
        text(output.stdout),
        text(output.stderr),
    )
}

fn foreign(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/foreign")
        .join(name)
}

/// Words of Latin letters that are neither options nor what was typed nor names of this program.
fn english(text: &str, typed: &[&str]) -> Vec<String> {
    let known = ["kaoping", "help", "version", "campaign", "R03", "JSON"];
    let commands = [
        "run", "sample", "check", "close", "why", "inspect", "explain", "schema", "rules", "demo", "pack",
        "new", "template",
    ];
    let is_word = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let words = text
        .split(|c: char| !is_word(c))
        .map(|word| word.trim_matches(['-', '.']));
    let words = words.filter(|word| word.chars().filter(char::is_ascii_alphabetic).count() > 1);
    let own = |word: &&str| {
        known.contains(word) || commands.contains(word) || typed.iter().any(|typed| typed.contains(*word))
    };
    words.filter(|word| !own(word)).map(str::to_owned).collect()
}

#[test]
fn without_arguments_it_says_what_it_is_for() {
    let (code, out, err) = said(&[]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.starts_with("考评：") && out.contains("inspect") && out.contains("用法："),
        "{out}"
    );
}

#[test]
fn help_and_version_go_to_standard_output() {
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["inspect", "--help"],
        &["explain", "-h"],
    ] {
        let (code, out, err) = said(arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
        assert!(out.contains("用法：kaoping"), "{out}");
        assert!(!out.contains('\u{1b}'), "colours in a pipe");
    }
    assert!(said(&["--version"]).1.starts_with("kaoping "));
}

#[test]
fn mistakes_in_arguments_are_told_in_chinese_with_exit_code_2() {
    let wrong: &[&[&str]] = &[
        &["inspct"],
        &["没有这个命令"],
        &["inspect"],
        &["inspect", "a", "b"],
        &["inspect", "a", "--campain", "b"],
        &["inspect", "a", "--campaign"],
        &["inspect", "a", "--campaign", "b", "--campaign", "c"],
        &["inspect", "--verbose", "a"],
        &["explain", "R03", "R04"],
        &["explain", "--json=1"],
        &["explain", "ZZ99"],
        &["-x"],
        &["--"],
        &["help"],
    ];
    for arguments in wrong {
        let (code, out, err) = said(arguments);
        assert_eq!(code, 2, "{arguments:?} {out} {err}");
        assert!(!err.is_empty() && out.is_empty(), "{arguments:?}: {out}");
        let typed: Vec<&str> = arguments
            .iter()
            .copied()
            .chain(["--campaign", "--json"])
            .collect();
        assert_eq!(
            english(&err, &typed),
            Vec::<String>::new(),
            "{arguments:?}: {err}"
        );
    }
}

#[test]
fn a_code_is_explained() {
    let (code, out, _) = said(&["explain", "r03"]);
    assert_eq!(code, 0);
    assert!(
        out.starts_with("R03  日期读不出来〔错误〕") && out.contains("办法"),
        "{out}"
    );
    let (_, all, _) = said(&["explain"]);
    assert!(all.contains("W  文件本身\n  W01 错误 空文件"), "{all}");
    let (_, json, _) = said(&["explain", "R03", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[0]["code"], "R03");
}

#[test]
fn a_file_is_shown_as_read_wherever_it_lies() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("物业股 二季度（终稿 2）.xlsx");
    std::fs::copy(foreign("openpyxl.xlsx"), &path).expect("copied");
    let path = path.to_str().expect("UTF-8");
    let (code, out, err) = said(&["inspect", path]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(
        out.contains("类型  xlsx") && out.contains("张工作表") && out.contains("A "),
        "{out}"
    );
    assert_eq!(said(&[path]), (code, out, err), "a file dropped on the program");
}

#[test]
fn a_quoted_path_that_ends_in_a_backslash_is_told() {
    // What Windows makes of: run "D:\考评\" --period 2022Q2
    let (code, _, err) = said(&["run", "D:\\考评\" --period 2022Q2"]);
    assert_eq!(code, 2);
    assert!(err.contains("末尾不要写“\\”"), "{err}");
    let (_, _, err) = said(&["run", "D:\\考评", "--period", "2022Q2"]);
    assert!(!err.contains("末尾不要写"), "{err}");
}

#[test]
fn a_folder_dropped_on_the_program_is_told_from_a_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().to_str().expect("UTF-8");
    let (code, out, err) = said(&[path]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("”是文件夹。") && err.contains("kaoping run"),
        "{err}"
    );
}

#[test]
fn a_file_that_is_none_is_told() {
    let (code, _, err) = said(&["inspect", "没有 这个文件.xlsx"]);
    assert_eq!(code, 4);
    assert!(err.contains("“没有 这个文件.xlsx”不存在"), "{err}");
    let (code, out, _) = said(&["inspect", foreign("cut_off.xlsx").to_str().expect("UTF-8")]);
    assert_eq!(code, 4);
    assert!(out.contains("错误 W06 文件已损坏"), "{out}");
}
