//! The table of keys in the manual is what the vocabulary says. `KAOPING_PAGES=write` writes it anew.

use kaoping::campaign::vocabulary::{Holds, VocabularyKey, VocabularyTable, tables};
use std::path::Path;

const BEGIN: &str = "<!-- 以下由词汇表生成 -->\n";
const END: &str = "<!-- 以上由词汇表生成 -->";

/// What is written behind a key, in a few words.
fn holds(holds: &Holds) -> String {
    match holds {
        Holds::Text => "文字".into(),
        Holds::Date => "日期".into(),
        Holds::Flag => "true".into(),
        Holds::Number { .. } => "数".into(),
        Holds::Count { .. } => "整数".into(),
        Holds::Words(words) => words.join("·"),
        Holds::WordOrNumber { words, .. } => format!("{}·数", words.join("·")),
        Holds::List(inner) => format!("[{}]", self::holds(inner)),
        Holds::OneOrSeveral(inner) => format!("{}，可以并列", self::holds(inner)),
        Holds::Either(all) => all.iter().map(self::holds).collect::<Vec<_>>().join("、"),
        Holds::Table(_) => "{…}".into(),
    }
}

fn row(key: &VocabularyKey) -> String {
    let needed = if key.is_required { "!" } else { "" };
    let default = match (key.is_required, key.default) {
        (true, _) | (false, "") => "",
        (false, default) => default,
    };
    format!(
        "| `{}`{needed} | {} | {} | {default} |\n",
        key.name,
        holds(&key.holds),
        key.means
    )
}

fn section(table: &VocabularyTable) -> String {
    let name = match table.path.is_empty() {
        true => table.file.to_owned(),
        false => format!("{} · {}", table.file, table.path),
    };
    let keys: Vec<String> = table.keys.iter().map(row).collect();
    match keys.is_empty() {
        true => String::new(),
        false => format!("| **{name}** | | | |\n{}", keys.concat()),
    }
}

fn generated() -> String {
    let head = "| 键（! 必须写） | 填 | 意思 | 不写就是 |\n|---|---|---|---|\n";
    let sections: Vec<String> = tables().iter().map(section).collect();
    format!("{BEGIN}\n{head}{}\n", sections.concat())
}

#[test]
fn the_table_of_keys_is_that_of_the_vocabulary() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.zh-CN.md");
    let manual = std::fs::read_to_string(&path).expect("committed");
    let (before, rest) = manual.split_once(BEGIN).expect("where the table begins");
    let (written, after) = rest.split_once(END).expect("where it ends");
    let generated = generated();
    if std::env::var("KAOPING_PAGES").is_ok_and(|asked| asked == "write") {
        std::fs::write(&path, format!("{before}{generated}{END}{after}")).expect("written");
        return;
    }
    assert!(
        format!("{BEGIN}{written}") == generated,
        "the table of keys in README.zh-CN.md is behind: KAOPING_PAGES=write cargo test --test it -- manual"
    );
}

/// Every key that the chapter on tasks writes in an example is one of the vocabulary.
#[test]
fn the_examples_of_the_manual_use_keys_that_there_are() {
    let manual = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.zh-CN.md"));
    let manual = manual.expect("committed");
    let known: Vec<&str> = tables()
        .iter()
        .flat_map(|table| table.keys.iter().map(|key| key.name))
        .collect();
    let mut wrong = Vec::new();
    let mut found = 0;
    for example in manual.split("```toml\n").skip(1) {
        let (example, _) = example.split_once("```").expect("an end");
        let comments = |line: &str| line.split('#').next().unwrap_or_default().to_owned();
        let text: Vec<String> = example.lines().map(comments).collect();
        let text = text.join("\n");
        let heads = text.match_indices(" = ").filter_map(|(at, _)| {
            let before = &text[..at];
            let key = before
                .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .next()?;
            (!key.is_empty()).then(|| key.to_owned())
        });
        for key in heads {
            found += 1;
            if !known.contains(&key.as_str()) {
                wrong.push(key);
            }
        }
    }
    assert!(found > 20, "examples are found");
    assert_eq!(wrong, Vec::<String>::new());
}
