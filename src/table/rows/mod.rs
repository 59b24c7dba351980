//! The rows below a header: data, and what is not.

mod classify;
mod fill;
mod total;

pub(super) use classify::{Before, Class, Layout, Row, classify, is_nil, meta_line, row_of};
pub(super) use fill::Fill;
pub(super) use total::{Totals, Wrong};
