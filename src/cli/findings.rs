//! Findings on a terminal: by cause, the gravest first, a few of each, what to do about them.

use super::wrap;
use crate::finding::{Code, Finding, Level};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Findings of one cause shown before the rest is only counted (`decisions` 31).
const MOST: usize = 5;

/// All findings, grouped by cause; nothing when there is none.
pub(super) fn text(findings: &[Finding]) -> String {
    let mut causes: BTreeMap<(Level, Code), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        causes
            .entry((finding.level, finding.code()))
            .or_default()
            .push(finding);
    }
    causes
        .into_iter()
        .map(|((level, code), found)| cause(level, code, &found))
        .collect::<Vec<_>>()
        .join("\n")
}

/// `3处错误、2处提醒、1处说明`.
pub(super) fn count(findings: &[Finding]) -> String {
    let of = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let counts = [Level::Error, Level::Warning, Level::Note].map(|level| (of(level), level.word()));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = counts.map(|(count, word)| format!("{count}处{word}")).collect();
    if words.is_empty() {
        "没有发现问题".into()
    } else {
        words.join("、")
    }
}

/// Whether one of them is an error.
pub(super) fn errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}

fn cause(level: Level, code: Code, found: &[&Finding]) -> String {
    let mut text = format!(
        "{} {} {}（{}处）\n",
        level.word(),
        code.name(),
        code.title(),
        found.len()
    );
    let remedy = found[0].remedy();
    let one_remedy = found.iter().all(|finding| finding.remedy() == remedy);
    for finding in found.iter().take(MOST) {
        let place = finding.place.to_string();
        let at = if place.is_empty() {
            finding.unit.as_deref().unwrap_or_default().to_owned()
        } else {
            place
        };
        if !at.is_empty() {
            let _ = writeln!(text, "{}", wrap::hanging(&at, "  ", "    "));
        }
        let _ = writeln!(text, "{}", wrap::indented(&finding.message(), "    "));
        for other in finding.also.iter().take(MOST) {
            let other = format!("另见{other}");
            let _ = writeln!(text, "{}", wrap::hanging(&other, "    ", "      "));
        }
        if !one_remedy {
            let _ = writeln!(text, "{}", wrap::hanging(&finding.remedy(), "    → ", "      "));
        }
    }
    if found.len() > MOST {
        let _ = writeln!(text, "  另有{}处同样的问题", found.len() - MOST);
    }
    if one_remedy {
        let _ = writeln!(text, "{}", wrap::hanging(&remedy, "  → ", "    "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Kind, Place};
    use std::sync::Arc;

    fn unreadable(row: u32) -> Finding {
        let place = Place::cell(&Arc::from("甲股 二季度.xlsx"), &Arc::from("台账"), row, 3);
        Finding::new(
            Kind::DateUnreadable {
                text: format!("第{row}行的日期"),
            },
            place,
        )
    }

    #[test]
    fn a_cause_is_told_once_with_some_of_its_places() {
        let mut findings: Vec<Finding> = (1..=7).map(unreadable).collect();
        let other = Place::file(&Arc::from("c.xlsx"));
        let empty = Finding::new(Kind::BookEmpty {}, Place::file(&Arc::from("b.xlsx")));
        findings.push(empty.see_also(other));
        let text = text(&findings);
        assert!(text.contains("    另见c.xlsx\n"), "{text}");
        assert!(
            text.starts_with("错误 R03 日期读不出来（7处）\n  甲股 二季度.xlsx｜台账｜C1\n"),
            "{text}"
        );
        assert!(text.contains("  另有2处同样的问题\n  → 写成2022-06-30"), "{text}");
        assert!(text.find("提醒 T12") > text.find("错误 R03"), "{text}");
        assert_eq!(count(&findings), "7处错误、1处提醒");
    }

    #[test]
    fn long_places_and_messages_stay_within_the_terminal() {
        let file = Arc::from("很长的文件夹名称/".repeat(12).as_str());
        let finding = Finding::new(
            Kind::NumberUnreadable {
                text: "一".repeat(90),
                why: "不是数".into(),
            },
            Place::file(&file),
        );
        for line in text(&[finding]).lines() {
            assert!(wrap::width(line) <= wrap::COLUMNS, "{line}");
        }
    }
}
