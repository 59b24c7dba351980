//! Tells rows with data below a header from all other rows.

mod aside;
mod classify;
mod fill;
mod instruction;
mod looks;
mod nil;
mod row;
mod total;

pub(super) use classify::classify;
pub(super) use fill::{Fill, TALLEST};
pub(super) use looks::{Looks, is_broken, is_figure};
pub(super) use nil::is_nil;
pub(super) use row::{Before, Class, Layout, Row, row_of};
pub(super) use total::{Totals, Wrong};
