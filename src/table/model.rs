//! What is looked for on a sheet, and what was found.

use crate::lexicon::{HeaderWord, Label};
use crate::workbook::{NumberFormat, RawValue};
use std::sync::Arc;

/// A ledger to look for, as far as its header tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeaderSpec {
    /// The caller's number of the ledger.
    pub id: usize,
    /// Its title, then other names for it.
    pub names: Vec<Arc<str>>,
    /// Its columns in printed order.
    pub columns: Vec<ColumnSpec>,
}

/// A column to look for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnSpec {
    /// Printed name, then aliases.
    pub names: Vec<Arc<str>>,
    /// Whether the ledger is of no use without it.
    pub required: bool,
    /// Whether it holds amounts, of which a merged one counts once.
    pub amount: bool,
}

/// A ledger found on a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// [`HeaderSpec::id`].
    pub spec: usize,
    /// Name of the worksheet.
    pub sheet: Arc<str>,
    /// Whether the user does not see the sheet.
    pub sheet_hidden: bool,
    /// The text above the header that names it; empty when there is none.
    pub title: String,
    /// First and last row of the header.
    pub header: (u32, u32),
    /// For each column of the spec, where it was found.
    pub columns: Vec<Option<FoundColumn>>,
    /// Columns of the sheet that the spec does not know.
    pub extra: Vec<FoundColumn>,
    /// Required columns that are not there, by index into the spec's columns.
    pub missing: Vec<usize>,
    /// 填报单位, 填报时间, 单位, 填表人 … with what was filled in; also those of the footer.
    pub meta: Vec<Meta>,
    /// The rows of data.
    pub rows: Vec<TableRow>,
    /// Rows that are not data, and why.
    pub skipped: Vec<(u32, SkipReason)>,
    /// Where the sheet says that there is nothing to report; only when it has no row of data.
    pub nil: Option<Nil>,
}

/// A column of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundColumn {
    /// From 1.
    pub col: u32,
    /// As printed, without line breaks.
    pub name: String,
    /// Unit the header gives in brackets: 万元, 天.
    pub unit: Option<String>,
    /// What it means where every table may have it: 序号, 备注.
    pub word: Option<HeaderWord>,
}

/// A label with its value, above or below the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Without colon and remarks in brackets: `填报单位`.
    pub label: String,
    /// What the label means; none when it is no generic one.
    pub meaning: Option<Label>,
    /// What stands behind it; never empty.
    pub value: RawValue,
    /// How the sheet shows the value.
    pub format: NumberFormat,
    /// Where the value stands.
    pub row: u32,
    /// Where the value stands.
    pub col: u32,
}

/// A row of data.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// From 1.
    pub row: u32,
    /// Whether the user does not see it.
    pub hidden: bool,
    /// The band it stands under: `一、理论武装类`.
    pub band: Option<Arc<str>>,
    /// Its cells, parallel to the columns of the spec.
    pub cells: Vec<Option<TableCell>>,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// What it holds.
    pub value: RawValue,
    /// How the sheet shows a number.
    pub format: NumberFormat,
    /// Its own place, even when it was filled.
    pub row: u32,
    /// Its own place.
    pub col: u32,
    /// The row its value was taken from: a vertical merge or 同上.
    pub filled: Option<u32>,
}

/// Why a row is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkipReason {
    /// The header once more.
    RepeatedHeader,
    /// A category for the rows below.
    Band,
    /// 小计, 合计, 总计 …
    Total,
    /// What to fill in where, or the numbers of the columns.
    Instruction,
    /// 填表人, 审核人 …
    Footer,
    /// 填表说明, 注 …
    Note,
    /// The example of the template.
    Sample,
    /// 无, 零报告.
    Nil,
    /// Nothing but its number.
    NumberOnly,
    /// The title once more.
    Title,
    /// 其中 …: contained in the row above.
    Part,
    /// Above the header, though it looks like data.
    AboveHeader,
    /// Of a table that no ledger knows.
    OtherTable,
}

/// An explicit "nothing to report".
#[derive(Clone, Debug, PartialEq)]
pub struct Nil {
    /// From 1.
    pub row: u32,
    /// From 1.
    pub col: u32,
    /// The words.
    pub text: String,
}
