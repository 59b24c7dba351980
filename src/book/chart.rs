//! Charts as data: which columns of the page's body they draw.

use std::ops::Range;

/// A chart under the table of its page.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Type of the chart.
    pub kind: ChartKind,
    /// Heading above the chart.
    pub title: String,
    /// Rows of the body that are drawn, from 0.
    pub rows: Range<usize>,
    /// Column with the names, from 0.
    pub names: u16,
    /// Columns with the numbers.
    pub series: Vec<Series>,
}

/// Type of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Horizontal bars, one per name; the first name on top.
    Bars,
    /// Vertical bars, one per name.
    Columns,
    /// Lines, with the names along the horizontal axis.
    Lines,
}

/// A column of numbers that a chart draws.
#[derive(Clone, Debug)]
pub struct Series {
    /// Name in the legend.
    pub name: String,
    /// Column of the page, from 0.
    pub column: u16,
}
