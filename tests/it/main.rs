//! Integration tests, one binary.

mod architecture;
mod excel;
mod campaign_mistakes;
mod foreign;
