//! `kaoping rules`: the rules as a clerk reads them back, and whether they give the marks that were worked out by hand.

use super::{Exit, definition, folder, mistakes, remarks, run, say, wrap};
use crate::campaign::expected::{self, Expected, ExpectedMark};
use crate::campaign::model::{Campaign, IndicatorId};
use crate::fold::fold;
use crate::number::plain;
use crate::outcome::{LineResult, Outcome, RuleLine};
use crate::report;
use std::path::{Path, PathBuf};

/// Arguments of `rules`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping rules <活动文件夹> [指标] [选项]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 活动文件夹
    #[arg(value_name = "活动文件夹", help_heading = "参数")]
    dir: PathBuf,
    /// 哪个指标，序号或名称；不写则全部规则
    #[arg(value_name = "指标", help_heading = "参数")]
    indicator: Option<String>,
    /// 哪一期的规则；不写是第一期
    #[arg(long, value_name = "期", help_heading = "选项")]
    period: Option<String>,
    /// 只检查：定义有没有错误，expected.toml里手算的得分对不对
    #[arg(long, help_heading = "选项")]
    check: bool,
}

pub(super) fn run(args: &Args) -> Exit {
    steps(args).into()
}

fn steps(args: &Args) -> Result<Exit, Exit> {
    let campaign = definition::load(&args.dir)?;
    let period = match &args.period {
        Some(wanted) => definition::period(&campaign, wanted)?,
        None => campaign.periods.first().ok_or(Exit::Campaign)?,
    };
    if args.check {
        return check(&campaign, &args.dir);
    }
    match &args.indicator {
        Some(wanted) => say::out(&one(&campaign, find(&campaign, wanted)?)),
        None => {
            let lines = report::rule_lines(&campaign, period);
            let restricted = report::restricted_rule_lines(&campaign);
            say::out(&all(&format!("{}的规则", period.title), &lines));
            if !restricted.is_empty() {
                say::out(&format!("\n{}", all("限制知悉的，只有办公室看", &restricted)));
            }
        }
    }
    Ok(Exit::Done)
}

/// Every rule under its heading.
fn all(title: &str, lines: &[RuleLine]) -> String {
    let mut text = format!("{title}\n");
    let mut heading = "";
    for line in lines {
        if line.heading != heading {
            heading = &line.heading;
            text += &format!("\n{heading}\n");
        }
        text += &format!("{}\n", sentence(line));
    }
    text.trim_end().to_owned()
}

fn sentence(line: &RuleLine) -> String {
    wrap::hanging(&format!("{}〔{}〕", line.text, line.clause), "  ", "    ")
}

/// The rule of an indicator, where it stands, and its marks for some rates.
fn one(campaign: &Campaign, id: IndicatorId) -> String {
    let told = report::indicator_rule_lines(campaign, id);
    let mut text: Vec<String> = told.iter().map(sentence).collect();
    for line in report::worked(campaign, id) {
        text.push(format!(
            "\n  评分表“{}” {}，{}分",
            line.table, line.number, line.points
        ));
        text.extend(line.marks.iter().map(|marks| wrap::indented(marks, "    ")));
    }
    text.join("\n")
}

fn find(campaign: &Campaign, wanted: &str) -> Result<IndicatorId, Exit> {
    let folded = fold(wanted);
    let named = campaign
        .indicators
        .find_id(|indicator| fold(&indicator.name) == folded);
    let mut lines = campaign
        .tables
        .iter()
        .flat_map(|table| table.sections.iter().flat_map(|section| &section.lines));
    let numbered = lines
        .find(|line| fold(&line.number) == folded)
        .map(|line| line.indicator);
    named.or(numbered).ok_or_else(|| {
        let all: Vec<String> = campaign
            .indicators
            .iter()
            .map(|indicator| format!("  {}", indicator.name))
            .collect();
        say::err(&format!("没有“{wanted}”这个指标。指标有：\n{}", all.join("\n")));
        Exit::Usage
    })
}

/// Says what the definition holds, and compares what was worked out by hand.
fn check(campaign: &Campaign, dir: &Path) -> Result<Exit, Exit> {
    say::out(&format!(
        "定义没有错误：{}张台账和登记簿，{}项要求，{}个指标，{}张评分表，{}个单位。",
        campaign.ledgers.len(),
        campaign.requirements.len(),
        campaign.indicators.len(),
        campaign.tables.len(),
        campaign.roster.units.len()
    ));
    say::out(&remarks::text(campaign));
    let Ok(bytes) = std::fs::read(dir.join(expected::FILE)) else {
        say::out(&format!("没有{}，没有手算的得分可比。", expected::FILE));
        return Ok(Exit::Done);
    };
    let expected = expected::read(campaign, &bytes).map_err(|found| {
        mistakes::print(&found);
        Exit::Campaign
    })?;
    if expected.is_empty() {
        say::out(&format!("{}里还没有手算的得分，没有可比的。", expected::FILE));
        return Ok(Exit::Done);
    }
    let mut wrong = Vec::new();
    for period in &campaign.periods {
        let asked: Vec<&Expected> = expected.iter().filter(|one| one.period == period.id).collect();
        if asked.is_empty() {
            continue;
        }
        let mut folder = folder::of_period(dir, &period.id)?;
        let outcome = run::finish_alone(&mut folder, true)?.outcome;
        wrong.extend(asked.iter().filter_map(|one| differs(campaign, &outcome, one)));
    }
    if wrong.is_empty() {
        say::out(&format!(
            "{}里手算的{}个得分都对上了。",
            expected::FILE,
            expected.len()
        ));
        return Ok(Exit::Done);
    }
    say::out(&wrong.join("\n\n"));
    say::out(&format!(
        "\n{}里手算的{}个得分，{}个对不上。",
        expected::FILE,
        expected.len(),
        wrong.len()
    ));
    Ok(Exit::Errors)
}

/// What does not agree; none where it does.
fn differs(campaign: &Campaign, outcome: &Outcome, expected: &Expected) -> Option<String> {
    let (unit, indicator) = (
        &campaign.roster.units[expected.unit].name,
        &campaign.indicators[expected.indicator].name,
    );
    let found = outcome.units.iter().find(|result| result.unit == *unit);
    let line = found.and_then(|result| result.lines.iter().find(|line| line.indicator == *indicator));
    let wanted = match expected.mark {
        ExpectedMark::Mark(mark) => Some(mark),
        ExpectedMark::NotApplicable => None,
    };
    if line.is_some_and(|line| line.mark == wanted) {
        return None;
    }
    let shown = |mark: Option<rust_decimal::Decimal>| {
        mark.map_or("不涉及".to_owned(), |mark| format!("{}分", plain(mark)))
    };
    let came = line.map_or("没有这一行".to_owned(), |line| shown(line.mark));
    let how = line.map_or_else(String::new, |line| format!("\n{}", words(line)));
    let head = format!(
        "{} {unit} {indicator}：手算{}，算出{came}",
        expected.place,
        shown(wanted)
    );
    Some(format!(
        "{}\n{}{how}",
        wrap::indented(&head, ""),
        wrap::indented(&format!("手算：{}", expected.why), "  ")
    ))
}

fn words(line: &LineResult) -> String {
    let words: Vec<String> = line.words();
    wrap::indented(&format!("算出：{}", words.join("；")), "  ")
}
