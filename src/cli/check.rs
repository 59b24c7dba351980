//! `kaoping check`: a unit checks its own files before it sends them. Nothing of the office's is looked at, so that
//! everybody sees the same.

mod files;
mod known;
mod marks;

use super::{Exit, definition, findings, folder, say};
use crate::campaign::model::{Campaign, Period, UnitId};
use crate::check;
use crate::finding::{Finding, Findings, Kind};
use crate::history::History;
use crate::measure::{ScoringContext, ScoringInputs};
use crate::outcome;
use crate::outcome::UnitResult;
use crate::record;
use crate::register::Registers;
use crate::rows::Rows;
use crate::score;
use crate::submission::{self, ReadFile, Submissions};
use crate::trend::Change;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `check`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping check <文件>… [--period <期>] [--unit <单位>]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 要核对的文件，可以写几个
    #[arg(value_name = "文件", required = true, help_heading = "参数")]
    files: Vec<PathBuf>,
    /// 按哪个活动核对；不写则从文件往上找
    #[arg(long, value_name = "活动文件夹", help_heading = "选项")]
    campaign: Option<PathBuf>,
    /// 哪一期：2022Q2，或2022年第二季度
    #[arg(long, value_name = "期", help_heading = "选项")]
    period: Option<String>,
    /// 哪个单位的；不写则看文件里的填报单位
    #[arg(long, value_name = "单位", help_heading = "选项")]
    unit: Option<String>,
    /// 输出给程序读的JSON
    #[arg(long, help_heading = "选项")]
    json: bool,
}

impl Args {
    /// As if only the files had been given.
    pub(super) fn of(files: &[PathBuf]) -> Args {
        Args {
            files: files.to_vec(),
            campaign: None,
            period: None,
            unit: None,
            json: false,
        }
    }
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let dir = campaign_dir(args)?;
    let campaign = definition::load(&dir)?;
    let period = period(args, &campaign, &dir)?;
    let unit = args
        .unit
        .as_deref()
        .map(|word| definition::unit(&campaign, word))
        .transpose()?;
    let history = folder::history_of(&dir)?.before(period);
    let mut found = Findings::new();
    let mut files = Vec::new();
    for path in &args.files {
        files.push(read(&campaign, period, (&dir, path), unit, &mut found)?);
    }
    let checked = Checked::new(&campaign, period, files, &history, found);
    say::out(&if args.json { checked.json() } else { checked.text() });
    Ok(if findings::errors(&checked.findings) {
        Exit::Errors
    } else {
        Exit::Done
    })
}

fn campaign_dir(args: &Args) -> Result<PathBuf, Exit> {
    let above = || args.files.first().and_then(|file| definition::above(file));
    args.campaign.clone().or_else(above).ok_or_else(|| {
        say::err("不知道按哪个活动核对：请用 --campaign 写明活动文件夹。");
        Exit::Usage
    })
}

/// As asked; else as the folder of the first file tells; else the only one there is.
fn period<'c>(args: &Args, campaign: &'c Campaign, dir: &Path) -> Result<&'c Period, Exit> {
    if let Some(wanted) = &args.period {
        return definition::period(campaign, wanted);
    }
    let told = args
        .files
        .first()
        .and_then(|file| definition::period_of(campaign, &definition::called(Some(dir), file)));
    let only = || match campaign.periods.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    told.or_else(only).ok_or_else(|| {
        say::err(&format!(
            "不知道核对哪一期：请用 --period 写明。可以写：{}。",
            definition::periods(campaign)
        ));
        Exit::Usage
    })
}

fn read(
    campaign: &Campaign,
    period: &Period,
    (dir, path): (&Path, &Path),
    unit: Option<UnitId>,
    found: &mut Findings,
) -> Result<ReadFile, Exit> {
    let called = definition::called(Some(dir), path);
    let file = submission::named(path, called, period.id.clone()).map_err(|error| {
        say::err(&format!("“{}”{}。", path.display(), say::why_unread(&error)));
        Exit::Nothing
    })?;
    let mut file = submission::read_file(campaign, file, &super::legacy(), found);
    file.given = unit;
    Ok(file)
}

/// What came of the files.
struct Checked<'a> {
    campaign: &'a Campaign,
    period: &'a Period,
    sent: Submissions,
    findings: Vec<Finding>,
    /// Units whose files these are, with their marks.
    units: Vec<(UnitId, UnitResult)>,
    history: &'a History,
}

impl<'a> Checked<'a> {
    fn new(
        campaign: &'a Campaign,
        period: &'a Period,
        files: Vec<ReadFile>,
        history: &'a History,
        mut found: Findings,
    ) -> Self {
        let registers = Registers::default();
        let sent = submission::sort_out(campaign, period, files, &registers, &mut found);
        let mut records = record::read(campaign, period, sent.tables.clone(), &mut found);
        check::all(campaign, period, &mut records, history, &mut found);
        found.relevel(&campaign.levels);
        let findings = found.into_sorted();
        let inputs = ScoringInputs {
            campaign,
            period,
            records: &records,
            registers: &registers,
            submissions: &sent,
            history,
            findings: &findings,
        };
        let whose: BTreeSet<&Arc<str>> = sent.files.iter().filter_map(|file| file.unit.as_ref()).collect();
        let rows = Rows::new(campaign, &records);
        let scoring = ScoringContext::new(inputs, &rows);
        let roster = campaign.roster.units.iter().enumerate();
        let units = roster
            .filter(|(_, unit)| whose.contains(&unit.name))
            .map(|(unit, _)| {
                let card = score::score_unit(&scoring, unit);
                (unit, outcome::unit(campaign, card, &[], Change::default()))
            })
            .collect();
        let findings = findings
            .into_iter()
            .filter(|finding| is_about(&sent, campaign, finding))
            .collect();
        Checked {
            campaign,
            period,
            sent,
            findings,
            units,
            history,
        }
    }

    fn text(&self) -> String {
        let mut text = format!("{}  {}  报送前自查\n", self.campaign.short, self.period.title);
        text += &format!("\n{}。\n", findings::count(&self.findings));
        if !self.findings.is_empty() {
            text += &format!("\n{}", findings::text(&self.findings));
        }
        text += &files::text(self);
        for (unit, result) in &self.units {
            text += &marks::text(self, *unit, result);
        }
        text.trim_end().to_owned()
    }

    fn json(&self) -> String {
        let units = self.units.iter().map(|(unit, result)| {
            serde_json::json!({
                "unit": result.unit,
                "missing": files::missing(self, *unit),
                "lines": marks::json(self, *unit, result),
            })
        });
        let value = serde_json::json!({
            "campaign": self.campaign.title,
            "period": self.period.id,
            "files": self.sent.files,
            "units": units.collect::<Vec<_>>(),
            "findings": self.findings,
        });
        serde_json::to_string_pretty(&value).expect("plain data")
    }
}

/// Whether a finding is about what these files hold, and not about what is not among them.
fn is_about(sent: &Submissions, campaign: &Campaign, finding: &Finding) -> bool {
    let here = |name: &str| {
        sent.tables
            .iter()
            .any(|table| *campaign.ledgers[table.ledger].name == *name)
    };
    match &finding.kind {
        Kind::LedgersMissing { .. } | Kind::UnitSilent { .. } | Kind::NotInReceipts { .. } => false,
        Kind::NoSuchReference { ledger, .. }
        | Kind::ReferenceUnfit { ledger, .. }
        | Kind::NotReferredTo { ledger, .. } => here(ledger),
        _ => true,
    }
}
