//! Earlier periods that a period looks back on and that are not sealed.

use super::History;
use crate::campaign::model::{Campaign, Part, Period};
use crate::finding::{Finding, Findings, Kind, Place};
use std::collections::{BTreeMap, BTreeSet};

impl History {
    /// Says which earlier periods numbers or repetitions are asked of, though they are not sealed, each once.
    pub fn say_unsealed(&self, campaign: &Campaign, period: &Period, findings: &mut Findings) {
        let tables = campaign.groups.iter().filter_map(|group| group.table_in(period));
        let tables: BTreeSet<_> = tables.collect();
        let sections = tables
            .into_iter()
            .flat_map(|table| &campaign.tables[table].sections);
        let indicators = sections
            .flat_map(|section| &section.lines)
            .map(|line| &campaign.indicators[line.indicator]);
        let mut asked: BTreeMap<&str, (&Period, BTreeSet<&str>)> = BTreeMap::new();
        for indicator in indicators {
            let periods = indicator
                .parts
                .iter()
                .flat_map(|part| looked_at(campaign, period, part));
            for earlier in periods.filter(|earlier| self.sealed(&earlier.id).is_none()) {
                let (_, names) = asked.entry(&earlier.id).or_insert((earlier, BTreeSet::new()));
                names.insert(&indicator.name);
            }
        }
        for (earlier, names) in asked.into_values() {
            let kind = Kind::NotSealedYet {
                period: earlier.title.to_string(),
                id: earlier.id.to_string(),
                indicators: names.into_iter().collect::<Vec<_>>().join("”“"),
            };
            let file = format!("history/{}.json", earlier.id).into();
            findings.push(Finding::new(kind, Place::file(&file)));
        }
    }
}

fn looked_at<'c>(campaign: &'c Campaign, period: &Period, part: &Part) -> impl Iterator<Item = &'c Period> {
    let against = part.against.earlier;
    let against = against.and_then(|earlier| campaign.earlier(period, earlier));
    campaign.looked_back_on(period, part).into_iter().chain(against)
}
