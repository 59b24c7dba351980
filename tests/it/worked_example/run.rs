//! From files to scores, without the pipeline: the stages one after the other.

use super::tables::{self, Rows};
use kaoping::campaign::model::Campaign;
use kaoping::campaign::{Sources, build};
use kaoping::finding::Findings;
use kaoping::history::History;
use kaoping::items::{Items, OpenItem};
use kaoping::measure::{ScoringContext, ScoringInputs};
use kaoping::outcome;
use kaoping::outcome::UnitResult;
use kaoping::requirement::{self, RequirementCase};
use kaoping::score;
use kaoping::trend::Change;
use kaoping::{check, ladder, record, register, submission};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The county's or the province's definition with a roster as text.
pub(super) fn campaign(county: bool, roster: &str) -> Campaign {
    let county_files: [&[u8]; 3] = [
        include_bytes!("../../../samples/county/campaign.toml"),
        include_bytes!("../../../samples/county/ledgers.toml"),
        include_bytes!("../../../samples/county/scoring.toml"),
    ];
    let province_files: [&[u8]; 3] = [
        include_bytes!("../../../samples/province/campaign.toml"),
        include_bytes!("../../../samples/province/ledgers.toml"),
        include_bytes!("../../../samples/province/scoring.toml"),
    ];
    let files = if county { county_files } else { province_files };
    let (campaign, findings) = build(Sources {
        campaign: ("campaign.toml", files[0]),
        ledgers: ("ledgers.toml", files[1]),
        scoring: ("scoring.toml", files[2]),
        roster: ("roster.xlsx", roster.as_bytes()),
        calendar_overlay: None,
    });
    campaign.unwrap_or_else(|| panic!("{:?}", findings.into_sorted()))
}

/// What is run.
pub(super) struct Case<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Id of the period.
    pub period: &'a str,
    /// Tables by name.
    pub tables: BTreeMap<String, Rows>,
    /// (unit, ledger) that never came; 全部 = nothing of the unit did.
    pub not_sent: &'a [(&'a str, &'a str)],
    /// Nobody but this unit sends anything.
    pub only: Option<&'a str>,
    /// Seals.
    pub history: History,
}

/// From files to scores.
pub(super) fn scores(case: &Case<'_>) -> Scores {
    let campaign = case.campaign;
    let period = campaign
        .periods
        .iter()
        .find(|period| *period.id == *case.period)
        .expect("a period");
    let mut findings = Findings::new();
    let mut read = |files: Vec<submission::FoundFile>| -> Vec<submission::ReadFile> {
        files
            .into_iter()
            .map(|file| submission::read_file(campaign, file, &crate::legacy(), &mut findings))
            .collect()
    };
    let mut files = tables::inbox(campaign, case.period, &case.tables, case.not_sent);
    files.retain(|file| case.only.is_none_or(|only| file.path.contains(only)));
    let inbox = read(files);
    let kept = read(tables::registers(campaign, case.period, &case.tables));
    let office = submission::sort_office(campaign, kept, &mut findings);
    let registers = register::read(campaign, &office.fixed, &mut findings);
    let submissions = submission::sort_out(
        campaign,
        period,
        inbox,
        &registers,
        &submission::Earlier::default(),
        &mut findings,
    );
    let sent = [submissions.tables.as_slice(), &office.declared].concat();
    let mut records = record::read(campaign, period, sent, &mut findings);
    let history = case.history.before(period);
    let known = check::Known {
        registers: &registers,
        history: &history,
        first_stated: &record::Records::default(),
    };
    check::run_checks(campaign, period, &mut records, known, &mut findings);
    let findings = findings.into_sorted();
    let rows = kaoping::rows::Rows::new(campaign, &records);
    let ladder = ladder::ladder_cases(&rows, period, &registers, &case.history);
    let inputs = ScoringInputs {
        campaign,
        period,
        rows: &rows,
        registers: &registers,
        submissions: &submissions,
        history: &case.history,
        ladder: &ladder,
        findings: &findings,
    };
    let scoring = ScoringContext::new(inputs);
    let units = campaign.roster.units.ids().map(|unit| {
        let card = score::score_unit(&scoring, unit);
        outcome::unit_result(campaign, card, &[], Change::default())
    });
    Scores {
        units: units.collect(),
        requirements: requirement::requirement_results(&rows, &scoring.cases),
        open_items: Items::new(&scoring).open,
    }
}

/// What scoring finds out, with names.
pub(super) struct Scores {
    /// In roster order.
    pub(super) units: Vec<UnitResult>,
    pub(super) requirements: Vec<RequirementCase>,
    pub(super) open_items: Vec<OpenItem>,
}

pub(super) fn unit<'a>(scores: &'a Scores, name: &str) -> &'a UnitResult {
    scores
        .units
        .iter()
        .find(|unit| &*unit.unit == name)
        .expect("in the roster")
}

pub(super) fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// `1.1 9.70` a line; `-` = 不涉及. What follows is the arithmetic.
pub(super) fn marks(scores: &Scores, name: &str, expected: &str) {
    let unit = unit(scores, name);
    let expected: Vec<(&str, Option<Decimal>)> = expected
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|words| words.len() > 1)
        .map(|words| (words[0], (words[1] != "-").then(|| number(words[1]))))
        .collect();
    let found: Vec<(&str, Option<Decimal>)> =
        unit.lines.iter().map(|line| (&*line.number, line.mark)).collect();
    assert_eq!(found, expected, "{name}");
    for line in &unit.lines {
        let lost: Decimal = line.deductions.iter().map(|deduction| deduction.amount).sum();
        let mark = line.mark.unwrap_or(line.points);
        assert_eq!(
            line.points - mark,
            lost,
            "{name} {}: deductions add up",
            line.number
        );
        assert!(
            line.deductions
                .iter()
                .all(|deduction| deduction.clause.contains('（')),
            "{name} {}",
            line.number
        );
    }
}

/// Σ marks, applicable points, scaled, bonus, deductions, total.
pub(super) fn total(scores: &Scores, name: &str, expected: [&str; 6]) {
    let unit = unit(scores, name);
    let found = [
        unit.figures.marks,
        unit.figures.applicable,
        unit.figures.scaled,
        unit.figures.bonus,
        unit.figures.deduction,
        unit.figures.total,
    ];
    assert_eq!(found, expected.map(number), "{name}");
    assert_eq!(
        unit.figures.total,
        unit.figures.marks + unit.scaling + unit.figures.bonus - unit.figures.deduction
    );
}

pub(super) fn words(scores: &Scores, name: &str, line: &str) -> String {
    let lines = &unit(scores, name).lines;
    let line = lines
        .iter()
        .find(|own| &*own.number == line)
        .expect("in the table");
    line.words().join("；")
}
