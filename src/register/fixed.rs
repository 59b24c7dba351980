//! The registers that every campaign has, defined as ledgers. The program sets their names and columns.

use super::Entry;
use crate::calendar::{DayUnit, Roll};
use crate::campaign::model::{
    ById, ClauseId, Column, ColumnId, ColumnKind, DueRule, EntryKind, Every, Keeper, Ledger, LedgerId, Life,
    Shown,
};
use crate::evidence::Evidence;
use crate::table::{ColumnSpec, HeaderSpec};
use std::sync::{Arc, LazyLock};

/// A register that every campaign has. Its position in [`Fixed::ALL`] is its id among [`Fixed::ledgers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixed {
    /// 报送登记: receipts of ledgers.
    Receipts,
    /// 延期批准: approved extensions.
    Extensions,
    /// 容错澄清: decisions of tolerance, correction and clarification.
    Exemptions,
    /// 不涉及: indicators that do not apply, and confirmed explicit nils.
    NotApplicable,
    /// 加减分: bonuses and deductions.
    Adjustments,
    /// 一票否决: vetoes in force.
    Vetoes,
    /// 评议: votes.
    Votes,
    /// 核定得分: marks set by the office.
    Assessed,
}

/// A column: its id, its content, its printed names, and whether the register needs it.
#[derive(Clone, Copy)]
struct FixedColumn {
    id: Field,
    holds: Holds,
    names: &'static [&'static str],
    required: bool,
}

/// Type by which the cells are read.
#[derive(Clone, Copy)]
enum Holds {
    Text,
    Date,
    Units,
}

/// Content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Unit,
    Ledger,
    Received,
    Returned,
    File,
    Reason,
    Key,
    Deadline,
    NewDate,
    Approver,
    Time,
    Kind,
    Target,
    Person,
    Verdict,
    Document,
    Indicator,
    Level,
    Matter,
    Rating,
    Rater,
    RaterGroup,
    Mark,
}

const fn text(id: Field, names: &'static [&'static str]) -> FixedColumn {
    FixedColumn {
        id,
        holds: Holds::Text,
        names,
        required: false,
    }
}

const fn date(id: Field, names: &'static [&'static str]) -> FixedColumn {
    FixedColumn {
        holds: Holds::Date,
        ..text(id, names)
    }
}

const fn needed(column: FixedColumn) -> FixedColumn {
    FixedColumn {
        required: true,
        ..column
    }
}

const fn unit(names: &'static [&'static str]) -> FixedColumn {
    FixedColumn {
        holds: Holds::Units,
        ..text(Field::Unit, names)
    }
}

const UNIT: FixedColumn = needed(unit(&["单位", "单位名称", "填报单位", "报送单位"]));
const LEDGER: FixedColumn = text(Field::Ledger, &["台账", "台账名称", "台账类型"]);
const INDICATOR: FixedColumn = text(Field::Indicator, &["指标", "指标名称"]);
const DOCUMENT: FixedColumn = text(Field::Document, &["文号", "依据文号", "依据文件", "依据"]);
const APPROVER: FixedColumn = text(Field::Approver, &["批准人", "审批人", "审核人", "批准"]);
const TIME: FixedColumn = date(Field::Time, &["时间", "日期", "认定时间", "批准时间"]);

const RECEIPTS: &[FixedColumn] = &[
    UNIT,
    LEDGER,
    needed(date(
        Field::Received,
        &["收到时间", "收到日期", "收件时间", "报送时间"],
    )),
    date(Field::Returned, &["退回时间", "退回日期"]),
    text(Field::File, &["文件名", "文件名称", "采用文件"]),
    text(Field::Reason, &["原因", "退回原因", "情况", "说明"]),
];

const EXTENSIONS: &[FixedColumn] = &[
    needed(LEDGER),
    needed(text(Field::Key, &["编号", "事项编号", "关联编号"])),
    needed(text(Field::Deadline, &["期限", "期限名称", "时限名称"])),
    needed(date(Field::NewDate, &["新时限", "延期至", "新期限"])),
    APPROVER,
    date(Field::Time, &["批准时间", "批准日期", "审批时间"]),
    DOCUMENT,
];

const EXEMPTIONS: &[FixedColumn] = &[
    text(Field::Kind, &["类型", "类别"]),
    LEDGER,
    text(Field::Key, &["编号", "关联编号", "关联问题编号"]),
    text(
        Field::Target,
        &["所指", "所指期限或指标", "期限或指标", "免除事项", "免除内容"],
    ),
    unit(&["单位", "单位名称", "申请单位"]),
    text(Field::Person, &["姓名"]),
    needed(text(Field::Verdict, &["认定结论", "结论"])),
    DOCUMENT,
    TIME,
    APPROVER,
];

const NOT_APPLICABLE: &[FixedColumn] = &[UNIT, needed(INDICATOR), DOCUMENT, APPROVER, TIME];

const ADJUSTMENTS: &[FixedColumn] = &[
    UNIT,
    needed(text(Field::Kind, &["类别", "类型"])),
    text(Field::Level, &["级别", "档次"]),
    text(Field::Matter, &["事项", "事由", "事项名称"]),
    INDICATOR,
    DOCUMENT,
    TIME,
    APPROVER,
];

const VETOES: &[FixedColumn] = &[
    UNIT,
    needed(text(Field::Kind, &["情形", "否决情形"])),
    DOCUMENT,
    APPROVER,
    TIME,
];

const VOTES: &[FixedColumn] = &[
    needed(text(Field::Rating, &["评议名称", "评议"])),
    needed(unit(&["单位", "被评议单位", "评议对象"])),
    text(Field::RaterGroup, &["评议主体", "主体"]),
    text(Field::Rater, &["评议人", "评议票号"]),
    needed(text(Field::Mark, &["评价", "评议等次", "等次", "得分"])),
];

const ASSESSED: &[FixedColumn] = &[
    UNIT,
    needed(INDICATOR),
    needed(text(Field::Mark, &["得分", "核定得分"])),
    text(Field::Approver, &["核定人", "批准人", "审核人"]),
    DOCUMENT,
    date(Field::Time, &["核定时间", "时间", "日期", "批准时间"]),
];

static LEDGERS: LazyLock<ById<LedgerId, Ledger>> =
    LazyLock::new(|| Fixed::ALL.iter().map(|fixed| fixed.definition()).collect());

impl Fixed {
    /// All of them. The position is the number of the register after the campaign's ledgers.
    pub const ALL: &[Fixed] = &[
        Fixed::Receipts,
        Fixed::Extensions,
        Fixed::Exemptions,
        Fixed::NotApplicable,
        Fixed::Adjustments,
        Fixed::Vetoes,
        Fixed::Votes,
        Fixed::Assessed,
    ];

    /// Their definitions, in the order of [`Fixed::ALL`].
    pub fn ledgers() -> &'static ById<LedgerId, Ledger> {
        &LEDGERS
    }

    /// Printed name of the register.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Fixed::Receipts => &["报送登记", "收件登记", "报送登记表", "收件登记表"],
            Fixed::Extensions => const { &[EntryKind::Extension.word(), "延期登记", "延期审批"] },
            Fixed::Exemptions => const { &[EntryKind::Exemption.word(), "容错纠错", "澄清正名"] },
            Fixed::NotApplicable => const { &[EntryKind::NotApplicable.word(), "不涉及登记"] },
            Fixed::Adjustments => const { &[EntryKind::Adjustment.word(), "加减分登记"] },
            Fixed::Vetoes => const { &[EntryKind::Veto.word(), "一票否决登记"] },
            Fixed::Votes => &["评议", "评议票", "评议登记"],
            Fixed::Assessed => const { &[EntryKind::Assessed.word(), "核定得分登记"] },
        }
    }

    /// Columns in printed order.
    fn columns(self) -> &'static [FixedColumn] {
        match self {
            Fixed::Receipts => RECEIPTS,
            Fixed::Extensions => EXTENSIONS,
            Fixed::Exemptions => EXEMPTIONS,
            Fixed::NotApplicable => NOT_APPLICABLE,
            Fixed::Adjustments => ADJUSTMENTS,
            Fixed::Vetoes => VETOES,
            Fixed::Votes => VOTES,
            Fixed::Assessed => ASSESSED,
        }
    }

    /// The column that holds a field; none where the register has no such column.
    pub(super) fn column(self, field: Field) -> Option<ColumnId> {
        self.columns()
            .iter()
            .position(|column| column.id == field)
            .map(ColumnId)
    }

    /// The cell of an entry of this register that holds a field.
    fn cell_of(self, field: Field, entry: &Entry) -> Option<&Evidence> {
        let column = &self.columns()[self.column(field)?.0];
        entry.cells.iter().find(|cell| *cell.column == *column.names[0])
    }

    /// The cell that names the row an entry is about.
    pub fn key_cell(self, entry: &Entry) -> Option<&Evidence> {
        self.cell_of(Field::Key, entry)
    }

    /// The cell with the number of the document an entry rests on.
    pub fn document_cell(self, entry: &Entry) -> Option<&Evidence> {
        self.cell_of(Field::Document, entry)
    }

    /// What its header looks like; `id` is the number it is found under. Nothing is filled down from a merged cell.
    pub fn spec(self, id: usize) -> HeaderSpec {
        let column = |column: &FixedColumn| ColumnSpec {
            names: arcs(column.names),
            required: column.required,
            amount: true,
            choices: Vec::new(),
        };
        HeaderSpec {
            office: true,
            id,
            ledger: None,
            names: arcs(self.names()),
            columns: self.columns().iter().map(column).collect(),
        }
    }

    fn definition(self) -> Ledger {
        Ledger {
            name: self.name().into(),
            aliases: arcs(&self.names()[1..]),
            clause: ClauseId(0),
            keeper: Keeper::Office,
            row_per_unit: false,
            base: None,
            only: Vec::new(),
            due: DueRule {
                clause: ClauseId(0),
                every: Every::Period,
                within: 0,
                unit: DayUnit::Natural,
                roll: Roll::None,
            },
            limits_until: None,
            filled_for: None,
            shown: Shown::Open,
            key: Vec::new(),
            life: Life::State,
            lead: None,
            support: None,
            person: None,
            columns: self.columns().iter().map(definition).collect(),
            deadlines: ById::new(),
            checks: Vec::new(),
        }
    }
}

fn definition(column: &FixedColumn) -> Column {
    Column {
        name: column.names[0].into(),
        aliases: arcs(&column.names[1..]),
        clause: ClauseId(0),
        kind: match column.holds {
            Holds::Text => ColumnKind::Text,
            Holds::Date => ColumnKind::Date,
            Holds::Units => ColumnKind::Units,
        },
        set: None,
        by_measure: false,
        standing: false,
        shown: Shown::Open,
        unit: None,
        required: column.required,
        required_when: Vec::new(),
        empty_when: Vec::new(),
        min: None,
        max: None,
        step: None,
        not_below: None,
        not_above: None,
        counted: true,
    }
}

fn arcs(names: &[&str]) -> Vec<Arc<str>> {
    names.iter().map(|name| Arc::from(*name)).collect()
}
