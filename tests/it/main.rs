//! Integration tests, one binary.

mod architecture;
mod whole_run;
mod campaign_mistakes;
mod demo;
mod cli;
mod excel;
mod findings;
mod foreign;
mod worked_example;
