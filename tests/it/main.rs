//! Integration tests, one binary.

mod architecture;
mod cli;
mod excel;
mod campaign_mistakes;
mod foreign;
mod worked_example;
