//! The county's definition with the roster of a worked example, for tests.

use super::model::Campaign;
use super::{Sources, build};

/// A roster as text: two tables, each under its header row.
pub(crate) const ROSTER: &str = include_str!("../../tests/data/county_roster.csv");

/// The county's files with that roster.
pub(crate) fn county_sources() -> Sources<'static> {
    Sources {
        campaign: (
            "campaign.toml",
            include_bytes!("../../samples/county/campaign.toml"),
        ),
        ledgers: (
            "ledgers.toml",
            include_bytes!("../../samples/county/ledgers.toml"),
        ),
        scoring: (
            "scoring.toml",
            include_bytes!("../../samples/county/scoring.toml"),
        ),
        roster: ("roster.xlsx", ROSTER.as_bytes()),
        calendar_overlay: None,
    }
}

/// The county's campaign.
pub(crate) fn county() -> Campaign {
    built(county_sources())
}

/// A campaign that must resolve.
pub(crate) fn built(sources: Sources<'_>) -> Campaign {
    let (campaign, findings) = build(sources);
    let told: Vec<String> = findings
        .into_sorted()
        .iter()
        .map(|finding| {
            format!(
                "{} {} {}",
                finding.code().name(),
                finding.place,
                finding.message()
            )
        })
        .collect();
    campaign.unwrap_or_else(|| panic!("{}", told.join("\n")))
}

/// A roster for the province, as text.
pub(crate) const PROVINCE_ROSTER: &str = include_str!("../../tests/data/province_roster.csv");

/// The province's files with that roster.
pub(crate) fn province_sources() -> Sources<'static> {
    Sources {
        campaign: (
            "campaign.toml",
            include_bytes!("../../samples/province/campaign.toml"),
        ),
        ledgers: (
            "ledgers.toml",
            include_bytes!("../../samples/province/ledgers.toml"),
        ),
        scoring: (
            "scoring.toml",
            include_bytes!("../../samples/province/scoring.toml"),
        ),
        roster: ("roster.xlsx", PROVINCE_ROSTER.as_bytes()),
        calendar_overlay: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_county_loads() {
        let campaign = county();
        let codes: Vec<&str> = campaign
            .remarks
            .iter()
            .map(|remark| remark.code().name())
            .collect();
        // The worked example has no unit of the second group.
        assert_eq!(codes, ["C46"]);
        let ids: Vec<&str> = campaign.periods.iter().map(|period| &*period.id).collect();
        let quarters = [
            "2022Q1", "2022Q2", "2022Q3", "2022Q4", "2023Q1", "2023Q2", "2023Q3", "2023Q4",
        ];
        assert_eq!(ids[..8], quarters);
        assert_eq!(ids[8..], ["2022", "2023"]);
        let quarter = campaign.period("2022年第二季度").expect("is one");
        assert_eq!(quarter.received_by.to_string(), "2022-07-07");
        assert_eq!(quarter.previous.as_deref(), Some("2022Q1"));
    }

    #[test]
    fn the_province_loads() {
        let campaign = built(province_sources());
        assert_eq!(campaign.remarks, []);
        let ids: Vec<&str> = campaign.periods.iter().map(|period| &*period.id).collect();
        assert_eq!(ids, ["2021Q4", "S1", "2022Q1", "S2", "2022Q2", "2022Q3", "S3"]);
        assert_eq!(
            campaign.period("攻坚克难、落地见效").map(|period| &*period.id),
            Some("S2")
        );
    }
}
