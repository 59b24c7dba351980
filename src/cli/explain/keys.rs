//! Pages about the keys of a definition.

use crate::campaign::names::suggest;
use crate::campaign::vocabulary::{self, Holds, VocabularyKey, VocabularyTable};
use crate::cli::wrap;
use crate::fold::fold;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The pages of all keys of a name (`zero_below`, or `bands.percent` where it stands in one table alone); none where
/// there is no such key.
pub(super) fn pages(wanted: &str) -> Option<String> {
    let wanted = wanted.trim();
    let (table, name) = wanted.rsplit_once('.').unwrap_or(("", wanted));
    let tables = vocabulary::tables();
    let found = tables.iter().flat_map(|of| {
        let inside = table.is_empty() || of.path == table || of.path.ends_with(&format!(".{table}"));
        let keys = of.keys.iter().filter(move |key| inside && key.name == name);
        keys.map(move |key| page(of, key))
    });
    let pages: Vec<String> = found.collect();
    (!pages.is_empty()).then(|| pages.join("\n\n"))
}

/// Keys that are written much like it.
pub(super) fn like(wanted: &str) -> Vec<Arc<str>> {
    let tables = vocabulary::tables();
    let keys = tables.iter().flat_map(|table| &table.keys);
    let names: BTreeSet<&str> = keys.map(|key| key.name).collect();
    let names: Vec<(String, Arc<str>)> = names.into_iter().map(|name| (fold(name), name.into())).collect();
    suggest(
        wanted,
        names.iter().map(|(folded, name)| (folded.as_str(), name.clone())),
    )
}

/// Where it stands, what it means, what is written behind it.
fn page(table: &VocabularyTable, key: &VocabularyKey) -> String {
    let must = match (key.is_required, key.default) {
        (true, _) => "必须写".to_owned(),
        (false, "") => "可以不写".to_owned(),
        (false, default) => format!("可以不写，就是：{default}"),
    };
    let facts = [
        ("写在", place(table)),
        ("意思", key.means.to_owned()),
        ("填", in_words(&key.holds)),
        ("不写", must),
        ("例", key.example.to_owned()),
    ];
    let fact = |(name, text): (&str, String)| {
        let first = wrap::padded(&format!("  {name}"), 8);
        wrap::hanging(&text, &first, &" ".repeat(8))
    };
    let facts: Vec<String> = facts.into_iter().map(fact).collect();
    format!("{}\n\n{}", key.name, facts.join("\n"))
}

/// Where a table is written.
fn place(table: &VocabularyTable) -> String {
    match table.path.as_str() {
        "" => format!("{}的最外面", table.file),
        path if table.file.is_empty() => format!("每个{path}里"),
        path => format!(
            "{}的{path}里{}",
            table.file,
            if table.is_repeated {
                "（可以有几个）"
            } else {
                ""
            }
        ),
    }
}

/// What is written behind a key, as a clerk is told.
pub(super) fn in_words(holds: &Holds) -> String {
    match holds {
        Holds::Text => "文字，加英文双引号".into(),
        Holds::Date => "日期，写成2022-06-30，不加引号".into(),
        Holds::Flag => "true或false".into(),
        Holds::Number { least, most } => bounded("数", &least.to_string(), &most.to_string()),
        Holds::Count { least, most } => bounded("整数", &least.to_string(), &most.to_string()),
        Holds::Words(words) => format!("其中之一：{}", words.join("、")),
        Holds::WordOrNumber { words, least, most } => {
            let number = bounded("数", &least.to_string(), &most.to_string());
            format!("其中之一：{}；或者{number}", words.join("、"))
        }
        Holds::List(item) => format!("方括号里的几个，每个是{}", in_words(item)),
        Holds::OneOrSeveral(item) => format!("{}；或者方括号里的几个", in_words(item)),
        Holds::Either(ways) => {
            let ways: Vec<String> = ways.iter().map(in_words).collect();
            ways.join("；或者")
        }
        Holds::Table(path) => format!(
            "花括号里的一组（{}的各键）",
            path.rsplit('.').next().unwrap_or(path)
        ),
    }
}

/// Bounds that a number is held by only to keep arithmetic safe are not told.
fn bounded(kind: &str, least: &str, most: &str) -> String {
    const WIDE: usize = 10;
    match most.len() > WIDE {
        true => format!("{kind}，不加引号"),
        false => format!("{kind}，{least}到{most}，不加引号"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_told_wherever_it_stands() {
        let page = pages("zero_below").expect("a key");
        let lines = [
            "zero_below",
            "",
            "  写在  scoring.toml的indicators.parts里（可以有几个）",
            "  意思  数低于多少得0分（比率写百分数）",
            "  填    数，不加引号",
            "  不写  可以不写，就是：没有界线",
            "  例    zero_below = 60",
        ];
        assert_eq!(page.lines().collect::<Vec<_>>(), lines);
        let places = |wanted: &str| pages(wanted).map_or(0, |pages| pages.matches("写在").count());
        assert_eq!((places("bands.percent"), places("percent")), (1, 3));
        assert_eq!(pages("percents"), None);
        assert!(places("ledger") > 3);
        assert_eq!(like("zero_belo").first().map(|key| &**key), Some("zero_below"));
    }

    #[test]
    fn every_page_fits_the_terminal() {
        for table in vocabulary::tables() {
            for key in &table.keys {
                for line in page(&table, key).lines() {
                    assert!(wrap::width(line) <= wrap::COLUMNS, "{line}");
                }
            }
        }
    }
}
