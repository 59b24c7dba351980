//! The closed vocabularies of the definition.

use super::super::model::{
    Aspect, Bound, Combine, Compared, CountsFor, Earlier, Effect, EntryKind, Every, Ground, NoneDue,
    PeriodKind, Relation, RepeatWindow, SameMatter, Shown, Strata, Window,
};
use super::expected::ExpectedMark;
use crate::calendar::{DayUnit, Roll, Start};
use crate::curve::{Initial, Rest};
use crate::finding::Level;
use rust_decimal::Decimal;

/// A lower limit that is none.
pub(super) const NO_FLOOR: &[(&str, Bound)] = &[("不封底", Bound::Open)];

/// An upper limit that is none.
pub(super) const NO_CAP: &[(&str, Bound)] = &[("不封顶", Bound::Open)];

/// What a part comes to where nothing was due.
pub(crate) const NONE_DUE: &[(&str, NoneDue)] = &[
    ("不涉及", NoneDue::NotApplicable),
    ("满分", NoneDue::Percent(Decimal::ONE_HUNDRED)),
    ("零分", NoneDue::Percent(Decimal::ZERO)),
    ("平均分", NoneDue::Mean),
];

/// How the parts of an indicator make its mark.
pub(crate) const COMBINES: &[(&str, Combine)] = &[
    ("合计", Combine::Sum),
    ("取高", Combine::Highest),
    ("取低", Combine::Lowest),
    ("平均", Combine::Mean),
];

/// How a number is held against another.
pub(crate) const COMPARED: &[(&str, Compared)] = &[
    ("比", Compared::Ratio),
    ("差", Compared::Difference),
    ("增幅", Compared::Growth),
];

/// The earlier period that a number is held against.
pub(crate) const EARLIER: &[(&str, Earlier)] =
    &[("上期", Earlier::Previous), ("去年同期", Earlier::LastYear)];

/// How a number is held against those of others.
pub(crate) const OTHERS: &[(&str, Relation)] = &[
    ("名次", Relation::Place),
    ("百分位", Relation::Percentile),
    ("与第一名之比", Relation::ToFirst),
    ("与平均之比", Relation::ToMean),
    ("最低最高", Relation::Spread),
    ("进位", Relation::Climb),
];

/// Whether the others are those of all groups.
pub(crate) const AMONG: &[(&str, bool)] = &[("本组", false), ("全部", true)];

/// Whether a lower number is better.
pub(crate) const BETTER: &[(&str, bool)] = &[("高", false), ("低", true)];

/// Where the mark of a part goes, if not to its line.
pub(crate) const INTO: &[(&str, ())] = &[("加减分", ())];

pub(crate) const DAY_UNITS: &[(&str, DayUnit)] = &[
    ("自然日", DayUnit::Natural),
    ("工作日", DayUnit::Working),
    ("月", DayUnit::Month),
];

pub(crate) const STARTS: &[(&str, Start)] = &[("次日", Start::NextDay), ("当日", Start::SameDay)];

pub(crate) const ROLLS: &[(&str, Roll)] = &[("不顺延", Roll::None), ("顺延", Roll::NextWorking)];

/// After what ledgers are due.
pub(crate) const EVERY: &[(&str, Every)] = &[
    ("期", Every::Period),
    ("月", Every::Month),
    ("阶段", Every::Stage),
];

/// Whom a set selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Units,
    People,
}

pub(crate) const OF: &[(&str, Of)] = &[("单位", Of::Units), ("人员", Of::People)];

/// Whether a tie across the last place takes all.
pub(crate) const ACROSS: &[(&str, bool)] = &[("都列入", true), ("都不列入", false)];

/// What rows of a spot check are drawn from.
pub(crate) const STRATA: &[(&str, Strata)] = &[
    ("单位和台账", Strata::UnitAndLedger),
    ("单位", Strata::Unit),
    ("台账", Strata::Ledger),
];

/// Whether the ladder starts again each year.
pub(crate) const LADDER_WINDOWS: &[(&str, bool)] = &[("年", true), ("活动", false)];

pub(crate) const SHOWN: &[(&str, Shown)] = &[
    ("公开", Shown::Open),
    ("个人", Shown::Personal),
    ("限制", Shown::Restricted),
];

pub(crate) const LEVELS: &[(&str, Level)] = &[
    ("错误", Level::Error),
    ("提醒", Level::Warning),
    ("说明", Level::Note),
];

/// Type of a column as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    Integer,
    Decimal,
    Percent,
    Date,
    Month,
    Due,
    Bool,
    People,
    Units,
    DocNumber,
    Measure,
}

pub(crate) const TYPES: &[(&str, Type)] = &[
    ("文本", Type::Text),
    ("整数", Type::Integer),
    ("小数", Type::Decimal),
    ("百分比", Type::Percent),
    ("日期", Type::Date),
    ("月份", Type::Month),
    ("期限", Type::Due),
    ("是否", Type::Bool),
    ("人员", Type::People),
    ("单位", Type::Units),
    ("文号", Type::DocNumber),
    ("措施", Type::Measure),
];

/// A named check as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CheckName {
    EqualsSum,
    SameDayAtMost,
    WithinSpan,
    NoOverlap,
    NeverLess,
    BehindSchedule,
    Stagnant,
    NearIdentical,
}

pub(crate) const CHECKS: &[(&str, CheckName)] = &[
    ("等于合计", CheckName::EqualsSum),
    ("同日合计不超过", CheckName::SameDayAtMost),
    ("不超过起止天数", CheckName::WithinSpan),
    ("区间不重叠", CheckName::NoOverlap),
    ("不减少", CheckName::NeverLess),
    ("慢于序时", CheckName::BehindSchedule),
    ("停滞", CheckName::Stagnant),
    ("雷同", CheckName::NearIdentical),
];

pub(crate) const WINDOWS: &[(&str, Window)] = &[
    ("周", Window::Week),
    ("周一", Window::Weekday(1)),
    ("周二", Window::Weekday(2)),
    ("周三", Window::Weekday(3)),
    ("周四", Window::Weekday(4)),
    ("周五", Window::Weekday(5)),
    ("月", Window::Month),
    ("季", Window::Quarter),
    ("半年", Window::HalfYear),
    ("年", Window::Year),
    ("阶段", Window::Stage),
    ("活动", Window::Campaign),
];

pub(crate) const COUNTS_FOR: &[(&str, CountsFor)] = &[
    ("本人单位", CountsFor::OwnUnit),
    ("分管单位", CountsFor::UnitsInCharge),
    ("只报告", CountsFor::ReportOnly),
];

pub(crate) const ASPECTS: &[(&str, Aspect)] = &[
    ("及时", Aspect::Timely),
    ("缺报", Aspect::Missing),
    ("完整", Aspect::Complete),
    ("准确", Aspect::Accurate),
    ("退回", Aspect::Returned),
    ("规范", Aspect::Regular),
];

/// What a line that is not marked comes to.
pub(crate) const EXPECTED: &[(&str, ExpectedMark)] = &[("不涉及", ExpectedMark::NotApplicable)];

/// From what mark steps are counted.
pub(crate) const INITIALS: &[(&str, Initial)] = &[("满分", Initial::Full), ("零分", Initial::Nothing)];

/// Whether a part of a place that a quota leaves counts as one.
pub(crate) const GRADE_RESTS: &[(&str, bool)] = &[("不计", false), ("按一步", true)];

/// Over what time cases are counted that repeat.
pub(crate) const REPEAT_WINDOWS: &[(&str, RepeatWindow)] = &[
    ("期", RepeatWindow::Period),
    ("季", RepeatWindow::Quarter),
    ("半年", RepeatWindow::HalfYear),
    ("年", RepeatWindow::Year),
    ("活动", RepeatWindow::Campaign),
];

/// What a part of a step counts.
pub(crate) const RESTS: &[(&str, Rest)] = &[
    ("不计", Rest::Nothing),
    ("按一步", Rest::Whole),
    ("按比例", Rest::Share),
];

/// Whether a period that is not closed counts as 0.
pub(crate) const MISSING_RESULTS: &[(&str, bool)] = &[("按可得", false), ("计零", true)];

pub(crate) const KINDS_OF_PERIOD: &[(&str, PeriodKind)] = &[
    (PeriodKind::Month.word(), PeriodKind::Month),
    (PeriodKind::Quarter.word(), PeriodKind::Quarter),
    (PeriodKind::HalfYear.word(), PeriodKind::HalfYear),
    (PeriodKind::Stage.word(), PeriodKind::Stage),
    (PeriodKind::Year.word(), PeriodKind::Year),
];

pub(crate) const SAME_MATTER: &[(&str, SameMatter)] =
    &[("都计", SameMatter::All), ("取最高", SameMatter::Highest)];

/// Whether a register has a row for every unit.
pub(crate) const ROWS: &[(&str, bool)] = &[("每单位", true)];

pub(crate) const ENTRY_KINDS: &[(&str, EntryKind)] = &[
    (EntryKind::Extension.word(), EntryKind::Extension),
    (EntryKind::Exemption.word(), EntryKind::Exemption),
    (EntryKind::NotApplicable.word(), EntryKind::NotApplicable),
    (EntryKind::Adjustment.word(), EntryKind::Adjustment),
    (EntryKind::Veto.word(), EntryKind::Veto),
    (EntryKind::Assessed.word(), EntryKind::Assessed),
];

pub(crate) const GROUNDS: &[(&str, Ground)] = &[
    (Ground::Document.word(), Ground::Document),
    (Ground::Approver.word(), Ground::Approver),
    (Ground::Date.word(), Ground::Date),
];

pub(crate) const EFFECTS: &[(&str, Effect)] = &[
    ("不得入红榜", Effect::NoRed),
    ("不得评优", Effect::NoAward),
    ("列入黑榜", Effect::Black),
    ("总分计零", Effect::Zero),
];
