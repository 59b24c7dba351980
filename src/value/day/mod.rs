//! Dates as people write them.

mod date;
mod moment;
mod month;
mod partial;
mod prepare;
#[cfg(test)]
mod tests;

pub use date::{When, read as read_date};
pub use month::read as read_month;

pub(super) use date::{lost_zero, note, range, serial_text, tail, weekday};
pub(super) use moment::moment;
pub(super) use partial::{Lean, Partial, partial, year};
pub(super) use prepare::{Cursor, of_number, prepare, text_of};
