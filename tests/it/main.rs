//! Integration tests, one binary.

mod architecture;
mod campaign_mistakes;
mod cli;
mod excel;
mod findings;
mod foreign;
mod worked_example;
