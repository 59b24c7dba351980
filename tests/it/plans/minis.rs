//! Small plans of other offices, each from its TOML files alone: every mark is the one worked out by hand.

use kaoping::campaign::expected::{self, ExpectedMark};
use kaoping::campaign::model::{Campaign, Period};
use kaoping::campaign::{Sources, build};
use kaoping::finding::Finding;
use kaoping::history::History;
use kaoping::outcome::{Outcome, UnitResult};
use kaoping::pipeline::{self, Finished, Inputs, NO_EARLIER_FILES, Silent};
use kaoping::submission;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A plan in a folder of `tests/plans`.
pub(super) struct Plan {
    pub dir: PathBuf,
    pub campaign: Campaign,
}

/// Names of all plans.
pub(crate) fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let entries = std::fs::read_dir(folder).expect("readable").flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

impl Plan {
    pub(super) fn open(name: &str) -> Plan {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/plans")
            .join(name);
        let file = |name: &str| std::fs::read(dir.join(name)).expect("committed");
        let files = ["campaign.toml", "ledgers.toml", "scoring.toml", "roster.csv"].map(file);
        let (campaign, findings) = build(Sources {
            campaign: ("campaign.toml", &files[0]),
            ledgers: ("ledgers.toml", &files[1]),
            scoring: ("scoring.toml", &files[2]),
            roster: ("roster.xlsx", &files[3]),
            calendar_overlay: None,
        });
        let told: Vec<String> = findings.as_slice().iter().map(Finding::message).collect();
        Plan {
            campaign: campaign.unwrap_or_else(|| panic!("{name}: {told:#?}")),
            dir,
        }
    }

    fn run(&self, period: &Period, history: &History) -> Finished {
        let inputs = Inputs {
            campaign: &self.campaign,
            period,
            inbox: submission::inbox(&self.dir, period).expect("readable"),
            registers: submission::registers(&self.dir, &self.campaign, period).expect("readable"),
            history,
            earlier: &NO_EARLIER_FILES,
            legacy: &crate::legacy(),
        };
        pipeline::run(inputs, Some(1), &Silent)
    }

    /// Runs periods one after the other, each sealed before the next: the shorter of two that end together first.
    pub(super) fn outcomes(&self, ids: &[String]) -> BTreeMap<String, Outcome> {
        let mut periods: Vec<&Period> = ids
            .iter()
            .map(|id| self.campaign.period(id).unwrap_or_else(|| panic!("no {id}")))
            .collect();
        periods.sort_by_key(|period| (period.span.to, period.kind));
        let mut seals = Vec::new();
        let mut outcomes = BTreeMap::new();
        for period in periods {
            let history: History = seals.iter().cloned().collect();
            let finished = self.run(period, &history);
            seals.push((finished.sealed, finished.sealed_restricted));
            outcomes.insert(period.id.to_string(), finished.outcome);
        }
        outcomes
    }
}

pub(super) fn unit<'a>(outcome: &'a Outcome, name: &str) -> &'a UnitResult {
    let mut units = outcome.units.iter();
    units.find(|unit| &*unit.unit == name).expect(name)
}

#[test]
fn every_mark_is_the_one_worked_out_by_hand() {
    let mut wrong = Vec::new();
    for name in names() {
        let plan = Plan::open(&name);
        let bytes = std::fs::read(plan.dir.join(expected::FILE)).expect("committed");
        let expected = expected::read(&plan.campaign, &bytes);
        let expected = expected.unwrap_or_else(|found| {
            let told: Vec<String> = found.iter().map(Finding::message).collect();
            panic!("{name}: {told:#?}")
        });
        let mut ids: Vec<String> = expected.iter().map(|one| one.period.to_string()).collect();
        ids.sort();
        ids.dedup();
        let outcomes = plan.outcomes(&ids);
        for one in &expected {
            let unit = &outcomes[&*one.period].units[one.unit];
            let indicator = &plan.campaign.indicators[one.indicator].name;
            let line = unit.lines.iter().find(|line| line.indicator == *indicator);
            let line = line.unwrap_or_else(|| panic!("{name} {} {indicator}", unit.unit));
            let same = match one.mark {
                ExpectedMark::NotApplicable => line.mark.is_none(),
                ExpectedMark::Mark(mark) => line.mark == Some(mark),
            };
            if !same {
                let told = line.words().join("；");
                wrong.push(format!(
                    "{name} {} {} {indicator}: {:?}, by hand {:?}: {told}",
                    one.period, unit.unit, line.mark, one.mark
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// `total place list` of units.
fn results(outcome: &Outcome, names: &[&str]) -> Vec<String> {
    let of = |name: &&str| {
        let unit = unit(outcome, name);
        let list = unit.board.map_or("", |board| board.word());
        let place = unit.place.unwrap_or_default();
        format!("{} {place} {list}", unit.figures.total.normalize())
            .trim()
            .to_owned()
    };
    names.iter().map(of).collect()
}

#[test]
fn months_make_quarters_and_quarters_half_years_each_by_its_own_table() {
    let plan = Plan::open("投资红黑榜");
    let periods: Vec<&str> = plan.campaign.periods.iter().map(|period| &*period.id).collect();
    assert_eq!(
        periods,
        [
            "2022M01", "2022M02", "2022M03", "2022M04", "2022M05", "2022M06", "2022Q1", "2022Q2", "2022H1"
        ]
    );
    let title = |id: &str| plan.campaign.period(id).map(|period| period.title.to_string());
    assert_eq!(title("2022年3月").as_deref(), Some("2022年3月"));
    assert_eq!(title("2022-03").as_deref(), Some("2022年3月"));
    assert_eq!(title("2022年上半年").as_deref(), Some("2022年上半年"));
    let outcomes = plan.outcomes(&ids(&["2022M01", "2022M02", "2022M03", "2022Q1", "2022H1"]));
    let units = ["甲县", "乙县", "丙县"];
    assert_eq!(results(&outcomes["2022M01"], &units), ["110 1", "80 3", "100 2"]);
    // 乙县 sent nothing in February.
    assert_eq!(results(&outcomes["2022M02"], &units), ["90 2", "0 3", "100 1"]);
    // The first missed nothing; the last missed its task.
    assert_eq!(
        results(&outcomes["2022Q1"], &units),
        ["99.4 1 红榜", "56.6 3 黑榜", "96 2"]
    );
    assert_eq!(results(&outcomes["2022H1"], &units), ["99.4 1", "56.6 3", "96 2"]);
    let unmade = |id: &str| outcomes[id].groups[0].unmade.len();
    assert_eq!([unmade("2022M01"), unmade("2022Q1"), unmade("2022H1")], [2, 0, 2]);
    // A longer period asks for what its own table reads, a half-year of results for nothing.
    let due = |id: &str| outcomes[id].submissions.len();
    assert_eq!([due("2022M01"), due("2022Q1"), due("2022H1")], [3, 3, 0]);
}

#[test]
fn grades_have_lines_room_conditions_and_what_lowers_them() {
    let plan = Plan::open("医院科室");
    let outcomes = plan.outcomes(&ids(&["2022Q1", "2022Q2"]));
    let units = ["心内科", "骨科", "儿科", "眼科", "外科"];
    let graded = |id: &str| -> Vec<String> {
        let of = |name: &&str| {
            let unit = unit(&outcomes[id], name);
            format!("{} {}", unit.figures.total.normalize(), unit.grade_cell())
        };
        units.iter().map(of).collect()
    };
    // One A of five, two B; a veto makes 外科 a D.
    assert_eq!(graded("2022Q1"), ["86.9 B", "89 A", "63 C", "77 C", "84.5 D"]);
    assert_eq!(
        unit(&outcomes["2022Q1"], "外科").grade_words(),
        ["按得分是B，一票否决：医疗事故，定为D"]
    );
    // 儿科 and 外科 reach the line of an A: there is one only, and 外科 is not full in quality; 骨科 finds no room in B.
    assert_eq!(graded("2022Q2"), ["97.9 A", "81 C", "93 B", "77 C", "88.5 B"]);
    let words = |name: &str| unit(&outcomes["2022Q2"], name).grade_words();
    assert_eq!(words("儿科"), ["A只有1个名额，排不进"]);
    assert_eq!(words("外科"), ["“医疗质量”没有得满分，不进A"]);
    assert_eq!(words("骨科"), ["B只有2个名额，排不进"]);
}

#[test]
fn what_goes_to_the_bonus_points_is_added_beside_the_lines() {
    let plan = Plan::open("重点项目");
    let outcomes = plan.outcomes(&ids(&["2022M04"]));
    // 甲局: 89.23 of 95 points that apply, 10 points short of its plan × 0.1, one project two steps of five days early.
    // 乙局: 15 of 95, 40 points short. 丙局: 80 of 80, 30 points × 0.2 and 10 × 0.1 beyond its plan.
    let units = ["甲局", "乙局", "丙局"];
    assert_eq!(
        results(&outcomes["2022M04"], &units),
        ["93.93 2", "11.79 3 黑榜", "107 1 红榜"]
    );
    let figures = |name: &str| {
        let figures = &unit(&outcomes["2022M04"], name).figures;
        [figures.scaled, figures.gained, figures.charged].map(|number| number.normalize().to_string())
    };
    assert_eq!(figures("甲局"), ["93.93", "1", "1"]);
    assert_eq!(figures("丙局"), ["100", "7", "0"]);
}

#[test]
fn a_table_of_a_thousand_points_may_go_below_nothing_and_a_section_has_limits_and_factors() {
    let plan = Plan::open("治水治污");
    let outcomes = plan.outcomes(&ids(&["2022M03", "2022M04", "2022"]));
    let units = ["甲区", "乙区", "丙区"];
    // 190 + 150 + 235 + 0 + 190; 350 + 0 + 250 + 20 + 200; (−20 + 150 + 50 − 100) of the 750 points that apply.
    assert_eq!(
        results(&outcomes["2022M03"], &units),
        ["765 2", "820 1 红榜", "106.67 3 黑榜"]
    );
    // 丙区 had begun no work by the first of April: the 15 of its section come to nothing.
    let section = |name: &str| {
        unit(&outcomes["2022M04"], name).sections[1]
            .marks
            .normalize()
            .to_string()
    };
    assert_eq!(units.map(section), ["235", "0", "0"]);
    let told = unit(&outcomes["2022M04"], "丙区").sections[1]
        .told()
        .expect("a factor");
    assert!(told.contains("没有达到要求“重点工程开工”，乘0 = 0.00"), "{told}");
    // The year is the mean of the months in per cent of a thousand, out of two hundred.
    let total = |id: &str, name: &str| unit(&outcomes[id], name).figures.total;
    let mean = (total("2022M03", "甲区") + total("2022M04", "甲区")) / rust_decimal::Decimal::from(10);
    assert_eq!(total("2022", "甲区"), kaoping::calc::round(mean));
}

#[test]
fn a_section_may_be_folded_and_a_year_may_stand_alone() {
    let plan = Plan::open("上下限评分");
    let outcomes = plan.outcomes(&ids(&["2022"]));
    // 22.5 + 20 + 20 and 90 of 100 folded to 27; 0 + 18 + 16 + 70 folded to 21; 30 + 20 + 10 + 50 folded to 15.
    assert_eq!(
        results(&outcomes["2022"], &["东区", "西区", "南区"]),
        ["89.5 1 红榜", "55 3", "75 2"]
    );
    // A year by which nothing shorter is run asks for the ledgers itself.
    assert_eq!(outcomes["2022"].submissions.len(), 3);
}
