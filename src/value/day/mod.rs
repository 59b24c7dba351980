//! Dates as people write them.

mod cursor;
mod date;
mod guess;
mod month;
mod partial;
mod prepare;
mod range;
mod serial;
#[cfg(test)]
mod tests;

pub use date::{When, read as read_date};
pub use month::read as read_month;

pub(super) use cursor::Cursor;
pub(super) use date::{lost_zero, note, serial_text, tail, weekday};
pub(super) use guess::Lean;
pub(super) use partial::{Partial, partial, year};
pub(super) use prepare::{prepare, text_of};
pub(super) use range::range;
pub(super) use serial::{of_number, serial};
