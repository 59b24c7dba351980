//! Bytes of a file → [`RawBook`]: what kind it is, its sheets, cells, merges, hidden parts.

mod raw;

pub use raw::{Area, NumberFormat, RawBook, RawCell, RawRow, RawSheet, RawValue};
