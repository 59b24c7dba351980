//! Charts as data: which columns of the page's body they draw.

use std::ops::Range;

/// A chart under the table of its page.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What is drawn.
    pub kind: ChartKind,
    /// Its heading.
    pub title: String,
    /// Rows of the body that are drawn.
    pub rows: Range<usize>,
    /// The column with the names.
    pub names: u16,
    /// The columns with the numbers.
    pub series: Vec<Series>,
}

/// What a chart draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Lying bars, one per name; the first name on top.
    Bars,
    /// Standing columns, one per name.
    Columns,
    /// Lines over the names.
    Lines,
}

/// A column of numbers in a chart.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Its column.
    pub column: u16,
}
