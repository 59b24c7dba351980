//! Dates as people write them.

mod date;
mod month;
mod partial;
mod prepare;
#[cfg(test)]
mod tests;
mod zone;

pub use date::{When, read as read_date};
pub use month::read as read_month;

pub(super) use date::{lost_zero, note, range, serial_text, tail, weekday};
pub(super) use partial::{Lean, Partial, partial, year};
pub(super) use prepare::{Cursor, is_just_before_midnight, of_number, prepare, shown, text_of};
pub(super) use zone::zoned;
