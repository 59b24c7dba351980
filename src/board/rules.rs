//! The conditions of a group's lists as numbers: places in a group of its size, and lines.

use super::black_places;
use crate::campaign::model::{Campaign, IndicatorId};
use crate::ranking::Standings;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// Places and conditions of the lists of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BoardRules {
    /// Number of first places that may be on the red list.
    pub red_places: u32,
    /// Least total for the red list; none = no line.
    pub red_line: Option<Decimal>,
    /// Number of last places that may be on the black list, in a group of this size.
    pub black_places: u32,
    /// Indicators of which none may be missed, for the red list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub red_missed: Vec<Arc<str>>,
    /// Total below which the condition of the black list holds; none = not asked.
    pub black_line: Option<Decimal>,
    /// Indicators that must be reached in full, or the condition of the black list holds.
    pub black_missed: Vec<Arc<str>>,
}

/// The rules of a ranked group.
pub(crate) fn rules(campaign: &Campaign, standings: &Standings) -> BoardRules {
    let group = &campaign.groups[standings.group];
    let names = |ids: &[IndicatorId]| -> Vec<Arc<str>> {
        let names = ids.iter().map(|id| campaign.indicators[*id].name.clone());
        names.collect()
    };
    BoardRules {
        red_places: group.red.places,
        red_line: group.red.at_least,
        red_missed: names(&group.red.missed),
        black_places: black_places(&group.black, standings.places.len()),
        black_line: group.black.below,
        black_missed: names(&group.black.missed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{
        BlackRule, ClauseId, Combine, Group, GroupId, Indicator, IndicatorId, RedRule, TableId, UnitId,
    };
    use crate::ranking::Placed;
    use crate::rows::sample;

    fn of_size(size: usize) -> BoardRules {
        let mut campaign = sample::campaign();
        campaign.indicators = vec![Indicator {
            times: Vec::new(),
            combine: Combine::default(),
            floor: None,
            cap: None,
            name: "季度投资完成率".into(),
            clause: ClauseId(0),
            parts: Vec::new(),
        }]
        .into();
        campaign.groups = vec![Group {
            name: "甲类".into(),
            clause: ClauseId(0),
            table: Some(TableId(0)),
            grading: None,
            tables: Vec::new(),
            red: RedRule {
                only: Vec::new(),
                places: 3,
                at_least: Some(Decimal::from(85)),
                missed: Vec::new(),
            },
            black: BlackRule {
                only: Vec::new(),
                places: 2,
                below: Some(Decimal::from(75)),
                missed: vec![IndicatorId(0)],
                few_under: Some(6),
                few_places: Some(1),
            },
        }]
        .into();
        let standings = Standings {
            group: GroupId(0),
            table: TableId(0),
            places: (0..size)
                .zip(1..)
                .map(|(unit, place)| Placed {
                    unit: UnitId(unit),
                    place,
                })
                .collect(),
            totals: None,
            provisional: Vec::new(),
            unsettled: false,
            own_judges: Vec::new(),
        };
        rules(&campaign, &standings)
    }

    #[test]
    fn a_small_group_has_fewer_black_places() {
        let small = BoardRules {
            red_places: 3,
            red_line: Some(Decimal::from(85)),
            red_missed: Vec::new(),
            black_places: 1,
            black_line: Some(Decimal::from(75)),
            black_missed: vec!["季度投资完成率".into()],
        };
        assert_eq!(of_size(5), small);
        let large = BoardRules {
            black_places: 2,
            ..small
        };
        assert_eq!(of_size(6), large);
    }
}
