//! The definition of a sample for another office: its rules and ledgers as they are, without its people and files.

use super::roster;
use super::{Begun, NAMES, Unmade, campaign, folders, guide, text};
use crate::campaign::{Sources, build};
use crate::excel;
use crate::finding::Kind;

/// A sample to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Like {
    /// A county bureau that appraises by quarters.
    County,
    /// A provincial department that appraises by stages.
    Province,
}

/// Definition files of a sample, and its marks by hand.
struct Sample {
    files: [&'static str; 3],
    expected: &'static str,
}

const COUNTY: Sample = Sample {
    files: [
        include_str!("../../samples/county/campaign.toml"),
        include_str!("../../samples/county/ledgers.toml"),
        include_str!("../../samples/county/scoring.toml"),
    ],
    expected: include_str!("../../samples/county/expected.toml"),
};
const PROVINCE: Sample = Sample {
    files: [
        include_str!("../../samples/province/campaign.toml"),
        include_str!("../../samples/province/ledgers.toml"),
        include_str!("../../samples/province/scoring.toml"),
    ],
    expected: include_str!("../../samples/province/expected.toml"),
};
const READ_ME: &str = include_str!("like/说明.txt");
const EXPECTED: &str = include_str!("like/expected.toml");

/// What every office decides by itself: number of the file, how the line begins, words of the mark.
const MARKS: &[(usize, &str, &str)] = &[
    (0, "title = ", "活动的全称"),
    (0, "short = ", "简称，印在表头里"),
    (0, "organiser = ", "主办单位"),
    (0, "office = ", "承办的办公室"),
    (0, "responsible = ", "第一责任人"),
    (0, "basis = ", "方案的文号和标题"),
    (0, "theme = ", "活动的主题"),
    (0, "from = ", "活动哪天开始"),
    (0, "to = ", "活动哪天结束"),
    (0, "stages = ", "各阶段的名称和起止日期"),
    (0, "[clauses]", "换成自己方案的条款；编号不改，右边照方案改"),
    (0, "red = {", "红榜取几名，至少几分"),
    (0, "black = {", "黑榜取几名，低于几分"),
    (0, "within = ", "几天之内"),
    (0, "names = ", "名单里是哪些单位"),
    (2, "[[tables]]", "下面各行的分值"),
    (2, "levels = ", "各级加几分、减几分"),
];

impl Like {
    /// The samples by the words of the command line.
    pub(crate) const ALL: [(&str, Like); 2] = [("county", Like::County), ("province", Like::Province)];

    fn sample(self) -> Sample {
        match self {
            Like::County => COUNTY,
            Like::Province => PROVINCE,
        }
    }
}

/// The folder.
pub(crate) fn like(like: Like) -> Result<Begun, Unmade> {
    let sample = like.sample();
    let files: Vec<String> = (0..3).map(|at| marked(at, sample.files[at])).collect();
    let texts = [files[0].as_str(), &files[1], &files[2]];
    let mut begun = roster::Begun {
        units: units_named(texts)?,
        ..roster::Begun::default()
    };
    let draft = excel::write(&roster::book(&begun))?;
    let groups = campaign(texts, &draft)?.groups;
    begun.groups = groups.iter().map(|group| group.name.to_string()).collect();
    let roster = excel::write(&roster::book(&begun))?;
    let campaign = campaign(texts, &roster)?;
    let commented = sample
        .expected
        .lines()
        .map(|line| format!("# {line}").trim_end().to_owned() + "\n");
    let mut made = vec![guide(READ_ME)];
    made.extend((0..3).map(|at| text(NAMES[at], texts[at])));
    made.push(text(
        crate::campaign::expected::FILE,
        &(EXPECTED.to_owned() + &commented.collect::<String>()),
    ));
    made.push((NAMES[3].to_owned(), roster));
    let first = campaign.periods.first();
    Ok(Begun {
        files: made,
        folders: first.map(|period| folders(&period.id)).unwrap_or_default(),
    })
}

/// The text with a mark behind every line that each office decides by itself.
fn marked(file: usize, text: &str) -> String {
    let line = |line: &str| {
        let mut marks = MARKS.iter();
        let mark = marks.find(|(of, start, _)| *of == file && line.starts_with(start));
        match mark {
            Some((_, _, words)) => format!("{line} # 待定：{words}\n"),
            None => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}

/// The units that the definition itself names, in its order: without them in the roster it does not hold.
fn units_named(texts: [&str; 3]) -> Result<roster::Rows, Unmade> {
    let empty = excel::write(&roster::book(&roster::Begun::default()))?;
    let file = |at: usize| (NAMES[at], texts[at].as_bytes());
    let (_, findings) = build(Sources {
        campaign: file(0),
        ledgers: file(1),
        scoring: file(2),
        roster: (NAMES[3], &empty),
        calendar_overlay: None,
    });
    let mut names: Vec<String> = Vec::new();
    for finding in findings.into_sorted() {
        if let Kind::NoUnitOfThatName { name, .. } = finding.kind
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    let cell = |column: &str, text: &str| (column.to_owned(), text.to_owned());
    let row = |name: &String| vec![cell("单位", name), cell("标签", crate::campaign::UNDECIDED)];
    Ok(names.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;

    #[test]
    fn every_mark_stands_in_a_sample_and_is_told() {
        for (file, start, words) in MARKS {
            let stands = Like::ALL.iter().any(|(_, like)| {
                let text = like.sample().files[*file];
                text.lines().any(|line| line.starts_with(start))
            });
            assert!(stands, "{start} {words}");
        }
        for (_, sample) in Like::ALL {
            let begun = like(sample).expect("the sample holds");
            let file = |name: &str| {
                let found = begun.files.iter().find(|(path, _)| path == name);
                found.expect("made").1.clone()
            };
            let texts = [0, 1, 2].map(|at| String::from_utf8(file(NAMES[at])).expect("UTF-8"));
            let marks: usize = texts.iter().map(|text| text.matches("# 待定：").count()).sum();
            let campaign = campaign([&texts[0], &texts[1], &texts[2]], &file(NAMES[3])).expect("it holds");
            let of_files = |finding: &&Finding| {
                matches!(finding.kind, Kind::Undecided { .. }) && finding.place.sheet.is_none()
            };
            let told = campaign.remarks.iter().filter(of_files);
            assert_eq!(told.count(), marks, "{sample:?}");
            assert!(marks > 15, "{marks}");
        }
    }
}
