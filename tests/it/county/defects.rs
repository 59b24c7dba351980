//! `defects.md`: every way of writing that ledgers are known for occurs in the sample, stands where it is said to
//! stand, and is read as it is said to be read.

use super::{DIR, sample, second_quarter};
use kaoping::finding::{Finding, Kind, Place};
use kaoping::fold::fold;
use kaoping::outcome::{ConsolidatedRow, Outcome};
use kaoping::pipeline::Finished;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

/// The ways of writing, one a row of the table of how they are to be read.
const READINGS: [&str; 30] = [
    "写成文字的日期",
    "日期序列号",
    "不是某一天的时限",
    "一段时间",
    "反复的时限",
    "长期坚持、立行立改、已完成",
    "相对的时限",
    "到期日逢节假日",
    "办理状态",
    "打勾画叉",
    "百分数",
    "数字和单位",
    "各种数字",
    "空格和看不见的字符",
    "括号和连接号",
    "单位名称",
    "一格几个人、几个单位",
    "合并单元格",
    "同上",
    "合计",
    "分类行",
    "重复的表头",
    "序号",
    "写明没有",
    "占位的字",
    "照抄",
    "公式",
    "过长的文字",
    "各种文件",
    "号码",
];

/// A line of the list.
struct Defect {
    file: String,
    sheet: String,
    cell: String,
    kind: String,
    expected: String,
}

fn lines() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(Path::new(DIR).join("defects.md")).expect("a list");
    let rows = text.lines().filter(|line| line.starts_with("| "));
    rows.map(|line| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    })
    .collect()
}

fn defects() -> Vec<Defect> {
    let rows = lines().into_iter().filter(|cells| cells[0].starts_with("inbox/"));
    rows.map(|cells| {
        let [file, sheet, cell, kind, _, expected]: [String; 6] = cells.try_into().expect("six cells");
        Defect {
            file,
            sheet,
            cell,
            kind,
            expected,
        }
    })
    .collect()
}

fn first_quarter() -> &'static Finished {
    static FINISHED: OnceLock<Finished> = OnceLock::new();
    FINISHED.get_or_init(|| {
        let (inbox, registers) = sample().files("2022Q1");
        sample().run("2022Q1", inbox, registers, 2)
    })
}

impl Defect {
    fn outcome(&self) -> &'static Outcome {
        match self.file.starts_with("inbox/2022Q1/") {
            true => &first_quarter().outcome,
            false => &second_quarter().outcome,
        }
    }

    /// `F41` or `第5行`.
    fn row(&self) -> Option<u32> {
        let digits: String = self.cell.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    }

    fn is_here(&self, place: &Place) -> bool {
        place.file.as_deref() == Some(&*self.file)
            && (self.sheet.is_empty() || place.sheet.as_deref() == Some(&*self.sheet))
    }

    /// The row of the consolidated ledgers that was read there.
    fn read(&self) -> Option<&'static ConsolidatedRow> {
        let rows = self.outcome().ledgers.iter().flat_map(|ledger| &ledger.rows);
        let row = self.row();
        rows.into_iter()
            .find(|own| self.is_here(&own.place) && own.place.row == row)
    }

    fn told(&self) -> bool {
        let at = |place: &Place| {
            self.is_here(place) && (place.row.is_none() || self.cell.is_empty() || place.row == self.row())
        };
        let about = |finding: &Finding| at(&finding.place) || finding.also.iter().any(&at);
        self.outcome().findings.iter().any(about)
    }

    /// A limit that was read and told as a change of one that a seal holds: the sealed one stands in the ledger.
    fn gives_way(&self, reading: &str) -> bool {
        let row = |finding: &Finding| self.is_here(&finding.place) && finding.place.row == self.row();
        let told =
            |finding: &Finding| matches!(&finding.kind, Kind::TermChanged { now, .. } if now == reading);
        self.outcome()
            .findings
            .iter()
            .any(|finding| row(finding) && told(finding))
    }

    fn wrong(&self) -> Option<String> {
        let here = || format!("{} {} {} {}", self.file, self.sheet, self.cell, self.kind);
        if !Path::new(DIR).join(&self.file).is_file() {
            return Some(format!("{}: no such file", here()));
        }
        if let Some(reading) = self.expected.strip_prefix("读作") {
            let reading = reading.split('，').next().unwrap_or_default();
            let read = self.read();
            // A limit that comes again is no single day: its words stay as they are.
            let again = |cell: &str| reading == "反复的时限" && cell.starts_with('每');
            let holds = |row: &ConsolidatedRow| {
                row.cells
                    .iter()
                    .any(|cell| same(&cell.printed(), reading) || again(&cell.printed()))
            };
            let holds = read.is_some_and(holds) || self.gives_way(reading);
            return (!holds).then(|| {
                format!(
                    "{}: not read as {reading} but {:?}",
                    here(),
                    read.map(|row| &row.cells)
                )
            });
        }
        if self.expected.contains("不当作数据") && !self.expected.starts_with("提醒")
            || self.expected == "不理会"
        {
            let read = self.read().is_some();
            return read.then(|| format!("{}: taken for data", here()));
        }
        let told = self.expected.starts_with("报错") || self.expected.starts_with("提醒");
        (told && !self.told()).then(|| format!("{}: nothing is said", here()))
    }
}

/// Dates, numbers, words and several units alike.
fn same(cell: &str, reading: &str) -> bool {
    let plain = |text: &str| fold(text).replace('、', "");
    plain(cell) == plain(reading) || plain(cell).trim_end_matches('%') == plain(reading).trim_end_matches('%')
}

#[test]
fn every_way_of_writing_occurs_and_is_listed() {
    let kinds: BTreeSet<String> = defects().into_iter().map(|defect| defect.kind).collect();
    let rows: Vec<Vec<String>> = lines()
        .into_iter()
        .filter(|cells| cells.len() == 2 && cells[0] != "读法")
        .collect();
    let named: Vec<&str> = rows.iter().map(|cells| cells[0].as_str()).collect();
    assert_eq!(named, READINGS);
    for cells in &rows {
        for kind in cells[1].split('；') {
            assert!(kinds.contains(kind), "{}: no defect {kind}", cells[0]);
        }
    }
}

#[test]
fn every_defect_is_read_as_it_is_said_to_be() {
    let defects = defects();
    let read = defects
        .iter()
        .filter(|defect| defect.expected.starts_with("读作"))
        .count();
    assert!(defects.len() > 150 && read > 45, "{} of {}", read, defects.len());
    let wrong: Vec<String> = defects.iter().filter_map(Defect::wrong).collect();
    assert!(wrong.is_empty(), "{} are not:\n{}", wrong.len(), wrong.join("\n"));
}
