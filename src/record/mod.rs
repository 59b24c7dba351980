//! Rows of tables → typed records.

pub mod value;
