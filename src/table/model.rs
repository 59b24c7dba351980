//! Header specs (what is looked for on a sheet), and the tables that are found.

use crate::id::LedgerId;
use crate::lexicon::{HeaderWord, Label};
use crate::workbook::{self, NumberFormat, RawValue, ShownAs};
use std::sync::Arc;

/// A ledger to look for, described by its header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeaderSpec {
    /// Number of the ledger, set by the caller.
    pub id: usize,
    /// The same ledger of the campaign; none for a register that every campaign has.
    pub ledger: Option<LedgerId>,
    /// Its title first, then its other names.
    pub names: Vec<Arc<str>>,
    /// Its columns in printed order.
    pub columns: Vec<ColumnSpec>,
    /// Whether the office keeps it: units are not asked for it.
    pub office: bool,
}

/// A column to look for, described by its labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnSpec {
    /// Its printed name first, then its aliases.
    pub names: Vec<Arc<str>>,
    /// Whether a table without this column is of no use.
    pub required: bool,
    /// Whether it holds amounts; then a value merged over several rows counts once.
    pub amount: bool,
    /// Words of its drop-down, folded; a form may come with one of them in every row.
    pub choices: Vec<String>,
}

/// A table found on a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// [`HeaderSpec::id`].
    pub spec: usize,
    /// Name of the worksheet.
    pub sheet: Arc<str>,
    /// Whether the sheet is hidden in Excel.
    pub sheet_hidden: bool,
    /// Text above the header that names the ledger; empty = none.
    pub title: String,
    /// First and last row of the header, from 1.
    pub header: (u32, u32),
    /// For each column of the spec, where it was found.
    pub columns: Vec<Option<FoundColumn>>,
    /// Columns of the sheet that no column of the spec matches.
    pub extra: Vec<FoundColumn>,
    /// Indexes of required columns of the spec that were not found.
    pub missing: Vec<usize>,
    /// Labels with their values around the table, above and below: 填报单位, 填报时间, 单位, 填表人 …
    pub meta: Vec<Meta>,
    /// Rows with data.
    pub rows: Vec<TableRow>,
    /// Rows without data, each with the reason.
    pub skipped: Vec<(u32, SkipReason)>,
    /// Explicit nil (无, 零报告); only in a table without data.
    pub nil: Option<Nil>,
    /// Number of rows that look like data and were left out as examples.
    pub samples: usize,
    /// Whether title or tab say that the whole table is an example.
    pub of_samples: bool,
}

impl Table {
    /// Units of measure in the brackets of the title: 重点项目台账（单位：万元）.
    pub fn units_in_title(&self) -> Vec<String> {
        super::label::units_in(&self.title)
    }
}

/// A column found on the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundColumn {
    /// Column of the sheet, from 1.
    pub col: u32,
    /// Label as printed, without line breaks.
    pub name: String,
    /// Unit of measure given in brackets in the header: 万元, 天.
    pub unit: Option<String>,
    /// Meaning of a label that every table may have: 序号, 备注.
    pub word: Option<HeaderWord>,
}

/// A label with its value, above or below a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Label without colon and without remarks in brackets: `填报单位`.
    pub label: String,
    /// Meaning of the label; none = not one of the generic labels.
    pub meaning: Option<Label>,
    /// The value; never empty.
    pub value: RawValue,
    /// Number format of the value's cell.
    pub format: NumberFormat,
    /// Row of the value, from 1.
    pub row: u32,
    /// Column of the value, from 1.
    pub col: u32,
}

impl Meta {
    /// The value as the sheet shows it.
    pub fn shown(&self) -> String {
        workbook::shown(&self.value, self.format)
    }
}

/// A row with data.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// Whether the row is hidden in Excel.
    pub hidden: bool,
    /// Text of the band (a heading between rows) above the row: `一、理论武装类`.
    pub band: Option<Arc<str>>,
    /// Cells in the order of the spec's columns; none = the cell is empty or the column was not found.
    pub cells: Vec<Option<TableCell>>,
}

/// A cell of a row with data.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// Its value; of a filled cell the value from further up.
    pub value: RawValue,
    /// Number format of the cell.
    pub format: NumberFormat,
    /// What the number format shows in the place of the number, where that is more or something else.
    pub shown: Option<Box<ShownAs>>,
    /// Its own row, from 1, even when its value was filled from another.
    pub row: u32,
    /// Its own column, from 1.
    pub col: u32,
    /// Row from which the value was filled: a vertical merge or 同上; none = its own value.
    pub filled: Option<u32>,
}

/// Why a row holds no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkipReason {
    /// The header is repeated.
    RepeatedHeader,
    /// A band: heading of a category of the rows below.
    Band,
    /// A sum: 小计, 合计, 总计 …
    Total,
    /// Instructions on what to fill in, or numbers of the columns.
    Instruction,
    /// A line to sign: 填表人, 审核人 …
    Footer,
    /// An explanation: 填表说明, 注 …
    Note,
    /// The example row of the template.
    Sample,
    /// An explicit nil: 无, 零报告.
    Nil,
    /// Nothing but what the form came with: the serial number and words of drop-downs.
    Preset,
    /// Only the serial number is filled in.
    NumberOnly,
    /// The title is repeated.
    Title,
    /// 其中 …: a part of the amounts in the row above, already counted there.
    Part,
    /// Above the header, though it looks like data.
    AboveHeader,
    /// A row of another table that matches no ledger.
    OtherTable,
}

/// An explicit statement that there is nothing to report.
#[derive(Clone, Debug, PartialEq)]
pub struct Nil {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// Column of the sheet, from 1.
    pub col: u32,
    /// The statement as written.
    pub text: String,
}
