//! Ledgers, columns, deadlines and checks.

use super::{
    ById, ClauseId, ColumnId, DeadlineId, DueRule, LedgerId, ListId, MeasureId, SetId, StageId, UnitId,
};
use crate::calendar::{DayUnit, Roll, Start};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A table units keep, or a register of the office.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Printed name.
    pub name: Arc<str>,
    /// Other names it is sent under.
    pub aliases: Vec<Arc<str>>,
    /// Clause that asks for it.
    pub clause: ClauseId,
    /// Who keeps it.
    pub keeper: Keeper,
    /// Register of the office with the same key that these rows answer.
    pub base: Option<LedgerId>,
    /// Stages in which it is asked for; empty = always.
    pub only: Vec<StageId>,
    /// When it is due.
    pub due: DueRule,
    /// Who may see it.
    pub shown: Shown,
    /// Columns that identify a row within a unit; empty = rows have no identity.
    pub key: Vec<ColumnId>,
    /// What puts a row in a period.
    pub life: Life,
    /// Column with the lead unit(s); without it a row belongs to its sender.
    pub lead: Option<FieldRef>,
    /// Column with the supporting units.
    pub support: Option<FieldRef>,
    /// Column with the person(s) a row is about.
    pub person: Option<FieldRef>,
    /// Columns in printed order; 序号 and 备注 are not among them.
    pub columns: ById<ColumnId, Column>,
    /// Named time limits of a row.
    pub deadlines: ById<DeadlineId, Deadline>,
    /// Cross-cell checks.
    pub checks: Vec<Check>,
}

/// Who keeps a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The units of a set.
    Units(SetId),
    /// The office: a register.
    Office,
}

/// Who may see a ledger or column (`decisions` 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Everybody.
    Open,
    /// Masked outside the unit's own slip and the office's workbook.
    Personal,
    /// Restricted files only.
    Restricted,
}

impl Shown {
    /// Stands for what is not shown.
    pub const MASK: &str = "***";
}

/// What puts a row in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// One date.
    Event {
        /// The column of the date.
        date: ColumnId,
    },
    /// A life from opening to close-out; in every period in which it was alive.
    Item {
        /// Opened on; of the ledger or its base.
        opened: Option<FieldRef>,
        /// Closed out on; of the ledger or its base.
        closed: Option<FieldRef>,
    },
    /// State as sent.
    State,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Printed name.
    pub name: Arc<str>,
    /// Other headers it is sent under.
    pub aliases: Vec<Arc<str>>,
    /// Clause that asks for it.
    pub clause: ClauseId,
    /// Type.
    pub kind: ColumnKind,
    /// Units or people a name must belong to.
    pub set: Option<SetId>,
    /// The unit must be a lead (support) of the row's measure.
    pub by_measure: bool,
    /// Whether 长期坚持 is allowed as a time limit.
    pub standing: bool,
    /// Who may see it.
    pub shown: Shown,
    /// Unit of measure of a number (天, 万元).
    pub unit: Option<Arc<str>>,
    /// Must be filled.
    pub required: bool,
    /// Must be filled when all of these hold; empty = no such rule.
    pub required_when: Vec<Condition>,
    /// Least value; least head count for people and units.
    pub min: Option<Decimal>,
    /// Greatest value; greatest head count.
    pub max: Option<Decimal>,
    /// Value must be a multiple of it.
    pub step: Option<Decimal>,
    /// Must not be below (before) this column.
    pub not_below: Option<FieldRef>,
    /// Must not be above (after) this column.
    pub not_above: Option<FieldRef>,
    /// Whether counting reads the cell: then an unreadable value rejects the row (`decisions` 37).
    pub counted: bool,
}

/// Type of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnKind {
    /// 文本.
    Text,
    /// 整数.
    Integer,
    /// 小数.
    Decimal,
    /// 百分比, 0–100.
    Percent,
    /// 日期.
    Date,
    /// 月份.
    Month,
    /// 期限.
    Due,
    /// 是否.
    Bool,
    /// 人员.
    People,
    /// 单位.
    Units,
    /// 文号.
    DocNumber,
    /// 措施.
    Measure,
    /// A value of a code list.
    Choice(ListId),
    /// The key of a row of another ledger.
    Reference {
        /// Which ledger.
        ledger: LedgerId,
        /// What the row referred to must fulfil.
        conditions: Vec<Condition>,
        /// Every row there must be referred to as well.
        both_ways: bool,
    },
}

/// A column as seen from a row: its own, its base's, or of the row it refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRef {
    /// How to get from the row to the row that has the column.
    pub hop: Hop,
    /// Ledger that has the column.
    pub ledger: LedgerId,
    /// The column there.
    pub column: ColumnId,
}

/// One step from a row to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hop {
    /// The row itself.
    Own,
    /// The register's row with the same key.
    Base,
    /// The row that this reference column of the row names.
    Via(ColumnId),
    /// The row that this reference column of the base's row names.
    BaseVia(ColumnId),
}

/// A closed condition on a row; several mean all.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What is looked at.
    pub field: FieldRef,
    /// What must hold.
    pub test: Test,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// One of these.
    In(Vec<Literal>),
    /// None of these.
    NotIn(Vec<Literal>),
    /// Blank (true) or filled (false).
    Empty(bool),
    /// Number at least.
    AtLeast(Decimal),
    /// Number at most.
    AtMost(Decimal),
    /// Equal to this roster attribute of the subject (or the subject's unit).
    SameAs(Arc<str>),
}

/// A value written in a definition, resolved by the column's type.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// Index into the column's list.
    Choice(usize),
    /// 是 / 否.
    Bool(bool),
    /// A unit.
    Unit(UnitId),
    /// Index into the measures.
    Measure(MeasureId),
    /// Words, compared folded.
    Text(Arc<str>),
}

/// A named time limit of a row.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Printed name, unique within the ledger.
    pub name: Arc<str>,
    /// Clause that sets it.
    pub clause: ClauseId,
    /// Rows it applies to; empty = all.
    pub conditions: Vec<Condition>,
    /// When it is due.
    pub due: DueFrom,
    /// Unit lateness is counted in, and of the term.
    pub unit: DayUnit,
    /// Whether the first day counts.
    pub start: Start,
    /// What happens on a day off.
    pub roll: Roll,
    /// Date that meets it.
    pub met: FieldRef,
    /// Date that ends a repeating limit.
    pub until: Option<FieldRef>,
}

/// Where a due date comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum DueFrom {
    /// Written in a column of type 期限 or 日期.
    Column(FieldRef),
    /// A term after a date.
    After {
        /// The date.
        from: FieldRef,
        /// How many units.
        n: u32,
    },
    /// Again every n units after a date until [`Deadline::until`].
    Every {
        /// The date.
        from: FieldRef,
        /// How many units.
        n: u32,
    },
}

/// A named check across cells or rows.
#[derive(Clone, Debug)]
pub struct Check {
    /// Clause that asks for it.
    pub clause: ClauseId,
    /// Column the finding is placed at.
    pub column: ColumnId,
    /// What is checked.
    pub kind: CheckKind,
}

/// What a check asks.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckKind {
    /// 等于合计: the column equals the sum of these.
    EqualsSum(Vec<ColumnId>),
    /// 同日合计不超过: per person and day the sum is at most this.
    SameDayAtMost(Decimal),
    /// 区间不重叠: spans from the column to this one of one person do not overlap.
    NoOverlap(ColumnId),
    /// 不减少: not below the sealed value of the same row.
    NeverLess,
    /// 慢于序时: the share of this column is behind elapsed time by more points than the limit.
    BehindSchedule {
        /// What 100 % is.
        of: ColumnId,
        /// Percentage points.
        limit: Decimal,
    },
    /// 停滞: unchanged over this many periods.
    Stagnant(u32),
    /// 雷同: near-identical to another unit's text.
    NearIdentical,
}
