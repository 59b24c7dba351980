//! The small campaign with a quarter in which two units did everything right; tests change one thing.

use kaoping::campaign::{
    Sources, build,
    model::{Campaign, Period},
};
use kaoping::finding::Finding;
use kaoping::history::History;
use kaoping::outcome::{Correction, LineResult, Outcome, UnitResult};
use kaoping::pipeline::{self, EarlierFiles, Finished, Inputs, NO_EARLIER_FILES, PeriodFiles, Silent};
use kaoping::report::Reports;
use kaoping::submission::FoundFile;
use kaoping::submission::SubmissionState;
use std::collections::BTreeMap;

/// Definition, roster, inbox and registers by path below the campaign folder.
#[derive(Clone)]
pub(super) struct Quarter {
    files: BTreeMap<String, String>,
}

pub(super) const DEFINITION: [(&str, &str); 4] = [
    (
        "campaign.toml",
        include_str!("../../data/decisions/campaign.toml"),
    ),
    ("ledgers.toml", include_str!("../../data/decisions/ledgers.toml")),
    ("scoring.toml", include_str!("../../data/decisions/scoring.toml")),
    ("roster.xlsx", include_str!("../../data/decisions/roster.csv")),
];

const REGISTERS: [(&str, &str); 2] = [
    (
        "巡查交办",
        "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限\n1,清运,2022-04-11,东街社区,2022-05-31\n2,围挡,2022-05-05,西街社区,2022-06-20\n",
    ),
    (
        "报送登记",
        "报送登记\n单位,台账,收到时间\n东街社区,全部,2022-07-02\n西街社区,全部,2022-07-02\n",
    ),
];

/// What a unit sends: `{n}` is its item, `{a}` and `{b}` its people.
const LEDGERS: [(&str, &str); 6] = [
    (
        "交办",
        "交办办理台账\n填报单位：{unit}\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n{n},{a},{fed},已完成,{unit}已办理完毕,2022-05-30\n",
    ),
    (
        "宣传",
        "宣传活动台账\n填报单位：{unit}\n活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n2022-04-10,讲座,10,10,0,,,,\n2022-05-10,讲座,10,9,1,,,,\n2022-06-10,集市,10,9,1,,,,\n",
    ),
    (
        "入户",
        "入户台账\n填报单位：{unit}\n姓名,开始日期,结束日期,天数\n{a},2022-04-06,2022-04-08,3\n{b},2022-05-10,2022-05-12,3\n",
    ),
    (
        "清单",
        "短板清单\n填报单位：{unit}\n短板编号,提出时间,短板表现\n{unit}短1,2022-04-05,台阶破损\n",
    ),
    (
        "整改",
        "短板整改台账\n填报单位：{unit}\n短板编号,牵头社区,整改时限,销号时间\n{unit}短1,{unit},2022-06-10,2022-06-01\n",
    ),
    (
        "经费",
        "经费进度台账\n填报单位：{unit}\n项目,月份,年度经费,累计支出,是否公示,制度文号\n桶站,,10,10,,\n",
    ),
];

/// The definition without what only the pages of single findings need.
fn without_extras(text: &str) -> String {
    let extra = [
        "  { name = \"事项\" },\n",
        "  { name = \"发现时间\", type = \"日期\", not_above = \"提出时间\" },\n",
        "  { name = \"是否立项\", type = \"是否\" },\n",
        ", to_where = [{ column = \"是否立项\", in = [\"是\"] }]",
    ];
    extra
        .iter()
        .fold(text.to_owned(), |text, extra| text.replace(extra, ""))
}

impl Quarter {
    /// Everything in time, complete and done: both units have full marks.
    pub(super) fn good() -> Quarter {
        let mut files: BTreeMap<String, String> = DEFINITION
            .iter()
            .map(|(name, text)| ((*name).to_owned(), without_extras(text)))
            .collect();
        for (name, text) in REGISTERS {
            files.insert(format!("registers/2022Q2/{name}.csv"), text.to_owned());
        }
        let units = [
            ("东街社区", "1", "林一", "林二", "2022-04-15"),
            ("西街社区", "2", "何三", "何四", "2022-05-10"),
        ];
        for (unit, n, a, b, fed) in units {
            for (name, text) in LEDGERS {
                let text = text.replace("{unit}", unit).replace("{n}", n).replace("{a}", a);
                let text = text.replace("{b}", b).replace("{fed}", fed);
                files.insert(format!("inbox/2022Q2/{unit}/{name}.csv"), text);
            }
        }
        Quarter { files }
    }

    /// A file more, or another in its place.
    pub(super) fn put(mut self, path: &str, text: &str) -> Quarter {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    /// A file less.
    pub(super) fn gone(mut self, path: &str) -> Quarter {
        self.files.remove(path).expect("was there");
        self
    }

    /// Other words in a file; `short` stands for a path: `东街/交办` or `交办登记` or `scoring.toml`.
    pub(super) fn change(mut self, short: &str, from: &str, to: &str) -> Quarter {
        let text = self.files.get_mut(&path(short)).expect("was there");
        assert!(text.contains(from), "{short} does not hold `{from}`:\n{text}");
        *text = text.replace(from, to);
        self
    }

    /// A file with other text, by its path.
    pub(super) fn rewritten(mut self, path: &str, rewrite: impl Fn(&str) -> String) -> Quarter {
        let text = self.files.get_mut(path).expect("was there");
        *text = rewrite(text);
        self
    }

    /// A ledger of a unit that is not sent.
    pub(super) fn unsent(self, short: &str) -> Quarter {
        self.gone(&path(short))
    }

    /// Files moved to other paths, in the order of `rename`.
    pub(super) fn renamed(mut self, rename: impl Fn(&str) -> String) -> Quarter {
        self.files = self
            .files
            .into_iter()
            .map(|(path, text)| (rename(&path), text))
            .collect();
        self
    }

    pub(super) fn campaign(&self) -> Campaign {
        self.built().unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
    }

    /// The campaign, or its mistakes.
    pub(super) fn built(&self) -> Result<Campaign, Vec<String>> {
        let file = |at: usize| (DEFINITION[at].0, self.files[DEFINITION[at].0].as_bytes());
        let (campaign, findings) = build(Sources {
            campaign: file(0),
            ledgers: file(1),
            scoring: file(2),
            roster: file(3),
            calendar_overlay: None,
        });
        let told = || findings.as_slice().iter().map(Finding::message).collect();
        campaign.ok_or_else(told)
    }

    /// The second quarter.
    pub(super) fn run(&self) -> Finished {
        self.run_after("2022Q2", &History::default())
    }

    /// A quarter with seals before it.
    pub(super) fn run_after(&self, id: &str, history: &History) -> Finished {
        self.run_in_order(id, history, |files| files)
    }

    /// The same with the files listed otherwise.
    pub(super) fn run_in_order(
        &self,
        id: &str,
        history: &History,
        order: impl Fn(Vec<FoundFile>) -> Vec<FoundFile>,
    ) -> Finished {
        let (inbox, registers) = self.period_files(id);
        let files = (order(inbox), order(registers));
        self.run_files(id, history, files, &NO_EARLIER_FILES)
    }

    /// The same with the files of an earlier period at hand as they stand in another quarter's folder.
    pub(super) fn run_correcting(&self, id: &str, history: &History, earlier: &Quarter) -> Finished {
        let listed = |period: &Period| Some(earlier.period_files(&period.id));
        self.run_files(id, history, self.period_files(id), &listed)
    }

    fn run_files(
        &self,
        id: &str,
        history: &History,
        (inbox, registers): PeriodFiles,
        earlier: &EarlierFiles<'_>,
    ) -> Finished {
        let campaign = self.campaign();
        let inputs = Inputs {
            campaign: &campaign,
            period: campaign.period(id).expect("a quarter"),
            inbox,
            registers,
            history,
            earlier,
            legacy: &crate::legacy(),
        };
        pipeline::run(inputs, Some(1), &Silent)
    }

    fn period_files(&self, id: &str) -> PeriodFiles {
        (
            self.found("inbox", |of| of == id),
            self.found("registers", |of| is_read(of, id)),
        )
    }

    /// Files of a folder in the periods asked for.
    pub(super) fn found(&self, folder: &str, of: impl Fn(&str) -> bool) -> Vec<FoundFile> {
        let files = self.files.iter().filter_map(|(path, text)| {
            let (top, rest) = path.split_once('/')?;
            let (period, _) = rest.split_once('/')?;
            (top == folder && of(period))
                .then(|| FoundFile::new(path, &period.into(), text.clone().into_bytes()))
        });
        files.collect()
    }
}

/// Whether the registers of a period are read for another one: a quarter reads those up to it, a year all of its own.
fn is_read(of: &str, id: &str) -> bool {
    let is_year = |id: &str| !id.contains('Q');
    match is_year(id) {
        true => of.starts_with(id),
        false => !is_year(of) && of <= id,
    }
}

fn path(short: &str) -> String {
    match short.split_once('/') {
        Some(("东街", ledger)) => format!("inbox/2022Q2/东街社区/{ledger}.csv"),
        Some(("西街", ledger)) => format!("inbox/2022Q2/西街社区/{ledger}.csv"),
        Some(_) => short.to_owned(),
        None if short.contains('.') => short.to_owned(),
        None => format!("registers/2022Q2/{short}.csv"),
    }
}

/// What both parts of a seal make of earlier periods.
pub(super) fn sealed(finished: Finished) -> History {
    History::from_iter([(finished.sealed, finished.sealed_restricted)])
}

pub(super) fn unit<'a>(outcome: &'a Outcome, name: &str) -> &'a UnitResult {
    let mut units = outcome.units.iter();
    units.find(|unit| unit.unit.starts_with(name)).expect("a unit")
}

pub(super) fn line<'a>(outcome: &'a Outcome, name: &str, indicator: &str) -> &'a LineResult {
    let mut lines = unit(outcome, name).lines.iter();
    lines.find(|line| &*line.indicator == indicator).expect("a line")
}

/// A mark as printed; `不涉及` where there is none.
pub(super) fn mark(outcome: &Outcome, name: &str, indicator: &str) -> String {
    let mark = line(outcome, name, indicator).mark;
    mark.map_or_else(|| "不涉及".into(), |mark| mark.normalize().to_string())
}

pub(super) fn words(outcome: &Outcome, name: &str, indicator: &str) -> String {
    line(outcome, name, indicator).words().join("；")
}

pub(super) fn state(outcome: &Outcome, name: &str, ledger: &str) -> SubmissionState {
    let mut cells = outcome.submissions.iter();
    let cell = cells.find(|cell| cell.unit.starts_with(name) && &*cell.ledger == ledger);
    cell.expect("due").state
}

/// Marks that a correction changes: `东街社区 交办办结率 15→30`.
pub(super) fn corrected(correction: &Correction) -> Vec<String> {
    let lines = correction.lines.iter().map(|line| {
        let mark = |mark: Option<rust_decimal::Decimal>| mark.expect("a mark").normalize();
        format!(
            "{} {} {}→{}",
            line.unit,
            line.indicator,
            mark(line.before),
            mark(line.after)
        )
    });
    lines.collect()
}

/// Messages of the findings of a code.
pub(super) fn told(outcome: &Outcome, code: &str) -> Vec<String> {
    let of_code = outcome
        .findings
        .iter()
        .filter(|finding| finding.code().name() == code);
    of_code.map(Finding::message).collect()
}

/// All codes found, each once.
pub(super) fn codes(outcome: &Outcome) -> Vec<&'static str> {
    let mut codes: Vec<&str> = outcome
        .findings
        .iter()
        .map(|finding| finding.code().name())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A file for programs, counted in their order, as it is written.
pub(super) fn json(reports: &Reports<'_>, at: usize) -> String {
    let (_, json) = reports.json().nth(at).expect("drawn");
    let mut bytes = Vec::new();
    json.write(&mut bytes).expect("written");
    String::from_utf8(bytes).expect("UTF-8")
}
