//! Plans as definitions: whether the rules read back say every number, and what a new office meets.

mod faults;
mod mechanisms;
pub(crate) mod minis;
mod readback;
mod slips;
