//! Integration tests, one binary.

mod architecture;
mod excel;
mod foreign;
