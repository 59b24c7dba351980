//! The rows below a header: data, and what is not.

mod aside;
mod classify;
mod fill;
mod instruction;
mod looks;
mod nil;
mod total;

pub(super) use classify::{Before, Class, Layout, Row, classify, meta_line, row_of};
pub(super) use fill::{Fill, TALLEST};
pub(super) use looks::{Looks, is_broken, is_figure};
pub(super) use nil::is_nil;
pub(super) use total::{Totals, Wrong};
