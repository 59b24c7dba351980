//! Marks that the office worked out by hand, to be held against what the program comes to.

use super::definition::expected;
use super::model::{Campaign, IndicatorId, UnitId};
use super::names::{Names, suggest};
use super::reader::{Mistakes, Text, Word, walk};
use crate::finding::{Finding, Findings, Kind, Place, hint};
use crate::fold::fold;
use std::sync::Arc;

pub use expected::ExpectedMark;

/// Name of the file in the campaign folder.
pub const FILE: &str = "expected.toml";

/// A mark that somebody worked out.
#[derive(Clone, Debug)]
pub struct Expected {
    /// Where it is written.
    pub place: Place,
    /// Id of the period.
    pub period: Arc<str>,
    /// The unit.
    pub unit: UnitId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// What the line must come to.
    pub mark: ExpectedMark,
    /// How it was worked out.
    pub why: Arc<str>,
}

/// Reads the file; every mistake at once where there is one.
pub fn read(campaign: &Campaign, bytes: &[u8]) -> Result<Vec<Expected>, Vec<Finding>> {
    let mistakes = Mistakes::default();
    let text = Text::read(FILE, bytes, &mistakes);
    let (written, _) = walk(&text, &mistakes, expected::read);
    let names = Names::new(campaign);
    let found = written.into_iter().map(|written| {
        let period = campaign.period(&written.period.value);
        if period.is_none() {
            let ids = campaign.periods.iter().map(|period| &*period.id);
            dangling(&mistakes, "期", &written.period, ids);
        }
        let unit = names.unit(&written.unit.value);
        if unit.is_none() {
            let units = campaign.roster.units.iter().map(|unit| &*unit.name);
            dangling(&mistakes, "单位", &written.unit, units);
        }
        let indicators = || campaign.indicators.iter().map(|indicator| &*indicator.name);
        let wanted = fold(&written.indicator.value);
        let indicator = campaign
            .indicators
            .find_id(|indicator| fold(&indicator.name) == wanted);
        if indicator.is_none() {
            dangling(&mistakes, "指标", &written.indicator, indicators());
        }
        Some(Expected {
            place: written.place,
            period: period?.id.clone(),
            unit: unit?,
            indicator: indicator?,
            mark: written.mark?.value,
            why: written.why.value,
        })
    });
    let found: Vec<Option<Expected>> = found.collect();
    let findings: Findings = mistakes.into_findings();
    match findings.has_errors() {
        true => Err(findings.into_sorted()),
        false => Ok(found.into_iter().flatten().collect()),
    }
}

fn dangling<'a>(mistakes: &Mistakes, family: &str, word: &Word, known: impl Iterator<Item = &'a str>) {
    if word.is_unread() {
        return;
    }
    let known: Vec<(String, Arc<str>)> = known.map(|name| (fold(name), name.into())).collect();
    let near = suggest(
        &word.value,
        known.iter().map(|(folded, name)| (folded.as_str(), name.clone())),
    );
    let kind = Kind::Dangling {
        family: family.into(),
        name: word.value.to_string(),
        hint: format!("核对名称{}", hint(&near)),
    };
    mistakes.add(kind, &word.place);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::county;
    use super::*;

    fn read_back(text: &str) -> Result<Vec<Expected>, Vec<String>> {
        let told = |mistakes: Vec<Finding>| mistakes.iter().map(Finding::message).collect();
        read(&county(), text.as_bytes()).map_err(told)
    }

    fn written(unit: &str, indicator: &str, mark: &str) -> String {
        format!(
            "[[marks]]\nperiod = \"2022Q2\"\nunit = \"{unit}\"\nindicator = \"{indicator}\"\nmark = {mark}\nwhy = \"手算\"\n"
        )
    }

    #[test]
    fn names_are_looked_up_and_everything_unknown_is_told_at_once() {
        let campaign = county();
        let unit = campaign.roster.units.iter().next().expect("a unit").name.clone();
        let indicator = campaign
            .indicators
            .iter()
            .next()
            .expect("an indicator")
            .name
            .clone();
        let text = written(&unit, &indicator, "9.5") + &written(&unit, &indicator, "\"不涉及\"");
        let marks: Vec<ExpectedMark> = read_back(&text)
            .expect("it is right")
            .iter()
            .map(|expected| expected.mark)
            .collect();
        let half = "9.5".parse().expect("a number");
        assert_eq!(marks, [ExpectedMark::Mark(half), ExpectedMark::NotApplicable]);
        let wrong = written("无此单位", "无此指标", "\"没有\"").replace("2022Q2", "2099Q9");
        assert_eq!(read_back(&wrong).err().map(|mistakes| mistakes.len()), Some(4));
        // An office that has not worked out any yet keeps the file with remarks only.
        assert_eq!(read_back("# 还没有\n").map(|marks| marks.len()), Ok(0));
    }
}
