//! Inputs as text: what the fuzzer changes is what a person would write down, so that seeds and crashes can be read.

pub mod binary_sheet;
pub mod cell;
pub mod package;
pub mod promises;
pub mod sheets;
