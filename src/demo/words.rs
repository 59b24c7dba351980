//! What is written into made-up ledgers: lists of words that lie beside the campaign as `words.txt`.
//!
//! `[列名]` or `[台账/列名]` opens a list, each line below it is an entry; `{小区}` in an entry stands for an entry of
//! that list, `{n}`, `{年}`, `{月}`, `{日}`, `{单位}`, `{编码}` for the facts of the row. `#` begins a remark.

use super::chance::Chance;
use std::collections::BTreeMap;

/// Lists by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    lists: BTreeMap<String, Vec<String>>,
}

/// Facts that an entry may mention.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Number of the row.
    pub n: usize,
    /// Year, month and day it came about.
    pub day: chrono::NaiveDate,
    /// Whose row it is.
    pub unit: String,
    /// The unit's code.
    pub code: String,
}

/// How deep entries may stand for entries.
const DEEPEST: usize = 4;

impl Words {
    pub(super) fn parse(text: &str) -> Words {
        let mut words = Words::default();
        let mut open = String::new();
        for line in text.lines().map(str::trim) {
            let heading = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            match heading {
                Some(name) => open = name.to_owned(),
                None if line.is_empty() || line.starts_with('#') => {}
                None => words.lists.entry(open.clone()).or_default().push(line.to_owned()),
            }
        }
        words
    }

    /// The entries of a list.
    pub(super) fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// A list of rows with cells between `|`; the first row names the columns.
    pub(super) fn table(&self, name: &str) -> Vec<Vec<(String, String)>> {
        let cells =
            |line: &String| -> Vec<String> { line.split('|').map(|cell| cell.trim().to_owned()).collect() };
        let Some((head, rows)) = self.list(name).split_first() else {
            return Vec::new();
        };
        let head = cells(head);
        rows.iter()
            .map(|row| head.iter().cloned().zip(cells(row)).collect())
            .collect()
    }

    /// How many there are by `名称 = 3` or, in so many of a hundred cases one, `名称 = 5%`.
    pub(super) fn count(&self, name: &str, chance: &mut Chance) -> Option<usize> {
        let value = self.list("数量").iter().find_map(|line| {
            let (key, value) = line.split_once('=')?;
            (key.trim() == name).then(|| value.trim())
        })?;
        match value.strip_suffix('%') {
            Some(share) => Some(usize::from(chance.percent(share.parse().ok()?))),
            None => value.parse().ok(),
        }
    }

    /// A percentage by `名称 = 40%` in a list.
    pub(super) fn percent(&self, list: &str, name: &str) -> Option<usize> {
        let mut entries = self.list(list).iter().filter_map(|line| line.split_once('='));
        let (_, value) = entries.find(|(key, _)| key.trim() == name)?;
        value.trim().strip_suffix('%')?.parse().ok()
    }

    /// An entry of the first of these lists that there is.
    pub(super) fn say(&self, names: &[String], chance: &mut Chance, facts: &Facts) -> Option<String> {
        let list = names
            .iter()
            .map(|name| self.list(name))
            .find(|list| !list.is_empty())?;
        let entry = chance.pick(list)?.clone();
        Some(self.fill(&entry, chance, facts, DEEPEST))
    }

    fn fill(&self, entry: &str, chance: &mut Chance, facts: &Facts, depth: usize) -> String {
        let mut said = String::new();
        let mut rest = entry;
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                return said + after;
            };
            said.push_str(&self.stands_for(name, chance, facts, depth));
            rest = after;
        }
        said + rest
    }

    fn stands_for(&self, name: &str, chance: &mut Chance, facts: &Facts, depth: usize) -> String {
        use chrono::Datelike;
        match name {
            "n" => facts.n.to_string(),
            "年" => facts.day.year().to_string(),
            "月" => facts.day.month().to_string(),
            "日" => facts.day.day().to_string(),
            "单位" => facts.unit.clone(),
            "编码" => facts.code.clone(),
            _ if name.starts_with("数") => {
                let most = name.trim_start_matches('数').parse().unwrap_or(9);
                chance.between(2, most).to_string()
            }
            _ if depth == 0 => String::new(),
            _ => match chance.pick(self.list(name)).cloned() {
                Some(entry) => self.fill(&entry, chance, facts, depth - 1),
                None => String::new(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_for_entries() {
        let words =
            Words::parse("# x\n[小区]\n南湖\n[问题]\n{小区}{n}栋漏水\n[表]\n甲|乙\n1|2\n[数量]\n问题 = 3\n");
        let facts = Facts {
            n: 7,
            ..Facts::default()
        };
        let said = words.say(&["没有".into(), "问题".into()], &mut Chance::of(&["a"]), &facts);
        assert_eq!(said.as_deref(), Some("南湖7栋漏水"));
        assert_eq!(words.table("表")[0][1], ("乙".to_owned(), "2".to_owned()));
        assert_eq!(words.count("问题", &mut Chance::of(&["a"])), Some(3));
    }
}
