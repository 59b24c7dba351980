//! Every number of both samples' definitions stands in the rules that are read back: another number, another page.

use kaoping::campaign::model::Campaign;
use kaoping::campaign::{Sources, build};
use kaoping::report::{restricted_rule_lines, rule_lines, worked};
use rust_decimal::Decimal;
use std::ops::Range;
use std::path::Path;

const FILES: [&str; 3] = ["campaign.toml", "ledgers.toml", "scoring.toml"];

/// A sample's definition, read again and again with one number changed.
struct Sample {
    files: Vec<(String, Vec<u8>)>,
}

impl Sample {
    fn open(name: &str) -> Sample {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
        let names = FILES.into_iter().chain(["roster.xlsx"]);
        let file = |name: &str| {
            let bytes = std::fs::read(folder.join(name)).expect("committed");
            (name.to_owned(), bytes)
        };
        Sample {
            files: names.map(file).collect(),
        }
    }

    fn built(&self) -> Option<Campaign> {
        let file = |at: usize| (self.files[at].0.as_str(), self.files[at].1.as_slice());
        build(Sources {
            campaign: file(0),
            ledgers: file(1),
            scoring: file(2),
            roster: file(3),
            calendar_overlay: None,
        })
        .0
    }

    /// The rules of all periods, and the marks of all indicators for some rates; none where it does not load.
    fn page(&self) -> Option<String> {
        let campaign = self.built()?;
        let mut page = String::new();
        for period in &campaign.periods {
            for line in rule_lines(&campaign, period) {
                page += &format!("{} {} {}\n", line.heading, line.text, line.clause);
            }
        }
        for line in restricted_rule_lines(&campaign) {
            page += &format!("{} {} {}\n", line.heading, line.text, line.clause);
        }
        for (id, _) in campaign.indicators.with_ids() {
            page += &format!("{:?}\n", worked(&campaign, id));
        }
        Some(page)
    }
}

/// Numbers of a definition that are no part of a text, a remark, a name or a day.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        let mut quoted = false;
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'"' => quoted = !quoted,
                b'#' if !quoted => break,
                b'0'..=b'9' if !quoted => {
                    let length = bytes[at..]
                        .iter()
                        .take_while(|byte| byte.is_ascii_digit() || **byte == b'.')
                        .count();
                    let behind = bytes.get(at + length).copied().unwrap_or(b' ');
                    let before = if at == 0 { b' ' } else { bytes[at - 1] };
                    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                    let is_day = behind == b'-' || before == b'-' && at > 1 && bytes[at - 2].is_ascii_digit();
                    if !is_word(before) && !is_word(behind) && !is_day {
                        found.push(begin + at..begin + at + length);
                    }
                    at += length;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        begin += line.len();
    }
    found
}

/// A text with numbers in other numbers' places.
fn with(text: &str, changes: &[(&Range<usize>, Decimal)]) -> Vec<u8> {
    let mut changes = changes.to_vec();
    changes.sort_by_key(|(at, _)| std::cmp::Reverse(at.start));
    let mut text = text.to_owned();
    for (at, number) in changes {
        text.replace_range(at.clone(), &number.to_string());
    }
    text.into_bytes()
}

/// Numbers whose change does not show.
fn unsaid(name: &str) -> Vec<String> {
    let mut sample = Sample::open(name);
    let right = sample.page().expect("it loads");
    let mut unsaid = Vec::new();
    for (file, name) in FILES.iter().enumerate() {
        let text = String::from_utf8(sample.files[file].1.clone()).expect("UTF-8");
        let places = numbers(&text);
        let number = |at: &Range<usize>| -> Decimal { text[at.clone()].parse().expect("a number") };
        let mut page = |changes: &[(&Range<usize>, Decimal)]| {
            sample.files[file].1 = with(&text, changes);
            sample.page()
        };
        for (nth, at) in places.iter().enumerate() {
            let is = number(at);
            let mut others = [is + Decimal::ONE, is - Decimal::ONE, is / Decimal::TWO]
                .into_iter()
                .filter(|other| *other != is);
            let changed = others.find_map(|other| page(&[(at, other)]));
            // Points and weights have a sum: a neighbour makes up for the change.
            let changed = changed.or_else(|| {
                let others = (1..10).flat_map(|apart| [nth.checked_sub(apart), Some(nth + apart)]);
                let others = others.flatten().filter_map(|other| places.get(other));
                let mut others = others.filter(|other| number(other) >= Decimal::ONE);
                others
                    .find_map(|other| page(&[(at, is + Decimal::ONE), (other, number(other) - Decimal::ONE)]))
            });
            if changed.is_none_or(|page| page == right) {
                let line = text[..at.start].matches('\n').count();
                let whole = text.lines().nth(line).unwrap_or_default();
                unsaid.push(format!("{name} {}: {is} in {whole}", line + 1));
            }
        }
        sample.files[file].1 = text.into_bytes();
    }
    unsaid
}

#[test]
fn every_number_of_the_county_is_read_back() {
    assert_eq!(unsaid("county"), Vec::<String>::new());
}

#[test]
fn every_number_of_the_province_is_read_back() {
    assert_eq!(unsaid("province"), Vec::<String>::new());
}
