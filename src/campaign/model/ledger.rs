//! Ledgers, columns, deadlines and checks.

use super::{
    ById, ClauseId, ColumnId, DeadlineId, DueRule, LedgerId, ListId, MeasureId, PersonId, SetId, StageId,
    UnitId,
};
use crate::calendar::{DayUnit, Roll, Start};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A table that units keep, or a register that the office keeps.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// 每单位: a register that has a row for every unit; a unit without one is not settled (`decisions` 69).
    pub row_per_unit: bool,
    /// Printed name.
    pub name: Arc<str>,
    /// Other names it is sent under.
    pub aliases: Vec<Arc<str>>,
    /// Clause that asks for it.
    pub clause: ClauseId,
    /// Who keeps it.
    pub keeper: Keeper,
    /// Register of the office whose items these rows report on, matched by the same key; none = the rows stand for
    /// themselves.
    pub base: Option<LedgerId>,
    /// Stages in which it is asked for; empty = always.
    pub only: Vec<StageId>,
    /// When it is due, counted from the end of a period, month or stage.
    pub due: DueRule,
    /// Day up to which limits in the units' rows may run; none = the end of the campaign.
    pub limits_until: Option<NaiveDate>,
    /// Column with the month for which a row is filled in: rows of one key for different months are states, one after
    /// the other (`decisions` 45). None = the table tells.
    pub filled_for: Option<ColumnId>,
    /// Who may see the ledger; a column may be shown to fewer people.
    pub shown: Shown,
    /// Columns that identify a row within a unit; empty = rows have no key.
    pub key: Vec<ColumnId>,
    /// By which dates a row belongs to a period.
    pub life: Life,
    /// Column with the lead unit(s); without it a row belongs to its sender.
    pub lead: Option<FieldRef>,
    /// Column with the supporting units.
    pub support: Option<FieldRef>,
    /// Column with the person(s) a row is about.
    pub person: Option<FieldRef>,
    /// Columns in printed order, without 序号 and 备注, which every table may have.
    pub columns: ById<ColumnId, Column>,
    /// Named time limits of a row.
    pub deadlines: ById<DeadlineId, Deadline>,
    /// Checks across cells and rows of this ledger.
    pub checks: Vec<Check>,
}

/// Who keeps a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The units of a set.
    Units(SetId),
    /// The office: the ledger is a register.
    Office,
}

/// Who may see a ledger or a column (`decisions` 25). The larger value is seen by fewer people.
///
/// Where it is applied, in the order of a run: what a definition may list or sample at all is checked in
/// `campaign/resolve/ladder.rs`, `campaign/resolve/amount.rs` and `campaign/resolve/sampling.rs`;
/// `campaign/model/lookup.rs` answers for a ledger, a column or a finding; `record/mod.rs` marks source cells as
/// personal; `rows/label.rs` leaves cells out of the label of a row and out of its source cells, `rows/matter.rs` out
/// of its subject; `check/left_out.rs` and `check/owed.rs` choose what a finding about a row that is missing may quote;
/// `sampling.rs` leaves out and masks cells of the form of a spot check; `requirement/report.rs`, `items/open.rs`,
/// `items/counts.rs` and `items/tracked.rs` leave out restricted ledgers; `measure/findings.rs`, `measure/ratio.rs` and
/// `measure/sums.rs` choose what the cases of a mark may tell; `outcome/consolidate.rs` splits ledgers into an open and
/// a restricted part; `pipeline/finish.rs` splits findings the same way, `pipeline/correct.rs` chooses what a later
/// decision may tell; `report/rules/filling.rs` tells how restricted columns are filled in to the office alone;
/// `closing.rs` splits the seal. Personal cells are masked last, in `report/masked.rs`, for all but the unit's own slip
/// and the office's workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Everybody.
    Open,
    /// Masked ([`Shown::MASK`]) outside the unit's own slip and the office's workbook.
    Personal,
    /// In the restricted files only.
    Restricted,
}

impl Shown {
    /// Printed instead of a cell that may not be shown.
    pub const MASK: &str = "***";
}

/// By which dates a row belongs to a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It happened on one day, and belongs to the period of that day.
    Event {
        /// Column with the day.
        date: ColumnId,
    },
    /// It is open from one day to another, and belongs to every period in which it was open.
    Item {
        /// Day it was opened, in a column of the ledger or of its base; none = the day its base was opened.
        opened: Option<FieldRef>,
        /// Day it was closed out, in a column of the ledger or of its base; none = never closed.
        closed: Option<FieldRef>,
    },
    /// It has no dates: it belongs to the period for which it was sent.
    State,
}

/// A column of a ledger.
#[derive(Clone, Debug)]
pub struct Column {
    /// Printed name.
    pub name: Arc<str>,
    /// Other headers it is sent under.
    pub aliases: Vec<Arc<str>>,
    /// Clause that asks for it.
    pub clause: ClauseId,
    /// Type of its cells.
    pub kind: ColumnKind,
    /// Set of units or people that a name must belong to; none = anybody in the roster.
    pub set: Option<SetId>,
    /// Whether the unit must be a lead (in a column of supporting units: a support) of the row's measure.
    pub by_measure: bool,
    /// Whether 长期坚持 is allowed as a time limit.
    pub standing: bool,
    /// Who may see it.
    pub shown: Shown,
    /// Unit of measure of a number (天, 万元).
    pub unit: Option<Arc<str>>,
    /// Whether the cell must be filled in every row.
    pub required: bool,
    /// Conditions under which it must be filled; empty = no such rule.
    pub required_when: Vec<Condition>,
    /// Conditions under which it must be blank; empty = no such rule.
    pub empty_when: Vec<Condition>,
    /// Least number allowed; for people and units the least number of names.
    pub min: Option<Decimal>,
    /// Greatest number allowed; for people and units the greatest number of names.
    pub max: Option<Decimal>,
    /// A number must be a multiple of it.
    pub step: Option<Decimal>,
    /// Column whose number (or day) this one must not be below (or before).
    pub not_below: Option<FieldRef>,
    /// Column whose number (or day) this one must not be above (or after).
    pub not_above: Option<FieldRef>,
    /// Whether counting reads the cell: then an unreadable value rejects the row (`decisions` 37).
    pub counted: bool,
}

/// Type of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnKind {
    /// 文本: text.
    Text,
    /// 整数: a whole number.
    Integer,
    /// 小数: a decimal number.
    Decimal,
    /// 百分比: per cent, 0–100.
    Percent,
    /// 日期: a day.
    Date,
    /// 月份: a month.
    Month,
    /// 期限: a time limit.
    Due,
    /// 是否: yes or no.
    Bool,
    /// 人员: one or several people of the roster.
    People,
    /// 单位: one or several units of the roster.
    Units,
    /// 文号: the number of a document.
    DocNumber,
    /// 措施: a measure of the plan.
    Measure,
    /// A word of a code list.
    Choice(ListId),
    /// The key of a row of another ledger.
    Reference {
        /// Ledger of the row referred to.
        ledger: LedgerId,
        /// Conditions the row referred to must fulfil.
        conditions: Vec<Condition>,
        /// Whether every row of that ledger must be referred to as well.
        both_ways: bool,
        /// Natural days after a row of that ledger was opened within which it must be; none = by the end of the
        /// period in which it was opened.
        within: Option<u32>,
    },
}

/// A column that can be read from a row: of the row itself, of its base's row, or of a row that one of them refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRef {
    /// How to get from the row to the row that has the column.
    pub hop: Hop,
    /// Ledger that has the column.
    pub ledger: LedgerId,
    /// The column there.
    pub column: ColumnId,
}

impl FieldRef {
    /// A column of the row itself.
    pub fn own(ledger: LedgerId, column: ColumnId) -> FieldRef {
        FieldRef {
            hop: Hop::Own,
            ledger,
            column,
        }
    }

    /// The column, where it is one of the row itself in this ledger.
    pub fn own_column(self, ledger: LedgerId) -> Option<ColumnId> {
        (self.hop == Hop::Own && self.ledger == ledger).then_some(self.column)
    }
}

impl Ledger {
    /// Columns with the days on which something was done: a time limit met, the row closed out.
    pub fn done(&self) -> impl Iterator<Item = FieldRef> {
        let closed = match self.life {
            Life::Item { closed, .. } => closed,
            Life::Event { .. } | Life::State => None,
        };
        let met = self.deadlines.iter().map(|deadline| deadline.met);
        met.chain(closed)
    }
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

/// A condition on a row; where several are given, all must hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The column that is looked at.
    pub field: FieldRef,
    /// What its value must fulfil.
    pub test: Test,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The value is one of these.
    In(Vec<Literal>),
    /// The value is none of these.
    NotIn(Vec<Literal>),
    /// The cell is blank (true) or filled (false).
    Empty(bool),
    /// The number is at least this.
    AtLeast(Decimal),
    /// The number is at most this.
    AtMost(Decimal),
    /// The value equals this roster attribute (a column of the roster, by name) of the subject or of the subject's
    /// unit.
    SameAs(Arc<str>),
}

/// A value written in a definition, resolved by the column's type.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// Index into the values of the column's list.
    Choice(usize),
    /// 是 (true) or 否 (false).
    Bool(bool),
    /// A unit of the roster.
    Unit(UnitId),
    /// A person of the roster.
    Person(PersonId),
    /// A measure of the plan.
    Measure(MeasureId),
    /// Text, compared folded.
    Text(Arc<str>),
}

/// A named time limit of a row.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Printed name, unique within the ledger.
    pub name: Arc<str>,
    /// Clause that sets it.
    pub clause: ClauseId,
    /// Conditions of the rows it applies to; empty = all rows.
    pub conditions: Vec<Condition>,
    /// Where its due date comes from.
    pub due: DueFrom,
    /// Unit in which lateness is counted, and the term where the due date is a term after a date.
    pub unit: DayUnit,
    /// Whether the term starts on the day itself or on the day after.
    pub start: Start,
    /// Whether a due date on a day off moves to the next working day.
    pub roll: Roll,
    /// Column with the day on which it was met.
    pub met: FieldRef,
    /// Column with the day that ends a limit that comes back; none = the day the row is closed out.
    pub until: Option<FieldRef>,
}

/// Where a due date comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum DueFrom {
    /// It is written in a column of type 期限 or 日期.
    Column(FieldRef),
    /// A term after a day.
    After {
        /// Column with the day.
        from: FieldRef,
        /// Length of the term, in [`Deadline::unit`].
        n: u32,
    },
    /// It comes back: every `n` units after a day, until [`Deadline::until`].
    Every {
        /// Column with the day.
        from: FieldRef,
        /// Length of a turn, in [`Deadline::unit`].
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

/// The kind of a check.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckKind {
    /// 等于合计: the column equals the sum of these columns of the row.
    EqualsSum(Vec<ColumnId>),
    /// 同日合计不超过: the sum over all rows of one person on one day is at most this.
    SameDayAtMost(Decimal),
    /// 不超过起止天数: the number of days is at most that of the days from one column to another.
    WithinSpan {
        /// Column with the first day.
        from: ColumnId,
        /// Column with the last day.
        to: ColumnId,
    },
    /// 区间不重叠: the time from this check's column to the column named here does not overlap for one person.
    NoOverlap(ColumnId),
    /// 不减少: the number is not below the sealed one of the same row.
    NeverLess,
    /// 慢于序时: progress (this column ÷ `of`) is behind the share of the time that has passed.
    BehindSchedule {
        /// Column with the whole, which is 100 %.
        of: ColumnId,
        /// How far behind it may be, in percentage points.
        limit: Decimal,
    },
    /// 停滞: unchanged over this many periods.
    Stagnant(u32),
    /// 雷同: the text is nearly the same as another unit's.
    NearIdentical,
}
