//! Names and columns of the registers that every campaign has. They are words of the tool.

use crate::table::{ColumnSpec, HeaderSpec, Table};
use std::sync::Arc;

/// A register with fixed columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixed {
    /// 报送登记.
    Receipts,
    /// 延期批准.
    Extensions,
    /// 容错澄清.
    Exemptions,
    /// 不涉及.
    NotApplicable,
    /// 加减分.
    Adjustments,
    /// 一票否决.
    Vetoes,
    /// 评议.
    Votes,
    /// 核定得分.
    Assessed,
}

/// A table of such a register.
#[derive(Clone, Debug)]
pub struct FixedTable {
    /// Which one.
    pub kind: Fixed,
    /// Id of the period whose folder it lies in.
    pub period: Arc<str>,
    /// Path of the file.
    pub file: Arc<str>,
    /// Header and rows.
    pub table: Table,
}

/// Printed names of a column, and whether the register is of no use without it.
pub(super) type FixedColumn = (&'static [&'static str], bool);

const UNIT: FixedColumn = (&["单位", "单位名称", "填报单位", "报送单位"], true);
const LEDGER: &[&str] = &["台账", "台账名称", "台账类型"];
const DOCUMENT: FixedColumn = (&["文号", "依据文号", "依据文件", "依据"], false);
const APPROVER: FixedColumn = (&["批准人", "审批人", "审核人", "批准"], false);
const TIME: FixedColumn = (&["时间", "日期", "认定时间", "批准时间"], false);

impl Fixed {
    /// All of them; the position is the register's number behind the campaign's ledgers.
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

    /// Printed name.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Fixed::Receipts => &["报送登记", "收件登记", "报送登记表", "收件登记表"],
            Fixed::Extensions => &["延期批准", "延期登记", "延期审批"],
            Fixed::Exemptions => &["容错澄清", "容错纠错", "澄清正名"],
            Fixed::NotApplicable => &["不涉及", "不涉及登记"],
            Fixed::Adjustments => &["加减分", "加减分登记"],
            Fixed::Vetoes => &["一票否决", "一票否决登记"],
            Fixed::Votes => &["评议", "评议票", "评议登记"],
            Fixed::Assessed => &["核定得分", "核定得分登记"],
        }
    }

    /// Columns in printed order.
    pub(super) fn columns(self) -> &'static [FixedColumn] {
        match self {
            Fixed::Receipts => &[
                UNIT,
                (LEDGER, false),
                (&["收到时间", "收到日期", "收件时间", "报送时间"], true),
                (&["退回时间", "退回日期"], false),
                (&["文件名", "文件名称", "采用文件"], false),
                (&["原因", "退回原因", "情况", "说明"], false),
            ],
            Fixed::Extensions => &[
                (LEDGER, true),
                (&["编号", "事项编号", "关联编号"], true),
                (&["期限", "期限名称", "时限名称"], true),
                (&["新时限", "延期至", "新期限"], true),
                APPROVER,
                (&["批准时间", "批准日期", "审批时间"], false),
            ],
            Fixed::Exemptions => &[
                (&["类型", "类别"], false),
                (LEDGER, false),
                (&["编号", "关联编号", "关联问题编号"], false),
                (&["所指"], false),
                (&["单位", "单位名称", "申请单位"], false),
                (&["姓名"], false),
                (&["认定结论", "结论"], true),
                DOCUMENT,
                TIME,
            ],
            Fixed::NotApplicable => &[UNIT, (&["指标", "指标名称"], true), DOCUMENT, APPROVER],
            Fixed::Adjustments => &[
                UNIT,
                (&["类别", "类型"], true),
                (&["级别", "档次"], false),
                (&["事项", "事由", "事项名称"], false),
                (&["指标", "指标名称"], false),
                DOCUMENT,
                TIME,
                APPROVER,
            ],
            Fixed::Vetoes => &[UNIT, (&["情形", "否决情形"], true), DOCUMENT, APPROVER, TIME],
            Fixed::Votes => &[
                (&["评议名称", "评议"], true),
                (&["单位", "被评议单位", "评议对象"], true),
                (&["评议主体", "主体"], false),
                (&["评议人", "评议票号"], false),
                (&["评价", "评议等次", "等次", "得分"], true),
            ],
            Fixed::Assessed => &[
                UNIT,
                (&["指标", "指标名称"], true),
                (&["得分", "核定得分"], true),
                (&["核定人", "批准人", "审核人"], false),
            ],
        }
    }

    /// What its header looks like; `id` is the number it is found under.
    pub fn spec(self, id: usize) -> HeaderSpec {
        let all = |names: &[&str]| names.iter().map(|name| Arc::from(*name)).collect();
        let column = |(names, required): &FixedColumn| ColumnSpec {
            names: all(names),
            required: *required,
            amount: true,
        };
        HeaderSpec {
            id,
            names: all(self.names()),
            columns: self.columns().iter().map(column).collect(),
        }
    }
}
